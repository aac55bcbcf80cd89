/** memcpy, memmove, memset: single moves where the size is small and known, else calls of the C functions. */
import { ConstantInt, type Value } from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { PartClass } from "../machine/type-parts.js";
import { cpuHas } from "../options.js";
import { type Address, selectAddress } from "./address.js";
import { extendTo32 } from "./integer.js";
import type { IntrinsicCall } from "./intrinsics.js";
import type { Selector } from "./selector.js";
import { callRuntime } from "./wide.js";

/** Up to this many bytes are moved in line: twice as many 16-byte moves as there are registers, at most. */
const COPY_LIMIT = 128;
const MOVE_LIMIT = 64;
const SET_LIMIT = 128;

export function selectMemoryIntrinsic(s: Selector, { name, arg }: IntrinsicCall): void {
  const length = arg(2);
  const size = length instanceof ConstantInt ? Number(length.value) : -1;
  if (size === 0) return;
  const set = name.startsWith("memset");
  const limit = set ? SET_LIMIT : name === "memmove" ? MOVE_LIMIT : COPY_LIMIT;
  if (size > 0 && (size <= limit || name.endsWith(".inline"))) {
    if (set && s.isImm(arg(1))) setInline(s, arg(0), s.imm(arg(1)) & 0xff, size);
    else if (set) callSet(s, arg(0), arg(1), length);
    else copyInline(s, arg(0), arg(1), size, name === "memmove");
    return;
  }
  if (set) callSet(s, arg(0), arg(1), length);
  else
    callRuntime(s, name === "memmove" ? "memmove" : "memcpy", [
      s.reg(arg(0)),
      s.reg(arg(1)),
      extendTo32(s, length, false),
    ]);
}

function callSet(s: Selector, pointer: Value, byte: Value, length: Value): void {
  callRuntime(s, "memset", [s.reg(pointer), extendTo32(s, byte, false), extendTo32(s, length, false)]);
}

/** The widths a size is cut into, greatest first. */
function pieces(s: Selector, size: number): number[] {
  const widest = cpuHas(s.cpu, "pentium4") ? 16 : 4;
  const result: number[] = [];
  let left = size;
  for (const width of [16, 8, 4, 2, 1]) {
    if (width > widest || (width === 8 && widest < 16)) continue;
    while (left >= width) {
      result.push(width);
      left -= width;
    }
  }
  return result;
}

function copyInline(s: Selector, to: Value, from: Value, size: number, mayOverlap: boolean): void {
  selectAddress(s, from);
  const source = s.addr.clone();
  selectAddress(s, to);
  const target = s.addr.clone();
  const stores: (() => void)[] = [];
  let at = 0;
  for (const width of pieces(s, size)) {
    const reg = width >= 8 ? s.createPart(PartClass.vr128) : width === 1 ? s.gr8() : s.gr();
    const offset = at;
    s.addr.copyFrom(source);
    s.emitRegMem(LOADS[width] ?? I.MOV32rm, reg, offset);
    const store = (): void => {
      s.addr.copyFrom(target);
      s.emitMem(STORES[width] ?? I.MOV32mr, reg, offset);
    };
    // Where the two may overlap everything is read before anything is written.
    if (mayOverlap) stores.push(store);
    else store();
    at += width;
  }
  for (const store of stores) store();
}
const LOADS: Readonly<Record<number, (typeof I)["MOV32rm"]>> = {
  16: I.MOVUPSrm,
  8: I.MOVQxm,
  4: I.MOV32rm,
  2: I.MOVZX32rm16,
  1: I.MOVZX32rm8,
};
const STORES: Readonly<Record<number, (typeof I)["MOV32mr"]>> = {
  16: I.MOVUPSmr,
  8: I.MOVQmx,
  4: I.MOV32mr,
  2: I.MOV16mr,
  1: I.MOV8mr,
};

function setInline(s: Selector, to: Value, byte: number, size: number): void {
  selectAddress(s, to);
  const target: Address = s.addr.clone();
  const word = Math.imul(byte, 0x01010101);
  let at = 0;
  let vector: ReturnType<Selector["gr"]> | undefined;
  for (const width of pieces(s, size)) {
    if (width >= 8) {
      if (vector === undefined) {
        vector = s.createPart(PartClass.vr128);
        if (byte === 0) s.mf.emit1(I.FZERO, vector);
        else {
          let bits = 0n;
          for (let lane = 0; lane < 16; lane++) bits |= BigInt(byte) << BigInt(lane * 8);
          s.poolAddress(bits, 16);
          s.emitRegMem(I.MOVAPSrm, vector);
        }
      }
      s.addr.copyFrom(target);
      s.emitMem(STORES[width] ?? I.MOVUPSmr, vector, at);
    } else {
      s.addr.copyFrom(target);
      if (width === 4) s.emitMem(I.MOV32mi, word, at);
      else s.emitMem(width === 2 ? I.MOV16mi : I.MOV8mi, width === 2 ? word & 0xffff : byte, at);
    }
    at += width;
  }
}
