// Proves what alias analysis, effects and memory dependence say of small functions, and that the manager keeps each
// analysis until somebody says that what it speaks of changed.

import {
  type AliasAnalysis,
  type AliasResult,
  AnalysisManager,
  Effect,
  effectsOf,
  FunctionAnalyses,
  type Instruction,
  type Function as IrFunction,
  isDereferenceable,
  knownBits,
  type MemoryLocation,
  parseModule,
  printOperand,
  type Value,
} from "@ts-jit/ir";
import test from "ava";

function functionOf(text: string, name = "f"): IrFunction {
  const fn = parseModule(text, "test.ll").getFunction(name);
  if (fn === undefined) throw new Error(`no @${name}`);
  return fn;
}
function named(fn: IrFunction, name: string): Value {
  for (const arg of fn.args) if (arg.name === name) return arg;
  for (const one of fn.instructions()) if (one.name === name) return one;
  const global = fn.parent?.get(name);
  if (global === undefined) throw new Error(`no %${name}`);
  return global;
}
/** The instructions of an opcode in order. */
function all(fn: IrFunction, opcode: string): Instruction[] {
  return [...fn.instructions()].filter((one) => one.opcode === opcode);
}
function at(pointer: Value, size: number | undefined): MemoryLocation {
  return { pointer, size, tag: undefined };
}

const POINTERS = `
@g = global [4 x i32] zeroinitializer
@h = external global i32
declare void @keep(ptr)
define void @f(ptr %p, ptr noalias %q, ptr byval(i32) %own, i32 %i) {
  %a = alloca [4 x i32]
  %kept = alloca i32
  call void @keep(ptr %kept)
  %a1 = getelementptr i32, ptr %a, i32 1
  %ai = getelementptr i32, ptr %a, i32 %i
  %i1 = add i32 %i, 1
  %ai1 = getelementptr i32, ptr %a, i32 %i1
  %g1 = getelementptr i8, ptr @g, i32 4
  %p4 = getelementptr i8, ptr %p, i32 4
  %loaded = load ptr, ptr %p
  ret void
}`;

/** Two accesses of four bytes and what is known of them. */
const PAIRS: readonly (readonly [string, string, AliasResult])[] = [
  ["a", "a", "must"],
  ["a", "a1", "no"],
  ["a1", "ai", "may"],
  ["ai", "ai1", "no"],
  ["a", "kept", "no"],
  ["a", "p", "no"],
  ["a", "loaded", "no"],
  ["kept", "loaded", "may"],
  ["kept", "p", "no"],
  ["g", "h", "no"],
  ["g", "g1", "no"],
  ["g", "p", "may"],
  ["q", "g", "no"],
  ["own", "p", "no"],
  ["p", "p4", "no"],
  ["p4", "loaded", "may"],
];

test("pairs of pointers alias as their objects and distances say", (t) => {
  const fn = functionOf(POINTERS);
  const { alias } = new FunctionAnalyses(fn);
  for (const [a, b, expected] of PAIRS) {
    t.is(alias.alias(at(named(fn, a), 4), at(named(fn, b), 4)), expected, `${a}, ${b}`);
    t.is(alias.alias(at(named(fn, b), 4), at(named(fn, a), 4)), expected, `${b}, ${a}`);
  }
  // Eight bytes at the first element reach into the second.
  t.is(alias.alias(at(named(fn, "a"), 8), at(named(fn, "a1"), 4)), "may");
  t.is(alias.alias(at(named(fn, "p"), undefined), at(named(fn, "p4"), 4)), "may");
  t.is(alias.objectOf(named(fn, "ai1")), named(fn, "a"));
  t.is(alias.constantOffsetOf(named(fn, "a1")), 4);
  t.is(alias.constantOffsetOf(named(fn, "ai")), undefined);
  t.true(alias.isCaptured(named(fn, "kept")));
  t.false(alias.isCaptured(named(fn, "a")));
  t.true(isDereferenceable(named(fn, "a1"), 12, alias));
  t.false(isDereferenceable(named(fn, "a1"), 16, alias));
  t.false(isDereferenceable(named(fn, "p"), 1, alias));
});

