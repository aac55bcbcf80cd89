// Proves the constant folder against definitions (every pair of four-bit numbers, every half) and the interpreter's words
// on poison and undefined behaviour; and that copies of a module are equal to it and share nothing.
import {
  asConstantInt,
  cloneModule,
  constFPBits,
  constInt,
  doubleType,
  Flag,
  floatFromBits,
  floatToBits,
  floatType,
  foldInteger,
  foldOperation,
  halfType,
  I386_DATA_LAYOUT,
  i8,
  i32,
  i64,
  integerToFloat,
  intType,
  PoisonValue,
  parseModule,
  poison,
  printModule,
  readConstant,
  undef,
  type Value,
} from "@ts-jit/ir";
import test from "ava";

const layout = I386_DATA_LAYOUT;

test("four-bit arithmetic, every pair", (t) => {
  const signed = (value: bigint): number => Number(BigInt.asIntN(4, value));
  for (let x = 0n; x < 16n; x++) {
    for (let y = 0n; y < 16n; y++) {
      const [a, b] = [Number(x), Number(y)];
      const [p, q] = [signed(x), signed(y)];
      const wrap = (value: number): bigint => BigInt.asUintN(4, BigInt(value));
      const fits = (value: number): boolean => value >= -8 && value < 8;
      t.is(foldInteger("add", 4, x, y, 0), wrap(a + b));
      t.is(foldInteger("add", 4, x, y, Flag.nsw), fits(p + q) ? wrap(a + b) : "poison");
      t.is(foldInteger("sub", 4, x, y, Flag.nuw), a >= b ? wrap(a - b) : "poison");
      t.is(foldInteger("mul", 4, x, y, Flag.nsw), fits(p * q) ? wrap(a * b) : "poison");
      t.is(foldInteger("udiv", 4, x, y, 0), b === 0 ? "ub" : wrap(Math.floor(a / b)));
      const overflow = q === 0 || (p === -8 && q === -1);
      t.is(foldInteger("sdiv", 4, x, y, 0), overflow ? "ub" : wrap(Math.trunc(p / q)));
      t.is(foldInteger("srem", 4, x, y, 0), overflow ? "ub" : wrap(p % q));
      t.is(foldInteger("shl", 4, x, y, 0), b >= 4 ? "poison" : wrap(a << b));
      t.is(foldInteger("shl", 4, x, y, Flag.nsw), b >= 4 || !fits(p * 2 ** b) ? "poison" : wrap(a << b));
      t.is(foldInteger("ashr", 4, x, y, 0), b >= 4 ? "poison" : wrap(p >> b));
      t.is(foldInteger("lshr", 4, x, y, Flag.exact), b >= 4 || a % 2 ** b !== 0 ? "poison" : wrap(a >> b));
      t.is(foldInteger("or", 4, x, y, Flag.disjoint), (a & b) !== 0 ? "poison" : wrap(a | b));
    }
  }
});

test("every half is its own rounding, and what lies between goes to the even neighbour", (t) => {
  for (let bits = 0; bits < 0x7c00; bits++) {
    const value = floatFromBits("half", BigInt(bits));
    t.is(floatToBits("half", value), BigInt(bits));
    const next = bits + 1 === 0x7c00 ? 65536 : floatFromBits("half", BigInt(bits + 1));
    t.is(floatToBits("half", (value + next) / 2), BigInt(bits + (bits & 1)));
  }
  t.is(floatToBits("half", -65520), 0xfc00n);
  t.is(floatToBits("bfloat", 1.00390625), 0x3f80n);
});

test("integers of 64 bits become floats rounded once", (t) => {
  // Between two floats, just above the middle: rounding through double would lose what decides.
  const value = (1n << 60n) + (1n << 36n) + 1n;
  t.is(integerToFloat("float", value), floatToBits("float", 2 ** 60 + 2 ** 37));
  t.is(integerToFloat("double", -5n), floatToBits("double", -5));
});

