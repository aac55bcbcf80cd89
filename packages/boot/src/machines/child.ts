/** One child process from start to end: input fed, output recorded, ended in time. */
import type { ChildProcess } from "node:child_process";
import { constants } from "node:os";
import { Readable, type Writable } from "node:stream";
import type { BootOptions } from "./machine.js";

export interface ChildEnd {
  readonly code: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  readonly ending: "exit" | "timeout" | "aborted";
}

/**
 * Waits for a child's end, whatever brings it.
 * @throws the error of a child that could not be started.
 */
export function waitForChild(child: ChildProcess, options: BootOptions): Promise<ChildEnd> {
  return new Promise((resolve, reject) => {
    let ending: ChildEnd["ending"] = "exit";
    const end = (reason: "timeout" | "aborted") => {
      ending = reason;
      child.kill("SIGKILL");
    };
    const timer =
      options.timeout === undefined
        ? undefined
        : setTimeout(() => end("timeout"), Math.max(0, options.timeout));
    const abort = () => end("aborted");
    options.signal?.addEventListener("abort", abort, { once: true });
    if (options.signal?.aborted === true) abort();
    const settle = () => {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", abort);
    };
    child.once("error", (error) => {
      settle();
      reject(error);
    });
    child.once("close", (code, signal) => {
      settle();
      resolve({ code: code ?? undefined, signal: signal ?? undefined, ending });
    });
  });
}

/** Writes a program's standard input to a stream and ends it; `last` follows the input. */
export function feed(stdin: BootOptions["stdin"], into: Writable, last: Uint8Array | undefined): void {
  // A program need not read its input: then the pipe breaks, which is nobody's error.
  into.on("error", () => {});
  const source = inputStream(stdin);
  source.on("end", () => {
    if (last !== undefined) into.write(last);
    into.end();
  });
  source.on("error", () => into.end());
  into.on("close", () => {
    source.unpipe(into);
    if (source === process.stdin) process.stdin.pause();
  });
  source.pipe(into, { end: false });
}

export function inputStream(stdin: BootOptions["stdin"]): Readable {
  if (stdin === "inherit") return process.stdin;
  if (stdin instanceof Readable) return stdin;
  if (stdin === undefined || stdin.length === 0) return Readable.from([]);
  return Readable.from([typeof stdin === "string" ? Buffer.from(stdin) : stdin]);
}

/** 128 + the signal's number, as shells say it. */
export function signalStatus(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}
