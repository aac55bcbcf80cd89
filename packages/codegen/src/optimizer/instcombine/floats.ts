import type { Rule } from "./combiner.js";

export const FLOATS: readonly Rule[] = [];
