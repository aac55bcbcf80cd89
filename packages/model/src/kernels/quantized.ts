/**
 * Matrix times vectors in integers: weights of a byte or half a byte, a group of columns sharing a scale, times
 * quantised vectors (activations.ts).
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
 *     16 scales, f32 or f16 | [16 x f32 least] | row 0: columns 0 1 2 3 | row 1: ... | row 15: ... | columns 4 to 7 | ...
 *
 * Half bytes hold columns 0 to 3 low and 4 to 7 high. They are 0 to 15, without a least weight 8 standing for zero, or 8
 * less where they are signed: pmaddubsw takes unsigned ones, and shifts make either of them.
 */
import {
  declare,
  type Expr,
  type FunctionBuilder,
  floatType,
  halfType,
  i8,
  i16,
  i32,
  type Local,
  ptr,
  type Type,
  vectorType,
  voidType,
} from "@ts-jit/ir";
import { GROUP, quantizedBytes, quantizedPlaces, ROUNDER } from "./activations.js";
import { groupBytes, headBytes, PANEL, panelBytes, type QuantizedFormat } from "./layout.js";
import { type Arithmetic, loadHalves, type PanelKernel, storeSums, type Tile, tileKernel } from "./panels.js";

const FLOAT = 4;
/** Bytes of a step: 16 rows of four bytes. */
const STEP = 64;
/** Columns whose sums surely fit into 16 bits, and whose code stands one after another. */
const MOST_TOGETHER = 32;

/** The most columns, of whole steps, that a group's columns make whole blocks of. */
function blockOf(group: number, perStep: number): number {
  let block = Math.min(group, MOST_TOGETHER);
  while (group % block !== 0 || block % perStep !== 0) block--;
  return block;
}

/** Sums of one vector of rows through a block of columns, one for each of some quantised vectors. */
interface RowSums {
  /** Adds one step of weights, i32 lanes, times the step's columns, `x(k, token)` for place k of the method. */
  add(weights: Expr, x: (k: number, token: number) => Expr): void;
  /** The sums as i32 lanes. */
  exact(): readonly Expr[];
}

/** A way of multiplying. */
interface Method {
  /** Where a step's columns come from: 32 bits each, from a place of the quantised vector on. */
  readonly from: readonly (keyof ReturnType<typeof quantizedPlaces>)[];
  /** Their places beyond the step's first column. */
  readonly at: readonly number[];
  /** Vectors of rows that share the columns of one quantised vector: as many as registers allow. */
  readonly rows: 1 | 2;
  /** Quantised vectors that share one vector of rows, the same. */
  readonly tokens: 2 | 4;
  /** Place k of the columns is place k % length of `at` in part k / length of `from`. */
  start(f: FunctionBuilder, lanes: number, format: QuantizedFormat, tokens: number): RowSums;
}

const wordsOf = (lanes: number): Type => vectorType(i16, 2 * lanes);
const intsOf = (lanes: number): Type => vectorType(i32, lanes);
function zeros(f: FunctionBuilder, type: Type, count: number): Local[] {
  return Array.from({ length: count }, () => f.local(type, 0));
}

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
  tokens: 4,
  start(f, lanes, { signed }, tokens) {
    const type = wordsOf(lanes);
    const sums = zeros(f, type, tokens);
    return {
      add(weights, x) {
        const words = weights.bitcast(type).get();
        for (let nibble = 0; nibble < 4; nibble++) {
          const up = nibble === 3 ? words : words.shl(12 - 4 * nibble);
          const weight = (signed ? up.sar(12) : up.shr(12)).get();
          sums.forEach((sum, token) => void sum.inc(weight.mul(x(nibble, token).bitcast(type))));
        }
      },
      exact: () => sums.map((sum) => foldWords(sum.get(), lanes)),
    };
  },
};

