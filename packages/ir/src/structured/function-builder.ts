/**
 * Makes one function's code: control flow as nested closures, locals in SSA form.
 *
 *     define("sum", i32, { p: ptr, n: i32 }, (f, { p, n }) => {
 *       const total = f.local(i32, 0);
 *       f.range(0, n, (i) => total.inc(p.at(i32, i)));
 *       f.return(total);
 *     })
 */
import type { BasicBlock } from "../basic-block.js";
import { type CallOptions, IRBuilder } from "../builder/ir-builder.js";
import { ConstantInt, poison, zeroOf } from "../constants.js";
import type { Function } from "../function.js";
import { Flag } from "../opcodes.js";
import {
  type FunctionType,
  functionType,
  i1,
  i32,
  isFloat,
  ptr,
  scalarType,
  type Type,
  voidType,
} from "../types.js";
import { Value } from "../value.js";
import { constNumber } from "./constant.js";
import { type Args, type Definition, declare, type FunctionDefinition, type Params } from "./definition.js";
import { Expr, Local, type Operand } from "./expression.js";
import type { ModuleBuilder } from "./module-builder.js";
import { SsaBuilder } from "./ssa.js";

/** Values, and what to do for them. A case does not fall into the next. */
export type SwitchCase = readonly [value: number | bigint | readonly (number | bigint)[], body: () => void];

interface Loop {
  readonly onContinue: BasicBlock;
  readonly onBreak: BasicBlock;
}

export class FunctionBuilder {
  readonly ir: IRBuilder;
  private readonly ssa = new SsaBuilder();
  private readonly loops: Loop[] = [];
  /** False once the current path has returned, left its loop, or cannot be reached. */
  private live = true;

  constructor(
    readonly m: ModuleBuilder,
    readonly fn: Function,
  ) {
    this.ir = new IRBuilder();
  }

  /** Makes the body of `definition` in the function this builder was made for. */
  make<P extends Params>(definition: FunctionDefinition<P>): void {
    const entry = this.fn.createBlock();
    this.ssa.seal(entry);
    this.ir.positionAtEnd(entry);
    entry.name = this.ir.uniqueName("entry");
    const args: Record<string, Local> = {};
    for (const [position, name] of Object.keys(definition.params).entries()) {
      const arg = this.fn.args[position];
      if (arg !== undefined) args[name] = this.local(arg.type, arg);
    }
    definition.body?.make(this, args as Args<P>);
    if (this.live) {
      if (this.fn.returnType === voidType) this.ir.ret();
      else this.ir.unreachable();
    }
    this.ssa.finish(this.fn);
  }

  /** @throws BuildError always, naming the place. */
  fail(finding: string): never {
    this.ir.fail(finding);
  }

  // ---- values --------------------------------------------------------------------------------------------------

  wrap(value: Value): Expr {
    return new Expr(this, value.type, value);
  }
  /** The IR value of an operand; numbers become constants of `type`. @throws BuildError when the types differ. */
  operand(operand: Operand, type?: Type): Value {
    if (typeof operand === "number" || typeof operand === "bigint") {
      if (type === undefined) return this.fail(`the number ${operand} needs a type here`);
      if (type === i1 && (operand === 1 || operand === -1)) return constNumber(i1, -1);
      return constNumber(type, operand);
    }
    const value = operand instanceof Value ? operand : operand.value;
    if (type !== undefined && value.type !== type) this.fail(`${value.type} given where ${type} is needed`);
    return value;
  }
  const(type: Type, value: number | bigint): Expr {
    return this.wrap(constNumber(type, value));
  }
  poison(type: Type): Value {
    return poison(type);
  }
  get null(): Expr {
    return this.wrap(zeroOf(ptr));
  }
  /** The address of a NUL-terminated string constant. */
  string(text: string): Expr {
    return this.wrap(this.m.string(text));
  }
  /** The address of a function or global. */
  address(definition: Definition): Expr {
    return this.wrap(this.m.reference(definition));
  }
  /** A new local variable: `local(i32, 0)`, or of a value's type, `local(n)`. */
  local(type: Type, init?: Operand): Local;
  local(init: Expr): Local;
  local(first: Type | Expr, init?: Operand): Local {
    if (first instanceof Expr) {
      const copy = new Local(this, first.type);
      copy.set(first);
      return copy;
    }
    const made = new Local(this, first);
    if (init !== undefined) made.set(init);
    return made;
  }
  readLocal(local: Local): Value {
    return this.ssa.read(local, this.ir.block);
  }
  writeLocal(local: Local, value: Value): void {
    this.ssa.write(local, this.ir.block, value);
  }
  /** Room on the stack for `count` (fixed) elements of `type`, made once at entry. */
  alloca(type: Type, count = 1, align?: number): Expr {
    const block = this.ir.block;
    const first = this.fn.entry.first;
    if (first === undefined) this.ir.positionAtEnd(this.fn.entry);
    else this.ir.positionBefore(first);
    const made = this.ir.alloca(type, constNumber(i32, count), align);
    this.ir.positionAtEnd(block);
    return this.wrap(made);
  }
  /** The size of `type` in bytes. */
  sizeof(type: Type): number {
    return this.m.module.dataLayout.allocSize(type);
  }

