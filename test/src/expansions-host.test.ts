/**
 * What i386 has no instructions for and the back end writes as other operations or calls: every floating-point format
 * and intrinsic, fixed-point arithmetic, masked memory, lanes moved about, constrained floating point. As in
 * operations-host.test.ts, compiled code must print what the interpreter prints.
 */
import { check, opaque, Program, result } from "./operations.js";
import { FLOAT_PREDICATES } from "./predicates.js";

interface Format {
  readonly type: string;
  readonly bits: number;
  readonly suffix: string;
  /** Bits of interesting values: zeros, one, subnormals, the greatest, infinities, NaN, ordinary numbers. */
  readonly samples: readonly bigint[];
  literal(bits: bigint): string;
}
function formatOf(
  type: string,
  suffix: string,
  bits: number,
  stored: number,
  literal: (bits: bigint) => string,
): Format {
  const explicit = type === "x86_fp80";
  const exponentBits = bits - 1 - stored;
  const bias = (1n << BigInt(exponentBits - 1)) - 1n;
  const at = (exponent: bigint, fraction: bigint): bigint => {
    const leading = explicit && exponent !== 0n ? 1n << 63n : 0n;
    return (exponent << BigInt(stored)) | leading | fraction;
  };
  const fractionBits = BigInt(explicit ? 63 : stored);
  const ones = (1n << fractionBits) - 1n;
  const pattern = 0x921f_b544_42d1_8469_898c_c517_01b8n & ones;
  const top = (1n << BigInt(exponentBits)) - 1n;
  const sign = 1n << BigInt(bits - 1);
  const positive = [
    at(0n, 0n),
    at(0n, 1n),
    at(0n, pattern),
    at(bias, 0n),
    at(bias + 1n, pattern),
    at(bias - 3n, ones),
    at(bias + 5n, pattern >> 1n),
    at(top - 1n, ones),
    at(top, 0n),
  ];
  const quiet = at(top, 1n << (fractionBits - 1n));
  return {
    type,
    suffix,
    bits,
    literal,
    samples: [
      ...positive,
      quiet,
      sign,
      sign | at(bias, ones >> 1n),
      sign | at(bias + 2n, pattern),
      sign | at(top, 0n),
    ],
  };
}
const hex = (prefix: string, digits: number) => (bits: bigint) =>
  `0x${prefix}${bits.toString(16).toUpperCase().padStart(digits, "0")}`;
/** fp128 is written with its low half first. */
const hexQuad = (bits: bigint): string =>
  `0xL${(bits & ((1n << 64n) - 1n)).toString(16).toUpperCase().padStart(16, "0")}${(bits >> 64n).toString(16).toUpperCase().padStart(16, "0")}`;

const FORMATS = [
  formatOf("half", "f16", 16, 10, hex("H", 4)),
  formatOf("bfloat", "bf16", 16, 7, hex("R", 4)),
  formatOf("float", "f32", 32, 23, (bits) => `bitcast (i32 ${bits} to float)`),
  formatOf("double", "f64", 64, 52, hex("", 16)),
  formatOf("x86_fp80", "f80", 80, 64, hex("K", 20)),
  formatOf("fp128", "f128", 128, 112, hexQuad),
];

/** A value of a format from its bits, which the optimizer cannot see. */
function value(format: Format, name: string, bits: bigint): string {
  return `${opaque(`${name}.b`, `i${format.bits}`, String(bits))}\n  %${name} = bitcast i${format.bits} %${name}.b to ${format.type}`;
}
/** Returns a float's bits, every NaN as one. */
function floatResult(format: Format, name: string): string {
  return [
    `  %nan = fcmp uno ${format.type} %${name}, %${name}`,
    `  %bits = bitcast ${format.type} %${name} to i${format.bits}`,
    `  %told = select i1 %nan, i${format.bits} 77, i${format.bits} %bits`,
    result("told", format.bits),
  ].join("\n");
}

