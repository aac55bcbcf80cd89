/**
 * Instructions on general registers: moves, arithmetic, comparisons, bits.
 */
import { Code } from "iced-x86";
import { defineOpcode, Property } from "../machine/opcodes.js";
import { EAX, ECX, EDX, ESP, maskOf } from "../machine/registers.js";
import { family } from "./family.js";

const F = Property.writesFlags;
const R = Property.readsFlags;
const C = Property.commutative;
const LOAD = Property.load;
const STORE = Property.store;
const MOVE = Property.move;
const REMAT = Property.remat;
const EFFECT = Property.sideEffect;
const A = maskOf(EAX);
const AD = maskOf(EAX, EDX);

/** Arithmetic of two operands, either in memory. */
const arithmetic = family([
  { suffix: "32rr", legacy: "_r32_rm32", format: "x u" },
  { suffix: "32ri", legacy: "_rm32_imm32", format: "x i" },
  { suffix: "32rm", legacy: "_r32_rm32", format: "x m", is: LOAD },
  { suffix: "32mr", legacy: "_rm32_r32", format: "m u", is: LOAD | STORE },
  { suffix: "32mi", legacy: "_rm32_imm32", format: "m i", is: LOAD | STORE },
]);
/** Shifts by a number, by cl. */
const shift = family([
  { suffix: "32ri", legacy: "_rm32_imm8", format: "x i" },
  { suffix: "32rc", legacy: "_rm32_CL", format: "x", uses: maskOf(ECX) },
]);
/** Shifts that draw in the bits of a second register, by a number, by cl. */
const doubleShift = family([
  { suffix: "32rri", legacy: "_rm32_r32_imm8", format: "x u i" },
  { suffix: "32rrc", legacy: "_rm32_r32_CL", format: "x u", uses: maskOf(ECX) },
]);
/** Extensions of bytes and 16-bit words to 32 bits. */
const extension = family([
  { suffix: "32rr8", legacy: "_r32_rm8", format: "d u8" },
  { suffix: "32rr16", legacy: "_r32_rm16", format: "d u" },
  { suffix: "32rm8", legacy: "_r32_rm8", format: "d m", is: LOAD },
  { suffix: "32rm16", legacy: "_r32_rm16", format: "d m", is: LOAD },
]);

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
export const { MOVZX32rr8, MOVZX32rr16, MOVZX32rm8, MOVZX32rm16 } = extension("MOVZX");
export const { MOVSX32rr8, MOVSX32rr16, MOVSX32rm8, MOVSX32rm16 } = extension("MOVSX");
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
export const { ADD32rr, ADD32ri, ADD32rm, ADD32mr, ADD32mi } = arithmetic("ADD", F | C);
export const { OR32rr, OR32ri, OR32rm, OR32mr, OR32mi } = arithmetic("OR", F | C);
export const { ADC32rr, ADC32ri, ADC32rm, ADC32mr, ADC32mi } = arithmetic("ADC", F | R | C);
export const { SBB32rr, SBB32ri, SBB32rm, SBB32mr, SBB32mi } = arithmetic("SBB", F | R);
export const { AND32rr, AND32ri, AND32rm, AND32mr, AND32mi } = arithmetic("AND", F | C);
export const { SUB32rr, SUB32ri, SUB32rm, SUB32mr, SUB32mi } = arithmetic("SUB", F);
export const { XOR32rr, XOR32ri, XOR32rm, XOR32mr, XOR32mi } = arithmetic("XOR", F | C);
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
export const { SHL32ri, SHL32rc } = shift("SHL", F);
export const { SHR32ri, SHR32rc } = shift("SHR", F);
export const { SAR32ri, SAR32rc } = shift("SAR", F);
export const { ROL32ri, ROL32rc } = shift("ROL", F);
export const { ROR32ri, ROR32rc } = shift("ROR", F);
export const ROL16ri = defineOpcode("ROL16ri", Code.Rol_rm16_imm8, "x i", { is: F });
export const ROR16ri = defineOpcode("ROR16ri", Code.Ror_rm16_imm8, "x i", { is: F });
export const { SHLD32rri, SHLD32rrc } = doubleShift("SHLD", F);
export const { SHRD32rri, SHRD32rrc } = doubleShift("SHRD", F);
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
