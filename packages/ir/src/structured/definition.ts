/**
 * Functions and globals as data: what they are called, their types, and a body that makes their code when a module
 * takes them in. A definition can be called or mentioned from any body; the module then declares it, and whoever wants
 * it defined adds it.
 */
import type { Linkage } from "../globals.js";
import { type FunctionType, functionType, type Type } from "../types.js";
import type { Value } from "../value.js";
import type { Local } from "./expression.js";
import type { FunctionBuilder } from "./function-builder.js";

/** Parameter types by name, in order. */
export type Params = Readonly<Record<string, Type>>;
/** The parameters as a body sees them: mutable local variables. */
export type Args<P extends Params> = { readonly [K in keyof P]: Local };

export interface FunctionOptions {
  readonly varArg?: boolean;
  readonly linkage?: Linkage;
  readonly section?: string;
  /** In bytes. */
  readonly align?: number;
  /** The first parameter is where a struct of this type is returned (`sret`). */
  readonly structReturn?: Type;
  /** Names of function attributes without arguments, such as `noinline`; `nounwind` is always there. */
  readonly attributes?: readonly string[];
}

export interface FunctionDefinition<P extends Params = Params> {
  readonly kind: "function";
  readonly name: string;
  readonly type: FunctionType;
  readonly params: P;
  readonly options: FunctionOptions;
  /** Undefined for a function defined elsewhere. */
  readonly body: { make(f: FunctionBuilder, args: Args<P>): void } | undefined;
}

/**
 * A function: `define("twice", i32, { n: i32 }, (f, { n }) => f.return(n.add(n)))`. Parameters are local variables of
 * the body. A body that falls off its end returns when the return type is void and else is unreachable there.
 */
export function define<const P extends Params>(
  name: string,
  returnType: Type,
  params: P,
  body: (f: FunctionBuilder, args: Args<P>) => void,
  options: FunctionOptions = {},
): FunctionDefinition<P> {
  return { ...declare(name, returnType, params, options), body: { make: body } };
}

/** A function defined elsewhere. */
export function declare<const P extends Params>(
  name: string,
  returnType: Type,
  params: P,
  options: FunctionOptions = {},
): FunctionDefinition<P> {
  const type = functionType(returnType, Object.values(params), options.varArg === true);
  return { kind: "function", name, type, params, options, body: undefined };
}

/**
 * What a constant is made from: a number (an integer or float of any width), bytes (an i8 array), a list (array, struct
 * or vector), the address of a definition, or a constant as it is.
 */
export type Initializer =
  | number
  | bigint
  | Uint8Array
  | Value
  | FunctionDefinition
  | GlobalDefinition
  | readonly Initializer[];

export interface GlobalOptions {
  readonly constant?: boolean;
  readonly linkage?: Linkage;
  readonly section?: string;
  /** In bytes. */
  readonly align?: number;
}

export interface GlobalDefinition {
  readonly kind: "global";
  readonly name: string;
  readonly type: Type;
  /** Undefined for a variable defined elsewhere. */
  readonly initializer: Initializer | "zero" | undefined;
  readonly options: GlobalOptions;
}

/** A global variable; zero unless an initializer is given. */
export function global(
  name: string,
  type: Type,
  initializer: Initializer | "zero" = "zero",
  options: GlobalOptions = {},
): GlobalDefinition {
  return { kind: "global", name, type, initializer, options };
}

/** A global variable defined elsewhere. */
export function externGlobal(name: string, type: Type, options: GlobalOptions = {}): GlobalDefinition {
  return { kind: "global", name, type, initializer: undefined, options };
}

export type Definition = FunctionDefinition | GlobalDefinition;
