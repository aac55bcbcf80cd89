/**
 * Types of C++ at run time: what a class derives from, and dynamic_cast.
 *
 * Source: Itanium C++ ABI, 2.9.5 "RTTI Layout" and 2.9.7 "The dynamic_cast Algorithm".
 */
import type { Machine } from "../machine.js";
import { readInt } from "./access.js";
import { int, type LibraryTable } from "./library.js";

/** In the flags of a base class. */
const VIRTUAL_BASE = 1;

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
  const word = machine.layout.pointerSize();
  const kind = kindOf(machine, type);
  if (kind === "__si_class")
    return baseOffset(machine, Number(readInt(machine, type + 2 * word, word)), base, object);
  if (kind !== "__vmi_class") return undefined;
  const count = Number(readInt(machine, type + 2 * word + 4, 4));
  for (let at = 0; at < count; at++) {
    const entry = type + 2 * word + 8 + at * 2 * word;
    const flags = Number(BigInt.asIntN(word * 8, readInt(machine, entry + word, word)));
    let offset = flags >> 8;
    if ((flags & VIRTUAL_BASE) !== 0) {
      if (object === undefined) continue;
      // The offset stands in the object's vtable.
      const vtable = Number(readInt(machine, object, word));
      offset = Number(BigInt.asIntN(word * 8, readInt(machine, (vtable + offset) >>> 0, word)));
    }
    const inner = Number(readInt(machine, entry, word));
    const found = baseOffset(machine, inner, base, object === undefined ? undefined : object + offset);
    if (found !== undefined) return found + offset;
  }
  return undefined;
}

export const RTTI: LibraryTable = {
  // (object, its static type, the type asked for, a hint)
  __dynamic_cast: (_library, machine, args) => {
    const object = int(args, 0);
    const word = machine.layout.pointerSize();
    const vtable = Number(readInt(machine, object, word));
    const top = Number(BigInt.asIntN(word * 8, readInt(machine, vtable - 2 * word, word)));
    const whole = object + top;
    const offset = baseOffset(machine, Number(readInt(machine, vtable - word, word)), int(args, 2), whole);
    return offset === undefined ? 0 : whole + offset;
  },
};
