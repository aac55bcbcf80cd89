/**
 * The boot loader: from the BIOS to a Multiboot program, from a hard disk, a USB stick or a CD.
 *
 *     0x05000  memory map as Multiboot wants it
 *     0x07C00  boot sector: loaded by the BIOS; from a disk it reads the rest of the loader, from a CD all is there
 *     0x07E00  magic, then the loader proper, its variables, the load table, Multiboot information, strings
 *     0x10000  32 KiB through which everything passes on its way up
 *
 * The image builder has done the thinking: the load table says which blocks of the disk go where and which memory is
 * cleared, so that nothing is parsed here. Blocks are counted in 2048 bytes, the sectors of a CD; a disk's are a quarter
 * of that. The BIOS works in real mode and cannot write above 1 MiB, so each piece is moved up in protected mode.
 *
 * Source: Phoenix, "BIOS Enhanced Disk Drive Specification" (int 13h functions 41h-48h); "El Torito" bootable CD-ROM
 * specification; ACPI specification, "INT 15H, E820H"; Multiboot specification 0.6.96.
 */

import { Assembler, Code as C, Register as R } from "./assembler.js";
import { DiskError } from "./options.js";

export const BLOCK = 2048;
export const LOADER_ADDRESS = 0x7c00;
export const SECTOR = 512;
/** Where a boot sector keeps the disk's signature and its partition table. */
export const PARTITIONS = 440;
const MAGIC = 0x4c4a_5354;
const MAP = 0x5000;
const MAP_END = 0x6fd0;
const BUFFER = 0x10000;
const CHUNK_BLOCKS = 16;
const CHUNK = CHUNK_BLOCKS * BLOCK;
/** The loader ends where its buffer starts. */
const LOADER_END = BUFFER;
const MULTIBOOT_MAGIC = 0x2bad_b002;
/** A load table's entry with this block is cleared memory. */
const CLEAR = 0xffff_ffff;
/** Selectors of the descriptor table. */
const CODE32 = 0x08;
const DATA32 = 0x10;
const CODE16 = 0x18;
const DATA16 = 0x20;
/** Multiboot information says: memory, boot device, command line, modules, memory map, the loader's name. */
const INFORMATION_FLAGS = 0x24f;
const LOADER_NAME = "ts-jit";

export interface LoadEntry {
  readonly address: number;
  readonly size: number;
  /** First block on the disk; undefined clears the memory. */
  readonly block: number | undefined;
}

export interface LoadPlan {
  readonly entry: number;
  /** One past the last address that is loaded or cleared. */
  readonly end: number;
  readonly commandLine: string;
  readonly loads: readonly LoadEntry[];
  readonly modules: readonly { readonly address: number; readonly size: number; readonly name: string }[];
  /** Block where the loader itself stands on the disk. */
  readonly loaderBlock: number;
}

/**
 * The loader's bytes, a whole number of blocks: its first sector is also the disk's first.
 * @throws DiskError when command line and modules take too much room.
 */
export function makeLoader(plan: LoadPlan): Uint8Array {
  let size = 0;
  const program = (a: Assembler) => {
    bootSector(a, plan, size);
    stage2(a, plan);
    copier(a);
    start(a, plan);
    printer(a);
    variables(a);
    tables(a, plan);
    a.padTo(LOADER_ADDRESS + Math.ceil((a.here - LOADER_ADDRESS) / BLOCK) * BLOCK);
    size = a.here - LOADER_ADDRESS;
  };
  const { bytes } = Assembler.assemble(LOADER_ADDRESS, program);
  if (LOADER_ADDRESS + bytes.length > LOADER_END) {
    throw new DiskError(
      `command line and module names take ${bytes.length} bytes; a disk's loader has room for ${LOADER_END - LOADER_ADDRESS}`,
    );
  }
  return bytes;
}

