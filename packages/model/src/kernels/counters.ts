/** Cycles by what they were spent on, counted by the processor's time stamps. */
import {
  arrayType,
  declare,
  define,
  type FunctionBuilder,
  global,
  i32,
  i64,
  ptr,
  voidType,
} from "@ts-jit/ir";

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

const readCycles = declare("llvm.readcyclecounter", i64, {});
/** Calls, then cycles, of each. */
const FIELDS = 2;
const LENGTH = FIELDS * COUNTED.length;
const WIDE = 8;
/** Called wherever something is counted. */
const SMALL = { attributes: ["noinline"] } as const;
/** Cycles are told by 1024: a number of 32 bits is enough for an hour. */
const SHIFT = 10;

export class Counters {
  private readonly table = global("llama_cycles", arrayType(i64, LENGTH), "zero", { align: WIDE });
  private readonly told = global("llama_cycles_told", arrayType(i32, LENGTH));
  /** Gives the numbers for {@link countsText}. */
  readonly tell = define("llama_tell_cycles", ptr, {}, (f) => {
    f.range(
      0,
      LENGTH,
      (at) => {
        const [from, to] = [f.address(this.table), f.address(this.told)];
        to.at(i32, at).set(from.at(i64, at).trunc(i32));
        to.at(i32, at.add(1)).set(from.at(i64, at.add(1)).shr(SHIFT).trunc(i32));
      },
      FIELDS,
    );
    f.return(f.address(this.told));
  });
  private readonly since = global("llama_cycles_since", i64, "zero", { align: WIDE });
  private readonly begin = define(
    "llama_count_from",
    voidType,
    {},
    (f) => f.address(this.since).store(f.call(readCycles)),
    SMALL,
  );
  private readonly end = define(
    "llama_count_to",
    voidType,
    { place: ptr },
    (f, { place }) => {
      place.at(i64).inc(1);
      place.at(i64, 1).inc(f.call(readCycles).sub(f.address(this.since).load(i64)));
    },
    SMALL,
  );
  /** What counting needs, for the module of kernels. */
  readonly definitions = [this.table, this.told, this.tell, this.since, this.begin, this.end];

  /** Makes code that counts what `body`'s code takes; counts do not stand within each other. */
  count(f: FunctionBuilder, what: Counted, body: () => void): void {
    f.call(this.begin);
    body();
    f.call(this.end, f.address(this.table).add(WIDE * FIELDS * COUNTED.indexOf(what)));
  }
}

/** The text of the counts: a percent sign for each number, as `report` writes them. */
export function countsText(each: (name: Counted) => string): string {
  return COUNTED.map(each).join("");
}

/** What was counted of one thing. */
export interface Count {
  readonly name: Counted;
  readonly calls: number;
  /** To 1024. */
  readonly cycles: number;
}

/** Counts of 1024 cycles, as cycles. */
export function countOf(name: Counted, calls: number, told: number): Count {
  return { name, calls, cycles: told * 2 ** SHIFT };
}
