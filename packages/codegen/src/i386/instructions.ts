/**
 * The i386 instructions we select, one row each: our name, iced's code, operand format (see `../machine/opcodes.ts`),
 * properties. Names say the operation, its width, and the operands' places: r register, m memory, i immediate,
 * y symbol address, c the count in cl.
 *
 * Rows whose code depends on a condition (SETcc, CMOVcc, Jcc) name the code for condition `o`; the encoder adds the
 * condition times the distance between codes.
 */
import { Code } from "iced-x86";
import { defineOpcode, Property } from "../machine/opcodes.js";
import { CALL_CLOBBERED, EAX, EBX, ECX, EDI, EDX, ESI, ESP, maskOf } from "../machine/registers.js";

const F = Property.writesFlags;
const R = Property.readsFlags;
const C = Property.commutative;
const LOAD = Property.load;
const STORE = Property.store;
const MOVE = Property.move;
const REMAT = Property.remat;
const EFFECT = Property.sideEffect;
const END = Property.terminator | Property.barrier;
const CALL = Property.call | Property.writesFlags;
const A = maskOf(EAX);
const AD = maskOf(EAX, EDX);

// ---- moves ----
export const MOV32rr = defineOpcode("MOV32rr", Code.Mov_r32_rm32, "d u", { is: MOVE });
export const MOV32ri = defineOpcode("MOV32ri", Code.Mov_r32_imm32, "d i", { is: REMAT });
export const MOV32ry = defineOpcode("MOV32ry", Code.Mov_r32_imm32, "d y", { is: REMAT });
export const MOV32rm = defineOpcode("MOV32rm", Code.Mov_r32_rm32, "d m", { is: LOAD });
export const MOV32mr = defineOpcode("MOV32mr", Code.Mov_rm32_r32, "m u", { is: STORE });
export const MOV32mi = defineOpcode("MOV32mi", Code.Mov_rm32_imm32, "m i", { is: STORE });
export const MOV32my = defineOpcode("MOV32my", Code.Mov_rm32_imm32, "m y", { is: STORE });
export const MOV16mr = defineOpcode("MOV16mr", Code.Mov_rm16_r16, "m u", { is: STORE });
export const MOV16mi = defineOpcode("MOV16mi", Code.Mov_rm16_imm16, "m i", { is: STORE });
export const MOV8mr = defineOpcode("MOV8mr", Code.Mov_rm8_r8, "m u8", { is: STORE });
export const MOV8mi = defineOpcode("MOV8mi", Code.Mov_rm8_imm8, "m i", { is: STORE });
export const MOVZX32rr8 = defineOpcode("MOVZX32rr8", Code.Movzx_r32_rm8, "d u8");
export const MOVZX32rr16 = defineOpcode("MOVZX32rr16", Code.Movzx_r32_rm16, "d u");
export const MOVZX32rm8 = defineOpcode("MOVZX32rm8", Code.Movzx_r32_rm8, "d m", { is: LOAD });
export const MOVZX32rm16 = defineOpcode("MOVZX32rm16", Code.Movzx_r32_rm16, "d m", { is: LOAD });
export const MOVSX32rr8 = defineOpcode("MOVSX32rr8", Code.Movsx_r32_rm8, "d u8");
export const MOVSX32rr16 = defineOpcode("MOVSX32rr16", Code.Movsx_r32_rm16, "d u");
export const MOVSX32rm8 = defineOpcode("MOVSX32rm8", Code.Movsx_r32_rm8, "d m", { is: LOAD });
export const MOVSX32rm16 = defineOpcode("MOVSX32rm16", Code.Movsx_r32_rm16, "d m", { is: LOAD });
export const LEA32r = defineOpcode("LEA32r", Code.Lea_r32_m, "d m");
export const PUSH32r = defineOpcode("PUSH32r", Code.Push_r32, "u", {
  is: EFFECT,
  uses: maskOf(ESP),
  defs: maskOf(ESP),
});
export const POP32r = defineOpcode("POP32r", Code.Pop_r32, "d", {
  is: EFFECT,
  uses: maskOf(ESP),
  defs: maskOf(ESP),
});
export const LEAVE = defineOpcode("LEAVE", Code.Leaved, "", {
  is: EFFECT,
  uses: maskOf(ESP),
  defs: maskOf(ESP),
});
/** Exchanges two registers: what opens a circle of copies. */
export const XCHG32rr = defineOpcode("XCHG32rr", Code.Xchg_rm32_r32, "x x");
export const XCHG32rm = defineOpcode("XCHG32rm", Code.Xchg_rm32_r32, "m x", { is: LOAD | STORE });

