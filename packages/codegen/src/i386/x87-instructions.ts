/**
 * x87 and the control words of floating point. The register stack is used only between the loads and the store of one
 * operation, and for results in st0.
 */
import { Code } from "iced-x86";
import { defineOpcode, Property } from "../machine/opcodes.js";
import { EAX, maskOf } from "../machine/registers.js";
import { family } from "./family.js";

const F = Property.writesFlags;
const LOAD = Property.load;
const STORE = Property.store;
const EFFECT = Property.sideEffect;
const A = maskOf(EAX);

/** st(1) with st(0), which is popped; st(0) with a float, with a double in memory. */
const x87Arithmetic = family([
  { suffix: "P", legacy: "p_sti_st0", format: "" },
  { suffix: "32m", legacy: "_m32fp", format: "m", is: LOAD },
  { suffix: "64m", legacy: "_m64fp", format: "m", is: LOAD },
]);

export const FLD32m = defineOpcode("FLD32m", Code.Fld_m32fp, "m", { is: LOAD | EFFECT });
export const FSTP32m = defineOpcode("FSTP32m", Code.Fstp_m32fp, "m", { is: STORE | EFFECT });
export const FLD64m = defineOpcode("FLD64m", Code.Fld_m64fp, "m", { is: LOAD | EFFECT });
export const FSTP64m = defineOpcode("FSTP64m", Code.Fstp_m64fp, "m", { is: STORE | EFFECT });
export const FLD80m = defineOpcode("FLD80m", Code.Fld_m80fp, "m", { is: LOAD | EFFECT });
export const FSTP80m = defineOpcode("FSTP80m", Code.Fstp_m80fp, "m", { is: STORE | EFFECT });
export const FILD16m = defineOpcode("FILD16m", Code.Fild_m16int, "m", { is: LOAD | EFFECT });
export const FISTP16m = defineOpcode("FISTP16m", Code.Fistp_m16int, "m", { is: STORE | EFFECT });
export const FILD32m = defineOpcode("FILD32m", Code.Fild_m32int, "m", { is: LOAD | EFFECT });
export const FISTP32m = defineOpcode("FISTP32m", Code.Fistp_m32int, "m", { is: STORE | EFFECT });
export const FILD64m = defineOpcode("FILD64m", Code.Fild_m64int, "m", { is: LOAD | EFFECT });
export const FISTP64m = defineOpcode("FISTP64m", Code.Fistp_m64int, "m", { is: STORE | EFFECT });
export const { FADDP, FADD32m, FADD64m } = x87Arithmetic("FADD", EFFECT);
export const { FMULP, FMUL32m, FMUL64m } = x87Arithmetic("FMUL", EFFECT);
export const { FSUBP, FSUB32m, FSUB64m } = x87Arithmetic("FSUB", EFFECT);
export const { FSUBRP, FSUBR32m, FSUBR64m } = x87Arithmetic("FSUBR", EFFECT);
export const { FDIVP, FDIV32m, FDIV64m } = x87Arithmetic("FDIV", EFFECT);
export const { FDIVRP, FDIVR32m, FDIVR64m } = x87Arithmetic("FDIVR", EFFECT);
export const FCHS = defineOpcode("FCHS", Code.Fchs, "", { is: EFFECT });
export const FABS = defineOpcode("FABS", Code.Fabs, "", { is: EFFECT });
export const FSQRT = defineOpcode("FSQRT", Code.Fsqrt, "", { is: EFFECT });
export const FRNDINT = defineOpcode("FRNDINT", Code.Frndint, "", { is: EFFECT });
export const FLDZ = defineOpcode("FLDZ", Code.Fldz, "", { is: EFFECT });
export const FLD1 = defineOpcode("FLD1", Code.Fld1, "", { is: EFFECT });
export const FPREM = defineOpcode("FPREM", Code.Fprem, "", { is: EFFECT });
export const FSIN = defineOpcode("FSIN", Code.Fsin, "", { is: EFFECT });
export const FCOS = defineOpcode("FCOS", Code.Fcos, "", { is: EFFECT });
export const FLDPI = defineOpcode("FLDPI", Code.Fldpi, "", { is: EFFECT });
export const FLDLN2 = defineOpcode("FLDLN2", Code.Fldln2, "", { is: EFFECT });
export const FLDLG2 = defineOpcode("FLDLG2", Code.Fldlg2, "", { is: EFFECT });
export const FLDL2E = defineOpcode("FLDL2E", Code.Fldl2e, "", { is: EFFECT });
export const FLDL2T = defineOpcode("FLDL2T", Code.Fldl2t, "", { is: EFFECT });
export const FYL2X = defineOpcode("FYL2X", Code.Fyl2x, "", { is: EFFECT });
export const F2XM1 = defineOpcode("F2XM1", Code.F2xm1, "", { is: EFFECT });
export const FSCALE = defineOpcode("FSCALE", Code.Fscale, "", { is: EFFECT });
export const FPATAN = defineOpcode("FPATAN", Code.Fpatan, "", { is: EFFECT });
export const FXAM = defineOpcode("FXAM", Code.Fxam, "", { is: EFFECT });
export const FCOMIP = defineOpcode("FCOMIP", Code.Fcomip_st0_sti, "", { is: F | EFFECT });
export const FUCOMIP = defineOpcode("FUCOMIP", Code.Fucomip_st0_sti, "", { is: F | EFFECT });
export const FSTP_ST0 = defineOpcode("FSTP_ST0", Code.Fstp_sti, "", { is: EFFECT });
export const FSTP_ST1 = defineOpcode("FSTP_ST1", Code.Fstp_sti, "", { is: EFFECT });
export const FXCH = defineOpcode("FXCH", Code.Fxch_st0_sti, "", { is: EFFECT });
export const FNSTSW = defineOpcode("FNSTSW", Code.Fnstsw_AX, "", { is: EFFECT, defs: A });
export const FNSTCWm = defineOpcode("FNSTCWm", Code.Fnstcw_m2byte, "m", { is: STORE | EFFECT });
export const FLDCWm = defineOpcode("FLDCWm", Code.Fldcw_m2byte, "m", { is: LOAD | EFFECT });
export const STMXCSRm = defineOpcode("STMXCSRm", Code.Stmxcsr_m32, "m", {
  is: STORE | EFFECT,
  vex: Code.VEX_Vstmxcsr_m32,
});
export const LDMXCSRm = defineOpcode("LDMXCSRm", Code.Ldmxcsr_m32, "m", {
  is: LOAD | EFFECT,
  vex: Code.VEX_Vldmxcsr_m32,
});
