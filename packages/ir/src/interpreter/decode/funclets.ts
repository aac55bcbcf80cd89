/** The pads of funclets and the ways out of them. */
import type { BasicBlock } from "../../basic-block.js";
import type { Instruction, InstructionOf } from "../../instruction.js";
import { CatchReturnRecord, CatchSwitchRecord, CleanupReturnRecord, PadRecord } from "../unwind-records.js";
import type { FunctionCode } from "./code.js";
import { jump, target } from "./flow.js";

export function decodeCatchSwitch(code: FunctionCode, instruction: InstructionOf<"catchswitch">): void {
  const block = instruction.parent as BasicBlock;
  const { hasUnwind } = instruction.data;
  const targets = instruction.operands.slice(hasUnwind ? 2 : 1);
  if (hasUnwind) targets.push(instruction.operand(1));
  const labels = targets.map((to) => target(code, block, to as BasicBlock));
  const record = new CatchSwitchRecord(instruction, labels, code.blockCount);
  code.labelled.push(record);
  code.generic(record);
}

export function decodePad(
  code: FunctionCode,
  instruction: InstructionOf<"catchpad"> | InstructionOf<"cleanuppad">,
): void {
  const token = code.slot(2);
  code.alias(instruction, [token]);
  const args = instruction.operands.slice(1).map((argument) => code.whole(argument));
  code.generic(new PadRecord(instruction, args, token));
}

export function decodeCatchReturn(code: FunctionCode, instruction: InstructionOf<"catchret">): void {
  code.generic(new CatchReturnRecord(instruction.operand(0) as Instruction));
  jump(code, instruction, instruction.operand(1) as BasicBlock);
}

export function decodeCleanupReturn(code: FunctionCode, instruction: InstructionOf<"cleanupret">): void {
  const [token = 0] = code.location(instruction.operand(0));
  const to = instruction.operandCount > 1 ? (instruction.operand(1) as BasicBlock) : undefined;
  const label = to === undefined ? code.label() : target(code, instruction.parent as BasicBlock, to);
  const record = new CleanupReturnRecord(token, to, label, code.blockCount);
  code.labelled.push(record);
  code.generic(record);
}
