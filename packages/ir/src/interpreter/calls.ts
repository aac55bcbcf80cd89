/**
 * Calls, beyond the plain ones of the fast path: through pointers, with undef or poison, with variable arguments, to
 * functions of the host and from it.
 */
import type { Function } from "../function.js";
import { callArguments } from "../instruction.js";
import type { Value } from "../value.js";
import { runInlineAsm } from "./asm.js";
import {
  type ExternalFunction,
  type ExternalResult,
  type ExternalValue,
  fromExternal,
  toExternal,
} from "./external.js";
import { storeLanes } from "./image.js";
import { machineIntrinsic } from "./intrinsics.js";
import { type Lane, lane, POISON } from "./lane.js";
import type { Machine } from "./machine.js";
import { hex } from "./memory.js";
import type { CallRecord } from "./records.js";
import { HEADER } from "./registers.js";
import type { Leaf } from "./shape.js";
import { ForeignException, HostException, LongJump } from "./unwind.js";

/** The host's own stack holds about this many runs of the loop inside one another. */
const MOST_NESTED = 250;

/** Bytes of `_Unwind_Exception`, which is all that another language may know of an exception. */
const FOREIGN_HEADER = 32;

function reserve(m: Machine, slots: number): void {
  if (!m.growRegisters(slots))
    throw m.error("limit", "the registers of all active calls take too much memory");
}

export function performCall(m: Machine, record: CallRecord): void {
  const { instruction } = record;
  let callee: Value = instruction.operand(0);
  let index: number;
  if (record.target >= 0) {
    const address = m.pointer(record.target, "call");
    const found = m.image.functionAt(address);
    if (found === undefined) m.undefined(`call of ${hex(address)}, which is not the address of a function`);
    index = found;
    callee = m.image.functions[index] as Function;
  } else if (callee.valueKind === "asm") {
    runInlineAsm(m, record);
    return;
  } else index = m.image.functionIndex(callee as Function);
  const fn = callee as Function;
  if (!fn.isDeclaration) {
    enter(m, record, fn, index);
    return;
  }
  if (fn.name.startsWith("llvm.")) {
    const intrinsic = machineIntrinsic(fn.name);
    if (intrinsic === undefined) m.unsupported(`the intrinsic @${fn.name} is not interpreted`);
    const result = intrinsic(
      m,
      record.args.map((argument) => m.getLanes(argument)),
      record,
    );
    if (result !== undefined) m.setLanes(record.to, result);
    return;
  }
  callExternal(m, record, fn);
}

function callExternal(m: Machine, record: CallRecord, fn: Function): void {
  const external = m.lookup(fn.name);
  if (external === undefined) m.unsupported(`call of @${fn.name}, which is not defined and not provided`);
  const fixed = record.instruction.data.functionType.varArg
    ? Math.min(record.args.length, fn.valueType.params.length)
    : record.args.length;
  const saved = m.memory.sp;
  const args: ExternalValue[] = [];
  for (let position = 0; position < fixed; position++) {
    const argument = record.args[position];
    if (argument === undefined) continue;
    const { leaves } = argument.shape;
    for (let at = 0; at < leaves.length; at++) {
      const leaf = leaves[at];
      if (leaf !== undefined) args.push(readExternal(m, argument.slots[at] ?? 0, leaf, fn, position));
    }
  }
  if (record.instruction.data.functionType.varArg) args.push(pushVarArgs(m, record, fixed));
  const previous = m.currentCall;
  m.currentCall = record;
  m.resumed = false;
  const result = callHost(m, external, args);
  m.currentCall = previous;
  if (m.resumed) {
    m.resumed = false;
    return;
  }
  m.releaseStack(saved);
  const { leaves } = record.to.shape;
  for (let at = 0; at < leaves.length; at++) {
    const leaf = leaves[at];
    if (leaf === undefined) continue;
    const value = Array.isArray(result)
      ? (result as readonly ExternalValue[])[at]
      : (result as ExternalValue);
    writeExternal(m, record.to.slots[at] ?? 0, leaf, value);
  }
}

