/** The interpreter against LLVM's own: every value of a random module must print the same bits in lli-19. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { interpret, parseChecked } from "../programs.js";
import type { Fuzzer, Verdict } from "./fuzzer.js";
import { randomValues } from "./random-values.js";

export const lli: Fuzzer = {
  needs: ["lli-19"],
  what: "random values of odd widths, vectors, all float formats: the interpreter prints the bits that lli-19 prints",
  async tryOne(seed: number, folder: string): Promise<Verdict> {
    const text = randomValues(seed);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, "values.ll");
    writeFileSync(path, text);
    const theirs = spawnSync("lli-19", [path], { encoding: "latin1" });
    if (theirs.status !== 0) return { kind: "passed over", why: `lli-19 gives status ${theirs.status}` };
    const ours = interpret(parseChecked(text, path)).output;
    if (ours === theirs.stdout) return { kind: "agreed" };
    return { kind: "mismatch", finding: "lli-19 prints other bits", keep: path };
  },
};
