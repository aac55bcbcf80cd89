/**
 * Values through memory and back: a pass that copies blocks or turns edges around first puts the values that live across
 * them into variables, changes control flow freely, and then has the variables promoted to values again, which places
 * the phi nodes. What is stored and loaded is the same at every point, so the passes need not reason about phi nodes.
 */
import {
  type BasicBlock,
  constInt,
  createInstruction,
  type Instruction,
  type InstructionOf,
  type Function as IrFunction,
  i32,
  ptr,
  type Type,
  type Value,
  voidType,
} from "@ts-jit/ir";

type Alloca = InstructionOf<"alloca">;
const ACCESS = { volatile: false, ordering: undefined, syncScope: undefined, align: undefined } as const;

/** A new variable of the function, at the head of its entry block. */
export function createVariable(fn: IrFunction, type: Type, name?: string): Alloca {
  const variable = createInstruction("alloca", ptr, [constInt(i32, 1)], {
    allocatedType: type,
    align: undefined,
    inalloca: false,
    swifterror: false,
  });
  variable.name = name;
  fn.entry.insertBefore(variable, fn.entry.first);
  return variable;
}

export function createLoad(type: Type, pointer: Value): Instruction {
  return createInstruction("load", type, [pointer], ACCESS);
}
export function createStore(value: Value, pointer: Value): Instruction {
  return createInstruction("store", voidType, [value, pointer], ACCESS);
}

/**
 * Makes the uses of `value` that `chosen` picks read a variable instead, which is written right after the value is made.
 * The value must stand in a block whose other instructions can have a store between them (it is no terminator).
 */
export function demoteUses(
  value: Instruction,
  variable: Alloca,
  chosen: (user: Instruction, operand: number) => boolean,
): void {
  const uses = [...value.uses()];
  const block = value.parent as BasicBlock;
  const after = value.opcode === "phi" ? block.firstNonPhi : value.next;
  block.insertBefore(createStore(value, variable), after);
  for (const use of uses) {
    const user = use.user as Instruction;
    if (!chosen(user, use.index)) continue;
    const load = createLoad(value.type, variable);
    if (user.opcode === "phi") {
      // A phi reads at the end of the block the edge comes from.
      const from = user.operand(use.index + 1) as BasicBlock;
      from.insertBefore(load, from.terminator);
    } else user.parent?.insertBefore(load, user);
    user.setOperand(use.index, load);
  }
}
