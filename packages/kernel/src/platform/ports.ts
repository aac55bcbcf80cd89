/** Entry stubs as the IR calls them: ports, the interrupt table, stopping the processor. */
import { declare, i32, ptr, voidType } from "@ts-jit/ir";

export const in8 = declare("__tsjit_in8", i32, { port: i32 });
export const out8 = declare("__tsjit_out8", voidType, { port: i32, value: i32 });
export const in16 = declare("__tsjit_in16", i32, { port: i32 });
export const out16 = declare("__tsjit_out16", voidType, { port: i32, value: i32 });
export const in32 = declare("__tsjit_in32", i32, { port: i32 });
export const out32 = declare("__tsjit_out32", voidType, { port: i32, value: i32 });
export const loadIdt = declare("__tsjit_load_idt", voidType, { pointer: ptr });
export const halt = declare("__tsjit_halt", voidType, {}, { attributes: ["noreturn"] });
