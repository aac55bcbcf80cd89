/**
 * Random functions in IR: integers of odd and even widths, floats, vectors, flags, memory, branches, loops, switches.
 *
 * A function takes i32, i64 and double and returns i64, a mixture of what it computed. Values may be poison and
 * operations undefined for some arguments: whoever runs it asks the interpreter first and keeps the defined calls.
 * `undef` and `freeze` of what may be poison stand nowhere, for their results are not determined.
 */
import { ATOMIC_RMW_OPERATIONS } from "@ts-jit/ir";
import { FLOAT_PREDICATES, INT_PREDICATES } from "../predicates.js";

/** A small deterministic generator: xorshift32. */
export class Random {
  private state: number;
  constructor(seed: number) {
    this.state = Math.imul(seed + 1, 0x9e3779b1) | 1;
    for (let round = 0; round < 8; round++) this.next();
  }
  next(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return x >>> 0;
  }
  below(limit: number): number {
    return this.next() % limit;
  }
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError("pick from nothing");
    return item;
  }
}

/** Floating-point formats: how intrinsics and constants name them, and which contains which. */
const FLOATS = {
  half: {
    suffix: "f16",
    bits: 16,
    rank: 0,
    edges: ["0xH0000", "0xH8000", "0xH3C00", "0xHBE00", "0xH0001", "0xH7BFF", "0xH7C00", "0xH4248"],
  },
  bfloat: {
    suffix: "bf16",
    bits: 16,
    rank: 0,
    edges: ["0xR0000", "0xR8000", "0xR3F80", "0xRBFC0", "0xR0001", "0xR7F7F", "0xR7F80", "0xR4049"],
  },
  float: { suffix: "f32", bits: 32, rank: 1, edges: floatEdgesOf() },
  double: { suffix: "f64", bits: 64, rank: 2, edges: floatEdgesOf() },
  x86_fp80: {
    suffix: "f80",
    bits: 80,
    rank: 3,
    edges: [
      "0xK00000000000000000000",
      "0xK80000000000000000000",
      "0xK3FFF8000000000000000",
      "0xKBFFFC000000000000001",
      "0xK00000000000000000001",
      "0xK7FFF8000000000000000",
      "0xK4000C90FDAA22168C235",
    ],
  },
  fp128: {
    suffix: "f128",
    bits: 128,
    rank: 4,
    edges: [
      "0xL00000000000000000000000000000000",
      "0xL00000000000000008000000000000000",
      "0xL00000000000000003FFF000000000000",
      "0xL0000000000000001BFFF800000000000",
      "0xL00000000000000010000000000000000",
      "0xL00000000000000007FFF000000000000",
      "0xL8469898CC51701B84000921FB54442D1",
    ],
  },
} as const;
type FloatName = keyof typeof FLOATS;
function floatEdgesOf(): readonly string[] {
  return ["0.0", "-0.0", "1.0", "-1.5", "0.5", "1.0e+10", "-3.0e+00", "0x7FF0000000000000"];
}

type Scalar = { readonly kind: "int"; readonly bits: number } | { readonly kind: FloatName };
interface Type {
  readonly scalar: Scalar;
  /** 0 for a scalar. */
  readonly lanes: number;
}
interface Value {
  readonly type: Type;
  readonly text: string;
}

const widths = [1, 3, 7, 8, 13, 16, 24, 31, 32, 33, 37, 48, 63, 64, 65, 96, 128] as const;
const edges = ["0", "1", "-1", "2", "7", "-8", "100", "31", "32", "63"] as const;
const intBinary = [
  "add",
  "sub",
  "mul",
  "and",
  "or",
  "xor",
  "shl",
  "lshr",
  "ashr",
  "udiv",
  "sdiv",
  "urem",
  "srem",
];
const floatBinary = ["fadd", "fsub", "fmul", "fdiv"];
const wrapping = new Set(["add", "sub", "mul", "shl"]);
const exactly = new Set(["lshr", "ashr", "udiv", "sdiv"]);

function scalarText(scalar: Scalar): string {
  return scalar.kind === "int" ? `i${scalar.bits}` : scalar.kind;
}
function typeText({ scalar, lanes }: Type): string {
  return lanes === 0 ? scalarText(scalar) : `<${lanes} x ${scalarText(scalar)}>`;
}
function isInt(
  type: Type,
): type is Type & { readonly scalar: { readonly kind: "int"; readonly bits: number } } {
  return type.scalar.kind === "int";
}
const int = (bits: number): Type => ({ scalar: { kind: "int", bits }, lanes: 0 });

