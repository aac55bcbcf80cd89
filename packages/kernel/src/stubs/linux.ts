/** Linux i386: the process entry and the way into the kernel. */
import { Code, Register as R } from "iced-x86";
import type { Stub } from "./assembler.js";

export const linuxStubs: readonly Stub[] = [
  {
    // The stack holds argc, argv..., 0, envp..., 0. Hands its address to the IR part of start-up.
    name: "_start",
    build(a) {
      a.regReg(Code.Xor_r32_rm32, R.EBP, R.EBP);
      a.regReg(Code.Mov_r32_rm32, R.EAX, R.ESP);
      a.regImm(Code.And_rm32_imm8, R.ESP, -16);
      a.regImm(Code.Sub_rm32_imm8, R.ESP, 12);
      a.reg(Code.Push_r32, R.EAX);
      a.toSymbol(Code.Call_rel32_32, "__tsjit_start");
      a.op(Code.Int3);
    },
  },
  {
    // i32 __tsjit_syscall(number, a, b, c, d, e, f): cdecl to int 0x80 (ebx, ecx, edx, esi, edi, ebp).
    name: "__tsjit_syscall",
    build(a) {
      const saved = [R.EBX, R.ESI, R.EDI, R.EBP];
      for (const register of saved) a.reg(Code.Push_r32, register);
      for (const [at, register] of [R.EAX, R.EBX, R.ECX, R.EDX, R.ESI, R.EDI, R.EBP].entries()) {
        a.regMem(Code.Mov_r32_rm32, register, { base: R.ESP, displacement: 20 + 4 * at });
      }
      a.imm(Code.Int_imm8, 0x80);
      for (const register of saved.reverse()) a.reg(Code.Pop_r32, register);
      a.op(Code.Retnd);
    },
  },
  {
    // i32 __tsjit_start_thread(flags, stack top): clone. The new thread runs the worker's loop.
    name: "__tsjit_start_thread",
    build(a) {
      const CLONE = 120;
      a.reg(Code.Push_r32, R.EBX);
      a.reg(Code.Push_r32, R.ESI);
      a.reg(Code.Push_r32, R.EDI);
      a.regMem(Code.Mov_r32_rm32, R.EBX, { base: R.ESP, displacement: 16 });
      a.regMem(Code.Mov_r32_rm32, R.ECX, { base: R.ESP, displacement: 20 });
      for (const unused of [R.EDX, R.ESI, R.EDI]) a.regReg(Code.Xor_r32_rm32, unused, unused);
      a.regImm(Code.Mov_r32_imm32, R.EAX, CLONE);
      a.imm(Code.Int_imm8, 0x80);
      a.regReg(Code.Test_rm32_r32, R.EAX, R.EAX);
      a.jump(Code.Jne_rel8_32, "parent");
      a.regReg(Code.Xor_r32_rm32, R.EBP, R.EBP);
      a.toSymbol(Code.Call_rel32_32, "__tsjit_worker_main");
      a.op(Code.Int3);
      a.label("parent");
      a.reg(Code.Pop_r32, R.EDI);
      a.reg(Code.Pop_r32, R.ESI);
      a.reg(Code.Pop_r32, R.EBX);
      a.op(Code.Retnd);
    },
  },
];
