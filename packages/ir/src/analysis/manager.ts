/**
 * Analyses as cached values: made when first asked for, kept until somebody says that the function changed.
 *
 * A pass that changes only instructions calls nothing; one that changes edges or blocks calls `invalidate`.
 */
import type { Function } from "../function.js";
import { ControlFlowGraph } from "./cfg.js";
import { DominatorTree, dominanceFrontiers, PostDominatorTree } from "./dominators.js";
import { LoopInfo } from "./loops.js";

export class FunctionAnalyses {
  private cachedCfg: ControlFlowGraph | undefined = undefined;
  private cachedDominators: DominatorTree | undefined = undefined;
  private cachedPostDominators: PostDominatorTree | undefined = undefined;
  private cachedFrontiers: number[][] | undefined = undefined;
  private cachedLoops: LoopInfo | undefined = undefined;

  constructor(readonly fn: Function) {}

  get cfg(): ControlFlowGraph {
    this.cachedCfg ??= new ControlFlowGraph(this.fn);
    return this.cachedCfg;
  }
  get dominators(): DominatorTree {
    this.cachedDominators ??= new DominatorTree(this.cfg);
    return this.cachedDominators;
  }
  get postDominators(): PostDominatorTree {
    this.cachedPostDominators ??= new PostDominatorTree(this.cfg);
    return this.cachedPostDominators;
  }
  get frontiers(): readonly (readonly number[])[] {
    this.cachedFrontiers ??= dominanceFrontiers(this.dominators);
    return this.cachedFrontiers;
  }
  get loops(): LoopInfo {
    this.cachedLoops ??= new LoopInfo(this.cfg, this.dominators);
    return this.cachedLoops;
  }
  /** Forgets everything: the function's blocks or edges changed. */
  invalidate(): void {
    this.cachedCfg = undefined;
    this.cachedDominators = undefined;
    this.cachedPostDominators = undefined;
    this.cachedFrontiers = undefined;
    this.cachedLoops = undefined;
  }
}

export class AnalysisManager {
  private readonly functions = new Map<Function, FunctionAnalyses>();
  /** The analyses of a definition. */
  get(fn: Function): FunctionAnalyses {
    let found = this.functions.get(fn);
    if (found === undefined) {
      found = new FunctionAnalyses(fn);
      this.functions.set(fn, found);
    }
    return found;
  }
  /** Forgets what is known of a function that changed or is gone. */
  invalidate(fn: Function): void {
    this.functions.delete(fn);
  }
  invalidateAll(): void {
    this.functions.clear();
  }
}
