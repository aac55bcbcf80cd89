/** The directives of GNU as that are assembled. Source: "Using as", chapter "Assembler Directives". */
import { AssemblyError } from "./asm-error.js";
import { splitOperands } from "./asm-operands.js";
import { type SectionProperties, sectionNamed } from "./asm-sections.js";
import { type Expression, readExpression, stringBytes } from "./asm-source.js";
import type { Assembler, SymbolFacts } from "./assembler.js";

type Directive = (a: Assembler, operands: string, name: string) => void;

function expression(text: string): Expression {
  const read = readExpression(text);
  if (read === undefined) throw new AssemblyError(`expression '${text.trim()}'`);
  return read;
}
function constant(a: Assembler, text: string | undefined, otherwise: number): number {
  return text === undefined || text.trim() === "" ? otherwise : a.constant(expression(text));
}
/** A list's entries, each without blanks around it and, for names, without quotes. */
function list(text: string): string[] {
  return splitOperands(text).map((part) => part.trim());
}
function nameOf(text: string | undefined): string {
  const name = /^"?([^"\s]+)"?$/.exec(text?.trim() ?? "")?.[1];
  if (name === undefined) throw new AssemblyError(`name '${text ?? ""}'`);
  return name;
}

const numbers =
  (size: 1 | 2 | 4): Directive =>
  (a, text) => {
    for (const part of list(text)) a.number(expression(part), size);
  };
const quad: Directive = (a, text) => {
  for (const part of list(text)) {
    if (/^-?(?:0[xX][0-9a-fA-F]+|\d+)$/.test(part)) {
      const value = BigInt.asIntN(64, part.startsWith("-") ? -BigInt(part.slice(1)) : BigInt(part));
      for (let byte = 0n; byte < 8n; byte++) a.current.bytes.push(Number((value >> (8n * byte)) & 0xffn));
      continue;
    }
    const read = expression(part);
    if (read.plus !== "" || read.minus !== "") throw new AssemblyError(`address '${part}' in 8 bytes`);
    a.number(read, 4);
    a.number({ plus: "", minus: "", value: read.value >> 31 }, 4);
  }
};
const strings =
  (end: readonly number[]): Directive =>
  (a, text) => {
    for (const part of text.match(/"(?:\\.|[^"\\])*"/gs) ?? [])
      a.current.bytes.push(...stringBytes(part), ...end);
  };
const space: Directive = (a, text) => {
  const [count, fill] = list(text);
  const value = constant(a, fill, 0);
  for (let left = constant(a, count, 0); left > 0; left--) a.current.bytes.push(value & 0xff);
};
const fill: Directive = (a, text) => {
  const [repeat, size, value] = list(text);
  const bytes = constant(a, size, 1);
  const number = constant(a, value, 0);
  for (let left = constant(a, repeat, 0); left > 0; left--)
    for (let byte = 0; byte < bytes; byte++)
      a.current.bytes.push(byte < 4 ? (number >> (8 * byte)) & 0xff : 0);
};
const align =
  (power: boolean): Directive =>
  (a, text, name) => {
    const section = a.current;
    if (section === a.sections[0] && a.inline)
      throw new AssemblyError(`directive '.${name}' within a function`);
    const [count, fillText] = list(text);
    const number = constant(a, count, power ? 0 : 1);
    const bytes = power ? 2 ** number : Math.max(1, number);
    if (!Number.isInteger(Math.log2(bytes)) || bytes > 1 << 20) throw new AssemblyError(`alignment ${text}`);
    section.align = Math.max(section.align, bytes);
    const filling = constant(a, fillText, section.properties.exec ? 0x90 : 0);
    while (section.bytes.length % bytes !== 0) section.bytes.push(filling & 0xff);
  };

const FLAGS: Readonly<Record<string, Partial<SectionProperties>>> = {
  a: { alloc: true },
  w: { write: true },
  x: { exec: true },
  T: { tls: true },
  S: { strings: true },
};
const TYPES: Readonly<Record<string, SectionProperties["type"]>> = {
  progbits: "progbits",
  nobits: "nobits",
  note: "note",
  init_array: "init_array",
  fini_array: "fini_array",
};
function sectionOf(a: Assembler, text: string): SectionProperties {
  const [name, flags, type, entry] = list(text);
  let properties = sectionNamed(nameOf(name));
  if (flags !== undefined) {
    properties = { ...properties, alloc: false, write: false, exec: false, tls: false };
    for (const flag of nameOf(flags === '""' ? "-" : flags)) {
      if (flag === "-" || flag === "o" || flag === "R") continue;
      if (flag === "M") properties = { ...properties, merge: constant(a, entry, 1) };
      else if (FLAGS[flag] === undefined) throw new AssemblyError(`section flag '${flag}'`);
      else properties = { ...properties, ...FLAGS[flag] };
    }
  }
  if (type !== undefined) {
    const known = TYPES[type.replace(/^[@%]/, "")];
    if (known === undefined) throw new AssemblyError(`section type '${type}'`);
    properties = { ...properties, type: known };
  }
  return properties;
}
const section: Directive = (a, text) => a.enter(sectionOf(a, text));
const plainSection: Directive = (a, text, name) => {
  if (text.trim() !== "") throw new AssemblyError(`directive '.${name} ${text}'`);
  a.enter(sectionNamed(`.${name}`));
};
const push: Directive = (a, text) => {
  a.stack.push(a.current);
  section(a, text, "section");
};
const pop: Directive = (a) => {
  const back = a.stack.pop();
  if (back === undefined) throw new AssemblyError("directive '.popsection' without a section to go back to");
  a.current = back;
};

