/** Inline assembly, which stands where a callee stands. */
import { type FunctionType, ptr } from "./types.js";
import { Slot, Value } from "./value.js";

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
  private slot: Slot | undefined = undefined;
  override get sharedSlot(): Slot {
    this.slot ??= new Slot(this);
    return this.slot;
  }
}
