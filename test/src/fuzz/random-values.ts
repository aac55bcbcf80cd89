/**
 * Random straight-line modules over odd widths, vectors, every float format and the element-wise intrinsics. Nothing in
 * one is undefined: shift amounts and divisors are masked, no flags promise anything, and a nan prints as such, for
 * its payload is left open.
 */
import { FLOAT_PREDICATES, INT_PREDICATES } from "../predicates.js";
import { Random } from "./random-ir.js";

interface Type {
  readonly element: string;
  readonly bits: number;
  readonly float: boolean;
  /** 0 for a scalar. */
  readonly length: number;
}
interface Value {
  readonly name: string;
  readonly type: Type;
}

const WIDTHS = [1, 2, 7, 8, 9, 13, 16, 17, 24, 31, 32, 33, 40, 48, 63, 64, 65, 96, 100, 128];
const VECTOR_WIDTHS = [1, 8, 13, 16, 32, 64];
const LENGTHS = [2, 3, 4, 8];
/** By growing precision; with constants that LLVM accepts, and the suffix in intrinsics' names. */
const FLOATS: Readonly<
  Record<string, { readonly bits: number; readonly suffix: string; readonly constants: readonly string[] }>
> = {
  half: {
    bits: 16,
    suffix: "f16",
    constants: ["0xH3C00", "0xH0000", "0xH8000", "0xH7BFF", "0xH0001", "0xH4248", "0xHC500"],
  },
  float: {
    bits: 32,
    suffix: "f32",
    constants: [
      "0.0",
      "-0.0",
      "1.0",
      "-2.5",
      "0x36A0000000000000",
      "0x47EFFFFFE0000000",
      "0x3FB99999A0000000",
      "65504.0",
    ],
  },
  double: {
    bits: 64,
    suffix: "f64",
    constants: [
      "0.0",
      "-0.0",
      "1.0",
      "-1234.5",
      "4.9e-324",
      "1.0e300",
      "0x3FB999999999999A",
      "123456789.0",
      "1.0e-10",
    ],
  },
  x86_fp80: {
    bits: 80,
    suffix: "f80",
    constants: [
      "0xK3FFF8000000000000000",
      "0xK4000C90FDAA22168C235",
      "0xKBFFD8000000000000001",
      "0xK401EFFFFFFFFFFFFFFFF",
    ],
  },
};
const FLOAT_NAMES = Object.keys(FLOATS);

const INT_INTRINSICS = ["smax", "smin", "umax", "umin", "uadd.sat", "sadd.sat", "usub.sat", "ssub.sat"];
const ROUNDINGS = ["floor", "ceil", "trunc", "rint", "fabs", "roundeven", "round", "nearbyint"];

const int = (bits: number, length = 0): Type => ({ element: `i${bits}`, bits, float: false, length });
const float = (element: string, length = 0): Type => ({
  element,
  bits: FLOATS[element]?.bits ?? 0,
  float: true,
  length,
});
const text = (type: Type): string =>
  type.length === 0 ? type.element : `<${type.length} x ${type.element}>`;
const mangled = (type: Type): string =>
  `${type.length === 0 ? "" : `v${type.length}`}${type.float ? FLOATS[type.element]?.suffix : type.element}`;

class Generator {
  private readonly lines: string[] = [];
  private readonly globals: string[] = [];
  private readonly declarations = new Set<string>();
  private readonly values: Value[] = [];
  private readonly source: Random;

  constructor(seed: number) {
    this.source = new Random(seed);
  }

  private random(below: number): number {
    return this.source.below(below);
  }
  private pick<T>(from: readonly T[]): T {
    return this.source.pick(from);
  }

  private anyType(): Type {
    const length = this.random(3) === 0 ? this.pick(LENGTHS) : 0;
    if (this.random(3) > 0) return int(this.pick(length > 0 ? VECTOR_WIDTHS : WIDTHS), length);
    return float(this.pick(length > 0 ? ["float", "double"] : FLOAT_NAMES), length);
  }
  private scalarConstant(type: Type): string {
    if (type.float) return this.pick(FLOATS[type.element]?.constants ?? []);
    const most = (1n << BigInt(type.bits)) - 1n;
    let any = 0n;
    for (let at = 0; at < type.bits; at += 16) any = (any << 16n) | BigInt(this.random(65536));
    const value = this.pick([
      any,
      any,
      any,
      0n,
      1n,
      most,
      most >> 1n,
      (most >> 1n) + 1n,
      BigInt(this.random(100)),
    ]);
    if (type.bits === 1) return (value & 1n) === 1n ? "true" : "false";
    return BigInt.asIntN(type.bits, value & most).toString();
  }
  private vectorOf(type: Type, element: () => string): string {
    if (type.length === 0) return element();
    return `<${Array.from({ length: type.length }, () => `${type.element} ${element()}`).join(", ")}>`;
  }
  private constant(type: Type): string {
    return this.vectorOf(type, () => this.scalarConstant(type));
  }
  /** A value of a type: one there is, a constant, or one from memory. */
  private value(type: Type): string {
    const known = this.values.filter((value) => text(value.type) === text(type));
    if (known.length > 0 && this.random(5) > 0) return this.pick(known).name;
    if (this.random(2) === 0) return this.constant(type);
    const global = `@g${this.globals.length}`;
    this.globals.push(`${global} = global ${text(type)} ${this.constant(type)}, align 32`);
    return this.define(type, `load volatile ${text(type)}, ptr ${global}, align 32`);
  }
  private define(type: Type, instruction: string): string {
    const name = `%v${this.lines.length}`;
    this.lines.push(`  ${name} = ${instruction}`);
    this.values.push({ name, type });
    return name;
  }
  private intrinsic(
    name: string,
    result: Type | string,
    args: readonly (readonly [Type | string, string])[],
  ): string {
    const write = (type: Type | string): string => (typeof type === "string" ? type : text(type));
    const mangledName = `@llvm.${name}`;
    this.declarations.add(
      `declare ${write(result)} ${mangledName}(${args.map(([type]) => write(type)).join(", ")})`,
    );
    return `call ${write(result)} ${mangledName}(${args.map(([type, value]) => `${write(type)} ${value}`).join(", ")})`;
  }

