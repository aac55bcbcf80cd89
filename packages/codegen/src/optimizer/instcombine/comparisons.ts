import type { Rule } from "./combiner.js";

export const COMPARISONS: readonly Rule[] = [];
