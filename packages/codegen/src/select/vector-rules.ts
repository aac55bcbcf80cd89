/**
 * Vector instructions for IR operations on vectors held in registers, one register at a time. A rule answers false where
 * the CPU level has no instruction; then the operation is done lane by lane.
 */
import * as I from "../i386/instructions.js";
import * as V from "../i386/vector-instructions.js";
import { type MachineOpcode, opcodeNamed, rowOf } from "../machine/opcodes.js";
import type { Reg } from "../machine/registers.js";
import { PartClass } from "../machine/type-parts.js";
import { cpuHas } from "../options.js";
import type { Selector } from "./selector.js";

/** An instruction on 128 and on 256 bits. `x` takes two addresses (`xs us`) unless `three` is set; `y` always three. */
export interface VectorRow {
  readonly x: MachineOpcode;
  readonly y: MachineOpcode;
  readonly three?: boolean;
}
const row = (x: MachineOpcode, y: MachineOpcode): VectorRow => ({ x, y });
const row3 = (x: MachineOpcode, y: MachineOpcode): VectorRow => ({ x, y, three: true });

export const ROW = {
  paddb: row(V.PADDBrr, V.PADDBYrr),
  paddw: row(V.PADDWrr, V.PADDWYrr),
  paddd: row(V.PADDDrr, V.PADDDYrr),
  paddq: row(V.PADDQrr, V.PADDQYrr),
  psubb: row(V.PSUBBrr, V.PSUBBYrr),
  psubw: row(V.PSUBWrr, V.PSUBWYrr),
  psubd: row(V.PSUBDrr, V.PSUBDYrr),
  psubq: row(V.PSUBQrr, V.PSUBQYrr),
  pand: row(V.PANDrr, V.PANDYrr),
  por: row(V.PORrr, V.PORYrr),
  pxor: row(V.PXORrr, V.PXORYrr),
  pandn: row(V.PANDNrr, V.PANDNYrr),
  pmullw: row(V.PMULLWrr, V.PMULLWYrr),
  pmulhw: row(V.PMULHWrr, V.PMULHWYrr),
  pmulhuw: row(V.PMULHUWrr, V.PMULHUWYrr),
  pmuludq: row(V.PMULUDQrr, V.PMULUDQYrr),
  pmaddwd: row(V.PMADDWDrr, V.PMADDWDYrr),
  pmaddubsw: row3(V.VPMADDUBSWrr, V.VPMADDUBSWYrr),
  pmulld: row3(V.VPMULLDrr, V.VPMULLDYrr),
  punpcklbw: row(V.PUNPCKLBWrr, V.PUNPCKLBWYrr),
  punpckhbw: row(V.PUNPCKHBWrr, V.PUNPCKHBWYrr),
  punpcklwd: row(V.PUNPCKLWDrr, V.PUNPCKLWDYrr),
  punpckhwd: row(V.PUNPCKHWDrr, V.PUNPCKHWDYrr),
  punpckldq: row(V.PUNPCKLDQrr, V.PUNPCKLDQYrr),
  punpckhdq: row(V.PUNPCKHDQrr, V.PUNPCKHDQYrr),
  punpcklqdq: row(V.PUNPCKLQDQrr, V.PUNPCKLQDQYrr),
  punpckhqdq: row(V.PUNPCKHQDQrr, V.PUNPCKHQDQYrr),
  packuswb: row(V.PACKUSWBrr, V.PACKUSWBYrr),
  packsswb: row(V.PACKSSWBrr, V.PACKSSWBYrr),
  packssdw: row(V.PACKSSDWrr, V.PACKSSDWYrr),
  pcmpeqb: row(V.PCMPEQBrr, V.PCMPEQBYrr),
  pcmpeqw: row(V.PCMPEQWrr, V.PCMPEQWYrr),
  pcmpeqd: row(V.PCMPEQDrr, V.PCMPEQDYrr),
  pcmpgtb: row(V.PCMPGTBrr, V.PCMPGTBYrr),
  pcmpgtw: row(V.PCMPGTWrr, V.PCMPGTWYrr),
  pcmpgtd: row(V.PCMPGTDrr, V.PCMPGTDYrr),
  pcmpeqq: row3(V.VPCMPEQQrr, V.VPCMPEQQYrr),
  pcmpgtq: row3(V.VPCMPGTQrr, V.VPCMPGTQYrr),
  pminsw: row(V.PMINSWrr, V.PMINSWYrr),
  pmaxsw: row(V.PMAXSWrr, V.PMAXSWYrr),
  pminub: row(V.PMINUBrr, V.PMINUBYrr),
  pmaxub: row(V.PMAXUBrr, V.PMAXUBYrr),
  pminsb: row3(V.VPMINSBrr, V.VPMINSBYrr),
  pmaxsb: row3(V.VPMAXSBrr, V.VPMAXSBYrr),
  pminuw: row3(V.VPMINUWrr, V.VPMINUWYrr),
  pmaxuw: row3(V.VPMAXUWrr, V.VPMAXUWYrr),
  pminsd: row3(V.VPMINSDrr, V.VPMINSDYrr),
  pmaxsd: row3(V.VPMAXSDrr, V.VPMAXSDYrr),
  pminud: row3(V.VPMINUDrr, V.VPMINUDYrr),
  pmaxud: row3(V.VPMAXUDrr, V.VPMAXUDYrr),
  psllvd: row3(V.VPSLLVDrr, V.VPSLLVDYrr),
  psrlvd: row3(V.VPSRLVDrr, V.VPSRLVDYrr),
  psravd: row3(V.VPSRAVDrr, V.VPSRAVDYrr),
  psllvq: row3(V.VPSLLVQrr, V.VPSLLVQYrr),
  psrlvq: row3(V.VPSRLVQrr, V.VPSRLVQYrr),
  pshufb: row3(V.VPSHUFBrr, V.VPSHUFBYrr),
  paddsb: row(V.PADDSBrr, V.PADDSBYrr),
  paddsw: row(V.PADDSWrr, V.PADDSWYrr),
  paddusb: row(V.PADDUSBrr, V.PADDUSBYrr),
  paddusw: row(V.PADDUSWrr, V.PADDUSWYrr),
  psubsb: row(V.PSUBSBrr, V.PSUBSBYrr),
  psubsw: row(V.PSUBSWrr, V.PSUBSWYrr),
  psubusb: row(V.PSUBUSBrr, V.PSUBUSBYrr),
  psubusw: row(V.PSUBUSWrr, V.PSUBUSWYrr),
  addps: row(V.ADDPSrr, V.ADDPSYrr),
  addpd: row(V.ADDPDrr, V.ADDPDYrr),
  subps: row(V.SUBPSrr, V.SUBPSYrr),
  subpd: row(V.SUBPDrr, V.SUBPDYrr),
  mulps: row(V.MULPSrr, V.MULPSYrr),
  mulpd: row(V.MULPDrr, V.MULPDYrr),
  divps: row(V.DIVPSrr, V.DIVPSYrr),
  divpd: row(V.DIVPDrr, V.DIVPDYrr),
  minps: row(V.MINPSrr, V.MINPSYrr),
  minpd: row(V.MINPDrr, V.MINPDYrr),
  maxps: row(V.MAXPSrr, V.MAXPSYrr),
  maxpd: row(V.MAXPDrr, V.MAXPDYrr),
  andps: row(I.ANDPSrr, V.ANDPSYrr),
  orps: row(I.ORPSrr, V.ORPSYrr),
  xorps: row(I.XORPSrr, V.XORPSYrr),
  andnps: row(I.ANDNPSrr, V.ANDNPSYrr),
  unpcklps: row(V.UNPCKLPSrr, V.UNPCKLPSYrr),
  unpckhps: row(V.UNPCKHPSrr, V.UNPCKHPSYrr),
} as const;
export type RowName = keyof typeof ROW;

