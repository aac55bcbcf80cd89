/**
 * What a loader that starts kernels directly (PVH) tells, read into the tables of `boot-information.ts`. Its command line
 * holds the arguments alone.
 * Source: Xen, "x86/HVM direct boot ABI" and public/arch-x86/hvm/start_info.h.
 */
import { define, type Expr, i32, i64, ptr, struct, voidType } from "@ts-jit/ir";
import { addModule, addRegion, bootCommandLine } from "./boot-information.js";

export { PVH_MAGIC } from "../stubs/bare.js";

/** Addresses have 64 bits; everything lies below 4 GiB. */
const Information = struct({
  magic: i32,
  version: i32,
  flags: i32,
  moduleCount: i32,
  modules: i64,
  commandLine: i64,
  rsdp: i64,
  map: i64,
  mapEntries: i32,
  reserved: i32,
});
const Module = struct({ address: i64, size: i64, text: i64, reserved: i64 });
const MapEntry = struct({ base: i64, length: i64, type: i32, reserved: i32 });

export const readPvh = define("__tsjit_read_pvh", voidType, { info: ptr }, (f, { info }) => {
  const pointer = (address: Expr) => address.trunc(i32).inttoptr().get();
  const line = pointer(info.field(Information, "commandLine"));
  f.if(line.ne(0), () => f.address(bootCommandLine).store(line));
  const modules = pointer(info.field(Information, "modules"));
  f.range(0, info.field(Information, "moduleCount"), (i) => {
    const module = modules.offset(Module.type, i).get();
    const start = module.field(Module, "address").trunc(i32).get();
    const text = pointer(module.field(Module, "text"));
    const size = module.field(Module, "size").trunc(i32);
    f.call(addModule, start, start.add(size), text.eq(0).select(f.string(""), text));
  });
  const map = pointer(info.field(Information, "map"));
  f.range(0, info.field(Information, "mapEntries"), (i) => {
    const entry = map.offset(MapEntry.type, i).get();
    const of = (field: "base" | "length" | "type") => entry.field(MapEntry, field);
    f.call(addRegion, of("base"), of("length"), of("type"));
  });
});

export const pvhFunctions = [readPvh];