const arithmetic = new Program();
const comparisons = new Program();
const unary = new Program();
for (const format of FORMATS) {
  const { type, samples } = format;
  samples.forEach((a, i) => {
    samples.forEach((b, j) => {
      // Not every pair with every operation: each operation sees each operand, in each place.
      for (const [at, opcode] of ["fadd", "fsub", "fmul", "fdiv"].entries()) {
        if ((i + j + at) % 2 === 0)
          arithmetic.add(
            `${value(format, "a", a)}\n${value(format, "b", b)}\n  %r = ${opcode} ${type} %a, %b\n${floatResult(format, "r")}`,
          );
      }
      if ((i * 3 + j) % 4 === 0) {
        const tests = FLOAT_PREDICATES.map(
          (predicate, at) =>
            `  %c${at} = fcmp ${predicate} ${type} %a, %b\n  %z${at} = zext i1 %c${at} to i64\n  %s${at} = shl i64 %z${at}, ${at}\n  %o${at} = or i64 %${at === 0 ? "z0" : `o${at - 1}`}, %s${at}`,
        );
        comparisons.add(
          `${value(format, "a", a)}\n${value(format, "b", b)}\n${tests.join("\n")}\n  ret i64 %o${FLOAT_PREDICATES.length - 1}`,
        );
      }
    });
    unary.add(`${value(format, "a", a)}\n  %r = fneg ${type} %a\n${floatResult(format, "r")}`);
  });
}
// Not at i686: what x87 computes of float and double is rounded twice.
check("arithmetic of every float format", arithmetic);
check("comparisons of every float format", comparisons, ["i686", "pentium4", "avx2"]);

const RANK: Readonly<Record<string, number>> = {
  half: 0,
  bfloat: 0,
  float: 1,
  double: 2,
  x86_fp80: 3,
  fp128: 4,
};
for (const from of FORMATS) {
  for (const to of FORMATS) {
    const difference = (RANK[to.type] ?? 0) - (RANK[from.type] ?? 0);
    if (difference === 0) continue;
    const opcode = difference > 0 ? "fpext" : "fptrunc";
    for (const a of from.samples)
      unary.add(
        `${value(from, "a", a)}\n  %r = ${opcode} ${from.type} %a to ${to.type}\n${floatResult(to, "r")}`,
      );
  }
}
check("float formats converted to each other", unary, ["i686", "pentium4", "avx2"]);

const INTEGERS = [1, 7, 8, 16, 24, 32, 33, 53, 64, 65, 100, 128, 200];
const integers = new Program();
for (const format of FORMATS) {
  const { type, bits: size } = format;
  for (const width of INTEGERS) {
    const mask = (1n << BigInt(width)) - 1n;
    const numbers = [
      0n,
      1n,
      mask,
      mask >> 1n,
      (mask >> 1n) + 1n,
      0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835n & mask,
      (0x81n << BigInt(Math.max(0, width - 9))) & mask,
    ];
    for (const number of new Set(numbers)) {
      for (const opcode of ["sitofp", "uitofp"])
        integers.add(
          `${opaque("a", `i${width}`, String(number))}\n  %r = ${opcode} i${width} %a to ${type}\n${floatResult(format, "r")}`,
        );
    }
    // Numbers that fit.
    const bias =
      (1n << BigInt({ half: 4, bfloat: 7, float: 7, double: 10, x86_fp80: 14, fp128: 14 }[type] ?? 0)) - 1n;
    const stored = BigInt(
      { half: 10, bfloat: 7, float: 23, double: 52, x86_fp80: 64, fp128: 112 }[type] ?? 0,
    );
    for (const exponent of [-2n, 0n, 3n, BigInt(width) - 3n, BigInt(width) - 2n]) {
      if (exponent > bias || exponent > BigInt(width) - 2n) continue;
      const leading = type === "x86_fp80" ? 1n << 63n : 0n;
      const fraction =
        0x6_a09e_667f_3bcc_908b_2fb1_366e_a957n & ((1n << (type === "x86_fp80" ? 63n : stored)) - 1n);
      const bits = ((bias + exponent) << stored) | leading | fraction;
      integers.add(
        `${value(format, "a", bits)}\n  %r = fptoui ${type} %a to i${width}\n${result("r", width)}`,
      );
      integers.add(
        `${value(format, "a", bits | (1n << BigInt(size - 1)))}\n  %r = fptosi ${type} %a to i${width}\n${result("r", width)}`,
      );
    }
    for (const [at, sample] of format.samples.entries()) {
      if ((at + width) % 3 !== 0) continue;
      for (const name of ["fptosi.sat", "fptoui.sat"]) {
        integers.declare(`declare i${width} @llvm.${name}.i${width}.${format.suffix}(${type})`);
        integers.add(
          `${value(format, "a", sample)}\n  %r = call i${width} @llvm.${name}.i${width}.${format.suffix}(${type} %a)\n${result("r", width)}`,
        );
      }
    }
  }
}
check("integers and floats of every format converted to each other", integers, ["i686", "pentium4", "avx2"]);

