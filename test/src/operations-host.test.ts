/**
 * Every integer and float operation at widths around the machine's own, vectors of every element, intrinsics and
 * atomics: what compiled code prints on `host`, at O0 and O2 and for each CPU level, is what the interpreter prints.
 */
import { check, opaque, Program, result, samples } from "./operations.js";
import { FLOAT_PREDICATES, INT_PREDICATES } from "./predicates.js";

const WIDTHS = [1, 3, 8, 13, 16, 24, 31, 32, 33, 37, 48, 63, 64, 65, 96, 128];

const arithmetic = new Program();
for (const bits of WIDTHS) {
  const type = `i${bits}`;
  const values = samples(bits);
  const pairs = values.flatMap(
    (a, i) =>
      [
        [a, values[(i + 1) % values.length] ?? 0n],
        [a, values[(i + 3) % values.length] ?? 0n],
      ] as const,
  );
  for (const operation of ["add", "sub", "mul", "and", "or", "xor"]) {
    for (const [a, b] of pairs.slice(0, 5)) {
      arithmetic.add(
        `${opaque("a", type, String(a))}\n${opaque("b", type, String(b))}\n  %r = ${operation} ${type} %a, %b\n${result("r", bits)}`,
      );
    }
  }
  for (const operation of ["udiv", "urem", "sdiv", "srem"]) {
    for (const [a, b] of pairs) {
      const most = (1n << BigInt(bits)) - 1n;
      if (b === 0n || (operation.startsWith("s") && b === most)) continue;
      arithmetic.add(
        `${opaque("a", type, String(a))}\n${opaque("b", type, String(b))}\n  %r = ${operation} ${type} %a, %b\n${result("r", bits)}`,
      );
      arithmetic.add(
        `${opaque("a", type, String(a))}\n  %r = ${operation} ${type} %a, ${b}\n${result("r", bits)}`,
      );
    }
  }
  for (const operation of ["shl", "lshr", "ashr"]) {
    for (const by of [...new Set([0, 1, bits >> 1, bits - 1])].filter((by) => by < bits)) {
      const value = samples(bits).at(-2) ?? 1n;
      arithmetic.add(
        `${opaque("a", type, String(value))}\n${opaque("b", type, String(by))}\n  %r = ${operation} ${type} %a, %b\n${result("r", bits)}`,
      );
      arithmetic.add(
        `${opaque("a", type, String(value))}\n  %r = ${operation} ${type} %a, ${by}\n${result("r", bits)}`,
      );
    }
  }
}
check("integer arithmetic", arithmetic, ["pentium4"]);

const compares = new Program();
for (const bits of WIDTHS) {
  const type = `i${bits}`;
  const values = samples(bits);
  for (const predicate of INT_PREDICATES) {
    values.slice(0, 4).forEach((a, i) => {
      const b = values[(i + 2) % values.length] ?? 0n;
      const head = `${opaque("a", type, String(a))}\n${opaque("b", type, String(b))}`;
      compares.add(
        `${head}\n  %c = icmp ${predicate} ${type} %a, %b\n  %d = icmp ${predicate} ${type} %a, ${b}\n  %s = select i1 %d, ${type} %a, ${type} %b\n  %t = icmp eq ${type} %s, %a\n  %z = zext i1 %c to i64\n  %y = zext i1 %t to i64\n  %w = shl i64 %y, 1\n  %r = or i64 %z, %w\n  ret i64 %r`,
      );
    });
  }
}
check("integer comparisons", compares, ["pentium4"]);

