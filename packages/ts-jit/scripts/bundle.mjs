// Makes the runtime's objects, and dist/bundle.cjs: the command and all packages in one file, which bin/ts-jit.js loads with V8's code cache beside
// it. Node reads a hundred small modules in a tenth of a second; this one in a hundredth.
//
//   node scripts/bundle.mjs        after `tsc -b`; without it the command runs from the packages' own dist

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import "@ts-jit/codegen";
import { packForms } from "../../codegen/dist/emit/encoding.js";
import { CACHES } from "../bin/bundle.js";

const here = fileURLToPath(new URL("..", import.meta.url));
const dist = join(here, "dist");

/** These load files that stand beside them, so they stay where they are. */
const kept = ["v86"];

const places = {
  name: "places",
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /prepared-forms\.js$/ }, () => {
      return { contents: `export const PREPARED_FORMS = ${JSON.stringify(packForms())};` };
    });
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
    // iced-x86 finds its WebAssembly beside it; its own nine hundred kilobytes of JavaScript are bundled, for the code cache.
    onLoad({ filter: /iced_x86\.js$/ }, ({ path }) => {
      const folder = `require("node:path").join(__dirname, ${JSON.stringify(relative(dist, dirname(path)))})`;
      return { contents: readFileSync(path, "utf8").replace("join(__dirname,", `join(${folder},`) };
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

// Started by none of the modules above, so that it is the bundle's code that is kept.
for (const name of readdirSync(dist)) if (/^bundle\.cjs\..*cache$/.test(name)) rmSync(join(dist, name));
for (const command of CACHES) {
  const warmed = spawnSync(process.execPath, [join(here, "scripts/warm-up.mjs"), command], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (warmed.status !== 0) process.exit(1);
}
