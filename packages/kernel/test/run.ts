/** Runs small programs on the library in the interpreter, and calls functions of it from a table. */
import {
  declare,
  define,
  type Expr,
  type FunctionBuilder,
  functionType,
  Interpreter,
  i32,
  i64,
  type Module,
  ModuleBuilder,
  ptr,
  type Type,
  voidType,
} from "@ts-jit/ir";
import { runtimeModule } from "@ts-jit/kernel";

export const snprintf = declare("snprintf", i32, { to: ptr, n: i32, format: ptr }, { varArg: true });
export const puts = declare("puts", i32, { s: ptr });
const fflush = declare("fflush", i32, { file: ptr });
export const ROOM = 4096;

export interface Outcome {
  readonly status: number;
  readonly lines: string[];
  readonly errors: string;
}
/** What a program prints that the library is linked into; `input` is its standard input. */
export function runProgram(body: (f: FunctionBuilder) => void, input = ""): Outcome {
  const check = define("check", i32, {}, (f) => {
    body(f);
    f.call(fflush, 0);
    f.return(0);
  });
  const module: Module = new ModuleBuilder(runtimeModule("linux")).add(check).module;
  let output = "";
  let errors = "";
  let rest = Buffer.from(input, "latin1");
  const { status } = new Interpreter(module, {
    write: (fd, bytes) => {
      const text = Buffer.from(bytes).toString("latin1");
      if (fd === 2) errors += text;
      else output += text;
    },
    read: (_, max) => {
      const bytes = rest.subarray(0, max);
      rest = rest.subarray(max);
      return bytes;
    },
  }).run("check");
  return { status, lines: output.split("\n").slice(0, -1), errors };
}
export function run(body: (f: FunctionBuilder) => void): string[] {
  return runProgram(body).lines;
}

/** Formats into `buffer` and prints it as a line. */
export function print(f: FunctionBuilder, buffer: Expr, format: string, ...args: readonly Expr[]): void {
  f.call(snprintf, buffer, ROOM, f.string(format), ...args);
  f.call(puts, buffer);
}

/** An argument: a number is an int, a bigint 64 bits, a string a constant, `buffer` memory that holds a string. */
export type Argument = number | bigint | string | { readonly buffer: string };
/** How the result is shown: a number, 64 bits, a string, the distance from the first argument, or that argument. */
export type Shown = "int" | "long" | "string" | "offset" | "first";
export type Call = readonly [name: string, shown: Shown, args: readonly Argument[], expect: string | number];

/** Calls each function once and gives what each printed, in order. */
export function callAll(calls: readonly Call[]): string[] {
  const strcpy = declare("strcpy", ptr, { to: ptr, from: ptr });
  return run((f) => {
    const line = f.alloca(i32, ROOM / 4);
    for (const [name, shown, args] of calls) {
      const values = args.map((arg) => {
        if (typeof arg === "number") return f.const(i32, arg);
        if (typeof arg === "bigint") return f.const(i64, arg);
        if (typeof arg === "string") return f.string(arg);
        const memory = f.alloca(i32, 32);
        f.call(strcpy, memory, f.string(arg.buffer));
        return memory;
      });
      const types: Record<Shown, Type> = { int: i32, long: i64, string: ptr, offset: ptr, first: voidType };
      const known = new ModuleBuilder(f.m.module).module.getFunction(name);
      const returns = known?.returnType ?? types[shown];
      const type = functionType(
        returns,
        values.map(({ type }) => type),
      );
      if (known === undefined) f.fail(`the library has no ${name}`);
      const result = f.callPointer(type, known ?? 0, ...values);
      const [first] = values;
      if (shown === "int") print(f, line, "%d", result);
      else if (shown === "long") print(f, line, "%lld", result);
      else if (shown === "string") print(f, line, "%s", result);
      else if (first === undefined) f.fail(`${name} needs an argument to show`);
      else if (shown === "first") print(f, line, "%s", first);
      else {
        const null_ = result.eq(0);
        f.if(
          null_,
          () => print(f, line, "null"),
          () => print(f, line, "%d", result.sub(first)),
        );
      }
    }
  });
}
