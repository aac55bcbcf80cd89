/**
 * Matrix times vector in integers: weights and activations are bytes, a group of columns shares a scale.
 *
 *     sum of a row = Σ over groups  float(Σ w x) * (scale of w * scale of x)
 *
 * The inner sum is exact, the outer one is taken in the order of the groups, so all machines and vector widths agree.
 * Two products fit into 16 bits (2 * 128 * 127 < 2^15); their sum is then split into its low and its high byte, which are
 * added up apart: 16 rows in a 32-byte vector, with the multiplication every processor and emulator does fast.
 *
 * A panel of 16 rows lies group by group, a group is its rows' scales and then its columns:
 *
 *     16 x f32 scales | column 0 of the group: 16 weights | column 1 | ...
 */
import {
  arrayType,
  define,
  type Expr,
  type FunctionBuilder,
  floatType,
  i8,
  i16,
  i32,
  type Local,
  ptr,
  type Type,
  vectorType,
  voidType,
} from "@ts-jit/ir";
import { PANEL, panelBytes, type QuantizedFormat } from "./layout.js";
import { type Arithmetic, type PanelKernel, panelParams } from "./panels.js";

const FLOAT = 4;
/** A quantised activation stands twice in a word, for words are what every processor spreads over a vector. */
const WORD = 4;
/** The greatest magnitude of a quantised activation. */
const MOST = 127;
const ROUNDER = 1.5 * 2 ** 23;
const { fround } = Math;

/** Bytes from a vector's quantised values to its groups' scales (f32). */
export function scalesOffset(columns: number): number {
  return 64 * Math.ceil((WORD * columns) / 64);
}
/** The type of a buffer for a quantised vector of `columns`. */
export function quantizedType(columns: number, group: number): Type {
  return arrayType(i8, scalesOffset(columns) + FLOAT * Math.ceil(columns / group));
}

/** x [columns] to its nearest multiples of each group's largest magnitude / 127. */
export function quantizeKernel(name: string, columns: number, group: number) {
  return define(name, voidType, { to: ptr, x: ptr }, (f, { to, x }) => {
    const scales = f.local(to.add(scalesOffset(columns)));
    f.range(0, columns / group, () => {
      const most = f.local(floatType, 0);
      f.range(0, group, (i) => {
        const magnitude = x.offset(floatType, i).load(floatType).fabs().get();
        most.set(magnitude.gt(most).select(magnitude, most));
      });
      const scale = most.div(MOST).get();
      scales.store(scale);
      // A group of zeros has the scale 0, by which nothing is divided.
      const divisor = scale.eq(0).select(f.const(floatType, 1), scale).get();
      f.range(0, group, (i) => {
        const steps = x.offset(floatType, i).load(floatType).div(divisor).add(ROUNDER).sub(ROUNDER);
        to.offset(i32, i).store(steps.fptosi(i32).and(0xffff).mul(0x10001));
      });
      x.inc(FLOAT * group);
      to.inc(WORD * group);
      scales.inc(FLOAT);
    });
  });
}

/** The same in TypeScript. */
export function quantize(
  x: Float32Array,
  group: number,
): { readonly values: Int8Array; readonly scales: Float32Array } {
  const values = new Int8Array(x.length);
  const scales = new Float32Array(x.length / group);
  for (let g = 0; g < scales.length; g++) {
    let most = 0;
    for (let i = g * group; i < (g + 1) * group; i++) most = Math.max(most, Math.abs(x[i] as number));
    const scale = fround(most / MOST);
    scales[g] = scale;
    const divisor = scale === 0 ? 1 : scale;
    for (let i = g * group; i < (g + 1) * group; i++) {
      values[i] = fround(fround((x[i] as number) / divisor) + ROUNDER) - ROUNDER; // i < x.length
    }
  }
  return { values, scales };
}

/** Columns whose code stands one after another. */
const UNROLL = 32;

/** out [panels * 16] = w · x, where x is a quantised vector. */
export function quantizedPanelKernel(
  name: string,
  columns: number,
  format: QuantizedFormat,
  arithmetic: Arithmetic,
): PanelKernel {
  const lanes = arithmetic.lanes === 1 ? 1 : 2 * arithmetic.lanes;
  const rowVectors = PANEL / lanes;
  // Two vectors of rows hide each other's latency: of one panel, or of two panels.
  const atOnce = rowVectors === 1 ? 2 : 1;
  const stride = panelBytes(columns, format);
  return define(name, voidType, panelParams, (f, { out, w, x, panels }) => {
    for (let count = atOnce; count >= 1; count--) {
      f.while(
        () => panels.ge(count),
        () => {
          const rows = Array.from({ length: count * rowVectors }, (_, k) => k * lanes);
          for (let first = 0; first < rows.length; first += 2) {
            rowsPass(f, { columns, format, lanes, stride }, rows.slice(first, first + 2), { out, w, x });
          }
          w.inc(count * stride);
          out.inc(count * PANEL * FLOAT);
          panels.dec(count);
        },
      );
    }
  });
}

