/** What atomicrmw and cmpxchg store and give. */
import type { InstructionOf } from "../instruction.js";
import { binaryFloat } from "./float-lane.js";
import { FALSE, INT_BINARY, type Lane, lane, ones, POISON, TRUE } from "./lane.js";
import type { Leaf } from "./shape.js";

export interface AtomicResult {
  /** Undefined when nothing is stored. */
  readonly stored: Lane | undefined;
  readonly result: readonly Lane[];
}

export function evaluateAtomic(
  instruction: InstructionOf<"cmpxchg"> | InstructionOf<"atomicrmw">,
  leaf: Leaf,
  old: Lane,
  values: readonly Lane[],
): AtomicResult {
  const [first = POISON, second = POISON] = values;
  if (instruction.opcode === "cmpxchg") {
    if (!old.clean || !first.clean) return { stored: POISON, result: [old, POISON] };
    const same = old.bits === first.bits;
    return { stored: same ? second : undefined, result: [old, same ? TRUE : FALSE] };
  }
  return { stored: modify(instruction, leaf, old, first), result: [old] };
}

function modify(instruction: InstructionOf<"atomicrmw">, leaf: Leaf, old: Lane, value: Lane): Lane {
  const { operation } = instruction.data;
  if (operation === "xchg") return value;
  if (old.poison || value.poison) return POISON;
  const { bits } = leaf;
  const signed = (x: Lane): bigint => BigInt.asIntN(bits, x.bits);
  switch (operation) {
    case "add":
    case "sub":
    case "and":
    case "or":
    case "xor":
      return INT_BINARY[operation](bits, 0, old, value);
    case "nand":
      return INT_BINARY.xor(bits, 0, INT_BINARY.and(bits, 0, old, value), lane(ones(bits)));
    case "max":
      return signed(old) >= signed(value) ? old : value;
    case "min":
      return signed(old) <= signed(value) ? old : value;
    case "umax":
      return old.bits >= value.bits ? old : value;
    case "umin":
      return old.bits <= value.bits ? old : value;
    case "uinc_wrap":
      return lane(old.bits >= value.bits ? 0n : old.bits + 1n);
    case "udec_wrap":
      return lane(old.bits === 0n || old.bits > value.bits ? value.bits : old.bits - 1n);
    default:
      return binaryFloat(operation, leaf.type, old, value);
  }
}
