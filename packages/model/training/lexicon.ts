/** The words of the stories: who, where, with what. Each list is short on purpose: 512 tokens must spell them all. */

export interface Pronouns {
  readonly he: string;
  readonly him: string;
  readonly his: string;
}

export const SHE: Pronouns = { he: "she", him: "her", his: "her" };
export const HE: Pronouns = { he: "he", him: "him", his: "his" };

/** A name settles its pronouns, so that a reader (and a small model) can rely on it. */
export interface Name {
  readonly name: string;
  readonly pronouns: Pronouns;
}

function named(pronouns: Pronouns, ...names: readonly string[]): readonly Name[] {
  return names.map((name) => ({ name, pronouns }));
}

export const GIRLS = named(SHE, "Mia", "Anna", "Rosie", "Ella");
export const BOYS = named(HE, "Tom", "Ben", "Sam", "Max");
export const ANIMALS_NAMED = [...named(SHE, "Daisy", "Poppy", "Luna"), ...named(HE, "Pip", "Otto", "Finn")];

export const ANIMALS = ["fox", "rabbit", "bear", "mouse", "duck", "cat", "dog", "frog", "bird"] as const;

export const NATURES = [
  "little",
  "kind little",
  "brave little",
  "happy little",
  "clever little",
  "small",
  "shy little",
];
export const FRIEND_NATURES = ["kind", "friendly", "big", "funny", "nice"];

export const HOBBIES = [
  "play in the sun",
  "sing songs",
  "run and jump",
  "draw",
  "climb trees",
  "dance in the rain",
  "pick flowers",
];

export const HOMES = [
  "a small house",
  "a warm house by the river",
  "a little house on a hill",
  "a house near the forest",
];

export const PLACES = ["park", "forest", "garden", "river", "beach", "pond", "farm"];

export const COLORS = ["red", "blue", "green", "yellow", "white", "pink"];

/** The colours of an apple. */
export const RIPE = ["red", "green", "yellow"];

export const PARENTS = ["mom", "dad", "grandma"];

/** Things small enough to carry and to lose. */
export const TOYS = ["ball", "kite", "doll", "hat", "boat", "bell", "book", "car"];

/** Foods that follow "some". */
export const FOODS = ["bread", "cake", "honey", "soup", "apples", "nuts"];

export const SPOTS = [
  "under a big leaf",
  "behind a tree",
  "in the tall grass",
  "behind a rock",
  "in a bush",
  "between two stones",
];

export const FLOWERS = ["rose", "bean", "pumpkin"];
export const DAYS = ["sunny", "warm", "bright", "quiet", "windy", "cold"];
export const BUILDINGS = ["a tower", "a house", "a castle", "a wall"];
export const MATERIALS = ["sand", "stones", "sticks", "snow"];