/** The same operation with its second source in memory, by the row's opcode; -1 where there is none. */
const MEMORY_FORM = new Map<MachineOpcode, MachineOpcode>();
for (const { x, y } of Object.values(ROW)) {
  for (const opcode of [x, y]) {
    const memory = opcodeNamed(rowOf(opcode).name.replace(/rr$/, "rm"));
    if (memory !== undefined) MEMORY_FORM.set(opcode, memory);
  }
}

/** Shifts by a number and by the low bits of a register. */
interface ShiftRow {
  readonly xi: MachineOpcode;
  readonly yi: MachineOpcode;
  readonly xr: MachineOpcode;
  readonly yr: MachineOpcode;
}
const shiftRow = (xi: MachineOpcode, yi: MachineOpcode, xr: MachineOpcode, yr: MachineOpcode): ShiftRow => ({
  xi,
  yi,
  xr,
  yr,
});
const SHIFT: Readonly<Record<"shl" | "lshr" | "ashr", Readonly<Partial<Record<number, ShiftRow>>>>> = {
  shl: {
    16: shiftRow(V.PSLLWri, V.PSLLWYri, V.PSLLWrr, V.PSLLWYrr),
    32: shiftRow(V.PSLLDri, V.PSLLDYri, V.PSLLDrr, V.PSLLDYrr),
    64: shiftRow(V.PSLLQri, V.PSLLQYri, V.PSLLQrr, V.PSLLQYrr),
  },
  lshr: {
    16: shiftRow(V.PSRLWri, V.PSRLWYri, V.PSRLWrr, V.PSRLWYrr),
    32: shiftRow(V.PSRLDri, V.PSRLDYri, V.PSRLDrr, V.PSRLDYrr),
    64: shiftRow(V.PSRLQri, V.PSRLQYri, V.PSRLQrr, V.PSRLQYrr),
  },
  ashr: {
    16: shiftRow(V.PSRAWri, V.PSRAWYri, V.PSRAWrr, V.PSRAWYrr),
    32: shiftRow(V.PSRADri, V.PSRADYri, V.PSRADrr, V.PSRADYrr),
  },
};

