/** What a broken program's report is written with: nothing of stdio, on standard error. */
import { arrayType, define, functionType, i8, i32, ptr, voidType } from "@ts-jit/ir";
import { heapSummary } from "../libc/exit.js";
import { strlen } from "../libc/string.js";
import { write } from "./interface.js";

export const say = define("__tsjit_say", voidType, { text: ptr }, (f, { text }) => {
  f.call(write, 2, text, f.call(strlen, text));
});
/** `label` and eight hexadecimal digits. */
export const sayHex = define(
  "__tsjit_say_hex",
  voidType,
  { label: ptr, value: i32 },
  (f, { label, value }) => {
    f.call(say, label);
    const text = f.alloca(arrayType(i8, 8));
    f.range(0, 8, (i) => {
      const digit = value.shr(28);
      text.at(i8, i).set(digit.add(digit.ugt(9).select(f.const(i32, 87), 48)).trunc(i8));
      value.set(value.shl(4));
    });
    f.call(write, 2, text, 8);
  },
);

/** How full the heap is, of a program that uses one. */
export const sayHeap = define("__tsjit_say_heap", voidType, {}, (f) => {
  const heap = f.address(heapSummary).load(ptr).get();
  f.if(heap.eq(0), () => f.return());
  const out = f.alloca(arrayType(i32, 2));
  f.callPointer(functionType(voidType, [ptr]), heap, out);
  f.call(sayHex, f.string("\nheap: in use 0x"), out.at(i32, 0));
  f.call(sayHex, f.string(", at most 0x"), out.at(i32, 1));
});

export const reportFunctions = [say, sayHex, sayHeap];
