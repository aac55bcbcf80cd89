import type { Rule } from "./combiner.js";

export const INTRINSICS: readonly Rule[] = [];
