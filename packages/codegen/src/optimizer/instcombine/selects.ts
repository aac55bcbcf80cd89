import type { Rule } from "./combiner.js";

export const SELECTS: readonly Rule[] = [];
