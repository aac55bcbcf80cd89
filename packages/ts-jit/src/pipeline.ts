/**
 * From inputs to objects to an image, in calls that load only what they use: a check loads no code generator, a compile
 * loads no emulator.
 *
 *     .ll --parse--> Module --optimize--> Module --generate--> ObjectFile --link with .o, .a, runtime--> Image
 */
import type { BootOptions, Image, Platform, RunResult, RuntimeSettings, Watching } from "@ts-jit/boot";
import type {
  Archive,
  AsmSyntax,
  CodegenOptions,
  CpuLevel,
  ObjectFile,
  OptimizeOptions,
  Profile,
  RelocationModel,
  Tier,
} from "@ts-jit/codegen";
import type { Module } from "@ts-jit/ir";
import { UsageError } from "./cli/failure.js";
import { type InputFile, inputText } from "./cli/files.js";
import { StageReport } from "./cli/stage-report.js";

export interface CompileOptions {
  /** Default O2. */
  readonly tier?: Tier;
  readonly cpu?: CpuLevel | undefined;
  /** Writes debug information. */
  readonly debug?: boolean;
  readonly report?: StageReport;
  /** Of a listing; default `gnu`. */
  readonly syntax?: AsmSyntax;
  /** Has the program count calls and cycles by function, and write them to standard error as it ends. */
  readonly instrument?: boolean;
  /** How the program behaved when it ran. */
  readonly profile?: Profile | undefined;
  /** Default `static`. */
  readonly relocationModel?: RelocationModel;
}

export interface ImageOptions extends CompileOptions {
  readonly platform: Platform;
  /** The program's name, its `argv[0]`. */
  readonly name: string;
  /** Leaves out symbols and debug information. */
  readonly strip: boolean;
  /** Files that become part of the image. */
  readonly modules?: readonly { readonly name: string; readonly data: Uint8Array }[];
  /** What looks at the program while it runs. */
  readonly watching?: Watching;
}

/**
 * Parses and verifies one text.
 * @throws IrSyntaxError, VerifyError with the place.
 */
export async function parseChecked(
  text: string,
  file: string,
  report = new StageReport({}),
): Promise<Module> {
  const { parseModule, verifyModule } = await report.timeAsync("load", () => import("@ts-jit/ir"));
  const module = report.time("parse", () => parseModule(text, file));
  report.time("verify", () => verifyModule(module));
  return module;
}

/** Parses the .ll inputs; others are refused, for nothing is linked. */
export async function parseAll(inputs: readonly InputFile[], { report }: CompileOptions): Promise<Module[]> {
  const modules: Module[] = [];
  for (const input of inputs) {
    if (input.kind !== "ll") throw new UsageError(`${input.path}: only .ll files can be used here`);
    modules.push(await parseChecked(inputText(input), input.path, report));
  }
  return modules;
}

/** Optimized IR, a listing or an object of the .ll inputs. */
export async function buildModule(
  inputs: readonly InputFile[],
  kind: "ll" | "asm" | "obj",
  options: CompileOptions,
): Promise<string | Uint8Array> {
  const { report = new StageReport({}) } = options;
  const modules = await parseAll(inputs, options);
  const [module] = modules;
  if (module === undefined || modules.length > 1) {
    throw new UsageError(
      `--emit ${kind} takes one .ll file; several can be linked with --emit exe or kernel`,
    );
  }
  if (kind === "ll") {
    await optimizeModule(module, options);
    const { printModule } = await import("@ts-jit/ir");
    return report.time("print", () => printModule(module));
  }
  const { listing, writeElf } = await import("@ts-jit/codegen");
  const object = await compileObject(module, options);
  if (kind === "asm") return report.time("list", () => listing(object, { syntax: options.syntax ?? "gnu" }));
  return report.time("write object", () => writeElf(object));
}

/** Several modules as one. */
async function linkAll(modules: readonly Module[], report = new StageReport({})): Promise<Module> {
  const [first, ...others] = modules;
  if (first === undefined) throw new UsageError("no .ll file is given");
  if (others.length === 0) return first;
  const { linkModules } = await import("@ts-jit/ir");
  return report.time("link modules", () => linkModules([first, ...others]));
}

