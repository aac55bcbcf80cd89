/**
 * `.debug_info` and `.debug_ranges`: one unit for each DICompileUnit, with its functions, variables and types.
 *
 * Source: DWARF Debugging Information Format, version 4, sections 2.17, 3.1, 3.3 and 4.1.
 */
import type { Function, GlobalVariable, MDSpecialized } from "@ts-jit/ir";
import type { DebugBytes } from "./bytes.js";
import { DW_AT, DW_LANG, DW_OP, DW_TAG } from "./constants.js";
import { type Abbreviations, Entry, writeEntries } from "./entries.js";
import type { FileTable } from "./line-table.js";
import { type DebugFunction, fileOf, specialized, subprogramOf } from "./source-lines.js";
import { hasFlag, nodesOf, TypeEntries, textOf } from "./types.js";
import { blockOf, blockRanges, type CodeRange, localVariables } from "./variables.js";

/** The sections units go to. */
export interface InfoSections {
  readonly info: DebugBytes;
  readonly ranges: DebugBytes;
  readonly abbreviations: Abbreviations;
}

/** Appends a unit. `lineTable` is where its line table begins; `homes` has the variables of the module by their nodes. */
export function writeUnit(
  sections: InfoSections,
  unit: MDSpecialized,
  functions: readonly DebugFunction[],
  homes: ReadonlyMap<MDSpecialized, GlobalVariable>,
  files: FileTable,
  lineTable: number,
): void {
  const { info, ranges, abbreviations } = sections;
  const start = info.beginUnit();
  info.u16(4);
  info.address(".debug_abbrev");
  info.u8(4);
  const file = fileOf(unit);
  const root = new Entry(DW_TAG.compile_unit)
    .string(DW_AT.producer, unit.string("producer"))
    .data2(DW_AT.language, DW_LANG[textOf(unit, "language")] ?? 0x02)
    .string(DW_AT.name, file?.string("filename"))
    .string(DW_AT.comp_dir, file?.string("directory"))
    .section(DW_AT.stmt_list, ".debug_line", lineTable)
    .address(DW_AT.low_pc, undefined)
    .section(DW_AT.ranges, ".debug_ranges", ranges.length);
  for (const { fn, size } of functions) writeRange(ranges, fn, { start: 0, end: size });
  endRanges(ranges);
  const writer = new UnitEntries(root, ranges, files);
  for (const debug of functions) writer.subprogram(debug);
  writer.globals(nodesOf(unit, "globals"), homes);
  writeEntries(info, root, abbreviations, start - 4);
  info.endUnit(start);
}

function writeRange(ranges: DebugBytes, fn: Function, { start, end }: CodeRange): void {
  ranges.address(fn, start);
  ranges.address(fn, end);
}
function endRanges(ranges: DebugBytes): void {
  ranges.u32(0);
  ranges.u32(0);
}

class UnitEntries {
  private readonly types: TypeEntries;
  /** Entries of subprograms and lexical blocks that have code. */
  private readonly scopes = new Map<MDSpecialized, Entry>();
  /** Lexical blocks that have code: those without variables of their own may still hold a function's static ones. */
  private readonly blocks = new Map<
    MDSpecialized,
    { readonly fn: Function; readonly ranges: ReadonlyMap<MDSpecialized, CodeRange[]> }
  >();

  constructor(
    root: Entry,
    private readonly ranges: DebugBytes,
    private readonly files: FileTable,
  ) {
    this.types = new TypeEntries(root, files);
  }

  subprogram(debug: DebugFunction): void {
    const { fn, size } = debug;
    const node = subprogramOf(fn);
    if (node === undefined) return;
    const declaration = this.types.declaration(node.node("declaration"));
    const parent = declaration === undefined ? node.node("scope") : undefined;
    const entry = this.types.scope(parent).add(new Entry(DW_TAG.subprogram));
    if (declaration === undefined)
      entry
        .string(DW_AT.name, node.string("name") ?? fn.name)
        .string(DW_AT.linkage_name, node.string("linkageName"))
        .flag(DW_AT.external, fn.linkage !== "internal" && fn.linkage !== "private");
    else entry.entry(DW_AT.specification, declaration);
    entry
      .unsigned(DW_AT.decl_file, this.files.numberOf(fileOf(node)))
      .unsigned(DW_AT.decl_line, node.number("line") ?? 0)
      .flag(DW_AT.prototyped, hasFlag(node, "DIFlagPrototyped"))
      .address(DW_AT.low_pc, fn)
      .data4(DW_AT.high_pc, size)
      .constantExpression(DW_AT.frame_base, [DW_OP.call_frame_cfa]);
    if (declaration === undefined) entry.entry(DW_AT.type, this.types.result(node.node("type")));
    this.scopes.set(node, entry);
    this.locals(debug);
  }

