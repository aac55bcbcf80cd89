/** An object whose constructors start what looks at a program from outside: the profile, the watchdog. */
import { compileModule, type ObjectFile } from "@ts-jit/codegen";
import { arrayType, declare, global, i32, ModuleBuilder, ptr, voidType } from "@ts-jit/ir";

export interface Watching {
  /** Count where the program is, a thousand times a second, and say it at the end; see {@link SampleReader}. */
  readonly profile?: boolean;
  /** End the program with a panic when it has put out nothing for so many seconds of running. */
  readonly watchdog?: number;
  /** Fill memory that the heap gives and takes back, and look for writes after it was freed. */
  readonly poison?: boolean;
}

/** The object to link with a program; empty when nothing is asked for. */
export function startObject({ profile = false, watchdog, poison = false }: Watching): ObjectFile {
  const starts = [
    ...(profile ? ["tsjit_start_profile"] : []),
    ...(watchdog === undefined ? [] : ["tsjit_start_watchdog"]),
  ].map((name) => declare(name, voidType, {}));
  const builder = new ModuleBuilder("watching");
  if (starts.length > 0) {
    const section = ".init_array";
    const options = { constant: true, section, align: 4 };
    builder.add(global("__tsjit_watching", arrayType(ptr, starts.length), starts, options));
  }
  if (watchdog !== undefined) {
    builder.add(global("tsjit_watchdog_seconds", i32, Math.max(1, Math.round(watchdog)), { constant: true }));
  }
  if (poison) builder.add(global("tsjit_heap_poison", i32, 1, { constant: true }));
  return compileModule(builder.module, { tier: "O1" });
}
