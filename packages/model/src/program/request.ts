/**
 * What the program is asked to do, as a boot module: 32 bytes, then the prompt's UTF-8.
 *
 *     0 i32 tokens to generate | 4 f32 temperature | 8 f32 top-p | 12 i32 bytes of the prompt | 16 i64 random state | prompt
 */
export const REQUEST = {
  tokens: 0,
  temperature: 4,
  topP: 8,
  promptBytes: 12,
  random: 16,
  prompt: 32,
} as const;

export interface Request {
  readonly prompt: string;
  /** Tokens generated after the prompt, at most. */
  readonly tokens: number;
  readonly temperature: number;
  readonly topP: number;
  /** Not 0. */
  readonly seed: bigint;
}

export function packRequest({ prompt, tokens, temperature, topP, seed }: Request): Uint8Array {
  const text = new TextEncoder().encode(prompt);
  const bytes = new Uint8Array(REQUEST.prompt + text.length);
  const view = new DataView(bytes.buffer);
  view.setInt32(REQUEST.tokens, tokens, true);
  view.setFloat32(REQUEST.temperature, temperature, true);
  view.setFloat32(REQUEST.topP, topP, true);
  view.setInt32(REQUEST.promptBytes, text.length, true);
  view.setBigUint64(REQUEST.random, BigInt.asUintN(64, seed), true);
  bytes.set(text, REQUEST.prompt);
  return bytes;
}
