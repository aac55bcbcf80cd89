/**
 * `void tsjit_power_off(void)` and `void tsjit_reboot(void)`. Neither flushes what stdio holds; a machine that can do
 * neither stands still.
 *
 * Source: ACPI Specification 4.8.3 (PM1 control), 7.4.2 (S5), 20 (AML); Intel 8042 data sheet; Intel PCH, "Reset control".
 */
import { arrayType, declare, define, type Expr, i8, i16, i32, ptr, voidType } from "@ts-jit/ir";
import { acpiWord, findTable, LENGTH } from "./acpi.js";
import { disableInterrupts } from "./interrupts.js";
import { pointIdt } from "./panic.js";
import { halt, in8, in16, out8, out16 } from "./ports.js";

const breakpoint = declare("__tsjit_breakpoint", voidType, {});

/** Fields of the fixed description table (FADT). */
const FIXED = { definitions: 40, smiPort: 48, enable: 52, controlA: 64, controlB: 68 } as const;
const CONTROL = { acpiOn: 1, sleep: 1 << 13 } as const;
const SLEEP_TYPE_SHIFT = 10;
/** AML: a package; a byte constant. */
const PACKAGE = 0x12;
const BYTE = 0x0a;

/**
 * What to write for S5 (soft off), by register in a byte each; -1 when the tables do not say. They say it as
 * Name(_S5_, Package() { a, b, ... }), which is looked for rather than interpreted.
 */
const sleepTypes = define("__tsjit_sleep_types", i32, { definitions: ptr }, (f, { definitions }) => {
  const end = definitions.add(definitions.add(LENGTH).load(i32)).get();
  const at = f.local(definitions.add(36));
  f.while(
    () => at.add(16).lt(end),
    () => {
      const isName = f.all(at.at(i32, 0, { align: 1 }).eq(acpiWord("_S5_")), () =>
        at.at(i8, 4).zext(i32).eq(PACKAGE),
      );
      f.if(isName, () => {
        // The package's length takes one byte and as many more as its upper two bits say; then the number of elements.
        at.inc(at.at(i8, 5).zext(i32).shr(6).add(7));
        const value = () => {
          f.if(at.load(i8).zext(i32).eq(BYTE), () => at.inc());
          const byte = at.load(i8).zext(i32).get();
          at.inc();
          return byte;
        };
        const a = value();
        const b = value();
        f.return(a.or(b.shl(8)));
      });
      at.inc();
    },
  );
  f.return(-1);
});

const powerOff = define("tsjit_power_off", voidType, {}, (f) => {
  f.call(disableInterrupts);
  const fixed = f.call(findTable, acpiWord("FACP")).get();
  f.if(fixed.ne(0), () => {
    const field = (name: keyof typeof FIXED, type: typeof i32 | typeof i8 = i32) =>
      type === i8 ? fixed.add(FIXED[name]).load(i8).zext(i32).get() : fixed.add(FIXED[name]).load(i32).get();
    const types = f.call(sleepTypes, fixed.add(FIXED.definitions).load(ptr)).get();
    const control = field("controlA");
    f.if(types.ne(-1).and(control.ne(0)), () => {
      const smi = field("smiPort");
      const isOff = () => f.call(in16, control).and(CONTROL.acpiOn).eq(0);
      f.if(
        f.all(isOff(), () => smi.ne(0)),
        () => {
          f.call(out8, smi, field("enable", i8));
          const tries = f.local(i32, 1_000_000);
          f.while(
            () => f.all(tries.ne(0), isOff),
            () => tries.dec(),
          );
        },
      );
      const sleep = (port: Expr, type: Expr) =>
        f.call(
          out16,
          port,
          type
            .and(7)
            .shl(SLEEP_TYPE_SHIFT)
            .or(CONTROL.sleep | CONTROL.acpiOn),
        );
      sleep(control, types);
      const second = field("controlB");
      f.if(second.ne(0), () => sleep(second, types.shr(8)));
    });
  });
  f.call(halt);
  f.unreachable();
});

const KEYBOARD_CONTROLLER = 0x64;
const RESET_LINE = 0xfe;
const RESET_CONTROL = 0xcf9;
const HARD_RESET = 6;

const reboot = define("tsjit_reboot", voidType, {}, (f) => {
  f.call(disableInterrupts);
  // The keyboard controller, when it has taken what it was given before.
  const tries = f.local(i32, 10_000);
  f.while(
    () => f.all(tries.ne(0), () => f.call(in8, KEYBOARD_CONTROLLER).and(2).ne(0)),
    () => tries.dec(),
  );
  f.call(out8, KEYBOARD_CONTROLLER, RESET_LINE);
  f.call(out8, RESET_CONTROL, HARD_RESET);
  // An exception without a table of handlers: the processor gives up, and the machine starts again.
  f.call(pointIdt, f.alloca(arrayType(i16, 4)), 0);
  f.call(breakpoint);
  f.call(halt);
  f.unreachable();
});

export const powerFunctions = [sleepTypes, powerOff, reboot];