const BINARY: Readonly<Record<string, Readonly<Partial<Record<number, RowName>>>>> = {
  add: { 8: "paddb", 16: "paddw", 32: "paddd", 64: "paddq" },
  sub: { 8: "psubb", 16: "psubw", 32: "psubd", 64: "psubq" },
  and: { 8: "pand", 16: "pand", 32: "pand", 64: "pand" },
  or: { 8: "por", 16: "por", 32: "por", 64: "por" },
  xor: { 8: "pxor", 16: "pxor", 32: "pxor", 64: "pxor" },
  fadd: { 32: "addps", 64: "addpd" },
  fsub: { 32: "subps", 64: "subpd" },
  fmul: { 32: "mulps", 64: "mulpd" },
  fdiv: { 32: "divps", 64: "divpd" },
  "sadd.sat": { 8: "paddsb", 16: "paddsw" },
  "uadd.sat": { 8: "paddusb", 16: "paddusw" },
  "ssub.sat": { 8: "psubsb", 16: "psubsw" },
  "usub.sat": { 8: "psubusb", 16: "psubusw" },
};
/** The rows that exist at every level; the others want AVX2. */
const MIN_MAX: Readonly<
  Record<string, Readonly<Partial<Record<number, { readonly row: RowName; readonly avx2: boolean }>>>>
> = {
  smin: {
    8: { row: "pminsb", avx2: true },
    16: { row: "pminsw", avx2: false },
    32: { row: "pminsd", avx2: true },
  },
  smax: {
    8: { row: "pmaxsb", avx2: true },
    16: { row: "pmaxsw", avx2: false },
    32: { row: "pmaxsd", avx2: true },
  },
  umin: {
    8: { row: "pminub", avx2: false },
    16: { row: "pminuw", avx2: true },
    32: { row: "pminud", avx2: true },
  },
  umax: {
    8: { row: "pmaxub", avx2: false },
    16: { row: "pmaxuw", avx2: true },
    32: { row: "pmaxud", avx2: true },
  },
};

/** Whether a vector operation has an instruction that takes its second source from memory. */
export function hasMemoryForm(opcode: string, bits: number): boolean {
  return BINARY[opcode]?.[bits] !== undefined;
}

export class VectorOps {
  constructor(private readonly s: Selector) {}

