/**
 * Attention of one token's query heads that share a key-value head, over blocks of 16 positions in one pass:
 *
 *     for each block:
 *       scores [heads, 16] = keys · queries / √headSize         each key is loaded once for all heads
 *       for each head:
 *         new = max(most, scores);  c = e^(most - new);  most = new
 *         weights [16] = e^(scores - most)
 *         totals [16] = c totals + weights
 *       sums [heads, headSize] = c sums + values · weights
 *     out = sums / Σ totals
 *
 * Nothing as long as the text is kept. Keys and values of bytes meet queries and weights rounded to bytes: a head's query
 * to a 127th of its greatest, a block's weights, times the scales of the values, to a 127th of their greatest.
 *
 * Source: Milakov and Gimelshein, "Online normalizer calculation for softmax", 2018; Dao et al., "FlashAttention", 2022.
 */
import {
  arrayType,
  type Definition,
  declare,
  define,
  type Expr,
  type FunctionBuilder,
  floatType,
  type GlobalDefinition,
  global,
  halfType,
  i8,
  i32,
  ptr,
  type Type,
  vectorType,
  voidType,
} from "@ts-jit/ir";
import { headSize, type ModelConfig } from "../checkpoint.js";
import { GROUP, quantizedBytes, quantizedPlaces, quantizeKernel } from "./activations.js";
import { exponential, exponentialOfNegative } from "./exponential.js";
import { BLOCK, type CacheLayout, type MatrixFormat, PANEL, panels } from "./layout.js";
import { type Arithmetic, type FloatShape, lanesType, type PanelKernel, panelKernel } from "./panels.js";
import { quantizedPanelKernel } from "./quantized.js";

const FLOAT = 4;
const LINE = 64;
/** The bits of -1e30: what a text's greatest score begins as, and the score of no position. */
const LOWEST_BITS = 0xf149f2ca | 0;
const LOWEST = LOWEST_BITS ^ 0x7fffffff;

/** Integers in the order of the floats that have these bits; the same again gives the bits back. */
function ordered(bits: Expr): Expr {
  return bits.xor(bits.sar(31).and(0x7fffffff));
}

/** The product of panels of keys or values with vectors that lie one after another. */
function productOf(
  name: string,
  format: MatrixFormat,
  { columns, panelRows }: Pick<FloatShape, "columns" | "panelRows">,
  arithmetic: Arithmetic,
): PanelKernel {
  if (format.kind === "integers") return quantizedPanelKernel(name, columns, format, arithmetic);
  return panelKernel(name, { format, columns, panelRows, vectorStride: FLOAT * columns }, arithmetic);
}

/**
 *     llama_remember(block, place, key, value)        puts a token's key and value of one head, floats, at a place of a block's 16
 *     llama_attend(out, queries, blocks, seen)    out [heads, headSize], from the heads' queries and so many positions
 */
