/**
 * The intrinsics of LLVM 19 that belong to no target, those of x86 and WebAssembly: their types, how their names are mangled, and
 * the attributes that every declaration of one has. Of other targets' nothing is known: they are functions like others.
 *
 * Source: LLVM Language Reference, "Intrinsic Functions"; LLVM 19's Intrinsics.td.
 */
import type { Attribute } from "../attributes.js";
import type { FunctionType, Type } from "../types.js";
import { mangleType } from "./mangle.js";
import { ROWS } from "./rows.js";
import { matchType, parseSignature, type Signature } from "./signature.js";
import { WASM_ROWS } from "./wasm-rows.js";
import { X86_ROWS } from "./x86-rows.js";

export { mangleType } from "./mangle.js";
export type { Signature, TypePattern } from "./signature.js";

export interface Intrinsic {
  /** Without `llvm.` and without mangled types. */
  readonly name: string;
  readonly signature: Signature;
  /** As written behind a declaration. */
  readonly attributes: readonly Attribute[];
  readonly ret: readonly Attribute[];
  /** Attributes of each parameter, `immarg` included; there may be fewer lists than parameters. */
  readonly params: readonly (readonly Attribute[])[];
}

function attribute(word: string): Attribute {
  const open = word.indexOf("(");
  if (open < 0) return { kind: "enum", name: word };
  return { kind: "text", name: word.slice(0, open), text: word.slice(open + 1, -1) };
}
function attributes(text: string): Attribute[] {
  return (text.match(/[a-z_]+(\([^)]*\))?/g) ?? []).map(attribute);
}

/** Intrinsics by name, and the names in order. */
class Table {
  readonly byName = new Map<string, Intrinsic>();
  readonly names: readonly string[];

  constructor(rows: typeof ROWS) {
    for (const [set, lines] of rows) {
      const fn = attributes(set);
      // A line that begins with blanks goes on with the names of the one before.
      for (const line of lines.replace(/\n +/g, " ").split("\n")) this.addLine(fn, line.split(" "));
    }
    this.names = [...this.byName.keys()].sort();
  }

  private addLine(fn: readonly Attribute[], [type = "", ...words]: string[]): void {
    const signature = parseSignature(type);
    const own = words[0]?.includes(":") === true ? (words.shift() ?? "") : "";
    let ret: readonly Attribute[] = [];
    const params: (readonly Attribute[])[] = [];
    for (const part of own === "" ? [] : own.split(";")) {
      const [at = "", list = ""] = part.split(":");
      const set = attributes(list.replaceAll("+", " "));
      if (at === "r") ret = set;
      else {
        while (params.length < Number(at)) params.push([]);
        params.push(set);
      }
    }
    for (const name of words) this.byName.set(name, { name, signature, attributes: fn, ret, params });
  }

  /** The first name in order that is not before `text`. */
  firstFrom(text: string): string {
    let low = 0;
    let high = this.names.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.names[middle] ?? "") < text) low = middle + 1;
      else high = middle;
    }
    return this.names[low] ?? "";
  }

  /**
   * The intrinsic of a name with mangled types behind it. As in LLVM it is the longest part up to a dot with which some
   * intrinsic's name begins.
   */
  find(name: string): Intrinsic | undefined {
    for (let part = name; ; part = part.slice(0, part.lastIndexOf("."))) {
      const found = this.firstFrom(part);
      if (found === part) {
        const intrinsic = this.byName.get(part);
        return intrinsic?.signature.overloaded === true || part === name ? intrinsic : undefined;
      }
      if (found.startsWith(part) || !part.includes(".")) return undefined;
    }
  }
}

let general: Table | undefined;
/** Tables of targets by what their names begin with, read when first asked for. */
const targets = new Map<string, readonly (readonly [string, string])[] | Table>([
  ["x86", X86_ROWS],
  ["wasm", WASM_ROWS],
]);

function tableOf(target: string): Table | undefined {
  const known = targets.get(target);
  if (known === undefined || known instanceof Table) return known;
  const table = new Table(known);
  targets.set(target, table);
  return table;
}

/** The intrinsic a function name stands for, or undefined when it is not in the table. */
export function findIntrinsic(functionName: string): Intrinsic | undefined {
  if (!functionName.startsWith("llvm.")) return undefined;
  const name = functionName.slice(5);
  const target = tableOf(name.slice(0, name.indexOf(".")));
  if (target !== undefined) return target.find(name);
  general ??= new Table(ROWS);
  return general.find(name);
}

/** The names of all intrinsics known here, without `llvm.`. */
export function intrinsicNames(): readonly string[] {
  general ??= new Table(ROWS);
  return [general, ...[...targets.keys()].map(tableOf)].flatMap((table) => [...(table?.names ?? [])]);
}

/** What an intrinsic's declared type says: a problem in LLVM's words, or the overloaded types in order. */
export function matchSignature(
  { signature }: Intrinsic,
  type: FunctionType,
): { readonly problem: string } | { readonly overloads: readonly Type[] } {
  return matchType(signature, type);
}

/** The full name for these overloaded types. */
export function intrinsicName({ name }: Intrinsic, overloads: readonly Type[]): string {
  return ["llvm", name, ...overloads.map(mangleType)].join(".");
}
