/**
 * Signals within the program: those it raises itself, `abort` among them. No other processes send any, and a fault is
 * the machine's to report, so a handler never interrupts.
 */
import { arrayType, define, functionType, global, i32, ptr, voidType } from "@ts-jit/ir";
import { exitNow, getpid } from "../platform/interface.js";
import { fail } from "./errno.js";
import { abort, abortHandler } from "./exit.js";
import { memset } from "./memory.js";

/** Signals are numbered from 1; glibc's sigset_t has a bit for each of 1,024. */
const COUNT = 65;
const SET_BYTES = 128;
const SIGABRT = 6;
/** What the default action passes over: SIGCHLD, SIGCONT, SIGURG, SIGWINCH. */
const PASSED_OVER = (1 << 17) | (1 << 18) | (1 << 23) | (1 << 28);
const DEFAULT = 0;
const IGNORE = 1;
/** Members of glibc's struct sigaction for i386, by their offsets. */
const ACTION = { handler: 0, mask: 4, flags: 4 + SET_BYTES, size: 12 + SET_BYTES } as const;
const RESET_HANDLER = 0x8000_0000 | 0;
const SIGNAL_INFORMATION = 4;

const handlers = global("__tsjit_signal_handlers", arrayType(ptr, COUNT));
const flags = global("__tsjit_signal_flags", arrayType(i32, COUNT));

/** Sets what a signal does; gives what it did, or SIG_ERR. */
const setHandler = define(
  "__tsjit_set_handler",
  ptr,
  { number: i32, handler: ptr, flag: i32 },
  (f, { number, handler, flag }) => {
    f.if(number.sub(1).uge(COUNT - 1), () => fail(f, "EINVAL", f.const(i32, -1).inttoptr()));
    const slot = f.address(handlers).at(ptr, number);
    const old = slot.get();
    slot.set(handler);
    f.if(number.eq(SIGABRT), () => f.address(abortHandler).store(handler));
    f.address(flags).at(i32, number).set(flag);
    f.return(old);
  },
);

/** `signal` keeps the handler (BSD); `sysv_signal` takes it away when it is called. */
const setter = (name: string, flag: number) =>
  define(name, ptr, { number: i32, handler: ptr }, (f, { number, handler }) =>
    f.return(f.call(setHandler, number, handler, flag)),
  );

const sigaction = define(
  "sigaction",
  i32,
  { number: i32, action: ptr, old: ptr },
  (f, { number, action, old }) => {
    f.if(number.sub(1).uge(COUNT - 1), () => fail(f, "EINVAL"));
    const before = f.address(handlers).at(ptr, number).get();
    const flagBefore = f.address(flags).at(i32, number).get();
    f.if(action.ne(0), () =>
      f.call(setHandler, number, action.load(ptr), action.add(ACTION.flags).load(i32)),
    );
    f.if(old.ne(0), () => {
      f.call(memset, old, 0, ACTION.size);
      old.store(before);
      old.add(ACTION.flags).store(flagBefore);
    });
    f.return(0);
  },
);

const raise = define("raise", i32, { number: i32 }, (f, { number }) => {
  f.if(number.eq(0), () => f.return(0));
  f.if(number.sub(1).uge(COUNT - 1), () => fail(f, "EINVAL"));
  const slot = f.address(handlers).at(ptr, number);
  const handler = slot.get();
  f.if(handler.eq(IGNORE), () => f.return(0));
  f.if(handler.eq(DEFAULT), () => {
    const passed = f.const(i32, PASSED_OVER).shr(number.and(31)).and(1);
    f.if(number.lt(32).and(passed.ne(0)), () => f.return(0));
    f.if(number.eq(SIGABRT), () => f.call(abort));
    f.call(exitNow, number.add(128));
  });
  const flag = f.address(flags).at(i32, number).get();
  f.if(flag.and(RESET_HANDLER).ne(0), () => slot.set(f.null));
  f.if(
    flag.and(SIGNAL_INFORMATION).ne(0),
    () => {
      // siginfo_t: the number first; what else it could say, nobody knows here.
      const information = f.alloca(arrayType(i32, 32));
      f.call(memset, information, 0, 128);
      information.store(number);
      f.callPointer(functionType(voidType, [i32, ptr, ptr]), handler, number, information, f.null);
    },
    () => f.callPointer(functionType(voidType, [i32]), handler, number),
  );
  f.return(0);
});

/** Calls `raise` for the program itself; there is nobody else. */
const kill = define("kill", i32, { process: i32, number: i32 }, (f, { process, number }) => {
  f.if(process.ne(0).and(process.ne(f.call(getpid))), () => fail(f, "ESRCH"));
  f.return(f.call(raise, number));
});

const filler = (name: string, byte: number) =>
  define(name, i32, { set: ptr }, (f, { set }) => {
    f.call(memset, set, byte, SET_BYTES);
    f.return(0);
  });

export const signalFunctions = [
  handlers,
  flags,
  setHandler,
  setter("signal", 0),
  setter("bsd_signal", 0),
  ...["sysv_signal", "__sysv_signal"].map((name) => setter(name, RESET_HANDLER)),
  sigaction,
  raise,
  kill,
  filler("sigemptyset", 0),
  filler("sigfillset", 0xff),
  define("sigaddset", i32, { set: ptr, number: i32 }, (f, { set, number }) => {
    const word = set.at(i32, number.sub(1).shr(5));
    word.set(word.or(f.const(i32, 1).shl(number.sub(1).and(31))));
    f.return(0);
  }),
  define("sigdelset", i32, { set: ptr, number: i32 }, (f, { set, number }) => {
    const word = set.at(i32, number.sub(1).shr(5));
    word.set(word.and(f.const(i32, 1).shl(number.sub(1).and(31)).xor(-1)));
    f.return(0);
  }),
  define("sigismember", i32, { set: ptr, number: i32 }, (f, { set, number }) =>
    f.return(set.at(i32, number.sub(1).shr(5)).shr(number.sub(1).and(31)).and(1)),
  ),
  // Nothing is ever pending, so blocking changes nothing.
  define("sigprocmask", i32, { how: i32, set: ptr, old: ptr }, (f, { old }) => {
    f.if(old.ne(0), () => f.call(memset, old, 0, SET_BYTES));
    f.return(0);
  }),
];
