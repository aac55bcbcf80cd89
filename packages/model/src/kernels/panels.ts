/**
 * Matrix times vector, the matrix in panels (see layout.ts): the loop a model spends its time in.
 *
 *     for each panel p, or two at once:
 *       sums = 0
 *       for each column j:  sums += panel[p][j] * x[j] in every lane
 *       out[p] = sums
 *
 * A product is rounded, then the sum: no fused operation, so that every processor gets the same bits.
 */
import {
  define,
  type Expr,
  type FunctionBuilder,
  type FunctionDefinition,
  floatType,
  i32,
  type Local,
  ptr,
  type Type,
  vectorType,
  voidType,
} from "@ts-jit/ir";

const FLOAT = 4;

export interface PanelShape {
  readonly name: string;
  /** Rows of a panel. */
  readonly panel: number;
  /** Columns, or "given" for a parameter. */
  readonly columns: number | "given";
  /** Bytes from one panel to the next. */
  readonly panelStride: number;
  /** Whether every panel's place in the output is at a multiple of a vector's size. */
  readonly alignedOutput: boolean;
}

/** How a machine is used; it does not change a result. */
export interface Arithmetic {
  /** Floats in a vector: 1, 4 or 8. */
  readonly lanes: 1 | 4 | 8;
  /** Vectors of sums kept at once; more of them hide the latency of an addition. */
  readonly sums: number;
  /** How integers are multiplied (see quantized.ts); without vectors it does not matter. */
  readonly integers: "neighbours" | "words";
  /** Processors that share the large products; default 1. Every row is one's alone: the bits are the same. */
  readonly processors?: number;
}

export const panelParams = { out: ptr, w: ptr, x: ptr, panels: i32, columns: i32 };
export type PanelKernel = FunctionDefinition<typeof panelParams>;

/** The type of `lanes` floats. */
export function lanesType(lanes: number): Type {
  return lanes === 1 ? floatType : vectorType(floatType, lanes);
}

/** Columns whose code stands one after another in the loop: one by one, a panel's 16 rows are many enough. */
const unrolled = (lanes: number) => (lanes === 1 ? 1 : 4);

/** out [panels * panel] = w · x [columns]. */
export function panelKernel(shape: PanelShape, arithmetic: Arithmetic): PanelKernel {
  const { panel, panelStride } = shape;
  const atOnce = Math.max(1, Math.floor((arithmetic.lanes * arithmetic.sums) / panel));
  return define(shape.name, voidType, panelParams, (f, { out, w, x, panels, columns }) => {
    const pass = (count: number) => {
      panelPass(f, shape, arithmetic, count, { out, w, x, columns });
      w.inc(count * panelStride);
      out.inc(count * panel * FLOAT);
      panels.dec(count);
    };
    for (let count = atOnce; count >= 1; count = Math.floor(count / 2)) {
      f.while(
        () => panels.ge(count),
        () => pass(count),
      );
    }
  });
}

interface Operands {
  readonly out: Local;
  readonly w: Local;
  readonly x: Local;
  readonly columns: Local;
}

/** `count` panels that lie one after another. */
function panelPass(
  f: FunctionBuilder,
  shape: PanelShape,
  { lanes, sums: most }: Arithmetic,
  count: number,
  operands: Operands,
): void {
  const { panel, panelStride, alignedOutput } = shape;
  const type = lanesType(lanes);
  const vectors = (count * panel) / lanes;
  // What does not fit into the registers is done in further passes over the same panel.
  for (let first = 0; first < vectors; first += most) {
    const places = Array.from({ length: Math.min(most, vectors - first) }, (_, k) => {
      const row = (first + k) * lanes;
      return { row, from: Math.floor(row / panel) * panelStride + FLOAT * (row % panel) };
    });
    const sums = places.map(() => f.local(type, 0));
    const w = f.local(operands.w);
    const x = f.local(operands.x);
    const column = (at: number) => {
      const factor = x.add(FLOAT * at).load(floatType);
      const factors = lanes === 1 ? factor : factor.splat(lanes);
      for (const [k, { from }] of places.entries()) {
        const weights = w.add(from + at * panel * FLOAT).load(type, { align: lanes * FLOAT });
        sums[k]?.inc(weights.mul(factors));
      }
    };
    const columns = (number: number) => {
      for (let at = 0; at < number; at++) column(at);
      w.inc(number * panel * FLOAT);
      x.inc(number * FLOAT);
    };
    const number = shape.columns === "given" ? operands.columns : shape.columns;
    forColumns(f, number, unrolled(lanes), x, columns);
    for (const [k, { row }] of places.entries()) {
      operands.out
        .add(row * FLOAT)
        .store(sums[k] ?? 0, type, { align: alignedOutput ? lanes * FLOAT : FLOAT });
    }
  }
}

/** Calls `body` for columns in a row until `x` has passed all of them. */
function forColumns(
  f: FunctionBuilder,
  columns: number | Local,
  unroll: number,
  x: Local,
  body: (number: number) => void,
): void {
  if (typeof columns !== "number") {
    const whole = x.add(columns.and(-unroll).shl(2)).get();
    const end = x.add(columns.shl(2)).get();
    if (unroll > 1) {
      f.while(
        () => x.ne(whole),
        () => body(unroll),
      );
    }
    f.while(
      () => x.ne(end),
      () => body(1),
    );
    return;
  }
  const whole = columns - (columns % unroll);
  if (whole > 0) {
    const end: Expr = x.add(whole * FLOAT).get();
    f.doWhile(
      () => body(unroll),
      () => x.ne(end),
    );
  }
  if (columns > whole) body(columns - whole);
}
