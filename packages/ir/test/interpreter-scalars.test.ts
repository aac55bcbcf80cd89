/**
 * Proves that every scalar operation of the interpreter means what the Language Reference says: each opcode and
 * predicate, on fast and on odd widths, at the edges, with each flag that makes poison; and that undef is tracked by
 * the bit.
 */
import { Interpreter, parseModule } from "@ts-jit/ir";
import test from "ava";
import { run, value } from "./interpreter-helpers.js";

/** Cases of the form [instruction, expected]; the type of the result is the type named first, or given third. */
type Case = readonly [string, number | bigint | string | boolean, string?];

function check(title: string, cases: readonly Case[]): void {
  test(title, (t) => {
    for (const [instruction, expected, type] of cases) {
      const result =
        type ?? /\b(i\d+|float|double|half|bfloat|x86_fp80|fp128)\b/.exec(instruction)?.[0] ?? "i32";
      t.deepEqual(value(result, instruction), expected, instruction);
    }
  });
}

check("integer arithmetic wraps at every width", [
  ["add i32 2147483647, 1", -2147483648],
  ["add i8 127, 1", -128],
  ["add i1 true, true", 0],
  ["add i7 63, 1", -64],
  ["add i64 9223372036854775807, 1", -9223372036854775808n],
  ["add i33 4294967295, 1", -4294967296n],
  ["add i128 170141183460469231731687303715884105727, 1", -170141183460469231731687303715884105728n],
  ["sub i32 -2147483648, 1", 2147483647],
  ["sub i16 -32768, 1", 32767],
  ["sub i64 0, 1", -1n],
  ["sub i65 0, 1", -1n],
  ["mul i32 65536, 65536", 0],
  ["mul i32 -7, 6", -42],
  ["mul i8 16, 17", 16],
  ["mul i64 4294967295, 4294967295", -8589934591n],
  ["mul i64 -123456789123, 98765432", BigInt.asIntN(64, -123456789123n * 98765432n)],
  ["mul i100 1099511627776, 1099511627776", 1208925819614629174706176n],
]);

check("division rounds towards zero, remainders take the dividend's sign", [
  ["udiv i32 -1, 2", 2147483647],
  ["udiv i8 -1, 16", 15],
  ["udiv i64 -1, 10", 1844674407370955161n],
  ["udiv i64 100, 7", 14n],
  ["udiv i100 -1, 1000000007", ((1n << 100n) - 1n) / 1000000007n],
  ["sdiv i32 -7, 2", -3],
  ["sdiv i32 7, -2", -3],
  ["sdiv i8 -128, 2", -64],
  ["sdiv i64 -9223372036854775808, 10", -922337203685477580n],
  ["sdiv i64 -7, 2", -3n],
  ["urem i32 -1, 10", 5],
  ["urem i64 -1, 10", 5n],
  ["srem i32 -7, 3", -1],
  ["srem i32 7, -3", 1],
  ["srem i16 -32768, 7", -1],
  ["srem i64 -10000000000, 7", -4n],
  ["srem i65 -7, 3", -1n],
]);

check("shifts and bits", [
  ["shl i32 1, 31", -2147483648],
  ["shl i8 -1, 4", -16],
  ["shl i64 1, 63", -9223372036854775808n],
  ["shl i64 3, 31", 6442450944n],
  ["shl i64 5, 0", 5n],
  ["shl i70 1, 69", -(1n << 69n)],
  ["lshr i32 -1, 28", 15],
  ["lshr i8 -1, 4", 15],
  ["lshr i64 -1, 33", 2147483647n],
  ["lshr i64 -1, 1", 9223372036854775807n],
  ["ashr i32 -16, 2", -4],
  ["ashr i8 -128, 7", -1],
  ["ashr i64 -8, 40", -1n],
  ["ashr i64 -9223372036854775808, 31", -4294967296n],
  ["ashr i90 -1024, 3", -128n],
  ["and i32 12, 10", 8],
  ["or i32 12, 10", 14],
  ["xor i32 12, 10", 6],
  ["and i64 -1, 81985529216486895", 81985529216486895n],
  ["or i64 4294967296, 1", 4294967297n],
  ["xor i64 -1, 4294967295", -4294967296n],
  ["xor i128 -1, 1", -2n],
]);

