/**
 * Memory accesses under a mask, lane by lane: llvm.masked.load, store, gather, scatter, expandload and compressstore.
 * A lane whose mask bit is not set touches no memory; a mask that is constant leaves no branch.
 */
import type { CallInstruction, Value, VectorType } from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { Cond } from "../machine/conditions.js";
import { EAX, type Reg } from "../machine/registers.js";
import { Address } from "./address.js";
import { branch, continueIn, jump } from "./control.js";
import { extendTo32 } from "./integer.js";
import type { IntrinsicCall } from "./intrinsics.js";
import { joinLanes, laneRegs, laneValues } from "./lanes.js";
import { loadParts, storeRegs } from "./memory.js";
import type { Selector } from "./selector.js";

/** Bytes between elements in memory. @throws UnsupportedError for elements packed bit by bit. */
function strideOf(s: Selector, name: string, type: VectorType): number {
  const bits = s.context.module.dataLayout.sizeInBits(type.element);
  if (bits % 8 !== 0) throw s.unsupported(`llvm.${name} of ${type}`);
  return bits / 8;
}

/** Runs `access` where a bit of the mask is set. */
function whenSet(s: Selector, bit: Value, access: () => void): void {
  if (s.isImm(bit)) {
    if ((s.imm(bit) & 1) !== 0) access();
    return;
  }
  const test = extendTo32(s, bit, false);
  const then = s.mf.createBlock();
  const join = s.mf.createBlock();
  s.mf.emit2(I.TEST32rr, test, test);
  branch(s, Cond.NE, then, join);
  continueIn(s, then);
  access();
  jump(s, join);
  continueIn(s, join);
}

/** Where each lane is: at a pointer plus a number. `next` is told of each lane accessed. */
interface Places {
  of(lane: number): { readonly base: Reg; readonly disp: number };
  next(): void;
}
function consecutive(base: Reg, stride: number): Places {
  return { of: (lane) => ({ base, disp: lane * stride }), next: () => {} };
}
/** Lanes that are not accessed take no room. */
function packed(s: Selector, pointer: Reg, stride: number): Places {
  const base = s.copyOf(pointer);
  return { of: () => ({ base, disp: 0 }), next: () => s.mf.emit2(I.ADD32ri, base, stride) };
}
function scattered(s: Selector, pointers: Value): Places {
  const lanes = laneValues(s, pointers).map((lane) => s.reg(lane));
  return { of: (lane) => ({ base: lanes[lane] ?? EAX, disp: 0 }), next: () => {} };
}

function loadLanes(s: Selector, call: CallInstruction, mask: Value, rest: Value, places: Places): void {
  const info = s.infoOf(call);
  const type = call.type as VectorType;
  const element = s.types.of(type.element);
  const bits = laneValues(s, mask);
  const lanes = laneRegs(s, info, s.parts(rest)).map((regs) =>
    regs.map((reg, part) => {
      const partClass = element.classes[part] ?? 0;
      const copy = s.createPart(partClass);
      s.copyPart(partClass, copy, reg);
      return copy;
    }),
  );
  lanes.forEach((regs, lane) => {
    whenSet(s, bits[lane] as Value, () => {
      const { base, disp } = places.of(lane);
      const address = new Address();
      address.base = base;
      loadParts(s, element, address, disp, (part) => regs[part] ?? EAX, 0, undefined);
      places.next();
    });
  });
  joinLanes(s, info, lanes, (part) => s.def(call, part));
}

function storeLanes(s: Selector, value: Value, mask: Value, places: Places): void {
  const info = s.infoOf(value);
  const element = s.types.of((value.type as VectorType).element);
  const bits = laneValues(s, mask);
  laneRegs(s, info, s.parts(value)).forEach((regs, lane) => {
    whenSet(s, bits[lane] as Value, () => {
      const { base, disp } = places.of(lane);
      const address = new Address();
      address.base = base;
      storeRegs(s, element, address, disp, (part) => regs[part] ?? EAX, 0, undefined);
      places.next();
    });
  });
}

/** Selects a masked access by its name. */
export function selectMasked(s: Selector, { call, name, arg }: IntrinsicCall): void {
  const stored = name.endsWith("store") || name === "masked.scatter";
  const type = (stored ? arg(0).type : call.type) as VectorType;
  const stride = strideOf(s, name, type);
  switch (name) {
    case "masked.load":
      loadLanes(s, call, arg(2), arg(3), consecutive(s.reg(arg(0)), stride));
      return;
    case "masked.gather":
      loadLanes(s, call, arg(2), arg(3), scattered(s, arg(0)));
      return;
    case "masked.expandload":
      loadLanes(s, call, arg(1), arg(2), packed(s, s.reg(arg(0)), stride));
      return;
    case "masked.store":
      storeLanes(s, arg(0), arg(3), consecutive(s.reg(arg(1)), stride));
      return;
    case "masked.scatter":
      storeLanes(s, arg(0), arg(3), scattered(s, arg(1)));
      return;
    case "masked.compressstore":
      storeLanes(s, arg(0), arg(2), packed(s, s.reg(arg(1)), stride));
      return;
    default:
      throw s.unsupported(`llvm.${name}`);
  }
}
