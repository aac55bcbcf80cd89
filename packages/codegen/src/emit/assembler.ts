/**
 * Assembly text to bytes: templates of inline assembly and the `module asm` of a module, in AT&T's syntax or Intel's.
 *
 * Statements are read one after the other into sections; names get their places when all are read. A directive that is
 * not in `asm-directives.ts` is refused by its name.
 */
import { Cond, conditionNamed } from "../machine/conditions.js";
import type { MachineAsm } from "../machine/machine-function.js";
import { Relocation386, type RelocationType } from "../object-file.js";
import { DIRECTIVES } from "./asm-directives.js";
import { assembleOne } from "./asm-encode.js";
import { AssemblyError } from "./asm-error.js";
import { readAtt, readIntel, splitOperands } from "./asm-operands.js";
import { AsmSection, OWN_SECTION, type SectionProperties, sectionNamed } from "./asm-sections.js";
import { type Expression, statementsOf } from "./asm-source.js";
import { expand } from "./asm-template.js";
import type { Frame } from "./frame.js";

/** A place in one of the sections. */
export interface AsmPlace {
  readonly section: AsmSection;
  readonly offset: number;
}
interface Label extends AsmPlace {
  readonly name: string;
  readonly statement: number;
}
/** A field that is filled when all names have their places. */
interface Fixup extends AsmPlace {
  readonly size: 1 | 2 | 4;
  readonly expression: Expression;
  /** The field counts from its own end. */
  readonly relative: boolean;
  readonly statement: number;
  readonly text: string;
}
/** What directives say of a name. */
export interface SymbolFacts {
  binding: "local" | "global" | "weak" | undefined;
  visibility: "default" | "internal" | "hidden" | "protected";
  type: "none" | "object" | "function" | "tls";
  size: number;
  /** Of `.comm`: its alignment. */
  common: number;
}

const PREFIXES: Readonly<Record<string, number>> = {
  lock: 0xf0,
  rep: 0xf3,
  repe: 0xf3,
  repz: 0xf3,
  repne: 0xf2,
  repnz: 0xf2,
  data16: 0x66,
  addr16: 0x67,
  notrack: 0x3e,
  cs: 0x2e,
  ss: 0x36,
  ds: 0x3e,
  es: 0x26,
  fs: 0x64,
  gs: 0x65,
};
const BRANCHES = /^(j[a-z]+|call[lw]?|loop[a-z]*|xbegin)$/;

/** Relocations that a name asks for behind an `@`. */
const MODIFIERS: Readonly<Record<string, RelocationType>> = {
  plt: Relocation386.R_386_PLT32,
  got: Relocation386.R_386_GOT32,
  gotoff: Relocation386.R_386_GOTOFF,
  tlsgd: Relocation386.R_386_TLS_GD,
  tlsldm: Relocation386.R_386_TLS_LDM,
  dtpoff: Relocation386.R_386_TLS_LDO_32,
  gotntpoff: Relocation386.R_386_TLS_GOTIE,
  indntpoff: Relocation386.R_386_TLS_IE,
  ntpoff: Relocation386.R_386_TLS_LE,
};
const ABSOLUTE: Readonly<Record<number, RelocationType>> = {
  1: Relocation386.R_386_8,
  2: Relocation386.R_386_16,
  4: Relocation386.R_386_32,
};
const RELATIVE: Readonly<Record<number, RelocationType>> = {
  1: Relocation386.R_386_PC8,
  2: Relocation386.R_386_PC16,
  4: Relocation386.R_386_PC32,
};

export class Assembler {
  readonly sections: AsmSection[] = [];
  current: AsmSection;
  /** Sections to come back to: `.previous`, `.popsection`. */
  previous: AsmSection;
  readonly stack: AsmSection[] = [];
  readonly facts = new Map<string, SymbolFacts>();
  /** `.set` and `.symver`: names that stand for an expression. */
  readonly assigned = new Map<string, Expression>();
  private readonly labels = new Map<string, Label[]>();
  private readonly fixups: Fixup[] = [];
  private statement = 0;

  /** @param inline the text is a template: bytes of its first section stand within a function */
  constructor(
    readonly inline: boolean,
    public intel: boolean,
  ) {
    this.current = new AsmSection(inline ? OWN_SECTION : sectionNamed(".text"));
    this.previous = this.current;
    this.sections.push(this.current);
  }

  /** @throws AssemblyError for what cannot be read or has no encoding. */
  read(text: string): void {
    for (const line of statementsOf(text)) {
      this.statement++;
      this.line(line);
    }
  }

