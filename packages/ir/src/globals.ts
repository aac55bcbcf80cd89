/** What a module names: global variables, aliases and ifuncs, and the properties they share with functions. */
import { AttributeSet } from "./attributes.js";
import type { MDAttachment } from "./metadata.js";
import type { Module } from "./module.js";
import { pointerType, type Type } from "./types.js";
import { User, type Value } from "./value.js";

export const LINKAGES = [
  "external",
  "private",
  "internal",
  "available_externally",
  "linkonce",
  "weak",
  "common",
  "appending",
  "extern_weak",
  "linkonce_odr",
  "weak_odr",
] as const;
export type Linkage = (typeof LINKAGES)[number];
export type Visibility = "default" | "hidden" | "protected";
export type DLLStorage = "dllimport" | "dllexport" | undefined;
export type ThreadLocalModel = "generaldynamic" | "localdynamic" | "initialexec" | "localexec";
export type UnnamedAddr = "unnamed_addr" | "local_unnamed_addr" | undefined;

export interface Comdat {
  readonly name: string;
  readonly selection: "any" | "exactmatch" | "largest" | "nodeduplicate" | "samesize";
}

/** Common to functions, variables, aliases and ifuncs. Operands are initializer, aliasee, personality and the like. */
export abstract class GlobalValue extends User {
  parent: Module | undefined = undefined;
  linkage: Linkage = "external";
  visibility: Visibility = "default";
  dllStorage: DLLStorage = undefined;
  unnamedAddr: UnnamedAddr = undefined;
  dsoLocal = false;
  threadLocal: ThreadLocalModel | undefined = undefined;
  section: string | undefined = undefined;
  partition: string | undefined = undefined;
  comdat: Comdat | undefined = undefined;
  /** In bytes. */
  align: number | undefined = undefined;
  metadata: MDAttachment[] = [];
  /** Offset in the module's source text, -1 when it was not read from text. */
  place = -1;
  /** Unnamed in the text: `name` is its number. */
  numbered = false;

  /** `name` without the `@`; an unnamed global has its number as name (`@0` is "0" with `numbered`). */
  constructor(
    public name: string,
    /** The type behind the pointer. */
    readonly valueType: Type,
    addressSpace = 0,
  ) {
    super(pointerType(addressSpace));
  }
  /** True when its definition is elsewhere. */
  abstract get isDeclaration(): boolean;
  /** True when no other object file can see it. */
  get isLocal(): boolean {
    return this.linkage === "internal" || this.linkage === "private";
  }
}

/** An optional operand kept at position 0. */
function optionalOperand(user: User): Value | undefined {
  return user.operandCount === 0 ? undefined : user.operand(0);
}
function setOptionalOperand(user: User, value: Value | undefined): void {
  user.dropOperands();
  if (value !== undefined) user.appendOperand(value);
}

export class GlobalVariable extends GlobalValue {
  readonly valueKind = "global";
  /** `constant` rather than `global`. */
  isConstant = false;
  externallyInitialized = false;
  attributes: AttributeSet = AttributeSet.empty;
  /** `code_model "large"`. */
  codeModel: string | undefined = undefined;
  /** `no_sanitize_address` and its like, in order. */
  sanitizer: string[] = [];

  get initializer(): Value | undefined {
    return optionalOperand(this);
  }
  set initializer(value: Value | undefined) {
    setOptionalOperand(this, value);
  }
  get isDeclaration(): boolean {
    return this.initializer === undefined;
  }
}

export class GlobalAlias extends GlobalValue {
  readonly valueKind = "alias";
  get aliasee(): Value | undefined {
    return optionalOperand(this);
  }
  set aliasee(value: Value | undefined) {
    setOptionalOperand(this, value);
  }
  get isDeclaration(): boolean {
    return false;
  }
}

export class GlobalIFunc extends GlobalValue {
  readonly valueKind = "ifunc";
  get resolver(): Value | undefined {
    return optionalOperand(this);
  }
  set resolver(value: Value | undefined) {
    setOptionalOperand(this, value);
  }
  get isDeclaration(): boolean {
    return false;
  }
}
