/**
 * Matrix times vector in integers: weights of a byte or half a byte, a group of columns sharing a scale, times a
 * quantised vector (activations.ts).
 *
 *     sum of a row = Σ over groups  float(Σ w x) * (scale of w * scale of x)  [+ least of w * (scale of x * Σ x)]
 *
 * The inner sum is exact, the outer one is taken in the order of the groups, so all machines and vector widths agree,
 * whichever instructions multiply:
 *
 *     neighbours   pmaddubsw (half bytes, avx2) or pmaddwd: what processors do fast
 *     words        shifts, pmullw and paddw alone: what emulators do in a few instructions of their host's
 *     one          a row at a time, without vectors
 *
 * A panel of 16 rows lies group by group. A group is its rows' scales, their least weights where there are any, and
 * then the weights, four columns of a row in 32 bits:
 *
 *     16 x f32 scales | [16 x f32 least] | row 0: columns 0 1 2 3 | row 1: ... | row 15: ... | columns 4 to 7 | ...
 *
 * Half bytes hold columns 0 to 3 low and 4 to 7 high. They are 0 to 15, without a least weight 8 standing for zero, or 8
 * less where they are signed: pmaddubsw takes unsigned ones, and shifts make either of them.
 */
import {
  declare,
  define,
  type Expr,
  type FunctionBuilder,
  floatType,
  i8,
  i16,
  i32,
  type Local,
  ptr,
  type Type,
  vectorType,
  voidType,
} from "@ts-jit/ir";
import { GROUP, quantizedPlaces, ROUNDER } from "./activations.js";
import { groupBytes, headBytes, PANEL, panelBytes, type QuantizedFormat } from "./layout.js";
import { type Arithmetic, type PanelKernel, panelParams } from "./panels.js";

const FLOAT = 4;
/** Bytes of a step: 16 rows of four bytes. */
const STEP = 64;
/** Columns whose sums surely fit into 16 bits, and whose code stands one after another. */
const BLOCK = 32;

/** Sums of one vector of rows through a block of columns. */
interface RowSums {
  /** Adds one step of weights, i32 lanes, times the step's columns, `x(k)` for place k of the method. */
  add(weights: Expr, x: (k: number) => Expr): void;
  /** The sums as i32 lanes. */
  exact(): Expr;
}

/** A way of multiplying. */
interface Method {
  /** Where a step's columns come from: 32 bits each, from a place of the quantised vector on. */
  readonly from: readonly (keyof ReturnType<typeof quantizedPlaces>)[];
  /** Their places beyond the step's first column. */
  readonly at: readonly number[];
  /** Vectors of rows that share the columns: as many as registers allow. */
  readonly rows: 1 | 2;
  /** Place k of the columns is place k % length of `at` in part k / length of `from`. */
  start(f: FunctionBuilder, lanes: number, format: QuantizedFormat): RowSums;
}

const wordsOf = (lanes: number): Type => vectorType(i16, 2 * lanes);
const intsOf = (lanes: number): Type => vectorType(i32, lanes);

/** The two words of every i32 lane, added up. */
function foldWords(words: Expr, lanes: number): Expr {
  const pairs = words.bitcast(intsOf(lanes)).get();
  return pairs.shl(16).sar(16).add(pairs.sar(16));
}

/** Half bytes by shifts: nibble 0 of every word is column 0 or 2, then 4 or 6, 1 or 3, 5 or 7. */
const NIBBLES: Method = {
  from: ["words"],
  at: [0, 8, 4, 12],
  rows: 2,
  start(f, lanes, { signed }) {
    const type = wordsOf(lanes);
    const sum = f.local(type, 0);
    return {
      add(weights, x) {
        const words = weights.bitcast(type).get();
        for (let nibble = 0; nibble < 4; nibble++) {
          const up = nibble === 3 ? words : words.shl(12 - 4 * nibble);
          sum.inc((signed ? up.sar(12) : up.shr(12)).mul(x(nibble).bitcast(type)));
        }
      },
      exact: () => foldWords(sum.get(), lanes),
    };
  },
};

