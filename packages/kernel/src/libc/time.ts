/** <time.h> and its POSIX neighbours, on the platform's clock_gettime and nanosleep. The time zone is UTC. */
import {
  arrayType,
  type Definition,
  declare,
  define,
  doubleType,
  type Expr,
  type FunctionBuilder,
  global,
  i8,
  i32,
  i64,
  ptr,
  struct,
  voidType,
} from "@ts-jit/ir";
import { secondsOf } from "./calendar.js";
import { vsnprintf } from "./printf.js";

const clockGettime = declare("clock_gettime", i32, { clock: i32, to: ptr });
const nanosleep = declare("nanosleep", i32, { wanted: ptr, left: ptr });
const Timespec = struct({ seconds: i32, nanoseconds: i32 });
const Broken = struct({
  second: i32,
  minute: i32,
  hour: i32,
  day: i32,
  month: i32,
  year: i32,
  weekday: i32,
  yearday: i32,
  summer: i32,
  offset: i32,
  zone: ptr,
});
const CLOCK = { realtime: 0, monotonic: 1, process: 2 } as const;

function now(f: FunctionBuilder, clock: number): { seconds: Expr; nanoseconds: Expr } {
  const at = f.alloca(Timespec.type);
  f.call(clockGettime, clock, at);
  return {
    seconds: at.field(Timespec, "seconds").get(),
    nanoseconds: at.field(Timespec, "nanoseconds").get(),
  };
}

const wait = define(
  "__tsjit_wait",
  i32,
  { seconds: i32, nanoseconds: i32 },
  (f, { seconds, nanoseconds }) => {
    const wanted = f.alloca(Timespec.type);
    wanted.field(Timespec, "seconds").set(seconds);
    wanted.field(Timespec, "nanoseconds").set(nanoseconds);
    f.return(f.call(nanosleep, wanted, f.null));
  },
);

const DAY = 86400;
/** The date of a day number (0 is 1 January 1970), in the proleptic Gregorian calendar. */
const breakDown = define("gmtime_r", ptr, { time: ptr, to: ptr }, (f, { time, to }) => {
  const seconds = time.load(i32);
  const days = f.local(seconds.div(DAY));
  f.if(seconds.rem(DAY).lt(0), () => days.dec());
  const rest = seconds.sub(days.mul(DAY)).get();
  to.field(Broken, "hour").set(rest.div(3600));
  to.field(Broken, "minute").set(rest.div(60).rem(60));
  to.field(Broken, "second").set(rest.rem(60));
  to.field(Broken, "weekday").set(days.add(4 + 7 * 1_000_000).rem(7));
  // Eras of 400 years, 146097 days, that begin in March. 1970 - 2038 and back to 1901: one addition makes it positive.
  const shifted = days.add(719468).get();
  const era = shifted.div(146097).get();
  const inEra = shifted.sub(era.mul(146097)).get();
  const year = inEra.sub(inEra.div(1460)).add(inEra.div(36524)).sub(inEra.div(146096)).div(365).get();
  const inYear = inEra.sub(year.mul(365).add(year.div(4)).sub(year.div(100))).get();
  const month = inYear.mul(5).add(2).div(153).get();
  to.field(Broken, "day").set(inYear.sub(month.mul(153).add(2).div(5)).add(1));
  const civil = month.add(month.lt(10).select(f.const(i32, 2), -10)).get();
  to.field(Broken, "month").set(civil);
  const full = year.add(era.mul(400)).add(civil.le(1).zext(i32)).get();
  to.field(Broken, "year").set(full.sub(1900));
  const leap = full
    .rem(4)
    .eq(0)
    .and(full.rem(100).ne(0).or(full.rem(400).eq(0)));
  const sinceMarch = inYear.add(59).add(leap.zext(i32));
  to.field(Broken, "yearday").set(civil.le(1).select(inYear.sub(306), sinceMarch));
  to.field(Broken, "summer").set(0);
  to.field(Broken, "offset").set(0);
  to.field(Broken, "zone").set(f.string("UTC"));
  f.return(to);
});
const shared = global("__tsjit_broken_down_time", Broken.type);

