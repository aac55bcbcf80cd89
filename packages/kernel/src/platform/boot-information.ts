/**
 * What the boot loader told, whichever loader it was: the command line, the modules, the memory that may be used. A
 * protocol's file (`multiboot.ts`) reads its own form once, at start-up, into the tables here.
 *
 * A module may stand where no loader puts one, because copying it would take long: a machine that has its memory from
 * the host's files (`packages/boot/src/machines/qemu-memory.ts`) gives the loader 16 bytes that say where it is.
 */
import {
  arrayType,
  define,
  type Expr,
  externGlobal,
  global,
  i8,
  i32,
  i64,
  type Local,
  ptr,
  struct,
  voidType,
} from "@ts-jit/ir";
import { loaded } from "../libc/modules.js";
import { strlen, strrchr } from "../libc/string.js";
import { abortWith } from "./interface.js";

const MOST_MODULES = 128;
const MOST_REGIONS = 64;
const MEGABYTE = 1 << 20;
/** Addresses from here on are never mapped: see `paging.ts`. */
const ADDRESSABLE = 0xffe0_0000n;

const Module = struct({ start: i32, end: i32, name: ptr });
const Region = struct({ start: i32, end: i32 });
/** What stands for a module that is elsewhere. */
const Elsewhere = struct({ magic: i64, address: i32, size: i32 });
/** "tsjit@" and two bytes no text has. */
export const ELSEWHERE_MAGIC = 0x0102_4074_696a_7374n;

/** The command line; an empty one when the loader gave none. */
export const bootCommandLine = global("__tsjit_boot_command_line", ptr);
const modules = global("__tsjit_boot_modules", arrayType(Module.type, MOST_MODULES));
const moduleCount = global("__tsjit_boot_module_count", i32);
/** Memory that may be used, from 1 MiB to where addresses end. */
const regions = global("__tsjit_boot_regions", arrayType(Region.type, MOST_REGIONS));
const regionCount = global("__tsjit_boot_region_count", i32);

/** The memory the heap may take: from here, to here. */
export const heapStart = global("__tsjit_heap_start", i32);
export const heapLimit = global("__tsjit_heap_limit", i32);

export const imageEnd = externGlobal("__image_end", arrayType(i8, 0));

/** Where the stretch it is in begins. */
const stretchStart = global("__tsjit_heap_stretch", i32);

/** Where memory of any kind ends, as far as it is not devices'. */
export const memoryEnd = global("__tsjit_boot_memory_end", i32);
/** Reserved addresses from here on are devices'. */
const DEVICES = 0xc000_0000n;
/** The kind of an entry of a memory map, in all protocols: memory that may be used. */
export const AVAILABLE = 1;

/** Notes an entry of the memory map; what of it cannot be addressed, or is the BIOS's, is left out. */
export const addRegion = define(
  "__tsjit_add_region",
  voidType,
  { base: i64, length: i64, type: i32 },
  (f, { base, length, type }) => {
    const count = f.address(regionCount).at(i32);
    const end = base.add(length).umin(ADDRESSABLE).get();
    const start = base.umax(MEGABYTE).get();
    const known = f.address(memoryEnd).at(i32);
    f.if(base.ult(DEVICES), () => known.set(known.umax(end.trunc(i32))));
    // A map longer than any machine's: what does not fit is not used.
    f.if(type.ne(AVAILABLE).or(start.uge(end)).or(count.eq(MOST_REGIONS)), () => f.return());
    const region = f.address(regions).offset(Region.type, count).get();
    region.field(Region, "start").set(start.trunc(i32));
    region.field(Region, "end").set(end.trunc(i32));
    count.inc();
  },
);

/** Notes a module; its name is the last word of `text`, which the loader keeps. */
export const addModule = define(
  "__tsjit_add_module",
  voidType,
  { start: i32, end: i32, text: ptr },
  (f, { start, end, text }) => {
    const count = f.address(moduleCount).at(i32);
    f.if(count.eq(MOST_MODULES), () =>
      f.call(abortWith, f.string("too many boot modules"), count.inttoptr()),
    );
    const there = start.inttoptr().get();
    const elsewhere = f.all(end.sub(start).eq(Elsewhere.size), () =>
      there.at(i64, 0, { align: 1 }).eq(ELSEWHERE_MAGIC),
    );
    f.if(elsewhere, () => {
      start.set(there.field(Elsewhere, "address"));
      end.set(start.add(there.field(Elsewhere, "size")));
    });
    const blank = f.call(strrchr, text, 32).get();
    const module = f.address(modules).offset(Module.type, count).get();
    module.field(Module, "start").set(start);
    module.field(Module, "end").set(end);
    module.field(Module, "name").set(blank.eq(0).select(text, blank.add(1)));
    count.inc();
  },
);

