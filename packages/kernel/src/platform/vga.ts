/** The VGA text screen, 80 by 25, white on black: what is printed appears here too. */
import { define, type Expr, type FunctionBuilder, global, i8, i16, i32, ptr, voidType } from "@ts-jit/ir";
import { out8 } from "./ports.js";

const SCREEN = 0xb8000;
const COLUMNS = 80;
const ROWS = 25;
const CELLS = COLUMNS * ROWS;
/** Light grey on black, in the high byte of a cell. */
const BLANK = 0x0720;
const CONTROLLER = 0x3d4;

/** The cell the next character goes to; -1 before the screen has been cleared. */
const cursor = global("__tsjit_vga_cursor", i32, -1);

const clear = (f: FunctionBuilder, from: number, to: number) =>
  f.range(from, to, (i) => f.const(ptr, SCREEN).at(i16, i, { volatile: true }).set(BLANK));

export const vgaWrite = define("__tsjit_vga_write", voidType, { from: ptr, n: i32 }, (f, { from, n }) => {
  const at = f.local(f.address(cursor).load(i32));
  f.if(at.lt(0), () => {
    clear(f, 0, CELLS);
    at.set(0);
  });
  const lineStart = (cell: Expr) => cell.sub(cell.urem(COLUMNS));
  f.while(
    () => n.ne(0),
    () => {
      const c = from.load(i8).zext(i32);
      f.switch(
        c,
        [
          [10, () => at.set(lineStart(at).add(COLUMNS))],
          [13, () => at.set(lineStart(at))],
          [9, () => at.set(at.and(~7).add(8))],
          [8, () => f.if(at.urem(COLUMNS).ne(0), () => at.dec())],
        ],
        () => {
          f.const(ptr, SCREEN)
            .at(i16, at, { volatile: true })
            .set(c.or(BLANK & 0xff00).trunc(i16));
          at.inc();
        },
      );
      f.if(at.uge(CELLS), () => {
        // Two cells at a time.
        const pair = (cell: Expr | number, from: number) =>
          f.const(ptr, SCREEN + 2 * from).at(i32, cell, { volatile: true });
        f.range(0, (CELLS - COLUMNS) / 2, (i) => pair(i, 0).set(pair(i, COLUMNS)));
        clear(f, CELLS - COLUMNS, CELLS);
        at.dec(COLUMNS);
      });
      from.inc();
      n.dec();
    },
  );
  f.address(cursor).store(at);
  for (const [register, shift] of [
    [14, 8],
    [15, 0],
  ] as const) {
    f.call(out8, CONTROLLER, register);
    f.call(out8, CONTROLLER + 1, at.shr(shift));
  }
});

export const vgaFunctions = [cursor, vgaWrite];