const casts = new Program();
for (const from of WIDTHS) {
  for (const to of WIDTHS) {
    if (from === to) continue;
    for (const value of samples(from).slice(2, 6)) {
      for (const operation of from < to ? ["zext", "sext"] : ["trunc"]) {
        casts.add(
          `${opaque("a", `i${from}`, String(value))}\n  %r = ${operation} i${from} %a to i${to}\n${result("r", to)}`,
        );
      }
    }
  }
  for (const value of samples(from)) {
    for (const operation of ["sitofp", "uitofp"]) {
      casts.add(
        `${opaque("a", `i${from}`, String(value))}\n  %f = ${operation} i${from} %a to double\n  %r = bitcast double %f to i64\n  ret i64 %r`,
      );
      casts.add(
        `${opaque("a", `i${from}`, String(value))}\n  %f = ${operation} i${from} %a to float\n  %r = bitcast float %f to i32\n${result("r", 32)}`,
      );
    }
  }
  for (const value of [
    "0.0",
    "1.5",
    "-2.75",
    "1.0e10",
    "-1.0e30",
    "0x7FF8000000000000",
    "0x7FF0000000000000",
  ]) {
    for (const operation of ["fptosi", "fptoui"]) {
      casts.declare(`declare i${from} @llvm.${operation}.sat.i${from}.f64(double)`);
      casts.add(
        `${opaque("a", "double", value)}\n  %r = call i${from} @llvm.${operation}.sat.i${from}.f64(double %a)\n${result("r", from)}`,
      );
    }
  }
}
check("conversions", casts, ["pentium4"]);

const intrinsics = new Program();
for (const bits of WIDTHS) {
  const type = `i${bits}`;
  const values = samples(bits);
  for (const name of ["ctpop", "bitreverse", ...(bits % 16 === 0 ? ["bswap"] : [])]) {
    intrinsics.declare(`declare ${type} @llvm.${name}.${type}(${type})`);
    for (const a of values)
      intrinsics.add(
        `${opaque("a", type, String(a))}\n  %r = call ${type} @llvm.${name}.${type}(${type} %a)\n${result("r", bits)}`,
      );
  }
  for (const name of ["ctlz", "cttz", "abs"]) {
    intrinsics.declare(`declare ${type} @llvm.${name}.${type}(${type}, i1)`);
    for (const a of values)
      intrinsics.add(
        `${opaque("a", type, String(a))}\n  %r = call ${type} @llvm.${name}.${type}(${type} %a, i1 false)\n${result("r", bits)}`,
      );
  }
  for (const name of ["smax", "smin", "umax", "umin", "sadd.sat", "uadd.sat", "ssub.sat", "usub.sat"]) {
    intrinsics.declare(`declare ${type} @llvm.${name}.${type}(${type}, ${type})`);
    values.forEach((a, i) => {
      const b = values[(i + 2) % values.length] ?? 0n;
      intrinsics.add(
        `${opaque("a", type, String(a))}\n${opaque("b", type, String(b))}\n  %r = call ${type} @llvm.${name}.${type}(${type} %a, ${type} %b)\n${result("r", bits)}`,
      );
    });
  }
  for (const name of ["sadd", "uadd", "ssub", "usub", "smul", "umul"]) {
    intrinsics.declare(`declare { ${type}, i1 } @llvm.${name}.with.overflow.${type}(${type}, ${type})`);
    values.forEach((a, i) => {
      const b = values[(i + 1) % values.length] ?? 0n;
      intrinsics.add(
        `${opaque("a", type, String(a))}\n${opaque("b", type, String(b))}\n  %p = call { ${type}, i1 } @llvm.${name}.with.overflow.${type}(${type} %a, ${type} %b)\n  %v = extractvalue { ${type}, i1 } %p, 0\n  %o = extractvalue { ${type}, i1 } %p, 1\n  %x = select i1 %o, ${type} -1, ${type} 0\n  %r = xor ${type} %v, %x\n${result("r", bits)}`,
      );
    });
  }
  for (const name of ["fshl", "fshr"]) {
    intrinsics.declare(`declare ${type} @llvm.${name}.${type}(${type}, ${type}, ${type})`);
    values.slice(2, 6).forEach((a, i) => {
      const b = values[(i + 1) % values.length] ?? 0n;
      const c = values[(i + 5) % values.length] ?? 0n;
      intrinsics.add(
        `${opaque("a", type, String(a))}\n${opaque("b", type, String(b))}\n${opaque("c", type, String(c))}\n  %r = call ${type} @llvm.${name}.${type}(${type} %a, ${type} %b, ${type} %c)\n  %s = call ${type} @llvm.${name}.${type}(${type} %r, ${type} %a, ${type} ${c})\n${result("s", bits)}`,
      );
    });
  }
}
check("integer intrinsics", intrinsics, ["pentium4", "avx2"]);

