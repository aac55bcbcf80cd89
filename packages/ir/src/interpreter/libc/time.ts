/** time.h, in UTC. */
import type { Machine } from "../machine.js";
import { int, readInt, writeInt } from "./access.js";
import type { Library, LibraryTable } from "./library.js";

const CLOCKS_PER_SECOND = 1_000_000;

/** Writes struct tm. */
function broken(library: Library, machine: Machine, seconds: number): number {
  const date = new Date(seconds * 1000);
  const to = library.static_("tm", 44);
  const startOfYear = Date.UTC(date.getUTCFullYear(), 0, 1);
  const fields = [
    date.getUTCSeconds(),
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth(),
    date.getUTCFullYear() - 1900,
    date.getUTCDay(),
    Math.floor((seconds * 1000 - startOfYear) / 86_400_000),
    0,
  ];
  fields.forEach((field, at) => {
    writeInt(machine, to + at * 4, 4, field);
  });
  return to;
}
function timeAt(machine: Machine, address: number): number {
  const size = machine.layout.pointerSize();
  return Number(BigInt.asIntN(size * 8, readInt(machine, address, size)));
}

export const TIME: LibraryTable = {
  time: (library, machine, args) => {
    const seconds = Math.floor(library.now());
    if (int(args, 0) !== 0) writeInt(machine, int(args, 0), machine.layout.pointerSize(), seconds);
    return machine.layout.pointerSize() === 8 ? BigInt(seconds) : seconds;
  },
  // Processor time as a program without a clock may count it: by instructions, a thousand a microsecond.
  clock: (_library, machine) => Math.floor(machine.steps / 1000) % CLOCKS_PER_SECOND ** 2,
  gettimeofday: (library, machine, args) => {
    const size = machine.layout.pointerSize();
    const now = library.now();
    writeInt(machine, int(args, 0), size, Math.floor(now));
    writeInt(machine, int(args, 0) + size, size, Math.floor((now % 1) * 1e6));
    return 0;
  },
  tsjit_nanoseconds: (_library, machine) => BigInt(machine.steps),
  clock_gettime: (library, machine, args) => {
    const size = machine.layout.pointerSize();
    const now = library.now();
    writeInt(machine, int(args, 1), size, Math.floor(now));
    writeInt(machine, int(args, 1) + size, size, Math.floor((now % 1) * 1e9));
    return 0;
  },
  difftime: (_library, _machine, args) => Number(args[0] ?? 0) - Number(args[1] ?? 0),
  gmtime: (library, machine, args) => broken(library, machine, timeAt(machine, int(args, 0))),
  localtime: (library, machine, args) => broken(library, machine, timeAt(machine, int(args, 0))),
  mktime: (_library, machine, args) => {
    const [second = 0, minute = 0, hour = 0, day = 0, month = 0, year = 0] = [0, 1, 2, 3, 4, 5].map((at) =>
      Number(BigInt.asIntN(32, readInt(machine, int(args, 0) + at * 4, 4))),
    );
    return Math.floor(Date.UTC(year + 1900, month, day, hour, minute, second) / 1000);
  },
  sleep: () => 0,
  usleep: () => 0,
  nanosleep: () => 0,
};