export interface RandomFunctionOptions {
  readonly vectors: boolean;
  /** Integers wider than 64 bits. */
  readonly wide: boolean;
}

class FunctionWriter {
  private readonly lines: string[] = [];
  private values: Value[];
  private counter = 0;
  private block = "entry";
  private readonly declared: Set<string>;

  constructor(
    private readonly random: Random,
    private readonly name: string,
    private readonly options: RandomFunctionOptions,
    declared: Set<string>,
  ) {
    this.declared = declared;
    this.values = [
      { type: int(32), text: "%a" },
      { type: int(64), text: "%b" },
      { type: { scalar: { kind: "double" }, lanes: 0 }, text: "%c" },
    ];
  }

  private fresh(prefix = "v"): string {
    return `%${prefix}${this.counter++}`;
  }
  private emit(type: Type, text: string): Value {
    const value = { type, text: this.fresh() };
    this.lines.push(`  ${value.text} = ${text}`);
    this.values.push(value);
    return value;
  }
  private label(name: string): void {
    this.lines.push(`${name}:`);
    this.block = name;
  }

  private anyType(): Type {
    const { random, options } = this;
    const roll = random.below(10);
    const scalar: Scalar =
      roll < 7
        ? { kind: "int", bits: random.chance(60) ? random.pick([8, 16, 32, 64]) : random.pick(widths) }
        : {
            kind: random.chance(30)
              ? random.pick(["half", "bfloat", "x86_fp80", "fp128"] as const)
              : roll < 9
                ? "double"
                : "float",
          };
    if (scalar.kind === "int" && scalar.bits > 64 && !options.wide) return int(32);
    const lanes = options.vectors && random.chance(20) ? random.pick([2, 3, 4, 5, 7, 8, 16]) : 0;
    return {
      scalar: lanes > 0 && scalar.kind === "int" && scalar.bits > 64 ? { kind: "int", bits: 32 } : scalar,
      lanes,
    };
  }

  private constant(type: Type): string {
    const one = (): string => {
      if (type.scalar.kind !== "int") return this.random.pick(FLOATS[type.scalar.kind].edges);
      if (type.scalar.bits === 1) return this.random.chance(50) ? "true" : "false";
      if (this.random.chance(70)) return this.random.pick(edges);
      const bits = type.scalar.bits;
      const high = BigInt.asIntN(bits, (BigInt(this.random.next()) << 32n) | BigInt(this.random.next()));
      return String(this.random.chance(30) ? -(1n << BigInt(bits - 1)) : high);
    };
    if (type.lanes === 0) return one();
    return `<${Array.from({ length: type.lanes }, () => `${scalarText(type.scalar)} ${one()}`).join(", ")}>`;
  }

  /** A value of a type: one at hand, a constant, or one converted to it. */
  private value(type: Type): string {
    const wanted = typeText(type);
    const fitting = this.values.filter((value) => typeText(value.type) === wanted);
    if (fitting.length > 0 && this.random.chance(80)) return this.random.pick(fitting.slice(-8)).text;
    if (this.random.chance(40)) return this.constant(type);
    return this.converted(type);
  }

  private converted(type: Type): string {
    if (type.lanes > 0) {
      const element: Type = { scalar: type.scalar, lanes: 0 };
      const scalar = this.value(element);
      const text = typeText(type);
      return this.emit(
        type,
        `insertelement ${text} ${this.constant(type)}, ${typeText(element)} ${scalar}, i32 ${this.random.below(type.lanes)}`,
      ).text;
    }
    const from = this.random.pick(this.values.filter((value) => value.type.lanes === 0));
    if (typeText(from.type) === typeText(type)) return from.text;
    return this.cast(from, type);
  }

