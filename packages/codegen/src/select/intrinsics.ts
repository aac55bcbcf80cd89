/**
 * Intrinsics. A table says for each name who selects it; type suffixes are cut off first (`llvm.ctpop.i32` is
 * `ctpop`). A name not in the table is refused.
 */
import {
  type CallInstruction,
  firstArgument,
  floatType,
  GlobalValue,
  type IntPredicate,
  i32,
  structType,
  type Value,
} from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { Cond } from "../machine/conditions.js";
import { slotBase } from "../machine/machine-function.js";
import { EAX, EBP, EDX, ESP, type Reg } from "../machine/registers.js";
import { Kind, PartClass } from "../machine/type-parts.js";
import { selectAddress } from "./address.js";
import { selectBitIntrinsic } from "./bit-intrinsics.js";
import { selectConstrained } from "./constrained.js";
import { Expander } from "./expander.js";
import { callFloat, compareFloats, emitFloat, FLOAT_ROWS, selectCopysign, selectSignBit } from "./float.js";
import { expandSaturatingConversion } from "./float-conversion.js";
import {
  expandCanonicalize,
  expandCopysign,
  expandFPClass,
  expandHalfFma,
  expandMinimum,
  expandMultiplyAdd,
  expandRoundToInt,
  expandViaFloat,
} from "./float-expand.js";
import { selectFloatIntegerCall, selectFrexpCall, selectMinimum } from "./float-intrinsics.js";
import { callFp128, selectFp128Sign } from "./fp128.js";
import { compareInts, setByCondition } from "./integer.js";
import { expandFixedDivide, expandFixedMultiply, expandSaturatingShift } from "./integer-expand.js";
import { selectMemoryIntrinsic } from "./memory-intrinsics.js";
import { selectOverflow, selectSaturating } from "./overflow.js";
import { selectGetRounding, selectSetRounding } from "./rounding.js";
import type { Selector } from "./selector.js";
import { isDynamic, threadLocalInto } from "./symbols.js";
import { selectVectorIntrinsic } from "./vector.js";
import { selectMasked } from "./vector-masked.js";
import { selectActiveLanes, selectPermute, selectStepVector } from "./vector-permute.js";
import { callX87, selectX87Unary } from "./x87.js";
import { expandExtreme, selectX87Rounding, selectX87Scale } from "./x87-math.js";

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

const selectThreadLocalAddress: Rule = (s, { call, arg }) => {
  const variable = arg(0);
  if (variable instanceof GlobalValue && isDynamic(s, variable)) threadLocalInto(s, s.def(call), variable);
  else s.moveInto(PartClass.gr32, s.def(call), variable, 0);
};

/** Checks that a sanitizer may leave out are kept. */
const always: Rule = (s, { call }) => s.mf.emit2(I.MOV32ri, s.def(call), 1);

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

/** The arguments of a call, all of them. */
function argumentsOf({ call, arg }: IntrinsicCall): Value[] {
  const args: Value[] = [];
  for (let at = 0; at < call.data.functionType.params.length; at++) args.push(arg(at));
  return args;
}

function selectX87Math(
  s: Selector,
  call: CallInstruction,
  name: string,
  base: string,
  args: readonly Value[],
): void {
  const [a, b] = args;
  if (a !== undefined && selectX87Rounding(s, call, name, a)) return;
  if (a !== undefined && b !== undefined && (name === "minnum" || name === "maxnum")) {
    expandExtreme(s, call, a, b, name === "minnum");
    return;
  }
  const { bits } = s.infoOf(call);
  callX87(s, bits === 32 ? `${base}f` : bits === 64 ? base : `${base}l`, call, args);
}

const selectMath: Rule = (s, intrinsic) => {
  const { call, name } = intrinsic;
  const info = s.infoOf(call);
  const base = MATH[name] ?? name;
  const args = argumentsOf(intrinsic);
  if (info.kind === Kind.half) {
    if (name === "fma") expandHalfFma(s, call, args);
    else expandViaFloat(s, intrinsic, args);
  } else if (info.kind === Kind.fp128) callFp128(s, `${base}f128`, call, args);
  else if (info.kind === Kind.float) callFloat(s, info.bits === 32 ? `${base}f` : base, call, args);
  else if (info.kind === Kind.x87) selectX87Math(s, call, name, base, args);
  else selectVectorIntrinsic(s, call, name);
};

