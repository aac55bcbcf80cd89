/** Llama models on the host: file formats, the tokenizer, the reference forward pass, sampling, generation. */

export { ModelError, type ModelErrorPlace } from "./errors.js";
export { BOS, type EncodeOptions, EOS, FIRST_BYTE, Tokenizer } from "./tokenizer.js";
