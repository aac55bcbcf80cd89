/**
 * Byte-pair encoding: learns the vocabulary that llama2.c's tokenizer.bin holds.
 *
 * The method is Sennrich, Haddow and Birch, "Neural Machine Translation of Rare Words with Subword Units" (2016):
 * begin with single characters and merge the most frequent neighbouring pair until the vocabulary is full.
 * A piece's score is minus the order of its merge, so that an encoder which always merges the pair of best
 * score repeats the learner's merges in the learner's order.
 */

/** One entry of the vocabulary: its text and its merge score (greater merges sooner). */
export interface Piece {
  readonly text: string;
  readonly score: number;
}

/** A word with the space before it, if any; or one mark of punctuation. No piece crosses such a boundary. */
const WORDS = / ?(?:[A-Za-z]+|[^A-Za-z ])| /g;

/** Splits text where no piece of the vocabulary may cross. */
export function splitWords(text: string): string[] {
  return text.match(WORDS) ?? [];
}

/**
 * Learns a vocabulary of `size` pieces from `documents`: three control pieces, 256 bytes, then merges in the order
 * they were made, then single characters by frequency.
 *
 * @throws RangeError when the documents' characters alone exceed `size`, or when there are too few pairs to fill it.
 */
export function learnVocabulary(documents: Iterable<string>, size: number): Piece[] {
  const counts = new Map<string, number>();
  for (const document of documents) {
    // The encoder puts a space before the first word, so the learner sees one there too.
    for (const word of splitWords(` ${document}`)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].map(([word, count]) => ({ pieces: [...word], count }));

  const characters = new Map<string, number>();
  for (const { pieces, count } of words) {
    for (const piece of pieces) characters.set(piece, (characters.get(piece) ?? 0) + count);
  }
  const merges = size - 3 - 256 - characters.size;
  if (merges < 0) throw new RangeError(`${characters.size} characters do not fit a vocabulary of ${size}`);

  const merged: string[] = [];
  while (merged.length < merges) {
    const pair = mostFrequentPair(words);
    if (pair === undefined)
      throw new RangeError(`no pair left to merge after ${merged.length} of ${merges} merges`);
    const text = pair[0] + pair[1];
    for (const word of words) word.pieces = mergePair(word.pieces, pair);
    // Two different pairs may spell the same piece; the encoder looks at the spelling alone.
    if (!merged.includes(text)) merged.push(text);
  }

  const byFrequency = [...characters]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([text]) => text);
  const bytes = Array.from({ length: 256 }, (_, byte) => {
    const digits = byte.toString(16).toUpperCase().padStart(2, "0");
    return { text: `<0x${digits}>`, score: 0 };
  });
  return [
    { text: "<unk>", score: 0 },
    { text: "\n<s>\n", score: 0 },
    { text: "\n</s>\n", score: 0 },
    ...bytes,
    ...[...merged, ...byFrequency].map((text, rank) => ({ text, score: -rank })),
  ];
}

interface CountedWord {
  pieces: string[];
  readonly count: number;
}

/** The neighbouring pair seen most often; of equals the one that sorts first, so that a run repeats exactly. */
function mostFrequentPair(words: readonly CountedWord[]): readonly [string, string] | undefined {
  const counts = new Map<string, { readonly pair: readonly [string, string]; count: number }>();
  for (const { pieces, count } of words) {
    pieces.forEach((right, at) => {
      const left = pieces[at - 1];
      if (left === undefined) return;
      const key = `${left}\0${right}`;
      const entry = counts.get(key);
      if (entry === undefined) counts.set(key, { pair: [left, right], count });
      else entry.count += count;
    });
  }
  let best:
    | { readonly key: string; readonly pair: readonly [string, string]; readonly count: number }
    | undefined;
  for (const [key, { pair, count }] of counts) {
    if (best === undefined || count > best.count || (count === best.count && key < best.key)) {
      best = { key, pair, count };
    }
  }
  return best?.pair;
}

function mergePair(pieces: readonly string[], [left, right]: readonly [string, string]): string[] {
  const merged: string[] = [];
  for (const piece of pieces) {
    if (piece === right && merged.at(-1) === left) merged[merged.length - 1] = left + right;
    else merged.push(piece);
  }
  return merged;
}
