/**
 * What the boot loader tells: the command line, the modules, the memory that may be used.
 * Source: Multiboot Specification 0.6.96.
 */
import {
  arrayType,
  define,
  type Expr,
  externGlobal,
  global,
  i8,
  i32,
  type Local,
  ptr,
  struct,
  voidType,
} from "@ts-jit/ir";
import { loaded } from "../libc/modules.js";

export const LOADER_MAGIC = 0x2badb002;
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
const HAS = { memory: 1, commandLine: 4, modules: 8, map: 64 } as const;
const Module = struct({ start: i32, end: i32, name: ptr, reserved: i32 });
/** An entry of the memory map; the next one is `size + 4` bytes further on. */
const MapEntry = struct({ size: i32, base: i32, baseHigh: i32, length: i32, lengthHigh: i32, type: i32 });
const AVAILABLE = 1;
const MEGABYTE = 1 << 20;

export const imageEnd = externGlobal("__image_end", arrayType(i8, 0));

/** The loader's information, kept from start-up on. */
export const information = global("__tsjit_multiboot", ptr);
/** The memory the heap may take: from here, to here. */
export const heapStart = global("__tsjit_heap_start", i32);
export const heapLimit = global("__tsjit_heap_limit", i32);

/** True when the loader filled in the part that `flag` stands for. */
const has = (info: Expr, flag: number) => info.field(Information, "flags").and(flag).ne(0);

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

/** Makes [*at, *limit) free of everything the loader put into memory. */
const avoidAll = define("__tsjit_avoid_all", voidType, { at: ptr, limit: ptr }, (f, { at, limit }) => {
  const info = f.address(information).load(ptr);
  const skip = (start: Expr, end: Expr) => f.call(avoid, at, limit, start, end);
  const before = f.local(i32, -1);
  // Moving past one thing may land in another: go round until nothing moves.
  f.while(
    () => before.ne(at.load(i32)),
    () => {
      before.set(at.load(i32));
      skip(f.const(i32, 0), f.address(imageEnd).ptrtoint());
      skip(info.ptrtoint(), info.ptrtoint().add(128));
      f.if(has(info, HAS.commandLine), () => {
        const line = info.field(Information, "commandLine").get();
        const end = f.local(line);
        f.while(
          () => end.load(i8).ne(0),
          () => end.inc(),
        );
        skip(line.ptrtoint(), end.ptrtoint().add(1));
      });
      f.if(has(info, HAS.map), () => {
        const map = info.field(Information, "map").ptrtoint();
        skip(map, map.add(info.field(Information, "mapLength")));
      });
      f.if(has(info, HAS.modules), () => {
        const list = info.field(Information, "modules").get();
        const count = info.field(Information, "moduleCount").get();
        skip(list.ptrtoint(), list.ptrtoint().add(count.shl(4)));
        f.range(0, count, (i) => {
          const module = list.offset(Module.type, i);
          skip(module.field(Module, "start"), module.field(Module, "end"));
          const name = module.field(Module, "name").ptrtoint();
          skip(name, name.add(256));
        });
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
            f.address(heapLimit).store(high);
          },
        );
        start.set(high.umax(low).umax(start.add(1)));
      },
    );
  },
);

/** Finds the memory for the heap. */
export const findMemory = define("__tsjit_find_memory", voidType, {}, (f) => {
  const info = f.address(information).load(ptr);
  f.if(has(info, HAS.map), () => {
    const entry = f.local(info.field(Information, "map").get());
    const end = entry.add(info.field(Information, "mapLength"));
    f.while(
      () => entry.lt(end),
      () => {
        const base = entry.field(MapEntry, "base").get();
        const usable = f.all(entry.field(MapEntry, "type").eq(AVAILABLE), () =>
          entry.field(MapEntry, "baseHigh").eq(0),
        );
        f.if(usable, () => {
          const length = f.local(entry.field(MapEntry, "length"));
          // Memory past 4 GiB cannot be addressed.
          f.if(entry.field(MapEntry, "lengthHigh").ne(0).or(base.add(length).ult(base)), () =>
            length.set(base.neg().sub(4096)),
          );
          f.call(consider, base.umax(MEGABYTE), base.add(length));
        });
        entry.inc(entry.field(MapEntry, "size").add(4));
      },
    );
    f.return();
  });
  f.if(has(info, HAS.memory), () =>
    f.call(consider, MEGABYTE, info.field(Information, "memoryUpper").shl(10).add(MEGABYTE)),
  );
});

/** The command line, or an empty one. */
export const commandLine = define("__tsjit_command_line", ptr, {}, (f) => {
  const info = f.address(information).load(ptr);
  f.if(has(info, HAS.commandLine), () => f.return(info.field(Information, "commandLine")));
  f.return(f.string(""));
});

const count = define(loaded.count.name, i32, {}, (f) => {
  const info = f.address(information).load(ptr);
  f.if(has(info, HAS.modules).not(), () => f.return(0));
  f.return(info.field(Information, "moduleCount"));
});
const moduleAt = define("__tsjit_module_at", ptr, { n: i32 }, (f, { n }) => {
  f.if(n.uge(f.call(count)), () => f.return(f.null));
  f.return(f.address(information).load(ptr).field(Information, "modules").get().offset(Module.type, n));
});
/** A question about module n, 0 when there is none. */
function question(name: string, type: typeof ptr | typeof i32, answer: (module: Local) => Expr) {
  return define(name, type, { n: i32 }, (f, { n }) => {
    const module = f.local(f.call(moduleAt, n));
    f.if(module.eq(0), () => f.return(0));
    f.return(answer(module));
  });
}
const moduleName = define(loaded.name.name, ptr, { n: i32 }, (f, { n }) => {
  const module = f.call(moduleAt, n);
  f.if(module.eq(0), () => f.return(f.null));
  // The loader gives "file name" or "name": the last word.
  const at = f.local(module.field(Module, "name").get());
  const word = f.local(at);
  f.while(
    () => at.load(i8).ne(0),
    () => {
      f.if(at.load(i8).eq(32), () => word.set(at.add(1)));
      at.inc();
    },
  );
  f.return(word);
});

export const multibootFunctions = [
  information,
  heapStart,
  heapLimit,
  avoid,
  avoidAll,
  consider,
  findMemory,
  commandLine,
  count,
  moduleAt,
  question(loaded.data.name, ptr, (module) => module.field(Module, "start").inttoptr()),
  question(loaded.size.name, i32, (module) => module.field(Module, "end").sub(module.field(Module, "start"))),
  moduleName,
];
