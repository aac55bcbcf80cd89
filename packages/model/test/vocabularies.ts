/** Byte-level vocabularies for tests: learned from a small text, with special tokens behind them. */
import { PRE_TOKENIZERS, TOKEN, Tokenizer } from "@ts-jit/model";
import { words } from "#model/tokenizer/pre-tokenizers";

export const CORPUS = [
  "Once upon a time, there was a little girl. She'll say it's 1234 things, we've 56; I'M sure they're DON'T!\n\n",
  "The cat\tsat on the mat...   The End\r\n  été déjà naïve Straße 日本語 日本 Привет мир 🦊🦊 ½²³ \u00a0 x\u2028y\n",
  "function add(a, b) { return a + b; } // 100% of 3.14159\n\tif (x >= 10) { y = x**2; }\n",
].join("");

/** Special tokens behind the learned ones; the second is found in any text. */
export const SPECIAL = ["<|im_start|>", "\n\n\n", "<|im_end|>", "<|im"] as const;

/** Learns `merges` merges of the words that `pre` finds in the corpus. */
export function byteLevelTokenizer(pre: string, merges: number): Tokenizer {
  const settings = PRE_TOKENIZERS[pre];
  if (settings === undefined) throw new RangeError(pre);
  const pieces: Uint8Array[] = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
  const pairs: number[] = [];
  let texts = words(CORPUS, settings).map((word) => [...new TextEncoder().encode(word)]);
  for (let merge = 0; merge < merges; merge++) {
    const counts = new Map<string, number>();
    for (const text of texts) {
      for (let i = 0; i + 1 < text.length; i++) {
        const key = `${text[i]},${text[i + 1]}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const [best] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
    if (best === undefined) break;
    const [left = 0, right = 0] = best.split(",").map(Number);
    const made = pieces.length;
    pieces.push(Uint8Array.of(...(pieces[left] ?? []), ...(pieces[right] ?? [])));
    pairs.push(left, right, made);
    texts = texts.map((text) => {
      const out: number[] = [];
      for (let i = 0; i < text.length; i++) {
        const here = text[i] === left && text[i + 1] === right;
        out.push(here ? made : (text[i] ?? 0));
        if (here) i++;
      }
      return out;
    });
  }
  const learned = pieces.length;
  pieces.push(...SPECIAL.map((text) => new TextEncoder().encode(text)));
  const types = new Uint8Array(pieces.length).fill(TOKEN.normal);
  types.fill(TOKEN.control, learned);
  types[learned + 1] = TOKEN.userDefined;
  return new Tokenizer({
    file: pre,
    pieces,
    types,
    merges: { kind: "pairs", pairs: Int32Array.from(pairs), words: settings },
    bos: learned,
    eos: learned + 2,
    ends: [learned, learned + 2],
    addBos: settings.bos,
    addPrefix: false,
  });
}

/** A text of letters, digits, marks, blanks and line ends of several scripts, and pieces of the corpus. */
export function randomText(pick: (n: number) => number): string {
  const characters = [
    ..."abzAZ09 '.,!-_  \n\n\r\tsStTrReEvVlLdDmM",
    ..."é日本Яß½²\u00a0\u2028\u3000🦊\u0301٣\u200d",
  ];
  const parts: string[] = [];
  for (let i = pick(40); i > 0; i--) {
    const which = pick(8);
    const from = pick(CORPUS.length);
    if (which === 0) parts.push(SPECIAL[pick(SPECIAL.length)] ?? "");
    else if (which < 3) parts.push([...CORPUS].slice(from, from + pick(30)).join(""));
    else parts.push(characters[pick(characters.length)] ?? "");
  }
  return parts.join("");
}
