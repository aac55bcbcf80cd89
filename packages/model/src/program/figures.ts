/** The program's line of figures, and what it says besides. */
import type { RunResult } from "@ts-jit/boot";
import { CPU_LEVELS, type CpuLevel, DEFAULT_CPU } from "@ts-jit/codegen";
import { COUNTED, type Count, countOf } from "../kernels/counters.js";
import { type Perplexity, perplexityOf } from "../perplexity.js";
import { CYCLES_LINE, FIGURES, FIGURES_LINE, type Figures } from "./main.js";

/** Parts the program's line of figures from what else it says. */
export class Diagnostics {
  private readonly decoder = new TextDecoder();
  private pending = "";
  private figures: Figures | undefined;
  /** Cycles by kernel; none when the program did not reach its end. */
  counts: readonly Count[] = [];
  constructor(private readonly onDiagnostic: ((text: string) => void) | undefined) {}

  take(bytes: Uint8Array): void {
    this.pending += this.decoder.decode(bytes, { stream: true });
    const lines = this.pending.split("\n");
    this.pending = lines.pop() ?? "";
    for (const line of lines) {
      const figures = parseFigures(line);
      const counts = parseCounts(line);
      if (figures !== undefined) this.figures = figures;
      else if (counts !== undefined) this.counts = counts;
      else this.onDiagnostic?.(`${line}\n`);
    }
  }

  finish(): Figures | undefined {
    if (this.pending !== "") this.onDiagnostic?.(this.pending);
    this.pending = "";
    return this.figures;
  }
}

function parseFigures(line: string): Figures | undefined {
  const [head, ...words] = line.split(" ");
  const pairs = new Map(words.map((word) => word.split("=") as [string, string]));
  if (head !== FIGURES_LINE || !FIGURES.every((name) => pairs.has(name))) return undefined;
  return Object.fromEntries(FIGURES.map((name) => [name, Number(pairs.get(name))])) as Record<
    (typeof FIGURES)[number],
    number
  >;
}

function parseCounts(line: string): Count[] | undefined {
  const [head, ...words] = line.split(" ");
  if (head !== CYCLES_LINE || words.length !== COUNTED.length) return undefined;
  return COUNTED.map((name, at) => {
    const [calls, told] = (words[at] ?? "")
      .slice(name.length + 1)
      .split("/")
      .map(Number);
    return countOf(name, calls ?? 0, told ?? 0);
  });
}

/** Cycles by kernel as lines, for a person. */
export function cyclesTable(counts: readonly Count[]): string {
  const total = counts.reduce((sum, { cycles }) => sum + cycles, 0);
  const share = (cycles: number) => `${((100 * cycles) / Math.max(1, total)).toFixed(1)}%`;
  const rows = counts.map(({ name, calls, cycles }) => [name, `${calls}`, `${cycles}`, share(cycles)]);
  return [["kernel", "calls", "cycles", "share"], ...rows]
    .map(([name = "", ...cells]) => name.padEnd(12) + cells.map((cell) => cell.padStart(14)).join(""))
    .join("\n");
}

/** Which kernels ran. */
export function ranLevel({ level }: Figures): CpuLevel {
  return CPU_LEVELS[level] ?? DEFAULT_CPU;
}

/** What memory was for, for a person. */
export function memoryLine({ weights, cache, buffers, heap }: Figures): string {
  const parts = { weights, "keys and values": cache, buffers, "heap at most": heap };
  const shown = Object.entries(parts).map(([use, kib]) => {
    return `${use} ${kib < 10_000 ? `${kib} KiB` : `${(kib / 1024).toFixed(1)} MiB`}`;
  });
  return `memory: ${shown.join(", ")}`;
}

/** Tokens a second: those that followed the first generated one, by the time they took. */
export function tokensPerSecond({ generated, generationTime }: Figures): number {
  return generated > 1 ? ((generated - 1) * 1e6) / Math.max(1, generationTime) : 0;
}

/** How well a text was foreseen. */
export function measured({ foreseen, loss }: Figures): Perplexity {
  return perplexityOf(foreseen, loss / 1e6);
}

/** Tokens of the prompt a second, to the first token drawn. */
export function promptTokensPerSecond({ promptTokens, promptTime }: Figures): number {
  return promptTime > 0 ? (promptTokens * 1e6) / promptTime : 0;
}

/** One line for a person. */
export function summarize(
  figures: Figures | undefined,
  { machine, status }: RunResult,
  imageBytes: number,
  code: string,
): string {
  if (figures === undefined) return `${machine}: the program ended with status ${status} before its text did`;
  const rate = (tokens: number) => `${tokens.toFixed(tokens < 10 ? 2 : 0)} tok/s`;
  if (figures.foreseen > 0) {
    const { tokens, loss, perplexity } = measured(figures);
    return [
      `perplexity ${perplexity.toFixed(4)} (${loss.toFixed(6)} nats a token) over ${tokens} tokens`,
      rate(promptTokensPerSecond(figures)),
      `${machine}${code}`,
    ].join(", ");
  }
  return [
    rate(tokensPerSecond(figures)),
    `${(figures.firstToken / 1000).toFixed(2)} ms from entry to first token`,
    `${figures.generated} tokens after ${figures.promptTokens} of prompt (${rate(promptTokensPerSecond(figures))})`,
    ...(imageBytes > 0 ? [`image ${imageBytes} bytes without weights`] : []),
    `${machine}${code}`,
  ].join(", ");
}
