/**
 * Rules of single intrinsics that their types do not say: what constants must be, how types must fit each other, where a
 * call may stand. A rule gives the first thing that is wrong, in LLVM's words.
 */
import { ATTRIBUTE_KINDS, ATTRIBUTE_PLACES } from "../attribute-kinds.js";
import { ConstantInt, isConstant } from "../constants.js";
import { isUndefOrPoison } from "../fold/index.js";
import { Function } from "../function.js";
import { GlobalValue, GlobalVariable } from "../globals.js";
import { type CallInstruction, callArguments, isInstruction } from "../instruction.js";
import { MetadataAsValue } from "../metadata.js";
import { scalarType, type Type } from "../types.js";
import type { Value } from "../value.js";
import { isInScopedFunclet } from "./funclets.js";
import {
  bitsOf,
  bundleCount,
  calledIntrinsic,
  first,
  hasFloats,
  hasInts,
  hasPointers,
  type IntrinsicRule,
  type IntrinsicSite,
  immediate,
  integer,
  isNull,
  isPowerOf2,
  isVector,
  lengthOf,
  NO_LAYOUT,
  stripCasts,
  typeOf,
  wordAt,
} from "./intrinsic-site.js";
import { scopeProblem } from "./metadata.js";
import {
  CONSTRAINED_PREFIX,
  constrainedProblem,
  noVectorsProblem,
  PREDICATED_RULES,
  ROUNDINGS,
} from "./predicated-intrinsics.js";
import { relocateProblem, statepointProblem } from "./statepoints.js";

