/** Where the tests find models: the one that ships, and those that only some machines have. */

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Model, readCheckpoint, Tokenizer } from "@ts-jit/model";
import test, { type ExecutionContext } from "ava";

/** From packages/model/dist/test to the repository's root. */
const ROOT = new URL("../../../../", import.meta.url);

/** Beside the repository, and one further up, where a worktree's siblings are. */
const SHARED = ["../shared/models/", "../../shared/models/"].map((path) => new URL(path, ROOT));

export interface Pair {
  readonly model: Model;
  readonly tokenizer: Tokenizer;
}

function readPair(directory: URL, checkpoint: string, tokenizer: string): Pair {
  const model = readCheckpoint(readFileSync(new URL(checkpoint, directory)), checkpoint);
  const bytes = readFileSync(new URL(tokenizer, directory));
  return { model, tokenizer: Tokenizer.read(bytes, model.config.vocabSize, tokenizer) };
}

/** The model and tokenizer in packages/model/assets. */
export function shippedModel(): Pair {
  return readPair(new URL("../../assets/", import.meta.url), "stories.bin", "tokenizer.bin");
}

/** The paths of llama2.c's 260K model, where this machine has it. */
export function sharedModelFiles(): { readonly model: string; readonly tokenizer: string } | undefined {
  const directory = SHARED.find((url) => existsSync(new URL("stories260K.bin", url)));
  if (directory === undefined) return undefined;
  const path = (name: string) => fileURLToPath(new URL(name, directory));
  return { model: path("stories260K.bin"), tokenizer: path("tok512.bin") };
}

/**
 * A test that needs llama2.c's 260K model (stories260K.bin, tok512.bin), which is not part of this repository.
 * Where it is absent the test is skipped, and its title says where the model was looked for.
 */
export function testWithSharedModel(title: string, run: (t: ExecutionContext, pair: Pair) => void): void {
  const directory = SHARED.find((url) => existsSync(new URL("stories260K.bin", url)));
  if (directory === undefined) {
    const places = SHARED.map((url) => fileURLToPath(url)).join(" or ");
    test.skip(`${title} (skipped: no stories260K.bin in ${places})`, () => undefined);
  } else {
    test(title, (t) => run(t, readPair(directory, "stories260K.bin", "tok512.bin")));
  }
}
