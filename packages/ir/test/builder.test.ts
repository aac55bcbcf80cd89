/** Proves that each method of IRBuilder makes the instruction it is named for, and refuses operands of wrong types. */
import {
  BasicBlock,
  BuildError,
  constInt,
  constNumber,
  doubleType,
  Flag,
  type Function,
  floatType,
  functionType,
  IRBuilder,
  i1,
  i8,
  i16,
  i32,
  i64,
  Module,
  poison,
  printFunction,
  ptr,
  structType,
  type Value,
  vectorType,
  verifyModule,
  voidType,
} from "@ts-jit/ir";
import test from "ava";

const v4 = vectorType(i32, 4);
const pair = structType([i32, floatType]);
const params = {
  a: i32,
  b: i32,
  w: i64,
  x: doubleType,
  y: doubleType,
  s: floatType,
  p: ptr,
  c: i1,
  v: v4,
  t: pair,
};
type Name = keyof typeof params;
type Args = Readonly<Record<Name, Value>>;

/** A function with a parameter of each type that is needed, and a builder at its entry. */
function begin(): { module: Module; fn: Function; builder: IRBuilder; args: Args } {
  const module = new Module("test");
  const fn = module.createFunction("f", functionType(voidType, Object.values(params)));
  const names = Object.keys(params);
  for (const arg of fn.args) arg.name = names[arg.position];
  const builder = new IRBuilder();
  builder.positionAtEnd(fn.createBlock("entry"));
  const args = Object.fromEntries(fn.args.map((arg) => [arg.name ?? "", arg])) as unknown as Args;
  return { module, fn, builder, args };
}
/** The lines of the entry block, without the ret that ends it. */
function lines(fn: Function): string[] {
  const text = printFunction(fn).split("\n");
  const from = text.indexOf("entry:");
  return text.slice(from + 1, text.indexOf("  ret void")).map((line) => line.trim());
}

const rows: readonly [text: string, make: (b: IRBuilder, a: Args) => Value][] = [
  ["%r = add nsw i32 %a, %b", (b, { a, b: c }) => b.add(a, c, Flag.nsw, "r")],
  ["%r = sub i32 %a, %b", (b, { a, b: c }) => b.sub(a, c, 0, "r")],
  ["%r = mul i64 %w, %w", (b, { w }) => b.mul(w, w, 0, "r")],
  ["%r = udiv exact i32 %a, %b", (b, { a, b: c }) => b.udiv(a, c, Flag.exact, "r")],
  ["%r = sdiv i32 %a, %b", (b, { a, b: c }) => b.sdiv(a, c, 0, "r")],
  ["%r = urem i32 %a, %b", (b, { a, b: c }) => b.urem(a, c, "r")],
  ["%r = srem i32 %a, %b", (b, { a, b: c }) => b.srem(a, c, "r")],
  ["%r = shl i32 %a, 3", (b, { a }) => b.shl(a, constInt(i32, 3), 0, "r")],
  ["%r = lshr i32 %a, 3", (b, { a }) => b.lshr(a, constInt(i32, 3), 0, "r")],
  ["%r = ashr i32 %a, 3", (b, { a }) => b.ashr(a, constInt(i32, 3), 0, "r")],
  ["%r = and <4 x i32> %v, %v", (b, { v }) => b.and(v, v, "r")],
  ["%r = or i32 %a, %b", (b, { a, b: c }) => b.or(a, c, 0, "r")],
  ["%r = xor i32 %a, -1", (b, { a }) => b.xor(a, constInt(i32, -1), "r")],
  ["%r = fadd double %x, %y", (b, { x, y }) => b.fadd(x, y, 0, "r")],
  ["%r = fsub fast double %x, %y", (b, { x, y }) => b.fsub(x, y, Flag.fast, "r")],
  ["%r = fmul double %x, %y", (b, { x, y }) => b.fmul(x, y, 0, "r")],
  ["%r = fdiv double %x, %y", (b, { x, y }) => b.fdiv(x, y, 0, "r")],
  ["%r = frem double %x, %y", (b, { x, y }) => b.frem(x, y, 0, "r")],
  ["%r = fneg double %x", (b, { x }) => b.fneg(x, 0, "r")],
  ["%r = icmp ult i32 %a, %b", (b, { a, b: c }) => b.icmp("ult", a, c, "r")],
  ["%r = icmp eq ptr %p, null", (b, { p }) => b.icmp("eq", p, constNumber(ptr, 0), "r")],
  ["%r = fcmp ole double %x, %y", (b, { x, y }) => b.fcmp("ole", x, y, 0, "r")],
  ["%r = select i1 %c, i32 %a, i32 %b", (b, { a, b: other, c }) => b.select(c, a, other, "r")],
  ["%r = freeze i32 %a", (b, { a }) => b.freeze(a, "r")],
  ["%r = alloca i64, align 16", (b) => b.alloca(i64, constInt(i32, 1), 16, "r")],
  [
    "%r = load volatile i16, ptr %p, align 1",
    (b, { p }) => b.load(i16, p, { volatile: true, align: 1 }, "r"),
  ],
  ["store i32 %a, ptr %p, align 4", (b, { a, p }) => b.store(a, p, { align: 4 })],
  ["fence seq_cst", (b) => b.fence("seq_cst")],
  [
    "%r = atomicrmw add ptr %p, i32 %a acq_rel, align 4",
    (b, { a, p }) => b.atomicrmw("add", p, a, "acq_rel", "r"),
  ],
  [
    "%r = getelementptr inbounds { i32, float }, ptr %p, i32 %a, i32 1",
    (b, { a, p }) => b.getelementptr(pair, p, [a, constInt(i32, 1)], Flag.inbounds, "r"),
  ],
  ["%r = trunc i32 %a to i8", (b, { a }) => b.trunc(a, i8, "r")],
  ["%r = zext i32 %a to i64", (b, { a }) => b.zext(a, i64, "r")],
  ["%r = sext i32 %a to i64", (b, { a }) => b.sext(a, i64, "r")],
  ["%r = fptrunc double %x to float", (b, { x }) => b.fptrunc(x, floatType, "r")],
  ["%r = fpext float %s to double", (b, { s }) => b.fpext(s, doubleType, "r")],
  ["%r = fptosi double %x to i32", (b, { x }) => b.fptosi(x, i32, "r")],
  ["%r = fptoui double %x to i32", (b, { x }) => b.fptoui(x, i32, "r")],
  ["%r = sitofp i32 %a to double", (b, { a }) => b.sitofp(a, doubleType, "r")],
  ["%r = uitofp i32 %a to double", (b, { a }) => b.uitofp(a, doubleType, "r")],
  ["%r = ptrtoint ptr %p to i32", (b, { p }) => b.ptrtoint(p, i32, "r")],
  ["%r = inttoptr i32 %a to ptr", (b, { a }) => b.inttoptr(a, ptr, "r")],
  ["%r = bitcast double %x to i64", (b, { x }) => b.bitcast(x, i64, "r")],
  ["%r = extractelement <4 x i32> %v, i32 2", (b, { v }) => b.extractelement(v, constInt(i32, 2), "r")],
  [
    "%r = insertelement <4 x i32> %v, i32 %a, i32 0",
    (b, { v, a }) => b.insertelement(v, a, constInt(i32, 0), "r"),
  ],
  [
    "%r = shufflevector <4 x i32> %v, <4 x i32> poison, <2 x i32> <i32 3, i32 0>",
    (b, { v }) => b.shufflevector(v, poison(v4), [3, 0], "r"),
  ],
  ["%r = extractvalue { i32, float } %t, 1", (b, { t }) => b.extractvalue(t, [1], "r")],
  ["%r = insertvalue { i32, float } %t, i32 %a, 0", (b, { t, a }) => b.insertvalue(t, a, [0], "r")],
];