/** Bytes times the low and the high parts of columns: 16 products with at most 8 fit into 16 bits. */
const BYTES_BY_PARTS: Method = {
  from: ["lows", "highs"],
  at: [0, 4],
  rows: 1,
  start(f, lanes) {
    const type = wordsOf(lanes);
    const sums = [f.local(type, 0), f.local(type, 0)] as const;
    return {
      add(weights, x) {
        const words = weights.bitcast(type).get();
        for (const k of [0, 1]) {
          const byte = (k === 0 ? words.shl(8) : words).sar(8).get();
          sums.forEach((sum, part) => void sum.inc(byte.mul(x(2 * part + k).bitcast(type))));
        }
      },
      exact: () => foldWords(sums[1].get(), lanes).shl(4).add(foldWords(sums[0].get(), lanes)),
    };
  },
};

/** LLVM's names of the instructions, by lanes. */
const MULTIPLY_WORDS = { 4: "llvm.x86.sse2.pmadd.wd", 8: "llvm.x86.avx2.pmadd.wd" } as const;
const MULTIPLY_BYTES = { 4: "llvm.x86.ssse3.pmadd.ub.sw.128", 8: "llvm.x86.avx2.pmadd.ub.sw" } as const;

function multiplyWords(f: FunctionBuilder, lanes: number, a: Expr, b: Expr): Expr {
  const [from, to] = [wordsOf(lanes), intsOf(lanes)];
  const name = MULTIPLY_WORDS[lanes as 4 | 8];
  return f.call(declare(name, to, { a: from, b: from }), a, b);
}

/** Bytes by pmaddwd: those at even places widened by two shifts, those at odd ones by one. */
const BYTES: Method = {
  from: ["words"],
  at: [0, 4],
  rows: 2,
  start(f, lanes) {
    const type = wordsOf(lanes);
    const sum = f.local(intsOf(lanes), 0);
    return {
      add(weights, x) {
        const words = weights.bitcast(type).get();
        for (const byte of [0, 1]) {
          const widened = (byte === 0 ? words.shl(8) : words).sar(8);
          sum.inc(multiplyWords(f, lanes, widened, x(byte).bitcast(type)));
        }
      },
      exact: () => sum.get(),
    };
  },
};

/** Half bytes by pmaddubsw: eight sums of two products of at most 15 * 127 fit into 16 bits. */
const NIBBLE_BYTES: Method = {
  from: ["bytes"],
  at: [0, 4],
  rows: 2,
  start(f, lanes) {
    const [bytes, words] = [vectorType(i8, 4 * lanes), wordsOf(lanes)];
    const sum = f.local(words, 0);
    const multiply = declare(MULTIPLY_BYTES[lanes as 4 | 8], words, { a: bytes, b: bytes });
    return {
      add(weights, x) {
        for (const half of [0, 1]) {
          const moved = half === 0 ? weights : weights.bitcast(words).shr(4).bitcast(intsOf(lanes));
          const nibbles = moved.and(0x0f0f0f0f).bitcast(bytes);
          sum.inc(f.call(multiply, nibbles, x(half).bitcast(bytes)));
        }
      },
      exact: () => multiplyWords(f, lanes, sum.get(), f.const(words, 1)),
    };
  },
};

function methodOf({ bits }: QuantizedFormat, { lanes, integers }: Arithmetic): Method {
  if (integers === "words") return bits === 8 ? BYTES_BY_PARTS : NIBBLES;
  if (bits === 8) return BYTES;
  return lanes === 8 ? NIBBLE_BYTES : NIBBLES;
}

/** out [panels * 16] = w · x, where x is a quantised vector of `columns`, whole groups. */
export function quantizedPanelKernel(
  name: string,
  columns: number,
  format: QuantizedFormat,
  arithmetic: Arithmetic,
): PanelKernel {
  // A loop that crosses a page is many times slower in QEMU.
  const options = arithmetic.integers === "words" ? { align: EMULATED_ALIGN } : {};
  const make: Parameters<typeof define<typeof panelParams>>[3] = (f, { out, w, x, panels }) => {
    const pass = arithmetic.lanes === 1 ? rowPass : vectorPass;
    f.while(
      () => panels.gt(0),
      () => {
        pass(f, { columns, format, arithmetic, out, w, x });
        w.inc(panelBytes(columns, format));
        out.inc(PANEL * FLOAT);
        panels.dec();
      },
    );
  };
  return define(name, voidType, panelParams, make, options);
}

