/**
 * Attributes of functions, call sites, return values and parameters.
 *
 * A set is an ordered list; attribute groups are expanded when read and formed again when printed.
 * Source: LLVM Language Reference, "Parameter Attributes", "Function Attributes".
 */
import type { Type } from "./types.js";

export type Attribute =
  /** `noundef`, `nounwind`: present or not. */
  | { readonly kind: "enum"; readonly name: string }
  /** `align 4`, `dereferenceable(8)`, `vscale_range(1,16)`: one or two numbers. */
  | { readonly kind: "int"; readonly name: string; readonly values: readonly bigint[] }
  /** `sret(%T)`, `byval(%T)`, `elementtype(i32)`. */
  | { readonly kind: "type"; readonly name: string; readonly type: Type }
  /** `memory(...)`, `range(i32 0, 10)`, `captures(...)`: kept as the text between the parentheses. */
  | { readonly kind: "text"; readonly name: string; readonly text: string }
  /** `"target-cpu"="i686"`; the value is undefined for a lone key. */
  | { readonly kind: "string"; readonly name: string; readonly value: string | undefined };

export class AttributeSet {
  static readonly empty = new AttributeSet([]);
  constructor(readonly attributes: readonly Attribute[]) {}
  get(name: string): Attribute | undefined {
    // A plain loop, for this is asked a dozen times of every call there is.
    const { attributes } = this;
    for (let at = 0; at < attributes.length; at++) if (attributes[at]?.name === name) return attributes[at];
    return undefined;
  }
  has(name: string): boolean {
    return this.get(name) !== undefined;
  }
  /** First number of an int attribute. */
  int(name: string): number | undefined {
    const found = this.get(name);
    return found?.kind === "int" ? Number(found.values[0]) : undefined;
  }
  /** Type of a type attribute such as sret or byval. */
  typeOf(name: string): Type | undefined {
    const found = this.get(name);
    return found?.kind === "type" ? found.type : undefined;
  }
  /** Value of a string attribute. */
  string(name: string): string | undefined {
    const found = this.get(name);
    return found?.kind === "string" ? (found.value ?? "") : undefined;
  }
  with(...added: Attribute[]): AttributeSet {
    const names = new Set(added.map((attribute) => attribute.name));
    return new AttributeSet([...this.attributes.filter(({ name }) => !names.has(name)), ...added]);
  }
  without(name: string): AttributeSet {
    return new AttributeSet(this.attributes.filter((attribute) => attribute.name !== name));
  }
}

/** The attributes of a function or of a call site: on itself, on what it returns, on each parameter. */
export class AttributeList {
  static readonly empty = new AttributeList(AttributeSet.empty, AttributeSet.empty, []);
  constructor(
    readonly fn: AttributeSet,
    readonly ret: AttributeSet,
    readonly params: readonly AttributeSet[],
  ) {}
  param(index: number): AttributeSet {
    return this.params[index] ?? AttributeSet.empty;
  }
}
