/** Stack objects, loads, stores, addresses. */
import { isIdentifiedObject } from "../../analysis/alias.js";
import { type InstructionOf, isInstruction } from "../../instruction.js";
import { Flag } from "../../opcodes.js";
import type { Value } from "../../value.js";
import { factsOfMetadata } from "../facts.js";
import { lane as laneOf, POISON } from "../lane.js";
import type { Operand } from "../operand.js";
import {
  type AddressStep,
  AllocaRecord,
  LoadRecord,
  StoreRecord,
  UnsignedAddressRecord,
} from "../records.js";
import { checkFacts } from "./checks.js";
import type { FunctionCode } from "./code.js";

const ONE = laneOf(1n);

export function decodeAlloca(code: FunctionCode, instruction: InstructionOf<"alloca">): void {
  const { layout } = code.machine;
  const { allocatedType } = instruction.data;
  const align = instruction.data.align ?? layout.preferredAlign(allocatedType);
  const each = layout.allocSize(allocatedType);
  const count = instruction.operand(0);
  const lanes = count.valueKind === "constant" ? code.machine.constant(count) : undefined;
  const registers = code.define(instruction);
  if (instruction.parent === code.fn.entry && lanes?.[0]?.clean === true) {
    const size = each * Number(lanes[0].bits);
    code.sizes.set(instruction, size);
    if (size < 1 << 20) {
      const offset = Math.ceil(code.stackSize / align) * align;
      code.stackParts.push({ offset, size });
      code.stackObjects.push(registers[0] ?? 0, offset);
      code.stackAlign = Math.max(code.stackAlign, align);
      // Room that may not be touched stands between objects, more behind the large ones.
      code.stackSize = ((offset + size + 3) & ~3) + (size <= 16 ? 8 : size < 256 ? 16 : 64);
      return;
    }
  }
  code.generic(new AllocaRecord(code.whole(count), registers[0] ?? 0, each, align));
}

/**
 * What a pointer is made of without any promise to stay within it: an access must all the same. Undefined where a
 * promise is kept by getelementptr itself, or where it is not known which object it is.
 */
function objectLeft(pointer: Value): Value | undefined {
  let isPromised = true;
  let object = pointer;
  while (isInstruction(object) && object.opcode === "getelementptr" && object.type.kind === "pointer") {
    if ((object.flags & Flag.inbounds) === 0) isPromised = false;
    object = object.operand(0);
  }
  if (isPromised) return undefined;
  if (object.valueKind === "global") return object;
  if (!isInstruction(object)) return undefined;
  const isNew = object.opcode === "call" && isIdentifiedObject(object);
  return object.opcode === "alloca" || isNew ? object : undefined;
}
function checkObject(code: FunctionCode, pointer: Value, register: number): void {
  const object = objectLeft(pointer);
  if (object !== undefined) code.emit("within", register, code.read(code.location(object)[0]));
}

export function decodeLoad(code: FunctionCode, instruction: InstructionOf<"load">): void {
  const shape = code.shape(instruction.type);
  const pointer = code.read(code.location(instruction.operand(0))[0]);
  const align = instruction.data.align ?? code.machine.layout.abiAlign(instruction.type);
  checkObject(code, instruction.operand(0), pointer);
  const registers = code.define(instruction);
  loadLeaves(code, instruction, pointer, align, { shape, slots: registers });
  if (instruction.metadata === undefined) return;
  const facts = factsOfMetadata(code.machine, instruction);
  checkFacts(code, { shape, slots: registers }, facts, "the value loaded");
}

function loadLeaves(
  code: FunctionCode,
  instruction: InstructionOf<"load">,
  pointer: number,
  align: number,
  to: Operand,
): void {
  const { shape, slots: registers } = to;
  if (shape.packed) {
    code.generic(new LoadRecord(instruction, pointer, align, to));
    return;
  }
  shape.leaves.forEach((leaf, index) => {
    const d = registers[index] ?? 0;
    const mask = (index === 0 ? align : 1) - 1;
    if (leaf.slots === 1 && leaf.bytes === 1) {
      if (mask !== 0)
        code.generic(
          new LoadRecord(instruction, pointer, align, {
            shape: { leaves: [leaf], slots: 1, packed: false },
            slots: [d],
          }),
        );
      else code.emit("load8", d, pointer, leaf.byte);
    } else if (leaf.slots === 1 && leaf.bytes === 2) code.emit("load16", d, pointer, leaf.byte, mask | 1);
    else if (leaf.slots === 1 && leaf.bytes === 4) code.emit("load32", d, pointer, leaf.byte, mask | 3);
    else if (leaf.slots === 2 && leaf.bytes === 8) code.emit("load64", d, pointer, leaf.byte, mask | 3);
    else
      code.generic(
        new LoadRecord(instruction, pointer, index === 0 ? align : 1, {
          shape: { leaves: [leaf], slots: leaf.slots, packed: false },
          slots: [d],
        }),
      );
  });
}

