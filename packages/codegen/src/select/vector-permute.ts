/** Intrinsics that move lanes about or make masks of lane numbers, as shuffles and comparisons. */
import {
  type CallInstruction,
  type IntegerType,
  poison,
  type Type,
  type Value,
  type VectorType,
  vectorType,
} from "@ts-jit/ir";
import { Expander, setResultValue } from "./expander.js";
import type { IntrinsicCall } from "./intrinsics.js";
import { joinLanes } from "./lanes.js";
import type { Selector } from "./selector.js";

const count = (length: number, of: (at: number) => number): number[] =>
  Array.from({ length }, (_, at) => of(at));

class Shuffler {
  readonly e: Expander;
  constructor(s: Selector) {
    this.e = new Expander(s);
  }
  shuffle(a: Value, b: Value, mask: readonly number[]): Value {
    const { element } = a.type as VectorType;
    return this.e.emit("shufflevector", vectorType(element, mask.length), [a, b], { mask });
  }
  of(a: Value, mask: readonly number[]): Value {
    return this.shuffle(a, poison(a.type), mask);
  }
}
const lengthOf = (type: Type): number => (type as VectorType).length;

/** llvm.vector.reverse, extract, insert, splice, interleave2, deinterleave2 */
export function selectPermute(s: Selector, { call, name, arg }: IntrinsicCall): void {
  const shuffler = new Shuffler(s);
  const first = arg(0);
  const length = lengthOf(first.type);
  switch (name) {
    case "vector.reverse":
      setResultValue(
        s,
        call,
        shuffler.of(
          first,
          count(length, (at) => length - 1 - at),
        ),
      );
      return;
    case "vector.extract": {
      const from = s.imm(arg(1));
      setResultValue(
        s,
        call,
        shuffler.of(
          first,
          count(lengthOf(call.type), (at) => from + at),
        ),
      );
      return;
    }
    case "vector.insert": {
      const part = arg(1);
      const from = s.imm(arg(2));
      const size = lengthOf(part.type);
      const widened = shuffler.of(
        part,
        count(length, (at) => (at < size ? at : -1)),
      );
      const mask = count(length, (at) => (at >= from && at < from + size ? length + at - from : at));
      setResultValue(s, call, shuffler.shuffle(first, widened, mask));
      return;
    }
    case "vector.splice": {
      const by = s.imm(arg(2));
      const begin = by < 0 ? length + by : by;
      setResultValue(
        s,
        call,
        shuffler.shuffle(
          first,
          arg(1),
          count(length, (at) => begin + at),
        ),
      );
      return;
    }
    case "vector.interleave2":
      setResultValue(
        s,
        call,
        shuffler.shuffle(
          first,
          arg(1),
          count(2 * length, (at) => (at >> 1) + (at & 1) * length),
        ),
      );
      return;
    case "vector.deinterleave2": {
      const halves = [0, 1].map((odd) =>
        shuffler.of(
          first,
          count(length / 2, (at) => 2 * at + odd),
        ),
      );
      const parts = halves.flatMap((half) => s.parts(half));
      s.setResultParts(call, parts);
      return;
    }
    default:
      throw s.unsupported(`llvm.${name}`);
  }
}

/** llvm.get.active.lane.mask: whether `base + lane`, which does not wrap, is below the limit. */
export function selectActiveLanes(s: Selector, call: CallInstruction, base: Value, limit: Value): void {
  const e = new Expander(s);
  const type = base.type as IntegerType;
  const none = e.icmp("uge", base, limit);
  const left = e.select(none, e.number(type, 0), e.binary("sub", limit, base));
  const lanes = count(lengthOf(call.type), (at) => at).map((at) => [
    s.reg(e.icmp("ugt", left, e.number(type, at))),
  ]);
  joinLanes(s, s.infoOf(call), lanes, (part) => s.def(call, part));
}

/** llvm.stepvector: the number of each lane, cut to the element. */
export function selectStepVector(s: Selector, call: CallInstruction): void {
  const { element, length } = call.type as VectorType;
  const e = new Expander(s);
  const { bits } = element as IntegerType;
  const lanes = count(length, (at) => at).map((at) =>
    s.parts(e.number(element, BigInt.asUintN(bits, BigInt(at)))),
  );
  joinLanes(s, s.infoOf(call), lanes, (part) => s.def(call, part));
}
