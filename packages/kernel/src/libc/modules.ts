/**
 * Boot modules: `int tsjit_module_count(void)`, `void *tsjit_module_data(int)`, `unsigned tsjit_module_size(int)`,
 * `const char *tsjit_module_name(int)`. First those that stand in the image itself (section `tsjit_modules`), then those
 * the platform was started with. A module may be packed (`packages/boot/src/packed-module.ts`): nobody notices.
 */
import {
  arrayType,
  declare,
  define,
  type Expr,
  externGlobal,
  type FunctionBuilder,
  global,
  i8,
  i32,
  i64,
  ptr,
  struct,
} from "@ts-jit/ir";
import { abortWith } from "../platform/interface.js";
import { aligned_alloc } from "./heap.js";
import { inflate } from "./inflate.js";

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

function stored(field: "data" | "size" | "name", name: string) {
  const type = Embedded.typeOf(field);
  return define(name, type, { n: i32 }, (f, { n }) => {
    const count = embeddedCount(f);
    f.if(n.ult(count), () => f.return(f.address(start).offset(Embedded.type, n).field(Embedded, field)));
    f.return(f.call(loaded[field], n.sub(count)));
  });
}
/** A module's bytes as they stand in memory, packed or not. */
const storedData = stored("data", "__tsjit_stored_module_data");
const storedSize = stored("size", "__tsjit_stored_module_size");
export const moduleName = stored("name", "tsjit_module_name");

/** What a packed module starts with; a zlib stream follows. */
const Packed = struct({ magic: i64, size: i32, unused: i32 });
/** "tsjitz" and two bytes no text has. */
const PACKED_MAGIC = 0x0102_7a74_696a_7374n;
const PAGE = 4096;
const MOST_UNPACKED = 128;
/** Modules that have been unpacked. */
const unpacked = global("__tsjit_unpacked_modules", arrayType(ptr, MOST_UNPACKED));

const isPacked = define("__tsjit_module_is_packed", i32, { n: i32 }, (f, { n }) => {
  f.if(f.call(storedSize, n).ult(Packed.size), () => f.return(0));
  const data = f.call(storedData, n).get();
  f.return(data.at(i64, 0, { align: 1 }).eq(PACKED_MAGIC).zext(i32));
});

export const moduleSize = define("tsjit_module_size", i32, { n: i32 }, (f, { n }) => {
  f.if(f.call(isPacked, n).eq(0), () => f.return(f.call(storedSize, n)));
  f.return(f.call(storedData, n).field(Packed, "size"));
});

/** A packed module is unpacked when it is first asked for. */
export const moduleData = define("tsjit_module_data", ptr, { n: i32 }, (f, { n }) => {
  const data = f.call(storedData, n).get();
  f.if(f.call(isPacked, n).eq(0), () => f.return(data));
  const fail = (what: string) => f.call(abortWith, f.string(what), n.inttoptr());
  f.if(n.uge(MOST_UNPACKED), () => fail("too many packed modules"));
  const known = f.address(unpacked).at(ptr, n);
  f.if(known.ne(0), () => f.return(known));
  const size = data.field(Packed, "size").get();
  const room = f.call(aligned_alloc, PAGE, size.add(PAGE - 1).and(-PAGE));
  f.if(room.eq(0), () => fail("no memory to unpack a module"));
  const packedSize = f.call(storedSize, n).sub(Packed.size);
  f.if(f.call(inflate, room, size, data.add(Packed.size), packedSize).eq(0), () =>
    fail("a packed module is damaged"),
  );
  known.set(room);
  f.return(room);
});

export const moduleFunctions = [
  moduleCount,
  storedData,
  storedSize,
  moduleName,
  unpacked,
  isPacked,
  moduleSize,
  moduleData,
];