/** More than the code of a kernel takes. */
const EMULATED_ALIGN = 2048;

interface Pass {
  readonly columns: number;
  readonly format: QuantizedFormat;
  readonly arithmetic: Arithmetic;
  readonly out: Local;
  readonly w: Local;
  readonly x: Local;
}

/** One panel, `lanes` rows in a vector: as many vectors at a time as share the columns. */
function vectorPass(f: FunctionBuilder, pass: Pass): void {
  const { lanes } = pass.arithmetic;
  const { rows } = methodOf(pass.format, pass.arithmetic);
  for (let row = 0; row < PANEL; row += rows * lanes) rowsPass(f, pass, row, rows);
}

/** `count` vectors of rows from row `first` of the panel on, through all groups. */
function rowsPass(
  f: FunctionBuilder,
  { columns, format, arithmetic, ...operands }: Pass,
  first: number,
  count: number,
): void {
  const { lanes } = arithmetic;
  const { bits, group } = format;
  const method = methodOf(format, arithmetic);
  const [ints, floats] = [intsOf(lanes), vectorType(floatType, lanes)];
  const places = quantizedPlaces(columns);
  const [start = "words"] = method.from;
  const size = start === "bytes" ? 1 : 2;
  const w = f.local(operands.w);
  const x = f.local(operands.x.add(places[start]));
  const info = f.local(operands.x.add(places.groups));
  const vectors = Array.from({ length: count }, (_, k) => {
    return { at: FLOAT * (first + lanes * k), sum: f.local(floats, 0) };
  });
  const all = (type: Type, place: number): Expr => info.add(place).load(type).splat(lanes);
  const aligned = { align: FLOAT * lanes };
  const block = Math.min(group, BLOCK);
  const perStep = 32 / bits;

  /** Place k of a step's columns, in every lane; made when it is first asked for. */
  const columnsAt = (from: Expr, step: number) => {
    const made = new Map<number, Expr>();
    return (k: number): Expr => {
      const part = places[method.from[Math.floor(k / method.at.length)] ?? start] - places[start];
      const at = part + size * perStep * step + (method.at[k % method.at.length] ?? 0);
      const there = made.get(k) ?? from.add(at).load(i32).splat(lanes).get();
      made.set(k, there);
      return there;
    };
  };
  /** Sums of a block of columns, its weights and the columns themselves from these places on. */
  const blockSums = (weightsFrom: Expr, columnsFrom: Expr): Expr[] => {
    const sums = vectors.map(() => method.start(f, lanes, format));
    for (let step = 0; step < block / perStep; step++) {
      const factor = columnsAt(columnsFrom, step);
      vectors.forEach(({ at }, k) => {
        const weights = weightsFrom.add(STEP * step + at).load(ints, aligned);
        sums[k]?.add(weights.get(), factor);
      });
    }
    return sums.map((sum) => sum.exact());
  };
  const groupSums = (): Expr[] => {
    const weights = w.add(headBytes(format)).get();
    if (group <= BLOCK) return blockSums(weights, x.get());
    const totals = vectors.map(() => f.local(ints, 0));
    const [from, columnsFrom] = [f.local(weights), f.local(x)];
    f.range(0, group / BLOCK, () => {
      blockSums(from.get(), columnsFrom.get()).forEach((sum, k) => void totals[k]?.inc(sum));
      from.inc((STEP * BLOCK) / perStep);
      columnsFrom.inc(size * BLOCK);
    });
    return totals.map((total) => total.get());
  };

  f.range(0, columns / group, () => {
    if (arithmetic.integers === "neighbours" && first === 0) fetchAhead(f, w.get(), groupBytes(format));
    const sums = groupSums();
    vectors.forEach(({ at, sum }, k) => {
      // One for each vector.
      const exact = centred(sums[k] as Expr, () => all(i32, GROUP.eightSums), format);
      const scale = w.add(at).load(floats, aligned).mul(all(floatType, GROUP.scale));
      sum.inc(toFloats(exact, floats, arithmetic).mul(scale));
      if (format.least) {
        const lowest = w.add(FLOAT * PANEL + at).load(floats, aligned);
        sum.inc(lowest.mul(all(floatType, GROUP.scaledSum)));
      }
    });
    w.inc(groupBytes(format));
    x.inc(size * group);
    info.inc(GROUP.size);
  });
  for (const { at, sum } of vectors) operands.out.add(at).store(sum, floats, aligned);
}

