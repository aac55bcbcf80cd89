/** Bare metal: Multiboot header, entry, descriptor tables, ports, exceptions. */
import { type CpuLevel, cpuHas } from "@ts-jit/codegen";
import { Code, Register as R } from "iced-x86";
import type { Assembler, Stub } from "./assembler.js";

export const CODE_SELECTOR = 0x08;
export const DATA_SELECTOR = 0x10;
/** The task that runs, and the one that a double fault switches to. */
export const TASK_SELECTOR = 0x18;
export const FAULT_TASK_SELECTOR = 0x20;
/** Bytes of a task state segment. */
export const TASK_SIZE = 104;
/** With the guard page at its bottom. */
const STACK_SIZE = (1 << 20) + 4096;
/** For the double fault handler. */
const SPARE_STACK_SIZE = 4096;
/** Bytes of one exception entry. */
export const VECTOR_SIZE = 5;
export const VECTORS = 32;
/** Exceptions for which the processor pushes an error code. */
const WITH_ERROR_CODE = [8, 10, 11, 12, 13, 14, 17, 21, 29, 30];
/** Bytes of what pushad leaves. */
const PUSHAD_SIZE = 32;

const MULTIBOOT_MAGIC = 0x1badb002;
/** Modules on page boundaries; tell about memory. */
const MULTIBOOT_FLAGS = 0x3;

const MULTIBOOT2_MAGIC = 0xe85250d6;
/** "Xen", and the note that says where a kernel is entered in 32-bit mode. */
const XEN_NAME = [0x58, 0x65, 0x6e, 0];
const PHYS32_ENTRY = 18;
/** What stands at the start of a PVH loader's information; the entry below puts it where others put theirs. */
export const PVH_MAGIC = 0x336ec578;

/** `reg |= bits` of a control register by way of eax. */
function setControl(a: Assembler, register: R, clear: number, set: number): void {
  a.regReg(Code.Mov_r32_cr, R.EAX, register);
  if (clear !== 0) a.regImm(Code.And_rm32_imm32, R.EAX, ~clear);
  a.regImm(Code.Or_rm32_imm32, R.EAX, set);
  a.regReg(Code.Mov_cr_r32, register, R.EAX);
}

const CR0 = { MP: 1 << 1, EM: 1 << 2, TS: 1 << 3, NE: 1 << 5, WP: 1 << 16, PG: 1 << 31 } as const;
const CR4 = { PSE: 1 << 4, PAE: 1 << 5, OSFXSR: 1 << 9, OSXMMEXCPT: 1 << 10, OSXSAVE: 1 << 18 } as const;

/** Turns on what of FPU, SSE, AVX and AVX-512 CPUID reports. */
export function enableVectors(a: Assembler): void {
  setControl(a, R.CR0, CR0.EM | CR0.TS, CR0.MP | CR0.NE);
  a.op(Code.Fninit);
  a.regImm(Code.Mov_r32_imm32, R.EAX, 1);
  a.op(Code.Cpuid);
  // Bits 24 and 25: FXSR and SSE.
  a.regImm(Code.And_rm32_imm32, R.EDX, 3 << 24);
  a.regImm(Code.Cmp_rm32_imm32, R.EDX, 3 << 24);
  a.jump(Code.Jne_rel8_32, "done");
  setControl(a, R.CR4, 0, CR4.OSFXSR | CR4.OSXMMEXCPT);
  // Bits 26 and 28 of ecx: XSAVE and AVX.
  a.regImm(Code.And_rm32_imm32, R.ECX, 5 << 26);
  a.regImm(Code.Cmp_rm32_imm32, R.ECX, 5 << 26);
  a.jump(Code.Jne_rel8_32, "done");
  setControl(a, R.CR4, 0, CR4.OSXSAVE);
  // The state components the processor can save: x87, SSE, AVX, and the three of AVX-512 where there are all.
  a.regImm(Code.Mov_r32_imm32, R.EAX, 0xd);
  a.regReg(Code.Xor_r32_rm32, R.ECX, R.ECX);
  a.op(Code.Cpuid);
  a.regImm(Code.And_rm32_imm32, R.EAX, 0xe7);
  a.regReg(Code.Xor_r32_rm32, R.ECX, R.ECX);
  a.regReg(Code.Xor_r32_rm32, R.EDX, R.EDX);
  a.op(Code.Xsetbv);
  a.label("done");
}

