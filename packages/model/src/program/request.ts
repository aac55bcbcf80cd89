/**
 * What the program is asked to do, as a boot module.
 *
 *     0 tokens to generate, in chat for each reply | 4 mode | 8 stop strings | 12 whether the context shifts
 *     16 how tokens are chosen: see sampling/pack.ts
 *     96 bytes of the texts, TEXTS in their order | stop strings: i32 length, then room for the longest | the texts
 */
import { type SamplerOptions, samplingChain } from "../sampling/options.js";
import { CHAIN_BYTES, packChain } from "../sampling/pack.js";
import { MOST_STOPS, stopBytes } from "../text-stream.js";
import { STOP_STRIDE } from "./emit.js";

/**
 * The prompt; and in chat what stands before the first thing that is said, between it and the reply, and between a reply and
 * what is said next.
 */
export const TEXTS = ["prompt", "opening", "reply", "next"] as const;
export type TextName = (typeof TEXTS)[number];

/** One text; turns by the template; turns without one: the model goes on with what is typed; how well it foresees the prompt. */
export const MODE = { text: 0, chat: 1, plain: 2, measure: 3 } as const;

const CHAIN_AT = 16;
const SIZES_AT = CHAIN_AT + CHAIN_BYTES;
const STOPS_AT = SIZES_AT + 4 * TEXTS.length;
export const REQUEST = {
  tokens: 0,
  mode: 4,
  stopCount: 8,
  shift: 12,
  chain: CHAIN_AT,
  sizes: SIZES_AT,
  stops: STOPS_AT,
  texts: STOPS_AT + MOST_STOPS * STOP_STRIDE,
} as const;

export interface Request {
  readonly texts?: Readonly<Partial<Record<TextName, string>>>;
  /** Default: text. */
  readonly mode?: keyof typeof MODE;
  /** Tokens generated after the prompt, or for a reply, at most. */
  readonly tokens: number;
  readonly sampling: SamplerOptions;
  /** The text ends before any of these. */
  readonly stops?: readonly string[];
  /** Whether the older half of the text makes room when the context is full. Default: false. */
  readonly shift?: boolean;
}

/** @throws RangeError for sampling options or stop strings out of their bounds. */
export function packRequest(request: Request): Uint8Array {
  const { texts = {}, mode = "text", tokens, sampling, stops = [], shift = false } = request;
  const utf8 = TEXTS.map((name) => new TextEncoder().encode(texts[name] ?? ""));
  const bytes = new Uint8Array(REQUEST.texts + utf8.reduce((sum, text) => sum + text.length, 0));
  const view = new DataView(bytes.buffer);
  view.setInt32(REQUEST.tokens, tokens, true);
  view.setInt32(REQUEST.mode, MODE[mode], true);
  view.setInt32(REQUEST.stopCount, stops.length, true);
  view.setInt32(REQUEST.shift, Number(shift), true);
  packChain(view, REQUEST.chain, samplingChain(sampling));
  stopBytes(stops).forEach((stop, index) => {
    const at = REQUEST.stops + index * STOP_STRIDE;
    view.setInt32(at, stop.length, true);
    bytes.set(stop, at + 4);
  });
  let at: number = REQUEST.texts;
  utf8.forEach((text, index) => {
    view.setInt32(REQUEST.sizes + 4 * index, text.length, true);
    bytes.set(text, at);
    at += text.length;
  });
  return bytes;
}
