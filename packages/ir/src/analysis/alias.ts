/**
 * Alias analysis: whether two accesses can touch the same bytes, and whether a call can touch an access's bytes.
 *
 * A pointer is taken apart into an object, a constant distance and variable distances. Different objects do not overlap;
 * in one object constant distances decide; an object whose address never leaves the function is out of reach of
 * everything that did not get it from the object itself. Type metadata (`!tbaa`) decides what is left.
 *
 * Source: LLVM's BasicAliasAnalysis and TypeBasedAliasAnalysis; LLVM Language Reference, "Pointer Aliasing Rules".
 */

import { ConstantExpr, ConstantNull, UndefValue } from "../constants.js";
import type { DataLayout } from "../data-layout.js";
import { constantOffset, isFixedSize } from "../fold/fold.js";
import type { Argument } from "../function.js";
import type { GlobalVariable } from "../globals.js";
import {
  type CallInstruction,
  callArguments,
  firstArgument,
  type Instruction,
  isInstruction,
} from "../instruction.js";
import { Flag } from "../opcodes.js";
import type { Type } from "../types.js";
import type { Value } from "../value.js";
import { isCall } from "./call-graph.js";
import { callEffects, Effect, effectsOf, intrinsicBase } from "./effects.js";
import { integerConstant } from "./known-bits.js";
import { tbaaMayAlias, tbaaTag } from "./tbaa.js";

/** An access: where, how many bytes (undefined when unknown), and under which type tag. */
export interface MemoryLocation {
  readonly pointer: Value;
  readonly size: number | undefined;
  readonly tag: object | undefined;
}

export type AliasResult = "no" | "may" | "must";

interface Term {
  readonly value: Value;
  readonly scale: number;
}
interface Decomposed {
  readonly base: Value;
  /** Constant bytes beyond the base. */
  readonly offset: number;
  /** Variable bytes beyond it. */
  readonly terms: readonly Term[];
}

const MAX_STEPS = 16;

export class AliasAnalysis {
  private readonly decomposed = new Map<Value, Decomposed>();
  private readonly escapes = new Map<Value, boolean>();

  /** What is remembered holds while the function's pointers are not changed: make a new one for each pass. */
  constructor(readonly layout: DataLayout) {}

  /** The bytes a load or store touches; undefined for other instructions. */
  locationOf(one: Instruction): MemoryLocation | undefined {
    if (one.opcode === "load")
      return { pointer: one.operand(0), size: this.sizeOf(one.type), tag: tbaaTag(one) };
    if (one.opcode === "store") {
      return { pointer: one.operand(1), size: this.sizeOf(one.operand(0).type), tag: tbaaTag(one) };
    }
    return undefined;
  }
  private sizeOf(type: Type): number | undefined {
    return isFixedSize(type) ? this.layout.storeSize(type) : undefined;
  }

  alias(a: MemoryLocation, b: MemoryLocation): AliasResult {
    if (a.pointer === b.pointer) return a.size === b.size && a.size !== undefined ? "must" : "may";
    const x = this.decompose(a.pointer);
    const y = this.decompose(b.pointer);
    if (x.base === y.base) {
      if (!sameTerms(x.terms, y.terms)) return this.byTag(a, b);
      const distance = y.offset - x.offset;
      if (distance === 0) return a.size === b.size && a.size !== undefined ? "must" : "may";
      if (a.size === undefined || b.size === undefined) return "may";
      const wrapped = ((distance % 2 ** 32) + 2 ** 32) % 2 ** 32;
      return wrapped >= a.size && 2 ** 32 - wrapped >= b.size ? "no" : "may";
    }
    if (this.areDifferentObjects(x.base, y.base)) return "no";
    // An access that is larger than the object it starts in cannot be to that object.
    return this.byTag(a, b);
  }
  private byTag(a: MemoryLocation, b: MemoryLocation): AliasResult {
    return a.tag !== undefined && b.tag !== undefined && !tbaaMayAlias(a.tag, b.tag) ? "no" : "may";
  }

