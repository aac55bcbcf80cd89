/** `ts-jit llama --bench`: the same text at every tier and processor level on every machine there is, as a table. */
import type { MachineName } from "@ts-jit/boot";
import type { CpuLevel, Tier } from "@ts-jit/codegen";
import type { LlamaOptions } from "@ts-jit/model";
import { TIERS } from "../../cli/options.js";

/** Tokens where nothing else is asked for: enough for a rate, few enough for an emulator. */
const TOKENS = 48;
const PROMPT = "Once upon a time";
/** Levels the kernels differ for, from the least to the most. */
const LEVELS: readonly CpuLevel[] = ["i686", "pentium4", "avx2"];

export interface BenchOptions extends Omit<LlamaOptions, "tier" | "onText" | "onDiagnostic"> {
  /** Gets each line as it is known. */
  readonly say: (line: string) => void;
}

/** Columns: heading, width, and how a cell is shown. */
const COLUMNS = [
  ["machine", 8],
  ["tier", 5],
  ["cpu", 10],
  ["prompt tok/s", 14],
  ["tok/s", 10],
  ["first token ms", 16],
  ["image bytes", 13],
] as const;

function line(cells: readonly string[]): string {
  return COLUMNS.map(([, width], at) => {
    const cell = cells[at] ?? "";
    return at < 3 ? cell.padEnd(width) : cell.padStart(width);
  })
    .join("")
    .trimEnd();
}

/** Runs the table; gives whether every run wrote the same text. */
export async function bench({ say, ...options }: BenchOptions): Promise<boolean> {
  const [
    { promptTokensPerSecond, runLlama, tokensPerSecond },
    { findQemu, hostRefusal },
    { cpuForMachine, vectorCpu },
  ] = await Promise.all([
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
  const texts = new Set<string>();
  const rate = (value: number) => value.toFixed(value < 100 ? 2 : 0);
  say(line(COLUMNS.map(([heading]) => heading)));
  for (const machine of machines) {
    // Levels above the machine's own are left out.
    const most = LEVELS.indexOf(vectorCpu(machine) ?? "pentium4");
    const levels =
      options.cpu === undefined ? LEVELS.slice(0, most + 1) : [cpuForMachine(options.cpu, machine)];
    for (const cpu of levels) {
      for (const tier of Object.values(TIERS) as Tier[]) {
        const { prompt = PROMPT, tokens = TOKENS } = options;
        const report = await runLlama({ ...options, prompt, tokens, machine, cpu, tier });
        const { figures } = report;
        texts.add(report.text);
        const measured =
          figures === undefined
            ? [`status ${report.status}`]
            : [
                rate(promptTokensPerSecond(figures)),
                rate(tokensPerSecond(figures)),
                (figures.firstToken / 1000).toFixed(2),
                `${report.imageBytes}`,
              ];
        say(line([machine, tier, cpu ?? "", ...measured]));
      }
    }
  }
  say(texts.size === 1 ? "the same text in every row" : `${texts.size} different texts`);
  return texts.size === 1;
}
