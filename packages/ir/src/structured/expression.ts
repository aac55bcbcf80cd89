/**
 * Values with methods: `n.add(1)`, `p.load(i8)`, `x.lt(y)`. A method makes its instruction at the place the function
 * builder has reached; a number stands for a constant of the other operand's type.
 *
 * A `Local` and a `Cell` are read anew each time they are mentioned, as a variable is in C; `get()` takes the value
 * of the moment.
 */
import type { MemoryOptions } from "../builder/ir-builder.js";
import type { BinaryOpcode, CastOpcode, FloatPredicate, IntPredicate } from "../opcodes.js";
import { i8, i32, isFloat, isPointer, isVector, ptr, scalarType, type Type, vectorType } from "../types.js";
import type { Value } from "../value.js";
import type { FunctionBuilder } from "./function-builder.js";
import type { Struct } from "./struct.js";

export type Operand = Expr | Value | number | bigint;

export class Expr {
  constructor(
    readonly f: FunctionBuilder,
    readonly type: Type,
    private readonly known: Value | undefined,
  ) {}

  /** The IR value; for variables and memory, the value now. */
  get value(): Value {
    if (this.known === undefined) throw new TypeError(`a value of ${this.type} is not known`);
    return this.known;
  }
  /** The value of this moment, which later assignments do not change. */
  get(): Expr {
    return this.f.wrap(this.value);
  }

  private operate(opcode: BinaryOpcode, right: Operand): Expr {
    return this.f.wrap(this.f.ir.binary(opcode, this.value, this.f.operand(right, this.type)));
  }
  private byKind(int: BinaryOpcode, float: BinaryOpcode, right: Operand): Expr {
    return this.operate(isFloat(scalarType(this.type)) ? float : int, right);
  }
  private compare(int: IntPredicate, pointer: IntPredicate, float: FloatPredicate, right: Operand): Expr {
    const other = this.f.operand(right, this.type);
    const scalar = scalarType(this.type);
    if (isFloat(scalar)) return this.f.wrap(this.f.ir.fcmp(float, this.value, other));
    return this.f.wrap(this.f.ir.icmp(isPointer(scalar) ? pointer : int, this.value, other));
  }

  // ---- arithmetic: integers, floats, vectors of them; a pointer moves by bytes ---------------------------------

  add(right: Operand): Expr {
    if (isPointer(this.type)) return this.offset(i8, right);
    return this.byKind("add", "fadd", right);
  }
  /** On pointers: of a pointer the distance in bytes (i32), of a number the pointer that many bytes before. */
  sub(right: Operand): Expr {
    if (!isPointer(this.type)) return this.byKind("sub", "fsub", right);
    if (typeof right === "number" || typeof right === "bigint") return this.offset(i8, -Number(right));
    if (isPointer(right.type)) return this.ptrtoint().sub(this.f.wrap(this.f.operand(right)).ptrtoint());
    return this.offset(i8, this.f.wrap(this.f.operand(right)).neg());
  }
  mul(right: Operand): Expr {
    return this.byKind("mul", "fmul", right);
  }
  /** Signed for integers. */
  div(right: Operand): Expr {
    return this.byKind("sdiv", "fdiv", right);
  }
  udiv(right: Operand): Expr {
    return this.operate("udiv", right);
  }
  /** Signed for integers. */
  rem(right: Operand): Expr {
    return this.byKind("srem", "frem", right);
  }
  urem(right: Operand): Expr {
    return this.operate("urem", right);
  }
  neg(): Expr {
    if (isFloat(scalarType(this.type))) return this.f.wrap(this.f.ir.fneg(this.value));
    return this.f.wrap(this.f.ir.sub(this.f.operand(0, this.type), this.value));
  }
  shl(right: Operand): Expr {
    return this.operate("shl", right);
  }
  /** Shifts zeros in (lshr). */
  shr(right: Operand): Expr {
    return this.operate("lshr", right);
  }
  /** Shifts the sign in (ashr). */
  sar(right: Operand): Expr {
    return this.operate("ashr", right);
  }
  and(right: Operand): Expr {
    return this.operate("and", right);
  }
  or(right: Operand): Expr {
    return this.operate("or", right);
  }
  xor(right: Operand): Expr {
    return this.operate("xor", right);
  }
  /** Every bit inverted; of an i1 the negation. */
  not(): Expr {
    return this.operate("xor", -1);
  }

  // ---- comparison: lt, le, gt, ge are signed for integers, unsigned for pointers, ordered for floats -------------