const mktime = define("mktime", i32, { from: ptr }, (f, { from }) => {
  const field = (name: keyof typeof Broken.fields) => from.field(Broken, name).get();
  const months = field("month");
  const extra = months.div(12).sub(months.lt(0).zext(i32)).get();
  const time = f.alloca(i32);
  time.store(
    secondsOf(
      field("year").add(1900).add(extra),
      months.sub(extra.mul(12)).add(1),
      field("day"),
      field("hour"),
      field("minute"),
      field("second"),
    ),
  );
  f.call(breakDown, time, from);
  f.return(time.load(i32));
});

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
/** Names end to end, each at a multiple of ten bytes, NUL after it. */
function nameTable(name: string, names: readonly string[]) {
  const bytes = new Uint8Array(10 * names.length);
  for (const [at, text] of names.entries()) {
    for (const [index, c] of [...text].entries()) bytes[10 * at + index] = c.charCodeAt(0);
  }
  return global(name, arrayType(i8, bytes.length), bytes, { constant: true });
}
const weekdays = nameTable("__tsjit_weekdays", WEEKDAYS);
const months = nameTable("__tsjit_months", MONTHS);

/** snprintf, for conversions with one argument. */
const print = define(
  "__tsjit_print_time",
  i32,
  { to: ptr, n: i32, format: ptr },
  (f, { to, n, format }) => f.return(f.call(vsnprintf, to, n, format, f.vaStart())),
  { varArg: true },
);

const strftime = define(
  "strftime",
  i32,
  { to: ptr, n: i32, format: ptr, time: ptr },
  (f, { to, n, format, time }) => {
    const used = f.local(i32, 0);
    const field = (name: keyof typeof Broken.fields) => time.field(Broken, name).get();
    const put = (pattern: string, value: Expr) => {
      const room = n.sub(used).get();
      const length = f.call(print, to.add(used), room, f.string(pattern), value);
      f.if(length.uge(room), () => f.return(0));
      used.inc(length);
    };
    const name = (table: typeof weekdays, index: Expr) => f.address(table).add(index.mul(10));
    const year = () => field("year").add(1900);
    const hour12 = () => {
      const hour = field("hour").rem(12);
      return hour.eq(0).select(f.const(i32, 12), hour);
    };
    const clockTime = () => {
      put("%02d:", field("hour"));
      put("%02d:", field("minute"));
      put("%02d", field("second"));
    };
    f.if(n.eq(0), () => f.return(0));
    f.loop(() => {
      const c = format.load(i8).get();
      f.if(c.eq(0), () => f.break());
      format.inc();
      f.if(c.ne(37), () => {
        put("%c", c.zext(i32));
        f.continue();
      });
      const conversion = format.load(i8).get();
      f.if(conversion.eq(0), () => f.break());
      format.inc();
      const letter = (text: string) => text.charCodeAt(0);
      f.switch(
        conversion,
        [
          [letter("Y"), () => put("%d", year())],
          [letter("y"), () => put("%02d", field("year").rem(100))],
          [letter("C"), () => put("%02d", year().div(100))],
          [letter("m"), () => put("%02d", field("month").add(1))],
          [letter("d"), () => put("%02d", field("day"))],
          [letter("e"), () => put("%2d", field("day"))],
          [letter("H"), () => put("%02d", field("hour"))],
          [letter("I"), () => put("%02d", hour12())],
          [letter("M"), () => put("%02d", field("minute"))],
          [letter("S"), () => put("%02d", field("second"))],
          [letter("j"), () => put("%03d", field("yearday").add(1))],
          [letter("u"), () => put("%d", field("weekday").add(6).rem(7).add(1))],
          [letter("w"), () => put("%d", field("weekday"))],
          [letter("A"), () => put("%s", name(weekdays, field("weekday")))],
          [letter("a"), () => put("%.3s", name(weekdays, field("weekday")))],
          [letter("B"), () => put("%s", name(months, field("month")))],
          [[letter("b"), letter("h")], () => put("%.3s", name(months, field("month")))],
          [letter("p"), () => put("%s", field("hour").lt(12).select(f.string("AM"), f.string("PM")))],
          [letter("Z"), () => put("%s", f.string("UTC"))],
          [letter("z"), () => put("%s", f.string("+0000"))],
          [letter("n"), () => put("%c", f.const(i32, 10))],
          [letter("t"), () => put("%c", f.const(i32, 9))],
          [letter("T"), clockTime],
          [letter("X"), clockTime],
          [
            letter("R"),
            () => {
              put("%02d:", field("hour"));
              put("%02d", field("minute"));
            },
          ],
          [
            letter("F"),
            () => {
              put("%d-", year());
              put("%02d-", field("month").add(1));
              put("%02d", field("day"));
            },
          ],
          [
            [letter("D"), letter("x")],
            () => {
              put("%02d/", field("month").add(1));
              put("%02d/", field("day"));
              put("%02d", field("year").rem(100));
            },
          ],
          [
            letter("c"),
            () => {
              put("%.3s ", name(weekdays, field("weekday")));
              put("%.3s ", name(months, field("month")));
              put("%2d ", field("day"));
              clockTime();
              put(" %d", year());
            },
          ],
        ],
        () => put("%c", conversion.zext(i32)),
      );
    });
    to.at(i8, used).set(0);
    f.return(used);
  },
);
const text = global("__tsjit_time_text", arrayType(i8, 32));
const asctime = define("asctime", ptr, { time: ptr }, (f, { time }) => {
  f.call(strftime, f.address(text), 32, f.string("%c\n"), time);
  f.return(f.address(text));
});