const functions = new Program();
/** Those that round, so that x87 may round float and double twice. */
const rounding = new Program();
for (const format of FORMATS) {
  const { type, suffix, samples } = format;
  const call = (name: string, operands: readonly bigint[], program = functions): void => {
    const names = operands.map((_, at) => `a${at}`);
    program.declare(`declare ${type} @llvm.${name}.${suffix}(${operands.map(() => type).join(", ")})`);
    program.add(
      [
        ...operands.map((bits, at) => value(format, `a${at}`, bits)),
        `  %r = call ${type} @llvm.${name}.${suffix}(${names.map((operand) => `${type} %${operand}`).join(", ")})`,
        floatResult(format, "r"),
      ].join("\n"),
    );
  };
  samples.forEach((a, i) => {
    for (const name of [
      "floor",
      "ceil",
      "trunc",
      "rint",
      "nearbyint",
      "round",
      "roundeven",
      "fabs",
      "canonicalize",
    ])
      call(name, [a]);
    const b = samples[(i * 5 + 3) % samples.length] ?? 0n;
    for (const name of ["copysign", "minimum", "maximum"]) call(name, [a, b]);
    // Which of two zeros minnum gives is not said.
    if (a << 1n !== b << 1n && i !== 9) for (const name of ["minnum", "maxnum"]) call(name, [a, b]);
    const c = samples[(i * 7 + 5) % samples.length] ?? 0n;
    for (const name of ["fma", "fmuladd"]) call(name, [a, b, c], rounding);
    call("sqrt", [a], rounding);
    for (const mask of [3, 1, 4, 96, 240, 264, 516, 1023 - 3]) {
      functions.declare(`declare i1 @llvm.is.fpclass.${suffix}(${type}, i32)`);
      functions.add(
        `${value(format, "a", a)}\n  %r = call i1 @llvm.is.fpclass.${suffix}(${type} %a, i32 ${mask})\n${result("r", 1)}`,
      );
    }
    for (const by of [-30, 0, 3, 200]) {
      functions.declare(`declare ${type} @llvm.ldexp.${suffix}.i32(${type}, i32)`);
      functions.add(
        `${value(format, "a", a)}\n${opaque("n", "i32", String(by))}\n  %r = call ${type} @llvm.ldexp.${suffix}.i32(${type} %a, i32 %n)\n${floatResult(format, "r")}`,
      );
    }
    // The exponent of what is not finite is unspecified.
    if (i < 8 || (i >= 10 && i < 13)) {
      functions.declare(`declare {${type}, i32} @llvm.frexp.${suffix}.i32(${type})`);
      functions.add(
        `${value(format, "a", a)}\n  %p = call {${type}, i32} @llvm.frexp.${suffix}.i32(${type} %a)\n  %r = extractvalue {${type}, i32} %p, 0\n${floatResult(format, "r")}`,
      );
      functions.add(
        `${value(format, "a", a)}\n  %p = call {${type}, i32} @llvm.frexp.${suffix}.i32(${type} %a)\n  %r = extractvalue {${type}, i32} %p, 1\n${result("r", 32)}`,
      );
    }
  });
  for (const a of [3, 4, 5, 6].map((at) => samples[at] ?? 0n)) {
    for (const [name, bits] of [
      ["lrint", 32],
      ["llrint", 64],
      ["lround", 32],
      ["llround", 64],
    ] as const) {
      functions.declare(`declare i${bits} @llvm.${name}.i${bits}.${suffix}(${type})`);
      functions.add(
        `${value(format, "a", a)}\n  %r = call i${bits} @llvm.${name}.i${bits}.${suffix}(${type} %a)\n${result("r", bits)}`,
      );
    }
  }
}
check("float intrinsics of every format", functions, ["i686", "pentium4", "avx2"]);
check("float intrinsics that round, of every format", rounding);

