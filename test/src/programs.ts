/** The fixture programs, and how a test runs one on a machine at a tier. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { boot, link, type MachineName, machinePlatform, type RunResult } from "@ts-jit/boot";
import { compileModule, type Tier } from "@ts-jit/codegen";
import { Interpreter, type Module, parseModule, verifyModule } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));

export const TIERS: readonly Tier[] = ["O0", "O1", "O2", "O3"];

export interface Program {
  /** `sorts.O2`: the C program, and the level clang printed it at. */
  readonly name: string;
  readonly path: string;
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
  return readdirSync(`${fixtures}ll`)
    .filter((file) => file.endsWith(".ll"))
    .map((file) => {
      const entry = expected[file.split(".")[0] ?? ""];
      if (entry === undefined) throw new Error(`${file} has no entry in expected.json`);
      return { name: file.slice(0, -3), path: `${fixtures}ll/${file}`, ...entry };
    });
}

export function readProgram(program: Program): Module {
  const module = parseModule(readFileSync(program.path, "utf8"), program.path);
  verifyModule(module);
  return module;
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
  const object = compileModule(readProgram(program), { tier });
  const image = link([object], { platform, name: program.name, libraries: runtime(platform, { tier }) });
  const result: RunResult = await boot(image, { machine, args: program.args, timeout: 60_000 });
  return { status: result.status, output: result.output };
}

export function interpretProgram(program: Program): Outcome {
  const parts: Uint8Array[] = [];
  const interpreter = new Interpreter(readProgram(program), {
    write: (fd, bytes) => {
      if (fd === 1) parts.push(bytes.slice());
    },
  });
  const { status } = interpreter.run("main", [program.name, ...program.args]);
  return { status, output: Buffer.concat(parts).toString("utf8") };
}