/** Enough for the text of {@link asctime}. */
const TEXT_SIZE = 26;
const asctimeInto = define("asctime_r", ptr, { time: ptr, to: ptr }, (f, { time, to }) => {
  f.call(strftime, to, TEXT_SIZE, f.string("%c\n"), time);
  f.return(to);
});

export const timeFunctions = [
  asctimeInto,
  define("ctime_r", ptr, { time: ptr, to: ptr }, (f, { time, to }) => {
    const broken = f.alloca(Broken.type);
    f.return(f.call(asctimeInto, f.call(breakDown, time, broken), to));
  }),
  // There is one time zone.
  define("tzset", voidType, {}, () => {}),
  define("clock_getres", i32, { clock: i32, to: ptr }, (f, { to }) => {
    f.if(to.ne(0), () => {
      to.at(i32, 0).set(0);
      to.at(i32, 1).set(1);
    });
    f.return(0);
  }),
  wait,
  define("time", i32, { to: ptr }, (f, { to }) => {
    const { seconds } = now(f, CLOCK.realtime);
    f.if(to.ne(0), () => to.store(seconds));
    f.return(seconds);
  }),
  define("clock", i32, {}, (f) => {
    const { seconds, nanoseconds } = now(f, CLOCK.process);
    f.return(seconds.mul(1_000_000).add(nanoseconds.udiv(1000)));
  }),
  define("gettimeofday", i32, { to: ptr, zone: ptr }, (f, { to }) => {
    const { seconds, nanoseconds } = now(f, CLOCK.realtime);
    to.at(i32, 0).set(seconds);
    to.at(i32, 1).set(nanoseconds.udiv(1000));
    f.return(0);
  }),
  define("difftime", doubleType, { a: i32, b: i32 }, (f, { a, b }) =>
    f.return(a.sitofp(doubleType).sub(b.sitofp(doubleType))),
  ),
  define("sleep", i32, { seconds: i32 }, (f, { seconds }) => f.return(f.call(wait, seconds, 0))),
  define("usleep", i32, { microseconds: i32 }, (f, { microseconds }) =>
    f.return(f.call(wait, microseconds.udiv(1_000_000), microseconds.urem(1_000_000).mul(1000))),
  ),
  breakDown,
  define("localtime_r", ptr, { time: ptr, to: ptr }, (f, { time, to }) =>
    f.return(f.call(breakDown, time, to)),
  ),
  shared,
  ...["gmtime", "localtime"].map((name) =>
    define(name, ptr, { time: ptr }, (f, { time }) => f.return(f.call(breakDown, time, f.address(shared)))),
  ),
  mktime,
  define("timegm", i32, { from: ptr }, (f, { from }) => f.return(f.call(mktime, from))),
  weekdays,
  months,
  print,
  strftime,
  text,
  asctime,
  define("ctime", ptr, { time: ptr }, (f, { time }) =>
    f.return(f.call(asctime, f.call(breakDown, time, f.address(shared)))),
  ),
];

const monotonic = (f: FunctionBuilder): Expr => {
  const { seconds, nanoseconds } = now(f, CLOCK.monotonic);
  return seconds.zext(i64).mul(1_000_000_000).add(nanoseconds.zext(i64));
};

/**
 * `unsigned long long tsjit_nanoseconds(void)`: since the program began, from a clock that only goes forward. A
 * constructor, which is in the image only if this function is, notes the beginning by `read`; `since` makes
 * nanoseconds of what was noted.
 */
export function elapsedUnit(
  read: (f: FunctionBuilder) => Expr,
  since: (f: FunctionBuilder, noted: Expr) => Expr,
): readonly Definition[] {
  const noted = global("__tsjit_entry_time", i64);
  const note = define("__tsjit_note_entry", voidType, {}, (f) => f.address(noted).store(read(f)));
  return [
    noted,
    note,
    global("__tsjit_note_entry_constructor", arrayType(ptr, 1), [note], {
      constant: true,
      section: ".init_array",
    }),
    define("tsjit_nanoseconds", i64, {}, (f) => f.return(since(f, f.address(noted).load(i64)))),
  ];
}
/** By the platform's own clock. */
export const monotonicUnit = elapsedUnit(monotonic, (f, noted) => monotonic(f).sub(noted));
