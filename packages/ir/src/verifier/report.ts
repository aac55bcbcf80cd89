/** Collects what a verifier finds wrong, each with its place. */
import type { AttributeSet } from "../attributes.js";
import { BasicBlock } from "../basic-block.js";
import { VerifyError } from "../errors.js";
import type { Function } from "../function.js";
import { GlobalValue } from "../globals.js";
import { type CallData, type Instruction, isInstruction } from "../instruction.js";
import type { Metadata } from "../metadata.js";
import type { Module } from "../module.js";
import { printInstruction } from "../printer/index.js";
import { quoteName, type Type } from "../types.js";
import type { Value } from "../value.js";

/** What a finding is about. */
export type Culprit = Instruction | BasicBlock | GlobalValue | undefined;

export class Report {
  readonly errors: VerifyError[] = [];
  /** Aliases that lead to a definition, as far as they were looked at. */
  readonly goodAliases = new Set<GlobalValue>();
  /** Which nodes are scalar types of alias metadata, as far as they were looked at. */
  readonly scalarTypes = new Map<Metadata, boolean>();

  // Attribute sets and what calls carry are shared, so what was found right of them is remembered.
  /** What was right in a call of this value. */
  readonly goodCalls = new Map<CallData, Value>();
  /** Types of parameters that may bear a set which asks nothing of the other parameters. */
  readonly goodParameters = new Map<AttributeSet, Set<Type>>();
  /** Sets any function or call may bear. */
  readonly goodFunctionSets = new Set<AttributeSet>();

  /** Which parameters of an intrinsic take constants alone. */
  readonly immediates = new Map<Function, readonly number[]>();

  /** Whether the function at hand has instructions of exception handling. */
  hasPads = false;

  constructor(readonly module: Module) {}

  /** Records `message` about `culprit`, unless `condition` holds. Returns the condition. */
  check(condition: boolean, message: string, culprit: Culprit): boolean {
    if (!condition) this.fail(message, culprit);
    return condition;
  }

  fail(message: string, culprit: Culprit): void {
    const offset = culprit === undefined ? -1 : culprit.place;
    const source = this.module.source;
    if (offset >= 0 && source !== undefined) {
      this.errors.push(new VerifyError(message, source.locate(offset)));
    } else this.errors.push(new VerifyError(`${message}${describe(culprit)}`, undefined));
  }
}

/** Where something is that was not read from text: ` (in @f: %x = add i32 %a, %b)`. */
function describe(culprit: Culprit): string {
  if (culprit === undefined) return "";
  if (culprit instanceof GlobalValue) return ` (@${quoteName(culprit.name)})`;
  const fn: Function | undefined = culprit instanceof BasicBlock ? culprit.parent : culprit.parent?.parent;
  const where = fn === undefined ? "" : `in @${quoteName(fn.name)}`;
  if (!isInstruction(culprit)) return ` (${where}, block ${culprit.name ?? "unnamed"})`;
  return ` (${where}: ${safeText(culprit)})`;
}

function safeText(instruction: Instruction): string {
  try {
    return printInstruction(instruction);
  } catch {
    // A broken instruction may not have what its operation needs.
    return instruction.opcode;
  }
}