  /** Between scalars (or vectors of one length). Float to integer saturates, which is always defined. */
  private cast(from: Value, to: Type): string {
    const source = typeText(from.type);
    const target = typeText(to);
    if (source === target) return from.text;
    if (isInt(from.type) && isInt(to)) {
      const [a, b] = [from.type.scalar.bits, to.scalar.bits];
      const operation = a > b ? "trunc" : this.random.pick(["zext", "sext"]);
      return this.emit(to, `${operation} ${source} ${from.text} to ${target}`).text;
    }
    if (isInt(from.type))
      return this.emit(to, `${this.random.pick(["sitofp", "uitofp"])} ${source} ${from.text} to ${target}`)
        .text;
    if (isInt(to)) {
      const operation = this.random.pick(["fptosi", "fptoui"]);
      const suffix = (type: Type) => {
        const scalar = type.scalar.kind === "int" ? `i${type.scalar.bits}` : FLOATS[type.scalar.kind].suffix;
        return type.lanes > 0 ? `v${type.lanes}${scalar}` : scalar;
      };
      const name = `llvm.${operation}.sat.${suffix(to)}.${suffix(from.type)}`;
      this.declared.add(`declare ${target} @${name}(${source})`);
      return this.emit(to, `call ${target} @${name}(${source} ${from.text})`).text;
    }
    const rank = (type: Type): number => (type.scalar.kind === "int" ? 0 : FLOATS[type.scalar.kind].rank);
    const difference = rank(to) - rank(from.type);
    // half and bfloat contain neither the other.
    if (difference === 0)
      return this.cast(
        this.emit(
          { scalar: { kind: "float" }, lanes: to.lanes },
          `fpext ${source} ${from.text} to ${typeText({ scalar: { kind: "float" }, lanes: to.lanes })}`,
        ),
        to,
      );
    return this.emit(to, `${difference > 0 ? "fpext" : "fptrunc"} ${source} ${from.text} to ${target}`).text;
  }

  /**
   * An intrinsic of floats. (None whose result depends on a NaN's sign, or that may give either of two zeros: those are
   * not determined.)
   */
  private floatIntrinsic(type: Type & { readonly scalar: { readonly kind: FloatName } }): void {
    const { random } = this;
    const text = typeText(type);
    const { suffix: scalar } = FLOATS[type.scalar.kind];
    const suffix = type.lanes > 0 ? `v${type.lanes}${scalar}` : scalar;
    const [name, operands] = random.pick([
      ...["sqrt", "fabs", "floor", "ceil", "trunc", "rint", "nearbyint", "round", "roundeven"].map(
        (unary) => [unary, 1] as const,
      ),
      ["minimum", 2],
      ["maximum", 2],
      ["fma", 3],
      ["fmuladd", 3],
      ["is.fpclass", 0],
    ] as const);
    if (name === "is.fpclass") {
      const result: Type = { scalar: { kind: "int", bits: 1 }, lanes: type.lanes };
      this.declared.add(`declare ${typeText(result)} @llvm.is.fpclass.${suffix}(${text}, i32)`);
      // NaNs of both kinds or of none.
      const mask = random.below(256) * 4 + random.pick([0, 3]);
      this.emit(
        result,
        `call ${typeText(result)} @llvm.is.fpclass.${suffix}(${text} ${this.value(type)}, i32 ${mask})`,
      );
      return;
    }
    const list = Array.from({ length: operands }, () => `${text} ${this.value(type)}`);
    this.declared.add(`declare ${text} @llvm.${name}.${suffix}(${list.map(() => text).join(", ")})`);
    this.emit(type, `call ${text} @llvm.${name}.${suffix}(${list.join(", ")})`);
  }

  /** Fixed-point multiplication. */
  private fixed(type: Type & { readonly scalar: { readonly kind: "int"; readonly bits: number } }): void {
    const { random } = this;
    const text = typeText(type);
    const { bits } = type.scalar;
    const suffix = type.lanes > 0 ? `v${type.lanes}i${bits}` : `i${bits}`;
    const name = `llvm.${random.pick(["smul.fix", "umul.fix", "smul.fix.sat", "umul.fix.sat"])}.${suffix}`;
    this.declared.add(`declare ${text} @${name}(${text}, ${text}, i32)`);
    this.emit(
      type,
      `call ${text} @${name}(${text} ${this.value(type)}, ${text} ${this.value(type)}, i32 ${random.below(bits)})`,
    );
  }

