/**
 * Analyses as cached values: made when first asked for, kept until somebody says that what they speak of changed.
 *
 * There are two kinds. The shape (control flow, dominance, loops) speaks of blocks and edges; the accesses (alias, memory
 * dependence) speak of instructions too. A pass that changes blocks or edges calls `invalidate`; one that changes
 * instructions alone calls `instructionsChanged`. Use lists need neither: values keep them themselves.
 */
import { I386_DATA_LAYOUT } from "../data-layout.js";
import type { Function } from "../function.js";
import type { Module } from "../module.js";
import { AliasAnalysis } from "./alias.js";
import { CallGraph } from "./call-graph.js";
import { ControlFlowGraph } from "./cfg.js";
import { DominatorTree, dominanceFrontiers, PostDominatorTree } from "./dominators.js";
import { LoopInfo } from "./loops.js";
import { MemoryDependence } from "./memory-dependence.js";

export class FunctionAnalyses {
  private cachedCfg: ControlFlowGraph | undefined = undefined;
  private cachedDominators: DominatorTree | undefined = undefined;
  private cachedPostDominators: PostDominatorTree | undefined = undefined;
  private cachedFrontiers: number[][] | undefined = undefined;
  private cachedLoops: LoopInfo | undefined = undefined;
  private cachedAlias: AliasAnalysis | undefined = undefined;
  private cachedMemory: MemoryDependence | undefined = undefined;

  /** The analyses of a definition that stands in a module. */
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
  get alias(): AliasAnalysis {
    this.cachedAlias ??= new AliasAnalysis(this.fn.parent?.dataLayout ?? I386_DATA_LAYOUT);
    return this.cachedAlias;
  }
  get memory(): MemoryDependence {
    this.cachedMemory ??= new MemoryDependence(this.cfg, this.alias);
    return this.cachedMemory;
  }
  /** Forgets everything: the function's blocks or edges changed. */
  invalidate(): void {
    this.cachedCfg = undefined;
    this.cachedDominators = undefined;
    this.cachedPostDominators = undefined;
    this.cachedFrontiers = undefined;
    this.cachedLoops = undefined;
    this.instructionsChanged();
  }
  /** Forgets what speaks of instructions: some were added, changed, moved or deleted, the blocks and edges being as before. */
  instructionsChanged(): void {
    this.cachedAlias = undefined;
    this.cachedMemory = undefined;
  }
}

export class AnalysisManager {
  private readonly functions = new Map<Function, FunctionAnalyses>();
  private readonly callGraphs = new Map<Module, CallGraph>();
  /** The analyses of a definition. */
  get(fn: Function): FunctionAnalyses {
    let found = this.functions.get(fn);
    if (found === undefined) {
      found = new FunctionAnalyses(fn);
      this.functions.set(fn, found);
    }
    return found;
  }
  /** Who calls whom in a module, until a function of any module changes. */
  callGraph(module: Module): CallGraph {
    let found = this.callGraphs.get(module);
    if (found === undefined) {
      found = new CallGraph(module);
      this.callGraphs.set(module, found);
    }
    return found;
  }
  /** Forgets what is known of a function that changed or is gone. */
  invalidate(fn: Function): void {
    this.functions.delete(fn);
    this.callGraphs.clear();
  }
  /** Forgets what speaks of a function's instructions, which changed while its blocks and edges did not. */
  instructionsChanged(fn: Function): void {
    this.functions.get(fn)?.instructionsChanged();
    this.callGraphs.clear();
  }
  invalidateAll(): void {
    this.functions.clear();
    this.callGraphs.clear();
  }
}
