/**
 * `mmap` on bare metal, which has one address space with the heap in it: memory without a file is the heap's, a boot
 * module is where it is, and of any other file there is a copy (as MAP_PRIVATE promises; a MAP_SHARED one is refused).
 */
import { define, i32, ptr } from "@ts-jit/ir";
import { type ErrorName, fail } from "../libc/errno.js";
import { aligned_alloc, free, malloc_usable_size } from "../libc/heap.js";
import { memcpy, memset } from "../libc/memory.js";
import { moduleCount, moduleData, moduleSize } from "../libc/modules.js";
import { Descriptor, lookUp, Node } from "./files.js";

const PAGE = 4096;
const SHARED = 1;
const ANONYMOUS = 0x20;
const WRITABLE = 2;

const mmap = define(
  "mmap",
  ptr,
  { address: ptr, n: i32, protection: i32, flags: i32, fd: i32, offset: i32 },
  (f, { n, protection, flags, fd, offset }) => {
    const failed = (error: ErrorName): void => fail(f, error, f.const(i32, -1).inttoptr());
    f.if(n.eq(0).or(offset.and(PAGE - 1).ne(0)), () => failed("EINVAL"));
    const node = f.local(ptr, 0);
    f.if(flags.and(ANONYMOUS).eq(0), () => {
      const entry = f.call(lookUp, fd).get();
      f.if(entry.eq(0), () => f.return(f.const(i32, -1).inttoptr()));
      node.set(entry.field(Descriptor, "node"));
      f.if(offset.ugt(node.field(Node, "size")), () => failed("EINVAL"));
      const writes = protection.and(WRITABLE).ne(0);
      f.if(node.field(Node, "readOnly").ne(0).and(writes.not()), () =>
        f.return(node.field(Node, "data").add(offset)),
      );
      f.if(writes.and(flags.and(SHARED).ne(0)), () => failed("ENODEV"));
    });
    const room = n
      .add(PAGE - 1)
      .and(-PAGE)
      .get();
    const made = f.call(aligned_alloc, PAGE, room).get();
    f.if(made.eq(0), () => failed("ENOMEM"));
    f.call(memset, made, 0, room);
    f.if(node.ne(0), () => {
      const rest = node.field(Node, "size").sub(offset);
      f.call(memcpy, made, node.field(Node, "data").add(offset), rest.umin(n));
    });
    f.return(made);
  },
);

/** Memory goes back when all of a mapping is given up; a part of one stays until then. */
const munmap = define("munmap", i32, { address: ptr, n: i32 }, (f, { address, n }) => {
  f.if(
    address
      .ptrtoint()
      .and(PAGE - 1)
      .ne(0)
      .or(n.eq(0)),
    () => fail(f, "EINVAL"),
  );
  f.range(0, f.call(moduleCount), (i) => {
    const into = address.sub(f.call(moduleData, i));
    f.if(into.ult(f.call(moduleSize, i)), () => f.return(0));
  });
  f.if(
    n
      .add(PAGE - 1)
      .and(-PAGE)
      .add(PAGE)
      .ugt(f.call(malloc_usable_size, address)),
    () => f.call(free, address),
  );
  f.return(0);
});

export const mappingFunctions = [mmap, munmap, define("getpid", i32, {}, (f) => f.return(1))];
