// Makes the runtime's objects, and dist/bundle.cjs: the command and all packages in one file, which bin/ts-jit.js loads with V8's code cache beside
// it. Node reads a hundred small modules in a tenth of a second; this one in a hundredth.
//
//   node scripts/bundle.mjs        after `tsc -b`; without it the command runs from the packages' own dist

import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL("..", import.meta.url));
const dist = join(here, "dist");

/** These load files that stand beside them, so they stay where they are. */
const kept = ["iced-x86", "v86"];

const places = {
  name: "places",
  setup({ onLoad, onResolve }) {
    // What a module finds by its own address it still finds.
    onLoad({ filter: /packages\/[^/]+\/dist\/.*\.js$/ }, ({ path }) => {
      const contents = readFileSync(path, "utf8");
      const url = `__moduleUrl(${JSON.stringify(relative(dist, path))})`;
      const bound = contents.replaceAll("import.meta.url", url).replaceAll('import("v86")', () => {
        // An ES module, which only Node's own loader can load.
        const found = createRequire(path).resolve("v86");
        return `__import(__moduleUrl(${JSON.stringify(relative(dist, found))}))`;
      });
      return { contents: bound, loader: "js" };
    });
    onResolve({ filter: new RegExp(`^(${kept.join("|")})$`) }, ({ path, resolveDir }) => {
      const found = createRequire(join(resolveDir, "x.js")).resolve(path);
      return { path: `./${relative(dist, found)}`, external: true };
    });
  },
};

await build({
  entryPoints: [join(dist, "main.js")],
  outfile: join(dist, "bundle.cjs"),
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  // What is left of them are Node's own modules.
  supported: { "dynamic-import": false },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  logLevel: "warning",
  banner: {
    js: 'const __moduleUrl = (path) => require("node:url").pathToFileURL(require("node:path").join(__dirname, path)).href;',
  },
  plugins: [places],
});

// The runtime is compiled now rather than in every command.
const { prepareRuntime } = await import("@ts-jit/boot");
for (const platform of ["bare", "linux"]) await prepareRuntime(platform);

// The first command leaves its compiled code for all that follow; so it is one that uses most of the compiler.
rmSync(join(dist, "bundle.cjs.cache"), { force: true });
const sample = "define i32 @main(i32 %n, ptr %p) {\n  %a = mul i32 %n, %n\n  ret i32 %a\n}\n";
spawnSync(process.execPath, [join(here, "bin/ts-jit.js"), "compile", "-o", "/dev/null", "-"], {
  input: sample,
});