const fixed = new Program();
for (const width of [3, 8, 17, 32, 40, 64]) {
  const type = `i${width}`;
  const mask = (1n << BigInt(width)) - 1n;
  const numbers = [0n, 1n, mask, mask >> 1n, (mask >> 1n) + 1n, 0x9e37_79b9_7f4a_7c15n & mask];
  numbers.forEach((a, i) => {
    numbers.forEach((b, j) => {
      for (const name of ["smul.fix", "umul.fix", "smul.fix.sat", "umul.fix.sat"]) {
        fixed.declare(`declare ${type} @llvm.${name}.${type}(${type}, ${type}, i32)`);
        if ((i + j) % 2 === 0)
          fixed.add(
            `${opaque("a", type, String(a))}\n${opaque("b", type, String(b))}\n  %r = call ${type} @llvm.${name}.${type}(${type} %a, ${type} %b, i32 ${(i * 2 + j) % width})\n${result("r", width)}`,
          );
      }
    });
    for (const name of ["sshl.sat", "ushl.sat"]) {
      fixed.declare(`declare ${type} @llvm.${name}.${type}(${type}, ${type})`);
      for (const count of [0n, 1n, BigInt(width) - 1n])
        fixed.add(
          `${opaque("a", type, String(a))}\n${opaque("b", type, String(count))}\n  %r = call ${type} @llvm.${name}.${type}(${type} %a, ${type} %b)\n${result("r", width)}`,
        );
    }
  });
}
check("fixed-point arithmetic and saturating shifts", fixed);