/** A port access: `in`/`out` through dx with the register of its width. */
function portIn(name: string, code: Code): Stub {
  return {
    name,
    build(a) {
      a.regMem(Code.Mov_r32_rm32, R.EDX, { base: R.ESP, displacement: 4 });
      a.regReg(Code.Xor_r32_rm32, R.EAX, R.EAX);
      a.regReg(code, code === Code.In_AL_DX ? R.AL : code === Code.In_AX_DX ? R.AX : R.EAX, R.DX);
      a.op(Code.Retnd);
    },
  };
}
function portOut(name: string, code: Code): Stub {
  return {
    name,
    build(a) {
      a.regMem(Code.Mov_r32_rm32, R.EDX, { base: R.ESP, displacement: 4 });
      a.regMem(Code.Mov_r32_rm32, R.EAX, { base: R.ESP, displacement: 8 });
      a.regReg(code, R.DX, code === Code.Out_DX_AL ? R.AL : code === Code.Out_DX_AX ? R.AX : R.EAX);
      a.op(Code.Retnd);
    },
  };
}

/** Bits of CPUID leaf 1, edx, that the code of a CPU level relies on everywhere: CMOV; FXSR, SSE and SSE2. */
const CMOV = 1 << 15;
const SSE2 = (1 << 24) | (1 << 25) | (1 << 26);
const required = (cpu: CpuLevel): number => (cpuHas(cpu, "pentium4") ? CMOV | SSE2 : CMOV);

/** Says on the second serial port and the screen that the processor will not do, and ends the machine with 134. */
function refuse(a: Assembler): void {
  a.address(R.ESI, "__tsjit_refusal");
  a.regImm(Code.Mov_r32_imm32, R.EDI, 0xb8000);
  a.label("character");
  a.regMem(Code.Movzx_r32_rm8, R.EAX, { base: R.ESI });
  a.regReg(Code.Test_rm32_r32, R.EAX, R.EAX);
  a.jump(Code.Je_rel8_32, "said");
  a.regImm(Code.Mov_r32_imm32, R.EDX, 0x2f8);
  a.regReg(Code.Out_DX_AL, R.DX, R.AL);
  a.regImm(Code.Or_EAX_imm32, R.EAX, 0x0700);
  a.memReg(Code.Mov_rm16_r16, { base: R.EDI }, R.AX);
  a.regImm(Code.Add_rm32_imm8, R.EDI, 2);
  a.reg(Code.Inc_r32, R.ESI);
  a.jump(Code.Jmp_rel8_32, "character");
  a.label("said");
  a.regImm(Code.Mov_r32_imm32, R.EAX, 134);
  a.regImm(Code.Mov_r32_imm32, R.EDX, 0xe9);
  a.regReg(Code.Out_DX_AL, R.DX, R.AL);
  a.regReg(Code.Xor_r32_rm32, R.EAX, R.EAX);
  a.regImm(Code.Mov_r32_imm32, R.EDX, 0xf4);
  a.regReg(Code.Out_DX_EAX, R.DX, R.EAX);
  a.label("stopped");
  a.op(Code.Hlt);
  a.jump(Code.Jmp_rel8_32, "stopped");
}

