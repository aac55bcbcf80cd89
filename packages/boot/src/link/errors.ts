/** What the linker refuses, each finding with its place. */

/** The inputs do not make a program. `findings` holds one explained problem each. */
export class LinkError extends Error {
  constructor(readonly findings: readonly string[]) {
    super(findings.map((finding) => `error: ${finding}`).join("\n"));
    this.name = new.target.name;
  }
}

/** Symbols that nothing defines. */
export class UndefinedSymbolError extends LinkError {}

/** Symbols that two inputs define. */
export class DuplicateSymbolError extends LinkError {}

/** A relocation that does not fit, or of a kind a static i386 program cannot have. */
export class RelocationError extends LinkError {}
