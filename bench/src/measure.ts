/**
 * Measuring whole processes, side by side: the two commands run in turn, A B A B ..., so that a drift of the machine's
 * speed falls on both, and the ratio is taken pair by pair.
 */
import { spawnSync } from "node:child_process";

/** What one run took, in seconds and KiB. */
export interface Run {
  readonly user: number;
  readonly system: number;
  readonly wall: number;
}

export class BenchError extends Error {
  override name = "BenchError";
}

/** What Node reads whenever it starts, certificates for 30 ms, stays outside: it is the user's and not the command's. */
const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...ENVIRONMENT } = process.env;

/** Runs a command to its end and reads what the shell's `time` says of it. @throws BenchError when it fails. */
export function timeProcess(
  command: readonly string[],
  accept: (status: number) => boolean = (s) => s === 0,
): Run {
  const script = `TIMEFORMAT='%3U %3S %3R'; time "$@" >/dev/null 2>/dev/null 3>&-; exit`;
  const result = spawnSync("bash", ["-c", script, "bash", ...command], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
    env: ENVIRONMENT,
  });
  const found = /(\d+\.\d+) (\d+\.\d+) (\d+\.\d+)\s*$/.exec(result.stderr);
  if (found === null || !accept(result.status ?? -1)) {
    throw new BenchError(`${command.join(" ")}: status ${result.status} ${result.error?.message ?? ""}`);
  }
  return { user: Number(found[1]), system: Number(found[2]), wall: Number(found[3]) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export interface Comparison {
  /** Medians of the chosen figure, in seconds. */
  readonly ours: number;
  readonly theirs: number;
  /** Median of the pairwise ratios ours / theirs: below 1 is ahead. */
  readonly ratio: number;
}

/** Compares two actions that each return seconds, `rounds` times in turn after one warm-up of each. */
export function compare(ours: () => number, theirs: () => number, rounds = 5): Comparison {
  ours();
  theirs();
  const pairs: [number, number][] = [];
  for (let round = 0; round < rounds; round++) pairs.push([ours(), theirs()]);
  return {
    ours: median(pairs.map(([a]) => a)),
    theirs: median(pairs.map(([, b]) => b)),
    ratio: median(pairs.map(([a, b]) => a / b)),
  };
}

/** Compares two commands by the user time of their processes. */
export function compareProcesses(
  ours: readonly string[],
  theirs: readonly string[],
  rounds = 5,
  accept?: (status: number) => boolean,
): Comparison {
  return compare(
    () => timeProcess(ours, accept).user,
    () => timeProcess(theirs, accept).user,
    rounds,
  );
}

/** True when a program is on the PATH. */
export function has(program: string): boolean {
  return spawnSync("bash", ["-c", `command -v ${program}`]).status === 0;
}

/** A table with a header, columns padded to their widest cell; numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [
    header,
    ...rows.map((row) => row.map((cell) => (typeof cell === "number" ? format(cell) : cell))),
  ];
  const widths = header.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? "").length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return cells.map(line).join("\n");
}

/** Three significant digits, plain notation. */
function format(value: number): string {
  if (!Number.isFinite(value)) return "-";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return value.toFixed(Math.min(digits, 6));
}
