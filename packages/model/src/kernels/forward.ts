/**
 * The forward pass of one model as IR: its sizes are constants, its buffers are variables of the image.
 *
 *     llama_layers(weights, token, position)   the token's way through all layers, into the residual stream
 *     llama_classify(weights): ptr             the stream's logits [vocabSize]
 *
 * It reads as `ReferenceTransformer` does, and computes the same bits as that one with sums in "float".
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
  i32,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { headSize, kvDim, type ModelConfig } from "../checkpoint.js";
import { addKernel, rmsNormKernel, rotateKernel, softmaxKernel, swigluKernel } from "./elementwise.js";
import {
  keyLayout,
  type MatrixFormat,
  type ModelFormats,
  PANEL,
  padded,
  panelBytes,
  panels,
  valueLayout,
  type WeightLayout,
} from "./layout.js";
import { type Arithmetic, panelKernel } from "./panels.js";
import { Products } from "./products.js";
import { loadWeight } from "./quantized.js";

const FLOAT = 4;
const LINE = 64;

function buffer(name: string, length: number): GlobalDefinition {
  return global(`llama_${name}`, arrayType(floatType, length), "zero", { align: LINE });
}

/** The variables of a running model; what is written in whole panels and read in whole groups has room for them. */
function buffers(config: ModelConfig, formats: ModelFormats) {
  const { dim, hiddenDim, vocabSize, seqLen } = config;
  const wide = padded(dim, formats);
  return {
    x: buffer("x", panels(dim)), // the residual stream
    xb: buffer("xb", wide + PANEL), // the stream normalised, then attention's output
    xb2: buffer("xb2", panels(dim)), // what a block adds to the stream
    qkv: buffer("qkv", panels(dim + 2 * kvDim(config))),
    scores: buffer("scores", panels(seqLen)), // of one head
    hidden: buffer("hidden", 2 * padded(hiddenDim, formats)), // gates, then ups
    logits: buffer("logits", panels(vocabSize)),
    keys: buffer("keys", keyLayout(config).size / FLOAT),
    values: buffer("values", valueLayout(config).size / FLOAT),
  };
}

export interface ForwardKernels {
  readonly layers: ReturnType<typeof defineLayers>;
  readonly classify: ReturnType<typeof defineClassify>;
  readonly softmax: ReturnType<typeof softmaxKernel>;
  /** All of it, for the module. */
  readonly definitions: readonly Definition[];
}

/** The kernels of a model and the two functions that call them. */
export function forwardKernels(
  config: ModelConfig,
  layout: WeightLayout,
  arithmetic: Arithmetic,
): ForwardKernels {
  const products = new Products(config, layout.formats, arithmetic);
  const kernels = {
    ...makeKernels(config, layout.formats, arithmetic),
    ...buffers(config, layout.formats),
  };
  const layers = defineLayers(config, layout, kernels, products);
  const classify = defineClassify(config, layout, kernels, products);
  const definitions = [...Object.values(kernels), ...products.definitions, layers, classify];
  return { layers, classify, softmax: kernels.softmax, definitions };
}

function makeKernels(config: ModelConfig, formats: ModelFormats, arithmetic: Arithmetic) {
  const { lanes } = arithmetic;
  const size = headSize(config);
  const keys = keyLayout(config);
  const values = valueLayout(config);
  return {
    score: panelKernel({ ...keys, name: "llama_score", columns: size, alignedOutput: true }, arithmetic),
    weigh: panelKernel(
      { ...values, name: "llama_weigh", columns: "given", alignedOutput: size % 8 === 0 },
      arithmetic,
    ),
    rmsNorm: rmsNormKernel(config, lanes),
    add: addKernel(config, lanes),
    swiglu: swigluKernel(padded(config.hiddenDim, formats), lanes),
    rotate: rotateKernel(config, lanes),
    softmax: softmaxKernel(lanes),
  };
}

type Kernels = ReturnType<typeof makeKernels> & ReturnType<typeof buffers>;

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
  if (format.kind === "f32") copy(f, dim, x, 1, panel.offset(floatType, lane), PANEL);
  else f.range(0, dim, (i) => x.at(floatType, i).set(loadWeight(panel, lane, i, format, f)));
}

/** to[i * toStride] = from[i * fromStride], strides in floats. */
function copy(
  f: FunctionBuilder,
  count: number,
  to: Expr,
  toStride: number,
  from: Expr,
  fromStride: number,
): void {
  f.range(0, count, (i) => {
    to.at(floatType, i.mul(toStride)).set(from.at(floatType, i.mul(fromStride)));
  });
}

