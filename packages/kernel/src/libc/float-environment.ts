/**
 * <fenv.h>: exceptions and rounding of both floating-point units, which are kept alike. An environment is what FNSTENV
 * stores, with MXCSR behind it, as in glibc's fenv_t. Exceptions only raise flags; none traps.
 *
 * Source: Intel SDM volume 1, 8.1 (x87 control and status words), 10.2.3 (MXCSR).
 */
import { declare, define, type Expr, type FunctionBuilder, i32, ptr, voidType } from "@ts-jit/ir";

const memory = { to: ptr } as const;
const saveX87 = declare("__tsjit_x87_save", voidType, memory);
const loadX87 = declare("__tsjit_x87_load", voidType, memory);
const saveMxcsr = declare("__tsjit_mxcsr_save", voidType, memory);
const loadMxcsr = declare("__tsjit_mxcsr_load", voidType, memory);

const ALL = 0x3f;
const ROUNDING = 0xc00;
/** Rounding and exception masks stand so many bits higher in MXCSR. */
const MXCSR_ROUNDING_SHIFT = 3;
const MXCSR_MASK_SHIFT = 7;
const X87_DEFAULT = 0x37f;
const MXCSR_DEFAULT = 0x1f80;
/** FE_DFL_ENV. */
const DEFAULT_ENVIRONMENT = -1;
const WORDS = 8;
/** Words of an environment: control, status, tags; the last is MXCSR. */
const CONTROL = 0;
const STATUS = 1;
const TAGS = 2;
const MXCSR = 7;

const current = (f: FunctionBuilder): Expr => {
  const environment = f.alloca(i32, WORDS);
  f.call(save, environment);
  return environment;
};
const save = define("fegetenv", i32, { to: ptr }, (f, { to }) => {
  f.call(saveX87, to);
  f.call(saveMxcsr, to.offset(i32, MXCSR));
  f.return(0);
});
const load = define("fesetenv", i32, { from: ptr }, (f, { from }) => {
  const environment = f.local(from.get());
  f.if(from.ptrtoint().eq(DEFAULT_ENVIRONMENT), () => {
    const own = f.alloca(i32, WORDS).get();
    f.range(0, WORDS, (i) => own.at(i32, i).set(0));
    own.at(i32, CONTROL).set(X87_DEFAULT);
    own.at(i32, TAGS).set(0xffff);
    own.at(i32, MXCSR).set(MXCSR_DEFAULT);
    environment.set(own);
  });
  f.call(loadX87, environment);
  f.call(loadMxcsr, environment.offset(i32, MXCSR));
  f.return(0);
});

const test = define("fetestexcept", i32, { exceptions: i32 }, (f, { exceptions }) => {
  const environment = current(f);
  const flags = environment.at(i32, STATUS).or(environment.at(i32, MXCSR));
  f.return(flags.and(exceptions).and(ALL));
});
/** Changes the flags of both units. */
const change = (name: string, flags: (before: Expr, exceptions: Expr) => Expr) =>
  define(name, i32, { exceptions: i32 }, (f, { exceptions }) => {
    const environment = current(f);
    for (const word of [STATUS, MXCSR]) {
      const at = environment.at(i32, word);
      at.set(flags(at, exceptions.and(ALL)));
    }
    f.return(f.call(load, environment));
  });
const clear = change("feclearexcept", (before, exceptions) => before.and(exceptions.not()));
const raise = change("feraiseexcept", (before, exceptions) => before.or(exceptions));

const getRound = define("fegetround", i32, {}, (f) => f.return(current(f).at(i32, CONTROL).and(ROUNDING)));
const setRound = define("fesetround", i32, { mode: i32 }, (f, { mode }) => {
  f.if(mode.and(~ROUNDING).ne(0), () => f.return(1));
  const environment = current(f);
  const control = environment.at(i32, CONTROL);
  control.set(control.and(~ROUNDING).or(mode));
  const mxcsr = environment.at(i32, MXCSR);
  mxcsr.set(mxcsr.and(~(ROUNDING << MXCSR_ROUNDING_SHIFT)).or(mode.shl(MXCSR_ROUNDING_SHIFT)));
  f.return(f.call(load, environment));
});

export const floatEnvironmentFunctions = [
  save,
  load,
  test,
  clear,
  raise,
  getRound,
  setRound,
  define("fegetexceptflag", i32, { to: ptr, exceptions: i32 }, (f, { to, exceptions }) => {
    to.at(i32).set(f.call(test, exceptions));
    f.return(0);
  }),
  define("fesetexceptflag", i32, { from: ptr, exceptions: i32 }, (f, { from, exceptions }) => {
    f.call(clear, exceptions);
    f.return(f.call(raise, from.load(i32).and(exceptions)));
  }),
  /** Keeps the environment, then has no flags and traps nothing. */
  define("feholdexcept", i32, { to: ptr }, (f, { to }) => {
    f.call(save, to);
    const environment = current(f);
    const masked = (word: number, masks: number) => {
      const at = environment.at(i32, word);
      at.set(at.and(~ALL).or(masks));
    };
    masked(STATUS, 0);
    environment.at(i32, CONTROL).set(environment.at(i32, CONTROL).or(ALL));
    masked(MXCSR, ALL << MXCSR_MASK_SHIFT);
    f.return(f.call(load, environment));
  }),
  define("feupdateenv", i32, { from: ptr }, (f, { from }) => {
    const raised = f.call(test, ALL);
    f.call(load, from);
    f.return(f.call(raise, raised));
  }),
];
