/** Deterministic mutation of texts: the same seed makes the same texts. */

/** A small generator of uniform numbers (mulberry32, Tommy Ettinger). */
export class Random {
  constructor(private state: number) {}
  /** An integer from 0 to `limit - 1`. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
  pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new RangeError("pick from an empty list");
    return found;
  }
}

const NUMBERS = [
  "0",
  "1",
  "-1",
  "255",
  "4294967295",
  "4294967296",
  "9007199254740993",
  "18446744073709551616",
  "99999999999999999999999999999999999999",
  "1.0",
  "0x7FF8000000000001",
];
const WORDS =
  `i1 i32 i64 i99999999 float double x86_fp80 ptr void label token metadata opaque null undef poison zeroinitializer
   none true false add fadd load store call ret br phi select getelementptr bitcast trunc icmp fcmp alloca switch
   invoke landingpad resume define declare global constant alias type align inbounds nsw fast volatile atomic seq_cst
   acquire x vscale splat to unwind cleanup catch within from distinct comdat personality addrspace(1) sret(i32)
   byval(ptr) #0 !0 !dbg @f @g %0 %1 %x ... [ ] { } < > ( ) = , * ! | :`.split(/\s+/);
const NESTS = [
  "[1 x ",
  "{",
  "<{",
  "(",
  "[",
  "<",
  "!{",
  "i32 (",
  "ptr (",
  "{ i32, ",
  "add (i32 ",
  "!DILocation(scope: ",
];

/** Pieces of a text: words, numbers, names, strings, marks, blanks. */
function tokens(text: string): string[] {
  return text.match(/"[^"]*"|[%@!$#^]?[-\w$.]+|\s+|./gs) ?? [];
}

/** One to four changes of `text`; `other` is a second text to take pieces from. */
export function mutate(text: string, other: string, random: Random): string {
  let result = text;
  for (let times = 1 + random.below(4); times > 0; times--) result = mutateOnce(result, other, random);
  return result;
}

function mutateOnce(text: string, other: string, random: Random): string {
  const kind = random.below(14);
  if (kind < 3) {
    // Bytes: changed, dropped, put in.
    const at = random.below(text.length + 1);
    const byte = String.fromCharCode(random.below(4) === 0 ? random.below(0x10000) : random.below(128));
    return text.slice(0, at) + (kind === 1 ? "" : byte) + text.slice(kind === 2 ? at : at + 1);
  }
  if (kind < 6) {
    // Lines: cut, doubled, exchanged.
    const lines = text.split("\n");
    const at = random.below(lines.length);
    const to = random.below(lines.length);
    if (kind === 3) lines.splice(at, 1 + random.below(3));
    else if (kind === 4) lines.splice(to, 0, lines[at] ?? "");
    else [lines[at], lines[to]] = [lines[to] ?? "", lines[at] ?? ""];
    return lines.join("\n");
  }
  if (kind === 6) return text.slice(0, random.below(text.length + 1));
  if (kind === 7 && random.below(8) === 0) {
    const nest = random.pick(NESTS).repeat(10 ** (1 + random.below(6)));
    const at = random.below(text.length + 1);
    return text.slice(0, at) + nest + text.slice(at);
  }
  if (kind === 8) {
    const at = random.below(text.length + 1);
    const from = random.below(other.length);
    return text.slice(0, at) + other.slice(from, from + random.below(200)) + text.slice(at);
  }
  // Tokens: exchanged, replaced, dropped, made numbers.
  const pieces = tokens(text);
  if (pieces.length < 2) return text;
  const at = random.below(pieces.length);
  const to = random.below(pieces.length);
  const piece = pieces[at] ?? "";
  switch (kind) {
    case 9:
      [pieces[at], pieces[to]] = [pieces[to] ?? "", piece];
      break;
    case 10:
      pieces[at] = random.pick(WORDS);
      break;
    case 11:
      pieces[at] = "";
      break;
    case 12: {
      for (let k = at; k < pieces.length; k++) {
        if (!/^\d+$/.test(pieces[k] ?? "")) continue;
        pieces[k] = random.pick(NUMBERS);
        break;
      }
      break;
    }
    default:
      pieces[at] = pieces[to] ?? "";
  }
  return pieces.join("");
}
