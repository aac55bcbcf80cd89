/**
 * Interrupts of devices, by the two 8259 controllers: lines 0 to 15 come as vectors 32 to 47; what the processor's local
 * APIC has to say itself is line 16. Nothing is set up before a device first asks; until then interrupts stay off.
 *
 * A handler runs with interrupts off, on the stack of what it interrupted, whose registers (vector registers too) are
 * kept. It must not wait, allocate or print.
 *
 * Sources: Intel 8259A data sheet; Intel SDM volume 3, 11.8 (APIC).
 */
import {
  arrayType,
  declare,
  define,
  externGlobal,
  type FunctionBuilder,
  functionType,
  global,
  i8,
  i32,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { cpuid } from "../libc/cpu.js";
import { APIC_TIMER_LINE, ENTRY_SIZE, LINES } from "../stubs/interrupts.js";
import { apic } from "./apic.js";
import { Frame, GATES, gates, pointIdt, setGate } from "./panic.js";
import { in8, out8 } from "./ports.js";

const entries = externGlobal("__tsjit_interrupt_entries", arrayType(i8, 0));
export const disableInterrupts = declare("__tsjit_disable_interrupts", voidType, {});
export const enableInterrupts = declare("__tsjit_enable_interrupts", voidType, {});
/** 1 when the processor takes interrupts: not in a handler, not on another processor than the first. */
export const interruptsMayCome = declare("__tsjit_interrupts_may_come", i32, {});
/** With interrupts off: sleeps until one comes; they are on afterwards. */
export const awaitInterrupt = declare("__tsjit_await_interrupt", voidType, {});

export const FIRST_VECTOR = 32;
/** Command and data port of each controller. */
const MAIN = { command: 0x20, data: 0x21 } as const;
const SECOND = { command: 0xa0, data: 0xa1 } as const;
const END_OF_INTERRUPT = 0x20;
const READ_IN_SERVICE = 0x0b;
/** The line of the first controller that the second one is connected to. */
const CASCADE = 2;
/** CPUID leaf 1: FXSR in edx, OSXSAVE in ecx. */
const FXSR = 1 << 24;
const OSXSAVE = 1 << 27;

const started = global("__tsjit_interrupts_started", i32);
/** Bytes that the vector registers take: for the entries. */
const stateSize = global("__tsjit_vector_state_size", i32);
const handlers = global("__tsjit_interrupt_handlers", arrayType(ptr, LINES));
const handlerType = functionType(voidType, [ptr]);

/** Called by the entries. A line that lost its reason before it was looked at comes as 7 or 15, and is no interrupt. */
const interrupt = define("__tsjit_interrupt", voidType, { frame: ptr }, (f, { frame }) => {
  const line = frame.field(Frame, "vector").get();
  const handler = f.address(handlers).at(ptr, line).get();
  const handle = () => f.if(handler.ne(0), () => f.callPointer(handlerType, handler, frame));
  f.if(line.eq(APIC_TIMER_LINE), () => {
    handle();
    apic(f, "endOfInterrupt").set(0);
    f.return();
  });
  const controller = line.lt(8).select(f.const(i32, MAIN.command), SECOND.command).get();
  f.if(line.and(7).eq(7), () => {
    f.call(out8, controller, READ_IN_SERVICE);
    f.if(f.call(in8, controller).and(0x80).eq(0), () => {
      f.if(line.ne(7), () => f.call(out8, MAIN.command, END_OF_INTERRUPT));
      f.return();
    });
  });
  handle();
  f.if(line.ge(8), () => f.call(out8, SECOND.command, END_OF_INTERRUPT));
  f.call(out8, MAIN.command, END_OF_INTERRUPT);
});

/** Sets up one controller, all its lines off. */
function startController(
  f: FunctionBuilder,
  { command, data }: { readonly command: number; readonly data: number },
  vector: number,
  connection: number,
): void {
  const INITIALIZE = 0x11;
  const MODE_8086 = 1;
  f.call(out8, command, INITIALIZE);
  for (const word of [vector, connection, MODE_8086]) f.call(out8, data, word);
  f.call(out8, data, 0xff);
}

const start = define("__tsjit_start_interrupts", voidType, {}, (f) => {
  const out = f.alloca(arrayType(i32, 4));
  f.call(cpuid, 1, 0, out);
  const size = f.local(i32, 0);
  f.if(out.at(i32, 3).and(FXSR).ne(0), () => size.set(512));
  f.if(out.at(i32, 2).and(OSXSAVE).ne(0), () => {
    f.call(cpuid, 0xd, 0, out);
    size.set(out.at(i32, 1));
  });
  f.address(stateSize).store(size);
  f.range(0, LINES, (i) => {
    const entry = f.address(entries).add(i.mul(ENTRY_SIZE)).ptrtoint().get();
    f.call(setGate, f.address(gates), i.add(FIRST_VECTOR), entry);
  });
  f.call(pointIdt, f.address(gates), GATES * 8 - 1);
  startController(f, MAIN, FIRST_VECTOR, 1 << CASCADE);
  startController(f, SECOND, FIRST_VECTOR + 8, CASCADE);
});

/**
 * From now on `handler(frame)` is called when the line's device asks; the frame holds the interrupted registers. Turns
 * interrupts on.
 */
export const onInterrupt = define(
  "__tsjit_on_interrupt",
  voidType,
  { line: i32, handler: ptr },
  (f, { line, handler }) => {
    f.call(disableInterrupts);
    const first = f.address(started).at(i32);
    f.if(first.eq(0), () => {
      first.set(1);
      f.call(start);
    });
    f.address(handlers).at(ptr, line).set(handler);
    const bits = f
      .const(i32, 1)
      .shl(line)
      .or(1 << CASCADE)
      .not()
      .get();
    f.call(out8, MAIN.data, f.call(in8, MAIN.data).and(bits));
    f.call(out8, SECOND.data, f.call(in8, SECOND.data).and(bits.shr(8)));
    f.call(enableInterrupts);
  },
);

export const interruptFunctions = [started, stateSize, handlers, interrupt, start, onInterrupt];
