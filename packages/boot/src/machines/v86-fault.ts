/**
 * What a v86 machine was doing when it gave up. A fault that leaves no stack to report it on is one the runtime catches
 * with a task gate; v86 has none, and goes down. Its processor still holds what a panic would have said.
 */
import type { Image } from "../image.js";

/** What of v86's processor is read here. */
export interface StoppedProcessor {
  readonly mem8: Uint8Array;
  /** eax, ecx, edx, ebx, esp, ebp, esi, edi. */
  readonly reg32: Int32Array;
  /** Control registers; the third holds the address of the last page fault. */
  readonly cr: Int32Array;
  readonly previous_ip: Int32Array;
}

const PAGE = 4096;
const ESP = 4;
const REGISTERS = [
  ["eax", 0],
  ["ebx", 3],
  ["ecx", 1],
  ["edx", 2],
  ["esi", 6],
  ["edi", 7],
  ["ebp", 5],
  ["esp", ESP],
] as const;
const DEPTH = 16;
const WORDS = 2048;

/** The panic the runtime would have printed for a stack overflow; undefined when it was none. */
export function stackOverflowReport(image: Image, processor: StoppedProcessor): string | undefined {
  const guard = image.symbols.find(({ name }) => name === "__tsjit_stack")?.address;
  const top = image.symbols.find(({ name }) => name === "__tsjit_stack_top")?.address;
  const faulted = (processor.cr[2] ?? 0) >>> 0;
  if (guard === undefined || top === undefined || faulted < guard || faulted >= guard + PAGE)
    return undefined;
  const registers = REGISTERS.map(([name, index]) => `${name} ${hex(processor.reg32[index] ?? 0)}`);
  return [
    `\npanic: double fault (stack overflow), eip ${hex(processor.previous_ip[0] ?? 0)}`,
    registers.slice(0, 4).join(" "),
    registers.slice(4).join(" "),
    ["backtrace", ...callers(image, processor, guard + PAGE, top).map(hex)].join(" "),
    "",
  ].join("\n");
}

/** Addresses in the code that stand on the stack behind a call. */
function callers(image: Image, { mem8, reg32 }: StoppedProcessor, low: number, top: number): number[] {
  const view = new DataView(mem8.buffer, mem8.byteOffset, mem8.byteLength);
  const text = image.sections.find((section) => section.name === ".text");
  if (text === undefined) return [];
  const found: number[] = [];
  const from = Math.max((reg32[ESP] ?? 0) >>> 0, low);
  for (let at = from; at + 4 <= top && at < from + 4 * WORDS && found.length < DEPTH; at += 4) {
    const word = view.getUint32(at, true);
    if (word > text.address + 6 && word < text.address + text.size && followsCall(mem8, word))
      found.push(word);
  }
  return found;
}

/** A call by its distance; or through a register or memory, with no, a short or a long displacement. */
function followsCall(memory: Uint8Array, address: number): boolean {
  const isIndirect = (size: number) =>
    memory[address - size] === 0xff && ((memory[address - size + 1] ?? 0) & 0x38) === 0x10;
  return memory[address - 5] === 0xe8 || isIndirect(2) || isIndirect(3) || isIndirect(6);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}
