/** What happens when the processor finds a fault or the library a broken program: say what, and end with status 134. */
import {
  arrayType,
  declare,
  define,
  externGlobal,
  functionType,
  global,
  i8,
  i16,
  i32,
  type Operand,
  ptr,
  struct,
  voidType,
} from "@ts-jit/ir";
import { flushAtExit } from "../libc/exit.js";
import {
  CODE_SELECTOR,
  DATA_SELECTOR,
  FAULT_TASK_SELECTOR,
  TASK_SELECTOR,
  VECTOR_SIZE,
  VECTORS,
} from "../stubs/bare.js";
import { abortWith, exitNow } from "./interface.js";
import { stackBottom } from "./paging.js";
import { loadIdt } from "./ports.js";
import { reportFunctions, say, sayHeap, sayHex } from "./report.js";

export const PANIC_STATUS = 134;

/** What the entry stub leaves on the stack: pushad, the vector, the error code, what the processor pushed. */
export const Frame = struct({
  edi: i32,
  esi: i32,
  ebp: i32,
  esp: i32,
  ebx: i32,
  edx: i32,
  ecx: i32,
  eax: i32,
  vector: i32,
  error: i32,
  eip: i32,
  cs: i32,
  eflags: i32,
});

/** Vector, error code, eip, cs, eflags. */
const PUSHED = 20;

/** Intel SDM volume 3, table 6-1. */
const NAMES: Readonly<Record<number, string>> = {
  0: "divide error",
  1: "debug exception",
  2: "non-maskable interrupt",
  3: "breakpoint",
  4: "overflow",
  5: "bound range exceeded",
  6: "invalid opcode",
  7: "no floating-point unit",
  8: "double fault",
  10: "invalid TSS",
  11: "segment not present",
  12: "stack fault",
  13: "general protection fault",
  14: "page fault",
  16: "x87 floating-point error",
  17: "misaligned access",
  18: "machine check",
  19: "SIMD floating-point error",
};

const panicking = global("__tsjit_panicking", i32);

/** Once only: a fault while reporting a fault ends the machine at once. */
const begin = define("__tsjit_begin_panic", voidType, {}, (f) => {
  const state = f.address(panicking).at(i32);
  f.if(state.ne(0), () => f.call(exitNow, PANIC_STATUS));
  state.set(1);
  const flush = f.address(flushAtExit).load(ptr);
  f.if(flush.ne(0), () => f.callPointer(functionType(voidType, []), flush));
});

/** Addresses in the code that stand on the stack behind a call: who called whom, mostly. */
const backtrace = define("__tsjit_backtrace", voidType, { from: ptr }, (f, { from }) => {
  const DEPTH = 16;
  const WORDS = 2048;
  f.call(say, f.string("backtrace"));
  const found = f.local(i32, 0);
  const text = f.address(textStart).ptrtoint().get();
  const end = f.address(textEnd).ptrtoint().get();
  const top = f.address(stackTop).ptrtoint().get();
  const low = f.address(stackBottom).ptrtoint().add(4096).get();
  // After an overflow the stack pointer stands below.
  f.if(from.ptrtoint().ult(low), () => from.set(low.inttoptr()));
  f.range(0, WORDS, () => {
    const at = from.ptrtoint();
    f.if(at.add(4).ugt(top).or(found.eq(DEPTH)), () => f.break());
    const word = from.load(i32).get();
    f.if(
      f.all(word.ugt(text.add(6)), () => word.ult(end)),
      () => {
        const before = word.inttoptr();
        // call rel32; call through a register; call through memory with a short or long displacement.
        const indirect = (distance: number) =>
          before
            .sub(distance)
            .load(i8)
            .eq(-1)
            .and(
              before
                .sub(distance - 1)
                .load(i8)
                .and(0x38)
                .eq(0x10),
            );
        const called = before.sub(5).load(i8).eq(-24).or(indirect(2)).or(indirect(3)).or(indirect(6));
        f.if(called, () => {
          f.call(sayHex, f.string(" "), word);
          found.inc();
        });
      },
    );
    from.inc(4);
  });
  f.call(sayHeap);
  f.call(say, f.string("\n"));
});
const bound = (name: string) => externGlobal(name, arrayType(i8, 0));
const textStart = bound("__text_start");
const textEnd = bound("__text_end");
const stackTop = bound("__tsjit_stack_top");