export function decodeStore(code: FunctionCode, instruction: InstructionOf<"store">): void {
  const value = instruction.operand(0);
  const shape = code.shape(value.type);
  const location = code.location(value);
  const pointer = code.read(code.location(instruction.operand(1))[0]);
  const align = instruction.data.align ?? code.machine.layout.abiAlign(value.type);
  checkObject(code, instruction.operand(1), pointer);
  if (shape.packed) {
    code.generic(new StoreRecord(instruction, pointer, align, code.whole(value)));
    return;
  }
  shape.leaves.forEach((leaf, index) => {
    const s = code.read(location[index], leaf.slots);
    const mask = (index === 0 ? align : 1) - 1;
    if (leaf.slots === 1 && leaf.bytes === 1 && mask === 0) code.emit("store8", pointer, s, leaf.byte);
    else if (leaf.slots === 1 && leaf.bytes === 2) code.emit("store16", pointer, s, leaf.byte, mask | 1);
    else if (leaf.slots === 1 && leaf.bytes === 4) code.emit("store32", pointer, s, leaf.byte, mask | 3);
    else if (leaf.slots === 2 && leaf.bytes === 8) code.emit("store64", pointer, s, leaf.byte, mask | 3);
    else
      code.generic(
        new StoreRecord(instruction, pointer, index === 0 ? align : 1, {
          shape: { leaves: [leaf], slots: leaf.slots, packed: false },
          slots: [s],
        }),
      );
  });
}

export function decodeGetelementptr(code: FunctionCode, instruction: InstructionOf<"getelementptr">): void {
  const { layout } = code.machine;
  const lanes = code.shape(instruction.type).leaves.length;
  const checked = (instruction.flags & (Flag.inbounds | Flag.nusw | Flag.nuw)) !== 0;
  const operands = instruction.operands;
  const registers: number[] = [];
  for (let lane = 0; lane < lanes; lane++) {
    const pick = (location: readonly number[]): number | undefined =>
      location.length === 1 ? location[0] : location[lane];
    let base = code.read(pick(code.location(instruction.operand(0))));
    let offset = 0;
    const dynamic: { slot: number; scale: number }[] = [];
    const steps: AddressStep[] = [];
    const first = base;
    let type = instruction.data.sourceElementType;
    operands.slice(1).forEach((index, position) => {
      let scale: number;
      const constant = index.valueKind === "constant" ? code.machine.constant(index) : undefined;
      const known = constant?.[constant.length === 1 ? 0 : lane];
      const leaf = code.shape(index.type).leaves[0];
      if (position > 0 && type.kind === "struct") {
        const field = Number(known?.bits ?? 0n);
        const by = layout.structLayout(type).offsets[field] ?? 0;
        offset += by;
        if (leaf !== undefined) steps.push({ index: ONE, leaf, scale: by });
        type = type.fields[field] ?? type;
        return;
      }
      if (position > 0 && (type.kind === "array" || type.kind === "vector")) {
        scale = type.kind === "vector" ? layout.sizeInBits(type.element) / 8 : layout.allocSize(type.element);
        type = type.element;
      } else scale = layout.allocSize(type);
      if (leaf !== undefined) {
        const from = known?.clean === true ? known : code.read(pick(code.location(index)), leaf.slots);
        steps.push({ index: from, leaf, scale });
      }
      if (known?.clean === true && leaf !== undefined)
        offset += Number(BigInt.asIntN(leaf.bits, known.bits)) * scale;
      else {
        let slot = code.read(pick(code.location(index)), leaf?.slots);
        if (leaf !== undefined && leaf.bits < 32) {
          const wide = code.slot(2);
          code.emit("sext", wide, slot, 32 - leaf.bits, 0);
          slot = wide;
        }
        dynamic.push({ slot, scale });
      }
    });
    const signed = (instruction.flags & (Flag.inbounds | Flag.nusw)) !== 0;
    if (signed && (offset < -(2 ** 31) || offset >= 2 ** 31)) {
      registers.push(code.constantSlot(POISON, 1));
      continue;
    }
    const unsigned = (instruction.flags & Flag.nuw) !== 0;
    offset = Number(BigInt.asIntN(32, BigInt(offset)));
    if (dynamic.length === 0 && offset === 0 && !unsigned) {
      registers.push(base);
      continue;
    }
    const target = code.slot(2);
    if (dynamic.length === 0)
      code.emit(checked ? "gepFlags" : "gep", target, base, offset, instruction.flags);
    dynamic.forEach(({ slot, scale }, at) => {
      const last = at === dynamic.length - 1;
      const to = last ? target : code.slot(2);
      code.emit(
        checked ? "gepIndexFlags" : "gepIndex",
        to,
        base,
        slot,
        scale,
        last ? offset : 0,
        instruction.flags,
      );
      base = to;
    });
    if (unsigned) code.generic(new UnsignedAddressRecord(first, steps, target));
    registers.push(target);
  }
  code.alias(instruction, registers);
}
