/** The linker's view of its inputs: objects, sections and symbols with the state that linking gives them. */
import type { ObjectFile, ObjectSection, ObjectSymbol } from "@ts-jit/codegen";
import type { MergeSection } from "./merge.js";

/** Where an input stands: definitions of a library yield to those of the program. */
export type Standing = "program" | "library";

export class InputObject {
  readonly sections: InputSection[];
  /** What each entry of the object's symbol table was resolved to. */
  symbols: LinkSymbol[] = [];

  constructor(
    readonly file: ObjectFile,
    readonly standing: Standing,
  ) {
    this.sections = file.sections.map((section) => new InputSection(this, section));
  }

  get name(): string {
    return this.file.name;
  }
}

export class InputSection {
  /** Reached from the entry; only then it has an output. */
  live = false;
  /** Lost to the COMDAT group of another object. */
  discarded = false;
  output: { readonly address: number; readonly offset: number; readonly index: number } | undefined =
    undefined;
  /** Its place in `output`. */
  offset = 0;
  /** Its entries, when they are merged with equal ones of other sections. */
  merge: MergeSection | undefined = undefined;

  constructor(
    readonly object: InputObject,
    readonly section: ObjectSection,
  ) {}

  get name(): string {
    return this.section.name;
  }

  /** The address of a byte of this section; known after layout. */
  address(offset: number): number {
    if (this.output === undefined) return 0;
    if (this.merge !== undefined) return this.output.address + this.merge.outputOffset(offset);
    return this.output.address + this.offset + offset;
  }

  /** `main.o:(.text.main+0x12) in function main`. */
  place(offset: number): string {
    const at = `${this.object.name}:(${this.name}+0x${offset.toString(16)})`;
    const index = this.object.sections.indexOf(this);
    const inside = this.object.file.symbols.find(
      (symbol) =>
        symbol.type === "function" &&
        symbol.section === index &&
        offset >= symbol.value &&
        offset < symbol.value + symbol.size,
    );
    return inside === undefined ? at : `${at} in function ${inside.name}`;
  }
}

export type SymbolPlace = InputSection | "undefined" | "absolute" | "common" | "linker";

export class LinkSymbol {
  place: SymbolPlace = "undefined";
  object: InputObject | undefined = undefined;
  /** Offset in the section; the value of an absolute symbol; the alignment of a common one. */
  value = 0;
  size = 0;
  rank = 0;
  binding: ObjectSymbol["binding"] = "global";
  type: ObjectSymbol["type"] = "none";
  /** Whether any reference insists on a definition. */
  needed = false;
  /** Set by the layout for linker-defined and common symbols. */
  address = 0;

  constructor(readonly name: string) {}

  /** The address; known after layout. Of an undefined weak symbol it is 0. */
  finalAddress(): number {
    return typeof this.place === "object" ? this.place.address(this.value) : this.address;
  }
}
