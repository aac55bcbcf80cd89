/**
 * How byte-level vocabularies cut a text into words before any bytes are merged, by the name a file gives
 * (`tokenizer.ggml.pre`). Each is a regular expression, which the host runs, and the same as a few settings, from which
 * the guest's word finder is made (program/words.ts).
 *
 * Source: the tokenizer.json files of the models; llama.cpp, `llama-vocab.cpp: llm_tokenizer_bpe`.
 */

export interface PreTokenizer {
  /** Everything in a text is in a match. */
  readonly words: RegExp;
  /** Each digit is cut out first, and what lies between digits is a text of its own. */
  readonly digitsApart: boolean;
  /** 's 't 're 've 'm 'll 'd may be in capitals. */
  readonly anyCase: boolean;
  /** What may stand before letters: a space, or anything on the line but letters and numbers. */
  readonly beforeLetters: "space" | "any";
  /** A space may stand before numbers. */
  readonly spaceBeforeNumbers: boolean;
  /** Characters of a number at most. */
  readonly mostDigits: number;
  /** Line ends belong to the marks before them, and to the blanks before them. */
  readonly lineEnds: boolean;
  /** A word that is a token stays whole, whatever the merges say. */
  readonly wholeWords: boolean;
  /** Whether BOS comes first where the file does not say. */
  readonly bos: boolean;
}

const WS = "\\p{White_Space}";
const GPT2 = `'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^${WS}\\p{L}\\p{N}]+|${WS}+(?!\\P{White_Space})|${WS}+`;
const ANY_CASE = "'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD]";
const byLines = (numbers: string) =>
  `${ANY_CASE}|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${numbers}| ?[^${WS}\\p{L}\\p{N}]+[\\r\\n]*` +
  `|${WS}*[\\r\\n]+|${WS}+(?!\\P{White_Space})|${WS}+`;

const gpt2: PreTokenizer = {
  words: new RegExp(GPT2, "gu"),
  digitsApart: false,
  anyCase: false,
  beforeLetters: "space",
  spaceBeforeNumbers: true,
  mostDigits: Number.POSITIVE_INFINITY,
  lineEnds: false,
  wholeWords: false,
  bos: false,
};
const starcoder: PreTokenizer = { ...gpt2, digitsApart: true };
const llama3: PreTokenizer = {
  words: new RegExp(byLines("\\p{N}{1,3}"), "gu"),
  digitsApart: false,
  anyCase: true,
  beforeLetters: "any",
  spaceBeforeNumbers: false,
  mostDigits: 3,
  lineEnds: true,
  wholeWords: true,
  bos: true,
};
const qwen2: PreTokenizer = {
  ...llama3,
  words: new RegExp(byLines("\\p{N}"), "gu"),
  mostDigits: 1,
  wholeWords: false,
  bos: false,
};

export const PRE_TOKENIZERS: Readonly<Record<string, PreTokenizer>> = {
  "gpt-2": gpt2,
  gpt2,
  "phi-2": gpt2,
  olmo: gpt2,
  jais: gpt2,
  mpt: gpt2,
  smollm: starcoder,
  starcoder,
  refact: starcoder,
  "command-r": starcoder,
  codeshell: starcoder,
  "llama-bpe": llama3,
  llama3,
  "llama-v3": llama3,
  falcon3: llama3,
  "smaug-bpe": { ...llama3, wholeWords: false, bos: false },
  dbrx: { ...llama3, wholeWords: false, bos: false },
  qwen2,
  "deepseek-r1-qwen": qwen2,
  stablelm2: qwen2,
  megrez: qwen2,
};

/** The words of a text, as UTF-8. */
export function words(text: string, { words: expression, digitsApart }: PreTokenizer): readonly string[] {
  const parts = digitsApart ? text.split(/(\p{N})/u) : [text];
  return parts.flatMap((part) => part.match(expression) ?? []);
}

/** Of a code point: what the expressions above tell apart. */
export const CLASSES = { other: 0, letter: 1, number: 2, space: 3 } as const;
export function classOf(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (/\p{L}/u.test(character)) return CLASSES.letter;
  if (/\p{N}/u.test(character)) return CLASSES.number;
  return /\p{White_Space}/u.test(character) ? CLASSES.space : CLASSES.other;
}