  /** An atomic operation on the buffer's front. */
  private atomic(): void {
    const { random } = this;
    const bits = random.pick([8, 16, 32, 64]);
    const operation = random.pick([
      ...ATOMIC_RMW_OPERATIONS.filter((name) => !name.startsWith("f")),
      "cmpxchg",
    ]);
    const type = int(bits);
    if (operation === "cmpxchg") {
      const pair = this.fresh("pair");
      this.lines.push(
        `  ${pair} = cmpxchg ptr %buffer, i${bits} ${this.value(type)}, i${bits} ${this.value(type)} seq_cst acquire`,
      );
      this.emit(type, `extractvalue { i${bits}, i1 } ${pair}, 0`);
      this.emit(int(1), `extractvalue { i${bits}, i1 } ${pair}, 1`);
    } else this.emit(type, `atomicrmw ${operation} ptr %buffer, i${bits} ${this.value(type)} seq_cst`);
  }

  private intrinsic(type: Type & { readonly scalar: { readonly kind: "int"; readonly bits: number } }): void {
    const { random } = this;
    const text = typeText(type);
    const { bits } = type.scalar;
    const suffix = type.lanes > 0 ? `v${type.lanes}i${bits}` : `i${bits}`;
    const unary = ["ctpop", "bitreverse", ...(bits % 16 === 0 ? ["bswap"] : [])];
    const binary = [
      ...["smax", "smin", "umax", "umin", "sadd.sat", "uadd.sat", "ssub.sat", "usub.sat"],
      ...["sshl.sat", "ushl.sat"],
    ];
    const roll = random.below(4);
    if (roll === 0) {
      const name = `llvm.${random.pick(unary)}.${suffix}`;
      this.declared.add(`declare ${text} @${name}(${text})`);
      this.emit(type, `call ${text} @${name}(${text} ${this.value(type)})`);
    } else if (roll === 1) {
      const name = `llvm.${random.pick(["ctlz", "cttz", "abs"])}.${suffix}`;
      this.declared.add(`declare ${text} @${name}(${text}, i1)`);
      this.emit(
        type,
        `call ${text} @${name}(${text} ${this.value(type)}, i1 ${random.chance(80) ? "false" : "true"})`,
      );
    } else if (roll === 2) {
      const name = `llvm.${random.pick(binary)}.${suffix}`;
      this.declared.add(`declare ${text} @${name}(${text}, ${text})`);
      this.emit(type, `call ${text} @${name}(${text} ${this.value(type)}, ${text} ${this.value(type)})`);
    } else {
      const name = `llvm.${random.pick(["fshl", "fshr"])}.${suffix}`;
      this.declared.add(`declare ${text} @${name}(${text}, ${text}, ${text})`);
      this.emit(
        type,
        `call ${text} @${name}(${text} ${this.value(type)}, ${text} ${this.value(type)}, ${text} ${this.value(type)})`,
      );
    }
  }

  private overflow(type: Type & { readonly scalar: { readonly kind: "int"; readonly bits: number } }): void {
    const text = typeText(type);
    const name = `llvm.${this.random.pick(["sadd", "uadd", "ssub", "usub", "smul", "umul"])}.with.overflow.${text}`;
    this.declared.add(`declare { ${text}, i1 } @${name}(${text}, ${text})`);
    const pair = this.fresh("pair");
    this.lines.push(
      `  ${pair} = call { ${text}, i1 } @${name}(${text} ${this.value(type)}, ${text} ${this.value(type)})`,
    );
    this.emit(type, `extractvalue { ${text}, i1 } ${pair}, 0`);
    this.emit(int(1), `extractvalue { ${text}, i1 } ${pair}, 1`);
  }

  private memory(): void {
    const { random } = this;
    const type = this.anyType();
    // A NaN of these formats would show its sign and payload when read as something else.
    if (["half", "bfloat", "x86_fp80", "fp128"].includes(type.scalar.kind)) return;
    if (type.lanes > 8) return;
    const text = typeText(type);
    const index = this.emit(int(32), `and i32 ${this.value(int(32))}, 31`).text;
    const address = this.fresh("p");
    this.lines.push(`  ${address} = getelementptr inbounds i8, ptr %buffer, i32 ${index}`);
    const align = random.pick([1, 1, 1]);
    if (random.chance(60))
      this.lines.push(`  store ${text} ${this.value(type)}, ptr ${address}, align ${align}`);
    else this.emit(type, `load ${text}, ptr ${address}, align ${align}`);
  }

