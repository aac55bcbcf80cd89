/** The back end: a module to an object file, function by function. */
import type { Function, Module } from "@ts-jit/ir";
import { type DebugFunction, debugSections, localVariables } from "./dwarf/index.js";
import { FunctionEncoder } from "./emit/encoder.js";
import { alignLoops } from "./emit/loop-alignment.js";
import { assembleModule } from "./emit/module-asm.js";
import { ModuleContext } from "./emit/module-context.js";
import { ObjectBuilder } from "./emit/object-builder.js";
import { type MachineFunction, verifyMachineFunction } from "./machine/index.js";
import type { ObjectFile } from "./object-file.js";
import { optimize } from "./optimizer/index.js";
import { type CodegenOptions, type CpuLevel, cpuHas, DEFAULT_CPU, type Tier } from "./options.js";
import type { Heat, Profile } from "./profile.js";
import { type Allocation, allocateLinear, checkAllocation, FastAllocator } from "./regalloc/index.js";
import { selectFunction } from "./select/index.js";
import { wantsSize } from "./wants-size.js";

/**
 * Compiles a module as it is (see {@link compileModule} for optimizing it first). One section is made for each function
 * and variable, so that a linker can leave out what is not reached.
 * @returns a relocatable object for i386.
 * @throws UnsupportedError, placed at the construct, for what the back end does not compile.
 */
export function generateObject(module: Module, options: CodegenOptions = {}): ObjectFile {
  const context = new ModuleContext(module, options);
  const [ifunc] = module.ifuncs;
  if (ifunc !== undefined) throw context.unsupported(`the ifunc @${ifunc.name}`, ifunc.place);
  const builder = new ObjectBuilder(context);
  if (module.moduleAsm.length > 0) builder.addModuleAsm(assembleModule(context, module.moduleAsm));
  const debug: DebugFunction[] = [];
  const encoders = new Map<boolean, FunctionEncoder>();
  const fast = new FastAllocator();
  for (const fn of inOrder(module.functions, options.profile)) {
    if (fn.isDeclaration || fn.linkage === "available_externally") continue;
    const cpu = levelOf(fn, options);
    const avx = cpuHas(cpu, "avx2");
    let encoder = encoders.get(avx);
    if (encoder === undefined) {
      encoder = new FunctionEncoder(avx);
      encoders.set(avx, encoder);
    }
    const { selected, allocation } = compileFunction(context, fn, cpu, fast, options);
    const code = encoder.encode(allocation.fn, options.debug === true, wantsSize(fn));
    builder.addFunction(fn, code, !wantsSize(fn) && options.profile?.heatOf(fn.name) !== "cold");
    if (options.debug === true) {
      const { bytes, lines, frame, epilogues } = code;
      const variables = localVariables(fn, selected, allocation, code);
      debug.push({
        fn,
        size: bytes.length,
        lines,
        locations: context.locations,
        frame,
        epilogues,
        variables,
      });
    }
    selected.release();
    allocation.fn.release();
  }
  for (const global of module.globals) builder.addVariable(global);
  builder.addDebugSections(debugSections(debug, module.globals));
  return builder.finish(module.sourceFilename ?? module.name);
}

/** Functions in the order of the code: as they come, or hot ones first and those that never ran last. */
function inOrder(functions: readonly Function[], profile: Profile | undefined): readonly Function[] {
  if (profile === undefined) return functions;
  return [...functions].sort((a, b) => profile.samplesOf(b.name) - profile.samplesOf(a.name));
}

function alignmentOf(tier: Tier, heat: Heat | undefined): number {
  if (tier === "O0" || tier === "O1" || heat === "cold") return 0;
  return LOOP_ALIGNMENT[heat === "hot" ? "O3" : tier];
}
/** log2 of what innermost loops are aligned to. */
const LOOP_ALIGNMENT: Readonly<Record<Tier, number>> = { O0: 0, O1: 0, O2: 4, O3: 5 };

/** The stages of one function: select, allocate. What remains is encoding. */
function compileFunction(
  context: ModuleContext,
  fn: Function,
  cpu: CpuLevel,
  fast: FastAllocator,
  options: CodegenOptions,
): { readonly selected: MachineFunction; readonly allocation: Allocation } {
  const tier = options.tier ?? "O0";
  const selected = selectFunction(context, fn, tier, cpu);
  if (options.verify === true) verifyMachineFunction(selected, "select");
  const allocation =
    tier === "O0" ? fast.allocate(selected, options.verify === true) : allocateLinear(selected);
  const align = wantsSize(fn) ? 0 : alignmentOf(tier, options.profile?.heatOf(fn.name));
  if (align > 0) alignLoops(allocation.fn, align);
  if (options.verify === true) {
    checkAllocation(selected, allocation);
    verifyMachineFunction(allocation.fn, "allocate");
  }
  return { selected, allocation };
}

/** Optimizes a module in place for the tier, then generates its object. */
export function compileModule(module: Module, options: CodegenOptions = {}): ObjectFile {
  const tier = options.tier ?? "O0";
  optimize(module, tier, {
    vectors: cpuHas(options.cpu ?? DEFAULT_CPU, "pentium4"),
    debug: options.debug === true,
    ...(options.profile === undefined ? {} : { profile: options.profile }),
  });
  return generateObject(module, { ...options, tier });
}

/** The CPU level a function is compiled for. */
function levelOf(fn: Function, options: CodegenOptions): CpuLevel {
  if (options.cpu !== undefined) return options.cpu;
  const features = fn.attributes.fn.string("target-features");
  if (features === undefined) return DEFAULT_CPU;
  const has = (feature: string): boolean => features.split(",").includes(`+${feature}`);
  if (has("avx512vnni")) return "avx512vnni";
  return has("avx2") ? "avx2" : DEFAULT_CPU;
}