/** At 0x7C00. Ends before the disk signature and the partition table, which the image builder writes. */
function bootSector(a: Assembler, plan: LoadPlan, loaderSize: number): void {
  a.op(C.Cli);
  a.regReg(C.Xor_r32_rm32, R.EAX, R.EAX);
  for (const segment of [R.DS, R.ES, R.SS]) a.regReg(C.Mov_Sreg_rm16, segment, R.AX);
  a.regImm(C.Mov_r16_imm16, R.SP, LOADER_ADDRESS);
  a.farJump(C.Jmp_ptr1616, 0, "canonical"); // some BIOSes come by 07C0:0000
  a.label("canonical");
  a.op(C.Sti);
  a.op(C.Cld);
  a.memReg(C.Mov_rm8_r8, "drive", R.DL);
  a.regMem(C.Mov_r32_rm32, R.EAX, LOADER_ADDRESS + SECTOR);
  a.regImm(C.Cmp_rm32_imm32, R.EAX, MAGIC);
  a.jump(C.Je_rel16, "stage2");
  a.regImm(C.Mov_r16_imm16, R.SI, "boot packet");
  a.regImm(C.Mov_r8_imm8, R.AH, 0x42);
  a.imm(C.Int_imm8, 0x13);
  a.jump(C.Jae_rel16, "stage2");
  a.label("failed");
  a.regImm(C.Mov_r16_imm16, R.SI, "failure");
  a.label("fail with");
  a.lodsb();
  a.regReg(C.Test_rm8_r8, R.AL, R.AL);
  a.jump(C.Je_rel16, "stop");
  a.regImm(C.Mov_r16_imm16, R.BX, 7);
  a.regImm(C.Mov_r8_imm8, R.AH, 0x0e);
  a.imm(C.Int_imm8, 0x10);
  a.jump(C.Jmp_rel16, "fail with");
  // Under an emulator this ends the machine with status 1; elsewhere it stands still.
  a.label("stop");
  a.regImm(C.Mov_r8_imm8, R.AL, 1);
  a.outImm(C.Out_imm8_AL, 0xe9, R.AL);
  a.regReg(C.Xor_r32_rm32, R.EAX, R.EAX);
  a.outImm(C.Out_imm8_EAX, 0xf4, R.EAX);
  a.label("halt");
  a.op(C.Cli);
  a.op(C.Hlt);
  a.jump(C.Jmp_rel16, "halt");
  a.label("boot packet");
  const rest = Math.max(0, loaderSize / SECTOR - 1);
  a.data(16, 0, rest & 255, rest >> 8);
  a.words(LOADER_ADDRESS + SECTOR, (plan.loaderBlock * BLOCK) / SECTOR + 1, 0);
  a.label("failure");
  a.text("\r\nts-jit: the disk cannot be read");
  a.label("drive");
  a.data(0);
  a.padTo(LOADER_ADDRESS + PARTITIONS);
  a.padTo(LOADER_ADDRESS + SECTOR - 2);
  a.data(0x55, 0xaa);
}

function stage2(a: Assembler, plan: LoadPlan): void {
  a.words(MAGIC);
  a.label("stage2");
  a.regImm(C.Mov_r16_imm16, R.SI, "greeting");
  a.jump(C.Call_rel16, "print");
  // The size of the drive's sectors: a disk's are a quarter of a block.
  a.regImm(C.Mov_r16_imm16, R.SI, "parameters");
  a.memImm(C.Mov_rm16_imm16, "parameters", 0x1e);
  a.regMem(C.Mov_r8_rm8, R.DL, "drive");
  a.regImm(C.Mov_r8_imm8, R.AH, 0x48);
  a.imm(C.Int_imm8, 0x13);
  a.jump(C.Jb_rel16, "sectors known");
  a.regMem(C.Mov_r16_rm16, R.AX, { base: R.SI, displacement: 24 });
  a.regImm(C.Cmp_rm16_imm16, R.AX, BLOCK);
  a.jump(C.Jne_rel16, "sectors known");
  a.memImm(C.Mov_rm8_imm8, "shift", 0);
  a.label("sectors known");
  // Address line 20, by the BIOS and by the chipset's port.
  a.regImm(C.Mov_r16_imm16, R.AX, 0x2401);
  a.imm(C.Int_imm8, 0x15);
  a.inImm(C.In_AL_imm8, R.AL, 0x92);
  a.regImm(C.Or_rm8_imm8, R.AL, 2);
  a.regImm(C.And_rm8_imm8, R.AL, 0xfe);
  a.outImm(C.Out_imm8_AL, 0x92, R.AL);
  memoryMap(a);
  a.regMem(C.Mov_r32_rm32, R.EAX, "memory upper");
  a.regImm(C.Cmp_rm32_imm32, R.EAX, Math.max(0, Math.ceil(plan.end / 1024) - 1024));
  a.regImm(C.Mov_r16_imm16, R.SI, "no memory");
  a.jump(C.Jb_rel16, "fail with");
  loadAll(a);
}

