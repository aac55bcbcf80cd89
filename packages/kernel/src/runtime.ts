/** The runtime put together: the library, one platform under it, the entry stubs. */
import { type CpuLevel, compileModule, DEFAULT_CPU, type ObjectFile, type Tier } from "@ts-jit/codegen";
import { type Definition, type Module, ModuleBuilder } from "@ts-jit/ir";
import { ctypeFunctions } from "./libc/ctype.js";
import { decimalFunctions } from "./libc/decimal.js";
import { environmentFunctions } from "./libc/environment.js";
import { errnoFunctions } from "./libc/errno.js";
import { exitFunctions } from "./libc/exit.js";
import { fileFunctions } from "./libc/file.js";
import { formatFloatFunctions } from "./libc/format-float.js";
import { heapFunctions } from "./libc/heap.js";
import { int64Functions } from "./libc/int64.js";
import { elementaryFunctions } from "./libc/math-elementary.js";
import { mathExactFunctions } from "./libc/math-exact.js";
import { mathFloatFunctions } from "./libc/math-float.js";
import { trigonometricFunctions } from "./libc/math-trigonometric.js";
import { memoryFunctions } from "./libc/memory.js";
import { outputFunctions } from "./libc/output.js";
import { parseFloatFunctions } from "./libc/parse-float.js";
import { parseNumberFunctions } from "./libc/parse-number.js";
import { printfFunctions } from "./libc/printf.js";
import { randomFunctions } from "./libc/random.js";
import { sortFunctions } from "./libc/sort.js";
import { stringFunctions } from "./libc/string.js";
import { timeFunctions } from "./libc/time.js";
import { bareFunctions } from "./platform/bare.js";
import { linuxFunctions } from "./platform/linux.js";
import { assemble } from "./stubs/assembler.js";
import { bareStubs } from "./stubs/bare.js";
import { commonStubs } from "./stubs/common.js";
import { linuxStubs } from "./stubs/linux.js";

export type Platform = "bare" | "linux";

/** What every platform shares. */
const library: readonly Definition[] = [
  ...memoryFunctions,
  ...stringFunctions,
  ...errnoFunctions,
  ...environmentFunctions,
  ...heapFunctions,
  ...exitFunctions,
  ...fileFunctions,
  ...outputFunctions,
  ...decimalFunctions,
  ...formatFloatFunctions,
  ...printfFunctions,
  ...int64Functions,
  ...parseFloatFunctions,
  ...mathExactFunctions,
  ...elementaryFunctions,
  ...trigonometricFunctions,
  ...mathFloatFunctions,
  ...timeFunctions,
  ...parseNumberFunctions,
  ...randomFunctions,
  ...sortFunctions,
  ...ctypeFunctions,
];

const platforms: Readonly<Record<Platform, readonly Definition[]>> = {
  linux: linuxFunctions,
  bare: bareFunctions,
};

/** The library's own loops and calls must not be turned into calls of the library: strcpy is made of stpcpy. */
const noBuiltins = [{ kind: "string", name: "no-builtins", value: undefined }] as const;

/** The runtime's functions as IR: all of them but the entry stubs, which it declares. */
export function runtimeModule(platform: Platform): Module {
  return new ModuleBuilder(`runtime-${platform}`, noBuiltins).add(...library, ...platforms[platform]).module;
}

/** The entry stubs: what IR cannot say. */
export function stubObject(platform: Platform): ObjectFile {
  const own = { linux: linuxStubs, bare: bareStubs } as const;
  return assemble(`stubs-${platform}`, [...commonStubs, ...own[platform]]);
}

export interface RuntimeOptions {
  /** How the library is compiled; O2 unless said otherwise. */
  readonly tier?: Tier;
  readonly cpu?: CpuLevel;
}

const compiled = new Map<string, readonly ObjectFile[]>();

/**
 * Everything a program links against, `_start` included: a section for each function, so that the linker leaves out
 * what is not reached. Compiled once in a process for each platform, tier and CPU level.
 */
export function runtime(platform: Platform, options: RuntimeOptions = {}): readonly ObjectFile[] {
  const { tier = "O2", cpu = DEFAULT_CPU } = options;
  const key = `${platform} ${tier} ${cpu}`;
  let objects = compiled.get(key);
  if (objects === undefined) {
    objects = [compileModule(runtimeModule(platform), { tier, cpu }), stubObject(platform)];
    compiled.set(key, objects);
  }
  return objects;
}
