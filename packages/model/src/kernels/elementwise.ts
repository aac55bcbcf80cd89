/** What is done number by number between the matrix products, on buffers whose lengths are whole panels. */
import {
  define,
  type Expr,
  type FunctionBuilder,
  floatType,
  i32,
  type Local,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { headSize, type ModelConfig, RMS_EPSILON } from "../checkpoint.js";
import { exponential } from "./exponential.js";
import { panels } from "./layout.js";
import { lanesType } from "./panels.js";

const FLOAT = 4;

/** Reads and writes `lanes` floats from index `i` of a buffer on. */
function lanesAt(buffer: Expr, lanes: number, i: Expr) {
  return buffer.offset(floatType, i).at(lanesType(lanes), 0, { align: lanes * FLOAT });
}

function everyFew(f: FunctionBuilder, length: number | Local, lanes: number, body: (i: Local) => void): void {
  f.range(0, length, body, lanes);
}

function splat(x: Expr, lanes: number): Expr {
  return lanes === 1 ? x : x.splat(lanes);
}

/** out = gain * x / √(mean x² + ε), the squares summed in order. */
export function rmsNormKernel({ dim, rmsEpsilon = RMS_EPSILON }: ModelConfig, lanes: number) {
  return define("llama_rmsnorm", voidType, { out: ptr, x: ptr, gain: ptr }, (f, { out, x, gain }) => {
    const sum = f.local(floatType, 0);
    f.range(0, dim, (i) => {
      const value = x.offset(floatType, i).load(floatType);
      sum.inc(value.mul(value));
    });
    const root = sum.div(dim).add(Math.fround(rmsEpsilon)).sqrt();
    const scale = splat(f.const(floatType, 1).div(root), lanes).get();
    everyFew(f, panels(dim), lanes, (i) => {
      lanesAt(out, lanes, i).set(lanesAt(gain, lanes, i).mul(scale.mul(lanesAt(x, lanes, i))));
    });
  });
}

/** x += y */
export function addKernel({ dim }: ModelConfig, lanes: number) {
  return define("llama_add", voidType, { x: ptr, y: ptr }, (f, { x, y }) => {
    everyFew(f, panels(dim), lanes, (i) => lanesAt(x, lanes, i).inc(lanesAt(y, lanes, i)));
  });
}

/** gates [length] = gates / (1 + e^-gates) * ups; the ups follow the gates. */
export function swigluKernel(length: number, lanes: number) {
  return define("llama_swiglu", voidType, { gates: ptr }, (f, { gates }) => {
    const ups = gates.add(FLOAT * length).get();
    everyFew(f, length, lanes, (i) => {
      const cell = lanesAt(gates, lanes, i);
      const gate = cell.get();
      cell.set(gate.div(exponential(gate.neg()).add(1)).mul(lanesAt(ups, lanes, i)));
    });
  });
}

/**
 * Turns each pair of `count` heads by its angle: (a, b) becomes (a c - b s, b c + a s), written a c + b (-s) and
 * b c + a s so that one table row serves both.
 */
export function rotateKernel(config: ModelConfig, lanes: number) {
  const size = headSize(config);
  const wide = lanes > 1 && size % 4 === 0 ? 4 : 1;
  return define("llama_rotate", voidType, { x: ptr, table: ptr, count: i32 }, (f, { x, table, count }) => {
    const sines = table.add(FLOAT * size).get();
    f.range(0, count, () => {
      if (wide === 4) {
        everyFew(f, size, 4, (i) => {
          // A head starts at a multiple of 16 bytes, for its size is one of four floats.
          const cell = lanesAt(x, 4, i);
          const pair = cell.get();
          const turned = pair.shuffle([1, 0, 3, 2]).mul(lanesAt(sines, 4, i));
          cell.set(pair.mul(lanesAt(table, 4, i)).add(turned));
        });
      } else {
        f.range(
          0,
          size,
          (i) => {
            const [even, odd] = [x.at(floatType, i), x.at(floatType, i.add(1))];
            const [a, b] = [even.get(), odd.get()];
            even.set(a.mul(table.at(floatType, i)).add(b.mul(sines.at(floatType, i))));
            odd.set(b.mul(table.at(floatType, i.add(1))).add(a.mul(sines.at(floatType, i.add(1)))));
          },
          2,
        );
      }
      x.inc(FLOAT * size);
    });
  });
}
