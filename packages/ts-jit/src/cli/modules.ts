/** `--module name=file`: files that a program takes along. */
import { readFileSync } from "node:fs";
import { fileError } from "./failure.js";

export interface LoadedModule {
  readonly name: string;
  readonly data: Uint8Array;
}

/**
 * The modules that options name, read.
 * @throws InputError for a file that cannot be read, MachineError for a name with blanks.
 */
export async function loadModules(options: readonly string[] | undefined): Promise<LoadedModule[]> {
  if (options === undefined) return [];
  const { checkModules, parseModuleArgument } = await import("@ts-jit/boot");
  const modules = options.map(parseModuleArgument);
  checkModules("module", modules);
  return modules.map(({ name, data }) => ({
    name,
    data: data instanceof Uint8Array ? data : readModule(data.path),
  }));
}

function readModule(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileError("read", path, error);
  }
}
