/**
 * Scalar floating point in xmm registers (SSE2). Each row has its VEX form beside the legacy one.
 */
import { Code } from "iced-x86";
import { defineOpcode, Property } from "../machine/opcodes.js";
import { family } from "./family.js";

const F = Property.writesFlags;
const C = Property.commutative;
const LOAD = Property.load;
const STORE = Property.store;
const MOVE = Property.move;
const REMAT = Property.remat;

/** Two sources, a float each, a double each. */
const scalarArithmetic = family([
  { suffix: "SSrr", legacy: "ss_xmm_xmmm32", vex: "ss_xmm_xmm_xmmm32", format: "xs us", vexDup: true },
  {
    suffix: "SSrm",
    legacy: "ss_xmm_xmmm32",
    vex: "ss_xmm_xmm_xmmm32",
    format: "xs m",
    vexDup: true,
    is: LOAD,
  },
  { suffix: "SDrr", legacy: "sd_xmm_xmmm64", vex: "sd_xmm_xmm_xmmm64", format: "xs us", vexDup: true },
  {
    suffix: "SDrm",
    legacy: "sd_xmm_xmmm64",
    vex: "sd_xmm_xmm_xmmm64",
    format: "xs m",
    vexDup: true,
    is: LOAD,
  },
]);
/** Bitwise operations on a whole register of floats, of doubles. */
const bitwise = family([
  { suffix: "PSrr", legacy: "ps_xmm_xmmm128", vex: "ps_xmm_xmm_xmmm128", format: "xs us", vexDup: true },
  {
    suffix: "PSrm",
    legacy: "ps_xmm_xmmm128",
    vex: "ps_xmm_xmm_xmmm128",
    format: "xs m",
    vexDup: true,
    is: LOAD,
  },
  { suffix: "PDrr", legacy: "pd_xmm_xmmm128", vex: "pd_xmm_xmm_xmmm128", format: "xs us", vexDup: true },
  {
    suffix: "PDrm",
    legacy: "pd_xmm_xmmm128",
    vex: "pd_xmm_xmm_xmmm128",
    format: "xs m",
    vexDup: true,
    is: LOAD,
  },
]);
/** One float, one double to a float or a double. */
const fromScalar = (bits: 32 | 64) =>
  family([
    { suffix: "rr", legacy: `_xmm_xmmm${bits}`, vex: `_xmm_xmm_xmmm${bits}`, format: "ds us", vexDup: true },
    {
      suffix: "rm",
      legacy: `_xmm_xmmm${bits}`,
      vex: `_xmm_xmm_xmmm${bits}`,
      format: "ds m",
      vexDup: true,
      is: LOAD,
    },
  ]);
const fromFloat = fromScalar(32);
const fromDouble = fromScalar(64);
/** Compares two floats, two doubles into the flags. */
const compare = (bits: 32 | 64) =>
  family([
    { suffix: "rr", legacy: `_xmm_xmmm${bits}`, vex: `_xmm_xmmm${bits}`, format: "us us" },
    { suffix: "rm", legacy: `_xmm_xmmm${bits}`, vex: `_xmm_xmmm${bits}`, format: "us m", is: LOAD },
  ]);
const compareFloat = compare(32);
const compareDouble = compare(64);
/** One float, one double to an integer. */
const toInteger = (bits: 32 | 64) =>
  family([
    { suffix: "rr", legacy: `_r32_xmmm${bits}`, vex: `_r32_xmmm${bits}`, format: "d us" },
    { suffix: "rm", legacy: `_r32_xmmm${bits}`, vex: `_r32_xmmm${bits}`, format: "d m", is: LOAD },
  ]);
const floatToInteger = toInteger(32);
const doubleToInteger = toInteger(64);
/** An integer to a float or a double. */
const integerToScalar = family([
  { suffix: "rr", legacy: "_xmm_rm32", vex: "_xmm_xmm_rm32", format: "xs u", vexDup: true },
  { suffix: "rm", legacy: "_xmm_rm32", vex: "_xmm_xmm_rm32", format: "xs m", vexDup: true, is: LOAD },
]);