/** Bytes times the low and the high parts of columns: 16 products with at most 8 fit into 16 bits. */
const BYTES_BY_PARTS: Method = {
  from: ["lows", "highs"],
  at: [0, 4],
  rows: 1,
  tokens: 2,
  start(f, lanes, _, tokens) {
    const type = wordsOf(lanes);
    const sums = Array.from({ length: tokens }, () => [f.local(type, 0), f.local(type, 0)] as const);
    return {
      add(weights, x) {
        const words = weights.bitcast(type).get();
        for (const k of [0, 1]) {
          const byte = (k === 0 ? words.shl(8) : words).sar(8).get();
          sums.forEach((parts, token) => {
            parts.forEach((sum, part) => void sum.inc(byte.mul(x(2 * part + k, token).bitcast(type))));
          });
        }
      },
      exact: () =>
        sums.map(([low, high]) => foldWords(high.get(), lanes).shl(4).add(foldWords(low.get(), lanes))),
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
  tokens: 4,
  start(f, lanes, _, tokens) {
    const type = wordsOf(lanes);
    const sums = zeros(f, intsOf(lanes), tokens);
    return {
      add(weights, x) {
        const words = weights.bitcast(type).get();
        for (const byte of [0, 1]) {
          const widened = (byte === 0 ? words.shl(8) : words).sar(8).get();
          sums.forEach((sum, token) => {
            sum.inc(multiplyWords(f, lanes, widened, x(byte, token).bitcast(type)));
          });
        }
      },
      exact: () => sums.map((sum) => sum.get()),
    };
  },
};

/** Half bytes by pmaddubsw: eight sums of two products of at most 15 * 127 fit into 16 bits. */
const NIBBLE_BYTES: Method = {
  from: ["bytes"],
  at: [0, 4],
  rows: 2,
  tokens: 4,
  start(f, lanes, _, tokens) {
    const [bytes, words] = [vectorType(i8, 4 * lanes), wordsOf(lanes)];
    const sums = zeros(f, words, tokens);
    const multiply = declare(MULTIPLY_BYTES[lanes as 4 | 8], words, { a: bytes, b: bytes });
    return {
      add(weights, x) {
        for (const half of [0, 1]) {
          const moved = half === 0 ? weights : weights.bitcast(words).shr(4).bitcast(intsOf(lanes));
          const nibbles = moved.and(0x0f0f0f0f).bitcast(bytes).get();
          sums.forEach((sum, token) => {
            sum.inc(f.call(multiply, nibbles, x(half, token).bitcast(bytes)));
          });
        }
      },
      exact: () => sums.map((sum) => multiplyWords(f, lanes, sum.get(), f.const(words, 1))),
    };
  },
};

function methodOf({ bits }: QuantizedFormat, { lanes, integers }: Arithmetic): Method {
  if (integers === "words") return bits === 8 ? BYTES_BY_PARTS : NIBBLES;
  if (bits === 8) return BYTES;
  return lanes === 8 ? NIBBLE_BYTES : NIBBLES;
}

/** out [tokens, panels * 16] = w · x, where x are quantised vectors of `columns`, whole groups. */
export function quantizedPanelKernel(
  name: string,
  columns: number,
  format: QuantizedFormat,
  arithmetic: Arithmetic,
  streams: 1 | 2 = 1,
): PanelKernel {
  const { lanes, integers } = arithmetic;
  const shape = {
    name,
    panelStride: panelBytes(columns, format),
    vectorStride: quantizedBytes(columns, format.group),
    panelRows: PANEL,
    streams,
    tokens: lanes === 1 ? 1 : methodOf(format, arithmetic).tokens,
  } as const;
  // A loop that crosses a page is many times slower in QEMU.
  const options = integers === "words" ? { align: EMULATED_ALIGN } : {};
  const make = lanes === 1 ? rowTile : vectorTile;
  return tileKernel(shape, (f, tile) => make(f, { columns, format, arithmetic }, tile), options);
}

/** More than the code of a kernel takes. */
const EMULATED_ALIGN = 2048;

interface Shape {
  readonly columns: number;
  readonly format: QuantizedFormat;
  readonly arithmetic: Arithmetic;
}

/** `lanes` rows in a vector: as many vectors at a time as share the columns. */
function vectorTile(f: FunctionBuilder, shape: Shape, tile: Tile): void {
  const { lanes } = shape.arithmetic;
  const rows = tile.tokens === 1 ? methodOf(shape.format, shape.arithmetic).rows : 1;
  if (rows * lanes === PANEL) {
    rowsPass(f, shape, tile, rows);
    return;
  }
  f.range(
    0,
    PANEL,
    (row) => {
      const first = row.get();
      const outs = tile.outs.map((out) => out.add(first.shl(2)).get());
      rowsPass(f, shape, { ...tile, outs }, rows, first);
    },
    rows * lanes,
  );
}

/** `count` vectors of rows of each panel through all groups, from row `first` on, where the tile's outs begin. */
function rowsPass(
  f: FunctionBuilder,
  { columns, format, arithmetic }: Shape,
  tile: Tile,
  count: number,
  first?: Expr,
): void {
  const { lanes } = arithmetic;
  const { bits, group } = format;
  const { tokens } = tile;
  const method = methodOf(format, arithmetic);
  const [ints, floats] = [intsOf(lanes), vectorType(floatType, lanes)];
  const places = quantizedPlaces(columns);
  const vectorStride = quantizedBytes(columns, group);
  const [start = "words"] = method.from;
  const size = start === "bytes" ? 1 : 2;
  const panels = tile.panels.map((panel) => f.local(first === undefined ? panel : panel.add(first.shl(2))));
  /** From a row's float scale to its scale: float16 lie closer together. */
  const scalesOf = (panel: Local): Expr =>
    first === undefined || format.scaleBits !== 16 ? panel.get() : panel.sub(first.shl(1));
  const x = f.local(tile.x.add(places[start]));
  const info = f.local(tile.x.add(places.groups));
  const rows = Array.from({ length: count }, (_, k) => lanes * k);
  const sums = tile.panels.flatMap((_, panel) =>
    rows.map((row) => ({ panel, row, sums: zeros(f, floats, tokens) })),
  );
  const all = (type: Type, place: number, token: number): Expr =>
    info
      .add(token * vectorStride + place)
      .load(type)
      .splat(lanes);
  const aligned = { align: FLOAT * lanes };
  const perStep = 32 / bits;
  const block = blockOf(group, perStep);

  /** Place k of a step's columns, in every lane; made when it is first asked for. */
  const columnsAt = (from: Expr, step: number) => {
    const made = new Map<number, Expr>();
    return (k: number, token: number): Expr => {
      const part = places[method.from[Math.floor(k / method.at.length)] ?? start] - places[start];
      const at = part + size * perStep * step + (method.at[k % method.at.length] ?? 0);
      const key = k * tokens + token;
      const there =
        made.get(key) ??
        from
          .add(at + token * vectorStride)
          .load(i32)
          .splat(lanes)
          .get();
      made.set(key, there);
      return there;
    };
  };
  /** Sums of a block of columns for each vector of rows, its weights and the columns themselves from these places on. */
  const blockSums = (weightsFrom: Expr, columnsFrom: Expr): (readonly Expr[])[] => {
    const made = rows.map(() => method.start(f, lanes, format, tokens));
    for (let step = 0; step < block / perStep; step++) {
      const factor = columnsAt(columnsFrom, step);
      rows.forEach((row, k) => {
        const weights = weightsFrom.add(STEP * step + FLOAT * row).load(ints, aligned);
        made[k]?.add(weights.get(), factor);
      });
    }
    return made.map((each) => each.exact());
  };
  const groupSums = (panel: Local): readonly (readonly Expr[])[] => {
    const weights = panel.add(headBytes(format)).get();
    if (group === block) return blockSums(weights, x.get());
    const totals = rows.map(() => zeros(f, ints, tokens));
    const [from, columnsFrom] = [f.local(weights), f.local(x)];
    f.range(0, group / block, () => {
      blockSums(from.get(), columnsFrom.get()).forEach((ofTokens, k) => {
        ofTokens.forEach((sum, token) => void totals[k]?.[token]?.inc(sum));
      });
      from.inc((STEP * block) / perStep);
      columnsFrom.inc(size * block);
    });
    return totals.map((ofTokens) => ofTokens.map((total) => total.get()));
  };

  f.range(0, columns / group, () => {
    for (const [index, panel] of panels.entries()) {
      const ahead = arithmetic.integers === "neighbours" && first === undefined && tokens === 1;
      if (ahead) fetchAhead(f, panel.get(), groupBytes(format));
      const exact = groupSums(panel);
      rows.forEach((row, k) => {
        const ofWeights =
          format.scaleBits === 0 ? undefined : loadScales(scalesOf(panel), row, format, lanes).get();
        sums[index * count + k]?.sums.forEach((sum, token) => {
          const whole = centred(exact[k]?.[token] as Expr, () => all(i32, GROUP.eightSums, token), format);
          const ofVector = all(floatType, GROUP.scale, token);
          const scale = ofWeights?.mul(ofVector) ?? ofVector;
          sum.inc(toFloats(whole, floats, arithmetic).mul(scale));
          if (format.least) {
            const lowest = panel.add(headBytes(format) - FLOAT * (PANEL - row)).load(floats, aligned);
            sum.inc(lowest.mul(all(floatType, GROUP.scaledSum, token)));
          }
        });
      });
      panel.inc(groupBytes(format));
    }
    x.inc(size * group);
    info.inc(GROUP.size);
  });
  storeSums(f, tile, sums, lanes);
}

/** The scales of the group at `at`, of `lanes` rows from `row` on. */
function loadScales(at: Expr, row: number, { scaleBits }: QuantizedFormat, lanes: number): Expr {
  if (scaleBits === 16) return loadHalves(at.add(2 * row), lanes);
  return at.add(FLOAT * row).load(vectorType(floatType, lanes), { align: FLOAT * lanes });
}

/** Sums of half bytes for what they mean: 8 less without a least weight, from 0 on with one. */
function centred(exact: Expr, eightSums: () => Expr, { bits, least, signed }: QuantizedFormat): Expr {
  if (bits === 8 || least !== signed) return exact;
  return signed ? exact.add(eightSums()) : exact.sub(eightSums());
}

const prefetch = declare("llvm.prefetch.p0", voidType, { at: ptr, write: i32, locality: i32, data: i32 });
/** How far ahead weights are asked for, in bytes: processors do not look beyond a page by themselves. */
const AHEAD = 1024;

/** Asks for the lines that the next groups will read. */
function fetchAhead(f: FunctionBuilder, w: Expr, bytes: number): void {
  for (let line = 0; line < Math.min(bytes, 576); line += STEP)
    f.call(prefetch, w.add(AHEAD + line), 0, 3, 1);
}

/** The rounder's bits. */
const ROUNDER_BITS = 0x4b400000;

/** Integers below 2^22 as floats; an emulator converts slowly, and adds fast. */
function toFloats(exact: Expr, floats: Type, { integers }: Arithmetic): Expr {
  if (integers !== "words") return exact.sitofp(floats);
  return exact.add(ROUNDER_BITS).bitcast(floats).sub(ROUNDER);
}

/** One panel and vector, row by row, for a processor without vectors. */
function rowTile(f: FunctionBuilder, { columns, format }: Shape, { outs, panels, x: from }: Tile): void {
  const { bits, group, least, signed } = format;
  const places = quantizedPlaces(columns);
  const perStep = 32 / bits;
  const [out, panel] = [outs[0] as Expr, panels[0] as Expr]; // one of each
  f.range(0, PANEL, (row) => {
    const w = f.local(panel);
    const x = f.local(from);
    const info = f.local(from.add(places.groups));
    const sum = f.local(floatType, 0);
    f.range(0, columns / group, () => {
      const exact = f.local(i32, 0);
      const weights = f.local(w.add(headBytes(format)).add(row.shl(2)));
      f.range(0, group / perStep, () => {
        for (let column = 0; column < perStep; column++) {
          const byte = weights.add(column & 3).load(i8);
          const up = byte.zext(i32).shl(column < 4 ? 28 : 24);
          const nibble = signed ? up.sar(28) : up.shr(28);
          exact.inc((bits === 8 ? byte.sext(i32) : nibble).mul(x.add(column).load(i8).sext(i32)));
        }
        weights.inc(STEP);
        x.inc(perStep);
      });
      const whole = centred(exact.get(), () => info.add(GROUP.eightSums).load(i32), format);
      const ofVector = info.add(GROUP.scale).load(floatType);
      const scale = format.scaleBits === 0 ? ofVector : loadScale(w.get(), row, format).mul(ofVector);
      sum.inc(whole.sitofp(floatType).mul(scale));
      if (least) {
        const lowest = w.add(headBytes(format) - FLOAT * PANEL).at(floatType, row);
        sum.inc(lowest.mul(info.add(GROUP.scaledSum).load(floatType)));
      }
      w.inc(groupBytes(format));
      info.inc(GROUP.size);
    });
    out.at(floatType, row).set(sum);
  });
}

/** The scale of one row of the group at `at`. */
function loadScale(at: Expr, row: Expr, { scaleBits }: QuantizedFormat): Expr {
  if (scaleBits === 32) return at.at(floatType, row).get();
  return at.at(halfType, row).get().fpext(floatType);
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
  const start = panel.add(at.udiv(group).mul(groupBytes(format))).get();
  const inside = at.urem(group).get();
  const step = start.add(headBytes(format)).add(inside.udiv(perStep).mul(STEP));
  const byte = step.add(lane.shl(2)).add(inside.and(3)).load(i8);
  const scale = loadScale(start, lane, format);
  if (bits === 8) return byte.sext(i32).sitofp(floatType).mul(scale);
  const nibble = byte
    .zext(i32)
    .shr(inside.and(4))
    .and(15)
    .xor(signed ? 8 : 0)
    .get();
  if (!least) return nibble.sub(8).sitofp(floatType).mul(scale);
  const lowest = start.add(headBytes(format) - FLOAT * PANEL).at(floatType, lane);
  return nibble.sitofp(floatType).mul(scale).add(lowest);
}