  // ---- calls ---------------------------------------------------------------------------------------------------

  /** Calls a definition. @throws BuildError when the arguments do not suit it. */
  call(callee: FunctionDefinition, ...args: readonly Operand[]): Expr {
    return this.callWith({}, callee, ...args);
  }
  callWith(options: CallOptions, callee: FunctionDefinition, ...args: readonly Operand[]): Expr {
    const fn = this.m.functionOf(callee);
    return this.wrap(this.ir.call(fn, this.arguments(callee.type, args), options));
  }
  /** Calls through a pointer. */
  callPointer(type: FunctionType, callee: Operand, ...args: readonly Operand[]): Expr {
    return this.wrap(this.ir.callIndirect(type, this.operand(callee, ptr), this.arguments(type, args)));
  }
  private arguments(type: FunctionType, args: readonly Operand[]): Value[] {
    return args.map((arg, position) => this.operand(arg, type.params[position] ?? defaultType(arg)));
  }
  /**
   * Calls an intrinsic, its name completed by the types it is overloaded on: `llvm.fma` on `<8 x float>` is
   * `llvm.fma.v8f32`.
   */
  intrinsic(
    name: string,
    returnType: Type,
    args: readonly Operand[],
    overloads: readonly Type[],
    flags = 0,
  ): Expr {
    const values = args.map((arg) => this.operand(arg, typeof arg === "object" ? arg.type : overloads[0]));
    const full = [name, ...overloads.map(mangle)].join(".");
    const type = functionType(
      returnType,
      values.map((value) => value.type),
    );
    const params = Object.fromEntries(type.params.map((param, at) => [`a${at}`, param]));
    const fn = this.m.functionOf(declare(full, returnType, params));
    const fast = isFloat(scalarType(returnType)) ? this.ir.fastMath | flags : 0;
    return this.wrap(this.ir.call(fn, values, { flags: fast }));
  }
  /** All lanes of a vector into one value. */
  reduce(
    operation: "add" | "mul" | "and" | "or" | "xor" | "max" | "min" | "umax" | "umin",
    vector: Expr,
  ): Expr {
    const lane = scalarType(vector.type);
    if (!isFloat(lane)) {
      const name = operation === "max" || operation === "min" ? `s${operation}` : operation;
      return this.intrinsic(`llvm.vector.reduce.${name}`, lane, [vector], [vector.type]);
    }
    if (operation === "add" || operation === "mul") {
      const start = this.const(lane, operation === "add" ? -0 : 1);
      const name = `llvm.vector.reduce.f${operation}`;
      return this.intrinsic(name, lane, [start, vector], [vector.type], Flag.reassoc);
    }
    if (operation !== "max" && operation !== "min") return this.fail(`reduce ${operation} of ${vector.type}`);
    return this.intrinsic(`llvm.vector.reduce.f${operation}`, lane, [vector], [vector.type], Flag.nnan);
  }
  /** Starts reading variadic arguments: a pointer to the first, to be read by {@link vaArg}. */
  vaStart(): Local {
    const list = this.alloca(ptr);
    this.intrinsic("llvm.va_start", voidType, [list], [ptr]);
    return this.local(list.load(ptr));
  }
  /** The next variadic argument; on i386 they lie in memory one after another, each in whole words. */
  vaArg(list: Local, type: Type): Expr {
    const value = list.load(type, { align: 4 });
    list.inc((this.sizeof(type) + 3) & ~3);
    return value;
  }

