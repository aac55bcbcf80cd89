/**
 * The intrinsics that touch memory, the stack or more than one element. One row each, found by the longest name that
 * starts the mangled one. Element-wise ones are in intrinsic-table.ts.
 *
 * Source: LLVM Language Reference, "Intrinsic Functions".
 */
import { callArguments } from "../instruction.js";
import { ProgramExit, STATUS } from "./error.js";
import { binaryFloat, extreme, formatOf, orderedExtreme } from "./float-lane.js";
import {
  FALSE,
  INT_BINARY,
  type IntBinaryName,
  type Lane,
  lane,
  ones,
  POISON,
  TRUE,
  undefLane,
} from "./lane.js";
import type { Machine } from "./machine.js";
import type { CallRecord } from "./records.js";
import type { Leaf } from "./shape.js";
import { round, unpack } from "./softfloat.js";
import { X86_INTRINSICS } from "./x86-intrinsics.js";

/** Gives the lanes of the result, undefined when there is none. */
export type MachineIntrinsic = (
  machine: Machine,
  args: readonly (readonly Lane[])[],
  call: CallRecord,
) => readonly Lane[] | undefined;

function clean(machine: Machine, value: Lane | undefined, what: string): bigint {
  if (value?.clean !== true) machine.undefined(`${what} is undef or poison`);
  return value.bits;
}
function number(machine: Machine, value: Lane | undefined, what: string): number {
  return Number(clean(machine, value, what));
}
/** Where a subvector stands: its index counts multiples of vscale when it is scalable itself. */
function subvectorStart(
  machine: Machine,
  index: Lane | undefined,
  { instruction }: CallRecord,
  argument: number | undefined,
): number {
  const type = argument === undefined ? instruction.type : callArguments(instruction)[argument]?.type;
  const scale = type?.kind === "vector" && type.scalable ? machine.vscale : 1;
  return scale * number(machine, index, "the index of a subvector");
}
function elementLeaf(call: CallRecord, argument: number): Leaf {
  const leaf = call.args[argument]?.shape.leaves[0];
  if (leaf === undefined) throw new TypeError("an intrinsic without the operand it works on");
  return leaf;
}

function memoryCopy(overlap: boolean): MachineIntrinsic {
  return (machine, [to, from, length]) => {
    const size = number(machine, length?.[0], "length of the copy");
    const target = number(machine, to?.[0], "destination of the copy");
    const source = number(machine, from?.[0], "source of the copy");
    copyMemory(machine, target, source, size, overlap);
    return undefined;
  };
}
/** memcpy and memmove. */
export function copyMemory(machine: Machine, to: number, from: number, size: number, overlap: boolean): void {
  if (size === 0) return;
  machine.checkAccess(from, size, false);
  machine.checkAccess(to, size, true);
  if (!overlap && to !== from && to < from + size && from < to + size) {
    machine.undefined("memcpy between regions that overlap");
  }
  machine.memory.copy(to, from, size);
}

function withOverflow(operation: IntBinaryName, signed: boolean): MachineIntrinsic {
  return (_machine, [first, second], call) => {
    const { bits } = elementLeaf(call, 0);
    const results: Lane[] = [];
    const overflows: Lane[] = [];
    (first ?? []).forEach((a, at) => {
      const b = second?.[at] ?? POISON;
      if (a.poison || b.poison) {
        results.push(POISON);
        overflows.push(POISON);
        return;
      }
      const result = INT_BINARY[operation](bits, 0, a, b);
      results.push(result);
      if (!a.clean || !b.clean) {
        overflows.push(undefLane(1));
        return;
      }
      const x = signed ? BigInt.asIntN(bits, a.bits) : a.bits;
      const y = signed ? BigInt.asIntN(bits, b.bits) : b.bits;
      const exact = operation === "add" ? x + y : operation === "sub" ? x - y : x * y;
      const fits = signed ? BigInt.asIntN(bits, exact) === exact : BigInt.asUintN(bits, exact) === exact;
      overflows.push(fits ? FALSE : TRUE);
    });
    return [...results, ...overflows];
  };
}

