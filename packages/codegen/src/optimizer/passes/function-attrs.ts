/**
 * function-attrs: writes down what a function surely does not do, for its callers to use.
 *
 *   define i32 @max(i32 %a, i32 %b) { ... }   =>   define i32 @max(i32 %a, i32 %b) memory(none) nounwind willreturn
 *
 * Right because each claim is checked against every instruction of the body, and callees have been looked at before their
 * callers. A body that may be replaced when linking says nothing.
 */
import {
  type Attribute,
  AttributeList,
  type AttributeSet,
  callEffects,
  calledFunction,
  Effect,
  effectsOf,
  type Function as IrFunction,
  isCall,
} from "@ts-jit/ir";
import { analysesOf, type PassContext } from "../pass.js";

const DEFINITIVE = new Set(["external", "private", "internal", "linkonce_odr", "weak_odr"]);

export function functionAttrs(fn: IrFunction, context: PassContext): boolean {
  if (!DEFINITIVE.has(fn.linkage) || fn.attributes.fn.has("naked")) return false;
  const { alias } = analysesOf(fn, context);
  let access = 0;
  let argumentsOnly = true;
  let unwinds = false;
  let mayNotReturn = analysesOf(fn, context).loops.top.length > 0 || hasIrreducibleCycle(fn, context);
  for (const one of fn.instructions()) {
    if (one.opcode === "unreachable") continue;
    let effects = effectsOf(one);
    if (isCall(one)) {
      if (calledFunction(one) === fn) {
        // What the function itself does is what is being found; only its ending is in doubt.
        mayNotReturn = true;
        effects &= ~(Effect.read | Effect.write | Effect.unwind | Effect.noReturn);
      } else if ((callEffects(one) & (Effect.read | Effect.write)) !== 0) argumentsOnly = false;
    } else if ((effects & (Effect.read | Effect.write)) !== 0) {
      const location = alias.locationOf(one);
      const object = location === undefined ? undefined : alias.objectOf(location.pointer);
      const simple = (one.opcode === "load" || one.opcode === "store") && !one.data.volatile;
      const ordered = simple && one.data.ordering !== undefined;
      // The function's own frame is nobody else's business.
      if (
        simple &&
        !ordered &&
        object?.valueKind === "instruction" &&
        (object as { opcode?: string }).opcode === "alloca"
      ) {
        effects &= ~(Effect.read | Effect.write);
      } else if (!simple || object?.valueKind !== "argument") argumentsOnly = false;
      if (one.opcode === "resume") unwinds = true;
    }
    access |= effects & (Effect.read | Effect.write);
    if ((effects & Effect.unwind) !== 0 && one.opcode !== "invoke") unwinds = true;
    if ((effects & Effect.noReturn) !== 0) mayNotReturn = true;
  }
  const set = fn.attributes.fn;
  const added: Attribute[] = [];
  const flag = (name: string): void => {
    if (!set.has(name)) added.push({ kind: "enum", name });
  };
  if (!unwinds) flag("nounwind");
  if (!mayNotReturn) flag("willreturn");
  const described = ["memory", "readnone", "readonly", "writeonly", "argmemonly", "inaccessiblememonly"];
  if (!described.some((name) => set.has(name))) {
    const how = access === Effect.read ? "read" : access === Effect.write ? "write" : "readwrite";
    if (access === 0) added.push({ kind: "text", name: "memory", text: "none" });
    else if (argumentsOnly) added.push({ kind: "text", name: "memory", text: `argmem: ${how}` });
    else if (how === "read") added.push({ kind: "text", name: "memory", text: "read" });
  }
  const params: AttributeSet[] = [];
  let capturesKnown = false;
  for (const arg of fn.args) {
    const own = arg.attributes;
    if (arg.type.kind === "pointer" && !own.has("nocapture") && !own.has("byval") && !alias.isCaptured(arg)) {
      capturesKnown = true;
      params.push(own.with({ kind: "enum", name: "nocapture" }));
    } else params.push(own);
  }
  if (added.length === 0 && !capturesKnown) return false;
  fn.attributes = new AttributeList(
    added.length === 0 ? set : set.with(...added),
    fn.attributes.ret,
    capturesKnown ? params : fn.attributes.params,
  );
  return true;
}

/** A cycle that is no natural loop. */
function hasIrreducibleCycle(fn: IrFunction, context: PassContext): boolean {
  const { cfg, dominators } = analysesOf(fn, context);
  const rows = cfg.successors;
  for (let node = 0; node < cfg.count; node++) {
    for (let e = rows.starts[node] as number; e < (rows.starts[node + 1] as number); e++) {
      const target = rows.targets[e] as number;
      // In reverse post-order only edges that close a cycle go back.
      if (target <= node && !dominators.dominatesNumber(target, node)) return true;
    }
  }
  return false;
}
