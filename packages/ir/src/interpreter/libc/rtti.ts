/**
 * Types of C++ at run time: what a class derives from, and dynamic_cast.
 *
 * Source: Itanium C++ ABI, 2.9.5 "RTTI Layout" and 2.9.7 "The dynamic_cast Algorithm".
 */
import type { Machine } from "../machine.js";
import { int, readInt } from "./access.js";
import type { LibraryTable } from "./library.js";

/** In the flags of a base class. */
const VIRTUAL_BASE = 1;
const PUBLIC_BASE = 2;

/** What the vtable pointer of a type_info says about the type. */
export function kindOf(machine: Machine, type: number): string {
  // Those of fundamental types stand in the C++ library; the module only names them.
  const name = machine.image.declared.get(type);
  if (name !== undefined) return name.startsWith("_ZTIP") ? "__pointer" : "plain";
  const word = machine.layout.pointerSize();
  const vtable = Number(readInt(machine, type, word)) - 2 * word;
  for (const kind of ["__si_class", "__vmi_class", "__pointer"]) {
    const name = `${kind}_type_info`;
    const global = machine.module.get(`_ZTVN10__cxxabiv1${name.length}${name}E`);
    if (global !== undefined && machine.image.address(global) === vtable) return kind;
  }
  return "plain";
}

/** A base class as a type_info lists it. `offset` is undefined for a virtual one when there is no object to ask. */
interface BaseClass {
  readonly type: number;
  readonly offset: number | undefined;
  readonly isPublic: boolean;
}

/** The direct bases of a class; `object` is the address of an object of it, which says where virtual bases stand. */
function bases(machine: Machine, type: number, object?: number): BaseClass[] {
  const word = machine.layout.pointerSize();
  const kind = kindOf(machine, type);
  if (kind === "__si_class") {
    return [{ type: Number(readInt(machine, type + 2 * word, word)), offset: 0, isPublic: true }];
  }
  if (kind !== "__vmi_class") return [];
  const count = Number(readInt(machine, type + 2 * word + 4, 4));
  return Array.from({ length: count }, (_, at) => {
    const entry = type + 2 * word + 8 + at * 2 * word;
    const flags = Number(BigInt.asIntN(word * 8, readInt(machine, entry + word, word)));
    let offset: number | undefined = flags >> 8;
    if ((flags & VIRTUAL_BASE) !== 0 && object === undefined) offset = undefined;
    else if ((flags & VIRTUAL_BASE) !== 0 && object !== undefined) {
      // The offset stands in the object's vtable.
      const vtable = Number(readInt(machine, object, word));
      offset = Number(BigInt.asIntN(word * 8, readInt(machine, (vtable + offset) >>> 0, word)));
    }
    const inner = Number(readInt(machine, entry, word));
    return { type: inner, offset, isPublic: (flags & PUBLIC_BASE) !== 0 };
  });
}

/**
 * The offset of a base class in a class, or undefined when it is none. A class is its own base. `object` is the
 * address of an object of the class, which says where virtual bases stand; without one they are not looked for.
 */
export function baseOffset(
  machine: Machine,
  type: number,
  base: number,
  object?: number,
): number | undefined {
  if (type === base) return 0;
  for (const { type: inner, offset } of bases(machine, type, object)) {
    if (offset === undefined) continue;
    const found = baseOffset(machine, inner, base, object === undefined ? undefined : object + offset);
    if (found !== undefined) return found + offset;
  }
  return undefined;
}

/** Qualifiers in the flags of a pointer type: const, volatile, restrict. */
const QUALIFIERS = 7;

/**
 * What is added to a pointer of type `from` that becomes one of type `to`: to void, to more qualifiers, to a base class.
 * Undefined when it does not convert. Of types that the C++ library has, only the names are known.
 */
export function pointerOffset(
  machine: Machine,
  from: number,
  to: number,
  pointer: number,
): number | undefined {
  const own = pointee(machine, from);
  const wanted = pointee(machine, to);
  if (own === undefined || wanted === undefined) {
    const [a, b] = [from, to].map((type) => machine.image.declared.get(type));
    return b === "_ZTIPKv" || (b === "_ZTIPv" && a?.startsWith("_ZTIPK") !== true) ? 0 : undefined;
  }
  if ((own.qualifiers & ~wanted.qualifiers) !== 0) return undefined;
  if (machine.image.declared.get(wanted.type) === "_ZTIv") return 0;
  if (kindOf(machine, own.type) === "__pointer") return own.type === wanted.type ? 0 : undefined;
  return baseOffset(machine, own.type, wanted.type, pointer === 0 ? undefined : pointer);
}
function pointee(machine: Machine, type: number): { type: number; qualifiers: number } | undefined {
  if (machine.image.declared.has(type)) return undefined;
  const word = machine.layout.pointerSize();
  return {
    qualifiers: Number(readInt(machine, type + 2 * word, 4)) & QUALIFIERS,
    type: Number(readInt(machine, type + 2 * word + word, word)),
  };
}

interface Subobject {
  readonly type: number;
  readonly at: number;
  /** Whether every step on the way to it is public. */
  readonly isPublic: boolean;
}
/** The object and all its bases; a virtual one comes once for each way to it. */
function* subobjects(machine: Machine, type: number, at: number, isPublic = true): Generator<Subobject> {
  yield { type, at, isPublic };
  for (const base of bases(machine, type, at))
    yield* subobjects(machine, base.type, at + (base.offset ?? 0), isPublic && base.isPublic);
}

export const RTTI: LibraryTable = {
  // (object, its static type, the type asked for, a hint)
  __dynamic_cast: (_library, machine, args) => {
    const [object, from, to] = [int(args, 0), int(args, 1), int(args, 2)];
    const word = machine.layout.pointerSize();
    const vtable = Number(readInt(machine, object, word));
    const top = Number(BigInt.asIntN(word * 8, readInt(machine, vtable - 2 * word, word)));
    const all = [...subobjects(machine, Number(readInt(machine, vtable - word, word)), object + top)];
    const isSource = (one: Subobject) => one.isPublic && one.type === from && one.at === object;
    const wanted = all.filter(({ type }) => type === to);
    const places = [...new Set(wanted.map(({ at }) => at))];
    // Downwards: one object of the type stands above this one. Sideways: the whole has both, publicly, and one of it.
    const above = places.filter((at) => [...subobjects(machine, to, at)].some(isSource));
    if (above.length === 1) return above[0] ?? 0;
    const sideways = places.length === 1 && wanted.some(({ isPublic }) => isPublic) && all.some(isSource);
    return sideways ? (places[0] ?? 0) : 0;
  },
};
