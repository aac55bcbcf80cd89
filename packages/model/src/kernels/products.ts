/** The matrix products of a model: a kernel for each width and format that occurs, and quantised vectors for them. */
import { type Definition, type Expr, type FunctionBuilder, type GlobalDefinition, global } from "@ts-jit/ir";
import type { ModelConfig } from "../checkpoint.js";
import { quantizedType, quantizeKernel } from "./activations.js";
import { type MatrixFormat, type ModelFormats, PANEL, panelBytes, panels, wholeGroups } from "./layout.js";
import { type Arithmetic, type PanelKernel, panelKernel } from "./panels.js";
import { quantizedPanelKernel } from "./quantized.js";

const LINE = 64;

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
    for (const kind of ["qkv", "output", "gateUp", "classifier"] as const) this.prepare(dim, formats[kind]);
    this.prepare(hiddenDim, formats.down);
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
    f.call(kernel, out, matrix, vector, panels(rows) / PANEL, 0);
  }
}
