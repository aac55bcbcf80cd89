/** Operations on values: element by element, or by giving a value the registers of another. */
import type { Instruction, InstructionOf } from "../../instruction.js";
import { scalarType, type Type } from "../../types.js";
import type { Value } from "../../value.js";
import { POISON } from "../lane.js";
import { BitcastRecord, ElementRecord, PureRecord } from "../records.js";
import { selectFast } from "../select.js";
import type { Leaf, Shape } from "../shape.js";
import { checkFastMath } from "./checks.js";
import type { FunctionCode } from "./code.js";

/** An operation done leaf by leaf; scalar operands of a vector operation are used for every leaf. */
export function decodeElementwise(
  code: FunctionCode,
  instruction: Instruction,
  operands: readonly Value[],
): void {
  const locations = operands.map((operand) => code.location(operand));
  const leaves = code.shape(instruction.type).leaves;
  const types = operands.map((operand) => code.shape(operand.type).leaves[0]);
  const registers: number[] = [];
  let fresh: number[] | undefined;
  leaves.forEach((leaf, index) => {
    const inputs = locations.map((location) => (location.length === 1 ? location[0] : location[index]) ?? 0);
    if (
      inputs.some((input) => code.isPoison(input)) &&
      instruction.opcode !== "freeze" &&
      instruction.opcode !== "call" &&
      !/^[us](div|rem)$/.test(instruction.opcode)
    ) {
      registers.push(code.constantSlot(POISON, leaf.slots));
      return;
    }
    const sources = inputs.map((input, operand) => code.read(input, types[operand]?.slots));
    const same = view(code, instruction, leaf, types[0], sources[0] ?? 0);
    if (same !== undefined) {
      registers.push(same);
      return;
    }
    fresh ??= code.fresh(instruction.type);
    const to = fresh[index] ?? 0;
    registers.push(to);
    if (!selectFast(code.emitter, instruction, leaf, types[0], to, sources)) {
      code.generic(
        new PureRecord(
          instruction,
          to,
          leaf,
          sources.map((slot, operand) => ({ slot, leaf: types[operand] ?? leaf })),
        ),
      );
    }
  });
  code.alias(instruction, registers);
}

/** The register itself where a cast changes no bit of it. */
export function view(
  _code: FunctionCode,
  instruction: Instruction,
  to: Leaf,
  from: Leaf | undefined,
  source: number,
): number | undefined {
  switch (instruction.opcode) {
    case "zext":
      return to.bits <= 32 && instruction.flags === 0 ? source : undefined;
    case "ptrtoint":
      return to.bits === 32 ? source : undefined;
    case "inttoptr":
      // Bits past the width of a pointer are cut off.
      return from !== undefined && from.bits <= 64 ? source : undefined;
    case "trunc":
      return to.bits === 32 && from?.bits === 64 && instruction.flags === 0 ? source : undefined;
    default:
      return undefined;
  }
}

export function decodeBitcast(code: FunctionCode, instruction: InstructionOf<"bitcast">): void {
  const source = instruction.operand(0);
  const from = code.shape(source.type);
  const to = code.shape(instruction.type);
  const registers = code.location(source);
  const words = (shape: Shape): boolean => shape.leaves.every((leaf) => leaf.bits % 32 === 0);
  if (
    from.leaves.length === to.leaves.length &&
    from.leaves.every((leaf, at) => leaf.bits === to.leaves[at]?.bits)
  ) {
    // i64 as double must stand at an even register; two-slot registers always do.
    code.alias(instruction, registers);
    return;
  }
  if (words(from) && words(to) && registers.every((register) => register >= 0)) {
    const slots: number[] = [];
    from.leaves.forEach((leaf, index) => {
      for (let word = 0; word < leaf.slots; word++) slots.push((registers[index] ?? 0) + word);
    });
    if (to.leaves.every((leaf) => leaf.slots === 1)) {
      code.alias(instruction, slots);
      return;
    }
    const fresh = code.define(instruction);
    let at = 0;
    to.leaves.forEach((leaf, index) => {
      for (let word = 0; word < leaf.slots; word++)
        code.emit("mov", (fresh[index] ?? 0) + word, slots[at++] ?? 0);
    });
    return;
  }
  const operand = code.whole(source);
  code.generic(new BitcastRecord(operand, { shape: to, slots: code.define(instruction) }));
}

