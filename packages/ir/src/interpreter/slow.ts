/** Runs one operation of decoded code exactly: on lanes, with undef and poison, or to report what is wrong with it. */
import type { Instruction, InstructionOf } from "../instruction.js";
import { Flag } from "../opcodes.js";
import { doubleType, floatType, intType } from "../types.js";
import { returnFrom } from "./calls.js";
import { breaksFlags, formatOf } from "./float-lane.js";
import { type Lane, lane, POISON, partial, undefLane } from "./lane.js";
import type { Machine } from "./machine.js";
import { ADDRESSABLE, hex } from "./memory.js";
import { OPS, Op } from "./ops.js";
import { evaluateScalar, scalarOf, widthOf } from "./scalar.js";
import type { Leaf, ScalarType } from "./shape.js";

/** Runs the operation at `pc` exactly. @throws InterpreterError */
export function slowStep(m: Machine): void {
  m.at = m.pc;
  try {
    slowOperation(m);
  } catch (error) {
    throw m.explain(error);
  }
}

function slowOperation(m: Machine): void {
  const pc = m.pc;
  const { code } = m;
  const number = code[pc] ?? 0;
  const op = OPS[number];
  if (op === undefined) throw new Error(`no operation ${number}`);
  const word = (at: number): number => code[pc + at] ?? 0;
  const instruction = m.instructionAt[pc];
  switch (op.slow) {
    case "generic":
      m.pc = pc + 2;
      m.records[word(1)]?.run(m);
      return;
    case "call": {
      // What the fast path does not do: decode the callee, make room, report depth, pass undef and poison.
      m.pc = pc + 6 + word(4) * 2;
      m.records[word(5)]?.run(m);
      return;
    }
    case "return": {
      m.spend(number === Op.ret || number === Op.retMany ? word(1) : word(2));
      const pairs: number[] = [];
      if (number === Op.ret1) pairs.push(0, word(1));
      else if (number === Op.ret2) pairs.push(0, word(1), 1, word(1) + 1);
      else if (number === Op.retMany) for (let at = 0; at < word(2) * 2; at++) pairs.push(word(3 + at));
      returnFrom(m, pairs);
      return;
    }
    case "taint": {
      const value = m.lanes[word(2)] ?? POISON;
      m.setLane(word(1), wordLeaf(word(3)), value);
      m.pc = pc + 4;
      return;
    }
    case "fastMath":
      fastMath(m, word, number);
      m.pc = pc + 1 + op.format.length;
      return;
    case "check": {
      const check = m.checks[word(2)];
      if (check !== undefined) m.setLane(word(1), check.leaf, check.apply(m, m.getLane(word(1), check.leaf)));
      m.pc = pc + 3;
      return;
    }
    case "within":
      m.pc = pc + 3;
      if (m.isTainted(word(1)) || m.isTainted(word(2))) return;
      checkWithin(m, m.pointer(word(1), "access"), m.pointer(word(2), "access"));
      return;
    case "moves": {
      const count = word(1);
      for (let at = 0; at < count; at++) m.move(word(3 + at * 2), word(4 + at * 2));
      m.pc = word(2);
      return;
    }
    case "move":
      m.move(word(1), word(2));
      if (number === Op.mov2) m.move(word(1) + 1, word(2) + 1);
      m.pc = pc + 3;
      return;
    case "select":
      select(m, word, number === Op.select2 ? 2 : 1);
      m.pc = pc + 5;
      return;
    case "branch":
      branch(m, instruction, word, op.format);
      return;
    case "switch":
      if (m.isTainted(word(1))) m.undefined("switch on an undef or poison value");
      m.spend(word(2));
      m.pc = switchTarget(m, pc);
      return;
    case "none":
      // Only `enter` leaves the fast path: the stack segment has no room for the frame's objects.
      m.growStack(word(1) - word(2));
      return;
    case "pure":
      if (instruction === undefined) throw new Error("no instruction here");
      pure(m, instruction, op.format, word, number);
      m.pc = pc + 1 + op.format.length;
      return;
    case "gep":
      gep(m, instruction, word, number === Op.gepIndex || number === Op.gepIndexFlags);
      m.pc = pc + 1 + op.format.length;
      return;
    case "load":
      load(m, instruction, word, number);
      m.pc = pc + 1 + op.format.length;
      return;
    case "store":
      store(m, instruction, word, number);
      m.pc = pc + 1 + op.format.length;
      return;
  }
}

