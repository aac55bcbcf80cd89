/**
 * Random calls in C: caller and callee compiled apart, one by clang to i386 code, the other from clang's IR by us, at
 * each tier and both ways round. Linked by gcc, they must print what two halves by clang print. Every
 * fourth seed is a program in IR, with the types and conventions that C has not. By turns, seed by seed, the
 * halves are static code, a program that may stand anywhere, and a program with a shared library for its callees.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileModule, writeElf } from "@ts-jit/codegen";
import { parseModule, UnsupportedError, verifyModule } from "@ts-jit/ir";
import { TIERS } from "../programs.js";
import type { Fuzzer, Verdict } from "./fuzzer.js";
import { randomAbi } from "./random-abi.js";
import { randomIrAbi } from "./random-abi-ir.js";

const clang = "clang-19";
const plain = ["-m32", "-w", "-march=pentium4", "-mfpmath=sse"];
const MODELS = [
  { relocationModel: "static", compiles: ["-fno-pic", "-fno-pie"], links: ["-no-pie"] },
  { relocationModel: "pie", compiles: ["-fPIE"], links: ["-pie", "-Wl,-z,text"] },
  { relocationModel: "pic", compiles: ["-fPIC"], links: ["-pie", "-Wl,-z,text"] },
] as const;
const patience = 10_000;

export const abi: Fuzzer = {
  needs: [clang, "gcc"],
  what: "random calls: our caller with clang's callee and the other way round, at every tier",
  async tryOne(seed: number, folder: string): Promise<Verdict> {
    mkdirSync(folder, { recursive: true });
    const model = MODELS[seed % MODELS.length] ?? MODELS[0];
    const isIr = seed % 4 === 0;
    const signature = (isIr ? writeIr : writeC)(seed, folder, [...plain, ...model.compiles]);
    const link = (caller: string, callee: string) =>
      linkAndRun(folder, isIr ? [caller, "driver.o"] : [caller], callee, model);
    const expected = link("caller.clang.o", "callee.clang.o");
    if (/SIG[A-Z]+$/.test(expected)) return { kind: "passed over", why: "both halves by clang crash" };
    const refused: string[] = [];
    for (const tier of TIERS) {
      for (const half of ["caller", "callee"] as const) {
        const ours = `${half}.${tier}.o`;
        try {
          const module = parseModule(readFileSync(join(folder, `${half}.ll`), "utf8"), `${half}.ll`);
          verifyModule(module);
          writeFileSync(
            join(folder, ours),
            writeElf(compileModule(module, { tier, verify: true, relocationModel: model.relocationModel })),
          );
        } catch (error) {
          if (error instanceof UnsupportedError) {
            refused.push(error.finding);
            continue;
          }
          return mismatch(folder, `${half} at ${tier}: ${error instanceof Error ? error.message : error}`);
        }
        const found = half === "caller" ? link(ours, "callee.clang.o") : link("caller.clang.o", ours);
        if (found !== expected) {
          const lines = expected.split("\n");
          const at = found.split("\n").findIndex((text, line) => text !== lines[line]);
          return mismatch(folder, `our ${half} at ${tier}: ${signature(at)} differs`);
        }
      }
    }
    return { kind: "agreed", refused };
  },
};

/** What a function looks like, for a finding. */
type Signature = (index: number) => string | undefined;

/** Writes both halves in C, compiled by clang, and as clang's IR. */
function writeC(seed: number, folder: string, flags: readonly string[]): Signature {
  const program = randomAbi(seed);
  writeFileSync(join(folder, "types.h"), program.header);
  writeFileSync(join(folder, "caller.c"), program.caller);
  writeFileSync(join(folder, "callee.c"), program.callee);
  const level = ["-O0", "-O1", "-Os"][(seed >> 2) % 3] ?? "-O0";
  const kept = level === "-O0" ? ["-Xclang", "-disable-O0-optnone"] : [];
  for (const half of ["caller", "callee"]) {
    const source = join(folder, `${half}.c`);
    const ir = ["-S", "-emit-llvm", source, "-o", join(folder, `${half}.ll`)];
    execFileSync(clang, [...flags, level, "-c", source, "-o", join(folder, `${half}.clang.o`)]);
    execFileSync(clang, [...flags, level, ...kept, ...ir]);
  }
  return (index) => program.header.split("\n").find((text) => text.includes(` function${index}(`));
}

/** Writes both halves in IR, compiled by clang, and the driver. */
function writeIr(seed: number, folder: string, flags: readonly string[]): Signature {
  const program = randomIrAbi(seed);
  const level = ["-O0", "-O1"][(seed >> 2) % 2] ?? "-O0";
  writeFileSync(join(folder, "driver.c"), program.driver);
  execFileSync(clang, [...flags, "-c", join(folder, "driver.c"), "-o", join(folder, "driver.o")]);
  for (const half of ["caller", "callee"] as const) {
    const source = join(folder, `${half}.ll`);
    writeFileSync(source, program[half]);
    execFileSync(clang, [...flags, level, "-c", source, "-o", join(folder, `${half}.clang.o`)]);
  }
  return (index) => program.callee.split("\n").find((text) => text.includes(`@function${index}(`));
}

function mismatch(folder: string, finding: string): Verdict {
  writeFileSync(join(folder, "finding.txt"), `${finding}\n`);
  return { kind: "mismatch", finding, keep: folder };
}

/** What the program of two halves prints, and how it ended. */
function linkAndRun(
  folder: string,
  callers: readonly string[],
  callee: string,
  model: (typeof MODELS)[number],
): string {
  const gcc = (...args: readonly string[]) =>
    execFileSync("gcc", ["-m32", ...args], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  let library = callee;
  if (model.relocationModel === "pic") {
    library = "./callee.so";
    gcc("-shared", "-Wl,-z,text", callee, "-o", library);
  }
  gcc(...model.links, ...callers, library, "-o", "program");
  const { stdout, status, signal } = spawnSync("./program", [], {
    cwd: folder,
    encoding: "utf8",
    timeout: patience,
  });
  return `${stdout}${signal ?? status}`;
}
