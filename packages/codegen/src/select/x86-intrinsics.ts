/**
 * x86's own intrinsics, as clang's headers use them: each is one instruction, named here with how it takes its operands.
 * Instructions above SSE2 are taken from whoever names them: the function says that its CPU has them.
 */
import { type CallInstruction, firstArgument, type Value } from "@ts-jit/ir";
import "../i386/extension-instructions.js";
import * as I from "../i386/instructions.js";
import * as V from "../i386/vector-instructions.js";
import { Cond } from "../machine/conditions.js";
import { type MachineOpcode, opcodeNamed } from "../machine/opcodes.js";
import { EAX, type Reg } from "../machine/registers.js";
import { PartClass } from "../machine/type-parts.js";
import { type CpuLevel, cpuHas } from "../options.js";
import { compareFloats } from "./float.js";
import { setByCondition } from "./integer.js";
import { laneValues } from "./lanes.js";
import type { Selector } from "./selector.js";
import { VectorOps } from "./vector-rules.js";

interface Operands {
  readonly s: Selector;
  readonly call: CallInstruction;
  arg(index: number): Value;
  reg(index: number): Reg;
}
type Form = (rows: Rows, operands: Operands) => void;
/** The row for 128 bits, and the one for 256. */
interface Rows {
  readonly x: MachineOpcode;
  readonly y: MachineOpcode;
}

/** `a op b`; the lanes a scalar operation does not touch are those of `a`. */
const binary: Form = ({ x, y }, { s, call, reg }) => {
  const [partClass = PartClass.vr128] = s.infoOf(call).classes;
  const to = s.def(call);
  const [a, b] = [reg(0), reg(1)];
  if (partClass === PartClass.vr256) s.mf.emit3(y, to, a, b);
  else {
    s.mf.emit2(I.FMOVrr, to, a);
    s.mf.emit2(x, to, b);
  }
};
/** `a op a`: a scalar operation of one operand, whose other lanes stay. */
const scalar: Form = ({ x }, { s, call, reg }) => {
  const to = s.def(call);
  const a = reg(0);
  s.mf.emit2(I.FMOVrr, to, a);
  s.mf.emit2(x, to, a);
};
/** One vector to another, or to a general register. The source's width decides. */
const unary: Form = ({ x, y }, { s, call, arg, reg }) => {
  const wide = s.infoOf(arg(0)).classes[0] === PartClass.vr256;
  const from = reg(0);
  s.mf.emit2(wide ? y : x, s.def(call), from);
};
/** A comparison or a rounding, with the number that says which. */
const immediate: Form = ({ x, y }, { s, call, arg, reg }) => {
  const [partClass = PartClass.vr128] = s.infoOf(call).classes;
  const to = s.def(call);
  const number = s.imm(arg(2));
  const [a, b] = [reg(0), reg(1)];
  if (partClass === PartClass.vr256) s.mf.emit4(y, to, a, b, number);
  else {
    s.mf.emit2(I.FMOVrr, to, a);
    s.mf.emit3(x, to, b, number);
  }
};
const rounding: Form = ({ x, y }, { s, call, arg, reg }) => {
  const wide = s.infoOf(call).classes[0] === PartClass.vr256;
  const from = reg(0);
  s.mf.emit3(wide ? y : x, s.def(call), from, s.imm(arg(1)));
};
/** Shifts by a number in a general register: the register forms take it from a vector. */
const shift: Form = (rows, { s, call, arg, ...rest }) => {
  const count = s.createPart(PartClass.vr128);
  s.mf.emit2(I.MOVDxr, count, s.reg(arg(1)));
  binary(rows, { s, call, arg, ...rest, reg: (index) => (index === 0 ? s.reg(arg(0)) : count) });
};
/** A form of three addresses at both widths. */
const three: Form = ({ x, y }, { s, call, reg }) => {
  const wide = s.infoOf(call).classes[0] === PartClass.vr256;
  const [a, b] = [reg(0), reg(1)];
  s.mf.emit3(wide ? y : x, s.def(call), a, b);
};
/** By the sign of each lane of the third operand, the second where it is set, else the first. */
const blend =
  (bits: 8 | 32 | 64): Form =>
  (_, { s, call, reg }) => {
    const [partClass = PartClass.vr128] = s.infoOf(call).classes;
    const ops = new VectorOps(s);
    const [a, b, sign] = [reg(0), reg(1), reg(2)];
    const mask = ops.compareInts("sgt", bits === 8 ? 8 : 32, partClass, ops.zero(partClass), sign);
    if (mask === undefined) throw s.unsupported("a blend");
    let whole = mask;
    if (bits === 64) {
      // The upper half of each lane has the sign.
      whole = ops.reg(partClass);
      s.mf.emit3(partClass === PartClass.vr256 ? V.PSHUFDYrri : V.PSHUFDrri, whole, mask, 0xf5);
    }
    s.setResultParts(call, [ops.select(partClass, whole, b, a)]);
  };