const leaves = new Map<string, Leaf>();
function leafOf(type: ScalarType): Leaf {
  const key = String(type);
  let leaf = leaves.get(key);
  if (leaf === undefined) {
    const bits = widthOf(type);
    leaf = { type, bits, slots: Math.ceil(bits / 32), slot: 0, byte: 0, bytes: Math.ceil(bits / 8), bit: 0 };
    leaves.set(key, leaf);
  }
  return leaf;
}
const wordLeaves: Leaf[] = [];
/** A leaf of whole slots, whatever they hold. */
function wordLeaf(slots: number): Leaf {
  let leaf = wordLeaves[slots];
  if (leaf === undefined) {
    leaf = { type: intType(32 * slots), bits: 32 * slots, slots, slot: 0, byte: 0, bytes: 4 * slots, bit: 0 };
    wordLeaves[slots] = leaf;
  }
  return leaf;
}

type Word = (at: number) => number;

/** The instruction's scalar operation on the registers the operation names. */
function pure(m: Machine, instruction: Instruction, format: string, word: Word, number: number): void {
  const first = instruction.opcode === "call" ? 1 : 0;
  const lanes: Lane[] = [];
  for (let at = 1; at < format.length; at++) {
    const letter = format[at];
    if (letter !== "s" && letter !== "S") continue;
    const operand = instruction.operandCount > first + lanes.length ? first + lanes.length : first;
    lanes.push(m.getLane(word(at + 1), leafOf(scalarOf(instruction.operand(operand).type))));
  }
  if (instruction.opcode === "icmp" && /^[us]g/.test(instruction.data.predicate)) {
    // The decoder exchanged the operands, for the fast path has only "less".
    lanes.reverse();
  }
  if (number === Op.sext && instruction.opcode === "getelementptr") {
    const [index = POISON] = lanes;
    m.setLane(word(1), wordLeaf(1), index.clean ? index : index.poison ? POISON : undefLane(32));
    return;
  }
  m.setLane(word(1), leafOf(scalarOf(instruction.type)), evaluateScalar(instruction, lanes));
}

/** A result that is nan or infinite against its flags, or made of such, is poison; what is tainted is exact already. */
function fastMath(m: Machine, word: Word, number: number): void {
  const type = number === Op.fcheck32 ? floatType : doubleType;
  const broken = [word(1), word(2), word(3)].some((slot) => {
    const value = m.getLane(slot, leafOf(type));
    return value.clean && breaksFlags(word(4), formatOf(type), value.bits);
  });
  if (broken) m.setLane(word(1), leafOf(type), POISON);
}

function select(m: Machine, word: Word, slots: number): void {
  const leaf = wordLeaf(slots);
  const condition = m.getLane(word(2), wordLeaf(1));
  if (condition.poison) {
    m.setLane(word(1), leaf, POISON);
    return;
  }
  if (condition.undef !== 0n) {
    const a = m.getLane(word(3), leaf);
    const b = m.getLane(word(4), leaf);
    m.setLane(
      word(1),
      leaf,
      a.poison || b.poison ? POISON : partial(a.bits, (a.bits ^ b.bits) | a.undef | b.undef),
    );
    return;
  }
  m.setLane(word(1), leaf, m.getLane(word(condition.bits === 0n ? 4 : 3), leaf));
}