// ---- integer arithmetic ----
export const ADD32rr = defineOpcode("ADD32rr", Code.Add_r32_rm32, "x u", { is: F | C });
export const ADD32ri = defineOpcode("ADD32ri", Code.Add_rm32_imm32, "x i", { is: F });
export const ADD32rm = defineOpcode("ADD32rm", Code.Add_r32_rm32, "x m", { is: F | LOAD });
export const ADD32mr = defineOpcode("ADD32mr", Code.Add_rm32_r32, "m u", { is: F | LOAD | STORE });
export const ADD32mi = defineOpcode("ADD32mi", Code.Add_rm32_imm32, "m i", { is: F | LOAD | STORE });
export const OR32rr = defineOpcode("OR32rr", Code.Or_r32_rm32, "x u", { is: F | C });
export const OR32ri = defineOpcode("OR32ri", Code.Or_rm32_imm32, "x i", { is: F });
export const OR32rm = defineOpcode("OR32rm", Code.Or_r32_rm32, "x m", { is: F | LOAD });
export const OR32mr = defineOpcode("OR32mr", Code.Or_rm32_r32, "m u", { is: F | LOAD | STORE });
export const OR32mi = defineOpcode("OR32mi", Code.Or_rm32_imm32, "m i", { is: F | LOAD | STORE });
export const ADC32rr = defineOpcode("ADC32rr", Code.Adc_r32_rm32, "x u", { is: F | R | C });
export const ADC32ri = defineOpcode("ADC32ri", Code.Adc_rm32_imm32, "x i", { is: F | R });
export const ADC32rm = defineOpcode("ADC32rm", Code.Adc_r32_rm32, "x m", { is: F | R | LOAD });
export const ADC32mr = defineOpcode("ADC32mr", Code.Adc_rm32_r32, "m u", { is: F | R | LOAD | STORE });
export const ADC32mi = defineOpcode("ADC32mi", Code.Adc_rm32_imm32, "m i", { is: F | R | LOAD | STORE });
export const SBB32rr = defineOpcode("SBB32rr", Code.Sbb_r32_rm32, "x u", { is: F | R });
export const SBB32ri = defineOpcode("SBB32ri", Code.Sbb_rm32_imm32, "x i", { is: F | R });
export const SBB32rm = defineOpcode("SBB32rm", Code.Sbb_r32_rm32, "x m", { is: F | R | LOAD });
export const SBB32mr = defineOpcode("SBB32mr", Code.Sbb_rm32_r32, "m u", { is: F | R | LOAD | STORE });
export const SBB32mi = defineOpcode("SBB32mi", Code.Sbb_rm32_imm32, "m i", { is: F | R | LOAD | STORE });
export const AND32rr = defineOpcode("AND32rr", Code.And_r32_rm32, "x u", { is: F | C });
export const AND32ri = defineOpcode("AND32ri", Code.And_rm32_imm32, "x i", { is: F });
export const AND32rm = defineOpcode("AND32rm", Code.And_r32_rm32, "x m", { is: F | LOAD });
export const AND32mr = defineOpcode("AND32mr", Code.And_rm32_r32, "m u", { is: F | LOAD | STORE });
export const AND32mi = defineOpcode("AND32mi", Code.And_rm32_imm32, "m i", { is: F | LOAD | STORE });
export const SUB32rr = defineOpcode("SUB32rr", Code.Sub_r32_rm32, "x u", { is: F });
export const SUB32ri = defineOpcode("SUB32ri", Code.Sub_rm32_imm32, "x i", { is: F });
export const SUB32rm = defineOpcode("SUB32rm", Code.Sub_r32_rm32, "x m", { is: F | LOAD });
export const SUB32mr = defineOpcode("SUB32mr", Code.Sub_rm32_r32, "m u", { is: F | LOAD | STORE });
export const SUB32mi = defineOpcode("SUB32mi", Code.Sub_rm32_imm32, "m i", { is: F | LOAD | STORE });
export const XOR32rr = defineOpcode("XOR32rr", Code.Xor_r32_rm32, "x u", { is: F | C });
export const XOR32ri = defineOpcode("XOR32ri", Code.Xor_rm32_imm32, "x i", { is: F });
export const XOR32rm = defineOpcode("XOR32rm", Code.Xor_r32_rm32, "x m", { is: F | LOAD });
export const XOR32mr = defineOpcode("XOR32mr", Code.Xor_rm32_r32, "m u", { is: F | LOAD | STORE });
export const XOR32mi = defineOpcode("XOR32mi", Code.Xor_rm32_imm32, "m i", { is: F | LOAD | STORE });
export const ADD32ry = defineOpcode("ADD32ry", Code.Add_rm32_imm32, "x y", { is: F });
export const CMP32rr = defineOpcode("CMP32rr", Code.Cmp_r32_rm32, "u u", { is: F });
export const CMP32ri = defineOpcode("CMP32ri", Code.Cmp_rm32_imm32, "u i", { is: F });
export const CMP32ry = defineOpcode("CMP32ry", Code.Cmp_rm32_imm32, "u y", { is: F });
export const CMP32rm = defineOpcode("CMP32rm", Code.Cmp_r32_rm32, "u m", { is: F | LOAD });
export const CMP32mr = defineOpcode("CMP32mr", Code.Cmp_rm32_r32, "m u", { is: F | LOAD });
export const CMP32mi = defineOpcode("CMP32mi", Code.Cmp_rm32_imm32, "m i", { is: F | LOAD });
export const CMP16mi = defineOpcode("CMP16mi", Code.Cmp_rm16_imm16, "m i", { is: F | LOAD });
export const CMP16rr = defineOpcode("CMP16rr", Code.Cmp_r16_rm16, "u u", { is: F });
export const CMP16ri = defineOpcode("CMP16ri", Code.Cmp_rm16_imm16, "u i", { is: F });
export const CMP8rr = defineOpcode("CMP8rr", Code.Cmp_r8_rm8, "u8 u8", { is: F });
export const CMP8ri = defineOpcode("CMP8ri", Code.Cmp_rm8_imm8, "u8 i", { is: F });
export const CMP8rm = defineOpcode("CMP8rm", Code.Cmp_r8_rm8, "u8 m", { is: F | LOAD });
export const CMP8mi = defineOpcode("CMP8mi", Code.Cmp_rm8_imm8, "m i", { is: F | LOAD });
export const TEST32rr = defineOpcode("TEST32rr", Code.Test_rm32_r32, "u u", { is: F | C });
export const TEST32ri = defineOpcode("TEST32ri", Code.Test_rm32_imm32, "u i", { is: F });
export const TEST32mi = defineOpcode("TEST32mi", Code.Test_rm32_imm32, "m i", { is: F | LOAD });
export const TEST16rr = defineOpcode("TEST16rr", Code.Test_rm16_r16, "u u", { is: F | C });
export const TEST8rr = defineOpcode("TEST8rr", Code.Test_rm8_r8, "u8 u8", { is: F | C });
export const TEST8ri = defineOpcode("TEST8ri", Code.Test_rm8_imm8, "u8 i", { is: F });
export const TEST8mi = defineOpcode("TEST8mi", Code.Test_rm8_imm8, "m i", { is: F | LOAD });
export const NEG32r = defineOpcode("NEG32r", Code.Neg_rm32, "x", { is: F });
export const NOT32r = defineOpcode("NOT32r", Code.Not_rm32, "x");
export const INC32r = defineOpcode("INC32r", Code.Inc_r32, "x", { is: F });
export const DEC32r = defineOpcode("DEC32r", Code.Dec_r32, "x", { is: F });
export const SHL32ri = defineOpcode("SHL32ri", Code.Shl_rm32_imm8, "x i", { is: F });
export const SHL32rc = defineOpcode("SHL32rc", Code.Shl_rm32_CL, "x", { is: F, uses: maskOf(ECX) });
export const SHR32ri = defineOpcode("SHR32ri", Code.Shr_rm32_imm8, "x i", { is: F });
export const SHR32rc = defineOpcode("SHR32rc", Code.Shr_rm32_CL, "x", { is: F, uses: maskOf(ECX) });
export const SAR32ri = defineOpcode("SAR32ri", Code.Sar_rm32_imm8, "x i", { is: F });
export const SAR32rc = defineOpcode("SAR32rc", Code.Sar_rm32_CL, "x", { is: F, uses: maskOf(ECX) });
export const ROL32ri = defineOpcode("ROL32ri", Code.Rol_rm32_imm8, "x i", { is: F });
export const ROL32rc = defineOpcode("ROL32rc", Code.Rol_rm32_CL, "x", { is: F, uses: maskOf(ECX) });
export const ROR32ri = defineOpcode("ROR32ri", Code.Ror_rm32_imm8, "x i", { is: F });
export const ROR32rc = defineOpcode("ROR32rc", Code.Ror_rm32_CL, "x", { is: F, uses: maskOf(ECX) });
export const ROL16ri = defineOpcode("ROL16ri", Code.Rol_rm16_imm8, "x i", { is: F });
export const ROR16ri = defineOpcode("ROR16ri", Code.Ror_rm16_imm8, "x i", { is: F });
export const SHLD32rri = defineOpcode("SHLD32rri", Code.Shld_rm32_r32_imm8, "x u i", { is: F });
export const SHLD32rrc = defineOpcode("SHLD32rrc", Code.Shld_rm32_r32_CL, "x u", {
  is: F,
  uses: maskOf(ECX),
});
export const SHRD32rri = defineOpcode("SHRD32rri", Code.Shrd_rm32_r32_imm8, "x u i", { is: F });
export const SHRD32rrc = defineOpcode("SHRD32rrc", Code.Shrd_rm32_r32_CL, "x u", {
  is: F,
  uses: maskOf(ECX),
});
export const IMUL32rr = defineOpcode("IMUL32rr", Code.Imul_r32_rm32, "x u", { is: F | C });
export const IMUL32rm = defineOpcode("IMUL32rm", Code.Imul_r32_rm32, "x m", { is: F | LOAD });
export const IMUL32rri = defineOpcode("IMUL32rri", Code.Imul_r32_rm32_imm32, "d u i", { is: F });
export const IMUL32rmi = defineOpcode("IMUL32rmi", Code.Imul_r32_rm32_imm32, "d m i", { is: F | LOAD });
export const MUL32r = defineOpcode("MUL32r", Code.Mul_rm32, "u", { is: F, uses: A, defs: AD });
export const MUL32m = defineOpcode("MUL32m", Code.Mul_rm32, "m", { is: F | LOAD, uses: A, defs: AD });
export const IMUL32r = defineOpcode("IMUL32r", Code.Imul_rm32, "u", { is: F, uses: A, defs: AD });
export const DIV32r = defineOpcode("DIV32r", Code.Div_rm32, "u", { is: F | EFFECT, uses: AD, defs: AD });
export const DIV32m = defineOpcode("DIV32m", Code.Div_rm32, "m", {
  is: F | LOAD | EFFECT,
  uses: AD,
  defs: AD,
});
export const IDIV32r = defineOpcode("IDIV32r", Code.Idiv_rm32, "u", { is: F | EFFECT, uses: AD, defs: AD });
export const IDIV32m = defineOpcode("IDIV32m", Code.Idiv_rm32, "m", {
  is: F | LOAD | EFFECT,
  uses: AD,
  defs: AD,
});
export const CDQ = defineOpcode("CDQ", Code.Cdq, "", { uses: A, defs: maskOf(EDX) });
export const BSF32rr = defineOpcode("BSF32rr", Code.Bsf_r32_rm32, "d u", { is: F });
export const BSR32rr = defineOpcode("BSR32rr", Code.Bsr_r32_rm32, "d u", { is: F });
export const TZCNT32rr = defineOpcode("TZCNT32rr", Code.Tzcnt_r32_rm32, "d u", { is: F });
export const LZCNT32rr = defineOpcode("LZCNT32rr", Code.Lzcnt_r32_rm32, "d u", { is: F });
export const POPCNT32rr = defineOpcode("POPCNT32rr", Code.Popcnt_r32_rm32, "d u", { is: F });
export const BSWAP32r = defineOpcode("BSWAP32r", Code.Bswap_r32, "x");
export const BT32rr = defineOpcode("BT32rr", Code.Bt_rm32_r32, "u u", { is: F });
export const BT32ri = defineOpcode("BT32ri", Code.Bt_rm32_imm8, "u i", { is: F });
export const SETccr = defineOpcode("SETccr", Code.Seto_rm8, "c d8", { is: R });
export const SETccm = defineOpcode("SETccm", Code.Seto_rm8, "c m", { is: R | STORE });
export const CMOVccrr = defineOpcode("CMOVccrr", Code.Cmovo_r32_rm32, "c x u", { is: R });
export const CMOVccrm = defineOpcode("CMOVccrm", Code.Cmovo_r32_rm32, "c x m", { is: R | LOAD });

