/** Loads and stores of vectors held in vector registers. */
import * as I from "../i386/instructions.js";
import { slotBase } from "../machine/machine-function.js";
import type { Reg } from "../machine/registers.js";
import { PartClass, type TypeInfo } from "../machine/type-parts.js";
import type { Address } from "./address.js";
import type { Selector } from "./selector.js";

/** Bytes of a vector register. */
export function vectorBytes(partClass: PartClass): number {
  return partClass === PartClass.vr256 ? 32 : partClass === PartClass.vr512 ? 64 : 16;
}

export function loadVector(
  s: Selector,
  info: TypeInfo,
  address: Address,
  disp: number,
  to: (part: number) => Reg,
  firstPart: number,
  align: number | undefined,
): void {
  for (let part = 0; part < info.count; part++) {
    const partClass = info.classes[part] ?? PartClass.vr128;
    const whole = vectorBytes(partClass);
    const offset = part * whole;
    const bytes = Math.min(whole, info.storeSize - offset);
    const reg = to(firstPart + part);
    s.addr.copyFrom(address);
    const known = align ?? s.context.module.dataLayout.abiAlign(info.type);
    if (bytes === whole) {
      const aligned = known >= whole;
      if (partClass === PartClass.vr256)
        s.emitRegMem(aligned ? I.VMOVAPSYrm : I.VMOVUPSYrm, reg, disp + offset);
      else s.emitRegMem(aligned ? I.MOVAPSrm : I.MOVUPSrm, reg, disp + offset);
    } else if (bytes === 16) s.emitRegMem(known >= 16 ? I.MOVAPSrm : I.MOVUPSrm, reg, disp + offset);
    else if (bytes === 8) s.emitRegMem(I.MOVQxm, reg, disp + offset);
    else if (bytes === 4) s.emitRegMem(I.MOVDxm, reg, disp + offset);
    else {
      // An odd number of bytes goes through a slot, piece by piece: nothing behind it may be touched.
      const slot = s.mf.createSlot(whole, 16);
      copyBytes(s, address, disp + offset, undefined, slotBase(slot), bytes);
      s.loadSlot(partClass, reg, slot);
    }
  }
}

export function storeVector(
  s: Selector,
  info: TypeInfo,
  address: Address,
  disp: number,
  from: (part: number) => Reg,
  firstPart: number,
  align: number | undefined,
): void {
  for (let part = 0; part < info.count; part++) {
    const partClass = info.classes[part] ?? PartClass.vr128;
    const whole = vectorBytes(partClass);
    const offset = part * whole;
    const bytes = Math.min(whole, info.storeSize - offset);
    const reg = from(firstPart + part);
    s.addr.copyFrom(address);
    const known = align ?? s.context.module.dataLayout.abiAlign(info.type);
    if (bytes === whole) {
      const aligned = known >= whole;
      if (partClass === PartClass.vr256) s.emitMem(aligned ? I.VMOVAPSYmr : I.VMOVUPSYmr, reg, disp + offset);
      else s.emitMem(aligned ? I.MOVAPSmr : I.MOVUPSmr, reg, disp + offset);
    } else if (bytes === 16) s.emitMem(known >= 16 ? I.MOVAPSmr : I.MOVUPSmr, reg, disp + offset);
    else if (bytes === 8) s.emitMem(I.MOVQmx, reg, disp + offset);
    else if (bytes === 4) s.emitMem(I.MOVDmx, reg, disp + offset);
    else {
      const slot = s.mf.createSlot(whole, 16);
      s.storeSlot(partClass, reg, slot);
      copyBytes(s, undefined, 0, { address, disp: disp + offset }, slotBase(slot), bytes);
    }
  }
}

/** Copies bytes between memory and a slot, from (`source`) or to (`target`) the address. */
function copyBytes(
  s: Selector,
  source: Address | undefined,
  disp: number,
  target: { readonly address: Address; readonly disp: number } | undefined,
  slot: Reg,
  bytes: number,
): void {
  const { mf } = s;
  for (let at = 0; at < bytes; ) {
    const left = bytes - at;
    const size = left >= 4 ? 4 : left >= 2 ? 2 : 1;
    const temp = size === 1 ? s.gr8() : s.gr();
    const load = size === 4 ? I.MOV32rm : size === 2 ? I.MOVZX32rm16 : I.MOVZX32rm8;
    const store = size === 4 ? I.MOV32mr : size === 2 ? I.MOV16mr : I.MOV8mr;
    if (source !== undefined) {
      s.addr.copyFrom(source);
      s.emitRegMem(load, temp, disp + at);
    } else {
      const word = mf.begin(load);
      mf.words[word + 1] = temp;
      mf.putMem(word + 2, slot, -1, 0, at, -1);
    }
    if (target !== undefined) {
      s.addr.copyFrom(target.address);
      s.emitMem(store, temp, target.disp + at);
    } else {
      const word = mf.begin(store);
      mf.putMem(word + 1, slot, -1, 0, at, -1);
      mf.words[word + 6] = temp;
    }
    at += size;
  }
}
