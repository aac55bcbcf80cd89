/** The runtime put together: the library, one platform under it, the entry stubs. */
import {
  type CpuLevel,
  compileModule,
  cpuHas,
  DEFAULT_CPU,
  type ObjectFile,
  type Tier,
} from "@ts-jit/codegen";
import {
  AttributeList,
  AttributeSet,
  type Definition,
  type Function as IrFunction,
  isCall,
  isInstruction,
  type Module,
  ModuleBuilder,
} from "@ts-jit/ir";
import { compilerRtFunctions } from "./libc/compiler-rt.js";
import { complexFunctions } from "./libc/complex.js";
import { cpuFunctions } from "./libc/cpu.js";
import { ctypeFunctions } from "./libc/ctype.js";
import { cxxFunctions } from "./libc/cxx.js";
import { cycleFunctions } from "./libc/cycles.js";
import { decimalFunctions } from "./libc/decimal.js";
import { environmentFunctions } from "./libc/environment.js";
import { errnoFunctions } from "./libc/errno.js";
import { exitFunctions } from "./libc/exit.js";
import { fileFunctions } from "./libc/file.js";
import { floatEnvironmentFunctions } from "./libc/float-environment.js";
import { float128Functions } from "./libc/float128.js";
import { formatFloatFunctions } from "./libc/format-float.js";
import { fortifyFunctions } from "./libc/fortify.js";
import { heapFunctions, heapPoison } from "./libc/heap.js";
import { inflateFunctions } from "./libc/inflate.js";
import { inputFunctions } from "./libc/input.js";
import { int64Functions } from "./libc/int64.js";
import { elementaryFunctions } from "./libc/math-elementary.js";
import { mathExactFunctions } from "./libc/math-exact.js";
import { mathExtendedFunctions } from "./libc/math-extended.js";
import { mathFloatFunctions } from "./libc/math-float.js";
import { mathGammaFunctions } from "./libc/math-gamma.js";
import { mathLongFunctions } from "./libc/math-long.js";
import { trigonometricFunctions } from "./libc/math-trigonometric.js";
import { memoryFunctions } from "./libc/memory.js";
import { moduleFunctions } from "./libc/modules.js";
import { outputFunctions } from "./libc/output.js";
import { parallelFunctions } from "./libc/parallel.js";
import { parseFloatFunctions } from "./libc/parse-float.js";
import { parseNumberFunctions } from "./libc/parse-number.js";
import { posixFunctions } from "./libc/posix.js";
import { posixFileFunctions } from "./libc/posix-files.js";
import { printfFunctions } from "./libc/printf.js";
import { randomFunctions } from "./libc/random.js";
import { roundFloatFunctions } from "./libc/round-float.js";
import { scanfFunctions } from "./libc/scanf.js";
import { signalFunctions } from "./libc/signals.js";
import { sortFunctions } from "./libc/sort.js";
import { stdlibFunctions } from "./libc/stdlib.js";
import { streamFunctions } from "./libc/stream.js";
import { stringFunctions } from "./libc/string.js";
import { tickFunctions } from "./libc/ticks.js";
import { monotonicUnit, timeFunctions } from "./libc/time.js";
import { wideFunctions } from "./libc/wide.js";
import { bareFunctions } from "./platform/bare.js";
import { counterUnit } from "./platform/clock.js";
import { linuxFunctions } from "./platform/linux.js";
import { assemble, type Stub } from "./stubs/assembler.js";
import { bareStubs } from "./stubs/bare.js";
import { commonStubs } from "./stubs/common.js";
import { floatEnvironmentStubs } from "./stubs/float-environment.js";
import { interruptStubs } from "./stubs/interrupts.js";
import { linuxStubs } from "./stubs/linux.js";
import { processorStubs } from "./stubs/processors.js";
import { stringStubs } from "./stubs/strings.js";
import { x87Stubs } from "./stubs/x87.js";

export type Platform = "bare" | "linux";

