// Proves that the IR library works in a browser: bundled for one, it needs nothing of Node, and reads, checks, runs and
// prints a module where there is nothing but the language and what every browser adds to it.
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import test from "ava";
import { build } from "esbuild";

test("packages/ir, bundled for a browser, runs without Node", async (t) => {
  const entry = fileURLToPath(new URL("../../../ir/dist/index.js", import.meta.url));
  const { outputFiles, warnings } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "ir",
    logLevel: "silent",
  });
  t.deepEqual(warnings, []);
  const program = `${outputFiles[0]?.text}
    const module = ir.parseModule("define i32 @add(i32 %a, i32 %b) {\\n  %c = add i32 %a, %b\\n  ret i32 %c\\n}");
    ir.verifyModule(module);
    globalThis.result = [new ir.Interpreter(module).call("add", [21, 21]), ir.printModule(module).includes("add i32 %a, %b")];`;
  const globals: { result?: unknown; TextEncoder: unknown; TextDecoder: unknown } = {
    TextEncoder,
    TextDecoder,
  };
  runInNewContext(program, globals);
  t.is(JSON.stringify(globals.result), "[42,true]");
});
