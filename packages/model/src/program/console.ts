/** The guest's terminal: constant texts, numbers, and lines as they are typed. */
import { arrayType, define, global, i8, i32, ptr, voidType } from "@ts-jit/ir";
import { read, write } from "./library.js";

export const INPUT = 0;
export const OUTPUT = 1;
export const ERROR = 2;

/** Bytes of a line that are taken; what is longer is cut there. */
export const MOST_LINE = 16 * 1024;
const CHUNK = 512;
const [NEWLINE, RETURN, BACKSLASH] = [10, 13, 92];

/** Writes a constant text. */
export const say = define("llama_say", i32, { fd: i32, text: ptr }, (f, { fd, text }) => {
  const n = f.local(i32, 0);
  f.while(
    () => text.at(i8, n).ne(0),
    () => n.inc(),
  );
  f.return(f.call(write, fd, text, n));
});

/** Writes a number that is not negative, in decimal. */
export const sayNumber = define("llama_say_number", i32, { fd: i32, number: i32 }, (f, { fd, number }) => {
  const digits = f.alloca(arrayType(i8, 12));
  const at = f.local(i32, 12);
  f.doWhile(
    () => {
      at.dec();
      digits.at(i8, at).set(number.urem(10).add(48).trunc(i8));
      number.set(number.udiv(10));
    },
    () => number.ne(0),
  );
  f.return(f.call(write, fd, digits.add(at), f.const(i32, 12).sub(at)));
});

const PERCENT = 37;

/** Writes a constant text with the numbers, one for each percent sign. */
export const report = define(
  "llama_report",
  voidType,
  { fd: i32, text: ptr, numbers: ptr },
  (f, { fd, text, numbers }) => {
    f.loop(() => {
      const n = f.local(i32, 0);
      f.while(
        () => f.all(text.at(i8, n).ne(0), () => text.at(i8, n).ne(PERCENT)),
        () => n.inc(),
      );
      f.call(write, fd, text, n);
      text.inc(n);
      f.if(text.load(i8).eq(0), () => f.return());
      text.inc(1);
      f.call(sayNumber, fd, numbers.load(i32));
      numbers.inc(4);
    });
  },
);

/** What was read and not yet taken: bytes from `taken` to `end`. */
const chunk = global("llama_input", arrayType(i8, CHUNK));
const taken = global("llama_input_taken", i32);
const end = global("llama_input_end", i32);

/** The next byte of standard input, or -1 at its end. */
const readByte = define("llama_read_byte", i32, {}, (f) => {
  const [from, to] = [f.address(taken).at(i32), f.address(end).at(i32)];
  f.if(from.ge(to), () => {
    to.set(f.call(read, INPUT, f.address(chunk), CHUNK));
    from.set(0);
    f.if(to.le(0), () => f.return(-1));
  });
  const byte = f.address(chunk).at(i8, from).zext(i32).get();
  from.inc();
  f.return(byte);
});

/**
 * Reads a line into `to`, MOST_LINE bytes of room: without its end, which is CR, LF or both; a backslash at the end goes on
 * with the next line. Gives its length, or -1 at the end of the input.
 */
export const readLine = define("llama_read_line", i32, { to: ptr }, (f, { to }) => {
  const n = f.local(i32, 0);
  const first = f.local(i32, 1);
  f.loop(() => {
    const byte = f.call(readByte).get();
    f.if(byte.lt(0), () => f.return(f.all(first.ne(0), () => n.eq(0)).select(-1, n)));
    // What follows a CR on the line before.
    f.if(
      f.all(
        first.ne(0),
        () => byte.eq(NEWLINE),
        () => f.address(afterReturn).load(i32).ne(0),
      ),
      () => {
        f.address(afterReturn).store(0, i32);
        f.continue();
      },
    );
    f.address(afterReturn).store(byte.eq(RETURN).zext(i32));
    first.set(0);
    f.if(byte.eq(NEWLINE).or(byte.eq(RETURN)), () => {
      const goesOn = f.all(n.gt(0), () => to.at(i8, n.sub(1)).eq(BACKSLASH));
      f.if(goesOn.not(), () => f.return(n));
      to.at(i8, n.sub(1)).set(NEWLINE);
      first.set(1);
      f.continue();
    });
    f.if(n.lt(MOST_LINE), () => {
      to.at(i8, n).set(byte.trunc(i8));
      n.inc();
    });
  });
});
/** Whether the byte taken last was a CR: an LF after it ends no other line. */
const afterReturn = global("llama_after_return", i32);

export const consoleDefinitions = [
  say,
  sayNumber,
  report,
  chunk,
  taken,
  end,
  readByte,
  readLine,
  afterReturn,
];
