/** Ways out of the straight path: exit, abort, assert, setjmp and longjmp, signals, errno. */
import { ProgramExit, STATUS } from "../error.js";
import { lane } from "../lane.js";
import type { Machine } from "../machine.js";
import type { CallRecord } from "../records.js";
import { LongJump } from "../unwind.js";
import { int, readInt, readText, textToBytes, writeInt } from "./access.js";
import type { Library, LibraryFunction, LibraryTable } from "./library.js";

/** Where a setjmp returns to again. */
interface JumpPoint {
  readonly call: CallRecord;
  readonly fp: number;
  readonly next: number;
  readonly sp: number;
  readonly nesting: number;
}

const points = new WeakMap<Library, JumpPoint[]>();
const MARK = 0x6a6d70;

const setJump: LibraryFunction = (library, machine, args) => {
  const call = machine.currentCall;
  if (call === undefined) return 0;
  let list = points.get(library);
  if (list === undefined) {
    list = [];
    points.set(library, list);
  }
  const number =
    list.push({ call, fp: machine.fp, next: machine.pc, sp: machine.memory.sp, nesting: machine.nesting }) -
    1;
  writeInt(machine, int(args, 0), 4, MARK);
  writeInt(machine, int(args, 0) + 4, 4, number);
  return 0;
};

const longJump: LibraryFunction = (library, machine, args) => {
  const buffer = int(args, 0);
  const number = Number(readInt(machine, buffer + 4, 4));
  const point = points.get(library)?.[number];
  if (point === undefined || Number(readInt(machine, buffer, 4)) !== MARK) {
    throw machine.error("undefined behaviour", "longjmp to a buffer that setjmp has not filled");
  }
  if (!isActive(machine, point))
    throw machine.error("undefined behaviour", "longjmp into a function that has returned");
  const value = int(args, 1) === 0 ? 1 : int(args, 1);
  const apply = (): void => {
    machine.unwindTo(point.fp);
    machine.releaseStack(point.sp);
    machine.pc = point.next;
    machine.setLanes(point.call.to, [lane(BigInt.asUintN(32, BigInt(value)))]);
  };
  if (point.nesting !== machine.nesting) throw new LongJump(point.nesting, apply);
  apply();
  machine.resumed = true;
};

function isActive(machine: Machine, point: JumpPoint): boolean {
  let { fp } = machine;
  while (fp > point.fp) fp = machine.registers[fp - 4] ?? 0;
  return fp === point.fp;
}

function say(library: Library, text: string): void {
  library.files.byDescriptor(2)?.put(textToBytes(text));
}

const leave: LibraryFunction = (library, _machine, args) => {
  library.exit();
  throw new ProgramExit(int(args, 0));
};
const leaveAtOnce: LibraryFunction = (_library, _machine, args) => {
  throw new ProgramExit(int(args, 0));
};
const end: LibraryFunction = () => {
  throw new ProgramExit(STATUS.abort);
};

export const CONTROL: LibraryTable = {
  exit: leave,
  _exit: leaveAtOnce,
  _Exit: leaveAtOnce,
  quick_exit: leaveAtOnce,
  abort: end,
  __stack_chk_fail: end,
  __cxa_pure_virtual: end,
  __cxa_deleted_virtual: end,
  __cxa_bad_cast: end,
  __cxa_bad_typeid: end,
  __cxa_throw_bad_array_new_length: end,
  _ZSt9terminatev: end,
  _ZSt17__throw_bad_allocv: end,
  _ZSt20__throw_length_errorPKc: end,
  _ZSt20__throw_out_of_rangePKc: end,
  atexit: (library, machine, args) => {
    const address = int(args, 0);
    library.atExit(() => {
      machine.callAddress(address, []);
    });
    return 0;
  },
  on_exit: (library, machine, args) => {
    const [address, argument] = [int(args, 0), int(args, 1)];
    library.atExit(() => {
      machine.callAddress(address, [0, argument]);
    });
    return 0;
  },
  __cxa_atexit: (library, machine, args) => {
    const [address, argument] = [int(args, 0), int(args, 1)];
    library.atExit(() => {
      machine.callAddress(address, [argument]);
    });
    return 0;
  },
  __assert_fail: (library, machine, args) => {
    const [what, file, fn] = [0, 1, 3].map((at) =>
      int(args, at) === 0 ? "?" : readText(machine, int(args, at)),
    );
    const name = library.argumentZero;
    say(library, `${name}: ${file}:${int(args, 2)}: ${fn}: Assertion \`${what}' failed.\n`);
    throw new ProgramExit(STATUS.abort);
  },
  setjmp: setJump,
  _setjmp: setJump,
  __sigsetjmp: setJump,
  sigsetjmp: setJump,
  longjmp: longJump,
  _longjmp: longJump,
  siglongjmp: longJump,
  __longjmp_chk: longJump,
  signal: () => 0,
  sigaction: () => 0,
  raise: (_library, _machine, args) => {
    throw new ProgramExit(int(args, 0) === 6 ? STATUS.abort : 128 + int(args, 0));
  },
  __errno_location: (library) => library.static_("errno", 4),
};