/** E820, each entry behind its size, as Multiboot wants it; notes the memory from 1 MiB up on the way. */
function memoryMap(a: Assembler): void {
  a.regReg(C.Xor_r32_rm32, R.EBX, R.EBX);
  a.regImm(C.Mov_r16_imm16, R.DI, MAP + 4);
  a.label("map loop");
  a.regImm(C.Mov_r32_imm32, R.EAX, 0xe820);
  a.regImm(C.Mov_r32_imm32, R.EDX, 0x534d_4150);
  a.regImm(C.Mov_r32_imm32, R.ECX, 20);
  a.imm(C.Int_imm8, 0x15);
  a.jump(C.Jb_rel16, "map done");
  a.regImm(C.Cmp_rm32_imm32, R.EAX, 0x534d_4150);
  a.jump(C.Jne_rel16, "map done");
  a.memImm(C.Mov_rm32_imm32, { base: R.DI, displacement: -4 }, 20);
  a.regMem(C.Mov_r32_rm32, R.EAX, { base: R.DI, displacement: 0 });
  a.regImm(C.Cmp_rm32_imm32, R.EAX, 0x10_0000);
  a.jump(C.Jne_rel16, "map next");
  a.regMem(C.Mov_r32_rm32, R.EAX, { base: R.DI, displacement: 8 });
  a.regImm(C.Shr_rm32_imm8, R.EAX, 10);
  a.memReg(C.Mov_rm32_r32, "memory upper", R.EAX);
  a.label("map next");
  a.regImm(C.Add_rm16_imm8, R.DI, 24);
  a.regReg(C.Test_rm32_r32, R.EBX, R.EBX);
  a.jump(C.Je_rel16, "map done");
  a.regImm(C.Cmp_rm16_imm16, R.DI, MAP_END);
  a.jump(C.Jb_rel16, "map loop");
  a.label("map done");
  a.regImm(C.Sub_rm16_imm16, R.DI, MAP + 4);
  a.memReg(C.Mov_rm16_r16, "map length", R.DI);
  a.imm(C.Int_imm8, 0x12);
  a.memReg(C.Mov_rm16_r16, "memory lower", R.AX);
}

/** Goes through the load table: address, size, block; a size of 0 ends it. */
function loadAll(a: Assembler): void {
  a.regImm(C.Mov_r16_imm16, R.BP, "load table");
  a.label("next entry");
  for (const [at, variable] of ["target", "left", "block"].entries()) {
    a.regMem(C.Mov_r32_rm32, R.EAX, { base: R.BP, displacement: 4 * at });
    a.memReg(C.Mov_rm32_r32, variable, R.EAX);
  }
  a.regImm(C.Add_rm16_imm8, R.BP, 12);
  a.label("next piece");
  a.regMem(C.Mov_r32_rm32, R.ECX, "left");
  a.regReg(C.Test_rm32_r32, R.ECX, R.ECX);
  a.jump(C.Je_rel16, "entry done");
  a.regMem(C.Mov_r32_rm32, R.EAX, "block");
  a.regImm(C.Cmp_rm32_imm8, R.EAX, -1);
  a.jump(C.Je_rel16, "move");
  // At most a buffer full at a time.
  a.regImm(C.Cmp_rm32_imm32, R.ECX, CHUNK);
  a.jump(C.Jbe_rel16, "piece sized");
  a.regImm(C.Mov_r32_imm32, R.ECX, CHUNK);
  a.label("piece sized");
  a.reg(C.Push_r32, R.ECX);
  a.jump(C.Call_rel16, "read");
  a.reg(C.Pop_r32, R.ECX);
  a.label("move");
  a.jump(C.Call_rel16, "copy");
  a.memReg(C.Add_rm32_r32, "target", R.ECX);
  a.memReg(C.Sub_rm32_r32, "left", R.ECX);
  a.memImm(C.Add_rm32_imm8, "block", CHUNK_BLOCKS);
  a.jump(C.Jmp_rel16, "next piece");
  a.label("entry done");
  a.regReg(C.Mov_r16_rm16, R.SI, R.BP);
  a.regImm(C.Cmp_rm16_imm16, R.SI, "load table end");
  a.jump(C.Jb_rel16, "next entry");
  a.jump(C.Jmp_rel16, "start");

  // Reads ecx bytes from the current block into the buffer; a dot for every megabyte.
  a.label("read");
  a.regImm(C.Add_rm32_imm32, R.ECX, BLOCK - 1);
  a.regImm(C.Shr_rm32_imm8, R.ECX, 11);
  a.regReg(C.Mov_r32_rm32, R.EDX, R.ECX);
  a.regMem(C.Mov_r8_rm8, R.CL, "shift");
  a.regReg(C.Shl_rm32_CL, R.EDX, R.CL);
  a.memReg(C.Mov_rm16_r16, "packet count", R.DX);
  a.regMem(C.Mov_r32_rm32, R.EAX, "block");
  a.regReg(C.Shl_rm32_CL, R.EAX, R.CL);
  a.memReg(C.Mov_rm32_r32, "packet sector", R.EAX);
  a.regImm(C.Mov_r16_imm16, R.SI, "packet");
  a.regMem(C.Mov_r8_rm8, R.DL, "drive");
  a.regImm(C.Mov_r8_imm8, R.AH, 0x42);
  a.imm(C.Int_imm8, 0x13);
  a.jump(C.Jb_rel16, "failed");
  a.mem(C.Inc_rm8, "pieces");
  a.regMem(C.Mov_r8_rm8, R.AL, "pieces");
  a.regImm(C.Test_rm8_imm8, R.AL, 31);
  a.jump(C.Jne_rel16, "read done");
  a.regImm(C.Mov_r16_imm16, R.AX, 0x0e2e);
  a.regImm(C.Mov_r16_imm16, R.BX, 7);
  a.imm(C.Int_imm8, 0x10);
  a.label("read done");
  a.op(C.Retnw);
}

