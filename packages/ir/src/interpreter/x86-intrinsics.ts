/**
 * x86's multiplications that add up neighbours.
 *
 * Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2, PMADDWD, PMADDUBSW, VPDPBUSD.
 */
import type { MachineIntrinsic } from "./intrinsics.js";
import { type Lane, lane, POISON, undefLane } from "./lane.js";

/** How a result of `width` bits is made of the products of neighbours. */
interface Sum {
  /** Bits of a result. */
  readonly width: number;
  /** The product of the bits of two factors. */
  product(a: bigint, b: bigint): bigint;
  /** The sum of products as the result has it. */
  limit(sum: bigint): bigint;
}

/** Products of `count` neighbours added up to each lane of the result, on top of `start`. */
function sums(
  { width, product, limit }: Sum,
  count: number,
  start: readonly Lane[] | undefined,
  a: readonly Lane[],
  b: readonly Lane[],
): Lane[] {
  return Array.from({ length: a.length / count }, (_, at) => {
    const from = at * count;
    const first = start?.[at] ?? lane(0n);
    const used = [first, ...a.slice(from, from + count), ...b.slice(from, from + count)];
    if (used.some(({ poison }) => poison)) return POISON;
    if (!used.every(({ clean }) => clean)) return undefLane(width);
    let sum = first.bits;
    for (let i = from; i < from + count; i++) sum += product(a[i]?.bits ?? 0n, b[i]?.bits ?? 0n);
    return lane(BigInt.asUintN(width, limit(sum)));
  });
}

const WORDS: Sum = {
  width: 32,
  product: (a, b) => BigInt.asIntN(16, a) * BigInt.asIntN(16, b),
  limit: (sum) => sum,
};
const [LEAST, MOST] = [-32768n, 32767n];
/** Unsigned times signed, saturated. */
const BYTES: Sum = {
  width: 16,
  product: (a, b) => a * BigInt.asIntN(8, b),
  limit: (sum) => (sum < LEAST ? LEAST : sum > MOST ? MOST : sum),
};
/** The same, added to 32 bits. */
const BYTES_OF_FOUR: Sum = { ...BYTES, width: 32, limit: (sum) => sum };

/** The bytes of words, the lowest first. */
function bytesOf(words: readonly Lane[]): Lane[] {
  return words.flatMap(({ bits, undef, poison }) =>
    [0n, 8n, 16n, 24n].map((by) => {
      if (poison) return POISON;
      return ((undef >> by) & 255n) !== 0n ? undefLane(8) : lane((bits >> by) & 255n);
    }),
  );
}

const words: MachineIntrinsic = (_machine, [a = [], b = []]) => sums(WORDS, 2, undefined, a, b);
const bytes: MachineIntrinsic = (_machine, [a = [], b = []]) => sums(BYTES, 2, undefined, a, b);
const four: MachineIntrinsic = (_machine, [start = [], a = [], b = []]) =>
  sums(BYTES_OF_FOUR, 4, start, bytesOf(a), bytesOf(b));

/** By name without `llvm.`. */
export const X86_INTRINSICS: Readonly<Record<string, MachineIntrinsic>> = {
  "x86.sse2.pmadd.wd": words,
  "x86.avx2.pmadd.wd": words,
  "x86.ssse3.pmadd.ub.sw.128": bytes,
  "x86.avx2.pmadd.ub.sw": bytes,
  "x86.avx512.vpdpbusd.128": four,
  "x86.avx512.vpdpbusd.256": four,
};