/** PTEST, whose flags tell. */
const test =
  (condition: Cond): Form =>
  ({ x, y }, { s, call, arg, reg }) => {
    const wide = s.infoOf(arg(0)).classes[0] === PartClass.vr256;
    const [a, b] = [reg(0), reg(1)];
    s.mf.emit2(wide ? y : x, a, b);
    setByCondition(s, s.def(call), condition);
  };
const plain: Form = ({ x }, { s }) => s.mf.emit0(x);
const multiplyAdd: Form = ({ x, y }, { s, call, reg }) => {
  const [partClass = PartClass.vr128] = s.infoOf(call).classes;
  const to = new VectorOps(s).reg(partClass);
  s.copyPart(partClass, to, reg(0));
  s.mf.emit3(partClass === PartClass.vr256 ? y : x, to, reg(1), reg(2));
  s.setResultParts(call, [to]);
};

interface Rule {
  readonly form: Form;
  readonly rows: Rows;
  /** Below it there is no such instruction of ours. */
  readonly level: CpuLevel;
}
const RULES = new Map<string, Rule>();

function row(name: string): MachineOpcode {
  const opcode = opcodeNamed(name);
  if (opcode === undefined) throw new Error(`no row ${name} for an intrinsic`);
  return opcode;
}
/**
 * Names without `llvm.x86.`, each with its row for 128 bits; the row for 256 is the same with a Y (and perhaps a V),
 * for names with `avx`.
 */
function add(form: Form, names: Readonly<Record<string, string>>): void {
  for (const [name, opcode] of Object.entries(names)) {
    const wide = /^(avx2|avx)\./.test(name) || name.endsWith(".256");
    const level = name.startsWith("avx512.") ? "avx512vnni" : wide ? "avx2" : "pentium4";
    const suffix = /(rri|rr)$/.exec(opcode)?.[0] ?? "";
    const stem = opcode.slice(0, opcode.length - suffix.length);
    const yName = [`${stem}Y${suffix}`, `V${stem}Y${suffix}`].find((each) => opcodeNamed(each) !== undefined);
    RULES.set(`x86.${name}`, {
      form,
      level,
      rows: { x: row(opcode), y: wide ? row(yName ?? "") : row(opcode) },
    });
  }
}
const both = (
  stems: Readonly<Record<string, string>>,
  narrow: (stem: string) => string,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(stems).flatMap(([stem, opcode]) => [
      [narrow(stem), opcode],
      [`avx2.${stem}`, opcode],
    ]),
  );

