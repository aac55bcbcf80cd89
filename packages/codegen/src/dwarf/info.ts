/**
 * `.debug_info` with `.debug_ranges` and `.debug_loc`: one unit for each DICompileUnit, with its functions, variables and
 * types. A function inlined somewhere has an abstract entry, which says what is the same for all its copies; the function
 * itself, if it has code, and each inlined copy refer to it.
 *
 * Source: DWARF Debugging Information Format, version 4, sections 2.6.2, 2.17, 3.1, 3.3 and 4.1.
 */
import type { Function, GlobalVariable, MDSpecialized } from "@ts-jit/ir";
import type { DebugBytes } from "./bytes.js";
import { DW_AT, DW_INL_INLINED, DW_LANG, DW_OP, DW_TAG } from "./constants.js";
import { type Abbreviations, Entry, writeEntries } from "./entries.js";
import type { FileTable } from "./line-table.js";
import { type CodeRange, type Scope, scopesOf } from "./scopes.js";
import { type DebugFunction, fileOf, specialized, subprogramOf } from "./source-lines.js";
import { hasFlag, nodesOf, TypeEntries, textOf } from "./types.js";
import type { ValueRange } from "./value-ranges.js";
import { blockOf, functionOf, type LocalVariable } from "./variables.js";

/** The sections units go to. */
export interface InfoSections {
  readonly info: DebugBytes;
  readonly ranges: DebugBytes;
  readonly places: DebugBytes;
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
  const writer = new UnitEntries(root, sections, files, functions, nodesOf(unit, "globals"));
  for (const debug of functions) writer.subprogram(debug);
  writer.imports(nodesOf(unit, "imports"));
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

function writePlaces(places: DebugBytes, fn: Function, ranges: readonly ValueRange[]): void {
  for (const { start, end, code } of ranges) {
    places.address(fn, start);
    places.address(fn, end);
    places.u16(code.length);
    for (const byte of code) places.u8(byte);
  }
  endRanges(places);
}

class UnitEntries {
  private readonly types: TypeEntries;
  /** The scopes of each function that has a DISubprogram. */
  private readonly trees = new Map<DebugFunction, Scope>();
  /** Functions inlined somewhere in this unit. */
  private readonly inlined = new Set<MDSpecialized>();
  /** Local variables heard of, by function. */
  private readonly heard = new Map<MDSpecialized, Set<MDSpecialized>>();
  /** Lexical blocks that hold a function's static variables, and so need an entry. */
  private readonly withStatics = new Set<MDSpecialized>();
  /** Entries of functions and lexical blocks: the abstract ones of those that are inlined. */
  private readonly scopes = new Map<MDSpecialized, Entry>();
  /** Abstract entries of variables. */
  private readonly abstractVariables = new Map<MDSpecialized, Entry>();

  constructor(
    root: Entry,
    private readonly sections: InfoSections,
    private readonly files: FileTable,
    functions: readonly DebugFunction[],
    globals: readonly MDSpecialized[],
  ) {
    this.types = new TypeEntries(root, files);
    for (const expression of globals) {
      let scope = blockOf(specialized(expression.node("var"), "DIGlobalVariable")?.node("scope"));
      for (; scope?.name === "DILexicalBlock"; scope = blockOf(scope.node("scope")))
        this.withStatics.add(scope);
    }
    for (const debug of functions) {
      const node = subprogramOf(debug.fn);
      if (node === undefined) continue;
      const tree = scopesOf(debug, node);
      this.trees.set(debug, tree);
      this.listen(tree);
    }
  }

  private listen(scope: Scope): void {
    if (scope.isInlined) this.inlined.add(scope.node);
    for (const { node } of scope.variables) {
      const owner = functionOf(node);
      if (owner === undefined) continue;
      const set = this.heard.get(owner);
      if (set === undefined) this.heard.set(owner, new Set([node]));
      else set.add(node);
    }
    for (const child of scope.children) this.listen(child);
  }