  private areDifferentObjects(x: Value, y: Value): boolean {
    if (x instanceof ConstantNull || y instanceof ConstantNull) return isDefaultSpace(x) && isDefaultSpace(y);
    if (x instanceof UndefValue || y instanceof UndefValue) return true;
    const isX = isIdentifiedObject(x);
    const isY = isIdentifiedObject(y);
    if (isX && isY) return true;
    // What has not been let out cannot come back in as an argument, from memory, or from a call.
    if (isX && isFunctionLocal(x) && comesFromOutside(y) && !this.isCaptured(x)) return true;
    if (isY && isFunctionLocal(y) && comesFromOutside(x) && !this.isCaptured(y)) return true;
    // A fresh variable cannot be what an argument pointed to before it existed.
    if (isAlloca(x) && y.valueKind === "argument") return true;
    return isAlloca(y) && x.valueKind === "argument";
  }

  /** Whether a call may read or write the bytes, as bits of {@link Effect}. */
  callTouches(call: CallInstruction & Instruction, location: MemoryLocation): number {
    const effects = callEffects(call);
    const access = effects & (Effect.read | Effect.write);
    if (access === 0) return 0;
    if ((effects & Effect.inaccessible) !== 0) return 0;
    const base = intrinsicBase(call);
    if (base === "assume" || base === "invariant.start" || base === "invariant.end") return 0;
    const object = this.decompose(location.pointer).base;
    if (base === "memcpy" || base === "memmove" || base === "memset") {
      const length = integerConstant(call.operand(3));
      const size = length === undefined ? undefined : Number(length.value);
      let touched = 0;
      if (this.alias({ pointer: call.operand(1), size, tag: undefined }, location) !== "no")
        touched |= Effect.write;
      if (
        base !== "memset" &&
        this.alias({ pointer: call.operand(2), size, tag: undefined }, location) !== "no"
      ) {
        touched |= Effect.read;
      }
      return touched;
    }
    if ((effects & Effect.argumentsOnly) !== 0) {
      for (const arg of callArguments(call)) {
        if (arg.type.kind !== "pointer") continue;
        if (this.alias({ pointer: arg, size: undefined, tag: undefined }, location) !== "no") return access;
      }
      return 0;
    }
    if (isFunctionLocal(object) && !this.isCaptured(object)) {
      // Only through an argument that is the object itself.
      for (const arg of callArguments(call)) {
        if (arg.type.kind === "pointer" && this.mayPointInto(arg, object)) return access;
      }
      return 0;
    }
    if (object.valueKind === "global" && (object as GlobalVariable).isConstant) return access & Effect.read;
    return access;
  }
  private mayPointInto(pointer: Value, object: Value): boolean {
    const { base } = this.decompose(pointer);
    return base === object || !(isIdentifiedObject(base) || comesFromOutside(base));
  }

  /** Whether an instruction may write the bytes. */
  mayWriteTo(one: Instruction, location: MemoryLocation): boolean {
    if ((effectsOf(one) & Effect.write) === 0) return false;
    if (isCall(one)) return (this.callTouches(one, location) & Effect.write) !== 0;
    if (one.opcode === "store") {
      if (one.data.volatile || one.data.ordering !== undefined) {
        if (one.data.ordering !== undefined) return true;
      }
      const at = this.locationOf(one);
      return at === undefined || this.alias(at, location) !== "no";
    }
    if (one.opcode === "load") return one.data.ordering !== undefined;
    return true;
  }
  /** Whether an instruction may read the bytes. */
  mayReadFrom(one: Instruction, location: MemoryLocation): boolean {
    if ((effectsOf(one) & Effect.read) === 0) return false;
    if (isCall(one)) return (this.callTouches(one, location) & Effect.read) !== 0;
    if (one.opcode === "load") {
      if (one.data.ordering !== undefined) return true;
      const at = this.locationOf(one);
      return at === undefined || this.alias(at, location) !== "no";
    }
    return true;
  }

  /** Whether the address of a local object may be known to anyone but the function's own loads and stores. */
  isCaptured(object: Value): boolean {
    const known = this.escapes.get(object);
    if (known !== undefined) return known;
    const captured = isPointerCaptured(object);
    this.escapes.set(object, captured);
    return captured;
  }

