/** What a fuzzer is: one try by seed, and its verdict. */

export type Verdict =
  /** `refused`: parts that the compiler refused by name, and that were left out. */
  | { readonly kind: "agreed"; readonly refused?: readonly string[] }
  | { readonly kind: "passed over"; readonly why: string }
  /** `keep`: the file that reproduces it. */
  | { readonly kind: "mismatch"; readonly finding: string; readonly keep: string };

export interface Fuzzer {
  /** Programs that must be on the PATH. */
  readonly needs: readonly string[];
  readonly what: string;
  /** One try; everything random follows from `seed`. `folder` is its own, and is removed when the sides agree. */
  tryOne(seed: number, folder: string): Promise<Verdict>;
}