export const FMOVrr = defineOpcode("FMOVrr", Code.Movaps_xmm_xmmm128, "ds us", {
  is: MOVE,
  vex: Code.VEX_Vmovaps_xmm_xmmm128,
});
/** FMOVrr between classes of different width: not a copy that spilling could replace by a reload. */
export const FCASTrr = defineOpcode("FCASTrr", Code.Movaps_xmm_xmmm128, "ds us", {
  vex: Code.VEX_Vmovaps_xmm_xmmm128,
});
export const MOVSSrm = defineOpcode("MOVSSrm", Code.Movss_xmm_xmmm32, "ds m", {
  is: LOAD,
  vex: Code.VEX_Vmovss_xmm_m32,
});
export const MOVSSmr = defineOpcode("MOVSSmr", Code.Movss_xmmm32_xmm, "m us", {
  is: STORE,
  vex: Code.VEX_Vmovss_m32_xmm,
});
export const MOVSDrm = defineOpcode("MOVSDrm", Code.Movsd_xmm_xmmm64, "ds m", {
  is: LOAD,
  vex: Code.VEX_Vmovsd_xmm_m64,
});
export const MOVSDmr = defineOpcode("MOVSDmr", Code.Movsd_xmmm64_xmm, "m us", {
  is: STORE,
  vex: Code.VEX_Vmovsd_m64_xmm,
});
export const FZERO = defineOpcode("FZERO", Code.Xorps_xmm_xmmm128, "ds", {
  is: REMAT,
  vex: Code.VEX_Vxorps_xmm_xmm_xmmm128,
});
export const { ADDSSrr, ADDSSrm, ADDSDrr, ADDSDrm } = scalarArithmetic("ADD", C);
export const { SUBSSrr, SUBSSrm, SUBSDrr, SUBSDrm } = scalarArithmetic("SUB");
export const { MULSSrr, MULSSrm, MULSDrr, MULSDrm } = scalarArithmetic("MUL", C);
export const { DIVSSrr, DIVSSrm, DIVSDrr, DIVSDrm } = scalarArithmetic("DIV");
export const { MINSSrr, MINSSrm, MINSDrr, MINSDrm } = scalarArithmetic("MIN");
export const { MAXSSrr, MAXSSrm, MAXSDrr, MAXSDrm } = scalarArithmetic("MAX");
export const { SQRTSSrr, SQRTSSrm } = fromFloat("SQRTSS");
/** Raises "invalid" for any NaN, not only a signalling one. */
export const { COMISSrr, COMISSrm } = compareFloat("COMISS", F);
export const { UCOMISSrr, UCOMISSrm } = compareFloat("UCOMISS", F);
export const { CVTSI2SSrr, CVTSI2SSrm } = integerToScalar("CVTSI2SS");
export const { CVTTSS2SIrr, CVTTSS2SIrm } = floatToInteger("CVTTSS2SI");
export const CVTSS2SIrr = defineOpcode("CVTSS2SIrr", Code.Cvtss2si_r32_xmmm32, "d us", {
  vex: Code.VEX_Vcvtss2si_r32_xmmm32,
});
export const { SQRTSDrr, SQRTSDrm } = fromDouble("SQRTSD");
/** Raises "invalid" for any NaN, not only a signalling one. */
export const { COMISDrr, COMISDrm } = compareDouble("COMISD", F);
export const { UCOMISDrr, UCOMISDrm } = compareDouble("UCOMISD", F);
export const { CVTSI2SDrr, CVTSI2SDrm } = integerToScalar("CVTSI2SD");
export const { CVTTSD2SIrr, CVTTSD2SIrm } = doubleToInteger("CVTTSD2SI");
export const CVTSD2SIrr = defineOpcode("CVTSD2SIrr", Code.Cvtsd2si_r32_xmmm64, "d us", {
  vex: Code.VEX_Vcvtsd2si_r32_xmmm64,
});
export const { CVTSS2SDrr, CVTSS2SDrm } = fromFloat("CVTSS2SD");
export const { CVTSD2SSrr, CVTSD2SSrm } = fromDouble("CVTSD2SS");
export const { ANDPSrr, ANDPSrm, ANDPDrr, ANDPDrm } = bitwise("AND", C);
export const { ORPSrr, ORPSrm, ORPDrr, ORPDrm } = bitwise("OR", C);
export const { XORPSrr, XORPSrm, XORPDrr, XORPDrm } = bitwise("XOR", C);
export const { ANDNPSrr, ANDNPSrm, ANDNPDrr, ANDNPDrm } = bitwise("ANDN");
export const MOVDxr = defineOpcode("MOVDxr", Code.Movd_xmm_rm32, "ds u", { vex: Code.VEX_Vmovd_xmm_rm32 });
export const MOVDxm = defineOpcode("MOVDxm", Code.Movd_xmm_rm32, "ds m", {
  is: LOAD,
  vex: Code.VEX_Vmovd_xmm_rm32,
});
export const MOVDrx = defineOpcode("MOVDrx", Code.Movd_rm32_xmm, "d us", { vex: Code.VEX_Vmovd_rm32_xmm });
export const MOVDmx = defineOpcode("MOVDmx", Code.Movd_rm32_xmm, "m us", {
  is: STORE,
  vex: Code.VEX_Vmovd_rm32_xmm,
});
export const MOVQxm = defineOpcode("MOVQxm", Code.Movq_xmm_xmmm64, "ds m", {
  is: LOAD,
  vex: Code.VEX_Vmovq_xmm_xmmm64,
});
export const MOVQmx = defineOpcode("MOVQmx", Code.Movq_xmmm64_xmm, "m us", {
  is: STORE,
  vex: Code.VEX_Vmovq_xmmm64_xmm,
});