function fold(
  opcode: Parameters<typeof foldOperation>[0],
  type: Value["type"],
  operands: Value[],
  data = {},
  flags = 0,
) {
  return foldOperation(opcode, type, operands, data, flags, layout);
}

test("poison spreads, undefined behaviour is left alone, undef is chosen well", (t) => {
  const two = constInt(i32, 2);
  t.true(fold("add", i32, [two, poison(i32)]) instanceof PoisonValue);
  t.is(fold("udiv", i32, [two, constInt(i32, 0)]), undefined);
  t.is(fold("udiv", i32, [two, poison(i32)]), undefined);
  t.is(fold("and", i32, [undef(i32), two]), constInt(i32, 0));
  t.is(fold("freeze", i32, [poison(i32)]), constInt(i32, 0));
  t.is(fold("select", i32, [constInt(intType(1), 1), two, poison(i32)]), two);
  t.true(fold("shl", i32, [two, constInt(i32, 32)]) instanceof PoisonValue);
});

test("casts", (t) => {
  t.is(fold("sext", i64, [constInt(i8, -3)]), constInt(i64, -3));
  t.is(fold("zext", i64, [constInt(i8, -3)]), constInt(i64, 253));
  t.true(fold("zext", i64, [constInt(i8, -3)], {}, Flag.nneg) instanceof PoisonValue);
  t.is(fold("fptosi", i32, [constFPBits(doubleType, floatToBits("double", -2.9))]), constInt(i32, -2));
  t.true(fold("fptosi", i8, [constFPBits(doubleType, floatToBits("double", 300))]) instanceof PoisonValue);
  t.is(fold("bitcast", floatType, [constInt(i32, 0x3f800000)]), constFPBits(floatType, 0x3f800000n));
  t.is(
    fold("fptrunc", halfType, [constFPBits(floatType, floatToBits("float", 1.5))]),
    constFPBits(halfType, 0x3e00n),
  );
});

test("a result that is NaN is left to the machine", (t) => {
  const zero = constFPBits(doubleType, 0n);
  t.is(fold("fdiv", doubleType, [zero, zero]), undefined);
  t.is(fold("fadd", doubleType, [zero, zero]), zero);
});

test("memory of constants, across fields and as other types", (t) => {
  const module = parseModule(
    `@t = constant { i8, [2 x i16], float } { i8 1, [2 x i16] [i16 515, i16 -1], float 1.0 }`,
  );
  const value = module.getGlobal("t")?.initializer as Value;
  t.is(readConstant(value, 2, intType(16), layout), constInt(intType(16), 515));
  t.is(readConstant(value, 3, i8, layout), constInt(i8, 2));
  t.is(readConstant(value, 2, i32, layout), constInt(i32, -65021));
  t.is(asConstantInt(readConstant(value, 8, i32, layout) as Value)?.value, 0x3f800000n);
  // Padding has no value that could be read together with what has.
  t.is(readConstant(value, 0, i32, layout), undefined);
});

test("a copy of a module prints the same and shares nothing", (t) => {
  const text = `@g = global ptr @f
@a = global ptr blockaddress(@f, %b)
define i32 @f(i32 %x, ptr %p) {
  %c = icmp eq i32 %x, 0
  br i1 %c, label %b, label %d
b:
  %r = phi i32 [ %x, %0 ], [ %s, %d ]
  store i32 %r, ptr @g
  ret i32 %r
d:
  %s = call i32 @f(i32 1, ptr @g)
  br label %b
}
`;
  const module = parseModule(text);
  const before = printModule(module);
  const copy = cloneModule(module);
  t.is(printModule(copy), before);
  for (const fn of copy.functions) {
    for (const one of fn.instructions()) {
      for (const operand of one.operands) {
        if (operand.valueKind === "global" || operand.valueKind === "function") {
          t.is((operand as unknown as { parent: unknown }).parent, copy);
        }
      }
    }
  }
  copy.getFunction("f")?.blocks.splice(0);
  t.is(printModule(module), before);
});
