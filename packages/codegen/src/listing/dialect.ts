/** What the assemblers' dialects call things. */
import type { ObjectSection, ObjectSymbol } from "../object-file.js";

export const ASM_SYNTAXES = ["gnu", "intel", "nasm"] as const;
/** `gnu`: GNU as, AT&T operands. `intel`: GNU as, Intel operands. `nasm`: NASM. */
export type AsmSyntax = (typeof ASM_SYNTAXES)[number];

export interface Dialect {
  /** iced's formatter. */
  readonly formatter: "Gas" | "Masm" | "Nasm";
  readonly hexPrefix: string;
  readonly hexSuffix: string;
  readonly localPrefix: string;
  /** How a symbol is spelt. */
  symbol(name: string): string;
  /** A symbol's address as an immediate operand. */
  address(name: string): string;
  header(name: string): string[];
  external(name: string): string;
  common(name: string, size: number, align: number): string;
  section(section: ObjectSection): string[];
  label(symbol: ObjectSymbol): string[];
  /** Behind the section: the symbol's size. */
  size(symbol: ObjectSymbol): string[];
  bytes(values: readonly number[]): string;
  text(escaped: string): string;
  word(expression: string): string;
  space(count: number): string;
  /** Bytes of a nobits section. */
  reserve(count: number): string;
  footer(): string[];
}

const flags = (section: ObjectSection) =>
  [
    section.alloc ? "a" : "",
    section.write ? "w" : "",
    section.exec ? "x" : "",
    section.merge > 0 ? "M" : "",
    section.strings ? "S" : "",
    section.tls ? "T" : "",
  ].join("");

const symbolTypes = {
  none: "notype",
  object: "object",
  function: "function",
  section: "",
  file: "",
  tls: "tls_object",
};

const gnu: Dialect = {
  formatter: "Gas",
  hexPrefix: "0x",
  hexSuffix: "",
  localPrefix: ".L",
  symbol: (name) => name,
  address: (name) => `$${name}`,
  header: (name) => [`# ${name}`],
  external: (name) => `\t.extern ${name}`,
  common: (name, size, align) => `\t.comm ${name}, ${size}, ${align}`,
  section: (section) => [
    `\t.section ${section.name}, "${flags(section)}", @${section.type}${section.merge > 0 ? `, ${section.merge}` : ""}`,
    `\t.balign ${section.align}`,
  ],
  label: (symbol) => [
    ...(symbol.binding === "global" ? [`\t.globl ${symbol.name}`] : []),
    ...(symbol.binding === "weak" ? [`\t.weak ${symbol.name}`] : []),
    ...(symbol.visibility !== "default" ? [`\t.${symbol.visibility} ${symbol.name}`] : []),
    `\t.type ${symbol.name}, @${symbolTypes[symbol.type]}`,
    `${symbol.name}:`,
  ],
  size: (symbol) => (symbol.size > 0 ? [`\t.size ${symbol.name}, ${symbol.size}`] : []),
  bytes: (values) => `\t.byte ${values.join(", ")}`,
  text: (escaped) => `\t.ascii "${escaped}"`,
  word: (expression) => `\t.long ${expression}`,
  space: (count) => `\t.zero ${count}`,
  reserve: (count) => `\t.zero ${count}`,
  footer: () => ["", '\t.section .note.GNU-stack, "", @progbits'],
};

const nasmFlags = (section: ObjectSection) =>
  [
    section.type === "nobits" ? "nobits" : "progbits",
    section.alloc ? "alloc" : "noalloc",
    section.write ? "write" : "nowrite",
    section.exec ? "exec" : "noexec",
    `align=${section.align}`,
  ].join(" ");

const nasmSymbol = (name: string) => (name.startsWith(".") ? `..@${name.slice(1)}` : name);

export const DIALECTS: Readonly<Record<AsmSyntax, Dialect>> = {
  gnu,
  intel: {
    ...gnu,
    formatter: "Masm",
    address: (name) => `offset ${name}`,
    header: (name) => [`# ${name}`, "\t.intel_syntax noprefix"],
  },
  nasm: {
    formatter: "Nasm",
    hexPrefix: "0x",
    hexSuffix: "",
    localPrefix: "..@L",
    // A leading dot would make it local to the label above.
    symbol: nasmSymbol,
    address: (name) => name,
    header: (name) => [`; ${name}`, "\tbits 32"],
    external: (name) => `\textern ${name}`,
    common: (name, size, align) => `\tcommon ${name} ${size}:${align}`,
    section: (section) => [
      `\tsection ${section.name} ${nasmFlags(section)}`,
      // What refers to the section itself refers to this label.
      `${nasmSymbol(section.name)}:`,
    ],
    label: (symbol) => [
      ...(symbol.binding === "global" ? [`\tglobal ${symbol.name}`] : []),
      ...(symbol.binding === "weak" ? [`\tglobal ${symbol.name}:weak`] : []),
      `${nasmSymbol(symbol.name)}:`,
    ],
    size: () => [],
    bytes: (values) => `\tdb ${values.join(", ")}`,
    text: (escaped) => `\tdb \`${escaped.replace(/\\"/g, '"').replace(/`/g, "\\`")}\``,
    word: (expression) => `\tdd ${expression}`,
    space: (count) => `\ttimes ${count} db 0`,
    reserve: (count) => `\tresb ${count}`,
    footer: () => ["", "\tsection .note.GNU-stack noalloc noexec nowrite progbits"],
  },
};
