/**
 * The other processors: found in the ACPI tables, started one after the other when work for them first comes, then
 * asleep until an interrupt announces more.
 *
 * Sources: ACPI Specification 5.2.12 (MADT); Intel SDM volume 3, 9.4 (multiple-processor initialization), 11 (APIC).
 */
import { arrayType, declare, define, externGlobal, global, i8, i32, i64, ptr, voidType } from "@ts-jit/ir";
import { aligned_alloc } from "../libc/heap.js";
import { memcpy } from "../libc/memory.js";
import { increment, shared, workerMain, workers } from "../libc/parallel.js";
import { acpiWord, findTable, LENGTH } from "./acpi.js";
import { apic, enableApic } from "./apic.js";
import { enablePaging, noExecuteOn, pageTablesAt } from "./paging.js";
import { gates, pointIdt, setGate } from "./panic.js";

const nanosleep = declare("nanosleep", i32, { wanted: ptr, left: ptr });
const sleep = declare("__tsjit_sleep", voidType, {});
const pause = declare("__tsjit_pause", voidType, {});
const trampoline = externGlobal("__tsjit_trampoline", arrayType(i8, 30));
const wakeEntry = externGlobal("__tsjit_wake_entry", arrayType(i8, 0));

/** Where the trampoline is copied to; its page number is the vector of the start-up interrupt. */
const TRAMPOLINE = 0x70000;
const TRAMPOLINE_SIZE = 30;
const STACK_SIZE = 256 * 1024;
const WAKE_VECTOR = 0x40;
const GATE_SIZE = 8;

const INIT = 0x4500;
const START_UP = 0x4600;
/** A fixed interrupt to everyone else. */
const WAKE_OTHERS = 0xc4000 | WAKE_VECTOR;

/** How many of the others have come up. */
const ready = global("__tsjit_processors_ready", i32);
/** The top of the stack of the processor being started. */
const stackTop = global("__tsjit_processor_stack", i32);
const wakeTable = global("__tsjit_wake_idt", arrayType(i64, WAKE_VECTOR + 1), "zero", { align: 8 });

/** What a started processor does for ever. */
const processorMain = define("__tsjit_processor_main", voidType, {}, (f) => {
  const tables = f.address(pageTablesAt).load(ptr);
  f.if(tables.ne(0), () => f.call(enablePaging, tables, f.address(noExecuteOn).load(i32)));
  f.call(pointIdt, f.address(wakeTable), (WAKE_VECTOR + 1) * GATE_SIZE - 1);
  f.call(enableApic, f.address(wakeTable));
  increment(f, ready);
  f.call(workerMain);
});

const wait = define("__tsjit_wait_microseconds", voidType, { n: i32 }, (f, { n }) => {
  const time = f.alloca(arrayType(i32, 2));
  time.at(i32, 0).set(0);
  time.at(i32, 1).set(n.mul(1000));
  f.call(nanosleep, time, f.null);
});

/** Starts the processor of an APIC number; waits a tenth of a second at most; gives whether it is up. */
const startProcessor = define("__tsjit_start_processor", i32, { id: i32 }, (f, { id }) => {
  const stack = f.call(aligned_alloc, 64, STACK_SIZE);
  f.if(stack.eq(0), () => f.return(0));
  f.address(stackTop).store(stack.add(STACK_SIZE).ptrtoint());
  const before = shared(f, ready).get();
  const send = (command: number) => {
    apic(f, "target").set(id.shl(24));
    apic(f, "command").set(command);
  };
  send(INIT);
  f.call(wait, 10_000);
  send(START_UP | (TRAMPOLINE >> 12));
  const tries = f.local(i32, 500);
  f.while(
    () => f.all(shared(f, ready).eq(before), () => tries.ne(0)),
    () => {
      f.call(wait, 200);
      tries.dec();
      // Once more, as the manual has it, should the first not have been heard.
      f.if(tries.eq(450), () => send(START_UP | (TRAMPOLINE >> 12)));
    },
  );
  f.return(shared(f, ready).ne(before).zext(i32));
});

const startAll = define(workers.start.name, i32, {}, (f) => {
  const count = f.local(i32, 1);
  const table = f.call(findTable, acpiWord("APIC"));
  f.if(
    f.any(table.eq(0), () => f.call(enableApic, f.address(gates)).eq(0)),
    () => f.return(1),
  );
  // Every gate as here, and one more.
  f.call(memcpy, f.address(wakeTable), f.address(gates), 32 * GATE_SIZE);
  f.call(setGate, f.address(wakeTable), WAKE_VECTOR, f.address(wakeEntry).ptrtoint());
  f.call(memcpy, f.const(ptr, TRAMPOLINE), f.address(trampoline), TRAMPOLINE_SIZE);
  const self = apic(f, "id").shr(24).get();
  const at = f.local(table.add(44));
  const end = table.add(table.add(LENGTH).load(i32));
  f.while(
    () => at.lt(end),
    () => {
      // Type 0: a processor and its APIC's number; bit 0 of the flags: it can be used.
      const usable = at.load(i8).eq(0).and(at.add(4).load(i8).and(1).ne(0));
      const id = at.add(3).load(i8).zext(i32).get();
      f.if(usable.and(id.ne(self)), () => count.inc(f.call(startProcessor, id)));
      at.inc(at.add(1).load(i8).zext(i32).umax(1));
    },
  );
  f.return(count);
});

export const processorFunctions = [
  ready,
  stackTop,
  wakeTable,
  processorMain,
  wait,
  startProcessor,
  startAll,
  define(workers.wait.name, voidType, workers.wait.params, (f) => f.call(sleep)),
  define(workers.wake.name, voidType, {}, (f) => apic(f, "command").set(WAKE_OTHERS)),
  define(workers.yield.name, voidType, {}, (f) => f.call(pause)),
];