const memory = new Program();
memory.declare("@cells = global [64 x i8] zeroinitializer, align 64");
for (const [element, bits, count] of [
  ["i8", 8, 16],
  ["i16", 16, 5],
  ["i32", 32, 4],
  ["i64", 64, 3],
  ["float", 32, 8],
  ["double", 64, 2],
  ["ptr", 32, 4],
] as const) {
  const vector = `<${count} x ${element}>`;
  const mask = `<${count} x i1>`;
  const suffix = `v${count}${element === "float" ? "f32" : element === "double" ? "f64" : element === "ptr" ? "p0" : element}`;
  const integers = `<${count} x i${bits}>`;
  const total = bits * count;
  const numbers = Array.from({ length: count }, (_, at) => `i${bits} ${(at * 37 + 5) % 120}`).join(", ");
  const setUp = (pattern: number): string =>
    [
      "  store volatile i64 81985529216486895, ptr @cells",
      "  store volatile i64 -81985529216486896, ptr getelementptr (i8, ptr @cells, i32 8)",
      opaque("k", `i${count}`, String(pattern & (2 ** count - 1))),
      `  %mask = bitcast i${count} %k to ${mask}`,
      opaque("n", integers, `<${numbers}>`),
      element === "ptr"
        ? `  %v = inttoptr ${integers} %n to ${vector}`
        : `  %v = bitcast ${integers} %n to ${vector}`,
    ].join("\n");
  const told = (name: string): string =>
    `${element === "ptr" ? `  %i = ptrtoint ${vector} %${name} to ${integers}` : `  %i = bitcast ${vector} %${name} to ${integers}`}\n  %w = bitcast ${integers} %i to i${total}\n${result("w", total)}`;
  const cells =
    "  %w = load i512, ptr @cells, align 1\n  %h = lshr i512 %w, 100\n  %x = xor i512 %w, %h\n  %out = trunc i512 %x to i64\n  store volatile i512 0, ptr @cells\n  ret i64 %out";
  memory.declare(`declare ${vector} @llvm.masked.load.${suffix}.p0(ptr, i32, ${mask}, ${vector})`);
  memory.declare(`declare void @llvm.masked.store.${suffix}.p0(${vector}, ptr, i32, ${mask})`);
  memory.declare(
    `declare ${vector} @llvm.masked.gather.${suffix}.v${count}p0(<${count} x ptr>, i32, ${mask}, ${vector})`,
  );
  memory.declare(
    `declare void @llvm.masked.scatter.${suffix}.v${count}p0(${vector}, <${count} x ptr>, i32, ${mask})`,
  );
  memory.declare(`declare ${vector} @llvm.masked.expandload.${suffix}(ptr, ${mask}, ${vector})`);
  memory.declare(`declare void @llvm.masked.compressstore.${suffix}(${vector}, ptr, ${mask})`);
  memory.declare(`declare ${vector} @llvm.vector.reverse.${suffix}(${vector})`);
  const offsets = Array.from({ length: count }, (_, at) => `i32 ${((at * 5) % count) * (bits / 8)}`).join(
    ", ",
  );
  for (const pattern of [0, 0xffff, 0x5a5a, 0x9c3]) {
    memory.add(
      `${setUp(pattern)}\n  %r = call ${vector} @llvm.masked.load.${suffix}.p0(ptr @cells, i32 1, ${mask} %mask, ${vector} %v)\n${told("r")}`,
    );
    memory.add(
      `${setUp(pattern)}\n  call void @llvm.masked.store.${suffix}.p0(${vector} %v, ptr getelementptr (i8, ptr @cells, i32 3), i32 1, ${mask} %mask)\n${cells}`,
    );
    memory.add(
      `${setUp(pattern)}\n  %p = getelementptr i8, ptr @cells, <${count} x i32> <${offsets}>\n  %r = call ${vector} @llvm.masked.gather.${suffix}.v${count}p0(<${count} x ptr> %p, i32 1, ${mask} %mask, ${vector} %v)\n${told("r")}`,
    );
    memory.add(
      `${setUp(pattern)}\n  %p = getelementptr i8, ptr @cells, <${count} x i32> <${offsets}>\n  call void @llvm.masked.scatter.${suffix}.v${count}p0(${vector} %v, <${count} x ptr> %p, i32 1, ${mask} %mask)\n${cells}`,
    );
    memory.add(
      `${setUp(pattern)}\n  %r = call ${vector} @llvm.masked.expandload.${suffix}(ptr @cells, ${mask} %mask, ${vector} %v)\n${told("r")}`,
    );
    memory.add(
      `${setUp(pattern)}\n  call void @llvm.masked.compressstore.${suffix}(${vector} %v, ptr @cells, ${mask} %mask)\n${cells}`,
    );
  }
  memory.add(`${setUp(0)}\n  %r = call ${vector} @llvm.vector.reverse.${suffix}(${vector} %v)\n${told("r")}`);
}
check("masked memory and reversed lanes", memory);

const lanes = new Program();
lanes.declare("declare <2 x i32> @llvm.vector.extract.v2i32.v4i32(<4 x i32>, i64)");
lanes.declare("declare <4 x i32> @llvm.vector.insert.v4i32.v2i32(<4 x i32>, <2 x i32>, i64)");
lanes.declare("declare <4 x i32> @llvm.vector.interleave2.v4i32(<2 x i32>, <2 x i32>)");
lanes.declare("declare {<2 x i32>, <2 x i32>} @llvm.vector.deinterleave2.v4i32(<4 x i32>)");
lanes.declare("declare <4 x i1> @llvm.get.active.lane.mask.v4i1.i32(i32, i32)");
lanes.declare("declare i32 @llvm.get.rounding()");
const four = opaque("v", "<4 x i32>", "<i32 11, i32 22, i32 33, i32 44>");
const two = opaque("t", "<2 x i32>", "<i32 -1, i32 7>");
const toldFour = `  %w = bitcast <4 x i32> %r to i128\n${result("w", 128)}`;
const toldTwo = `  %w = bitcast <2 x i32> %r to i64\n  ret i64 %w`;
for (const at of [0, 2]) {
  lanes.add(
    `${four}\n  %r = call <2 x i32> @llvm.vector.extract.v2i32.v4i32(<4 x i32> %v, i64 ${at})\n${toldTwo}`,
  );
  lanes.add(
    `${four}\n${two}\n  %r = call <4 x i32> @llvm.vector.insert.v4i32.v2i32(<4 x i32> %v, <2 x i32> %t, i64 ${at})\n${toldFour}`,
  );
}
lanes.add(
  `${two}\n  %r = call <4 x i32> @llvm.vector.interleave2.v4i32(<2 x i32> %t, <2 x i32> <i32 3, i32 4>)\n${toldFour}`,
);
for (const half of [0, 1])
  lanes.add(
    `${four}\n  %p = call {<2 x i32>, <2 x i32>} @llvm.vector.deinterleave2.v4i32(<4 x i32> %v)\n  %r = extractvalue {<2 x i32>, <2 x i32>} %p, ${half}\n${toldTwo}`,
  );
