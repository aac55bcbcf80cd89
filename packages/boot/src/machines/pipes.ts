/**
 * Real pipes to a child process. What Node calls a pipe is a socket, whose small messages fill it up soon; QEMU's serial
 * port gives up on a byte that its host does not take after four attempts, so a burst of output would lose some.
 */
import { spawnSync } from "node:child_process";
import { closeSync, constants, openSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { spawnGuarded } from "./processes.js";

export interface Pipe {
  readonly reader: Readable;
  /** For the child's `stdio`; a child may also open the pipe by its name. */
  readonly writer: number;
  /** Closes this process's writing end, which keeps the reader from its end until then. */
  closeWriter(): void;
}

/**
 * A named pipe in a directory, or undefined where the system has no mkfifo. `cat` hands on what comes out of it: it
 * waits for a slow reader, which Node's reading of a pipe by number cannot do without a thread of its own.
 */
export function makePipe(directory: string, name: string): Pipe | undefined {
  const path = join(directory, name);
  if (spawnSync("mkfifo", ["-m", "600", path], { stdio: "ignore" }).status !== 0) return undefined;
  // Opening an end waits for the other one, except for this first one.
  const first = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(path, constants.O_WRONLY);
  const reading = openSync(path, constants.O_RDONLY);
  closeSync(first);
  const cat = spawnGuarded("cat", [], { stdio: [reading, "pipe", "ignore"] });
  closeSync(reading);
  if (cat.stdout === null) return undefined;
  return { reader: cat.stdout, writer, closeWriter: () => closeSync(writer) };
}

/** Resolves when a stream has ended, however. */
export function ended(stream: Readable): Promise<void> {
  return new Promise((resolve) => {
    stream.once("close", resolve);
    stream.once("end", resolve);
    stream.once("error", () => resolve());
  });
}
