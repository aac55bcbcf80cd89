/**
 * Samples of a run: a program that was linked with the profile's start object writes addresses on standard error as it
 * ends, which become a profile by function here.
 *
 *     --- samples ---                        ts-jit-profile 1
 *     00100480 812              ->           # 997 samples
 *     00100610 185                           matmul 812 -
 *     --- end of samples ---                 print_number 185 -
 */
import { profileName } from "@ts-jit/codegen";
import { FramedLines } from "./framed-lines.js";
import type { Image } from "./image.js";

/** Takes the samples out of a machine's standard error. */
export class SampleReader {
  private readonly samples = new Map<number, number>();
  private readonly lines = new FramedLines(["--- samples ---", "--- end of samples ---"], (line) => {
    const [, address, count] = /^([0-9a-f]{8}) (\d+)$/.exec(line) ?? [];
    if (address === undefined || count === undefined) return false;
    const at = Number.parseInt(address, 16);
    this.samples.set(at, (this.samples.get(at) ?? 0) + Number(count));
    return true;
  });

  /** The bytes without the lines of samples. */
  take(bytes: Uint8Array): Uint8Array {
    return this.lines.filter(bytes);
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
  const lines = rows
    .filter(([name]) => name !== "?")
    .map(([name, samples]) => `${profileName(name)} ${samples} -`);
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
