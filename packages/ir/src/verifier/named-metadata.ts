/** Rules of the module's named metadata: flags and identification. */
import { isConstant } from "../constants.js";
import type { MDTuple, Metadata } from "../metadata.js";
import { integerOf } from "./metadata.js";
import type { Report } from "./report.js";

/** What merging modules does with a flag, by number. */
const BEHAVIORS: Readonly<Record<number, string>> = {
  1: "error",
  2: "warning",
  3: "require",
  4: "override",
  5: "append",
  6: "appendunique",
  7: "max",
  8: "min",
};

/** Flags whose value has a rule of its own. */
const FLAG_VALUES: Readonly<Record<string, string>> = {
  wchar_size: "wchar_size metadata requires constant integer argument",
  SemanticInterposition: "SemanticInterposition metadata requires constant integer argument",
};

export function verifyNamedMetadata(report: Report): void {
  const { namedMetadata } = report.module;
  for (const [name, { operands }] of namedMetadata) {
    if (name === "llvm.ident" || name === "llvm.commandline") verifyStrings(name, operands, report);
  }
  verifyFlags(namedMetadata.get("llvm.module.flags"), report);
}

function verifyStrings(name: string, nodes: readonly (Metadata | undefined)[], report: Report): void {
  for (const node of nodes) {
    const operands = node?.metadataKind === "tuple" ? node.operands : [];
    const count = `incorrect number of operands in ${name} metadata`;
    if (!report.check(operands.length === 1, count, undefined)) return;
    const text = `invalid value for ${name} metadata entry operand(the operand should be a string)`;
    report.check(operands[0]?.metadataKind === "string", text, undefined);
  }
}

function verifyFlags(flags: MDTuple | undefined, report: Report): void {
  const seen = new Map<string, Metadata | undefined>();
  const required: MDTuple[] = [];
  for (const flag of flags?.operands ?? []) {
    const problem = flagProblem(flag, seen, required);
    if (problem !== undefined) report.fail(problem, undefined);
  }
  for (const { operands } of required) {
    const [key, value] = operands;
    const name = key?.metadataKind === "string" ? key.text : "";
    const absent = "invalid requirement on flag, flag is not present in module";
    if (!report.check(seen.has(name), absent, undefined)) continue;
    const same = sameConstant(seen.get(name), value);
    report.check(same, "invalid requirement on flag, flag does not have the required value", undefined);
  }
}

function sameConstant(a: Metadata | undefined, b: Metadata | undefined): boolean {
  if (a === b) return true;
  return a?.metadataKind === "value" && b?.metadataKind === "value" && a.value === b.value;
}

function flagProblem(
  flag: Metadata | undefined,
  seen: Map<string, Metadata | undefined>,
  required: MDTuple[],
): string | undefined {
  const operands = flag?.metadataKind === "tuple" ? flag.operands : [];
  if (operands.length !== 3) return "incorrect number of operands in module flag";
  const [behavior, key, value] = operands;
  const number = integerOf(behavior);
  if (number === undefined) return "invalid behavior operand in module flag (expected constant integer)";
  const kind = BEHAVIORS[Number(number.value)];
  if (kind === undefined) return "invalid behavior operand in module flag (unexpected constant)";
  if (key?.metadataKind !== "string") return "invalid ID operand in module flag (expected metadata string)";
  switch (kind) {
    case "min": {
      const least = integerOf(value);
      if (least === undefined || least.signed < 0n) {
        return "invalid value for 'min' module flag (expected constant non-negative integer)";
      }
      break;
    }
    case "max":
      if (integerOf(value) === undefined) {
        return "invalid value for 'max' module flag (expected constant integer)";
      }
      break;
    case "require":
      if (value?.metadataKind !== "tuple" || value.operands.length !== 2) {
        return "invalid value for 'require' module flag (expected metadata pair)";
      }
      if (value.operands[0]?.metadataKind !== "string") {
        return "invalid value for 'require' module flag (first value operand should be a string)";
      }
      required.push(value);
      break;
    case "append":
    case "appendunique":
      if (value?.metadataKind !== "tuple") {
        return "invalid value for 'append'-type module flag (expected a metadata node)";
      }
      break;
    default:
      break;
  }
  if (kind !== "require") {
    if (seen.has(key.text)) return "module flag identifiers must be unique (or of 'require' type)";
    seen.set(key.text, value);
  }
  const own = FLAG_VALUES[key.text];
  if (
    own !== undefined &&
    !(value?.metadataKind === "value" && isConstant(value.value) && integerOf(value))
  ) {
    return own;
  }
  return undefined;
}
