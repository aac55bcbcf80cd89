/**
 * Instrumenting: every function tells the runtime when it begins and when it ends, which counts calls and cycles
 * (`packages/kernel/src/libc/cycles.ts`). Done after optimization: what was inlined counts for where it went.
 *
 *     define i32 @f(i32 %x) {             @record = internal global { ptr, [7 x i32] } { ptr "f", zeros }
 *       ...                          =>   define i32 @f(i32 %x) {
 *       ret i32 %r                          call void @__tsjit_enter(ptr @record)
 *     }                                     ...
 *                                           call void @__tsjit_leave(ptr @record)
 *                                           ret i32 %r
 *                                         }
 *
 * A call that must be a tail call is the function's end. A function left by longjmp is missed by the runtime.
 */
import {
  arrayType,
  type BasicBlock,
  ConstantArray,
  ConstantString,
  ConstantStruct,
  constNull,
  functionType,
  type GlobalVariable,
  type Instruction,
  IRBuilder,
  type Function as IrFunction,
  i32,
  type Module,
  ptr,
  structType,
  voidType,
} from "@ts-jit/ir";
import { profileName } from "./profile.js";

/** The linker makes `__start_tsjit_cycles` and `__stop_tsjit_cycles` of the section's name. */
const SECTION = "tsjit_cycles";
/** Words of a record behind the name: the runtime's. */
const WORDS = arrayType(i32, 7);

/** Instruments all functions a module defines, in place, and has it start the counting. */
export function instrument(module: Module): void {
  const functions = module.functions.filter(isInstrumented);
  if (functions.length === 0) return;
  const callback = (name: string) =>
    module.getFunction(name) ?? module.createFunction(name, functionType(voidType, [ptr]));
  const [enter, leave] = [callback("__tsjit_enter"), callback("__tsjit_leave")];
  const builder = new IRBuilder();
  for (const fn of functions) {
    const record = makeRecord(module, fn);
    const ends = fn.blocks.map(endOf).filter((end) => end !== undefined);
    for (const [callee, places] of [
      [leave, ends],
      [enter, [beginningOf(fn)]],
    ] as const) {
      for (const place of places) {
        builder.positionBefore(place);
        builder.call(callee, [record]);
      }
    }
  }
  const start =
    module.getFunction("tsjit_start_cycles") ??
    module.createFunction("tsjit_start_cycles", functionType(voidType, []));
  const type = arrayType(ptr, 1);
  const constructors = internal(module, "__tsjit_cycles_start", type, new ConstantArray(type, [start]));
  constructors.section = ".init_array";
  constructors.align = 4;
}

function isInstrumented(fn: IrFunction): boolean {
  if (fn.isDeclaration || fn.linkage === "available_externally") return false;
  return !fn.attributes.fn.has("naked") && !fn.name.startsWith("__tsjit_");
}

/** Behind the variables of the frame. */
function beginningOf(fn: IrFunction): Instruction {
  let at = fn.blocks[0]?.firstNonPhi;
  while (at?.opcode === "alloca") at = at.next;
  if (at === undefined) throw new Error(`@${fn.name} has no instructions`);
  return at;
}

/** Where a block leaves the function: before its return, or before the tail call that is one. */
function endOf(block: BasicBlock): Instruction | undefined {
  const end = block.terminator;
  if (end?.opcode !== "ret" && end?.opcode !== "resume") return undefined;
  let before = end.prev;
  if (before?.opcode === "bitcast") before = before.prev;
  return before?.opcode === "call" && before.data.tail === "musttail" ? before : end;
}

function makeRecord(module: Module, fn: IrFunction): GlobalVariable {
  const bytes = new TextEncoder().encode(`${profileName(fn.name)}\0`);
  const text = new ConstantString(bytes);
  const name = internal(module, `__tsjit_cycles_name.${fn.name}`, text.type, text);
  name.isConstant = true;
  const type = structType([ptr, WORDS]);
  const value = new ConstantStruct(type, [name, constNull(WORDS)]);
  const record = internal(module, `__tsjit_cycles_record.${fn.name}`, type, value);
  record.section = SECTION;
  record.align = 4;
  return record;
}

function internal(
  module: Module,
  name: string,
  type: Parameters<Module["createGlobal"]>[1],
  value: NonNullable<GlobalVariable["initializer"]>,
): GlobalVariable {
  const made = module.createGlobal(name, type);
  made.linkage = "internal";
  made.initializer = value;
  return made;
}
