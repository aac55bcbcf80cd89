/**
 * Everything in one import: the packages' own names, and two calls that do the whole way.
 *
 *     import { compile, run } from "ts-jit";
 *     const image = await compile(text, { tier: "O2" });
 *     const { status, output } = await run(image, { machine: "v86" });
 */
import {
  type BootOptions,
  boot,
  defaultMachine,
  type Image,
  interpretModule,
  type MachineName,
  machinePlatform,
  type Platform,
  type RunResult,
} from "@ts-jit/boot";
import type { CpuLevel, Tier } from "@ts-jit/codegen";
import { parseModule, verifyModule } from "@ts-jit/ir";
import { buildImage } from "./pipeline.js";

export type { BootModule, BootOptions, Image, MachineName, Platform, RunResult } from "@ts-jit/boot";
export * as machines from "@ts-jit/boot";
export { boot, formatSections, link } from "@ts-jit/boot";
export type { CpuLevel, ObjectFile, Tier } from "@ts-jit/codegen";
export * as codegen from "@ts-jit/codegen";
export { compileModule, generateObject, optimize, readElf, writeElf } from "@ts-jit/codegen";
export * as ir from "@ts-jit/ir";
export { Interpreter, IRBuilder, Module, parseModule, printModule, verifyModule } from "@ts-jit/ir";
export * as kernel from "@ts-jit/kernel";
export { runtime } from "@ts-jit/kernel";
export * as model from "@ts-jit/model";

export interface CompileTextOptions {
  /** Default O2. */
  readonly tier?: Tier;
  readonly cpu?: CpuLevel;
  /** `bare` (the default): a Multiboot kernel; `linux`: an i386 Linux program. */
  readonly platform?: Platform;
  /** The program's name, for `argv[0]` and messages; default `program`. */
  readonly name?: string;
  /** Leaves out symbols and debug information. */
  readonly strip?: boolean;
}

/**
 * Compiles LLVM IR text and links it with the runtime.
 * @throws IrSyntaxError, VerifyError, UnsupportedError, LinkError: what is wrong, and where.
 */
export async function compile(text: string, options: CompileTextOptions = {}): Promise<Image> {
  const { tier = "O2", cpu, platform = "bare", name = "program", strip = false } = options;
  const input = { path: `${name}.ll`, kind: "ll", bytes: Buffer.from(text) } as const;
  return await buildImage([input], { tier, cpu, platform, name, strip });
}

/**
 * Runs LLVM IR text or an image on a machine; by default on QEMU where it is installed, else on v86.
 * @throws what `compile` throws; MachineMissingError, MachineError.
 */
export async function run(
  program: string | Image,
  {
    machine = defaultMachine(),
    ...options
  }: CompileTextOptions & BootOptions & { readonly machine?: MachineName } = {},
): Promise<RunResult> {
  if (machine === "interp") {
    if (typeof program !== "string") throw new TypeError("the interpreter runs IR, not images");
    const module = parseModule(program, `${options.name ?? "program"}.ll`);
    verifyModule(module);
    return await interpretModule(module, options.name ?? "program", options);
  }
  const image =
    typeof program === "string"
      ? await compile(program, { ...options, platform: machinePlatform(machine) })
      : program;
  return await boot(image, { ...options, machine });
}
