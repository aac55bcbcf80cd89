/** Calls and returns. */
import type { BasicBlock } from "../../basic-block.js";
import type { Function } from "../../function.js";
import { type CallInstruction, callArguments, type InstructionOf } from "../../instruction.js";
import { i32 } from "../../types.js";
import { constrainedOperation } from "../constrained.js";
import { isIntrinsicIgnored, scalarIntrinsic } from "../intrinsic-table.js";
import { CallRecord, LifetimeRecord } from "../records.js";
import { checkArguments, checkResult, checkReturned, checkView } from "./checks.js";
import type { FunctionCode } from "./code.js";
import { jump, target } from "./flow.js";
import { decodeElementwise } from "./values.js";

/** Gives the address of the call among the function's own code; undefined when nothing is called. */
export function decodeCall(code: FunctionCode, instruction: CallInstruction): number | undefined {
  const callee = instruction.operand(0);
  const args = callArguments(instruction);
  if (callee.valueKind === "function") {
    const name = (callee as Function).name;
    if (name.startsWith("llvm.")) {
      if (isIntrinsicIgnored(name)) return undefined;
      if (/^llvm\.lifetime\.(start|end)\./.test(name)) {
        const [size, pointer] = args;
        if (size === undefined || pointer === undefined) return undefined;
        const said = Number(BigInt.asIntN(64, code.machine.constant(size)[0]?.bits ?? 0n));
        const bytes = code.sizes.get(pointer) ?? said;
        const starts = name.startsWith("llvm.lifetime.start");
        code.generic(new LifetimeRecord(starts, bytes, code.read(code.location(pointer)[0])));
        return undefined;
      }
      if (
        /^llvm\.(expect(\.with\.probability)?|launder\.invariant\.group|strip\.invariant\.group|ssa\.copy|annotation|ptr\.annotation|preserve\.\w+\.access\.index|arithmetic\.fence)(\.|$)/.test(
          name,
        )
      ) {
        code.alias(instruction, code.location(args[0] ?? callee));
        checkView(code, instruction);
        return undefined;
      }
      if (
        scalarIntrinsic(instruction) !== undefined ||
        constrainedOperation(instruction)?.isInstruction === true
      ) {
        const operands = args.filter(({ type }) => type.kind !== "metadata");
        decodeElementwise(code, instruction, operands);
        checkView(code, instruction);
        return undefined;
      }
    }
  }
  const values = args.map((argument) => {
    if (argument.type.kind === "metadata") return { shape: code.shape(argument.type), slots: [] };
    // The register of a pad's token holds the exception.
    if (argument.type.kind === "token") return { shape: code.shape(i32), slots: code.location(argument) };
    return code.whole(argument);
  });
  const operands = checkArguments(code, instruction, values);
  const target =
    callee.valueKind === "asm"
      ? -1
      : callee.valueKind === "function"
        ? -1
        : code.read(code.location(callee)[0]);
  const shape = code.shape(instruction.type);
  const result = instruction.type.kind === "void" ? [] : code.define(instruction);
  const record = new CallRecord(instruction, target, operands, { shape, slots: result });
  if (callee.valueKind === "function") {
    const fn = callee as Function;
    const signature = code.machine.signature(fn);
    const isTail = instruction.data.tail === "musttail";
    if (
      !fn.isDeclaration &&
      !fn.valueType.varArg &&
      !isTail &&
      fn.valueType === instruction.data.functionType
    ) {
      const pairs: number[] = [];
      operands.forEach((operand, index) => {
        operand.slots.forEach((slot, leafIndex) => {
          const to = signature.params[index]?.[leafIndex] ?? 0;
          for (let word = 0; word < (operand.shape.leaves[leafIndex]?.slots ?? 1); word++)
            pairs.push(to + word, slot + word);
        });
      });
      const number = code.machine.addRecord(record);
      const at = code.out.length;
      code.emit(
        "call",
        code.machine.functionIndex(fn),
        0,
        result[0] ?? 0,
        pairs.length / 2,
        number,
        ...pairs,
      );
      code.patchFrameSize(pairs.length + 4);
      checkResult(code, instruction, record.to);
      return at;
    }
  }
  const at = code.out.length;
  code.generic(record);
  checkResult(code, instruction, record.to);
  return at;
}

export function decodeRet(code: FunctionCode, instruction: InstructionOf<"ret">): void {
  if (instruction.operandCount === 0) {
    code.emit("ret", code.blockCount);
    return;
  }
  const value = instruction.operand(0);
  const returned = code.whole(value);
  checkReturned(code, returned);
  const { slots } = returned;
  const { leaves } = returned.shape;
  const first = leaves[0];
  if (leaves.length === 1 && first !== undefined && first.slots <= 2) {
    code.emit(first.slots === 1 ? "ret1" : "ret2", slots[0] ?? 0, code.blockCount);
    return;
  }
  const pairs: number[] = [];
  leaves.forEach((leaf, index) => {
    for (let word = 0; word < leaf.slots; word++) pairs.push(leaf.slot + word, (slots[index] ?? 0) + word);
  });
  code.emit("retMany", code.blockCount, pairs.length / 2, ...pairs);
}

export function decodeInvoke(code: FunctionCode, instruction: InstructionOf<"invoke">): void {
  const block = instruction.parent as BasicBlock;
  const at = decodeCall(code, instruction);
  if (at !== undefined) code.unwind(at, target(code, block, instruction.operand(2) as BasicBlock));
  jump(code, instruction, instruction.operand(1) as BasicBlock);
}
