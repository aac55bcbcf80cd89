/** `ts-jit llama --bench`: the same text at every tier and processor level on every machine there is, as a table. */
import type { MachineName } from "@ts-jit/boot";
import type { CpuLevel, Tier } from "@ts-jit/codegen";
import type { LlamaOptions, LlamaReport } from "@ts-jit/model";
import { InputError } from "../../cli/failure.js";
import { TIERS } from "../../cli/options.js";

const PROMPT = "Once upon a time";
/** Tokens where nothing else is asked for: enough for a rate. */
const TOKENS = 48;
/** Fewer where that would take longer than this many seconds at the speed each machine reads weights with, at the least. */
const SECONDS = 8;
const BYTES_PER_SECOND: Readonly<Record<MachineName, number>> = {
  host: 1e9,
  qemu: 1e8,
  v86: 1e8,
  interp: 1e5,
};
const LEAST_TOKENS = 4;
/** A row that takes longer, starting and reading the prompt included, is given up: seconds. */
const PATIENCE = 120;
/** Levels the kernels differ for, from the least to the most. */
const LEVELS: readonly CpuLevel[] = ["i686", "pentium4", "avx2"];

export interface BenchOptions extends Omit<LlamaOptions, "tier" | "cpu" | "onText" | "onDiagnostic"> {
  readonly cpu: "native" | readonly CpuLevel[] | undefined;
  /** Gets each line as it is known. */
  readonly say: (line: string) => void;
  /** Gets what is being measured. */
  readonly progress: (what: string) => void;
}

/** Columns: heading, width, and whether it holds words rather than numbers. */
const COLUMNS = [
  ["machine", 8, true],
  ["tier", 5, true],
  ["cpu", 15, true],
  ["prompt tok/s", 14, false],
  ["tok/s", 10, false],
  ["first token ms", 16, false],
  ["image bytes", 13, false],
] as const;

function line(cells: readonly string[]): string {
  return COLUMNS.map(([, width, words], at) => {
    const cell = cells[at] ?? "";
    return words ? `${cell} `.padEnd(width) : cell.padStart(width);
  })
    .join("")
    .trimEnd();
}

/** Runs the table; gives whether every run wrote the same text. */
export async function bench({ say, progress, cpu: asked, ...options }: BenchOptions): Promise<boolean> {
  const [{ loadModel, withLlama }, { findQemu, hostRefusal }, { levelsFor, vectorCpu }] = await Promise.all([
    import("@ts-jit/model"),
    import("@ts-jit/boot"),
    import("../../cli/machine-cpu.js"),
  ]);
  const there: readonly MachineName[] = [
    ...(hostRefusal() === undefined ? (["host"] as const) : []),
    ...(findQemu() === undefined ? [] : (["qemu"] as const)),
    "v86",
  ];
  const machines = options.machine === undefined ? there : [options.machine];
  const { layout } = loadModel(
    options.model,
    options.tokenizer,
    options.tune,
    options.context,
    options.weights,
  );
  const { prompt = PROMPT, timeout = 1000 * PATIENCE } = options;
  const texts: string[] = [];
  let failed = 0;
  say(line(COLUMNS.map(([heading]) => heading)));
  for (const machine of machines) {
    const lacks = asked === undefined ? undefined : lackOf(() => levelsFor(asked, machine));
    if (lacks !== undefined && options.machine === undefined) {
      say(`${machine.padEnd(8)}${lacks}`);
      continue;
    }
    // Levels above the machine's own are left out.
    const most = LEVELS.indexOf(vectorCpu(machine) ?? "pentium4");
    const levels =
      asked === undefined ? LEVELS.slice(0, most + 1).map((level) => [level]) : [levelsFor(asked, machine)];
    const affordable = Math.floor((SECONDS * BYTES_PER_SECOND[machine]) / layout.size);
    const tokens = options.tokens ?? Math.max(LEAST_TOKENS, Math.min(TOKENS, affordable));
    await withLlama({ ...options, machine }, async (run) => {
      for (const cpu of levels) {
        for (const tier of Object.values(TIERS) as Tier[]) {
          const shown = [machine, tier, cpu?.join() ?? ""];
          progress(`${shown.join(" ")}: ${tokens} tokens`);
          const report = await run({ ...options, prompt, tokens, timeout, machine, cpu, tier });
          if (report.figures === undefined) failed++;
          else texts.push(report.text.replace(/[\s\ufffd]+$/, ""));
          say(line([...shown, ...(await cellsOf(report, timeout))]));
        }
      }
    });
  }
  const [longest = ""] = [...texts].sort((a, b) => b.length - a.length);
  const same = texts.every((text) => longest.startsWith(text));
  if (failed > 0) say(`${failed} of the rows came to no end`);
  say(same ? "the same text in every row" : `${new Set(texts).size} different texts`);
  return same && failed === 0;
}

/** Why a machine cannot run what is asked for, if it cannot. */
function lackOf(levels: () => unknown): string | undefined {
  try {
    levels();
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

async function cellsOf(
  { figures, status, imageBytes }: LlamaReport,
  timeout: number,
): Promise<readonly string[]> {
  const { promptTokensPerSecond, tokensPerSecond } = await import("@ts-jit/model");
  const rate = (value: number) => value.toFixed(value < 100 ? 2 : 0);
  if (figures === undefined) return [status === 124 ? `> ${timeout / 1000} s` : `status ${status}`];
  return [
    rate(promptTokensPerSecond(figures)),
    rate(tokensPerSecond(figures)),
    (figures.firstToken / 1000).toFixed(2),
    `${imageBytes}`,
  ];
}
