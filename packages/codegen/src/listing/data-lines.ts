/** Data as directives: relocated words by their symbols, text as text, runs of zeros counted. */
import type { ObjectSection, Relocation } from "../object-file.js";
import type { Dialect } from "./dialect.js";

const perLine = 16;
/** So many zeros in a row are counted instead of written. */
const zeroRun = 8;
/** So many characters in a row are written as text. */
const textRun = 4;

/** Bytes `from` to `to` of a section. `name` gives the expression of a relocated word. */
export function dataLines(
  section: ObjectSection,
  from: number,
  to: number,
  dialect: Dialect,
  name: (relocation: Relocation) => string,
): string[] {
  if (section.type === "nobits") return [dialect.reserve(to - from)];
  const words = new Map(section.relocations.map((relocation) => [relocation.offset, relocation]));
  const lines: string[] = [];
  let at = from;
  while (at < to) {
    const relocation = words.get(at);
    if (relocation !== undefined) {
      lines.push(dialect.word(name(relocation)));
      at += 4;
      continue;
    }
    let end = at;
    while (end < to && !words.has(end)) end++;
    lines.push(...plainLines(section.data.subarray(at, end), dialect));
    at = end;
  }
  return lines;
}

function plainLines(bytes: Uint8Array, dialect: Dialect): string[] {
  const lines: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const zeros = runLength(bytes, at, (byte) => byte === 0);
    const text = runLength(bytes, at, isText);
    if (zeros >= zeroRun) {
      lines.push(dialect.space(zeros));
      at += zeros;
    } else if (text >= textRun) {
      // A string ends with its NUL.
      const end = at + text + (bytes[at + text] === 0 ? 1 : 0);
      lines.push(dialect.text(Array.from(bytes.subarray(at, end), escape).join("")));
      at = end;
    } else {
      let end = at + Math.max(zeros, text, 1);
      while (end < bytes.length && end < at + perLine && !startsRun(bytes, end)) end++;
      lines.push(dialect.bytes([...bytes.subarray(at, end)]));
      at = end;
    }
  }
  return lines;
}

function runLength(bytes: Uint8Array, at: number, belongs: (byte: number) => boolean): number {
  let end = at;
  while (end < bytes.length && belongs(bytes[end] as number)) end++;
  return end - at;
}

function startsRun(bytes: Uint8Array, at: number): boolean {
  const first = bytes.subarray(at, at + zeroRun);
  return (
    (first.length >= zeroRun && first.every((byte) => byte === 0)) ||
    (first.length >= textRun && first.subarray(0, textRun).every(isText))
  );
}

const isText = (byte: number) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x09;

function escape(byte: number): string {
  if (byte === 0x0a) return "\\n";
  if (byte === 0x09) return "\\t";
  if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
  if (byte < 0x20 || byte >= 0x7f) return `\\${byte.toString(8).padStart(3, "0")}`;
  return String.fromCharCode(byte);
}
