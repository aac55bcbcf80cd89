/**
 * Kernels for several CPU levels in one image: each level has all of them under names of its own, and what the program calls
 * goes to the highest level that the processor has.
 *
 *     llama_layers  ->  level >= 2 ? llama_layers.avx2 : llama_layers.pentium4
 *
 * The buffers are the same for all. With one level there is nothing to choose, and names stay as they are.
 */
import { CPU_LEVELS, type CpuLevel } from "@ts-jit/codegen";
import {
  type Definition,
  declare,
  define,
  externGlobal,
  type FunctionDefinition,
  i32,
  type Module,
  ModuleBuilder,
  voidType,
} from "@ts-jit/ir";

/** A level, and its kernels. */
export interface LevelKernels {
  readonly cpu: CpuLevel;
  readonly definitions: readonly Definition[];
}

/** `int tsjit_cpu_level(void)`: the processor's place in CPU_LEVELS. */
const processorLevel = declare("tsjit_cpu_level", i32, {});
const placeOf = (cpu: CpuLevel) => CPU_LEVELS.indexOf(cpu);

/** Levels from the least to the most, each once. */
export function inOrder(levels: readonly CpuLevel[]): readonly CpuLevel[] {
  return CPU_LEVELS.filter((level) => levels.includes(level));
}

/** Which of `levels` runs, as the processor's place in CPU_LEVELS has it: of one level, that one. */
export const levelFunction = (levels: readonly CpuLevel[]) =>
  define("llama_level", i32, {}, (f) => {
    const [least, ...more] = levels.map(placeOf);
    const running = f.local(i32, least ?? 0);
    if (more.length > 0) {
      const found = f.call(processorLevel).get();
      for (const level of more) f.if(found.ge(level), () => running.set(level));
    }
    f.return(running);
  });

/**
 * The modules of the kernels, a module for each level, and what `program` needs to call them.
 * @param program has everything else; it calls kernels by the names they are defined by
 */
export function addKernels(program: ModuleBuilder, levels: readonly LevelKernels[]): readonly Module[] {
  const several = levels.length > 1;
  const defined = new Set<string>();
  const modules = levels.map(({ cpu, definitions }) => {
    // A variable is the first level's that has it.
    const own = definitions.map((one) => {
      if (one.kind === "function" || !defined.has(one.name)) return one;
      return externGlobal(one.name, one.type, one.options);
    });
    for (const one of definitions) if (one.kind === "global") defined.add(one.name);
    const { module } = new ModuleBuilder(several ? `llama.${cpu}` : "llama.kernels").add(...own);
    if (several) {
      for (const fn of module.functions) if (!fn.isDeclaration) module.rename(fn, `${fn.name}.${cpu}`);
    }
    return module;
  });
  if (!several) return modules;
  const choose = levelFunction(levels.map(({ cpu }) => cpu));
  const called = new Set(program.module.functions.filter((fn) => fn.isDeclaration).map(({ name }) => name));
  for (const entry of levels[0]?.definitions ?? []) {
    if (entry.kind === "function" && called.has(entry.name)) program.add(entryFor(entry, levels, choose));
  }
  return modules;
}

/** The function that the program calls for a kernel. */
function entryFor(
  kernel: FunctionDefinition,
  levels: readonly LevelKernels[],
  choose: ReturnType<typeof levelFunction>,
): FunctionDefinition {
  const { returnType } = kernel.type;
  return define(kernel.name, returnType, kernel.params, (f, parameters) => {
    const running = f.call(choose).get();
    const given = Object.values(parameters).map((one) => one.get());
    // The first level is what the image needs to start.
    const [first, ...more] = levels.map(({ cpu }) => ({
      place: placeOf(cpu),
      run: () => {
        const answer = f.call(declare(`${kernel.name}.${cpu}`, returnType, kernel.params), ...given);
        if (returnType === voidType) f.return();
        else f.return(answer);
      },
    }));
    for (const { place, run } of more.reverse()) f.if(running.eq(place), run);
    first?.run();
  });
}
