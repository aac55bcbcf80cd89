/** How the other processors come up: real mode, protected mode, a stack, the IR part of their start. */
import { Code, Register as R } from "iced-x86";
import type { Stub } from "./assembler.js";
import { CODE_SELECTOR, DATA_SELECTOR, enableVectors } from "./bare.js";

/** The local APIC's end-of-interrupt register. */
const END_OF_INTERRUPT = 0xfee000b0;

export const processorStubs: readonly Stub[] = [
  {
    // Copied below 1 MiB; a processor starts at its first byte in real mode, the code segment there. 16-bit code:
    //     cli; lgdt cs:[pointer]; mov eax, cr0; or al, 1; mov cr0, eax; jmp CODE_SELECTOR:entry
    name: "__tsjit_trampoline",
    kind: "rodata",
    build(a) {
      const POINTER = 24;
      a.data(0xfa, 0x2e, 0x66, 0x0f, 0x01, 0x16, POINTER, 0);
      a.data(0x0f, 0x20, 0xc0, 0x0c, 0x01, 0x0f, 0x22, 0xc0);
      a.data(0x66, 0xea);
      a.addressWord("__tsjit_processor_entry");
      a.data(CODE_SELECTOR, 0);
      a.data(39, 0);
      a.addressWord("__tsjit_gdt");
    },
  },
  {
    name: "__tsjit_processor_entry",
    build(a) {
      a.regImm(Code.Mov_r32_imm32, R.EAX, DATA_SELECTOR);
      for (const segment of [R.DS, R.ES, R.FS, R.GS, R.SS]) a.regReg(Code.Mov_Sreg_r32m16, segment, R.EAX);
      a.regMem(Code.Mov_r32_rm32, R.ESP, { symbol: "__tsjit_processor_stack" });
      a.op(Code.Cld);
      enableVectors(a);
      a.regReg(Code.Xor_r32_rm32, R.EBP, R.EBP);
      a.toSymbol(Code.Call_rel32_32, "__tsjit_processor_main");
      a.op(Code.Cli);
      a.op(Code.Hlt);
    },
  },
  {
    // The interrupt that wakes a processor: it only has to be acknowledged.
    name: "__tsjit_wake_entry",
    build(a) {
      a.reg(Code.Push_r32, R.EAX);
      a.reg(Code.Push_r32, R.ECX);
      a.regImm(Code.Mov_r32_imm32, R.EAX, END_OF_INTERRUPT);
      a.regReg(Code.Xor_r32_rm32, R.ECX, R.ECX);
      a.memReg(Code.Mov_rm32_r32, { base: R.EAX }, R.ECX);
      a.reg(Code.Pop_r32, R.ECX);
      a.reg(Code.Pop_r32, R.EAX);
      a.op(Code.Iretd);
    },
  },
  {
    // Sleeps until an interrupt. An interrupt that comes between the test before this call and hlt still ends hlt.
    name: "__tsjit_sleep",
    build(a) {
      a.op(Code.Sti);
      a.op(Code.Hlt);
      a.op(Code.Cli);
      a.op(Code.Retnd);
    },
  },
];
