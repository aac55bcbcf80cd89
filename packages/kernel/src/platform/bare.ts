/** The bare platform: the same library with nothing under it. */
import { define, type Expr, type FunctionBuilder, global, i8, i32, ptr, voidType } from "@ts-jit/ir";
import { environ } from "../libc/environment.js";
import { fail } from "../libc/errno.js";
import { exit } from "../libc/exit.js";
import { mainFunction, runConstructors } from "../libc/start.js";
import { strlen } from "../libc/string.js";
import { progress } from "../libc/ticks.js";
import { acpiFunctions } from "./acpi.js";
import { apicFunctions } from "./apic.js";
import {
  bootCommandLine,
  bootInformationFunctions,
  findMemory,
  findMoreMemory,
  heapLimit,
  heapStart,
} from "./boot-information.js";
import { clockFunctions } from "./clock.js";
import { consoleFunctions, consoleRead } from "./console.js";
import { directoryFunctions } from "./directories.js";
import { fileRead, fileSystemFunctions, fileWrite, transferType } from "./files.js";
import { abortWith, exitNow, isatty, moreMemory, read, sbrk, write } from "./interface.js";
import { interruptFunctions } from "./interrupts.js";
import { keyboardFunctions } from "./keyboard.js";
import { mappingFunctions } from "./mappings.js";
import { MULTIBOOT_MAGIC, multibootFunctions, readMultiboot } from "./multiboot.js";
import { MULTIBOOT2_MAGIC, multiboot2Functions, readMultiboot2 } from "./multiboot2.js";
import { pagingFunctions, protectMemory } from "./paging.js";
import { catchDoubleFaults, catchExceptions, panicFunctions } from "./panic.js";
import { pciFunctions } from "./pci.js";
import { pitFunctions } from "./pit.js";
import { halt, out8, out32 } from "./ports.js";
import { powerFunctions } from "./power.js";
import { processorFunctions } from "./processors.js";
import { PVH_MAGIC, pvhFunctions, readPvh } from "./pvh.js";
import { COM1, errorPort, serialFunctions, serialStart, serialWrite } from "./serial.js";
import { timerFunctions } from "./timer.js";
import { vgaFunctions, vgaWrite } from "./vga.js";

/** The status byte goes to this port, then the machine is ended through the other. */
const STATUS_PORT = 0xe9;
const END_PORT = 0xf4;

const emptyEnvironment = global("__tsjit_empty_environment", ptr);

/**
 * Splits the command line into words at `argv`, their text at `to`; gives how many. Blanks separate; quotes of either
 * kind group; a backslash takes the next character as it is, except within single quotes.
 */
const splitWords = define(
  "__tsjit_split_words",
  i32,
  { line: ptr, argv: ptr, to: ptr },
  (f, { line, argv, to }) => {
    const count = f.local(i32, 0);
    f.loop(() => {
      f.while(
        () => line.load(i8).eq(32).or(line.load(i8).eq(9)),
        () => line.inc(),
      );
      f.if(line.load(i8).eq(0), () => f.break());
      argv.at(ptr, count).set(to);
      count.inc();
      const quote = f.local(i8, 0);
      f.loop(() => {
        const c = f.local(line.load(i8));
        f.if(c.eq(0), () => f.break());
        line.inc();
        f.if(quote.eq(0), () => {
          f.if(c.eq(32).or(c.eq(9)), () => f.break());
          f.if(c.eq(34).or(c.eq(39)), () => {
            quote.set(c);
            f.continue();
          });
        });
        f.if(c.eq(quote), () => {
          quote.set(0);
          f.continue();
        });
        f.if(
          f.all(
            c.eq(92),
            () => quote.ne(39),
            () => line.load(i8).ne(0),
          ),
          () => {
            c.set(line.load(i8));
            line.inc();
          },
        );
        to.store(c);
        to.inc();
      });
      to.store(0, i8);
      to.inc();
    });
    argv.at(ptr, count).set(f.null);
    f.return(count);
  },
);

