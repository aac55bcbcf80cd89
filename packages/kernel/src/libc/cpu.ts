/** What the processor can do, by CPUID. */
import { arrayType, declare, define, type Expr, global, i32, i64, ptr, voidType } from "@ts-jit/ir";

/** `void __tsjit_cpuid(leaf, subleaf, unsigned out[4])`: eax, ebx, ecx, edx. Entry stubs. */
export const cpuid = declare("__tsjit_cpuid", voidType, { leaf: i32, subleaf: i32, out: ptr });
/** The time-stamp counter. An entry stub. */
export const readCounter = declare("__tsjit_rdtsc", i64, {});
const enabledState = declare("__tsjit_xgetbv", i32, {});

const SSE2 = 1 << 26;
/** Leaf 1 ecx: FMA, OSXSAVE, AVX, F16C. */
const AVX_FMA = (1 << 12) | (1 << 27) | (1 << 28) | (1 << 29);
/** Leaf 7 ebx: AVX2; AVX-512 F, DQ, BW, VL; ecx: VNNI. */
const AVX2 = 1 << 5;
const AVX512 = (1 << 16) | (1 << 17) | (1 << 30) | (1 << 31);
const VNNI = 1 << 11;
/** State the system saves: SSE and AVX; the three parts of AVX-512 too. */
const STATE_AVX = 0x06;
const STATE_AVX512 = 0xe6;

const has = (word: Expr, bits: number) => word.and(bits | 0).eq(bits | 0);
/** The answer plus one; 0 before it is known. */
const known = global("__tsjit_known_cpu_level", i32);

/**
 * `int tsjit_cpu_level(void)`: 0 i686, 1 pentium4 (SSE2), 2 avx2 (with FMA and F16C), 3 avx512vnni; each only where the
 * state of its registers is switched on.
 */
const level = define("tsjit_cpu_level", i32, {}, (f) => {
  const before = f.address(known).load(i32).get();
  f.if(before.ne(0), () => f.return(before.sub(1)));
  const out = f.alloca(arrayType(i32, 4));
  const answer = (value: number) => {
    f.address(known).store(value + 1, i32);
    f.return(value);
  };
  f.call(cpuid, 0, 0, out);
  const leaves = out.at(i32, 0).get();
  f.call(cpuid, 1, 0, out);
  const features = out.at(i32, 2).get();
  f.if(has(out.at(i32, 3).get(), SSE2).not(), () => answer(0));
  f.if(has(features, AVX_FMA).not().or(leaves.ult(7)), () => answer(1));
  const state = f.call(enabledState).get();
  f.call(cpuid, 7, 0, out);
  f.if(has(out.at(i32, 1).get(), AVX2).and(has(state, STATE_AVX)).not(), () => answer(1));
  const full = has(out.at(i32, 1).get(), AVX512)
    .and(has(out.at(i32, 2).get(), VNNI))
    .and(has(state, STATE_AVX512));
  f.if(full, () => answer(3));
  answer(2);
});

export const cpuFunctions = [known, level];
