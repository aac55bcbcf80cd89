/** time.h, in UTC and the C locale. */
import type { Machine } from "../machine.js";
import { int, newString, readInt, readText, textToBytes, writeByte, writeBytes, writeInt } from "./access.js";
import type { Library, LibraryFunction, LibraryTable } from "./library.js";

const CLOCKS_PER_SECOND = 1_000_000;
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September"].concat(
  ["October", "November", "December"],
);

/** struct tm, as far as ISO C has it: its fields stand in this order. */
interface Broken {
  readonly second: number;
  readonly minute: number;
  readonly hour: number;
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly weekday: number;
  readonly yearday: number;
  readonly summer: number;
}
const FIELDS = ["second", "minute", "hour", "day", "month", "year", "weekday", "yearday", "summer"] as const;

function brokenDown(seconds: number): Broken {
  const date = new Date(seconds * 1000);
  const startOfYear = yearStart(date.getUTCFullYear());
  return {
    second: date.getUTCSeconds(),
    minute: date.getUTCMinutes(),
    hour: date.getUTCHours(),
    day: date.getUTCDate(),
    month: date.getUTCMonth(),
    year: date.getUTCFullYear() - 1900,
    weekday: date.getUTCDay(),
    yearday: Math.floor((seconds * 1000 - startOfYear) / 86_400_000),
    summer: 0,
  };
}
/** Milliseconds at the start of a year, also of one before 100. */
function yearStart(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1);
}
/** The fields may be out of their ranges. */
function secondsOf({ second, minute, hour, day, month, year }: Broken): number {
  const years = year + 1900 + Math.floor(month / 12);
  const start = new Date(0).setUTCFullYear(years, ((month % 12) + 12) % 12, 1) / 1000;
  return start + ((day - 1) * 24 + hour) * 3600 + minute * 60 + second;
}

/** glibc's two fields more: the distance from UTC, and the zone's name. */
function write(library: Library, machine: Machine, to: number, time: Broken, zone: string): number {
  FIELDS.forEach((field, at) => {
    writeInt(machine, to + at * 4, 4, time[field]);
  });
  const word = machine.layout.pointerSize();
  const rest = Math.ceil((to + FIELDS.length * 4) / word) * word;
  let name = library.strings.get(`zone ${zone}`);
  if (name === undefined) {
    name = newString(machine, textToBytes(zone), "host");
    library.strings.set(`zone ${zone}`, name);
  }
  writeInt(machine, rest, word, 0);
  writeInt(machine, rest + word, word, name);
  return to;
}
/** Fields that nobody has set count as zero: not every format asks for all of them. */
function field(machine: Machine, at: number): number {
  machine.checkAccess(at, 4, false);
  return Number(BigInt.asIntN(32, machine.memory.read(at, 4, 32).bits));
}
function read(machine: Machine, from: number): Broken {
  const [
    second = 0,
    minute = 0,
    hour = 0,
    day = 0,
    month = 0,
    year = 0,
    weekday = 0,
    yearday = 0,
    summer = 0,
  ] = FIELDS.map((_, at) => field(machine, from + at * 4));
  return { second, minute, hour, day, month, year, weekday, yearday, summer };
}
function timeAt(machine: Machine, address: number): number {
  const size = machine.layout.pointerSize();
  return Number(BigInt.asIntN(size * 8, readInt(machine, address, size)));
}

/** gmtime and localtime: into static memory, or with `_r` into the caller's. */
function toBroken(zone: string): LibraryFunction {
  return (library, machine, args) => {
    const to = args.length > 1 ? int(args, 1) : library.static_("tm", 64);
    return write(library, machine, to, brokenDown(timeAt(machine, int(args, 0))), zone);
  };
}
/** mktime and timegm: the fields are brought into their ranges. */
function fromBroken(zone: string): LibraryFunction {
  return (library, machine, args) => {
    const fields = FIELDS.slice(0, 6).map((_, at) =>
      Number(BigInt.asIntN(32, readInt(machine, int(args, 0) + at * 4, 4))),
    );
    const [second = 0, minute = 0, hour = 0, day = 0, month = 0, year = 0] = fields;
    const seconds = secondsOf({ second, minute, hour, day, month, year, weekday: 0, yearday: 0, summer: 0 });
    write(library, machine, int(args, 0), brokenDown(seconds), zone);
    return machine.layout.pointerSize() === 8 ? BigInt(seconds) : seconds;
  };
}

const two = (value: number, fill = "0"): string => String(value).padStart(2, fill);

function asText(time: Broken): string {
  const { weekday, month, day, hour, minute, second, year } = time;
  const date = `${DAYS[weekday]?.slice(0, 3) ?? "???"} ${MONTHS[month]?.slice(0, 3) ?? "???"}`;
  return `${date} ${String(day).padStart(2)} ${two(hour)}:${two(minute)}:${two(second)} ${year + 1900}\n`;
}
function textIn(library: Library, machine: Machine, place: number, time: Broken): number {
  const to = place === 0 ? library.static_("asctime", 32) : place;
  const bytes = textToBytes(asText(time));
  writeBytes(machine, to, bytes);
  writeByte(machine, to + bytes.length, 0);
  return to;
}

