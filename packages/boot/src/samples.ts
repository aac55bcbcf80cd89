/**
 * Samples of a run: a program that was linked with the profile's start object writes addresses on standard error as it
 * ends, which become a profile by function here.
 *
 *     --- samples ---                        ts-jit-profile 1
 *     00100480 812              ->           # 997 samples
 *     00100610 185                           matmul 812 -
 *     --- end of samples ---                 print_number 185 -
 */
import type { Image } from "./image.js";

const BEGIN = "--- samples ---";
const END = "--- end of samples ---";

/** Takes the samples out of a machine's standard error. */
export class SampleReader {
  private readonly samples = new Map<number, number>();
  private inside = false;
  private held = "";

  /** The bytes without the lines of samples. */
  take(bytes: Uint8Array): Uint8Array {
    const lines = (this.held + Buffer.from(bytes).toString("latin1")).split("\n");
    const last = lines.pop() ?? "";
    let out = "";
    for (const line of lines) out += this.takeLine(line);
    // The beginning of a line that may be a sample or a mark waits for its end.
    const wait = this.inside || BEGIN.startsWith(last.slice(0, BEGIN.length));
    this.held = wait ? last : "";
    return Buffer.from(wait ? out : out + last, "latin1");
  }
  private takeLine(text: string): string {
    const line = text.replace(/\r$/, "");
    if (line === BEGIN || line === END) {
      this.inside = line === BEGIN;
      return "";
    }
    if (!this.inside) return `${text}\n`;
    const [, address, count] = /^([0-9a-f]{8}) (\d+)$/.exec(line) ?? [];
    if (address === undefined || count === undefined) return `${text}\n`;
    const at = Number.parseInt(address, 16);
    this.samples.set(at, (this.samples.get(at) ?? 0) + Number(count));
    return "";
  }

  /** Samples by function, most first. A word of code that two functions share counts for the one it ends in. */
  byFunction(image: Image): (readonly [name: string, samples: number])[] {
    // From the highest address down: the last function that begins within the word is the one.
    const functions = image.symbols.filter(({ type, size }) => type === "function" && size > 0).reverse();
    const counts = new Map<string, number>();
    for (const [address, count] of this.samples) {
      const found = functions.find(
        (symbol) => symbol.address < address + 4 && address < symbol.address + symbol.size,
      );
      const name = found?.name ?? "?";
      counts.set(name, (counts.get(name) ?? 0) + count);
    }
    return [...counts].sort(([, a], [, b]) => b - a);
  }
}

/** The profile as a file for `ts-jit compile --profile`. */
export function formatProfile(rows: readonly (readonly [name: string, samples: number])[]): string {
  const total = rows.reduce((sum, [, samples]) => sum + samples, 0);
  const quoted = (name: string) =>
    /^[\w.$-]+$/.test(name)
      ? name
      : `"${name.replace(/[^ -!#-[\]-~]/g, (c) => `\\${c.charCodeAt(0).toString(16).padStart(2, "0")}`)}"`;
  const lines = rows
    .filter(([name]) => name !== "?")
    .map(([name, samples]) => `${quoted(name)} ${samples} -`);
  return `${["ts-jit-profile 1", `# ${total} samples`, ...lines].join("\n")}\n`;
}

/** The functions with the most samples, for a person. */
export function formatSamples(
  rows: readonly (readonly [name: string, samples: number])[],
  most = 20,
): string {
  const total = rows.reduce((sum, [, samples]) => sum + samples, 0);
  const lines = rows
    .slice(0, most)
    .map(
      ([name, samples]) =>
        `${String(samples).padStart(8)}  ${((100 * samples) / total).toFixed(1).padStart(5)} %  ${name}`,
    );
  return `${[" samples    share  function", ...lines].join("\n")}\n`;
}