const selectSqrt: Rule = (s, intrinsic) => {
  const { call, name, arg } = intrinsic;
  const info = s.infoOf(call);
  if (info.kind === Kind.half) expandViaFloat(s, intrinsic, [arg(0)]);
  else if (info.kind === Kind.fp128) callFp128(s, "sqrtf128", call, [arg(0)]);
  else if (info.kind === Kind.x87) selectX87Unary(s, call, arg(0), I.FSQRT);
  else if (info.kind === Kind.float)
    s.mf.emit2(info.bits === 32 ? I.SQRTSSrr : I.SQRTSDrr, s.def(call), s.reg(arg(0)));
  else selectVectorIntrinsic(s, call, name);
};
const selectFabs: Rule = (s, intrinsic) => {
  const { call, name, arg } = intrinsic;
  const info = s.infoOf(call);
  if (info.kind === Kind.half) expandViaFloat(s, intrinsic, [arg(0)]);
  else if (info.kind === Kind.fp128) selectFp128Sign(s, call, arg(0), "abs");
  else if (info.kind === Kind.x87) selectX87Unary(s, call, arg(0), I.FABS);
  else if (info.kind === Kind.float) selectSignBit(s, call, arg(0), "abs");
  else selectVectorIntrinsic(s, call, name);
};
const selectCopysignRule: Rule = (s, { call, name, arg }) => {
  const info = s.infoOf(call);
  if (info.kind === Kind.float && s.infoOf(arg(1)).kind === Kind.float)
    selectCopysign(s, call, arg(0), arg(1));
  else if (call.type.kind !== "vector") expandCopysign(s, call, arg(0), arg(1));
  else selectVectorIntrinsic(s, call, name);
};

