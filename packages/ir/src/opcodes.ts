/**
 * The operations of LLVM IR: one row an instruction. Parser, verifier, printer, constant folder, optimizer and
 * interpreter are driven by this table, so an operation is added in one place.
 *
 * Source: LLVM Language Reference, "Instruction Reference" (LLVM 19).
 */
import { FLOAT_BITS, scalarType, type Type } from "./types.js";

/** How an instruction is written and checked: the members of a class share syntax and typing rules. */
export type OpcodeClass =
  | "terminator"
  | "unary"
  | "binary"
  | "cast"
  | "compare"
  | "memory"
  | "vector"
  | "aggregate"
  | "call"
  | "pad"
  | "other";

/** Which scalar types (or vectors of them) a unary or binary operation takes. */
export type OperandDomain = "int" | "float" | "any";

export interface OpcodeRow {
  readonly name: string;
  readonly class: OpcodeClass;
  /** For unary and binary operations: the scalar type they take. */
  readonly domain?: OperandDomain;
  readonly commutative?: boolean;
  readonly associative?: boolean;
  /** Ends a basic block. */
  readonly terminator?: boolean;
  /** May write memory, transfer control out, or not return: never deleted when unused. (calls: ask the callee) */
  readonly sideEffects?: boolean;
  /** May read memory. */
  readonly readsMemory?: boolean;
  /** Undefined behaviour for some operand values (division by zero): must not be executed speculatively. */
  readonly traps?: boolean;
  /** Which flags it may bear, as written. */
  readonly flags?: readonly FlagName[];
  /** May stand as a constant expression, in LLVM 19 or in text of an older release. */
  readonly constantExpr?: "now" | "older";
}

/** Instruction flags as bits of `Instruction.flags`. */
export const Flag = {
  nuw: 1 << 0,
  nsw: 1 << 1,
  exact: 1 << 2,
  disjoint: 1 << 3,
  nneg: 1 << 4,
  samesign: 1 << 5,
  inbounds: 1 << 6,
  nusw: 1 << 7,
  nnan: 1 << 8,
  ninf: 1 << 9,
  nsz: 1 << 10,
  arcp: 1 << 11,
  contract: 1 << 12,
  afn: 1 << 13,
  reassoc: 1 << 14,
  /** All fast-math flags together, written `fast`. */
  fast: 0x7f << 8,
} as const;
export type FlagName = Exclude<keyof typeof Flag, "fast">;

const fastMath = ["nnan", "ninf", "nsz", "arcp", "contract", "afn", "reassoc"] as const;
const wrap = ["nuw", "nsw"] as const;