const floats = new Program();
const FLOATS = [
  "0.0",
  "-0.0",
  "1.0",
  "-2.5",
  "0x7FF0000000000000",
  "0xFFF0000000000000",
  "0x7FF8000000000000",
  "1.0e-40",
  "3.0e38",
];
for (const [type, int] of [
  ["float", 32],
  ["double", 64],
] as const) {
  const literal = (text: string): string => {
    if (type === "double" || text.startsWith("0x")) return text;
    const buffer = new DataView(new ArrayBuffer(8));
    buffer.setFloat64(0, Math.fround(Number(text)));
    return `0x${buffer.getBigUint64(0).toString(16).toUpperCase().padStart(16, "0")}`;
  };
  FLOATS.forEach((a, i) => {
    const b = FLOATS[(i + 2) % FLOATS.length] ?? "0.0";
    const head = `${opaque("a", type, literal(a))}\n${opaque("b", type, literal(b))}`;
    // NaNs may differ in their bits: they all become one number.
    const finish = `  %n = fcmp uno ${type} %r, %r\n  %i = bitcast ${type} %r to i${int}\n  %s = select i1 %n, i${int} 77, i${int} %i\n${result("s", int)}`;
    for (const operation of ["fadd", "fsub", "fmul", "fdiv"])
      floats.add(`${head}\n  %r = ${operation} ${type} %a, %b\n${finish}`);
    floats.add(`${head}\n  %r = fneg ${type} %a\n${finish}`);
    for (const name of ["fabs", "sqrt"]) {
      floats.declare(`declare ${type} @llvm.${name}.f${int}(${type})`);
      floats.add(`${head}\n  %r = call ${type} @llvm.${name}.f${int}(${type} %a)\n${finish}`);
    }
    for (const name of ["copysign", "minimum", "maximum"]) {
      floats.declare(`declare ${type} @llvm.${name}.f${int}(${type}, ${type})`);
      floats.add(`${head}\n  %r = call ${type} @llvm.${name}.f${int}(${type} %a, ${type} %b)\n${finish}`);
    }
    for (const predicate of FLOAT_PREDICATES) {
      floats.add(
        `${head}\n  %c = fcmp ${predicate} ${type} %a, %b\n  %v = select i1 %c, i64 3, i64 5\n  %z = zext i1 %c to i64\n  %r = add i64 %v, %z\n  ret i64 %r`,
      );
    }
    floats.declare(`declare i1 @llvm.is.fpclass.f${int}(${type}, i32)`);
    for (let bit = 0; bit < 10; bit++) {
      floats.add(
        `${head}\n  %c = call i1 @llvm.is.fpclass.f${int}(${type} %a, i32 ${1 << bit})\n  %r = zext i1 %c to i64\n  ret i64 %r`,
      );
    }
  });
}
check("floats", floats);

