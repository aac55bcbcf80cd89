/**
 * The frequencies of rotary embedding as a file scales them for contexts longer than the model was first trained for.
 *
 *     plain    base^(-2i / n) for the pairs i of the n numbers that rotate; 0 for those that do not
 *     factors  (rope_freqs.weight) each divided by its own factor: Llama 3's
 *     linear   all divided by one factor (Chen et al., "Extending Context Window ...", 2023)
 *     yarn     high frequencies as they are, low ones divided, in between a ramp; cosines and sines grow a little
 *              (Peng et al., "YaRN", 2023)
 *
 * Source: ggml, `ggml-cpu/ops.cpp: rope_yarn`, `ggml.c: ggml_rope_yarn_corr_dims`.
 */
import type { ModelConfig } from "../checkpoint.js";
import { describe, type Fields } from "./fields.js";

const KEY = "llama.rope";
/** Rotations over the context first trained for, above and below which frequencies are kept and divided. */
const BETA = { fast: 32, slow: 1 } as const;

/** @throws ModelError for a kind of scaling that is not known, or values that make none. */
export function readRope(
  fields: Fields,
  size: number,
  factors: Float32Array | undefined,
  trained: number,
): NonNullable<ModelConfig["rope"]> {
  const base = positive(fields, `${KEY}.freq_base`, 10000);
  const rotated = fields.count(`${KEY}.dimension_count`, size, size);
  if (rotated % 2 !== 0) fields.fail(`${KEY}.dimension_count`, "an even number", `${rotated}`);
  const plain = Float64Array.from({ length: size / 2 }, (_, pair) => {
    const divisor = factors?.[pair] ?? 1;
    return 2 * pair < rotated ? base ** ((-2 * pair) / rotated) / divisor : 0;
  });
  const kind = fields.text(`${KEY}.scaling.type`, fields.has(`${KEY}.scale_linear`) ? "linear" : "none");
  const usual = kind === "none" ? 1 : undefined;
  const factor = positive(
    fields,
    `${KEY}.scaling.factor`,
    fields.has(`${KEY}.scale_linear`) ? fields.number(`${KEY}.scale_linear`) : usual,
  );
  switch (kind) {
    case "none":
      return { frequencies: plain, magnitude: 1 };
    case "linear":
      return { frequencies: plain.map((frequency) => frequency / factor), magnitude: 1 };
    case "yarn": {
      const original = fields.count(`${KEY}.scaling.original_context_length`, 2 ** 24, trained);
      const attention = positive(fields, `${KEY}.scaling.attn_factor`, 1);
      const magnitude = attention * (1 + 0.1 * Math.log(factor));
      return { frequencies: yarn(plain, { base, rotated, original, factor }), magnitude };
    }
    default:
      return fields.fail(`${KEY}.scaling.type`, "none, linear or yarn", describe(kind));
  }
}

interface Yarn {
  readonly base: number;
  readonly rotated: number;
  readonly original: number;
  readonly factor: number;
}

function yarn(plain: Float64Array, { base, rotated, original, factor }: Yarn): Float64Array {
  /** The pair, as a fraction, that turns `rotations` times in the context first trained for. */
  const pairOf = (rotations: number) =>
    (rotated * Math.log(original / (rotations * 2 * Math.PI))) / (2 * Math.log(base));
  const low = Math.max(0, Math.floor(pairOf(BETA.fast)));
  const high = Math.min(rotated - 1, Math.ceil(pairOf(BETA.slow)));
  return plain.map((frequency, pair) => {
    const ramp = (pair - low) / Math.max(0.001, high - low);
    const kept = 1 - Math.min(1, Math.max(0, ramp));
    return (frequency / factor) * (1 - kept) + frequency * kept;
  });
}

function positive(fields: Fields, key: string, fallback: number | undefined): number {
  const value = fields.number(key, fallback);
  return value > 0 && Number.isFinite(value) ? value : fields.fail(key, "a number above 0", `${value}`);
}
