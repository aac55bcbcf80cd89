/**
 * A vector quantised to bytes for products with integer weights: x ≈ scale * value, a scale for each group of columns.
 *
 *     values, a byte each, in order              what pmaddubsw multiplies with
 *     values, a word each, 0 2 1 3 | 4 6 5 7     what words of two or four weights, taken apart by shifts, meet
 *     low parts, -8 to 7, in words of that order,
 *     high parts, the same of value = 16 high + low, products with which can be added up in words
 *     16 bytes a group:  f32 scale | i32 8 Σ values | f32 scale * Σ values | 0
 *
 * The sums take off what unsigned weights are too large by, and multiply a group's least weight.
 */
import {
  arrayType,
  declare,
  define,
  type Expr,
  type FunctionBuilder,
  floatType,
  global,
  i32,
  ptr,
  vectorType,
  voidType,
} from "@ts-jit/ir";
import type { Arithmetic } from "./panels.js";

const FLOAT = 4;
const LINE = 64;
/** The greatest magnitude of a quantised activation. */
const MOST = 127;
/** Added to a float below 2^22, it leaves the nearest integer in the low bits. */
export const ROUNDER = 1.5 * 2 ** 23;
/** A group whose magnitudes are all below is taken for zeros: nothing overflows when 127 is divided by it. */
const LEAST = 2 ** -100;
const LEAST_BITS = (127 - 100) << 23;
const { fround } = Math;

/** What a group adds to each of its sums by. */
export const GROUP = { scale: 0, eightSums: 4, scaledSum: 8, size: 16 } as const;

/** Where the parts of a quantised vector lie, in bytes. */
export function quantizedPlaces(columns: number) {
  const bytes = LINE * Math.ceil(columns / LINE);
  return { bytes: 0, words: bytes, lows: 3 * bytes, highs: 5 * bytes, groups: 7 * bytes } as const;
}
/** Bytes of a quantised vector of whole groups, in whole lines. */
export function quantizedBytes(columns: number, group: number): number {
  const bytes = quantizedPlaces(columns).groups + GROUP.size * Math.ceil(columns / group);
  return LINE * Math.ceil(bytes / LINE);
}

/** A vector of floats as integers; `steps` holds one group's rounded numbers meanwhile. */
const steps = global("llama_steps", arrayType(i32, 256), "zero", { align: LINE });

/**
 * The functions that quantise vectors of `columns`, a multiple of `group`, itself one of four. For products of
 * "neighbours" bytes and words are written, for those of "words" the parts too.
 */