add(
  binary,
  both(
    {
      "pavg.b": "PAVGBrr",
      "pavg.w": "PAVGWrr",
      "psad.bw": "PSADBWrr",
      "pmadd.wd": "PMADDWDrr",
      "pmulh.w": "PMULHWrr",
      "pmulhu.w": "PMULHUWrr",
    },
    (stem) => `sse2.${stem}`,
  ),
);
add(
  binary,
  both(
    { packsswb: "PACKSSWBrr", packssdw: "PACKSSDWrr", packuswb: "PACKUSWBrr" },
    (stem) => `sse2.${stem}.128`,
  ),
);
add(
  binary,
  both(
    {
      "psll.w": "PSLLWrr",
      "psll.d": "PSLLDrr",
      "psll.q": "PSLLQrr",
      "psrl.w": "PSRLWrr",
      "psrl.d": "PSRLDrr",
      "psrl.q": "PSRLQrr",
      "psra.w": "PSRAWrr",
      "psra.d": "PSRADrr",
    },
    (stem) => `sse2.${stem}`,
  ),
);
add(
  shift,
  both(
    {
      "pslli.w": "PSLLWrr",
      "pslli.d": "PSLLDrr",
      "pslli.q": "PSLLQrr",
      "psrli.w": "PSRLWrr",
      "psrli.d": "PSRLDrr",
      "psrli.q": "PSRLQrr",
      "psrai.w": "PSRAWrr",
      "psrai.d": "PSRADrr",
    },
    (stem) => `sse2.${stem}`,
  ),
);
add(
  binary,
  both(
    {
      "pshuf.b": "PSHUFBrr",
      "phadd.w": "PHADDWrr",
      "phadd.d": "PHADDDrr",
      "phadd.sw": "PHADDSWrr",
      "phsub.w": "PHSUBWrr",
      "phsub.d": "PHSUBDrr",
      "phsub.sw": "PHSUBSWrr",
      "psign.b": "PSIGNBrr",
      "psign.w": "PSIGNWrr",
      "psign.d": "PSIGNDrr",
      "pmul.hr.sw": "PMULHRSWrr",
      "pmadd.ub.sw": "PMADDUBSWrr",
    },
    (stem) => `ssse3.${stem}.128`,
  ),
);
add(
  binary,
  both({ packusdw: "PACKUSDWrr" }, (stem) => `sse41.${stem}`),
);
add(binary, {
  "sse.min.ps": "MINPSrr",
  "sse.max.ps": "MAXPSrr",
  "sse.min.ss": "MINSSrr",
  "sse.max.ss": "MAXSSrr",
  "sse2.min.pd": "MINPDrr",
  "sse2.max.pd": "MAXPDrr",
  "sse2.min.sd": "MINSDrr",
  "sse2.max.sd": "MAXSDrr",
  "sse2.cvtsd2ss": "CVTSD2SSrr",
  "avx.min.ps.256": "MINPSrr",
  "avx.max.ps.256": "MAXPSrr",
  "avx.min.pd.256": "MINPDrr",
  "avx.max.pd.256": "MAXPDrr",
  "sse3.hadd.ps": "HADDPSrr",
  "sse3.hadd.pd": "HADDPDrr",
  "sse3.hsub.ps": "HSUBPSrr",
  "sse3.hsub.pd": "HSUBPDrr",
  "sse3.addsub.ps": "ADDSUBPSrr",
  "sse3.addsub.pd": "ADDSUBPDrr",
  "avx.hadd.ps.256": "HADDPSrr",
  "avx.hadd.pd.256": "HADDPDrr",
  "avx.hsub.ps.256": "HSUBPSrr",
  "avx.hsub.pd.256": "HSUBPDrr",
  "avx.addsub.ps.256": "ADDSUBPSrr",
  "avx.addsub.pd.256": "ADDSUBPDrr",
});
add(scalar, { "sse.rcp.ss": "RCPSSrr", "sse.rsqrt.ss": "RSQRTSSrr" });
add(unary, {
  "sse.rcp.ps": "RCPPSrr",
  "sse.rsqrt.ps": "RSQRTPSrr",
  "avx.rcp.ps.256": "RCPPSrr",
  "avx.rsqrt.ps.256": "RSQRTPSrr",
  "sse2.cvtps2dq": "CVTPS2DQrr",
  "sse2.cvttps2dq": "CVTTPS2DQrr",
  "sse2.cvtpd2dq": "CVTPD2DQrr",
  "sse2.cvttpd2dq": "CVTTPD2DQrr",
  "sse2.cvtpd2ps": "CVTPD2PSrr",
  "avx.cvt.ps2dq.256": "CVTPS2DQrr",
  "avx.cvtt.ps2dq.256": "CVTTPS2DQrr",
  "avx.cvt.pd2dq.256": "CVTPD2DQrr",
  "avx.cvtt.pd2dq.256": "CVTTPD2DQrr",
  "avx.cvt.pd2.ps.256": "CVTPD2PSrr",
  "sse.movmsk.ps": "MOVMSKPSrr",
  "sse2.movmsk.pd": "MOVMSKPDrr",
  "sse2.pmovmskb.128": "PMOVMSKBrr",
  "avx.movmsk.ps.256": "MOVMSKPSrr",
  "avx.movmsk.pd.256": "MOVMSKPDrr",
  "avx2.pmovmskb": "PMOVMSKBrr",
  "sse.cvtss2si": "CVTSS2SIrr",
  "sse.cvttss2si": "CVTTSS2SIrr",
  "sse2.cvtsd2si": "CVTSD2SIrr",
  "sse2.cvttsd2si": "CVTTSD2SIrr",
});
add(immediate, {
  "sse.cmp.ps": "CMPPSrri",
  "sse.cmp.ss": "CMPSSrri",
  "sse2.cmp.pd": "CMPPDrri",
  "sse2.cmp.sd": "CMPSDrri",
  "avx.cmp.ps.256": "CMPPSrri",
  "avx.cmp.pd.256": "CMPPDrri",
});
add(rounding, {
  "sse41.round.ps": "ROUNDPSrri",
  "sse41.round.pd": "ROUNDPDrri",
  "avx.round.ps.256": "ROUNDPSrri",
  "avx.round.pd.256": "ROUNDPDrri",
});
for (const [name, opcode] of Object.entries({
  "psllv.d": "VPSLLVDrr",
  "psllv.q": "VPSLLVQrr",
  "psrlv.d": "VPSRLVDrr",
  "psrlv.q": "VPSRLVQrr",
  "psrav.d": "VPSRAVDrr",
}))
  add(three, { [`avx2.${name}`]: opcode, [`avx2.${name}.256`]: opcode });
