/** Packs a model into a file, in a process of its own: MODEL PACKED. Prints seconds of processor time and MiB of memory. */
import { loadModel, packFile } from "@ts-jit/model";

const [model, packed = ""] = process.argv.slice(2);
const { model: read, tokenizer, layout } = loadModel(model);
packFile(read, tokenizer, layout, packed);
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ seconds: (user + system) / 1e6, mib: process.resourceUsage().maxRSS / 1024 }));
