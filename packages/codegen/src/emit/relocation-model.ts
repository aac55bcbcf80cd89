/**
 * Which addresses code may take for known, and how it comes at the others: LLVM's rules for relocation models, local
 * definitions and thread-local models (`TargetMachine::shouldAssumeDSOLocal` and `getTLSModel`).
 *
 * | model | defined here, hidden or dso_local | anything else | calls of anything else |
 * |---|---|---|---|
 * | static | its address | its address | direct |
 * | pic, pie | offset from the global offset table (GOTOFF) | loaded from the table (GOT) | by the linkage table, ebx holding the GOT |
 *
 * Source: Intel386 Architecture Processor Supplement, "Position-Independent Function Prologue"; for thread-local storage
 * Drepper, "ELF Handling For Thread-Local Storage".
 */
import { ConstantInt, type GlobalValue, type Module, type ThreadLocalModel } from "@ts-jit/ir";
import type { CodegenOptions, RelocationModel } from "../options.js";

/** The model a module is compiled for. */
export function relocationModelOf(module: Module, options: CodegenOptions): RelocationModel {
  const model = options.relocationModel ?? "static";
  return model === "pic" && isPie(module) ? "pie" : model;
}

function isPie(module: Module): boolean {
  for (const flag of module.namedMetadata.get("llvm.module.flags")?.operands ?? []) {
    const [, key, level] = flag?.metadataKind === "tuple" ? flag.operands : [];
    if (key?.metadataKind !== "string" || key.text !== "PIE Level") continue;
    return level?.metadataKind === "value" && level.value instanceof ConstantInt && level.value.low > 0;
  }
  return false;
}

/** Whether nothing loaded beside can take the place of this definition. */
export function isDsoLocal(global: GlobalValue): boolean {
  const { linkage, visibility } = global;
  if (global.dsoLocal || linkage === "internal" || linkage === "private") return true;
  return visibility !== "default" && linkage !== "extern_weak";
}

/** From the one that always works to the one that knows most. */
const TLS_MODELS: readonly ThreadLocalModel[] = [
  "generaldynamic",
  "localdynamic",
  "initialexec",
  "localexec",
];

/** How the address of a thread-local variable is found: what the relocation model allows, or more if the variable promises it. */
export function threadLocalModel(global: GlobalValue, model: RelocationModel): ThreadLocalModel {
  const local = isDsoLocal(global);
  const least: ThreadLocalModel =
    model === "pic" ? (local ? "localdynamic" : "generaldynamic") : local ? "localexec" : "initialexec";
  const promised = global.threadLocal ?? least;
  return TLS_MODELS.indexOf(promised) > TLS_MODELS.indexOf(least) ? promised : least;
}
