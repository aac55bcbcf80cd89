/** What every machine takes and gives: a program's input, its output and its exit status, the same everywhere. */
import { existsSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { Readable } from "node:stream";

export const MACHINE_NAMES = ["qemu", "v86", "host", "interp"] as const;
export type MachineName = (typeof MACHINE_NAMES)[number];

/** A file given to the program at start: its `tsjit_module_data`. */
export interface BootModule {
  /** Without blanks. */
  readonly name: string;
  /** Its bytes, or the path of a file that holds them. */
  readonly data: Uint8Array | { readonly path: string };
}

export interface BootOptions {
  /** `argv[1]` and on. */
  readonly args?: readonly string[];
  readonly modules?: readonly BootModule[];
  /** MiB of memory, default 256. The host process takes what it needs. */
  readonly memory?: number;
  /** The program's standard input; default empty. `inherit` passes on this process's own. */
  readonly stdin?: string | Uint8Array | Readable | "inherit";
  /** Milliseconds after which the machine is ended with status 124; default none. */
  readonly timeout?: number;
  /** Called with each piece of standard output as it comes. */
  readonly onOutput?: (bytes: Uint8Array) => void;
  /** The same for standard error. */
  readonly onError?: (bytes: Uint8Array) => void;
  /** Ends the machine when aborted. */
  readonly signal?: AbortSignal;
  /** Processors, default 1: QEMU's, or threads of the host process. */
  readonly smp?: number;
  /** QEMU: the processor model, default `max`. */
  readonly processor?: string;
  /** QEMU: stop before the first instruction until gdb connects to this TCP port. */
  readonly gdb?: number;
  /** Environment of the host process, beyond the modules. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * How a program ended. `reset`: the machine went down (a triple fault, a power-off) and no status was given; `fault`: the
 * interpreter stopped it.
 */
export type Ending = "exit" | "signal" | "timeout" | "aborted" | "reset" | "fault";

export interface RunResult {
  readonly machine: MachineName;
  /** 0 to 255. A signal is 128 + its number, a timeout 124, a reset 134. */
  readonly status: number;
  readonly ending: Ending;
  /** Standard output, as UTF-8. */
  readonly output: string;
  readonly outputBytes: Uint8Array;
  /** Standard error, as UTF-8. */
  readonly errorOutput: string;
  /** Milliseconds from the start of the machine to the first byte of output; undefined when there was none. */
  readonly firstByte: number | undefined;
  /** Milliseconds from the start of the machine to its end. */
  readonly wall: number;
}

export const STATUS_TIMEOUT = 124;
export const STATUS_ABORTED = 130;
export const STATUS_RESET = 134;

export const DEFAULT_MEMORY = 256;

/** The machine asked for is not on this computer; the message says how to get it. */
export class MachineMissingError extends Error {
  constructor(
    readonly machine: MachineName,
    message: string,
  ) {
    super(message);
    this.name = "MachineMissingError";
  }
}

/** The machine cannot do what is asked of it, or failed by itself. */
export class MachineError extends Error {
  constructor(
    readonly machine: MachineName | "module",
    message: string,
  ) {
    super(`${machine}: ${message}`);
    this.name = "MachineError";
  }
}

/** Gathers what a machine writes and when. */
export class OutputRecord {
  private readonly outputParts: Uint8Array[] = [];
  private readonly errorParts: Uint8Array[] = [];
  private readonly started = performance.now();
  private firstByte: number | undefined = undefined;

  constructor(private readonly options: BootOptions) {}

  output(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.firstByte ??= performance.now() - this.started;
    this.outputParts.push(bytes);
    this.options.onOutput?.(bytes);
  }

  error(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.errorParts.push(bytes);
    this.options.onError?.(bytes);
  }

  errorText(): string {
    return Buffer.concat(this.errorParts).toString("utf8");
  }

  result(machine: MachineName, status: number, ending: Ending): RunResult {
    const outputBytes = Buffer.concat(this.outputParts);
    return {
      machine,
      status,
      ending,
      output: outputBytes.toString("utf8"),
      outputBytes,
      errorOutput: this.errorText(),
      firstByte: this.firstByte,
      wall: performance.now() - this.started,
    };
  }
}

/** @throws MachineError for a module whose name a command line cannot carry, or whose file is not there. */
export function checkModules(
  machine: MachineName | "module",
  modules: readonly (Pick<BootModule, "name"> & Partial<BootModule>)[],
): void {
  for (const { name, data } of modules) {
    if (!/^[^\s,\0]+$/.test(name)) {
      throw new MachineError(machine, `a module's name has no blanks or commas: ${JSON.stringify(name)}`);
    }
    if (data === undefined || data instanceof Uint8Array) continue;
    const found = statSync(data.path, { throwIfNoEntry: false });
    if (found?.isFile() === true) continue;
    const finding = found === undefined ? "no such file" : "not a file";
    throw new MachineError(machine, `module ${name}: ${data.path}: ${finding}`);
  }
}

/**
 * A module as a command line gives it: `name=file`, or a file that goes by its own name.
 * @throws MachineError when there is no such file.
 */
export function parseModuleArgument(argument: string): BootModule {
  const [, name, path] = /^([^=]*)=(.*)$/s.exec(argument) ?? [undefined, basename(argument), argument];
  const file = path ?? "";
  if (!existsSync(file)) throw new MachineError("module", `${file}: no such file`);
  return { name: name ?? "", data: { path: file } };
}