// ---- control ----
export const Jcc = defineOpcode("Jcc", Code.Jo_rel32_32, "c b", { is: R | Property.terminator });
export const JMP = defineOpcode("JMP", Code.Jmp_rel32_32, "b", { is: END });
export const JMP32r = defineOpcode("JMP32r", Code.Jmp_rm32, "u", { is: END });
export const JMP32m = defineOpcode("JMP32m", Code.Jmp_rm32, "m", { is: END | LOAD });
export const JMPtable = defineOpcode("JMPtable", Code.Jmp_rm32, "u t", { is: END | LOAD });
export const TAILJMPy = defineOpcode("TAILJMPy", Code.Jmp_rel32_32, "y U", { is: END });
export const TAILJMPr = defineOpcode("TAILJMPr", Code.Jmp_rm32, "u U", { is: END });
export const RET = defineOpcode("RET", Code.Retnd_imm16, "i U", { is: END });
export const CALLy = defineOpcode("CALLy", Code.Call_rel32_32, "y U", { is: CALL, defs: CALL_CLOBBERED });
export const CALLr = defineOpcode("CALLr", Code.Call_rm32, "u U", { is: CALL, defs: CALL_CLOBBERED });
export const CALLm = defineOpcode("CALLm", Code.Call_rm32, "m U", { is: CALL | LOAD, defs: CALL_CLOBBERED });
export const UD2 = defineOpcode("UD2", Code.Ud2, "", { is: END | EFFECT });
export const INT3 = defineOpcode("INT3", Code.Int3, "", { is: EFFECT });
export const NOP = defineOpcode("NOP", Code.Nopd, "", { is: EFFECT });
export const INLINEASM = defineOpcode("INLINEASM", undefined, "a U D", { is: EFFECT | F | LOAD | STORE });