const exception = define(
  "__tsjit_exception",
  voidType,
  { frame: ptr, address: i32 },
  (f, { frame, address }) => {
    f.call(begin);
    f.call(say, f.string("\npanic: "));
    const vector = frame.field(Frame, "vector").get();
    const name = f.local(ptr, f.string("exception"));
    f.switch(
      vector,
      Object.entries(NAMES).map(
        ([number, text]) => [Number(number), () => name.set(f.string(text))] as const,
      ),
    );
    f.call(say, name);
    const hex = (label: string, value: Operand) => f.call(sayHex, f.string(label), value);
    f.if(vector.eq(14).or(vector.eq(8)), () => {
      const error = frame.field(Frame, "error").get();
      const writes = error.and(2).ne(0).select(f.string(", write to "), f.string(", read of "));
      // Without NX a fetch says it is a read; it is one of the instruction itself.
      const fetches = error
        .and(16)
        .ne(0)
        .or(address.eq(frame.field(Frame, "eip")));
      const kind = fetches.select(f.string(", execution of "), writes);
      f.if(vector.eq(14), () => f.call(sayHex, kind, address));
      const guard = f.address(stackBottom).ptrtoint();
      f.if(address.sub(guard).ult(4096), () => f.call(say, f.string(" (stack overflow)")));
      f.if(address.ult(4096), () => f.call(say, f.string(" (null pointer)")));
      f.if(error.and(3).eq(3), () => f.call(say, f.string(" (read-only)")));
    });
    hex(", eip ", frame.field(Frame, "eip"));
    for (const [label, register] of [
      ["\neax ", "eax"],
      [" ebx ", "ebx"],
      [" ecx ", "ecx"],
      [" edx ", "edx"],
      ["\nesi ", "esi"],
      [" edi ", "edi"],
      [" ebp ", "ebp"],
    ] as const) {
      hex(label, frame.field(Frame, register));
    }
    // pushad kept the stack pointer of before itself; the vector and what the processor pushed lie above.
    const esp = frame.field(Frame, "esp").add(PUSHED).get();
    hex(" esp ", esp);
    hex("\neflags ", frame.field(Frame, "eflags"));
    hex(" error ", frame.field(Frame, "error"));
    hex(" vector ", vector);
    f.call(say, f.string("\n"));
    f.call(backtrace, esp.inttoptr());
    f.call(exitNow, PANIC_STATUS);
  },
);

const abortFunction = define(
  abortWith.name,
  voidType,
  abortWith.params,
  (f, { message, address }) => {
    f.call(begin);
    f.call(say, f.string("\npanic: "));
    f.call(say, message);
    f.call(sayHex, f.string(": 0x"), address.ptrtoint());
    f.call(say, f.string("\n"));
    const here = f.alloca(i32);
    f.call(backtrace, here);
    f.call(exitNow, PANIC_STATUS);
    f.unreachable();
  },
  abortWith.options,
);

const vectors = externGlobal("__tsjit_vectors", arrayType(i8, VECTORS * VECTOR_SIZE));
const Gate = struct({ low: i16, selector: i16, kind: i16, high: i16 });
/** Present, ring 0, 32-bit interrupt gate. */
const INTERRUPT_GATE = 0x8e00;
/** Exceptions, then the interrupts of devices: see `interrupts.ts` and `apic.ts`. */
export const GATES = VECTORS + 32;
const TASK_GATE = 0x8500;
export const gates = global("__tsjit_idt", arrayType(Gate.type, GATES), "zero", { align: 8 });

/** Makes gate `n` of a table lead to code at `entry`, with interrupts off. */
export const setGate = define(
  "__tsjit_set_gate",
  voidType,
  { table: ptr, n: i32, entry: i32 },
  (_, { table, n, entry }) => {
    const gate = table.offset(Gate.type, n).get();
    gate.field(Gate, "low").set(entry.trunc(i16));
    gate.field(Gate, "selector").set(CODE_SELECTOR);
    gate.field(Gate, "kind").set(INTERRUPT_GATE - 0x10000);
    gate.field(Gate, "high").set(entry.shr(16).trunc(i16));
  },
);

