/** `npm run bench -- SUITE`: measurements beside the peers, in one run, as ratios with medians. */
import { BenchError } from "./measure.js";

/** Each suite is loaded only when it is asked for. */
const SUITES: Readonly<
  Record<string, { readonly what: string; readonly load: () => Promise<() => void | Promise<void>> }>
> = {
  ir: {
    what: "parsing beside llvm-as, memory an instruction, the interpreter beside lli",
    load: async () => (await import("./ir.js")).benchIr,
  },
  codegen: {
    what: "compile time beside llc, how it grows, and the code's speed at each tier beside clang",
    load: async () => (await import("./codegen.js")).benchCodegen,
  },
  kernel: {
    what: "the runtime: calls beside the GNU C library's, sizes, how long a start takes",
    load: async () => (await import("./kernel.js")).benchKernel,
  },
  llama: {
    what: "language models: tokens a second beside C, and on emulators",
    load: async () => (await import("./llama.js")).benchLlama,
  },
  "llama-size": {
    what: "language models: bytes of images without weights",
    load: async () => (await import("./llama-size.js")).benchLlamaSize,
  },
  "llama-large": {
    what: "a language model of 1.1 thousand million weights: packing, speed, memory (2.5 GB of files, some minutes)",
    load: async () => (await import("./llama.js")).benchLargeLlama,
  },
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(SUITES, name));
if (names.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) console.error(`no such suite: ${unknown.join(", ")}`);
  console.error("usage: npm run bench -- SUITE...");
  for (const [name, { what }] of Object.entries(SUITES)) console.error(`  ${name.padEnd(10)}${what}`);
  process.exit(2);
}
for (const name of names) {
  try {
    const run = await SUITES[name]?.load();
    await run?.();
  } catch (error) {
    if (!(error instanceof BenchError)) throw error;
    console.error(`${name}: ${error.message}`);
    process.exitCode = 1;
  }
}
