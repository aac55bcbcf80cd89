/**
 * What a Multiboot 2 loader tells: tags, one after another, read into the tables of `boot-information.ts`.
 * Source: Multiboot2 Specification 2.0, "Boot information format".
 */
import { define, i32, i64, ptr, struct, voidType } from "@ts-jit/ir";
import { addModule, addRegion, bootCommandLine } from "./boot-information.js";

export const MULTIBOOT2_MAGIC = 0x36d76289;
const Tag = struct({ type: i32, size: i32 });
/** Where the first tag stands. */
const TAGS = 8;
const TAG = { end: 0, commandLine: 1, module: 3, memoryMap: 6 } as const;
/** Its text follows. */
const ModuleTag = struct({ type: i32, size: i32, start: i32, end: i32 });
/** Its entries follow, `entrySize` bytes from one to the next. */
const MapTag = struct({ type: i32, size: i32, entrySize: i32, version: i32 });
const MapEntry = struct({ base: i64, length: i64, type: i32, reserved: i32 });

export const readMultiboot2 = define("__tsjit_read_multiboot2", voidType, { info: ptr }, (f, { info }) => {
  const tag = f.local(info.add(TAGS));
  f.loop(() => {
    const size = tag.field(Tag, "size").get();
    const end = tag.add(size).get();
    f.switch(tag.field(Tag, "type"), [
      [TAG.end, () => f.return()],
      [TAG.commandLine, () => f.address(bootCommandLine).store(tag.add(Tag.size))],
      [
        TAG.module,
        () =>
          f.call(
            addModule,
            tag.field(ModuleTag, "start"),
            tag.field(ModuleTag, "end"),
            tag.add(ModuleTag.size),
          ),
      ],
      [
        TAG.memoryMap,
        () => {
          const entry = f.local(tag.add(MapTag.size));
          f.while(
            () => entry.lt(end),
            () => {
              const of = (field: "base" | "length" | "type") => entry.field(MapEntry, field);
              f.call(addRegion, of("base"), of("length"), of("type"));
              entry.inc(tag.field(MapTag, "entrySize"));
            },
          );
        },
      ],
    ]);
    // Tags start on multiples of 8.
    tag.inc(size.add(7).and(-8));
  });
});

export const multiboot2Functions = [readMultiboot2];
