/**
 * Memory protection. Memory is mapped where it is, by 2 MiB pages; the part the image stands in by 4 KiB pages:
 *
 *     0            not present: null pointers fault
 *     4 KiB        read, write: BIOS data, screen
 *     image        headers and read-only data: read; code: read, execute
 *     data, bss    read, write; the page below the stack is not present
 *     modules      read, as far as they fill 2 MiB pages
 *     the rest     read, write, as far as there is memory
 *     FEC00000     read, write, 4 MiB: interrupt controllers
 *
 * Nothing else is present. `void *tsjit_map_device(unsigned address, unsigned size)` makes a device's memory so.
 *
 * What is not code cannot be executed where the processor has NX. Needs PAE; a processor without it runs unprotected.
 * The tables are taken from the start of the heap's memory.
 *
 * Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3, 4.4.
 */
import {
  arrayType,
  declare,
  define,
  type Expr,
  externGlobal,
  global,
  i8,
  i32,
  i64,
  type Operand,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { cpuid } from "../libc/cpu.js";
import { memset } from "../libc/memory.js";
import { loaded } from "../libc/modules.js";
import { heapLimit, heapStart, imageEnd, memoryEnd } from "./boot-information.js";

/** Loads the tables, turns on PAE, NX where `nx` is not 0, paging, and write protection. An entry stub. */
export const enablePaging = declare("__tsjit_enable_paging", voidType, { tables: ptr, nx: i32 });

/** For the other processors. */
export const pageTablesAt = global("__tsjit_page_tables_at", ptr);
export const noExecuteOn = global("__tsjit_no_execute_on", i32);

const bound = (name: string) => externGlobal(name, arrayType(i8, 0));
const textStart = bound("__text_start");
const textEnd = bound("__text_end");
const dataStart = bound("__data_start");
/** The lowest page of the stack, which guards it. */
export const stackBottom = bound("__tsjit_stack");

const PAGE = 4096;
const LARGE_PAGE = 2 << 20;
const PRESENT = 1;
const WRITE = 2;
const LARGE = 0x80;
/** In the upper word. */
const NO_EXECUTE = (1 << 31) | 0;
const PAE = 1 << 6;
const NX = 1 << 20;
/** The page the interrupt controllers' registers start in, and how many they take. */
const CONTROLLERS = 0xfec0_0000 / LARGE_PAGE;
const CONTROLLER_PAGES = 2;
/** Not cached. */
const UNCACHED = 0x18;
const DIRECTORIES = 4;
const DIRECTORY_ENTRIES = DIRECTORIES * 512;

export const protectMemory = define("__tsjit_protect_memory", voidType, {}, (f) => {
  const out = f.alloca(arrayType(i32, 4));
  f.call(cpuid, 1, 0, out);
  f.if(out.at(i32, 3).and(PAE).eq(0), () => f.return());
  f.call(cpuid, 0x80000000, 0, out);
  const extended = out.at(i32, 0).uge(0x80000001).get();
  f.call(cpuid, 0x80000001, 0, out);
  const nx = f.all(extended, () => out.at(i32, 3).and(NX).ne(0)).get();
  const noExecute = nx.select(f.const(i32, NO_EXECUTE), 0).get();

  const imageTop = f.address(imageEnd).ptrtoint();
  const smallTables = imageTop
    .add(LARGE_PAGE - 1)
    .udiv(LARGE_PAGE)
    .get();
  // The directories, one page of pointers to them, the tables of small pages.
  const start = f.address(heapStart).at(i32);
  const tables = start
    .add(PAGE - 1)
    .and(-PAGE)
    .get();
  const size = smallTables.add(DIRECTORIES + 1).mul(PAGE);
  const limit = tables.add(size).get();
  f.if(limit.ugt(f.address(heapLimit).load(i32)), () => f.return());
  start.set(limit);
  const directory = tables.inttoptr().get();
  const pointers = directory.add(DIRECTORIES * PAGE).get();
  const small = pointers.add(PAGE).get();
  f.call(memset, pointers, 0, PAGE);
  // An entry is two words: where and how, then what only NX uses.
  const set = (table: Expr, index: Expr, low: Operand, high: Operand) => {
    const entry = table.offset(i64, index).get();
    entry.at(i32, 0).set(low);
    entry.at(i32, 1).set(high);
  };
  f.range(0, DIRECTORIES, (i) => set(pointers, i, directory.add(i.mul(PAGE)).ptrtoint().or(PRESENT), 0));
  const memoryPages = f.address(memoryEnd).load(i32).sub(1).udiv(LARGE_PAGE).add(1).get();
  f.range(0, DIRECTORY_ENTRIES, (i) => {
    const there = i.ult(memoryPages).or(i.sub(CONTROLLERS).ult(CONTROLLER_PAGES));
    const flags = there.select(f.const(i32, PRESENT | WRITE | LARGE), 0);
    const table = small.add(i.mul(PAGE)).ptrtoint();
    f.if(
      i.ult(smallTables),
      () => set(directory, i, table.or(PRESENT | WRITE), 0),
      () => set(directory, i, i.mul(LARGE_PAGE).or(flags), noExecute),
    );
  });
  f.range(0, f.call(loaded.count), (i) => {
    const start = f.call(loaded.data, i).ptrtoint().get();
    const first = start.add(LARGE_PAGE - 1).udiv(LARGE_PAGE);
    const last = start.add(f.call(loaded.size, i)).udiv(LARGE_PAGE);
    f.range(first.umax(smallTables), last, (page) => {
      const entry = directory.offset(i64, page).at(i32);
      entry.set(entry.and(~WRITE));
    });
  });

  const text = f.address(textStart).ptrtoint().get();
  const endOfText = f.address(textEnd).ptrtoint().get();
  const data = f.address(dataStart).ptrtoint().get();
  const guard = f.address(stackBottom).ptrtoint().get();
  const IMAGE = 1 << 20;
  f.range(0, smallTables.mul(512), (i) => {
    const address = i.shl(12).get();
    const inside = (low: Expr, high: Expr) => address.uge(low).and(address.ult(high));
    const flags = f.local(i32, PRESENT | WRITE);
    const high = f.local(noExecute);
    // Headers, code and constants stand below the data, each from a page boundary on.
    f.if(inside(f.const(i32, IMAGE), data.and(-PAGE)), () => flags.set(PRESENT));
    f.if(inside(text, endOfText), () => high.set(0));
    f.if(address.eq(0).or(address.eq(guard)), () => flags.set(0));
    set(small, i, address.or(flags), high);
  });
  f.address(pageTablesAt).store(pointers);
  f.address(noExecuteOn).store(nx.zext(i32));
  f.call(enablePaging, pointers, nx.zext(i32));
});

/** Maps the pages of [address, address + size) where they are, for a device's registers; gives the address. */
const mapDevice = define("tsjit_map_device", ptr, { address: i32, size: i32 }, (f, { address, size }) => {
  const pointers = f.address(pageTablesAt).load(ptr).get();
  f.if(pointers.ne(0).and(size.ne(0)), () => {
    const directory = pointers.sub(DIRECTORIES * PAGE).get();
    const last = address.add(size.sub(1)).udiv(LARGE_PAGE).get();
    f.range(address.udiv(LARGE_PAGE), last.add(1), (page) => {
      const entry = directory.at(i64, page);
      const flags = PRESENT | WRITE | LARGE | UNCACHED;
      // What is present stays as it is; what was not is in no cache of the processor's.
      f.if(entry.and(PRESENT).eq(0), () => entry.set(page.mul(LARGE_PAGE).or(flags).zext(i64)));
    });
  });
  f.return(address.inttoptr());
});

export const pagingFunctions = [pageTablesAt, noExecuteOn, protectMemory, mapDevice];
