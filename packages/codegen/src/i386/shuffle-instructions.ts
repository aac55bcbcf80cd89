/**
 * Vector instructions that move elements: shuffles, insertions, extractions, broadcasts, blends; comparisons and rounding,
 * which take a number like them. Names as in `packed-instructions.ts`.
 */
import { Code } from "iced-x86";
import { defineOpcode, Property } from "../machine/opcodes.js";
import { family } from "./family.js";

const LOAD = Property.load;
const STORE = Property.store;

/** One source and a number. */
const unaryImmediate = family([
  { suffix: "rri", legacy: "_xmm_xmmm128_imm8", vex: "_xmm_xmmm128_imm8", format: "ds us i" },
  { suffix: "Yrri", vex: "_ymm_ymmm256_imm8", format: "ds us i" },
]);
/** Two sources and a number. */
const packedImmediate = family([
  {
    suffix: "rri",
    legacy: "_xmm_xmmm128_imm8",
    vex: "_xmm_xmm_xmmm128_imm8",
    format: "xs us i",
    vexDup: true,
  },
  { suffix: "Yrri", vex: "_ymm_ymm_ymmm256_imm8", format: "ds us us i" },
]);
/** One source and a number, in the VEX encoding alone. */
const vexUnaryImmediate = family([
  { suffix: "rri", vex: "_xmm_xmmm128_imm8", format: "ds us i" },
  { suffix: "Yrri", vex: "_ymm_ymmm256_imm8", format: "ds us i" },
]);
/** Two sources and a register that chooses between their elements. */
const blendByRegister = family([
  { suffix: "rr", vex: "_xmm_xmm_xmmm128_xmm", format: "ds us us us" },
  { suffix: "Yrr", vex: "_ymm_ymm_ymmm256_ymm", format: "ds us us us" },
]);

