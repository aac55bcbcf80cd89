/**
 * Boot modules: `int tsjit_module_count(void)`, `void *tsjit_module_data(int)`, `unsigned tsjit_module_size(int)`,
 * `const char *tsjit_module_name(int)`. First those that stand in the image itself (section `tsjit_modules`), then those
 * the platform was started with.
 */
import {
  arrayType,
  declare,
  define,
  type Expr,
  externGlobal,
  type FunctionBuilder,
  i8,
  i32,
  ptr,
  struct,
} from "@ts-jit/ir";

/** An entry of the section. */
const Embedded = struct({ data: ptr, size: i32, name: ptr });
const start = externGlobal("__start_tsjit_modules", arrayType(i8, 0));
const stop = externGlobal("__stop_tsjit_modules", arrayType(i8, 0));

/** What a platform answers for the modules it was started with; null or 0 for a number that has none. */
export const loaded = {
  count: declare("__tsjit_loaded_module_count", i32, {}),
  data: declare("__tsjit_loaded_module_data", ptr, { n: i32 }),
  size: declare("__tsjit_loaded_module_size", i32, { n: i32 }),
  name: declare("__tsjit_loaded_module_name", ptr, { n: i32 }),
} as const;

const embeddedCount = (f: FunctionBuilder): Expr =>
  f.address(stop).sub(f.address(start)).udiv(Embedded.size).get();

export const moduleCount = define("tsjit_module_count", i32, {}, (f) =>
  f.return(embeddedCount(f).add(f.call(loaded.count))),
);

function question(field: "data" | "size" | "name") {
  const type = Embedded.typeOf(field);
  return define(`tsjit_module_${field}`, type, { n: i32 }, (f, { n }) => {
    const count = embeddedCount(f);
    f.if(n.ult(count), () => f.return(f.address(start).offset(Embedded.type, n).field(Embedded, field)));
    f.return(f.call(loaded[field], n.sub(count)));
  });
}
export const moduleData = question("data");
export const moduleSize = question("size");
export const moduleName = question("name");

export const moduleFunctions = [moduleCount, moduleData, moduleSize, moduleName];
