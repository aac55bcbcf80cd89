/**
 * Writes stories: draws the hero, the friend and the things once, then fills one plot with them, so that names,
 * pronouns, colours and objects stay the same from the first sentence to the last.
 */

import {
  ANIMALS,
  ANIMALS_NAMED,
  BOYS,
  BUILDINGS,
  COLORS,
  DAYS,
  FLOWERS,
  FOODS,
  FRIEND_NATURES,
  GIRLS,
  HOBBIES,
  HOMES,
  MATERIALS,
  NATURES,
  type Name,
  PARENTS,
  PLACES,
  RIPE,
  SPOTS,
  TOYS,
} from "./lexicon.js";
import { PLOTS } from "./plots.js";
import { Random } from "./random.js";

interface Character extends Name {
  /** What the character is: "girl", "boy", "fox". */
  readonly kind: string;
}

type Slots = Readonly<Record<string, string>>;

/** The story number `index` of the corpus with this seed. One paragraph, no newline; the same for ever. */
export function writeStory(seed: number, index: number): string {
  const random = new Random(seed, index);
  const hero = drawHero(random);
  const friend = drawFriend(random, hero);
  const slots = drawSlots(random, hero, friend);
  const sentences: string[] = [];

  // Three stories in four introduce the hero first; the others begin in the middle: "One day, a little fox named ...".
  const introduced = random.uniform() < 0.75;
  if (introduced) sentences.push(...introduce(random, hero, slots));
  let heroNamed = introduced;
  let friendNamed = false;
  const plot = random.pick(PLOTS);
  for (const beat of plot.beats) {
    const sentence = random.pick(beat);
    if (sentence === "") continue;
    const first: Slots = {
      HERO: heroNamed ? hero.name : `a ${random.pick(NATURES)} ${hero.kind} named ${hero.name}`,
      FRIEND: friendNamed
        ? friend.name
        : `a ${random.pick(FRIEND_NATURES)} ${friend.kind} named ${friend.name}`,
    };
    sentences.push(capitalize(fill(sentence, { ...slots, ...first })));
    heroNamed ||= sentence.includes("{HERO}");
    friendNamed ||= sentence.includes("{FRIEND}");
  }
  return sentences.join(" ");
}

function drawHero(random: Random): Character {
  const draw = random.uniform();
  if (draw < 0.25) return { ...random.pick(GIRLS), kind: "girl" };
  if (draw < 0.5) return { ...random.pick(BOYS), kind: "boy" };
  return { ...random.pick(ANIMALS_NAMED), kind: random.pick(ANIMALS) };
}

/** The friend is mostly an animal, never of the hero's kind or name. */
function drawFriend(random: Random, hero: Character): Character {
  if (random.uniform() < 0.8) {
    const name = random.pick(ANIMALS_NAMED.filter(({ name }) => name !== hero.name));
    return { ...name, kind: random.pickOther<string>(ANIMALS, hero.kind) };
  }
  return hero.kind === "girl"
    ? { ...random.pick(BOYS), kind: "boy" }
    : { ...random.pick(GIRLS), kind: "girl" };
}

function drawSlots(random: Random, hero: Character, friend: Character): Slots {
  const parent = random.pick(PARENTS);
  const color = random.pick(COLORS);
  const spot = random.pick(SPOTS);
  const day = random.pick(DAYS);
  return {
    name: hero.name,
    ...hero.pronouns,
    He: capitalize(hero.pronouns.he),
    His: capitalize(hero.pronouns.his),
    friend: friend.name,
    fhe: friend.pronouns.he,
    fhim: friend.pronouns.him,
    fhis: friend.pronouns.his,
    fHe: capitalize(friend.pronouns.he),
    parent,
    Parent: capitalize(parent),
    place: random.pick(PLACES),
    color,
    ripe: random.pick(RIPE),
    color2: random.pickOther(COLORS, color),
    toy: random.pick(TOYS),
    food: random.pick(FOODS),
    spot,
    spot2: random.pickOther(SPOTS, spot),
    spot3: random.pick(["behind a tree", "behind a rock", "under a bush"]),
    flower: random.pick(FLOWERS),
    building: random.pick(BUILDINGS),
    material: random.pick(MATERIALS),
    day,
    day2: random.pickOther(DAYS, day),
  };
}

function introduce(random: Random, hero: Character, { He, his, parent }: Slots): string[] {
  const nature = random.pick(NATURES);
  const opening =
    random.uniform() < 0.85
      ? `Once upon a time, there was a ${nature} ${hero.kind} named ${hero.name}.`
      : `There was once a ${nature} ${hero.kind} named ${hero.name}.`;
  const habit = random.pick([
    `${He} loved to ${random.pick(HOBBIES)}.`,
    `${He} lived in ${random.pick(HOMES)}.`,
    `${He} lived with ${his} ${parent} in ${random.pick(HOMES)}.`,
    `${He} loved to ${random.pick(HOBBIES)} and ${random.pick(["play", "laugh"])} all day.`,
  ]);
  return [opening, habit];
}

/** Replaces each {slot} by its value. @throws RangeError for a slot nobody fills. */
function fill(sentence: string, slots: Slots): string {
  return sentence.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const value = slots[slot];
    if (value === undefined) throw new RangeError(`no value for {${slot}} in "${sentence}"`);
    return value;
  });
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