const vectors = new Program();
/** Sums up the lanes of an integer vector, each weighted by its place. */
function lanes(name: string, count: number, bits: number): string {
  const lines = [`  %acc0 = add i64 0, 0`];
  for (let lane = 0; lane < count; lane++) {
    lines.push(
      `  %e${lane} = extractelement <${count} x i${bits}> %${name}, i32 ${lane}`,
      bits === 64 ? `  %x${lane} = or i64 %e${lane}, 0` : `  %x${lane} = zext i${bits} %e${lane} to i64`,
      `  %m${lane} = mul i64 %acc${lane}, 31`,
      `  %acc${lane + 1} = add i64 %m${lane}, %x${lane}`,
    );
  }
  return `${lines.join("\n")}\n  ret i64 %acc${count}`;
}
for (const [count, bits] of [
  [4, 32],
  [8, 32],
  [8, 16],
  [16, 8],
  [2, 64],
  [4, 64],
  [32, 8],
  [16, 16],
  [2, 32],
  [4, 16],
  [3, 32],
  [5, 8],
  [4, 24],
  [16, 32],
] as const) {
  const type = `<${count} x i${bits}>`;
  const constant = (seed: number, step: number): string =>
    `<${Array.from({ length: count }, (_, lane) => `i${bits} ${BigInt.asUintN(bits, BigInt(seed) * BigInt(lane * step + 1) * 2654435761n)}`).join(", ")}>`;
  const head = `${opaque("a", type, constant(7, 3))}\n${opaque("b", type, constant(5, 11))}`;
  for (const operation of ["add", "sub", "mul", "and", "or", "xor"])
    vectors.add(`${head}\n  %r = ${operation} ${type} %a, %b\n${lanes("r", count, bits)}`);
  for (const operation of ["shl", "lshr", "ashr"]) {
    const splat = (n: number): string => `<${new Array<string>(count).fill(`i${bits} ${n}`).join(", ")}>`;
    vectors.add(`${head}\n  %r = ${operation} ${type} %a, ${splat(3)}\n${lanes("r", count, bits)}`);
    vectors.add(
      `${head}\n  %n = and ${type} %b, ${splat(bits === 24 ? 15 : bits - 1)}\n  %r = ${operation} ${type} %a, %n\n${lanes("r", count, bits)}`,
    );
  }
  for (const predicate of ["eq", "ugt", "sge", "slt", "ule"]) {
    vectors.add(
      `${head}\n  %c = icmp ${predicate} ${type} %a, %b\n  %r = select <${count} x i1> %c, ${type} %a, ${type} %b\n${lanes("r", count, bits)}`,
    );
    vectors.add(
      `${head}\n  %c = icmp ${predicate} ${type} %a, %b\n  %r = sext <${count} x i1> %c to ${type}\n${lanes("r", count, bits)}`,
    );
  }
  for (const name of ["smax", "umin", "uadd.sat", "ssub.sat"]) {
    vectors.declare(`declare ${type} @llvm.${name}.v${count}i${bits}(${type}, ${type})`);
    vectors.add(
      `${head}\n  %r = call ${type} @llvm.${name}.v${count}i${bits}(${type} %a, ${type} %b)\n${lanes("r", count, bits)}`,
    );
  }
  for (const name of ["add", "xor", "smax", "umin"]) {
    vectors.declare(`declare i${bits} @llvm.vector.reduce.${name}.v${count}i${bits}(${type})`);
    vectors.add(
      `${head}\n  %v = call i${bits} @llvm.vector.reduce.${name}.v${count}i${bits}(${type} %a)\n${bits === 64 ? "  ret i64 %v" : `  %r = zext i${bits} %v to i64\n  ret i64 %r`}`,
    );
  }
  const orders = [
    (lane: number): number => count - 1 - lane,
    (lane: number): number => (lane >> 1) + (lane & 1) * count,
    (lane: number): number => (lane * 2) % (2 * count),
    (): number => 0,
    (lane: number): number => (lane * 7 + 3) % (2 * count),
    (lane: number): number => lane ^ 1,
  ];
  for (const order of orders) {
    const mask = Array.from(
      { length: count },
      (_, lane) => `i32 ${Math.min(order(lane), 2 * count - 1)}`,
    ).join(", ");
    vectors.add(
      `${head}\n  %r = shufflevector ${type} %a, ${type} %b, <${count} x i32> <${mask}>\n${lanes("r", count, bits)}`,
    );
  }
  vectors.add(
    `${head}\n${opaque("k", "i32", String(count - 1))}\n  %v = extractelement ${type} %a, i32 %k\n  %r = insertelement ${type} %b, i${bits} %v, i32 1\n  %q = insertelement ${type} %r, i${bits} 9, i32 %k\n${lanes("q", count, bits)}`,
  );
  for (const to of [8, 16, 32, 64]) {
    if (to === bits) continue;
    for (const operation of to > bits ? ["zext", "sext"] : ["trunc"]) {
      vectors.add(`${head}\n  %r = ${operation} ${type} %a to <${count} x i${to}>\n${lanes("r", count, to)}`);
    }
  }
  if (bits === 32) {
    for (const operation of ["fadd", "fsub", "fmul", "fdiv"]) {
      vectors.add(
        `${head}\n  %f = sitofp ${type} %a to <${count} x float>\n  %g = sitofp ${type} %b to <${count} x float>\n  %h = ${operation} <${count} x float> %f, %g\n  %r = bitcast <${count} x float> %h to ${type}\n${lanes("r", count, bits)}`,
      );
    }
    vectors.add(
      `${head}\n  %f = sitofp ${type} %a to <${count} x float>\n  %d = fpext <${count} x float> %f to <${count} x double>\n  %e = fptosi <${count} x double> %d to <${count} x i64>\n${lanes("e", count, 64)}`,
    );
  }
}
check("vectors", vectors);

