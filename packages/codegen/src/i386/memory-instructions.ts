/**
 * Instructions on blocks of memory and on memory that others see: string operations, fences, atomics, prefetches.
 */
import { Code } from "iced-x86";
import { defineOpcode, Property } from "../machine/opcodes.js";
import { EAX, EBX, ECX, EDI, EDX, ESI, maskOf } from "../machine/registers.js";

const F = Property.writesFlags;
const LOAD = Property.load;
const STORE = Property.store;
const EFFECT = Property.sideEffect;
const A = maskOf(EAX);
const AD = maskOf(EAX, EDX);

export const REPMOVSB = defineOpcode("REPMOVSB", Code.Movsb_m8_m8, "", {
  is: LOAD | STORE | EFFECT,
  uses: maskOf(ESI, EDI, ECX),
  defs: maskOf(ESI, EDI, ECX),
});
export const REPMOVSD = defineOpcode("REPMOVSD", Code.Movsd_m32_m32, "", {
  is: LOAD | STORE | EFFECT,
  uses: maskOf(ESI, EDI, ECX),
  defs: maskOf(ESI, EDI, ECX),
});
export const REPSTOSB = defineOpcode("REPSTOSB", Code.Stosb_m8_AL, "", {
  is: STORE | EFFECT,
  uses: maskOf(EAX, EDI, ECX),
  defs: maskOf(EDI, ECX),
});
export const REPSTOSD = defineOpcode("REPSTOSD", Code.Stosd_m32_EAX, "", {
  is: STORE | EFFECT,
  uses: maskOf(EAX, EDI, ECX),
  defs: maskOf(EDI, ECX),
});
export const MFENCE = defineOpcode("MFENCE", Code.Mfence, "", { is: EFFECT });
export const LOCKOR32mi = defineOpcode("LOCKOR32mi", Code.Or_rm32_imm8, "m i", {
  is: F | LOAD | STORE | EFFECT,
});
export const PAUSE = defineOpcode("PAUSE", Code.Pause, "", { is: EFFECT });
export const RDTSC = defineOpcode("RDTSC", Code.Rdtsc, "", { is: EFFECT, defs: AD });
export const CPUID = defineOpcode("CPUID", Code.Cpuid, "", {
  is: EFFECT,
  uses: maskOf(EAX, ECX),
  defs: maskOf(EAX, EBX, ECX, EDX),
});
export const LOCKXADD8mr = defineOpcode("LOCKXADD8mr", Code.Xadd_rm8_r8, "m x8", {
  is: F | LOAD | STORE | EFFECT,
});
export const XCHG8mr = defineOpcode("XCHG8mr", Code.Xchg_rm8_r8, "m x8", { is: LOAD | STORE | EFFECT });
export const LOCKCMPXCHG8mr = defineOpcode("LOCKCMPXCHG8mr", Code.Cmpxchg_rm8_r8, "m u8", {
  is: F | LOAD | STORE | EFFECT,
  uses: A,
  defs: A,
});
export const LOCKXADD16mr = defineOpcode("LOCKXADD16mr", Code.Xadd_rm16_r16, "m x", {
  is: F | LOAD | STORE | EFFECT,
});
export const XCHG16mr = defineOpcode("XCHG16mr", Code.Xchg_rm16_r16, "m x", { is: LOAD | STORE | EFFECT });
export const LOCKCMPXCHG16mr = defineOpcode("LOCKCMPXCHG16mr", Code.Cmpxchg_rm16_r16, "m u", {
  is: F | LOAD | STORE | EFFECT,
  uses: A,
  defs: A,
});
export const LOCKXADD32mr = defineOpcode("LOCKXADD32mr", Code.Xadd_rm32_r32, "m x", {
  is: F | LOAD | STORE | EFFECT,
});
export const XCHG32mr = defineOpcode("XCHG32mr", Code.Xchg_rm32_r32, "m x", { is: LOAD | STORE | EFFECT });
export const LOCKCMPXCHG32mr = defineOpcode("LOCKCMPXCHG32mr", Code.Cmpxchg_rm32_r32, "m u", {
  is: F | LOAD | STORE | EFFECT,
  uses: A,
  defs: A,
});
export const LOCKCMPXCHG8B = defineOpcode("LOCKCMPXCHG8B", Code.Cmpxchg8b_m64, "m", {
  is: F | LOAD | STORE | EFFECT,
  uses: maskOf(EAX, EBX, ECX, EDX),
  defs: AD,
});
export const PREFETCHNTA = defineOpcode("PREFETCHNTA", Code.Prefetchnta_m8, "m", { is: EFFECT });
export const PREFETCHT0 = defineOpcode("PREFETCHT0", Code.Prefetcht0_m8, "m", { is: EFFECT });
export const PREFETCHT1 = defineOpcode("PREFETCHT1", Code.Prefetcht1_m8, "m", { is: EFFECT });
export const PREFETCHT2 = defineOpcode("PREFETCHT2", Code.Prefetcht2_m8, "m", { is: EFFECT });
