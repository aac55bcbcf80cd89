/**
 * The i386 instructions we select but for those on vectors, one row each: our name, iced's code, operand format (see
 * `../machine/opcodes.ts`), properties. Names say the operation, its width, and the operands' places: r register,
 * m memory, i immediate, y symbol address, c the count in cl.
 *
 * Rows whose code depends on a condition (SETcc, CMOVcc, Jcc) name the code for condition `o`; the encoder adds the
 * condition times the distance between codes.
 */

export * from "./control-instructions.js";
export * from "./integer-instructions.js";
export * from "./memory-instructions.js";
export * from "./register-instructions.js";
export * from "./scalar-instructions.js";
export * from "./x87-instructions.js";