/** Called by the entry stub with what the loader left in eax and ebx. */
const start = define("__tsjit_start", voidType, { magic: i32, info: ptr }, (f, { magic, info }) => {
  f.call(serialStart); // to be heard
  f.call(catchExceptions); // to explain what goes wrong from here on
  f.address(bootCommandLine).store(f.string(""));
  f.switch(
    magic, // command line, modules, memory
    [
      [MULTIBOOT_MAGIC, () => f.call(readMultiboot, info)],
      [MULTIBOOT2_MAGIC, () => f.call(readMultiboot2, info)],
      [PVH_MAGIC, () => f.call(readPvh, info)],
    ],
    () => f.call(abortWith, f.string("started by no loader known here"), magic.inttoptr()),
  );
  f.call(findMemory); // the heap's place
  f.call(protectMemory); // null pointers, wild writes and jumps, a full stack now fault
  f.call(catchDoubleFaults); // for faults with no stack left
  f.address(environ).store(f.address(emptyEnvironment));
  const line = f.address(bootCommandLine).load(ptr).get();
  const length = f.call(strlen, line);
  // At most every second character starts a word; one pointer for a name, one ends the list.
  const words = length.shl(1).and(-4).add(12).get();
  const argv = f.call(sbrk, words.add(length.add(4).and(-4)).add(15).and(-16));
  f.if(argv.ptrtoint().eq(-1), () => f.call(abortWith, f.string("no memory for the command line"), line));
  argv.at(ptr).set(f.string("program")); // where the loader leaves the name out
  const first = magic.eq(PVH_MAGIC).or(length.eq(0)).zext(i32).get();
  const argc = f.call(splitWords, line, argv.offset(ptr, first), argv.add(words)).add(first);
  runConstructors(f);
  f.call(exit, f.call(mainFunction, argc, argv, f.address(emptyEnvironment)));
});

/** Files come in with the first `open`; until then there are none. */
function transfer(f: FunctionBuilder, hook: typeof fileRead, ...args: readonly Expr[]): void {
  const operation = f.address(hook).load(ptr);
  f.if(operation.eq(0), () => fail(f, "EBADF"));
  f.return(f.callPointer(transferType, operation, ...args));
}

const streams = [
  define(write.name, i32, write.params, (f, { fd, from, n }) => {
    f.if(fd.sub(1).ugt(1), () => transfer(f, fileWrite, fd, from, n));
    f.address(progress).at(i32).inc();
    const port: Expr = fd.eq(2).select(f.address(errorPort).load(i32), COM1);
    f.call(serialWrite, port, from, n);
    f.call(vgaWrite, from, n);
    f.return(n);
  }),
  define(read.name, i32, read.params, (f, { fd, to, n }) => {
    f.if(fd.ne(0), () => transfer(f, fileRead, fd, to, n));
    f.return(f.call(consoleRead, to, n));
  }),
  // Serial lines are terminals: output goes out line by line.
  define(isatty.name, i32, isatty.params, (f, { fd }) => f.return(fd.ult(3).zext(i32))),
];

const brk = global("__tsjit_break", i32);
const memory = [
  brk,
  define(sbrk.name, ptr, sbrk.params, (f, { n }) => {
    const top = f.address(brk).at(i32);
    f.if(top.eq(0), () => top.set(f.address(heapStart).load(i32)));
    const old = top.get();
    f.if(n.ugt(f.address(heapLimit).load(i32).sub(old)), () =>
      fail(f, "ENOMEM", f.const(i32, -1).inttoptr()),
    );
    top.set(old.add(n));
    f.return(old.inttoptr());
  }),
];

/** The largest stretch is the heap's first; the others follow when it is used up. */
const switchMemory = define(moreMemory.name, i32, {}, (f) => {
  f.address(brk).store(0, i32);
  f.return(f.call(findMoreMemory));
});

const ending = define(
  exitNow.name,
  voidType,
  exitNow.params,
  (f, { status }) => {
    f.call(out8, STATUS_PORT, status);
    f.call(out32, END_PORT, 0);
    f.call(halt);
    f.unreachable();
  },
  exitNow.options,
);

export const bareFunctions = [
  emptyEnvironment,
  splitWords,
  start,
  ...streams,
  ...memory,
  switchMemory,
  ending,
  ...serialFunctions,
  ...vgaFunctions,
  ...clockFunctions,
  ...fileSystemFunctions,
  ...directoryFunctions,
  ...mappingFunctions,
  ...bootInformationFunctions,
  ...multibootFunctions,
  ...multiboot2Functions,
  ...pvhFunctions,
  ...panicFunctions,
  ...pagingFunctions,
  ...acpiFunctions,
  ...apicFunctions,
  ...pitFunctions,
  ...processorFunctions,
  ...powerFunctions,
  ...pciFunctions,
  ...interruptFunctions,
  ...timerFunctions,
  ...keyboardFunctions,
  ...consoleFunctions,
];