// x86's multiplications that add up neighbours: bytes at their extremes, where sums of two saturate.
const BYTES = [0, 1, 127, 128, 129, 200, 255, 255, 128, 3, 77, 254, 128, 127, 127, 1];
for (const { name, level, operands, from, to } of [
  { name: "sse2.pmadd.wd", level: "pentium4", operands: 2, from: [8, 16], to: [4, 32] },
  { name: "avx2.pmadd.wd", level: "avx2", operands: 2, from: [16, 16], to: [8, 32] },
  { name: "ssse3.pmadd.ub.sw.128", level: "avx2", operands: 2, from: [16, 8], to: [8, 16] },
  { name: "avx2.pmadd.ub.sw", level: "avx2", operands: 2, from: [32, 8], to: [16, 16] },
  { name: "avx512.vpdpbusd.128", level: "avx512vnni", operands: 3, from: [4, 32], to: [4, 32] },
  { name: "avx512.vpdpbusd.256", level: "avx512vnni", operands: 3, from: [8, 32], to: [8, 32] },
] as const) {
  const program = new Program();
  const [type, target] = [from, to].map(([count, bits]) => `<${count} x i${bits}>`);
  const types = Array.from({ length: operands }, () => type).join(", ");
  program.declare(`declare ${target} @llvm.x86.${name}(${types})`);
  for (let round = 0; round < BYTES.length; round++) {
    const values = Array.from({ length: operands }, (_, operand) => {
      const elements = Array.from({ length: from[0] }, (__, at) => {
        let element = 0n;
        for (let byte = 0; byte < from[1] / 8; byte++) {
          const index = (3 + operand) * (at * 4 + byte) + round * (1 + operand * 6);
          element |= BigInt(BYTES[index % BYTES.length] ?? 0) << BigInt(8 * byte);
        }
        return `i${from[1]} ${element}`;
      });
      return opaque(`v${operand}`, type ?? "", `<${elements.join(", ")}>`);
    });
    const used = values.map((_, operand) => `${type} %v${operand}`).join(", ");
    program.add(
      `${values.join("\n")}\n  %r = call ${target} @llvm.x86.${name}(${used})\n${lanes("r", to[0], to[1])}`,
    );
  }
  check(name, program, [level]);
}
// One integer from memory, and one from a register, in every lane.
const splats = new Program();
for (const value of ["%a", "%b"]) {
  splats.add(
    `${opaque("a", "i32", "-77")}\n  %b = mul i32 %a, 3\n  %i = insertelement <8 x i32> poison, i32 ${value}, i32 0\n  %r = shufflevector <8 x i32> %i, <8 x i32> poison, <8 x i32> zeroinitializer\n${lanes("r", 8, 32)}`,
  );
}
check("one integer in every lane", splats);

const atomics = new Program();
for (const bits of [8, 16, 32, 64]) {
  const type = `i${bits}`;
  for (const operation of ["xchg", "add", "sub", "and", "nand", "or", "xor", "max", "min", "umax", "umin"]) {
    for (const [a, b] of [
      [200n, 77n],
      [5n, (1n << BigInt(bits)) - 3n],
    ] as const) {
      atomics.add(
        `  %p = alloca ${type}, align 8\n  store volatile ${type} ${a}, ptr %p\n  %o = atomicrmw ${operation} ptr %p, ${type} ${b} seq_cst\n  %n = load atomic ${type}, ptr %p seq_cst, align 8\n  %s = mul ${type} %n, 3\n  %r = xor ${type} %o, %s\n${result("r", bits)}`,
      );
    }
  }
  for (const expected of [9, 10]) {
    atomics.add(
      `  %p = alloca ${type}, align 8\n  store atomic ${type} 9, ptr %p seq_cst, align 8\n  %o = cmpxchg ptr %p, ${type} ${expected}, ${type} 33 seq_cst seq_cst\n  %v = extractvalue { ${type}, i1 } %o, 0\n  %w = extractvalue { ${type}, i1 } %o, 1\n  %x = sext i1 %w to ${type}\n  %n = load volatile ${type}, ptr %p\n  %s = mul ${type} %n, 3\n  %t = xor ${type} %v, %s\n  %r = xor ${type} %t, %x\n${result("r", bits)}`,
    );
  }
}
check("atomics", atomics, ["pentium4"]);
