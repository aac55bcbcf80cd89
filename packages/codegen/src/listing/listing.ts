/**
 * An object as assembly text: what the linker will see, instruction by instruction, in the syntax of GNU as, Intel or
 * NASM.
 *
 * The text is made from the object itself, not beside it: iced-x86 decodes the bytes, and every place a relocation
 * patches is shown by its symbol. To find that place in the formatted text, a marker number is put into the bytes first.
 */
import { Decoder, DecoderOptions, Formatter, FormatterSyntax, Instruction, OpKind } from "iced-x86";
import {
  type ObjectFile,
  type ObjectSection,
  type ObjectSymbol,
  type Relocation,
  Relocation386,
} from "../object-file.js";
import { dataLines } from "./data-lines.js";
import { type AsmSyntax, DIALECTS, type Dialect } from "./dialect.js";

export interface ListingOptions {
  /** Default `gnu`. */
  readonly syntax?: AsmSyntax;
}

/** A number no instruction of ours holds, to stand where a relocation will write. */
const MARKER = 0x5eab1e57;
/** Hexadecimal in any of the syntaxes, with a sign. */
const MARKER_TEXT = /\$?-?(?:0x0*5eab1e57|0*5eab1e57h)/i;

/** The object's sections, symbols, code and data as text. */
export function listing(object: ObjectFile, options: ListingOptions = {}): string {
  const dialect = DIALECTS[options.syntax ?? "gnu"];
  const lines: string[] = [...dialect.header(object.name)];
  for (const symbol of object.symbols) {
    if (symbol.section === "undefined" && symbol.name !== "") lines.push(dialect.external(symbol.name));
    if (symbol.section === "common") lines.push(dialect.common(symbol.name, symbol.size, symbol.value));
  }
  const formatter = new Formatter(FormatterSyntax[dialect.formatter]);
  formatter.hexPrefix = dialect.hexPrefix;
  formatter.hexSuffix = dialect.hexSuffix;
  formatter.uppercaseHex = false;
  formatter.spaceAfterOperandSeparator = true;
  formatter.branchLeadingZeros = false;
  formatter.showBranchSize = false;
  formatter.gasShowMnemonicSizeSuffix = false;
  try {
    for (const [index, section] of object.sections.entries()) {
      if (section.size > 0) lines.push("", ...sectionLines(object, index, section, dialect, formatter));
    }
  } finally {
    formatter.free();
  }
  lines.push(...dialect.footer());
  return `${lines.join("\n")}\n`;
}

function sectionLines(
  object: ObjectFile,
  index: number,
  section: ObjectSection,
  dialect: Dialect,
  formatter: Formatter,
): string[] {
  const symbols = object.symbols
    .filter((symbol) => symbol.section === index && symbol.type !== "section")
    .sort((a, b) => a.value - b.value);
  const lines = dialect.section(section);
  const at = (offset: number): string[] =>
    symbols.filter((symbol) => symbol.value === offset).flatMap((symbol) => dialect.label(symbol));
  if (!section.exec) {
    const cuts = [...new Set([0, ...symbols.map((symbol) => symbol.value)])].filter(
      (cut) => cut < section.size,
    );
    for (const [position, from] of cuts.entries()) {
      const to = cuts[position + 1] ?? section.size;
      lines.push(
        ...at(from),
        ...dataLines(section, from, to, dialect, (r) => reference(object, r, section, dialect)),
      );
    }
    lines.push(...at(section.size));
  } else {
    const targets = new Set<number>();
    const code = decode(object, section, formatter, dialect, targets);
    for (const { offset, text } of code) {
      lines.push(...at(offset));
      if (targets.has(offset)) lines.push(`${localLabel(dialect, index, offset)}:`);
      lines.push(`\t${text.replace(/@(\d+)@/, (_, target) => localLabel(dialect, index, Number(target)))}`);
    }
  }
  for (const symbol of symbols) lines.push(...dialect.size(symbol));
  return lines;
}

const localLabel = (dialect: Dialect, section: number, offset: number) =>
  `${dialect.localPrefix}${section}_${offset.toString(16)}`;

interface Line {
  readonly offset: number;
  readonly text: string;
}

/** Formats a section's instructions; a branch within it reads `@OFFSET@`, which is also entered in `targets`. */
function decode(
  object: ObjectFile,
  section: ObjectSection,
  formatter: Formatter,
  dialect: Dialect,
  targets: Set<number>,
): Line[] {
  const bytes = section.data.slice();
  const view = new DataView(bytes.buffer);
  const patched = [...section.relocations].sort((a, b) => a.offset - b.offset);
  for (const { offset, type } of patched) {
    // A branch is shown by its target: the marker relative to the end of its four bytes.
    const relative = type === Relocation386.R_386_PC32 || type === Relocation386.R_386_PLT32;
    view.setUint32(offset, relative ? (MARKER - (offset + 4)) >>> 0 : MARKER, true);
  }
  const decoder = new Decoder(32, bytes, DecoderOptions.None);
  const instruction = new Instruction();
  const lines: Line[] = [];
  let next = 0;
  try {
    while (decoder.canDecode) {
      decoder.decodeOut(instruction);
      const offset = Number(instruction.ip);
      let text = formatter.format(instruction);
      const end = offset + instruction.length;
      let isPatched = false;
      for (; next < patched.length && (patched[next] as Relocation).offset < end; next++) {
        const relocation = patched[next] as Relocation;
        const name = reference(object, relocation, section, dialect);
        const isImmediate = isImmediateAt(decoder, instruction, relocation.offset - offset);
        text = text.replace(MARKER_TEXT, isImmediate ? dialect.address(name) : name);
        isPatched = true;
      }
      if (!isPatched && instruction.opCount > 0 && instruction.opKind(0) === OpKind.NearBranch32) {
        const target = Number(instruction.nearBranchTarget);
        targets.add(target);
        text = text.replace(/\S+$/, `@${target}@`);
      }
      lines.push({ offset, text });
    }
  } finally {
    instruction.free();
    decoder.free();
  }
  return lines;
}

/** Whether the bytes at `offset` of an instruction are an immediate operand, not a displacement or branch target. */
function isImmediateAt(decoder: Decoder, instruction: Instruction, offset: number): boolean {
  const offsets = decoder.getConstantOffsets(instruction);
  const isBranch = instruction.opCount > 0 && instruction.opKind(0) === OpKind.NearBranch32;
  const found = offsets.hasImmediate && offsets.immediateOffset === offset && !isBranch;
  offsets.free();
  return found;
}

/** The addend that stands in a section's bytes under a relocation. */
function wordAt(section: ObjectSection, { offset }: Relocation): number {
  return new DataView(section.data.buffer, section.data.byteOffset).getInt32(offset, true);
}

/** `symbol`, `symbol+8`; a relative relocation's addend of -4 is the branch's own and is not shown. */
function reference(
  object: ObjectFile,
  relocation: Relocation,
  section: ObjectSection,
  dialect: Dialect,
): string {
  const symbol: ObjectSymbol | undefined = object.symbols[relocation.symbol];
  const home = typeof symbol?.section === "number" ? object.sections[symbol.section] : undefined;
  const name = dialect.symbol(
    (symbol?.name !== "" ? symbol?.name : home?.name) ?? `symbol${relocation.symbol}`,
  );
  const addend = wordAt(section, relocation);
  const relative =
    relocation.type === Relocation386.R_386_PC32 || relocation.type === Relocation386.R_386_PLT32;
  const offset = relative ? addend + 4 : addend;
  return offset === 0 ? name : `${name}${offset > 0 ? "+" : "-"}${Math.abs(offset)}`;
}
