/**
 * What the program is asked to do, as a boot module.
 *
 *     0 i32 tokens to generate | 4 i32 bytes of the prompt | 8 i32 stop strings
 *     16 how tokens are chosen: see sampling/pack.ts
 *     stop strings: i32 length, then room for the longest | the prompt's UTF-8
 */
import { type SamplerOptions, samplingChain } from "../sampling/options.js";
import { CHAIN_BYTES, packChain } from "../sampling/pack.js";
import { MOST_STOPS, stopBytes } from "../text-stream.js";
import { STOP_STRIDE } from "./emit.js";

const CHAIN_AT = 16;
const STOPS_AT = CHAIN_AT + CHAIN_BYTES;
export const REQUEST = {
  tokens: 0,
  promptBytes: 4,
  stopCount: 8,
  chain: CHAIN_AT,
  stops: STOPS_AT,
  prompt: STOPS_AT + MOST_STOPS * STOP_STRIDE,
} as const;

export interface Request {
  readonly prompt: string;
  /** Tokens generated after the prompt, at most. */
  readonly tokens: number;
  readonly sampling: SamplerOptions;
  /** The text ends before any of these. */
  readonly stops?: readonly string[];
}

/** @throws RangeError for sampling options or stop strings out of their bounds. */
export function packRequest({ prompt, tokens, sampling, stops = [] }: Request): Uint8Array {
  const text = new TextEncoder().encode(prompt);
  const bytes = new Uint8Array(REQUEST.prompt + text.length);
  const view = new DataView(bytes.buffer);
  view.setInt32(REQUEST.tokens, tokens, true);
  view.setInt32(REQUEST.promptBytes, text.length, true);
  view.setInt32(REQUEST.stopCount, stops.length, true);
  packChain(view, REQUEST.chain, samplingChain(sampling));
  stopBytes(stops).forEach((stop, index) => {
    const at = REQUEST.stops + index * STOP_STRIDE;
    view.setInt32(at, stop.length, true);
    bytes.set(stop, at + 4);
  });
  bytes.set(text, REQUEST.prompt);
  return bytes;
}