/** Optimizes in place, and tells the report of each pass when it asks. */
async function optimizeModule(module: Module, options: CompileOptions): Promise<void> {
  const { report = new StageReport({}), tier = "O2", cpu, debug = false, profile } = options;
  const { cpuHas, optimize, PASSES } = await report.timeAsync("load", () => import("@ts-jit/codegen"));
  const watcher = await report.passWatcher(PASSES.map((pass) => pass.name));
  const settings: OptimizeOptions = {
    debug,
    ...(watcher === undefined ? {} : { onPass: watcher }),
    ...(cpu === undefined ? {} : { vectors: cpuHas(cpu, "pentium4") }),
    ...(profile === undefined ? {} : { profile }),
  };
  report.time("optimize", () => optimize(module, tier, settings));
}

/**
 * Compiles a module to an object; the module is used up.
 * @throws UnsupportedError for what the compiler does not support, with its place.
 */
export async function compileObject(module: Module, options: CompileOptions): Promise<ObjectFile> {
  const { report = new StageReport({}), tier = "O2", cpu, debug = false, profile, relocationModel } = options;
  await optimizeModule(module, options);
  const { generateObject, instrument } = await import("@ts-jit/codegen");
  if (options.instrument === true) instrument(module);
  const settings: CodegenOptions = {
    tier,
    debug,
    ...(cpu === undefined ? {} : { cpu }),
    ...(profile === undefined ? {} : { profile }),
    ...(relocationModel === undefined ? {} : { relocationModel }),
  };
  return report.time("generate code", () => generateObject(module, settings));
}

/**
 * Compiles and links inputs with the runtime of a platform.
 * @throws what parsing, compiling and linking refuse, with the place.
 */
export async function buildImage(inputs: readonly InputFile[], options: ImageOptions): Promise<Image> {
  const { report = new StageReport({}) } = options;
  const objects: ObjectFile[] = [];
  const archives: Archive[] = [];
  for (const input of inputs) {
    if (input.kind === "ll") {
      objects.push(await compileObject(await parseChecked(inputText(input), input.path, report), options));
      continue;
    }
    const { readArchive, readElf } = await import("@ts-jit/codegen");
    if (input.kind === "object") objects.push(readElf(input.bytes, input.path));
    else archives.push(readArchive(input.bytes, input.path));
  }
  const { profile, watchdog, poison } = options.watching ?? {};
  if (profile === true || watchdog !== undefined || poison === true) {
    const { startObject } = await import("@ts-jit/boot");
    objects.push(startObject(options.watching ?? {}));
  }
  return await linkProgram(objects, archives, options);
}

/**
 * Links objects with the runtime of a platform.
 * @throws LinkError with every finding.
 */
export async function linkProgram(
  objects: readonly ObjectFile[],
  archives: readonly Archive[],
  { platform, name, strip, cpu, modules = [], report = new StageReport({}) }: ImageOptions,
): Promise<Image> {
  const { link, loadRuntime, moduleObject } = await report.timeAsync("load", () => import("@ts-jit/boot"));
  const program = [...objects, ...(await archivedObjects(archives))];
  const libraries = await report.timeAsync("runtime", () =>
    loadRuntime(platform, program, runtimeSettings(cpu)),
  );
  const all = modules.length === 0 ? objects : [...objects, moduleObject(modules)];
  return report.time("link", () => link(all, { platform, name, strip, libraries, archives }));
}

/** The runtime is kept for the default level, which every higher one contains. */
function runtimeSettings(cpu: CpuLevel | undefined): RuntimeSettings {
  return cpu === "i686" ? { cpu } : {};
}

/** Every member: which of them are linked depends on what the others need. */
async function archivedObjects(archives: readonly Archive[]): Promise<ObjectFile[]> {
  if (archives.length === 0) return [];
  const { readElf } = await import("@ts-jit/codegen");
  return archives.flatMap(({ name, members }) => members.map((m) => readElf(m.data, `${name}(${m.name})`)));
}

/** Runs modules in the interpreter, optimized first at tiers above O0. */
export async function interpret(
  modules: readonly Module[],
  name: string,
  options: CompileOptions,
  run: Omit<BootOptions, "machine">,
): Promise<RunResult> {
  const module = await linkAll(modules, options.report);
  if ((options.tier ?? "O2") !== "O0") await optimizeModule(module, options);
  const { interpretModule } = await import("@ts-jit/boot");
  return await interpretModule(module, name, run);
}
