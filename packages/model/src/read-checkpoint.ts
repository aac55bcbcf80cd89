/** Reads llama2.c's checkpoints of every version. */
import { type Model, readVersion0 } from "./checkpoint.js";
import { isVersioned, readVersionedCheckpoint } from "./versioned-checkpoint.js";

/**
 * Reads a checkpoint. The tensors are views into `bytes` where that is possible: it must not change afterwards.
 *
 * @param bytes the whole file
 * @param file its name, for messages
 * @throws ModelError when a header field is absurd, the sizes do not divide, a tensor is cut short, or bytes are left over.
 */
export function readCheckpoint(bytes: Uint8Array, file = "checkpoint"): Model {
  return isVersioned(bytes) ? readVersionedCheckpoint(bytes, file) : readVersion0(bytes, file);
}
