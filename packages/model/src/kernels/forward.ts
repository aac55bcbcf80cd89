/**
 * The forward pass of one model as IR: its sizes are constants, its buffers are variables of the image.
 *
 *     llama_layers(weights, tokens, position, count)   the way of 1 to TOGETHER tokens, from a position on, through all
 *                                                      layers, into their residual streams
 *     llama_classify(weights, which): ptr              the logits [vocabSize] of one of those streams
 *
 * It reads as `ReferenceTransformer` does, and computes the same bits as that one with sums in "float", however many
 * tokens go together.
 */
import {
  arrayType,
  type Definition,
  define,
  type Expr,
  type FunctionBuilder,
  floatType,
  type GlobalDefinition,
  global,
  i8,
  i32,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { headSize, kvDim, type ModelConfig } from "../checkpoint.js";
import { attentionKernels } from "./attention.js";
import { type Counted, Counters } from "./counters.js";
import { addKernel, rmsNormKernel, rotateKernel, swigluKernel } from "./elementwise.js";
import {
  BLOCK,
  type CacheLayout,
  cacheLayout,
  type KvFormat,
  type MatrixFormat,
  type ModelFormats,
  PANEL,
  padded,
  panelBytes,
  panels,
  TOGETHER,
  type WeightLayout,
} from "./layout.js";
import { type Arithmetic, loadHalves } from "./panels.js";
import { Products } from "./products.js";
import { loadWeight } from "./quantized.js";

const FLOAT = 4;
const LINE = 64;

/** Bytes from one token's vector to the next; what is written in whole panels and read in whole groups has room. */
export function vectorStrides(config: ModelConfig, formats: ModelFormats) {
  const { dim, hiddenDim } = config;
  const x = FLOAT * panels(dim);
  const xb = FLOAT * (padded(dim, formats) + PANEL);
  const hidden = FLOAT * 2 * padded(hiddenDim, formats);
  return {
    x, // the residual stream
    xb: dim === hiddenDim ? hidden : xb, // the stream normalised, then attention's output
    xb2: x, // what a block adds to the stream
    qkv: FLOAT * panels(dim + 2 * kvDim(config)), // queries, keys and values
    hidden, // gates, then ups
  } as const;
}

/** Bytes of the variables of a running model. */
export function bufferBytes(config: ModelConfig, formats: ModelFormats): number {
  const strides = vectorStrides(config, formats);
  const vectors = Object.values(strides).reduce((sum, stride) => sum + stride, 0);
  return TOGETHER * (vectors + 2 * strides.hidden) + FLOAT * panels(config.vocabSize);
}

function buffers(config: ModelConfig, strides: ReturnType<typeof vectorStrides>, cache: CacheLayout) {
  const bytes = (name: string, size: number) =>
    global(`llama_${name}`, arrayType(i8, size), "zero", { align: LINE });
  const vectors = (name: keyof typeof strides) => bytes(name, TOGETHER * strides[name]);
  return {
    x: vectors("x"),
    xb: vectors("xb"),
    xb2: vectors("xb2"),
    qkv: vectors("qkv"),
    hidden: vectors("hidden"),
    logits: bytes("logits", FLOAT * panels(config.vocabSize)),
    kept: bytes("kept", cache.size), // keys and values
  };
}

export interface ForwardKernels {
  readonly layers: ReturnType<typeof defineLayers>;
  readonly classify: ReturnType<typeof defineClassify>;
  readonly counters: Counters;
  /** All of it, for the module. */
  readonly definitions: readonly Definition[];
}

/** The kernels of a model and the two functions that call them. */
export function forwardKernels(
  config: ModelConfig,
  layout: WeightLayout,
  arithmetic: Arithmetic,
  kv: KvFormat = "f32",
): ForwardKernels {
  const { formats } = layout;
  const { lanes } = arithmetic;
  const strides = vectorStrides(config, formats);
  const cache = cacheLayout(config, kv);
  const strideOf = (columns: number) => (columns === config.hiddenDim ? strides.hidden : strides.xb);
  const products = new Products(config, formats, arithmetic, strideOf);
  const { keep, attend, definitions } = attentionKernels(config, cache, arithmetic);
  const variables = buffers(config, strides, cache);
  const elementwise = {
    rmsNorm: rmsNormKernel(config, lanes),
    add: addKernel(config, lanes),
    swiglu: swigluKernel(padded(config.hiddenDim, formats), lanes),
    rotate: rotateKernel(config, lanes),
  };
  const counters = new Counters();
  const kernels = { ...elementwise, ...variables, keep, attend, strides, cache, counters };
  const layers = defineLayers(config, layout, kernels, products);
  const classify = defineClassify(config, layout, kernels, products);
  return {
    ...{ layers, classify, counters },
    definitions: [
      ...Object.values(elementwise),
      ...Object.values(variables),
      // Some of which products and attention share.
      ...new Set([...definitions, ...products.definitions]),
      ...[...counters.definitions, layers, classify],
    ],
  };
}

type Kernels = Readonly<{
  rmsNorm: ReturnType<typeof rmsNormKernel>;
  add: ReturnType<typeof addKernel>;
  swiglu: ReturnType<typeof swigluKernel>;
  rotate: ReturnType<typeof rotateKernel>;
  keep: ReturnType<typeof attentionKernels>["keep"];
  attend: ReturnType<typeof attentionKernels>["attend"];
  strides: ReturnType<typeof vectorStrides>;
  cache: CacheLayout;
  counters: Counters;
}> &
  ReturnType<typeof buffers>;

/** x = row `token` of a matrix in panels. */
function embed(
  f: FunctionBuilder,
  { dim }: ModelConfig,
  format: MatrixFormat,
  x: Expr,
  matrix: Expr,
  token: Expr,
): void {
  const panel = matrix.add(token.shr(4).mul(panelBytes(dim, format))).get();
  const lane = token.and(PANEL - 1).get();
  f.range(0, dim, (i) => {
    const at = i.mul(PANEL).add(lane);
    const cell = x.at(floatType, i);
    if (format.kind === "integers") cell.set(loadWeight(panel, lane, i, format, f));
    else if (format.kind === "f32") cell.set(panel.at(floatType, at));
    else cell.set(loadHalves(panel.add(at.mul(2)), 1));
  });
}

function defineLayers(config: ModelConfig, layout: WeightLayout, kernels: Kernels, products: Products) {
  const { dim, heads, kvHeads, hiddenDim, layers } = config;
  const { layer, formats } = layout;
  const size = headSize(config);
  const { cache, strides, counters } = kernels;
  const shared = heads / kvHeads;

  return define(
    "llama_layers",
    voidType,
    { weights: ptr, tokens: ptr, position: i32, count: i32 },
    (f, { weights, tokens, position, count }) => {
      const { keep, attend, rmsNorm, add, swiglu, rotate } = kernels;
      const at = (definition: GlobalDefinition) => f.address(definition);
      const xb = at(kernels.xb);
      const hidden = at(kernels.hidden);
      const timed = (what: Counted, body: () => void) => counters.count(f, what, body);
      /** Calls `body` with each token's place in buffers. */
      const each = (what: Counted, body: (of: (name: keyof typeof strides) => Expr, token: Expr) => void) =>
        timed(what, () =>
          f.range(0, count, (token) => {
            body((name) => at(kernels[name]).add(token.mul(strides[name])).get(), token.get());
          }),
        );
      const multiply = (
        kind: keyof ModelFormats & Counted,
        to: keyof typeof strides,
        matrix: Expr,
        from: Expr,
        rows: number,
        columns = dim,
      ) =>
        timed(kind, () => {
          const out = at(kernels[to]);
          const outStride = strides[to];
          const format = formats[kind];
          products.multiply(f, { out, outStride, matrix, x: from, tokens: count, rows, columns, format });
        });

      // Each token's embedding, a row of a matrix in panels, enters its residual stream.
      each("embedding", (of, token) => {
        embed(
          f,
          config,
          formats.embedding,
          of("x"),
          weights.add(layout.embedding),
          tokens.at(i32, token).get(),
        );
      });
      const w = f.local(weights);
      const blocks = f.local(at(kernels.kept));
      f.range(0, layers, () => {
        // Queries, keys and values; the keys and values stay for the positions to come.
        each("norms", (of) => void f.call(rmsNorm, of("xb"), of("x"), w.add(layer.attentionNorm)));
        multiply("qkv", "qkv", w.add(layer.qkv), xb, dim + 2 * kvDim(config));
        each("rotation", (of, token) => {
          const here = position.add(token).get();
          const q = of("qkv");
          const k = q.add(FLOAT * dim).get();
          const v = k.add(FLOAT * kvDim(config)).get();
          f.call(rotate, q, weights.add(layout.rotary).add(here.mul(FLOAT * 2 * size)), heads + kvHeads);
          f.range(0, kvHeads, (head) => {
            const block = blocks.add(head.mul(cache.head)).add(here.udiv(BLOCK).mul(cache.block));
            const [key, value] = [k, v].map((one) => one.offset(floatType, head.mul(size))) as [Expr, Expr];
            f.call(keep, block, here.and(BLOCK - 1), key, value);
          });
        });

        // Attention: every head weighs the values seen so far by how well their keys answer its query.
        each("attention", (of, token) => {
          const seen = position.add(token).add(1).get();
          const [q, out] = [of("qkv"), of("xb")];
          f.range(0, kvHeads, (head) => {
            const first = head.mul(shared * size).get();
            const [from, to] = [q.offset(floatType, first), out.offset(floatType, first)];
            f.call(attend, to, from, blocks.add(head.mul(cache.head)), seen);
          });
        });
        multiply("output", "xb2", w.add(layer.output), xb, dim);
        each("norms", (of) => {
          f.call(add, of("x"), of("xb2"));
          // The feed-forward network: down · (silu(gate · x) * (up · x)).
          f.call(rmsNorm, of("xb"), of("x"), w.add(layer.ffnNorm));
        });
        multiply("gateUp", "hidden", w.add(layer.gateUp), xb, 2 * padded(hiddenDim, formats));
        each("activation", (of) => void f.call(swiglu, of("hidden")));
        multiply("down", "xb2", w.add(layer.down), hidden, dim, hiddenDim);
        each("norms", (of) => void f.call(add, of("x"), of("xb2")));

        w.inc(layer.stride);
        blocks.inc(cache.layer);
      });
    },
  );
}

function defineClassify(config: ModelConfig, layout: WeightLayout, kernels: Kernels, products: Products) {
  const { vocabSize, dim } = config;
  return define("llama_classify", ptr, { weights: ptr, which: i32 }, (f, { weights, which }) => {
    const xb = f.address(kernels.xb);
    const x = f.address(kernels.x).add(which.mul(kernels.strides.x));
    const out = f.address(kernels.logits);
    kernels.counters.count(f, "classifier", () => {
      f.call(kernels.rmsNorm, xb, x, weights.add(layout.finalNorm));
      products.multiply(f, {
        ...{ out, outStride: 0, matrix: weights.add(layout.classifier), x: xb, tokens: f.const(i32, 1) },
        ...{ rows: vocabSize, columns: dim, format: layout.formats.classifier },
      });
    });
    f.return(out);
  });
}
