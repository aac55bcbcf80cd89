/**
 * Files on bare metal: every boot module is a read-only file under its name, and files that programs write live in
 * memory until the machine stops.
 *
 * A descriptor from 3 on is an entry of a table: which file, the next byte, the flags it was opened with.
 */
import {
  arrayType,
  define,
  type Expr,
  functionType,
  global,
  i8,
  i32,
  ptr,
  struct,
  voidType,
} from "@ts-jit/ir";
import { fail } from "../libc/errno.js";
import { free, malloc, realloc } from "../libc/heap.js";
import { memcpy, memset } from "../libc/memory.js";
import { moduleCount, moduleData, moduleName, moduleSize } from "../libc/modules.js";
import { Open } from "../libc/stream.js";
import { strcmp, strdup } from "../libc/string.js";
import { close, fstat64, ftruncate, lseek, open } from "./interface.js";

/** A file in memory. `uses` counts open descriptors; one that was unlinked has no name and goes with the last. */
export const Node = struct({
  next: ptr,
  name: ptr,
  data: ptr,
  size: i32,
  capacity: i32,
  uses: i32,
  readOnly: i32,
});
export const Descriptor = struct({ node: ptr, position: i32, flags: i32 });
export const FIRST = 3;
const DESCRIPTORS = 64;

export const nodes = global("__tsjit_files", ptr);
const modulesListed = global("__tsjit_modules_listed", i32);
const table = global("__tsjit_descriptors", arrayType(Descriptor.type, DESCRIPTORS));

/** Set by the first `open`: what read and write do for descriptors that are no streams. */
export const fileRead = global("__tsjit_file_read_hook", ptr);
export const fileWrite = global("__tsjit_file_write_hook", ptr);
export const transferType = functionType(i32, [i32, ptr, i32]);

const addNode = define("__tsjit_add_file", ptr, { name: ptr }, (f, { name }) => {
  const node = f.call(malloc, Node.size);
  f.if(node.eq(0), () => f.return(node));
  f.call(memset, node, 0, Node.size);
  node.field(Node, "name").set(name);
  const first = f.address(nodes).at(ptr);
  node.field(Node, "next").set(first);
  first.set(node);
  f.return(node);
});

/** "./name" and "/name" are "name". */
export const plainName = define("__tsjit_plain_name", ptr, { path: ptr }, (f, { path }) => {
  f.loop(() => {
    const dot = path.load(i8).eq(46).and(path.at(i8, 1).eq(47));
    f.if(dot.or(path.load(i8).eq(47)).not(), () => f.break());
    path.inc(dot.select(f.const(i32, 2), 1));
  });
  f.return(path);
});

/** The file of a name, or null. The modules join the list at the first question. */
export const findNode = define("__tsjit_find_file", ptr, { path: ptr }, (f, { path }) => {
  const listed = f.address(modulesListed).at(i32);
  f.if(listed.eq(0), () => {
    listed.set(1);
    f.range(0, f.call(moduleCount), (i) => {
      const made = f.call(addNode, f.call(moduleName, i));
      f.if(made.ne(0), () => {
        made.field(Node, "data").set(f.call(moduleData, i));
        made.field(Node, "size").set(f.call(moduleSize, i));
        made.field(Node, "readOnly").set(1);
      });
    });
  });
  const node = f.local(f.address(nodes).load(ptr));
  f.while(
    () => f.all(node.ne(0), () => f.call(strcmp, node.field(Node, "name"), path).ne(0)),
    () => node.set(node.field(Node, "next")),
  );
  f.return(node);
});

/** The open descriptor of a number, or null with errno set. */
export const lookUp = define("__tsjit_descriptor", ptr, { fd: i32 }, (f, { fd }) => {
  const entry = f.address(table).offset(Descriptor.type, fd.sub(FIRST)).get();
  f.if(
    f.any(fd.sub(FIRST).uge(DESCRIPTORS), () => entry.field(Descriptor, "node").eq(0)),
    () => fail(f, "EBADF", f.null),
  );
  f.return(entry);
});

const readFile = define("__tsjit_read_file", i32, { fd: i32, to: ptr, n: i32 }, (f, { fd, to, n }) => {
  const entry = f.call(lookUp, fd).get();
  f.if(entry.eq(0), () => f.return(-1));
  const node = entry.field(Descriptor, "node").get();
  const position = entry.field(Descriptor, "position");
  const size = node.field(Node, "size").get();
  f.if(position.uge(size), () => f.return(0));
  n.set(n.umin(size.sub(position)));
  f.call(memcpy, to, node.field(Node, "data").add(position), n);
  position.inc(n);
  f.return(n);
});

