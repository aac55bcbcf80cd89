/**
 * Vector instructions of the extensions beside AVX2: fused multiply and add, half precision, dot products of bytes. All are
 * VEX-only or EVEX-only.
 */
import { Code } from "iced-x86";
import { defineOpcode, Property } from "../machine/opcodes.js";
import { family } from "./family.js";

const LOAD = Property.load;

/** Fused multiply and add whose last source may stand in memory. */
const fusedWithLoads = family([
  { suffix: "rr", vex: "_xmm_xmm_xmmm128", format: "xs us us" },
  { suffix: "Yrr", vex: "_ymm_ymm_ymmm256", format: "xs us us" },
  { suffix: "rm", vex: "_xmm_xmm_xmmm128", format: "xs us m", is: LOAD },
  { suffix: "Yrm", vex: "_ymm_ymm_ymmm256", format: "xs us m", is: LOAD },
]);
/** Fused multiply and add. */
const fused = family([
  { suffix: "rr", vex: "_xmm_xmm_xmmm128", format: "xs us us" },
  { suffix: "Yrr", vex: "_ymm_ymm_ymmm256", format: "xs us us" },
]);
/** Fused multiply and add of one float, of one double. */
const fusedScalar = family([
  { suffix: "SSrr", vex: "ss_xmm_xmm_xmmm32", format: "xs us us" },
  { suffix: "SDrr", vex: "sd_xmm_xmm_xmmm64", format: "xs us us" },
]);

// ---- fused multiply and add: x = x * u + u (213), x = u * u + x (231) ----
export const { VFMADD213PSrr, VFMADD213PSYrr, VFMADD213PSrm, VFMADD213PSYrm } = fusedWithLoads("VFMADD213PS");
export const { VFMADD213PDrr, VFMADD213PDYrr, VFMADD213PDrm, VFMADD213PDYrm } = fusedWithLoads("VFMADD213PD");
export const { VFMADD213SSrr, VFMADD213SDrr } = fusedScalar("VFMADD213");
export const { VFMSUB213PSrr, VFMSUB213PSYrr } = fused("VFMSUB213PS");
export const { VFMSUB213PDrr, VFMSUB213PDYrr } = fused("VFMSUB213PD");
export const { VFMSUB213SSrr, VFMSUB213SDrr } = fusedScalar("VFMSUB213");
export const { VFNMADD213PSrr, VFNMADD213PSYrr } = fused("VFNMADD213PS");
export const { VFNMADD213PDrr, VFNMADD213PDYrr } = fused("VFNMADD213PD");
export const { VFNMADD213SSrr, VFNMADD213SDrr } = fusedScalar("VFNMADD213");
export const { VFNMSUB213PSrr, VFNMSUB213PSYrr } = fused("VFNMSUB213PS");
export const { VFNMSUB213PDrr, VFNMSUB213PDYrr } = fused("VFNMSUB213PD");
export const { VFNMSUB213SSrr, VFNMSUB213SDrr } = fusedScalar("VFNMSUB213");
export const { VFMADD231PSrr, VFMADD231PSYrr, VFMADD231PSrm, VFMADD231PSYrm } = fusedWithLoads("VFMADD231PS");
export const { VFMADD231PDrr, VFMADD231PDYrr, VFMADD231PDrm, VFMADD231PDYrm } = fusedWithLoads("VFMADD231PD");
export const { VFMADD231SSrr, VFMADD231SDrr } = fusedScalar("VFMADD231");
export const { VFMSUB231PSrr, VFMSUB231PSYrr } = fused("VFMSUB231PS");
export const { VFMSUB231PDrr, VFMSUB231PDYrr } = fused("VFMSUB231PD");
export const { VFMSUB231SSrr, VFMSUB231SDrr } = fusedScalar("VFMSUB231");
export const { VFNMADD231PSrr, VFNMADD231PSYrr } = fused("VFNMADD231PS");
export const { VFNMADD231PDrr, VFNMADD231PDYrr } = fused("VFNMADD231PD");
export const { VFNMADD231SSrr, VFNMADD231SDrr } = fusedScalar("VFNMADD231");
export const { VFNMSUB231PSrr, VFNMSUB231PSYrr } = fused("VFNMSUB231PS");
export const { VFNMSUB231PDrr, VFNMSUB231PDYrr } = fused("VFNMSUB231PD");
export const { VFNMSUB231SSrr, VFNMSUB231SDrr } = fusedScalar("VFNMSUB231");
// ---- half precision (F16C) ----
export const VCVTPH2PSrr = defineOpcode("VCVTPH2PSrr", Code.VEX_Vcvtph2ps_xmm_xmmm64, "ds us");
export const VCVTPH2PSYrr = defineOpcode("VCVTPH2PSYrr", Code.VEX_Vcvtph2ps_ymm_xmmm128, "ds us");
export const VCVTPH2PSYrm = defineOpcode("VCVTPH2PSYrm", Code.VEX_Vcvtph2ps_ymm_xmmm128, "ds m", {
  is: LOAD,
});
export const VCVTPS2PHrri = defineOpcode("VCVTPS2PHrri", Code.VEX_Vcvtps2ph_xmmm64_xmm_imm8, "ds us i");
export const VCVTPS2PHYrri = defineOpcode("VCVTPS2PHYrri", Code.VEX_Vcvtps2ph_xmmm128_ymm_imm8, "ds us i");
export const VZEROUPPER = defineOpcode("VZEROUPPER", Code.VEX_Vzeroupper, "", { is: Property.sideEffect });
// ---- AVX-VNNI and AVX-512 VNNI dot products of bytes ----
export const VPDPBUSDrr = defineOpcode("VPDPBUSDrr", Code.EVEX_Vpdpbusd_xmm_k1z_xmm_xmmm128b32, "xs us us");
export const VPDPBUSDYrr = defineOpcode("VPDPBUSDYrr", Code.EVEX_Vpdpbusd_ymm_k1z_ymm_ymmm256b32, "xs us us");
export const VPDPBUSDZrr = defineOpcode("VPDPBUSDZrr", Code.EVEX_Vpdpbusd_zmm_k1z_zmm_zmmm512b32, "xs us us");
