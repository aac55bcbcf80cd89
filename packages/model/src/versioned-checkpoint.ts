/**
 * Reads llama2.c's version 1 (float32) and version 2 (int8 in groups) checkpoints.
 *
 * 256 bytes of header: magic "ak42", int32 version, the seven numbers of version 0, one byte that is 1 when the classifier
 * is shared, in version 2 then int32 group size; zeros. Then without gaps
 *
 *     attention_norm, ffn_norm                      [layers, dim] each, float32
 *     final_norm                                    [dim], float32
 *     token_embedding                               [vocab, dim]
 *     wq, wk, wv, wo, w1, w2, w3                    of all layers, one kind after the other
 *     classifier, unless shared                     [vocab, dim]
 *
 * In version 2 a matrix is its int8 values, then a float32 scale for each group of them.
 *
 * Source: llama2.c, `export.py: version1_export, version2_export`, `runq.c: memory_map_weights`.
 */
import { type ByteSource, head, readFloats } from "./byte-source.js";
import { kvDim, layersOf, type Model, readHeader, type Tensor } from "./checkpoint.js";
import { ModelError } from "./errors.js";
import { floatTensor, quantizedTensor } from "./tensor.js";

const MAGIC = 0x616b3432;
const HEADER_BYTES = 256;
const CONFIG_AT = 8;
const SHARED_AT = 36;
const GROUP_AT = 37;
const MOST_IN_GROUP = 256;

/** Whether a file begins with the magic number of versions 1 and on. */
export function isVersioned(source: ByteSource): boolean {
  return source.size >= 4 && head(source, 4).getUint32(0, true) === MAGIC;
}

/** @throws ModelError when a field is absurd, a tensor is cut short, or bytes are left over. */
export function readVersionedCheckpoint(source: ByteSource, file: string): Model {
  const fail = (field: string, expected: string, found: string): never => {
    throw new ModelError({ file, field, expected, found });
  };
  if (source.size < HEADER_BYTES) fail("header", `${HEADER_BYTES} bytes`, `${source.size}`);
  const view = head(source, HEADER_BYTES);
  const version = view.getInt32(4, true);
  if (version !== 1 && version !== 2) fail("version", "1 or 2", `${version}`);
  const { config } = readHeader(source, file, CONFIG_AT);
  const { dim, hiddenDim, layers: layerCount, vocabSize } = config;
  const shared = view.getUint8(SHARED_AT);
  if (shared > 1) fail("shared_classifier", "0 or 1", `${shared}`);
  const group = version === 2 ? view.getInt32(GROUP_AT, true) : 1;
  if (version === 2) {
    const fits = group >= 4 && group % 4 === 0 && group <= MOST_IN_GROUP;
    const divides = fits && dim % group === 0 && hiddenDim % group === 0;
    // Larger groups are taken in parts of 32.
    if (!divides || (group > 32 && group % 32 !== 0)) {
      fail(
        "group_size",
        `a multiple of 4 that divides dim ${dim} and hidden_dim ${hiddenDim}, to ${MOST_IN_GROUP}`,
        `${group}`,
      );
    }
  }

  let at = HEADER_BYTES;
  const take = (name: string, size: number): number => {
    if (at + size > source.size) {
      fail(name, `${size} bytes at byte ${at}`, `${Math.max(0, source.size - at)} before the file ends`);
    }
    at += size;
    return at - size;
  };
  const vector = (name: string): Tensor => floatTensor(name, [dim], source, take(name, 4 * dim));
  const matrix = (name: string, rows: number, columns: number): Tensor => {
    const size = rows * columns;
    if (version === 1) return floatTensor(name, [rows, columns], source, take(name, 4 * size));
    const valuesAt = take(name, size);
    const scalesAt = take(`${name}'s scales`, (4 * size) / group);
    return quantizedTensor(name, [rows, columns], (from, to) => {
      const [first, count] = [from * columns, (to - from) * columns];
      const values = source.read(valuesAt + first, count);
      const scales = readFloats(source, scalesAt + (4 * first) / group, count / group);
      return { group, bits: 8, values: new Int8Array(values.buffer, values.byteOffset, count), scales };
    });
  };
  const perLayer = (make: (layer: number) => Tensor): readonly Tensor[] =>
    Array.from({ length: layerCount }, (_, layer) => make(layer));
  const matrices = (name: string, rows: number, columns: number): readonly Tensor[] =>
    perLayer((layer) => matrix(`layers.${layer}.${name}`, rows, columns));

  const attentionNorm = perLayer((layer) => vector(`layers.${layer}.attention_norm`));
  const ffnNorm = perLayer((layer) => vector(`layers.${layer}.ffn_norm`));
  const finalNorm = vector("final_norm");
  const tokenEmbedding = matrix("token_embedding", vocabSize, dim);
  const wq = matrices("wq", dim, dim);
  const wk = matrices("wk", kvDim(config), dim);
  const wv = matrices("wv", kvDim(config), dim);
  const wo = matrices("wo", dim, dim);
  const w1 = matrices("w1", hiddenDim, dim);
  const w2 = matrices("w2", dim, hiddenDim);
  const w3 = matrices("w3", hiddenDim, dim);
  const classifier = shared === 1 ? tokenEmbedding : matrix("classifier", vocabSize, dim);
  if (at !== source.size) fail("length", `${at} bytes`, `${source.size}`);

  const layers = layersOf(layerCount, { attentionNorm, wq, wk, wv, wo, ffnNorm, w1, w2, w3 });
  return { file, config, tokenEmbedding, layers, finalNorm, classifier };
}
