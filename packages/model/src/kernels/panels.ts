/**
 * Matrices in panels (see layout.ts) times vectors: the loops a model spends its time in.
 *
 *     one vector: pairs of panels, far apart          several: panel by panel, a few vectors at a time
 *       sums = 0                                        sums of each vector = 0
 *       for each column j:                              for each column j:
 *         sums += panel[j] * x[j] in every lane           weights = panel[j], loaded once
 *       out[panel] = sums                                 sums of each vector += weights * its x[j]
 *
 * Panels that lie far apart are two streams of memory, which processors fetch faster than one. A product is rounded,
 * then the sum, in the order of the columns: every processor gets the same bits, and several vectors what one gets.
 */
import {
  define,
  type Expr,
  type FunctionBuilder,
  type FunctionDefinition,
  type FunctionOptions,
  floatType,
  halfType,
  i16,
  i32,
  type Local,
  ptr,
  type Type,
  vectorType,
  voidType,
} from "@ts-jit/ir";
import { type FloatFormat, floatBytes } from "./layout.js";

const FLOAT = 4;

/** How a machine is used; it does not change a result. */
export interface Arithmetic {
  /** Floats in a vector: 1, 4 or 8. */
  readonly lanes: 1 | 4 | 8;
  /** Vectors of sums kept at once; more of them hide the latency of an addition. */
  readonly sums: number;
  /** How integers are multiplied (see quantized.ts); without vectors it does not matter. */
  readonly integers: "neighbours" | "words";
  /** Processors that share the large products; default 1. Every row is one's alone: the bits are the same. */
  readonly processors?: number;
}

/** `tokens` vectors from `x` on; their products from `out` on, `outStride` bytes from one to the next. */
export const panelParams = { out: ptr, outStride: i32, w: ptr, x: ptr, panels: i32, tokens: i32 };
export type PanelKernel = FunctionDefinition<typeof panelParams>;

/** The type of `lanes` floats. */
export function lanesType(lanes: number): Type {
  return lanes === 1 ? floatType : vectorType(floatType, lanes);
}

/** What one pass multiplies: each of some panels with `tokens` vectors. */
export interface Tile {
  /** Of each panel, where its products go, for the first vector. */
  readonly outs: readonly Expr[];
  readonly outStride: Expr;
  /** Panels, of which the first is at the front of memory. */
  readonly panels: readonly Expr[];
  /** The first vector. */
  readonly x: Expr;
  readonly tokens: number;
}

export interface TileShape {
  readonly name: string;
  /** Bytes from one panel to the next. */
  readonly panelStride: number;
  /** Rows of a panel. */
  readonly panelRows: 8 | 16;
  /** Bytes from one vector to the next. */
  readonly vectorStride: number;
  /** Panels that are gone through at once for one vector. */
  readonly streams: 1 | 2;
  /** Vectors that share a panel's weights: as many as registers allow. */
  readonly tokens: number;
}

/** A kernel of tiles: `make` multiplies one. */
export function tileKernel(
  { name, panelStride, panelRows, vectorStride, streams, tokens: most }: TileShape,
  make: (f: FunctionBuilder, tile: Tile) => void,
  options: FunctionOptions = {},
): PanelKernel {
  return define(
    name,
    voidType,
    panelParams,
    (f, { out, outStride, w, x, panels, tokens }) => {
      if (streams === 2) {
        f.if(tokens.eq(1), () => {
          const half = panels.shr(1).get();
          const [stride, outs] = [half.mul(panelStride).get(), half.mul(FLOAT * panelRows).get()];
          f.range(0, half, () => {
            const tile = { outs: [out.get(), out.add(outs).get()], panels: [w.get(), w.add(stride).get()] };
            make(f, { ...tile, outStride, x, tokens: 1 });
            w.inc(panelStride);
            out.inc(panelRows * FLOAT);
          });
          w.inc(stride);
          out.inc(outs);
          panels.set(panels.and(1));
        });
      }
      f.while(
        () => panels.gt(0),
        () => {
          const [to, from, left] = [f.local(out), f.local(x), f.local(tokens)];
          for (const count of new Set([most, 1])) {
            f.while(
              () => left.ge(count),
              () => {
                make(f, { outs: [to.get()], outStride, panels: [w.get()], x: from.get(), tokens: count });
                from.inc(count * vectorStride);
                to.inc(count === 1 ? outStride : outStride.mul(count));
                left.dec(count);
              },
            );
          }
          w.inc(panelStride);
          out.inc(panelRows * FLOAT);
          panels.dec();
        },
      );
    },
    options,
  );
}

/** Stores what each vector of rows of a tile came to: rows from `row` on of panel `panel`, one sum for each token. */
export function storeSums(
  f: FunctionBuilder,
  { outs, outStride, tokens }: Tile,
  sums: readonly { readonly panel: number; readonly row: number; readonly sums: readonly Local[] }[],
  lanes: number,
): void {
  outs.forEach((start, panel) => {
    const out = f.local(start);
    for (let token = 0; token < tokens; token++) {
      if (token > 0) out.inc(outStride);
      for (const { row, sums: ofTokens } of sums.filter((each) => each.panel === panel)) {
        const sum = ofTokens[token];
        if (sum !== undefined) out.add(row * FLOAT).store(sum, lanesType(lanes), { align: lanes * FLOAT });
      }
    }
  });
}

/** Columns whose code stands one after another in the loop. */
const UNROLL = 4;
/** Vectors of floats that share weights; without vectors of rows they do so in the cache alone. */
const TOKENS = 4;

