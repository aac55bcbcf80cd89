/**
 * Intrinsics. A table says for each name who selects it; type suffixes are cut off first (`llvm.ctpop.i32` is
 * `ctpop`). A name not in the table is refused.
 */
import type { CallInstruction, FloatPredicate, IntPredicate, Value } from "@ts-jit/ir";
import { firstArgument } from "@ts-jit/ir";
import { Cond } from "../i386/conditions.js";
import * as I from "../i386/instructions.js";
import { slotBase } from "../machine/machine-function.js";
import { EAX, EBP, EDX, ESP, type Reg } from "../machine/registers.js";
import { selectAddress } from "./address.js";
import { selectBitIntrinsic } from "./bit-intrinsics.js";
import { expandSaturatingConversion } from "./expand.js";
import { callFloat, compareFloats, emitFloat, FLOAT_ROWS, selectCopysign, selectSignBit } from "./float.js";
import { selectFPClass, selectMinimum, selectPowiCall } from "./float-intrinsics.js";
import { compareInts, setByCondition } from "./integer.js";
import { selectMemoryIntrinsic } from "./memory-intrinsics.js";
import { selectOverflow, selectSaturating } from "./overflow.js";
import type { Selector } from "./selector.js";
import { Kind, PartClass } from "./type-parts.js";
import { selectVectorIntrinsic } from "./vector.js";
import { callX87, selectX87Unary } from "./x87.js";

/** An intrinsic being selected. */
export interface IntrinsicCall {
  readonly call: CallInstruction;
  /** Without `llvm.` and type suffixes: `umul.with.overflow`, `ctpop`. */
  readonly name: string;
  arg(index: number): Value;
}
type Rule = (s: Selector, intrinsic: IntrinsicCall) => void;

/** Nothing to do at run time. */
const nothing: Rule = () => {};
/** The result is the first argument. */
const identity: Rule = (s, { call, arg }) => {
  const value = arg(0);
  const { classes } = s.infoOf(call);
  classes.forEach((partClass, part) => {
    s.moveInto(partClass, s.def(call, part), value, part);
  });
};

function selectMinMax(predicate: IntPredicate): Rule {
  return (s, { call, arg }) => {
    if (s.infoOf(call).kind > Kind.wide) {
      selectVectorIntrinsic(s, call, `min/max ${predicate}`);
      return;
    }
    const yes = s.parts(arg(0));
    const no = s.parts(arg(1));
    const condition = compareInts(s, predicate, arg(0), arg(1));
    yes.forEach((reg, part) => {
      const to = s.def(call, part);
      s.mf.emit2(I.MOV32rr, to, no[part] ?? EAX);
      s.mf.emit3(I.CMOVccrr, condition, to, reg);
    });
  };
}

/** C functions by intrinsic: the name for double; float adds `f`, long double `l`. */
const MATH: Readonly<Record<string, string>> = {
  sin: "sin",
  cos: "cos",
  tan: "tan",
  asin: "asin",
  acos: "acos",
  atan: "atan",
  atan2: "atan2",
  sinh: "sinh",
  cosh: "cosh",
  tanh: "tanh",
  exp: "exp",
  exp2: "exp2",
  exp10: "exp10",
  log: "log",
  log2: "log2",
  log10: "log10",
  pow: "pow",
  floor: "floor",
  ceil: "ceil",
  trunc: "trunc",
  rint: "rint",
  nearbyint: "nearbyint",
  round: "round",
  roundeven: "roundeven",
  fma: "fma",
  minnum: "fmin",
  maxnum: "fmax",
};

const selectMath: Rule = (s, { call, name, arg }) => {
  const info = s.infoOf(call);
  const base = MATH[name] ?? name;
  const args: Value[] = [];
  for (let at = 0; at < call.data.functionType.params.length; at++) args.push(arg(at));
  if (info.kind === Kind.float) callFloat(s, info.bits === 32 ? `${base}f` : base, call, args);
  else if (info.kind === Kind.x87)
    callX87(s, info.bits === 32 ? `${base}f` : info.bits === 64 ? base : `${base}l`, call, args);
  else selectVectorIntrinsic(s, call, name);
};