/** Multiplied, rounded, added, rounded: the same on every machine. */
const selectFmuladd: Rule = (s, intrinsic) => {
  const { call, name, arg } = intrinsic;
  const info = s.infoOf(call);
  if (info.kind === Kind.half || info.kind === Kind.fp128) {
    expandMultiplyAdd(s, call, argumentsOf(intrinsic));
    return;
  }
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
  (s, { call, name, arg }) => {
    if (call.type.kind === "vector") {
      selectVectorIntrinsic(s, call, name);
      return;
    }
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
/** A C function of a float and an integer, by the format: `__powidf2`, `ldexpl`. */
const selectWithInteger =
  (names: Readonly<Record<string, string>>): Rule =>
  (s, intrinsic) => {
    const { call, name, arg } = intrinsic;
    const info = s.infoOf(call);
    const callee = names[call.type.kind];
    if (info.kind === Kind.half) expandViaFloat(s, intrinsic, [arg(0), arg(1)]);
    else if (callee === undefined || s.infoOf(arg(1)).bits > 32) selectVectorIntrinsic(s, call, name);
    else if (info.kind === Kind.fp128) callFp128(s, callee, call, [arg(0), arg(1)]);
    else if (info.kind === Kind.x87 && name === "ldexp") selectX87Scale(s, call, arg(0), arg(1));
    else selectFloatIntegerCall(s, call, arg(0), arg(1), callee);
  };
const POWI = { float: "__powisf2", double: "__powidf2", x86_fp80: "__powixf2", fp128: "__powitf2" } as const;
const LDEXP = { float: "ldexpf", double: "ldexp", x86_fp80: "ldexpl", fp128: "ldexpf128" } as const;
const FREXP = { float: "frexpf", double: "frexp", x86_fp80: "frexpl", fp128: "frexpf128" } as const;

const selectFrexp: Rule = (s, { call, name, arg }) => {
  const value = arg(0);
  const callee = FREXP[value.type.kind as keyof typeof FREXP];
  const [float, integer] = call.type.kind === "struct" ? call.type.fields : [];
  if (value.type.kind === "half" || value.type.kind === "bfloat") {
    const e = new Expander(s);
    const wide = e.intrinsic(call, name, structType([floatType, integer ?? i32]), [
      e.cast("fpext", value, floatType),
    ]);
    const fraction = e.emit("extractvalue", floatType, [wide], { indices: [0] });
    s.moveInto(PartClass.gr32, s.def(call, 0), e.cast("fptrunc", fraction, value.type), 0);
    s.copyPart(PartClass.gr32, s.def(call, 1), s.reg(wide, 1));
  } else if (callee === undefined || float === undefined || s.types.of(integer ?? i32).bits !== 32)
    selectVectorIntrinsic(s, call, name);
  else selectFrexpCall(s, call, value, callee);
};

/** minimum and maximum: like the C functions, but NaN wins and -0 is less than +0. */
function selectIeeeMinMax(minimum: boolean): Rule {
  return (s, { call, name, arg }) => {
    if (call.type.kind === "vector") selectVectorIntrinsic(s, call, name);
    else if (s.infoOf(call).kind === Kind.float) selectMinimum(s, call, arg(0), arg(1), minimum);
    else expandMinimum(s, call, arg(0), arg(1), minimum);
  };
}

const selectIsFPClass: Rule = (s, { call, name, arg }) => {
  const mask = s.imm(arg(1));
  const { kind } = s.infoOf(arg(0));
  if (call.type.kind === "vector") selectVectorIntrinsic(s, call, name);
  // Either kind of NaN: a comparison tells. (It would make a signalling NaN of x87 quiet, and says nothing of it.)
  else if (mask === 3 && kind === Kind.float)
    setByCondition(s, s.def(call), compareFloats(s, "uno", arg(0), arg(0)));
  else expandFPClass(s, call, arg(0), mask);
};

/** Operations of one scalar; vectors of them go lane by lane. */
const scalarly =
  (rule: Rule): Rule =>
  (s, intrinsic) => {
    if (intrinsic.call.type.kind === "vector") selectVectorIntrinsic(s, intrinsic.call, intrinsic.name);
    else rule(s, intrinsic);
  };
const fixedPoint = (expand: typeof expandFixedMultiply, signed: boolean, saturating: boolean): Rule =>
  scalarly((s, { call, arg }) => expand(s, call, [arg(0), arg(1)], s.imm(arg(2)), { signed, saturating }));
const toSaturated = (signed: boolean): Rule =>
  scalarly((s, intrinsic) => {
    const { call, arg } = intrinsic;
    if (s.infoOf(arg(0)).kind === Kind.half) expandViaFloat(s, intrinsic, [arg(0)]);
    else expandSaturatingConversion(s, call, arg(0), signed);
  });
const roundToInt = (rounding: string): Rule =>
  scalarly((s, { call, arg }) => expandRoundToInt(s, call, arg(0), rounding));

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
  "callbr.landingpad": identity,
  "threadlocal.address": selectThreadLocalAddress,
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
  "masked.load": selectMasked,
  "masked.store": selectMasked,
  "masked.gather": selectMasked,
  "masked.scatter": selectMasked,
  "masked.expandload": selectMasked,
  "masked.compressstore": selectMasked,
  "vector.reverse": selectPermute,
  "vector.extract": selectPermute,
  "vector.insert": selectPermute,
  "vector.splice": selectPermute,
  "vector.interleave2": selectPermute,
  "vector.deinterleave2": selectPermute,
  "get.active.lane.mask": (s, { call, arg }) => selectActiveLanes(s, call, arg(0), arg(1)),
  stepvector: (s, { call }) => selectStepVector(s, call),
  "experimental.stepvector": (s, { call }) => selectStepVector(s, call),
  "get.rounding": (s, { call }) => selectGetRounding(s, call),
  "set.rounding": (s, { arg }) => selectSetRounding(s, arg(0)),
  "thread.pointer": (s, { call }) => s.mf.emit1(I.THREADPTR, s.def(call)),
  addressofreturnaddress: (s, { call }) => {
    s.addr.clear();
    s.addr.base = slotBase(s.mf.createFixedSlot(-4, 4));
    s.emitRegMem(I.LEA32r, s.def(call));
  },
  "allow.ubsan.check": always,
  "allow.runtime.check": always,
  // One memory for code and data, and no instruction cache that does not know of stores.
  clear_cache: nothing,
  "fake.use": nothing,
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
  "sshl.sat": scalarly((s, { call, arg }) => expandSaturatingShift(s, call, arg(0), arg(1), true)),
  "ushl.sat": scalarly((s, { call, arg }) => expandSaturatingShift(s, call, arg(0), arg(1), false)),
  "smul.fix": fixedPoint(expandFixedMultiply, true, false),
  "umul.fix": fixedPoint(expandFixedMultiply, false, false),
  "smul.fix.sat": fixedPoint(expandFixedMultiply, true, true),
  "umul.fix.sat": fixedPoint(expandFixedMultiply, false, true),
  "sdiv.fix": fixedPoint(expandFixedDivide, true, false),
  "udiv.fix": fixedPoint(expandFixedDivide, false, false),
  "sdiv.fix.sat": fixedPoint(expandFixedDivide, true, true),
  "udiv.fix.sat": fixedPoint(expandFixedDivide, false, true),
  "fptosi.sat": toSaturated(true),
  "fptoui.sat": toSaturated(false),
  lrint: roundToInt("rint"),
  llrint: roundToInt("rint"),
  lround: roundToInt("round"),
  llround: roundToInt("round"),
  canonicalize: scalarly((s, { call, arg }) => expandCanonicalize(s, call, arg(0))),
  sqrt: selectSqrt,
  fabs: selectFabs,
  copysign: selectCopysignRule,
  fmuladd: selectFmuladd,
  powi: selectWithInteger(POWI),
  ldexp: selectWithInteger(LDEXP),
  frexp: selectFrexp,
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
  if (full.startsWith("llvm.experimental.constrained.")) {
    selectConstrained(s, call, full.slice("llvm.".length));
    return;
  }
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
