/** Reads llama2.c's checkpoints of every version. */
import { type ByteSource, head, sourceOf } from "./byte-source.js";
import { type Model, readVersion0 } from "./checkpoint.js";
import { ModelError } from "./errors.js";
import { isVersioned, readVersionedCheckpoint } from "./versioned-checkpoint.js";

/** Files of models that are none of ours, by what stands in their first bytes. */
const OTHERS: readonly (readonly [at: number, text: string, what: string])[] = [
  ...["lmgg", "fmgg", "tjgg", "algg"].map(
    (magic) => [0, magic, "a file of ggml's from before GGUF"] as const,
  ),
  [0, "PK\u0003\u0004", "a zip archive, as PyTorch writes models"],
  [0, "\u0080", "a Python pickle, as PyTorch writes models"],
  [8, '{"', "a file of safetensors"],
  [0, "\u0089HDF", "an HDF5 file"],
  [4, "TFL3", "a file of TensorFlow Lite"],
  [0, "version https://git-lfs", "the pointer that Git LFS leaves in a file's place"],
  [0, "<", "a web page"],
  [0, "{", "a text"],
];
const BEGINNING = 32;
/** A checkpoint's first number is its width. */
const MOST_WIDTH = 1 << 16;

function refuseOthers(source: ByteSource, file: string): void {
  const view = head(source, BEGINNING);
  if (view.byteLength < 4 || view.getUint32(0, true) <= MOST_WIDTH) return;
  const begins = Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString("latin1");
  const found = OTHERS.find(([at, text]) => begins.startsWith(text, at))?.[2];
  if (found === undefined) return;
  throw new ModelError({ file, field: "file", expected: "a GGUF file or a checkpoint of llama2.c", found });
}

/**
 * Reads a checkpoint. Its tensors are read when they are asked for: it must not change meanwhile.
 *
 * @param from the whole file
 * @param file its name, for messages
 * @throws ModelError when a header field is absurd, the sizes do not divide, a tensor is cut short, or bytes are left over.
 */
export function readCheckpoint(from: Uint8Array | ByteSource, file = "checkpoint"): Model {
  const source = sourceOf(from);
  refuseOthers(source, file);
  return isVersioned(source) ? readVersionedCheckpoint(source, file) : readVersion0(source, file);
}