export const bareStubs = (cpu: CpuLevel): readonly Stub[] => [
  {
    name: "__tsjit_refusal",
    kind: "rodata",
    align: 1,
    build(a) {
      const missing = cpuHas(cpu, "pentium4") ? "SSE2" : "CMOV";
      const text = `panic: this processor has no ${missing}\n\0`;
      a.data(...[...text].map((c) => c.charCodeAt(0)));
    },
  },
  {
    name: "__tsjit_multiboot_header",
    section: ".multiboot",
    kind: "rodata",
    build(a) {
      a.word(MULTIBOOT_MAGIC);
      a.word(MULTIBOOT_FLAGS);
      a.word(-(MULTIBOOT_MAGIC + MULTIBOOT_FLAGS) | 0);
    },
  },
  {
    name: "__tsjit_multiboot2_header",
    section: ".multiboot2",
    kind: "rodata",
    align: 8,
    build(a) {
      const [ARCHITECTURE_I386, LENGTH] = [0, 32];
      a.word(MULTIBOOT2_MAGIC);
      a.word(ARCHITECTURE_I386);
      a.word(LENGTH);
      a.word(-(MULTIBOOT2_MAGIC + ARCHITECTURE_I386 + LENGTH) | 0);
      // Tags of type, flags, size: modules on page boundaries; the end.
      a.data(6, 0, 0, 0, 8, 0, 0, 0);
      a.data(0, 0, 0, 0, 8, 0, 0, 0);
    },
  },
  {
    name: "__tsjit_pvh_note",
    section: ".note.Xen",
    kind: "rodata",
    build(a) {
      a.word(XEN_NAME.length);
      a.word(4);
      a.word(PHYS32_ENTRY);
      a.data(...XEN_NAME);
      a.addressWord("__tsjit_pvh_start");
    },
  },
  {
    // A PVH loader gives ebx = information, whose first word says what it is.
    name: "__tsjit_pvh_start",
    build(a) {
      a.regImm(Code.Mov_r32_imm32, R.EAX, PVH_MAGIC);
      a.toSymbol(Code.Jmp_rel32_32, "_start");
    },
  },
  { name: "__tsjit_stack", kind: "bss", align: 4096, size: STACK_SIZE, labels: ["__tsjit_stack_top"] },
  {
    name: "__tsjit_spare_stack",
    kind: "bss",
    align: 16,
    size: SPARE_STACK_SIZE,
    labels: ["__tsjit_spare_stack_top"],
  },
  {
    // Flat code and data segments; then the two task segments, whose addresses start-up fills in. The processor marks
    // tasks busy here, so the table can be written.
    name: "__tsjit_gdt",
    kind: "data",
    align: 8,
    labels: ["__tsjit_gdt_pointer"],
    build(a) {
      a.data(0, 0, 0, 0, 0, 0, 0, 0);
      a.data(0xff, 0xff, 0, 0, 0, 0x9b, 0xcf, 0);
      a.data(0xff, 0xff, 0, 0, 0, 0x93, 0xcf, 0);
      a.data(TASK_SIZE - 1, 0, 0, 0, 0, 0x89, 0, 0);
      a.data(TASK_SIZE - 1, 0, 0, 0, 0, 0x89, 0, 0);
      a.label("__tsjit_gdt_pointer");
      a.data(39, 0);
      a.addressWord("__tsjit_gdt");
    },
  },
  {
    // The loader gives eax = magic, ebx = information, flat segments, interrupts off, no stack.
    name: "_start",
    build(a) {
      // References keep what loaders look for in the image.
      for (const header of ["__tsjit_multiboot_header", "__tsjit_multiboot2_header", "__tsjit_pvh_note"])
        a.address(R.ESP, header);
      a.address(R.ESP, "__tsjit_stack_top");
      a.op(Code.Cli);
      a.op(Code.Cld);
      a.regReg(Code.Mov_r32_rm32, R.ESI, R.EAX);
      a.regReg(Code.Mov_r32_rm32, R.EDI, R.EBX);
      a.mem(Code.Lgdt_m1632, { symbol: "__tsjit_gdt_pointer" });
      a.farJump(CODE_SELECTOR, "__tsjit_flat");
      a.label("__tsjit_flat");
      a.regImm(Code.Mov_r32_imm32, R.EAX, DATA_SELECTOR);
      for (const segment of [R.DS, R.ES, R.FS, R.GS, R.SS]) a.regReg(Code.Mov_Sreg_r32m16, segment, R.EAX);
      a.regImm(Code.Mov_r32_imm32, R.EAX, 1);
      a.op(Code.Cpuid);
      a.regImm(Code.And_rm32_imm32, R.EDX, required(cpu));
      a.regImm(Code.Cmp_rm32_imm32, R.EDX, required(cpu));
      a.jump(Code.Jne_rel8_32, "refuse");
      enableVectors(a);
      a.regReg(Code.Xor_r32_rm32, R.EBP, R.EBP);
      a.regImm(Code.Sub_rm32_imm8, R.ESP, 8);
      a.reg(Code.Push_r32, R.EDI);
      a.reg(Code.Push_r32, R.ESI);
      a.toSymbol(Code.Call_rel32_32, "__tsjit_start");
      a.label("refuse");
      refuse(a);
    },
    labels: ["__tsjit_flat"],
  },
  {
    // One entry an exception, alike in size; a call, so that where it would return to tells the number. Where the
    // processor pushes no error code, the registers move down to make room for a zero.
    name: "__tsjit_vectors",
    build(a) {
      for (let vector = 0; vector < VECTORS; vector++) a.jump(Code.Call_rel32_32, "common");
      a.label("common");
      a.op(Code.Pushad);
      a.op(Code.Cld);
      a.regMem(Code.Mov_r32_rm32, R.EAX, { base: R.ESP, displacement: PUSHAD_SIZE });
      a.minusAddress(R.EAX, "__tsjit_vectors");
      a.regImm(Code.Mov_r8_imm8, R.CL, VECTOR_SIZE);
      a.reg(Code.Div_rm8, R.CL);
      a.reg(Code.Dec_r32, R.EAX);
      a.regImm(
        Code.Mov_r32_imm32,
        R.EDX,
        WITH_ERROR_CODE.reduce((mask, vector) => mask | (1 << vector), 0),
      );
      a.regReg(Code.Bt_rm32_r32, R.EDX, R.EAX);
      a.jump(Code.Jb_rel8_32, "complete");
      a.regReg(Code.Mov_r32_rm32, R.ESI, R.ESP);
      a.reg(Code.Push_r32, R.EAX);
      a.regReg(Code.Mov_r32_rm32, R.EDI, R.ESP);
      a.imm(Code.Pushd_imm8, PUSHAD_SIZE / 4);
      a.reg(Code.Pop_r32, R.ECX);
      a.data(0xf3, 0xa5); // rep movsd
      a.memImm(Code.And_rm32_imm8, { base: R.ESP, displacement: PUSHAD_SIZE + 4 }, 0);
      a.label("complete");
      a.memReg(Code.Mov_rm32_r32, { base: R.ESP, displacement: PUSHAD_SIZE }, R.EAX);
      a.regReg(Code.Mov_r32_rm32, R.EAX, R.ESP);
      a.regImm(Code.And_rm32_imm8, R.ESP, -16);
      a.regImm(Code.Sub_rm32_imm8, R.ESP, 8);
      a.regReg(Code.Mov_r32_cr, R.ECX, R.CR2);
      a.reg(Code.Push_r32, R.ECX);
      a.reg(Code.Push_r32, R.EAX);
      a.toSymbol(Code.Call_rel32_32, "__tsjit_exception");
      a.op(Code.Cli);
      a.op(Code.Hlt);
    },
  },
  {
    // Where the double fault task starts, on a stack of its own: what the fault left of the other one is in its task
    // segment. The processor has pushed an error code.
    name: "__tsjit_double_fault_entry",
    build(a) {
      // A change of tasks takes the vector registers away.
      a.op(Code.Clts);
      a.regImm(Code.And_rm32_imm8, R.ESP, -16);
      a.regImm(Code.Sub_rm32_imm8, R.ESP, 12);
      a.regReg(Code.Mov_r32_cr, R.ECX, R.CR2);
      a.reg(Code.Push_r32, R.ECX);
      a.toSymbol(Code.Call_rel32_32, "__tsjit_double_fault");
      a.op(Code.Cli);
      a.op(Code.Hlt);
    },
  },
  {
    // void __tsjit_load_task(selector)
    name: "__tsjit_load_task",
    build(a) {
      a.regMem(Code.Mov_r32_rm32, R.EAX, { base: R.ESP, displacement: 4 });
      a.reg(Code.Ltr_r32m16, R.EAX);
      a.op(Code.Retnd);
    },
  },
  {
    // u32 __tsjit_page_tables(void): cr3
    name: "__tsjit_page_tables",
    build(a) {
      a.regReg(Code.Mov_r32_cr, R.EAX, R.CR3);
      a.op(Code.Retnd);
    },
  },
  {
    // void __tsjit_enable_paging(tables, nx)
    name: "__tsjit_enable_paging",
    build(a) {
      const NXE = 1 << 11;
      const EFER = 0xc0000080;
      a.regMem(Code.Mov_r32_rm32, R.EDX, { base: R.ESP, displacement: 4 });
      a.regReg(Code.Mov_cr_r32, R.CR3, R.EDX);
      a.regMem(Code.Mov_r32_rm32, R.EAX, { base: R.ESP, displacement: 8 });
      a.regReg(Code.Test_rm32_r32, R.EAX, R.EAX);
      a.jump(Code.Je_rel8_32, "no-nx");
      a.regImm(Code.Mov_r32_imm32, R.ECX, EFER);
      a.op(Code.Rdmsr);
      a.regImm(Code.Or_rm32_imm32, R.EAX, NXE);
      a.op(Code.Wrmsr);
      a.label("no-nx");
      // Large pages need no PSE with PAE, but one emulator (v86) asks for it.
      setControl(a, R.CR4, 0, CR4.PSE | CR4.PAE);
      setControl(a, R.CR0, 0, CR0.PG | CR0.WP);
      a.op(Code.Retnd);
    },
  },
  {
    name: "__tsjit_load_idt",
    build(a) {
      a.regMem(Code.Mov_r32_rm32, R.EAX, { base: R.ESP, displacement: 4 });
      a.mem(Code.Lidt_m1632, { base: R.EAX });
      a.op(Code.Retnd);
    },
  },
  {
    name: "__tsjit_breakpoint",
    build(a) {
      a.op(Code.Int3);
      a.op(Code.Retnd);
    },
  },
  {
    name: "__tsjit_halt",
    build(a) {
      a.label("again");
      a.op(Code.Cli);
      a.op(Code.Hlt);
      a.jump(Code.Jmp_rel8_32, "again");
    },
  },
  portIn("__tsjit_in8", Code.In_AL_DX),
  portIn("__tsjit_in16", Code.In_AX_DX),
  portIn("__tsjit_in32", Code.In_EAX_DX),
  portOut("__tsjit_out8", Code.Out_DX_AL),
  portOut("__tsjit_out16", Code.Out_DX_AX),
  portOut("__tsjit_out32", Code.Out_DX_EAX),
];