export function attentionKernels(config: ModelConfig, cache: CacheLayout, arithmetic: Arithmetic) {
  const size = headSize(config);
  const heads = config.heads / config.kvHeads;
  const { lanes } = arithmetic;
  const { keys, values, valueRows, valuePanel, valuesAt, valueScales } = cache;
  const rows = valueRows * Math.ceil(size / valueRows);
  const integers = cache.format === "int8";
  const floats = lanesType(lanes);
  const ints = lanes === 1 ? i32 : vectorType(i32, lanes);
  const aligned = { align: FLOAT * lanes };
  const maximum = declare(`llvm.smax.${lanes === 1 ? "i32" : `v${lanes}i32`}`, ints, { a: ints, b: ints });

  const buffer = (name: string, length: number, type: Type = floatType): GlobalDefinition =>
    global(`llama_${name}`, arrayType(type, length), "zero", { align: LINE });
  const scores = buffer("scores", heads * BLOCK);
  const most = buffer("most", heads, i32);
  const totals = buffer("totals", heads * BLOCK);
  const products = buffer("products", heads * panels(rows));
  const sums = buffer("sums", heads * panels(rows));
  const made = [scores, most, totals, products, sums];
  /** 16 words of ones, then 16 of zeros: from 16 - n on, n lanes that count. */
  const mask = global(
    "llama_lanes",
    arrayType(i32, 2 * BLOCK),
    Array.from({ length: 2 * BLOCK }, (_, i) => (i < BLOCK ? -1 : 0)),
    { align: LINE, constant: true },
  );

  const kernels: Definition[] = [];
  const quantized = (name: string, columns: number) => {
    const { kernel, definitions } = quantizeKernel(`llama_quantize_${name}`, columns, columns, arithmetic);
    const stride = quantizedBytes(columns, columns);
    const vectors = buffer(name, heads * stride, i8);
    for (const one of [...definitions, vectors]) if (!kernels.includes(one)) kernels.push(one);
    /** Rounds a vector of each head, from `from` on. */
    const all = (f: FunctionBuilder, from: Expr): Expr => {
      const [to, x] = [f.local(f.address(vectors)), f.local(from)];
      f.range(0, heads, () => {
        f.call(kernel, to, x);
        to.inc(stride);
        x.inc(FLOAT * columns);
      });
      return f.address(vectors);
    };
    return { kernel, vectors, all };
  };
  const roundQueries = integers ? quantized("queries", size) : undefined;
  const roundWeights = integers ? quantized("weights", BLOCK) : undefined;
  const score = productOf("llama_score", keys, { columns: size, panelRows: PANEL }, arithmetic);
  const weigh = productOf("llama_weigh", values, { columns: BLOCK, panelRows: valueRows }, arithmetic);

  const attend = define(
    "llama_attend",
    voidType,
    { out: ptr, queries: ptr, blocks: ptr, seen: i32 },
    (f, { out, queries, blocks, seen }) => {
      const everyVector = (count: number, body: (at: Expr) => void) =>
        f.range(0, count, (i) => body(i.mul(FLOAT).get()), lanes);
      const cell = (at: Expr, type = floats) => at.at(type, 0, aligned);
      const splat = (x: Expr): Expr => (lanes === 1 ? x : x.splat(lanes)).get();
      const clear = (buffer: GlobalDefinition, count: number) =>
        everyVector(count, (at) => cell(f.address(buffer).add(at)).set(f.const(floats, 0)));
      f.range(0, heads, (head) => f.address(most).at(i32, head).set(LOWEST));
      clear(totals, heads * BLOCK);
      clear(sums, heads * rows);
      const x = roundQueries?.all(f, queries) ?? queries.get();
      const left = f.local(seen);
      f.while(
        () => left.gt(0),
        () => {
          const count = left.min(BLOCK).get();
          const counted = f.address(mask).add(f.const(i32, BLOCK).sub(count).shl(2)).get();
          f.call(score, f.address(scores), FLOAT * BLOCK, blocks, x, 1, heads);
          f.range(0, heads, (head) => {
            const row = head.mul(FLOAT * BLOCK).get();
            const from = f.address(scores).add(row).get();
            const greatest = f.local(ints, LOWEST);
            const scale = f.const(floats, Math.fround(1 / Math.fround(Math.sqrt(size))));
            everyVector(BLOCK, (at) => {
              const scaled = cell(from.add(at)).mul(scale).get();
              cell(from.add(at)).set(scaled);
              const lane = counted.add(at).load(ints, { align: FLOAT }).get();
              const key = ordered(scaled.bitcast(ints).get()).and(lane).or(lane.not().and(LOWEST));
              greatest.set(f.call(maximum, greatest, key));
            });
            const cellOfMost = f.address(most).at(i32, head);
            const now = f.local(cellOfMost);
            for (let lane = 0; lane < lanes; lane++) {
              now.set(now.max(lanes === 1 ? greatest.get() : greatest.extract(lane)));
            }
            const total = f.address(totals).add(row).get();
            const sum = f
              .address(sums)
              .add(head.mul(FLOAT * rows))
              .get();
            f.if(now.ne(cellOfMost), () => {
              const [before, after] = [cellOfMost, now].map((key) => ordered(key.get()).bitcast(floatType));
              const c = splat(exponential((before as Expr).sub(after as Expr)));
              everyVector(BLOCK, (at) => void cell(total.add(at)).set(cell(total.add(at)).mul(c)));
              everyVector(rows, (at) => void cell(sum.add(at)).set(cell(sum.add(at)).mul(c)));
              cellOfMost.set(now);
            });
            const greatestScore = splat(ordered(now.get()).bitcast(floatType));
            everyVector(BLOCK, (at) => {
              const all = exponentialOfNegative(cell(from.add(at)).sub(greatestScore));
              const lane = counted.add(at).load(ints, { align: FLOAT });
              const weights = all.bitcast(ints).and(lane).bitcast(floats).get();
              cell(total.add(at)).inc(weights);
              const scales = () => cell(blocks.add(valueScales).add(at));
              cell(from.add(at)).set(integers ? weights.mul(scales()) : weights);
            });
          });
          const weights = roundWeights?.all(f, f.address(scores)) ?? f.address(scores);
          const from = blocks.add(valuesAt);
          f.call(weigh, f.address(products), FLOAT * rows, from, weights, rows / valueRows, heads);
          everyVector(heads * rows, (at) => {
            cell(f.address(sums).add(at)).inc(cell(f.address(products).add(at)));
          });
          blocks.inc(cache.block);
          left.dec(BLOCK);
        },
      );
      f.range(0, heads, (head) => {
        const total = f.local(floatType, 0);
        const from = f
          .address(totals)
          .add(head.mul(FLOAT * BLOCK))
          .get();
        f.range(0, BLOCK, (i) => total.inc(from.at(floatType, i)));
        const sum = f
          .address(sums)
          .add(head.mul(FLOAT * rows))
          .get();
        f.range(0, size, (i) => {
          out.at(floatType, head.mul(size).add(i)).set(sum.at(floatType, i).div(total));
        });
      });
    },
  );

  const keep = define(
    "llama_remember",
    voidType,
    { block: ptr, place: i32, key: ptr, value: ptr },
    (f, { block, place, key, value }) => {
      if (roundQueries !== undefined) {
        // Rounded as a vector that is multiplied with would be; of a key four bytes stand together.
        const scratch = f.address(roundQueries.vectors);
        const bytes = quantizedPlaces(size);
        const scale = scratch.add(bytes.groups + GROUP.scale);
        f.call(roundQueries.kernel, scratch, key);
        block.at(floatType, place).set(scale.load(floatType));
        const to = block.add(FLOAT * BLOCK).get();
        f.range(0, size / 4, (i) => to.at(i32, i.mul(PANEL).add(place)).set(scratch.at(i32, i)));
        f.call(roundQueries.kernel, scratch, value);
        block.add(valueScales).at(floatType, place).set(scale.load(floatType));
        const column = block
          .add(valuesAt)
          .add(place.shr(2).mul(4 * PANEL))
          .add(place.and(3))
          .get();
        f.range(0, size, (i) => {
          const panel = i.shr(4).mul(valuePanel);
          column.at(i8, panel.add(i.and(PANEL - 1).shl(2))).set(scratch.at(i8, i));
        });
        return;
      }
      const type = cache.format === "f32" ? floatType : halfType;
      const as = (x: Expr) => (type === floatType ? x : x.fptrunc(halfType));
      f.range(0, size, (i) => {
        block.at(type, i.mul(PANEL).add(place)).set(as(key.at(floatType, i).get()));
        const panel = block.add(valuesAt).add(i.udiv(valueRows).mul(valuePanel));
        const at = place.mul(valueRows).add(i.and(valueRows - 1));
        panel.at(type, at).set(as(value.at(floatType, i).get()));
      });
    },
  );
  const definitions: readonly Definition[] = [...made, mask, ...kernels, score, weigh, keep, attend];
  return { keep, attend, definitions };
}