const rows = [
  { name: "ret", class: "terminator", terminator: true, sideEffects: true },
  { name: "br", class: "terminator", terminator: true, sideEffects: true },
  { name: "switch", class: "terminator", terminator: true, sideEffects: true },
  { name: "indirectbr", class: "terminator", terminator: true, sideEffects: true },
  { name: "invoke", class: "call", terminator: true, sideEffects: true, readsMemory: true, flags: fastMath },
  { name: "callbr", class: "call", terminator: true, sideEffects: true, readsMemory: true },
  { name: "resume", class: "terminator", terminator: true, sideEffects: true },
  { name: "catchswitch", class: "pad", terminator: true, sideEffects: true },
  { name: "catchret", class: "terminator", terminator: true, sideEffects: true },
  { name: "cleanupret", class: "terminator", terminator: true, sideEffects: true },
  { name: "unreachable", class: "terminator", terminator: true, sideEffects: true },

  { name: "fneg", class: "unary", domain: "float", flags: fastMath, constantExpr: "older" },

  {
    name: "add",
    class: "binary",
    domain: "int",
    commutative: true,
    associative: true,
    flags: wrap,
    constantExpr: "now",
  },
  {
    name: "fadd",
    class: "binary",
    domain: "float",
    commutative: true,
    flags: fastMath,
    constantExpr: "older",
  },
  { name: "sub", class: "binary", domain: "int", flags: wrap, constantExpr: "now" },
  { name: "fsub", class: "binary", domain: "float", flags: fastMath, constantExpr: "older" },
  {
    name: "mul",
    class: "binary",
    domain: "int",
    commutative: true,
    associative: true,
    flags: wrap,
    constantExpr: "now",
  },
  {
    name: "fmul",
    class: "binary",
    domain: "float",
    commutative: true,
    flags: fastMath,
    constantExpr: "older",
  },
  { name: "udiv", class: "binary", domain: "int", traps: true, flags: ["exact"], constantExpr: "older" },
  { name: "sdiv", class: "binary", domain: "int", traps: true, flags: ["exact"], constantExpr: "older" },
  { name: "fdiv", class: "binary", domain: "float", flags: fastMath, constantExpr: "older" },
  { name: "urem", class: "binary", domain: "int", traps: true, constantExpr: "older" },
  { name: "srem", class: "binary", domain: "int", traps: true, constantExpr: "older" },
  { name: "frem", class: "binary", domain: "float", flags: fastMath, constantExpr: "older" },
  { name: "shl", class: "binary", domain: "int", flags: wrap, constantExpr: "older" },
  { name: "lshr", class: "binary", domain: "int", flags: ["exact"], constantExpr: "older" },
  { name: "ashr", class: "binary", domain: "int", flags: ["exact"], constantExpr: "older" },
  {
    name: "and",
    class: "binary",
    domain: "int",
    commutative: true,
    associative: true,
    constantExpr: "older",
  },
  {
    name: "or",
    class: "binary",
    domain: "int",
    commutative: true,
    associative: true,
    flags: ["disjoint"],
    constantExpr: "older",
  },
  {
    name: "xor",
    class: "binary",
    domain: "int",
    commutative: true,
    associative: true,
    constantExpr: "now",
  },

  { name: "extractelement", class: "vector", constantExpr: "now" },
  { name: "insertelement", class: "vector", constantExpr: "now" },
  { name: "shufflevector", class: "vector", constantExpr: "now" },

  { name: "extractvalue", class: "aggregate", constantExpr: "older" },
  { name: "insertvalue", class: "aggregate", constantExpr: "older" },

  { name: "alloca", class: "memory", sideEffects: false },
  { name: "load", class: "memory", readsMemory: true },
  { name: "store", class: "memory", sideEffects: true },
  { name: "fence", class: "memory", sideEffects: true },
  { name: "cmpxchg", class: "memory", sideEffects: true, readsMemory: true },
  { name: "atomicrmw", class: "memory", sideEffects: true, readsMemory: true },
  { name: "getelementptr", class: "memory", flags: ["inbounds", "nusw", "nuw"], constantExpr: "now" },

  { name: "trunc", class: "cast", flags: wrap, constantExpr: "now" },
  { name: "zext", class: "cast", flags: ["nneg"], constantExpr: "older" },
  { name: "sext", class: "cast", constantExpr: "older" },
  { name: "fptrunc", class: "cast", flags: fastMath, constantExpr: "older" },
  { name: "fpext", class: "cast", flags: fastMath, constantExpr: "older" },
  { name: "fptoui", class: "cast", constantExpr: "older" },
  { name: "fptosi", class: "cast", constantExpr: "older" },
  { name: "uitofp", class: "cast", flags: ["nneg"], constantExpr: "older" },
  { name: "sitofp", class: "cast", constantExpr: "older" },
  { name: "ptrtoint", class: "cast", constantExpr: "now" },
  { name: "inttoptr", class: "cast", constantExpr: "now" },
  { name: "bitcast", class: "cast", constantExpr: "now" },
  { name: "addrspacecast", class: "cast", constantExpr: "now" },

  { name: "icmp", class: "compare", domain: "any", flags: ["samesign"], constantExpr: "older" },
  { name: "fcmp", class: "compare", domain: "float", flags: fastMath, constantExpr: "older" },
  { name: "phi", class: "other", flags: fastMath },
  { name: "select", class: "other", flags: fastMath, constantExpr: "older" },
  { name: "freeze", class: "other" },
  { name: "call", class: "call", sideEffects: true, readsMemory: true, flags: fastMath },
  { name: "va_arg", class: "other", sideEffects: true, readsMemory: true },
  { name: "landingpad", class: "pad", sideEffects: true },
  { name: "catchpad", class: "pad", sideEffects: true },
  { name: "cleanuppad", class: "pad", sideEffects: true },
] as const satisfies readonly OpcodeRow[];