const fact =
  (facts: Partial<SymbolFacts>): Directive =>
  (a, text, directive) => {
    if (a.inline && facts.binding !== undefined)
      throw new AssemblyError(`directive '.${directive}' within a function`);
    for (const name of list(text)) Object.assign(a.factsOf(nameOf(name)), facts);
  };
const SYMBOL_TYPES: Readonly<Record<string, SymbolFacts["type"]>> = {
  function: "function",
  object: "object",
  notype: "none",
  tls_object: "tls",
};
const type: Directive = (a, text) => {
  const [name, kind = ""] = list(text.replace(/^(\S+)\s+(?=[@%"])/, "$1,"));
  const known =
    SYMBOL_TYPES[
      kind
        .replace(/^[@%"]|"$/g, "")
        .replace(/^STT_/, "")
        .toLowerCase()
    ];
  if (known === undefined) throw new AssemblyError(`symbol type '${kind}'`);
  a.factsOf(nameOf(name)).type = known;
};
const size: Directive = (a, text) => {
  const [name, value] = list(text);
  a.factsOf(nameOf(name)).size = constant(a, value, 0);
};
const set: Directive = (a, text) => {
  const [name, value = ""] = list(text);
  const read = expression(value);
  if (read.plus === "." || read.minus !== "") {
    if (read.plus === "." && read.minus === "" && read.value === 0) a.define(nameOf(name));
    else a.assigned.set(nameOf(name), { plus: "", minus: "", value: a.constant(read) });
  } else a.assigned.set(nameOf(name), read);
};
const symver: Directive = (a, text) => {
  const [name, version] = list(text);
  const aliased = nameOf(name);
  a.assigned.set(nameOf(version), { plus: aliased, minus: "", value: 0 });
  Object.assign(a.factsOf(nameOf(version)), {
    ...a.factsOf(aliased),
    binding: a.factsOf(aliased).binding ?? "global",
  });
};
const common: Directive = (a, text) => {
  const [name, bytes, alignment] = list(text);
  const facts = a.factsOf(nameOf(name));
  facts.size = constant(a, bytes, 0);
  facts.common = constant(a, alignment, 4);
  facts.type = "object";
  facts.binding ??= "global";
};
const localCommon: Directive = (a, text) => {
  const [name, bytes = "0", alignment = "4"] = list(text);
  const { current, previous } = a;
  a.enter(sectionNamed(".bss"));
  align(false)(a, alignment, "lcomm");
  a.define(nameOf(name));
  space(a, bytes, "lcomm");
  a.current = current;
  a.previous = previous;
};
const syntax =
  (intel: boolean): Directive =>
  (a) => {
    a.intel = intel;
  };
const nothing: Directive = () => {};

const CFI = [
  ...["startproc", "endproc", "def_cfa_offset", "offset", "def_cfa_register", "def_cfa", "restore"],
  ...["adjust_cfa_offset", "remember_state", "restore_state", "undefined", "same_value", "sections"],
].map((name) => [`cfi_${name}`, nothing] as const);

export const DIRECTIVES: Readonly<Record<string, Directive | undefined>> = {
  byte: numbers(1),
  short: numbers(2),
  value: numbers(2),
  hword: numbers(2),
  word: numbers(2),
  "2byte": numbers(2),
  long: numbers(4),
  int: numbers(4),
  "4byte": numbers(4),
  quad,
  "8byte": quad,
  ascii: strings([]),
  asciz: strings([0]),
  string: strings([0]),
  zero: space,
  skip: space,
  space,
  fill,
  align: align(false),
  balign: align(false),
  p2align: align(true),
  text: plainSection,
  data: plainSection,
  bss: plainSection,
  section,
  pushsection: push,
  popsection: pop,
  previous: (a) => {
    [a.current, a.previous] = [a.previous, a.current];
  },
  globl: fact({ binding: "global" }),
  global: fact({ binding: "global" }),
  weak: fact({ binding: "weak" }),
  local: fact({ binding: "local" }),
  hidden: fact({ visibility: "hidden" }),
  internal: fact({ visibility: "internal" }),
  protected: fact({ visibility: "protected" }),
  type,
  size,
  set,
  equ: set,
  symver,
  comm: common,
  lcomm: localCommon,
  att_syntax: syntax(false),
  intel_syntax: syntax(true),
  // What these say is for people, or about code that is here anyway.
  ident: nothing,
  file: nothing,
  loc: nothing,
  code32: nothing,
  ...Object.fromEntries(CFI),
};
