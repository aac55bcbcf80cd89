/** Values in registers as the exact path names them, and what it runs. */
import type { Machine } from "./machine.js";
import type { Leaf, Shape } from "./shape.js";

/** A value in registers: where each leaf is. */
export interface Operand {
  readonly shape: Shape;
  readonly slots: readonly number[];
}
export interface ScalarOperand {
  readonly slot: number;
  readonly leaf: Leaf;
}

/** An operation that has no code of its own in the loop. */
export interface GenericRecord {
  /** Runs the operation; `machine.pc` is the next operation already, and may be changed. */
  run(machine: Machine): void;
}