export function quantizeKernel(
  name: string,
  columns: number,
  group: number,
  { lanes, integers }: Pick<Arithmetic, "lanes" | "integers">,
) {
  // A vector's maximum is that of its halves; groups that fill no vector go one by one.
  const width = lanes > 1 && group % lanes === 0 ? lanes : 1;
  const ints = width === 1 ? i32 : vectorType(i32, width);
  const floats = width === 1 ? floatType : vectorType(floatType, width);
  const maximum = declare(`llvm.smax.${width === 1 ? "i32" : `v${width}i32`}`, ints, { a: ints, b: ints });
  const places = quantizedPlaces(columns);
  const kernel = define(name, voidType, { to: ptr, x: ptr }, (f, { to, x }) => {
    const bytes = f.local(to);
    const words = f.local(to.add(places.words));
    const groups = f.local(to.add(places.groups));
    const rounded = f.address(steps);
    /** Each vector of the group by its place in bytes; numbers one by one are a loop. */
    const eachVector = (body: (at: number | Expr) => void) => {
      if (width === 1) f.range(0, group, (i) => body(i.shl(2).get()));
      else for (let i = 0; i < group; i += width) body(FLOAT * i);
    };
    f.range(0, columns / group, () => {
      // Magnitudes of floats are in the order of their bits.
      const most = f.local(ints, 0);
      eachVector((at) => {
        const bits = x.add(at).load(ints, { align: FLOAT * width });
        most.set(f.call(maximum, most, bits.and(0x7fffffff)));
      });
      const largest = largestLane(f, most.get(), width);
      const scale = largest.bitcast(floatType).div(MOST);
      const inverse = f.const(floatType, MOST).div(largest.bitcast(floatType));
      const some = largest.ge(LEAST_BITS).get();
      groups.add(GROUP.scale).store(some.select(scale, f.const(floatType, 0)));
      const factor = some.select(inverse, f.const(floatType, 0)).get();
      const factors = width === 1 ? factor : factor.splat(width).get();
      eachVector((at) => {
        const value = x.add(at).load(floats, { align: FLOAT * width });
        rounded.add(at).store(value.mul(factors).add(ROUNDER).bitcast(ints), ints, { align: FLOAT * width });
      });
      const sum = f.local(i32, 0);
      f.range(0, group / 4, (quad) => {
        const from = rounded.add(quad.shl(4)).get();
        const [a, b, c, d] = [0, 1, 2, 3].map((k) =>
          from
            .add(4 * k)
            .load(i32)
            .get(),
        ) as [Expr, Expr, Expr, Expr];
        const storeWords = (at: number, n: (k: 0 | 1 | 2 | 3) => Expr) => {
          words.add(at).store(n(0).and(0xffff).or(n(2).shl(16)));
          words.add(at + 4).store(n(1).and(0xffff).or(n(3).shl(16)));
        };
        const values = [a, b, c, d] as const;
        storeWords(0, (k) => values[k]);
        if (integers === "words") {
          const lows = values.map((n) => n.shl(28).sar(28).get());
          storeWords(places.lows - places.words, (k) => lows[k] as Expr); // four of each
          // The bits above a value are the rounder's, as its sign would have them.
          const highs = values.map((n, k) =>
            n
              .sub(lows[k] as Expr)
              .shr(4)
              .get(),
          );
          storeWords(places.highs - places.words, (k) => highs[k] as Expr);
        }
        const first = a.and(255).or(b.and(255).shl(8));
        bytes.store(first.or(c.and(255).shl(16)).or(d.shl(24)));
        // Each has its value in 16 bits, and above them the same number.
        sum.inc(a.add(b).add(c).add(d));
        words.inc(8);
        bytes.inc(4);
      });
      const total = sum.sub(Math.imul(group, ROUNDER_BITS)).get();
      groups.add(GROUP.eightSums).store(total.shl(3));
      groups.add(GROUP.scaledSum).store(total.sitofp(floatType).mul(groups.add(GROUP.scale).load(floatType)));
      groups.inc(GROUP.size);
      x.inc(FLOAT * group);
    });
  });
  return { kernel, definitions: [steps, kernel] };
}
/** The rounder's bits: what the bits of a rounded number are above the number itself. */
const ROUNDER_BITS = 0x4b400000;

function largestLane(f: FunctionBuilder, vector: Expr, width: number): Expr {
  const largest = f.local(i32, 0);
  for (let lane = 0; lane < width; lane++) {
    largest.set(largest.max(width === 1 ? vector : vector.extract(lane)));
  }
  return largest.get();
}

/** A vector quantised in TypeScript; the last group may be short. */
export interface QuantizedVector {
  readonly values: Int8Array;
  readonly scales: Float32Array;
  /** scale * Σ values of each group. */
  readonly scaledSums: Float32Array;
}

/** What the kernel does. */
export function quantize(x: Float32Array, group: number): QuantizedVector {
  const values = new Int8Array(x.length);
  const scales = new Float32Array(Math.ceil(x.length / group));
  const scaledSums = new Float32Array(scales.length);
  for (let g = 0; g < scales.length; g++) {
    const end = Math.min(x.length, (g + 1) * group);
    let most = 0;
    for (let i = g * group; i < end; i++) most = Math.max(most, Math.abs(x[i] as number));
    if (most < LEAST) continue;
    const scale = fround(most / MOST);
    const inverse = fround(MOST / most);
    let sum = 0;
    for (let i = g * group; i < end; i++) {
      const value = fround(fround((x[i] as number) * inverse) + ROUNDER) - ROUNDER; // i < x.length
      values[i] = value;
      sum += value;
    }
    scales[g] = scale;
    scaledSums[g] = sum * scale;
  }
  return { values, scales, scaledSums };
}
