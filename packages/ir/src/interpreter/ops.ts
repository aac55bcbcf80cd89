/**
 * The operations of the decoded form: one row each, its number is its position.
 *
 * Code is an Int32Array; an operation is its number and then its words, which the format spells:
 *
 * | letter | word |
 * |---|---|
 * | d, D | the register written: one slot, two slots (relative to the frame) |
 * | s, S | a register read: one slot, two slots |
 * | i | an immediate: an offset, a scale, a width, flags, a count |
 * | t | the address of code |
 * | ! | words of varying number follow; never run on the fast path when the frame holds undef or poison |
 *
 * `slow` says how the operation runs when an operand is undef or poison, or when the fast path meets a case that it
 * leaves to the exact one (see slow.ts).
 */
export type SlowKind =
  | "none"
  | "pure"
  | "move"
  | "select"
  | "load"
  | "store"
  | "gep"
  | "branch"
  | "moves"
  | "switch"
  | "call"
  | "return"
  | "generic"
  | "taint"
  | "fastMath"
  | "check"
  | "within";

interface OpRow {
  readonly name: string;
  readonly format: string;
  readonly slow: SlowKind;
}

const row = <N extends string>(name: N, format: string, slow: SlowKind): OpRow & { readonly name: N } => ({
  name,
  format,
  slow,
});

