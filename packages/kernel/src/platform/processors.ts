/**
 * The other processors: found in the ACPI tables, started one after the other when work for them first comes, then
 * asleep until an interrupt announces more.
 *
 * Sources: ACPI Specification 5.2.12 (MADT); Intel SDM volume 3, 9.4 (multiple-processor initialization), 11 (APIC).
 */
import {
  arrayType,
  declare,
  define,
  type Expr,
  externGlobal,
  type FunctionBuilder,
  global,
  i8,
  i16,
  i32,
  i64,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { aligned_alloc } from "../libc/heap.js";
import { memcpy } from "../libc/memory.js";
import { parallelFor, processors, workType } from "../libc/parallel.js";
import { CODE_SELECTOR } from "../stubs/bare.js";
import { enablePaging, noExecuteOn, pageTablesAt } from "./paging.js";
import { gates, INTERRUPT_GATE, pointIdt } from "./panic.js";

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

/** Registers of the local APIC, at its default address. */
const APIC = 0xfee00000;
const REGISTER = { id: 0x20, spurious: 0xf0, command: 0x300, target: 0x310 } as const;
const INIT = 0x4500;
const START_UP = 0x4600;
/** A fixed interrupt to everyone else. */
const WAKE_OTHERS = 0xc4000 | WAKE_VECTOR;
const apic = (f: FunctionBuilder, register: keyof typeof REGISTER) =>
  f.const(ptr, APIC + REGISTER[register]).at(i32, 0, { volatile: true });

/** How many processors work, 0 before they were started; and how many of the others have come up. */
const count = global("__tsjit_processor_count", i32);
const ready = global("__tsjit_processors_ready", i32);
/** The top of the stack of the processor being started. */
const stackTop = global("__tsjit_processor_stack", i32);
const wakeTable = global("__tsjit_wake_idt", arrayType(i64, WAKE_VECTOR + 1), "zero", { align: 8 });

/** The work: numbers from `next` to `limit`; `generation` changes when there is new work. */
const work = {
  generation: global("__tsjit_work_generation", i32),
  next: global("__tsjit_work_next", i32),
  limit: global("__tsjit_work_limit", i32),
  fn: global("__tsjit_work_function", ptr),
  argument: global("__tsjit_work_argument", ptr),
  done: global("__tsjit_work_done", i32),
} as const;
const shared = (f: FunctionBuilder, cell: typeof count, type: typeof i32 | typeof ptr = i32) =>
  f.address(cell).at(type, 0, { volatile: true });
const increment = (f: FunctionBuilder, cell: typeof count): Expr =>
  f.wrap(f.ir.atomicrmw("add", f.address(cell).value, f.const(i32, 1).value));

const takeWork = define("__tsjit_take_work", voidType, {}, (f) => {
  const fn = shared(f, work.fn, ptr).get();
  const argument = shared(f, work.argument, ptr).get();
  const limit = shared(f, work.limit).get();
  f.loop(() => {
    const number = increment(f, work.next);
    f.if(number.ge(limit), () => f.break());
    f.callPointer(workType, fn, number, argument);
  });
});

/** What a started processor does for ever. */
const processorMain = define("__tsjit_processor_main", voidType, {}, (f) => {
  const tables = f.address(pageTablesAt).load(ptr);
  f.if(tables.ne(0), () => f.call(enablePaging, tables, f.address(noExecuteOn).load(i32)));
  f.call(pointIdt, f.address(wakeTable), (WAKE_VECTOR + 1) * GATE_SIZE - 1);
  apic(f, "spurious").set(0x1ff);
  const seen = f.local(shared(f, work.generation).get());
  increment(f, ready);
  f.loop(() => {
    // Work often follows work: look for a while before going to sleep.
    const looks = f.local(i32, 2000);
    f.while(
      () => f.all(looks.ne(0), () => shared(f, work.generation).eq(seen)),
      () => {
        f.call(pause);
        looks.dec();
      },
    );
    f.while(
      () => shared(f, work.generation).eq(seen),
      () => f.call(sleep),
    );
    seen.set(shared(f, work.generation));
    f.call(takeWork);
    increment(f, work.done);
  });
});

const wait = define("__tsjit_wait_microseconds", voidType, { n: i32 }, (f, { n }) => {
  const time = f.alloca(arrayType(i32, 2));
  time.at(i32, 0).set(0);
  time.at(i32, 1).set(n.mul(1000));
  f.call(nanosleep, time, f.null);
});

/** Starts the processor of an APIC number; waits until it is up, a tenth of a second at most. */
const startProcessor = define("__tsjit_start_processor", voidType, { id: i32 }, (f, { id }) => {
  const stack = f.call(aligned_alloc, 64, STACK_SIZE);
  f.if(stack.eq(0), () => f.return());
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
  f.if(shared(f, ready).ne(before), () => f.address(count).at(i32).inc());
});

/** The table of interrupt controllers, or null. */
const findControllers = define("__tsjit_find_controllers", ptr, {}, (f) => {
  const word = (text: string) =>
    [...text].reduce((sum, c, at) => sum + c.charCodeAt(0) * 2 ** (8 * at), 0) | 0;
  f.range(
    0xe0000,
    0x100000,
    (address) => {
      const root = address.inttoptr();
      const found = f.all(root.at(i32, 0).eq(word("RSD ")), () => root.at(i32, 1).eq(word("PTR ")));
      f.if(found, () => {
        const list = root.at(ptr, 4).get();
        const entries = list.at(i32, 1).sub(36).udiv(4);
        f.range(0, entries, (i) => {
          const table = list.add(36).at(ptr, i).get();
          f.if(table.load(i32).eq(word("APIC")), () => f.return(table));
        });
      });
    },
    16,
  );
  f.return(f.null);
});

const startAll = define(processors.name, i32, {}, (f) => {
  const known = f.address(count).at(i32);
  f.if(known.ne(0), () => f.return(known));
  known.set(1);
  const table = f.call(findControllers);
  f.if(table.eq(0), () => f.return(1));
  // Every gate as here, and one more.
  f.call(memcpy, f.address(wakeTable), f.address(gates), 32 * GATE_SIZE);
  const gate = f.address(wakeTable).offset(i64, WAKE_VECTOR);
  const entry = f.address(wakeEntry).ptrtoint();
  gate.at(i16, 0).set(entry.trunc(i16));
  gate.at(i16, 1).set(CODE_SELECTOR);
  gate.at(i16, 2).set(INTERRUPT_GATE - 0x10000);
  gate.at(i16, 3).set(entry.shr(16).trunc(i16));
  f.call(memcpy, f.const(ptr, TRAMPOLINE), f.address(trampoline), TRAMPOLINE_SIZE);
  apic(f, "spurious").set(0x1ff);
  const self = apic(f, "id").shr(24).get();
  const at = f.local(table.add(44));
  const end = table.add(table.at(i32, 1));
  f.while(
    () => at.lt(end),
    () => {
      // Type 0: a processor and its APIC's number; bit 0 of the flags: it can be used.
      const usable = at.load(i8).eq(0).and(at.add(4).load(i8).and(1).ne(0));
      const id = at.add(3).load(i8).zext(i32).get();
      f.if(usable.and(id.ne(self)), () => f.call(startProcessor, id));
      at.inc(at.add(1).load(i8).zext(i32).umax(1));
    },
  );
  f.return(known);
});

const run = define(parallelFor.name, voidType, parallelFor.params, (f, { n, fn, argument }) => {
  const others = f.call(processors).sub(1).get();
  shared(f, work.fn, ptr).set(fn);
  shared(f, work.argument, ptr).set(argument);
  shared(f, work.limit).set(n);
  shared(f, work.next).set(0);
  shared(f, work.done).set(0);
  f.if(others.ne(0).and(n.gt(1)), () => {
    increment(f, work.generation);
    apic(f, "command").set(WAKE_OTHERS);
    f.call(takeWork);
    f.while(
      () => shared(f, work.done).ne(others),
      () => f.call(pause),
    );
    f.return();
  });
  f.call(takeWork);
});

export const processorFunctions = [
  count,
  ready,
  stackTop,
  wakeTable,
  ...Object.values(work),
  takeWork,
  processorMain,
  wait,
  startProcessor,
  findControllers,
  startAll,
  run,
];
