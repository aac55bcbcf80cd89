/** Reads llama2.c's checkpoints of every version. */
import { type ByteSource, sourceOf } from "./byte-source.js";
import { type Model, readVersion0 } from "./checkpoint.js";
import { isVersioned, readVersionedCheckpoint } from "./versioned-checkpoint.js";

/**
 * Reads a checkpoint. Its tensors are read when they are asked for: it must not change meanwhile.
 *
 * @param from the whole file
 * @param file its name, for messages
 * @throws ModelError when a header field is absurd, the sizes do not divide, a tensor is cut short, or bytes are left over.
 */
export function readCheckpoint(from: Uint8Array | ByteSource, file = "checkpoint"): Model {
  const source = sourceOf(from);
  return isVersioned(source) ? readVersionedCheckpoint(source, file) : readVersion0(source, file);
}
