/** Objects as assembly text. */
export { ASM_SYNTAXES, type AsmSyntax } from "./dialect.js";
export { type ListingOptions, listing } from "./listing.js";