  private onIntegers(type: Type, a: string): void {
    const { bits, length } = type;
    const t = text(type);
    const splat = (value: number): string =>
      this.vectorOf(type, () => (bits === 1 ? ((value & 1) === 1 ? "true" : "false") : String(value)));
    const amount = (): string =>
      this.define(
        type,
        `and ${t} ${this.value(type)}, ${splat(bits === 1 ? 0 : 2 ** Math.floor(Math.log2(bits)) - 1)}`,
      );
    const divisor = (value: string): string => this.define(type, `or ${t} ${value}, ${splat(1)}`);
    switch (this.random(15)) {
      case 0:
      case 1:
        this.define(
          type,
          `${this.pick(["add", "sub", "mul", "and", "or", "xor"])} ${t} ${a}, ${this.value(type)}`,
        );
        return;
      case 2:
        this.define(type, `${this.pick(["shl", "lshr", "ashr"])} ${t} ${a}, ${amount()}`);
        return;
      case 3:
        this.define(type, `${this.pick(["udiv", "urem"])} ${t} ${a}, ${divisor(this.value(type))}`);
        return;
      case 4: {
        if (bits < 3) return;
        const positive = this.define(type, `lshr ${t} ${this.value(type)}, ${splat(1)}`);
        this.define(type, `${this.pick(["sdiv", "srem"])} ${t} ${a}, ${divisor(positive)}`);
        return;
      }
      case 5:
        this.define(int(1, length), `icmp ${this.pick(INT_PREDICATES)} ${t} ${a}, ${this.value(type)}`);
        return;
      case 6: {
        const to = int(this.pick(length > 0 ? VECTOR_WIDTHS : WIDTHS), length);
        if (to.bits === bits) return;
        this.define(to, `${to.bits < bits ? "trunc" : this.pick(["zext", "sext"])} ${t} ${a} to ${text(to)}`);
        return;
      }
      case 7: {
        if (bits > 64) return;
        const to = float(this.pick(["float", "double"]), length);
        this.define(to, `${this.pick(["sitofp", "uitofp"])} ${t} ${a} to ${text(to)}`);
        return;
      }
      case 8: {
        const condition = int(1, this.random(2) * length);
        this.define(
          type,
          `select ${text(condition)} ${this.value(condition)}, ${t} ${a}, ${t} ${this.value(type)}`,
        );
        return;
      }
      case 9:
        if (length > 0) this.onElements(type, a);
        return;
      case 10:
        this.define(
          type,
          this.intrinsic(`${this.pick(INT_INTRINSICS)}.${mangled(type)}`, type, [
            [type, a],
            [type, this.value(type)],
          ]),
        );
        return;
      case 11: {
        const name = this.pick(bits % 16 === 0 ? ["ctpop", "bitreverse", "bswap"] : ["ctpop", "bitreverse"]);
        this.define(type, this.intrinsic(`${name}.${mangled(type)}`, type, [[type, a]]));
        return;
      }
      case 12:
        this.define(
          type,
          this.intrinsic(`${this.pick(["ctlz", "cttz", "abs"])}.${mangled(type)}`, type, [
            [type, a],
            ["i1", "false"],
          ]),
        );
        return;
      case 13:
        this.define(
          type,
          this.intrinsic(`${this.pick(["fshl", "fshr"])}.${mangled(type)}`, type, [
            [type, a],
            [type, this.value(type)],
            [type, this.value(type)],
          ]),
        );
        return;
      default: {
        if (length > 0 || bits > 64) return;
        const name = `${this.pick(["s", "u"])}${this.pick(["add", "sub", "mul"])}.with.overflow.${mangled(type)}`;
        const pair = `{ ${t}, i1 }`;
        const call = this.intrinsic(name, pair, [
          [type, a],
          [type, this.value(type)],
        ]);
        const both = `%v${this.lines.length}`;
        this.lines.push(`  ${both} = ${call}`);
        this.define(type, `extractvalue ${pair} ${both}, 0`);
        this.define(int(1), `extractvalue ${pair} ${both}, 1`);
      }
    }
  }

