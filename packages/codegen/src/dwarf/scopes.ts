/**
 * The scopes that have code in a function, as a tree: the function, lexical blocks in it, functions inlined into these,
 * and so on, each with the stretches of code that come from it or from within.
 */
import type { MDSpecialized } from "@ts-jit/ir";
import { type DebugFunction, specialized } from "./source-lines.js";
import { blockOf, type LocalVariable } from "./variables.js";

/** Code bytes from `start` up to `end`, from the function's first byte. */
export interface CodeRange {
  readonly start: number;
  readonly end: number;
}

export class Scope {
  readonly children: Scope[] = [];
  readonly ranges: CodeRange[] = [];
  readonly variables: LocalVariable[] = [];
  constructor(
    /** A DISubprogram or DILexicalBlock. */
    readonly node: MDSpecialized,
    /** The call that code of the scope was inlined at. */
    readonly inlinedAt: MDSpecialized | undefined,
    readonly parent: Scope | undefined,
  ) {
    parent?.children.push(this);
  }
  get isInlined(): boolean {
    return this.parent !== undefined && this.node.name === "DISubprogram";
  }

  /** Adds code, to the scopes around it too. */
  cover(start: number, end: number): void {
    const last = this.ranges.at(-1);
    if (last?.end === start) this.ranges[this.ranges.length - 1] = { start: last.start, end };
    else this.ranges.push({ start, end });
    this.parent?.cover(start, end);
  }
}

/** The tree of a function whose DISubprogram is `root`. */
export function scopesOf({ lines, locations, size, variables }: DebugFunction, root: MDSpecialized): Scope {
  const top = new Scope(root, undefined, undefined);
  const known = new Map<MDSpecialized, Map<MDSpecialized | undefined, Scope>>();
  const scopeOf = (
    scope: MDSpecialized | undefined,
    inlinedAt: MDSpecialized | undefined,
  ): Scope | undefined => {
    if (scope === undefined) return undefined;
    if (scope === root && inlinedAt === undefined) return top;
    const found = known.get(scope)?.get(inlinedAt);
    if (found !== undefined) return found;
    const parent =
      scope.name === "DILexicalBlock"
        ? scopeOf(blockOf(scope.node("scope")), inlinedAt)
        : scope.name === "DISubprogram" && inlinedAt !== undefined
          ? scopeOf(blockOf(inlinedAt.node("scope")), specialized(inlinedAt.node("inlinedAt"), "DILocation"))
          : undefined;
    if (parent === undefined) return undefined;
    const made = new Scope(scope, inlinedAt, parent);
    const calls = known.get(scope);
    if (calls === undefined) known.set(scope, new Map([[inlinedAt, made]]));
    else calls.set(inlinedAt, made);
    return made;
  };

  let scope: Scope | undefined;
  let start = 0;
  for (let at = 0; at < lines.length; at += 2) {
    const location = specialized(locations[lines[at + 1] ?? -1], "DILocation");
    if (location === undefined) continue;
    const next = scopeOf(
      blockOf(location.node("scope")),
      specialized(location.node("inlinedAt"), "DILocation"),
    );
    if (next === undefined || next === scope) continue;
    const offset = lines[at] ?? 0;
    if (offset > start) scope?.cover(start, offset);
    scope = next;
    start = offset;
  }
  if (size > start) scope?.cover(start, size);
  for (const variable of variables)
    scopeOf(blockOf(variable.node.node("scope")), variable.inlinedAt)?.variables.push(variable);
  return top;
}
