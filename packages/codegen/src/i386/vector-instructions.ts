/**
 * Vector instructions, in the same table as the others. Names without `Y` work on 128 bits and have a VEX form beside
 * the legacy one; names with `Y` work on 256 bits (CPU level avx2 and up), as do the VEX-only ones.
 */
import { Code } from "iced-x86";
import { defineOpcode, Property } from "../machine/opcodes.js";

const C = Property.commutative;
const LOAD = Property.load;
const STORE = Property.store;

// ---- two sources ----
export const PADDBrr = defineOpcode("PADDBrr", Code.Paddb_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpaddb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDBrm = defineOpcode("PADDBrm", Code.Paddb_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpaddb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDBYrr = defineOpcode("PADDBYrr", Code.VEX_Vpaddb_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PADDBYrm = defineOpcode("PADDBYrm", Code.VEX_Vpaddb_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PADDWrr = defineOpcode("PADDWrr", Code.Paddw_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpaddw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDWrm = defineOpcode("PADDWrm", Code.Paddw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpaddw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDWYrr = defineOpcode("PADDWYrr", Code.VEX_Vpaddw_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PADDWYrm = defineOpcode("PADDWYrm", Code.VEX_Vpaddw_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PADDDrr = defineOpcode("PADDDrr", Code.Paddd_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpaddd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDDrm = defineOpcode("PADDDrm", Code.Paddd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpaddd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDDYrr = defineOpcode("PADDDYrr", Code.VEX_Vpaddd_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PADDDYrm = defineOpcode("PADDDYrm", Code.VEX_Vpaddd_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PADDQrr = defineOpcode("PADDQrr", Code.Paddq_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpaddq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDQrm = defineOpcode("PADDQrm", Code.Paddq_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpaddq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDQYrr = defineOpcode("PADDQYrr", Code.VEX_Vpaddq_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PADDQYrm = defineOpcode("PADDQYrm", Code.VEX_Vpaddq_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PSUBBrr = defineOpcode("PSUBBrr", Code.Psubb_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsubb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBBrm = defineOpcode("PSUBBrm", Code.Psubb_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpsubb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBBYrr = defineOpcode("PSUBBYrr", Code.VEX_Vpsubb_ymm_ymm_ymmm256, "ds us us");
export const PSUBBYrm = defineOpcode("PSUBBYrm", Code.VEX_Vpsubb_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PSUBWrr = defineOpcode("PSUBWrr", Code.Psubw_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsubw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBWrm = defineOpcode("PSUBWrm", Code.Psubw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpsubw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBWYrr = defineOpcode("PSUBWYrr", Code.VEX_Vpsubw_ymm_ymm_ymmm256, "ds us us");
export const PSUBWYrm = defineOpcode("PSUBWYrm", Code.VEX_Vpsubw_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PSUBDrr = defineOpcode("PSUBDrr", Code.Psubd_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsubd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBDrm = defineOpcode("PSUBDrm", Code.Psubd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpsubd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBDYrr = defineOpcode("PSUBDYrr", Code.VEX_Vpsubd_ymm_ymm_ymmm256, "ds us us");
export const PSUBDYrm = defineOpcode("PSUBDYrm", Code.VEX_Vpsubd_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PSUBQrr = defineOpcode("PSUBQrr", Code.Psubq_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsubq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBQrm = defineOpcode("PSUBQrm", Code.Psubq_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpsubq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBQYrr = defineOpcode("PSUBQYrr", Code.VEX_Vpsubq_ymm_ymm_ymmm256, "ds us us");
export const PSUBQYrm = defineOpcode("PSUBQYrm", Code.VEX_Vpsubq_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PADDSBrr = defineOpcode("PADDSBrr", Code.Paddsb_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpaddsb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDSBrm = defineOpcode("PADDSBrm", Code.Paddsb_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpaddsb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDSBYrr = defineOpcode("PADDSBYrr", Code.VEX_Vpaddsb_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PADDSBYrm = defineOpcode("PADDSBYrm", Code.VEX_Vpaddsb_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PADDSWrr = defineOpcode("PADDSWrr", Code.Paddsw_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpaddsw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDSWrm = defineOpcode("PADDSWrm", Code.Paddsw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpaddsw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDSWYrr = defineOpcode("PADDSWYrr", Code.VEX_Vpaddsw_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PADDSWYrm = defineOpcode("PADDSWYrm", Code.VEX_Vpaddsw_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PADDUSBrr = defineOpcode("PADDUSBrr", Code.Paddusb_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpaddusb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDUSBrm = defineOpcode("PADDUSBrm", Code.Paddusb_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpaddusb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDUSBYrr = defineOpcode("PADDUSBYrr", Code.VEX_Vpaddusb_ymm_ymm_ymmm256, "ds us us", {
  is: C,
});
export const PADDUSBYrm = defineOpcode("PADDUSBYrm", Code.VEX_Vpaddusb_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PADDUSWrr = defineOpcode("PADDUSWrr", Code.Paddusw_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpaddusw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDUSWrm = defineOpcode("PADDUSWrm", Code.Paddusw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpaddusw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PADDUSWYrr = defineOpcode("PADDUSWYrr", Code.VEX_Vpaddusw_ymm_ymm_ymmm256, "ds us us", {
  is: C,
});
export const PADDUSWYrm = defineOpcode("PADDUSWYrm", Code.VEX_Vpaddusw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PSUBSBrr = defineOpcode("PSUBSBrr", Code.Psubsb_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsubsb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBSBrm = defineOpcode("PSUBSBrm", Code.Psubsb_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpsubsb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBSBYrr = defineOpcode("PSUBSBYrr", Code.VEX_Vpsubsb_ymm_ymm_ymmm256, "ds us us");
export const PSUBSBYrm = defineOpcode("PSUBSBYrm", Code.VEX_Vpsubsb_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PSUBSWrr = defineOpcode("PSUBSWrr", Code.Psubsw_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsubsw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBSWrm = defineOpcode("PSUBSWrm", Code.Psubsw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpsubsw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBSWYrr = defineOpcode("PSUBSWYrr", Code.VEX_Vpsubsw_ymm_ymm_ymmm256, "ds us us");
export const PSUBSWYrm = defineOpcode("PSUBSWYrm", Code.VEX_Vpsubsw_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PSUBUSBrr = defineOpcode("PSUBUSBrr", Code.Psubusb_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsubusb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBUSBrm = defineOpcode("PSUBUSBrm", Code.Psubusb_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpsubusb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBUSBYrr = defineOpcode("PSUBUSBYrr", Code.VEX_Vpsubusb_ymm_ymm_ymmm256, "ds us us");
export const PSUBUSBYrm = defineOpcode("PSUBUSBYrm", Code.VEX_Vpsubusb_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PSUBUSWrr = defineOpcode("PSUBUSWrr", Code.Psubusw_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsubusw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBUSWrm = defineOpcode("PSUBUSWrm", Code.Psubusw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpsubusw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSUBUSWYrr = defineOpcode("PSUBUSWYrr", Code.VEX_Vpsubusw_ymm_ymm_ymmm256, "ds us us");
export const PSUBUSWYrm = defineOpcode("PSUBUSWYrm", Code.VEX_Vpsubusw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PMULLWrr = defineOpcode("PMULLWrr", Code.Pmullw_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpmullw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMULLWrm = defineOpcode("PMULLWrm", Code.Pmullw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpmullw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMULLWYrr = defineOpcode("PMULLWYrr", Code.VEX_Vpmullw_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PMULLWYrm = defineOpcode("PMULLWYrm", Code.VEX_Vpmullw_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PMULHWrr = defineOpcode("PMULHWrr", Code.Pmulhw_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpmulhw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMULHWrm = defineOpcode("PMULHWrm", Code.Pmulhw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpmulhw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMULHWYrr = defineOpcode("PMULHWYrr", Code.VEX_Vpmulhw_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PMULHWYrm = defineOpcode("PMULHWYrm", Code.VEX_Vpmulhw_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PMULHUWrr = defineOpcode("PMULHUWrr", Code.Pmulhuw_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpmulhuw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMULHUWrm = defineOpcode("PMULHUWrm", Code.Pmulhuw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpmulhuw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMULHUWYrr = defineOpcode("PMULHUWYrr", Code.VEX_Vpmulhuw_ymm_ymm_ymmm256, "ds us us", {
  is: C,
});
export const PMULHUWYrm = defineOpcode("PMULHUWYrm", Code.VEX_Vpmulhuw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PMULUDQrr = defineOpcode("PMULUDQrr", Code.Pmuludq_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpmuludq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMULUDQrm = defineOpcode("PMULUDQrm", Code.Pmuludq_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpmuludq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMULUDQYrr = defineOpcode("PMULUDQYrr", Code.VEX_Vpmuludq_ymm_ymm_ymmm256, "ds us us", {
  is: C,
});
export const PMULUDQYrm = defineOpcode("PMULUDQYrm", Code.VEX_Vpmuludq_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PMADDWDrr = defineOpcode("PMADDWDrr", Code.Pmaddwd_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpmaddwd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMADDWDrm = defineOpcode("PMADDWDrm", Code.Pmaddwd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpmaddwd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMADDWDYrr = defineOpcode("PMADDWDYrr", Code.VEX_Vpmaddwd_ymm_ymm_ymmm256, "ds us us", {
  is: C,
});
export const PMADDWDYrm = defineOpcode("PMADDWDYrm", Code.VEX_Vpmaddwd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PANDrr = defineOpcode("PANDrr", Code.Pand_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpand_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PANDrm = defineOpcode("PANDrm", Code.Pand_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpand_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PANDYrr = defineOpcode("PANDYrr", Code.VEX_Vpand_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PANDYrm = defineOpcode("PANDYrm", Code.VEX_Vpand_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PORrr = defineOpcode("PORrr", Code.Por_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpor_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PORrm = defineOpcode("PORrm", Code.Por_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpor_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PORYrr = defineOpcode("PORYrr", Code.VEX_Vpor_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PORYrm = defineOpcode("PORYrm", Code.VEX_Vpor_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PXORrr = defineOpcode("PXORrr", Code.Pxor_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpxor_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PXORrm = defineOpcode("PXORrm", Code.Pxor_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpxor_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PXORYrr = defineOpcode("PXORYrr", Code.VEX_Vpxor_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PXORYrm = defineOpcode("PXORYrm", Code.VEX_Vpxor_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PANDNrr = defineOpcode("PANDNrr", Code.Pandn_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpandn_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PANDNrm = defineOpcode("PANDNrm", Code.Pandn_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpandn_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PANDNYrr = defineOpcode("PANDNYrr", Code.VEX_Vpandn_ymm_ymm_ymmm256, "ds us us");
export const PANDNYrm = defineOpcode("PANDNYrm", Code.VEX_Vpandn_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PCMPEQBrr = defineOpcode("PCMPEQBrr", Code.Pcmpeqb_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpcmpeqb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PCMPEQBrm = defineOpcode("PCMPEQBrm", Code.Pcmpeqb_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpcmpeqb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PCMPEQBYrr = defineOpcode("PCMPEQBYrr", Code.VEX_Vpcmpeqb_ymm_ymm_ymmm256, "ds us us", {
  is: C,
});
export const PCMPEQBYrm = defineOpcode("PCMPEQBYrm", Code.VEX_Vpcmpeqb_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PCMPEQWrr = defineOpcode("PCMPEQWrr", Code.Pcmpeqw_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpcmpeqw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PCMPEQWrm = defineOpcode("PCMPEQWrm", Code.Pcmpeqw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpcmpeqw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PCMPEQWYrr = defineOpcode("PCMPEQWYrr", Code.VEX_Vpcmpeqw_ymm_ymm_ymmm256, "ds us us", {
  is: C,
});
export const PCMPEQWYrm = defineOpcode("PCMPEQWYrm", Code.VEX_Vpcmpeqw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PCMPEQDrr = defineOpcode("PCMPEQDrr", Code.Pcmpeqd_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpcmpeqd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PCMPEQDrm = defineOpcode("PCMPEQDrm", Code.Pcmpeqd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpcmpeqd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PCMPEQDYrr = defineOpcode("PCMPEQDYrr", Code.VEX_Vpcmpeqd_ymm_ymm_ymmm256, "ds us us", {
  is: C,
});
export const PCMPEQDYrm = defineOpcode("PCMPEQDYrm", Code.VEX_Vpcmpeqd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PCMPGTBrr = defineOpcode("PCMPGTBrr", Code.Pcmpgtb_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpcmpgtb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PCMPGTBrm = defineOpcode("PCMPGTBrm", Code.Pcmpgtb_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpcmpgtb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PCMPGTBYrr = defineOpcode("PCMPGTBYrr", Code.VEX_Vpcmpgtb_ymm_ymm_ymmm256, "ds us us");
export const PCMPGTBYrm = defineOpcode("PCMPGTBYrm", Code.VEX_Vpcmpgtb_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PCMPGTWrr = defineOpcode("PCMPGTWrr", Code.Pcmpgtw_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpcmpgtw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PCMPGTWrm = defineOpcode("PCMPGTWrm", Code.Pcmpgtw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpcmpgtw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PCMPGTWYrr = defineOpcode("PCMPGTWYrr", Code.VEX_Vpcmpgtw_ymm_ymm_ymmm256, "ds us us");
export const PCMPGTWYrm = defineOpcode("PCMPGTWYrm", Code.VEX_Vpcmpgtw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PCMPGTDrr = defineOpcode("PCMPGTDrr", Code.Pcmpgtd_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpcmpgtd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PCMPGTDrm = defineOpcode("PCMPGTDrm", Code.Pcmpgtd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpcmpgtd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PCMPGTDYrr = defineOpcode("PCMPGTDYrr", Code.VEX_Vpcmpgtd_ymm_ymm_ymmm256, "ds us us");
export const PCMPGTDYrm = defineOpcode("PCMPGTDYrm", Code.VEX_Vpcmpgtd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PMINSWrr = defineOpcode("PMINSWrr", Code.Pminsw_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpminsw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMINSWrm = defineOpcode("PMINSWrm", Code.Pminsw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpminsw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMINSWYrr = defineOpcode("PMINSWYrr", Code.VEX_Vpminsw_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PMINSWYrm = defineOpcode("PMINSWYrm", Code.VEX_Vpminsw_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PMAXSWrr = defineOpcode("PMAXSWrr", Code.Pmaxsw_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpmaxsw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMAXSWrm = defineOpcode("PMAXSWrm", Code.Pmaxsw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpmaxsw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMAXSWYrr = defineOpcode("PMAXSWYrr", Code.VEX_Vpmaxsw_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PMAXSWYrm = defineOpcode("PMAXSWYrm", Code.VEX_Vpmaxsw_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PMINUBrr = defineOpcode("PMINUBrr", Code.Pminub_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpminub_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMINUBrm = defineOpcode("PMINUBrm", Code.Pminub_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpminub_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMINUBYrr = defineOpcode("PMINUBYrr", Code.VEX_Vpminub_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PMINUBYrm = defineOpcode("PMINUBYrm", Code.VEX_Vpminub_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PMAXUBrr = defineOpcode("PMAXUBrr", Code.Pmaxub_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpmaxub_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMAXUBrm = defineOpcode("PMAXUBrm", Code.Pmaxub_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpmaxub_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PMAXUBYrr = defineOpcode("PMAXUBYrr", Code.VEX_Vpmaxub_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PMAXUBYrm = defineOpcode("PMAXUBYrm", Code.VEX_Vpmaxub_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PAVGBrr = defineOpcode("PAVGBrr", Code.Pavgb_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpavgb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PAVGBrm = defineOpcode("PAVGBrm", Code.Pavgb_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpavgb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PAVGBYrr = defineOpcode("PAVGBYrr", Code.VEX_Vpavgb_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PAVGBYrm = defineOpcode("PAVGBYrm", Code.VEX_Vpavgb_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PAVGWrr = defineOpcode("PAVGWrr", Code.Pavgw_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vpavgw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PAVGWrm = defineOpcode("PAVGWrm", Code.Pavgw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpavgw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PAVGWYrr = defineOpcode("PAVGWYrr", Code.VEX_Vpavgw_ymm_ymm_ymmm256, "ds us us", { is: C });
export const PAVGWYrm = defineOpcode("PAVGWYrm", Code.VEX_Vpavgw_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PSADBWrr = defineOpcode("PSADBWrr", Code.Psadbw_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsadbw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSADBWrm = defineOpcode("PSADBWrm", Code.Psadbw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpsadbw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSADBWYrr = defineOpcode("PSADBWYrr", Code.VEX_Vpsadbw_ymm_ymm_ymmm256, "ds us us");
export const PSADBWYrm = defineOpcode("PSADBWYrm", Code.VEX_Vpsadbw_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const PUNPCKLBWrr = defineOpcode("PUNPCKLBWrr", Code.Punpcklbw_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpunpcklbw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKLBWrm = defineOpcode("PUNPCKLBWrm", Code.Punpcklbw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpunpcklbw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKLBWYrr = defineOpcode("PUNPCKLBWYrr", Code.VEX_Vpunpcklbw_ymm_ymm_ymmm256, "ds us us");
export const PUNPCKLBWYrm = defineOpcode("PUNPCKLBWYrm", Code.VEX_Vpunpcklbw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PUNPCKLWDrr = defineOpcode("PUNPCKLWDrr", Code.Punpcklwd_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpunpcklwd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKLWDrm = defineOpcode("PUNPCKLWDrm", Code.Punpcklwd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpunpcklwd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKLWDYrr = defineOpcode("PUNPCKLWDYrr", Code.VEX_Vpunpcklwd_ymm_ymm_ymmm256, "ds us us");
export const PUNPCKLWDYrm = defineOpcode("PUNPCKLWDYrm", Code.VEX_Vpunpcklwd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PUNPCKLDQrr = defineOpcode("PUNPCKLDQrr", Code.Punpckldq_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpunpckldq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKLDQrm = defineOpcode("PUNPCKLDQrm", Code.Punpckldq_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpunpckldq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKLDQYrr = defineOpcode("PUNPCKLDQYrr", Code.VEX_Vpunpckldq_ymm_ymm_ymmm256, "ds us us");
export const PUNPCKLDQYrm = defineOpcode("PUNPCKLDQYrm", Code.VEX_Vpunpckldq_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PUNPCKLQDQrr = defineOpcode("PUNPCKLQDQrr", Code.Punpcklqdq_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpunpcklqdq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKLQDQrm = defineOpcode("PUNPCKLQDQrm", Code.Punpcklqdq_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpunpcklqdq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKLQDQYrr = defineOpcode("PUNPCKLQDQYrr", Code.VEX_Vpunpcklqdq_ymm_ymm_ymmm256, "ds us us");
export const PUNPCKLQDQYrm = defineOpcode("PUNPCKLQDQYrm", Code.VEX_Vpunpcklqdq_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PUNPCKHBWrr = defineOpcode("PUNPCKHBWrr", Code.Punpckhbw_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpunpckhbw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKHBWrm = defineOpcode("PUNPCKHBWrm", Code.Punpckhbw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpunpckhbw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKHBWYrr = defineOpcode("PUNPCKHBWYrr", Code.VEX_Vpunpckhbw_ymm_ymm_ymmm256, "ds us us");
export const PUNPCKHBWYrm = defineOpcode("PUNPCKHBWYrm", Code.VEX_Vpunpckhbw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PUNPCKHWDrr = defineOpcode("PUNPCKHWDrr", Code.Punpckhwd_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpunpckhwd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKHWDrm = defineOpcode("PUNPCKHWDrm", Code.Punpckhwd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpunpckhwd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKHWDYrr = defineOpcode("PUNPCKHWDYrr", Code.VEX_Vpunpckhwd_ymm_ymm_ymmm256, "ds us us");
export const PUNPCKHWDYrm = defineOpcode("PUNPCKHWDYrm", Code.VEX_Vpunpckhwd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PUNPCKHDQrr = defineOpcode("PUNPCKHDQrr", Code.Punpckhdq_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpunpckhdq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKHDQrm = defineOpcode("PUNPCKHDQrm", Code.Punpckhdq_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpunpckhdq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKHDQYrr = defineOpcode("PUNPCKHDQYrr", Code.VEX_Vpunpckhdq_ymm_ymm_ymmm256, "ds us us");
export const PUNPCKHDQYrm = defineOpcode("PUNPCKHDQYrm", Code.VEX_Vpunpckhdq_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PUNPCKHQDQrr = defineOpcode("PUNPCKHQDQrr", Code.Punpckhqdq_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpunpckhqdq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKHQDQrm = defineOpcode("PUNPCKHQDQrm", Code.Punpckhqdq_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpunpckhqdq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PUNPCKHQDQYrr = defineOpcode("PUNPCKHQDQYrr", Code.VEX_Vpunpckhqdq_ymm_ymm_ymmm256, "ds us us");
export const PUNPCKHQDQYrm = defineOpcode("PUNPCKHQDQYrm", Code.VEX_Vpunpckhqdq_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PACKSSWBrr = defineOpcode("PACKSSWBrr", Code.Packsswb_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpacksswb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PACKSSWBrm = defineOpcode("PACKSSWBrm", Code.Packsswb_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpacksswb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PACKSSWBYrr = defineOpcode("PACKSSWBYrr", Code.VEX_Vpacksswb_ymm_ymm_ymmm256, "ds us us");
export const PACKSSWBYrm = defineOpcode("PACKSSWBYrm", Code.VEX_Vpacksswb_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PACKSSDWrr = defineOpcode("PACKSSDWrr", Code.Packssdw_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpackssdw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PACKSSDWrm = defineOpcode("PACKSSDWrm", Code.Packssdw_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpackssdw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PACKSSDWYrr = defineOpcode("PACKSSDWYrr", Code.VEX_Vpackssdw_ymm_ymm_ymmm256, "ds us us");
export const PACKSSDWYrm = defineOpcode("PACKSSDWYrm", Code.VEX_Vpackssdw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const PACKUSWBrr = defineOpcode("PACKUSWBrr", Code.Packuswb_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpackuswb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PACKUSWBrm = defineOpcode("PACKUSWBrm", Code.Packuswb_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vpackuswb_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PACKUSWBYrr = defineOpcode("PACKUSWBYrr", Code.VEX_Vpackuswb_ymm_ymm_ymmm256, "ds us us");
export const PACKUSWBYrm = defineOpcode("PACKUSWBYrm", Code.VEX_Vpackuswb_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const ADDPSrr = defineOpcode("ADDPSrr", Code.Addps_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vaddps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ADDPSrm = defineOpcode("ADDPSrm", Code.Addps_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vaddps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ADDPSYrr = defineOpcode("ADDPSYrr", Code.VEX_Vaddps_ymm_ymm_ymmm256, "ds us us", { is: C });
export const ADDPSYrm = defineOpcode("ADDPSYrm", Code.VEX_Vaddps_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const ADDPDrr = defineOpcode("ADDPDrr", Code.Addpd_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vaddpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ADDPDrm = defineOpcode("ADDPDrm", Code.Addpd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vaddpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const ADDPDYrr = defineOpcode("ADDPDYrr", Code.VEX_Vaddpd_ymm_ymm_ymmm256, "ds us us", { is: C });
export const ADDPDYrm = defineOpcode("ADDPDYrm", Code.VEX_Vaddpd_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const SUBPSrr = defineOpcode("SUBPSrr", Code.Subps_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vsubps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const SUBPSrm = defineOpcode("SUBPSrm", Code.Subps_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vsubps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const SUBPSYrr = defineOpcode("SUBPSYrr", Code.VEX_Vsubps_ymm_ymm_ymmm256, "ds us us");
export const SUBPSYrm = defineOpcode("SUBPSYrm", Code.VEX_Vsubps_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const SUBPDrr = defineOpcode("SUBPDrr", Code.Subpd_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vsubpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const SUBPDrm = defineOpcode("SUBPDrm", Code.Subpd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vsubpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const SUBPDYrr = defineOpcode("SUBPDYrr", Code.VEX_Vsubpd_ymm_ymm_ymmm256, "ds us us");
export const SUBPDYrm = defineOpcode("SUBPDYrm", Code.VEX_Vsubpd_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const MULPSrr = defineOpcode("MULPSrr", Code.Mulps_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vmulps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const MULPSrm = defineOpcode("MULPSrm", Code.Mulps_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vmulps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const MULPSYrr = defineOpcode("MULPSYrr", Code.VEX_Vmulps_ymm_ymm_ymmm256, "ds us us", { is: C });
export const MULPSYrm = defineOpcode("MULPSYrm", Code.VEX_Vmulps_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const MULPDrr = defineOpcode("MULPDrr", Code.Mulpd_xmm_xmmm128, "xs us", {
  is: C,
  vex: Code.VEX_Vmulpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const MULPDrm = defineOpcode("MULPDrm", Code.Mulpd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vmulpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const MULPDYrr = defineOpcode("MULPDYrr", Code.VEX_Vmulpd_ymm_ymm_ymmm256, "ds us us", { is: C });
export const MULPDYrm = defineOpcode("MULPDYrm", Code.VEX_Vmulpd_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const DIVPSrr = defineOpcode("DIVPSrr", Code.Divps_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vdivps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const DIVPSrm = defineOpcode("DIVPSrm", Code.Divps_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vdivps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const DIVPSYrr = defineOpcode("DIVPSYrr", Code.VEX_Vdivps_ymm_ymm_ymmm256, "ds us us");
export const DIVPSYrm = defineOpcode("DIVPSYrm", Code.VEX_Vdivps_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const DIVPDrr = defineOpcode("DIVPDrr", Code.Divpd_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vdivpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const DIVPDrm = defineOpcode("DIVPDrm", Code.Divpd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vdivpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const DIVPDYrr = defineOpcode("DIVPDYrr", Code.VEX_Vdivpd_ymm_ymm_ymmm256, "ds us us");
export const DIVPDYrm = defineOpcode("DIVPDYrm", Code.VEX_Vdivpd_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const MINPSrr = defineOpcode("MINPSrr", Code.Minps_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vminps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const MINPSrm = defineOpcode("MINPSrm", Code.Minps_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vminps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const MINPSYrr = defineOpcode("MINPSYrr", Code.VEX_Vminps_ymm_ymm_ymmm256, "ds us us");
export const MINPSYrm = defineOpcode("MINPSYrm", Code.VEX_Vminps_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const MINPDrr = defineOpcode("MINPDrr", Code.Minpd_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vminpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const MINPDrm = defineOpcode("MINPDrm", Code.Minpd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vminpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const MINPDYrr = defineOpcode("MINPDYrr", Code.VEX_Vminpd_ymm_ymm_ymmm256, "ds us us");
export const MINPDYrm = defineOpcode("MINPDYrm", Code.VEX_Vminpd_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const MAXPSrr = defineOpcode("MAXPSrr", Code.Maxps_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vmaxps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const MAXPSrm = defineOpcode("MAXPSrm", Code.Maxps_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vmaxps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const MAXPSYrr = defineOpcode("MAXPSYrr", Code.VEX_Vmaxps_ymm_ymm_ymmm256, "ds us us");
export const MAXPSYrm = defineOpcode("MAXPSYrm", Code.VEX_Vmaxps_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const MAXPDrr = defineOpcode("MAXPDrr", Code.Maxpd_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vmaxpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const MAXPDrm = defineOpcode("MAXPDrm", Code.Maxpd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vmaxpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const MAXPDYrr = defineOpcode("MAXPDYrr", Code.VEX_Vmaxpd_ymm_ymm_ymmm256, "ds us us");
export const MAXPDYrm = defineOpcode("MAXPDYrm", Code.VEX_Vmaxpd_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const UNPCKLPSrr = defineOpcode("UNPCKLPSrr", Code.Unpcklps_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vunpcklps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const UNPCKLPSrm = defineOpcode("UNPCKLPSrm", Code.Unpcklps_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vunpcklps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const UNPCKLPSYrr = defineOpcode("UNPCKLPSYrr", Code.VEX_Vunpcklps_ymm_ymm_ymmm256, "ds us us");
export const UNPCKLPSYrm = defineOpcode("UNPCKLPSYrm", Code.VEX_Vunpcklps_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const UNPCKLPDrr = defineOpcode("UNPCKLPDrr", Code.Unpcklpd_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vunpcklpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const UNPCKLPDrm = defineOpcode("UNPCKLPDrm", Code.Unpcklpd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vunpcklpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const UNPCKLPDYrr = defineOpcode("UNPCKLPDYrr", Code.VEX_Vunpcklpd_ymm_ymm_ymmm256, "ds us us");
export const UNPCKLPDYrm = defineOpcode("UNPCKLPDYrm", Code.VEX_Vunpcklpd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const UNPCKHPSrr = defineOpcode("UNPCKHPSrr", Code.Unpckhps_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vunpckhps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const UNPCKHPSrm = defineOpcode("UNPCKHPSrm", Code.Unpckhps_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vunpckhps_xmm_xmm_xmmm128,
  vexDup: true,
});
export const UNPCKHPSYrr = defineOpcode("UNPCKHPSYrr", Code.VEX_Vunpckhps_ymm_ymm_ymmm256, "ds us us");
export const UNPCKHPSYrm = defineOpcode("UNPCKHPSYrm", Code.VEX_Vunpckhps_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const UNPCKHPDrr = defineOpcode("UNPCKHPDrr", Code.Unpckhpd_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vunpckhpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const UNPCKHPDrm = defineOpcode("UNPCKHPDrm", Code.Unpckhpd_xmm_xmmm128, "xs m", {
  is: LOAD,
  vex: Code.VEX_Vunpckhpd_xmm_xmm_xmmm128,
  vexDup: true,
});
export const UNPCKHPDYrr = defineOpcode("UNPCKHPDYrr", Code.VEX_Vunpckhpd_ymm_ymm_ymmm256, "ds us us");
export const UNPCKHPDYrm = defineOpcode("UNPCKHPDYrm", Code.VEX_Vunpckhpd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const ANDPSYrr = defineOpcode("ANDPSYrr", Code.VEX_Vandps_ymm_ymm_ymmm256, "ds us us", { is: C });
export const ANDPSYrm = defineOpcode("ANDPSYrm", Code.VEX_Vandps_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const ORPSYrr = defineOpcode("ORPSYrr", Code.VEX_Vorps_ymm_ymm_ymmm256, "ds us us", { is: C });
export const ORPSYrm = defineOpcode("ORPSYrm", Code.VEX_Vorps_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const XORPSYrr = defineOpcode("XORPSYrr", Code.VEX_Vxorps_ymm_ymm_ymmm256, "ds us us", { is: C });
export const XORPSYrm = defineOpcode("XORPSYrm", Code.VEX_Vxorps_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
export const ANDNPSYrr = defineOpcode("ANDNPSYrr", Code.VEX_Vandnps_ymm_ymm_ymmm256, "ds us us");
export const ANDNPSYrm = defineOpcode("ANDNPSYrm", Code.VEX_Vandnps_ymm_ymm_ymmm256, "ds us m", { is: LOAD });
// ---- two sources, SSE3 to AVX2: only where the CPU level has AVX2 ----
export const VPMULLDrr = defineOpcode("VPMULLDrr", Code.VEX_Vpmulld_xmm_xmm_xmmm128, "ds us us");
export const VPMULLDYrr = defineOpcode("VPMULLDYrr", Code.VEX_Vpmulld_ymm_ymm_ymmm256, "ds us us");
export const VPMULLDYrm = defineOpcode("VPMULLDYrm", Code.VEX_Vpmulld_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPMINSDrr = defineOpcode("VPMINSDrr", Code.VEX_Vpminsd_xmm_xmm_xmmm128, "ds us us");
export const VPMINSDYrr = defineOpcode("VPMINSDYrr", Code.VEX_Vpminsd_ymm_ymm_ymmm256, "ds us us");
export const VPMINSDYrm = defineOpcode("VPMINSDYrm", Code.VEX_Vpminsd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPMAXSDrr = defineOpcode("VPMAXSDrr", Code.VEX_Vpmaxsd_xmm_xmm_xmmm128, "ds us us");
export const VPMAXSDYrr = defineOpcode("VPMAXSDYrr", Code.VEX_Vpmaxsd_ymm_ymm_ymmm256, "ds us us");
export const VPMAXSDYrm = defineOpcode("VPMAXSDYrm", Code.VEX_Vpmaxsd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPMINUDrr = defineOpcode("VPMINUDrr", Code.VEX_Vpminud_xmm_xmm_xmmm128, "ds us us");
export const VPMINUDYrr = defineOpcode("VPMINUDYrr", Code.VEX_Vpminud_ymm_ymm_ymmm256, "ds us us");
export const VPMINUDYrm = defineOpcode("VPMINUDYrm", Code.VEX_Vpminud_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPMAXUDrr = defineOpcode("VPMAXUDrr", Code.VEX_Vpmaxud_xmm_xmm_xmmm128, "ds us us");
export const VPMAXUDYrr = defineOpcode("VPMAXUDYrr", Code.VEX_Vpmaxud_ymm_ymm_ymmm256, "ds us us");
export const VPMAXUDYrm = defineOpcode("VPMAXUDYrm", Code.VEX_Vpmaxud_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPMINSBrr = defineOpcode("VPMINSBrr", Code.VEX_Vpminsb_xmm_xmm_xmmm128, "ds us us");
export const VPMINSBYrr = defineOpcode("VPMINSBYrr", Code.VEX_Vpminsb_ymm_ymm_ymmm256, "ds us us");
export const VPMINSBYrm = defineOpcode("VPMINSBYrm", Code.VEX_Vpminsb_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPMAXSBrr = defineOpcode("VPMAXSBrr", Code.VEX_Vpmaxsb_xmm_xmm_xmmm128, "ds us us");
export const VPMAXSBYrr = defineOpcode("VPMAXSBYrr", Code.VEX_Vpmaxsb_ymm_ymm_ymmm256, "ds us us");
export const VPMAXSBYrm = defineOpcode("VPMAXSBYrm", Code.VEX_Vpmaxsb_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPMINUWrr = defineOpcode("VPMINUWrr", Code.VEX_Vpminuw_xmm_xmm_xmmm128, "ds us us");
export const VPMINUWYrr = defineOpcode("VPMINUWYrr", Code.VEX_Vpminuw_ymm_ymm_ymmm256, "ds us us");
export const VPMINUWYrm = defineOpcode("VPMINUWYrm", Code.VEX_Vpminuw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPMAXUWrr = defineOpcode("VPMAXUWrr", Code.VEX_Vpmaxuw_xmm_xmm_xmmm128, "ds us us");
export const VPMAXUWYrr = defineOpcode("VPMAXUWYrr", Code.VEX_Vpmaxuw_ymm_ymm_ymmm256, "ds us us");
export const VPMAXUWYrm = defineOpcode("VPMAXUWYrm", Code.VEX_Vpmaxuw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPCMPEQQrr = defineOpcode("VPCMPEQQrr", Code.VEX_Vpcmpeqq_xmm_xmm_xmmm128, "ds us us");
export const VPCMPEQQYrr = defineOpcode("VPCMPEQQYrr", Code.VEX_Vpcmpeqq_ymm_ymm_ymmm256, "ds us us");
export const VPCMPEQQYrm = defineOpcode("VPCMPEQQYrm", Code.VEX_Vpcmpeqq_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPCMPGTQrr = defineOpcode("VPCMPGTQrr", Code.VEX_Vpcmpgtq_xmm_xmm_xmmm128, "ds us us");
export const VPCMPGTQYrr = defineOpcode("VPCMPGTQYrr", Code.VEX_Vpcmpgtq_ymm_ymm_ymmm256, "ds us us");
export const VPCMPGTQYrm = defineOpcode("VPCMPGTQYrm", Code.VEX_Vpcmpgtq_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPMULDQrr = defineOpcode("VPMULDQrr", Code.VEX_Vpmuldq_xmm_xmm_xmmm128, "ds us us");
export const VPMULDQYrr = defineOpcode("VPMULDQYrr", Code.VEX_Vpmuldq_ymm_ymm_ymmm256, "ds us us");
export const VPMULDQYrm = defineOpcode("VPMULDQYrm", Code.VEX_Vpmuldq_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPACKUSDWrr = defineOpcode("VPACKUSDWrr", Code.VEX_Vpackusdw_xmm_xmm_xmmm128, "ds us us");
export const VPACKUSDWYrr = defineOpcode("VPACKUSDWYrr", Code.VEX_Vpackusdw_ymm_ymm_ymmm256, "ds us us");
export const VPACKUSDWYrm = defineOpcode("VPACKUSDWYrm", Code.VEX_Vpackusdw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPSHUFBrr = defineOpcode("VPSHUFBrr", Code.VEX_Vpshufb_xmm_xmm_xmmm128, "ds us us");
export const VPSHUFBYrr = defineOpcode("VPSHUFBYrr", Code.VEX_Vpshufb_ymm_ymm_ymmm256, "ds us us");
export const VPSHUFBYrm = defineOpcode("VPSHUFBYrm", Code.VEX_Vpshufb_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPMADDUBSWrr = defineOpcode("VPMADDUBSWrr", Code.VEX_Vpmaddubsw_xmm_xmm_xmmm128, "ds us us");
export const VPMADDUBSWYrr = defineOpcode("VPMADDUBSWYrr", Code.VEX_Vpmaddubsw_ymm_ymm_ymmm256, "ds us us");
export const VPMADDUBSWYrm = defineOpcode("VPMADDUBSWYrm", Code.VEX_Vpmaddubsw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPMULHRSWrr = defineOpcode("VPMULHRSWrr", Code.VEX_Vpmulhrsw_xmm_xmm_xmmm128, "ds us us");
export const VPMULHRSWYrr = defineOpcode("VPMULHRSWYrr", Code.VEX_Vpmulhrsw_ymm_ymm_ymmm256, "ds us us");
export const VPMULHRSWYrm = defineOpcode("VPMULHRSWYrm", Code.VEX_Vpmulhrsw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPHADDDrr = defineOpcode("VPHADDDrr", Code.VEX_Vphaddd_xmm_xmm_xmmm128, "ds us us");
export const VPHADDDYrr = defineOpcode("VPHADDDYrr", Code.VEX_Vphaddd_ymm_ymm_ymmm256, "ds us us");
export const VPHADDDYrm = defineOpcode("VPHADDDYrm", Code.VEX_Vphaddd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPHADDWrr = defineOpcode("VPHADDWrr", Code.VEX_Vphaddw_xmm_xmm_xmmm128, "ds us us");
export const VPHADDWYrr = defineOpcode("VPHADDWYrr", Code.VEX_Vphaddw_ymm_ymm_ymmm256, "ds us us");
export const VPHADDWYrm = defineOpcode("VPHADDWYrm", Code.VEX_Vphaddw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPSIGNBrr = defineOpcode("VPSIGNBrr", Code.VEX_Vpsignb_xmm_xmm_xmmm128, "ds us us");
export const VPSIGNBYrr = defineOpcode("VPSIGNBYrr", Code.VEX_Vpsignb_ymm_ymm_ymmm256, "ds us us");
export const VPSIGNBYrm = defineOpcode("VPSIGNBYrm", Code.VEX_Vpsignb_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPSIGNWrr = defineOpcode("VPSIGNWrr", Code.VEX_Vpsignw_xmm_xmm_xmmm128, "ds us us");
export const VPSIGNWYrr = defineOpcode("VPSIGNWYrr", Code.VEX_Vpsignw_ymm_ymm_ymmm256, "ds us us");
export const VPSIGNWYrm = defineOpcode("VPSIGNWYrm", Code.VEX_Vpsignw_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPSIGNDrr = defineOpcode("VPSIGNDrr", Code.VEX_Vpsignd_xmm_xmm_xmmm128, "ds us us");
export const VPSIGNDYrr = defineOpcode("VPSIGNDYrr", Code.VEX_Vpsignd_ymm_ymm_ymmm256, "ds us us");
export const VPSIGNDYrm = defineOpcode("VPSIGNDYrm", Code.VEX_Vpsignd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VHADDPSrr = defineOpcode("VHADDPSrr", Code.VEX_Vhaddps_xmm_xmm_xmmm128, "ds us us");
export const VHADDPSYrr = defineOpcode("VHADDPSYrr", Code.VEX_Vhaddps_ymm_ymm_ymmm256, "ds us us");
export const VHADDPSYrm = defineOpcode("VHADDPSYrm", Code.VEX_Vhaddps_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VHADDPDrr = defineOpcode("VHADDPDrr", Code.VEX_Vhaddpd_xmm_xmm_xmmm128, "ds us us");
export const VHADDPDYrr = defineOpcode("VHADDPDYrr", Code.VEX_Vhaddpd_ymm_ymm_ymmm256, "ds us us");
export const VHADDPDYrm = defineOpcode("VHADDPDYrm", Code.VEX_Vhaddpd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VADDSUBPSrr = defineOpcode("VADDSUBPSrr", Code.VEX_Vaddsubps_xmm_xmm_xmmm128, "ds us us");
export const VADDSUBPSYrr = defineOpcode("VADDSUBPSYrr", Code.VEX_Vaddsubps_ymm_ymm_ymmm256, "ds us us");
export const VADDSUBPSYrm = defineOpcode("VADDSUBPSYrm", Code.VEX_Vaddsubps_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VADDSUBPDrr = defineOpcode("VADDSUBPDrr", Code.VEX_Vaddsubpd_xmm_xmm_xmmm128, "ds us us");
export const VADDSUBPDYrr = defineOpcode("VADDSUBPDYrr", Code.VEX_Vaddsubpd_ymm_ymm_ymmm256, "ds us us");
export const VADDSUBPDYrm = defineOpcode("VADDSUBPDYrm", Code.VEX_Vaddsubpd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPSLLVDrr = defineOpcode("VPSLLVDrr", Code.VEX_Vpsllvd_xmm_xmm_xmmm128, "ds us us");
export const VPSLLVDYrr = defineOpcode("VPSLLVDYrr", Code.VEX_Vpsllvd_ymm_ymm_ymmm256, "ds us us");
export const VPSLLVDYrm = defineOpcode("VPSLLVDYrm", Code.VEX_Vpsllvd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPSLLVQrr = defineOpcode("VPSLLVQrr", Code.VEX_Vpsllvq_xmm_xmm_xmmm128, "ds us us");
export const VPSLLVQYrr = defineOpcode("VPSLLVQYrr", Code.VEX_Vpsllvq_ymm_ymm_ymmm256, "ds us us");
export const VPSLLVQYrm = defineOpcode("VPSLLVQYrm", Code.VEX_Vpsllvq_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPSRLVDrr = defineOpcode("VPSRLVDrr", Code.VEX_Vpsrlvd_xmm_xmm_xmmm128, "ds us us");
export const VPSRLVDYrr = defineOpcode("VPSRLVDYrr", Code.VEX_Vpsrlvd_ymm_ymm_ymmm256, "ds us us");
export const VPSRLVDYrm = defineOpcode("VPSRLVDYrm", Code.VEX_Vpsrlvd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPSRLVQrr = defineOpcode("VPSRLVQrr", Code.VEX_Vpsrlvq_xmm_xmm_xmmm128, "ds us us");
export const VPSRLVQYrr = defineOpcode("VPSRLVQYrr", Code.VEX_Vpsrlvq_ymm_ymm_ymmm256, "ds us us");
export const VPSRLVQYrm = defineOpcode("VPSRLVQYrm", Code.VEX_Vpsrlvq_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
export const VPSRAVDrr = defineOpcode("VPSRAVDrr", Code.VEX_Vpsravd_xmm_xmm_xmmm128, "ds us us");
export const VPSRAVDYrr = defineOpcode("VPSRAVDYrr", Code.VEX_Vpsravd_ymm_ymm_ymmm256, "ds us us");
export const VPSRAVDYrm = defineOpcode("VPSRAVDYrm", Code.VEX_Vpsravd_ymm_ymm_ymmm256, "ds us m", {
  is: LOAD,
});
// ---- shifts by a number, by the low 64 bits of a register ----
export const PSLLWri = defineOpcode("PSLLWri", Code.Psllw_xmm_imm8, "xs i", {
  vex: Code.VEX_Vpsllw_xmm_xmm_imm8,
  vexDup: true,
});
export const PSLLWrr = defineOpcode("PSLLWrr", Code.Psllw_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsllw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSLLWYri = defineOpcode("PSLLWYri", Code.VEX_Vpsllw_ymm_ymm_imm8, "ds us i");
export const PSLLWYrr = defineOpcode("PSLLWYrr", Code.VEX_Vpsllw_ymm_ymm_xmmm128, "ds us us");
export const PSLLDri = defineOpcode("PSLLDri", Code.Pslld_xmm_imm8, "xs i", {
  vex: Code.VEX_Vpslld_xmm_xmm_imm8,
  vexDup: true,
});
export const PSLLDrr = defineOpcode("PSLLDrr", Code.Pslld_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpslld_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSLLDYri = defineOpcode("PSLLDYri", Code.VEX_Vpslld_ymm_ymm_imm8, "ds us i");
export const PSLLDYrr = defineOpcode("PSLLDYrr", Code.VEX_Vpslld_ymm_ymm_xmmm128, "ds us us");
export const PSLLQri = defineOpcode("PSLLQri", Code.Psllq_xmm_imm8, "xs i", {
  vex: Code.VEX_Vpsllq_xmm_xmm_imm8,
  vexDup: true,
});
export const PSLLQrr = defineOpcode("PSLLQrr", Code.Psllq_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsllq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSLLQYri = defineOpcode("PSLLQYri", Code.VEX_Vpsllq_ymm_ymm_imm8, "ds us i");
export const PSLLQYrr = defineOpcode("PSLLQYrr", Code.VEX_Vpsllq_ymm_ymm_xmmm128, "ds us us");
export const PSRLWri = defineOpcode("PSRLWri", Code.Psrlw_xmm_imm8, "xs i", {
  vex: Code.VEX_Vpsrlw_xmm_xmm_imm8,
  vexDup: true,
});
export const PSRLWrr = defineOpcode("PSRLWrr", Code.Psrlw_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsrlw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSRLWYri = defineOpcode("PSRLWYri", Code.VEX_Vpsrlw_ymm_ymm_imm8, "ds us i");
export const PSRLWYrr = defineOpcode("PSRLWYrr", Code.VEX_Vpsrlw_ymm_ymm_xmmm128, "ds us us");
export const PSRLDri = defineOpcode("PSRLDri", Code.Psrld_xmm_imm8, "xs i", {
  vex: Code.VEX_Vpsrld_xmm_xmm_imm8,
  vexDup: true,
});
export const PSRLDrr = defineOpcode("PSRLDrr", Code.Psrld_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsrld_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSRLDYri = defineOpcode("PSRLDYri", Code.VEX_Vpsrld_ymm_ymm_imm8, "ds us i");
export const PSRLDYrr = defineOpcode("PSRLDYrr", Code.VEX_Vpsrld_ymm_ymm_xmmm128, "ds us us");
export const PSRLQri = defineOpcode("PSRLQri", Code.Psrlq_xmm_imm8, "xs i", {
  vex: Code.VEX_Vpsrlq_xmm_xmm_imm8,
  vexDup: true,
});
export const PSRLQrr = defineOpcode("PSRLQrr", Code.Psrlq_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsrlq_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSRLQYri = defineOpcode("PSRLQYri", Code.VEX_Vpsrlq_ymm_ymm_imm8, "ds us i");
export const PSRLQYrr = defineOpcode("PSRLQYrr", Code.VEX_Vpsrlq_ymm_ymm_xmmm128, "ds us us");
export const PSRAWri = defineOpcode("PSRAWri", Code.Psraw_xmm_imm8, "xs i", {
  vex: Code.VEX_Vpsraw_xmm_xmm_imm8,
  vexDup: true,
});
export const PSRAWrr = defineOpcode("PSRAWrr", Code.Psraw_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsraw_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSRAWYri = defineOpcode("PSRAWYri", Code.VEX_Vpsraw_ymm_ymm_imm8, "ds us i");
export const PSRAWYrr = defineOpcode("PSRAWYrr", Code.VEX_Vpsraw_ymm_ymm_xmmm128, "ds us us");
export const PSRADri = defineOpcode("PSRADri", Code.Psrad_xmm_imm8, "xs i", {
  vex: Code.VEX_Vpsrad_xmm_xmm_imm8,
  vexDup: true,
});
export const PSRADrr = defineOpcode("PSRADrr", Code.Psrad_xmm_xmmm128, "xs us", {
  vex: Code.VEX_Vpsrad_xmm_xmm_xmmm128,
  vexDup: true,
});
export const PSRADYri = defineOpcode("PSRADYri", Code.VEX_Vpsrad_ymm_ymm_imm8, "ds us i");
export const PSRADYrr = defineOpcode("PSRADYrr", Code.VEX_Vpsrad_ymm_ymm_xmmm128, "ds us us");
export const PSLLDQri = defineOpcode("PSLLDQri", Code.Pslldq_xmm_imm8, "xs i", {
  vex: Code.VEX_Vpslldq_xmm_xmm_imm8,
  vexDup: true,
});
export const PSLLDQYri = defineOpcode("PSLLDQYri", Code.VEX_Vpslldq_ymm_ymm_imm8, "ds us i");
export const PSRLDQri = defineOpcode("PSRLDQri", Code.Psrldq_xmm_imm8, "xs i", {
  vex: Code.VEX_Vpsrldq_xmm_xmm_imm8,
  vexDup: true,
});
export const PSRLDQYri = defineOpcode("PSRLDQYri", Code.VEX_Vpsrldq_ymm_ymm_imm8, "ds us i");
// ---- one source ----
export const SQRTPSrr = defineOpcode("SQRTPSrr", Code.Sqrtps_xmm_xmmm128, "ds us", {
  vex: Code.VEX_Vsqrtps_xmm_xmmm128,
});
export const SQRTPSYrr = defineOpcode("SQRTPSYrr", Code.VEX_Vsqrtps_ymm_ymmm256, "ds us");
export const SQRTPDrr = defineOpcode("SQRTPDrr", Code.Sqrtpd_xmm_xmmm128, "ds us", {
  vex: Code.VEX_Vsqrtpd_xmm_xmmm128,
});
export const SQRTPDYrr = defineOpcode("SQRTPDYrr", Code.VEX_Vsqrtpd_ymm_ymmm256, "ds us");
export const RCPPSrr = defineOpcode("RCPPSrr", Code.Rcpps_xmm_xmmm128, "ds us", {
  vex: Code.VEX_Vrcpps_xmm_xmmm128,
});
export const RCPPSYrr = defineOpcode("RCPPSYrr", Code.VEX_Vrcpps_ymm_ymmm256, "ds us");
export const RSQRTPSrr = defineOpcode("RSQRTPSrr", Code.Rsqrtps_xmm_xmmm128, "ds us", {
  vex: Code.VEX_Vrsqrtps_xmm_xmmm128,
});
export const RSQRTPSYrr = defineOpcode("RSQRTPSYrr", Code.VEX_Vrsqrtps_ymm_ymmm256, "ds us");
export const CVTDQ2PSrr = defineOpcode("CVTDQ2PSrr", Code.Cvtdq2ps_xmm_xmmm128, "ds us", {
  vex: Code.VEX_Vcvtdq2ps_xmm_xmmm128,
});
export const CVTDQ2PSYrr = defineOpcode("CVTDQ2PSYrr", Code.VEX_Vcvtdq2ps_ymm_ymmm256, "ds us");
export const CVTTPS2DQrr = defineOpcode("CVTTPS2DQrr", Code.Cvttps2dq_xmm_xmmm128, "ds us", {
  vex: Code.VEX_Vcvttps2dq_xmm_xmmm128,
});
export const CVTTPS2DQYrr = defineOpcode("CVTTPS2DQYrr", Code.VEX_Vcvttps2dq_ymm_ymmm256, "ds us");
export const CVTPS2DQrr = defineOpcode("CVTPS2DQrr", Code.Cvtps2dq_xmm_xmmm128, "ds us", {
  vex: Code.VEX_Vcvtps2dq_xmm_xmmm128,
});
export const CVTPS2DQYrr = defineOpcode("CVTPS2DQYrr", Code.VEX_Vcvtps2dq_ymm_ymmm256, "ds us");
export const CVTDQ2PDrr = defineOpcode("CVTDQ2PDrr", Code.Cvtdq2pd_xmm_xmmm64, "ds us", {
  vex: Code.VEX_Vcvtdq2pd_xmm_xmmm64,
});
export const CVTDQ2PDYrr = defineOpcode("CVTDQ2PDYrr", Code.VEX_Vcvtdq2pd_ymm_xmmm128, "ds us");
export const CVTPS2PDrr = defineOpcode("CVTPS2PDrr", Code.Cvtps2pd_xmm_xmmm64, "ds us", {
  vex: Code.VEX_Vcvtps2pd_xmm_xmmm64,
});
export const CVTPS2PDYrr = defineOpcode("CVTPS2PDYrr", Code.VEX_Vcvtps2pd_ymm_xmmm128, "ds us");
export const CVTPD2PSrr = defineOpcode("CVTPD2PSrr", Code.Cvtpd2ps_xmm_xmmm128, "ds us", {
  vex: Code.VEX_Vcvtpd2ps_xmm_xmmm128,
});
export const CVTPD2PSYrr = defineOpcode("CVTPD2PSYrr", Code.VEX_Vcvtpd2ps_xmm_ymmm256, "ds us");
export const CVTTPD2DQrr = defineOpcode("CVTTPD2DQrr", Code.Cvttpd2dq_xmm_xmmm128, "ds us", {
  vex: Code.VEX_Vcvttpd2dq_xmm_xmmm128,
});
export const CVTTPD2DQYrr = defineOpcode("CVTTPD2DQYrr", Code.VEX_Vcvttpd2dq_xmm_ymmm256, "ds us");
export const VPABSBrr = defineOpcode("VPABSBrr", Code.VEX_Vpabsb_xmm_xmmm128, "ds us");
export const VPABSBYrr = defineOpcode("VPABSBYrr", Code.VEX_Vpabsb_ymm_ymmm256, "ds us");
export const VPABSWrr = defineOpcode("VPABSWrr", Code.VEX_Vpabsw_xmm_xmmm128, "ds us");
export const VPABSWYrr = defineOpcode("VPABSWYrr", Code.VEX_Vpabsw_ymm_ymmm256, "ds us");
export const VPABSDrr = defineOpcode("VPABSDrr", Code.VEX_Vpabsd_xmm_xmmm128, "ds us");
export const VPABSDYrr = defineOpcode("VPABSDYrr", Code.VEX_Vpabsd_ymm_ymmm256, "ds us");
export const VMOVSHDUPrr = defineOpcode("VMOVSHDUPrr", Code.VEX_Vmovshdup_xmm_xmmm128, "ds us");
export const VMOVSHDUPYrr = defineOpcode("VMOVSHDUPYrr", Code.VEX_Vmovshdup_ymm_ymmm256, "ds us");
export const VMOVSLDUPrr = defineOpcode("VMOVSLDUPrr", Code.VEX_Vmovsldup_xmm_xmmm128, "ds us");
export const VMOVSLDUPYrr = defineOpcode("VMOVSLDUPYrr", Code.VEX_Vmovsldup_ymm_ymmm256, "ds us");
// ---- widening: low elements of the source ----
export const VPMOVSXBWrr = defineOpcode("VPMOVSXBWrr", Code.VEX_Vpmovsxbw_xmm_xmmm64, "ds us");
export const VPMOVSXBWrm = defineOpcode("VPMOVSXBWrm", Code.VEX_Vpmovsxbw_xmm_xmmm64, "ds m", { is: LOAD });
export const VPMOVSXBWYrr = defineOpcode("VPMOVSXBWYrr", Code.VEX_Vpmovsxbw_ymm_xmmm128, "ds us");
export const VPMOVSXBWYrm = defineOpcode("VPMOVSXBWYrm", Code.VEX_Vpmovsxbw_ymm_xmmm128, "ds m", {
  is: LOAD,
});
export const VPMOVSXBDrr = defineOpcode("VPMOVSXBDrr", Code.VEX_Vpmovsxbd_xmm_xmmm32, "ds us");
export const VPMOVSXBDrm = defineOpcode("VPMOVSXBDrm", Code.VEX_Vpmovsxbd_xmm_xmmm32, "ds m", { is: LOAD });
export const VPMOVSXBDYrr = defineOpcode("VPMOVSXBDYrr", Code.VEX_Vpmovsxbd_ymm_xmmm64, "ds us");
export const VPMOVSXBDYrm = defineOpcode("VPMOVSXBDYrm", Code.VEX_Vpmovsxbd_ymm_xmmm64, "ds m", { is: LOAD });
export const VPMOVSXBQrr = defineOpcode("VPMOVSXBQrr", Code.VEX_Vpmovsxbq_xmm_xmmm16, "ds us");
export const VPMOVSXBQrm = defineOpcode("VPMOVSXBQrm", Code.VEX_Vpmovsxbq_xmm_xmmm16, "ds m", { is: LOAD });
export const VPMOVSXBQYrr = defineOpcode("VPMOVSXBQYrr", Code.VEX_Vpmovsxbq_ymm_xmmm32, "ds us");
export const VPMOVSXBQYrm = defineOpcode("VPMOVSXBQYrm", Code.VEX_Vpmovsxbq_ymm_xmmm32, "ds m", { is: LOAD });
export const VPMOVSXWDrr = defineOpcode("VPMOVSXWDrr", Code.VEX_Vpmovsxwd_xmm_xmmm64, "ds us");
export const VPMOVSXWDrm = defineOpcode("VPMOVSXWDrm", Code.VEX_Vpmovsxwd_xmm_xmmm64, "ds m", { is: LOAD });
export const VPMOVSXWDYrr = defineOpcode("VPMOVSXWDYrr", Code.VEX_Vpmovsxwd_ymm_xmmm128, "ds us");
export const VPMOVSXWDYrm = defineOpcode("VPMOVSXWDYrm", Code.VEX_Vpmovsxwd_ymm_xmmm128, "ds m", {
  is: LOAD,
});
export const VPMOVSXWQrr = defineOpcode("VPMOVSXWQrr", Code.VEX_Vpmovsxwq_xmm_xmmm32, "ds us");
export const VPMOVSXWQrm = defineOpcode("VPMOVSXWQrm", Code.VEX_Vpmovsxwq_xmm_xmmm32, "ds m", { is: LOAD });
export const VPMOVSXWQYrr = defineOpcode("VPMOVSXWQYrr", Code.VEX_Vpmovsxwq_ymm_xmmm64, "ds us");
export const VPMOVSXWQYrm = defineOpcode("VPMOVSXWQYrm", Code.VEX_Vpmovsxwq_ymm_xmmm64, "ds m", { is: LOAD });
export const VPMOVSXDQrr = defineOpcode("VPMOVSXDQrr", Code.VEX_Vpmovsxdq_xmm_xmmm64, "ds us");
export const VPMOVSXDQrm = defineOpcode("VPMOVSXDQrm", Code.VEX_Vpmovsxdq_xmm_xmmm64, "ds m", { is: LOAD });
export const VPMOVSXDQYrr = defineOpcode("VPMOVSXDQYrr", Code.VEX_Vpmovsxdq_ymm_xmmm128, "ds us");
export const VPMOVSXDQYrm = defineOpcode("VPMOVSXDQYrm", Code.VEX_Vpmovsxdq_ymm_xmmm128, "ds m", {
  is: LOAD,
});
export const VPMOVZXBWrr = defineOpcode("VPMOVZXBWrr", Code.VEX_Vpmovzxbw_xmm_xmmm64, "ds us");
export const VPMOVZXBWrm = defineOpcode("VPMOVZXBWrm", Code.VEX_Vpmovzxbw_xmm_xmmm64, "ds m", { is: LOAD });
export const VPMOVZXBWYrr = defineOpcode("VPMOVZXBWYrr", Code.VEX_Vpmovzxbw_ymm_xmmm128, "ds us");
export const VPMOVZXBWYrm = defineOpcode("VPMOVZXBWYrm", Code.VEX_Vpmovzxbw_ymm_xmmm128, "ds m", {
  is: LOAD,
});
export const VPMOVZXBDrr = defineOpcode("VPMOVZXBDrr", Code.VEX_Vpmovzxbd_xmm_xmmm32, "ds us");
export const VPMOVZXBDrm = defineOpcode("VPMOVZXBDrm", Code.VEX_Vpmovzxbd_xmm_xmmm32, "ds m", { is: LOAD });
export const VPMOVZXBDYrr = defineOpcode("VPMOVZXBDYrr", Code.VEX_Vpmovzxbd_ymm_xmmm64, "ds us");
export const VPMOVZXBDYrm = defineOpcode("VPMOVZXBDYrm", Code.VEX_Vpmovzxbd_ymm_xmmm64, "ds m", { is: LOAD });
export const VPMOVZXBQrr = defineOpcode("VPMOVZXBQrr", Code.VEX_Vpmovzxbq_xmm_xmmm16, "ds us");
export const VPMOVZXBQrm = defineOpcode("VPMOVZXBQrm", Code.VEX_Vpmovzxbq_xmm_xmmm16, "ds m", { is: LOAD });
export const VPMOVZXBQYrr = defineOpcode("VPMOVZXBQYrr", Code.VEX_Vpmovzxbq_ymm_xmmm32, "ds us");
export const VPMOVZXBQYrm = defineOpcode("VPMOVZXBQYrm", Code.VEX_Vpmovzxbq_ymm_xmmm32, "ds m", { is: LOAD });
export const VPMOVZXWDrr = defineOpcode("VPMOVZXWDrr", Code.VEX_Vpmovzxwd_xmm_xmmm64, "ds us");
export const VPMOVZXWDrm = defineOpcode("VPMOVZXWDrm", Code.VEX_Vpmovzxwd_xmm_xmmm64, "ds m", { is: LOAD });
export const VPMOVZXWDYrr = defineOpcode("VPMOVZXWDYrr", Code.VEX_Vpmovzxwd_ymm_xmmm128, "ds us");
export const VPMOVZXWDYrm = defineOpcode("VPMOVZXWDYrm", Code.VEX_Vpmovzxwd_ymm_xmmm128, "ds m", {
  is: LOAD,
});
export const VPMOVZXWQrr = defineOpcode("VPMOVZXWQrr", Code.VEX_Vpmovzxwq_xmm_xmmm32, "ds us");
export const VPMOVZXWQrm = defineOpcode("VPMOVZXWQrm", Code.VEX_Vpmovzxwq_xmm_xmmm32, "ds m", { is: LOAD });
export const VPMOVZXWQYrr = defineOpcode("VPMOVZXWQYrr", Code.VEX_Vpmovzxwq_ymm_xmmm64, "ds us");
export const VPMOVZXWQYrm = defineOpcode("VPMOVZXWQYrm", Code.VEX_Vpmovzxwq_ymm_xmmm64, "ds m", { is: LOAD });
export const VPMOVZXDQrr = defineOpcode("VPMOVZXDQrr", Code.VEX_Vpmovzxdq_xmm_xmmm64, "ds us");
export const VPMOVZXDQrm = defineOpcode("VPMOVZXDQrm", Code.VEX_Vpmovzxdq_xmm_xmmm64, "ds m", { is: LOAD });
export const VPMOVZXDQYrr = defineOpcode("VPMOVZXDQYrr", Code.VEX_Vpmovzxdq_ymm_xmmm128, "ds us");
export const VPMOVZXDQYrm = defineOpcode("VPMOVZXDQYrm", Code.VEX_Vpmovzxdq_ymm_xmmm128, "ds m", {
  is: LOAD,
});
// ---- shuffles ----
export const PSHUFDrri = defineOpcode("PSHUFDrri", Code.Pshufd_xmm_xmmm128_imm8, "ds us i", {
  vex: Code.VEX_Vpshufd_xmm_xmmm128_imm8,
});
export const PSHUFDYrri = defineOpcode("PSHUFDYrri", Code.VEX_Vpshufd_ymm_ymmm256_imm8, "ds us i");
export const PSHUFLWrri = defineOpcode("PSHUFLWrri", Code.Pshuflw_xmm_xmmm128_imm8, "ds us i", {
  vex: Code.VEX_Vpshuflw_xmm_xmmm128_imm8,
});
export const PSHUFLWYrri = defineOpcode("PSHUFLWYrri", Code.VEX_Vpshuflw_ymm_ymmm256_imm8, "ds us i");
export const PSHUFHWrri = defineOpcode("PSHUFHWrri", Code.Pshufhw_xmm_xmmm128_imm8, "ds us i", {
  vex: Code.VEX_Vpshufhw_xmm_xmmm128_imm8,
});
export const PSHUFHWYrri = defineOpcode("PSHUFHWYrri", Code.VEX_Vpshufhw_ymm_ymmm256_imm8, "ds us i");
export const SHUFPSrri = defineOpcode("SHUFPSrri", Code.Shufps_xmm_xmmm128_imm8, "xs us i", {
  vex: Code.VEX_Vshufps_xmm_xmm_xmmm128_imm8,
  vexDup: true,
});
export const SHUFPSYrri = defineOpcode("SHUFPSYrri", Code.VEX_Vshufps_ymm_ymm_ymmm256_imm8, "ds us us i");
export const SHUFPDrri = defineOpcode("SHUFPDrri", Code.Shufpd_xmm_xmmm128_imm8, "xs us i", {
  vex: Code.VEX_Vshufpd_xmm_xmm_xmmm128_imm8,
  vexDup: true,
});
export const SHUFPDYrri = defineOpcode("SHUFPDYrri", Code.VEX_Vshufpd_ymm_ymm_ymmm256_imm8, "ds us us i");
export const CMPPSrri = defineOpcode("CMPPSrri", Code.Cmpps_xmm_xmmm128_imm8, "xs us i", {
  vex: Code.VEX_Vcmpps_xmm_xmm_xmmm128_imm8,
  vexDup: true,
});
export const CMPPSYrri = defineOpcode("CMPPSYrri", Code.VEX_Vcmpps_ymm_ymm_ymmm256_imm8, "ds us us i");
export const CMPPDrri = defineOpcode("CMPPDrri", Code.Cmppd_xmm_xmmm128_imm8, "xs us i", {
  vex: Code.VEX_Vcmppd_xmm_xmm_xmmm128_imm8,
  vexDup: true,
});
export const CMPPDYrri = defineOpcode("CMPPDYrri", Code.VEX_Vcmppd_ymm_ymm_ymmm256_imm8, "ds us us i");
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
export const VBLENDVPSrr = defineOpcode("VBLENDVPSrr", Code.VEX_Vblendvps_xmm_xmm_xmmm128_xmm, "ds us us us");
export const VBLENDVPSYrr = defineOpcode(
  "VBLENDVPSYrr",
  Code.VEX_Vblendvps_ymm_ymm_ymmm256_ymm,
  "ds us us us",
);
export const VPBLENDVBrr = defineOpcode("VPBLENDVBrr", Code.VEX_Vpblendvb_xmm_xmm_xmmm128_xmm, "ds us us us");
export const VPBLENDVBYrr = defineOpcode(
  "VPBLENDVBYrr",
  Code.VEX_Vpblendvb_ymm_ymm_ymmm256_ymm,
  "ds us us us",
);
export const VROUNDPSrri = defineOpcode("VROUNDPSrri", Code.VEX_Vroundps_xmm_xmmm128_imm8, "ds us i");
export const VROUNDPSYrri = defineOpcode("VROUNDPSYrri", Code.VEX_Vroundps_ymm_ymmm256_imm8, "ds us i");
export const VROUNDPDrri = defineOpcode("VROUNDPDrri", Code.VEX_Vroundpd_xmm_xmmm128_imm8, "ds us i");
export const VROUNDPDYrri = defineOpcode("VROUNDPDYrri", Code.VEX_Vroundpd_ymm_ymmm256_imm8, "ds us i");
export const VROUNDSSrri = defineOpcode("VROUNDSSrri", Code.VEX_Vroundss_xmm_xmm_xmmm32_imm8, "ds us us i");
export const VROUNDSDrri = defineOpcode("VROUNDSDrri", Code.VEX_Vroundsd_xmm_xmm_xmmm64_imm8, "ds us us i");
// ---- fused multiply and add: x = x * u + u (213), x = u * u + x (231) ----
export const VFMADD213PSrr = defineOpcode("VFMADD213PSrr", Code.VEX_Vfmadd213ps_xmm_xmm_xmmm128, "xs us us");
export const VFMADD213PSYrr = defineOpcode(
  "VFMADD213PSYrr",
  Code.VEX_Vfmadd213ps_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFMADD213PSrm = defineOpcode("VFMADD213PSrm", Code.VEX_Vfmadd213ps_xmm_xmm_xmmm128, "xs us m", {
  is: LOAD,
});
export const VFMADD213PSYrm = defineOpcode(
  "VFMADD213PSYrm",
  Code.VEX_Vfmadd213ps_ymm_ymm_ymmm256,
  "xs us m",
  { is: LOAD },
);
export const VFMADD213PDrr = defineOpcode("VFMADD213PDrr", Code.VEX_Vfmadd213pd_xmm_xmm_xmmm128, "xs us us");
export const VFMADD213PDYrr = defineOpcode(
  "VFMADD213PDYrr",
  Code.VEX_Vfmadd213pd_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFMADD213PDrm = defineOpcode("VFMADD213PDrm", Code.VEX_Vfmadd213pd_xmm_xmm_xmmm128, "xs us m", {
  is: LOAD,
});
export const VFMADD213PDYrm = defineOpcode(
  "VFMADD213PDYrm",
  Code.VEX_Vfmadd213pd_ymm_ymm_ymmm256,
  "xs us m",
  { is: LOAD },
);
export const VFMADD213SSrr = defineOpcode("VFMADD213SSrr", Code.VEX_Vfmadd213ss_xmm_xmm_xmmm32, "xs us us");
export const VFMADD213SDrr = defineOpcode("VFMADD213SDrr", Code.VEX_Vfmadd213sd_xmm_xmm_xmmm64, "xs us us");
export const VFMSUB213PSrr = defineOpcode("VFMSUB213PSrr", Code.VEX_Vfmsub213ps_xmm_xmm_xmmm128, "xs us us");
export const VFMSUB213PSYrr = defineOpcode(
  "VFMSUB213PSYrr",
  Code.VEX_Vfmsub213ps_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFMSUB213PDrr = defineOpcode("VFMSUB213PDrr", Code.VEX_Vfmsub213pd_xmm_xmm_xmmm128, "xs us us");
export const VFMSUB213PDYrr = defineOpcode(
  "VFMSUB213PDYrr",
  Code.VEX_Vfmsub213pd_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFMSUB213SSrr = defineOpcode("VFMSUB213SSrr", Code.VEX_Vfmsub213ss_xmm_xmm_xmmm32, "xs us us");
export const VFMSUB213SDrr = defineOpcode("VFMSUB213SDrr", Code.VEX_Vfmsub213sd_xmm_xmm_xmmm64, "xs us us");
export const VFNMADD213PSrr = defineOpcode(
  "VFNMADD213PSrr",
  Code.VEX_Vfnmadd213ps_xmm_xmm_xmmm128,
  "xs us us",
);
export const VFNMADD213PSYrr = defineOpcode(
  "VFNMADD213PSYrr",
  Code.VEX_Vfnmadd213ps_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFNMADD213PDrr = defineOpcode(
  "VFNMADD213PDrr",
  Code.VEX_Vfnmadd213pd_xmm_xmm_xmmm128,
  "xs us us",
);
export const VFNMADD213PDYrr = defineOpcode(
  "VFNMADD213PDYrr",
  Code.VEX_Vfnmadd213pd_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFNMADD213SSrr = defineOpcode(
  "VFNMADD213SSrr",
  Code.VEX_Vfnmadd213ss_xmm_xmm_xmmm32,
  "xs us us",
);
export const VFNMADD213SDrr = defineOpcode(
  "VFNMADD213SDrr",
  Code.VEX_Vfnmadd213sd_xmm_xmm_xmmm64,
  "xs us us",
);
export const VFNMSUB213PSrr = defineOpcode(
  "VFNMSUB213PSrr",
  Code.VEX_Vfnmsub213ps_xmm_xmm_xmmm128,
  "xs us us",
);
export const VFNMSUB213PSYrr = defineOpcode(
  "VFNMSUB213PSYrr",
  Code.VEX_Vfnmsub213ps_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFNMSUB213PDrr = defineOpcode(
  "VFNMSUB213PDrr",
  Code.VEX_Vfnmsub213pd_xmm_xmm_xmmm128,
  "xs us us",
);
export const VFNMSUB213PDYrr = defineOpcode(
  "VFNMSUB213PDYrr",
  Code.VEX_Vfnmsub213pd_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFNMSUB213SSrr = defineOpcode(
  "VFNMSUB213SSrr",
  Code.VEX_Vfnmsub213ss_xmm_xmm_xmmm32,
  "xs us us",
);
export const VFNMSUB213SDrr = defineOpcode(
  "VFNMSUB213SDrr",
  Code.VEX_Vfnmsub213sd_xmm_xmm_xmmm64,
  "xs us us",
);
export const VFMADD231PSrr = defineOpcode("VFMADD231PSrr", Code.VEX_Vfmadd231ps_xmm_xmm_xmmm128, "xs us us");
export const VFMADD231PSYrr = defineOpcode(
  "VFMADD231PSYrr",
  Code.VEX_Vfmadd231ps_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFMADD231PSrm = defineOpcode("VFMADD231PSrm", Code.VEX_Vfmadd231ps_xmm_xmm_xmmm128, "xs us m", {
  is: LOAD,
});
export const VFMADD231PSYrm = defineOpcode(
  "VFMADD231PSYrm",
  Code.VEX_Vfmadd231ps_ymm_ymm_ymmm256,
  "xs us m",
  { is: LOAD },
);
export const VFMADD231PDrr = defineOpcode("VFMADD231PDrr", Code.VEX_Vfmadd231pd_xmm_xmm_xmmm128, "xs us us");
export const VFMADD231PDYrr = defineOpcode(
  "VFMADD231PDYrr",
  Code.VEX_Vfmadd231pd_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFMADD231PDrm = defineOpcode("VFMADD231PDrm", Code.VEX_Vfmadd231pd_xmm_xmm_xmmm128, "xs us m", {
  is: LOAD,
});
export const VFMADD231PDYrm = defineOpcode(
  "VFMADD231PDYrm",
  Code.VEX_Vfmadd231pd_ymm_ymm_ymmm256,
  "xs us m",
  { is: LOAD },
);
export const VFMADD231SSrr = defineOpcode("VFMADD231SSrr", Code.VEX_Vfmadd231ss_xmm_xmm_xmmm32, "xs us us");
export const VFMADD231SDrr = defineOpcode("VFMADD231SDrr", Code.VEX_Vfmadd231sd_xmm_xmm_xmmm64, "xs us us");
export const VFMSUB231PSrr = defineOpcode("VFMSUB231PSrr", Code.VEX_Vfmsub231ps_xmm_xmm_xmmm128, "xs us us");
export const VFMSUB231PSYrr = defineOpcode(
  "VFMSUB231PSYrr",
  Code.VEX_Vfmsub231ps_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFMSUB231PDrr = defineOpcode("VFMSUB231PDrr", Code.VEX_Vfmsub231pd_xmm_xmm_xmmm128, "xs us us");
export const VFMSUB231PDYrr = defineOpcode(
  "VFMSUB231PDYrr",
  Code.VEX_Vfmsub231pd_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFMSUB231SSrr = defineOpcode("VFMSUB231SSrr", Code.VEX_Vfmsub231ss_xmm_xmm_xmmm32, "xs us us");
export const VFMSUB231SDrr = defineOpcode("VFMSUB231SDrr", Code.VEX_Vfmsub231sd_xmm_xmm_xmmm64, "xs us us");
export const VFNMADD231PSrr = defineOpcode(
  "VFNMADD231PSrr",
  Code.VEX_Vfnmadd231ps_xmm_xmm_xmmm128,
  "xs us us",
);
export const VFNMADD231PSYrr = defineOpcode(
  "VFNMADD231PSYrr",
  Code.VEX_Vfnmadd231ps_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFNMADD231PDrr = defineOpcode(
  "VFNMADD231PDrr",
  Code.VEX_Vfnmadd231pd_xmm_xmm_xmmm128,
  "xs us us",
);
export const VFNMADD231PDYrr = defineOpcode(
  "VFNMADD231PDYrr",
  Code.VEX_Vfnmadd231pd_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFNMADD231SSrr = defineOpcode(
  "VFNMADD231SSrr",
  Code.VEX_Vfnmadd231ss_xmm_xmm_xmmm32,
  "xs us us",
);
export const VFNMADD231SDrr = defineOpcode(
  "VFNMADD231SDrr",
  Code.VEX_Vfnmadd231sd_xmm_xmm_xmmm64,
  "xs us us",
);
export const VFNMSUB231PSrr = defineOpcode(
  "VFNMSUB231PSrr",
  Code.VEX_Vfnmsub231ps_xmm_xmm_xmmm128,
  "xs us us",
);
export const VFNMSUB231PSYrr = defineOpcode(
  "VFNMSUB231PSYrr",
  Code.VEX_Vfnmsub231ps_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFNMSUB231PDrr = defineOpcode(
  "VFNMSUB231PDrr",
  Code.VEX_Vfnmsub231pd_xmm_xmm_xmmm128,
  "xs us us",
);
export const VFNMSUB231PDYrr = defineOpcode(
  "VFNMSUB231PDYrr",
  Code.VEX_Vfnmsub231pd_ymm_ymm_ymmm256,
  "xs us us",
);
export const VFNMSUB231SSrr = defineOpcode(
  "VFNMSUB231SSrr",
  Code.VEX_Vfnmsub231ss_xmm_xmm_xmmm32,
  "xs us us",
);
export const VFNMSUB231SDrr = defineOpcode(
  "VFNMSUB231SDrr",
  Code.VEX_Vfnmsub231sd_xmm_xmm_xmmm64,
  "xs us us",
);
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
