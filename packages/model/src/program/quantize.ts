/** Converts any model file that can be read. */
import { fileSource } from "../byte-source.js";
import { ModelError } from "../errors.js";
import { type QuantizeReport, quantizeFile, type RecipeName } from "../gguf/quantize.js";
import { isGguf } from "../gguf/reader.js";
import { loadModel, modelPath } from "./run.js";

/**
 * Writes a model with its matrices in another element type, as a GGUF file.
 * @param input a GGUF file or a checkpoint of llama2.c; default: the model that ships
 * @param tokenizer of a checkpoint: its tokenizer.bin; default: the one beside it
 * @throws ModelError for an input that cannot be read; what the system says of an output that cannot be written.
 */
export function quantizeModel(
  input: string | undefined,
  output: string,
  type: RecipeName,
  tokenizer?: string,
  onTensor?: (name: string, index: number, count: number) => void,
): QuantizeReport {
  const path = modelPath(input);
  const gguf = isGguf(fileSource(path));
  if (gguf && tokenizer !== undefined) {
    const expected = "none, for a GGUF file has its own";
    throw new ModelError({ file: path, field: "tokenizer", expected, found: tokenizer });
  }
  const checkpoint = gguf ? undefined : loadModel(input, tokenizer);
  return quantizeFile(path, output, type, checkpoint, onTensor);
}