for (const [base, limit] of [
  [0, 0],
  [0, 3],
  [5, 7],
  [4294967294, 4294967295],
  [9, 3],
])
  lanes.add(
    `${opaque("b", "i32", String(base))}\n${opaque("n", "i32", String(limit))}\n  %m = call <4 x i1> @llvm.get.active.lane.mask.v4i1.i32(i32 %b, i32 %n)\n  %r = bitcast <4 x i1> %m to i4\n${result("r", 4)}`,
  );
lanes.add(`  %r = call i32 @llvm.get.rounding()\n${result("r", 32)}`);
check("lanes moved about", lanes);

const constrained = new Program();
const strict = 'metadata !"round.dynamic", metadata !"fpexcept.strict"';
for (const format of FORMATS) {
  const { type, suffix, samples } = format;
  const prefix = "@llvm.experimental.constrained";
  samples.forEach((a, i) => {
    const b = samples[(i * 3 + 4) % samples.length] ?? 0n;
    const operands = `${value(format, "a", a)}\n${value(format, "b", b)}`;
    for (const name of ["fadd", "fsub", "fmul", "fdiv"]) {
      constrained.declare(
        `declare ${type} ${prefix}.${name}.${suffix}(${type}, ${type}, metadata, metadata)`,
      );
      constrained.add(
        `${operands}\n  %r = call ${type} ${prefix}.${name}.${suffix}(${type} %a, ${type} %b, ${strict}) strictfp\n${floatResult(format, "r")}`,
      );
    }
    for (const name of ["fcmp", "fcmps"]) {
      constrained.declare(`declare i1 ${prefix}.${name}.${suffix}(${type}, ${type}, metadata, metadata)`);
      const predicate = FLOAT_PREDICATES[i % FLOAT_PREDICATES.length];
      constrained.add(
        `${operands}\n  %r = call i1 ${prefix}.${name}.${suffix}(${type} %a, ${type} %b, metadata !"${predicate}", metadata !"fpexcept.strict") strictfp\n${result("r", 1)}`,
      );
    }
    for (const name of ["sqrt", "floor", "rint"]) {
      constrained.declare(
        `declare ${type} ${prefix}.${name}.${suffix}(${type}${name === "floor" ? "" : ", metadata"}, metadata)`,
      );
      const words = name === "floor" ? 'metadata !"fpexcept.strict"' : strict;
      constrained.add(
        `${operands}\n  %r = call ${type} ${prefix}.${name}.${suffix}(${type} %a, ${words}) strictfp\n${floatResult(format, "r")}`,
      );
    }
  });
  for (const width of [8, 32, 64]) {
    for (const name of ["sitofp", "uitofp"]) {
      constrained.declare(
        `declare ${type} ${prefix}.${name}.${suffix}.i${width}(i${width}, metadata, metadata)`,
      );
      for (const number of [0, 1, -1, -77])
        constrained.add(
          `${opaque("n", `i${width}`, String(number))}\n  %r = call ${type} ${prefix}.${name}.${suffix}.i${width}(i${width} %n, ${strict}) strictfp\n${floatResult(format, "r")}`,
        );
    }
    for (const name of ["fptosi", "fptoui"]) {
      constrained.declare(`declare i${width} ${prefix}.${name}.i${width}.${suffix}(${type}, metadata)`);
      for (const at of [0, 3, 4, 6])
        constrained.add(
          `${value(format, "a", samples[at] ?? 0n)}\n  %r = call i${width} ${prefix}.${name}.i${width}.${suffix}(${type} %a, metadata !"fpexcept.strict") strictfp\n${result("r", width)}`,
        );
    }
  }
}
check("constrained floating point", constrained);
