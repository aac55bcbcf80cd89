/**
 * What compilers and this project's kernel provide to programs beside the C library: the helpers of compiler-rt that
 * lowered code calls, boot modules and the figures of the heap.
 */

import { FLOAT_FORMATS } from "../../float-format.js";
import { ProgramExit } from "../error.js";
import type { ExternalValue } from "../external.js";
import type { Machine } from "../machine.js";
import {
  bitsToDouble,
  bitsToFloat,
  convertFloat,
  doubleToBits,
  floatToBits,
  floatToInteger,
  integerToFloat,
} from "../softfloat.js";
import { int, newString, utf8, writeBytes, writeInt } from "./access.js";
import type { Library, LibraryFunction, LibraryTable } from "./library.js";
import { STDIO } from "./stdio.js";

const ENOMEM = 12;
const ENOSYS = 38;
const { float: SINGLE, double: DOUBLE } = FLOAT_FORMATS;

const wide = (args: readonly ExternalValue[], at: number): bigint => BigInt(args[at] ?? 0);
const unsigned = (value: bigint): bigint => BigInt.asUintN(64, value);

function divide(signed: boolean, result: (a: bigint, b: bigint) => bigint): LibraryFunction {
  return (_library, machine, args) => {
    const a = signed ? wide(args, 0) : unsigned(wide(args, 0));
    const b = signed ? wide(args, 1) : unsigned(wide(args, 1));
    if (b === 0n) machine.undefined("division by zero");
    return BigInt.asIntN(64, result(a, b));
  };
}
function divideBoth(signed: boolean): LibraryFunction {
  return (_library, machine, args) => {
    const a = signed ? wide(args, 0) : unsigned(wide(args, 0));
    const b = signed ? wide(args, 1) : unsigned(wide(args, 1));
    if (b === 0n) machine.undefined("division by zero");
    writeInt(machine, int(args, 2), 8, a % b);
    return BigInt.asIntN(64, a / b);
  };
}
const toLong = (value: number, signed: boolean): bigint => {
  const whole = floatToInteger(DOUBLE, doubleToBits(value)) ?? 0n;
  return signed ? BigInt.asIntN(64, whole) : BigInt.asIntN(64, BigInt.asUintN(64, whole));
};

/** Where the bytes of a boot module are, put into memory when first asked for. */
function moduleAddress(library: Library, machine: Machine, index: number): number {
  const found = library.modules[index];
  if (found === undefined) return 0;
  const key = `module ${index}`;
  const known = library.strings.get(key);
  if (known !== undefined) return known;
  const address = machine.memory.allocate(found.bytes.length, 4096, "host");
  if (address === 0) throw machine.error("limit", "the heap limit is too small for the boot module");
  writeBytes(machine, address, found.bytes);
  library.strings.set(key, address);
  return address;
}
function moduleName(library: Library, machine: Machine, index: number): number {
  const found = library.modules[index];
  if (found === undefined) return 0;
  const key = `name of module ${index}`;
  let address = library.strings.get(key);
  if (address === undefined) {
    address = newString(machine, utf8(found.name), "host");
    library.strings.set(key, address);
  }
  return address;
}

/** The system calls of Linux i386 that the kernel's runtime makes; others answer -ENOSYS. */
const systemCall: LibraryFunction = (library, machine, args) => {
  const [number, a, b, c] = [0, 1, 2, 3].map((at) => int(args, at));
  switch (number) {
    case 1:
    case 252:
      throw new ProgramExit(a ?? 0);
    case 3:
      return STDIO["read"]?.(library, machine, [a ?? 0, b ?? 0, c ?? 0]);
    case 4:
      return STDIO["write"]?.(library, machine, [a ?? 0, b ?? 0, c ?? 0]);
    case 192: {
      const size = (b ?? 0) >>> 0;
      const address = machine.memory.allocate(size, 4096);
      if (address === 0) return -ENOMEM;
      machine.memory.bytes.fill(0, address, address + size);
      machine.memory.shadow.fill(5, address, address + size);
      return address;
    }
    case 91:
      return 0;
    default:
      return -ENOSYS;
  }
};