/** Moves ecx bytes from the buffer up to `target`, or clears them when the block says so; keeps ecx. */
function copier(a: Assembler): void {
  a.label("copy");
  a.regMem(C.Mov_r32_rm32, R.EDI, "target");
  a.regMem(C.Mov_r32_rm32, R.EBX, "block");
  a.op(C.Cli);
  a.mem(C.Lgdt_m1632, "gdt pointer");
  a.regReg(C.Mov_r32_cr, R.EAX, R.CR0);
  a.regImm(C.Or_rm8_imm8, R.AL, 1);
  a.regReg(C.Mov_cr_r32, R.CR0, R.EAX);
  a.farJump(C.Jmp_ptr1616, CODE32, "copy 32");
  a.bits = 32;
  a.label("copy 32");
  a.regImm(C.Mov_r32_imm32, R.EAX, DATA32);
  a.regReg(C.Mov_Sreg_rm16, R.DS, R.AX);
  a.regReg(C.Mov_Sreg_rm16, R.ES, R.AX);
  a.regReg(C.Mov_r32_rm32, R.EDX, R.ECX);
  a.regReg(C.Xor_r32_rm32, R.EAX, R.EAX);
  a.regImm(C.Mov_r32_imm32, R.ESI, BUFFER);
  a.regImm(C.Cmp_rm32_imm8, R.EBX, -1);
  a.jump(C.Je_rel8_32, "clear");
  a.repMovsb();
  a.jump(C.Jmp_rel8_32, "moved");
  a.label("clear");
  a.repStosb();
  a.label("moved");
  a.regReg(C.Mov_r32_rm32, R.ECX, R.EDX);
  a.farJump(C.Jmp_ptr1632, CODE16, "copy 16");
  a.bits = 16;
  a.label("copy 16");
  a.regImm(C.Mov_r16_imm16, R.AX, DATA16);
  a.regReg(C.Mov_Sreg_rm16, R.DS, R.AX);
  a.regReg(C.Mov_Sreg_rm16, R.ES, R.AX);
  a.regReg(C.Mov_r32_cr, R.EAX, R.CR0);
  a.regImm(C.And_rm8_imm8, R.AL, 0xfe);
  a.regReg(C.Mov_cr_r32, R.CR0, R.EAX);
  a.farJump(C.Jmp_ptr1616, 0, "copy done");
  a.label("copy done");
  a.regReg(C.Xor_r16_rm16, R.AX, R.AX);
  a.regReg(C.Mov_Sreg_rm16, R.DS, R.AX);
  a.regReg(C.Mov_Sreg_rm16, R.ES, R.AX);
  a.op(C.Sti);
  a.op(C.Retnw);
}

