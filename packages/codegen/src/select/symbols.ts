/**
 * How code comes at what has a symbol: variables, constants of the pool, functions, thread-local variables. What holds of
 * each relocation model is told in `../emit/relocation-model.ts`; here stand the instructions for it.
 *
 *     static                 mov eax, [counter]
 *     pic, defined here      mov eax, [got + counter@GOTOFF]
 *     pic, from elsewhere    mov ecx, [got + counter@GOT] ; mov eax, [ecx]
 *     pic, call              mov ebx, got ; call f@PLT
 *
 * `got` is a register filled at the function's entry, if anything asks for it.
 */
import { type Function, GlobalValue, type Instruction, isConstant, type Value } from "@ts-jit/ir";
import type { ReferenceRelocation } from "../emit/module-context.js";
import { threadLocalModel } from "../emit/relocation-model.js";
import * as I from "../i386/instructions.js";
import { EAX, EBX, maskOf, type Reg } from "../machine/registers.js";
import type { Selector } from "./selector.js";

/** Adds a symbol's address to `s.addr`, whose base must be free. */
export function addSymbol(s: Selector, symbol: number, addend: number): void {
  const { addr, context } = s;
  addr.disp = (addr.disp + addend) | 0;
  if (!context.positionIndependent) addr.symbol = symbol;
  else if (context.isLocal(symbol)) {
    addr.base = s.tableBase();
    addr.symbol = context.reference(symbol, "GOTOFF");
  } else addr.base = fromTable(s, symbol, "GOT32X");
}

/** Brings a symbol's address into a register. Leaves the flags alone. */
export function symbolInto(s: Selector, to: Reg, symbol: number, addend: number): void {
  if (!s.context.positionIndependent) {
    s.mf.emit3(I.MOV32ry, to, symbol, addend);
    return;
  }
  const saved = s.addr.clone();
  s.addr.clear();
  addSymbol(s, symbol, addend);
  s.emitRegMem(I.LEA32r, to);
  s.addr.copyFrom(saved);
}

/** A fresh register with the entry a symbol has in the global offset table. */
function fromTable(s: Selector, symbol: number, relocation: ReferenceRelocation): Reg {
  const { mf, context } = s;
  const reg = s.gr();
  const at = mf.begin(I.MOV32rm);
  mf.words[at + 1] = reg;
  const base = context.positionIndependent ? s.tableBase() : -1;
  mf.putMem(at + 2, base, -1, 0, 0, context.reference(symbol, relocation));
  return reg;
}

/** Calls a function by its symbol. @param registers mask of what holds its arguments */
export function callSymbol(s: Selector, symbol: number, addend: number, registers: number): void {
  const { mf, context } = s;
  mf.hasCalls = true;
  if (!context.positionIndependent || context.isLocal(symbol)) {
    mf.emit3(I.CALLy, symbol, addend, registers);
    return;
  }
  // Entries of a shared library's linkage table find the global offset table by ebx.
  mf.emit2(I.MOV32rr, EBX, s.tableBase());
  mf.emit3(I.CALLy, context.reference(symbol, "PLT32"), addend, registers | maskOf(EBX));
}
/** Calls a runtime function, its arguments on the stack. */
export function callNamed(s: Selector, name: string): void {
  callSymbol(s, s.context.symbolNamed(name), 0, 0);
}

// ---- thread-local variables ----

/**
 * Brings the address of a thread-local variable into a register. Changes the flags and what a call changes if the model
 * is a dynamic one.
 *
 *     localexec      mov eax, gs:[0] ; lea eax, [eax + x@ntpoff]
 *     initialexec    mov eax, [got + x@gotntpoff] ; mov ecx, gs:[0] ; lea eax, [eax + ecx]
 *     localdynamic   lea eax, [ebx + x@tlsldm] ; call ___tls_get_addr@PLT ; lea eax, [eax + x@dtpoff]
 *     generaldynamic lea eax, [ebx*1 + x@tlsgd] ; call ___tls_get_addr@PLT
 */
export function threadLocalInto(s: Selector, to: Reg, global: GlobalValue): void {
  const { mf, context } = s;
  const symbol = context.symbolOf(global);
  const model = threadLocalModel(global, context.relocationModel);
  switch (model) {
    case "localexec":
      mf.emit3(I.TLSADDR, to, symbol, 0);
      return;
    case "initialexec": {
      const offset = fromTable(s, symbol, context.positionIndependent ? "TLS_GOTIE" : "TLS_IE");
      const thread = s.gr();
      mf.emit1(I.THREADPTR, thread);
      mf.putMem(beginLea(s, to), thread, offset, 0, 0, -1);
      return;
    }
    case "localdynamic":
    case "generaldynamic": {
      mf.hasCalls = true;
      mf.emit2(I.MOV32rr, EBX, s.tableBase());
      const at = mf.begin(model === "localdynamic" ? I.TLSLDM : I.TLSGD);
      mf.words[at + 1] = symbol;
      mf.words[at + 3] = context.symbolNamed("___tls_get_addr");
      mf.words[at + 5] = maskOf(EBX);
      if (model === "generaldynamic") mf.emit2(I.MOV32rr, to, EAX);
      else mf.putMem(beginLea(s, to), EAX, -1, 0, 0, context.reference(symbol, "TLS_LDO_32"));
      return;
    }
  }
}
/** Begins a lea and returns the word of its memory operand. */
function beginLea(s: Selector, to: Reg): number {
  const at = s.mf.begin(I.LEA32r);
  s.mf.words[at + 1] = to;
  return at + 2;
}

/** Whether a variable's address takes a call to find. */
export function isDynamic(s: Selector, global: GlobalValue): boolean {
  return (
    s.context.relocationModel === "pic" &&
    global.threadLocal !== undefined &&
    threadLocalModel(global, "pic").endsWith("dynamic")
  );
}

/**
 * Finds, at the function's entry, those variables that it names outside of `llvm.threadlocal.address`: there the address
 * may be wanted where a call cannot stand.
 * @returns the register of each.
 */
export function hoistThreadLocals(s: Selector, fn: Function): ReadonlyMap<GlobalValue, Reg> {
  const hoisted = new Map<GlobalValue, Reg>();
  const look = (value: Value): void => {
    if (value instanceof GlobalValue) {
      if (!isDynamic(s, value) || hoisted.has(value)) return;
      const reg = s.gr();
      threadLocalInto(s, reg, value);
      hoisted.set(value, reg);
    } else if (isConstant(value) && "operands" in value) for (const operand of value.operands) look(operand);
  };
  for (const block of fn.blocks)
    for (let inst = block.first; inst !== undefined; inst = inst.next)
      if (!isThreadLocalAddress(inst)) for (const operand of inst.operands) look(operand);
  return hoisted;
}
function isThreadLocalAddress(inst: Instruction): boolean {
  const callee = inst.opcode === "call" ? inst.operand(0) : undefined;
  return callee instanceof GlobalValue && callee.name.startsWith("llvm.threadlocal.address");
}
