/**
 * Exceptions of C++ as Microsoft's runtime has them. The object stands in the frame that throws it, which stays until
 * the handler ends; what it may be caught as is a table beside it. On i386 the tables hold addresses, on x86-64
 * distances from the image's start:
 *
 *     ThrowInfo       attributes, destructor, -, array          array   count, CatchableType ...
 *     CatchableType   properties, type, mdisp, pdisp, vdisp, size, copy constructor
 *
 * Source: what clang-19 writes for these tables (MicrosoftCXXABI, "ThrowInfo"); the rules are those of C++.
 */
import type { Machine } from "../machine.js";
import type { Exception, StackException } from "../unwind.js";
import { int, readInt, readText, writeInt } from "./access.js";
import { terminate } from "./exceptions.js";
import type { LibraryTable } from "./library.js";

/** Properties of a CatchableType. */
const SIMPLE_TYPE = 1;
const BY_REFERENCE_ONLY = 2;
const HAS_VIRTUAL_BASE = 4;
/** Flags of a catchpad: const and volatile, as the attributes of a ThrowInfo have them too; caught by reference. */
const QUALIFIERS = 3;
const REFERENCE = 8;

function readWord(machine: Machine, at: number): number {
  return Number(BigInt.asIntN(32, readInt(machine, at, 4)));
}
/** An address in a table, 0 for none. */
function readReference(machine: Machine, at: number): number {
  const value = Number(readInt(machine, at, 4));
  const image = machine.layout.pointerSize() === 8 ? machine.module.get("__ImageBase") : undefined;
  return value === 0 || image === undefined ? value : (value + machine.image.address(image)) >>> 0;
}

class CatchableType {
  readonly properties: number;
  readonly type: number;
  readonly size: number;
  readonly copy: number;
  constructor(
    private readonly machine: Machine,
    private readonly at: number,
  ) {
    this.properties = readWord(machine, at);
    this.type = readReference(machine, at + 4);
    this.size = readWord(machine, at + 20);
    this.copy = readReference(machine, at + 24);
  }
  /** The part of an object that is of this type. */
  partOf(object: number): number {
    const { machine } = this;
    const [mdisp, pdisp, vdisp] = [8, 12, 16].map((field) => readWord(machine, this.at + field)) as [
      number,
      number,
      number,
    ];
    if (pdisp < 0) return object + mdisp;
    const table = Number(readInt(machine, object + pdisp, machine.layout.pointerSize()));
    return object + mdisp + pdisp + readWord(machine, table + vdisp);
  }
}

class MicrosoftException implements Exception, StackException {
  offset = 0;
  readonly onStack = this;
  private readonly attributes: number;
  private readonly destructor: number;
  private readonly types: readonly CatchableType[];

  constructor(
    machine: Machine,
    readonly object: number,
    info: number,
  ) {
    this.attributes = readWord(machine, info);
    this.destructor = readReference(machine, info + 4);
    const array = readReference(machine, info + 12);
    this.types = Array.from(
      { length: readWord(machine, array) },
      (_, at) => new CatchableType(machine, readReference(machine, array + 4 + 4 * at)),
    );
  }
  /** Of the thrown type, which comes first. */
  get size(): number {
    return this.types[0]?.size ?? 0;
  }
  offsetOf(_machine: Machine, type: number): number | undefined {
    return type === 0 ? 0 : undefined;
  }
  passesFilter(): boolean {
    return true;
  }
  private find(machine: Machine, type: number, flags: number): CatchableType | undefined {
    if ((this.attributes & QUALIFIERS & ~flags) !== 0) return undefined;
    return this.types.find(
      (one) =>
        ((one.properties & BY_REFERENCE_ONLY) === 0 || (flags & REFERENCE) !== 0) &&
        (one.type === type || nameOf(machine, one.type) === nameOf(machine, type)),
    );
  }
  matches(machine: Machine, type: number, flags: number): boolean {
    return this.find(machine, type, flags) !== undefined;
  }
  enter(machine: Machine, type: number, flags: number, variable: number): void {
    const found = this.find(machine, type, flags);
    if (found === undefined) return;
    const word = machine.layout.pointerSize();
    const { object } = this;
    if ((flags & REFERENCE) !== 0) writeInt(machine, variable, word, found.partOf(object));
    else if ((found.properties & SIMPLE_TYPE) === 0 && found.copy !== 0) {
      const args = [variable, found.partOf(object)];
      if ((found.properties & HAS_VIRTUAL_BASE) !== 0) args.push(1);
      machine.callAddress(found.copy, args);
    } else {
      const from = (found.properties & SIMPLE_TYPE) !== 0 ? object : found.partOf(object);
      machine.checkAccess(from, found.size, false);
      machine.checkAccess(variable, found.size, true);
      machine.memory.copy(variable, from, found.size);
      // A pointer to a class becomes one to its base.
      if ((found.properties & SIMPLE_TYPE) !== 0 && found.size === word) {
        const { bits, clean } = machine.memory.read(variable, word, word * 8);
        if (clean && bits !== 0n) writeInt(machine, variable, word, found.partOf(Number(bits)));
      }
    }
  }
  destroy(machine: Machine): void {
    if (this.destructor !== 0) machine.callAddress(this.destructor, [this.object]);
  }
}

/** The decorated name in a type descriptor, behind two pointers. */
function nameOf(machine: Machine, type: number): string {
  return readText(machine, type + 2 * machine.layout.pointerSize());
}

export const MICROSOFT: LibraryTable = {
  // Without an object it throws again what is being handled.
  _CxxThrowException: (library, machine, args) => {
    const [object, info] = [int(args, 0), int(args, 1)];
    const exception =
      object === 0 && info === 0 ? machine.unwinder.handled : new MicrosoftException(machine, object, info);
    if (exception === undefined || !machine.unwinder.raise(exception)) terminate(library);
  },
  __std_terminate: (library) => terminate(library),
  "?terminate@@YAXXZ": (library) => terminate(library),
};