type Rows = (typeof rows)[number];
type NamesOf<C extends OpcodeClass> = Extract<Rows, { class: C }>["name"];

export type Opcode = Rows["name"];
export type BinaryOpcode = NamesOf<"binary">;
export type CastOpcode = NamesOf<"cast">;
export type ConstantExprOpcode = Extract<Rows, { constantExpr: "now" | "older" }>["name"];

/** Every operation's row, by name. */
export const OPCODES: Readonly<Record<Opcode, OpcodeRow>> = Object.fromEntries(
  rows.map((row) => [row.name, row]),
) as Record<Opcode, OpcodeRow>;

export function isOpcode(name: string): name is Opcode {
  return Object.hasOwn(OPCODES, name);
}
export function isBinary(opcode: Opcode): opcode is BinaryOpcode {
  return OPCODES[opcode].class === "binary";
}
export function isCast(opcode: Opcode): opcode is CastOpcode {
  return OPCODES[opcode].class === "cast";
}
export function isTerminator(opcode: Opcode): boolean {
  // A switch, for this is asked of every instruction there is; the most frequent ones are settled first.
  switch (opcode) {
    case "load":
    case "store":
    case "call":
    case "getelementptr":
    case "alloca":
    case "icmp":
    case "add":
      return false;
    case "br":
    case "ret":
    case "switch":
    case "indirectbr":
    case "invoke":
    case "callbr":
    case "resume":
    case "catchswitch":
    case "catchret":
    case "cleanupret":
    case "unreachable":
      return true;
    default:
      return false;
  }
}

/** Whether `type` (or its vector element) belongs to an operation's domain. */
export function inDomain(type: Type, domain: OperandDomain): boolean {
  const scalar = scalarType(type);
  if (domain === "int") return scalar.kind === "integer";
  if (domain === "float") return scalar.kind in FLOAT_BITS;
  return scalar.kind === "integer" || scalar.kind === "pointer";
}

/** icmp predicates: what holds when the operands are exchanged, what holds when the answer is negated, and sign. */
export const ICMP = {
  eq: { swapped: "eq", inverse: "ne", signed: false },
  ne: { swapped: "ne", inverse: "eq", signed: false },
  ugt: { swapped: "ult", inverse: "ule", signed: false },
  uge: { swapped: "ule", inverse: "ult", signed: false },
  ult: { swapped: "ugt", inverse: "uge", signed: false },
  ule: { swapped: "uge", inverse: "ugt", signed: false },
  sgt: { swapped: "slt", inverse: "sle", signed: true },
  sge: { swapped: "sle", inverse: "slt", signed: true },
  slt: { swapped: "sgt", inverse: "sge", signed: true },
  sle: { swapped: "sge", inverse: "sgt", signed: true },
} as const;
export type IntPredicate = keyof typeof ICMP;

/**
 * fcmp predicates as the set of relations that make them true, in LLVM's own encoding:
 * bit 0 equal, bit 1 greater, bit 2 less, bit 3 unordered.
 */
export const FCMP = {
  false: 0,
  oeq: 1,
  ogt: 2,
  oge: 3,
  olt: 4,
  ole: 5,
  one: 6,
  ord: 7,
  uno: 8,
  ueq: 9,
  ugt: 10,
  uge: 11,
  ult: 12,
  ule: 13,
  une: 14,
  true: 15,
} as const;
export type FloatPredicate = keyof typeof FCMP;

export const ATOMIC_ORDERINGS = [
  "unordered",
  "monotonic",
  "acquire",
  "release",
  "acq_rel",
  "seq_cst",
] as const;
export type AtomicOrdering = (typeof ATOMIC_ORDERINGS)[number];

export const ATOMIC_RMW_OPERATIONS = [
  "xchg",
  "add",
  "sub",
  "and",
  "nand",
  "or",
  "xor",
  "max",
  "min",
  "umax",
  "umin",
  "fadd",
  "fsub",
  "fmax",
  "fmin",
  "uinc_wrap",
  "udec_wrap",
] as const;
export type AtomicRMWOperation = (typeof ATOMIC_RMW_OPERATIONS)[number];