check("a shift by the width or more is poison", [
  ["shl i32 1, 32", "poison"],
  ["lshr i32 1, -1", "poison"],
  ["ashr i8 1, 8", "poison"],
  ["shl i64 1, 64", "poison"],
  ["lshr i64 1, 4294967296", "poison"],
  ["ashr i100 1, 100", "poison"],
]);

check("each flag makes poison exactly where its promise is broken", [
  ["add nsw i32 2147483647, 1", "poison"],
  ["add nsw i32 2147483646, 1", 2147483647],
  ["add nuw i32 -1, 1", "poison"],
  ["add nuw i32 2147483647, 1", -2147483648],
  ["add nsw i8 127, 1", "poison"],
  ["add nuw nsw i8 100, 27", 127],
  ["add nuw i8 -1, 1", "poison"],
  ["add nsw i64 9223372036854775807, 1", "poison"],
  ["add nuw i64 -1, 1", "poison"],
  ["add nuw i64 4294967295, 1", 4294967296n],
  ["add nsw i65 18446744073709551615, 1", "poison"],
  ["sub nsw i32 -2147483648, 1", "poison"],
  ["sub nuw i32 0, 1", "poison"],
  ["sub nuw i32 -1, 1", -2],
  ["sub nsw i16 -32768, 1", "poison"],
  ["sub nuw i16 1, 2", "poison"],
  ["sub nsw i64 -9223372036854775808, 1", "poison"],
  ["sub nuw i64 0, 1", "poison"],
  ["mul nsw i32 65536, 32768", "poison"],
  ["mul nsw i32 -65536, 32768", -2147483648],
  ["mul nuw i32 65536, 65536", "poison"],
  ["mul nuw i32 65536, 65535", -65536],
  ["mul nsw i8 16, 8", "poison"],
  ["mul nsw i64 4294967296, 2147483648", "poison"],
  ["mul nuw i64 4294967296, 4294967296", "poison"],
  ["mul nuw nsw i64 3, 4", 12n],
  ["shl nsw i32 1, 31", "poison"],
  ["shl nuw i32 1, 31", -2147483648],
  ["shl nuw i32 2, 31", "poison"],
  ["shl nsw i8 -64, 1", -128],
  ["shl nsw i8 64, 1", "poison"],
  ["shl nuw i64 -1, 1", "poison"],
  ["shl nsw i64 -1, 1", -2n],
  ["udiv exact i32 7, 2", "poison"],
  ["udiv exact i32 8, 2", 4],
  ["sdiv exact i32 -7, 2", "poison"],
  ["sdiv exact i8 -8, 2", -4],
  ["udiv exact i64 7, 2", "poison"],
  ["sdiv exact i64 -8, 2", -4n],
  ["lshr exact i32 3, 1", "poison"],
  ["lshr exact i32 2, 1", 1],
  ["ashr exact i8 -3, 1", "poison"],
  ["ashr exact i8 -4, 1", -2],
  ["lshr exact i64 1, 1", "poison"],
  ["ashr exact i64 -2, 1", -1n],
  ["or disjoint i32 5, 4", "poison"],
  ["or disjoint i32 5, 2", 7],
  ["or disjoint i64 1, 1", "poison"],
  ["trunc nsw i32 128 to i8", "poison", "i8"],
  ["trunc nsw i32 -128 to i8", -128, "i8"],
  ["trunc nuw i32 256 to i8", "poison", "i8"],
  ["trunc nuw i32 255 to i8", -1, "i8"],
  ["zext nneg i8 -1 to i32", "poison", "i32"],
  ["zext nneg i8 1 to i64", 1n, "i64"],
  ["uitofp nneg i32 -1 to double", "poison", "double"],
  ["fadd nnan double 0x7FF0000000000000, 0xFFF0000000000000", "poison"],
  ["fadd ninf double 0x7FEFFFFFFFFFFFFF, 0x7FEFFFFFFFFFFFFF", "poison"],
  ["fadd nnan float 1.0, 2.0", 3],
  ["fmul ninf float 0x7FF0000000000000, 1.0", "poison"],
  ["fneg nnan double 0x7FF8000000000000", "poison"],
  ["fcmp nnan oeq double 0x7FF8000000000000, 1.0", "poison", "i1"],
]);