// ---- shuffles ----
export const { PSHUFDrri, PSHUFDYrri } = unaryImmediate("PSHUFD");
export const { PSHUFLWrri, PSHUFLWYrri } = unaryImmediate("PSHUFLW");
export const { PSHUFHWrri, PSHUFHWYrri } = unaryImmediate("PSHUFHW");
export const { SHUFPSrri, SHUFPSYrri } = packedImmediate("SHUFPS");
export const { SHUFPDrri, SHUFPDYrri } = packedImmediate("SHUFPD");
export const { CMPPSrri, CMPPSYrri } = packedImmediate("CMPPS");
export const { CMPPDrri, CMPPDYrri } = packedImmediate("CMPPD");
export const CMPSSrri = defineOpcode("CMPSSrri", Code.Cmpss_xmm_xmmm32_imm8, "xs us i", {
  vex: Code.VEX_Vcmpss_xmm_xmm_xmmm32_imm8,
  vexDup: true,
});
export const CMPSDrri = defineOpcode("CMPSDrri", Code.Cmpsd_xmm_xmmm64_imm8, "xs us i", {
  vex: Code.VEX_Vcmpsd_xmm_xmm_xmmm64_imm8,
  vexDup: true,
});
/** Replaces the low float, the low double of a vector. */
export const MOVSSrr = defineOpcode("MOVSSrr", Code.Movss_xmm_xmmm32, "xs us", {
  vex: Code.VEX_Vmovss_xmm_xmm_xmm,
  vexDup: true,
});
export const MOVSDrr = defineOpcode("MOVSDrr", Code.Movsd_xmm_xmmm64, "xs us", {
  vex: Code.VEX_Vmovsd_xmm_xmm_xmm,
  vexDup: true,
});
export const MOVLHPSrr = defineOpcode("MOVLHPSrr", Code.Movlhps_xmm_xmm, "xs us", {
  vex: Code.VEX_Vmovlhps_xmm_xmm_xmm,
  vexDup: true,
});
export const MOVHLPSrr = defineOpcode("MOVHLPSrr", Code.Movhlps_xmm_xmm, "xs us", {
  vex: Code.VEX_Vmovhlps_xmm_xmm_xmm,
  vexDup: true,
});
export const MOVHPSrm = defineOpcode("MOVHPSrm", Code.Movhps_xmm_m64, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vmovhps_xmm_xmm_m64,
  vexDup: true,
});
export const MOVHPSmr = defineOpcode("MOVHPSmr", Code.Movhps_m64_xmm, "m us", {
  is: STORE,
  vex: Code.VEX_Vmovhps_m64_xmm,
});
export const MOVQrr = defineOpcode("MOVQrr", Code.Movq_xmm_xmmm64, "ds us", {
  vex: Code.VEX_Vmovq_xmm_xmmm64,
});
export const PINSRWrri = defineOpcode("PINSRWrri", Code.Pinsrw_xmm_r32m16_imm8, "xs u i", {
  vex: Code.VEX_Vpinsrw_xmm_xmm_r32m16_imm8,
  vexDup: true,
});
export const PEXTRWri = defineOpcode("PEXTRWri", Code.Pextrw_r32_xmm_imm8, "d us i", {
  vex: Code.VEX_Vpextrw_r32_xmm_imm8,
});
export const PMOVMSKBrr = defineOpcode("PMOVMSKBrr", Code.Pmovmskb_r32_xmm, "d us", {
  vex: Code.VEX_Vpmovmskb_r32_xmm,
});
export const MOVMSKPSrr = defineOpcode("MOVMSKPSrr", Code.Movmskps_r32_xmm, "d us", {
  vex: Code.VEX_Vmovmskps_r32_xmm,
});
export const MOVMSKPDrr = defineOpcode("MOVMSKPDrr", Code.Movmskpd_r32_xmm, "d us", {
  vex: Code.VEX_Vmovmskpd_r32_xmm,
});
export const VPMOVMSKBYrr = defineOpcode("VPMOVMSKBYrr", Code.VEX_Vpmovmskb_r32_ymm, "d us");
export const VMOVMSKPSYrr = defineOpcode("VMOVMSKPSYrr", Code.VEX_Vmovmskps_r32_ymm, "d us");
// ---- AVX and AVX2 shuffles ----
export const VPINSRBrri = defineOpcode("VPINSRBrri", Code.VEX_Vpinsrb_xmm_xmm_r32m8_imm8, "ds us u i");
export const VPINSRDrri = defineOpcode("VPINSRDrri", Code.VEX_Vpinsrd_xmm_xmm_rm32_imm8, "ds us u i");
export const VPEXTRBri = defineOpcode("VPEXTRBri", Code.VEX_Vpextrb_r32m8_xmm_imm8, "d us i");
export const VPEXTRDri = defineOpcode("VPEXTRDri", Code.VEX_Vpextrd_rm32_xmm_imm8, "d us i");
export const VINSERTPSrri = defineOpcode(
  "VINSERTPSrri",
  Code.VEX_Vinsertps_xmm_xmm_xmmm32_imm8,
  "ds us us i",
);
export const VBROADCASTSSrr = defineOpcode("VBROADCASTSSrr", Code.VEX_Vbroadcastss_xmm_xmm, "ds us");
export const VBROADCASTSSYrr = defineOpcode("VBROADCASTSSYrr", Code.VEX_Vbroadcastss_ymm_xmm, "ds us");
export const VBROADCASTSSrm = defineOpcode("VBROADCASTSSrm", Code.VEX_Vbroadcastss_xmm_m32, "ds m", {
  is: LOAD,
});
export const VBROADCASTSSYrm = defineOpcode("VBROADCASTSSYrm", Code.VEX_Vbroadcastss_ymm_m32, "ds m", {
  is: LOAD,
});
export const VBROADCASTSDYrr = defineOpcode("VBROADCASTSDYrr", Code.VEX_Vbroadcastsd_ymm_xmm, "ds us");
export const VPBROADCASTBrr = defineOpcode("VPBROADCASTBrr", Code.VEX_Vpbroadcastb_xmm_xmmm8, "ds us");
export const VPBROADCASTBYrr = defineOpcode("VPBROADCASTBYrr", Code.VEX_Vpbroadcastb_ymm_xmmm8, "ds us");
export const VPBROADCASTWrr = defineOpcode("VPBROADCASTWrr", Code.VEX_Vpbroadcastw_xmm_xmmm16, "ds us");
export const VPBROADCASTWYrr = defineOpcode("VPBROADCASTWYrr", Code.VEX_Vpbroadcastw_ymm_xmmm16, "ds us");
export const VPBROADCASTDrr = defineOpcode("VPBROADCASTDrr", Code.VEX_Vpbroadcastd_xmm_xmmm32, "ds us");
export const VPBROADCASTDYrr = defineOpcode("VPBROADCASTDYrr", Code.VEX_Vpbroadcastd_ymm_xmmm32, "ds us");
export const VPBROADCASTQrr = defineOpcode("VPBROADCASTQrr", Code.VEX_Vpbroadcastq_xmm_xmmm64, "ds us");
export const VPBROADCASTQYrr = defineOpcode("VPBROADCASTQYrr", Code.VEX_Vpbroadcastq_ymm_xmmm64, "ds us");
export const VEXTRACTF128rri = defineOpcode(
  "VEXTRACTF128rri",
  Code.VEX_Vextractf128_xmmm128_ymm_imm8,
  "ds us i",
);
export const VEXTRACTF128mri = defineOpcode(
  "VEXTRACTF128mri",
  Code.VEX_Vextractf128_xmmm128_ymm_imm8,
  "m us i",
  { is: STORE },
);
export const VINSERTF128rri = defineOpcode(
  "VINSERTF128rri",
  Code.VEX_Vinsertf128_ymm_ymm_xmmm128_imm8,
  "ds us us i",
);
export const VPERM2F128rri = defineOpcode(
  "VPERM2F128rri",
  Code.VEX_Vperm2f128_ymm_ymm_ymmm256_imm8,
  "ds us us i",
);
export const VPERMQYri = defineOpcode("VPERMQYri", Code.VEX_Vpermq_ymm_ymmm256_imm8, "ds us i");
export const VPERMDYrr = defineOpcode("VPERMDYrr", Code.VEX_Vpermd_ymm_ymm_ymmm256, "ds us us");
export const VPERMPSYrr = defineOpcode("VPERMPSYrr", Code.VEX_Vpermps_ymm_ymm_ymmm256, "ds us us");
export const VPERMILPSYri = defineOpcode("VPERMILPSYri", Code.VEX_Vpermilps_ymm_ymmm256_imm8, "ds us i");
export const VBLENDPSYrri = defineOpcode(
  "VBLENDPSYrri",
  Code.VEX_Vblendps_ymm_ymm_ymmm256_imm8,
  "ds us us i",
);
export const { VBLENDVPSrr, VBLENDVPSYrr } = blendByRegister("VBLENDVPS");
export const { VPBLENDVBrr, VPBLENDVBYrr } = blendByRegister("VPBLENDVB");
export const { VROUNDPSrri, VROUNDPSYrri } = vexUnaryImmediate("VROUNDPS");
export const { VROUNDPDrri, VROUNDPDYrri } = vexUnaryImmediate("VROUNDPD");
export const VROUNDSSrri = defineOpcode("VROUNDSSrri", Code.VEX_Vroundss_xmm_xmm_xmmm32_imm8, "ds us us i");
export const VROUNDSDrri = defineOpcode("VROUNDSDrri", Code.VEX_Vroundsd_xmm_xmm_xmmm64_imm8, "ds us us i");
