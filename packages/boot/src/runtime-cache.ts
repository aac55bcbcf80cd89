/**
 * The runtime compiled ahead of time: an archive beside this package, made by the build, with an object for each unit of
 * the runtime. Without it, or when compiler or runtime are newer, what a program reaches is compiled along with it; both
 * ways give the same image.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  type Archive,
  type CpuLevel,
  DEFAULT_CPU,
  type ObjectFile,
  readArchive,
  readElf,
  type Tier,
  writeElf,
} from "@ts-jit/codegen";
import type { Platform } from "./image.js";
import { writeArchive } from "./write-archive.js";

/** What the runtime is made of and by. */
const MAKERS = ["ir", "codegen", "kernel"];
const FOLDER = new URL("./runtime/", import.meta.url);

export interface RuntimeSettings {
  /** How hard the runtime is optimized, whatever the program's tier; default O2. */
  readonly tier?: Tier;
  readonly cpu?: CpuLevel | undefined;
}

/**
 * The objects of the runtime that a program reaches, to be linked as `libraries`.
 * @param program everything else that is linked
 */
export async function loadRuntime(
  platform: Platform,
  program: readonly ObjectFile[],
  { tier = "O2", cpu = DEFAULT_CPU }: RuntimeSettings = {},
): Promise<readonly ObjectFile[]> {
  const archive = readKept(fileFor(platform, tier, cpu));
  if (archive !== undefined) return reachedMembers(archive, program);
  const { runtime } = await import("@ts-jit/kernel");
  return runtime(platform, { tier, cpu, program });
}

/** Compiles the whole runtime of a platform ahead of time, at the default tier and CPU level. */
export async function prepareRuntime(platform: Platform): Promise<void> {
  const { runtime } = await import("@ts-jit/kernel");
  const objects = runtime(platform, { tier: "O2", cpu: DEFAULT_CPU });
  const archive = writeArchive(
    objects.map((object) => ({ name: object.name, data: writeElf(object), object })),
  );
  const file = fileURLToPath(fileFor(platform, "O2", DEFAULT_CPU));
  const temporary = `${file}.${process.pid}`;
  mkdirSync(FOLDER, { recursive: true });
  try {
    writeFileSync(temporary, archive);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Members that define what the program and the members themselves need, in the archive's order. */
function reachedMembers(archive: Archive, program: readonly ObjectFile[]): ObjectFile[] {
  const reached = new Map<number, ObjectFile>();
  const reach = (symbol: string) => {
    const index = archive.symbols.get(symbol);
    const member = index === undefined ? undefined : archive.members[index];
    if (index === undefined || member === undefined || reached.has(index)) return;
    const object = readElf(member.data, member.name);
    reached.set(index, object);
    reachUndefined(object);
  };
  const reachUndefined = ({ symbols }: ObjectFile) => {
    for (const symbol of symbols) if (symbol.section === "undefined") reach(symbol.name);
  };
  reach("_start");
  for (const object of program) reachUndefined(object);
  return [...reached].sort(([a], [b]) => a - b).map(([, object]) => object);
}

/** An archive that is there, whole, and newer than all that it is made of. */
function readKept(file: URL): Archive | undefined {
  const time = written(file);
  if (time === 0) return undefined;
  for (const name of MAKERS) {
    for (const made of ["tsconfig.tsbuildinfo", "dist/index.js"]) {
      if (written(new URL(`../../${name}/${made}`, import.meta.url)) >= time) return undefined;
    }
  }
  try {
    return readArchive(readFileSync(file), "runtime");
  } catch {
    return undefined;
  }
}

function fileFor(platform: Platform, tier: Tier, cpu: CpuLevel): URL {
  return new URL(`${platform}-${cpu}-${tier}.a`, FOLDER);
}

/** When a file was written; 0 for one that is not there. */
function written(url: URL): number {
  return statSync(url, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
