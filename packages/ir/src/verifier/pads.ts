/** Rules of exception handling: landing pads, and the funclet pads and their nesting. */
import type { Function } from "../function.js";
import { type Instruction, type InstructionOf, isInstruction } from "../instruction.js";
import type { Type } from "../types.js";
import type { Report } from "./report.js";

const PADS: ReadonlySet<string> = new Set(["landingpad", "catchswitch", "catchpad", "cleanuppad"]);

export function verifyPads(fn: Function, report: Report): void {
  const personality = fn.extra("personality") !== undefined;
  let landingType: Type | undefined;
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
        report.check(
          personality,
          "CatchSwitchInst needs to be in a function with a personality.",
          instruction,
        );
        verifyFirst(instruction, "CatchSwitchInst", report);
        break;
      case "catchpad": {
        report.check(personality, "CatchPadInst needs to be in a function with a personality.", instruction);
        const parent = instruction.operand(0);
        const nested = isInstruction(parent) && parent.opcode === "catchswitch";
        const message = "CatchPadInst needs to be directly nested in a CatchSwitchInst.";
        if (report.check(nested, message, instruction)) verifyFirst(instruction, "CatchPadInst", report);
        break;
      }
      case "cleanuppad": {
        report.check(
          personality,
          "CleanupPadInst needs to be in a function with a personality.",
          instruction,
        );
        verifyFirst(instruction, "CleanupPadInst", report);
        const parent = instruction.operand(0);
        const good = !isInstruction(parent) || parent.opcode === "catchpad" || parent.opcode === "cleanuppad";
        report.check(good, "CleanupPadInst has an invalid parent.", instruction);
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
        report.check(good, "CleanupReturnInst needs to be provided a CleanupPad", instruction);
        break;
      }
      default:
        break;
    }
  }
}

function verifyFirst(pad: Instruction, what: string, report: Report): void {
  const message = `${what} not the first non-PHI instruction in the block.`;
  report.check(pad.parent?.firstNonPhi === pad, message, pad);
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
