/** The interpreter: see interpreter.ts for how it is used, machine.ts for how it is made. */
export {
  InterpreterError,
  type InterpreterErrorKind,
  ProgramExit,
  type SourceLine,
  STATUS,
  type StackFrame,
} from "./error.js";
export type { ExternalFunction, ExternalValue } from "./external.js";
export { Interpreter, type InterpreterOptions, type RunResult } from "./interpreter.js";
export { readBytes, readText, writeBytes } from "./libc/access.js";
export type { Limits, Machine } from "./machine.js";
export { HostException } from "./unwind.js";