const selectSqrt: Rule = (s, { call, name, arg }) => {
  const info = s.infoOf(call);
  if (info.kind === Kind.x87) selectX87Unary(s, call, arg(0), I.FSQRT);
  else if (info.kind === Kind.float)
    s.mf.emit2(info.bits === 32 ? I.SQRTSSrr : I.SQRTSDrr, s.def(call), s.reg(arg(0)));
  else selectVectorIntrinsic(s, call, name);
};
const selectFabs: Rule = (s, { call, name, arg }) => {
  const info = s.infoOf(call);
  if (info.kind === Kind.x87) selectX87Unary(s, call, arg(0), I.FABS);
  else if (info.kind === Kind.float) selectSignBit(s, call, arg(0), "abs");
  else selectVectorIntrinsic(s, call, name);
};
const selectCopysignRule: Rule = (s, { call, name, arg }) => {
  const info = s.infoOf(call);
  if (info.kind === Kind.float && s.infoOf(arg(1)).kind === Kind.float)
    selectCopysign(s, call, arg(0), arg(1));
  else if (info.kind === Kind.x87)
    callX87(s, `copysign${info.bits === 32 ? "f" : info.bits === 64 ? "" : "l"}`, call, [arg(0), arg(1)]);
  else selectVectorIntrinsic(s, call, name);
};

/** Multiplied, rounded, added, rounded: the same on every machine. */
const selectFmuladd: Rule = (s, { call, name, arg }) => {
  const info = s.infoOf(call);
  if (info.kind === Kind.x87) {
    s.loadX87(info.classes[0] ?? PartClass.x87f80, s.reg(arg(0)));
    s.loadX87(info.classes[0] ?? PartClass.x87f80, s.reg(arg(1)));
    s.mf.emit0(I.FMULP);
    // Rounded to the format between the two operations.
    const product = s.createPart(info.classes[0] ?? PartClass.x87f80);
    s.storeX87(info.classes[0] ?? PartClass.x87f80, product);
    s.loadX87(info.classes[0] ?? PartClass.x87f80, product);
    s.loadX87(info.classes[0] ?? PartClass.x87f80, s.reg(arg(2)));
    s.mf.emit0(I.FADDP);
    s.storeX87(info.classes[0] ?? PartClass.x87f80, s.def(call));
    return;
  }
  if (info.kind !== Kind.float) {
    selectVectorIntrinsic(s, call, name);
    return;
  }
  const to = s.def(call);
  s.moveInto(info.classes[0] ?? PartClass.fr64, to, arg(0), 0);
  emitFloat(s, FLOAT_ROWS.fmul, info.bits, to, arg(1));
  emitFloat(s, FLOAT_ROWS.fadd, info.bits, to, arg(2));
};

const selectAbs: Rule = (s, { call, arg }) => {
  const { mf } = s;
  const info = s.infoOf(call);
  if (info.kind > Kind.wide) {
    selectVectorIntrinsic(s, call, "abs");
    return;
  }
  const sign = s.gr();
  const parts = s.signExtended(arg(0));
  const top = parts[parts.length - 1] ?? EAX;
  mf.emit2(I.MOV32rr, sign, top);
  mf.emit2(I.SAR32ri, sign, 31);
  // x ^ sign - sign
  const flipped = parts.map((reg) => {
    const copy = s.copyOf(reg);
    mf.emit2(I.XOR32rr, copy, sign);
    return copy;
  });
  flipped.forEach((reg, part) => {
    mf.emit2(part === 0 ? I.SUB32rr : I.SBB32rr, reg, sign);
  });
  flipped.forEach((reg, part) => {
    mf.emit2(I.MOV32rr, s.def(call, part), reg);
  });
};

const selectThreeWay =
  (less: IntPredicate): Rule =>
  (s, { call, arg }) => {
    const below = s.gr();
    const above = s.gr();
    setByCondition(s, below, compareInts(s, less, arg(0), arg(1)));
    setByCondition(s, above, compareInts(s, less, arg(1), arg(0)));
    const to = s.def(call);
    s.mf.emit2(I.MOV32rr, to, above);
    s.mf.emit2(I.SUB32rr, to, below);
    for (let part = 1; part < s.infoOf(call).count; part++) {
      s.mf.emit2(I.MOV32rr, s.def(call, part), to);
      s.mf.emit2(I.SAR32ri, s.def(call, part), 31);
    }
  };

const selectVaStart: Rule = (s, { arg }) => {
  const pointer = s.gr();
  s.addr.clear();
  s.addr.base = slotBase(s.varArgSlot);
  s.emitRegMem(I.LEA32r, pointer);
  selectAddress(s, arg(0));
  s.emitMem(I.MOV32mr, pointer);
};
const selectVaCopy: Rule = (s, { arg }) => {
  const pointer = s.gr();
  selectAddress(s, arg(1));
  s.emitRegMem(I.MOV32rm, pointer);
  selectAddress(s, arg(0));
  s.emitMem(I.MOV32mr, pointer);
};

