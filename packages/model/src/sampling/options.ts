/** How a token is chosen from the logits: what can be asked for, and the order in which it is done. */

/** What a filter is told: a count of tokens, or a number. */
export type FilterValue = "count" | "number";

/**
 * The filters, in the order they are run unless another is asked for. It is llama.cpp's (`common_params_sampling`), where
 * the penalties come first too, and the temperature last, so that it does not change who takes part.
 */
export const FILTERS = {
  topK: { code: 1, value: "count", keeps: "the K likeliest tokens" },
  typicalP: {
    code: 2,
    value: "number",
    keeps: "the tokens nearest to the expected surprise, of this probability",
  },
  topP: { code: 3, value: "number", keeps: "the likeliest tokens, of this probability" },
  minP: { code: 4, value: "number", keeps: "tokens at least this many times as likely as the likeliest" },
  temperature: { code: 5, value: "number", keeps: "all: logits are divided by it" },
} as const satisfies Readonly<Record<string, { code: number; value: FilterValue; keeps: string }>>;

export type FilterName = keyof typeof FILTERS;
export const FILTER_NAMES = Object.keys(FILTERS) as readonly FilterName[];

/** How to choose a token; what is left out does nothing, but for `temperature`. */
export interface SamplerOptions {
  /** 0 takes the likeliest token; 1 draws from the model's own distribution; below 1 is bolder. Default: 1. */
  readonly temperature?: number | undefined;
  /** Draw from this many of the likeliest tokens; 0: from all. */
  readonly topK?: number | undefined;
  /** Draw from the likeliest tokens that together reach this probability; 0 or 1: from all. */
  readonly topP?: number | undefined;
  /** Leave out what is less than this many times as likely as the likeliest token; 0: nothing. */
  readonly minP?: number | undefined;
  /** Draw from the tokens whose surprise is nearest to the expected one, to this probability; 0 or 1: from all. */
  readonly typicalP?: number | undefined;
  /** Logits of tokens seen lately are divided by this when positive, multiplied when negative; 1: nothing. */
  readonly repeatPenalty?: number | undefined;
  /** Taken off the logit of a token as many times as it was seen lately. */
  readonly frequencyPenalty?: number | undefined;
  /** Taken off the logit of a token that was seen lately. */
  readonly presencePenalty?: number | undefined;
  /** Tokens that "lately" means; -1: all of the context. Default: 64. */
  readonly penaltyWindow?: number | undefined;
  /** No run of this many tokens comes twice; 0: it may. */
  readonly noRepeatNgram?: number | undefined;
  /** Where the draws begin; not 0. Default: 1. */
  readonly seed?: number | bigint | undefined;
  /** The filters in the order they are run. Default: that of {@link FILTERS}. */
  readonly order?: readonly FilterName[] | undefined;
}

/** One filter with its value. */
export interface Filter {
  readonly name: FilterName;
  readonly value: number;
}

/** Everything a sampler does, float32 where it is a float. */
export interface Chain {
  readonly greedy: boolean;
  readonly ngram: number;
  /** Tokens; the largest integer means all. */
  readonly window: number;
  readonly repeat: number;
  readonly frequency: number;
  readonly presence: number;
  readonly filters: readonly Filter[];
  readonly seed: bigint;
}

const DEFAULT_WINDOW = 64;
export const WHOLE_CONTEXT = 0x7fffffff;
const MASK_64 = (1n << 64n) - 1n;

/** The values each option may have. */
const BOUNDS = {
  temperature: [0, Number.MAX_VALUE],
  topK: [0, WHOLE_CONTEXT],
  topP: [0, 1],
  minP: [0, 1],
  typicalP: [0, 1],
  repeatPenalty: [Number.MIN_VALUE, Number.MAX_VALUE],
  frequencyPenalty: [-Number.MAX_VALUE, Number.MAX_VALUE],
  presencePenalty: [-Number.MAX_VALUE, Number.MAX_VALUE],
  penaltyWindow: [-1, WHOLE_CONTEXT],
  noRepeatNgram: [0, WHOLE_CONTEXT],
} as const satisfies Partial<Readonly<Record<keyof SamplerOptions, readonly [number, number]>>>;
const WHOLE: ReadonlySet<string> = new Set(["topK", "penaltyWindow", "noRepeatNgram"]);

/** Whether a filter with this value leaves everything as it is. */
const IDLE: Readonly<Record<FilterName, (value: number) => boolean>> = {
  topK: (value) => value === 0,
  typicalP: (value) => value === 0 || value === 1,
  topP: (value) => value === 0 || value === 1,
  minP: (value) => value === 0,
  temperature: (value) => value === 1,
};

/**
 * What the options come to.
 * @throws RangeError for a value outside of its bounds, the seed 0, and filters named twice.
 */
export function samplingChain(options: SamplerOptions): Chain {
  for (const [name, [least, most]] of Object.entries(BOUNDS) as [keyof typeof BOUNDS, [number, number]][]) {
    const value = options[name];
    if (value === undefined) continue;
    const fits = value >= least && value <= most && (!WHOLE.has(name) || Number.isInteger(value));
    if (!fits) throw new RangeError(`${name}: expected ${boundsText(name, least, most)}, found ${value}`);
  }
  const seed = BigInt(options.seed ?? 1) & MASK_64;
  if (seed === 0n) throw new RangeError("seed: expected a number other than 0, found 0");
  const { order = FILTER_NAMES, temperature = 1, penaltyWindow = DEFAULT_WINDOW } = options;
  const twice = order.find((name, at) => order.indexOf(name) !== at);
  if (twice !== undefined) throw new RangeError(`order: expected each filter once, found ${twice} twice`);
  const values = { ...options, temperature };
  const filters = order.flatMap((name) => {
    const value = values[name];
    return value === undefined || IDLE[name](value) ? [] : [{ name, value: Math.fround(value) }];
  });
  return {
    greedy: temperature === 0,
    ngram: options.noRepeatNgram ?? 0,
    window: penaltyWindow === -1 ? WHOLE_CONTEXT : penaltyWindow,
    repeat: Math.fround(options.repeatPenalty ?? 1),
    frequency: Math.fround(options.frequencyPenalty ?? 0),
    presence: Math.fround(options.presencePenalty ?? 0),
    filters: temperature === 0 ? [] : filters,
    seed,
  };
}

/** Whether a chain changes the logits of tokens that were seen. */
export function hasPenalties({ repeat, frequency, presence, window }: Chain): boolean {
  return window > 0 && (repeat !== 1 || frequency !== 0 || presence !== 0);
}

function boundsText(name: string, least: number, most: number): string {
  const kind = WHOLE.has(name) ? "a whole number" : "a number";
  if (most >= WHOLE_CONTEXT && least <= -Number.MAX_VALUE) return kind;
  if (least === Number.MIN_VALUE) return `${kind} above 0`;
  return most >= WHOLE_CONTEXT ? `${kind} from ${least} on` : `${kind} from ${least} to ${most}`;
}