function reduce(step: (bits: number, a: Lane, b: Lane) => Lane): MachineIntrinsic {
  return (_machine, [vector], call) => {
    const { bits } = elementLeaf(call, 0);
    const [first = POISON, ...rest] = vector ?? [];
    return [rest.reduce((a, b) => (a.poison || b.poison ? POISON : step(bits, a, b)), first)];
  };
}
function pick(signed: boolean, greater: boolean): MachineIntrinsic {
  return reduce((bits, a, b) => {
    if (!a.clean || !b.clean) return undefLane(bits);
    const x = signed ? BigInt.asIntN(bits, a.bits) : a.bits;
    const y = signed ? BigInt.asIntN(bits, b.bits) : b.bits;
    return x > y === greater ? a : b;
  });
}
/** fadd and fmul with a start value, in order. */
function reduceFloat(name: "fadd" | "fmul"): MachineIntrinsic {
  return (_machine, [start, vector], call) => {
    const { type } = elementLeaf(call, 0);
    return [(vector ?? []).reduce((a, b) => binaryFloat(name, type, a, b), start?.[0] ?? POISON)];
  };
}
function reduceExtreme(relation: 2 | 4, nanWins: boolean): MachineIntrinsic {
  return (_machine, [vector], call) => {
    const { type, bits } = elementLeaf(call, 0);
    const format = formatOf(type);
    const [first = POISON, ...rest] = vector ?? [];
    return [
      rest.reduce((a, b) => {
        if (a.poison || b.poison) return POISON;
        if (!a.clean || !b.clean) return undefLane(bits);
        if (nanWins) for (const each of [a, b]) if (unpack(format, each.bits).kind === "nan") return each;
        return lane((nanWins ? orderedExtreme : extreme)(format, a.bits, b.bits, relation));
      }, first),
    ];
  };
}

function trap(machine: Machine): never {
  void machine;
  throw new ProgramExit(STATUS.trap);
}

/** One lane of a masked access: whether it takes place. */
function active(machine: Machine, mask: Lane | undefined): boolean {
  return clean(machine, mask, "the mask of the access") === 1n;
}
function offsetLeaf(leaf: Leaf): Leaf {
  return { ...leaf, byte: 0 };
}

