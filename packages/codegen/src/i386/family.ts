/**
 * Rows of the instruction table that many operations share: a family lists the forms, and each operation of it is one
 * call, which returns its opcodes under their names. `ADD` of a family with the forms `32rr` and `32ri` makes the rows
 * `ADD32rr` and `ADD32ri`.
 */
import { Code } from "iced-x86";
import { defineOpcode, type MachineOpcode, Property, type RowOptions } from "../machine/opcodes.js";

/** One form of each operation of a family. */
export interface Form<Suffix extends string> extends Pick<RowOptions, "is" | "uses" | "vexDup"> {
  /** What follows the operation in the row's name. */
  readonly suffix: Suffix;
  /** What follows the operation in the name of iced's code, `Paddb` in `Paddb_xmm_xmmm128`. Left out, the form is VEX-only. */
  readonly legacy?: string;
  /** The same in the name of the VEX code, `VEX_Vpaddb` in `VEX_Vpaddb_xmm_xmm_xmmm128`. */
  readonly vex?: string;
  /** Operand tokens, see `../machine/opcodes.ts`. */
  readonly format: string;
}

/** The opcodes of an operation by the names of its rows. */
type Opcodes<Operation extends string, Suffix extends string> = Readonly<
  Record<`${Operation}${Suffix}`, MachineOpcode>
>;

/**
 * A function that adds an operation's rows to the table, in the order of the forms.
 *
 * The operation is named by Intel's mnemonic, its `V` kept only where the rows' names have it. Its properties go to all
 * forms, except that only those whose sources are both registers are commutative.
 */
export function family<const Suffix extends string>(
  forms: readonly Form<Suffix>[],
): <Operation extends string>(operation: Operation, properties?: number) => Opcodes<Operation, Suffix> {
  return (operation, properties = 0) => {
    const stem = (operation.startsWith("V") ? operation.slice(1) : operation).toLowerCase();
    const opcodes: Record<string, MachineOpcode> = {};
    for (const { suffix, legacy, vex, format, is = 0, uses = 0, vexDup = false } of forms) {
      const name = operation + suffix;
      const own = /[mi]/.test(format) ? properties & ~Property.commutative : properties;
      const legacyCode =
        legacy === undefined ? undefined : codeNamed(stem.charAt(0).toUpperCase() + stem.slice(1) + legacy);
      const vexCode = vex === undefined ? undefined : codeNamed(`VEX_V${stem}${vex}`);
      opcodes[name] =
        legacyCode === undefined
          ? defineOpcode(name, vexCode, format, { is: is | own, uses })
          : defineOpcode(name, legacyCode, format, {
              is: is | own,
              uses,
              vexDup,
              ...(vexCode === undefined ? {} : { vex: vexCode }),
            });
    }
    return opcodes as Opcodes<typeof operation, Suffix>;
  };
}

/** @throws Error when iced has no code of that name: a slip in a table. */
export function codeNamed(name: string): Code {
  const code = Code[name as keyof typeof Code] as Code | undefined;
  if (code === undefined) throw new Error(`instruction table: no encoding ${name}`);
  return code;
}
