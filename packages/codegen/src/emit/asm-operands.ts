/** Operands read from the text of an instruction, in AT&T and in Intel's syntax. */
import { Register } from "iced-x86";
import { AssemblyError } from "./asm-error.js";
import { type Expression, readExpression } from "./asm-source.js";

interface Memory {
  readonly kind: "mem";
  readonly base: Register;
  readonly index: Register;
  readonly scale: number;
  readonly disp: number;
  /** A name whose address is added; "" for none. */
  readonly symbol: string;
  /** A name whose address is taken off. */
  readonly minus: string;
  readonly segment: Register;
  /** Bits, 0 where the text does not say. */
  readonly bits: number;
}
export type Operand =
  | { readonly kind: "reg"; readonly register: Register }
  | { readonly kind: "imm"; readonly value: number; readonly symbol: string; readonly minus: string }
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

export function readAtt(text: string, branch: boolean): Operand {
  let rest = text.trim();
  let indirect = false;
  if (rest.startsWith("*")) {
    indirect = true;
    rest = rest.slice(1).trim();
  }
  if (rest.startsWith("$")) {
    const value = readExpression(rest.slice(1));
    if (value !== undefined) return immediate(value);
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
    const value = disp.trim() === "" && !plain ? NOTHING : readExpression(disp);
    if (value !== undefined) {
      if (plain && branch && !indirect) return immediate(value);
      return {
        kind: "mem",
        base: base === undefined ? Register.None : (registerNamed(base) ?? Register.None),
        index: index === undefined ? Register.None : (registerNamed(index) ?? Register.None),
        scale: Number(scale ?? 1),
        disp: value.value,
        symbol: value.plus,
        minus: value.minus,
        segment,
        bits: 0,
      };
    }
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

/** @param branch a name is where the instruction goes, not what stands there */
export function readIntel(text: string, branch: boolean): Operand {
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
    const offset = /^offset\s+(.*)$/is.exec(rest);
    const value = readExpression(offset?.[1] ?? rest);
    if (value !== undefined) {
      const isAddress = offset !== null || branch || value.plus === "" || /^@/.test(value.plus);
      if (segment === Register.None && isAddress && bits === 0) return immediate(value);
      return { kind: "mem", base: 0, index: 0, scale: 1, ...displacement(value), segment, bits };
    }
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
  const value = numbers.length === 0 ? NOTHING : readExpression(numbers.join("+"));
  if (value === undefined) throw new AssemblyError(`operand '${text.trim()}'`);
  return { kind: "mem", base, index, scale, ...displacement(value), segment, bits };
}

const NOTHING: Expression = { plus: "", minus: "", value: 0 };
function immediate({ value, plus, minus }: Expression): Operand {
  return { kind: "imm", value, symbol: plus, minus };
}
function displacement({ value, plus, minus }: Expression): Pick<Memory, "disp" | "symbol" | "minus"> {
  return { disp: value, symbol: plus, minus };
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
