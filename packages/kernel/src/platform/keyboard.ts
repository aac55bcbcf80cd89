/**
 * The PS/2 keyboard as a terminal: keys come by interrupts into a queue; who reads takes them, sees them on the screen,
 * and gets whole lines. Backspace takes back, control-D ends the input. US layout.
 *
 * Source: IBM PS/2 Hardware Interface Technical Reference, "Keyboard and Auxiliary Device Controller"; scan code set 1,
 * which the controller translates to.
 */
import { arrayType, define, type Expr, global, i8, i32, ptr, voidType } from "@ts-jit/ir";
import { onInterrupt } from "./interrupts.js";
import { in8 } from "./ports.js";
import { ByteQueue } from "./queue.js";
import { vgaWrite } from "./vga.js";

const DATA = 0x60;
const STATUS = 0x64;
const KEY_WAITING = 1;
const KEYBOARD_LINE = 1;
/** Scan codes: bit 7 says that the key was let go; 0xE0 comes before keys of the newer block. */
const RELEASED = 0x80;
const EXTENDED = 0xe0;
const KEY = { control: 0x1d, shiftLeft: 0x2a, shiftRight: 0x36, capsLock: 0x3a } as const;
const SHIFT = 1;
const CONTROL = 2;
const CAPS_LOCK = 4;
const END_OF_INPUT = 4;
const BACKSPACE = 8;
const DELETE = 127;

/** By scan code; 0 for keys that mean no character. */
const PLAIN = "\0\x1b1234567890-=\b\tqwertyuiop[]\n\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 ";
const SHIFTED = '\0\x1b!@#$%^&*()_+\b\tQWERTYUIOP{}\n\0ASDFGHJKL:"~\0|ZXCVBNM<>?\0*\0 ';
const CODES = PLAIN.length;
const constantBytes = (name: string, text: string) =>
  global(
    name,
    arrayType(i8, CODES),
    Uint8Array.from(text, (c) => c.charCodeAt(0)),
    { constant: true },
  );
const plain = constantBytes("__tsjit_keys", PLAIN);
const shifted = constantBytes("__tsjit_keys_shifted", SHIFTED);

const keys = new ByteQueue("__tsjit_key_queue", 256);
const modifiers = global("__tsjit_key_modifiers", i32);
const extended = global("__tsjit_key_extended", i32);
const LINE = 256;
/** The line being typed, and how much of a finished one has been read. */
const line = global("__tsjit_key_line", arrayType(i8, LINE));
const length = global("__tsjit_key_line_length", i32);
const taken = global("__tsjit_key_line_taken", i32);
/** 1 when the line is finished, 2 when the input has ended. */
const state = global("__tsjit_key_line_state", i32);

/** Turns a scan code into a character for the queue, or a change of the modifiers. */
const interrupt = define("__tsjit_keyboard_interrupt", voidType, { frame: ptr }, (f) => {
  const scan = f.call(in8, DATA).get();
  const held = f.address(modifiers).at(i32);
  const isExtended = f.address(extended).at(i32);
  f.if(scan.eq(EXTENDED), () => {
    isExtended.set(1);
    f.return();
  });
  const wasExtended = isExtended.ne(0).get();
  isExtended.set(0);
  const code = scan.and(~RELEASED & 255).get();
  const down = scan.and(RELEASED).eq(0).get();
  const hold = (bit: number) => {
    held.set(down.select(held.or(bit), held.and(~bit)));
    f.return();
  };
  f.switch(code, [
    // The newer block surrounds its keys with shifts that nobody pressed.
    [
      [KEY.shiftLeft, KEY.shiftRight],
      () =>
        f.if(
          wasExtended,
          () => f.return(),
          () => hold(SHIFT),
        ),
    ],
    [KEY.control, () => hold(CONTROL)],
    [
      KEY.capsLock,
      () => {
        f.if(down, () => held.set(held.xor(CAPS_LOCK)));
        f.return();
      },
    ],
  ]);
  // Of the newer block, enter and the slash have characters.
  const known = wasExtended.not().or(code.eq(0x1c)).or(code.eq(0x35));
  f.if(down.and(code.ult(CODES)).and(known).not(), () => f.return());
  const character = f.local(f.address(plain).at(i8, code).zext(i32));
  const isLetter = character.sub(97).ult(26);
  const capital = isLetter.and(held.and(CAPS_LOCK).ne(0)).get();
  f.if(held.and(SHIFT).ne(0).xor(capital), () => character.set(f.address(shifted).at(i8, code).zext(i32)));
  f.if(held.and(CONTROL).ne(0), () => character.set(character.and(31)));
  f.if(character.ne(0), () => keys.push(f, character));
});

/** Has keys come by interrupts, where there is a keyboard controller. */
export const keyboardStart = define("__tsjit_keyboard_start", voidType, {}, (f) => {
  f.if(f.call(in8, STATUS).eq(0xff), () => f.return());
  // A key pressed before would keep its line up and never be an edge.
  f.while(
    () => f.call(in8, STATUS).and(KEY_WAITING).ne(0),
    () => f.call(in8, DATA),
  );
  f.call(onInterrupt, KEYBOARD_LINE, f.address(interrupt));
});

/** Works through the keys that have come; 1 when there is a line or the end of input to read. */
export const keyboardReady = define("__tsjit_keyboard_ready", i32, {}, (f) => {
  const done = f.address(state).at(i32);
  const count = f.address(length).at(i32);
  const text = f.address(line);
  const echo = f.alloca(arrayType(i8, 4));
  const show = (...characters: readonly (number | Expr)[]) => {
    for (const [at, c] of characters.entries()) echo.at(i8, at).set(c);
    f.call(vgaWrite, echo, characters.length);
  };
  f.while(
    () => f.all(done.eq(0), () => keys.isEmpty(f).not()),
    () => {
      const c = keys.pop(f);
      f.switch(
        c,
        [
          [
            [BACKSPACE, DELETE],
            () =>
              f.if(count.ne(0), () => {
                count.dec();
                show(BACKSPACE, 32, BACKSPACE);
              }),
          ],
          [END_OF_INPUT, () => done.set(count.eq(0).select(f.const(i32, 2), 1))],
          [
            10,
            () => {
              text.at(i8, count).set(10);
              count.inc();
              show(10);
              done.set(1);
            },
          ],
        ],
        () =>
          // Room stays for the line's end.
          f.if(count.ult(LINE - 1), () => {
            text.at(i8, count).set(c.trunc(i8));
            count.inc();
            show(c.trunc(i8));
          }),
      );
    },
  );
  f.return(done.ne(0).zext(i32));
});

/** Gives what is there of a finished line, 0 at the end of input. */
export const keyboardRead = define("__tsjit_keyboard_read", i32, { to: ptr, n: i32 }, (f, { to, n }) => {
  const done = f.address(state).at(i32);
  const count = f.address(length).at(i32);
  const from = f.address(taken).at(i32);
  const size = n.umin(count.sub(from)).get();
  f.range(0, size, (i) => to.at(i8, i).set(f.address(line).at(i8, from.add(i))));
  from.inc(size);
  f.if(from.eq(count).and(done.eq(1)), () => {
    from.set(0);
    count.set(0);
    done.set(0);
  });
  f.return(size);
});

export const keyboardFunctions = [
  plain,
  shifted,
  ...keys.definitions,
  modifiers,
  extended,
  line,
  length,
  taken,
  state,
  interrupt,
  keyboardStart,
  keyboardReady,
  keyboardRead,
];
