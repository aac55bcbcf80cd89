/** The interpreter as a machine: a module run without compiling it. */
import { readFileSync, readSync } from "node:fs";
import { Interpreter, InterpreterError, type Module } from "@ts-jit/ir";
import {
  type BootOptions,
  checkModules,
  DEFAULT_MEMORY,
  MachineError,
  OutputRecord,
  type RunResult,
  STATUS_RESET,
  STATUS_TIMEOUT,
} from "./machine.js";

/**
 * Interprets a module's `main`. A program that does what has no meaning ends with status 134, as a panic does; what it
 * did is said on standard error.
 * @throws MachineError for input that only a machine with time of its own can take.
 */
export async function interpretModule(
  module: Module,
  name: string,
  options: BootOptions,
): Promise<RunResult> {
  const modules = options.modules ?? [];
  checkModules("interp", modules);
  const record = new OutputRecord(options);
  const { timeout } = options;
  const interpreter = new Interpreter(module, {
    write: (file, bytes) => (file === 2 ? record.error(bytes.slice()) : record.output(bytes.slice())),
    read: inputReader(options.stdin),
    modules: modules.map(({ name: called, data }) => ({
      name: called,
      bytes: data instanceof Uint8Array ? data : readFileSync(data.path),
    })),
    limits: {
      heap: (options.memory ?? DEFAULT_MEMORY) << 20,
      ...(timeout === undefined ? {} : { milliseconds: timeout }),
    },
  });
  try {
    const { status } = interpreter.run("main", [name, ...(options.args ?? [])]);
    return record.result("interp", status, "exit");
  } catch (error) {
    if (!(error instanceof InterpreterError)) throw error;
    if (error.kind === "unsupported") throw error;
    record.error(Buffer.from(`${error.message}\n`));
    const timedOut = error.kind === "limit" && /time/.test(error.finding);
    return timedOut
      ? record.result("interp", STATUS_TIMEOUT, "timeout")
      : record.result("interp", STATUS_RESET, "fault");
  }
}

/** What the program reads: the bytes given, or this process's own input as it comes. */
function inputReader(stdin: BootOptions["stdin"]): (file: number, most: number) => Uint8Array {
  if (stdin === "inherit") return (_, most) => readInherited(most);
  if (stdin !== undefined && typeof stdin !== "string" && !(stdin instanceof Uint8Array)) {
    throw new MachineError("interp", "takes its input as a whole, not as a stream");
  }
  let rest = typeof stdin === "string" ? Buffer.from(stdin) : (stdin ?? new Uint8Array());
  return (_, most) => {
    const bytes = rest.subarray(0, most);
    rest = rest.subarray(bytes.length);
    return bytes;
  };
}

function readInherited(most: number): Uint8Array {
  const buffer = Buffer.alloc(most);
  for (;;) {
    try {
      return buffer.subarray(0, readSync(0, buffer));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EOF") return new Uint8Array();
      if (code !== "EAGAIN") throw error;
      // Nothing there yet on an input that does not wait: look again shortly.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