  /** Parameters in their order, then the other variables. */
  private locals(debug: DebugFunction): void {
    const variables = [...localVariables(debug)];
    const parameter = ([node]: (typeof variables)[number]): number => node.number("arg") ?? 0;
    const parameters = variables.filter((one) => parameter(one) > 0);
    parameters.sort((a, b) => parameter(a) - parameter(b));
    const ranges = blockRanges(debug);
    for (const [node, place] of [...parameters, ...variables.filter((one) => parameter(one) === 0)]) {
      const parent = this.block(debug.fn, blockOf(node.node("scope")), ranges);
      if (parent === undefined) continue;
      const entry = parent
        .add(new Entry((node.number("arg") ?? 0) > 0 ? DW_TAG.formal_parameter : DW_TAG.variable))
        .string(DW_AT.name, node.string("name"))
        .entry(DW_AT.type, this.types.type(node.node("type")))
        .flag(DW_AT.artificial, hasFlag(node, "DIFlagArtificial"));
      this.types.place(entry, node);
      if (place !== undefined) entry.constantExpression(DW_AT.location, place);
    }
    for (const scope of ranges.keys()) this.blocks.set(scope, { fn: debug.fn, ranges });
  }

  /** The entry of a block within a function, made when something stands in it; none where no code is left of it. */
  private block(
    fn: Function,
    scope: MDSpecialized | undefined,
    ranges: ReadonlyMap<MDSpecialized, CodeRange[]>,
  ): Entry | undefined {
    if (scope === undefined) return undefined;
    const known = this.scopes.get(scope);
    if (known !== undefined || scope.name !== "DILexicalBlock") return known;
    const parent = this.block(fn, blockOf(scope.node("scope")), ranges);
    const [first, ...more] = ranges.get(scope) ?? [];
    if (parent === undefined || first === undefined) return undefined;
    const entry = parent.add(new Entry(DW_TAG.lexical_block));
    this.scopes.set(scope, entry);
    if (more.length === 0)
      return entry.address(DW_AT.low_pc, fn, first.start).data4(DW_AT.high_pc, first.end - first.start);
    entry.section(DW_AT.ranges, ".debug_ranges", this.ranges.length);
    for (const range of [first, ...more]) writeRange(this.ranges, fn, range);
    endRanges(this.ranges);
    return entry;
  }

  /** Variables of the module; those a function declares stand in it, if it has code. */
  globals(expressions: readonly MDSpecialized[], homes: ReadonlyMap<MDSpecialized, GlobalVariable>): void {
    const seen = new Set<MDSpecialized>();
    for (const expression of expressions) {
      const node = specialized(expression.node("var"), "DIGlobalVariable");
      // String literals have nodes without names.
      if (node?.string("name") === undefined || seen.has(node)) continue;
      seen.add(node);
      const declaration = this.types.declaration(node.node("declaration"));
      const scope = blockOf(node.node("scope"));
      const within = scope === undefined ? undefined : this.blocks.get(scope);
      const parent =
        scope === undefined
          ? undefined
          : (this.scopes.get(scope) ?? (within && this.block(within.fn, scope, within.ranges)));
      const entry = (parent ?? this.types.scope(declaration === undefined ? scope : undefined)).add(
        new Entry(DW_TAG.variable),
      );
      if (declaration === undefined)
        entry
          .string(DW_AT.name, node.string("name"))
          .string(DW_AT.linkage_name, node.string("linkageName"))
          .entry(DW_AT.type, this.types.type(node.node("type")))
          .flag(DW_AT.external, textOf(node, "isLocal") !== "true");
      else entry.entry(DW_AT.specification, declaration);
      this.types.place(entry, node);
      const home = homes.get(expression);
      if (home !== undefined && specialized(expression.node("expr"), "DIExpression")?.fields.length === 0)
        entry.expression(DW_AT.location, 5, (bytes) => {
          bytes.u8(DW_OP.addr);
          bytes.address(home);
        });
    }
  }
}
