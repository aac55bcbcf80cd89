/** What a pass is, and what it is given to work with. */
import type {
  AnalysisManager,
  DataLayout,
  FunctionAnalyses,
  Function as IrFunction,
  Module,
} from "@ts-jit/ir";
import type { Tier } from "../options.js";

export interface PassContext {
  readonly module: Module;
  readonly layout: DataLayout;
  /** The tier whose limits a function may grow by: the one asked for, if no profile knows better. */
  readonly tierOf: (fn: IrFunction) => Tier;
  readonly analyses: AnalysisManager;
  /** Whether the machine has vector registers, so that making vectors pays. */
  readonly vectors: boolean;
  /** Whether what is known of variables is kept. */
  readonly debug: boolean;
}

interface PassRow {
  readonly name: string;
  /** The tiers that run it. */
  readonly tiers: readonly Tier[];
  /** True when later stages rely on it; false when it only improves. */
  readonly required: boolean;
  /** Names of passes that must stand before it in the table. */
  readonly after?: readonly string[];
  /** What this row at this position is for. */
  readonly why: string;
}

/** Works on one function and tells whether it changed anything. */
export interface FunctionPass extends PassRow {
  readonly level: "function";
  /** True when it trades size for speed: functions with `optsize` or `minsize` are spared. */
  readonly grows: boolean;
  readonly run: (fn: IrFunction, context: PassContext) => boolean;
}
/** Works on the whole module. */
export interface ModulePass extends PassRow {
  readonly level: "module";
  readonly run: (context: PassContext) => boolean;
}
export type Pass = FunctionPass | ModulePass;

/** The analyses of a function, to be invalidated by whoever changes its blocks or edges. */
export function analysesOf(fn: IrFunction, context: PassContext): FunctionAnalyses {
  return context.analyses.get(fn);
}
