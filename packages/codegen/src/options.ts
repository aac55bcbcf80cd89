/** What a compilation is asked for. */
import type { Profile } from "./profile.js";

/** How hard to try: O0 compiles fast, O3 makes fast code. */
export const TIERS = ["O0", "O1", "O2", "O3"] as const;
export type Tier = (typeof TIERS)[number];

/** CPU levels, each containing the ones before it. */
export const CPU_LEVELS = ["i686", "pentium4", "avx2", "avx512vnni"] as const;
export type CpuLevel = (typeof CPU_LEVELS)[number];

/**
 * How code names what it does not contain. `static`: by its address. `pic`: relative to the global offset table, for a
 * shared library. `pie`: the same for a program of its own, which may count on its thread-local variables' offsets.
 */
export const RELOCATION_MODELS = ["static", "pic", "pie"] as const;
export type RelocationModel = (typeof RELOCATION_MODELS)[number];

/** The level used where neither the caller nor a function's `target-features` asks for another. */
export const DEFAULT_CPU: CpuLevel = "pentium4";

export interface CodegenOptions {
  readonly tier?: Tier;
  /**
   * Given, it decides for every function. Left out, it is {@link DEFAULT_CPU}, which a function's `target-features`
   * may raise. (`"target-cpu"="i686"`, which Debian's clang writes on everything, does not lower it: IR arithmetic is
   * IEEE's, which x87 cannot give.)
   */
  readonly cpu?: CpuLevel;
  /** Default `static`, as of LLVM's tools for i386. `pic` means `pie` for a module whose "PIE Level" flag says so. */
  readonly relocationModel?: RelocationModel;
  /** How the program behaved: hot functions are laid out first, cold ones last and small. */
  readonly profile?: Profile;
  /** Checks the machine code after every stage. Costs time; meant for tests. */
  readonly verify?: boolean;
  /** Writes DWARF: unwinding for every function, lines and names for those whose IR has debug metadata. */
  readonly debug?: boolean;
}

/** Whether `level` contains `needed`. */
export function cpuHas(level: CpuLevel, needed: CpuLevel): boolean {
  return CPU_LEVELS.indexOf(level) >= CPU_LEVELS.indexOf(needed);
}
