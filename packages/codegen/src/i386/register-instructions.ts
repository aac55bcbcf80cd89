/**
 * Copies, loads and stores of whole vector and mask registers, whatever their elements are.
 */
import { Code } from "iced-x86";
import { defineOpcode, Property } from "../machine/opcodes.js";

const LOAD = Property.load;
const STORE = Property.store;
const MOVE = Property.move;
const REMAT = Property.remat;

export const MOVAPSrm = defineOpcode("MOVAPSrm", Code.Movaps_xmm_xmmm128, "ds m", {
  is: LOAD,
  vex: Code.VEX_Vmovaps_xmm_xmmm128,
});
export const MOVAPSmr = defineOpcode("MOVAPSmr", Code.Movaps_xmmm128_xmm, "m us", {
  is: STORE,
  vex: Code.VEX_Vmovaps_xmmm128_xmm,
});
export const VMOVAPSYrr = defineOpcode("VMOVAPSYrr", Code.VEX_Vmovaps_ymm_ymmm256, "ds us", { is: MOVE });
export const VMOVAPSYrm = defineOpcode("VMOVAPSYrm", Code.VEX_Vmovaps_ymm_ymmm256, "ds m", { is: LOAD });
export const VMOVAPSYmr = defineOpcode("VMOVAPSYmr", Code.VEX_Vmovaps_ymmm256_ymm, "m us", { is: STORE });
export const VMOVAPSZrr = defineOpcode("VMOVAPSZrr", Code.EVEX_Vmovaps_zmm_k1z_zmmm512, "ds us", {
  is: MOVE,
});
export const VMOVAPSZrm = defineOpcode("VMOVAPSZrm", Code.EVEX_Vmovaps_zmm_k1z_zmmm512, "ds m", { is: LOAD });
export const VMOVAPSZmr = defineOpcode("VMOVAPSZmr", Code.EVEX_Vmovaps_zmmm512_k1z_zmm, "m us", {
  is: STORE,
});
export const KMOVQrr = defineOpcode("KMOVQrr", Code.VEX_Kmovq_kr_km64, "dk uk", { is: MOVE });
export const KMOVQrm = defineOpcode("KMOVQrm", Code.VEX_Kmovq_kr_km64, "dk m", { is: LOAD });
export const KMOVQmr = defineOpcode("KMOVQmr", Code.VEX_Kmovq_m64_kr, "m uk", { is: STORE });
export const MOVUPSrm = defineOpcode("MOVUPSrm", Code.Movups_xmm_xmmm128, "ds m", {
  is: LOAD,
  vex: Code.VEX_Vmovups_xmm_xmmm128,
});
export const MOVUPSmr = defineOpcode("MOVUPSmr", Code.Movups_xmmm128_xmm, "m us", {
  is: STORE,
  vex: Code.VEX_Vmovups_xmmm128_xmm,
});
export const VMOVUPSYrm = defineOpcode("VMOVUPSYrm", Code.VEX_Vmovups_ymm_ymmm256, "ds m", { is: LOAD });
export const VMOVUPSYmr = defineOpcode("VMOVUPSYmr", Code.VEX_Vmovups_ymmm256_ymm, "m us", { is: STORE });
/** Encoded with its register as both sources too. */
export const VZERO256 = defineOpcode("VZERO256", Code.VEX_Vxorps_ymm_ymm_ymmm256, "ds", { is: REMAT });