  private line(text: string): void {
    let rest = text;
    for (let label = LABEL.exec(rest); label !== null; label = LABEL.exec(rest)) {
      this.define(label[1] ?? "");
      rest = rest.slice(label[0].length);
    }
    const assignment = /^([A-Za-z_.$][\w.$]*)\s*=(?!=)\s*(.+)$/s.exec(rest);
    if (assignment !== null) {
      this.directive("set", `${assignment[1]}, ${assignment[2]}`);
      return;
    }
    for (;;) {
      const word = /^([a-z]+\d*)(?=\s|$)/i.exec(rest);
      const prefix = word === null ? undefined : PREFIXES[(word[1] ?? "").toLowerCase()];
      if (prefix === undefined || word === null) break;
      this.current.bytes.push(prefix);
      rest = rest.slice(word[0].length).trim();
    }
    if (rest === "") return;
    const match = /^(\.?[a-z][\w.]*)\s*(.*)$/is.exec(rest);
    if (match === null) throw new AssemblyError(`'${rest}'`);
    const [, word = "", operands = ""] = match;
    if (word.startsWith(".")) this.directive(word.slice(1).toLowerCase(), operands);
    else this.instruction(word, operands, rest);
  }

  private directive(name: string, operands: string): void {
    const run = DIRECTIVES[name];
    if (run === undefined) throw new AssemblyError(`directive '.${name}'`);
    run(this, operands, name);
  }

  private instruction(mnemonic: string, text: string, whole: string): void {
    const branch = BRANCHES.test(mnemonic.toLowerCase());
    const operands = splitOperands(text).map((part) => (this.intel ? readIntel : readAtt)(part, branch));
    if (!this.intel) operands.reverse();
    const [only] = operands;
    if (only?.kind === "imm" && only.symbol !== "" && branch) {
      this.branchTo(mnemonic.toLowerCase(), { plus: only.symbol, minus: only.minus, value: only.value });
      return;
    }
    const encoded = assembleOne(mnemonic, operands, this.intel);
    if (encoded === undefined) throw new AssemblyError(`'${whole}'`);
    const { bytes } = this.current;
    const view = new DataView(encoded.bytes.buffer, encoded.bytes.byteOffset);
    for (const { offset, symbol, minus, relative } of encoded.relocations) {
      const value = relative ? 0 : view.getInt32(offset, true);
      this.fixup({ plus: symbol, minus, value }, 4, relative, bytes.length + offset);
    }
    bytes.push(...encoded.bytes);
  }

  private branchTo(mnemonic: string, target: Expression): void {
    const { bytes } = this.current;
    const short = SHORT_BRANCHES[mnemonic];
    if (short !== undefined) bytes.push(short);
    else if (mnemonic === "jmp") bytes.push(0xe9);
    else if (mnemonic.startsWith("call")) bytes.push(0xe8);
    else {
      const name = mnemonic.slice(1);
      const condition = PARITY[name] ?? conditionNamed(name);
      if (condition === undefined) throw new AssemblyError(`'${mnemonic}'`);
      bytes.push(0x0f, 0x80 + condition);
    }
    const size = short === undefined ? 4 : 1;
    this.fixup(target, size, true, bytes.length);
    for (let byte = 0; byte < size; byte++) bytes.push(0);
  }

  private fixup(expression: Expression, size: 1 | 2 | 4, relative: boolean, offset: number): void {
    const text = `${expression.plus}${expression.minus === "" ? "" : `-${expression.minus}`}`;
    const { statement, current: section } = this;
    this.fixups.push({
      section,
      offset,
      size,
      expression: this.here(expression, section, offset),
      relative,
      statement,
      text,
    });
  }
  /** Names `.` by a label of its own. */
  private here(expression: Expression, section: AsmSection, offset: number): Expression {
    if (expression.plus !== "." && expression.minus !== ".") return expression;
    const name = `\0${this.labels.size}`;
    this.labels.set(name, [{ name, section, offset, statement: this.statement }]);
    const named = (one: string): string => (one === "." ? name : one);
    return { ...expression, plus: named(expression.plus), minus: named(expression.minus) };
  }

  // ---- for directives ----

  define(name: string): void {
    const label = {
      name,
      section: this.current,
      offset: this.current.bytes.length,
      statement: this.statement,
    };
    const known = this.labels.get(name);
    if (known === undefined) this.labels.set(name, [label]);
    else if (/^\d+$/.test(name)) known.push(label);
    else throw new AssemblyError(`label '${name}', which is defined twice,`);
  }
  /** Appends a number of 1, 2 or 4 bytes. */
  number(expression: Expression, size: 1 | 2 | 4): void {
    const { bytes } = this.current;
    if (expression.plus !== "" || expression.minus !== "") {
      this.fixup(expression, size, false, bytes.length);
      for (let byte = 0; byte < size; byte++) bytes.push(0);
    } else for (let byte = 0; byte < size; byte++) bytes.push((expression.value >> (8 * byte)) & 0xff);
  }
  enter(properties: SectionProperties): void {
    this.previous = this.current;
    let section = this.sections.find((one) => one.properties.name === properties.name);
    if (section === undefined) {
      section = new AsmSection(properties);
      this.sections.push(section);
    }
    this.current = section;
  }
  factsOf(name: string): SymbolFacts {
    let facts = this.facts.get(name);
    if (facts === undefined) {
      facts = { binding: undefined, visibility: "default", type: "none", size: 0, common: 0 };
      this.facts.set(name, facts);
    }
    return facts;
  }
  /** The value of an expression whose names stand in one section before here. */
  constant(expression: Expression): number {
    const here = this.here(expression, this.current, this.current.bytes.length);
    const plus = this.placeOf(here.plus, this.statement);
    const minus = this.placeOf(here.minus, this.statement);
    if (here.plus === "" && here.minus === "") return here.value;
    if (plus === undefined || minus === undefined || plus.section !== minus.section)
      throw new AssemblyError(`'${expression.plus}-${expression.minus}' where a number is wanted`);
    return plus.offset - minus.offset + here.value;
  }

