/**
 * Operations written as other operations of the IR: rare ones, whose instructions are selected as if the program had
 * contained them.
 */
import {
  type BinaryOpcode,
  type CallInstruction,
  type CastOpcode,
  type ConstantInt,
  constInt,
  createInstruction,
  type FloatPredicate,
  functionType,
  type Instruction,
  type InstructionData,
  type IntegerType,
  type IntPredicate,
  i1,
  intType,
  type Opcode,
  type Type,
  type Value,
  zeroOf,
} from "@ts-jit/ir";
import { selectIntrinsic } from "./intrinsics.js";
import { placeholder } from "./lanes.js";
import { selectInstruction } from "./select.js";
import type { Selector } from "./selector.js";

/** Selects instructions as they are asked for; each result is a value to be an operand of the next. */
export class Expander {
  constructor(private readonly s: Selector) {}

  emit<K extends Opcode>(opcode: K, type: Type, operands: readonly Value[], data: InstructionData<K>): Value {
    const made = createInstruction(opcode, type, operands, data);
    selectInstruction(this.s, made);
    const parts = this.s.parts(made);
    made.dropOperands();
    return placeholder(this.s, type, parts);
  }
  binary(opcode: BinaryOpcode, a: Value, b: Value): Value {
    return this.emit(opcode, a.type, [a, b], undefined);
  }
  cast(opcode: CastOpcode, value: Value, type: Type): Value {
    return value.type === type ? value : this.emit(opcode, type, [value], undefined);
  }
  icmp(predicate: IntPredicate, a: Value, b: Value): Value {
    return this.emit("icmp", i1, [a, b], { predicate });
  }
  fcmp(predicate: FloatPredicate, a: Value, b: Value): Value {
    return this.emit("fcmp", i1, [a, b], { predicate });
  }
  select(condition: Value, a: Value, b: Value): Value {
    return this.emit("select", a.type, [condition, a, b], undefined);
  }
  /** Calls the intrinsic `llvm.name` as `call` calls its own. */
  intrinsic(call: CallInstruction, name: string, type: Type, args: readonly Value[]): Value {
    const { data } = call;
    const made = createInstruction(
      "call",
      type,
      [call.operand(0), ...args],
      {
        ...data,
        functionType: functionType(
          type,
          args.map((arg) => arg.type),
        ),
        bundles: [],
      },
      call.flags,
    );
    selectIntrinsic(this.s, made, `llvm.${name}`);
    const parts = this.s.parts(made);
    made.dropOperands();
    return placeholder(this.s, type, parts);
  }
  number(type: Type, value: bigint | number): ConstantInt {
    return constInt(type as IntegerType, value);
  }
}

/** Makes a value the result of an instruction. */
export function setResultValue(s: Selector, inst: Instruction, value: Value): void {
  const { classes } = s.infoOf(inst);
  classes.forEach((partClass, part) => {
    s.moveInto(partClass, s.def(inst, part), value, part);
  });
}

/** The lanes of a vector of odd-sized integers as one integer. */
export function packLanes(s: Selector, lanes: readonly Value[], bits: number): Value {
  const e = new Expander(s);
  const type = intType(bits * lanes.length);
  let all: Value = zeroOf(type);
  lanes.forEach((lane, at) => {
    all = e.binary("or", all, e.binary("shl", e.cast("zext", lane, type), e.number(type, at * bits)));
  });
  return all;
}
/** The lanes of a vector of odd-sized integers out of one integer. */
export function unpackLanes(s: Selector, all: Value, count: number, element: IntegerType): Value[] {
  const e = new Expander(s);
  const lanes: Value[] = [];
  for (let at = 0; at < count; at++) {
    lanes.push(e.cast("trunc", e.binary("lshr", all, e.number(all.type, at * element.bits)), element));
  }
  return lanes;
}
