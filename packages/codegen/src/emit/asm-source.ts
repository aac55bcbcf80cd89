/** The text of assembly as statements: comments gone, strings kept whole, expressions read into terms. */
import { AssemblyError } from "./asm-error.js";

/** Cuts at line ends and semicolons that stand in no string; comments are left out. */
export function statementsOf(text: string): string[] {
  const statements: string[] = [];
  let current = "";
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      const end = endOfString(text, at);
      current += text.slice(at, end);
      at = end - 1;
    } else if (text.startsWith("/*", at)) {
      const end = text.indexOf("*/", at + 2);
      current += " ";
      at = end < 0 ? text.length : end + 1;
    } else if (character === "#" || text.startsWith("//", at)) {
      const end = text.indexOf("\n", at);
      at = (end < 0 ? text.length : end) - 1;
    } else if (character === "\n" || character === ";") {
      statements.push(current.trim());
      current = "";
    } else current += character;
  }
  statements.push(current.trim());
  return statements;
}

/** One past the quote that ends the string that begins at `from`. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, b: 8, f: 12, '"': 34, "\\": 92 };

/** The bytes of `"text"`, its escapes read. */
export function stringBytes(literal: string): number[] {
  const text = /^"(.*)"$/s.exec(literal.trim())?.[1];
  if (text === undefined) throw new AssemblyError(`string ${literal}`);
  const bytes: number[] = [];
  for (const [part, escaped] of text.matchAll(/\\([0-7]{1,3}|x[0-9a-fA-F]+|.)|[^\\]+/gs)) {
    if (escaped === undefined) bytes.push(...new TextEncoder().encode(part));
    else if (/^[0-7]/.test(escaped)) bytes.push(Number.parseInt(escaped, 8) & 0xff);
    else if (/^x./.test(escaped)) bytes.push(Number.parseInt(escaped.slice(1), 16) & 0xff);
    else {
      const byte = ESCAPES[escaped];
      if (byte === undefined) throw new AssemblyError(`escape '${part}'`);
      bytes.push(byte);
    }
  }
  return bytes;
}

/** `plus - minus + value`; a name is empty where there is none. */
export interface Expression {
  readonly plus: string;
  readonly minus: string;
  readonly value: number;
}

const TERM =
  /^(?:(\d+[bf]|[A-Za-z_.$][\w.$]*(?:@[A-Za-z]+)?|@\d+(?:@[A-Za-z]+)?)|(0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9][0-9a-fA-F]*[hH]|\d+)|'(\\?.)'?)$/s;

/** A sum of numbers, at most one name added and at most one taken away; undefined for anything else. */
export function readExpression(text: string): Expression | undefined {
  let value = 0;
  let plus = "";
  let minus = "";
  const flat = flatten(text);
  const terms = flat?.match(/[+-]*[^+-]+/g) ?? [];
  if (flat === undefined || terms.length === 0) return undefined;
  for (const term of terms) {
    const signs = /^[+-]*/.exec(term)?.[0] ?? "";
    const negative = (signs.match(/-/g)?.length ?? 0) % 2 === 1;
    const factors = term.slice(signs.length).split(/\*|<</);
    const match = TERM.exec(term.slice(signs.length));
    if (match?.[1] !== undefined) {
      if (negative ? minus !== "" : plus !== "") return undefined;
      if (negative) minus = match[1];
      else plus = match[1];
      continue;
    }
    const numbers = factors.map(readNumber);
    if (numbers.some((number) => number === undefined)) return undefined;
    const shift = term.includes("<<");
    const product = numbers.reduce<number>(
      (all, number) => (shift ? all << (number ?? 0) : all * (number ?? 0)),
      shift ? (numbers.shift() ?? 0) : 1,
    );
    value += negative ? -product : product;
  }
  return { plus, minus, value: value | 0 };
}

/** Without blanks and without parentheses, whose signs are given to what stands in them. */
function flatten(text: string): string | undefined {
  let flat = text.replace(/\s+/g, "");
  for (
    let inner = /([+-]?)\(([^()]*)\)/.exec(flat);
    inner !== null;
    inner = /([+-]?)\(([^()]*)\)/.exec(flat)
  ) {
    const [whole, sign = "", body = ""] = inner;
    const signed = /^[+-]/.test(body) ? body : `+${body}`;
    const given = sign === "-" ? signed.replace(/[+-]/g, (one) => (one === "+" ? "-" : "+")) : signed;
    flat = flat.slice(0, inner.index) + given + flat.slice(inner.index + whole.length);
  }
  return /[()]/.test(flat) ? undefined : flat;
}

function readNumber(text: string): number | undefined {
  const match = TERM.exec(text);
  if (match?.[3] !== undefined)
    return match[3].length > 1 ? (ESCAPES[match[3].slice(1)] ?? undefined) : match[3].charCodeAt(0);
  const digits = match?.[2];
  if (digits === undefined) return undefined;
  if (/[hH]$/.test(digits)) return Number.parseInt(digits, 16);
  return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}