/** If something stands at `start` to `end`: an address inside it moves up to its end, a limit above it down to it. */
const avoid = define(
  "__tsjit_avoid",
  voidType,
  { at: ptr, limit: ptr, start: i32, end: i32 },
  (f, { at, limit, start, end }) => {
    const low = at.load(i32);
    f.if(start.uge(end), () => f.return());
    f.if(
      f.all(low.uge(start), () => low.ult(end)),
      () => {
        at.store(end);
        f.return();
      },
    );
    f.if(start.ugt(low).and(start.ult(limit.load(i32))), () => limit.store(start));
  },
);

/** Makes [*at, *limit) free of the image and of what the loader put into memory. */
const avoidAll = define("__tsjit_avoid_all", voidType, { at: ptr, limit: ptr }, (f, { at, limit }) => {
  const skip = (start: Expr, end: Expr) => f.call(avoid, at, limit, start, end);
  const skipText = (text: Expr) => skip(text.ptrtoint(), text.ptrtoint().add(f.call(strlen, text)).add(1));
  const before = f.local(i32, -1);
  // Moving past one thing may land in another: go round until nothing moves.
  f.while(
    () => before.ne(at.load(i32)),
    () => {
      before.set(at.load(i32));
      skip(f.const(i32, 0), f.address(imageEnd).ptrtoint());
      skipText(f.address(bootCommandLine).load(ptr).get());
      f.range(0, f.address(moduleCount).load(i32), (i) => {
        const module = f.address(modules).offset(Module.type, i).get();
        skip(module.field(Module, "start"), module.field(Module, "end"));
        skipText(module.field(Module, "name").get());
      });
    },
  );
});

/** Of the part [start, end) of memory, takes the largest free stretch if it is larger than what is known. */
const consider = define(
  "__tsjit_consider_memory",
  voidType,
  { start: i32, end: i32 },
  (f, { start, end }) => {
    const at = f.alloca(i32);
    const limit = f.alloca(i32);
    f.while(
      () => start.ult(end),
      () => {
        at.store(start);
        limit.store(end);
        f.call(avoidAll, at, limit);
        const low = at.load(i32).add(15).and(-16);
        const high = limit.load(i32);
        const best = f.address(heapLimit).load(i32).sub(f.address(heapStart).load(i32));
        f.if(
          f.all(high.ugt(low), () => high.sub(low).ugt(best)),
          () => {
            f.address(heapStart).store(low);
            f.address(stretchStart).store(low);
            f.address(heapLimit).store(high);
          },
        );
        start.set(high.umax(low).umax(start.add(1)));
      },
    );
  },
);

/** Finds the memory for the heap. */
export const findMemory = define("__tsjit_find_memory", voidType, {}, (f) =>
  f.range(0, f.address(regionCount).load(i32), (i) => {
    const region = f.address(regions).offset(Region.type, i).get();
    f.call(consider, region.field(Region, "start"), region.field(Region, "end"));
  }),
);

/** Leaves the stretch of memory that the heap has used up for the largest of the others; 0 when there is none. */
export const findMoreMemory = define("__tsjit_find_more_memory", i32, {}, (f) => {
  const start = f.address(stretchStart).load(i32).get();
  const limit = f.address(heapLimit).load(i32).get();
  const count = f.address(regionCount).at(i32);
  f.range(0, count.get(), (i) => {
    const region = f.address(regions).offset(Region.type, i).get();
    const end = region.field(Region, "end");
    f.if(region.field(Region, "start").ule(start).and(start.ult(end)), () => {
      f.if(count.lt(MOST_REGIONS), () => {
        const rest = f.address(regions).offset(Region.type, count).get();
        rest.field(Region, "start").set(limit);
        rest.field(Region, "end").set(end);
        count.inc();
      });
      end.set(start);
    });
  });
  for (const bound of [heapStart, heapLimit]) f.address(bound).store(0, i32);
  f.call(findMemory);
  f.return(f.address(heapLimit).load(i32));
});

/** A question about module n, 0 when there is none. */
function question(name: string, type: typeof ptr | typeof i32, answer: (module: Local) => Expr) {
  return define(name, type, { n: i32 }, (f, { n }) => {
    f.if(n.uge(f.address(moduleCount).load(i32)), () => f.return(0));
    f.return(answer(f.local(f.address(modules).offset(Module.type, n))));
  });
}

export const bootInformationFunctions = [
  bootCommandLine,
  modules,
  moduleCount,
  regions,
  regionCount,
  memoryEnd,
  heapStart,
  heapLimit,
  addRegion,
  addModule,
  avoid,
  avoidAll,
  consider,
  stretchStart,
  findMemory,
  findMoreMemory,
  define(loaded.count.name, i32, {}, (f) => f.return(f.address(moduleCount).load(i32))),
  question(loaded.data.name, ptr, (module) => module.field(Module, "start").inttoptr()),
  question(loaded.size.name, i32, (module) => module.field(Module, "end").sub(module.field(Module, "start"))),
  question(loaded.name.name, ptr, (module) => module.field(Module, "name")),
];
