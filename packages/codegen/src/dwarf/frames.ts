/**
 * `.debug_frame`: how to find a function's caller and its saved registers from any of its instructions.
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
  restore: 0xc0,
  advanceLoc2: 0x03,
  advanceLoc4: 0x04,
  rememberState: 0x0a,
  restoreState: 0x0b,
  defCfa: 0x0c,
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
  for (const debug of functions) {
    const entry = bytes.beginUnit();
    bytes.address(".debug_frame");
    bytes.address(debug.fn);
    bytes.u32(debug.size);
    writeProgram(bytes, debug);
    endEntry(bytes, entry);
  }
}

/** Entries are padded to words with nops, which are 0. */
function endEntry(bytes: DebugBytes, start: number): void {
  while ((bytes.length - start) % 4 !== 0) bytes.u8(0);
  bytes.endUnit(start);
}

/** A program of rules for finding the caller, each from a place in the code on. */
class Rules {
  private at = 0;
  constructor(private readonly bytes: DebugBytes) {}

  /** What follows holds from this offset on. */
  from(offset: number): this {
    const distance = offset - this.at;
    this.at = offset;
    if (distance === 0) return this;
    if (distance < 0x40) this.bytes.u8(DW_CFA.advanceLoc | distance);
    else if (distance < 0x10000) {
      this.bytes.u8(DW_CFA.advanceLoc2);
      this.bytes.u16(distance);
    } else {
      this.bytes.u8(DW_CFA.advanceLoc4);
      this.bytes.u32(distance);
    }
    return this;
  }
  /** The CFA is so many bytes above esp. */
  aboveEsp(bytes: number): void {
    this.bytes.u8(DW_CFA.defCfa);
    this.bytes.unsigned(ESP);
    this.bytes.unsigned(bytes);
  }
  aboveEbp(bytes: number): void {
    this.bytes.u8(DW_CFA.defCfa);
    this.bytes.unsigned(EBP);
    this.bytes.unsigned(bytes);
  }
  /** The caller's register is so many words below the CFA. */
  saved(reg: number, words: number): void {
    this.bytes.u8(DW_CFA.offset | reg);
    this.bytes.unsigned(words);
  }
  /** The register is the caller's again. */
  restored(reg: number): void {
    this.bytes.u8(DW_CFA.restore | reg);
  }
  remember(): void {
    this.bytes.u8(DW_CFA.rememberState);
  }
  recall(): void {
    this.bytes.u8(DW_CFA.restoreState);
  }
}

/** Follows the prologue and each epilogue, one instruction after the other, as the encoder writes them. */
function writeProgram(bytes: DebugBytes, { frame, epilogues, size }: DebugFunction): void {
  const rules = new Rules(bytes);
  let at = 0;
  /** Words from the CFA down to what was pushed last. */
  let depth = 1;
  if (frame.framePointer) {
    at += 1; // push ebp
    rules.from(at).aboveEsp(++depth * 4);
    rules.saved(EBP, depth);
    at += 2; // mov ebp, esp
    rules.from(at).aboveEbp(depth * 4);
  }
  for (const reg of frame.saved) {
    at += 1; // push
    rules.from(at).saved(reg, ++depth);
    if (!frame.framePointer) rules.aboveEsp(depth * 4);
  }
  if (!frame.framePointer && frame.size > 0)
    rules.from(at + adjustment(frame.size)).aboveEsp(depth * 4 + frame.size);
  for (let k = 0; k < epilogues.length; k += 2) {
    const end = epilogues[k + 1] ?? size;
    rules.from(epilogues[k] ?? 0).remember();
    writeEpilogue(rules, frame, epilogues[k] ?? 0, depth);
    if (end < size) rules.from(end).recall();
  }
}

/** What holds behind each instruction of an epilogue. `depth`: words from the CFA down to what was pushed last. */
function writeEpilogue(rules: Rules, frame: Frame, start: number, depth: number): void {
  const { saved, framePointer, size } = frame;
  let at = start;
  if (frame.restoreFromFramePointer)
    at += 3; // lea esp, [ebp - n]
  else if (framePointer && saved.length === 0 && size > 0) {
    rules.from(at + 1).aboveEsp(4); // leave
    rules.restored(EBP);
    return;
  } else if (size > 0) {
    at += adjustment(size);
    if (!framePointer) rules.from(at).aboveEsp(depth * 4);
  }
  let words = depth;
  for (let index = saved.length - 1; index >= 0; index--) {
    at += 1; // pop
    rules.from(at).restored(saved[index] ?? 0);
    words--;
    if (!framePointer) rules.aboveEsp(words * 4);
  }
  if (!framePointer) return;
  rules.from(at + 1).aboveEsp(4); // pop ebp
  rules.restored(EBP);
}

/** Bytes of an addition to esp or a subtraction from it. */
function adjustment(amount: number): number {
  return amount < 128 ? 3 : 6;
}
