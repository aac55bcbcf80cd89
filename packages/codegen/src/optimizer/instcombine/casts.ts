import type { Rule } from "./combiner.js";

export const CASTS: readonly Rule[] = [];
