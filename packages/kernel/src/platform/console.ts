/** Standard input: what comes by the serial line or from the keyboard, whichever has something first. */
import { define, global, i32, ptr } from "@ts-jit/ir";
import { awaitInterrupt, disableInterrupts, enableInterrupts } from "./interrupts.js";
import { keyboardRead, keyboardReady, keyboardStart } from "./keyboard.js";
import { serialListen, serialRead, serialReady } from "./serial.js";

const listening = global("__tsjit_console_listening", i32);

/** Waits for input; gives what has come, to the end of a line at most. 0 at the end of input. */
export const consoleRead = define("__tsjit_console_read", i32, { to: ptr, n: i32 }, (f, { to, n }) => {
  f.if(n.eq(0), () => f.return(0));
  const first = f.address(listening).at(i32);
  f.if(first.eq(0), () => {
    first.set(1);
    f.call(keyboardStart);
    f.call(serialListen);
  });
  f.loop(() => {
    // With interrupts off nothing can come between the question and the sleep.
    f.call(disableInterrupts);
    for (const [ready, readFrom] of [
      [serialReady, serialRead],
      [keyboardReady, keyboardRead],
    ] as const) {
      f.if(f.call(ready).ne(0), () => {
        f.call(enableInterrupts);
        f.return(f.call(readFrom, to, n));
      });
    }
    f.call(awaitInterrupt);
  });
});

export const consoleFunctions = [listening, consoleRead];