/** The state of a task, as the processor saves and loads it. */
const Task = struct({
  link: i32,
  stacks: arrayType(i32, 6),
  cr3: i32,
  eip: i32,
  eflags: i32,
  eax: i32,
  ecx: i32,
  edx: i32,
  ebx: i32,
  esp: i32,
  ebp: i32,
  esi: i32,
  edi: i32,
  es: i32,
  cs: i32,
  ss: i32,
  ds: i32,
  fs: i32,
  gs: i32,
  ldt: i32,
  trap: i32,
});
const task = global("__tsjit_task", Task.type);
const faultTask = global("__tsjit_fault_task", Task.type);
const gdt = externGlobal("__tsjit_gdt", arrayType(i8, 40));
const doubleFaultEntry = externGlobal("__tsjit_double_fault_entry", arrayType(i8, 0));
const spareStackTop = externGlobal("__tsjit_spare_stack_top", arrayType(i8, 0));
const loadTask = declare("__tsjit_load_task", voidType, { selector: i32 });
const pageTables = declare("__tsjit_page_tables", i32, {});

/** A fault that could not be handled on its own stack: most often there is no stack left. */
const doubleFault = define("__tsjit_double_fault", voidType, { address: i32 }, (f, { address }) => {
  const frame = f.alloca(Frame.type);
  const from = f.address(task);
  for (const register of ["edi", "esi", "ebp", "ebx", "edx", "ecx", "eax", "eip", "cs", "eflags"] as const) {
    frame.field(Frame, register).set(from.field(Task, register));
  }
  frame.field(Frame, "esp").set(from.field(Task, "esp").sub(PUSHED));
  frame.field(Frame, "vector").set(8);
  frame.field(Frame, "error").set(0);
  f.call(exception, frame, address);
});

/** Gives double faults a task, and so a stack, of their own. Call with the final page tables. */
export const catchDoubleFaults = define("__tsjit_catch_double_faults", voidType, {}, (f) => {
  const describe = (selector: number, state: typeof task) => {
    const base = f.address(state).ptrtoint();
    const entry = f.address(gdt).add(selector).get();
    entry.add(2).store(base.trunc(i16));
    entry.add(4).store(base.shr(16).trunc(i8));
    entry.add(7).store(base.shr(24).trunc(i8));
  };
  describe(TASK_SELECTOR, task);
  describe(FAULT_TASK_SELECTOR, faultTask);
  const state = f.address(faultTask);
  state.field(Task, "cr3").set(f.call(pageTables));
  state.field(Task, "eip").set(f.address(doubleFaultEntry).ptrtoint());
  state.field(Task, "esp").set(f.address(spareStackTop).ptrtoint());
  state.field(Task, "eflags").set(2);
  state.field(Task, "cs").set(CODE_SELECTOR);
  for (const segment of ["es", "ss", "ds", "fs", "gs"] as const)
    state.field(Task, segment).set(DATA_SELECTOR);
  f.call(loadTask, TASK_SELECTOR);
  const gate = f.address(gates).offset(Gate.type, 8);
  gate.field(Gate, "low").set(0);
  gate.field(Gate, "selector").set(FAULT_TASK_SELECTOR);
  gate.field(Gate, "kind").set(TASK_GATE - 0x10000);
  gate.field(Gate, "high").set(0);
});

/** Loads the interrupt table register. */
export const pointIdt = define("__tsjit_point_idt", voidType, { at: ptr, limit: i32 }, (f, { at, limit }) => {
  const pointer = f.alloca(arrayType(i16, 3), 1, 4);
  pointer.at(i16, 0).set(limit.trunc(i16));
  pointer.add(2).store(at.ptrtoint(), i32, { align: 2 });
  f.call(loadIdt, pointer);
});

/** Makes every exception end in the panic above. */
export const catchExceptions = define("__tsjit_catch_exceptions", voidType, {}, (f) => {
  f.range(0, VECTORS, (i) => {
    const entry = f.address(vectors).add(i.mul(VECTOR_SIZE)).ptrtoint();
    f.call(setGate, f.address(gates), i, entry);
  });
  f.call(pointIdt, f.address(gates), VECTORS * 8 - 1);
});

export const panicFunctions = [
  panicking,
  ...reportFunctions,
  begin,
  backtrace,
  exception,
  task,
  faultTask,
  doubleFault,
  catchDoubleFaults,
  abortFunction,
  gates,
  setGate,
  pointIdt,
  catchExceptions,
];