  eq(right: Operand): Expr {
    return this.compare("eq", "eq", "oeq", right);
  }
  ne(right: Operand): Expr {
    return this.compare("ne", "ne", "une", right);
  }
  lt(right: Operand): Expr {
    return this.compare("slt", "ult", "olt", right);
  }
  le(right: Operand): Expr {
    return this.compare("sle", "ule", "ole", right);
  }
  gt(right: Operand): Expr {
    return this.compare("sgt", "ugt", "ogt", right);
  }
  ge(right: Operand): Expr {
    return this.compare("sge", "uge", "oge", right);
  }
  ult(right: Operand): Expr {
    return this.compare("ult", "ult", "ult", right);
  }
  ule(right: Operand): Expr {
    return this.compare("ule", "ule", "ule", right);
  }
  ugt(right: Operand): Expr {
    return this.compare("ugt", "ugt", "ugt", right);
  }
  uge(right: Operand): Expr {
    return this.compare("uge", "uge", "uge", right);
  }
  fcmp(predicate: FloatPredicate, right: Operand): Expr {
    return this.f.wrap(this.f.ir.fcmp(predicate, this.value, this.f.operand(right, this.type)));
  }
  /** On a condition: `ifTrue` where it holds, else `ifFalse`. Both are computed; see `FunctionBuilder.choose`. */
  select(ifTrue: Operand, ifFalse: Operand): Expr {
    const f = this.f;
    const shape = typeof ifTrue === "object" ? ifTrue : ifFalse;
    if (typeof shape !== "object") return f.fail("select: one of the choices must have a type");
    const condition = this.value;
    return f.wrap(f.ir.select(condition, f.operand(ifTrue, shape.type), f.operand(ifFalse, shape.type)));
  }
  /** The smaller of two signed integers or ordered floats. */
  min(right: Operand): Expr {
    const other = this.f.wrap(this.f.operand(right, this.type));
    return this.lt(other).select(this, other);
  }
  max(right: Operand): Expr {
    const other = this.f.wrap(this.f.operand(right, this.type));
    return this.gt(other).select(this, other);
  }
  umin(right: Operand): Expr {
    const other = this.f.wrap(this.f.operand(right, this.type));
    return this.ult(other).select(this, other);
  }
  umax(right: Operand): Expr {
    const other = this.f.wrap(this.f.operand(right, this.type));
    return this.ugt(other).select(this, other);
  }

  // ---- casts -----------------------------------------------------------------------------------------------------

  cast(opcode: CastOpcode, type: Type): Expr {
    return this.f.wrap(this.f.ir.cast(opcode, this.value, type));
  }
  trunc(type: Type): Expr {
    return this.cast("trunc", type);
  }
  zext(type: Type): Expr {
    return this.cast("zext", type);
  }
  sext(type: Type): Expr {
    return this.cast("sext", type);
  }
  fptrunc(type: Type): Expr {
    return this.cast("fptrunc", type);
  }
  fpext(type: Type): Expr {
    return this.cast("fpext", type);
  }
  fptosi(type: Type): Expr {
    return this.cast("fptosi", type);
  }
  fptoui(type: Type): Expr {
    return this.cast("fptoui", type);
  }
  sitofp(type: Type): Expr {
    return this.cast("sitofp", type);
  }
  uitofp(type: Type): Expr {
    return this.cast("uitofp", type);
  }
  bitcast(type: Type): Expr {
    return this.cast("bitcast", type);
  }
  ptrtoint(type: Type = i32): Expr {
    return this.cast("ptrtoint", type);
  }
  inttoptr(): Expr {
    return this.cast("inttoptr", ptr);
  }

  // ---- memory: on a pointer ----------------------------------------------------------------------------------------

  load(type: Type, options: MemoryOptions = {}): Expr {
    return this.f.wrap(this.f.ir.load(type, this.value, options));
  }
  /** Stores `value` here; a bare number needs its type. */
  store(value: Operand, type?: Type, options: MemoryOptions = {}): void {
    const address = this.value;
    this.f.ir.store(this.f.operand(value, type), address, options);
  }
  /** The address `index` elements of `type` further on. */
  offset(type: Type, index: Operand): Expr {
    const steps = this.f.operand(index, typeof index === "object" ? index.type : i32);
    return this.f.wrap(this.f.ir.getelementptr(type, this.value, [steps]));
  }
  /** The element `index` of an array of `type` that starts here, to read and assign. */
  at(type: Type, index: Operand = 0, options: MemoryOptions = {}): Cell {
    return new Cell(this.f, type, index === 0 ? this.value : this.offset(type, index).value, options);
  }
  /** A field of the struct that stands here. */
  field<F extends Readonly<Record<string, Type>>>(of: Struct<F>, name: keyof F & string): Cell {
    const indices = [this.f.operand(0, i32), this.f.operand(of.index(name), i32)];
    return new Cell(this.f, of.typeOf(name), this.f.ir.getelementptr(of.type, this.value, indices), {});
  }

