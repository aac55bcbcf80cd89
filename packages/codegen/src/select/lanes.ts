/**
 * Vectors element by element: any operation on vectors that no vector instruction does is selected once for each lane,
 * as the scalar instruction, on registers the lanes were taken apart into.
 */
import {
  Argument,
  type CallInstruction,
  createInstruction,
  firstArgument,
  type Instruction,
  isConstant,
  structType,
  type Type,
  type Value,
  type VectorType,
  zeroOf,
} from "@ts-jit/ir";
import { slotBase } from "../machine/machine-function.js";
import type { Reg } from "../machine/registers.js";
import { Kind, type TypeInfo } from "../machine/type-parts.js";
import { Address } from "./address.js";
import { selectIntrinsic } from "./intrinsics.js";
import { loadParts, storeRegs } from "./memory.js";
import { selectInstruction } from "./select.js";
import type { Selector } from "./selector.js";
import { vectorBytes } from "./vector-memory.js";

/** The lanes of a vector value as scalar values, to be operands of scalar instructions. */
export function laneValues(s: Selector, value: Value): Value[] {
  const type = value.type as VectorType;
  const { element } = type;
  if (value.valueKind === "constant" && isConstant(value)) {
    if (value.constantKind === "vector") return value.operands;
    if (value.constantKind !== "expr") return new Array<Value>(type.length).fill(zeroOf(element));
  }
  return laneRegs(s, s.infoOf(value), s.parts(value)).map((parts) => placeholder(s, element, parts));
}

/** A value of a type that is held in these registers. */
export function placeholder(s: Selector, type: Type, parts: readonly Reg[]): Value {
  const value = new Argument(s.ir, -1, type);
  s.adopt(value, parts);
  return value;
}

/** The registers of each lane. */
export function laneRegs(s: Selector, info: TypeInfo, parts: readonly Reg[]): Reg[][] {
  const type = info.type as VectorType;
  const element = s.types.of(type.element);
  const lanes: Reg[][] = [];
  if (info.kind === Kind.scalars) {
    for (let lane = 0; lane < type.length; lane++)
      lanes.push(parts.slice(lane * element.count, (lane + 1) * element.count));
    return lanes;
  }
  const address = spillVector(s, info, parts);
  for (let lane = 0; lane < type.length; lane++) {
    const regs = element.classes.map((partClass) => s.createPart(partClass));
    loadParts(s, element, address, (lane * info.bits) / 8, (part) => regs[part] ?? (0 as Reg), 0, undefined);
    lanes.push(regs);
  }
  return lanes;
}

/** Stores the registers of a native vector to a fresh slot, and returns its address. */
export function spillVector(s: Selector, info: TypeInfo, parts: readonly Reg[]): Address {
  const partClass = info.classes[0] ?? 4;
  const bytes = vectorBytes(partClass);
  const slot = s.mf.createSlot(bytes * parts.length, 16);
  parts.forEach((reg, part) => {
    s.storeSlot(partClass, reg, slot, part * bytes);
  });
  const address = new Address();
  address.base = slotBase(slot);
  return address;
}
/** Loads the registers of a native vector from a slot's address. */
export function reloadVector(s: Selector, info: TypeInfo, address: Address, to: (part: number) => Reg): void {
  const partClass = info.classes[0] ?? 4;
  const bytes = vectorBytes(partClass);
  for (let part = 0; part < info.count; part++) {
    s.addr.copyFrom(address);
    s.emitRegMem(s.wholeLoad(partClass), to(part), part * bytes);
  }
}

/** Puts lanes together into registers `to(part)`. */
export function joinLanes(
  s: Selector,
  info: TypeInfo,
  lanes: readonly (readonly Reg[])[],
  to: (part: number) => Reg,
): void {
  const type = info.type as VectorType;
  const element = s.types.of(type.element);
  if (info.kind === Kind.scalars) {
    lanes.forEach((regs, lane) => {
      regs.forEach((reg, part) => {
        s.copyPart(element.classes[part] ?? 0, to(lane * element.count + part), reg);
      });
    });
    return;
  }
  const partClass = info.classes[0] ?? 4;
  const bytes = vectorBytes(partClass);
  const slot = s.mf.createSlot(bytes * info.count, 16);
  const address = new Address();
  address.base = slotBase(slot);
  lanes.forEach((regs, lane) => {
    storeRegs(s, element, address, (lane * info.bits) / 8, (part) => regs[part] ?? (0 as Reg), 0, undefined);
  });
  reloadVector(s, info, address, to);
}

/** Selects an instruction on vectors as one scalar instruction a lane. */
export function selectByLanes(s: Selector, inst: Instruction): void {
  const type = inst.type as VectorType;
  const operands = inst.operands.map((operand) =>
    operand.type.kind === "vector" ? laneValues(s, operand) : operand,
  );
  const results: Reg[][] = [];
  for (let lane = 0; lane < type.length; lane++) {
    const scalar = createInstruction(
      inst.opcode,
      type.element,
      operands.map((operand) => (Array.isArray(operand) ? (operand[lane] as Value) : operand)),
      inst.data as never,
      inst.flags,
    );
    results.push(selectScalar(s, scalar));
  }
  joinLanes(s, s.infoOf(inst), results, (part) => s.def(inst, part));
}

function selectScalar(s: Selector, scalar: Instruction): Reg[] {
  selectInstruction(s, scalar);
  const parts = s.parts(scalar);
  scalar.dropOperands();
  return parts;
}

/** Calls an intrinsic once for each lane; the result may be a vector or a struct of vectors. */
export function callByLanes(s: Selector, call: CallInstruction, name: string): void {
  const fields = call.type.kind === "struct" ? call.type.fields : [call.type];
  const [first] = fields;
  if (first?.kind !== "vector") throw s.unsupported(`llvm.${name}`);
  const begin = firstArgument(call);
  const args = call.operands.slice(begin);
  const lanes = args.map((operand) => (operand.type.kind === "vector" ? laneValues(s, operand) : operand));
  const scalarType =
    call.type.kind === "struct"
      ? structType(fields.map((field) => (field as VectorType).element))
      : first.element;
  const results: Reg[][][] = fields.map(() => []);
  for (let lane = 0; lane < first.length; lane++) {
    const scalar = createInstruction(
      "call",
      scalarType,
      [
        call.operand(0),
        ...lanes.map((operand) => (Array.isArray(operand) ? (operand[lane] as Value) : operand)),
      ],
      { ...call.data, bundles: [] },
      call.flags,
    );
    selectIntrinsic(s, scalar, `llvm.${name}`);
    const parts = s.parts(scalar);
    scalar.dropOperands();
    let at = 0;
    fields.forEach((field, index) => {
      const { count } = s.types.of((field as VectorType).element);
      results[index]?.push(parts.slice(at, at + count));
      at += count;
    });
  }
  let firstPart = 0;
  fields.forEach((field, index) => {
    const info = s.types.of(field);
    const base = firstPart;
    joinLanes(s, info, results[index] ?? [], (part) => s.def(call, base + part));
    firstPart += info.count;
  });
}
