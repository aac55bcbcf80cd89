import type { Rule } from "./combiner.js";

export const MEMORY: readonly Rule[] = [];