/** Every definition a unit of its own, compiled when something needs it. */
const apart = (definitions: readonly Definition[]) => definitions.map((definition) => [definition]);

/** Functions that run seldom or wait for a device are made small rather than fast. */
const small = (definitions: readonly Definition[]): readonly Definition[] =>
  definitions.map((definition) => {
    if (definition.kind !== "function") return definition;
    const attributes = [...(definition.options.attributes ?? []), "optsize"];
    return { ...definition, options: { ...definition.options, attributes } };
  });

/** What every platform shares, in units that are compiled together, so that their parts can be inlined. */
const library: readonly (readonly Definition[])[] = [
  heapFunctions,
  ...apart([heapPoison, ...memoryFunctions, ...stringFunctions, ...sortFunctions]),
  ...apart(
    small([
      ...errnoFunctions,
      ...environmentFunctions,
      ...exitFunctions,
      ...fileFunctions,
      ...outputFunctions,
      ...moduleFunctions,
      ...cpuFunctions,
      ...parallelFunctions,
      ...inflateFunctions,
      ...inputFunctions,
      ...streamFunctions,
      ...scanfFunctions,
      ...decimalFunctions,
      ...formatFloatFunctions,
      ...printfFunctions,
      ...int64Functions,
      ...roundFloatFunctions,
      ...parseFloatFunctions,
      ...mathExactFunctions,
      ...elementaryFunctions,
      ...trigonometricFunctions,
      ...mathFloatFunctions,
      ...mathLongFunctions,
      ...mathExtendedFunctions,
      ...mathGammaFunctions,
      ...complexFunctions,
      ...floatEnvironmentFunctions,
      ...timeFunctions,
      ...cxxFunctions,
      ...compilerRtFunctions,
      ...float128Functions,
      ...fortifyFunctions,
      ...stdlibFunctions,
      ...tickFunctions,
      ...cycleFunctions,
      ...posixFunctions,
      ...posixFileFunctions,
      ...signalFunctions,
      ...parseNumberFunctions,
      ...randomFunctions,
      ...ctypeFunctions,
      ...wideFunctions,
    ]),
  ),
];

const platforms: Readonly<Record<Platform, readonly Definition[]>> = {
  linux: linuxFunctions,
  bare: bareFunctions,
};

/** The library's own loops and calls must not be turned into calls of the library: strcpy is made of stpcpy. */
const noBuiltins = [{ kind: "string", name: "no-builtins", value: undefined }] as const;

function build(
  name: string,
  definitions: readonly Definition[],
  internal: ReadonlySet<string> = new Set(),
): Module {
  const { module } = new ModuleBuilder(name, noBuiltins).add(...definitions);
  for (const fn of module.functions) if (internal.has(fn.name)) passInRegisters(fn);
  return module;
}

/** Has a function and its calls in this module pass arguments in registers. */
function passInRegisters(fn: IrFunction): void {
  fn.attributes = inRegisters(fn.attributes, fn.args.length);
  for (const { user } of fn.uses()) {
    if (!isInstruction(user) || !isCall(user)) continue;
    user.data = { ...user.data, attributes: inRegisters(user.data.attributes, fn.args.length) };
  }
}
function inRegisters({ fn, ret, params }: AttributeList, count: number): AttributeList {
  const withRegister = ({ attributes }: AttributeSet) =>
    new AttributeSet([...attributes, { kind: "enum", name: "inreg" }]);
  const sets = Array.from({ length: count }, (_, at) => withRegister(params[at] ?? AttributeSet.empty));
  return new AttributeList(fn, ret, sets);
}

/** Internal functions that programs may call all the same. */
const CALLED_BY_PROGRAMS = new Set(["__tsjit_start_timer"]);

