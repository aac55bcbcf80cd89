/** What a model file holds, for a person. */
import { type ByteSource, head } from "../byte-source.js";
import { headSize, type ModelConfig, ROPE_BASE } from "../checkpoint.js";
import { ELEMENT_TYPES } from "../gguf/element-types.js";
import { isGguf, readGgufHeader } from "../gguf/reader.js";
import type { MatrixFormat } from "../kernels/layout.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { isVersioned } from "../versioned-checkpoint.js";
import { workingMemory } from "./pack.js";
import { loadModel, modelPath, modelSource } from "./run.js";

const MIB = 1 << 20;

/**
 * Lines of what a model's file holds and what running it takes.
 * @throws ModelError when the files cannot be used.
 */
export function describeModel(model?: string, tokenizer?: string, context?: number): string {
  const source = modelSource(model);
  const {
    model: read,
    tokenizer: vocabulary,
    layout,
    template,
  } = loadModel(model, tokenizer, "native", context);
  const { config } = read;
  const { formats } = layout.weights;
  const memory = workingMemory(config, layout);
  const mib = (bytes: number) => `${(bytes / MIB).toFixed(1)} MiB`;
  const rows: readonly (readonly [string, string])[] = [
    ["file", `${modelPath(model)}, ${source.size} bytes`],
    ["format", formatOf(source)],
    ["width", `${config.dim}, feed-forward ${config.hiddenDim}`],
    ["layers", `${config.layers}`],
    ["heads", `${config.heads} of ${headSize(config)}, ${config.kvHeads} for keys and values`],
    ["context", `${config.seqLen} tokens`],
    ["positions", positions(config)],
    ["vocabulary", vocabularyLine(vocabulary)],
    ["ends", [...vocabulary.ends].map((token) => tokenName(vocabulary, token)).join(", ")],
    ["chat", template === undefined ? "no template" : `the file's template, ${template.length} characters`],
    ["classifier", read.classifier === read.tokenEmbedding ? "the embedding" : "its own"],
    ...(isGguf(source) ? tensorRows(source, read.file) : []),
    ["kernels", [...new Set(Object.values(formats).map(formatName))].join(", ")],
    ["packed", `${mib(layout.size)} of weights and tables`],
    ["memory", `${mib(memory.cache)} of keys and values as float32, ${mib(memory.buffers)} of buffers`],
  ];
  return rows.map(([name, value]) => `${name.padEnd(12)}${value}\n`).join("");
}

function positions({ ropeBase = ROPE_BASE, rope }: ModelConfig): string {
  if (rope === undefined) return `rotary, base ${ropeBase}`;
  const rotated = rope.frequencies.filter((frequency) => frequency > 0).length;
  return `rotary, base ${ropeBase}, scaled, ${2 * rotated} of a head's numbers`;
}

function tokenName({ pieces }: Tokenizer, token: number): string {
  return `${token} ${JSON.stringify(new TextDecoder().decode(pieces[token]))}`;
}

function vocabularyLine(tokenizer: Tokenizer): string {
  const { vocabSize, maxTokenLength, vocabulary } = tokenizer;
  const { merges, bos, addBos } = vocabulary;
  const kind = merges.kind === "scores" ? "SentencePiece" : "byte-level";
  const first = addBos && bos !== undefined ? `, ${tokenName(tokenizer, bos)} first` : "";
  return `${kind}, ${vocabSize} pieces, the longest of ${maxTokenLength} bytes${first}`;
}

function formatOf(source: ByteSource): string {
  const version = head(source, 8).getUint32(4, true);
  if (isGguf(source)) return `GGUF version ${version}`;
  return `llama2.c version ${isVersioned(source) ? version : 0}`;
}

function formatName(format: MatrixFormat): string {
  if (format.kind !== "integers") return format.kind === "f32" ? "float32" : "float16";
  return `integers of ${format.bits} bits in groups of ${format.group}`;
}

/** How many tensors there are of each element type. */
function tensorRows(source: ByteSource, file: string): (readonly [string, string])[] {
  const { tensors, metadata } = readGgufHeader(source, file);
  const counts = new Map<string, number>();
  for (const { type } of tensors.values()) {
    const name = ELEMENT_TYPES[type]?.name ?? `type ${type}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const name = metadata.get("general.name");
  return [
    ...(typeof name === "string" ? [["name", name] as const] : []),
    ["tensors", [...counts].map(([type, count]) => `${count} ${type}`).join(", ")],
  ];
}
