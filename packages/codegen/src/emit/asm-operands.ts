/** Operands read from the text of an instruction, in AT&T and in Intel's syntax. */
import { Register } from "iced-x86";
import { AssemblyError } from "./asm-error.js";

interface Memory {
  readonly kind: "mem";
  readonly base: Register;
  readonly index: Register;
  readonly scale: number;
  readonly disp: number;
  readonly symbol: number;
  readonly segment: Register;
  /** Bits, 0 where the text does not say. */
  readonly bits: number;
}
export type Operand =
  | { readonly kind: "reg"; readonly register: Register }
  | { readonly kind: "imm"; readonly value: number; readonly symbol: number }
  | { readonly kind: "label"; readonly name: string }
  | Memory;

const registersByName = new Map<string, Register>();
export function registerNamed(name: string): Register | undefined {
  if (registersByName.size === 0) {
    for (const [key, value] of Object.entries(Register)) {
      if (typeof value === "number" && value !== Register.None) registersByName.set(key.toLowerCase(), value);
    }
    registersByName.set("st", Register.ST0);
  }
  const stack = /^st\((\d)\)$/.exec(name);
  return registersByName.get(stack === null ? name.toLowerCase() : `st${stack[1]}`);
}

interface Expression {
  readonly value: number;
  readonly symbol: number;
}
/** A sum of numbers and at most one symbol. */
function readExpression(text: string): Expression | undefined {
  let value = 0;
  let symbol = -1;
  const terms = text.replace(/\s+/g, "").match(/[+-]*[^+-]+/g);
  if (terms === null) return undefined;
  for (const term of terms) {
    const match = /^([+-]*)(?:@(\d+)|(0[xX][0-9a-fA-F]+|\d+|0[bB][01]+)|([0-9a-fA-F]+)[hH])$/.exec(term);
    if (match === null) return undefined;
    const sign = ((match[1] ?? "").match(/-/g)?.length ?? 0) % 2 === 1 ? -1 : 1;
    if (match[2] !== undefined) {
      if (symbol >= 0 || sign < 0) return undefined;
      symbol = Number(match[2]);
    } else
      value += sign * (match[4] !== undefined ? Number.parseInt(match[4], 16) : readNumber(match[3] ?? "0"));
  }
  return { value: value | 0, symbol };
}
function readNumber(text: string): number {
  return /^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text);
}

export function readAtt(text: string, branch: boolean): Operand {
  let rest = text.trim();
  let indirect = false;
  if (rest.startsWith("*")) {
    indirect = true;
    rest = rest.slice(1).trim();
  }
  if (rest.startsWith("$")) {
    const value = readExpression(rest.slice(1));
    if (value !== undefined) return { kind: "imm", ...value };
  }
  let segment: Register = Register.None;
  const prefixed = /^%(\w\w):(.*)$/s.exec(rest);
  if (prefixed !== null) {
    segment = registerNamed(prefixed[1] ?? "") ?? Register.None;
    rest = prefixed[2] ?? "";
  } else if (rest.startsWith("%")) {
    const register = registerNamed(rest.slice(1));
    if (register !== undefined) return { kind: "reg", register };
  }
  const memory = /^([^()]*)(?:\(\s*(?:%(\w+))?\s*(?:,\s*(?:%(\w+))?\s*(?:,\s*(\d)\s*)?)?\))?$/.exec(rest);
  if (memory !== null) {
    const [, disp = "", base, index, scale] = memory;
    const plain = base === undefined && index === undefined;
    const value = disp.trim() === "" && !plain ? { value: 0, symbol: -1 } : readExpression(disp);
    if (value !== undefined) {
      if (plain && branch && !indirect) return { kind: "imm", ...value };
      return {
        kind: "mem",
        base: base === undefined ? Register.None : (registerNamed(base) ?? Register.None),
        index: index === undefined ? Register.None : (registerNamed(index) ?? Register.None),
        scale: Number(scale ?? 1),
        disp: value.value,
        symbol: value.symbol,
        segment,
        bits: 0,
      };
    }
    if (plain && /^[\w.$]+$/.test(rest)) return { kind: "label", name: rest };
  }
  throw new AssemblyError(`operand '${text.trim()}'`);
}

const INTEL_SIZES: Readonly<Record<string, number>> = {
  byte: 8,
  word: 16,
  dword: 32,
  qword: 64,
  xmmword: 128,
  tbyte: 80,
};

export function readIntel(text: string): Operand {
  let rest = text.trim();
  const register = registerNamed(rest);
  if (register !== undefined) return { kind: "reg", register };
  let bits = 0;
  const sized = /^(\w+)\s+ptr\s+(.*)$/is.exec(rest);
  if (sized !== null) {
    bits = INTEL_SIZES[(sized[1] ?? "").toLowerCase()] ?? 0;
    rest = sized[2] ?? "";
  }
  let segment: Register = Register.None;
  const prefixed = /^(\w\w):\s*(.*)$/s.exec(rest);
  if (prefixed !== null) {
    segment = registerNamed(prefixed[1] ?? "") ?? Register.None;
    rest = prefixed[2] ?? "";
  }
  const memory = /^\[(.*)\]$/s.exec(rest);
  if (memory === null) {
    const value = readExpression(rest);
    if (value !== undefined)
      return segment === Register.None
        ? { kind: "imm", ...value }
        : {
            kind: "mem",
            base: 0,
            index: 0,
            scale: 1,
            disp: value.value,
            symbol: value.symbol,
            segment,
            bits,
          };
    if (/^[\w.$]+$/.test(rest)) return { kind: "label", name: rest };
    throw new AssemblyError(`operand '${text.trim()}'`);
  }
  let base: Register = Register.None;
  let index: Register = Register.None;
  let scale = 1;
  const numbers: string[] = [];
  for (const term of (memory[1] ?? "").replace(/\s+/g, "").match(/[+-]*[^+-]+/g) ?? []) {
    const scaled = /^\+*(?:(\w+)\*(\d)|(\d)\*(\w+))$/.exec(term);
    const plain = registerNamed(term.replace(/^\++/, ""));
    if (scaled !== null) {
      index = registerNamed(scaled[1] ?? scaled[4] ?? "") ?? Register.None;
      scale = Number(scaled[2] ?? scaled[3]);
    } else if (plain === undefined) numbers.push(term);
    else if (base === Register.None) base = plain;
    else index = plain;
  }
  const value = numbers.length === 0 ? { value: 0, symbol: -1 } : readExpression(numbers.join("+"));
  if (value === undefined) throw new AssemblyError(`operand '${text.trim()}'`);
  return { kind: "mem", base, index, scale, disp: value.value, symbol: value.symbol, segment, bits };
}

/** Splits at commas that stand in no parentheses. */
export function splitOperands(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "(" || character === "[") depth++;
    else if (character === ")" || character === "]") depth--;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  if (text.slice(from).trim() !== "") parts.push(text.slice(from));
  return parts;
}