  private get avx2(): boolean {
    return cpuHas(this.s.cpu, "avx2");
  }
  /** A fresh register of a vector class. */
  reg(partClass: PartClass): Reg {
    return this.s.createPart(partClass);
  }
  /** `to = a op b` */
  emit(name: RowName, partClass: PartClass, to: Reg, a: Reg, b: Reg): void {
    const { mf } = this.s;
    const rows: VectorRow = ROW[name];
    if (partClass === PartClass.vr256) mf.emit3(rows.y, to, a, b);
    else if (rows.three === true) mf.emit3(rows.x, to, a, b);
    else if (to === b && to !== a) {
      const saved = this.reg(partClass);
      mf.emit2(I.FMOVrr, saved, b);
      mf.emit2(I.FMOVrr, to, a);
      mf.emit2(rows.x, to, saved);
    } else {
      if (to !== a) mf.emit2(I.FMOVrr, to, a);
      mf.emit2(rows.x, to, b);
    }
  }
  /** A fresh register with `a op b`. */
  op(name: RowName, partClass: PartClass, a: Reg, b: Reg): Reg {
    const to = this.reg(partClass);
    this.emit(name, partClass, to, a, b);
    return to;
  }
  /** `a op memory`, the memory at `s.addr`; undefined where no one instruction does it. */
  withMemory(opcode: string, bits: number, partClass: PartClass, a: Reg): Reg | undefined {
    const name = BINARY[opcode]?.[bits];
    if (name === undefined) return undefined;
    const rows: VectorRow = ROW[name];
    const wide = partClass === PartClass.vr256;
    const memory = MEMORY_FORM.get(wide ? rows.y : rows.x);
    if (memory === undefined) return undefined;
    const { mf, addr } = this.s;
    const to = this.reg(partClass);
    if (wide) {
      const at = mf.begin(memory);
      mf.words[at + 1] = to;
      mf.words[at + 2] = a;
      addr.put(mf, at + 3, 0);
    } else {
      mf.emit2(I.FMOVrr, to, a);
      this.s.emitRegMem(memory, to);
    }
    return to;
  }
  /** Shifts every lane of 16, 32 or 64 bits by a number. */
  shift(opcode: "shl" | "lshr" | "ashr", bits: number, partClass: PartClass, a: Reg, by: number): Reg {
    const { mf } = this.s;
    const rows = SHIFT[opcode][bits];
    const to = this.reg(partClass);
    if (rows === undefined) throw this.s.unsupported(`${opcode} of vectors of i${bits}`);
    if (partClass === PartClass.vr256) mf.emit3(rows.yi, to, a, by);
    else {
      mf.emit2(I.FMOVrr, to, a);
      mf.emit2(rows.xi, to, by);
    }
    return to;
  }
  zero(partClass: PartClass): Reg {
    const to = this.reg(partClass);
    this.s.mf.emit1(partClass === PartClass.vr256 ? I.VZERO256 : I.FZERO, to);
    return to;
  }
  /** A register with every lane of `bits` set to a number. */
  splatConstant(partClass: PartClass, bits: number, value: bigint): Reg {
    const bytes = partClass === PartClass.vr256 ? 32 : 16;
    let all = 0n;
    for (let lane = 0; lane < (bytes * 8) / bits; lane++)
      all |= BigInt.asUintN(bits, value) << BigInt(lane * bits);
    const to = this.reg(partClass);
    this.s.poolAddress(all, bytes);
    this.s.emitRegMem(this.s.wholeLoad(partClass), to);
    return to;
  }
  ones(partClass: PartClass): Reg {
    return this.splatConstant(partClass, 64, -1n);
  }

  /** A binary operation or intrinsic on one register each; undefined where no instructions do it. */
  binary(opcode: string, bits: number, partClass: PartClass, a: Reg, b: Reg): Reg | undefined {
    const name = BINARY[opcode]?.[bits];
    if (name !== undefined) return this.op(name, partClass, a, b);
    if (opcode === "mul") return this.multiply(bits, partClass, a, b);
    const minMax = MIN_MAX[opcode]?.[bits];
    if (minMax !== undefined && (!minMax.avx2 || this.avx2)) return this.op(minMax.row, partClass, a, b);
    if (opcode === "smin" || opcode === "umin" || opcode === "smax" || opcode === "umax") {
      const predicate = opcode.endsWith("max") ? `${opcode.charAt(0)}gt` : `${opcode.charAt(0)}lt`;
      const mask = this.compareInts(predicate, bits, partClass, a, b);
      return mask === undefined ? undefined : this.select(partClass, mask, a, b);
    }
    return undefined;
  }