test("every icmp predicate, on fast and slow widths", (t) => {
  const answers: Record<string, readonly number[]> = {
    // -1 with 1, 1 with -1, 5 with 5
    eq: [0, 0, 1],
    ne: [1, 1, 0],
    ugt: [1, 0, 0],
    uge: [1, 0, 1],
    ult: [0, 1, 0],
    ule: [0, 1, 1],
    sgt: [0, 1, 0],
    sge: [0, 1, 1],
    slt: [1, 0, 0],
    sle: [1, 0, 1],
  };
  for (const [predicate, expected] of Object.entries(answers)) {
    for (const type of ["i5", "i8", "i16", "i32", "i40", "i64", "i128"]) {
      const found = ["-1, 1", "1, -1", "5, 5"].map((operands) =>
        value("i1", `icmp ${predicate} ${type} ${operands}`),
      );
      t.deepEqual(found, [...expected], `${predicate} ${type}`);
      // The same decided by a branch, which is fused with the comparison.
      const branched = ["-1, 1", "1, -1", "5, 5"].map((operands) =>
        run(
          "i32",
          `  %c = icmp ${predicate} ${type} ${operands}\n  br i1 %c, label %y, label %n\ny:\n  ret i32 1\nn:\n  ret i32 0`,
        ),
      );
      t.deepEqual(branched, [...expected], `br ${predicate} ${type}`);
    }
  }
  t.is(value("i1", "icmp samesign ult i32 1, 2"), 1);
  t.is(value("i1", "icmp samesign ult i32 -1, 2"), "poison");
  t.is(value("i1", "icmp ult ptr null, inttoptr (i32 4 to ptr)"), 1);
});

test("every fcmp predicate: less, equal, greater, unordered", (t) => {
  const nan = "0x7FF8000000000000";
  const answers: Record<string, string> = {
    false: "0000",
    oeq: "0100",
    ogt: "0010",
    oge: "0110",
    olt: "1000",
    ole: "1100",
    one: "1010",
    ord: "1110",
    uno: "0001",
    ueq: "0101",
    ugt: "0011",
    uge: "0111",
    ult: "1001",
    ule: "1101",
    une: "1011",
    true: "1111",
  };
  for (const [predicate, expected] of Object.entries(answers)) {
    for (const type of ["float", "double"]) {
      const found = ["1.0, 2.0", "2.0, 2.0", "3.0, 2.0", `${nan}, 2.0`].map((operands) =>
        value("i1", `fcmp ${predicate} ${type} ${operands}`),
      );
      t.is(found.join(""), expected, `${predicate} ${type}`);
    }
    const half = ["0xH3C00, 0xH4000", "0xH4000, 0xH4000", "0xH4200, 0xH4000", "0xH7E00, 0xH4000"].map(
      (operands) => value("i1", `fcmp ${predicate} half ${operands}`),
    );
    t.is(half.join(""), expected, `${predicate} half`);
  }
  t.is(value("i1", "fcmp oeq double 0.0, -0.0"), 1);
});

check("casts between integers", [
  ["trunc i32 511 to i8", -1, "i8"],
  ["trunc i64 4294967297 to i32", 1, "i32"],
  ["trunc i64 -1 to i1", 1, "i1"],
  ["trunc i128 18446744073709551617 to i64", 1n, "i64"],
  ["zext i8 -1 to i32", 255, "i32"],
  ["zext i1 true to i8", 1, "i8"],
  ["zext i32 -1 to i64", 4294967295n, "i64"],
  ["zext i64 -1 to i65", 18446744073709551615n, "i65"],
  ["sext i8 -1 to i32", -1, "i32"],
  ["sext i1 true to i16", -1, "i16"],
  ["sext i32 -5 to i64", -5n, "i64"],
  ["sext i64 -5 to i100", -5n, "i100"],
  ["ptrtoint ptr inttoptr (i32 77 to ptr) to i64", 77n, "i64"],
  ["bitcast i32 1065353216 to float", 1, "float"],
  ["bitcast double 1.0 to i64", 4607182418800017408n, "i64"],
  ["bitcast <4 x i8> <i8 1, i8 2, i8 3, i8 4> to i32", 0x04030201, "i32"],
  ["bitcast <2 x i32> <i32 1, i32 2> to i64", 8589934593n, "i64"],
  ["bitcast <8 x i1> <i1 1, i1 0, i1 1, i1 0, i1 0, i1 0, i1 0, i1 1> to i8", -123, "i8"],
]);