/** The week of ISO 8601 and the year it belongs to: that of its Thursday. */
function isoWeek(time: Broken): { week: number; year: number } {
  const thursday = time.yearday - ((time.weekday + 6) % 7) + 3;
  const full = time.year + 1900;
  const length = (year: number): number => (yearStart(year + 1) - yearStart(year)) / 86_400_000;
  if (thursday < 0) return { week: Math.floor((thursday + length(full - 1)) / 7) + 1, year: full - 1 };
  if (thursday >= length(full)) return { week: 1, year: full + 1 };
  return { week: Math.floor(thursday / 7) + 1, year: full };
}

/** What each letter of strftime writes; those made of others name them. */
const LETTERS: Readonly<Record<string, string | ((time: Broken) => string)>> = {
  a: (t) => DAYS[t.weekday]?.slice(0, 3) ?? "?",
  A: (t) => DAYS[t.weekday] ?? "?",
  b: (t) => MONTHS[t.month]?.slice(0, 3) ?? "?",
  B: (t) => MONTHS[t.month] ?? "?",
  c: "%a %b %e %H:%M:%S %Y",
  C: (t) => two(Math.floor((t.year + 1900) / 100)),
  d: (t) => two(t.day),
  D: "%m/%d/%y",
  e: (t) => two(t.day, " "),
  F: "%Y-%m-%d",
  g: (t) => two(isoWeek(t).year % 100),
  G: (t) => String(isoWeek(t).year),
  h: "%b",
  H: (t) => two(t.hour),
  I: (t) => two(((t.hour + 11) % 12) + 1),
  j: (t) => String(t.yearday + 1).padStart(3, "0"),
  k: (t) => two(t.hour, " "),
  l: (t) => two(((t.hour + 11) % 12) + 1, " "),
  m: (t) => two(t.month + 1),
  M: (t) => two(t.minute),
  n: () => "\n",
  p: (t) => (t.hour < 12 ? "AM" : "PM"),
  P: (t) => (t.hour < 12 ? "am" : "pm"),
  r: "%I:%M:%S %p",
  R: "%H:%M",
  s: (t) => String(secondsOf(t)),
  S: (t) => two(t.second),
  t: () => "\t",
  T: "%H:%M:%S",
  u: (t) => String(((t.weekday + 6) % 7) + 1),
  U: (t) => two(Math.floor((t.yearday + 7 - t.weekday) / 7)),
  V: (t) => two(isoWeek(t).week),
  w: (t) => String(t.weekday),
  W: (t) => two(Math.floor((t.yearday + 7 - ((t.weekday + 6) % 7)) / 7)),
  x: "%m/%d/%y",
  X: "%H:%M:%S",
  y: (t) => two((((t.year + 1900) % 100) + 100) % 100),
  Y: (t) => String(t.year + 1900),
  z: () => "+0000",
  "%": () => "%",
};
function format(text: string, time: Broken, zone: string): string {
  return text.replace(/%[EO]?([a-zA-Z%])/g, (all, letter: string) => {
    const what = letter === "Z" ? () => zone : LETTERS[letter];
    return what === undefined ? all : typeof what === "string" ? format(what, time, zone) : what(time);
  });
}
/** The zone's name in a struct tm, if that has one. */
function zoneAt(machine: Machine, tm: number): string {
  const word = machine.layout.pointerSize();
  const place = Math.ceil((tm + FIELDS.length * 4) / word) * word + word;
  if (machine.memory.check(place, word, false) !== undefined) return "";
  const { bits, clean } = machine.memory.read(place, word, word * 8);
  return clean && bits !== 0n ? readText(machine, Number(bits)) : "";
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
  gmtime: toBroken("GMT"),
  gmtime_r: toBroken("GMT"),
  localtime: toBroken("UTC"),
  localtime_r: toBroken("UTC"),
  mktime: fromBroken("UTC"),
  timelocal: fromBroken("UTC"),
  timegm: fromBroken("GMT"),
  asctime: (library, machine, args) => textIn(library, machine, 0, read(machine, int(args, 0))),
  asctime_r: (library, machine, args) => textIn(library, machine, int(args, 1), read(machine, int(args, 0))),
  ctime: (library, machine, args) => textIn(library, machine, 0, brokenDown(timeAt(machine, int(args, 0)))),
  ctime_r: (library, machine, args) =>
    textIn(library, machine, int(args, 1), brokenDown(timeAt(machine, int(args, 0)))),
  strftime: (_library, machine, args) => {
    const [to, most, tm] = [int(args, 0), int(args, 1) >>> 0, int(args, 3)];
    const text = format(readText(machine, int(args, 2)), read(machine, tm), zoneAt(machine, tm));
    if (text.length + 1 > most) return 0;
    writeBytes(machine, to, textToBytes(text));
    writeByte(machine, to + text.length, 0);
    return text.length;
  },
  sleep: () => 0,
  usleep: () => 0,
  nanosleep: () => 0,
};
