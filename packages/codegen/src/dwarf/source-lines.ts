/** What the IR's debug metadata says of functions and instructions: files, lines, units. */
import { type Function, MDSpecialized, type Metadata } from "@ts-jit/ir";
import type { Frame } from "../emit/frame.js";
import type { LocalVariable } from "./variables.js";

/** A function as debug information sees it. */
export interface DebugFunction {
  readonly fn: Function;
  /** Bytes of code. */
  readonly size: number;
  /** Pairs of code offset and the number of a location, -1 for none. */
  readonly lines: Int32Array;
  /** The module's source locations by number. */
  readonly locations: readonly Metadata[];
  readonly frame: Frame;
  /** Where each epilogue begins and ends, ascending. */
  readonly epilogues: readonly number[];
  readonly variables: readonly LocalVariable[];
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

/** The line a location names, if it names one. */
export function lineOf(node: Metadata | undefined): SourceLine | undefined {
  const location = specialized(node, "DILocation");
  const line = location?.number("line") ?? 0;
  if (location === undefined || line === 0) return undefined;
  return { line, column: location.number("column") ?? 0, file: fileOf(location.node("scope")) };
}
