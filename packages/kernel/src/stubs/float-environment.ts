/** The control and status of the floating-point units, to memory and back. Levels without SSE have the x87 unit's alone. */
import { type CpuLevel, cpuHas } from "@ts-jit/codegen";
import { Code, Register as R } from "iced-x86";
import type { Stub } from "./assembler.js";

const MXCSR_DEFAULT = 0x1f80;

/** void NAME(memory) */
const access = (name: string, ...codes: readonly Code[]): Stub => ({
  name,
  build(a) {
    a.regMem(Code.Mov_r32_rm32, R.EAX, { base: R.ESP, displacement: 4 });
    if (codes.length === 0) a.memImm(Code.Mov_rm32_imm32, { base: R.EAX }, MXCSR_DEFAULT);
    for (const code of codes) a.mem(code, { base: R.EAX });
    a.op(Code.Retnd);
  },
});

export const floatEnvironmentStubs = (cpu: CpuLevel): readonly Stub[] => {
  const sse = cpuHas(cpu, "pentium4");
  return [
    // Saving masks all exceptions: what was saved is loaded again.
    access("__tsjit_x87_save", Code.Fnstenv_m28byte, Code.Fldenv_m28byte),
    access("__tsjit_x87_load", Code.Fldenv_m28byte),
    access("__tsjit_mxcsr_save", ...(sse ? [Code.Stmxcsr_m32] : [])),
    sse
      ? access("__tsjit_mxcsr_load", Code.Ldmxcsr_m32)
      : { name: "__tsjit_mxcsr_load", build: (a) => a.op(Code.Retnd) },
  ];
};