test("accesses with type tags of different scalars do not meet", (t) => {
  const fn = functionOf(`
define i32 @f(ptr %p, ptr %q) {
  store float 1.0, ptr %p, !tbaa !1
  %x = load i32, ptr %q, !tbaa !3
  %y = load i8, ptr %q, !tbaa !5
  ret i32 %x
}
!0 = !{!"root"}
!1 = !{!2, !2, i64 0}
!2 = !{!"float", !7, i64 0}
!3 = !{!4, !4, i64 0}
!4 = !{!"int", !7, i64 0}
!5 = !{!7, !7, i64 0}
!7 = !{!"char", !0, i64 0}`);
  const { alias } = new FunctionAnalyses(fn);
  const [store] = all(fn, "store");
  const [int, char] = all(fn, "load");
  const locations = [store, int, char].map((one) => alias.locationOf(one as Instruction) as MemoryLocation);
  t.is(alias.alias(locations[0] as MemoryLocation, locations[1] as MemoryLocation), "no");
  t.is(alias.alias(locations[0] as MemoryLocation, locations[2] as MemoryLocation), "may");
});

test("calls touch what their attributes and arguments allow", (t) => {
  const fn = functionOf(`
@g = global i32 0
@c = constant i32 0
declare void @any(ptr)
declare void @look(ptr nocapture) memory(argmem: read)
declare i32 @pure(i32) memory(none) nounwind willreturn
declare void @llvm.memcpy.p0.p0.i32(ptr, ptr, i32, i1)
define void @f(ptr %p) {
  %a = alloca i32
  %b = alloca i32
  call void @any(ptr %p)
  call void @look(ptr %a)
  call void @llvm.memcpy.p0.p0.i32(ptr %a, ptr %b, i32 4, i1 false)
  call i32 @pure(i32 1)
  ret void
}`);
  const { alias } = new FunctionAnalyses(fn);
  const [any, look, copy, pure] = all(fn, "call") as (Instruction &
    Parameters<AliasAnalysis["callTouches"]>[0])[];
  const both = Effect.read | Effect.write;
  const OPAQUE = both | Effect.unwind | Effect.noReturn;
  const touches = (call: typeof any, name: string): number =>
    alias.callTouches(call as NonNullable<typeof call>, at(named(fn, name), 4));
  t.is(touches(any, "g"), both);
  t.is(touches(any, "c"), Effect.read);
  t.is(touches(any, "a"), 0);
  t.is(touches(look, "a"), Effect.read);
  t.is(touches(look, "b"), 0);
  t.is(touches(copy, "a"), Effect.write);
  t.is(touches(copy, "b"), Effect.read);
  t.is(touches(copy, "g"), 0);
  t.is(effectsOf(pure as Instruction) & OPAQUE, 0);
  t.is(effectsOf(any as Instruction), OPAQUE);
});

const DIAMOND = `
declare void @any()
define i32 @f(ptr noalias %p, ptr noalias %q, i1 %c) {
entry:
  store i32 1, ptr %p
  store i32 2, ptr %q
  br i1 %c, label %left, label %right
left:
  store i32 3, ptr %p
  br label %join
right:
  store i32 4, ptr %q
  br label %join
join:
  %x = load i32, ptr %p
  %y = load i32, ptr %q
  br label %loop
loop:
  %z = load i32, ptr %p
  store i32 5, ptr %p
  br i1 %c, label %loop, label %end
end:
  ret i32 %z
}
define i32 @g(ptr %p, i1 %c) {
entry:
  br i1 %c, label %write, label %read
write:
  call void @any()
  br label %read
read:
  %x = load i32, ptr %p
  ret i32 %x
dead:
  %y = load i32, ptr %p
  ret i32 %y
}`;

test("the writes that reach a load are found on every way", (t) => {
  const fn = functionOf(DIAMOND);
  const { memory } = new FunctionAnalyses(fn);
  /** The constants that the stores write. */
  const reaching = (name: string): string[] | undefined =>
    memory
      .reachingWrites(named(fn, name) as Instruction)
      ?.writes.map((store) => printOperand(store.operand(0), false))
      .sort();
  t.deepEqual(reaching("x"), ["1", "3"]);
  t.deepEqual(reaching("y"), ["2", "4"]);
  t.deepEqual(reaching("z"), ["1", "3", "5"]);
  t.false(memory.reachingWrites(named(fn, "x") as Instruction)?.entry);
  // What is erased reaches nothing any more; the store above it does.
  all(fn, "store")[2]?.erase();
  t.deepEqual(reaching("x"), ["1"]);
});