  /** The object a pointer points into, as far as it can be followed. */
  objectOf(pointer: Value): Value {
    return this.decompose(pointer).base;
  }

  /** The constant distance of a pointer from its object, when nothing variable is added. */
  constantOffsetOf(pointer: Value): number | undefined {
    const { terms, offset } = this.decompose(pointer);
    return terms.length === 0 ? offset : undefined;
  }

  private decompose(pointer: Value): Decomposed {
    const known = this.decomposed.get(pointer);
    if (known !== undefined) return known;
    let base = pointer;
    let offset = 0;
    const terms: Term[] = [];
    for (let step = 0; step < MAX_STEPS; step++) {
      if (
        base instanceof ConstantExpr &&
        base.opcode === "getelementptr" &&
        base.data.sourceElementType !== undefined
      ) {
        const by = constantOffset(base.data.sourceElementType, base.operands.slice(1), this.layout);
        if (by === undefined) break;
        offset += by;
        base = base.operand(0);
        continue;
      }
      if (!isInstruction(base) || base.opcode !== "getelementptr" || base.type.kind !== "pointer") break;
      const by = this.stepOf(base, terms);
      if (by === undefined) {
        // Somewhere in the object: a term of its own keeps it from matching another.
        terms.push({ value: base, scale: 0 });
      } else offset += by;
      base = base.operand(0);
    }
    const result: Decomposed = { base, offset, terms };
    this.decomposed.set(pointer, result);
    return result;
  }

  /** Adds the variable parts of a getelementptr to `terms` and gives its constant part; undefined if not understood. */
  private stepOf(one: Instruction & { readonly opcode: "getelementptr" }, terms: Term[]): number | undefined {
    let type: Type = one.data.sourceElementType;
    let offset = 0;
    const found: Term[] = [];
    for (let at = 1; at < one.operandCount; at++) {
      const index = one.operand(at);
      const constant = integerConstant(index);
      let stride: number;
      if (at > 1 && type.kind === "struct") {
        if (constant === undefined) return undefined;
        offset += this.layout.structLayout(type).offsets[Number(constant.value)] ?? 0;
        type = type.fields[Number(constant.value)] ?? type;
        continue;
      }
      if (at > 1) {
        if (type.kind !== "array") return undefined;
        type = type.element;
      }
      if (!isFixedSize(type)) return undefined;
      stride = this.layout.allocSize(type);
      if (constant !== undefined) {
        offset += Number(constant.signed) * stride;
        continue;
      }
      if (index.type.kind !== "integer" || index.type.bits !== this.layout.indexBits(0)) return undefined;
      let value = index;
      // An index at the width of an address wraps as the address does, so constants may be taken out of it.
      while (isInstruction(value) && value.opcode === "add") {
        const added = integerConstant(value.operand(1));
        if (added === undefined) break;
        offset += Number(added.signed) * stride;
        value = value.operand(0);
      }
      found.push({ value, scale: stride });
    }
    terms.push(...found);
    return Number.isSafeInteger(offset) ? offset : undefined;
  }
}

function isDefaultSpace(value: Value): boolean {
  return value.type.kind === "pointer" && value.type.addressSpace === 0;
}

function sameTerms(a: readonly Term[], b: readonly Term[]): boolean {
  if (a.length !== b.length) return false;
  const rest = [...b];
  for (const term of a) {
    // A part that was not understood equals itself only if it is the same instruction.
    const at = rest.findIndex((other) => other.value === term.value && other.scale === term.scale);
    if (at < 0) return false;
    rest.splice(at, 1);
  }
  return true;
}

function isAlloca(value: Value): boolean {
  return isInstruction(value) && value.opcode === "alloca";
}

/** A call that returns memory nobody else has a pointer to. */
function isFreshAllocation(value: Value): boolean {
  if (!isInstruction(value) || (value.opcode !== "call" && value.opcode !== "invoke")) return false;
  if (value.data.attributes.ret.has("noalias")) return true;
  const callee = value.operand(0) as Value & { attributes?: { ret: { has(name: string): boolean } } };
  return callee.valueKind === "function" && callee.attributes?.ret.has("noalias") === true;
}

