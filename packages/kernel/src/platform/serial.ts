/**
 * The 16550 serial ports, polled. COM1 carries standard input and output, COM2 (where there is one) standard error.
 *
 * The receive FIFO stays off: switching it on would clear bytes that have already come.
 * Source: National Semiconductor, PC16550D data sheet.
 */
import { define, type Expr, type FunctionBuilder, global, i8, i32, ptr, voidType } from "@ts-jit/ir";
import { in8, out8 } from "./ports.js";

export const COM1 = 0x3f8;
const COM2 = 0x2f8;
/** Registers by their distance from the base. */
const DATA = 0;
const INTERRUPTS = 1;
const LINE_CONTROL = 3;
const MODEM_CONTROL = 4;
const LINE_STATUS = 5;
const SCRATCH = 7;
const RECEIVED = 0x01;
const CAN_SEND = 0x20;
/** The host ends standard input with this. */
const END_OF_INPUT = 4;

/** The port of standard error: COM2 if it answers. */
export const errorPort = global("__tsjit_error_port", i32, COM1);
const inputEnded = global("__tsjit_input_ended", i32);

const setUp = define("__tsjit_serial_set_up", voidType, { base: i32 }, (f, { base }) => {
  const DIVISOR_ACCESS = 0x80;
  const EIGHT_BITS = 3;
  const set = (register: number, value: number) => f.call(out8, base.add(register), value);
  set(INTERRUPTS, 0);
  set(LINE_CONTROL, DIVISOR_ACCESS | EIGHT_BITS);
  // Divisor 1: 115200 baud.
  set(DATA, 1);
  set(INTERRUPTS, 0);
  set(LINE_CONTROL, EIGHT_BITS);
  // Data terminal ready, request to send.
  set(MODEM_CONTROL, 3);
});

export const serialStart = define("__tsjit_serial_start", voidType, {}, (f) => {
  f.call(setUp, COM1);
  const keeps = (value: number): Expr => {
    f.call(out8, COM2 + SCRATCH, value);
    return f.call(in8, COM2 + SCRATCH).eq(value);
  };
  f.if(
    f.all(keeps(0x5a), () => keeps(0xa5)),
    () => {
      f.call(setUp, COM2);
      f.address(errorPort).store(COM2, i32);
    },
  );
});

export const serialWrite = define(
  "__tsjit_serial_write",
  voidType,
  { base: i32, from: ptr, n: i32 },
  (f, { base, from, n }) => {
    f.while(
      () => n.ne(0),
      () => {
        // A port that is not there reads as all ones, so this ends on any machine.
        f.while(
          () => f.call(in8, base.add(LINE_STATUS)).and(CAN_SEND).eq(0),
          () => {},
        );
        f.call(out8, base.add(DATA), from.load(i8).zext(i32));
        from.inc();
        n.dec();
      },
    );
  },
);

const received = (f: FunctionBuilder): Expr =>
  f
    .call(in8, COM1 + LINE_STATUS)
    .and(RECEIVED)
    .ne(0);

/** Waits for input; gives what has come, to the end of a line at most. 0 at the end of input. */
export const serialRead = define("__tsjit_serial_read", i32, { to: ptr, n: i32 }, (f, { to, n }) => {
  const count = f.local(i32, 0);
  f.if(n.eq(0).or(f.address(inputEnded).load(i32).ne(0)), () => f.return(0));
  f.while(
    () => received(f).not(),
    () => {},
  );
  f.while(
    () => f.all(count.ult(n), () => received(f)),
    () => {
      const c = f.call(in8, COM1 + DATA);
      f.if(c.eq(END_OF_INPUT), () => {
        f.address(inputEnded).store(1, i32);
        f.break();
      });
      to.at(i8, count).set(c.trunc(i8));
      count.inc();
      f.if(c.eq(10), () => f.break());
    },
  );
  f.return(count);
});

export const serialFunctions = [errorPort, inputEnded, setUp, serialStart, serialWrite, serialRead];
