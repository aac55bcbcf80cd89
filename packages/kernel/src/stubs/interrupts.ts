/** Interrupts of devices: entries that keep everything the interrupted code has, and waiting for them. */
import { Code, Register as R } from "iced-x86";
import type { Stub } from "./assembler.js";

/** The local APIC's timer, as the line behind those of the two interrupt controllers. */
export const APIC_TIMER_LINE = 16;
export const LINES = APIC_TIMER_LINE + 1;
/** Bytes of one entry. */
export const ENTRY_SIZE = 6;
const FXSAVE_SIZE = 512;
/** x87, SSE, AVX and the three parts of AVX-512. */
const STATE = 0xe7;

export const interruptStubs: readonly Stub[] = [
  {
    // One entry a line, alike in size: what an exception's entry leaves on the stack too. The state of the vector
    // registers goes to the stack below it: nothing, 512 bytes of fxsave, or more of xsave, as start-up found.
    name: "__tsjit_interrupt_entries",
    build(a) {
      for (let line = 0; line < LINES; line++) {
        a.imm(Code.Pushd_imm8, 0);
        a.imm(Code.Pushd_imm8, line);
        a.jump(Code.Jmp_rel8_32, "common");
      }
      a.label("common");
      a.op(Code.Pushad);
      a.op(Code.Cld);
      a.regReg(Code.Mov_r32_rm32, R.EBP, R.ESP);
      a.regMem(Code.Mov_r32_rm32, R.EBX, { symbol: "__tsjit_vector_state_size" });
      a.regReg(Code.Sub_r32_rm32, R.ESP, R.EBX);
      a.regImm(Code.And_rm32_imm8, R.ESP, -64);
      a.regReg(Code.Mov_r32_rm32, R.ESI, R.ESP);
      a.regImm(Code.Cmp_rm32_imm32, R.EBX, FXSAVE_SIZE);
      a.jump(Code.Jb_rel8_32, "saved");
      a.jump(Code.Ja_rel8_32, "xsave");
      a.mem(Code.Fxsave_m512byte, { base: R.ESI });
      a.jump(Code.Jmp_rel8_32, "saved");
      a.label("xsave");
      // xrstor wants its header's unused bytes to be zero.
      a.regReg(Code.Xor_r32_rm32, R.EAX, R.EAX);
      for (let byte = 0; byte < 64; byte += 4) {
        a.memReg(Code.Mov_rm32_r32, { base: R.ESI, displacement: FXSAVE_SIZE + byte }, R.EAX);
      }
      a.regReg(Code.Xor_r32_rm32, R.EDX, R.EDX);
      a.regImm(Code.Mov_r32_imm32, R.EAX, STATE);
      a.mem(Code.Xsave_mem, { base: R.ESI });
      a.label("saved");
      a.regImm(Code.Sub_rm32_imm8, R.ESP, 12);
      a.reg(Code.Push_r32, R.EBP);
      a.toSymbol(Code.Call_rel32_32, "__tsjit_interrupt");
      a.regImm(Code.Cmp_rm32_imm32, R.EBX, FXSAVE_SIZE);
      a.jump(Code.Jb_rel8_32, "restored");
      a.jump(Code.Ja_rel8_32, "xrstor");
      a.mem(Code.Fxrstor_m512byte, { base: R.ESI });
      a.jump(Code.Jmp_rel8_32, "restored");
      a.label("xrstor");
      a.regReg(Code.Xor_r32_rm32, R.EDX, R.EDX);
      a.regImm(Code.Mov_r32_imm32, R.EAX, STATE);
      a.mem(Code.Xrstor_mem, { base: R.ESI });
      a.label("restored");
      a.regReg(Code.Mov_r32_rm32, R.ESP, R.EBP);
      a.op(Code.Popad);
      a.regImm(Code.Add_rm32_imm8, R.ESP, 8);
      a.op(Code.Iretd);
    },
  },
  {
    name: "__tsjit_disable_interrupts",
    build(a) {
      a.op(Code.Cli);
      a.op(Code.Retnd);
    },
  },
  {
    name: "__tsjit_enable_interrupts",
    build(a) {
      a.op(Code.Sti);
      a.op(Code.Retnd);
    },
  },
  {
    // eflags' bit 9.
    name: "__tsjit_interrupts_may_come",
    build(a) {
      a.op(Code.Pushfd);
      a.reg(Code.Pop_r32, R.EAX);
      a.regImm(Code.And_rm32_imm32, R.EAX, 1 << 9);
      a.op(Code.Retnd);
    },
  },
  {
    // The local APIC's interrupt without a reason: not even to be acknowledged.
    name: "__tsjit_spurious_entry",
    build(a) {
      a.op(Code.Iretd);
    },
  },
  {
    // With interrupts off: sleeps until one, which comes after hlt has begun however early it was. They stay on.
    name: "__tsjit_await_interrupt",
    build(a) {
      a.op(Code.Sti);
      a.op(Code.Hlt);
      a.op(Code.Retnd);
    },
  },
];
