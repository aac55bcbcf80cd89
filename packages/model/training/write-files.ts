/** Writes what llama2.c reads: version 0 checkpoints and tokenizer.bin. */

import type { Piece } from "./bpe.js";
import type { Network } from "./network.js";

/** The bytes of a version 0 checkpoint: seven int32, the tensors, the rotary tables. The classifier is shared. */
export function encodeCheckpoint(network: Network): Uint8Array {
  const { dim, hiddenDim, layers, heads, kvHeads, vocabSize, seqLen } = network.shape;
  const header = Int32Array.of(dim, hiddenDim, layers, heads, kvHeads, vocabSize, seqLen);
  const { cos, sin } = network.rotary;
  return concatenate([header, network.weights, cos, sin]);
}

/** The bytes of a tokenizer.bin: the longest piece's length, then score, length and text of each piece. */
export function encodeTokenizer(pieces: readonly Piece[]): Uint8Array {
  const texts = pieces.map(({ text }) => new TextEncoder().encode(text));
  const longest = Math.max(...texts.map((text) => text.length));
  const parts: ArrayBufferView[] = [Int32Array.of(longest)];
  pieces.forEach(({ score }, id) => {
    const text = texts[id] as Uint8Array;
    parts.push(Float32Array.of(score), Int32Array.of(text.length), text);
  });
  return concatenate(parts);
}

/** The bytes of `parts` one after the other. The formats are little-endian, as x86 and ARM hosts are. */
function concatenate(parts: readonly ArrayBufferView[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}
