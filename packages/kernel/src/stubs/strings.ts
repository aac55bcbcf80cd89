/**
 * strlen and strcmp by sixteen bytes: they read past a string's end, which IR must not say; the processor does not mind
 * within a page. For levels with SSE2; below them, and in the interpreter, the library's IR of the same names is taken.
 */
import { Code, Register as R } from "iced-x86";
import type { Stub } from "./assembler.js";

const VECTOR = 16;
const PAGE = 4096;

export const stringStubs: readonly Stub[] = [
  {
    // eax = address, ecx = the string's offset in its vector, then the mask of zeros; edx = vector
    name: "strlen",
    build(a) {
      a.regMem(Code.Mov_r32_rm32, R.ECX, { base: R.ESP, displacement: 4 });
      a.regReg(Code.Mov_r32_rm32, R.EDX, R.ECX);
      a.regImm(Code.And_rm32_imm8, R.EDX, -VECTOR);
      a.regImm(Code.And_rm32_imm8, R.ECX, VECTOR - 1);
      a.regReg(Code.Pxor_xmm_xmmm128, R.XMM1, R.XMM1);
      a.regReg(Code.Movdqa_xmm_xmmm128, R.XMM0, R.XMM1);
      a.regMem(Code.Pcmpeqb_xmm_xmmm128, R.XMM0, { base: R.EDX });
      a.regReg(Code.Pmovmskb_r32_xmm, R.EAX, R.XMM0);
      // What stands before the string is not looked at.
      a.regReg(Code.Shr_rm32_CL, R.EAX, R.CL);
      a.regReg(Code.Bsf_r32_rm32, R.EAX, R.EAX);
      a.jump(Code.Jne_rel8_32, "short");
      a.label("next");
      a.regImm(Code.Add_rm32_imm8, R.EDX, VECTOR);
      a.regReg(Code.Movdqa_xmm_xmmm128, R.XMM0, R.XMM1);
      a.regMem(Code.Pcmpeqb_xmm_xmmm128, R.XMM0, { base: R.EDX });
      a.regReg(Code.Pmovmskb_r32_xmm, R.EAX, R.XMM0);
      a.regReg(Code.Test_rm32_r32, R.EAX, R.EAX);
      a.jump(Code.Je_rel8_32, "next");
      a.regReg(Code.Bsf_r32_rm32, R.EAX, R.EAX);
      a.regReg(Code.Add_r32_rm32, R.EAX, R.EDX);
      a.regMem(Code.Sub_r32_rm32, R.EAX, { base: R.ESP, displacement: 4 });
      a.label("short");
      a.op(Code.Retnd);
    },
  },
  {
    name: "strcmp",
    build(a) {
      a.regMem(Code.Mov_r32_rm32, R.EAX, { base: R.ESP, displacement: 4 });
      a.regMem(Code.Mov_r32_rm32, R.EDX, { base: R.ESP, displacement: 8 });
      a.label("next");
      for (const string of [R.EAX, R.EDX]) {
        a.regReg(Code.Mov_r32_rm32, R.ECX, string);
        a.regImm(Code.And_rm32_imm32, R.ECX, PAGE - 1);
        a.regImm(Code.Cmp_rm32_imm32, R.ECX, PAGE - VECTOR);
        a.jump(Code.Ja_rel8_32, "byte");
      }
      a.regMem(Code.Movdqu_xmm_xmmm128, R.XMM0, { base: R.EAX });
      a.regMem(Code.Movdqu_xmm_xmmm128, R.XMM1, { base: R.EDX });
      a.regReg(Code.Pxor_xmm_xmmm128, R.XMM2, R.XMM2);
      a.regReg(Code.Pcmpeqb_xmm_xmmm128, R.XMM2, R.XMM0);
      a.regReg(Code.Pcmpeqb_xmm_xmmm128, R.XMM0, R.XMM1);
      // Equal, and no end.
      a.regReg(Code.Pandn_xmm_xmmm128, R.XMM2, R.XMM0);
      a.regReg(Code.Pmovmskb_r32_xmm, R.ECX, R.XMM2);
      a.regImm(Code.Xor_rm32_imm32, R.ECX, 0xffff);
      a.jump(Code.Jne_rel8_32, "found");
      a.regImm(Code.Add_rm32_imm8, R.EAX, VECTOR);
      a.regImm(Code.Add_rm32_imm8, R.EDX, VECTOR);
      a.jump(Code.Jmp_rel8_32, "next");
      a.label("found");
      a.regReg(Code.Bsf_r32_rm32, R.ECX, R.ECX);
      a.regReg(Code.Add_r32_rm32, R.EAX, R.ECX);
      a.regReg(Code.Add_r32_rm32, R.EDX, R.ECX);
      a.label("differ");
      a.regMem(Code.Movzx_r32_rm8, R.EAX, { base: R.EAX });
      a.regMem(Code.Movzx_r32_rm8, R.EDX, { base: R.EDX });
      a.regReg(Code.Sub_r32_rm32, R.EAX, R.EDX);
      a.op(Code.Retnd);
      // A vector would reach into the next page, which may not be there.
      a.label("byte");
      a.regMem(Code.Movzx_r32_rm8, R.ECX, { base: R.EAX });
      a.regMem(Code.Cmp_r8_rm8, R.CL, { base: R.EDX });
      a.jump(Code.Jne_rel8_32, "differ");
      a.regReg(Code.Test_rm32_r32, R.ECX, R.ECX);
      a.jump(Code.Je_rel8_32, "differ");
      a.reg(Code.Inc_r32, R.EAX);
      a.reg(Code.Inc_r32, R.EDX);
      a.jump(Code.Jmp_rel8_32, "next");
    },
  },
];
