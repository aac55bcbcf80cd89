/** `--module name=file`: files that a program takes along. */
import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { fileError } from "./failure.js";
import { collect } from "./options.js";

export interface LoadedModule {
  readonly name: string;
  readonly data: Uint8Array;
}

/** Options of commands that put files into what they make. */
export interface ModuleOptions {
  readonly module?: string[];
  readonly compress?: boolean;
}

export function withModules(command: Command, description: string): Command {
  return command
    .option("--module <name=file>", `${description} (may be repeated)`, collect)
    .option("--compress", "pack the modules; the program unpacks each when it asks for it");
}

/**
 * The modules that options name, read, and packed where that is asked for.
 * @throws InputError for a file that cannot be read, MachineError for a name with blanks.
 */
export async function loadModules({ module, compress = false }: ModuleOptions): Promise<LoadedModule[]> {
  if (module === undefined) return [];
  const { checkModules, packModule, parseModuleArgument } = await import("@ts-jit/boot");
  const modules = module.map(parseModuleArgument);
  checkModules("module", modules);
  const read = modules.map(({ name, data }) => ({
    name,
    data: data instanceof Uint8Array ? data : readModule(data.path),
  }));
  return compress ? read.map(packModule) : read;
}

function readModule(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileError("read", path, error);
  }
}
