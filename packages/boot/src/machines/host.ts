/** The host itself: a `linux` image as a process of this computer. */
import { chmodSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Image } from "../image.js";
import { feed, signalStatus, waitForChild } from "./child.js";
import {
  type BootModule,
  type BootOptions,
  checkModules,
  MachineError,
  MachineMissingError,
  OutputRecord,
  type RunResult,
  STATUS_ABORTED,
  STATUS_TIMEOUT,
} from "./machine.js";
import { spawnGuarded, withDirectory } from "./processes.js";

/** Why this computer cannot run i386 Linux programs, or undefined when it can. */
export function hostRefusal(): string | undefined {
  const { platform, arch } = process;
  if (platform === "linux" && (arch === "x64" || arch === "ia32")) return undefined;
  return `the host machine runs i386 Linux programs, and this is ${platform} on ${arch}; use --machine v86 or qemu`;
}

/**
 * Runs a Linux i386 image as a process. Modules reach it as `TSJIT_MODULE_0=/path`, `TSJIT_MODULE_NAME_0=NAME`,
 * and so on.
 * @throws MachineMissingError on a computer that is no x86 Linux.
 */
export function runOnHost(image: Image, options: BootOptions): Promise<RunResult> {
  const refusal = hostRefusal();
  if (refusal !== undefined) throw new MachineMissingError("host", refusal);
  const modules = options.modules ?? [];
  checkModules("host", modules);
  return withDirectory(async (directory) => {
    const program = join(directory, "program");
    writeFileSync(program, image.bytes);
    chmodSync(program, 0o700);
    const variables = modules.flatMap((module, index) => [
      [`TSJIT_MODULE_${index}`, modulePath(directory, module, index)],
      [`TSJIT_MODULE_NAME_${index}`, module.name],
    ]);
    return await start(program, image.name, Object.fromEntries(variables), options);
  });
}

async function start(
  program: string,
  name: string,
  modules: Record<string, string>,
  options: BootOptions,
): Promise<RunResult> {
  // What the runtime asks for: it has itself killed when this process ends, however.
  const settings = {
    TSJIT_PARENT: String(process.pid),
    ...(options.smp === undefined ? {} : { TSJIT_PROCESSORS: String(options.smp) }),
  };
  for (let attempt = 0; ; attempt++) {
    const record = new OutputRecord(options);
    const child = spawnGuarded(program, options.args ?? [], {
      argv0: name,
      env: { ...process.env, ...options.env, ...modules, ...settings },
      stdio: [options.stdin === "inherit" ? "inherit" : "pipe", "pipe", "pipe"],
    });
    child.stdout?.on("data", (bytes: Uint8Array) => record.output(bytes));
    child.stderr?.on("data", (bytes: Uint8Array) => record.error(bytes));
    if (child.stdin !== null) feed(options.stdin, child.stdin, undefined);
    try {
      const { code, signal, ending } = await waitForChild(child, options);
      if (ending === "timeout") return record.result("host", STATUS_TIMEOUT, "timeout");
      if (ending === "aborted") return record.result("host", STATUS_ABORTED, "aborted");
      if (signal !== undefined) return record.result("host", signalStatus(signal), "signal");
      return record.result("host", code ?? 0, "exit");
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      // Another thread forked while the file was still open for writing.
      if (code === "ETXTBSY" && attempt < 20) continue;
      throw startError(code, program, error);
    }
  }
}

function startError(code: unknown, program: string, error: unknown): unknown {
  if (code === "ENOEXEC") {
    return new MachineMissingError(
      "host",
      "this Linux kernel does not run 32-bit programs (CONFIG_IA32_EMULATION)",
    );
  }
  if (code === "EACCES") {
    return new MachineError(
      "host",
      `${program} may not be executed: set TMPDIR to a directory not mounted noexec`,
    );
  }
  return error;
}

/** The path of a file with the module's bytes. */
function modulePath(directory: string, { data }: BootModule, index: number): string {
  if (!(data instanceof Uint8Array)) return resolve(data.path);
  const path = join(directory, `module${index}`);
  writeFileSync(path, data);
  return path;
}
