// Proves that scalable vectors run as vectors of `vscale` times their elements.
import { Interpreter, InterpreterError, parseModule } from "@ts-jit/ir";
import test from "ava";

const TEXT = `
@bytes = global [64 x i8] zeroinitializer
declare <vscale x 4 x i32> @llvm.experimental.stepvector.nxv4i32()
declare i32 @llvm.vector.reduce.add.nxv4i32(<vscale x 4 x i32>)
declare i32 @llvm.vscale.i32()
declare <vscale x 8 x i32> @llvm.vector.insert.nxv8i32.nxv4i32(<vscale x 8 x i32>, <vscale x 4 x i32>, i64)
declare <vscale x 4 x i32> @llvm.vector.extract.nxv4i32.nxv8i32(<vscale x 8 x i32>, i64)

; 0 + 1 + ... each times 2 plus 1: n * n for n elements
define i32 @sum() {
  %steps = call <vscale x 4 x i32> @llvm.experimental.stepvector.nxv4i32()
  %twice = shl <vscale x 4 x i32> %steps, splat (i32 1)
  %odd = add <vscale x 4 x i32> %twice, splat (i32 1)
  %sum = call i32 @llvm.vector.reduce.add.nxv4i32(<vscale x 4 x i32> %odd)
  ret i32 %sum
}
define i32 @memory() {
  %p = alloca <vscale x 4 x i32>
  %n = call i32 @llvm.vscale.i32()
  %one = insertelement <vscale x 4 x i32> poison, i32 %n, i64 0
  %all = shufflevector <vscale x 4 x i32> %one, <vscale x 4 x i32> poison, <vscale x 4 x i32> zeroinitializer
  store <vscale x 4 x i32> %all, ptr %p
  %next = getelementptr <vscale x 4 x i32>, ptr %p, i32 1
  %last = getelementptr i32, ptr %next, i32 -1
  %x = load i32, ptr %last
  %back = load <vscale x 4 x i32>, ptr %p
  %equal = icmp eq <vscale x 4 x i32> %back, %all
  %chosen = select <vscale x 4 x i1> %equal, <vscale x 4 x i32> %back, <vscale x 4 x i32> zeroinitializer
  %sum = call i32 @llvm.vector.reduce.add.nxv4i32(<vscale x 4 x i32> %chosen)
  %distance = ptrtoint ptr %next to i32
  %start = ptrtoint ptr %p to i32
  %size = sub i32 %distance, %start
  %r1 = mul i32 %x, 1000000
  %r2 = mul i32 %sum, 1000
  %r3 = add i32 %r1, %r2
  %r = add i32 %r3, %size
  ret i32 %r
}
define i32 @parts() {
  %steps = call <vscale x 4 x i32> @llvm.experimental.stepvector.nxv4i32()
  %whole = call <vscale x 8 x i32> @llvm.vector.insert.nxv8i32.nxv4i32(<vscale x 8 x i32> zeroinitializer, <vscale x 4 x i32> %steps, i64 4)
  %part = call <vscale x 4 x i32> @llvm.vector.extract.nxv4i32.nxv8i32(<vscale x 8 x i32> %whole, i64 4)
  %n = call i32 @llvm.vscale.i32()
  %quarters = mul i32 %n, 4
  %last = sub i32 %quarters, 1
  %x = extractelement <vscale x 4 x i32> %part, i32 %last
  ret i32 %x
}
define i1 @mask() {
  store <vscale x 16 x i1> splat (i1 true), ptr @bytes
  %x = load <vscale x 16 x i1>, ptr @bytes
  %bit = extractelement <vscale x 16 x i1> %x, i64 15
  ret i1 %bit
}
`;

for (const vscale of [undefined, 1, 2, 4]) {
  const n = vscale ?? 1;
  const interpreter = (): Interpreter =>
    new Interpreter(parseModule(TEXT, "scalable.ll"), vscale === undefined ? {} : { vscale });
  test(`vscale ${vscale ?? "absent"}: values`, (t) => {
    t.is(interpreter().call("sum"), 16 * n * n);
    t.is(interpreter().call("parts"), 4 * n - 1);
    t.is(interpreter().call("mask"), 1);
  });
  test(`vscale ${vscale ?? "absent"}: memory`, (t) => {
    t.is(interpreter().call("memory"), n * 1_000_000 + 4 * n * n * 1000 + 16 * n);
  });
}

test("a vscale that makes vectors too long is refused", (t) => {
  const error = t.throws(() => new Interpreter(parseModule(TEXT), { vscale: 1 << 20 }).call("sum"), {
    instanceOf: InterpreterError,
  });
  t.regex(
    error?.message ?? "",
    /unsupported: a value of type <vscale x 4 x i32> has more than 65536 scalars/,
  );
});
