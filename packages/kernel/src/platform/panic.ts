/** What happens when the processor finds a fault or the library a broken program: say what, and end with status 134. */
import {
  arrayType,
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
import { strlen } from "../libc/string.js";
import { CODE_SELECTOR, VECTOR_SIZE, VECTORS } from "../stubs/bare.js";
import { abortWith, exitNow, write } from "./interface.js";
import { loadIdt } from "./ports.js";

export const PANIC_STATUS = 134;

/** What the entry stub leaves on the stack: pushad, the vector, the error code, what the processor pushed. */
const Frame = struct({
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

const say = define("__tsjit_say", voidType, { text: ptr }, (f, { text }) => {
  f.call(write, 2, text, f.call(strlen, text));
});
/** `label` and eight hexadecimal digits. */
const sayHex = define("__tsjit_say_hex", voidType, { label: ptr, value: i32 }, (f, { label, value }) => {
  f.call(say, label);
  const text = f.alloca(arrayType(i8, 8));
  f.range(0, 8, (i) => {
    const digit = value.shr(28);
    text.at(i8, i).set(digit.add(digit.ugt(9).select(f.const(i32, 87), 48)).trunc(i8));
    value.set(value.shl(4));
  });
  f.call(write, 2, text, 8);
});

/** Once only: a fault while reporting a fault ends the machine at once. */
const begin = define("__tsjit_begin_panic", voidType, {}, (f) => {
  const state = f.address(panicking).at(i32);
  f.if(state.ne(0), () => f.call(exitNow, PANIC_STATUS));
  state.set(1);
  const flush = f.address(flushAtExit).load(ptr);
  f.if(flush.ne(0), () => f.callPointer(functionType(voidType, []), flush));
});

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
    f.if(vector.eq(14), () => hex(" at address ", address));
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
    // The processor pushes no stack pointer when the privilege stays: it is where its frame ends.
    hex(" esp ", frame.add(Frame.size).ptrtoint());
    hex("\neflags ", frame.field(Frame, "eflags"));
    hex(" error ", frame.field(Frame, "error"));
    hex(" vector ", vector);
    f.call(say, f.string("\n"));
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
    f.call(exitNow, PANIC_STATUS);
    f.unreachable();
  },
  abortWith.options,
);

const vectors = externGlobal("__tsjit_vectors", arrayType(i8, VECTORS * VECTOR_SIZE));
const Gate = struct({ low: i16, selector: i16, kind: i16, high: i16 });
/** Present, ring 0, 32-bit interrupt gate. */
const INTERRUPT_GATE = 0x8e00;
const table = global("__tsjit_idt", arrayType(Gate.type, VECTORS), "zero", { align: 8 });

/** Makes every exception end in the panic above. */
export const catchExceptions = define("__tsjit_catch_exceptions", voidType, {}, (f) => {
  f.range(0, VECTORS, (i) => {
    const entry = f.address(vectors).add(i.mul(VECTOR_SIZE)).ptrtoint();
    const gate = f.address(table).offset(Gate.type, i);
    gate.field(Gate, "low").set(entry.trunc(i16));
    gate.field(Gate, "selector").set(CODE_SELECTOR);
    gate.field(Gate, "kind").set(INTERRUPT_GATE - 0x10000);
    gate.field(Gate, "high").set(entry.shr(16).trunc(i16));
  });
  const pointer = f.alloca(arrayType(i16, 3), 1, 4);
  pointer.at(i16, 0).set(VECTORS * 8 - 1);
  pointer.add(2).store(f.address(table).ptrtoint(), i32, { align: 2 });
  f.call(loadIdt, pointer);
});

export const panicFunctions = [
  panicking,
  say,
  sayHex,
  begin,
  exception,
  abortFunction,
  table,
  catchExceptions,
];
