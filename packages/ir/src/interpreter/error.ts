/** How an interpreted program ends other than by returning. */
import { formatDiagnostic, IrError, type Place } from "../errors.js";
import { MDSpecialized, type Metadata } from "../metadata.js";

/** One active call: the function and where in it. */
export interface StackFrame {
  readonly function: string;
  /** The block's label, `%entry` or `%3`. */
  readonly block: string;
  /** The instruction as a word or two: `load`, `call @f`. */
  readonly instruction: string;
  /** In the module's source text, when it was read from text. */
  readonly place: Place | undefined;
  /** In the program's source, when the instruction has a `!dbg` location. */
  readonly source: SourceLine | undefined;
}

/** A line of the source that a module was compiled from. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What the `!dbg` location of an instruction says. */
export function sourceLine(location: Metadata | undefined): SourceLine | undefined {
  if (!(location instanceof MDSpecialized) || location.name !== "DILocation") return undefined;
  const line = location.number("line");
  const file = fileOf(location.node("scope"));
  if (line === undefined || line === 0 || file === undefined) return undefined;
  return { file, line, column: location.number("column") ?? 0 };
}
/** The file of a scope: a block without one of its own stands in its parent's. */
function fileOf(scope: Metadata | undefined): string | undefined {
  let one = scope;
  for (let steps = 0; steps < 1000 && one instanceof MDSpecialized; steps++) {
    const file = one.node("file");
    if (file instanceof MDSpecialized) return file.string("filename");
    one = one.node("scope");
  }
  return undefined;
}

/**
 * - undefined behaviour: the program has no meaning from here on
 * - limit: steps, memory or depth of calls past what the options allow
 * - unsupported: something the interpreter does not do
 */
export type InterpreterErrorKind = "undefined behaviour" | "limit" | "unsupported";

/** The program was stopped. `finding` says what happened, `place` where, `callStack` by which calls. */
export class InterpreterError extends IrError {
  constructor(
    readonly kind: InterpreterErrorKind,
    finding: string,
    /** The active calls, innermost first. */
    readonly callStack: readonly StackFrame[],
  ) {
    super(`${kind}: ${finding}`, callStack[0]?.place);
    this.message = `${formatDiagnostic(this.finding, this.place)}${formatStack(callStack)}`;
  }
}

function formatStack(stack: readonly StackFrame[]): string {
  const shown = stack.length > 12 ? [...stack.slice(0, 8), undefined, ...stack.slice(-3)] : stack;
  return shown
    .map((frame) => {
      if (frame === undefined) return `\n  ... ${stack.length - 11} more`;
      const places = [frame.place, frame.source]
        .filter((place) => place !== undefined)
        .map(({ file, line, column }) => `${file}:${line}:${column}`);
      const at = places.length === 0 ? "" : ` (${places.join(", of ")})`;
      return `\n  in @${frame.function}, block ${frame.block}: ${frame.instruction}${at}`;
    })
    .join("");
}

/** Thrown through the interpreter by exit and abort. */
export class ProgramExit extends Error {
  constructor(readonly status: number) {
    super(`exit ${status}`);
  }
}

/**
 * Statuses of programs that do not end by themselves, as the kernel's runtime gives them on every machine: whatever
 * would be a panic on bare metal ends with 134, which is also what a shell says of SIGABRT.
 */
export const STATUS = { abort: 134, trap: 134 } as const;
