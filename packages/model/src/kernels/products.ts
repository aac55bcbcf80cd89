/** The matrix products of a model: a kernel for each width and format that occurs, and quantised vectors for them. */
import {
  arrayType,
  type Definition,
  declare,
  define,
  type Expr,
  type FunctionBuilder,
  type GlobalDefinition,
  global,
  i32,
  ptr,
  voidType,
} from "@ts-jit/ir";
import type { ModelConfig } from "../checkpoint.js";
import { quantizedType, quantizeKernel } from "./activations.js";
import { type MatrixFormat, type ModelFormats, PANEL, panelBytes, panels, wholeGroups } from "./layout.js";
import { type Arithmetic, type PanelKernel, panelKernel } from "./panels.js";
import { quantizedPanelKernel } from "./quantized.js";

const LINE = 64;
const FLOAT = 4;
/** Products of fewer weights are not worth waking others for. */
const LEAST_SHARED = 1 << 16;
/** Pieces of a product for each processor: who is done early takes another. */
const PIECES = 4;

const parallelFor = declare("tsjit_parallel_for", voidType, { n: i32, fn: ptr, argument: ptr });
/** The product that is being shared: out, matrix, x, panels, pieces. */
const shared = global("llama_shared", arrayType(i32, 5));
const SHARED = { out: 0, matrix: 4, x: 8, panels: 12, pieces: 16 } as const;

/** Piece i of the shared product. */
function pieceOf(name: string, kernel: PanelKernel, stride: number) {
  return define(name, voidType, { i: i32, argument: ptr }, (f, { i, argument }) => {
    const field = (at: number) => argument.add(at).load(i32).get();
    const [panels, pieces] = [field(SHARED.panels), field(SHARED.pieces)];
    const first = i.mul(panels).udiv(pieces).get();
    const end = i.add(1).mul(panels).udiv(pieces);
    const out = argument
      .add(SHARED.out)
      .load(ptr)
      .add(first.mul(FLOAT * PANEL));
    const matrix = argument.add(SHARED.matrix).load(ptr).add(first.mul(stride));
    f.call(kernel, out, matrix, argument.add(SHARED.x).load(ptr), end.sub(first), 0);
  });
}

/** out = matrix · x */
interface Product {
  readonly out: Expr;
  readonly matrix: Expr;
  readonly x: Expr;
  readonly rows: number;
  readonly columns: number;
  readonly format: MatrixFormat;
}

export class Products {
  private readonly kernels = new Map<string, PanelKernel>();
  private readonly pieces = new Map<string, ReturnType<typeof pieceOf>>();
  private readonly quantizers = new Map<string, ReturnType<typeof quantizeKernel>>();
  private readonly vector: GlobalDefinition;
  /** Every definition that the products made so far need, once their bodies are. */
  readonly definitions: Definition[] = [];

  constructor(
    { dim, hiddenDim }: ModelConfig,
    formats: ModelFormats,
    private readonly arithmetic: Arithmetic,
  ) {
    const most = Math.max(dim, hiddenDim);
    const groups = Object.values(formats).flatMap((format) => (format.kind === "f32" ? [] : [format.group]));
    const columns = Math.max(0, ...groups.map((group) => group * Math.ceil(most / group)));
    const least = Math.min(...groups);
    // Room for any vector that a matrix is multiplied with.
    const type = quantizedType(columns, groups.length === 0 ? 1 : least);
    this.vector = global("llama_quantized", type, "zero", { align: LINE });
    if (groups.length > 0) this.definitions.push(this.vector);
    if (this.processors > 1) this.definitions.push(shared);
    for (const kind of ["qkv", "output", "gateUp", "classifier"] as const) this.prepare(dim, formats[kind]);
    this.prepare(hiddenDim, formats.down);
  }

  private get processors(): number {
    return this.arithmetic.processors ?? 1;
  }

  private name(columns: number, format: MatrixFormat): string {
    if (format.kind === "f32") return `${columns}_f32`;
    return `${columns}_q${format.bits}_${format.group}${format.least ? "_least" : ""}`;
  }

  private prepare(columns: number, format: MatrixFormat): void {
    const name = this.name(columns, format);
    if (this.kernels.has(name)) return;
    const title = `llama_matrix_${name}`;
    let kernel: PanelKernel;
    if (format.kind === "f32") {
      const panelStride = panelBytes(columns, format);
      const shape = { name: title, panel: PANEL, columns, panelStride, alignedOutput: true };
      kernel = panelKernel(shape, this.arithmetic);
    } else {
      const whole = wholeGroups(columns, format);
      kernel = quantizedPanelKernel(title, whole, format, this.arithmetic);
      const key = `${columns}_${format.group}`;
      if (!this.quantizers.has(key)) {
        const made = quantizeKernel(`llama_quantize_${key}`, whole, format.group, this.arithmetic);
        this.quantizers.set(key, made);
        for (const definition of made.definitions) {
          if (!this.definitions.includes(definition)) this.definitions.push(definition);
        }
      }
    }
    this.kernels.set(name, kernel);
    this.definitions.push(kernel);
    if (this.processors > 1) {
      const piece = pieceOf(`llama_piece_${name}`, kernel, panelBytes(columns, format));
      this.pieces.set(name, piece);
      this.definitions.push(piece);
    }
  }

  /** out [panels(rows)] = matrix · x [columns]; x is quantised first where the weights are. */
  multiply(f: FunctionBuilder, { out, matrix, x, rows, columns, format }: Product): void {
    const kernel = this.kernels.get(this.name(columns, format));
    if (kernel === undefined) throw new TypeError(`no kernel for ${columns} columns`);
    let vector = x;
    if (format.kind === "integers") {
      const quantizer = this.quantizers.get(`${columns}_${format.group}`);
      if (quantizer === undefined) throw new TypeError(`no quantizer for ${columns} columns`);
      vector = f.address(this.vector);
      f.call(quantizer.kernel, vector, x);
    }
    const count = panels(rows) / PANEL;
    const piece = this.pieces.get(this.name(columns, format));
    if (piece === undefined || rows * columns < LEAST_SHARED) {
      f.call(kernel, out, matrix, vector, count, 0);
      return;
    }
    const argument = f.address(shared);
    const pieces = Math.min(count, PIECES * this.processors);
    argument.add(SHARED.out).store(out);
    argument.add(SHARED.matrix).store(matrix);
    argument.add(SHARED.x).store(vector);
    argument.add(SHARED.panels).store(f.const(i32, count));
    argument.add(SHARED.pieces).store(f.const(i32, pieces));
    f.call(parallelFor, pieces, f.address(piece), argument);
  }
}
