/**
 * Profiles: how often a program was found in each of its functions, and how often each was called.
 *
 *     ts-jit-profile 1
 *     # 997 samples, 1 ms apart
 *     matmul 812 4410 812
 *     print_number 0 -
 *
 * One line a function: its symbol, the samples (or cycles: only shares count) spent in it alone, its calls, `-` where
 * they were not counted, and, where that was counted, what was spent in it and what it called. A name with other characters than letters, digits and `_ . $ -` stands in quotes, as in LLVM's
 * text. `#` begins a comment. A name may occur more than once, and so may the first line: files can be joined. In a saved
 * log of a console only what stands between `--- profile ---` and `--- end of profile ---` is read.
 */

/** A profile that cannot be read; the message says which line. */
export class ProfileError extends Error {
  override name = "ProfileError";
  constructor(
    /** From 1. */
    readonly line: number,
    expected: string,
  ) {
    super(`line ${line}: ${expected}`);
  }
}

/** What a profile says of one function. */
export interface FunctionProfile {
  readonly samples: number;
  /** Undefined where calls were not counted. */
  readonly calls: number | undefined;
  /** With what it called; undefined where that was not counted. */
  readonly inclusive: number | undefined;
}

/**
 * How much a function's speed matters. `hot` are the fewest functions that hold {@link HOT_SHARE} of all samples, `cold`
 * those without any.
 */
export type Heat = "hot" | "usual" | "cold";
/** The share of all samples that the hot functions hold together. */
export const HOT_SHARE = 0.9;

export class Profile {
  private readonly hot = new Set<string>();
  /** All samples. */
  readonly total: number;

  constructor(readonly functions: ReadonlyMap<string, FunctionProfile>) {
    const byHeat = [...functions].sort(([, a], [, b]) => b.samples - a.samples);
    this.total = byHeat.reduce((sum, [, { samples }]) => sum + samples, 0);
    let held = 0;
    for (const [name, { samples }] of byHeat) {
      if (samples === 0 || held >= this.total * HOT_SHARE) break;
      this.hot.add(name);
      held += samples;
    }
  }

  /** Samples of a function, 0 when it was never met. */
  samplesOf(name: string): number {
    return this.functions.get(name)?.samples ?? 0;
  }
  /** What the profile says of a function. Without any sample it says nothing of any. */
  heatOf(name: string): Heat {
    if (this.total === 0) return "usual";
    if (this.hot.has(name)) return "hot";
    return this.samplesOf(name) === 0 ? "cold" : "usual";
  }
}

const BEGIN = "--- profile ---";
const END = "--- end of profile ---";
const HEADER = /^ts-jit-profile (\d+)$/;
const LINE = /^(?:"((?:[^"\\]|\\.)*)"|([\w.$-]+)) +(\d+) +(\d+|-)(?: +(\d+))?$/;

/**
 * Reads a profile's text.
 * @throws ProfileError for a line that is none, another version, or no first line.
 */
export function readProfile(text: string): Profile {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const framed = lines.includes(BEGIN);
  const functions = new Map<string, FunctionProfile>();
  let inside = !framed;
  let begun = false;
  for (const [at, line] of lines.entries()) {
    if (framed && (line === BEGIN || line === END)) {
      inside = line === BEGIN;
      begun = false;
      continue;
    }
    if (!inside || line === "" || line.startsWith("#")) continue;
    const version = HEADER.exec(line)?.[1];
    if (version !== undefined) {
      if (version !== "1")
        throw new ProfileError(at + 1, `expected version 1 of the profile, found ${version}`);
      begun = true;
      continue;
    }
    if (!begun) throw new ProfileError(at + 1, `expected 'ts-jit-profile 1', found '${shortened(line)}'`);
    const found = LINE.exec(line);
    if (found === null) {
      throw new ProfileError(
        at + 1,
        `expected a function's name, its samples and its calls (or '-'), found '${shortened(line)}'`,
      );
    }
    const [, quoted, plain = "", samples, calls, inclusive] = found;
    const name = quoted === undefined ? plain : unescaped(quoted);
    const before = functions.get(name);
    functions.set(name, {
      samples: Number(samples) + (before?.samples ?? 0),
      calls: calls === "-" ? before?.calls : Number(calls) + (before?.calls ?? 0),
      inclusive: inclusive === undefined ? before?.inclusive : Number(inclusive) + (before?.inclusive ?? 0),
    });
  }
  if (!begun && functions.size === 0) throw new ProfileError(lines.length, "expected a profile, found none");
  return new Profile(functions);
}

/** A function's name as a profile has it. */
export function profileName(name: string): string {
  if (/^[\w.$-]+$/.test(name)) return name;
  const bytes = Array.from(new TextEncoder().encode(name), (byte) =>
    byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c
      ? String.fromCharCode(byte)
      : `\\${byte.toString(16).padStart(2, "0")}`,
  );
  return `"${bytes.join("")}"`;
}

/** `\XX` is a byte of UTF-8, another character behind a backslash itself. */
function unescaped(text: string): string {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [part, hex, char] of text.matchAll(/\\([0-9a-fA-F]{2})|\\(.)|[^\\]+/gs)) {
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else bytes.push(...encoder.encode(char ?? part));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function shortened(line: string): string {
  return line.length > 40 ? `${line.slice(0, 40)}...` : line;
}
