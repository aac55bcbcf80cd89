import { type Accumulate, generate, ReferenceTransformer, Sampler } from "@ts-jit/model";
import test from "ava";
import { splitWords } from "../training/bpe.js";
import { ANIMALS_NAMED, BOYS, GIRLS } from "../training/lexicon.js";
import { writeStory } from "../training/stories.js";
import { shippedModel } from "./files.js";

const { model, tokenizer } = shippedModel();

/** Every word and mark the grammar can write, or near enough. */
const KNOWN = new Set(
  Array.from({ length: 5000 }, (_, index) => writeStory(1, index)).flatMap((story) =>
    splitWords(story).map((word) => word.trim()),
  ),
);

const NAMES = [...GIRLS, ...BOYS, ...ANIMALS_NAMED].map(({ name }) => name);

interface Story {
  readonly text: string;
  /** Whether BOS came before the context was full. */
  readonly ended: boolean;
}

function tell(
  prompt: string,
  sampler = new Sampler({ temperature: 0 }),
  accumulate: Accumulate = "double",
): Story {
  const pieces = [...generate(new ReferenceTransformer(model, accumulate), tokenizer, sampler, { prompt })];
  const text = new TextDecoder().decode(Uint8Array.from(pieces.flatMap(({ bytes }) => [...bytes])));
  return { text, ended: pieces.length < model.config.seqLen };
}

/** The names of those the story introduces, in order. */
function named({ text }: Story): (string | undefined)[] {
  return [...text.matchAll(/named (\w+)/g)].map(([, name]) => name);
}

/** Names the story uses without introducing them. */
function strangers(story: Story): string[] {
  const introduced = named(story);
  return NAMES.filter((name) => story.text.includes(name) && !introduced.includes(name));
}

function unknownWords({ text }: Story): string[] {
  return splitWords(text)
    .map((word) => word.trim())
    .filter((word) => !KNOWN.has(word));
}

for (const prompt of [
  "",
  "Once upon a time",
  "One day, a little fox",
  "Once upon a time, there was a brave little mouse",
  "Once upon a time, there was a little girl named Mia",
]) {
  test(`the model that ships tells a whole story, greedily, from "${prompt}"`, (t) => {
    const story = tell(prompt);
    t.log(story.text);
    t.true(story.text.startsWith(prompt));
    t.true(story.ended, "it comes to an end within its context");
    t.deepEqual(unknownWords(story), [], "every word is a word");
    t.regex(story.text, /[.!?]"?$/, "the last sentence is whole");
    const [hero] = named(story);
    t.truthy(hero, "somebody is named");
    t.true(story.text.split(`${hero}`).length > 3, "the hero is there to the end");
    t.is(
      tell(prompt, new Sampler({ temperature: 0 }), "float").text,
      story.text,
      "float sums tell the same story",
    );
  });
}

test("the story it tells unasked has nobody in it who was not introduced", (t) => {
  t.deepEqual(strangers(tell("")), []);
});

test("drawn at temperature 0.7 words are words, stories end, and most keep their names", (t) => {
  const stories = Array.from({ length: 20 }, (_, index) =>
    tell("", new Sampler({ temperature: 0.7, topP: 0.9, seed: index + 1 })),
  );
  t.deepEqual(stories.flatMap(unknownWords), []);
  t.true(stories.every(({ ended }) => ended));
  const kept = stories.filter((story) => strangers(story).length === 0).length;
  t.log(`${kept} of ${stories.length} stories keep their names`);
  t.true(kept > stories.length / 2);
});
