/**
 * Random IR: for every call that the interpreter finds defined, each tier on the host must give the same result.
 * A call whose result is poison, or that is undefined, may do anything and is left out (refinement).
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Tier } from "@ts-jit/codegen";
import { Interpreter, InterpreterError, UnsupportedError } from "@ts-jit/ir";
import { machineRuns } from "../processor.js";
import { parseChecked, TIERS } from "../programs.js";
import type { Fuzzer, Verdict } from "./fuzzer.js";
import { outputOnHost } from "./host.js";
import { CALLS, type RandomModule, randomModule } from "./random-ir.js";
import { reduceAndKeep } from "./reduce.js";

const functionsEach = 6;

interface DefinedCall {
  readonly fn: number;
  readonly call: number;
  readonly result: bigint;
}

/** CPU levels in turn. (Not i686, where float and double are rounded twice.) */
const LEVELS = (["pentium4", "avx2", "avx512vnni"] as const).filter(machineRuns);

export const ir: Fuzzer = {
  needs: [],
  what: "random IR of all types: each tier on the host agrees with the interpreter where that finds a result",
  async tryOne(seed: number, folder: string): Promise<Verdict> {
    const options = { vectors: seed % 3 === 1, wide: seed % 3 === 2 };
    const cpu = LEVELS[Math.floor(seed / 3) % LEVELS.length];
    const random = randomModule(seed, functionsEach, options);
    const calls = definedCalls(random);
    const path = join(folder, "program.ll");
    const mismatch = async (tier: Tier, program: string, finding: string): Promise<Verdict> => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, program);
      return {
        kind: "mismatch",
        finding: `${tier}, ${cpu}: ${finding}`,
        keep: await reduceAndKeep(path, { tier, ...(cpu && { cpu }) }, folder, `ir-${seed}`),
      };
    };
    const refused = new Map<number, string>();
    for (const tier of TIERS) {
      let program = "";
      let output: string | undefined;
      while (output === undefined) {
        const kept = calls.filter(({ fn }) => !refused.has(fn));
        if (kept.length === 0)
          return { kind: "passed over", why: [...refused.values()].at(-1) ?? "nothing is defined" };
        program = withMain(random, refused, kept);
        try {
          output = await outputOnHost(parseChecked(program, path), {
            tier,
            ...(cpu && { cpu }),
            timeout: 10_000,
          });
        } catch (error) {
          // What the compiler refuses by name is left out, function by function; anything else is a finding.
          const fn = error instanceof UnsupportedError ? /@f(\d+)\b/.exec(error.finding)?.[1] : undefined;
          if (!(error instanceof UnsupportedError) || fn === undefined) {
            return await mismatch(tier, program, String(error instanceof Error ? error.stack : error));
          }
          refused.set(Number(fn), error.finding.replace(/ in @f\d+/, ""));
        }
      }
      const lines = output.split("\n");
      const expected = calls
        .filter(({ fn }) => !refused.has(fn))
        .map(({ fn, call, result }) => line(fn, call, result));
      const at = expected.findIndex((wanted, index) => lines[index] !== wanted);
      if (at >= 0) {
        return await mismatch(tier, program, `${lines[at]}, interpreter: ${expected[at]}`);
      }
    }
    return { kind: "agreed", refused: [...refused.values()] };
  },
};

const line = (fn: number, call: number, result: bigint) =>
  `f${fn} ${call} ${BigInt.asUintN(64, result).toString(16)}`;

function definedCalls({ functions, declarations }: RandomModule): DefinedCall[] {
  const module = parseChecked(functions.join("\n") + declarations, "random.ll");
  const fresh = () => new Interpreter(module, { limits: { steps: 50_000_000 } });
  const calls: DefinedCall[] = [];
  // The functions share no memory: one interpreter serves until a call is undefined and leaves it amid that call.
  let interpreter = fresh();
  for (let fn = 0; fn < functionsEach; fn++) {
    for (const [call, args] of CALLS.entries()) {
      try {
        const result = interpreter.call(`f${fn}`, [...args]);
        if (typeof result === "bigint") calls.push({ fn, call, result });
      } catch (error) {
        if (!(error instanceof InterpreterError) || error.kind === "unsupported") throw error;
        interpreter = fresh();
      }
    }
  }
  return calls;
}

/** The functions not refused, and a main that makes the calls and prints their results. */
function withMain(
  { functions, declarations }: RandomModule,
  refused: ReadonlyMap<number, string>,
  calls: readonly DefinedCall[],
): string {
  const text = functions.filter((_, fn) => !refused.has(fn)).join("\n") + declarations;
  const bits = new DataView(new ArrayBuffer(8));
  const body = calls.map(({ fn, call }, at) => {
    const [a, b, c] = CALLS[call] ?? [0, 0n, 0];
    bits.setFloat64(0, c);
    const double = `0x${bits.getBigUint64(0).toString(16).toUpperCase().padStart(16, "0")}`;
    return (
      `  %r${at} = call i64 @f${fn}(i32 ${a}, i64 ${b}, double ${double})\n` +
      `  call i32 (ptr, ...) @printf(ptr @format, i32 ${fn}, i32 ${call}, i64 %r${at})\n`
    );
  });
  return (
    `${text}\n@format = private constant [14 x i8] c"f%d %d %llx\\0A\\00\\00"\ndeclare i32 @printf(ptr, ...)\n` +
    `define i32 @main() {\n${body.join("")}  ret i32 0\n}\n`
  );
}
