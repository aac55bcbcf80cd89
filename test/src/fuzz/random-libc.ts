/** Random calls of the C library, as lines for test/fixtures/libc/driver.c. */

/** A generator of whole numbers below a limit, the same for the same seed (a linear congruence, upper bits). */
function generator(seed: number): (below: number) => number {
  let state = (BigInt(seed) * 6364136223846793005n + 1442695040888963407n) & 0xffff_ffff_ffff_ffffn;
  return (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffff_ffff_ffff_ffffn;
    return Number((state >> 33n) % BigInt(below));
  };
}

const ONE_ARGUMENT =
  "exp exp2 expm1 log log2 log10 log1p sin cos tan atan asin acos sinh cosh tanh asinh acosh atanh cbrt sqrt floor ceil trunc round rint".split(
    " ",
  );
const TWO_ARGUMENTS = "pow atan2 hypot fmod remainder".split(" ");

/** `count` lines; all kinds of calls in turn. */
export function randomLibcCalls(seed: number, count: number): string[] {
  const random = generator(seed);
  const pick = <T>(list: readonly [T, ...T[]]): T => list[random(list.length)] ?? list[0];
  const view = new DataView(new ArrayBuffer(8));
  const bitsOf = (value: number) => {
    view.setFloat64(0, value);
    return view.getBigUint64(0).toString(16).padStart(16, "0");
  };
  const bits64 = () => [0, 1, 2, 3].map(() => random(65536).toString(16).padStart(4, "0")).join("");
  const double = (): string =>
    pick([
      bits64,
      () => bitsOf((random(2_000_001) - 1_000_000) / 1000),
      () => bitsOf((random(2001) - 1000) / 2 ** random(10)),
      () => bitsOf(random(1 << 30) * 10 ** (random(600) - 300)),
      () => bitsOf(Number(`${random(1000)}.${random(100)}5`)),
      () => bitsOf(10 ** (random(40) - 20)),
      () =>
        pick(["0000000000000001", "7fefffffffffffff", "0010000000000000", "8000000000000000", bitsOf(9.5)]),
    ])();
  const flags = () => ["-", "+", " ", "#", "0"].filter(() => random(4) === 0).join("");
  const format = () => {
    const width = random(2) ? String(random(24) + 1) : "";
    const precision = random(2) ? `.${random(12) ? random(22) : random(300)}` : "";
    return `[%${flags()}${width}${precision}`;
  };
  const digits = (n: number) => Array.from({ length: n }, () => random(10)).join("");
  const number = (): string =>
    pick([
      () => `${digits(random(20) + 1)}.${digits(random(20))}`,
      () => `${random(10)}.${digits(random(18))}e${random(700) - 350}`,
      () => `${digits(random(30))}.${digits(random(900))}e${random(100) - 50}`,
      () => `${digits(random(4))}e${random(12000) - 6000}`,
      () => `0x${bits64()}.${bits64().slice(random(16))}p${random(2400) - 1200}`,
      () => pick(["inf", "-infinity", "nan", "nan(x1)", "0x", "0x.p1", ".", "1e", "1e+", ".5.5", "- 1"]),
      // Halfway between two doubles, and close to it.
      () => {
        const value = BigInt(2 ** 52 + random(1 << 30)) * 2n + 1n;
        return `${value * 10n ** BigInt(random(20))}${pick(["", ".0", ".00000000000000000000000000001"])}`;
      },
    ])();
  const shortNumber = () =>
    `${digits(random(20) + 1)}.${digits(random(20))}${pick(["", `e${random(60) - 30}`])}`;
  const blanks = () => pick(["", "", " ", "  \t"]);
  const sign = () => pick(["", "", "-", "+"]);
  const kinds: readonly [() => string, ...(() => string)[]] = [
    () => `p d ${double()} ${format()}${pick([..."eEfFgGaA"] as [string, ...string[]])}]`,
    () =>
      `p L ${pick([bits64, () => "8000000000000000"])().replace(
        /^[0-7]/,
        "8",
      )}:${(random(2) ? 0x3fff - 80 + random(160) : 1 + random(0x7ffd)).toString(16)} ${format()}L${pick([..."eEfFgGaA"] as [string, ...string[]])}]`,
    () =>
      `p i ${bits64().slice(8 + random(8))} ${format()}${pick(["d", "u", "x", "X", "o", "i", "hd", "hhu", "hhd", "c"])}]`,
    () => `p l ${bits64().slice(random(16))} ${format()}ll${pick([..."duxoX"] as [string, ...string[]])}]`,
    () => `p s ${"alphabet".slice(random(9)) || "x"} ${format()}s]`,
    () => `f ${blanks()}${sign()}${number()}${pick(["", "", "x", "e", " 1"])}`,
    () =>
      `n ${pick([0, 0, 10, 16, 8, 36, 2, 1, 37])} ${blanks()}${sign()}${pick(["", "0x", "0"])}${digits(random(22))}`,
    () => `m ${pick(ONE_ARGUMENT as [string, ...string[]])} ${double()} 0`,
    () => `m ${pick(TWO_ARGUMENTS as [string, ...string[]])} ${double()} ${double()}`,
    () => `q ${random(1 << 30)} ${random(random(4) ? 40 : 600) + 1} ${random(random(2) ? 9 : 40) + 1}`,
    () =>
      `c ${pick(["%d%lf%s", "%3d%4lf%3s", "%i %le %[a-z]", "%d,%lf;%c"])}|${blanks()}${sign()}${digits(random(6))}${pick([" ", ",", ""])}${shortNumber()}${pick([" ", ";", ""])}${pick(["word", "x1", ""])}`,
  ];
  return Array.from({ length: count }, (_, at) => (kinds[at % kinds.length] ?? kinds[0])());
}

/** Steps between two doubles on the line of all doubles. */
function distance(a: string, b: string): bigint {
  const position = (text: string) => {
    const raw = BigInt.asIntN(64, BigInt(`0x${text}`));
    return raw < 0n ? -(raw & ((1n << 63n) - 1n)) : raw;
  };
  const difference = position(a) - position(b);
  return difference < 0n ? -difference : difference;
}
const isNaN64 = (text: string) => (BigInt(`0x${text}`) & 0x7fff_ffff_ffff_ffffn) > 0x7ff0_0000_0000_0000n;
const EXACT = new Set(["sqrt", "floor", "ceil", "trunc", "round", "rint", "fmod", "remainder"]);

/** Whether two answers to a call agree: to the byte, mathematical functions to one unit in the last place. */
export function agree(call: string, ours: string, theirs: string): boolean {
  const [kind, name = ""] = call.split(" ");
  if (kind !== "m" || ours === theirs) return ours === theirs;
  if (isNaN64(theirs)) return isNaN64(ours);
  return distance(ours, theirs) <= (EXACT.has(name) ? 0n : 1n);
}
