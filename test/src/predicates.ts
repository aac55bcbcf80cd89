/** What the comparisons of random and of tabulated programs ask. */
import { FCMP, ICMP } from "@ts-jit/ir";

export const INT_PREDICATES = Object.keys(ICMP);
/** All but the two whose answer does not depend on the operands. */
export const FLOAT_PREDICATES = Object.keys(FCMP).filter((name) => name !== "true" && name !== "false");