interface Pass {
  readonly columns: number;
  readonly format: QuantizedFormat;
  readonly lanes: number;
  readonly stride: number;
}

const many = (type: Type, lanes: number): Type => (lanes === 1 ? type : vectorType(type, lanes));
const all = (x: Expr, lanes: number): Expr => (lanes === 1 ? x : x.splat(lanes));

/** Vectors of rows that begin at `rows` (16 and more: the next panel), through all groups. */
function rowsPass(
  f: FunctionBuilder,
  { columns, format, lanes, stride }: Pass,
  rows: readonly number[],
  operands: { readonly out: Local; readonly w: Local; readonly x: Local },
): void {
  const { group, weightBytes } = format;
  const [halves, words, floats] = [i16, i32, floatType].map((type) => many(type, lanes)) as [
    Type,
    Type,
    Type,
  ];
  const w = f.local(operands.w);
  const x = f.local(operands.x);
  const scales = f.local(x.add(scalesOffset(columns)));
  const vectors = rows.map((row) => {
    const panel = Math.floor(row / PANEL) * stride;
    const inside = row % PANEL;
    return {
      row,
      inside,
      scales: panel + FLOAT * inside,
      weights: panel + FLOAT * PANEL + weightBytes * inside,
      sum: f.local(floats, 0),
      low: f.local(halves),
      high: f.local(halves),
    };
  });
  const align = weightBytes * lanes;
  const bytes = vectorType(i8, PANEL);
  const weights = (from: number, inside: number, column: number): Expr => {
    const place = w.add(from + weightBytes * PANEL * column);
    if (weightBytes === 2) return place.load(halves, { align });
    if (lanes === PANEL / 2) {
      // Each byte twice makes a half-word whose high byte it is: SSE2 widens so.
      const both = w.add(from - inside + PANEL * column).load(bytes, { align: PANEL });
      const twice = Array.from({ length: PANEL }, (_, lane) => inside + (lane >> 1));
      return both.shuffle(twice).bitcast(halves).sar(8);
    }
    return place.load(many(i8, lanes), { align }).sext(halves);
  };
  const factor = (column: number): Expr => {
    const word = x.add(WORD * column).load(i32);
    return lanes === 1 ? word.trunc(i16) : word.splat(lanes / 2).bitcast(halves);
  };
  const columnsOnce = (number: number) => {
    for (let column = 0; column < number; column += 2) {
      const [first, second] = [factor(column), factor(column + 1)];
      for (const { weights: from, inside, low, high } of vectors) {
        const [a, b] = [weights(from, inside, column), weights(from, inside, column + 1)];
        const two = a.mul(first).add(b.mul(second)).get();
        low.inc(two.and(255));
        high.inc(two.sar(8));
      }
    }
  };
  f.range(0, columns / group, () => {
    for (const { low, high } of vectors) {
      low.set(0);
      high.set(0);
    }
    const groupStart = w.get();
    if (group <= UNROLL) {
      columnsOnce(group);
      x.inc(WORD * group);
    } else {
      f.range(0, group / UNROLL, () => {
        columnsOnce(UNROLL);
        w.inc(weightBytes * PANEL * UNROLL);
        x.inc(WORD * UNROLL);
      });
    }
    const scale = all(scales.load(floatType), lanes).get();
    for (const { scales: from, low, high, sum } of vectors) {
      const exact = high.sext(words).shl(8).add(low.zext(words)).sitofp(floats);
      const both = groupStart
        .add(from)
        .load(floats, { align: FLOAT * lanes })
        .mul(scale);
      sum.inc(exact.mul(both));
    }
    w.set(groupStart.add(FLOAT * PANEL + weightBytes * PANEL * group));
    scales.inc(FLOAT);
  });
  for (const { row, sum } of vectors) {
    operands.out.add(FLOAT * row).store(sum, floats, { align: Math.min(64, FLOAT * lanes) });
  }
}