check("casts between integers and floats: exact, rounded once, poison out of range", [
  ["fptosi double -2.9 to i32", -2, "i32"],
  ["fptosi double 2147483648.0 to i32", "poison", "i32"],
  ["fptosi double -2147483648.9 to i32", -2147483648, "i32"],
  ["fptosi float 127.9 to i8".replace("127.9", "0x405FF00000000000"), 127, "i8"],
  ["fptosi float 128.0 to i8", "poison", "i8"],
  ["fptosi double 0x7FF8000000000000 to i32", "poison", "i32"],
  ["fptosi double 1.0e18 to i64", 1000000000000000000n, "i64"],
  ["fptosi double 1.0e19 to i64", "poison", "i64"],
  ["fptoui double 4294967295.5 to i32", -1, "i32"],
  ["fptoui double -0.5 to i32", 0, "i32"],
  ["fptoui double -1.0 to i32", "poison", "i32"],
  ["fptoui float 255.0 to i8", -1, "i8"],
  ["fptoui double 1.8e19 to i64", BigInt.asIntN(64, 18000000000000000000n), "i64"],
  ["sitofp i32 -7 to double", -7, "double"],
  ["sitofp i8 -128 to float", -128, "float"],
  ["sitofp i32 16777217 to float", 16777216, "float"],
  ["sitofp i64 9007199254740993 to double", 9007199254740992, "double"],
  ["sitofp i64 9007199254740995 to double", 9007199254740996, "double"],
  ["sitofp i64 16777217 to float", 16777216, "float"],
  ["uitofp i32 -1 to double", 4294967295, "double"],
  ["uitofp i64 -1 to double", 2 ** 64, "double"],
  ["uitofp i1 true to float", 1, "float"],
  ["fptrunc double 0x3FF0000010000001 to float", 1 + 2 ** -23, "float"],
  ["fpext float 0x3FB99999A0000000 to double", Math.fround(0.1), "double"],
  ["fptrunc double 65519.0 to half", 0x7bffn, "half"],
  ["fptrunc double 65520.0 to half", 0x7c00n, "half"],
  ["fptrunc float 1.0 to bfloat", 0x3f80n, "bfloat"],
  ["fpext half 0xH3555 to double", 0.333251953125, "double"],
  ["fpext double 1.0 to x86_fp80", 0x3fff8000000000000000n, "x86_fp80"],
  ["fpext double 1.0 to fp128", 0x3fffn << 112n, "fp128"],
]);

check("float arithmetic is IEEE's, in every format", [
  ["fadd double 0.1, 0.2", 0.30000000000000004],
  ["fadd float 16777216.0, 1.0", 16777216],
  ["fsub double 1.0, 1.0", 0],
  ["fmul float 0x3FF3333340000000, 0x3FF3333340000000", Math.fround(Math.fround(1.2) * Math.fround(1.2))],
  ["fdiv double 1.0, 3.0", 1 / 3],
  ["fdiv float 1.0, 0.0", Number.POSITIVE_INFINITY],
  ["fdiv double -1.0, 0.0", Number.NEGATIVE_INFINITY],
  ["frem double 5.5, 2.0", 1.5],
  ["frem float -5.5, 2.0", -1.5],
  ["fneg double 0.0", -0],
  ["fneg float 2.0", -2],
  ["fadd half 0xH3C00, 0xH0001", 0x3c00n],
  ["fmul half 0xH7BFF, 0xH4000", 0x7c00n],
  ["fdiv bfloat 0xR3F80, 0xR4040", 0x3eabn],
  ["fadd x86_fp80 0xK3FFF8000000000000000, 0xK3FC08000000000000000", 0x3fff8000000000000001n],
  ["fmul x86_fp80 0xK3FFF8000000000000001, 0xK3FFF8000000000000001", 0x3fff8000000000000002n],
  ["fdiv x86_fp80 0xK3FFF8000000000000000, 0xK4000C000000000000000", 0x3ffdaaaaaaaaaaaaaaabn],
  [
    "fdiv fp128 0xL00000000000000003FFF000000000000, 0xL00000000000000004000800000000000",
    0x3ffd5555555555555555555555555555n,
  ],
  ["frem x86_fp80 0xK4001B000000000000000, 0xK40008000000000000000", 0x3fffc000000000000000n],
]);