/** `llvm.assume`'s operand bundles say attributes. */
function assumeProblem({ call }: IntrinsicSite): string | undefined {
  for (const { tag, begin, end } of call.data.bundles) {
    const values = call.operands.slice(begin, end);
    const count = values.length;
    const isPointer = (at: number): boolean => values[at]?.type.kind === "pointer";
    const isInteger = (at: number): boolean => values[at]?.type.kind === "integer";
    if (tag === "separate_storage") {
      return first(
        [count === 2, "separate_storage assumptions should have 2 arguments"],
        [isPointer(0) && isPointer(1), "arguments to separate_storage assumptions should be pointers"],
      );
    }
    const kind = ATTRIBUTE_KINDS.get(tag);
    if (kind === undefined && tag !== "ignore") return "tags must be valid attribute names";
    if (tag === "align") {
      return first(
        [count === 2 || count === 3, "alignment assumptions should have 2 or 3 arguments"],
        [isPointer(0), "first argument should be a pointer"],
        [isInteger(1), "second argument should be an integer"],
        [count < 3 || isInteger(2), "third argument should be an integer if present"],
      );
    }
    if (count > 2) return "too many arguments";
    if (kind === undefined) return undefined;
    const places = ATTRIBUTE_PLACES.get(tag) ?? "";
    let problem: string | undefined;
    if (INTEGER_ATTRIBUTES.has(tag)) {
      problem = first(
        [count === 2, "this attribute should have 2 arguments"],
        [integer(values[1]) !== undefined, "the second argument should be a constant integral value"],
      );
    } else if (places.includes("p")) {
      problem = first([count === 1, "this attribute should have one argument"]);
    } else if (places.includes("f")) problem = first([count === 0, "this attribute has no argument"]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Attributes whose value is a number to LLVM. */
const INTEGER_ATTRIBUTES = new Set(
  "align alignstack allockind allocsize dereferenceable dereferenceable_or_null memory nofpclass uwtable vscale_range".split(
    " ",
  ),
);

const compareProblem: IntrinsicRule = (site) => {
  const { call } = site;
  const from = typeOf(site, 0);
  return first(
    [bitsOf(call.type) >= 2, "result type must be at least 2 bits wide"],
    [
      isVector(from) === isVector(call.type),
      "ucmp/scmp argument and result types must both be either vector or scalar types",
    ],
    [
      lengthOf(from) === lengthOf(call.type),
      "return type and arguments must have the same number of elements",
    ],
  );
};

const coroIdProblem: IntrinsicRule = ({ args }) => {
  const info = stripCasts(args[3]);
  if (isNull(info)) return undefined;
  const global = info instanceof GlobalVariable && info.isConstant ? info : undefined;
  const value = global?.initializer;
  const kind = value !== undefined && isConstant(value) ? value.constantKind : "";
  return first(
    [
      value !== undefined && !INTERPOSABLE.has(global?.linkage ?? ""),
      "info argument of llvm.coro.id must refer to an initialized constant",
    ],
    [
      kind === "struct" || kind === "array",
      "info argument of llvm.coro.id must refer to either a struct or an array",
    ],
  );
};

/** Linkages of definitions that another may replace. */
const INTERPOSABLE = new Set(["weak", "linkonce", "common", "extern_weak"]);

/** Every class of floats: bits of llvm.is.fpclass. */
const ALL_CLASSES = 0x3ffn;
const classProblem =
  (name: string): IntrinsicRule =>
  (site) =>
    immediate(site, 1) > ALL_CLASSES ? `unsupported bits for ${name} test mask` : undefined;

const truncateRoundProblem: IntrinsicRule = (site) => {
  const word = wordAt(site, 1);
  return first(
    [
      word !== undefined,
      "invalid value for llvm.fptrunc.round metadata operand (the operand should be a string)",
    ],
    [ROUNDINGS.has(word ?? ""), "unsupported rounding mode argument"],
  );
};

/** Copies and fills of atomic elements. */
const elementwiseProblem =
  (pointers: readonly string[]): IntrinsicRule =>
  (site) => {
    const size = immediate(site, 3);
    if (!isPowerOf2(size)) {
      return "element size of the element-wise atomic memory intrinsic must be a power of 2";
    }
    const wrong = pointers.find(
      (_, at) => BigInt(site.call.data.attributes.param(at).int("align") ?? 0) < size,
    );
    return wrong === undefined ? undefined : `incorrect alignment of the ${wrong} argument`;
  };

const preallocatedSetupProblem: IntrinsicRule = (site) => {
  const count = integer(site.args[0]);
  if (count === undefined) return "llvm.call.preallocated.setup argument must be a constant";
  let seen = false;
  for (const user of site.call.users()) {
    if (!isInstruction(user) || !("bundles" in (user.data ?? {}))) {
      return "Uses of llvm.call.preallocated.setup must be calls";
    }
    const use = user as CallInstruction;
    const called = calledIntrinsic(use);
    if (called === "call.preallocated.teardown") continue;
    if (called === "call.preallocated.arg") {
      const at = integer(callArguments(use)[1]);
      if (at === undefined) return "llvm.call.preallocated.alloc arg index must be a constant";
      if (at.signed < 0n || at.signed >= count.signed) {
        return "llvm.call.preallocated.alloc arg index must be between 0 and corresponding llvm.call.preallocated.setup's argument count";
      }
      continue;
    }
    if (seen) return "Can have at most one call corresponding to a llvm.call.preallocated.setup";
    seen = true;
    const marked = use.data.attributes.params.filter((set) => set.has("preallocated")).length;
    const bundle = use.data.bundles.find(({ tag }) => tag === "preallocated");
    const problem = first(
      [marked !== 0, "cannot use preallocated intrinsics on a call without preallocated arguments"],
      [
        count.value === BigInt(marked),
        "llvm.call.preallocated.setup arg size must be equal to number of preallocated arguments at call site",
      ],
      [
        bundle !== undefined,
        'Use of llvm.call.preallocated.setup outside intrinsics must be in "preallocated" operand bundle',
      ],
      [
        bundle !== undefined && use.operand(bundle.begin) === site.call,
        "preallocated bundle must have token from corresponding llvm.call.preallocated.setup",
      ],
    );
    if (problem !== undefined) return problem;
  }
  return undefined;
};

const isSetup = (value: Value | undefined): boolean => calledIntrinsic(value) === "call.preallocated.setup";

const collectorProblem: IntrinsicRule = ({ fn }) =>
  fn.gc === undefined ? "Enclosing function does not use GC." : undefined;

const rootProblem: IntrinsicRule = (site) => {
  const [pointer, meta] = site.args;
  const root = stripCasts(pointer);
  const alloca = root !== undefined && isInstruction(root) && root.opcode === "alloca" ? root : undefined;
  return first(
    [alloca !== undefined, "llvm.gcroot parameter #1 must be an alloca."],
    [
      meta !== undefined && (isConstant(meta) || meta instanceof GlobalValue),
      "llvm.gcroot parameter #2 must be a constant.",
    ],
    [
      alloca?.data.allocatedType.kind === "pointer" || !isNull(meta),
      "llvm.gcroot parameter #1 must either be a pointer alloca, or argument #2 must be a non-null constant.",
    ],
    [site.fn.gc !== undefined, "Enclosing function does not use GC."],
  );
};

function isAlloca(value: Value | undefined): boolean {
  return value !== undefined && isInstruction(value) && value.opcode === "alloca";
}

const escapeProblem: IntrinsicRule = ({ call, args, fn }) => {
  if (call.parent !== fn.entry) return "llvm.localescape used outside of entry block";
  for (const other of fn.entry.instructions()) {
    if (other === call) break;
    if (calledIntrinsic(other) === "localescape") return "multiple calls to llvm.localescape in one function";
  }
  const fixed = args.every((arg) => {
    if (isNull(arg)) return true;
    const slot = stripCasts(arg);
    return (
      slot !== undefined &&
      isInstruction(slot) &&
      slot.opcode === "alloca" &&
      slot.parent === fn.entry &&
      slot.operand(0) instanceof ConstantInt &&
      !slot.data.inalloca
    );
  });
  return fixed ? undefined : "llvm.localescape only accepts static allocas";
};

const recoverProblem: IntrinsicRule = (site) => {
  const escaping = stripCasts(site.args[0]);
  if (!(escaping instanceof Function) || escaping.isDeclaration) {
    return "llvm.localrecover first argument must be function defined in this module";
  }
  let escaped = 0;
  for (const each of escaping.entry.instructions()) {
    if (calledIntrinsic(each) === "localescape") escaped = callArguments(each as CallInstruction).length;
  }
  return immediate(site, 2) < BigInt(escaped)
    ? undefined
    : "all indices passed to llvm.localrecover must be less than the number of arguments passed to llvm.localescape in the parent function";
};

const prefetchProblem: IntrinsicRule = (site) =>
  first(
    [immediate(site, 1) < 2n, "rw argument to llvm.prefetch must be 0-1"],
    [immediate(site, 2) < 4n, "locality argument to llvm.prefetch must be 0-3"],
    [immediate(site, 3) < 2n, "cache type argument to llvm.prefetch must be 0-1"],
  );

const catchpadProblem: IntrinsicRule = ({ args: [pad] }) =>
  pad !== undefined && isInstruction(pad) && pad.opcode === "catchpad"
    ? undefined
    : "eh.exceptionpointer argument must be a catchpad";

const alignedProblem =
  (name: string, at: number, zero: boolean): IntrinsicRule =>
  (site) => {
    const align = immediate(site, at);
    if (isPowerOf2(align) || (zero && align === 0n)) return undefined;
    return `${name}: alignment must be ${zero ? "0 or " : ""}a power of 2`;
  };

const guardProblem: IntrinsicRule = (site) =>
  first(
    [site.call.opcode === "call", "experimental_guard cannot be invoked"],
    [bundleCount(site, "deopt") === 1, 'experimental_guard must have exactly one "deopt" operand bundle'],
  );

const deoptimizeProblem: IntrinsicRule = (site) => {
  const { call, fn } = site;
  const ret = call.next?.opcode === "ret" ? call.next : undefined;
  return first(
    [call.opcode === "call", "experimental_deoptimize cannot be invoked"],
    [
      bundleCount(site, "deopt") === 1,
      'experimental_deoptimize must have exactly one "deopt" operand bundle',
    ],
    [call.type === fn.returnType, "experimental_deoptimize return type must match caller return type"],
    [ret !== undefined, "calls to experimental_deoptimize must be followed by a return"],
    [
      call.type.kind === "void" || ret?.operands[0] === call,
      "calls to experimental_deoptimize must be followed by a return of the value computed by experimental_deoptimize",
    ],
  );
};

const reductionProblem =
  (at: number, fits: (type: Type) => boolean): IntrinsicRule =>
  (site) =>
    fits(typeOf(site, at)) ? undefined : "Intrinsic has incorrect argument type!";

const fixedPointProblem =
  (signed: boolean): IntrinsicRule =>
  (site) => {
    const scale = immediate(site, 2);
    const width = BigInt(bitsOf(site.call.type));
    if (signed) {
      return first([
        scale < width,
        "the scale of s[mul|div]_fix[_sat] must be less than the width of the operands",
      ]);
    }
    return first([
      scale <= width,
      "the scale of u[mul|div]_fix[_sat] must be less than or equal to the width of the operands",
    ]);
  };

/** Float to integer of the same shape. */
const toIntegerProblem: IntrinsicRule = (site) => {
  const from = typeOf(site, 0);
  const to = site.call.type;
  return first(
    [isVector(from) === isVector(to), "llvm.lrint, llvm.llrint: argument and result disagree on vector use"],
    [lengthOf(from) === lengthOf(to), "llvm.lrint, llvm.llrint: argument must be same length as result"],
  );
};
const invariantProblem: IntrinsicRule = ({ args: [size] }) => {
  const value = integer(size)?.signed ?? -2n;
  return value >= -1n ? undefined : "invariant_start parameter must be -1, 0 or a positive number";
};

/** Matrices are vectors: rows, columns and stride stand at these arguments; the vectors are the result or arguments. */
const matrixProblem =
  (rows: number, columns: number, stride: number, vectors: readonly ("result" | number)[]): IntrinsicRule =>
  (site) => {
    const types = vectors.map((at) => (at === "result" ? site.call.type : typeOf(site, at)));
    const [result = site.call.type, left, right] = types;
    const element = scalarType(result);
    const inner = immediate(site, 3);
    const shape = (type: Type | undefined, count: bigint): boolean =>
      type === undefined || BigInt(lengthOf(type)) === count;
    const height = immediate(site, rows);
    const width = immediate(site, columns);
    const step = stride < 0 ? undefined : integer(site.args[stride]);
    const isProduct = right !== undefined;
    return first(
      [
        !isProduct || shape(left, height * inner),
        "First argument of a matrix operation does not match specified shape!",
      ],
      [
        !isProduct || shape(right, inner * width),
        "Second argument of a matrix operation does not match specified shape!",
      ],
      [hasInts(element) || hasFloats(element), "Result type must be an integer or floating-point type!"],
      [
        left === undefined || scalarType(left) === element,
        "Vector element type mismatch of the result and first operand vector!",
      ],
      [
        right === undefined || scalarType(right) === element,
        "Vector element type mismatch of the result and second operand vector!",
      ],
      [shape(result, height * width), "Result of a matrix operation does not fit in the returned vector!"],
      [
        step === undefined || step.value >= height,
        "Stride must be greater or equal than the number of rows!",
      ],
    );
  };

const spliceProblem: IntrinsicRule = (site) => {
  const index = integer(site.args[2])?.signed ?? 0n;
  const range = site.fn.attributes.fn.get("vscale_range");
  const scale = range?.kind === "int" ? (range.values[0] ?? 1n) : 1n;
  const length = BigInt(Math.abs(lengthOf(site.call.type))) * scale;
  return index >= -length && index < length
    ? undefined
    : "The splice index exceeds the range [-VL, VL-1] where VL is the known minimum number of elements in the vector. For scalable vectors the minimum number of elements is determined from vscale_range.";
};

const stepVectorProblem: IntrinsicRule = ({ call: { type } }) =>
  hasInts(type) && bitsOf(type) >= 8
    ? undefined
    : "experimental_stepvector only supported for vectors of integers with a bitwidth of at least 8.";

/** A part of a vector that begins at an index must lie within it, unless only one of both scales. */
function partProblem(
  whole: Type,
  part: Type,
  index: bigint,
  words: { readonly element: string; readonly multiple: string; readonly overrun: string },
): string | undefined {
  const length = BigInt(Math.abs(lengthOf(part)));
  const total = BigInt(Math.abs(lengthOf(whole)));
  const mixed = lengthOf(whole) < 0 !== lengthOf(part) < 0;
  return first(
    [scalarType(whole) === scalarType(part), words.element],
    [index % length === 0n, words.multiple],
    [mixed || (index < total && index + length <= total), words.overrun],
  );
}
const insertProblem: IntrinsicRule = (site) =>
  partProblem(typeOf(site, 0), typeOf(site, 1), immediate(site, 2), {
    element: "vector_insert parameters must have the same element type.",
    multiple:
      "vector_insert index must be a constant multiple of the subvector's known minimum vector length.",
    overrun: "subvector operand of vector_insert would overrun the vector being inserted into.",
  });
const extractProblem: IntrinsicRule = (site) =>
  partProblem(typeOf(site, 0), site.call.type, immediate(site, 1), {
    element: "vector_extract result must have the same element type as the input vector.",
    multiple:
      "vector_extract index must be a constant multiple of the result type's known minimum vector length.",
    overrun: "vector_extract would overrun.",
  });

const partialReduceProblem: IntrinsicRule = (site) =>
  Math.abs(lengthOf(typeOf(site, 1))) % Math.abs(lengthOf(typeOf(site, 0))) === 0
    ? undefined
    : "Invalid vector widths for partial reduction. The width of the input vector must be a positive integer multiple of the width of the accumulator vector.";

const scopeDeclProblem: IntrinsicRule = ({ args: [scopes] }) => {
  const node = scopes instanceof MetadataAsValue ? scopes.metadata : undefined;
  if (node?.metadataKind !== "tuple") return "!id.scope.list must point to an MDNode";
  const [scope, ...more] = node.operands;
  if (node.operands.length === 0 || more.length > 0) {
    return "!id.scope.list must point to a list with a single scope";
  }
  return scopeProblem(scope);
};

const elementTypeProblem: IntrinsicRule = ({ call }) =>
  call.data.attributes.param(0).has("elementtype")
    ? undefined
    : "Intrinsic requires elementtype attribute on first argument.";

const landingProblem: IntrinsicRule = ({ call, args: [value] }) => {
  const branch = value !== undefined && isInstruction(value) && value.opcode === "callbr" ? value : undefined;
  if (branch === undefined) return "intrinstic requires callbr operand";
  const block = call.parent;
  const predecessors = new Set(block?.predecessors() ?? []);
  const [before] = predecessors;
  const indirect = branch.operands.slice(2, 2 + branch.data.indirectCount);
  return first(
    [predecessors.size === 1, "Intrinsic in block must have 1 unique predecessor"],
    [before?.last?.opcode === "callbr", "Intrinsic must have corresponding callbr in predecessor"],
    [
      block !== undefined && indirect.includes(block),
      "Intrinsic's corresponding callbr must have intrinsic's parent basic block in indirect destination list",
    ],
    [block?.first === call, "No other instructions may proceed intrinsic"],
  );
};

const maskPointerProblem: IntrinsicRule = (site) => {
  const pointer = typeOf(site, 0);
  const mask = typeOf(site, 1);
  const scalar = scalarType(pointer);
  const module = site.fn.parent;
  const layout = module?.hasDataLayout === true ? module.dataLayout : NO_LAYOUT;
  return first(
    [hasPointers(pointer), "llvm.ptrmask intrinsic first argument must be pointer or vector of pointers"],
    [
      isVector(pointer) === isVector(mask),
      "llvm.ptrmask intrinsic arguments must be both scalars or both vectors",
    ],
    [
      lengthOf(pointer) === lengthOf(mask),
      "llvm.ptrmask intrinsic arguments must have the same number of elements",
    ],
    [
      scalar.kind === "pointer" && layout.indexBits(scalar.addressSpace) === bitsOf(mask),
      "llvm.ptrmask intrinsic second argument bitwidth must match pointer index type size of first argument",
    ],
  );
};

const threadLocalProblem: IntrinsicRule = ({ args: [global] }) => {
  if (!(global instanceof GlobalValue)) {
    return "llvm.threadlocal.address first argument must be a GlobalValue";
  }
  return global.threadLocal === undefined
    ? "llvm.threadlocal.address operand isThreadLocal() must be true"
    : undefined;
};

// ---- the table ---------------------------------------------------------------------------------------------------

/** One rule for each of some names separated by blanks. */
const each = (names: string, rule: IntrinsicRule): [string, IntrinsicRule][] =>
  names.split(/\s+/).map((name) => [name, rule]);

const RULES: ReadonlyMap<string, IntrinsicRule> = new Map([
  ...each("assume", assumeProblem),
  ...each("scmp ucmp", compareProblem),
  ...each("coro.id", coroIdProblem),
  ...each("is.fpclass", classProblem("llvm.is.fpclass")),
  ...each("vp.is.fpclass", classProblem("llvm.vp.is.fpclass")),
  ...each("fptrunc.round", truncateRoundProblem),
  ...each(
    "memcpy.element.unordered.atomic memmove.element.unordered.atomic",
    elementwiseProblem(["destination", "source"]),
  ),
  ...each("memset.element.unordered.atomic", elementwiseProblem(["destination"])),
  ...each("call.preallocated.setup", preallocatedSetupProblem),
  ...each("call.preallocated.arg", ({ call, args }) =>
    first(
      [isSetup(args[0]), "llvm.call.preallocated.arg token argument must be a llvm.call.preallocated.setup"],
      [
        call.data.attributes.fn.has("preallocated"),
        'llvm.call.preallocated.arg must be called with a "preallocated" call site attribute',
      ],
    ),
  ),
  ...each("call.preallocated.teardown", ({ args }) =>
    first([
      isSetup(args[0]),
      "llvm.call.preallocated.teardown token argument must be a llvm.call.preallocated.setup",
    ]),
  ),
  ...each("gcroot", rootProblem),
  ...each("gcread gcwrite", collectorProblem),
  ...each("init.trampoline", ({ args }) =>
    first([
      stripCasts(args[1]) instanceof Function,
      "llvm.init_trampoline parameter #2 must resolve to a function.",
    ]),
  ),
  ...each("prefetch", prefetchProblem),
  ...each("stackprotector", ({ args }) =>
    first([isAlloca(stripCasts(args[1])), "llvm.stackprotector parameter #2 must resolve to an alloca."]),
  ),
  ...each("localescape", escapeProblem),
  ...each("localrecover", recoverProblem),
  ...each("experimental.gc.statepoint", (site) => collectorProblem(site) ?? statepointProblem(site)),
  ...each("experimental.gc.result", (site) => {
    const problem = collectorProblem(site);
    const [token] = site.args;
    if (problem !== undefined || token === undefined || isUndefOrPoison(token)) return problem;
    if (calledIntrinsic(token) !== "experimental.gc.statepoint") {
      return "gc.result operand #1 must be from a statepoint";
    }
    const callee = (token as CallInstruction).data.attributes.param(2).typeOf("elementtype");
    return callee?.kind === "function" && callee.returnType !== site.call.type
      ? "gc.result result type does not match wrapped callee"
      : undefined;
  }),
  ...each("experimental.gc.relocate", relocateProblem),
  ...each("experimental.gc.get.pointer.base", (site) =>
    first([
      typeOf(site, 0) === site.call.type,
      "gc.get.pointer.base operand and result must be of the same type",
    ]),
  ),
  ...each("eh.exceptioncode eh.exceptionpointer", catchpadProblem),
  ...each("get.active.lane.mask", ({ call }) =>
    first([
      scalarType(call.type).kind === "integer" && bitsOf(call.type) === 1,
      "get_active_lane_mask: element type is not i1",
    ]),
  ),
  ...each("experimental.get.vector.length", (site) =>
    first([(integer(site.args[1])?.signed ?? 0n) > 0n, "get_vector_length: VF must be positive"]),
  ),
  ...each("masked.load", alignedProblem("masked_load", 1, false)),
  ...each("masked.store", alignedProblem("masked_store", 2, false)),
  ...each("masked.gather", alignedProblem("masked_gather", 1, true)),
  ...each("masked.scatter", alignedProblem("masked_scatter", 2, true)),
  ...each("experimental.guard", guardProblem),
  ...each("experimental.deoptimize", deoptimizeProblem),
  ...each(
    `vector.reduce.and vector.reduce.or vector.reduce.xor vector.reduce.add vector.reduce.mul vector.reduce.smax
     vector.reduce.smin vector.reduce.umax vector.reduce.umin`,
    reductionProblem(0, hasInts),
  ),
  ...each("vector.reduce.fmax vector.reduce.fmin", reductionProblem(0, hasFloats)),
  ...each("vector.reduce.fadd vector.reduce.fmul", reductionProblem(1, hasFloats)),
  ...each("smul.fix smul.fix.sat sdiv.fix sdiv.fix.sat", fixedPointProblem(true)),
  ...each("umul.fix umul.fix.sat udiv.fix udiv.fix.sat", fixedPointProblem(false)),
  ...each("lrint llrint", toIntegerProblem),
  ...each("lround llround", noVectorsProblem),
  ...each("bswap", ({ call }) =>
    first([bitsOf(call.type) % 16 === 0, "bswap must be an even number of bytes"]),
  ),
  ...each("invariant.start", invariantProblem),
  ...each("matrix.multiply", matrixProblem(2, 4, -1, ["result", 0, 1])),
  ...each("matrix.transpose", matrixProblem(1, 2, -1, ["result", 0])),
  ...each("matrix.column.major.load", matrixProblem(3, 4, 1, ["result"])),
  ...each("matrix.column.major.store", matrixProblem(4, 5, 2, [0])),
  ...each("vector.splice", spliceProblem),
  ...each("experimental.stepvector", stepVectorProblem),
  ...each("vector.insert", insertProblem),
  ...each("vector.extract", extractProblem),
  ...each("experimental.vector.partial.reduce.add", partialReduceProblem),
  ...each("experimental.noalias.scope.decl", scopeDeclProblem),
  ...each("preserve.array.access.index preserve.struct.access.index", elementTypeProblem),
  ...each("callbr.landingpad", landingProblem),
  ...each("ptrmask", maskPointerProblem),
  ...each("threadlocal.address", threadLocalProblem),
  ...PREDICATED_RULES,
]);

/** Intrinsics that become calls of a library. */
const LIBRARY_CALL = /^objc\.(?!clang\.|arc\.)/;

function libraryCallProblem({ call, fn }: IntrinsicSite): string | undefined {
  const { parent, data } = call;
  const token = data.bundles.some(({ tag }) => tag === "funclet");
  const cut = !token && parent !== undefined && isInScopedFunclet(fn, parent);
  return cut ? "Missing funclet token on intrinsic call" : undefined;
}

/** What is wrong with a call of the intrinsic `name` (without `llvm.`) whose type is right. */
export function intrinsicProblem(name: string, fn: Function, call: CallInstruction): string | undefined {
  const constrained = name.startsWith(CONSTRAINED_PREFIX);
  const rule = RULES.get(name);
  if (rule !== undefined) return rule({ call, args: callArguments(call), fn });
  if (!constrained && !LIBRARY_CALL.test(name)) return undefined;
  const site = { call, args: callArguments(call), fn };
  if (!constrained) return libraryCallProblem(site);
  return constrainedProblem(name.slice(CONSTRAINED_PREFIX.length), site);
}
