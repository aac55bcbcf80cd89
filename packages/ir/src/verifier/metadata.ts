/** Rules of metadata attached to instructions. */
import { ConstantInt } from "../constants.js";
import type { Instruction } from "../instruction.js";
import type { Metadata } from "../metadata.js";
import { isFloat, scalarType, type Type } from "../types.js";
import type { Report } from "./report.js";

/** The constant integer a node holds, or undefined. */
export function integerOf(node: Metadata | undefined): ConstantInt | undefined {
  return node?.metadataKind === "value" && node.value instanceof ConstantInt ? node.value : undefined;
}

export function verifyInstructionMetadata(instruction: Instruction, report: Report): void {
  const location = instruction.debugLoc;
  if (location !== undefined) {
    const good = location.metadataKind === "specialized" && location.name === "DILocation";
    report.check(good, "invalid !dbg metadata attachment", instruction);
  }
  for (const { kind, node } of instruction.metadata ?? []) {
    const rule = RULES[kind];
    if (rule !== undefined) rule(instruction, node, report);
  }
}

type Rule = (instruction: Instruction, node: Metadata, report: Report) => void;

const isCall = ({ opcode }: Instruction): boolean =>
  opcode === "call" || opcode === "invoke" || opcode === "callbr";

const RULES: Readonly<Record<string, Rule>> = {
  range(instruction, node, report) {
    const good = instruction.opcode === "load" || isCall(instruction);
    if (!report.check(good, "Ranges are only for loads, calls and invokes!", instruction)) return;
    verifyRange(instruction, node, instruction.type, report);
  },
  nonnull(instruction, node, report) {
    const pointer = instruction.type.kind === "pointer";
    if (!report.check(pointer, "nonnull applies only to pointer types", instruction)) return;
    const load = "nonnull applies only to load instructions, use attributes for calls or invokes";
    if (!report.check(instruction.opcode === "load", load, instruction)) return;
    const empty = node.metadataKind === "tuple" && node.operands.length === 0;
    report.check(empty, "nonnull metadata must be empty", instruction);
  },
  noundef(instruction, node, report) {
    const load = "noundef applies only to load instructions, use attributes for calls or invokes";
    if (!report.check(instruction.opcode === "load", load, instruction)) return;
    const empty = node.metadataKind === "tuple" && node.operands.length === 0;
    report.check(empty, "noundef metadata must be empty", instruction);
  },
  align(instruction, node, report) {
    const pointer = instruction.type.kind === "pointer";
    if (!report.check(pointer, "align applies only to pointer types", instruction)) return;
    const load = "align applies only to load instructions, use attributes for calls or invokes";
    if (!report.check(instruction.opcode === "load", load, instruction)) return;
    const operands = node.metadataKind === "tuple" ? node.operands : [];
    if (!report.check(operands.length === 1, "align takes one operand!", instruction)) return;
    const value = integerOf(operands[0]);
    const wide = value !== undefined && value.type.bits === 64;
    if (!report.check(wide, "align metadata value must be an i64!", instruction) || value === undefined)
      return;
    const power = value.value !== 0n && (value.value & (value.value - 1n)) === 0n;
    report.check(power, "align metadata value must be a power of 2!", instruction);
  },
  dereferenceable: verifyDereferenceable,
  dereferenceable_or_null: verifyDereferenceable,
  fpmath(instruction, node, report) {
    const float = isFloat(scalarType(instruction.type));
    if (!report.check(float, "fpmath requires a floating point result!", instruction)) return;
    const operands = node.metadataKind === "tuple" ? node.operands : [];
    if (!report.check(operands.length === 1, "fpmath takes one operand!", instruction)) return;
    const [accuracy] = operands;
    const good =
      accuracy?.metadataKind === "value" && "bits" in accuracy.value && accuracy.value.type.kind === "float";
    report.check(good, "fpmath accuracy must have float type", instruction);
  },
};

function verifyDereferenceable(instruction: Instruction, node: Metadata, report: Report): void {
  const name = "dereferenceable, dereferenceable_or_null";
  const pointer = instruction.type.kind === "pointer";
  if (!report.check(pointer, `${name} apply only to pointer types`, instruction)) return;
  const good = instruction.opcode === "load" || instruction.opcode === "inttoptr";
  const load = `${name} apply only to load and inttoptr instructions, use attributes for calls or invokes`;
  if (!report.check(good, load, instruction)) return;
  const operands = node.metadataKind === "tuple" ? node.operands : [];
  if (!report.check(operands.length === 1, `${name} take one operand!`, instruction)) return;
  const value = integerOf(operands[0]);
  const wide = value !== undefined && value.type.bits === 64;
  report.check(wide, `${name} metadata value must be an i64!`, instruction);
}

function verifyRange(instruction: Instruction, node: Metadata, type: Type, report: Report): void {
  const operands = node.metadataKind === "tuple" ? node.operands : [];
  if (!report.check(operands.length % 2 === 0, "Unfinished range!", instruction)) return;
  if (!report.check(operands.length > 0, "It should have at least one range!", instruction)) return;
  let last: { low: bigint; high: bigint } | undefined;
  for (let at = 0; at < operands.length; at += 2) {
    const low = integerOf(operands[at]);
    const high = integerOf(operands[at + 1]);
    if (!report.check(low !== undefined, "The lower limit must be an integer!", instruction) || !low) return;
    if (!report.check(high !== undefined, "The upper limit must be an integer!", instruction) || !high)
      return;
    const same = low.type === high.type && low.type === scalarType(type);
    if (!report.check(same, "Range types must match instruction type!", instruction)) return;
    if (!report.check(low !== high, "Range must not be empty!", instruction)) return;
    if (last !== undefined) {
      const ordered = low.signed > last.low;
      if (
        !report.check(
          low.signed >= last.high || last.high < last.low,
          "Intervals are overlapping",
          instruction,
        )
      ) {
        return;
      }
      if (!report.check(ordered, "Intervals are not in order", instruction)) return;
      if (!report.check(low.signed !== last.high, "Intervals are contiguous", instruction)) return;
    }
    last = { low: low.signed, high: high.signed };
  }
}
