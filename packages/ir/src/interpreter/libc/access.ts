/** A C function's view of memory: bytes, strings and words, checked as every access of the program is. */
import type { ExternalValue } from "../external.js";
import { lane } from "../lane.js";
import type { Machine } from "../machine.js";
import { DEFINED } from "../memory.js";
import { bitsToDouble } from "../softfloat.js";

/** Argument `at` as a number: an int, or an address. */
export function int(args: readonly ExternalValue[], at: number): number {
  return Number(args[at] ?? 0);
}

/** One byte, which must be readable and defined. */
export function readByte(machine: Machine, address: number): number {
  const { memory } = machine;
  if (((memory.shadow[address] ?? 0) & DEFINED) === 0) {
    machine.checkAccess(address, 1, false);
    machine.undefined(`a library function reads a byte at 0x${address.toString(16)} that was never written`);
  }
  return memory.bytes[address] ?? 0;
}

/** A view of bytes that must all be readable and defined. Valid until memory is next written or grows. */
export function readBytes(machine: Machine, address: number, size: number): Uint8Array {
  for (let at = address; at < address + size; at++) readByte(machine, at);
  return machine.memory.bytes.subarray(address, address + size);
}

/** The bytes of a string, without its terminator. */
export function readString(machine: Machine, address: number, most = Number.POSITIVE_INFINITY): Uint8Array {
  let end = address;
  while (end - address < most && readByte(machine, end) !== 0) end++;
  return machine.memory.bytes.subarray(address, end);
}

/** A string as text, one character a byte. */
export function readText(machine: Machine, address: number, most?: number): string {
  return bytesToText(readString(machine, address, most));
}
export function bytesToText(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
export function textToBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
/** UTF-8, without a platform's TextEncoder. */
export function utf8(text: string): Uint8Array {
  return textToBytes(unescape_(encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "\ufffd"))));
}
function unescape_(text: string): string {
  return text.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

export function writeBytes(machine: Machine, address: number, bytes: Uint8Array): void {
  if (bytes.length === 0) return;
  machine.checkAccess(address, bytes.length, true);
  machine.memory.bytes.set(bytes, address);
  machine.memory.shadow.fill(5, address, address + bytes.length);
}
export function writeByte(machine: Machine, address: number, byte: number): void {
  machine.checkAccess(address, 1, true);
  machine.memory.bytes[address] = byte;
  machine.memory.shadow[address] = 5;
}
/** Writes an integer of 1, 2, 4 or 8 bytes. */
export function writeInt(machine: Machine, address: number, size: number, value: bigint | number): void {
  machine.checkAccess(address, size, true);
  machine.memory.write(address, size, lane(BigInt.asUintN(size * 8, BigInt(value))));
}
export function readInt(machine: Machine, address: number, size: number): bigint {
  machine.checkAccess(address, size, false);
  const value = machine.memory.read(address, size, size * 8);
  if (!value.clean) machine.undefined("a library function reads an undef or poison value");
  return value.bits;
}
/** A new heap block with these bytes and a zero behind them. @throws InterpreterError at the heap limit. */
export function newString(
  machine: Machine,
  bytes: Uint8Array,
  owner: "program" | "host" = "program",
): number {
  const address = newBlock(machine, bytes.length + 1, owner);
  writeBytes(machine, address, bytes);
  writeByte(machine, address + bytes.length, 0);
  return address;
}
export function newBlock(machine: Machine, size: number, owner: "program" | "host" = "program"): number {
  const address = machine.memory.allocate(size, 16, owner);
  if (address === 0)
    throw machine.error("limit", `the heap limit of ${machine.memory.heapLimit} bytes is reached`);
  return address;
}

/** The arguments behind `...`, as i386 lays them out: one after the other, in whole words. */
export class VarArgs {
  private readonly word: number;
  constructor(
    private readonly machine: Machine,
    private address: number,
  ) {
    this.word = machine.layout.pointerSize();
    if (this.word === 8 && this.isList()) this.address = Number(readInt(machine, address + 8, 8));
  }
  /** On x86-64 a va_list is a structure that this interpreter fills so. */
  private isList(): boolean {
    const { machine, address } = this;
    return (
      machine.memory.check(address, 24, false) === undefined &&
      machine.memory.read(address, 8, 64).bits === (304n << 32n) + 48n
    );
  }
  /** An integer of 4 or 8 bytes, unsigned. */
  int(size: number): bigint {
    const value = readInt(this.machine, this.address, size);
    this.address += Math.max(size, this.word);
    return value;
  }
  pointer(): number {
    return Number(BigInt.asUintN(32, this.int(this.word)));
  }
  double(): bigint {
    return this.int(8);
  }
  number(): number {
    return bitsToDouble(this.double());
  }
  /** x86_fp80 in 12 bytes, or 16. */
  longDouble(): bigint {
    if (this.word === 8) this.address = Math.ceil(this.address / 16) * 16;
    const value = readInt(this.machine, this.address, 10);
    this.address += this.word === 8 ? 16 : 12;
    return value;
  }
}