  /** A function with its code. */
  subprogram(debug: DebugFunction): void {
    const { fn, size } = debug;
    const tree = this.trees.get(debug);
    if (tree === undefined) return;
    const { node } = tree;
    let entry: Entry;
    if (this.inlined.has(node)) {
      const origin = this.abstractFunction(node);
      entry = this.types
        .scope(undefined)
        .add(new Entry(DW_TAG.subprogram))
        .entry(DW_AT.abstract_origin, origin);
    } else {
      entry = this.declared(node, fn.name);
      this.scopes.set(node, entry);
      for (const variable of this.variablesOf(node)) {
        const scope = blockOf(variable.node("scope"));
        if (scope === node && !tree.variables.some((known) => known.node === variable))
          tree.variables.push({ node: variable, inlinedAt: undefined, place: undefined, ranges: undefined });
      }
    }
    entry
      .address(DW_AT.low_pc, fn)
      .data4(DW_AT.high_pc, size)
      .constantExpression(DW_AT.frame_base, [DW_OP.call_frame_cfa]);
    this.contents(fn, tree, entry);
  }

  /** What is known of a function without its code: name, place, types; or the declaration in its class, which has that. */
  private declared(node: MDSpecialized, name?: string): Entry {
    const declaration = this.types.declaration(node.node("declaration"));
    const parent = declaration === undefined ? node.node("scope") : undefined;
    const entry = this.types.scope(parent).add(new Entry(DW_TAG.subprogram));
    if (declaration === undefined) {
      const isLocal = hasFlag(node, "DISPFlagLocalToUnit", "spFlags") || textOf(node, "isLocal") === "true";
      entry
        .string(DW_AT.name, node.string("name") ?? name)
        .string(DW_AT.linkage_name, node.string("linkageName"))
        .flag(DW_AT.external, !isLocal);
    } else entry.entry(DW_AT.specification, declaration);
    entry
      .unsigned(DW_AT.decl_file, this.files.numberOf(fileOf(node)))
      .unsigned(DW_AT.decl_line, node.number("line") ?? 0)
      .flag(DW_AT.prototyped, hasFlag(node, "DIFlagPrototyped"));
    if (declaration === undefined) entry.entry(DW_AT.type, this.types.result(node.node("type")));
    this.types.templateParameters(entry, node);
    return entry;
  }

  /** The entry that all copies of a function refer to. */
  private abstractFunction(node: MDSpecialized): Entry {
    const known = this.scopes.get(node);
    if (known !== undefined) return known;
    const entry = this.declared(node).unsigned(DW_AT.inline, DW_INL_INLINED);
    this.scopes.set(node, entry);
    for (const variable of this.variablesOf(node)) {
      const scope = this.abstractScope(blockOf(variable.node("scope")));
      if (scope !== undefined) this.abstractVariables.set(variable, this.described(scope, variable));
    }
    return entry;
  }
  private abstractScope(scope: MDSpecialized | undefined): Entry | undefined {
    if (scope === undefined) return undefined;
    const known = this.scopes.get(scope);
    if (known !== undefined || scope.name !== "DILexicalBlock") return known;
    const entry = this.abstractScope(blockOf(scope.node("scope")))?.add(new Entry(DW_TAG.lexical_block));
    if (entry !== undefined) this.scopes.set(scope, entry);
    return entry;
  }

  /** The local variables of a function: parameters in their order, then the others. */
  private variablesOf(node: MDSpecialized): MDSpecialized[] {
    const retained = nodesOf(node, "retainedNodes").filter(({ name }) => name === "DILocalVariable");
    const all = [...new Set([...(this.heard.get(node) ?? []), ...retained])];
    return all.sort((a, b) => parameterOrder(a) - parameterOrder(b));
  }

  /** Entry of a variable with name, type and place in the source. */
  private described(parent: Entry, node: MDSpecialized): Entry {
    const entry = parent
      .add(new Entry(isParameter(node) ? DW_TAG.formal_parameter : DW_TAG.variable))
      .string(DW_AT.name, node.string("name"))
      .entry(DW_AT.type, this.types.type(node.node("type")))
      .flag(DW_AT.artificial, hasFlag(node, "DIFlagArtificial"));
    return this.types.place(entry, node);
  }

