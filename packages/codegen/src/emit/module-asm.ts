/** `module asm`: assembly text that stands beside the module's functions, as sections and symbols of the object. */
import type { ObjectSymbol } from "../object-file.js";
import { AssemblyError } from "./asm-error.js";
import type { AsmSection } from "./asm-sections.js";
import { Assembler, type SymbolFacts } from "./assembler.js";
import type { ModuleContext } from "./module-context.js";

/** A symbol the text defines: in one of its sections, absolute, or common. */
export interface AsmSymbol {
  readonly name: string;
  readonly place: AsmSection | "absolute" | "common";
  readonly value: number;
  readonly size: number;
  readonly binding: ObjectSymbol["binding"];
  readonly type: ObjectSymbol["type"];
  readonly visibility: ObjectSymbol["visibility"];
}

export interface ModuleAsm {
  readonly sections: readonly AsmSection[];
  readonly symbols: readonly AsmSymbol[];
  /** What the text says of names it does not define. */
  readonly facts: ReadonlyMap<string, SymbolFacts>;
  /** Names of the text that stand for one it does not define, at an offset: `.symver`, `.set`. */
  readonly aliases: ReadonlyMap<
    string,
    { readonly target: string; readonly offset: number; readonly facts: SymbolFacts }
  >;
}

/** @throws UnsupportedError for what is not assembled, by its text and line. */
export function assembleModule(context: ModuleContext, lines: readonly string[]): ModuleAsm {
  const assembler = new Assembler(false, false);
  let line = 0;
  try {
    for (const text of lines) {
      line++;
      assembler.read(text);
    }
    line = 0;
    assembler.finish();
  } catch (error) {
    if (!(error instanceof AssemblyError)) throw error;
    const where = line === 0 ? "module asm" : `line ${line} of module asm`;
    throw context.unsupported(`${error.message} in ${where}`, -1);
  }
  const facts = new Map(assembler.facts);
  const symbols: AsmSymbol[] = [];
  const aliases = new Map<string, { target: string; offset: number; facts: SymbolFacts }>();
  const add = (name: string, place: AsmSymbol["place"], value: number): void => {
    const { binding = "local", type, size, visibility } = assembler.factsOf(name);
    symbols.push({ name, place, value, size, binding, type, visibility });
    facts.delete(name);
  };
  for (const name of assembler.definedNames()) {
    const place = assembler.placeOf(name);
    if (place !== undefined) add(name, place.section, place.offset);
  }
  for (const [name, { plus, value }] of assembler.assigned) {
    const place = assembler.placeOf(plus);
    if (plus === "") add(name, "absolute", value);
    else if (place !== undefined) add(name, place.section, place.offset + value);
    else {
      aliases.set(name, { target: plus, offset: value, facts: assembler.factsOf(name) });
      facts.delete(name);
    }
  }
  for (const [name, { common }] of assembler.facts) if (common > 0) add(name, "common", common);
  return { sections: assembler.sections, symbols, facts, aliases };
}
