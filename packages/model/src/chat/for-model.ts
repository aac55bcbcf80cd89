/** The pieces of a conversation with one model. */
import type { Model } from "../checkpoint.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import type { ChatPieces } from "./pieces.js";
import { chatPieces, plainPieces, TEMPLATES } from "./template.js";

export interface ChatOptions {
  /** What the system says, before anything else. */
  readonly system?: string | undefined;
  /**
   * The name of one of {@link TEMPLATES}, a template's text, or "none": the model goes on with what is typed. Default: the
   * model's own, or none where it has none.
   */
  readonly template?: string | undefined;
}

/** @throws ModelError for a template that is none or does not come apart. */
export async function piecesFor(
  loaded: { readonly model: Model; readonly tokenizer: Tokenizer; readonly template: string | undefined },
  { system, template = loaded.template ?? "none" }: ChatOptions,
): Promise<ChatPieces> {
  const { vocabulary, pieces } = loaded.tokenizer;
  if (template === "none") return plainPieces(system, vocabulary.addPrefix);
  const textOf = (token: number | undefined) =>
    token === undefined ? "" : new TextDecoder().decode(pieces[token]);
  const own = template === loaded.template;
  return await chatPieces(TEMPLATES[template] ?? template, {
    file: loaded.model.file,
    field: own ? "tokenizer.chat_template" : "--chat-template",
    bos: textOf(vocabulary.bos),
    eos: textOf(vocabulary.eos),
    addBos: vocabulary.addBos,
    system,
  });
}
