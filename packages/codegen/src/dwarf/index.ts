/** Debug information: DWARF 4 sections for a module's functions, from the debug metadata of its IR. */
import type { MDSpecialized } from "@ts-jit/ir";
import { DebugBytes, type DebugSection } from "./bytes.js";
import { writeFrames } from "./frames.js";
import { writeAbbreviations, writeUnit } from "./info.js";
import { FileTable, writeLineTable } from "./line-table.js";
import { type DebugFunction, specialized, subprogramOf } from "./source-lines.js";

export type { DebugSection, DebugTarget } from "./bytes.js";
export type { DebugFunction } from "./source-lines.js";

/**
 * Describes functions to debuggers: line tables and subprograms for those with a `!dbg` DISubprogram, unwinding for all.
 *
 * @param functions in the order of their code
 * @returns the sections, without those that would be empty
 */
export function debugSections(functions: readonly DebugFunction[]): DebugSection[] {
  const units = new Map<MDSpecialized, DebugFunction[]>();
  for (const debug of functions) {
    const unit = specialized(subprogramOf(debug.fn)?.node("unit"), "DICompileUnit");
    if (unit === undefined) continue;
    const list = units.get(unit);
    if (list === undefined) units.set(unit, [debug]);
    else list.push(debug);
  }
  const abbreviations = new DebugBytes(".debug_abbrev");
  const info = new DebugBytes(".debug_info");
  const lines = new DebugBytes(".debug_line");
  const ranges = new DebugBytes(".debug_ranges");
  const frames = new DebugBytes(".debug_frame");
  if (units.size > 0) writeAbbreviations(abbreviations);
  for (const [unit, members] of units) {
    const files = new FileTable();
    const lineTable = lines.length;
    writeLineTable(lines, members, files);
    writeUnit(info, ranges, unit, members, files, lineTable);
  }
  if (functions.length > 0) writeFrames(frames, functions);
  return [abbreviations, info, lines, ranges, frames]
    .filter((bytes) => bytes.length > 0)
    .map((bytes) => bytes.finish());
}
