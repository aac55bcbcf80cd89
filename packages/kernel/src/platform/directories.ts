/**
 * One directory on bare metal, the root, with all files in it: a name may have slashes, but they divide nothing. Who may
 * do what with a file, and when it was changed, is not kept: setting it succeeds for a file there is.
 */
import { type Definition, define, i8, i32, ptr, struct } from "@ts-jit/ir";
import { fail } from "../libc/errno.js";
import { free, malloc } from "../libc/heap.js";
import { memset } from "../libc/memory.js";
import { strncpy } from "../libc/string.js";
import { parameters, refused } from "../libc/unread.js";
import { FIRST, findNode, lookUp, Node, nodes, plainName } from "./files.js";

/** "/", ".", "./" and the like. */
const isRoot = define("__tsjit_is_root", i32, { path: ptr }, (f, { path }) => {
  const rest = f.call(plainName, path).get();
  const first = rest.load(i8).get();
  f.return(
    first
      .eq(0)
      .or(first.eq(46).and(rest.at(i8, 1).eq(0)))
      .zext(i32),
  );
});

/** Succeeds where there is the file. */
const accepted = (name: string, kinds: string): Definition =>
  define(name, i32, parameters(kinds), (f, { p0 }) => {
    if (p0 === undefined) return;
    if (kinds.startsWith("p")) {
      f.if(
        f.all(f.call(isRoot, p0).eq(0), () => f.call(findNode, f.call(plainName, p0)).eq(0)),
        () => fail(f, "ENOENT"),
      );
    } else {
      f.if(
        f.all(p0.uge(FIRST), () => f.call(lookUp, p0).eq(0)),
        () => f.return(-1),
      );
    }
    f.return(0);
  });

/** An open directory: the file to name next, and room for an entry of either form. */
const Directory = struct({ node: ptr });
const ENTRY = 512;
/** Offsets in struct dirent64 and struct dirent of the record's length, the type and the name. */
const FORMS = {
  readdir64: { length: 16, type: 18, name: 19 },
  readdir: { length: 8, type: 10, name: 11 },
} as const;
const DT_REG = 8;

export const directoryFunctions = [
  isRoot,
  define("chdir", i32, { path: ptr }, (f, { path }) => {
    f.if(f.call(isRoot, path).ne(0), () => f.return(0));
    f.if(f.call(findNode, f.call(plainName, path)).ne(0), () => fail(f, "ENOTDIR"));
    fail(f, "ENOENT");
  }),
  define("getcwd", ptr, { to: ptr, size: i32 }, (f, { to, size }) => {
    f.if(to.eq(0), () => {
      to.set(f.call(malloc, 2));
      size.set(2);
      f.if(to.eq(0), () => f.return(f.null));
    });
    f.if(size.ult(2), () => fail(f, "ERANGE", f.null));
    to.at(i8, 0).set(47);
    to.at(i8, 1).set(0);
    f.return(to);
  }),
  refused("mkdir", "EPERM", "pi"),
  refused("rmdir", "EPERM", "p"),
  refused("link", "EPERM", "pp"),
  refused("symlink", "EPERM", "pp"),
  refused("readlink", "EINVAL", "ppi"),
  refused("dup", "ENOSYS", "i"),
  refused("dup2", "ENOSYS", "ii"),
  accepted("chmod", "pi"),
  accepted("fchmod", "ii"),
  accepted("chown", "pii"),
  accepted("lchown", "pii"),
  accepted("fchown", "iii"),
  accepted("utime", "pp"),
  accepted("utimes", "pp"),
  accepted("fsync", "i"),
  accepted("fdatasync", "i"),
  // Nobody else opens files: locks are always free, and flags change nothing.
  ...["fcntl", "fcntl64"].map((name) =>
    define(
      name,
      i32,
      { fd: i32, command: i32 },
      (f, { fd }) => {
        f.if(
          f.all(fd.uge(FIRST), () => f.call(lookUp, fd).eq(0)),
          () => f.return(-1),
        );
        f.return(0);
      },
      { varArg: true },
    ),
  ),
  define("umask", i32, { mask: i32 }, (f) => f.return(0o22)),
  define("opendir", ptr, { path: ptr }, (f, { path }) => {
    f.if(f.call(isRoot, path).eq(0), () => fail(f, "ENOENT", f.null));
    const directory = f.call(malloc, Directory.size + ENTRY).get();
    f.if(directory.eq(0), () => f.return(f.null));
    // Asking for a file lists the modules.
    f.call(findNode, f.string(""));
    directory.field(Directory, "node").set(f.address(nodes).load(ptr));
    f.return(directory);
  }),
  ...(["readdir64", "readdir"] as const).map((name) =>
    define(name, ptr, { directory: ptr }, (f, { directory }) => {
      const { length, type, name: at } = FORMS[name];
      const place = directory.field(Directory, "node");
      const node = place.get();
      f.if(node.eq(0), () => f.return(f.null));
      place.set(node.field(Node, "next"));
      const entry = directory.add(Directory.size).get();
      f.call(memset, entry, 0, ENTRY);
      entry.store(node.ptrtoint());
      entry
        .add(length)
        .at(i8, 1)
        .set(ENTRY >> 8);
      entry.add(type).at(i8, 0).set(DT_REG);
      f.call(strncpy, entry.add(at), node.field(Node, "name"), 255);
      f.return(entry);
    }),
  ),
  define("closedir", i32, { directory: ptr }, (f, { directory }) => {
    f.call(free, directory);
    f.return(0);
  }),
];