/** Makes room for `size` bytes in a file's data; -1 with errno set when there is none. */
const reserve = define("__tsjit_reserve_file", i32, { node: ptr, size: i32 }, (f, { node, size }) => {
  f.if(size.ule(node.field(Node, "capacity")), () => f.return(0));
  // Half as much again, so that growing costs a constant for each byte.
  const wanted = size.add(size.shr(1)).umax(256).get();
  const larger = f.call(realloc, node.field(Node, "data"), wanted).get();
  f.if(larger.eq(0), () => fail(f, "ENOMEM"));
  node.field(Node, "data").set(larger);
  node.field(Node, "capacity").set(wanted);
  f.return(0);
});

const writeFile = define("__tsjit_write_file", i32, { fd: i32, from: ptr, n: i32 }, (f, { fd, from, n }) => {
  const entry = f.call(lookUp, fd).get();
  f.if(entry.eq(0), () => f.return(-1));
  const flags = entry.field(Descriptor, "flags").get();
  f.if(flags.and(Open.write | Open.readWrite).eq(0), () => fail(f, "EBADF"));
  const node = entry.field(Descriptor, "node").get();
  const position = entry.field(Descriptor, "position");
  const size = node.field(Node, "size");
  f.if(flags.and(Open.append).ne(0), () => position.set(size));
  const end = position.add(n).get();
  f.if(f.call(reserve, node, end).ne(0), () => f.return(-1));
  const data = node.field(Node, "data").get();
  // A gap behind the old end reads as zeros.
  f.if(position.ugt(size), () => f.call(memset, data.add(size), 0, position.sub(size)));
  f.call(memcpy, data.add(position), from, n);
  position.set(end);
  f.if(end.ugt(size), () => size.set(end));
  f.return(n);
});

const openFile = define(
  open.name,
  i32,
  open.params,
  (f, { path, flags }) => {
    f.address(fileRead).store(f.address(readFile));
    f.address(fileWrite).store(f.address(writeFile));
    path.set(f.call(plainName, path));
    const node = f.local(f.call(findNode, path));
    f.if(
      node.eq(0),
      () => {
        f.if(flags.and(Open.create).eq(0), () => fail(f, "ENOENT"));
        const name = f.call(strdup, path).get();
        f.if(name.ne(0), () => node.set(f.call(addNode, name)));
        f.if(node.eq(0), () => fail(f, "ENOMEM"));
      },
      () => {
        f.if(flags.and(Open.create | Open.exclusive).eq(Open.create | Open.exclusive), () =>
          fail(f, "EEXIST"),
        );
        const writes = flags.and(Open.write | Open.readWrite).ne(0);
        f.if(writes.and(node.field(Node, "readOnly").ne(0)), () => fail(f, "EACCES"));
        f.if(flags.and(Open.truncate).ne(0), () => node.field(Node, "size").set(0));
      },
    );
    const entry = f.local(f.address(table));
    f.range(0, DESCRIPTORS, (i) => {
      f.if(entry.field(Descriptor, "node").eq(0), () => {
        entry.field(Descriptor, "node").set(node);
        entry.field(Descriptor, "position").set(0);
        entry.field(Descriptor, "flags").set(flags);
        node.field(Node, "uses").inc();
        f.return(i.add(FIRST));
      });
      entry.inc(Descriptor.size);
    });
    fail(f, "EMFILE");
  },
  open.options,
);

const dispose = define("__tsjit_dispose_file", voidType, { node: ptr }, (f, { node }) => {
  f.call(free, node.field(Node, "data"));
  f.call(free, node);
});

const closeFile = define(close.name, i32, close.params, (f, { fd }) => {
  f.if(fd.ult(FIRST), () => f.return(0));
  const entry = f.call(lookUp, fd).get();
  f.if(entry.eq(0), () => f.return(-1));
  const node = entry.field(Descriptor, "node").get();
  entry.field(Descriptor, "node").set(f.null);
  node.field(Node, "uses").dec();
  f.if(node.field(Node, "uses").eq(0).and(node.field(Node, "name").eq(0)), () => f.call(dispose, node));
  f.return(0);
});