for (const [bits, names] of [
  [8, ["sse41.pblendvb", "avx2.pblendvb"]],
  [32, ["sse41.blendvps", "avx.blendv.ps.256"]],
  [64, ["sse41.blendvpd", "avx.blendv.pd.256"]],
] as const)
  for (const name of names)
    RULES.set(`x86.${name}`, {
      form: blend(bits),
      level: name.startsWith("avx") ? "avx2" : "pentium4",
      rows: { x: I.NOP, y: I.NOP },
    });
for (const [word, condition] of [
  ["z", Cond.E],
  ["c", Cond.B],
  ["nzc", Cond.A],
] as const)
  add(test(condition), { [`sse41.ptest${word}`]: "PTESTrr", [`avx.ptest${word}.256`]: "PTESTrr" });
add(plain, {
  "sse2.mfence": "MFENCE",
  "sse2.lfence": "LFENCE",
  "sse.sfence": "SFENCE",
  "sse2.pause": "PAUSE",
});
for (const size of ["128", "256"])
  RULES.set(`x86.avx512.vpdpbusd.${size}`, {
    form: multiplyAdd,
    level: "avx512vnni",
    rows: { x: V.VPDPBUSDrr, y: V.VPDPBUSDYrr },
  });

/** comi and ucomi of the lowest lanes: what each asks, and whether any NaN raises "invalid". Unordered is false but for neq. */
const COMPARISONS = { eq: "oeq", lt: "olt", le: "ole", gt: "ogt", ge: "oge", neq: "une" } as const;
for (const [set, format] of [
  ["sse", ".ss"],
  ["sse2", ".sd"],
] as const) {
  for (const [word, predicate] of Object.entries(COMPARISONS)) {
    for (const signaling of [false, true]) {
      const name = `${signaling ? "comi" : "ucomi"}${word}${format}`;
      RULES.set(`x86.${set}.${name}`, {
        level: "pentium4",
        rows: { x: I.NOP, y: I.NOP },
        form: (_, { s, call, arg }) => {
          const [a] = laneValues(s, arg(0));
          const [b] = laneValues(s, arg(1));
          if (a !== undefined && b !== undefined)
            setByCondition(s, s.def(call), compareFloats(s, predicate, a, b, signaling));
        },
      });
    }
  }
}
/** Selects a call of one of them; false for another name. @throws UnsupportedError below its CPU level. */
export function selectX86Intrinsic(s: Selector, call: CallInstruction, name: string): boolean {
  const rule = RULES.get(name);
  if (rule === undefined) return false;
  if (!cpuHas(s.cpu, rule.level)) throw s.unsupported(`llvm.${name} below the CPU level ${rule.level}`);
  const arg = (index: number): Value => call.operand(firstArgument(call) + index);
  rule.form(rule.rows, { s, call, arg, reg: (index) => s.parts(arg(index))[0] ?? EAX });
  return true;
}