/** An object that is no other such object. */
export function isIdentifiedObject(value: Value): boolean {
  if (value.valueKind === "global") return true;
  if (value.valueKind === "function") return true;
  if (value.valueKind === "argument") {
    const { attributes } = value as Argument;
    return attributes.has("noalias") || attributes.has("byval");
  }
  return isAlloca(value) || isFreshAllocation(value);
}

/** An object that exists for this run of the function only. */
function isFunctionLocal(value: Value): boolean {
  if (value.valueKind === "argument") return (value as Argument).attributes.has("byval");
  return isAlloca(value) || isFreshAllocation(value);
}

/** A pointer that was made where a local object's address can only be if it was let out. */
function comesFromOutside(value: Value): boolean {
  if (value.valueKind === "argument" || value.valueKind === "global" || value.valueKind === "function")
    return true;
  if (value.valueKind === "alias") return true;
  return (
    isInstruction(value) && (value.opcode === "load" || value.opcode === "call" || value.opcode === "invoke")
  );
}

/** Follows the uses of a pointer: true when it may be stored, returned, or kept by a callee. */
function isPointerCaptured(object: Value): boolean {
  const work: Value[] = [object];
  const seen = new Set<Value>(work);
  let budget = 200;
  for (let pointer = work.pop(); pointer !== undefined; pointer = work.pop()) {
    for (const use of pointer.uses()) {
      if (budget-- === 0) return true;
      if (!isInstruction(use.user)) return true;
      const user = use.user;
      switch (user.opcode) {
        case "load":
          if (user.data.volatile) return true;
          break;
        case "store":
          if (use.index === 0 || user.data.volatile) return true;
          break;
        case "icmp":
          // Which of two addresses is which says nothing of where they are, when one is null.
          if (!(user.operand(1 - use.index) instanceof ConstantNull)) return true;
          break;
        case "getelementptr":
        case "select":
        case "phi":
        case "bitcast":
          if (!seen.has(user)) {
            seen.add(user);
            work.push(user);
          }
          break;
        case "call":
        case "invoke": {
          const base = intrinsicBase(user);
          if (base === "lifetime.start" || base === "lifetime.end") break;
          if (base === "memset" || base === "memcpy" || base === "memmove") break;
          const argument = use.index - firstArgument(user);
          if (argument < 0 || argument >= callArguments(user).length) return true;
          const attributes = user.data.attributes.param(argument);
          const callee = user.operand(0) as Value & {
            attributes?: { param(index: number): { has(name: string): boolean } };
          };
          const promised =
            attributes.has("nocapture") ||
            attributes.has("byval") ||
            (callee.valueKind === "function" && callee.attributes?.param(argument).has("nocapture") === true);
          if (!promised) return true;
          break;
        }
        default:
          return true;
      }
    }
  }
  return false;
}

/** Bytes that can surely be read at a pointer, as far as they are known: for loads that are to run early. */
export function isDereferenceable(pointer: Value, size: number, alias: AliasAnalysis): boolean {
  const object = alias.objectOf(pointer);
  const offset = alias.constantOffsetOf(pointer);
  if (offset === undefined || offset < 0) return false;
  let available = 0;
  if (object.valueKind === "global") {
    const global = object as GlobalVariable;
    if (global.linkage === "extern_weak" || !isFixedSize(global.valueType)) return false;
    available = alias.layout.allocSize(global.valueType);
  } else if (isInstruction(object) && object.opcode === "alloca") {
    const count = integerConstant(object.operand(0));
    if (count === undefined || !isFixedSize(object.data.allocatedType)) return false;
    available = alias.layout.allocSize(object.data.allocatedType) * Number(count.value);
  } else if (object.valueKind === "argument") {
    const { attributes } = object as Argument;
    const type = attributes.typeOf("byval") ?? attributes.typeOf("sret");
    // What is promised at entry may have been freed since, unless the function frees nothing; the stack stays.
    available = type !== undefined ? alias.layout.allocSize(type) : 0;
  }
  return offset + size <= available;
}

/** Wrap flags that a getelementptr loses when it is made to run where it did not. */
export const ADDRESS_FLAGS = Flag.inbounds | Flag.nusw | Flag.nuw;