const rows = [
  row("halt", "", "none"),
  row("mov", "ds", "move"),
  row("mov2", "DS", "move"),
  // i32 without flags; with nsw; then any width up to 32 with any flags: width, flags
  row("add", "dss", "pure"),
  row("sub", "dss", "pure"),
  row("mul", "dss", "pure"),
  row("addNsw", "dss", "pure"),
  row("subNsw", "dss", "pure"),
  row("mulNsw", "dss", "pure"),
  row("addFlags", "dssii", "pure"),
  row("subFlags", "dssii", "pure"),
  row("mulFlags", "dssii", "pure"),
  // up to 32 bits
  row("and", "dss", "pure"),
  row("or", "dss", "pure"),
  row("xor", "dss", "pure"),
  row("orDisjoint", "dss", "pure"),
  // width; width, flags
  row("shl", "dssi", "pure"),
  row("lshr", "dssi", "pure"),
  row("ashr", "dssi", "pure"),
  row("shlFlags", "dssii", "pure"),
  row("lshrExact", "dssi", "pure"),
  row("ashrExact", "dssi", "pure"),
  // exact or 0; width and exact or 0; nothing; width
  row("udiv", "dssi", "pure"),
  row("sdiv", "dssii", "pure"),
  row("urem", "dss", "pure"),
  row("srem", "dssi", "pure"),
  row("eq", "dss", "pure"),
  row("ne", "dss", "pure"),
  row("slt", "dss", "pure"),
  row("sle", "dss", "pure"),
  row("ult", "dss", "pure"),
  row("ule", "dss", "pure"),
  // signed order of narrow integers: 32 - width
  row("sltNarrow", "dssi", "pure"),
  row("sleNarrow", "dssi", "pure"),
  // i64; flags
  row("and64", "DSS", "pure"),
  row("or64", "DSS", "pure"),
  row("xor64", "DSS", "pure"),
  row("add64", "DSSi", "pure"),
  row("sub64", "DSSi", "pure"),
  row("mul64", "DSSi", "pure"),
  row("shl64", "DSSi", "pure"),
  row("lshr64", "DSSi", "pure"),
  row("ashr64", "DSSi", "pure"),
  row("udiv64", "DSSi", "pure"),
  row("sdiv64", "DSSi", "pure"),
  row("urem64", "DSSi", "pure"),
  row("srem64", "DSSi", "pure"),
  row("eq64", "dSS", "pure"),
  row("ne64", "dSS", "pure"),
  row("slt64", "dSS", "pure"),
  row("sle64", "dSS", "pure"),
  row("ult64", "dSS", "pure"),
  row("ule64", "dSS", "pure"),
  // casts: mask; nothing; 32 - from, 32 - to; 32 - from
  row("trunc", "dsi", "pure"),
  row("zext64", "Ds", "pure"),
  row("sext", "dsii", "pure"),
  row("sext64", "Dsi", "pure"),
  row("fadd32", "dss", "pure"),
  row("fsub32", "dss", "pure"),
  row("fmul32", "dss", "pure"),
  row("fdiv32", "dss", "pure"),
  row("frem32", "dss", "pure"),
  row("fadd64", "DSS", "pure"),
  row("fsub64", "DSS", "pure"),
  row("fmul64", "DSS", "pure"),
  row("fdiv64", "DSS", "pure"),
  row("frem64", "DSS", "pure"),
  row("fneg32", "ds", "pure"),
  row("fneg64", "DS", "pure"),
  // nnan and ninf of the operation before it: its result, two operands, flags
  row("fcheck32", "dssi", "fastMath"),
  row("fcheck64", "DSSi", "fastMath"),
  // the predicate's relations
  row("fcmp32", "dssi", "pure"),
  row("fcmp64", "dSSi", "pure"),
  row("fptrunc", "dS", "pure"),
  row("fpext", "Ds", "pure"),
  // 32 - width of the integer
  row("sitofp32", "dsi", "pure"),
  row("sitofp64", "Dsi", "pure"),
  // bits that must be zero: the sign, for nneg
  row("uitofp32", "dsi", "pure"),
  row("uitofp64", "Dsi", "pure"),
  // width of the integer
  row("fptosi32", "dsi", "pure"),
  row("fptosi64", "dSi", "pure"),
  row("fptoui32", "dsi", "pure"),
  row("fptoui64", "dSi", "pure"),
  row("select", "dsss", "select"),
  row("select2", "DsSS", "select"),
  // pointer, offset, alignment - 1; pointer, value, offset, alignment - 1
  row("load8", "dsi", "load"),
  row("load16", "dsii", "load"),
  row("load32", "dsii", "load"),
  row("load64", "Dsii", "load"),
  row("store8", "ssi", "store"),
  row("store16", "ssii", "store"),
  row("store32", "ssii", "store"),
  row("store64", "sSii", "store"),
  // base, offset, flags; base, index, scale, offset, flags
  row("gep", "dsii", "gep"),
  row("gepIndex", "dssiii", "gep"),
  row("gepFlags", "dsii", "gep"),
  row("gepIndexFlags", "dssiii", "gep"),
  // instructions of the block; condition
  row("jmp", "ti", "none"),
  row("br", "stti", "branch"),
  row("brEq", "sstti", "branch"),
  row("brSlt", "sstti", "branch"),
  row("brSle", "sstti", "branch"),
  row("brUlt", "sstti", "branch"),
  row("brUle", "sstti", "branch"),
  // condition, instructions, cases, default, then value and target of each in signed order
  row("switch", "s!", "switch"),
  // a parallel copy in an order that may be done one by one: count, target, then register and source of each
  row("moves", "!", "moves"),
  // callee, frame size, result, count, record, then parameter and argument of each
  row("call", "!", "call"),
  // instructions of the block; then the slots
  row("ret", "i!", "return"),
  row("ret1", "si!", "return"),
  row("ret2", "Si!", "return"),
  row("retMany", "i!", "return"),
  // at the head of a function: stack bytes, shadow template, count of stack objects, then register and offset of
  // each; count of constants, then register and word of each
  row("enter", "", "none"),
  // number of the record
  row("generic", "i!", "generic"),
  // number of the lane, slots
  row("taint", "dii!", "taint"),
  row("fabs32", "ds", "pure"),
  row("fabs64", "DS", "pure"),
  row("sqrt32", "ds", "pure"),
  row("sqrt64", "DS", "pure"),
  row("fmuladd32", "dsss", "pure"),
  row("fmuladd64", "DSSS", "pure"),
  row("smax", "dssi", "pure"),
  row("smin", "dssi", "pure"),
  row("umax", "dss", "pure"),
  row("umin", "dss", "pure"),
  // width from, width to, flags; width to, flags
  row("truncFlags", "dsiii", "pure"),
  row("truncFlags64", "dSii", "pure"),
  // 32 - width from
  row("zextNneg", "dsi", "pure"),
  row("zext64Nneg", "Dsi", "pure"),
  row("fshl32", "dsss", "pure"),
  row("fshr32", "dsss", "pure"),
  row("bswap32", "ds", "pure"),
  row("ctpop32", "ds", "pure"),
  // width; the second operand makes zero poison
  row("ctlz32", "dssi", "pure"),
  row("cttz32", "dssi", "pure"),
  row("abs32", "dssi", "pure"),
  // what is promised of a value: number of the check
  row("check", "si", "check"),
  // an address about to be used, the address of the object it was made from
  row("within", "ss", "within"),
  // i64; nothing
  row("orDisjoint64", "DSSi", "pure"),
  row("smax64", "DSSi", "pure"),
  row("smin64", "DSSi", "pure"),
  row("umax64", "DSSi", "pure"),
  row("umin64", "DSSi", "pure"),
  row("fshl64", "DSSS", "pure"),
  row("fshr64", "DSSS", "pure"),
] as const satisfies readonly OpRow[];

type Names = (typeof rows)[number]["name"];
export type OpName = Names;

/** Position of a name in the tuple of rows, as a literal type: `Op.add` has the type 3. */
type Positions<
  T extends readonly unknown[],
  Acc extends Record<string, number>,
  Done extends readonly unknown[],
> = T extends readonly [infer Head extends OpRow, ...infer Tail]
  ? Positions<Tail, Acc & { readonly [K in Head["name"]]: Done["length"] }, readonly [...Done, unknown]>
  : Acc;

/** The number of each operation. */
export const Op = Object.fromEntries(rows.map(({ name }, at) => [name, at])) as unknown as Positions<
  typeof rows,
  Record<never, number>,
  []
>;
export const OPS: readonly OpRow[] = rows;
