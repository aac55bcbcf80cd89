/** The fixture programs, and how a test runs one on a machine at a tier. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { boot, link, type MachineName, machinePlatform, type RunResult } from "@ts-jit/boot";
import { compileModule, type Tier } from "@ts-jit/codegen";
import {
  Interpreter,
  type InterpreterOptions,
  linkModules,
  type Module,
  parseModule,
  verifyModule,
} from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));

export const TIERS: readonly Tier[] = ["O0", "O1", "O2", "O3"];

export interface Program {
  /** `sorts.O2`: the C program, and the level clang printed it at. */
  readonly name: string;
  /** The modules it is made of, one for each C file. */
  readonly paths: readonly string[];
  readonly args: readonly string[];
  /** What it prints and returns when clang compiles it. */
  readonly output: string;
  readonly status: number;
}

interface Expected {
  readonly args: readonly string[];
  readonly status: number;
  readonly output: string;
}

export function programs(): Program[] {
  const expected = JSON.parse(readFileSync(`${fixtures}expected.json`, "utf8")) as Record<string, Expected>;
  return readdirSync(`${fixtures}ll`, { withFileTypes: true }).map((found) => {
    const path = `${fixtures}ll/${found.name}`;
    const entry = expected[found.name.split(".")[0] ?? ""];
    if (entry === undefined) throw new Error(`${found.name} has no entry in expected.json`);
    const paths = found.isDirectory() ? readdirSync(path).map((file) => `${path}/${file}`) : [path];
    return { name: found.name.replace(/\.ll$/, ""), paths, ...entry };
  });
}

/** @throws IrSyntaxError, VerifyError. */
export function parseChecked(text: string, path: string): Module {
  const module = parseModule(text, path);
  verifyModule(module);
  return module;
}
export function readModule(path: string): Module {
  return parseChecked(readFileSync(path, "utf8"), path);
}
function readModules(program: Program): Module[] {
  return program.paths.map(readModule);
}

/** What a test compares. */
export interface Outcome {
  readonly status: number;
  readonly output: string;
}

/** Compiles a program at a tier, links it and runs it. */
export async function runProgram(
  program: Program,
  machine: Exclude<MachineName, "interp">,
  tier: Tier,
): Promise<Outcome> {
  const platform = machinePlatform(machine);
  const objects = readModules(program).map((module) => compileModule(module, { tier }));
  const image = link(objects, { platform, name: program.name, libraries: runtime(platform, { tier }) });
  const result: RunResult = await boot(image, { machine, args: program.args, timeout: 60_000 });
  return { status: result.status, output: result.output };
}

export function interpretProgram(program: Program): Outcome {
  const [first, ...rest] = readModules(program);
  if (first === undefined) throw new Error(`${program.name} has no module`);
  return interpret(linkModules([first, ...rest]), { args: [program.name, ...program.args] });
}

/**
 * What a module's program prints and returns when interpreted.
 * @param options `args` begin with the program's name
 * @throws InterpreterError when it has no meaning, or takes longer than `limits` say
 */
export function interpret(
  module: Module,
  {
    args = ["program"],
    ...options
  }: Pick<InterpreterOptions, "allowMisaligned" | "limits"> & { readonly args?: readonly string[] } = {},
): Outcome {
  const parts: Uint8Array[] = [];
  const write = (fd: number, bytes: Uint8Array) => {
    if (fd === 1) parts.push(bytes.slice());
  };
  const { status } = new Interpreter(module, { ...options, write }).run("main", args);
  return { status, output: Buffer.concat(parts).toString("utf8") };
}