/** What the host throws for the program goes to the program's handlers. */
function callHost(m: Machine, external: ExternalFunction, args: readonly ExternalValue[]): ExternalResult {
  try {
    return external(m, args);
  } catch (error) {
    if (!(error instanceof HostException)) throw error;
    const object = m.memory.allocate(FOREIGN_HEADER);
    if (object === 0) throw m.error("limit", "no memory is left for an exception");
    m.memory.fill(object, FOREIGN_HEADER, lane(0n));
    if (!m.unwinder.raise(new ForeignException(object))) throw error;
    return undefined;
  }
}

/** An argument for the host, straight from its register where that is easy. */
function readExternal(m: Machine, slot: number, leaf: Leaf, fn: Function, position: number): ExternalValue {
  const at = m.fp + slot;
  if (m.dirty === 0 && leaf.slots === 1) {
    const { type } = leaf;
    if (type.kind === "pointer") return (m.registers[at] ?? 0) >>> 0;
    if (type.kind === "integer" && leaf.bits > 1) {
      return ((m.registers[at] ?? 0) << (32 - leaf.bits)) >> (32 - leaf.bits);
    }
    if (type.kind === "float") return m.floats[at] ?? 0;
  } else if (m.dirty === 0 && leaf.type.kind === "double") return m.doubles[at >> 1] ?? 0;
  const value = m.getLane(slot, leaf);
  if (!value.clean) {
    m.undefined(`argument ${position + 1} of @${fn.name} is ${value.poison ? "poison" : "undef"}`);
  }
  return toExternal(value, leaf);
}
/** The host's answer, straight into its register where that is easy. */
function writeExternal(
  m: Machine,
  slot: number,
  leaf: Leaf,
  value: ExternalValue | boolean | undefined,
): void {
  const at = m.fp + slot;
  const { type } = leaf;
  const whole = leaf.bits === 32 && leaf.slots === 1 && (type.kind === "integer" || type.kind === "pointer");
  if (m.dirty === 0 && typeof value === "number" && whole && Number.isInteger(value)) m.registers[at] = value;
  else if (m.dirty === 0 && typeof value === "number" && type.kind === "double") m.doubles[at >> 1] = value;
  else m.setLane(slot, leaf, fromExternal(value, leaf));
}

/** Lays variable arguments out in stack memory, as va_arg of i386 finds them; returns their address. */
function pushVarArgs(m: Machine, record: CallRecord, from: number): number {
  const word = m.layout.pointerSize();
  const args = callArguments(record.instruction);
  const places: number[] = [];
  let size = 0;
  record.args.slice(from).forEach((_, position) => {
    const type = record.instruction.data.attributes.param(from + position).typeOf("byval");
    const passed = type ?? args[from + position]?.type;
    // On x86-64 a long double stands at a multiple of 16; on i386 nothing is aligned past its word.
    if (word === 8 && passed !== undefined && m.layout.abiAlign(passed) > 8) size = Math.ceil(size / 16) * 16;
    places.push(size);
    const bytes = passed === undefined ? 0 : m.layout.allocSize(passed);
    size += Math.ceil(bytes / word) * word;
  });
  const area = m.allocateStack(Math.max(size, word), 16);
  record.args.slice(from).forEach((argument, position) => {
    const type = record.instruction.data.attributes.param(from + position).typeOf("byval");
    const to = area + (places[position] ?? 0);
    if (type !== undefined) {
      const source = m.pointer(argument.slots[0] ?? 0, "byval argument");
      const bytes = m.layout.allocSize(type);
      m.checkAccess(source, bytes, false);
      m.memory.copy(to, source, bytes);
    } else storeLanes(m.memory, to, argument.shape.leaves, m.getLanes(argument));
  });
  return area;
}