  private operation(): void {
    const { random } = this;
    const type = this.anyType();
    const text = typeText(type);
    const roll = random.below(100);
    if (roll < 10) {
      if (random.chance(15)) this.atomic();
      else this.memory();
      return;
    }
    if (roll < 20) {
      const condition: Type = {
        scalar: { kind: "int", bits: 1 },
        lanes: type.lanes > 0 && random.chance(50) ? type.lanes : 0,
      };
      this.emit(
        type,
        `select ${typeText(condition)} ${this.value(condition)}, ${text} ${this.value(type)}, ${text} ${this.value(type)}`,
      );
      return;
    }
    if (roll < 32) {
      const result: Type = { scalar: { kind: "int", bits: 1 }, lanes: type.lanes };
      const [operation, list] = isInt(type)
        ? (["icmp", INT_PREDICATES] as const)
        : (["fcmp", FLOAT_PREDICATES] as const);
      this.emit(result, `${operation} ${random.pick(list)} ${text} ${this.value(type)}, ${this.value(type)}`);
      return;
    }
    if (type.lanes > 0 && roll < 45) {
      if (random.chance(50)) {
        const index = random.below(type.lanes);
        this.emit(
          { scalar: type.scalar, lanes: 0 },
          `extractelement ${text} ${this.value(type)}, i32 ${index}`,
        );
      } else {
        const mask = Array.from({ length: type.lanes }, () => `i32 ${random.below(2 * type.lanes)}`).join(
          ", ",
        );
        this.emit(
          type,
          `shufflevector ${text} ${this.value(type)}, ${text} ${this.value(type)}, <${type.lanes} x i32> <${mask}>`,
        );
      }
      return;
    }
    if (roll < 55 && type.lanes === 0) {
      const from = random.pick(this.values.filter((value) => value.type.lanes === 0));
      this.cast(from, type);
      return;
    }
    if (isInt(type)) {
      if (roll < 65) {
        this.intrinsic(type);
        return;
      }
      if (roll < 70 && type.lanes === 0 && type.scalar.bits > 1) {
        this.overflow(type);
        return;
      }
      if (roll < 72 && type.scalar.bits > 1) {
        this.fixed(type);
        return;
      }
      const operation = random.pick(intBinary);
      const flags = wrapping.has(operation)
        ? `${random.chance(10) ? " nuw" : ""}${random.chance(15) ? " nsw" : ""}`
        : exactly.has(operation) && random.chance(5)
          ? " exact"
          : "";
      this.emit(type, `${operation}${flags} ${text} ${this.value(type)}, ${this.value(type)}`);
    } else if (roll < 68) {
      this.floatIntrinsic({ ...type, scalar: type.scalar as { readonly kind: FloatName } });
    } else if (random.chance(10)) {
      this.emit(type, `fneg ${text} ${this.value(type)}`);
    } else {
      this.emit(type, `${random.pick(floatBinary)} ${text} ${this.value(type)}, ${this.value(type)}`);
    }
  }

  /** A diamond, a counted loop or a switch around some operations; what it made is visible behind it by phi nodes. */
  private control(depth: number): void {
    const { random } = this;
    const number = this.counter++;
    const before = this.values;
    const type = this.anyType();
    const text = typeText(type);
    const branch = (name: string, next: string): [string, string] => {
      this.values = [...before];
      this.label(name);
      this.body(depth + 1, 1 + random.below(4));
      const value = this.value(type);
      this.lines.push(`  br label %${next}`);
      return [value, this.block];
    };
    let incoming: [string, string][];
    const roll = random.below(3);
    if (roll === 0) {
      this.lines.push(`  br i1 ${this.value(int(1))}, label %then${number}, label %else${number}`);
      incoming = [branch(`then${number}`, `join${number}`), branch(`else${number}`, `join${number}`)];
    } else if (roll === 1) {
      const bits = random.pick([8, 32, 64, 33]);
      const condition = this.value(int(bits));
      const cases = [0, 1, 2, 3].map(
        (at) => `i${bits} ${at === 3 ? 100 : at}, label %case${at % 2}_${number}`,
      );
      this.lines.push(`  switch i${bits} ${condition}, label %case2_${number} [ ${cases.join(" ")} ]`);
      incoming = [0, 1, 2].map((at) => branch(`case${at}_${number}`, `join${number}`));
    } else {
      const start = this.value(type);
      const from = this.block;
      const [counter, carried, next] = [this.fresh("i"), this.fresh("carried"), this.fresh("next")];
      this.lines.push(`  br label %loop${number}`);
      this.label(`loop${number}`);
      const phiAt = this.lines.length;
      this.values = [...before, { type: int(32), text: counter }, { type, text: carried }];
      this.body(depth + 1, 1 + random.below(4));
      const value = this.value(type);
      this.lines.push(`  ${next} = add nuw nsw i32 ${counter}, 1`);
      const again = this.fresh("again");
      this.lines.push(`  ${again} = icmp ult i32 ${next}, ${1 + random.below(9)}`);
      this.lines.push(`  br i1 ${again}, label %loop${number}, label %join${number}`);
      this.lines.splice(
        phiAt,
        0,
        `  ${counter} = phi i32 [ 0, %${from} ], [ ${next}, %${this.block} ]`,
        `  ${carried} = phi ${text} [ ${start}, %${from} ], [ ${value}, %${this.block} ]`,
      );
      incoming = [[value, this.block]];
    }
    this.values = before;
    this.label(`join${number}`);
    this.emit(type, `phi ${text} ${incoming.map(([value, block]) => `[ ${value}, %${block} ]`).join(", ")}`);
  }