/** Into protected mode for good, as Multiboot describes it. */
function start(a: Assembler, plan: LoadPlan): void {
  a.label("start");
  a.regImm(C.Mov_r16_imm16, R.SI, "line end");
  a.jump(C.Call_rel16, "print");
  a.op(C.Cli);
  a.mem(C.Lgdt_m1632, "gdt pointer");
  a.regReg(C.Mov_r32_cr, R.EAX, R.CR0);
  a.regImm(C.Or_rm8_imm8, R.AL, 1);
  a.regReg(C.Mov_cr_r32, R.CR0, R.EAX);
  a.farJump(C.Jmp_ptr1616, CODE32, "start 32");
  a.bits = 32;
  a.label("start 32");
  a.regImm(C.Mov_r32_imm32, R.EAX, DATA32);
  for (const segment of [R.DS, R.ES, R.FS, R.GS, R.SS]) a.regReg(C.Mov_Sreg_rm16, segment, R.AX);
  a.regImm(C.Mov_r32_imm32, R.EAX, MULTIBOOT_MAGIC);
  a.regImm(C.Mov_r32_imm32, R.EBX, "information");
  a.regImm(C.Mov_r32_imm32, R.ECX, plan.entry);
  a.reg(C.Jmp_rm32, R.ECX);
  a.bits = 16;
}

function printer(a: Assembler): void {
  a.label("print");
  a.lodsb();
  a.regReg(C.Test_rm8_r8, R.AL, R.AL);
  a.jump(C.Je_rel16, "printed");
  a.regImm(C.Mov_r16_imm16, R.BX, 7);
  a.regImm(C.Mov_r8_imm8, R.AH, 0x0e);
  a.imm(C.Int_imm8, 0x10);
  a.jump(C.Jmp_rel16, "print");
  a.label("printed");
  a.op(C.Retnw);
}

function variables(a: Assembler): void {
  for (const name of ["target", "left", "block"]) {
    a.label(name);
    a.words(0);
  }
  a.label("shift");
  a.data(2);
  a.label("pieces");
  a.data(0);
  a.label("packet");
  a.data(16, 0);
  a.label("packet count");
  a.data(0, 0, 0, 0, (BUFFER >> 4) & 255, BUFFER >> 12);
  a.label("packet sector");
  a.words(0, 0);
  a.label("parameters");
  a.data(...new Uint8Array(32));
  a.label("gdt");
  a.words(0, 0);
  a.words(0x0000_ffff, 0x00cf_9a00); // code, 4 GiB, 32 bits
  a.words(0x0000_ffff, 0x00cf_9200); // data, 4 GiB
  a.words(0x0000_ffff, 0x0000_9a00); // code, 64 KiB, 16 bits
  a.words(0x0000_ffff, 0x0000_9200); // data, 64 KiB
  a.label("gdt pointer");
  a.data(39, 0);
  a.words(a.address("gdt"));
  a.label("greeting");
  a.text("ts-jit: loading ");
  a.label("no memory");
  a.text("\r\nts-jit: this machine has too little memory for the program");
  a.label("line end");
  a.text("\r\n");
}

function tables(a: Assembler, plan: LoadPlan): void {
  a.label("load table");
  for (const { address, size, block } of plan.loads) a.words(address, size, block ?? CLEAR);
  a.label("load table end");
  a.label("information");
  a.words(INFORMATION_FLAGS);
  a.label("memory lower");
  a.words(0);
  a.label("memory upper");
  a.words(0, 0x8000_ffff, a.address("command line"), plan.modules.length, a.address("modules"));
  a.words(0, 0, 0, 0);
  a.label("map length");
  a.words(0, MAP, 0, 0, 0, a.address("loader name"), 0, 0, 0, 0, 0, 0);
  a.label("modules");
  for (const [index, { address, size }] of plan.modules.entries()) {
    a.words(address, address + size, a.address(`module ${index}`), 0);
  }
  for (const [index, { name }] of plan.modules.entries()) {
    a.label(`module ${index}`);
    a.text(name);
  }
  a.label("command line");
  a.text(plan.commandLine);
  a.label("loader name");
  a.text(LOADER_NAME);
}