/** A branch whose operands hold undef or poison: decided all the same when the defined bits decide. */
function branch(m: Machine, instruction: Instruction | undefined, word: Word, format: string): void {
  const compare = instruction?.prev;
  let condition: Lane;
  if (format.startsWith("ss") && compare?.opcode === "icmp") {
    const leaf = leafOf(scalarOf(compare.operand(0).type));
    const lanes = [m.getLane(word(1), leaf), m.getLane(word(2), leaf)];
    if (/^[us]g/.test(compare.data.predicate)) lanes.reverse();
    condition = evaluateScalar(compare, lanes);
    if (compare.data.predicate === "ne" && condition.clean) condition = lane(condition.bits ^ 1n);
  } else condition = m.getLane(word(1), wordLeaf(1));
  if (!condition.clean) m.undefined(`branch on ${condition.poison ? "poison" : "an undef value"}`);
  m.spend(word(format.length));
  const targets = format.indexOf("t") + 1;
  m.pc = word(condition.bits === 0n ? targets + 1 : targets);
}

function switchTarget(m: Machine, pc: number): number {
  const { code } = m;
  const value = m.registers[m.fp + (code[pc + 1] ?? 0)] ?? 0;
  const count = code[pc + 3] ?? 0;
  for (let at = 0; at < count; at++) if (code[pc + 5 + at * 2] === value) return code[pc + 6 + at * 2] ?? 0;
  return code[pc + 4] ?? 0;
}

function gep(m: Machine, instruction: Instruction | undefined, word: Word, indexed: boolean): void {
  const base = m.getLane(word(2), wordLeaf(1));
  const index = indexed ? m.getLane(word(3), wordLeaf(1)) : lane(0n);
  if (base.poison || index.poison) {
    m.setLane(word(1), wordLeaf(1), POISON);
    return;
  }
  if (!base.clean || !index.clean) {
    m.setLane(word(1), wordLeaf(1), undefLane(32));
    return;
  }
  const offset = indexed
    ? BigInt.asIntN(32, index.bits) * BigInt(word(4)) + BigInt(word(5))
    : BigInt(word(3));
  const address = base.bits + offset;
  const wraps = address < 0n || address > 0xffffffffn;
  const flags = instruction?.flags ?? 0;
  const promised = (flags & (Flag.inbounds | Flag.nusw | Flag.nuw)) !== 0;
  const outside =
    (flags & Flag.inbounds) !== 0 &&
    offset !== 0n &&
    !m.memory.isInBounds(Number(base.bits), Number(address));
  m.setLane(
    word(1),
    wordLeaf(1),
    promised && (wraps || outside) ? POISON : lane(BigInt.asUintN(32, address)),
  );
}

/** An address that belongs to another object than the one it was made from. Where nothing is, the access says so. */
function checkWithin(m: Machine, address: number, base: number): void {
  const { owners, shadow } = m.memory;
  if (owners[address >>> 3] === owners[base >>> 3] || ((shadow[address] ?? 0) & ADDRESSABLE) === 0) return;
  m.undefined(
    `access of ${hex(address)} through a pointer made from another object, the one at ${hex(base)}`,
  );
}

function accessLeaf(number: number): Leaf {
  const bytes =
    number === Op.load8 || number === Op.store8
      ? 1
      : number === Op.load16 || number === Op.store16
        ? 2
        : number === Op.load32 || number === Op.store32
          ? 4
          : 8;
  return {
    type: intType(bytes * 8),
    bits: bytes * 8,
    slots: bytes === 8 ? 2 : 1,
    slot: 0,
    byte: 0,
    bytes,
    bit: 0,
  };
}

function load(m: Machine, instruction: Instruction | undefined, word: Word, number: number): void {
  const leaf = accessLeaf(number);
  const base = m.pointer(word(2), "load");
  const load = instruction as InstructionOf<"load">;
  m.checkAlign(base, load.data.align ?? m.layout.abiAlign(load.type), "load");
  m.setLane(word(1), leaf, m.loadLane((base + word(3)) >>> 0, leaf));
}

function store(m: Machine, instruction: Instruction | undefined, word: Word, number: number): void {
  const leaf = accessLeaf(number);
  const base = m.pointer(word(1), "store");
  const store = instruction as InstructionOf<"store">;
  m.checkAlign(base, store.data.align ?? m.layout.abiAlign(store.operand(0).type), "store");
  m.storeLanes((base + word(3)) >>> 0, [leaf], [m.getLane(word(2), leaf)]);
}
