/** The examples of the packages' READMEs run, and print what they say they print. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "ava";

const root = fileURLToPath(new URL("../../", import.meta.url));

interface Example {
  readonly title: string;
  readonly code: string;
  /** The lines behind `// =>`. */
  readonly output: string;
}

function examples(): Example[] {
  return readdirSync(join(root, "packages")).flatMap((name) => {
    const text = readFileSync(join(root, "packages", name, "README.md"), "utf8");
    return [...text.matchAll(/```js\n([\s\S]*?)```/g)].map((match, at) => {
      const code = match[1] ?? "";
      const output = [...code.matchAll(/^\/\/ => ?(.*)$/gm)].map((line) => line[1] ?? "").join("\n");
      return { title: `packages/${name}/README.md, example ${at + 1}`, code, output };
    });
  });
}

for (const { title, code, output } of examples()) {
  test(title, (t) => {
    // Inside the workspace, so that the packages are found by name.
    const folder = mkdtempSync(join(root, "test/dist/readme-"));
    t.teardown(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "example.mjs");
    writeFileSync(file, code);
    const result = spawnSync(process.execPath, [file], { encoding: "utf8" });
    t.is(result.stderr, "");
    t.is(result.stdout.trimEnd(), output);
  });
}

test("examples/library.mjs", (t) => {
  const result = spawnSync(process.execPath, [join(root, "examples/library.mjs")], { encoding: "utf8" });
  t.is(result.stderr, "");
  t.regex(result.stdout, /^triangle\(100\) = 5050$/m);
});