/** Walks `depth` frames up the chain of saved frame pointers. */
function framePointer(s: Selector, depth: number): Reg {
  s.mf.framePointer = true;
  const reg = s.copyOf(EBP);
  for (let at = 0; at < depth; at++) {
    s.addr.clear();
    s.addr.base = s.copyOf(reg);
    s.emitRegMem(I.MOV32rm, reg);
  }
  return reg;
}
const selectFrameAddress: Rule = (s, { call, arg }) => {
  s.mf.emit2(I.MOV32rr, s.def(call), framePointer(s, s.imm(arg(0))));
};
const selectReturnAddress: Rule = (s, { call, arg }) => {
  const frame = framePointer(s, s.imm(arg(0)));
  s.addr.clear();
  s.addr.base = frame;
  s.emitRegMem(I.MOV32rm, s.def(call), 4);
};

const selectObjectSize: Rule = (s, { call, arg }) => {
  // Unknown: the greatest size, or the least where that was asked for.
  const minimum = s.imm(arg(1)) !== 0;
  for (let part = 0; part < s.infoOf(call).count; part++)
    s.mf.emit2(I.MOV32ri, s.def(call, part), minimum ? 0 : -1);
};
const selectTrap: Rule = (s) => {
  s.trap();
};
const selectCycles: Rule = (s, { call }) => {
  s.mf.emit0(I.RDTSC);
  s.mf.emit2(I.MOV32rr, s.def(call, 0), EAX);
  s.mf.emit2(I.MOV32rr, s.def(call, 1), EDX);
};
const selectPrefetch: Rule = (s, { arg }) => {
  const hint = [I.PREFETCHNTA, I.PREFETCHT2, I.PREFETCHT1, I.PREFETCHT0][s.imm(arg(2))] ?? I.PREFETCHT0;
  selectAddress(s, arg(0));
  s.emitMemOnly(hint);
};
const selectPowi: Rule = (s, { call, arg }) => {
  const info = s.infoOf(call);
  if (info.kind === Kind.float)
    selectPowiCall(s, call, arg(0), arg(1), info.bits === 32 ? "__powisf2" : "__powidf2");
  else throw s.unsupported("llvm.powi of this type");
};

/** minimum and maximum: like the C functions, but NaN wins and -0 is less than +0. */
function selectIeeeMinMax(minimum: boolean): Rule {
  return (s, { call, name, arg }) => {
    const info = s.infoOf(call);
    if (info.kind !== Kind.float) {
      selectVectorIntrinsic(s, call, name);
      return;
    }
    selectMinimum(s, call, arg(0), arg(1), minimum);
  };
}

const fpClassTests: readonly [number, FloatPredicate][] = [[3, "uno"]];
const selectIsFPClass: Rule = (s, { call, arg }) => {
  const mask = s.imm(arg(1));
  const simple = fpClassTests.find(([bits]) => bits === mask);
  if (simple !== undefined) {
    setByCondition(s, s.def(call), compareFloats(s, simple[1], arg(0), arg(0)));
    return;
  }
  selectFPClass(s, call, arg(0), mask);
};