/** Matrices of floats: see {@link panelKernel}. */
export interface FloatShape {
  readonly format: FloatFormat;
  readonly columns: number;
  readonly panelRows: 8 | 16;
  /** Bytes from one vector to the next. */
  readonly vectorStride: number;
}

/** out [tokens, panels * panelRows] = w · x [tokens, columns], all floats. */
export function panelKernel(
  name: string,
  shape: FloatShape,
  arithmetic: Arithmetic,
  streams: 1 | 2 = 1,
): PanelKernel {
  const { format, columns, panelRows, vectorStride } = shape;
  const panelStride = floatBytes(format) * panelRows * columns;
  const place = { name, panelStride, panelRows, vectorStride };
  if (arithmetic.lanes === 1) {
    return tileKernel({ ...place, streams: 1, tokens: 1 }, (f, tile) => floatRows(f, shape, tile));
  }
  return tileKernel({ ...place, streams, tokens: TOKENS }, (f, tile) =>
    floatTile(f, shape, arithmetic, tile),
  );
}

function floatTile(
  f: FunctionBuilder,
  { format, columns, panelRows, vectorStride }: FloatShape,
  { lanes, sums: most }: Pick<Arithmetic, "lanes" | "sums">,
  tile: Tile,
): void {
  const type = lanesType(lanes);
  const bytes = floatBytes(format);
  const rows = tile.panels.flatMap((_, panel) =>
    Array.from({ length: panelRows / lanes }, (_, k) => ({ panel, row: k * lanes })),
  );
  const atOnce = Math.max(1, Math.floor(most / tile.tokens));
  /** Vectors of rows through all columns; from row `first` on, where the tile's outs begin. */
  const pass = (of: readonly (typeof rows)[number][], { outs }: Pick<Tile, "outs">, first?: Expr) => {
    const places = of.map((place) => {
      return { ...place, sums: Array.from({ length: tile.tokens }, () => f.local(type, 0)) };
    });
    const used = new Set(places.map(({ panel }) => panel));
    const panels = tile.panels.map((panel) =>
      f.local(first === undefined ? panel : panel.add(first.mul(bytes))),
    );
    const x = f.local(tile.x);
    const column = (at: number) => {
      const weights = places.map(({ panel, row }) =>
        loadFloats((panels[panel] as Local).add(bytes * (row + at * panelRows)), format, lanes).get(),
      );
      for (let token = 0; token < tile.tokens; token++) {
        const factor = x.add(FLOAT * at + token * vectorStride).load(floatType);
        const factors = factor.splat(lanes).get();
        places.forEach(({ sums }, k) => void sums[token]?.inc((weights[k] as Expr).mul(factors)));
      }
    };
    const some = (number: number) => {
      for (let at = 0; at < number; at++) column(at);
      panels.forEach((panel, k) => void (used.has(k) && panel.inc(number * panelRows * bytes)));
      x.inc(number * FLOAT);
    };
    const whole = columns - (columns % UNROLL);
    if (whole > 0) {
      const end = x.add(whole * FLOAT).get();
      f.doWhile(
        () => some(UNROLL),
        () => x.ne(end),
      );
    }
    if (columns > whole) some(columns - whole);
    storeSums(f, { ...tile, outs }, places, lanes);
  };
  // What does not fit into the registers is done in further passes over the same panel.
  if (tile.tokens === 1) {
    for (let first = 0; first < rows.length; first += atOnce) pass(rows.slice(first, first + atOnce), tile);
    return;
  }
  f.range(
    0,
    panelRows,
    (row) => {
      const first = row.get();
      pass(rows.slice(0, atOnce), { outs: tile.outs.map((out) => out.add(first.shl(2)).get()) }, first);
    },
    atOnce * lanes,
  );
}

/** A panel and a vector, row by row, for a processor without vectors. */
function floatRows(
  f: FunctionBuilder,
  { format, columns, panelRows }: FloatShape,
  { outs, panels, x: from }: Tile,
): void {
  const [out, panel] = [outs[0] as Expr, panels[0] as Expr]; // one of each
  f.range(0, panelRows, (row) => {
    const w = f.local(panel.add(row.mul(floatBytes(format))));
    const x = f.local(from);
    const sum = f.local(floatType, 0);
    f.range(0, columns, () => {
      sum.inc(loadFloats(w.get(), format, 1).mul(x.load(floatType)));
      w.inc(panelRows * floatBytes(format));
      x.inc(FLOAT);
    });
    out.at(floatType, row).set(sum);
  });
}

/** `lanes` floats from `at` on, of a format. */
export function loadFloats(at: Expr, format: FloatFormat, lanes: number): Expr {
  if (format.kind === "f32") return at.load(lanesType(lanes), { align: FLOAT * lanes });
  return loadHalves(at, lanes);
}

/** A float16's exponent counts from 15, a float's from 127. */
const HALF_BIAS = 2 ** 112;

/** `lanes` float16 from `at` on, as floats. */
export function loadHalves(at: Expr, lanes: number): Expr {
  if (lanes === 1) return at.load(halfType).fpext(floatType);
  const words = at.load(vectorType(i16, lanes), { align: 2 * lanes });
  if (lanes === 8) return words.bitcast(vectorType(halfType, lanes)).fpext(lanesType(lanes));
  // Sign, exponent and fraction go where a float has them, and the exponent counts on from there.
  const bits = words
    .zext(vectorType(i32, lanes))
    .shl(16)
    .sar(3)
    .and(0x8fffe000 | 0);
  return bits.bitcast(lanesType(lanes)).mul(HALF_BIAS);
}