/** Sums of half bytes for what they mean: 8 less without a least weight, from 0 on with one. */
function centred(exact: Expr, eightSums: () => Expr, { bits, least, signed }: QuantizedFormat): Expr {
  if (bits === 8 || least !== signed) return exact;
  return signed ? exact.add(eightSums()) : exact.sub(eightSums());
}

const prefetch = declare("llvm.prefetch.p0", voidType, { at: ptr, write: i32, locality: i32, data: i32 });
/** How far ahead weights are asked for, in bytes: processors do not look beyond a page by themselves. */
const AHEAD = 512;

/** Asks for the lines that the next groups will read. */
function fetchAhead(f: FunctionBuilder, w: Expr, bytes: number): void {
  for (let line = 0; line < Math.min(bytes, 512); line += STEP)
    f.call(prefetch, w.add(AHEAD + line), 0, 3, 1);
}

/** The rounder's bits. */
const ROUNDER_BITS = 0x4b400000;

/** Integers below 2^22 as floats; an emulator converts slowly, and adds fast. */
function toFloats(exact: Expr, floats: Type, { integers }: Arithmetic): Expr {
  if (integers !== "words") return exact.sitofp(floats);
  return exact.add(ROUNDER_BITS).bitcast(floats).sub(ROUNDER);
}

/** One panel, row by row, for a processor without vectors. */
function rowPass(f: FunctionBuilder, { columns, format, ...operands }: Pass): void {
  const { bits, group, least, signed } = format;
  const places = quantizedPlaces(columns);
  const perStep = 32 / bits;
  f.range(0, PANEL, (row) => {
    const w = f.local(operands.w.add(row.shl(2)));
    const x = f.local(operands.x);
    const info = f.local(operands.x.add(places.groups));
    const sum = f.local(floatType, 0);
    f.range(0, columns / group, () => {
      const exact = f.local(i32, 0);
      const from = f.local(w.add(headBytes(format)));
      f.range(0, group / perStep, () => {
        for (let column = 0; column < perStep; column++) {
          const byte = from.add(column & 3).load(i8);
          const up = byte.zext(i32).shl(column < 4 ? 28 : 24);
          const nibble = signed ? up.sar(28) : up.shr(28);
          exact.inc((bits === 8 ? byte.sext(i32) : nibble).mul(x.add(column).load(i8).sext(i32)));
        }
        from.inc(STEP);
        x.inc(perStep);
      });
      const whole = centred(exact.get(), () => info.add(GROUP.eightSums).load(i32), format);
      const scale = w.load(floatType).mul(info.add(GROUP.scale).load(floatType));
      sum.inc(whole.sitofp(floatType).mul(scale));
      if (least) {
        const lowest = w.add(FLOAT * PANEL).load(floatType);
        sum.inc(lowest.mul(info.add(GROUP.scaledSum).load(floatType)));
      }
      w.inc(groupBytes(format));
      info.inc(GROUP.size);
    });
    operands.out.at(floatType, row).set(sum);
  });
}

/** Weight `column` of row `lane` of the panel at `panel`, as the number it stands for. */
export function loadWeight(
  panel: Expr,
  lane: Expr,
  column: number | Expr,
  format: QuantizedFormat,
  f: FunctionBuilder,
): Expr {
  const { bits, group, least, signed } = format;
  const at = f.wrap(f.operand(column, i32));
  const perStep = 32 / bits;
  const start = panel
    .add(at.udiv(group).mul(groupBytes(format)))
    .add(lane.shl(2))
    .get();
  const inside = at.urem(group).get();
  const byte = start.add(headBytes(format)).add(inside.udiv(perStep).mul(STEP)).add(inside.and(3)).load(i8);
  const scale = start.load(floatType);
  if (bits === 8) return byte.sext(i32).sitofp(floatType).mul(scale);
  const nibble = byte
    .zext(i32)
    .shr(inside.and(4))
    .and(15)
    .xor(signed ? 8 : 0)
    .get();
  if (!least) return nibble.sub(8).sitofp(floatType).mul(scale);
  return nibble
    .sitofp(floatType)
    .mul(scale)
    .add(start.add(FLOAT * PANEL).load(floatType));
}