  private multiply(bits: number, partClass: PartClass, a: Reg, b: Reg): Reg | undefined {
    switch (bits) {
      case 16:
        return this.op("pmullw", partClass, a, b);
      case 32: {
        if (this.avx2) return this.op("pmulld", partClass, a, b);
        // Even lanes multiply to 64 bits each; odd lanes likewise once shifted down; their low halves are interleaved.
        const even = this.op("pmuludq", partClass, a, b);
        const odd = this.op(
          "pmuludq",
          partClass,
          this.shift("lshr", 64, partClass, a, 32),
          this.shift("lshr", 64, partClass, b, 32),
        );
        const evens = this.reg(partClass);
        const odds = this.reg(partClass);
        this.s.mf.emit3(V.PSHUFDrri, evens, even, 0x08);
        this.s.mf.emit3(V.PSHUFDrri, odds, odd, 0x08);
        return this.op("punpckldq", partClass, evens, odds);
      }
      case 8: {
        // In 16-bit lanes: odd bytes shifted down, even bytes as they stand; only the low byte of each product counts.
        const low = this.op("pmullw", partClass, a, b);
        const high = this.op(
          "pmullw",
          partClass,
          this.shift("lshr", 16, partClass, a, 8),
          this.shift("lshr", 16, partClass, b, 8),
        );
        const mask = this.splatConstant(partClass, 16, 0xffn);
        return this.op(
          "por",
          partClass,
          this.op("pand", partClass, low, mask),
          this.shift("shl", 16, partClass, high, 8),
        );
      }
      case 64: {
        const low = this.op("pmuludq", partClass, a, b);
        const first = this.op("pmuludq", partClass, this.shift("lshr", 64, partClass, a, 32), b);
        const second = this.op("pmuludq", partClass, this.shift("lshr", 64, partClass, b, 32), a);
        const cross = this.shift("shl", 64, partClass, this.op("paddq", partClass, first, second), 32);
        return this.op("paddq", partClass, low, cross);
      }
      default:
        return undefined;
    }
  }

  /** Every lane shifted by one number. */
  shiftBy(
    opcode: "shl" | "lshr" | "ashr",
    bits: number,
    partClass: PartClass,
    a: Reg,
    by: number,
  ): Reg | undefined {
    if (by >= bits) return this.zero(partClass);
    if (by === 0) return a;
    if (SHIFT[opcode][bits] !== undefined) return this.shift(opcode, bits, partClass, a, by);
    if (bits === 8) {
      if (opcode === "shl" || opcode === "lshr") {
        const mask = opcode === "shl" ? (0xff << by) & 0xff : 0xff >> by;
        return this.op(
          "pand",
          partClass,
          this.shift(opcode, 16, partClass, a, by),
          this.splatConstant(partClass, 8, BigInt(mask)),
        );
      }
      // ashr: shift right without sign, then spread the sign bit: (x ^ m) - m.
      const shifted = this.op(
        "pand",
        partClass,
        this.shift("lshr", 16, partClass, a, by),
        this.splatConstant(partClass, 8, BigInt(0xff >> by)),
      );
      const sign = this.splatConstant(partClass, 8, BigInt(0x80 >> by));
      return this.op("psubb", partClass, this.op("pxor", partClass, shifted, sign), sign);
    }
    return undefined;
  }
  /** Every lane shifted by its own count. */
  shiftLanes(
    opcode: "shl" | "lshr" | "ashr",
    bits: number,
    partClass: PartClass,
    a: Reg,
    counts: Reg,
  ): Reg | undefined {
    if (!this.avx2) return undefined;
    const name = {
      shl: { 32: "psllvd", 64: "psllvq" },
      lshr: { 32: "psrlvd", 64: "psrlvq" },
      ashr: { 32: "psravd" },
    } as const;
    const found: RowName | undefined = (name[opcode] as Readonly<Record<number, RowName>>)[bits];
    return found === undefined ? undefined : this.op(found, partClass, a, counts);
  }