const seekFile = define(lseek.name, i32, lseek.params, (f, { fd, offset, from }) => {
  const entry = f.call(lookUp, fd).get();
  f.if(entry.eq(0), () => f.return(-1));
  const position = entry.field(Descriptor, "position");
  const base = f.local(i32, 0);
  f.switch(from, [
    [1, () => base.set(position)],
    [2, () => base.set(entry.field(Descriptor, "node").get().field(Node, "size"))],
  ]);
  const at = base.add(offset).get();
  f.if(at.lt(0).or(from.ugt(2)), () => fail(f, "EINVAL"));
  position.set(at);
  f.return(at);
});

const truncateFile = define(ftruncate.name, i32, ftruncate.params, (f, { fd, size }) => {
  const entry = f.call(lookUp, fd).get();
  f.if(entry.eq(0), () => f.return(-1));
  const writes = entry.field(Descriptor, "flags").and(Open.write | Open.readWrite);
  f.if(writes.eq(0).or(size.lt(0)), () => fail(f, "EINVAL"));
  const node = entry.field(Descriptor, "node").get();
  f.if(f.call(reserve, node, size).ne(0), () => f.return(-1));
  const old = node.field(Node, "size").get();
  f.if(size.ugt(old), () => f.call(memset, node.field(Node, "data").add(old), 0, size.sub(old)));
  node.field(Node, "size").set(size);
  f.return(0);
});

/** Members of glibc's struct stat64 for i386, by their offsets. */
const STAT = {
  inode: 12,
  mode: 16,
  links: 20,
  bytes: 44,
  blockSize: 52,
  blocks: 56,
  inode64: 88,
  size: 96,
} as const;
const MODE = { regular: 0o100644, readOnly: 0o100444, character: 0o020620 } as const;

const statFile = define(fstat64.name, i32, fstat64.params, (f, { fd, to }) => {
  f.call(memset, to, 0, STAT.size);
  to.add(STAT.links).store(1, i32);
  to.add(STAT.blockSize).store(4096, i32);
  f.if(fd.ult(FIRST), () => {
    to.add(STAT.mode).store(MODE.character, i32);
    f.return(0);
  });
  const entry = f.call(lookUp, fd).get();
  f.if(entry.eq(0), () => f.return(-1));
  const node = entry.field(Descriptor, "node").get();
  const size = node.field(Node, "size").get();
  const mode = node.field(Node, "readOnly").ne(0).select(f.const(i32, MODE.readOnly), MODE.regular);
  to.add(STAT.mode).store(mode);
  // Where a file's record lies is a number of its own.
  for (const at of [STAT.inode, STAT.inode64]) to.add(at).store(node.ptrtoint());
  to.add(STAT.bytes).store(size);
  to.add(STAT.blocks).store(size.add(511).shr(9));
  f.return(0);
});

function remover(name: string) {
  return define(name, i32, { path: ptr }, (f, { path }) => {
    const node = f.call(findNode, f.call(plainName, path)).get();
    f.if(node.eq(0), () => fail(f, "ENOENT"));
    f.if(node.field(Node, "readOnly").ne(0), () => fail(f, "EACCES"));
    const link = f.local(f.address(nodes));
    f.while(
      () => link.load(ptr).ne(node),
      () => link.set(link.load(ptr).field(Node, "next").address),
    );
    link.store(node.field(Node, "next"));
    f.call(free, node.field(Node, "name"));
    node.field(Node, "name").set(f.null);
    f.if(node.field(Node, "uses").eq(0), () => f.call(dispose, node));
    f.return(0);
  });
}

const rename = define("rename", i32, { from: ptr, to: ptr }, (f, { from, to }) => {
  const node = f.call(findNode, f.call(plainName, from)).get();
  f.if(node.eq(0), () => fail(f, "ENOENT"));
  f.if(node.field(Node, "readOnly").ne(0), () => fail(f, "EACCES"));
  const name: Expr = f.call(strdup, f.call(plainName, to)).get();
  f.if(name.eq(0), () => fail(f, "ENOMEM"));
  f.call(remove, to);
  f.call(free, node.field(Node, "name"));
  node.field(Node, "name").set(name);
  f.return(0);
});
const remove = remover("remove");

export const fileSystemFunctions = [
  nodes,
  modulesListed,
  table,
  fileRead,
  fileWrite,
  addNode,
  plainName,
  findNode,
  lookUp,
  readFile,
  reserve,
  writeFile,
  openFile,
  dispose,
  closeFile,
  seekFile,
  truncateFile,
  statFile,
  remove,
  remover("unlink"),
  rename,
];