  // ---- vectors and aggregates ----------------------------------------------------------------------------------------

  /** Lane `index` of a vector. */
  extract(index: Operand): Expr {
    return this.f.wrap(this.f.ir.extractelement(this.value, this.f.operand(index, i32)));
  }
  insert(index: Operand, element: Operand): Expr {
    const lane = scalarType(this.type);
    return this.f.wrap(
      this.f.ir.insertelement(this.value, this.f.operand(element, lane), this.f.operand(index, i32)),
    );
  }
  /** Lanes picked from this vector and `other` laid end to end; -1 is poison. */
  shuffle(mask: readonly number[], other?: Operand): Expr {
    const second = other === undefined ? this.f.poison(this.type) : this.f.operand(other, this.type);
    return this.f.wrap(this.f.ir.shufflevector(this.value, second, mask));
  }
  /** A vector with this scalar in every lane. */
  splat(length: number): Expr {
    const type = vectorType(this.type, length);
    const first = this.f.ir.insertelement(this.f.poison(type), this.value, this.f.operand(0, i32));
    return this.f.wrap(
      this.f.ir.shufflevector(
        first,
        this.f.poison(type),
        Array.from({ length }, () => 0),
      ),
    );
  }
  /** All lanes added; floats in any order (`reassoc`). */
  reduceAdd(): Expr {
    return this.f.reduce("add", this);
  }
  /** The largest lane: signed integers; floats without NaN. */
  reduceMax(): Expr {
    return this.f.reduce("max", this);
  }
  member(...indices: readonly number[]): Expr {
    return this.f.wrap(this.f.ir.extractvalue(this.value, indices));
  }

  // ---- intrinsics on floats --------------------------------------------------------------------------------------------

  sqrt(): Expr {
    return this.f.intrinsic("llvm.sqrt", this.type, [this], [this.type]);
  }
  fabs(): Expr {
    return this.f.intrinsic("llvm.fabs", this.type, [this], [this.type]);
  }
  /** this * factor + addend, rounded once (one instruction from CPU level avx2 on). */
  fma(factor: Operand, addend: Operand): Expr {
    return this.f.intrinsic("llvm.fma", this.type, [this, factor, addend], [this.type]);
  }
  /** this * factor + addend, rounded once or twice, whichever is faster. */
  mulAdd(factor: Operand, addend: Operand): Expr {
    return this.f.intrinsic("llvm.fmuladd", this.type, [this, factor, addend], [this.type]);
  }

  /** Lanes of a vector type; 1 for a scalar. */
  get lanes(): number {
    return isVector(this.type) ? this.type.length : 1;
  }
}

/** Something that can be assigned. */
export abstract class Assignable extends Expr {
  abstract set(value: Operand): void;
  /** Adds `step` (1 when left out). */
  inc(step: Operand = 1): void {
    this.set(this.add(step));
  }
  dec(step: Operand = 1): void {
    this.set(this.sub(step));
  }
}

/** A local variable, kept in SSA form: it has no address. */
export class Local extends Assignable {
  constructor(f: FunctionBuilder, type: Type) {
    super(f, type, undefined);
  }
  override get value(): Value {
    return this.f.readLocal(this);
  }
  override set(value: Operand): void {
    this.f.writeLocal(this, this.f.operand(value, this.type));
  }
}

/** A place in memory. Its address is computed once; mentioning it loads. */
export class Cell extends Assignable {
  constructor(
    f: FunctionBuilder,
    type: Type,
    private readonly pointer: Value,
    private readonly options: MemoryOptions,
  ) {
    super(f, type, undefined);
  }
  get address(): Expr {
    return this.f.wrap(this.pointer);
  }
  override get value(): Value {
    return this.f.ir.load(this.type, this.pointer, this.options);
  }
  override set(value: Operand): void {
    this.f.ir.store(this.f.operand(value, this.type), this.pointer, this.options);
  }
}
