/** Debug information: DWARF 4 sections for a module's functions, from the debug metadata of its IR. */
import { type GlobalVariable, MDSpecialized } from "@ts-jit/ir";
import { DebugBytes, type DebugSection } from "./bytes.js";
import { Abbreviations } from "./entries.js";
import { writeFrames } from "./frames.js";
import { writeUnit } from "./info.js";
import { FileTable, writeLineTable } from "./line-table.js";
import { type DebugFunction, specialized, subprogramOf } from "./source-lines.js";

export type { DebugSection, DebugTarget } from "./bytes.js";
export type { DebugFunction } from "./source-lines.js";
export { localVariables } from "./variables.js";

/**
 * Describes functions to debuggers: line tables, subprograms, variables and types for those with a `!dbg`
 * DISubprogram, unwinding for all.
 *
 * @param functions in the order of their code
 * @param globals of the module, those that are defined elsewhere too
 * @returns the sections, without those that would be empty
 */
export function debugSections(
  functions: readonly DebugFunction[],
  globals: readonly GlobalVariable[],
): DebugSection[] {
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
  const places = new DebugBytes(".debug_loc");
  const frames = new DebugBytes(".debug_frame");
  const sections = { info, ranges, places, abbreviations: new Abbreviations(abbreviations) };
  const homes = variableHomes(globals);
  for (const [unit, members] of units) {
    const files = new FileTable();
    const lineTable = lines.length;
    // The entries first, for the line table's header lists the files they name.
    writeUnit(sections, unit, members, homes, files, lineTable);
    writeLineTable(lines, members, files);
  }
  if (units.size > 0) sections.abbreviations.finish();
  if (functions.length > 0) writeFrames(frames, functions);
  return [abbreviations, info, lines, ranges, places, frames]
    .filter((bytes) => bytes.length > 0)
    .map((bytes) => bytes.finish());
}

/** The variables that have an address here, by the DIGlobalVariableExpression nodes attached to them. */
function variableHomes(globals: readonly GlobalVariable[]): Map<MDSpecialized, GlobalVariable> {
  const homes = new Map<MDSpecialized, GlobalVariable>();
  for (const global of globals) {
    if (global.initializer === undefined || global.linkage === "available_externally") continue;
    if (global.threadLocal !== undefined) continue;
    for (const { kind, node } of global.metadata)
      if (kind === "dbg" && node instanceof MDSpecialized) homes.set(node, global);
  }
  return homes;
}
