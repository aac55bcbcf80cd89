/** One way from text to what a program prints as a Linux process, for every fuzzer. */
import { boot, link } from "@ts-jit/boot";
import { type CpuLevel, compileModule, type Tier } from "@ts-jit/codegen";
import { type Module, parseModule, verifyModule } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";

/** @throws IrSyntaxError, VerifyError. */
export function parseChecked(text: string, path: string): Module {
  const module = parseModule(text, path);
  verifyModule(module);
  return module;
}

/**
 * What the program prints when compiled at a tier; how it ended stands behind it unless it exited. Uses the module up.
 * `timeout` in milliseconds. @throws UnsupportedError for what the compiler refuses.
 */
export async function outputOnHost(
  module: Module,
  tier: Tier,
  timeout: number,
  cpu?: CpuLevel,
): Promise<string> {
  const object = compileModule(module, cpu === undefined ? { tier } : { tier, cpu });
  const libraries = runtime("linux", { tier: "O2" });
  const image = link([object], { platform: "linux", name: "program", libraries });
  const { output, status, ending } = await boot(image, { machine: "host", timeout });
  return ending === "exit" ? output : `${output}${ending} ${status}`;
}
