/**
 * Cycles by function: a program made with `instrument` writes its profile on standard error as it ends, which is taken
 * out of the stream here, as it is for a file and as a table for a person.
 */
import { readProfile } from "@ts-jit/codegen";
import { FramedLines } from "./framed-lines.js";

/** Takes the profile out of a machine's standard error. */
export class CycleReader {
  private readonly text: string[] = [];
  private readonly lines = new FramedLines(
    ["--- profile ---", "--- end of profile ---"],
    (line) => this.text.push(line) > 0,
  );

  /** The bytes without the profile. */
  take(bytes: Uint8Array): Uint8Array {
    return this.lines.filter(bytes);
  }
  /** The profile as a file for `ts-jit compile --profile`; undefined when the program ended without one. */
  get profile(): string | undefined {
    return this.text.length === 0 ? undefined : `${this.text.join("\n")}\n`;
  }
}

/** The functions with the most cycles in themselves. */
export function formatCycles(text: string, most = 20): string {
  const { functions, total } = readProfile(text);
  const rows = [...functions].sort(([, a], [, b]) => b.samples - a.samples).slice(0, most);
  const number = (value: number | undefined) => String(value ?? "-").padStart(15);
  const lines = rows.map(([name, { samples, calls, inclusive }]) => {
    const share = ((100 * samples) / Math.max(total, 1)).toFixed(1).padStart(5);
    return `${number(samples)}  ${share} %${number(inclusive)}${number(calls)}  ${name}`;
  });
  const heading = `${"cycles".padStart(15)}    share${"with callees".padStart(15)}${"calls".padStart(15)}`;
  return `${[`${heading}  function`, ...lines].join("\n")}\n`;
}