  /** A mask of all ones where the predicate holds. */
  compareInts(predicate: string, bits: number, partClass: PartClass, a: Reg, b: Reg): Reg | undefined {
    const equal = ({ 8: "pcmpeqb", 16: "pcmpeqw", 32: "pcmpeqd", 64: "pcmpeqq" } as const)[
      bits as 8 | 16 | 32 | 64
    ];
    const greater = ({ 8: "pcmpgtb", 16: "pcmpgtw", 32: "pcmpgtd", 64: "pcmpgtq" } as const)[
      bits as 8 | 16 | 32 | 64
    ];
    if (equal === undefined || (bits === 64 && !this.avx2)) return undefined;
    const not = (mask: Reg): Reg => this.op("pxor", partClass, mask, this.ones(partClass));
    // Unsigned order is signed order of the values with their top bits flipped.
    const flip = (reg: Reg): Reg =>
      this.op("pxor", partClass, reg, this.splatConstant(partClass, bits, 1n << BigInt(bits - 1)));
    switch (predicate) {
      case "eq":
        return this.op(equal, partClass, a, b);
      case "ne":
        return not(this.op(equal, partClass, a, b));
      case "sgt":
        return this.op(greater, partClass, a, b);
      case "slt":
        return this.op(greater, partClass, b, a);
      case "sge":
        return not(this.op(greater, partClass, b, a));
      case "sle":
        return not(this.op(greater, partClass, a, b));
      case "ugt":
        return this.op(greater, partClass, flip(a), flip(b));
      case "ult":
        return this.op(greater, partClass, flip(b), flip(a));
      case "uge":
        return not(this.op(greater, partClass, flip(b), flip(a)));
      case "ule":
        return not(this.op(greater, partClass, flip(a), flip(b)));
      default:
        return undefined;
    }
  }
  /** A mask of all ones where the float predicate holds. */
  compareFloats(predicate: string, bits: number, partClass: PartClass, a: Reg, b: Reg): Reg | undefined {
    // cmpps: 0 eq, 1 lt, 2 le, 3 unord, 4 neq, 5 nlt, 6 nle, 7 ord
    const table: Readonly<Record<string, readonly [number, boolean]>> = {
      oeq: [0, false],
      olt: [1, false],
      ole: [2, false],
      ogt: [1, true],
      oge: [2, true],
      uno: [3, false],
      une: [4, false],
      uge: [5, false],
      ugt: [6, false],
      ule: [5, true],
      ult: [6, true],
      ord: [7, false],
    };
    const single = bits === 32;
    const compare = (code: number, left: Reg, right: Reg): Reg => {
      const to = this.reg(partClass);
      const { mf } = this.s;
      if (partClass === PartClass.vr256) mf.emit4(single ? V.CMPPSYrri : V.CMPPDYrri, to, left, right, code);
      else {
        mf.emit2(I.FMOVrr, to, left);
        mf.emit3(single ? V.CMPPSrri : V.CMPPDrri, to, right, code);
      }
      return to;
    };
    const simple = table[predicate];
    if (simple !== undefined) return simple[1] ? compare(simple[0], b, a) : compare(simple[0], a, b);
    if (predicate === "one") return this.op("pand", partClass, compare(4, a, b), compare(7, a, b));
    if (predicate === "ueq") return this.op("por", partClass, compare(0, a, b), compare(3, a, b));
    return undefined;
  }
  /** Lane by lane, `a` where the mask is ones, else `b`. */
  select(partClass: PartClass, mask: Reg, a: Reg, b: Reg): Reg {
    if (this.avx2) {
      const to = this.reg(partClass);
      this.s.mf.emit4(partClass === PartClass.vr256 ? V.VPBLENDVBYrr : V.VPBLENDVBrr, to, b, a, mask);
      return to;
    }
    return this.op(
      "por",
      partClass,
      this.op("pand", partClass, mask, a),
      this.op("pandn", partClass, mask, b),
    );
  }
  /** The low 128 bits of a 256-bit register. */
  lowHalf(reg: Reg): Reg {
    const to = this.reg(PartClass.vr128);
    this.s.mf.emit2(I.FCASTrr, to, reg);
    return to;
  }
  highHalf(reg: Reg): Reg {
    const to = this.reg(PartClass.vr128);
    this.s.mf.emit3(V.VEXTRACTF128rri, to, reg, 1);
    return to;
  }
  join(low: Reg, high: Reg): Reg {
    const wide = this.reg(PartClass.vr256);
    const to = this.reg(PartClass.vr256);
    this.s.mf.emit2(I.FCASTrr, wide, low);
    this.s.mf.emit4(V.VINSERTF128rri, to, wide, high, 1);
    return to;
  }
}
