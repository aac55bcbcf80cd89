/**
 * Vector instructions element by element. Names without `Y` work on 128 bits and have a VEX form beside the legacy one;
 * names with `Y` work on 256 bits (CPU level avx2 and up), as do the VEX-only ones.
 */
import { Property } from "../machine/opcodes.js";
import { family } from "./family.js";

const C = Property.commutative;
const LOAD = Property.load;

/** Two sources, the first of them the result in the legacy encoding. */
const packed = family([
  { suffix: "rr", legacy: "_xmm_xmmm128", vex: "_xmm_xmm_xmmm128", format: "xs us", vexDup: true },
  { suffix: "rm", legacy: "_xmm_xmmm128", vex: "_xmm_xmm_xmmm128", format: "xs m", vexDup: true, is: LOAD },
  { suffix: "Yrr", vex: "_ymm_ymm_ymmm256", format: "ds us us" },
  { suffix: "Yrm", vex: "_ymm_ymm_ymmm256", format: "ds us m", is: LOAD },
]);
/** Two sources in 256 bits, where the 128-bit rows are with the scalar instructions. */
const packedWide = family([
  { suffix: "Yrr", vex: "_ymm_ymm_ymmm256", format: "ds us us" },
  { suffix: "Yrm", vex: "_ymm_ymm_ymmm256", format: "ds us m", is: LOAD },
]);
/** Two sources, SSE3 to AVX2: selected only where the CPU level has AVX2, so in the VEX encoding alone. */
const vexPacked = family([
  { suffix: "rr", vex: "_xmm_xmm_xmmm128", format: "ds us us" },
  { suffix: "Yrr", vex: "_ymm_ymm_ymmm256", format: "ds us us" },
  { suffix: "Yrm", vex: "_ymm_ymm_ymmm256", format: "ds us m", is: LOAD },
]);
/** Shifts of every element by a number, by the low 64 bits of a register. */
const packedShift = family([
  { suffix: "ri", legacy: "_xmm_imm8", vex: "_xmm_xmm_imm8", format: "xs i", vexDup: true },
  { suffix: "rr", legacy: "_xmm_xmmm128", vex: "_xmm_xmm_xmmm128", format: "xs us", vexDup: true },
  { suffix: "Yri", vex: "_ymm_ymm_imm8", format: "ds us i" },
  { suffix: "Yrr", vex: "_ymm_ymm_xmmm128", format: "ds us us" },
]);
/** Shifts of whole 128-bit lanes by bytes. */
const packedShiftBytes = family([
  { suffix: "ri", legacy: "_xmm_imm8", vex: "_xmm_xmm_imm8", format: "xs i", vexDup: true },
  { suffix: "Yri", vex: "_ymm_ymm_imm8", format: "ds us i" },
]);
/** One source. */
const unary = family([
  { suffix: "rr", legacy: "_xmm_xmmm128", vex: "_xmm_xmmm128", format: "ds us" },
  { suffix: "Yrr", vex: "_ymm_ymmm256", format: "ds us" },
]);
/** One source whose elements are half as wide as the result's. */
const unaryWidening = family([
  { suffix: "rr", legacy: "_xmm_xmmm64", vex: "_xmm_xmmm64", format: "ds us" },
  { suffix: "Yrr", vex: "_ymm_xmmm128", format: "ds us" },
]);
/** One source whose elements are twice as wide as the result's. */
const unaryNarrowing = family([
  { suffix: "rr", legacy: "_xmm_xmmm128", vex: "_xmm_xmmm128", format: "ds us" },
  { suffix: "Yrr", vex: "_xmm_ymmm256", format: "ds us" },
]);
/** One source, in the VEX encoding alone. */
const vexUnary = family([
  { suffix: "rr", vex: "_xmm_xmmm128", format: "ds us" },
  { suffix: "Yrr", vex: "_ymm_ymmm256", format: "ds us" },
]);
/** The low elements of the source, made twice as wide. */
const widenTwice = family([
  { suffix: "rr", vex: "_xmm_xmmm64", format: "ds us" },
  { suffix: "rm", vex: "_xmm_xmmm64", format: "ds m", is: LOAD },
  { suffix: "Yrr", vex: "_ymm_xmmm128", format: "ds us" },
  { suffix: "Yrm", vex: "_ymm_xmmm128", format: "ds m", is: LOAD },
]);
/** The low elements of the source, made four times as wide. */
const widenFour = family([
  { suffix: "rr", vex: "_xmm_xmmm32", format: "ds us" },
  { suffix: "rm", vex: "_xmm_xmmm32", format: "ds m", is: LOAD },
  { suffix: "Yrr", vex: "_ymm_xmmm64", format: "ds us" },
  { suffix: "Yrm", vex: "_ymm_xmmm64", format: "ds m", is: LOAD },
]);
/** The low elements of the source, made eight times as wide. */
const widenEight = family([
  { suffix: "rr", vex: "_xmm_xmmm16", format: "ds us" },
  { suffix: "rm", vex: "_xmm_xmmm16", format: "ds m", is: LOAD },
  { suffix: "Yrr", vex: "_ymm_xmmm32", format: "ds us" },
  { suffix: "Yrm", vex: "_ymm_xmmm32", format: "ds m", is: LOAD },
]);

