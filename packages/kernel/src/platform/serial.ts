/**
 * The 16550 serial ports: output is polled, input comes by interrupts. COM1 carries standard input and output, COM2 (where there is one) standard error.
 *
 * The receive FIFO stays off: switching it on would clear bytes that have already come.
 * Source: National Semiconductor, PC16550D data sheet.
 */
import { define, type Expr, global, i8, i32, ptr, voidType } from "@ts-jit/ir";
import { onInterrupt } from "./interrupts.js";
import { in8, out8 } from "./ports.js";
import { ByteQueue } from "./queue.js";

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
/** Never set while the FIFO is off, but read as set where there is no port. */
const FIFO_ERROR = 0x80;
const CAN_SEND = 0x20;
/** Modem control: data terminal ready, request to send; the second output, which connects the interrupt line. */
const READY = 3;
const INTERRUPT_LINE = 8;
const WHEN_RECEIVED = 1;
const COM1_LINE = 4;
/** The host ends standard input with this. */
const END_OF_INPUT = 4;

/** The port of standard error: COM2 if it answers. */
export const errorPort = global("__tsjit_error_port", i32, COM1);
const inputEnded = global("__tsjit_input_ended", i32);
/** What has come and was not read. */
const received = new ByteQueue("__tsjit_serial_queue", 4096);

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
  set(MODEM_CONTROL, READY);
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

/** Takes what has come; without room for it no more is asked for, and the sender waits. */
const take = define("__tsjit_serial_take", voidType, {}, (f) =>
  f.while(
    () =>
      f
        .call(in8, COM1 + LINE_STATUS)
        .and(RECEIVED | FIFO_ERROR)
        .eq(RECEIVED),
    () => {
      f.if(received.isFull(f), () => {
        f.call(out8, COM1 + INTERRUPTS, 0);
        f.return();
      });
      received.push(f, f.call(in8, COM1 + DATA));
    },
  ),
);

const interrupt = define("__tsjit_serial_interrupt", voidType, { frame: ptr }, (f) => {
  f.call(take);
});

/** Has input come by interrupts, where there is a port. */
export const serialListen = define("__tsjit_serial_listen", voidType, {}, (f) => {
  f.if(f.call(in8, COM1 + LINE_STATUS).eq(0xff), () => f.return());
  f.call(onInterrupt, COM1_LINE, f.address(interrupt));
  f.call(out8, COM1 + MODEM_CONTROL, READY | INTERRUPT_LINE);
  f.call(out8, COM1 + INTERRUPTS, WHEN_RECEIVED);
});

/** 1 when there is input, or its end, to read. Call with interrupts off. */
export const serialReady = define("__tsjit_serial_ready", i32, {}, (f) => {
  f.call(take);
  f.return(f.any(f.address(inputEnded).load(i32).ne(0), () => received.isEmpty(f).not()).zext(i32));
});

/** Gives what has come, to the end of a line at most; 0 at the end of input. */
export const serialRead = define("__tsjit_serial_read", i32, { to: ptr, n: i32 }, (f, { to, n }) => {
  const count = f.local(i32, 0);
  f.while(
    () =>
      f.all(
        count.ult(n),
        () => f.address(inputEnded).load(i32).eq(0),
        () => received.isEmpty(f).not(),
      ),
    () => {
      const c = received.pop(f);
      f.if(c.eq(END_OF_INPUT), () => {
        f.address(inputEnded).store(1, i32);
        f.break();
      });
      to.at(i8, count).set(c.trunc(i8));
      count.inc();
      f.if(c.eq(10), () => f.break());
    },
  );
  // The handler may have stopped for want of room.
  f.if(received.isEmpty(f), () => f.call(out8, COM1 + INTERRUPTS, WHEN_RECEIVED));
  f.return(count);
});

export const serialFunctions = [
  errorPort,
  inputEnded,
  ...received.definitions,
  setUp,
  serialStart,
  serialWrite,
  take,
  interrupt,
  serialListen,
  serialReady,
  serialRead,
];
