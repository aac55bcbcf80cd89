/**
 * What older text says, said in today's terms, once a module is read.
 *
 * Source: the behaviour of LLVM 19's automatic upgrade.
 */
import type { MDAttachment } from "../../metadata.js";
import type { Module } from "../../module.js";
import { upgradeDebugInfo } from "./debug-info.js";
import { upgradeIntrinsics } from "./intrinsics.js";
import { upgradeModuleFlags } from "./module-flags.js";
import { upgradeAliasTags } from "./tbaa.js";

/** What the reader saw, so that nobody need look for it. */
export interface Seen {
  /** Every `!tbaa` of an instruction. */
  readonly aliasTags: readonly MDAttachment[];
  /** Whether there is any debug information. */
  readonly debugInfo: boolean;
}

export function upgradeModule(module: Module, { aliasTags, debugInfo }: Seen): void {
  upgradeAliasTags(aliasTags);
  const whole = upgradeIntrinsics(module);
  if (debugInfo || !whole) upgradeDebugInfo(module, whole);
  upgradeModuleFlags(module);
  for (const global of module.globals) {
    // Sections of Objective-C were written with blanks behind the commas.
    if (global.section?.startsWith("__DATA, __objc_catlist") === true) {
      global.section = global.section.replace(/,\s+/g, ",");
    }
  }
}