/** The functions that only the library's own IR calls, and only by name: they may pass arguments in registers. */
function internalFunctions(platform: Platform, cpu: CpuLevel): ReadonlySet<string> {
  const calledByStubs = new Set(stubObject(platform, cpu).symbols.map(({ name }) => name));
  const isInternal = (fn: IrFunction) =>
    fn.name.startsWith("__tsjit_") &&
    !fn.isDeclaration &&
    !fn.valueType.varArg &&
    !CALLED_BY_PROGRAMS.has(fn.name) &&
    !calledByStubs.has(fn.name) &&
    [...fn.uses()].every(({ user, index }) => isInstruction(user) && isCall(user) && index === 0);
  return new Set(
    runtimeModule(platform)
      .functions.filter(isInternal)
      .map(({ name }) => name),
  );
}
const elapsed = { linux: monotonicUnit, bare: counterUnit } as const;
const unitsOf = (platform: Platform) => [...library, elapsed[platform], ...apart(small(platforms[platform]))];

/** The runtime's functions as IR: all of them but the entry stubs, which it declares. */
export function runtimeModule(platform: Platform): Module {
  return build(`runtime-${platform}`, unitsOf(platform).flat());
}

const stubsOf = (platform: Platform, cpu: CpuLevel): readonly Stub[] => [
  ...commonStubs,
  ...x87Stubs,
  ...floatEnvironmentStubs(cpu),
  ...(platform === "linux" ? linuxStubs : [...bareStubs(cpu), ...interruptStubs, ...processorStubs]),
  ...(cpuHas(cpu, "pentium4") ? stringStubs : []),
];

/** The entry stubs: what IR cannot say. Those named as functions of the library stand in for them. */
export function stubObject(platform: Platform, cpu: CpuLevel = DEFAULT_CPU): ObjectFile {
  return assemble(`stubs-${platform}`, stubsOf(platform, cpu));
}

export interface RuntimeOptions {
  /** How the library is compiled; O2 unless said otherwise. */
  readonly tier?: Tier;
  readonly cpu?: CpuLevel;
  /** The objects that will be linked with it: only what they need is compiled. All of it when left out. */
  readonly program?: readonly ObjectFile[];
}

/** What is compiled together: definitions, or one entry stub. */
class Unit {
  private object: ObjectFile | undefined;
  constructor(private readonly make: () => ObjectFile) {}
  /** Compiled when first asked for. */
  get compiled(): ObjectFile {
    this.object ??= this.make();
    return this.object;
  }
}

/** The units of one platform, tier and CPU level, by the names they define. */
class CompiledRuntime {
  private readonly units = new Map<string, Unit>();
  constructor(platform: Platform, tier: Tier, cpu: CpuLevel) {
    const internal = internalFunctions(platform, cpu);
    for (const definitions of unitsOf(platform)) {
      const unitName = `runtime-${definitions[0]?.name}`;
      const unit = new Unit(() => compileModule(build(unitName, definitions, internal), { tier, cpu }));
      for (const { name } of definitions) this.units.set(name, unit);
    }
    for (const stub of stubsOf(platform, cpu)) {
      const unit = new Unit(() => assemble(`stub-${stub.name}`, [stub]));
      for (const name of [stub.name, ...(stub.labels ?? [])]) this.units.set(name, unit);
    }
  }
  all(): readonly ObjectFile[] {
    return [...new Set(this.units.values())].map((unit) => unit.compiled);
  }
  /** The units that the entry point and `program` reach, in the library's order. */
  reachedBy(program: readonly ObjectFile[]): readonly ObjectFile[] {
    const reached = new Set<Unit>();
    const work = [...program];
    const reach = (name: string) => {
      const unit = this.units.get(name);
      if (unit === undefined || reached.has(unit)) return;
      reached.add(unit);
      work.push(unit.compiled);
    };
    reach("_start");
    for (let object = work.pop(); object !== undefined; object = work.pop()) {
      for (const { name, section } of object.symbols) if (section === "undefined") reach(name);
    }
    return [...new Set(this.units.values())].filter((unit) => reached.has(unit)).map((unit) => unit.compiled);
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
