/**
 * The forms of all rows, packed when the command is bundled (see `packages/ts-jit/scripts/bundle.mjs`): asking iced for
 * the hundred a module needs costs a command some 30 ms of compiling iced's WebAssembly. Elsewhere there are none, and
 * `encoding.ts` asks.
 */
export interface PreparedForms {
  /** By opcode: a packed form, 0 where the row has none. */
  readonly legacy: readonly (string | 0)[];
  readonly vex: readonly (string | 0)[];
}

export const PREPARED_FORMS: PreparedForms | undefined = undefined;