const RULES: Readonly<Record<string, Rule>> = {
  "lifetime.start": nothing,
  "lifetime.end": nothing,
  "invariant.start": (s, { call }) => s.mf.emit2(I.MOV32ri, s.def(call), 0),
  "invariant.end": nothing,
  "dbg.declare": nothing,
  "dbg.value": nothing,
  "dbg.label": nothing,
  "dbg.assign": nothing,
  "experimental.noalias.scope.decl": nothing,
  assume: nothing,
  donothing: nothing,
  sideeffect: nothing,
  "var.annotation": nothing,
  pseudoprobe: nothing,
  expect: identity,
  "expect.with.probability": identity,
  annotation: identity,
  "ptr.annotation": identity,
  "launder.invariant.group": identity,
  "strip.invariant.group": identity,
  "ssa.copy": identity,
  "arithmetic.fence": identity,
  "threadlocal.address": identity,
  "is.constant": (s, { call }) => s.mf.emit2(I.MOV32ri, s.def(call), 0),
  objectsize: selectObjectSize,
  trap: selectTrap,
  debugtrap: (s) => s.mf.emit0(I.INT3),
  ubsantrap: selectTrap,
  va_start: selectVaStart,
  va_end: nothing,
  va_copy: selectVaCopy,
  stacksave: (s, { call }) => s.mf.emit2(I.MOV32rr, s.def(call), ESP),
  stackrestore: (s, { arg }) => {
    s.mf.hasDynamicAlloca = true;
    s.mf.emit2(I.MOV32rr, ESP, s.reg(arg(0)));
  },
  frameaddress: selectFrameAddress,
  returnaddress: selectReturnAddress,
  sponentry: (s, { call }) => {
    s.addr.clear();
    s.addr.base = slotBase(s.mf.createFixedSlot(0, 4));
    s.emitRegMem(I.LEA32r, s.def(call));
  },
  ptrmask: (s, { call, arg }) => {
    const mask = s.reg(arg(1));
    const to = s.def(call);
    s.moveInto(PartClass.gr32, to, arg(0), 0);
    s.mf.emit2(I.AND32rr, to, mask);
  },
  "eh.typeid.for": (s, { call }) => s.mf.emit2(I.MOV32ri, s.def(call), 0),
  "load.relative": (s, { call, arg }) => {
    const base = s.reg(arg(0));
    const offset = s.reg(arg(1));
    s.addr.clear();
    s.addr.base = base;
    s.addr.index = offset;
    const to = s.def(call);
    s.emitRegMem(I.MOV32rm, to);
    s.mf.emit2(I.ADD32rr, to, base);
  },
  readcyclecounter: selectCycles,
  prefetch: selectPrefetch,
  memcpy: selectMemoryIntrinsic,
  "memcpy.inline": selectMemoryIntrinsic,
  memmove: selectMemoryIntrinsic,
  memset: selectMemoryIntrinsic,
  "memset.inline": selectMemoryIntrinsic,
  smax: selectMinMax("sgt"),
  smin: selectMinMax("slt"),
  umax: selectMinMax("ugt"),
  umin: selectMinMax("ult"),
  scmp: selectThreeWay("slt"),
  ucmp: selectThreeWay("ult"),
  abs: selectAbs,
  bswap: selectBitIntrinsic,
  bitreverse: selectBitIntrinsic,
  ctpop: selectBitIntrinsic,
  ctlz: selectBitIntrinsic,
  cttz: selectBitIntrinsic,
  fshl: selectBitIntrinsic,
  fshr: selectBitIntrinsic,
  "sadd.with.overflow": selectOverflow,
  "uadd.with.overflow": selectOverflow,
  "ssub.with.overflow": selectOverflow,
  "usub.with.overflow": selectOverflow,
  "smul.with.overflow": selectOverflow,
  "umul.with.overflow": selectOverflow,
  "sadd.sat": selectSaturating,
  "uadd.sat": selectSaturating,
  "ssub.sat": selectSaturating,
  "usub.sat": selectSaturating,
  "fptosi.sat": (s, { call, name, arg }) => {
    if (call.type.kind === "vector") selectVectorIntrinsic(s, call, name);
    else expandSaturatingConversion(s, call, arg(0), true);
  },
  "fptoui.sat": (s, { call, name, arg }) => {
    if (call.type.kind === "vector") selectVectorIntrinsic(s, call, name);
    else expandSaturatingConversion(s, call, arg(0), false);
  },
  sqrt: selectSqrt,
  fabs: selectFabs,
  copysign: selectCopysignRule,
  fmuladd: selectFmuladd,
  powi: selectPowi,
  minimum: selectIeeeMinMax(true),
  maximum: selectIeeeMinMax(false),
  "is.fpclass": selectIsFPClass,
  ...Object.fromEntries(Object.keys(MATH).map((name) => [name, selectMath])),
};

const ruleNames = new Map<string, string | undefined>();
/** The key of an intrinsic's rule: its name less as many dotted suffixes as needed. */
function ruleName(full: string): string | undefined {
  if (ruleNames.has(full)) return ruleNames.get(full);
  let name = full.slice("llvm.".length);
  while (!Object.hasOwn(RULES, name)) {
    const dot = name.lastIndexOf(".");
    if (dot < 0) {
      ruleNames.set(full, undefined);
      return undefined;
    }
    name = name.slice(0, dot);
  }
  ruleNames.set(full, name);
  return name;
}

/** Selects a call of an intrinsic. @throws UnsupportedError for one that is not known. */
export function selectIntrinsic(s: Selector, call: CallInstruction, full: string): void {
  const name = ruleName(full);
  const rule = name === undefined ? undefined : RULES[name];
  if (name === undefined || rule === undefined) {
    selectVectorIntrinsic(s, call, full.slice("llvm.".length));
    return;
  }
  const first = firstArgument(call);
  rule(s, { call, name, arg: (index) => call.operand(first + index) });
}

/** Condition codes of an overflowing addition or subtraction. */
export const OVERFLOW = { signed: Cond.O, unsigned: Cond.B } as const;