/** Enters a function of the module with the arguments of a call. */
function enter(m: Machine, record: CallRecord, fn: Function, index: number): void {
  const { instruction } = record;
  const signature = m.signature(fn);
  const expected = fn.valueType.params.length;
  const given = record.args.length;
  if (given < expected || (given > expected && !fn.valueType.varArg)) {
    m.undefined(`@${fn.name} takes ${expected} arguments and is called with ${given}`);
  }
  const { returnType } = instruction.data.functionType;
  if (fn.returnType !== returnType && m.shapes.of(fn.returnType).slots !== record.to.shape.slots) {
    m.undefined(`@${fn.name} returns ${fn.returnType} and is called as if it returned ${returnType}`);
  }
  const entry = m.entry(index);
  const top = m.frameTop;
  const frame = top + HEADER;
  reserve(m, frame + (m.frameSizes[index] ?? 0));
  const { registers, shadowUndef, shadowPoison, fp } = m;
  const depth = (registers[fp - 7] ?? 0) + 1;
  const isTail = instruction.data.tail === "musttail";
  if (depth > m.maxDepth && !isTail) throw m.error("limit", `more than ${m.maxDepth} calls are active`);
  const sp = m.memory.sp;
  let tainted = 0;
  for (let position = 0; position < expected; position++) {
    const argument = record.args[position];
    const params = signature.params[position];
    const shape = signature.shapes[position];
    if (argument === undefined || params === undefined || shape === undefined) continue;
    if (argument.shape !== shape && argument.shape.slots !== shape.slots) {
      m.undefined(`argument ${position + 1} of @${fn.name} has another type than the function's parameter`);
    }
    let unclean = 0;
    for (let at = 0; at < params.length; at++) {
      const to = frame + (params[at] ?? 0);
      const from = fp + (argument.slots[at] ?? 0);
      const width = shape.leaves[at]?.slots ?? 1;
      for (let word = 0; word < width; word++) {
        registers[to + word] = registers[from + word] ?? 0;
        if (m.dirty !== 0) {
          const undef = shadowUndef[from + word] ?? 0;
          const poison = shadowPoison[from + word] ?? 0;
          shadowUndef[to + word] = undef;
          shadowPoison[to + word] = poison;
          unclean |= undef | poison;
        }
      }
    }
    if (unclean !== 0) {
      tainted = 1;
      if (
        fn.attributes.param(position).has("noundef") ||
        instruction.data.attributes.param(position).has("noundef")
      ) {
        shadowUndef.fill(0, frame, frame + signature.slots);
        shadowPoison.fill(0, frame, frame + signature.slots);
        m.undefined(
          `argument ${position + 1} of @${fn.name} is undef or poison, and the parameter is noundef`,
        );
      }
    }
  }
  if (isTail && !fn.valueType.varArg) {
    replaceFrame(m, index, entry, frame, signature.slots, tainted);
    return;
  }
  if (fn.valueType.varArg) registers[frame + signature.varArgs] = pushVarArgs(m, record, expected);
  registers[frame - 1] = index;
  registers[frame - 2] = m.at;
  registers[frame - 3] = fp + (record.to.slots[0] ?? 0);
  registers[frame - 4] = fp;
  registers[frame - 5] = sp;
  registers[frame - 6] = m.dirty;
  registers[frame - 7] = depth;
  registers[frame - 8] = m.pc;
  // The result's shadow must be clean when the callee returns a clean value by the fast path.
  if (m.dirty !== 0) m.cleanOperand(record.to);
  m.fp = frame;
  m.pc = entry;
  m.dirty = tainted;
}
/** A call that takes the place of its caller: the arguments move down into the caller's frame. */
function replaceFrame(
  m: Machine,
  index: number,
  entry: number,
  from: number,
  slots: number,
  tainted: number,
): void {
  const { registers, shadowUndef, shadowPoison, fp } = m;
  m.cleanFrame(fp, registers[fp - 1] ?? 0);
  m.releaseStack(registers[fp - 5] ?? 0);
  registers.copyWithin(fp, from, from + slots);
  shadowUndef.copyWithin(fp, from, from + slots);
  shadowPoison.copyWithin(fp, from, from + slots);
  const end = Math.max(from, fp + slots);
  shadowUndef.fill(0, end, from + slots);
  shadowPoison.fill(0, end, from + slots);
  registers[fp - 1] = index;
  m.pc = entry;
  m.dirty = tainted;
}
/** Returns from a dirty frame: words of the result and where they stand, relative to the result and the frame. */
export function returnFrom(m: Machine, pairs: readonly number[]): void {
  const { registers, shadowUndef, shadowPoison, fp } = m;
  const to = registers[fp - 3] ?? 0;
  let tainted = 0;
  for (let at = 0; at < pairs.length; at += 2) {
    const d = to + (pairs[at] ?? 0);
    const s = fp + (pairs[at + 1] ?? 0);
    registers[d] = registers[s] ?? 0;
    shadowUndef[d] = shadowUndef[s] ?? 0;
    shadowPoison[d] = shadowPoison[s] ?? 0;
    tainted |= (shadowUndef[s] ?? 0) | (shadowPoison[s] ?? 0);
  }
  const index = registers[fp - 1] ?? 0;
  const fn = m.image.functions[index];
  if (tainted !== 0 && fn?.attributes.ret.has("noundef") === true) {
    m.undefined(`@${fn.name} returns undef or poison, and its result is noundef`);
  }
  m.cleanFrame(fp, index);
  m.releaseStack(registers[fp - 5] ?? 0);
  m.pc = registers[fp - 8] ?? 0;
  m.dirty = (registers[fp - 6] ?? 0) | (tainted === 0 ? 0 : 1);
  m.fp = registers[fp - 4] ?? 0;
}
/** Calls a function of the module from the host and runs it to its end. */
export function callFunction(m: Machine, fn: Function, args: readonly (readonly Lane[])[]): Lane[] {
  const index = m.functionIndex(fn);
  const signature = m.signature(fn);
  const saved = {
    pc: m.pc,
    at: m.at,
    fp: m.fp,
    dirty: m.dirty,
    sp: m.memory.sp,
    call: m.currentCall,
  };
  try {
    const entry = m.entry(index);
    const result = m.shapes.of(fn.returnType);
    const area = m.frameTop + (m.frameTop & 1);
    const frame = area + result.slots + (result.slots & 1) + HEADER;
    reserve(m, frame + (m.frameSizes[index] ?? 0));
    const { registers } = m;
    let tainted = 0;
    signature.params.forEach((params, position) => {
      params.forEach((slot, at) => {
        const leaf = signature.shapes[position]?.leaves[at];
        const value = args[position]?.[at] ?? POISON;
        if (leaf !== undefined) m.setLaneAt(frame + slot, leaf, value);
        if (!value.clean) tainted = 1;
      });
    });
    const header = [index, m.at, area, m.fp, m.memory.sp, m.dirty, (registers[m.fp - 7] ?? 0) + 1, 0];
    header.forEach((word, at) => {
      registers[frame - 1 - at] = word;
    });
    m.fp = frame;
    m.pc = entry;
    m.dirty = tainted;
    runNested(m);
    m.dirty = m.dirty | 0;
    const offset = area - m.fp;
    const lanes = result.leaves.map((leaf) => m.getLane(offset + leaf.slot, leaf));
    m.shadowUndef.fill(0, area, area + result.slots);
    m.shadowPoison.fill(0, area, area + result.slots);
    return lanes;
  } catch (error) {
    throw m.explain(error);
  } finally {
    m.pc = saved.pc;
    m.at = saved.at;
    m.fp = saved.fp;
    m.dirty = saved.dirty;
    m.currentCall = saved.call;
  }
}

