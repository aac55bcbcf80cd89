/**
 * Jumps, calls, traps and the pseudo instructions that stand for more than one encoding.
 */
import { Code } from "iced-x86";
import { defineOpcode, Property } from "../machine/opcodes.js";
import { CALL_CLOBBERED } from "../machine/registers.js";

const F = Property.writesFlags;
const R = Property.readsFlags;
const LOAD = Property.load;
const STORE = Property.store;
const EFFECT = Property.sideEffect;
const END = Property.terminator | Property.barrier;
const CALL = Property.call | Property.writesFlags;

export const Jcc = defineOpcode("Jcc", Code.Jo_rel32_32, "c b", { is: R | Property.terminator });
export const JMP = defineOpcode("JMP", Code.Jmp_rel32_32, "b", { is: END });
export const JMP32r = defineOpcode("JMP32r", Code.Jmp_rm32, "u", { is: END });
export const JMP32m = defineOpcode("JMP32m", Code.Jmp_rm32, "m", { is: END | LOAD });
export const JMPtable = defineOpcode("JMPtable", Code.Jmp_rm32, "u t", { is: END | LOAD });
export const TAILJMPy = defineOpcode("TAILJMPy", Code.Jmp_rel32_32, "y U", { is: END });
export const TAILJMPr = defineOpcode("TAILJMPr", Code.Jmp_rm32, "u U", { is: END });
export const RET = defineOpcode("RET", Code.Retnd_imm16, "i U", { is: END });
export const CALLy = defineOpcode("CALLy", Code.Call_rel32_32, "y U", { is: CALL, defs: CALL_CLOBBERED });
export const CALLr = defineOpcode("CALLr", Code.Call_rm32, "u U", { is: CALL, defs: CALL_CLOBBERED });
export const CALLm = defineOpcode("CALLm", Code.Call_rm32, "m U", { is: CALL | LOAD, defs: CALL_CLOBBERED });
export const UD2 = defineOpcode("UD2", Code.Ud2, "", { is: END | EFFECT });
export const INT3 = defineOpcode("INT3", Code.Int3, "", { is: EFFECT });
export const NOP = defineOpcode("NOP", Code.Nopd, "", { is: EFFECT });
export const INLINEASM = defineOpcode("INLINEASM", undefined, "a U D", { is: EFFECT | F | LOAD | STORE });

/** The thread pointer, which stands at gs:0. */
export const THREADPTR = defineOpcode("THREADPTR", undefined, "d");
/** The global offset table: call the next instruction, pop where that is, add how far off the table lies. */
export const GETTABLE = defineOpcode("GETTABLE", undefined, "d y", { is: F });
/** What stands in its place where nothing asked for the table. Has the same operands and no bytes. */
export const NOTABLE = defineOpcode("NOTABLE", undefined, "d y", { is: F });
/** Entry `u` of a jump table of offsets from the global offset table, which is the second register; then the jump. */
export const TABLEENTRY = defineOpcode("TABLEENTRY", undefined, "d u u t", { is: LOAD });
export const JMPbytable = defineOpcode("JMPbytable", undefined, "u t", { is: END });
/** A thread-local variable's address in eax by the dynamic models: the variable, the function that is called. */
export const TLSGD = defineOpcode("TLSGD", undefined, "y y U", { is: CALL, defs: CALL_CLOBBERED });
export const TLSLDM = defineOpcode("TLSLDM", undefined, "y y U", { is: CALL, defs: CALL_CLOBBERED });
/** The address of a thread-local variable of the program itself: the thread pointer plus a known offset. */
export const TLSADDR = defineOpcode("TLSADDR", undefined, "d y");
