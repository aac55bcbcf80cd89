/** Small programs for the interpreter's tests. */
import {
  type ExternalValue,
  Interpreter,
  InterpreterError,
  type InterpreterOptions,
  parseModule,
} from "@ts-jit/ir";

/** Runs `define TYPE @f() { body }` and gives what it returns: one scalar, or all of an aggregate. */
export function run(
  type: string,
  body: string,
  globals = "",
  options: InterpreterOptions = {},
): ExternalValue | ExternalValue[] | undefined {
  const text = `${globals}\ndefine ${type} @f() {\n${body}\n}\n`;
  return new Interpreter(parseModule(text, "test.ll"), options).call("f");
}

/** The value of one instruction, `value("i32", "add i32 1, 2")`; the word "poison" when it is poison or undef. */
export function value(
  type: string,
  instruction: string,
  globals = "",
): ExternalValue | ExternalValue[] | string {
  try {
    return run(type, `  %r = ${instruction}\n  ret ${type} %r`, globals) ?? "nothing";
  } catch (error) {
    if (error instanceof InterpreterError && / gave poison to the host/.test(error.message)) return "poison";
    if (error instanceof InterpreterError && / gave an undef value to the host/.test(error.message))
      return "undef";
    throw error;
  }
}

/** How the program ends in an error: the finding, and where as line:column. */
export function failure(text: string, options: InterpreterOptions = {}, entry = "f"): string {
  try {
    new Interpreter(parseModule(text, "test.ll"), options).call(entry);
  } catch (error) {
    if (!(error instanceof InterpreterError)) throw error;
    const at = error.place === undefined ? "" : `${error.place.line}:${error.place.column} `;
    return `${at}${error.finding}`;
  }
  return "no error";
}