  // ---- control flow --------------------------------------------------------------------------------------------

  private goTo(block: BasicBlock): void {
    if (this.live) this.ir.br(block);
    this.live = false;
  }
  /** Continues in `block`; `sealed` when no further jump to it will come. */
  private startAt(block: BasicBlock, sealed: boolean): void {
    this.fn.insertBlock(block);
    if (sealed) this.ssa.seal(block);
    this.ir.positionAtEnd(block);
    this.live = true;
  }
  private newBlock(name: string): BasicBlock {
    const block = this.fn.createBlock(this.ir.uniqueName(name));
    this.fn.blocks.pop();
    return block;
  }
  /** What follows cannot be reached; it is made into a block that is thrown away. */
  private afterJump(): void {
    this.startAt(this.newBlock("dead"), true);
    this.live = false;
  }
  private branch(condition: Operand, ifTrue: BasicBlock, ifFalse: BasicBlock): void {
    if (this.live) this.ir.condBr(this.operand(condition, i1), ifTrue, ifFalse);
    this.live = false;
  }
  private join(block: BasicBlock): void {
    const reachable = block.predecessors().length > 0;
    this.startAt(block, true);
    this.live = reachable;
  }

  if(condition: Operand, then: () => void, otherwise?: () => void): void {
    const thenBlock = this.newBlock("then");
    const end = this.newBlock("endif");
    const elseBlock = otherwise === undefined ? end : this.newBlock("else");
    this.branch(condition, thenBlock, elseBlock);
    this.join(thenBlock);
    then();
    this.goTo(end);
    if (otherwise !== undefined) {
      this.join(elseBlock);
      otherwise();
      this.goTo(end);
    }
    this.join(end);
  }
  /** One of two values, only that one computed. */
  choose(condition: Operand, ifTrue: () => Operand, ifFalse: () => Operand, type?: Type): Expr {
    let result: Local | undefined;
    const assign = (operand: Operand) => {
      const value = this.operand(operand, type ?? result?.type);
      result ??= new Local(this, value.type);
      result.set(value);
    };
    this.if(
      condition,
      () => assign(ifTrue()),
      () => assign(ifFalse()),
    );
    return result === undefined ? this.fail("choose: neither choice has a value") : result.get();
  }
  /** `first && second() && ...`: later conditions are computed only when the earlier ones hold. */
  all(first: Operand, ...rest: readonly (() => Operand)[]): Expr {
    const [next, ...others] = rest;
    if (next === undefined) return this.wrap(this.operand(first, i1));
    return this.choose(
      first,
      () => this.all(next(), ...others),
      () => 0,
      i1,
    );
  }
  /** `first || second() || ...`. */
  any(first: Operand, ...rest: readonly (() => Operand)[]): Expr {
    const [next, ...others] = rest;
    if (next === undefined) return this.wrap(this.operand(first, i1));
    return this.choose(
      first,
      () => 1,
      () => this.any(next(), ...others),
      i1,
    );
  }

