/**
 * What a Multiboot loader tells: its information, read into the tables of `boot-information.ts`.
 * Source: Multiboot Specification 0.6.96.
 */
import { arrayType, define, i32, i64, ptr, struct, voidType } from "@ts-jit/ir";
import { AVAILABLE, addModule, addRegion, bootCommandLine } from "./boot-information.js";

export const MULTIBOOT_MAGIC = 0x2badb002;
const Information = struct({
  flags: i32,
  memoryLower: i32,
  memoryUpper: i32,
  bootDevice: i32,
  commandLine: ptr,
  moduleCount: i32,
  modules: ptr,
  symbols: arrayType(i32, 4),
  mapLength: i32,
  map: ptr,
});
/** Bits of the flags: which parts the loader filled in. */
const HAS = { memory: 1, commandLine: 4, modules: 8, map: 64 } as const;
const Module = struct({ start: i32, end: i32, text: ptr, reserved: i32 });
/** An entry of the memory map; the next one is `size + 4` bytes further on. */
const MapEntry = struct({ size: i32, base: i64, length: i64, type: i32 });

export const readMultiboot = define("__tsjit_read_multiboot", voidType, { info: ptr }, (f, { info }) => {
  const flags = info.field(Information, "flags").get();
  const has = (part: keyof typeof HAS) => flags.and(HAS[part]).ne(0);
  f.if(has("commandLine"), () => f.address(bootCommandLine).store(info.field(Information, "commandLine")));
  f.if(has("modules"), () =>
    f.range(0, info.field(Information, "moduleCount"), (i) => {
      const module = info.field(Information, "modules").offset(Module.type, i).get();
      f.call(
        addModule,
        module.field(Module, "start"),
        module.field(Module, "end"),
        module.field(Module, "text"),
      );
    }),
  );
  f.if(has("map"), () => {
    const entry = f.local(info.field(Information, "map").get());
    const end = entry.add(info.field(Information, "mapLength")).get();
    f.while(
      () => entry.lt(end),
      () => {
        const of = (field: "base" | "length" | "type") => entry.field(MapEntry, field);
        f.call(addRegion, of("base"), of("length"), of("type"));
        entry.inc(entry.field(MapEntry, "size").add(4));
      },
    );
    f.return();
  });
  // Without a map: what stands from 1 MiB on, in KiB.
  f.if(has("memory"), () =>
    f.call(addRegion, 1 << 20, info.field(Information, "memoryUpper").zext(i64).shl(10), AVAILABLE),
  );
});

export const multibootFunctions = [readMultiboot];
