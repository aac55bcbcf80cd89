// Proves that the compiled files of the package import each other one way: no file reaches itself by its imports.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import test from "ava";

const root = fileURLToPath(new URL("../../dist/", import.meta.url));

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === join(root, "test") ? [] : files(path);
    return path.endsWith(".js") ? [path] : [];
  });
}

test("no file imports itself, however far around", (t) => {
  const imports = new Map(
    files(root).map((file) => [
      file,
      [...readFileSync(file, "utf8").matchAll(/\b(?:from|import) "(\.[^"]+)"/g)].map((found) =>
        join(dirname(file), found[1] ?? ""),
      ),
    ]),
  );
  t.true(imports.size > 100);
  // Depth first: meeting a file that is still open closes a circle.
  const state = new Map<string, "open" | "done">();
  const circles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (state.get(file) === "done") return;
    const here = [...way, relative(root, file)];
    if (state.get(file) === "open") {
      circles.push(here.slice(here.indexOf(relative(root, file))).join(" -> "));
      return;
    }
    state.set(file, "open");
    for (const next of imports.get(file) ?? []) visit(next, here);
    state.set(file, "done");
  };
  for (const file of imports.keys()) visit(file, []);
  t.deepEqual(circles, []);
});
