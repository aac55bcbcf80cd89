/** What the IR's debug metadata says of functions and instructions: files, lines, units. */
import { type Function, MDSpecialized, type Metadata } from "@ts-jit/ir";
import type { Frame } from "../emit/frame.js";

/** A function as debug information sees it. */
export interface DebugFunction {
  readonly fn: Function;
  /** Bytes of code. */
  readonly size: number;
  /** Pairs of code offset and source: the place of the IR instruction in its text, -1 for none. */
  readonly lines: Int32Array;
  readonly frame: Frame;
}

export function specialized(node: Metadata | undefined, name: string): MDSpecialized | undefined {
  return node instanceof MDSpecialized && node.name === name ? node : undefined;
}

/** The DISubprogram of a function definition, if it has one. */
export function subprogramOf(fn: Function): MDSpecialized | undefined {
  const own = specialized(fn.subprogram, "DISubprogram");
  if (own !== undefined) return own;
  for (const { kind, node } of fn.metadata) {
    const subprogram = kind === "dbg" ? specialized(node, "DISubprogram") : undefined;
    if (subprogram !== undefined) return subprogram;
  }
  return undefined;
}

/** The file a scope lies in. */
export function fileOf(scope: Metadata | undefined): MDSpecialized | undefined {
  if (!(scope instanceof MDSpecialized)) return undefined;
  if (scope.name === "DIFile") return scope;
  return specialized(scope.node("file"), "DIFile") ?? fileOf(scope.node("scope"));
}

export interface SourceLine {
  readonly line: number;
  readonly column: number;
  readonly file: MDSpecialized | undefined;
}

/** The line of each place in a function that has one. Copies of an instruction share its place, and so its line. */
export function linesByPlace(fn: Function): Map<number, SourceLine> {
  const lines = new Map<number, SourceLine>();
  for (const block of fn.blocks) {
    for (let inst = block.first; inst !== undefined; inst = inst.next) {
      const location = specialized(inst.debugLoc, "DILocation");
      const line = location?.number("line") ?? 0;
      if (location === undefined || line === 0 || inst.place < 0 || lines.has(inst.place)) continue;
      lines.set(inst.place, {
        line,
        column: location.number("column") ?? 0,
        file: fileOf(location.node("scope")),
      });
    }
  }
  return lines;
}
