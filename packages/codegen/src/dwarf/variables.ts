/**
 * Variables of functions and modules: where they live, and the lexical blocks they belong to.
 *
 * A local variable lives in the stack slot of the alloca that its `#dbg_declare` names. One without such a slot (its
 * length is computed, or optimization has dissolved it) is listed without a place.
 *
 * Source: DWARF Debugging Information Format, version 4, sections 2.6, 3.4 and 4.1.
 */
import { type Instruction, MDSpecialized, type Metadata, MetadataAsValue, ValueAsMetadata } from "@ts-jit/ir";
import { EBP, ESP } from "../machine/registers.js";
import { isSlotIndex, slotOfIndex } from "../select/fold.js";
import { DebugBytes } from "./bytes.js";
import { DW_OP } from "./constants.js";
import { type DebugFunction, specialized, subprogramOf } from "./source-lines.js";
import { nodesOf } from "./types.js";

/** Code bytes from `start` up to `end`, from the function's first byte. */
export interface CodeRange {
  readonly start: number;
  readonly end: number;
}

/** Local variables in the order of their declarations, each with its location expression if it has a place. */
export function localVariables(debug: DebugFunction): Map<MDSpecialized, readonly number[] | undefined> {
  const variables = new Map<MDSpecialized, readonly number[] | undefined>();
  const subprogram = subprogramOf(debug.fn);
  const declare = (args: readonly Metadata[]): void => {
    const [address, node, expression] = args;
    const variable = specialized(node, "DILocalVariable");
    // A variable of a function that was inlined belongs to the other's entry.
    if (variable === undefined || functionOf(variable) !== subprogram) return;
    const whole = specialized(expression, "DIExpression")?.fields.length === 0;
    variables.set(variable, whole ? stackPlace(debug, address) : undefined);
  };
  for (const block of debug.fn.blocks) {
    for (let inst = block.first; inst !== undefined; inst = inst.next) {
      for (const { kind, args } of inst.debugRecords ?? []) if (kind === "declare") declare(args);
      if (inst.opcode !== "call") continue;
      const callee = inst.operand(inst.operandCount - 1);
      if ("name" in callee && callee.name === "llvm.dbg.declare") declare(callArguments(inst));
    }
  }
  for (const variable of nodesOf(subprogram, "retainedNodes")) {
    if (variable.name === "DILocalVariable" && !variables.has(variable)) variables.set(variable, undefined);
  }
  return variables;
}

function callArguments(call: Instruction): Metadata[] {
  const args: Metadata[] = [];
  for (let at = 0; at < call.operandCount; at++) {
    const operand = call.operand(at);
    if (operand instanceof MetadataAsValue) args.push(operand.metadata);
  }
  return args;
}

/** The subprogram a scope or variable lies in. */
function functionOf(node: MDSpecialized): MDSpecialized | undefined {
  const scope = node.name === "DISubprogram" ? node : node.node("scope");
  if (scope === node || !(scope instanceof MDSpecialized)) return specialized(scope, "DISubprogram");
  return functionOf(scope);
}

/** Where an alloca's slot stands: from the frame base, which is the CFA, or in a realigned frame from its register. */
function stackPlace({ frame }: DebugFunction, address: Metadata | undefined): number[] | undefined {
  const alloca = address instanceof ValueAsMetadata ? address.value : undefined;
  if (alloca?.valueKind !== "instruction") return undefined;
  const { opcode, index } = alloca as Instruction;
  if (opcode !== "alloca" || !isSlotIndex(index)) return undefined;
  const slot = slotOfIndex(index);
  const base = frame.slotBase[slot] ?? -1;
  const offset = frame.slotOffset[slot] ?? 0;
  if (base < 0) return undefined;
  const code = new DebugBytes(".debug_info");
  const pushed = 4 * (frame.saved.length + (frame.framePointer ? 1 : 0));
  if (base === EBP) {
    code.u8(DW_OP.fbreg);
    code.signed(offset - 8);
  } else if (base === ESP && frame.realign === 0) {
    code.u8(DW_OP.fbreg);
    code.signed(offset - (4 + pushed + frame.size));
  } else {
    code.u8(DW_OP.breg0 + base);
    code.signed(offset);
  }
  return [...code.finish().data];
}

/** The lexical block or subprogram that holds a scope's variables: files within a block are passed over. */
export function blockOf(scope: Metadata | undefined): MDSpecialized | undefined {
  if (!(scope instanceof MDSpecialized)) return undefined;
  return scope.name === "DILexicalBlockFile" ? blockOf(scope.node("scope")) : scope;
}

/** The stretches of code of each lexical block of a function, those of blocks within included. */
export function blockRanges({ fn, lines, size }: DebugFunction): Map<MDSpecialized, CodeRange[]> {
  const scopes = new Map<number, MDSpecialized>();
  for (const block of fn.blocks) {
    for (let inst = block.first; inst !== undefined; inst = inst.next) {
      let location = specialized(inst.debugLoc, "DILocation");
      for (
        let outer = location;
        outer !== undefined;
        outer = specialized(outer.node("inlinedAt"), "DILocation")
      )
        location = outer;
      const scope = blockOf(location?.node("scope"));
      if (scope !== undefined && inst.place >= 0 && !scopes.has(inst.place)) scopes.set(inst.place, scope);
    }
  }
  const ranges = new Map<MDSpecialized, CodeRange[]>();
  const cover = (scope: MDSpecialized | undefined, start: number, end: number): void => {
    for (let at = scope; at?.name === "DILexicalBlock"; at = blockOf(at.node("scope"))) {
      const list = ranges.get(at) ?? [];
      ranges.set(at, list);
      const last = list[list.length - 1];
      if (last?.end === start) list[list.length - 1] = { start: last.start, end };
      else list.push({ start, end });
    }
  };
  let scope: MDSpecialized | undefined;
  let start = 0;
  for (let at = 0; at < lines.length; at += 2) {
    const next = scopes.get(lines[at + 1] ?? -1);
    if (next === undefined || next === scope) continue;
    const offset = lines[at] ?? 0;
    if (offset > start) cover(scope, start, offset);
    scope = next;
    start = offset;
  }
  if (size > start) cover(scope, start, size);
  return ranges;
}