const TABLE: Record<string, MachineIntrinsic> = {
  memcpy: memoryCopy(false),
  "memcpy.inline": memoryCopy(false),
  memmove: memoryCopy(true),
  memset: (machine, [to, value, length]) => {
    const size = number(machine, length?.[0], "length of memset");
    const target = number(machine, to?.[0], "destination of memset");
    if (size > 0) {
      machine.checkAccess(target, size, true);
      machine.memory.fill(target, size, value?.[0] ?? POISON);
    }
    return undefined;
  },
  "invariant.start": () => [lane(0n)],
  assume: (machine, [condition]) => {
    const value = condition?.[0];
    if (value?.clean !== true)
      throw machine.error("undefined behaviour", "llvm.assume of an undef or poison value");
    if (value.bits === 0n) machine.undefined("llvm.assume of a condition that is false");
    return undefined;
  },
  trap,
  ubsantrap: trap,
  debugtrap: trap,
  va_start: (machine, [list]) => {
    const address = number(machine, list?.[0], "the va_list");
    const area = machine.getLane(0, POINTER_LEAF);
    if (machine.layout.pointerSize() === 8) {
      // The System V list: no argument is in registers, all are in the overflow area.
      const words: [number, number, bigint][] = [
        [0, 4, 48n],
        [4, 4, 304n],
        [8, 8, area.bits],
        [16, 8, 0n],
      ];
      machine.checkAccess(address, 24, true);
      for (const [at, size, value] of words) machine.memory.write(address + at, size, lane(value));
      return undefined;
    }
    machine.checkAccess(address, 4, true);
    machine.memory.write(address, 4, area);
    return undefined;
  },
  va_end: () => undefined,
  va_copy: (machine, [to, from]) => {
    const size = machine.layout.pointerSize() === 8 ? 24 : 4;
    copyMemory(
      machine,
      number(machine, to?.[0], "the va_list"),
      number(machine, from?.[0], "the va_list"),
      size,
      true,
    );
    return undefined;
  },
  stacksave: (machine) => [lane(BigInt(machine.memory.sp))],
  stackrestore: (machine, [to]) => {
    machine.releaseStack(number(machine, to?.[0], "the saved stack"));
    return undefined;
  },
  "sadd.with.overflow": withOverflow("add", true),
  "uadd.with.overflow": withOverflow("add", false),
  "ssub.with.overflow": withOverflow("sub", true),
  "usub.with.overflow": withOverflow("sub", false),
  "smul.with.overflow": withOverflow("mul", true),
  "umul.with.overflow": withOverflow("mul", false),
  objectsize: (_machine, [, minimum], call) => [
    lane(minimum?.[0]?.bits === 1n ? 0n : ones(call.to.shape.leaves[0]?.bits ?? 32)),
  ],
  "is.constant": () => [FALSE],
  frameaddress: (machine) => [lane(BigInt(machine.memory.sp))],
  returnaddress: () => [lane(0n)],
  addressofreturnaddress: () => [lane(0n)],
  "threadlocal.address": (_machine, [address]) => [address?.[0] ?? POISON],
  "eh.typeid.for": (machine, [type]) => [
    lane(BigInt(machine.unwinder.typeId(number(machine, type?.[0], "a type of exceptions")))),
  ],
  "wasm.get.exception": (_machine, [token]) => [token?.[0] ?? POISON],
  "wasm.get.ehselector": (machine) => [lane(BigInt(machine.unwinder.landing.selector))],
  "get.rounding": () => [lane(1n)],
  "flt.rounds": () => [lane(1n)],
  readcyclecounter: (machine) => [lane(BigInt(machine.steps))],
  readsteadycounter: (machine) => [lane(BigInt(machine.steps))],
  vscale: (machine) => [lane(BigInt(machine.vscale))],
  "vector.reduce.add": reduce((bits, a, b) => INT_BINARY.add(bits, 0, a, b)),
  "vector.reduce.mul": reduce((bits, a, b) => INT_BINARY.mul(bits, 0, a, b)),
  "vector.reduce.and": reduce((bits, a, b) => INT_BINARY.and(bits, 0, a, b)),
  "vector.reduce.or": reduce((bits, a, b) => INT_BINARY.or(bits, 0, a, b)),
  "vector.reduce.xor": reduce((bits, a, b) => INT_BINARY.xor(bits, 0, a, b)),
  "vector.reduce.smax": pick(true, true),
  "vector.reduce.smin": pick(true, false),
  "vector.reduce.umax": pick(false, true),
  "vector.reduce.umin": pick(false, false),
  "vector.reduce.fadd": reduceFloat("fadd"),
  "vector.reduce.fmul": reduceFloat("fmul"),
  "vector.reduce.fmax": reduceExtreme(2, false),
  "vector.reduce.fmin": reduceExtreme(4, false),
  "vector.reduce.fmaximum": reduceExtreme(2, true),
  "vector.reduce.fminimum": reduceExtreme(4, true),
  "masked.load": (machine, [pointer, , mask, otherwise], call) => {
    const address = number(machine, pointer?.[0], "the pointer of the masked load");
    return call.to.shape.leaves.map((leaf, at) =>
      active(machine, mask?.[at]) ? machine.loadLane(address, leaf) : (otherwise?.[at] ?? POISON),
    );
  },
  "masked.store": (machine, [value, pointer, , mask], call) => {
    const address = number(machine, pointer?.[0], "the pointer of the masked store");
    call.args[0]?.shape.leaves.forEach((leaf, at) => {
      if (active(machine, mask?.[at])) machine.storeLanes(address, [leaf], [value?.[at] ?? POISON]);
    });
    return undefined;
  },
  "masked.gather": (machine, [pointers, , mask, otherwise], call) =>
    call.to.shape.leaves.map((leaf, at) =>
      active(machine, mask?.[at])
        ? machine.loadLane(number(machine, pointers?.[at], "a pointer of the gather"), offsetLeaf(leaf))
        : (otherwise?.[at] ?? POISON),
    ),
  "masked.scatter": (machine, [value, pointers, , mask], call) => {
    call.args[0]?.shape.leaves.forEach((leaf, at) => {
      if (!active(machine, mask?.[at])) return;
      const address = number(machine, pointers?.[at], "a pointer of the scatter");
      machine.storeLanes(address, [offsetLeaf(leaf)], [value?.[at] ?? POISON]);
    });
    return undefined;
  },
  "masked.expandload": (machine, [pointer, mask, otherwise], call) => {
    let address = number(machine, pointer?.[0], "the pointer of the expanding load");
    return call.to.shape.leaves.map((leaf, at) => {
      if (!active(machine, mask?.[at])) return otherwise?.[at] ?? POISON;
      const value = machine.loadLane(address, offsetLeaf(leaf));
      address += leaf.bytes;
      return value;
    });
  },
  "masked.compressstore": (machine, [value, pointer, mask], call) => {
    let address = number(machine, pointer?.[0], "the pointer of the compressing store");
    call.args[0]?.shape.leaves.forEach((leaf, at) => {
      if (!active(machine, mask?.[at])) return;
      machine.storeLanes(address, [offsetLeaf(leaf)], [value?.[at] ?? POISON]);
      address += leaf.bytes;
    });
    return undefined;
  },
  "get.active.lane.mask": (machine, [base, count], call) => {
    const start = clean(machine, base?.[0], "the base of the lane mask");
    const end = clean(machine, count?.[0], "the count of the lane mask");
    return call.to.shape.leaves.map((_, at) => (start + BigInt(at) < end ? TRUE : FALSE));
  },
  stepvector: (_machine, _args, call) =>
    call.to.shape.leaves.map((leaf, at) => lane(BigInt.asUintN(leaf.bits, BigInt(at)))),
  ...X86_INTRINSICS,
  "vector.reverse": (_machine, [vector]) => [...(vector ?? [])].reverse(),
  "vector.insert": (machine, [vector, part, index], call) => {
    const start = subvectorStart(machine, index?.[0], call, 1);
    return (vector ?? []).map((value, at) => part?.[at - start] ?? value);
  },
  "vector.extract": (machine, [vector, index], call) => {
    const start = subvectorStart(machine, index?.[0], call, undefined);
    return call.to.shape.leaves.map((_, at) => vector?.[start + at] ?? POISON);
  },
  "vector.splice": (machine, [first, second, index], call) => {
    const both = [...(first ?? []), ...(second ?? [])];
    const offset = Number(BigInt.asIntN(32, clean(machine, index?.[0], "the index of vector.splice")));
    const start = offset < 0 ? (first?.length ?? 0) + offset : offset;
    return call.to.shape.leaves.map((_, at) => both[start + at] ?? POISON);
  },
  "vector.interleave2": (_machine, [first, second]) =>
    (first ?? []).flatMap((value, at) => [value, second?.[at] ?? POISON]),
  "vector.deinterleave2": (_machine, [vector]) => [
    ...(vector ?? []).filter((_, at) => at % 2 === 0),
    ...(vector ?? []).filter((_, at) => at % 2 === 1),
  ],
  frexp: (_machine, [value], call) => {
    const leaf = elementLeaf(call, 0);
    const a = value?.[0] ?? POISON;
    if (a.poison) return [POISON, POISON];
    const format = formatOf(leaf.type);
    const found = unpack(format, a.bits);
    if (found.kind !== "finite" || found.mantissa === 0n) return [a, lane(0n)];
    const exponent = found.exponent + found.mantissa.toString(2).length;
    const scale = BigInt.asUintN(call.to.shape.leaves[1]?.bits ?? 32, BigInt(exponent));
    const fraction = round(format, found.negative, found.mantissa, found.exponent - exponent);
    return [lane(fraction), lane(scale)];
  },
};

const POINTER_LEAF: Leaf = {
  type: { kind: "pointer", addressSpace: 0 },
  bits: 32,
  slots: 1,
  slot: 0,
  byte: 0,
  bytes: 4,
  bit: 0,
};

/** Words of the longest name in the table. */
const MOST_WORDS = 6;
const known = new Map<string, MachineIntrinsic | undefined>();

/** The intrinsic of a mangled name, or undefined. */
export function machineIntrinsic(name: string): MachineIntrinsic | undefined {
  if (known.has(name)) return known.get(name);
  const parts = name
    .slice("llvm.".length)
    .replace(/^experimental\.(?=vector\.|stepvector)/, "")
    .split(".");
  let found: MachineIntrinsic | undefined;
  for (let count = Math.min(parts.length, MOST_WORDS); count > 0 && found === undefined; count--) {
    const key = parts.slice(0, count).join(".");
    if (Object.hasOwn(TABLE, key)) found = TABLE[key];
  }
  known.set(name, found);
  return found;
}