// ---- two sources ----
export const { PADDBrr, PADDBrm, PADDBYrr, PADDBYrm } = packed("PADDB", C);
export const { PADDWrr, PADDWrm, PADDWYrr, PADDWYrm } = packed("PADDW", C);
export const { PADDDrr, PADDDrm, PADDDYrr, PADDDYrm } = packed("PADDD", C);
export const { PADDQrr, PADDQrm, PADDQYrr, PADDQYrm } = packed("PADDQ", C);
export const { PSUBBrr, PSUBBrm, PSUBBYrr, PSUBBYrm } = packed("PSUBB");
export const { PSUBWrr, PSUBWrm, PSUBWYrr, PSUBWYrm } = packed("PSUBW");
export const { PSUBDrr, PSUBDrm, PSUBDYrr, PSUBDYrm } = packed("PSUBD");
export const { PSUBQrr, PSUBQrm, PSUBQYrr, PSUBQYrm } = packed("PSUBQ");
export const { PADDSBrr, PADDSBrm, PADDSBYrr, PADDSBYrm } = packed("PADDSB", C);
export const { PADDSWrr, PADDSWrm, PADDSWYrr, PADDSWYrm } = packed("PADDSW", C);
export const { PADDUSBrr, PADDUSBrm, PADDUSBYrr, PADDUSBYrm } = packed("PADDUSB", C);
export const { PADDUSWrr, PADDUSWrm, PADDUSWYrr, PADDUSWYrm } = packed("PADDUSW", C);
export const { PSUBSBrr, PSUBSBrm, PSUBSBYrr, PSUBSBYrm } = packed("PSUBSB");
export const { PSUBSWrr, PSUBSWrm, PSUBSWYrr, PSUBSWYrm } = packed("PSUBSW");
export const { PSUBUSBrr, PSUBUSBrm, PSUBUSBYrr, PSUBUSBYrm } = packed("PSUBUSB");
export const { PSUBUSWrr, PSUBUSWrm, PSUBUSWYrr, PSUBUSWYrm } = packed("PSUBUSW");
export const { PMULLWrr, PMULLWrm, PMULLWYrr, PMULLWYrm } = packed("PMULLW", C);
export const { PMULHWrr, PMULHWrm, PMULHWYrr, PMULHWYrm } = packed("PMULHW", C);
export const { PMULHUWrr, PMULHUWrm, PMULHUWYrr, PMULHUWYrm } = packed("PMULHUW", C);
export const { PMULUDQrr, PMULUDQrm, PMULUDQYrr, PMULUDQYrm } = packed("PMULUDQ", C);
export const { PMADDWDrr, PMADDWDrm, PMADDWDYrr, PMADDWDYrm } = packed("PMADDWD", C);
export const { PANDrr, PANDrm, PANDYrr, PANDYrm } = packed("PAND", C);
export const { PORrr, PORrm, PORYrr, PORYrm } = packed("POR", C);
export const { PXORrr, PXORrm, PXORYrr, PXORYrm } = packed("PXOR", C);
export const { PANDNrr, PANDNrm, PANDNYrr, PANDNYrm } = packed("PANDN");
export const { PCMPEQBrr, PCMPEQBrm, PCMPEQBYrr, PCMPEQBYrm } = packed("PCMPEQB", C);
export const { PCMPEQWrr, PCMPEQWrm, PCMPEQWYrr, PCMPEQWYrm } = packed("PCMPEQW", C);
export const { PCMPEQDrr, PCMPEQDrm, PCMPEQDYrr, PCMPEQDYrm } = packed("PCMPEQD", C);
export const { PCMPGTBrr, PCMPGTBrm, PCMPGTBYrr, PCMPGTBYrm } = packed("PCMPGTB");
export const { PCMPGTWrr, PCMPGTWrm, PCMPGTWYrr, PCMPGTWYrm } = packed("PCMPGTW");
export const { PCMPGTDrr, PCMPGTDrm, PCMPGTDYrr, PCMPGTDYrm } = packed("PCMPGTD");
export const { PMINSWrr, PMINSWrm, PMINSWYrr, PMINSWYrm } = packed("PMINSW", C);
export const { PMAXSWrr, PMAXSWrm, PMAXSWYrr, PMAXSWYrm } = packed("PMAXSW", C);
export const { PMINUBrr, PMINUBrm, PMINUBYrr, PMINUBYrm } = packed("PMINUB", C);
export const { PMAXUBrr, PMAXUBrm, PMAXUBYrr, PMAXUBYrm } = packed("PMAXUB", C);
export const { PAVGBrr, PAVGBrm, PAVGBYrr, PAVGBYrm } = packed("PAVGB", C);
export const { PAVGWrr, PAVGWrm, PAVGWYrr, PAVGWYrm } = packed("PAVGW", C);
export const { PSADBWrr, PSADBWrm, PSADBWYrr, PSADBWYrm } = packed("PSADBW");
export const { PUNPCKLBWrr, PUNPCKLBWrm, PUNPCKLBWYrr, PUNPCKLBWYrm } = packed("PUNPCKLBW");
export const { PUNPCKLWDrr, PUNPCKLWDrm, PUNPCKLWDYrr, PUNPCKLWDYrm } = packed("PUNPCKLWD");
export const { PUNPCKLDQrr, PUNPCKLDQrm, PUNPCKLDQYrr, PUNPCKLDQYrm } = packed("PUNPCKLDQ");
export const { PUNPCKLQDQrr, PUNPCKLQDQrm, PUNPCKLQDQYrr, PUNPCKLQDQYrm } = packed("PUNPCKLQDQ");
export const { PUNPCKHBWrr, PUNPCKHBWrm, PUNPCKHBWYrr, PUNPCKHBWYrm } = packed("PUNPCKHBW");
export const { PUNPCKHWDrr, PUNPCKHWDrm, PUNPCKHWDYrr, PUNPCKHWDYrm } = packed("PUNPCKHWD");
export const { PUNPCKHDQrr, PUNPCKHDQrm, PUNPCKHDQYrr, PUNPCKHDQYrm } = packed("PUNPCKHDQ");
export const { PUNPCKHQDQrr, PUNPCKHQDQrm, PUNPCKHQDQYrr, PUNPCKHQDQYrm } = packed("PUNPCKHQDQ");
export const { PACKSSWBrr, PACKSSWBrm, PACKSSWBYrr, PACKSSWBYrm } = packed("PACKSSWB");
export const { PACKSSDWrr, PACKSSDWrm, PACKSSDWYrr, PACKSSDWYrm } = packed("PACKSSDW");
export const { PACKUSWBrr, PACKUSWBrm, PACKUSWBYrr, PACKUSWBYrm } = packed("PACKUSWB");
export const { ADDPSrr, ADDPSrm, ADDPSYrr, ADDPSYrm } = packed("ADDPS", C);
export const { ADDPDrr, ADDPDrm, ADDPDYrr, ADDPDYrm } = packed("ADDPD", C);
export const { SUBPSrr, SUBPSrm, SUBPSYrr, SUBPSYrm } = packed("SUBPS");
export const { SUBPDrr, SUBPDrm, SUBPDYrr, SUBPDYrm } = packed("SUBPD");
export const { MULPSrr, MULPSrm, MULPSYrr, MULPSYrm } = packed("MULPS", C);
export const { MULPDrr, MULPDrm, MULPDYrr, MULPDYrm } = packed("MULPD", C);
export const { DIVPSrr, DIVPSrm, DIVPSYrr, DIVPSYrm } = packed("DIVPS");
export const { DIVPDrr, DIVPDrm, DIVPDYrr, DIVPDYrm } = packed("DIVPD");
export const { MINPSrr, MINPSrm, MINPSYrr, MINPSYrm } = packed("MINPS");
export const { MINPDrr, MINPDrm, MINPDYrr, MINPDYrm } = packed("MINPD");
export const { MAXPSrr, MAXPSrm, MAXPSYrr, MAXPSYrm } = packed("MAXPS");
export const { MAXPDrr, MAXPDrm, MAXPDYrr, MAXPDYrm } = packed("MAXPD");
export const { UNPCKLPSrr, UNPCKLPSrm, UNPCKLPSYrr, UNPCKLPSYrm } = packed("UNPCKLPS");
export const { UNPCKLPDrr, UNPCKLPDrm, UNPCKLPDYrr, UNPCKLPDYrm } = packed("UNPCKLPD");
export const { UNPCKHPSrr, UNPCKHPSrm, UNPCKHPSYrr, UNPCKHPSYrm } = packed("UNPCKHPS");
export const { UNPCKHPDrr, UNPCKHPDrm, UNPCKHPDYrr, UNPCKHPDYrm } = packed("UNPCKHPD");
export const { ANDPSYrr, ANDPSYrm } = packedWide("ANDPS", C);
export const { ORPSYrr, ORPSYrm } = packedWide("ORPS", C);
export const { XORPSYrr, XORPSYrm } = packedWide("XORPS", C);
export const { ANDNPSYrr, ANDNPSYrm } = packedWide("ANDNPS");
// ---- two sources, SSE3 to AVX2: only where the CPU level has AVX2 ----
export const { VPMULLDrr, VPMULLDYrr, VPMULLDYrm } = vexPacked("VPMULLD");
export const { VPMINSDrr, VPMINSDYrr, VPMINSDYrm } = vexPacked("VPMINSD");
export const { VPMAXSDrr, VPMAXSDYrr, VPMAXSDYrm } = vexPacked("VPMAXSD");
export const { VPMINUDrr, VPMINUDYrr, VPMINUDYrm } = vexPacked("VPMINUD");
export const { VPMAXUDrr, VPMAXUDYrr, VPMAXUDYrm } = vexPacked("VPMAXUD");
export const { VPMINSBrr, VPMINSBYrr, VPMINSBYrm } = vexPacked("VPMINSB");
export const { VPMAXSBrr, VPMAXSBYrr, VPMAXSBYrm } = vexPacked("VPMAXSB");
export const { VPMINUWrr, VPMINUWYrr, VPMINUWYrm } = vexPacked("VPMINUW");
export const { VPMAXUWrr, VPMAXUWYrr, VPMAXUWYrm } = vexPacked("VPMAXUW");
export const { VPCMPEQQrr, VPCMPEQQYrr, VPCMPEQQYrm } = vexPacked("VPCMPEQQ");
export const { VPCMPGTQrr, VPCMPGTQYrr, VPCMPGTQYrm } = vexPacked("VPCMPGTQ");
export const { VPMULDQrr, VPMULDQYrr, VPMULDQYrm } = vexPacked("VPMULDQ");
export const { VPACKUSDWrr, VPACKUSDWYrr, VPACKUSDWYrm } = vexPacked("VPACKUSDW");
export const { VPSHUFBrr, VPSHUFBYrr, VPSHUFBYrm } = vexPacked("VPSHUFB");
export const { VPMADDUBSWrr, VPMADDUBSWYrr, VPMADDUBSWYrm } = vexPacked("VPMADDUBSW");
export const { VPMULHRSWrr, VPMULHRSWYrr, VPMULHRSWYrm } = vexPacked("VPMULHRSW");
export const { VPHADDDrr, VPHADDDYrr, VPHADDDYrm } = vexPacked("VPHADDD");
export const { VPHADDWrr, VPHADDWYrr, VPHADDWYrm } = vexPacked("VPHADDW");
export const { VPSIGNBrr, VPSIGNBYrr, VPSIGNBYrm } = vexPacked("VPSIGNB");
export const { VPSIGNWrr, VPSIGNWYrr, VPSIGNWYrm } = vexPacked("VPSIGNW");
export const { VPSIGNDrr, VPSIGNDYrr, VPSIGNDYrm } = vexPacked("VPSIGND");
export const { VHADDPSrr, VHADDPSYrr, VHADDPSYrm } = vexPacked("VHADDPS");
export const { VHADDPDrr, VHADDPDYrr, VHADDPDYrm } = vexPacked("VHADDPD");
export const { VADDSUBPSrr, VADDSUBPSYrr, VADDSUBPSYrm } = vexPacked("VADDSUBPS");
export const { VADDSUBPDrr, VADDSUBPDYrr, VADDSUBPDYrm } = vexPacked("VADDSUBPD");
export const { VPSLLVDrr, VPSLLVDYrr, VPSLLVDYrm } = vexPacked("VPSLLVD");
export const { VPSLLVQrr, VPSLLVQYrr, VPSLLVQYrm } = vexPacked("VPSLLVQ");
export const { VPSRLVDrr, VPSRLVDYrr, VPSRLVDYrm } = vexPacked("VPSRLVD");
export const { VPSRLVQrr, VPSRLVQYrr, VPSRLVQYrm } = vexPacked("VPSRLVQ");
export const { VPSRAVDrr, VPSRAVDYrr, VPSRAVDYrm } = vexPacked("VPSRAVD");
// ---- shifts by a number, by the low 64 bits of a register ----
export const { PSLLWri, PSLLWrr, PSLLWYri, PSLLWYrr } = packedShift("PSLLW");
export const { PSLLDri, PSLLDrr, PSLLDYri, PSLLDYrr } = packedShift("PSLLD");
export const { PSLLQri, PSLLQrr, PSLLQYri, PSLLQYrr } = packedShift("PSLLQ");
export const { PSRLWri, PSRLWrr, PSRLWYri, PSRLWYrr } = packedShift("PSRLW");
export const { PSRLDri, PSRLDrr, PSRLDYri, PSRLDYrr } = packedShift("PSRLD");
export const { PSRLQri, PSRLQrr, PSRLQYri, PSRLQYrr } = packedShift("PSRLQ");
export const { PSRAWri, PSRAWrr, PSRAWYri, PSRAWYrr } = packedShift("PSRAW");
export const { PSRADri, PSRADrr, PSRADYri, PSRADYrr } = packedShift("PSRAD");
export const { PSLLDQri, PSLLDQYri } = packedShiftBytes("PSLLDQ");
export const { PSRLDQri, PSRLDQYri } = packedShiftBytes("PSRLDQ");
// ---- one source ----
export const { SQRTPSrr, SQRTPSYrr } = unary("SQRTPS");
export const { SQRTPDrr, SQRTPDYrr } = unary("SQRTPD");
export const { RCPPSrr, RCPPSYrr } = unary("RCPPS");
export const { RSQRTPSrr, RSQRTPSYrr } = unary("RSQRTPS");
export const { CVTDQ2PSrr, CVTDQ2PSYrr } = unary("CVTDQ2PS");
export const { CVTTPS2DQrr, CVTTPS2DQYrr } = unary("CVTTPS2DQ");
export const { CVTPS2DQrr, CVTPS2DQYrr } = unary("CVTPS2DQ");
export const { CVTDQ2PDrr, CVTDQ2PDYrr } = unaryWidening("CVTDQ2PD");
export const { CVTPS2PDrr, CVTPS2PDYrr } = unaryWidening("CVTPS2PD");
export const { CVTPD2PSrr, CVTPD2PSYrr } = unaryNarrowing("CVTPD2PS");
export const { CVTTPD2DQrr, CVTTPD2DQYrr } = unaryNarrowing("CVTTPD2DQ");
export const { VPABSBrr, VPABSBYrr } = vexUnary("VPABSB");
export const { VPABSWrr, VPABSWYrr } = vexUnary("VPABSW");
export const { VPABSDrr, VPABSDYrr } = vexUnary("VPABSD");
export const { VMOVSHDUPrr, VMOVSHDUPYrr } = vexUnary("VMOVSHDUP");
export const { VMOVSLDUPrr, VMOVSLDUPYrr } = vexUnary("VMOVSLDUP");
// ---- widening: low elements of the source ----
export const { VPMOVSXBWrr, VPMOVSXBWrm, VPMOVSXBWYrr, VPMOVSXBWYrm } = widenTwice("VPMOVSXBW");
export const { VPMOVSXBDrr, VPMOVSXBDrm, VPMOVSXBDYrr, VPMOVSXBDYrm } = widenFour("VPMOVSXBD");
export const { VPMOVSXBQrr, VPMOVSXBQrm, VPMOVSXBQYrr, VPMOVSXBQYrm } = widenEight("VPMOVSXBQ");
export const { VPMOVSXWDrr, VPMOVSXWDrm, VPMOVSXWDYrr, VPMOVSXWDYrm } = widenTwice("VPMOVSXWD");
export const { VPMOVSXWQrr, VPMOVSXWQrm, VPMOVSXWQYrr, VPMOVSXWQYrm } = widenFour("VPMOVSXWQ");
export const { VPMOVSXDQrr, VPMOVSXDQrm, VPMOVSXDQYrr, VPMOVSXDQYrm } = widenTwice("VPMOVSXDQ");
export const { VPMOVZXBWrr, VPMOVZXBWrm, VPMOVZXBWYrr, VPMOVZXBWYrm } = widenTwice("VPMOVZXBW");
export const { VPMOVZXBDrr, VPMOVZXBDrm, VPMOVZXBDYrr, VPMOVZXBDYrm } = widenFour("VPMOVZXBD");
export const { VPMOVZXBQrr, VPMOVZXBQrm, VPMOVZXBQYrr, VPMOVZXBQYrm } = widenEight("VPMOVZXBQ");
export const { VPMOVZXWDrr, VPMOVZXWDrm, VPMOVZXWDYrr, VPMOVZXWDYrm } = widenTwice("VPMOVZXWD");
export const { VPMOVZXWQrr, VPMOVZXWQrm, VPMOVZXWQYrr, VPMOVZXWQYrm } = widenFour("VPMOVZXWQ");
export const { VPMOVZXDQrr, VPMOVZXDQrm, VPMOVZXDQYrr, VPMOVZXDQYrm } = widenTwice("VPMOVZXDQ");
