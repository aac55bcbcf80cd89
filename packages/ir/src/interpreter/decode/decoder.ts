/**
 * Decodes a function, once, into the form of ops.ts.
 *
 *     %s = add nsw <2 x i32> %a, %b      becomes      addNsw s0, a0, b0
 *                                                     addNsw s1, a1, b1
 *
 * Every SSA value has a location: one register for each of its scalar leaves. A value that is only another view of
 * existing registers (extractvalue, insertelement, shufflevector, zext to 32 bits, a bitcast that moves no bits) gets
 * the registers of its source and costs nothing; that is right because a register is written by its one definition
 * only, and the definition dominates every use of the view. Constants are registers that `enter` fills.
 * A location that is negative, -1 - n, is the constant lane n of the machine, which is undef or poison.
 *
 * Blocks are decoded in reverse postorder, so that a definition comes before its uses.
 */
import type { BasicBlock } from "../../basic-block.js";
import { DataLayoutError } from "../../data-layout.js";
import type { Function } from "../../function.js";
import { callArguments, type Instruction, type InstructionOf } from "../../instruction.js";
import type { Opcode } from "../../opcodes.js";
import type { DecodedFunction, Machine } from "../machine.js";
import type { GenericRecord } from "../operand.js";
import {
  AtomicRecord,
  ByvalRecord,
  CallbrRecord,
  CallRecord,
  IndirectBranchRecord,
  RefusedRecord,
  UnreachableRecord,
  VaArgRecord,
} from "../records.js";
import { TooManyLeavesError } from "../shape.js";
import { LandingPadRecord, ResumeRecord } from "../unwind-records.js";
import { decodeCall, decodeInvoke, decodeRet } from "./calls.js";
import { checkFastMath, checkParameters } from "./checks.js";
import { FunctionCode } from "./code.js";
import { decodeBranch, decodeEdge, decodeSwitch, target } from "./flow.js";
import { decodeCatchReturn, decodeCatchSwitch, decodeCleanupReturn, decodePad } from "./funclets.js";
import { decodeAlloca, decodeGetelementptr, decodeLoad, decodeStore } from "./memory.js";
import {
  decodeAggregate,
  decodeBitcast,
  decodeElement,
  decodeElementwise,
  decodeSelect,
  decodeShuffle,
} from "./values.js";

export function decodeFunction(machine: Machine, fn: Function): DecodedFunction {
  const code = new FunctionCode(machine, fn);
  const order = reversePostorder(fn);
  for (const block of order) code.blockLabels.set(block, code.label());
  for (const block of order)
    for (const phi of block.phis()) if (code.isInterpreted(phi.type)) code.define(phi);
  decodeByvalArguments(code);
  checkParameters(code);
  for (const block of order) decodeBlock(code, block);
  return code.finish();
}

function decodeByvalArguments(code: FunctionCode): void {
  const { layout } = code.machine;
  for (const argument of code.fn.args) {
    const type = argument.attributes.typeOf("byval");
    if (type === undefined) continue;
    const slot = code.location(argument)[0] ?? 0;
    const align = argument.attributes.int("align") ?? layout.abiAlign(type);
    code.generic(new ByvalRecord(slot, layout.allocSize(type), align));
  }
}

function decodeBlock(code: FunctionCode, block: BasicBlock): void {
  code.place(code.blockLabels.get(block) ?? 0);
  code.blockCount = 0;
  for (const phi of block.phis()) {
    code.current = phi;
    if (code.isInterpreted(phi.type)) checkFastMath(code, phi);
  }
  for (let instruction = block.first; instruction !== undefined; instruction = instruction.next) {
    code.current = instruction;
    code.blockCount++;
    try {
      decodeInstruction(code, instruction);
    } catch (error) {
      // What cannot be done is refused where it is reached, not before.
      const refused =
        error instanceof TypeError || error instanceof TooManyLeavesError || error instanceof DataLayoutError;
      if (!refused) throw error;
      code.generic(new RefusedRecord(error.message));
    }
  }
  if (block.terminator === undefined) code.generic(new RefusedRecord("a block without a terminator"));
  while (code.pending.length > 0) decodeEdge(code);
}

type Decode<O extends Opcode> = (code: FunctionCode, instruction: InstructionOf<O>) => void;

const elementwise = (code: FunctionCode, instruction: Instruction): void =>
  decodeElementwise(code, instruction, instruction.operands);
/** An operation run by a record that takes the instruction's operands and gives its result. */
function record(make: (code: FunctionCode, instruction: Instruction) => GenericRecord) {
  return (code: FunctionCode, instruction: Instruction): void => code.generic(make(code, instruction));
}
const nothing = (): void => {};

