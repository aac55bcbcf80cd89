/**
 * The optimizer alone, pass by pass: random IR is interpreted before and after every pass that changes it, with the
 * verifier in between, so that a wrong pass is named. No machine code is made.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { optimize, TIERS } from "@ts-jit/codegen";
import {
  Interpreter,
  InterpreterError,
  type Module,
  parseModule,
  printModule,
  verifyModule,
} from "@ts-jit/ir";
import type { Fuzzer, Verdict } from "./fuzzer.js";
import { CALLS, randomModule } from "./random-ir.js";

const STEPS = 1_000_000;

interface Call {
  readonly fn: string;
  readonly call: number;
  readonly result: bigint;
}

/** A wrong or broken module after a pass. */
class PassError extends Error {
  override name = "PassError";
}

export const passes: Fuzzer = {
  needs: [],
  what: "random IR through the optimizer: verified, and interpreted alike, after every pass",
  async tryOne(seed: number, folder: string): Promise<Verdict> {
    const random = randomModule(seed, 6, { vectors: seed % 3 === 1, wide: seed % 3 === 2 });
    const text = random.functions.join("\n") + random.declarations;
    const original = parseModule(text, "random.ll");
    verifyModule(original);
    const calls = definedCalls(original);
    if (calls.length === 0) return { kind: "passed over", why: "nothing is defined" };
    mkdirSync(folder, { recursive: true });
    for (const tier of TIERS) {
      const module = parseModule(text, "random.ll");
      let before = text;
      try {
        optimize(module, tier, {
          onPass({ name, fn, changed }) {
            if (!changed) return;
            const wrong = differs(module, calls, fn?.name);
            if (wrong !== undefined) throw new PassError(`${name} of @${fn?.name ?? "the module"}: ${wrong}`);
            before = printModule(module);
          },
          verifyEach: verifyModule,
        });
      } catch (error) {
        const path = join(folder, "before.ll");
        writeFileSync(path, before);
        const finding = error instanceof PassError ? error.message : String((error as Error).stack ?? error);
        return { kind: "mismatch", finding: `${tier}: ${finding}`, keep: path };
      }
    }
    return { kind: "agreed" };
  },
};

/** The calls that the interpreter finds defined, with their results. */
function definedCalls(module: Module): Call[] {
  const calls: Call[] = [];
  for (const fn of module.functions) {
    if (fn.isDeclaration) continue;
    for (const call of CALLS.keys()) {
      const result = interpret(module, fn.name, call);
      if (typeof result === "bigint") calls.push({ fn: fn.name, call, result });
    }
  }
  return calls;
}

/** What a call gives: its result, what was found wrong, or undefined for what the interpreter does not know. */
function interpret(module: Module, fn: string, call: number): bigint | string | undefined {
  try {
    const result = new Interpreter(module, { limits: { steps: STEPS } }).call(fn, [...(CALLS[call] ?? [])]);
    return typeof result === "bigint" ? result : undefined;
  } catch (error) {
    if (!(error instanceof InterpreterError)) throw error;
    return error.kind === "unsupported" ? undefined : error.message;
  }
}

/** The first call (of one function, where only that has changed) that gives another result now. */
function differs(module: Module, calls: readonly Call[], only: string | undefined): string | undefined {
  for (const { fn, call, result } of calls) {
    if (only !== undefined && fn !== only) continue;
    const now = interpret(module, fn, call);
    if (now !== result) return `@${fn}, call ${call}: ${now} where ${result} was`;
  }
  return undefined;
}
