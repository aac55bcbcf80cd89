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

/** Conditions that take two flags: both must hold, or one of them. Added to the first condition code. */
export const COMPOUND_AND = 16;
export const COMPOUND_OR = 32;
/** Conditions known while compiling. */
export const ALWAYS = 64;
export const NEVER = 65;