export function decodeSelect(code: FunctionCode, instruction: InstructionOf<"select">): void {
  const [conditions = [], first = [], second = []] = code.operandsOf(instruction);
  const leaves = code.shape(instruction.type).leaves;
  const registers = code.define(instruction);
  leaves.forEach((leaf, index) => {
    const condition = code.read(conditions.length === 1 ? conditions[0] : conditions[index]);
    const a = code.read(first[index], leaf.slots);
    const b = code.read(second[index], leaf.slots);
    const d = registers[index] ?? 0;
    if (leaf.slots === 1) code.emit("select", d, condition, a, b);
    else if (leaf.slots === 2) code.emit("select2", d, condition, a, b);
    else {
      const bool = code.shape(scalarType(instruction.operand(0).type)).leaves[0] ?? leaf;
      code.generic(
        new PureRecord(instruction, d, leaf, [
          { slot: condition, leaf: bool },
          { slot: a, leaf },
          { slot: b, leaf },
        ]),
      );
    }
  });
  checkFastMath(code, instruction);
}

export function decodeAggregate(
  code: FunctionCode,
  instruction: InstructionOf<"extractvalue"> | InstructionOf<"insertvalue">,
): void {
  const { indices } = instruction.data;
  const whole = code.location(instruction.operand(0));
  const [start, count] = part(code, instruction.operand(0).type, indices);
  if (instruction.opcode === "extractvalue") code.alias(instruction, whole.slice(start, start + count));
  else {
    const inserted = code.location(instruction.operand(1));
    code.alias(instruction, [...whole.slice(0, start), ...inserted, ...whole.slice(start + count)]);
  }
}
/** First leaf and number of leaves of a part of an aggregate. */
export function part(code: FunctionCode, type: Type, indices: readonly number[]): [number, number] {
  let start = 0;
  let part = type;
  for (const index of indices) {
    if (part.kind === "array") {
      part = part.element;
      start += index * code.shape(part).leaves.length;
    } else if (part.kind === "struct") {
      for (let field = 0; field < index; field++) {
        const fieldType = part.fields[field];
        if (fieldType !== undefined) start += code.shape(fieldType).leaves.length;
      }
      part = part.fields[index] ?? part;
    }
  }
  return [start, code.shape(part).leaves.length];
}

export function decodeElement(
  code: FunctionCode,
  instruction: InstructionOf<"extractelement"> | InstructionOf<"insertelement">,
): void {
  const extract = instruction.opcode === "extractelement";
  const vector = instruction.operand(0);
  const index = instruction.operand(extract ? 1 : 2);
  const location = code.location(vector);
  const known = index.valueKind === "constant" ? code.machine.constant(index)[0] : undefined;
  if (known?.clean === true) {
    const at = Number(known.bits);
    const leaf = code.shape(scalarType(vector.type)).leaves[0];
    const none = (): number => code.constantSlot(POISON, leaf?.slots ?? 1);
    if (extract) code.alias(instruction, [location[at] ?? none()]);
    else if (at >= location.length) code.alias(instruction, location.map(none));
    else {
      const element = code.location(instruction.operand(1))[0] ?? none();
      code.alias(
        instruction,
        location.map((slot, lane) => (lane === at ? element : slot)),
      );
    }
    return;
  }
  code.generic(
    new ElementRecord(
      extract,
      instruction.operands.map((operand) => code.whole(operand)),
      {
        shape: code.shape(instruction.type),
        slots: code.define(instruction),
      },
    ),
  );
}

export function decodeShuffle(code: FunctionCode, instruction: InstructionOf<"shufflevector">): void {
  const [first = [], second = []] = code.operandsOf(instruction);
  const both = [...first, ...second];
  const { mask } = instruction.data;
  const none = mask.some((index) => index < 0) ? code.constantSlot(POISON, 1) : 0;
  // All entries of a scalable mask are the same.
  const { leaves } = code.shape(instruction.type);
  code.alias(
    instruction,
    leaves.map((_, at) => both[mask[at % mask.length] ?? -1] ?? none),
  );
}
