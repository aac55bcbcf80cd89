/** Bytes of a debug section as they are written, with the places the linker fills in. */
import type { Function, GlobalVariable } from "@ts-jit/ir";

/** What an address in debug information refers to: the first byte of a function or variable, or of a debug section. */
export type DebugTarget = Function | GlobalVariable | DebugSectionName;
export type DebugSectionName =
  | ".debug_abbrev"
  | ".debug_info"
  | ".debug_line"
  | ".debug_loc"
  | ".debug_ranges"
  | ".debug_frame";

export interface DebugRelocation {
  readonly offset: number;
  readonly target: DebugTarget;
}
export interface DebugSection {
  readonly name: DebugSectionName;
  readonly data: Uint8Array;
  /** Each patches four bytes, which hold the addend. */
  readonly relocations: readonly DebugRelocation[];
}

/** Writes little-endian numbers, LEB128 (DWARF 4, section 7.6) and strings to a growing buffer. */
export class DebugBytes {
  private bytes = new Uint8Array(256);
  private readonly encoder = new TextEncoder();
  readonly relocations: DebugRelocation[] = [];
  length = 0;

  constructor(private readonly name: DebugSectionName) {}

  u8(value: number): void {
    if (this.length === this.bytes.length) {
      const wider = new Uint8Array(this.bytes.length * 2);
      wider.set(this.bytes);
      this.bytes = wider;
    }
    this.bytes[this.length++] = value;
  }
  u16(value: number): void {
    this.u8(value);
    this.u8(value >>> 8);
  }
  u32(value: number): void {
    this.u16(value);
    this.u16(value >>> 16);
  }
  /** Unsigned LEB128. A number is taken as 32 bits. */
  unsigned(value: number | bigint): void {
    let rest = typeof value === "bigint" ? BigInt.asUintN(64, value) : BigInt(value >>> 0);
    while (rest >= 0x80n) {
      this.u8(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.u8(Number(rest));
  }
  /** Signed LEB128. A number is taken as 32 bits. */
  signed(value: number | bigint): void {
    let rest = typeof value === "bigint" ? BigInt.asIntN(64, value) : BigInt(value | 0);
    while (rest < -64n || rest > 63n) {
      this.u8(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.u8(Number(rest & 0x7fn));
  }
  string(text: string): void {
    for (const byte of this.encoder.encode(text)) this.u8(byte);
    this.u8(0);
  }
  /** An address or section offset the linker knows. */
  address(target: DebugTarget, addend = 0): void {
    this.relocations.push({ offset: this.length, target });
    this.u32(addend);
  }
  /** Begins a unit: four bytes of length, filled in by {@link endUnit}. */
  beginUnit(): number {
    this.u32(0);
    return this.length;
  }
  endUnit(start: number): void {
    this.setU32(start - 4, this.length - start);
  }
  setU32(at: number, value: number): void {
    for (let byte = 0; byte < 4; byte++) this.bytes[at + byte] = value >>> (byte * 8);
  }
  finish(): DebugSection {
    return { name: this.name, data: this.bytes.slice(0, this.length), relocations: this.relocations };
  }
}