export const RUNTIME: LibraryTable = {
  __divdi3: divide(true, (a, b) => a / b),
  __moddi3: divide(true, (a, b) => a % b),
  __udivdi3: divide(false, (a, b) => a / b),
  __umoddi3: divide(false, (a, b) => a % b),
  __divmoddi4: divideBoth(true),
  __udivmoddi4: divideBoth(false),
  __muldi3: (_library, _machine, args) => BigInt.asIntN(64, wide(args, 0) * wide(args, 1)),
  __ashldi3: (_library, _machine, args) => BigInt.asIntN(64, wide(args, 0) << BigInt(int(args, 1))),
  __lshrdi3: (_library, _machine, args) => BigInt.asIntN(64, unsigned(wide(args, 0)) >> BigInt(int(args, 1))),
  __ashrdi3: (_library, _machine, args) => wide(args, 0) >> BigInt(int(args, 1)),
  __fixdfdi: (_library, _machine, args) => toLong(Number(args[0]), true),
  __fixunsdfdi: (_library, _machine, args) => toLong(Number(args[0]), false),
  __fixsfdi: (_library, _machine, args) => toLong(Number(args[0]), true),
  __fixunssfdi: (_library, _machine, args) => toLong(Number(args[0]), false),
  __floatdidf: (_library, _machine, args) => bitsToDouble(integerToFloat(DOUBLE, wide(args, 0))),
  __floatundidf: (_library, _machine, args) => bitsToDouble(integerToFloat(DOUBLE, unsigned(wide(args, 0)))),
  __floatdisf: (_library, _machine, args) => bitsToFloat(integerToFloat(SINGLE, wide(args, 0))),
  __floatundisf: (_library, _machine, args) => bitsToFloat(integerToFloat(SINGLE, unsigned(wide(args, 0)))),
  __popcountsi2: (_library, _machine, args) => {
    let count = 0;
    for (let rest = int(args, 0) >>> 0; rest !== 0; rest &= rest - 1) count++;
    return count;
  },
  __clzsi2: (_library, _machine, args) => Math.clz32(int(args, 0)),
  __ctzsi2: (_library, _machine, args) => 31 - Math.clz32(int(args, 0) & -int(args, 0)),
  __bswapsi2: (_library, _machine, args) => {
    const value = int(args, 0);
    return (value << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24);
  },
  __extendhfsf2: (_library, _machine, args) =>
    bitsToFloat(convertFloat(FLOAT_FORMATS.half, SINGLE, wide(args, 0))),
  __truncsfhf2: (_library, _machine, args) =>
    convertFloat(SINGLE, FLOAT_FORMATS.half, floatToBits(Number(args[0]))),
  __truncdfhf2: (_library, _machine, args) =>
    convertFloat(DOUBLE, FLOAT_FORMATS.half, doubleToBits(Number(args[0]))),

  __tsjit_syscall: systemCall,
  __tsjit_divide_step: (_library, machine, args) => {
    const dividend = (BigInt(int(args, 0) >>> 0) << 32n) | BigInt(int(args, 1) >>> 0);
    const divisor = BigInt(int(args, 2) >>> 0);
    if (divisor === 0n || (dividend / divisor) >> 32n !== 0n) {
      throw machine.error("undefined behaviour", "__tsjit_divide_step: the quotient does not fit 32 bits");
    }
    writeInt(machine, int(args, 3), 4, dividend % divisor);
    return dividend / divisor;
  },

  // No feature of a processor is there.
  __tsjit_cpuid: (_library, machine, args) => {
    for (let at = 0; at < 4; at++) writeInt(machine, int(args, 2) + 4 * at, 4, 0);
  },
  __tsjit_xgetbv: () => 0n,

  tsjit_module_count: (library) => library.modules.length,
  tsjit_module_data: (library, machine, args) => moduleAddress(library, machine, int(args, 0)),
  tsjit_module_size: (library, _machine, args) => library.modules[int(args, 0)]?.bytes.length ?? 0,
  tsjit_module_name: (library, machine, args) => moduleName(library, machine, int(args, 0)),
  tsjit_heap_used: (_library, machine) => machine.memory.heapUsed,
  tsjit_heap_peak: (_library, machine) => machine.memory.heapPeak,

  getpid: () => 1,
  isatty: () => 0,
  getpagesize: () => 4096,
  sysconf: () => 4096,
  getopt: () => -1,
  setlocale: (_library, machine) => newString(machine, utf8("C"), "host"),
  __cxa_guard_acquire: (_library, machine, args) => ((machine.memory.bytes[int(args, 0)] ?? 0) === 0 ? 1 : 0),
  __cxa_guard_abort: () => undefined,
  __cxa_guard_release: (_library, machine, args) => {
    writeInt(machine, int(args, 0), 1, 1);
  },
};
