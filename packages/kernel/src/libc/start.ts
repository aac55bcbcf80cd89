/** What start-up does on both platforms between the platform's own work and `main`. */
import {
  arrayType,
  declare,
  externGlobal,
  type FunctionBuilder,
  functionType,
  i32,
  ptr,
  voidType,
} from "@ts-jit/ir";

export const mainFunction = declare("main", i32, { argc: i32, argv: ptr, envp: ptr });

/** Arrays without a length: both symbols may have one address. */
const initStart = externGlobal("__init_array_start", arrayType(ptr, 0));
const initEnd = externGlobal("__init_array_end", arrayType(ptr, 0));

/** Runs the static constructors the linker collected. */
export function runConstructors(f: FunctionBuilder): void {
  const at = f.local(f.address(initStart));
  f.while(
    () => at.ne(f.address(initEnd)),
    () => {
      f.callPointer(functionType(voidType, []), at.load(ptr));
      at.inc(4);
    },
  );
}
