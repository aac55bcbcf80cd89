/** Runs the pass table over a module. */
import { AnalysisManager, type Function as IrFunction, type Module } from "@ts-jit/ir";
import type { Tier } from "../options.js";
import type { Heat, Profile } from "../profile.js";
import { wantsSize } from "../wants-size.js";
import { makeNamesUnique } from "./names.js";
import type { FunctionPass, Pass, PassContext } from "./pass.js";
import { PASSES } from "./pipeline.js";

export interface OptimizeOptions {
  /** Called after every pass that changed something; throws if the module is broken. */
  readonly verifyEach?: (module: Module) => void;
  /**
   * Called after every pass: `fn` is undefined for a pass over the module. `milliseconds` is what the pass took.
   * Print-after, time-passes and differential interpretation hang here.
   */
  readonly onPass?: (event: PassEvent) => void;
  /** False for a machine without vector registers (the level i686): loops are then not vectorised. */
  readonly vectors?: boolean;
  /** Keeps what is known of variables for debug information; else it is dropped. */
  readonly debug?: boolean;
  /** How the program behaved: hot functions are optimized as at O3, cold ones do not grow. */
  readonly profile?: Profile;
  /** Other passes than the tier's: for tests of one pass. */
  readonly passes?: readonly Pass[];
}

export interface PassEvent {
  readonly name: string;
  readonly module: Module;
  readonly fn: IrFunction | undefined;
  readonly changed: boolean;
  readonly milliseconds: number;
}

/** The tier whose limits on growth a function has that a profile speaks of. */
const TIER_OF_HEAT: Readonly<Record<Heat, Tier | undefined>> = { hot: "O3", usual: undefined, cold: "O1" };

/** Optimizes a module in place as hard as the tier says. The module must be valid, and stays so. */
export function optimize(module: Module, tier: Tier, options: OptimizeOptions = {}): void {
  const rows = (options.passes ?? PASSES).filter(
    (row) => options.passes !== undefined || row.tiers.includes(tier),
  );
  const heatOf = (name: string): Heat => options.profile?.heatOf(name) ?? "usual";
  const context: PassContext = {
    module,
    layout: module.dataLayout,
    tierOf: (fn) => (tier === "O1" ? tier : (TIER_OF_HEAT[heatOf(fn.name)] ?? tier)),
    analyses: new AnalysisManager(),
    vectors: options.vectors ?? true,
    debug: options.debug ?? false,
  };
  const after = (name: string, fn: IrFunction | undefined, changed: boolean, start: number): void => {
    const watched = options.verifyEach !== undefined || options.onPass !== undefined;
    if (changed && watched) {
      for (const one of fn === undefined ? module.functions : [fn]) makeNamesUnique(one);
    }
    if (changed) options.verifyEach?.(module);
    options.onPass?.({ name, module, fn, changed, milliseconds: now() - start });
  };
  for (let at = 0; at < rows.length; ) {
    const row = rows[at] as Pass;
    if (row.level === "module") {
      const start = now();
      const changed = row.run(context);
      if (changed) context.analyses.invalidateAll();
      after(row.name, undefined, changed, start);
      at++;
      continue;
    }
    // A run of function passes goes over one function at a time, callees before callers: what is known of a callee
    // serves its callers, and a function stays in the cache while it is worked on.
    const group: FunctionPass[] = [];
    for (let next = rows[at]; next?.level === "function"; next = rows[++at]) group.push(next);
    for (const component of context.analyses.callGraph(module).components()) {
      for (const fn of component) {
        const small = wantsSize(fn);
        for (const pass of group) {
          if (small && pass.grows) continue;
          const start = now();
          const changed = pass.run(fn, context);
          if (changed) context.analyses.instructionsChanged(fn);
          after(pass.name, fn, changed, start);
        }
        context.analyses.invalidate(fn);
      }
    }
  }
  if (rows.length > 0) for (const fn of module.functions) makeNamesUnique(fn);
}

function now(): number {
  return performance.now();
}
