/**
 * A chat template taken apart: the texts that stand around what is said, so that the guest can go on by itself.
 *
 * The template is rendered by a template library for conversations of marks (u1, a1, u2 ...), and cut at the marks:
 *
 *     one turn     opening u1 reply
 *     two turns    opening u1 reply a1 next u2 reply
 *     three turns  opening u1 reply a1 next u2 reply a2 next u3 reply
 *
 * What the pieces compose to must be what is rendered for two and three turns, letter by letter; a template whose turns change
 * when others follow (by hiding what a model thought, say) is refused. Blanks that a template puts before a reply once it is
 * there are the reply's own: models trained so begin with them.
 */
import { ModelError } from "../errors.js";
import type { ChatPieces } from "./pieces.js";

export interface TemplateContext {
  /** Where the template comes from, for messages. */
  readonly file: string;
  /** What it is called there. */
  readonly field: string;
  /** The texts of the tokens that begin and end a text; "" for none. */
  readonly bos: string;
  readonly eos: string;
  /** Whether BOS is put first anyway, so that the template's own is left out. */
  readonly addBos: boolean;
  /** What the system says, if anything. */
  readonly system?: string | undefined;
}

interface Message {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** Texts no template holds, and none changes. */
const MARKS = ["u1", "a1", "u2", "a2", "u3"].map((name) => `\uE000${name}\uE001`);
const [U1, A1, U2, A2, U3] = MARKS as [string, string, string, string, string];

/** Templates by name, for files without one or with one that does not come apart. */
export const TEMPLATES: Readonly<Record<string, string>> = {
  chatml:
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}" +
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}",
  llama2:
    "{{ bos_token }}{% for m in messages %}{% if m.role == 'system' %}[INST] <<SYS>>\n{{ m.content }}\n<</SYS>>\n\n" +
    "{% elif m.role == 'user' %}{% if not (loop.index0 == 1 and messages[0].role == 'system') %}[INST] {% endif %}" +
    "{{ m.content }} [/INST]{% else %} {{ m.content }} {{ eos_token }}{{ bos_token }}{% endif %}{% endfor %}",
  llama3:
    "{{ bos_token }}{% for m in messages %}<|start_header_id|>{{ m.role }}<|end_header_id|>\n\n{{ m.content }}<|eot_id|>" +
    "{% endfor %}{% if add_generation_prompt %}<|start_header_id|>assistant<|end_header_id|>\n\n{% endif %}",
  zephyr:
    "{% for m in messages %}<|{{ m.role }}|>\n{{ m.content }}{{ eos_token }}\n{% endfor %}" +
    "{% if add_generation_prompt %}<|assistant|>\n{% endif %}",
  mistral:
    "{{ bos_token }}{% for m in messages %}{% if m.role == 'assistant' %} {{ m.content }}{{ eos_token }}" +
    "{% elif m.role == 'user' %}[INST] {{ m.content }} [/INST]{% else %}{{ raise_exception('no system prompt') }}{% endif %}{% endfor %}",
};

/** @throws ModelError for a template that is none, refuses the conversation, or does not come apart. */
export async function chatPieces(template: string, context: TemplateContext): Promise<ChatPieces> {
  const { file, field, bos, eos, addBos, system } = context;
  const { Template } = await import("@huggingface/jinja");
  const render = (contents: readonly string[]): string => {
    const messages: Message[] = system === undefined ? [] : [{ role: "system", content: system }];
    contents.forEach((content, at) => {
      messages.push({ role: at % 2 === 0 ? "user" : "assistant", content });
    });
    try {
      return new Template(template).render({
        messages,
        add_generation_prompt: true,
        bos_token: bos,
        eos_token: eos,
      });
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error);
      const expected = `a template that takes ${system === undefined ? "" : "a system prompt and "}turns of user and assistant`;
      throw new ModelError({ file, field, expected, found });
    }
  };
  const apart = (found: string): never => {
    const expected = "turns that stay as they are when others follow (or --chat-template with another)";
    throw new ModelError({ file, field, expected, found });
  };

  const once = render([U1]).split(U1);
  const [opening = "", reply = ""] = once;
  if (once.length !== 2) apart(`what is said ${once.length - 1} times in one turn`);
  const twice = render([U1, A1, U2]);
  const next = twice.slice(twice.indexOf(A1) + A1.length, twice.indexOf(U2));
  const pieces: ChatPieces["pieces"] = { opening, reply, next };
  const before = twice.slice(twice.indexOf(U1) + U1.length, twice.indexOf(A1));
  const blanks = before.startsWith(reply) ? (/^\s*$/.exec(before.slice(reply.length))?.[0] ?? "") : "";
  for (const said of [
    [U1, A1, U2],
    [U1, A1, U2, A2, U3],
  ]) {
    const begun = said.map((part, at) => (at % 2 === 1 ? blanks + part : part));
    const [composed, rendered] = [compose(pieces, begun), render(said)];
    if (composed === rendered) continue;
    let at = 0;
    while (composed[at] === rendered[at]) at++;
    apart(`${quote(rendered.slice(at))} instead of ${quote(composed.slice(at))} in ${said.length} messages`);
  }
  const unmarked = addBos && bos !== "" && opening.startsWith(bos) ? opening.slice(bos.length) : opening;
  return { template: true, pieces: { ...pieces, opening: unmarked } };
}

/** A conversation of what is said and replied in turn, up to where a reply is to come. */
export function compose({ opening, reply, next }: ChatPieces["pieces"], said: readonly string[]): string {
  return said.reduce((text, part, at) => {
    if (at % 2 === 1) return text + part;
    return `${text}${at === 0 ? opening : next}${part}${reply}`;
  }, "");
}

/** What a model without a template goes on with: what is typed, behind what is there. */
export function plainPieces(system: string | undefined, addPrefix: boolean): ChatPieces {
  const opening = system === undefined ? "" : `${system}\n`;
  // SentencePiece puts a space before what is typed by itself.
  return { template: false, pieces: { opening, reply: "", next: addPrefix ? "" : " " } };
}

function quote(text: string): string {
  const shown = text.slice(0, 40).replaceAll(/\uE000(\w+)\uE001/g, "<$1>");
  return text === "" ? "the end" : JSON.stringify(shown);
}
