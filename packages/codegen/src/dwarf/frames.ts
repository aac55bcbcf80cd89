/**
 * `.debug_frame`: how to find a function's caller and its saved registers from any place behind the prologue's pushes.
 * Between an epilogue's pops and its return the description is that of the body.
 *
 * Source: DWARF Debugging Information Format, version 4, section 6.4; i386 ABI supplement for register numbers, which
 * for general registers are the hardware's.
 */
import type { Frame } from "../emit/frame.js";
import { EBP, ESP } from "../machine/registers.js";
import type { DebugBytes } from "./bytes.js";
import type { DebugFunction } from "./source-lines.js";

const DW_CFA = {
  advanceLoc: 0x40,
  offset: 0x80,
  defCfa: 0x0c,
  defCfaRegister: 0x0d,
  defCfaOffset: 0x0e,
} as const;
const RETURN_ADDRESS = 8;
/** Saved registers are counted in words below the CFA. */
const DATA_ALIGN = -4;

/** Writes one common entry and one entry for each function. */
export function writeFrames(bytes: DebugBytes, functions: readonly DebugFunction[]): void {
  const common = bytes.beginUnit();
  bytes.u32(0xffffffff);
  bytes.u8(1); // version
  bytes.u8(0); // no augmentation
  bytes.unsigned(1);
  bytes.signed(DATA_ALIGN);
  bytes.u8(RETURN_ADDRESS);
  bytes.u8(DW_CFA.defCfa);
  bytes.unsigned(ESP);
  bytes.unsigned(4);
  bytes.u8(DW_CFA.offset | RETURN_ADDRESS);
  bytes.unsigned(1);
  endEntry(bytes, common);
  for (const { fn, size, frame } of functions) {
    const entry = bytes.beginUnit();
    bytes.address(".debug_frame");
    bytes.address(fn);
    bytes.u32(size);
    writeProgram(bytes, frame);
    endEntry(bytes, entry);
  }
}

/** Entries are padded to words with nops, which are 0. */
function endEntry(bytes: DebugBytes, start: number): void {
  while ((bytes.length - start) % 4 !== 0) bytes.u8(0);
  bytes.endUnit(start);
}

/** Follows the prologue, one instruction after the other. */
function writeProgram(bytes: DebugBytes, frame: Frame): void {
  /** Words from the CFA down to esp. */
  let depth = 1;
  if (frame.framePointer) {
    depth++;
    bytes.u8(DW_CFA.advanceLoc | 1); // push ebp
    bytes.u8(DW_CFA.defCfaOffset);
    bytes.unsigned(depth * 4);
    bytes.u8(DW_CFA.offset | EBP);
    bytes.unsigned(depth);
    bytes.u8(DW_CFA.advanceLoc | 2); // mov ebp, esp
    bytes.u8(DW_CFA.defCfaRegister);
    bytes.unsigned(EBP);
  }
  for (const reg of frame.saved) {
    depth++;
    bytes.u8(DW_CFA.advanceLoc | 1); // push
    if (!frame.framePointer) {
      bytes.u8(DW_CFA.defCfaOffset);
      bytes.unsigned(depth * 4);
    }
    bytes.u8(DW_CFA.offset | reg);
    bytes.unsigned(depth);
  }
  if (!frame.framePointer && frame.size > 0) {
    bytes.u8(DW_CFA.advanceLoc | (frame.size < 128 ? 3 : 6)); // sub esp, size
    bytes.u8(DW_CFA.defCfaOffset);
    bytes.unsigned(depth * 4 + frame.size);
  }
}
