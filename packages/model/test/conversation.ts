/** Conversations by the reference: what a guest's chat is compared with. */
import {
  type Model,
  ReferenceTransformer,
  Sampler,
  type SamplerOptions,
  TextStream,
  type Tokenizer,
} from "@ts-jit/model";
import type { ChatPieces } from "#model/chat/pieces";

export interface Spoken {
  readonly model: Model;
  readonly tokenizer: Tokenizer;
  readonly chat: ChatPieces;
  readonly tokens: number;
  readonly sampling: SamplerOptions;
  readonly stops?: readonly string[];
}

/** The replies to what is said; a context that is full forgets the older half of what follows the opening. */
export function referenceReplies(spoken: Spoken, lines: readonly string[]): readonly string[] {
  const { model, tokenizer, chat, tokens, sampling, stops } = spoken;
  const { seqLen } = model.config;
  const { bos, addBos } = tokenizer.vocabulary;
  const { opening, reply, next } = chat.pieces;
  const transformer = new ReferenceTransformer(model, "float");
  const sampler = new Sampler(sampling);
  let history: number[] = [];
  let run = 0;
  let kept = 0;
  let ended = false;
  const encode = (parts: Parameters<Tokenizer["encode"]>[0]): number[] => {
    const found = tokenizer.encode(parts, { bos: false });
    if (history.length > 0) return found;
    const begins = addBos && bos !== undefined ? [bos] : found.length === 0 ? [tokenizer.first] : [];
    return [...begins, ...found];
  };
  const shift = () => {
    const gone = (history.length - kept + 1) >> 1;
    history = [...history.slice(0, kept), ...history.slice(kept + gone)];
    run = Math.min(run, kept);
  };
  return lines.map((line) => {
    if (!chat.template && ended) [history, run] = [[], 0];
    for (;;) {
      const first = history.length === 0;
      if (first) kept = encode([{ text: opening, special: true }]).length;
      const found = encode([
        { text: first ? opening : next, special: true },
        { text: line, special: false },
        { text: reply, special: true },
      ]);
      if (history.length + found.length <= seqLen) {
        history.push(...found);
        break;
      }
      shift();
    }
    const stream = new TextStream(stops);
    const out: Uint8Array[] = [];
    ended = false;
    for (let made = 0; made < tokens; made++) {
      if (history.length > seqLen) shift();
      let logits: Float32Array = new Float32Array();
      for (; run < history.length; run++) logits = transformer.forward(history[run] ?? 0, run);
      const token = sampler.sample(logits, history);
      ended = tokenizer.ends.has(token);
      if (ended) break;
      const { bytes, stopped } = stream.push(tokenizer.decode(history.at(-1), token));
      history.push(token);
      out.push(bytes);
      if (stopped) break;
    }
    return Buffer.concat([...out, stream.end()]).toString();
  });
}

/** What a guest prints that reads these lines to the end of its input. */
export function transcript(replies: readonly string[]): string {
  return `${replies.map((reply) => `> ${reply}\n`).join("")}> \n`;
}
