/** Cycles by what they were spent on, counted by the processor's time stamps. */
import { arrayType, declare, type Expr, type FunctionBuilder, global, i64 } from "@ts-jit/ir";

/** What is counted: the products by their matrices, and what stands between them. */
export const COUNTED = [
  "embedding",
  "norms",
  "qkv",
  "rotation",
  "attention",
  "output",
  "gateUp",
  "activation",
  "down",
  "classifier",
] as const;
export type Counted = (typeof COUNTED)[number];

const cycles = declare("llvm.readcyclecounter", i64, {});
/** Cycles and calls. */
const FIELDS = 2;
const WIDE = 8;

export class Counters {
  readonly table = global("llama_cycles", arrayType(i64, FIELDS * COUNTED.length), "zero", { align: WIDE });

  /** Makes code that counts what `body`'s code takes. */
  count(f: FunctionBuilder, what: Counted, body: () => void): void {
    const before = f.call(cycles).get();
    body();
    this.cycles(f, what).inc(f.call(cycles).sub(before));
    this.calls(f, what).inc(1);
  }

  cycles(f: FunctionBuilder, what: Counted) {
    return this.cell(f, what, 0);
  }
  calls(f: FunctionBuilder, what: Counted) {
    return this.cell(f, what, 1);
  }
  private cell(f: FunctionBuilder, what: Counted, field: number): ReturnType<Expr["at"]> {
    return f.address(this.table).at(i64, FIELDS * COUNTED.indexOf(what) + field);
  }
}
