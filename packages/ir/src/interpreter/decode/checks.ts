/** Where promises about values are checked: facts of attributes and metadata, and nnan and ninf. */

import type { AttributeSet } from "../../attributes.js";
import { Function } from "../../function.js";
import { type CallInstruction, callArguments, type Instruction } from "../../instruction.js";
import { Flag } from "../../opcodes.js";
import { isFloat, scalarType } from "../../types.js";
import {
  bothFacts,
  FactCheck,
  type Facts,
  factsOfAttributes,
  factsOfMetadata,
  judgesDefined,
  NO_FACTS,
} from "../facts.js";
import type { Operand } from "../operand.js";
import { CheckRecord, FastMathRecord } from "../records.js";
import type { FunctionCode } from "./code.js";

const NO_NAN = Flag.nnan | Flag.ninf;

/** Checks each scalar of a value in its registers, which become poison where a fact is broken. */
export function checkFacts(code: FunctionCode, { shape, slots }: Operand, facts: Facts, what: string): void {
  if (!facts.noundef && !judgesDefined(facts)) return;
  shape.leaves.forEach((leaf, at) => {
    const slot = slots[at] ?? 0;
    const check = new FactCheck(leaf, facts, what);
    if (leaf.slots === 1) code.emit("check", slot, code.machine.addCheck(check));
    else code.generic(new CheckRecord(slot, check));
  });
}

/** A value in registers of its own, so that it may become poison without its source becoming so. */
export function copyValue(code: FunctionCode, { shape, slots }: Operand): Operand {
  const copies = shape.leaves.map((leaf, at) => {
    const copy = code.slot(Math.max(leaf.slots, 2));
    for (let word = 0; word < leaf.slots; word++) code.emit("mov", copy + word, (slots[at] ?? 0) + word);
    return copy;
  });
  return { shape, slots: copies };
}

/** At the entry: what the function's attributes say of its parameters. */
export function checkParameters(code: FunctionCode): void {
  const { fn } = code;
  code.current = fn.entry.first;
  fn.args.forEach((argument, index) => {
    const facts = factsOfAttributes(argument.attributes);
    // That an argument is noundef is seen when it is passed.
    if (!judgesDefined(facts)) return;
    const operand = { shape: code.shape(argument.type), slots: code.location(argument) };
    checkFacts(code, operand, facts, `argument ${index + 1} of @${fn.name}`);
  });
}

/** At a return: what the function's attributes say of its result. */
export function checkReturned(code: FunctionCode, value: Operand): void {
  const facts = factsOfAttributes(code.fn.attributes.ret);
  if (judgesDefined(facts)) checkFacts(code, value, facts, `the result of @${code.fn.name}`);
}

/** The attributes that say something of a value. */
const FACTUAL = new Set(
  "nonnull align dereferenceable dereferenceable_or_null range nofpclass noundef".split(" "),
);
function sameFacts(a: AttributeSet, b: AttributeSet): boolean {
  if (a === b) return true;
  const key = ({ attributes }: AttributeSet): string =>
    attributes
      .filter(({ name }) => FACTUAL.has(name))
      .map((attribute) =>
        JSON.stringify(attribute, (_, value) => (typeof value === "bigint" ? `${value}` : value)),
      )
      .join();
  return key(a) === key(b);
}

/** What is promised at a call and not checked by the function called itself. */
function factsAtCall(callee: Function | undefined, own: AttributeSet, its: AttributeSet): Facts {
  if (callee === undefined) return factsOfAttributes(own);
  if (callee.isDeclaration) {
    const facts = bothFacts(factsOfAttributes(own), factsOfAttributes(its));
    // What the host gives is neither undef nor poison.
    return judgesDefined(facts) || callee.name.startsWith("llvm.") ? facts : NO_FACTS;
  }
  return sameFacts(own, its) ? NO_FACTS : factsOfAttributes(own);
}

function calleeOf(instruction: CallInstruction): Function | undefined {
  const callee = instruction.operand(0);
  return callee instanceof Function ? callee : undefined;
}
function nameOf(callee: Function | undefined): string {
  return callee === undefined ? "the function called" : `@${callee.name}`;
}

/** Checks the arguments of a call; gives them as they are to be passed. */
export function checkArguments(
  code: FunctionCode,
  instruction: CallInstruction,
  operands: readonly Operand[],
): readonly Operand[] {
  const callee = calleeOf(instruction);
  const { attributes } = instruction.data;
  if (attributes.params.length === 0 && (callee === undefined || !callee.isDeclaration)) return operands;
  return operands.map((operand, index) => {
    const own = attributes.param(index);
    const all = factsAtCall(callee, own, callee?.attributes.param(index) ?? own);
    // LLVM shortens a memset whose end is written again and leaves the length in its attributes as it was.
    const facts = callee?.name.startsWith("llvm.mem") === true ? { ...all, dereferenceable: 0 } : all;
    // That an argument is noundef is seen when it is passed.
    if (!judgesDefined(facts)) return operand;
    const passed = copyValue(code, operand);
    checkFacts(code, passed, facts, `argument ${index + 1} of ${nameOf(callee)}`);
    return passed;
  });
}

/** Whether something is promised of a call's result where it is called. */
export function factsOfResult(code: FunctionCode, instruction: CallInstruction): Facts {
  const callee = calleeOf(instruction);
  const { ret } = instruction.data.attributes;
  const facts = factsAtCall(callee, ret, callee?.attributes.ret ?? ret);
  return instruction.metadata === undefined
    ? facts
    : bothFacts(facts, factsOfMetadata(code.machine, instruction));
}

/** Behind a call. */
export function checkResult(code: FunctionCode, instruction: CallInstruction, result: Operand): void {
  const facts = factsOfResult(code, instruction);
  checkFacts(code, result, facts, `the result of ${nameOf(calleeOf(instruction))}`);
  if ((instruction.flags & NO_NAN) === 0 || !isFloat(scalarType(instruction.type))) return;
  const sources = callArguments(instruction)
    .filter(({ type }) => isFloat(scalarType(type)))
    .map((argument) => code.whole(argument));
  code.generic(new FastMathRecord(instruction.flags, result, sources));
}

/** Behind an intrinsic whose result may stand in registers of another value. */
export function checkView(code: FunctionCode, instruction: CallInstruction): void {
  const facts = factsOfResult(code, instruction);
  if (!facts.noundef && !judgesDefined(facts)) return;
  const own = copyValue(code, code.whole(instruction));
  code.alias(instruction, own.slots);
  checkFacts(code, own, facts, `the result of ${nameOf(calleeOf(instruction))}`);
}

/** nnan and ninf of a phi node or a select, whose value is one of its operands. */
export function checkFastMath(code: FunctionCode, instruction: Instruction): void {
  if ((instruction.flags & NO_NAN) === 0 || !isFloat(scalarType(instruction.type))) return;
  const slots = code.location(instruction);
  const shape = code.shape(instruction.type);
  const kind = scalarType(instruction.type).kind;
  if (kind !== "float" && kind !== "double") {
    code.generic(new FastMathRecord(instruction.flags, { shape, slots }, []));
    return;
  }
  const name = kind === "float" ? "fcheck32" : "fcheck64";
  for (const slot of slots) code.emit(name, slot, slot, slot, instruction.flags);
}