for (const [expected, make] of rows) {
  test(expected, (t) => {
    const { module, fn, builder, args } = begin();
    make(builder, args);
    builder.ret();
    t.notThrows(() => verifyModule(module));
    t.deepEqual(lines(fn), [expected]);
  });
}

test("names are made different within a function", (t) => {
  const { fn, builder, args } = begin();
  for (let n = 0; n < 3; n++) builder.freeze(args.a, "a");
  builder.ret();
  t.deepEqual(lines(fn), ["%a.0 = freeze i32 %a", "%a.1 = freeze i32 %a", "%a.2 = freeze i32 %a"]);
});

const refusals: readonly [message: RegExp, make: (b: IRBuilder, a: Args) => unknown][] = [
  [/add: operands differ: i32 and i64/, (b, { a, w }) => b.add(a, w)],
  [/add: double is not of int type/, (b, { x, y }) => b.add(x, y)],
  [/fadd: i32 is not of float type/, (b, { a }) => b.fadd(a, a)],
  [/icmp: double is neither integer nor pointer/, (b, { x, y }) => b.icmp("eq", x, y)],
  [/select: the condition is i32, not i1/, (b, { a }) => b.select(a, a, a)],
  [/load: the address is i32, not ptr/, (b, { a }) => b.load(i32, a)],
  [/trunc: cannot go from i32 to i64/, (b, { a }) => b.trunc(a, i64)],
  [/bitcast|fpext: cannot go from double to float/, (b, { x }) => b.fpext(x, floatType)],
  [/extractelement: i32 is not a vector/, (b, { a }) => b.extractelement(a, a)],
  [/shufflevector: no lane 8 in 8/, (b, { v }) => b.shufflevector(v, v, [8])],
  [/extractvalue: \{ i32, float \} has no member 2/, (b, { t }) => b.extractvalue(t, [2])],
  [/insertvalue: float where i32 stands/, (b, { t, s }) => b.insertvalue(t, s, [0])],
  [/ret: i32 given, the function returns void/, (b, { a }) => b.ret(a)],
  [/br: the condition is i32, not i1/, (b, { a }) => b.condBr(a, new BasicBlock(), new BasicBlock())],
  [
    /the block already ends in ret/,
    (b, { a }) => {
      b.ret();
      b.freeze(a);
    },
  ],
];
for (const [message, make] of refusals) {
  test(`refused: ${message.source}`, (t) => {
    const { builder, args } = begin();
    const error = t.throws(() => make(builder, args), { instanceOf: BuildError, message });
    t.regex(error?.place ?? "", /@f, block %entry/);
  });
}
