/**
 * The local APIC of a processor: its registers, whether there is one, and turning it on.
 * Source: Intel SDM volume 3, 11 (APIC).
 */
import { arrayType, define, externGlobal, type FunctionBuilder, i8, i32, ptr } from "@ts-jit/ir";
import { cpuid } from "../libc/cpu.js";
import { gates, setGate } from "./panic.js";

const spuriousEntry = externGlobal("__tsjit_spurious_entry", arrayType(i8, 0));

/** Where the registers are from a reset on. */
const APIC = 0xfee00000;
const REGISTER = {
  id: 0x20,
  endOfInterrupt: 0xb0,
  spurious: 0xf0,
  command: 0x300,
  target: 0x310,
  timer: 0x320,
  line0: 0x350,
  timerStart: 0x380,
  timerCount: 0x390,
  timerDivisor: 0x3e0,
} as const;
/** A register, to be read and set. */
export const apic = (f: FunctionBuilder, register: keyof typeof REGISTER) =>
  f.const(ptr, APIC + REGISTER[register]).at(i32, 0, { volatile: true });

/** CPUID leaf 1, edx: there is a local APIC and it is on. */
const HAS_APIC = 1 << 9;
/** An interrupt whose reason went away. Its low four bits are set on every processor. */
export const SPURIOUS_VECTOR = 0x3f;
const ENABLED = 0x100;
/** What the 8259 controllers ask for comes through. */
const EXTERNAL = 0x700;

/** Turns this processor's APIC on, with a table of gates that may be in use; 0 when it has none. */
export const enableApic = define("__tsjit_enable_apic", i32, { table: ptr }, (f, { table }) => {
  const out = f.alloca(arrayType(i32, 4));
  f.call(cpuid, 1, 0, out);
  f.if(out.at(i32, 3).and(HAS_APIC).eq(0), () => f.return(0));
  f.call(setGate, table, SPURIOUS_VECTOR, f.address(spuriousEntry).ptrtoint());
  apic(f, "spurious").set(ENABLED | SPURIOUS_VECTOR);
  f.if(table.eq(f.address(gates)), () => apic(f, "line0").set(EXTERNAL));
  f.return(1);
});

export const apicFunctions = [enableApic];