  /** Variables of a scope that has code, then the scopes within. */
  private contents(fn: Function, scope: Scope, entry: Entry): void {
    scope.variables.sort((a, b) => parameterOrder(a.node) - parameterOrder(b.node));
    for (const variable of scope.variables) this.variable(fn, entry, variable);
    for (const child of scope.children) {
      if (child.ranges.length === 0 || !this.isWorthAnEntry(child)) continue;
      const inner = entry.add(new Entry(child.isInlined ? DW_TAG.inlined_subroutine : DW_TAG.lexical_block));
      if (child.isInlined) inner.entry(DW_AT.abstract_origin, this.abstractFunction(child.node));
      else if (!this.scopes.has(child.node)) this.scopes.set(child.node, inner);
      this.addRanges(fn, inner, child.ranges);
      if (child.isInlined && child.inlinedAt !== undefined) {
        const { inlinedAt } = child;
        inner
          .unsigned(DW_AT.call_file, this.files.numberOf(fileOf(inlinedAt.node("scope"))))
          .unsigned(DW_AT.call_line, inlinedAt.number("line") ?? 0)
          .unsigned(DW_AT.call_column, inlinedAt.number("column") ?? 0);
      }
      this.contents(fn, child, inner);
    }
  }
  private isWorthAnEntry(scope: Scope): boolean {
    return (
      scope.isInlined ||
      scope.variables.length > 0 ||
      this.withStatics.has(scope.node) ||
      scope.children.some((child) => child.ranges.length > 0 && this.isWorthAnEntry(child))
    );
  }

  private addRanges(fn: Function, entry: Entry, all: readonly CodeRange[]): void {
    const [first, second] = all;
    if (first !== undefined && second === undefined) {
      entry.address(DW_AT.low_pc, fn, first.start).data4(DW_AT.high_pc, first.end - first.start);
      return;
    }
    const { ranges } = this.sections;
    entry.section(DW_AT.ranges, ".debug_ranges", ranges.length);
    for (const range of all) writeRange(ranges, fn, range);
    endRanges(ranges);
  }

  private variable(fn: Function, parent: Entry, { node, place, ranges }: LocalVariable): void {
    const origin = this.abstractVariables.get(node);
    const entry =
      origin === undefined
        ? this.described(parent, node)
        : parent
            .add(new Entry(isParameter(node) ? DW_TAG.formal_parameter : DW_TAG.variable))
            .entry(DW_AT.abstract_origin, origin);
    if (place !== undefined) entry.constantExpression(DW_AT.location, place);
    else if (ranges !== undefined) {
      entry.section(DW_AT.location, ".debug_loc", this.sections.places.length);
      writePlaces(this.sections.places, fn, ranges);
    }
  }

  /** `using namespace` and `using`, where what they name has an entry. */
  imports(all: readonly MDSpecialized[]): void {
    for (const node of all) {
      const entity = this.types.named(node.node("entity"));
      if (entity === undefined) continue;
      const tag =
        textOf(node, "tag") === "DW_TAG_imported_module"
          ? DW_TAG.imported_module
          : DW_TAG.imported_declaration;
      const scope = blockOf(node.node("scope"));
      const parent = (scope && this.scopes.get(scope)) ?? this.types.scope(scope);
      const entry = parent.add(new Entry(tag)).string(DW_AT.name, node.string("name"));
      this.types.place(entry, node).entry(DW_AT.import, entity);
    }
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
      const parent = scope && (this.scopes.get(scope) ?? this.abstractScope(scope));
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

function isParameter(node: MDSpecialized): boolean {
  return (node.number("arg") ?? 0) > 0;
}
/** Parameters by their numbers, before all others. */
function parameterOrder(node: MDSpecialized): number {
  return isParameter(node) ? (node.number("arg") ?? 0) : 1 << 30;
}