test("memory at the function's entry reaches a load around a call that may write it", (t) => {
  const fn = functionOf(DIAMOND, "g");
  const { memory } = new FunctionAnalyses(fn);
  const [x, y] = all(fn, "load") as [Instruction, Instruction];
  const found = memory.reachingWrites(x);
  t.true(found?.entry);
  t.is(found?.writes.length, 1);
  t.is(found?.writes[0], all(fn, "call")[0]);
  t.is(memory.reachingWrites(y), undefined);
  t.is(memory.reachingWrites(all(fn, "br")[0] as Instruction), undefined);
});

test("memory is unchanged between two points if no way between them writes it", (t) => {
  const fn = functionOf(DIAMOND);
  const { memory, alias } = new FunctionAnalyses(fn);
  const [, q2, , q4] = all(fn, "store") as Instruction[];
  const between = (from: Instruction | undefined, to: string, pointer: string): boolean =>
    memory.isUnchanged(
      memory.pointBefore(from as Instruction),
      memory.pointBefore(named(fn, to) as Instruction),
      at(named(fn, pointer), 4),
    );
  t.false(between(q2, "x", "p"));
  t.false(between(q2, "y", "q"));
  t.true(between(named(fn, "x") as Instruction, "y", "p"));
  // The loop writes it behind its own load, and comes back.
  t.false(between(named(fn, "x") as Instruction, "z", "p"));
  t.true(between(named(fn, "x") as Instruction, "z", "q"));
  q4?.erase();
  t.true(between(q2?.next, "y", "q"));
  t.is(alias.objectOf(named(fn, "p")), named(fn, "p"));
});

test("bits of an integer are known through its operations", (t) => {
  const fn = functionOf(`
define i32 @f(i32 %i) {
  %low = and i32 %i, 12
  %set = or i32 %low, 1
  %high = shl i32 %set, 28
  ret i32 %high
}`);
  t.deepEqual(knownBits(named(fn, "low")), { zero: 0xfffffff3n, one: 0n });
  t.deepEqual(knownBits(named(fn, "set")), { zero: 0xfffffff2n, one: 1n });
  t.deepEqual(knownBits(named(fn, "high")), { zero: 0x2fffffffn, one: 0x10000000n });
});

test("the manager keeps analyses until what they speak of has changed", (t) => {
  const fn = functionOf(DIAMOND);
  const module = fn.parent;
  if (module === undefined) throw new Error("no module");
  const manager = new AnalysisManager();
  const analyses = manager.get(fn);
  const kept = { ...pick(analyses), calls: manager.callGraph(module) };
  for (const [name, value] of Object.entries(pick(manager.get(fn))))
    t.is(value, kept[name as keyof typeof kept] as typeof value, name);
  t.is(manager.callGraph(module), kept.calls);

  manager.instructionsChanged(fn);
  const after = pick(manager.get(fn));
  for (const name of ["cfg", "dominators", "postDominators", "frontiers", "loops"] as const)
    t.is(after[name], kept[name] as never, name);
  t.not(after.alias, kept.alias);
  t.not(after.memory, kept.memory);
  t.not(manager.callGraph(module), kept.calls);

  manager.invalidate(fn);
  const fresh = pick(manager.get(fn));
  for (const name of Object.keys(fresh) as (keyof typeof fresh)[])
    t.not(fresh[name], after[name] as never, name);
  t.is(fresh.memory.cfg, fresh.cfg);
  t.is(fresh.memory.alias, fresh.alias);
});

function pick(of: FunctionAnalyses): Omit<FunctionAnalyses, "fn" | "invalidate" | "instructionsChanged"> {
  const { cfg, dominators, postDominators, frontiers, loops, alias, memory } = of;
  return { cfg, dominators, postDominators, frontiers, loops, alias, memory };
}