  private onElements(type: Type, a: string): void {
    const t = text(type);
    const scalar: Type = { ...type, length: 0 };
    const index = this.random(type.length);
    switch (this.random(4)) {
      case 0:
        this.define(scalar, `extractelement ${t} ${a}, i32 ${index}`);
        return;
      case 1:
        this.define(type, `insertelement ${t} ${a}, ${text(scalar)} ${this.value(scalar)}, i32 ${index}`);
        return;
      case 2: {
        const length = this.pick([2, 4, 8]);
        const mask = Array.from({ length }, () => `i32 ${this.random(2 * type.length)}`).join(", ");
        this.define(
          { ...type, length },
          `shufflevector ${t} ${a}, ${t} ${this.value(type)}, <${length} x i32> <${mask}>`,
        );
        return;
      }
      default:
        if (type.bits === 1) return;
        this.define(
          scalar,
          this.intrinsic(
            `vector.reduce.${this.pick(["add", "and", "or", "xor", "smax", "smin", "umax", "umin"])}.${mangled(type)}`,
            scalar,
            [[type, a]],
          ),
        );
    }
  }

  private onFloats(type: Type, a: string): void {
    const t = text(type);
    const native = type.element === "float" || type.element === "double";
    switch (this.random(8)) {
      case 0:
      case 1:
      case 2:
        this.define(type, `${this.pick(["fadd", "fsub", "fmul", "fdiv"])} ${t} ${a}, ${this.value(type)}`);
        return;
      case 3:
        this.define(type, `fneg ${t} ${a}`);
        return;
      case 4:
        this.define(
          int(1, type.length),
          `fcmp ${this.pick(FLOAT_PREDICATES)} ${t} ${a}, ${this.value(type)}`,
        );
        return;
      case 5: {
        const to = float(this.pick(type.length > 0 ? ["float", "double"] : FLOAT_NAMES), type.length);
        const wider = FLOAT_NAMES.indexOf(to.element) - FLOAT_NAMES.indexOf(type.element);
        if (wider !== 0) this.define(to, `${wider < 0 ? "fptrunc" : "fpext"} ${t} ${a} to ${text(to)}`);
        return;
      }
      case 6:
        if (native)
          this.define(type, this.intrinsic(`${this.pick(ROUNDINGS)}.${mangled(type)}`, type, [[type, a]]));
        return;
      default:
        if (!native) return;
        if (this.random(2) === 0)
          this.define(type, this.intrinsic(`sqrt.${mangled(type)}`, type, [[type, a]]));
        else
          this.define(
            type,
            this.intrinsic(`fma.${mangled(type)}`, type, [
              [type, a],
              [type, this.value(type)],
              [type, this.value(type)],
            ]),
          );
    }
  }

  /** Code that prints a value in pieces of 64 bits. */
  private show(name: string, type: Type, out: string[]): void {
    const fresh = (instruction: string): string => {
      const result = `%p${out.length}`;
      out.push(`  ${result} = ${instruction}`);
      return result;
    };
    if (type.length > 0) {
      for (let at = 0; at < type.length; at++) {
        this.show(fresh(`extractelement ${text(type)} ${name}, i32 ${at}`), { ...type, length: 0 }, out);
      }
      return;
    }
    let value = name;
    const whole = `i${type.bits}`;
    if (type.float) {
      const bits = fresh(`bitcast ${type.element} ${name} to ${whole}`);
      const isNaN = fresh(`fcmp uno ${type.element} ${name}, ${name}`);
      value = fresh(`select i1 ${isNaN}, ${whole} 7, ${whole} ${bits}`);
    }
    for (let at = 0; at < type.bits; at += 64) {
      let piece = at === 0 ? value : fresh(`lshr ${whole} ${value}, ${at}`);
      if (type.bits < 64) piece = fresh(`zext ${whole} ${piece} to i64`);
      else if (type.bits > 64) piece = fresh(`trunc ${whole} ${piece} to i64`);
      out.push(`  call i32 (ptr, ...) @printf(ptr @format, i64 ${piece})`);
    }
  }

  module(): string {
    for (let count = 0; count < 40; count++) {
      const type = this.anyType();
      const a = this.value(type);
      if (type.float) this.onFloats(type, a);
      else this.onIntegers(type, a);
    }
    const out: string[] = [];
    for (const { name, type } of this.values) this.show(name, type, out);
    return [
      '@format = private constant [6 x i8] c"%llx\\0A\\00"',
      ...this.globals,
      "declare i32 @printf(ptr, ...)",
      ...this.declarations,
      "define i32 @main() {",
      ...this.lines,
      ...out,
      "  ret i32 0",
      "}",
      "",
    ].join("\n");
  }
}

/** The module of a seed; its @main prints every value in hexadecimal. */
export function randomValues(seed: number): string {
  return new Generator(seed).module();
}