  private body(depth: number, count: number): void {
    for (let at = 0; at < count; at++) {
      if (depth < 3 && this.random.chance(12)) this.control(depth);
      else this.operation();
    }
  }

  /** Any scalar as i64 bits; a NaN always as the same. */
  private bits(value: Value): string {
    if (isInt(value.type)) return this.cast(value, int(64));
    const type = value.type.scalar.kind as FloatName;
    const width = FLOATS[type].bits;
    const unordered = this.emit(int(1), `fcmp uno ${type} ${value.text}, ${value.text}`).text;
    const raw = this.emit(int(width), `bitcast ${type} ${value.text} to i${width}`).text;
    const kept = this.emit(int(width), `select i1 ${unordered}, i${width} 12345, i${width} ${raw}`);
    if (width <= 64) return this.cast(kept, int(64));
    const top = this.emit(int(width), `lshr i${width} ${kept.text}, ${width - 64}`);
    const [low, high] = [this.cast(kept, int(64)), this.cast(top, int(64))];
    return this.emit(int(64), `xor i64 ${low}, ${high}`).text;
  }

  write(): string {
    const { random } = this;
    this.lines.push("  %buffer = alloca [64 x i8], align 16");
    this.lines.push("  store [64 x i8] zeroinitializer, ptr %buffer, align 1");
    this.body(0, 4 + random.below(22));
    let sum = "%b";
    const results = this.values.slice(3).slice(-6);
    for (const value of results) {
      const scalar =
        value.type.lanes === 0
          ? value
          : this.emit(
              { scalar: value.type.scalar, lanes: 0 },
              `extractelement ${typeText(value.type)} ${value.text}, i32 ${random.below(value.type.lanes)}`,
            );
      const mixed = this.emit(int(64), `mul i64 ${sum}, 31`).text;
      sum = this.emit(int(64), `xor i64 ${mixed}, ${this.bits(scalar)}`).text;
    }
    // Some functions are to be small.
    const attributes = this.lines.length % 3 === 0 ? " optsize" : "";
    return `define i64 @${this.name}(i32 %a, i64 %b, double %c)${attributes} {\nentry:\n${this.lines.join("\n")}\n  ret i64 ${sum}\n}\n`;
  }
}

export interface RandomModule {
  /** @f0, @f1, ... */
  readonly functions: readonly string[];
  /** What they call. */
  readonly declarations: string;
}

/** `count` functions that follow from the seed. */
export function randomModule(seed: number, count: number, options: RandomFunctionOptions): RandomModule {
  const random = new Random(seed);
  const declared = new Set<string>();
  const functions = Array.from({ length: count }, (_, at) =>
    new FunctionWriter(random, `f${at}`, options, declared).write(),
  );
  return { functions, declarations: `${[...declared].sort().join("\n")}\n` };
}

/** Arguments to call them with: i32, i64, double. */
export const CALLS: readonly (readonly [number, bigint, number])[] = [
  [0, 0n, 0],
  [1, 1n, 1],
  [-1, -1n, -1.5],
  [7, 0x123456789abcdefn, 3.25e10],
  [-2147483648, -0x8000000000000000n, -0],
  [2147483647, 0x7fffffffffffffffn, Number.POSITIVE_INFINITY],
  [12345678, 0xffffffffn, 1e-300],
];
