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
  i8,
  i16,
  i32,
  ptr,
  type Type,
  voidType,
} from "@ts-jit/ir";
import { headSize, kvDim, type ModelConfig } from "../checkpoint.js";
import { addKernel, rmsNormKernel, rotateKernel, softmaxKernel, swigluKernel } from "./elementwise.js";
import {
  keyLayout,
  type MatrixFormat,
  PANEL,
  panelBytes,
  panels,
  valueLayout,
  type WeightLayout,
} from "./layout.js";
import { type Arithmetic, panelKernel } from "./panels.js";
import { quantizedPanelKernel, quantizedType, quantizeKernel } from "./quantized.js";

const FLOAT = 4;
const LINE = 64;

function buffer(name: string, length: number): GlobalDefinition {
  return global(`llama_${name}`, arrayType(floatType, length), "zero", { align: LINE });
}

/** The variables of a running model; what is written in whole panels has room for them. */
function buffers(config: ModelConfig, format: MatrixFormat) {
  const { dim, hiddenDim, vocabSize, seqLen } = config;
  return {
    x: buffer("x", panels(dim)), // the residual stream
    xb: buffer("xb", panels(dim) + PANEL), // the stream normalised, then attention's output
    xb2: buffer("xb2", panels(dim)), // what a block adds to the stream
    qkv: buffer("qkv", panels(dim + 2 * kvDim(config))),
    scores: buffer("scores", panels(seqLen)), // of one head
    hidden: buffer("hidden", 2 * panels(hiddenDim)), // gates, then ups
    logits: buffer("logits", panels(vocabSize)),
    quantized: global("llama_quantized", quantizedBuffer(config, format), "zero", { align: LINE }),
    keys: buffer("keys", keyLayout(config).size / FLOAT),
    values: buffer("values", valueLayout(config).size / FLOAT),
  };
}

/** Room for any vector that a matrix is multiplied with. */
function quantizedBuffer({ dim, hiddenDim }: ModelConfig, format: MatrixFormat): Type {
  return format.kind === "f32" ? floatType : quantizedType(Math.max(dim, hiddenDim), format.group);
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
  const kernels = { ...makeKernels(config, layout.format, arithmetic), ...buffers(config, layout.format) };
  const layers = defineLayers(config, layout, kernels);
  const classify = defineClassify(config, layout, kernels);
  const { softmax } = kernels;
  const { quantizeDim, quantizeHidden, quantized, ...others } = kernels;
  const integers = layout.format.kind === "q8" ? [quantizeDim, quantizeHidden, quantized] : [];
  const definitions = [...Object.values(others), ...integers, layers, classify];
  return { layers, classify, softmax, definitions };
}

function makeKernels(config: ModelConfig, format: MatrixFormat, arithmetic: Arithmetic) {
  const { dim, hiddenDim } = config;
  const { lanes } = arithmetic;
  const size = headSize(config);
  const keys = keyLayout(config);
  const values = valueLayout(config);
  const matrix = (name: string, columns: number) => {
    if (format.kind === "q8") return quantizedPanelKernel(name, columns, format, arithmetic);
    const panelStride = panelBytes(columns, format);
    return panelKernel({ name, panel: PANEL, columns, panelStride, alignedOutput: true }, arithmetic);
  };
  const group = format.kind === "q8" ? format.group : 1;
  return {
    byDim: matrix("llama_matrix_by_dim", dim),
    byHidden: matrix("llama_matrix_by_hidden", hiddenDim),
    quantizeDim: quantizeKernel("llama_quantize_dim", dim, group),
    quantizeHidden: quantizeKernel("llama_quantize_hidden", hiddenDim, group),
    score: panelKernel({ ...keys, name: "llama_score", columns: size, alignedOutput: true }, arithmetic),
    weigh: panelKernel(
      { ...values, name: "llama_weigh", columns: "given", alignedOutput: size % 8 === 0 },
      arithmetic,
    ),
    rmsNorm: rmsNormKernel(config, lanes),
    add: addKernel(config, lanes),
    swiglu: swigluKernel(config, lanes),
    rotate: rotateKernel(config, lanes),
    softmax: softmaxKernel(lanes),
  };
}

