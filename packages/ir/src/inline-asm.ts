/** Inline assembly, which stands where a callee stands. */
import { type FunctionType, ptr } from "./types.js";
import { Value } from "./value.js";

export class InlineAsm extends Value {
  readonly valueKind = "asm";
  constructor(
    readonly functionType: FunctionType,
    readonly template: string,
    readonly constraints: string,
    readonly sideEffect: boolean,
    readonly alignStack: boolean,
    readonly intelDialect: boolean,
    readonly canThrow: boolean,
  ) {
    super(ptr);
  }
  override get tracksUses(): boolean {
    return false;
  }
}
