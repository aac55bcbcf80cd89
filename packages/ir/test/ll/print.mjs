// Writes the canonical form of every module of this folder to printed/ anew: run it after a change of the printer that
// is meant, and look at the difference before it is committed.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseModule, printModule } from "../../dist/index.js";

const folder = new URL("./", import.meta.url);
for (const name of readdirSync(folder).filter((file) => file.endsWith(".ll"))) {
  const module = parseModule(readFileSync(new URL(name, folder), "utf8"), name);
  writeFileSync(new URL(`printed/${name}`, folder), printModule(module, { preserveUseListOrder: true }));
}
