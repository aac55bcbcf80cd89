/** Condition codes by their hardware numbers; the lowest bit negates. */
export const Cond = {
  O: 0,
  NO: 1,
  B: 2,
  AE: 3,
  E: 4,
  NE: 5,
  BE: 6,
  A: 7,
  S: 8,
  NS: 9,
  P: 10,
  NP: 11,
  L: 12,
  GE: 13,
  LE: 14,
  G: 15,
} as const;
export type Cond = (typeof Cond)[keyof typeof Cond];

export const COND_NAMES = [
  "o",
  "no",
  "b",
  "ae",
  "e",
  "ne",
  "be",
  "a",
  "s",
  "ns",
  "p",
  "np",
  "l",
  "ge",
  "le",
  "g",
];

export function invert(cond: number): Cond {
  return (cond ^ 1) as Cond;
}

/** Intel's names of conditions, but for those that begin with `n` for not. */
const NAMED: Readonly<Record<string, Cond>> = {
  a: Cond.A,
  ae: Cond.AE,
  b: Cond.B,
  be: Cond.BE,
  c: Cond.B,
  e: Cond.E,
  z: Cond.E,
  g: Cond.G,
  ge: Cond.GE,
  l: Cond.L,
  le: Cond.LE,
  o: Cond.O,
  p: Cond.P,
  s: Cond.S,
};
/** The condition an instruction's name ends in: `z`, `nae`. Undefined when there is none of that name. */
export function conditionNamed(name: string): Cond | undefined {
  const negated = name.startsWith("n");
  const condition = NAMED[negated ? name.slice(1) : name];
  return condition === undefined || !negated ? condition : invert(condition);
}

/** Conditions that take two flags: both must hold, or one of them. Added to the first condition code. */
export const COMPOUND_AND = 16;
export const COMPOUND_OR = 32;
/** Conditions known while compiling. */
export const ALWAYS = 64;
export const NEVER = 65;
