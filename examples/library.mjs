// The compiler as a library: build a function, run it, print it, optimize it.
//
//   npm start, or npm test, once; then: node examples/library.mjs
import { Interpreter, IRBuilder, ir, Module, optimize, printModule, verifyModule } from "ts-jit";

const { constInt, functionType, i32 } = ir;

// int triangle(int n) { int total = 0; for (int i = 1; i <= n; i++) total += i; return total; }
const module = new Module("triangle");
const triangle = module.createFunction("triangle", functionType(i32, [i32]));
const [n] = triangle.args;
const entry = triangle.createBlock("entry");
const loop = triangle.createBlock("loop");
const done = triangle.createBlock("done");

const builder = new IRBuilder(module);
builder.positionAtEnd(entry);
builder.br(loop);

builder.positionAtEnd(loop);
const i = builder.phi(i32, "i");
const total = builder.phi(i32, "total");
const sum = builder.add(total, i, 0, "sum");
const next = builder.add(i, constInt(i32, 1), 0, "next");
builder.condBr(builder.icmp("sle", next, n), loop, done);
builder.addIncoming(i, constInt(i32, 1), entry);
builder.addIncoming(i, next, loop);
builder.addIncoming(total, constInt(i32, 0), entry);
builder.addIncoming(total, sum, loop);

builder.positionAtEnd(done);
builder.ret(sum);

verifyModule(module);
console.log(printModule(module));
console.log("triangle(100) =", new Interpreter(module).call("triangle", [100]));

optimize(module, "O2");
console.log(printModule(module));
