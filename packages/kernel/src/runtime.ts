/** The runtime put together: the library, one platform under it, the entry stubs. */
import { type CpuLevel, compileModule, DEFAULT_CPU, type ObjectFile, type Tier } from "@ts-jit/codegen";
import { type Definition, type Module, ModuleBuilder } from "@ts-jit/ir";
import { compilerRtFunctions } from "./libc/compiler-rt.js";
import { cpuFunctions } from "./libc/cpu.js";
import { ctypeFunctions } from "./libc/ctype.js";
import { cxxFunctions } from "./libc/cxx.js";
import { decimalFunctions } from "./libc/decimal.js";
import { environmentFunctions } from "./libc/environment.js";
import { errnoFunctions } from "./libc/errno.js";
import { exitFunctions } from "./libc/exit.js";
import { fileFunctions } from "./libc/file.js";
import { formatFloatFunctions } from "./libc/format-float.js";
import { fortifyFunctions } from "./libc/fortify.js";
import { heapFunctions } from "./libc/heap.js";
import { inputFunctions } from "./libc/input.js";
import { int64Functions } from "./libc/int64.js";
import { elementaryFunctions } from "./libc/math-elementary.js";
import { mathExactFunctions } from "./libc/math-exact.js";
import { mathFloatFunctions } from "./libc/math-float.js";
import { trigonometricFunctions } from "./libc/math-trigonometric.js";
import { memoryFunctions } from "./libc/memory.js";
import { moduleFunctions } from "./libc/modules.js";
import { outputFunctions } from "./libc/output.js";
import { parseFloatFunctions } from "./libc/parse-float.js";
import { parseNumberFunctions } from "./libc/parse-number.js";
import { printfFunctions } from "./libc/printf.js";
import { randomFunctions } from "./libc/random.js";
import { scanfFunctions } from "./libc/scanf.js";
import { sortFunctions } from "./libc/sort.js";
import { stdlibFunctions } from "./libc/stdlib.js";
import { streamFunctions } from "./libc/stream.js";
import { stringFunctions } from "./libc/string.js";
import { monotonicUnit, timeFunctions } from "./libc/time.js";
import { bareFunctions } from "./platform/bare.js";
import { counterUnit } from "./platform/clock.js";
import { linuxFunctions } from "./platform/linux.js";
import { assemble } from "./stubs/assembler.js";
import { bareStubs } from "./stubs/bare.js";
import { commonStubs } from "./stubs/common.js";
import { linuxStubs } from "./stubs/linux.js";

export type Platform = "bare" | "linux";

/** Every definition a unit of its own, compiled when something needs it. */
const apart = (definitions: readonly Definition[]) => definitions.map((definition) => [definition]);

/** Functions that run once or wait for a device are made small: at most at O1, their starts not aligned. */
const packed = (definitions: readonly Definition[]): readonly Definition[] =>
  definitions.map((definition) =>
    definition.kind === "function"
      ? { ...definition, options: { ...definition.options, align: 1 } }
      : definition,
  );

/** What every platform shares, in units that are compiled together, so that their parts can be inlined. */
const library: readonly (readonly Definition[])[] = [
  heapFunctions,
  ...apart(
    packed([
      ...errnoFunctions,
      ...environmentFunctions,
      ...exitFunctions,
      ...fileFunctions,
      ...outputFunctions,
      ...moduleFunctions,
      ...cpuFunctions,
    ]),
  ),
  ...apart([
    ...memoryFunctions,
    ...stringFunctions,
    ...inputFunctions,
    ...streamFunctions,
    ...scanfFunctions,
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
    ...cxxFunctions,
    ...compilerRtFunctions,
    ...fortifyFunctions,
    ...stdlibFunctions,
    ...parseNumberFunctions,
    ...randomFunctions,
    ...sortFunctions,
    ...ctypeFunctions,
  ]),
];

const platforms: Readonly<Record<Platform, readonly Definition[]>> = {
  linux: linuxFunctions,
  bare: bareFunctions,
};

/** The library's own loops and calls must not be turned into calls of the library: strcpy is made of stpcpy. */
const noBuiltins = [{ kind: "string", name: "no-builtins", value: undefined }] as const;

function build(name: string, definitions: readonly Definition[]): Module {
  return new ModuleBuilder(name, noBuiltins).add(...definitions).module;
}
const elapsed = { linux: monotonicUnit, bare: counterUnit } as const;
const unitsOf = (platform: Platform) => [
  ...library,
  elapsed[platform],
  ...apart(packed(platforms[platform])),
];

/** The runtime's functions as IR: all of them but the entry stubs, which it declares. */
export function runtimeModule(platform: Platform): Module {
  return build(`runtime-${platform}`, unitsOf(platform).flat());
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
  /** The objects that will be linked with it: only what they need is compiled. All of it when left out. */
  readonly program?: readonly ObjectFile[];
}

/** The compiled units of one platform, tier and CPU level. */
class CompiledRuntime {
  private readonly units = new Map<string, readonly Definition[]>();
  private readonly objects = new Map<readonly Definition[], ObjectFile>();
  private readonly stubs: ObjectFile;
  constructor(
    readonly platform: Platform,
    private readonly tier: Tier,
    private readonly cpu: CpuLevel,
  ) {
    for (const unit of unitsOf(platform)) {
      for (const definition of unit) this.units.set(definition.name, unit);
    }
    this.stubs = stubObject(platform);
  }
  private compile(unit: readonly Definition[]): ObjectFile {
    let object = this.objects.get(unit);
    if (object === undefined) {
      const [first] = unit;
      const isPacked = first?.kind === "function" && first.options.align === 1;
      const tier = isPacked && this.tier !== "O0" ? "O1" : this.tier;
      object = compileModule(build(`runtime-${first?.name}`, unit), { tier, cpu: this.cpu });
      this.objects.set(unit, object);
    }
    return object;
  }
  all(): readonly ObjectFile[] {
    return [...new Set(this.units.values())].map((unit) => this.compile(unit)).concat(this.stubs);
  }
  /** The units that `program` reaches, in the library's order. */
  reachedBy(program: readonly ObjectFile[]): readonly ObjectFile[] {
    const reached = new Set<readonly Definition[]>();
    const work = [...program, this.stubs];
    for (let object = work.pop(); object !== undefined; object = work.pop()) {
      for (const symbol of object.symbols) {
        const unit = symbol.section === "undefined" ? this.units.get(symbol.name) : undefined;
        if (unit === undefined || reached.has(unit)) continue;
        reached.add(unit);
        work.push(this.compile(unit));
      }
    }
    return [...new Set(this.units.values())]
      .filter((unit) => reached.has(unit))
      .map((unit) => this.compile(unit))
      .concat(this.stubs);
  }
}
const compiled = new Map<string, CompiledRuntime>();

/**
 * What a program links against, `_start` included: a section for each function, so that the linker leaves out what is
 * not reached. Each unit of the library is compiled once in a process for each platform, tier and CPU level.
 * @throws UnsupportedError when the back end cannot compile it for that CPU level.
 */
export function runtime(platform: Platform, options: RuntimeOptions = {}): readonly ObjectFile[] {
  const { tier = "O2", cpu = DEFAULT_CPU, program } = options;
  const key = `${platform} ${tier} ${cpu}`;
  let found = compiled.get(key);
  if (found === undefined) {
    found = new CompiledRuntime(platform, tier, cpu);
    compiled.set(key, found);
  }
  return program === undefined ? found.all() : found.reachedBy(program);
}
