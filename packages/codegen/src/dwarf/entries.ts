/**
 * Debugging information entries as a tree, written depth first. The shapes of entries (their abbreviations) are
 * collected while writing, one for each that occurs, and shared by all units.
 *
 * Source: DWARF Debugging Information Format, version 4, sections 2.1 to 2.3 and 7.5.
 */
import type { DebugBytes, DebugTarget } from "./bytes.js";
import { type DW_AT, DW_FORM, type DwarfTag } from "./constants.js";

type AttributeName = (typeof DW_AT)[keyof typeof DW_AT];

/** Writes a value of an attribute. */
type WriteValue = (bytes: DebugBytes) => void;

/** One entry: a tag, attributes, entries within. */
export class Entry {
  readonly children: Entry[] = [];
  private readonly shape: number[] = [];
  private readonly values: (WriteValue | Entry)[] = [];
  /** Where it was written, in the section; -1 before. */
  offset = -1;

  constructor(readonly tag: DwarfTag) {}

  private set(name: AttributeName, form: number, value: WriteValue | Entry): this {
    this.shape.push(name, form);
    this.values.push(value);
    return this;
  }
  /** Left out where there is no text. */
  string(name: AttributeName, text: string | undefined): this {
    return text === undefined || text === ""
      ? this
      : this.set(name, DW_FORM.string, (bytes) => bytes.string(text));
  }
  unsigned(name: AttributeName, value: number | bigint): this {
    return this.set(name, DW_FORM.udata, (bytes) => bytes.unsigned(value));
  }
  signed(name: AttributeName, value: number | bigint): this {
    return this.set(name, DW_FORM.sdata, (bytes) => bytes.signed(value));
  }
  data2(name: AttributeName, value: number): this {
    return this.set(name, DW_FORM.data2, (bytes) => bytes.u16(value));
  }
  data4(name: AttributeName, value: number): this {
    return this.set(name, DW_FORM.data4, (bytes) => bytes.u32(value));
  }
  flag(name: AttributeName, on = true): this {
    return on ? this.set(name, DW_FORM.flag_present, () => {}) : this;
  }
  /** An address the linker knows, or 0. */
  address(name: AttributeName, target: DebugTarget | undefined, addend = 0): this {
    return this.set(name, DW_FORM.addr, (bytes) =>
      target === undefined ? bytes.u32(addend) : bytes.address(target, addend),
    );
  }
  /** A place in another debug section. */
  section(name: AttributeName, target: DebugTarget, offset: number): this {
    return this.set(name, DW_FORM.sec_offset, (bytes) => bytes.address(target, offset));
  }
  /** An expression of `length` bytes. */
  expression(name: AttributeName, length: number, write: WriteValue): this {
    return this.set(name, DW_FORM.exprloc, (bytes) => {
      bytes.unsigned(length);
      write(bytes);
    });
  }
  /** An expression without addresses. */
  constantExpression(name: AttributeName, code: readonly number[]): this {
    return this.expression(name, code.length, (bytes) => {
      for (const byte of code) bytes.u8(byte);
    });
  }
  /** Another entry of the same unit; left out where there is none. */
  entry(name: AttributeName, other: Entry | undefined): this {
    return other === undefined ? this : this.set(name, DW_FORM.ref4, other);
  }
  add(child: Entry): Entry {
    this.children.push(child);
    return child;
  }

  /** Appends it and what is within; references are left in `waiting`. */
  write(bytes: DebugBytes, abbreviations: Abbreviations, waiting: Reference[]): void {
    this.offset = bytes.length;
    bytes.unsigned(abbreviations.codeOf(this.tag, this.children.length > 0, this.shape));
    for (const value of this.values) {
      if (value instanceof Entry) {
        waiting.push({ at: bytes.length, to: value });
        bytes.u32(0);
      } else value(bytes);
    }
    if (this.children.length === 0) return;
    for (const child of this.children) child.write(bytes, abbreviations, waiting);
    bytes.u8(0);
  }
}

interface Reference {
  readonly at: number;
  readonly to: Entry;
}

/** Appends a unit's entries. `unit` is where its header begins, which references count from. */
export function writeEntries(
  bytes: DebugBytes,
  root: Entry,
  abbreviations: Abbreviations,
  unit: number,
): void {
  const waiting: Reference[] = [];
  root.write(bytes, abbreviations, waiting);
  for (const { at, to } of waiting) bytes.setU32(at, to.offset - unit);
}

/** The shapes of entries by number: tag, whether there are entries within, attributes with their forms. */
export class Abbreviations {
  private readonly codes = new Map<string, number>();

  constructor(private readonly bytes: DebugBytes) {}

  /** The number of a shape, which is written when it is met first. */
  codeOf(tag: DwarfTag, children: boolean, shape: readonly number[]): number {
    const key = `${tag} ${children} ${shape.join(" ")}`;
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    const code = this.codes.size + 1;
    this.codes.set(key, code);
    this.bytes.unsigned(code);
    this.bytes.unsigned(tag);
    this.bytes.u8(children ? 1 : 0);
    for (const word of shape) this.bytes.unsigned(word);
    this.bytes.u16(0);
    return code;
  }
  /** Ends the table. */
  finish(): void {
    this.bytes.u8(0);
  }
}