  private loopBody(loop: Loop, body: () => void): void {
    this.loops.push(loop);
    body();
    this.loops.pop();
  }
  while(condition: () => Operand, body: () => void): void {
    const head = this.newBlock("while");
    const inside = this.newBlock("body");
    const end = this.newBlock("endwhile");
    this.goTo(head);
    this.startAt(head, false);
    this.branch(condition(), inside, end);
    this.join(inside);
    this.loopBody({ onContinue: head, onBreak: end }, body);
    this.goTo(head);
    this.ssa.seal(head);
    this.join(end);
  }
  doWhile(body: () => void, condition: () => Operand): void {
    const head = this.newBlock("do");
    const check = this.newBlock("check");
    const end = this.newBlock("enddo");
    this.goTo(head);
    this.startAt(head, false);
    this.loopBody({ onContinue: check, onBreak: end }, body);
    this.goTo(check);
    this.join(check);
    this.branch(condition(), head, end);
    this.ssa.seal(head);
    this.join(end);
  }
  /** Repeats until `break` or `return`. */
  loop(body: () => void): void {
    const head = this.newBlock("loop");
    const end = this.newBlock("endloop");
    this.goTo(head);
    this.startAt(head, false);
    this.loopBody({ onContinue: head, onBreak: end }, body);
    this.goTo(head);
    this.ssa.seal(head);
    this.join(end);
  }
  /**
   * `for (i = from; i < to; i += step)`, signed. `to` is computed once. With numbers that make at least one round the
   * loop tests at its end only.
   */
  range(from: Operand, to: Operand, body: (i: Local) => void, step = 1): void {
    const type = typeof from === "object" ? from.type : typeof to === "object" ? to.type : i32;
    const i = this.local(type, from);
    const limit = this.operand(to, type);
    const more = () => (step < 0 ? i.gt(limit) : i.lt(limit));
    const entered = typeof from === "number" && typeof to === "number" && (step < 0 ? from > to : from < to);
    const head = this.newBlock("for");
    const inside = entered ? head : this.newBlock("body");
    const next = this.newBlock("next");
    const end = this.newBlock("endfor");
    this.goTo(head);
    this.startAt(head, false);
    if (!entered) {
      this.branch(more(), inside, end);
      this.join(inside);
    }
    this.loopBody({ onContinue: next, onBreak: end }, () => body(i));
    this.goTo(next);
    this.join(next);
    i.set(this.ir.add(i.value, this.operand(step, type), Flag.nsw));
    if (entered) this.branch(more(), head, end);
    else this.goTo(head);
    this.ssa.seal(head);
    this.join(end);
  }
  private innermost(what: string): Loop {
    return this.loops.at(-1) ?? this.fail(`${what} outside a loop`);
  }
  break(): void {
    this.goTo(this.innermost("break").onBreak);
    this.afterJump();
  }
  continue(): void {
    this.goTo(this.innermost("continue").onContinue);
    this.afterJump();
  }
  return(value?: Operand): void {
    if (this.live) {
      this.ir.ret(value === undefined ? undefined : this.operand(value, this.fn.returnType));
    }
    this.afterJump();
  }
  unreachable(): void {
    if (this.live) this.ir.unreachable();
    this.afterJump();
  }
  switch(value: Operand, cases: readonly SwitchCase[], otherwise: () => void = () => {}): void {
    const on = this.operand(value);
    const end = this.newBlock("endswitch");
    const defaultBlock = this.newBlock("default");
    const blocks = cases.map(() => this.newBlock("case"));
    const rows = cases.flatMap(([values, _], at) =>
      (typeof values === "object" ? values : [values]).map((of) => {
        const constant = this.operand(of, on.type);
        const target = blocks[at];
        if (!(constant instanceof ConstantInt) || target === undefined) {
          return this.fail(`switch: ${of} is not a constant of ${on.type}`);
        }
        return { value: constant, target };
      }),
    );
    if (this.live) this.ir.switch(on, defaultBlock, rows);
    this.live = false;
    for (const [at, [, body]] of cases.entries()) {
      const block = blocks[at];
      if (block === undefined) continue;
      this.join(block);
      body();
      this.goTo(end);
    }
    this.join(defaultBlock);
    otherwise();
    this.goTo(end);
    this.join(end);
  }
}

/** The type of a variadic argument: a bare number is an int. */
function defaultType(operand: Operand): Type {
  return typeof operand === "object" ? operand.type : i32;
}

/** A type as intrinsic names carry it. */
function mangle(type: Type): string {
  switch (type.kind) {
    case "integer":
      return `i${type.bits}`;
    case "pointer":
      return `p${type.addressSpace}`;
    case "vector":
      return `v${type.length}${mangle(type.element)}`;
    default:
      return isFloat(type) && type.kind !== "bfloat" ? `f${type.bits}` : `${type}`;
  }
}