check("select and freeze", [
  ["select i1 true, i32 1, i32 2", 1, "i32"],
  ["select i1 false, i64 1, i64 2", 2n, "i64"],
  ["select i1 true, i32 1, i32 poison", 1, "i32"],
  ["select i1 poison, i32 1, i32 1", "poison", "i32"],
  ["select i1 undef, i32 1, i32 1", 1, "i32"],
  ["select i1 true, i128 5, i128 6", 5n, "i128"],
  ["freeze i32 poison", 0],
  ["freeze i64 undef", 0n],
  ["freeze i32 5", 5],
]);

check("undef is tracked by the bit, poison as a whole", [
  ["and i32 undef, 0", 0],
  ["or i32 undef, -1", -1],
  ["mul i32 undef, 0", 0],
  ["xor i32 undef, 0", "undef"],
  ["add i32 undef, 1", "undef"],
  ["add i32 poison, 1", "poison"],
  ["and i32 poison, 0", "poison"],
  ["fadd double undef, 1.0", "undef"],
  ["icmp eq i32 undef, 0", "undef", "i1"],
  ["icmp uge i32 undef, 0", 1, "i1"],
  ["icmp ult i32 undef, 0", 0, "i1"],
  ["trunc i32 poison to i8", "poison", "i8"],
]);

test("undef bits move with shifts and masks, as a bit-field's stores need", (t) => {
  const body = `
  %p = alloca i32, align 4
  %old = load i32, ptr %p, align 4
  %cleared = and i32 %old, -8
  %set = or i32 %cleared, 5
  store i32 %set, ptr %p, align 4
  %again = load i32, ptr %p, align 4
  %up = shl i32 %again, 29
  %field = ashr i32 %up, 29
  ret i32 %field`;
  t.is(run("i32", body), -3);
});

test("a branch is decided when the defined bits decide it", (t) => {
  const body = `
  %u = or i32 undef, 256
  %c = icmp ugt i32 %u, 255
  br i1 %c, label %yes, label %no
yes:
  ret i32 1
no:
  ret i32 0`;
  t.is(run("i32", body), 1);
});