/** The thread pointer, which stands at gs:0. */
export const THREADPTR = defineOpcode("THREADPTR", undefined, "d");
/** The address of a thread-local variable of the program itself: the thread pointer plus a known offset. */
export const TLSADDR = defineOpcode("TLSADDR", undefined, "d y");

// ---- memory blocks, fences, atomics ----
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

// ---- scalar floating point (SSE2) ----
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
export const ADDSSrr = defineOpcode("ADDSSrr", Code.Addss_xmm_xmmm32, "xs us", {
  is: C,
  vex: Code.VEX_Vaddss_xmm_xmm_xmmm32,
  vexDup: true,
});
export const ADDSSrm = defineOpcode("ADDSSrm", Code.Addss_xmm_xmmm32, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vaddss_xmm_xmm_xmmm32,
  vexDup: true,
});
export const ADDSDrr = defineOpcode("ADDSDrr", Code.Addsd_xmm_xmmm64, "xs us", {
  is: C,
  vex: Code.VEX_Vaddsd_xmm_xmm_xmmm64,
  vexDup: true,
});
export const ADDSDrm = defineOpcode("ADDSDrm", Code.Addsd_xmm_xmmm64, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vaddsd_xmm_xmm_xmmm64,
  vexDup: true,
});
export const SUBSSrr = defineOpcode("SUBSSrr", Code.Subss_xmm_xmmm32, "xs us", {
  vex: Code.VEX_Vsubss_xmm_xmm_xmmm32,
  vexDup: true,
});
export const SUBSSrm = defineOpcode("SUBSSrm", Code.Subss_xmm_xmmm32, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vsubss_xmm_xmm_xmmm32,
  vexDup: true,
});
export const SUBSDrr = defineOpcode("SUBSDrr", Code.Subsd_xmm_xmmm64, "xs us", {
  vex: Code.VEX_Vsubsd_xmm_xmm_xmmm64,
  vexDup: true,
});
export const SUBSDrm = defineOpcode("SUBSDrm", Code.Subsd_xmm_xmmm64, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vsubsd_xmm_xmm_xmmm64,
  vexDup: true,
});
export const MULSSrr = defineOpcode("MULSSrr", Code.Mulss_xmm_xmmm32, "xs us", {
  is: C,
  vex: Code.VEX_Vmulss_xmm_xmm_xmmm32,
  vexDup: true,
});
export const MULSSrm = defineOpcode("MULSSrm", Code.Mulss_xmm_xmmm32, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vmulss_xmm_xmm_xmmm32,
  vexDup: true,
});
export const MULSDrr = defineOpcode("MULSDrr", Code.Mulsd_xmm_xmmm64, "xs us", {
  is: C,
  vex: Code.VEX_Vmulsd_xmm_xmm_xmmm64,
  vexDup: true,
});
export const MULSDrm = defineOpcode("MULSDrm", Code.Mulsd_xmm_xmmm64, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vmulsd_xmm_xmm_xmmm64,
  vexDup: true,
});
export const DIVSSrr = defineOpcode("DIVSSrr", Code.Divss_xmm_xmmm32, "xs us", {
  vex: Code.VEX_Vdivss_xmm_xmm_xmmm32,
  vexDup: true,
});
export const DIVSSrm = defineOpcode("DIVSSrm", Code.Divss_xmm_xmmm32, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vdivss_xmm_xmm_xmmm32,
  vexDup: true,
});
export const DIVSDrr = defineOpcode("DIVSDrr", Code.Divsd_xmm_xmmm64, "xs us", {
  vex: Code.VEX_Vdivsd_xmm_xmm_xmmm64,
  vexDup: true,
});
export const DIVSDrm = defineOpcode("DIVSDrm", Code.Divsd_xmm_xmmm64, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vdivsd_xmm_xmm_xmmm64,
  vexDup: true,
});
export const MINSSrr = defineOpcode("MINSSrr", Code.Minss_xmm_xmmm32, "xs us", {
  vex: Code.VEX_Vminss_xmm_xmm_xmmm32,
  vexDup: true,
});
export const MINSSrm = defineOpcode("MINSSrm", Code.Minss_xmm_xmmm32, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vminss_xmm_xmm_xmmm32,
  vexDup: true,
});
export const MINSDrr = defineOpcode("MINSDrr", Code.Minsd_xmm_xmmm64, "xs us", {
  vex: Code.VEX_Vminsd_xmm_xmm_xmmm64,
  vexDup: true,
});
export const MINSDrm = defineOpcode("MINSDrm", Code.Minsd_xmm_xmmm64, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vminsd_xmm_xmm_xmmm64,
  vexDup: true,
});
export const MAXSSrr = defineOpcode("MAXSSrr", Code.Maxss_xmm_xmmm32, "xs us", {
  vex: Code.VEX_Vmaxss_xmm_xmm_xmmm32,
  vexDup: true,
});
export const MAXSSrm = defineOpcode("MAXSSrm", Code.Maxss_xmm_xmmm32, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vmaxss_xmm_xmm_xmmm32,
  vexDup: true,
});
export const MAXSDrr = defineOpcode("MAXSDrr", Code.Maxsd_xmm_xmmm64, "xs us", {
  vex: Code.VEX_Vmaxsd_xmm_xmm_xmmm64,
  vexDup: true,
});
export const MAXSDrm = defineOpcode("MAXSDrm", Code.Maxsd_xmm_xmmm64, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vmaxsd_xmm_xmm_xmmm64,
  vexDup: true,
});
export const SQRTSSrr = defineOpcode("SQRTSSrr", Code.Sqrtss_xmm_xmmm32, "ds us", {
  vex: Code.VEX_Vsqrtss_xmm_xmm_xmmm32,
  vexDup: true,
});
export const SQRTSSrm = defineOpcode("SQRTSSrm", Code.Sqrtss_xmm_xmmm32, "ds m", {
  is: LOAD,
  vex: Code.VEX_Vsqrtss_xmm_xmm_xmmm32,
  vexDup: true,
});
/** Raises "invalid" for any NaN, not only a signalling one. */
export const COMISSrr = defineOpcode("COMISSrr", Code.Comiss_xmm_xmmm32, "us us", {
  is: F,
  vex: Code.VEX_Vcomiss_xmm_xmmm32,
});
export const COMISSrm = defineOpcode("COMISSrm", Code.Comiss_xmm_xmmm32, "us m", {
  is: F | LOAD,
  vex: Code.VEX_Vcomiss_xmm_xmmm32,
});
export const UCOMISSrr = defineOpcode("UCOMISSrr", Code.Ucomiss_xmm_xmmm32, "us us", {
  is: F,
  vex: Code.VEX_Vucomiss_xmm_xmmm32,
});
export const UCOMISSrm = defineOpcode("UCOMISSrm", Code.Ucomiss_xmm_xmmm32, "us m", {
  is: F | LOAD,
  vex: Code.VEX_Vucomiss_xmm_xmmm32,
});
export const CVTSI2SSrr = defineOpcode("CVTSI2SSrr", Code.Cvtsi2ss_xmm_rm32, "xs u", {
  vex: Code.VEX_Vcvtsi2ss_xmm_xmm_rm32,
  vexDup: true,
});
export const CVTSI2SSrm = defineOpcode("CVTSI2SSrm", Code.Cvtsi2ss_xmm_rm32, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vcvtsi2ss_xmm_xmm_rm32,
  vexDup: true,
});
export const CVTTSS2SIrr = defineOpcode("CVTTSS2SIrr", Code.Cvttss2si_r32_xmmm32, "d us", {
  vex: Code.VEX_Vcvttss2si_r32_xmmm32,
});
export const CVTTSS2SIrm = defineOpcode("CVTTSS2SIrm", Code.Cvttss2si_r32_xmmm32, "d m", {
  is: LOAD,
  vex: Code.VEX_Vcvttss2si_r32_xmmm32,
});
export const CVTSS2SIrr = defineOpcode("CVTSS2SIrr", Code.Cvtss2si_r32_xmmm32, "d us", {
  vex: Code.VEX_Vcvtss2si_r32_xmmm32,
});
export const SQRTSDrr = defineOpcode("SQRTSDrr", Code.Sqrtsd_xmm_xmmm64, "ds us", {
  vex: Code.VEX_Vsqrtsd_xmm_xmm_xmmm64,
  vexDup: true,
});
export const SQRTSDrm = defineOpcode("SQRTSDrm", Code.Sqrtsd_xmm_xmmm64, "ds m", {
  is: LOAD,
  vex: Code.VEX_Vsqrtsd_xmm_xmm_xmmm64,
  vexDup: true,
});
/** Raises "invalid" for any NaN, not only a signalling one. */
export const COMISDrr = defineOpcode("COMISDrr", Code.Comisd_xmm_xmmm64, "us us", {
  is: F,
  vex: Code.VEX_Vcomisd_xmm_xmmm64,
});
export const COMISDrm = defineOpcode("COMISDrm", Code.Comisd_xmm_xmmm64, "us m", {
  is: F | LOAD,
  vex: Code.VEX_Vcomisd_xmm_xmmm64,
});
export const UCOMISDrr = defineOpcode("UCOMISDrr", Code.Ucomisd_xmm_xmmm64, "us us", {
  is: F,
  vex: Code.VEX_Vucomisd_xmm_xmmm64,
});
export const UCOMISDrm = defineOpcode("UCOMISDrm", Code.Ucomisd_xmm_xmmm64, "us m", {
  is: F | LOAD,
  vex: Code.VEX_Vucomisd_xmm_xmmm64,
});
export const CVTSI2SDrr = defineOpcode("CVTSI2SDrr", Code.Cvtsi2sd_xmm_rm32, "xs u", {
  vex: Code.VEX_Vcvtsi2sd_xmm_xmm_rm32,
  vexDup: true,
});
export const CVTSI2SDrm = defineOpcode("CVTSI2SDrm", Code.Cvtsi2sd_xmm_rm32, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vcvtsi2sd_xmm_xmm_rm32,
  vexDup: true,
});
export const CVTTSD2SIrr = defineOpcode("CVTTSD2SIrr", Code.Cvttsd2si_r32_xmmm64, "d us", {
  vex: Code.VEX_Vcvttsd2si_r32_xmmm64,
});
export const CVTTSD2SIrm = defineOpcode("CVTTSD2SIrm", Code.Cvttsd2si_r32_xmmm64, "d m", {
  is: LOAD,
  vex: Code.VEX_Vcvttsd2si_r32_xmmm64,
});
export const CVTSD2SIrr = defineOpcode("CVTSD2SIrr", Code.Cvtsd2si_r32_xmmm64, "d us", {
  vex: Code.VEX_Vcvtsd2si_r32_xmmm64,
});
export const CVTSS2SDrr = defineOpcode("CVTSS2SDrr", Code.Cvtss2sd_xmm_xmmm32, "ds us", {
  vex: Code.VEX_Vcvtss2sd_xmm_xmm_xmmm32,
  vexDup: true,
});
export const CVTSS2SDrm = defineOpcode("CVTSS2SDrm", Code.Cvtss2sd_xmm_xmmm32, "ds m", {
  is: LOAD,
  vex: Code.VEX_Vcvtss2sd_xmm_xmm_xmmm32,
  vexDup: true,
});
export const CVTSD2SSrr = defineOpcode("CVTSD2SSrr", Code.Cvtsd2ss_xmm_xmmm64, "ds us", {
  vex: Code.VEX_Vcvtsd2ss_xmm_xmm_xmmm64,
  vexDup: true,
});
export const CVTSD2SSrm = defineOpcode("CVTSD2SSrm", Code.Cvtsd2ss_xmm_xmmm64, "ds m", {
  is: LOAD,
  vex: Code.VEX_Vcvtsd2ss_xmm_xmm_xmmm64,
  vexDup: true,
});
export const ANDPSrr = defineOpcode("ANDPSrr", Code.Andps_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vandps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ANDPSrm = defineOpcode("ANDPSrm", Code.Andps_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vandps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ANDPDrr = defineOpcode("ANDPDrr", Code.Andpd_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vandpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ANDPDrm = defineOpcode("ANDPDrm", Code.Andpd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vandpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ORPSrr = defineOpcode("ORPSrr", Code.Orps_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vorps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ORPSrm = defineOpcode("ORPSrm", Code.Orps_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vorps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ORPDrr = defineOpcode("ORPDrr", Code.Orpd_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vorpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ORPDrm = defineOpcode("ORPDrm", Code.Orpd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vorpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const XORPSrr = defineOpcode("XORPSrr", Code.Xorps_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vxorps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const XORPSrm = defineOpcode("XORPSrm", Code.Xorps_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vxorps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const XORPDrr = defineOpcode("XORPDrr", Code.Xorpd_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vxorpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const XORPDrm = defineOpcode("XORPDrm", Code.Xorpd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vxorpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ANDNPSrr = defineOpcode("ANDNPSrr", Code.Andnps_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vandnps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ANDNPSrm = defineOpcode("ANDNPSrm", Code.Andnps_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vandnps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ANDNPDrr = defineOpcode("ANDNPDrr", Code.Andnpd_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vandnpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ANDNPDrm = defineOpcode("ANDNPDrm", Code.Andnpd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vandnpd_xmm_xmm_xmmm128,
  vexDup: true,
});
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

// ---- x87: the register stack is used only between the loads and the store of one operation, and for results in st0 ----
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
export const FADDP = defineOpcode("FADDP", Code.Faddp_sti_st0, "", { is: EFFECT });
export const FADD32m = defineOpcode("FADD32m", Code.Fadd_m32fp, "m", { is: LOAD | EFFECT });
export const FADD64m = defineOpcode("FADD64m", Code.Fadd_m64fp, "m", { is: LOAD | EFFECT });
export const FMULP = defineOpcode("FMULP", Code.Fmulp_sti_st0, "", { is: EFFECT });
export const FMUL32m = defineOpcode("FMUL32m", Code.Fmul_m32fp, "m", { is: LOAD | EFFECT });
export const FMUL64m = defineOpcode("FMUL64m", Code.Fmul_m64fp, "m", { is: LOAD | EFFECT });
export const FSUBP = defineOpcode("FSUBP", Code.Fsubp_sti_st0, "", { is: EFFECT });
export const FSUB32m = defineOpcode("FSUB32m", Code.Fsub_m32fp, "m", { is: LOAD | EFFECT });
export const FSUB64m = defineOpcode("FSUB64m", Code.Fsub_m64fp, "m", { is: LOAD | EFFECT });
export const FSUBRP = defineOpcode("FSUBRP", Code.Fsubrp_sti_st0, "", { is: EFFECT });
export const FSUBR32m = defineOpcode("FSUBR32m", Code.Fsubr_m32fp, "m", { is: LOAD | EFFECT });
export const FSUBR64m = defineOpcode("FSUBR64m", Code.Fsubr_m64fp, "m", { is: LOAD | EFFECT });
export const FDIVP = defineOpcode("FDIVP", Code.Fdivp_sti_st0, "", { is: EFFECT });
export const FDIV32m = defineOpcode("FDIV32m", Code.Fdiv_m32fp, "m", { is: LOAD | EFFECT });
export const FDIV64m = defineOpcode("FDIV64m", Code.Fdiv_m64fp, "m", { is: LOAD | EFFECT });
export const FDIVRP = defineOpcode("FDIVRP", Code.Fdivrp_sti_st0, "", { is: EFFECT });
export const FDIVR32m = defineOpcode("FDIVR32m", Code.Fdivr_m32fp, "m", { is: LOAD | EFFECT });
export const FDIVR64m = defineOpcode("FDIVR64m", Code.Fdivr_m64fp, "m", { is: LOAD | EFFECT });
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

// ---- whole vector registers ----
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