  // ---- names ----

  /** Where a name is defined by the text; undefined if it is not. */
  placeOf(name: string, statement = this.statement): AsmPlace | undefined {
    const local = /^(\d+)([fb])$/.exec(name);
    if (local === null) return this.labels.get(name)?.[0];
    const all = this.labels.get(local[1] ?? "") ?? [];
    return local[2] === "f"
      ? all.find((label) => label.statement > statement)
      : all.filter((label) => label.statement <= statement).at(-1);
  }
  /** Names that others may see, in the order they were defined. */
  definedNames(): string[] {
    return [...this.labels.keys()].filter((name) => !/^(?:\d|\0|\.L)/.test(name));
  }

  /** Fills fields by the places names have got; the others become relocations of their sections. */
  finish(): void {
    for (const fixup of this.fixups) this.settle(fixup);
  }

  private settle({ section, offset, size, expression, relative, statement, text }: Fixup): void {
    const [, name = "", modifier] = /^(@?[^@]*)(?:@([A-Za-z]+))?$/.exec(expression.plus) ?? [];
    const given = this.assigned.get(name);
    const plusName = given === undefined ? name : given.plus;
    const plus = this.placeOf(plusName, statement);
    const minus = this.placeOf(expression.minus, statement);
    let { value } = expression;
    if (given !== undefined) {
      if (given.minus !== "") throw new AssemblyError(`'${text}', a difference under a name,`);
      value += given.value;
    }
    if (/^\d+[fb]$/.test(plusName) && plus === undefined) throw new AssemblyError(`label '${plusName}'`);
    // The place the field counts from, if it stands in the field's own section.
    let from: number | undefined;
    if (relative) from = offset + size;
    else if (expression.minus !== "") {
      if (minus === undefined)
        throw new AssemblyError(`'${text}', which takes off what is not defined here,`);
      if (plus !== undefined && plus.section === minus.section) {
        section.write(offset, size, plus.offset - minus.offset + value);
        return;
      }
      if (minus.section !== section) throw new AssemblyError(`'${text}', a difference of other sections,`);
      from = minus.offset;
    }
    const reloc = modifier === undefined ? undefined : MODIFIERS[modifier.toLowerCase()];
    if (modifier !== undefined && reloc === undefined) throw new AssemblyError(`'${text}'`);
    const global = this.facts.get(plusName)?.binding;
    if (plusName === "" && from === undefined) {
      section.write(offset, size, value);
      return;
    }
    if (plus?.section === section && from !== undefined && global !== "weak") {
      section.write(offset, size, plus.offset - from + value, text);
      return;
    }
    const table = from === undefined ? ABSOLUTE : RELATIVE;
    const type = plusName === "_GLOBAL_OFFSET_TABLE_" ? Relocation386.R_386_GOTPC : (reloc ?? table[size]);
    if (type === undefined) throw new AssemblyError(`'${text}'`);
    const bias = from === undefined ? 0 : offset - from;
    if (plus === undefined || global === "weak") {
      section.write(offset, size, value + bias);
      section.relocations.push({ offset, type, name: plusName });
    } else {
      section.write(offset, size, value + bias + plus.offset);
      section.relocations.push({ offset, type, section: plus.section });
    }
  }
}

const LABEL = /^([\w.$]+):(?!:)\s*/;
/** Branches that reach only a byte's distance. */
const SHORT_BRANCHES: Readonly<Record<string, number>> = {
  loop: 0xe2,
  loope: 0xe1,
  loopz: 0xe1,
  loopne: 0xe0,
  loopnz: 0xe0,
  jecxz: 0xe3,
};
/** Names of parity that no flag output has. */
const PARITY: Readonly<Record<string, Cond>> = { pe: Cond.P, po: Cond.NP };

/**
 * Assembles a template whose operands have their registers and slots.
 * @returns its sections, of which the first stands in the function's own code.
 * @throws AssemblyError for what cannot be read or has no encoding.
 */
export function assembleInline(asm: MachineAsm, frame: Frame): readonly AsmSection[] {
  const assembler = new Assembler(true, asm.intel);
  assembler.read(expand(asm, frame));
  assembler.finish();
  return assembler.sections;
}
