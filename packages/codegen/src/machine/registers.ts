/**
 * Registers. A `Reg` is one number: below {@link FIRST_VIRTUAL} it names a physical register, from there on a virtual
 * one. Physical registers are fewer than 32, so a set of them is the bits of one number.
 */

declare const registerBrand: unique symbol;
/** A register, physical or virtual. */
export type Reg = number & { readonly [registerBrand]: "register" };

/** The first virtual register. */
export const FIRST_VIRTUAL = 32;

/** "No register" in a memory operand. */
export const NO_REG = -1 as Reg;

function physical(number: number): Reg {
  return number as Reg;
}

// General registers by their hardware numbers.
export const EAX = physical(0);
export const ECX = physical(1);
export const EDX = physical(2);
export const EBX = physical(3);
export const ESP = physical(4);
export const EBP = physical(5);
export const ESI = physical(6);
export const EDI = physical(7);
/** xmm0 to xmm7 are 8 to 15: the same registers for scalars and for 128, 256 and 512-bit vectors. */
export const XMM0 = physical(8);
export const XMM1 = physical(9);
export const XMM2 = physical(10);
/** AVX-512 mask registers k0 to k7 are 16 to 23. */
export const K0 = physical(16);

/** Names of physical registers as the text form of machine code writes them. */
export const REGISTER_NAMES: readonly string[] = [
  "eax",
  "ecx",
  "edx",
  "ebx",
  "esp",
  "ebp",
  "esi",
  "edi",
  "xmm0",
  "xmm1",
  "xmm2",
  "xmm3",
  "xmm4",
  "xmm5",
  "xmm6",
  "xmm7",
  "k0",
  "k1",
  "k2",
  "k3",
  "k4",
  "k5",
  "k6",
  "k7",
];

export function isVirtual(reg: number): boolean {
  return reg >= FIRST_VIRTUAL;
}
export function isPhysical(reg: number): boolean {
  return reg >= 0 && reg < FIRST_VIRTUAL;
}
export function maskOf(...regs: readonly Reg[]): number {
  return regs.reduce<number>((mask, reg) => mask | (1 << reg), 0);
}

/** What a virtual register holds, and so which physical ones can hold it and how it is spilled. */
export const RegClass = {
  /** Up to 32 bits of integer or pointer. */
  gr32: 0,
  /** The same in a register whose low byte has a name: eax, ecx, edx, ebx. Every gr8 register is a gr32 register. */
  gr8: 1,
  /** A float, in an xmm register. */
  fr32: 2,
  /** A double, in an xmm register. */
  fr64: 3,
  /** 128 bits of vector. */
  vr128: 4,
  /** 256 bits of vector (ymm). */
  vr256: 5,
  /** 512 bits of vector (zmm). */
  vr512: 6,
  /** An AVX-512 mask. */
  vk: 7,
} as const;
export type RegClass = (typeof RegClass)[keyof typeof RegClass];

export const CLASS_NAMES = ["gr32", "gr8", "fr32", "fr64", "vr128", "vr256", "vr512", "vk"] as const;

const GENERAL = maskOf(EAX, ECX, EDX, EBX, EBP, ESI, EDI);
const BYTES = maskOf(EAX, ECX, EDX, EBX);
const XMMS = 0xff00;
/** k0 cannot select lanes, so it is not given out. */
const MASKS = 0xfe0000;

/** The physical registers of each class, before a function's reserved ones are taken out. */
export const CLASS_REGISTERS: Int32Array = Int32Array.of(GENERAL, BYTES, XMMS, XMMS, XMMS, XMMS, XMMS, MASKS);
/** Bytes a spilled register of each class takes; also its alignment. */
export const CLASS_SPILL_BYTES: Uint8Array = Uint8Array.of(4, 4, 4, 8, 16, 32, 64, 8);

/** Registers a callee must keep, in every calling convention we compile. */
export const CALLEE_SAVED = maskOf(EBX, EBP, ESI, EDI);
/** Registers a call may change. */
export const CALL_CLOBBERED = maskOf(EAX, ECX, EDX) | XMMS | 0xff0000;
