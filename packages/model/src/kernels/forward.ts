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
import { keyLayout, PANEL, panels, valueLayout, type WeightLayout } from "./layout.js";
import { type Arithmetic, panelKernel } from "./panels.js";

const FLOAT = 4;
const LINE = 64;

function buffer(name: string, length: number): GlobalDefinition {
  return global(`llama_${name}`, arrayType(floatType, length), "zero", { align: LINE });
}

/** The variables of a running model; what is written in whole panels has room for them. */
function buffers(config: ModelConfig) {
  const { dim, hiddenDim, vocabSize, seqLen } = config;
  return {
    x: buffer("x", panels(dim)), // the residual stream
    xb: buffer("xb", panels(dim) + PANEL), // the stream normalised, then attention's output
    xb2: buffer("xb2", panels(dim)), // what a block adds to the stream
    qkv: buffer("qkv", panels(dim + 2 * kvDim(config))),
    scores: buffer("scores", panels(seqLen)), // of one head
    hidden: buffer("hidden", 2 * panels(hiddenDim)), // gates, then ups
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
  const kernels = { ...makeKernels(config, arithmetic), ...buffers(config) };
  const layers = defineLayers(config, layout, kernels);
  const classify = defineClassify(config, layout, kernels);
  const { softmax } = kernels;
  return { layers, classify, softmax, definitions: [...Object.values(kernels), layers, classify] };
}

function makeKernels(config: ModelConfig, arithmetic: Arithmetic) {
  const { dim, hiddenDim } = config;
  const { lanes } = arithmetic;
  const size = headSize(config);
  const keys = keyLayout(config);
  const values = valueLayout(config);
  const matrix = (name: string, columns: number) => {
    const panelStride = FLOAT * PANEL * columns;
    return panelKernel({ name, panel: PANEL, columns, panelStride, alignedOutput: true }, arithmetic);
  };
  return {
    byDim: matrix("llama_matrix_by_dim", dim),
    byHidden: matrix("llama_matrix_by_hidden", hiddenDim),
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
  const blocks = (rows: number) => panels(rows) / PANEL;

  return define(
    "llama_layers",
    voidType,
    { weights: ptr, token: i32, position: i32 },
    (f, { weights, token, position }) => {
      const { byDim, byHidden, score, weigh, rmsNorm, add, swiglu, rotate, softmax } = kernels;
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
      const panel = token.shr(4).mul(FLOAT * PANEL * dim);
      copy(
        f,
        dim,
        x,
        1,
        weights
          .add(layout.embedding)
          .add(panel)
          .offset(floatType, token.and(PANEL - 1)),
        PANEL,
      );
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
        f.call(byDim, q, w.add(layer.qkv), xb, blocks(dim + 2 * kvDim(config)), dim);
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
        f.call(byDim, xb2, w.add(layer.output), xb, blocks(dim), dim);
        f.call(add, x, xb2);

        // The feed-forward network: down · (silu(gate · x) * (up · x)).
        f.call(rmsNorm, xb, x, w.add(layer.ffnNorm));
        f.call(byDim, hidden, w.add(layer.gateUp), xb, 2 * blocks(hiddenDim), dim);
        f.call(swiglu, hidden);
        f.call(byHidden, xb2, w.add(layer.down), hidden, blocks(dim), hiddenDim);
        f.call(add, x, xb2);

        w.inc(layer.stride);
        keys.inc(keyCache.layer);
        values.inc(valueCache.layer);
      });
    },
  );
}

function defineClassify(config: ModelConfig, layout: WeightLayout, kernels: Kernels) {
  const { dim, vocabSize } = config;
  return define("llama_classify", ptr, { weights: ptr }, (f, { weights }) => {
    const xb = f.address(kernels.xb);
    f.call(kernels.rmsNorm, xb, f.address(kernels.x), weights.add(layout.finalNorm));
    const logits = f.address(kernels.logits);
    const rows = panels(vocabSize) / PANEL;
    f.call(kernels.byDim, logits, weights.add(layout.classifier), xb, rows, dim);
    f.return(logits);
  });
}
