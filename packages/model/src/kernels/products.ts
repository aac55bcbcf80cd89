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
  i8,
  i32,
  ptr,
  voidType,
} from "@ts-jit/ir";
import type { ModelConfig } from "../checkpoint.js";
import { quantizedBytes, quantizeKernel } from "./activations.js";
import {
  type MatrixFormat,
  type ModelFormats,
  PANEL,
  panelBytes,
  panels,
  TOGETHER,
  wholeGroups,
} from "./layout.js";
import { type Arithmetic, type PanelKernel, panelKernel } from "./panels.js";
import { quantizedPanelKernel } from "./quantized.js";

const LINE = 64;
const FLOAT = 4;
/** Products of fewer weights are not worth waking others for. */
const LEAST_SHARED = 1 << 16;
/** Pieces of a product for each processor: who is done early takes another. */
const PIECES = 4;

const parallelFor = declare("tsjit_parallel_for", voidType, { n: i32, fn: ptr, argument: ptr });
/** The product that is being shared, a word each. */
const SHARED = {
  out: 0,
  outStride: 4,
  matrix: 8,
  x: 12,
  panels: 16,
  pieces: 20,
  tokens: 24,
  size: 28,
} as const;
const shared = global("llama_shared", arrayType(i32, SHARED.size / 4));

/** Piece i of the shared product. */
function pieceOf(name: string, kernel: PanelKernel, stride: number) {
  return define(name, voidType, { i: i32, argument: ptr }, (f, { i, argument }) => {
    const field = (at: number) => argument.add(at).load(i32).get();
    const place = (at: number) => argument.add(at).load(ptr);
    const [panels, pieces] = [field(SHARED.panels), field(SHARED.pieces)];
    const first = i.mul(panels).udiv(pieces).get();
    const end = i.add(1).mul(panels).udiv(pieces);
    const out = place(SHARED.out).add(first.mul(FLOAT * PANEL));
    const matrix = place(SHARED.matrix).add(first.mul(stride));
    const tokens = field(SHARED.tokens);
    f.call(kernel, out, field(SHARED.outStride), matrix, place(SHARED.x), end.sub(first), tokens);
  });
}

/** out [tokens] = matrix · x [tokens] */
interface Product {
  readonly out: Expr;
  /** Bytes. */
  readonly outStride: number;
  readonly matrix: Expr;
  /** Vectors that lie `vectorStride(columns)` apart. */
  readonly x: Expr;
  readonly tokens: Expr;
  readonly rows: number;
  readonly columns: number;
  readonly format: MatrixFormat;
}

export class Products {
  private readonly kernels = new Map<string, PanelKernel>();
  private readonly pieces = new Map<string, ReturnType<typeof pieceOf>>();
  private readonly quantizers = new Map<string, ReturnType<typeof quantizeKernel>>();
  private readonly vectors: GlobalDefinition;
  /** Every definition that the products made so far need, once their bodies are. */
  readonly definitions: Definition[] = [];

  /** @param vectorStride bytes from one vector of so many floats to the next */
  constructor(
    { dim, hiddenDim }: ModelConfig,
    formats: ModelFormats,
    private readonly arithmetic: Arithmetic,
    private readonly vectorStride: (columns: number) => number,
  ) {
    const kinds = (["qkv", "output", "gateUp", "classifier"] as const).map(
      (kind) => [dim, formats[kind]] as const,
    );
    const products = [...kinds, [hiddenDim, formats.down] as const];
    // Room for any vectors that a matrix is multiplied with.
    const sizes = products.map(([columns, format]) =>
      format.kind === "integers" ? quantizedBytes(wholeGroups(columns, format), format.group) : 0,
    );
    const most = Math.max(...sizes);
    this.vectors = global("llama_quantized", arrayType(i8, most * TOGETHER), "zero", { align: LINE });
    if (most > 0) this.definitions.push(this.vectors);
    if (this.processors > 1) this.definitions.push(shared);
    for (const [columns, format] of products) this.prepare(columns, format);
  }

  private get processors(): number {
    return this.arithmetic.processors ?? 1;
  }

  private name(columns: number, format: MatrixFormat): string {
    if (format.kind !== "integers") return `${columns}_${format.kind}`;
    const { bits, group, least, scaleBits } = format;
    return `${columns}_q${bits}_${group}${least ? "_least" : ""}${scaleBits === 16 ? "_half" : ""}`;
  }

  private prepare(columns: number, format: MatrixFormat): void {
    const { arithmetic } = this;
    const name = this.name(columns, format);
    if (this.kernels.has(name)) return;
    const title = `llama_matrix_${name}`;
    // Emulators read memory as fast in one stream, and processors with few registers have none for two.
    const streams = arithmetic.lanes === 8 && arithmetic.integers === "neighbours" ? 2 : 1;
    let kernel: PanelKernel;
    if (format.kind !== "integers") {
      const shape = { format, columns, panelRows: PANEL, vectorStride: this.vectorStride(columns) } as const;
      kernel = panelKernel(title, shape, arithmetic, streams);
    } else {
      const whole = wholeGroups(columns, format);
      kernel = quantizedPanelKernel(title, whole, format, arithmetic, streams);
      const key = `${columns}_${format.group}`;
      if (!this.quantizers.has(key)) {
        const made = quantizeKernel(`llama_quantize_${key}`, whole, format.group, arithmetic);
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

  /** out [tokens, panels(rows)] = matrix · x [tokens, columns]; x is quantised first where the weights are. */
  multiply(f: FunctionBuilder, { out, outStride, matrix, x, tokens, rows, columns, format }: Product): void {
    const kernel = this.kernels.get(this.name(columns, format));
    if (kernel === undefined) throw new TypeError(`no kernel for ${columns} columns`);
    let vectors = x;
    if (format.kind === "integers") {
      const quantizer = this.quantizers.get(`${columns}_${format.group}`);
      if (quantizer === undefined) throw new TypeError(`no quantizer for ${columns} columns`);
      vectors = f.address(this.vectors);
      const [to, from] = [f.local(vectors), f.local(x)];
      f.range(0, tokens, () => {
        f.call(quantizer.kernel, to, from);
        to.inc(quantizedBytes(wholeGroups(columns, format), format.group));
        from.inc(this.vectorStride(columns));
      });
    }
    const count = panels(rows) / PANEL;
    const piece = this.pieces.get(this.name(columns, format));
    if (piece === undefined || rows * columns < LEAST_SHARED) {
      f.call(kernel, out, outStride, matrix, vectors, count, tokens);
      return;
    }
    const argument = f.address(shared);
    const pieces = Math.min(count, PIECES * this.processors);
    argument.add(SHARED.out).store(out);
    argument.add(SHARED.outStride).store(f.const(i32, outStride));
    argument.add(SHARED.matrix).store(matrix);
    argument.add(SHARED.x).store(vectors);
    argument.add(SHARED.panels).store(f.const(i32, count));
    argument.add(SHARED.pieces).store(f.const(i32, pieces));
    argument.add(SHARED.tokens).store(tokens);
    f.call(parallelFor, pieces, f.address(piece), argument);
  }
}