// The values are those of LLVM's constant folder; the leading half stands in the low 64 bits.
check("ppc_fp128 is a pair of doubles", [
  [
    "fadd ppc_fp128 0xM3FF55555555555553C75555555555555, 0xM400921FB54442D183CA1A62633145C07",
    0x3cba28686edf83584011e652ff776be1n,
    "ppc_fp128",
  ],
  [
    "fsub ppc_fp128 0xM3FF55555555555553C75555555555555, 0xM400921FB54442D183CA1A62633145C07",
    0xbc9df6f710d362b9bffceea1533304dbn,
    "ppc_fp128",
  ],
  [
    "fmul ppc_fp128 0xM3FF55555555555553C75555555555555, 0xM400921FB54442D183CA1A62633145C07",
    0x3cb48871229626ce4010c152382d7365n,
    "ppc_fp128",
  ],
  [
    "fdiv ppc_fp128 0xM3FF55555555555553C75555555555555, 0xM400921FB54442D183CA1A62633145C07",
    0x3c6ac14d166898c03fdb2995e7b7b603n,
    "ppc_fp128",
  ],
  [
    "frem ppc_fp128 0xM400921FB54442D183CA1A62633145C07, 0xM3FF55555555555553C75555555555555",
    0xbc7d79791207ca703fde652ff776be1an,
    "ppc_fp128",
  ],
  [
    "fadd ppc_fp128 0xM7FEFFFFFFFFFFFFF7C8FFFFFFFFFFFFE, 0xM7FEFFFFFFFFFFFFF0000000000000000",
    0x00000000000000007ff0000000000000n,
    "ppc_fp128",
  ],
  [
    "fadd ppc_fp128 0xM7FEFFFFFFFFFFFFF7C8FFFFFFFFFFFFE, 0xMFFE00000000000000000000000000000",
    0xf9500000000000007fdfffffffffffffn,
    "ppc_fp128",
  ],
  ["fneg ppc_fp128 0xM3FF55555555555553C75555555555555", 0xbc75555555555555_bff5555555555555n, "ppc_fp128"],
  [
    "call ppc_fp128 @llvm.fabs.ppcf128(ppc_fp128 0xMBFF0000000000000BC70000000000000)",
    0x3c700000000000003ff0000000000000n,
    "ppc_fp128",
  ],
  [
    "call ppc_fp128 @llvm.fma.ppcf128(ppc_fp128 0xM3FF80000000000000000000000000000, ppc_fp128 0xM3FF80000000000000000000000000000, ppc_fp128 0xM3C800000000000000000000000000000)",
    0x3c800000000000004002000000000000n,
    "ppc_fp128",
  ],
  ["fcmp olt ppc_fp128 0xM3FF00000000000000000000000000000, 0xM3FF00000000000003C70000000000000", 1, "i1"],
  ["fcmp uno ppc_fp128 0xM7FF80000000000000000000000000000, 0xM3FF00000000000000000000000000000", 1, "i1"],
  ["fptrunc ppc_fp128 0xM3FF00000000000003C70000000000000 to double", 1, "double"],
  ["fpext double 0.1 to ppc_fp128", 0x3fb999999999999an, "ppc_fp128"],
  ["sitofp i128 9007199254740993 to ppc_fp128", 0x3ff0000000000000_4340000000000000n, "ppc_fp128"],
  ["fptosi ppc_fp128 0xM43400000000000003FF0000000000000 to i64", 9007199254740993n, "i64"],
]);

test("orders and funnel shifts of i64", (t) => {
  const binary = ["smax", "smin", "umax", "umin"];
  const funnel = ["fshl", "fshr"];
  const define = (name: string, count: number): string => {
    const types = new Array<string>(count).fill("i64").join(", ");
    const params = Array.from({ length: count }, (_, at) => `i64 %p${at}`).join(", ");
    return `declare i64 @llvm.${name}.i64(${types})
define i64 @${name}(${params}) {
  %r = call i64 @llvm.${name}.i64(${params})
  ret i64 %r
}`;
  };
  const text = [...binary.map((name) => define(name, 2)), ...funnel.map((name) => define(name, 3))].join(
    "\n",
  );
  const interpreter = new Interpreter(parseModule(text));
  const unsigned = (value: bigint): bigint => BigInt.asUintN(64, value);
  const expected: Record<string, (a: bigint, b: bigint) => bigint> = {
    smax: (a, b) => (a > b ? a : b),
    smin: (a, b) => (a < b ? a : b),
    umax: (a, b) => (unsigned(a) > unsigned(b) ? a : b),
    umin: (a, b) => (unsigned(a) < unsigned(b) ? a : b),
  };
  const edges = [
    0n,
    1n,
    -1n,
    5n,
    (1n << 63n) - 1n,
    -(1n << 63n),
    1n << 32n,
    0x123456789abcdefn,
    -(1n << 31n),
  ];
  for (const a of edges) {
    for (const b of edges) {
      for (const name of binary)
        t.is(interpreter.call(name, [a, b]), expected[name]?.(a, b), `${name} ${a} ${b}`);
      const both = (unsigned(a) << 64n) | unsigned(b);
      for (const by of [0n, 1n, 31n, 32n, 33n, 63n, 64n, 65n, -1n]) {
        const shift = unsigned(by) % 64n;
        t.is(
          interpreter.call("fshl", [a, b, by]),
          BigInt.asIntN(64, (both << shift) >> 64n),
          `fshl ${a} ${b} ${by}`,
        );
        t.is(interpreter.call("fshr", [a, b, by]), BigInt.asIntN(64, both >> shift), `fshr ${a} ${b} ${by}`);
      }
    }
  }
});
