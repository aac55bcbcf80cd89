/**
 * Local variables of a function and of what was inlined into it, with where they are kept.
 *
 * A declared variable lives in the stack slot of the alloca that its `#dbg_declare` names, all the time. One that is a
 * value is found where the allocator keeps that value, for as long as it does (see `value-ranges.ts`). One of which
 * neither is known is listed without a place.
 *
 * Source: DWARF Debugging Information Format, version 4, sections 2.6, 3.4 and 4.1.
 */
import { type DebugRecord, type Function, MDSpecialized, type Metadata, ValueAsMetadata } from "@ts-jit/ir";
import type { EncodedFunction } from "../emit/encoder.js";
import type { Frame } from "../emit/frame.js";
import type { MachineFunction } from "../machine/machine-function.js";
import type { Allocation } from "../regalloc/index.js";
import { allocaPlace } from "./places.js";
import { specialized } from "./source-lines.js";
import { type ValueRange, valueRanges } from "./value-ranges.js";

/** A variable as declared, or a copy of one in inlined code. */
export interface LocalVariable {
  readonly node: MDSpecialized;
  /** The call it was inlined at. */
  readonly inlinedAt: MDSpecialized | undefined;
  /** A location expression that holds everywhere. */
  readonly place: readonly number[] | undefined;
  /** Else the stretches of code in which a place is known, each with its own. */
  readonly ranges: readonly ValueRange[] | undefined;
}

/** Local variables by their nodes and the calls they were inlined at, numbered in the order of their first records. */
export class VariableTable {
  private readonly numbers = new Map<MDSpecialized, Map<MDSpecialized | undefined, number>>();
  readonly all: { readonly node: MDSpecialized; readonly inlinedAt: MDSpecialized | undefined }[] = [];

  /** The number of the variable a record speaks of; -1 for none. */
  numberOf({ args }: DebugRecord): number {
    const node = specialized(args[1], "DILocalVariable");
    if (node === undefined) return -1;
    const inlinedAt = specialized(specialized(args.at(-1), "DILocation")?.node("inlinedAt"), "DILocation");
    let calls = this.numbers.get(node);
    if (calls === undefined) {
      calls = new Map();
      this.numbers.set(node, calls);
    }
    let number = calls.get(inlinedAt);
    if (number === undefined) {
      number = this.all.push({ node, inlinedAt }) - 1;
      calls.set(inlinedAt, number);
    }
    return number;
  }
}

/** The variables of a function just compiled: `selected` became `allocation`, and that was encoded. */
export function localVariables(
  fn: Function,
  selected: MachineFunction,
  allocation: Allocation,
  code: EncodedFunction,
): LocalVariable[] {
  const table = new VariableTable();
  const places: LocalVariable["place"][] = [];
  for (const block of fn.blocks) {
    for (let inst = block.first; inst !== undefined; inst = inst.next) {
      for (const record of inst.debugRecords ?? []) {
        const number = table.numberOf(record);
        if (record.kind === "declare" && number >= 0) places[number] = declaredPlace(code.frame, record);
      }
    }
  }
  const ranges = valueRanges(selected, allocation, code, table);
  return table.all.map((variable, number) => ({
    ...variable,
    place: places[number],
    ranges: ranges[number],
  }));
}

/** The slot of the alloca a declaration names. */
function declaredPlace(frame: Frame, { args: [address, , expression] }: DebugRecord): number[] | undefined {
  const whole = specialized(expression, "DIExpression")?.fields.length === 0;
  return whole && address instanceof ValueAsMetadata ? allocaPlace(frame, address.value) : undefined;
}

/** The subprogram a variable or lexical block lies in. */
export function functionOf(node: MDSpecialized): MDSpecialized | undefined {
  const scope = node.node("scope");
  if (!(scope instanceof MDSpecialized)) return undefined;
  return scope.name === "DISubprogram" ? scope : functionOf(scope);
}

/** The lexical block or subprogram that holds a scope's variables: files within a block are passed over. */
export function blockOf(scope: Metadata | undefined): MDSpecialized | undefined {
  if (!(scope instanceof MDSpecialized)) return undefined;
  return scope.name === "DILexicalBlockFile" ? blockOf(scope.node("scope")) : scope;
}
