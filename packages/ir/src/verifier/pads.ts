/** Rules of exception handling: landing pads, and the funclet pads and their nesting. */
import { BasicBlock } from "../basic-block.js";
import { isConstant } from "../constants.js";
import type { Function } from "../function.js";
import { type Instruction, type InstructionOf, isInstruction } from "../instruction.js";
import type { Type } from "../types.js";
import type { Value } from "../value.js";
import {
  noteSibling,
  type SiblingEdges,
  verifyFuncletEdges,
  verifyPadPredecessors,
  verifySiblings,
} from "./funclets.js";
import type { Report } from "./report.js";

const PADS: ReadonlySet<string> = new Set(["landingpad", "catchswitch", "catchpad", "cleanuppad"]);

export function verifyPads(fn: Function, report: Report): void {
  const personality = fn.extra("personality") !== undefined;
  let landingType: Type | undefined;
  const siblings: SiblingEdges = new Map();
  for (const instruction of fn.instructions()) {
    const isPad = PADS.has(instruction.opcode);
    if (
      isPad &&
      !report.check(instruction.parent !== fn.entry, "EH pad cannot be in entry block.", instruction)
    ) {
      continue;
    }
    switch (instruction.opcode) {
      case "landingpad": {
        verifyLandingPad(instruction, personality, report);
        const message = "The landingpad instruction should have a consistent result type inside a function.";
        landingType ??= instruction.type;
        report.check(landingType === instruction.type, message, instruction);
        break;
      }
      case "resume": {
        const message = "ResumeInst needs to be in a function with a personality.";
        report.check(personality, message, instruction);
        landingType ??= instruction.operand(0).type;
        const consistent = "The resume instruction should have a consistent result type inside a function.";
        report.check(landingType === instruction.operand(0).type, consistent, instruction);
        break;
      }
      case "catchswitch":
        if (verifyCatchSwitch(instruction, personality, report)) noteSibling(instruction, siblings);
        break;
      case "catchpad": {
        const message = "CatchPadInst needs to be in a function with a personality.";
        if (!report.check(personality, message, instruction)) break;
        const parent = instruction.operand(0);
        const nested = isInstruction(parent) && parent.opcode === "catchswitch";
        const within = "CatchPadInst needs to be directly nested in a CatchSwitchInst.";
        if (!report.check(nested, within, instruction)) break;
        if (!verifyFirst(instruction, "CatchPadInst", report)) break;
        if (verifyPadPredecessors(instruction, report)) verifyFuncletEdges(instruction, siblings, report);
        break;
      }
      case "cleanuppad": {
        const message = "CleanupPadInst needs to be in a function with a personality.";
        if (!report.check(personality, message, instruction)) break;
        if (!verifyFirst(instruction, "CleanupPadInst", report)) break;
        const parent = instruction.operand(0);
        const good = isNone(parent) || isFunclet(parent);
        if (!report.check(good, "CleanupPadInst has an invalid parent.", instruction)) break;
        if (verifyPadPredecessors(instruction, report)) verifyFuncletEdges(instruction, siblings, report);
        break;
      }
      case "catchret": {
        const pad = instruction.operand(0);
        const good = isInstruction(pad) && pad.opcode === "catchpad";
        report.check(good, "CatchReturnInst needs to be provided a CatchPad", instruction);
        break;
      }
      case "cleanupret": {
        const pad = instruction.operand(0);
        const good = isInstruction(pad) && pad.opcode === "cleanuppad";
        if (!report.check(good, "CleanupReturnInst needs to be provided a CleanupPad", instruction)) break;
        verifyUnwindTarget(instruction.operands[1], "CleanupReturnInst", instruction, report);
        break;
      }
      default:
        break;
    }
  }
  verifySiblings(fn, siblings, report);
}

function isNone(value: Value): boolean {
  return isConstant(value);
}
function isFunclet(value: Value): boolean {
  return isInstruction(value) && (value.opcode === "catchpad" || value.opcode === "cleanuppad");
}

/** Whether exceptions go to a block that begins with a pad of a funclet, if they go to a block. */
function verifyUnwindTarget(
  target: Value | undefined,
  what: string,
  instruction: Instruction,
  report: Report,
): boolean {
  if (!(target instanceof BasicBlock)) return true;
  const pad = target.firstNonPhi;
  const good = pad !== undefined && PADS.has(pad.opcode) && pad.opcode !== "landingpad";
  return report.check(good, `${what} must unwind to an EH block which is not a landingpad.`, instruction);
}

function verifyCatchSwitch(pad: InstructionOf<"catchswitch">, personality: boolean, report: Report): boolean {
  const message = "CatchSwitchInst needs to be in a function with a personality.";
  if (!report.check(personality, message, pad)) return false;
  if (!verifyFirst(pad, "CatchSwitchInst", report)) return false;
  const parent = pad.operand(0);
  const good = isNone(parent) || isFunclet(parent);
  if (!report.check(good, "CatchSwitchInst has an invalid parent.", pad)) return false;
  const { hasUnwind } = pad.data;
  if (hasUnwind && !verifyUnwindTarget(pad.operand(1), "CatchSwitchInst", pad, report)) return false;
  const handlers = pad.operands.slice(hasUnwind ? 2 : 1);
  const some = "CatchSwitchInst cannot have empty handler list";
  if (!report.check(handlers.length > 0, some, pad)) return false;
  for (const handler of handlers) {
    const catches = handler instanceof BasicBlock && handler.firstNonPhi?.opcode === "catchpad";
    if (!report.check(catches, "CatchSwitchInst handlers must be catchpads", pad)) return false;
  }
  return verifyPadPredecessors(pad, report);
}

function verifyFirst(pad: Instruction, what: string, report: Report): boolean {
  const message = `${what} not the first non-PHI instruction in the block.`;
  return report.check(pad.parent?.firstNonPhi === pad, message, pad);
}

function verifyLandingPad(pad: InstructionOf<"landingpad">, personality: boolean, report: Report): void {
  const { cleanup, clauses } = pad.data;
  const some = "LandingPadInst needs at least one clause or to be a cleanup.";
  if (!report.check(cleanup || clauses.length > 0, some, pad)) return;
  const block = pad.parent;
  for (const user of block?.users() ?? []) {
    if (!isInstruction(user)) continue;
    const fromInvoke = user.opcode === "invoke" && user.operand(2) === block && user.operand(1) !== block;
    const message = "Block containing LandingPadInst must be jumped to only by the unwind edge of an invoke.";
    if (user.isTerminator && !report.check(fromInvoke, message, pad)) return;
  }
  if (!report.check(personality, "LandingPadInst needs to be in a function with a personality.", pad)) return;
  verifyFirst(pad, "LandingPadInst", report);
  for (const [at, clause] of clauses.entries()) {
    const { kind } = pad.operand(at).type;
    if (clause === "catch")
      report.check(kind === "pointer", "Catch operand does not have pointer type!", pad);
    else report.check(kind === "array", "Filter operand is not an array of constants!", pad);
  }
}
