/** Stubs both platforms have: what reads or swaps registers that IR does not name. */
import { Code, Register as R } from "iced-x86";
import type { Stub } from "./assembler.js";

/** jmp_buf: ebx, esi, edi, ebp, esp after return, return address. */
const SAVED = [R.EBX, R.ESI, R.EDI, R.EBP] as const;

function setjmpAs(name: string): Stub {
  return {
    name,
    build(a) {
      a.regMem(Code.Mov_r32_rm32, R.EAX, { base: R.ESP, displacement: 4 });
      for (const [at, register] of SAVED.entries()) {
        a.memReg(Code.Mov_rm32_r32, { base: R.EAX, displacement: 4 * at }, register);
      }
      a.regMem(Code.Lea_r32_m, R.ECX, { base: R.ESP, displacement: 4 });
      a.memReg(Code.Mov_rm32_r32, { base: R.EAX, displacement: 16 }, R.ECX);
      a.regMem(Code.Mov_r32_rm32, R.ECX, { base: R.ESP });
      a.memReg(Code.Mov_rm32_r32, { base: R.EAX, displacement: 20 }, R.ECX);
      a.regReg(Code.Xor_r32_rm32, R.EAX, R.EAX);
      a.op(Code.Retnd);
    },
  };
}

function longjmpAs(name: string): Stub {
  return {
    name,
    build(a) {
      a.regMem(Code.Mov_r32_rm32, R.EDX, { base: R.ESP, displacement: 4 });
      a.regMem(Code.Mov_r32_rm32, R.EAX, { base: R.ESP, displacement: 8 });
      // A second argument of 0 makes setjmp return 1: carry is set exactly when eax is 0.
      a.regImm(Code.Cmp_rm32_imm8, R.EAX, 1);
      a.regImm(Code.Adc_rm32_imm8, R.EAX, 0);
      for (const [at, register] of SAVED.entries()) {
        a.regMem(Code.Mov_r32_rm32, register, { base: R.EDX, displacement: 4 * at });
      }
      a.regMem(Code.Mov_r32_rm32, R.ESP, { base: R.EDX, displacement: 16 });
      a.mem(Code.Jmp_rm32, { base: R.EDX, displacement: 20 });
    },
  };
}

/** void NAME(record): notes when it was called and at what stack pointer, and hands that on. */
function cycleCallback(name: string, to: string): Stub {
  return {
    name,
    build(a) {
      a.op(Code.Rdtsc);
      a.regMem(Code.Lea_r32_m, R.ECX, { base: R.ESP, displacement: 0 });
      a.regImm(Code.Sub_rm32_imm8, R.ESP, 12);
      a.mem(Code.Push_rm32, { base: R.ECX, displacement: 4 });
      for (const register of [R.EDX, R.EAX, R.ECX]) a.reg(Code.Push_r32, register);
      a.toSymbol(Code.Call_rel32_32, to);
      a.regImm(Code.Add_rm32_imm8, R.ESP, 28);
      a.op(Code.Retnd);
    },
  };
}

export const commonStubs: readonly Stub[] = [
  cycleCallback("__tsjit_enter", "__tsjit_entered"),
  cycleCallback("__tsjit_leave", "__tsjit_left"),
  ...["setjmp", "_setjmp", "__sigsetjmp", "sigsetjmp"].map(setjmpAs),
  ...["longjmp", "_longjmp", "siglongjmp", "__longjmp_chk"].map(longjmpAs),
  {
    // void __tsjit_cpuid(leaf, subleaf, unsigned out[4])
    name: "__tsjit_cpuid",
    build(a) {
      a.reg(Code.Push_r32, R.EBX);
      a.reg(Code.Push_r32, R.EDI);
      a.regMem(Code.Mov_r32_rm32, R.EAX, { base: R.ESP, displacement: 12 });
      a.regMem(Code.Mov_r32_rm32, R.ECX, { base: R.ESP, displacement: 16 });
      a.regMem(Code.Mov_r32_rm32, R.EDI, { base: R.ESP, displacement: 20 });
      a.op(Code.Cpuid);
      for (const [at, register] of [R.EAX, R.EBX, R.ECX, R.EDX].entries()) {
        a.memReg(Code.Mov_rm32_r32, { base: R.EDI, displacement: 4 * at }, register);
      }
      a.reg(Code.Pop_r32, R.EDI);
      a.reg(Code.Pop_r32, R.EBX);
      a.op(Code.Retnd);
    },
  },
  {
    // The low word of XCR0. Only where CPUID says OSXSAVE.
    name: "__tsjit_xgetbv",
    build(a) {
      a.regReg(Code.Xor_r32_rm32, R.ECX, R.ECX);
      a.op(Code.Xgetbv);
      a.op(Code.Retnd);
    },
  },
  {
    name: "__tsjit_pause",
    build(a) {
      a.op(Code.Pause);
      a.op(Code.Retnd);
    },
  },
  {
    name: "__tsjit_rdtsc",
    build(a) {
      a.op(Code.Rdtsc);
      a.op(Code.Retnd);
    },
  },
  {
    // u32 __tsjit_divide_step(high, low, divisor, u32 *remainder): the 64-by-32 division x86 has. high < divisor.
    name: "__tsjit_divide_step",
    build(a) {
      a.regMem(Code.Mov_r32_rm32, R.EDX, { base: R.ESP, displacement: 4 });
      a.regMem(Code.Mov_r32_rm32, R.EAX, { base: R.ESP, displacement: 8 });
      a.mem(Code.Div_rm32, { base: R.ESP, displacement: 12 });
      a.regMem(Code.Mov_r32_rm32, R.ECX, { base: R.ESP, displacement: 16 });
      a.memReg(Code.Mov_rm32_r32, { base: R.ECX }, R.EDX);
      a.op(Code.Retnd);
    },
  },
];
