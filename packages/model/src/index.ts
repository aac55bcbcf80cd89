/** Llama models on the host: file formats, the tokenizer, the reference forward pass, sampling, generation. */

export type { ChatOptions } from "./chat/for-model.js";
export { TEMPLATES } from "./chat/template.js";
export {
  headSize,
  kvDim,
  type LayerWeights,
  type Model,
  type ModelConfig,
  type Quantized,
  type Tensor,
} from "./checkpoint.js";
export { ModelError, type ModelErrorPlace } from "./errors.js";
export { type GeneratedPiece, type GenerateOptions, generate, generateText } from "./generate.js";
export { ENCODER_NAMES, type EncoderName } from "./gguf/encode.js";
export { readGguf } from "./gguf/model.js";
export { type QuantizeReport, RECIPES, type RecipeName } from "./gguf/quantize.js";
export { measurePerplexity, type Perplexity } from "./perplexity.js";
export { describeModel } from "./program/describe.js";
export {
  cyclesTable,
  measured,
  memoryLine,
  promptTokensPerSecond,
  tokensPerSecond,
} from "./program/figures.js";
export { type ModuleLayout, moduleLayout, packFile, packModule } from "./program/pack.js";
export { quantizeModel } from "./program/quantize.js";
export { packRequest, type Request } from "./program/request.js";
export {
  type Appliance,
  buildLlama,
  buildLlamaImage,
  type LlamaOptions,
  type LlamaReport,
  type LoadedModel,
  loadModel,
  makeLlama,
  type RunOptions,
  runLlama,
  TUNES,
  type Tune,
  WEIGHTS,
  type Weights,
  withLlama,
} from "./program/run.js";
export { readCheckpoint } from "./read-checkpoint.js";
export { type Accumulate, ReferenceTransformer, softmax, type Transformer } from "./reference.js";
export { FILTER_NAMES, FILTERS, type FilterName, type SamplerOptions } from "./sampling/options.js";
export {
  argmax,
  banNgrams,
  type Candidate,
  draw,
  filterCandidates,
  penalize,
  Sampler,
  Xorshift,
} from "./sampling/sampler.js";
export { quantizedTensor, quantizeTensor } from "./tensor.js";
export { MOST_STOP_BYTES, MOST_STOPS, TextStream } from "./text-stream.js";
export { PRE_TOKENIZERS } from "./tokenizer/pre-tokenizers.js";
export { type EncodeOptions, type TextPart, Tokenizer } from "./tokenizer/tokenizer.js";
export { BOS, EOS, FIRST_BYTE } from "./tokenizer/tokenizer-bin.js";
export { TOKEN } from "./tokenizer/vocabulary.js";
