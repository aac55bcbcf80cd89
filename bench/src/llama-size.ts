/** Bytes of language models' images without weights, by format and CPU level, as they boot on bare metal. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type CpuLevel, TIERS } from "@ts-jit/codegen";
import { buildLlamaImage, loadModel, quantizeModel, type RecipeName } from "@ts-jit/model";
import { checkpointFiles } from "./llama-files.js";
import { table } from "./measure.js";
import { cache } from "./workloads.js";

/** Wide enough for blocks of 256; other widths change a few bytes. */
const SIZES = [256, 512, 2, 4, 2, 512, 128] as const;
const RECIPES: readonly RecipeName[] = ["f32", "q8_0", "q4_0", "q4_k_m"];
const LEVELS: readonly (readonly CpuLevel[])[] = [
  ["i686"],
  ["pentium4"],
  ["avx2"],
  ["pentium4", "avx2"],
  ["i686", "pentium4", "avx2"],
];

export async function benchLlamaSize(): Promise<void> {
  const folder = join(cache, "llama");
  mkdirSync(folder, { recursive: true });
  const { model, tokenizer } = checkpointFiles(folder, SIZES);
  const rows: string[][] = [];
  for (const recipe of RECIPES) {
    const file = join(folder, `size.${recipe}.gguf`);
    quantizeModel(model, file, recipe, tokenizer);
    const loaded = loadModel(file);
    for (const tier of TIERS) {
      const sizes: string[] = [];
      for (const cpu of LEVELS) {
        const { bytes } = await buildLlamaImage(loaded, "bare", { cpu, tier });
        sizes.push((bytes.length / 1024).toFixed(1));
      }
      rows.push([recipe, tier, ...sizes]);
    }
  }
  console.log("KiB without weights");
  console.log(table(["weights", "code", ...LEVELS.map((cpu) => cpu.join("+"))], rows));
}