/** Calls what is at an address, with values as externals have them; gives the scalars of the result. */
export function callAddress(m: Machine, address: number, args: readonly ExternalValue[]): ExternalValue[] {
  const index = m.image.functionAt(address);
  const fn = index === undefined ? undefined : m.image.functions[index];
  if (fn === undefined) m.undefined(`call of ${hex(address)}, which is not the address of a function`);
  const { leaves } = m.shapes.of(fn.returnType);
  if (fn.isDeclaration) {
    const external = m.lookup(fn.name);
    if (external === undefined) m.unsupported(`call of @${fn.name}, which is not defined and not provided`);
    const value = external(m, args);
    if (value === undefined) return [];
    if (typeof value === "boolean") return [Number(value)];
    return Array.isArray(value) ? [...(value as readonly ExternalValue[])] : [value as ExternalValue];
  }
  let next = 0;
  const lanes = m
    .signature(fn)
    .shapes.map((shape) => shape.leaves.map((leaf) => fromExternal(args[next++], leaf)));
  return callFunction(m, fn, lanes).map((value, at) => {
    const leaf = leaves[at];
    if (!value.clean || leaf === undefined)
      m.undefined(`@${fn.name} gave undef or poison to a library function`);
    return toExternal(value, leaf);
  });
}

function runNested(m: Machine): void {
  if (m.nesting >= MOST_NESTED)
    throw m.error("limit", `calls through the host nest deeper than ${MOST_NESTED}`);
  m.nesting++;
  try {
    for (;;) {
      try {
        m.engine.execute(m);
        return;
      } catch (error) {
        if (!(error instanceof LongJump) || error.nesting !== m.nesting) throw error;
        error.apply();
      }
    }
  } finally {
    m.nesting--;
  }
}