type Kernels = ReturnType<typeof makeKernels> & ReturnType<typeof buffers>;

/** out = w · x for `rows` rows; x is quantised first where the weights are. */
function multiply(
  f: FunctionBuilder,
  kernels: Kernels,
  format: MatrixFormat,
  by: "dim" | "hidden",
  out: Expr,
  w: Expr,
  x: Expr,
  rows: number,
): void {
  const [kernel, quantizer] =
    by === "dim" ? [kernels.byDim, kernels.quantizeDim] : [kernels.byHidden, kernels.quantizeHidden];
  let vector = x;
  if (format.kind === "q8") {
    vector = f.address(kernels.quantized);
    f.call(quantizer, vector, x);
  }
  f.call(kernel, out, w, vector, panels(rows) / PANEL, 0);
}

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
  if (format.kind === "f32") {
    copy(f, dim, x, 1, panel.offset(floatType, lane), PANEL);
    return;
  }
  const { group, weightBytes } = format;
  const place = f.local(panel);
  const to = f.local(x);
  f.range(0, dim / group, () => {
    const scale = place.offset(floatType, lane).load(floatType).get();
    place.inc(FLOAT * PANEL);
    f.range(0, group, () => {
      const weight = weightBytes === 1 ? place.offset(i8, lane).load(i8) : place.offset(i16, lane).load(i16);
      to.store(weight.sext(i32).sitofp(floatType).mul(scale));
      to.inc(FLOAT);
      place.inc(weightBytes * PANEL);
    });
  });
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

function defineLayers(config: ModelConfig, layout: WeightLayout, kernels: Kernels) {
  const { dim, heads, kvHeads, hiddenDim, layers } = config;
  const { layer } = layout;
  const size = headSize(config);
  const keyCache = keyLayout(config);
  const valueCache = valueLayout(config);

  return define(
    "llama_layers",
    voidType,
    { weights: ptr, token: i32, position: i32 },
    (f, { weights, token, position }) => {
      const { score, weigh, rmsNorm, add, swiglu, rotate, softmax } = kernels;
      const by = (columns: "dim" | "hidden", out: Expr, matrix: Expr, x: Expr, rows: number) =>
        multiply(f, kernels, layout.format, columns, out, matrix, x, rows);
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
      embed(f, config, layout.format, x, weights.add(layout.embedding), token);
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
        by("dim", q, w.add(layer.qkv), xb, dim + 2 * kvDim(config));
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
        by("dim", xb2, w.add(layer.output), xb, dim);
        f.call(add, x, xb2);

        // The feed-forward network: down · (silu(gate · x) * (up · x)).
        f.call(rmsNorm, xb, x, w.add(layer.ffnNorm));
        by("dim", hidden, w.add(layer.gateUp), xb, 2 * panels(hiddenDim));
        f.call(swiglu, hidden);
        by("hidden", xb2, w.add(layer.down), hidden, dim);
        f.call(add, x, xb2);

        w.inc(layer.stride);
        keys.inc(keyCache.layer);
        values.inc(valueCache.layer);
      });
    },
  );
}

function defineClassify(config: ModelConfig, layout: WeightLayout, kernels: Kernels) {
  const { vocabSize } = config;
  return define("llama_classify", ptr, { weights: ptr }, (f, { weights }) => {
    const xb = f.address(kernels.xb);
    f.call(kernels.rmsNorm, xb, f.address(kernels.x), weights.add(layout.finalNorm));
    const logits = f.address(kernels.logits);
    multiply(f, kernels, layout.format, "dim", logits, weights.add(layout.classifier), xb, vocabSize);
    f.return(logits);
  });
}