/** How each instruction is decoded. */
const DECODE: { readonly [O in Opcode]: Decode<O> } = {
  add: elementwise,
  sub: elementwise,
  mul: elementwise,
  and: elementwise,
  or: elementwise,
  xor: elementwise,
  shl: elementwise,
  lshr: elementwise,
  ashr: elementwise,
  udiv: elementwise,
  sdiv: elementwise,
  urem: elementwise,
  srem: elementwise,
  fadd: elementwise,
  fsub: elementwise,
  fmul: elementwise,
  fdiv: elementwise,
  frem: elementwise,
  fneg: elementwise,
  icmp: elementwise,
  fcmp: elementwise,
  trunc: elementwise,
  zext: elementwise,
  sext: elementwise,
  fptrunc: elementwise,
  fpext: elementwise,
  fptoui: elementwise,
  fptosi: elementwise,
  uitofp: elementwise,
  sitofp: elementwise,
  ptrtoint: elementwise,
  inttoptr: elementwise,
  freeze: elementwise,
  addrspacecast: (code, instruction) => code.alias(instruction, code.location(instruction.operand(0))),
  bitcast: decodeBitcast,
  select: decodeSelect,
  phi: nothing,
  alloca: decodeAlloca,
  load: decodeLoad,
  store: decodeStore,
  getelementptr: decodeGetelementptr,
  fence: nothing,
  cmpxchg: (code, instruction) => code.generic(atomic(code, instruction)),
  atomicrmw: (code, instruction) => code.generic(atomic(code, instruction)),
  extractvalue: decodeAggregate,
  insertvalue: decodeAggregate,
  extractelement: decodeElement,
  insertelement: decodeElement,
  shufflevector: decodeShuffle,
  call: (code, instruction) => {
    decodeCall(code, instruction);
  },
  invoke: decodeInvoke,
  landingpad: record((code, instruction) => new LandingPadRecord(code.result(instruction))),
  resume: record(
    (code, instruction) => new ResumeRecord(code.read(code.location(instruction.operand(0))[0])),
  ),
  ret: decodeRet,
  br: decodeBranch,
  switch: decodeSwitch,
  indirectbr: decodeIndirectBranch,
  callbr: decodeCallbr,
  va_arg: record(
    (code, instruction) =>
      new VaArgRecord(
        code.read(code.location(instruction.operand(0))[0]),
        code.machine.layout.allocSize(instruction.type),
        code.result(instruction),
      ),
  ),
  catchswitch: decodeCatchSwitch,
  catchpad: decodePad,
  cleanuppad: decodePad,
  catchret: decodeCatchReturn,
  cleanupret: decodeCleanupReturn,
  unreachable: record(() => new UnreachableRecord()),
};

function decodeInstruction(code: FunctionCode, instruction: Instruction): void {
  // A row takes the instructions of its own opcode; the lookup cannot say so.
  (DECODE[instruction.opcode] as Decode<Opcode>)(code, instruction);
}

function atomic(
  code: FunctionCode,
  instruction: InstructionOf<"cmpxchg"> | InstructionOf<"atomicrmw">,
): GenericRecord {
  const operands = instruction.operands.map((operand) => code.whole(operand));
  return new AtomicRecord(instruction, operands, code.result(instruction));
}

function decodeCallbr(code: FunctionCode, instruction: InstructionOf<"callbr">): void {
  const block = instruction.parent as BasicBlock;
  const operands = callArguments(instruction).map((argument) => code.whole(argument));
  const call = new CallRecord(instruction, -1, operands, code.result(instruction));
  const targets = instruction.operands.slice(1, 2 + instruction.data.indirectCount);
  const labels = targets.map((to) => target(code, block, to as BasicBlock));
  const callbr = new CallbrRecord(call, labels, code.blockCount);
  code.labelled.push(callbr);
  code.generic(callbr);
}

function decodeIndirectBranch(code: FunctionCode, instruction: InstructionOf<"indirectbr">): void {
  const block = instruction.parent as BasicBlock;
  const targets = instruction.operands.slice(1).map((operand) => operand as BasicBlock);
  const branch = new IndirectBranchRecord(
    code.read(code.location(instruction.operand(0))[0]),
    targets.map((to) => ({ address: code.machine.blockAddress(to), label: target(code, block, to) })),
  );
  code.labelled.push(branch);
  code.generic(branch);
}

/** The blocks that can be reached, each after those that dominate it. */
function reversePostorder(fn: Function): BasicBlock[] {
  const order: BasicBlock[] = [];
  const seen = new Set<BasicBlock>([fn.entry]);
  const stack: { block: BasicBlock; successors: BasicBlock[]; next: number }[] = [
    { block: fn.entry, successors: fn.entry.successors(), next: 0 },
  ];
  for (let top = stack[0]; top !== undefined; top = stack[stack.length - 1]) {
    const successor = top.successors[top.next++];
    if (successor === undefined) {
      order.push(top.block);
      stack.pop();
    } else if (!seen.has(successor)) {
      seen.add(successor);
      stack.push({ block: successor, successors: successor.successors(), next: 0 });
    }
  }
  return order.reverse();
}