function defineLayers(config: ModelConfig, layout: WeightLayout, kernels: Kernels, products: Products) {
  const { dim, heads, kvHeads, hiddenDim, layers } = config;
  const { layer, formats } = layout;
  const size = headSize(config);
  const keyCache = keyLayout(config);
  const valueCache = valueLayout(config);

  return define(
    "llama_layers",
    voidType,
    { weights: ptr, token: i32, position: i32 },
    (f, { weights, token, position }) => {
      const { score, weigh, rmsNorm, add, swiglu, rotate, softmax } = kernels;
      const multiply = (
        kind: keyof ModelFormats,
        out: Expr,
        matrix: Expr,
        from: Expr,
        rows: number,
        columns = dim,
      ) => products.multiply(f, { out, matrix, x: from, rows, columns, format: formats[kind] });
      const at = (definition: GlobalDefinition) => f.address(definition);
      const x = at(kernels.x);
      const xb = at(kernels.xb);
      const xb2 = at(kernels.xb2);
      const q = at(kernels.qkv);
      const k = q.add(FLOAT * dim).get();
      const v = k.add(FLOAT * kvDim(config)).get();
      const scores = at(kernels.scores);
      const hidden = at(kernels.hidden);

      // The token's embedding, a row of a matrix in panels, enters the residual stream.
      embed(f, config, formats.embedding, x, weights.add(layout.embedding), token);
      const angles = weights
        .add(layout.rotary)
        .add(position.mul(FLOAT * 2 * size))
        .get();
      const seen = position.add(1).get();
      const seenPanels = seen
        .add(PANEL - 1)
        .shr(4)
        .get();
      const keyPlace = position
        .shr(4)
        .mul(keyCache.panelStride)
        .add(position.and(PANEL - 1).shl(2))
        .get();
      const valuePlace = position.mul(FLOAT * valueCache.panel).get();

      const w = f.local(weights);
      const keys = f.local(at(kernels.keys));
      const values = f.local(at(kernels.values));
      f.range(0, layers, () => {
        // Queries, keys and values; the keys and values stay for the positions to come.
        f.call(rmsNorm, xb, x, w.add(layer.attentionNorm));
        multiply("qkv", q, w.add(layer.qkv), xb, dim + 2 * kvDim(config));
        f.call(rotate, q, angles, heads + kvHeads);
        f.range(0, kvHeads, (head) => {
          const key = keys.add(head.mul(keyCache.head)).add(keyPlace).get();
          copy(f, size, key, PANEL, k.offset(floatType, head.mul(size)).get(), 1);
          for (let first = 0; first < size; first += valueCache.panel) {
            const value = values
              .add(head.mul(valueCache.head).add((first / valueCache.panel) * valueCache.panelStride))
              .add(valuePlace)
              .get();
            const from = v.offset(floatType, head.mul(size).add(first)).get();
            copy(f, Math.min(valueCache.panel, size - first), value, 1, from, 1);
          }
        });

        // Attention: every head weighs the values seen so far by how well their keys answer its query.
        f.range(0, heads, (head) => {
          const kvHead = heads === kvHeads ? head.get() : head.udiv(heads / kvHeads);
          const query = q.offset(floatType, head.mul(size));
          f.call(score, scores, keys.add(kvHead.mul(keyCache.head)), query, seenPanels, size);
          f.call(softmax, scores, seen, Math.fround(Math.sqrt(size)));
          const answer = xb.offset(floatType, head.mul(size));
          const from = values.add(kvHead.mul(valueCache.head));
          f.call(weigh, answer, from, scores, Math.ceil(size / valueCache.panel), seen);
        });
        multiply("output", xb2, w.add(layer.output), xb, dim);
        f.call(add, x, xb2);

        // The feed-forward network: down · (silu(gate · x) * (up · x)).
        f.call(rmsNorm, xb, x, w.add(layer.ffnNorm));
        multiply("gateUp", hidden, w.add(layer.gateUp), xb, 2 * padded(hiddenDim, formats));
        f.call(swiglu, hidden);
        multiply("down", xb2, w.add(layer.down), hidden, dim, hiddenDim);
        f.call(add, x, xb2);

        w.inc(layer.stride);
        keys.inc(keyCache.layer);
        values.inc(valueCache.layer);
      });
    },
  );
}

function defineClassify(config: ModelConfig, layout: WeightLayout, kernels: Kernels, products: Products) {
  const { vocabSize, dim } = config;
  return define("llama_classify", ptr, { weights: ptr }, (f, { weights }) => {
    const xb = f.address(kernels.xb);
    f.call(kernels.rmsNorm, xb, f.address(kernels.x), weights.add(layout.finalNorm));
    const out = f.address(kernels.logits);
    const matrix = weights.add(layout.classifier);
    products.multiply(f, {
      out,
      matrix,
      x: xb,
      rows: vocabSize,
      columns: dim,
      format: layout.formats.classifier,
    });
    f.return(out);
  });
}
