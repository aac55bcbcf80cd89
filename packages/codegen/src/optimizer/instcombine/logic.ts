import type { Rule } from "./combiner.js";

export const LOGIC: readonly Rule[] = [];
