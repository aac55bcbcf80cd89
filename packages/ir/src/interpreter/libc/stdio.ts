/** stdio.h but scanf, and the descriptors of unistd.h. */
import type { ExternalValue } from "../external.js";
import type { Machine } from "../machine.js";
import {
  bytesToText,
  int,
  newString,
  readBytes,
  readInt,
  readString,
  readText,
  textToBytes,
  VarArgs,
  writeByte,
  writeBytes,
  writeInt,
} from "./access.js";
import { FileData, Files, type Stream } from "./files.js";
import type { Library, LibraryTable } from "./library.js";
import { formatPrintf } from "./printf.js";

const EOF = -1;
const ENOENT = 2;
const EBADF = 9;
const EINVAL = 22;

function streamOf(library: Library, machine: Machine, handle: number): Stream {
  const stream = library.files.stream(handle);
  if (stream === undefined) machine.undefined("a stdio function on a stream that is not open");
  return stream;
}

/** Formats by the string at argument `at` and the variable arguments behind it. */
function format(machine: Machine, args: readonly ExternalValue[], at: number): Uint8Array {
  return textToBytes(
    formatPrintf(machine, readText(machine, int(args, at)), new VarArgs(machine, int(args, at + 1))),
  );
}
function print(library: Library, machine: Machine, handle: number, bytes: Uint8Array): number {
  return streamOf(library, machine, handle).put(bytes) ? bytes.length : EOF;
}
/** snprintf's way of writing: at most `size` bytes, the last a zero. */
function store(machine: Machine, to: number, size: number, bytes: Uint8Array): number {
  if (size > 0) {
    writeBytes(machine, to, bytes.subarray(0, size - 1));
    writeByte(machine, to + Math.min(bytes.length, size - 1), 0);
  }
  return bytes.length;
}

function getLine(library: Library, machine: Machine, to: number, size: number, handle: number): number {
  const stream = streamOf(library, machine, handle);
  const bytes: number[] = [];
  while (bytes.length < size - 1) {
    const byte = stream.get();
    if (byte < 0) break;
    bytes.push(byte);
    if (byte === 10) break;
  }
  if (bytes.length === 0) return 0;
  writeBytes(machine, to, Uint8Array.from([...bytes, 0]));
  return to;
}

const putCharacter: LibraryTable[string] = (library, machine, args) => {
  const byte = int(args, 0) & 255;
  return streamOf(library, machine, int(args, 1)).put(Uint8Array.of(byte)) ? byte : EOF;
};
const getCharacter: LibraryTable[string] = (library, machine, args) =>
  streamOf(library, machine, int(args, 0)).get();

/** fread and the like: whole elements of `size` bytes. */
function readElements(library: Library, machine: Machine, args: readonly ExternalValue[]): number {
  const stream = streamOf(library, machine, int(args, 3));
  const size = int(args, 1) >>> 0;
  const bytes: number[] = [];
  for (const total = size * (int(args, 2) >>> 0); bytes.length < total; ) {
    const byte = stream.get();
    if (byte < 0) break;
    bytes.push(byte);
  }
  writeBytes(machine, int(args, 0), Uint8Array.from(bytes));
  return size === 0 ? 0 : Math.floor(bytes.length / size);
}

function seek(library: Library, machine: Machine, handle: number, offset: number, whence: number): number {
  const stream = streamOf(library, machine, handle);
  if (stream.data === undefined || whence < 0 || whence > 2) {
    library.errno = EINVAL;
    return -1;
  }
  const position =
    offset + (whence === 1 ? stream.position - stream.pending.length : whence === 2 ? stream.data.size : 0);
  if (position < 0) {
    library.errno = EINVAL;
    return -1;
  }
  stream.pending = [];
  stream.atEnd = false;
  stream.position = position;
  return 0;
}

const PRINT: LibraryTable = {
  printf: (library, machine, args) => print(library, machine, Files.handle(1), format(machine, args, 0)),
  vprintf: (library, machine, args) => print(library, machine, Files.handle(1), format(machine, args, 0)),
  fprintf: (library, machine, args) => print(library, machine, int(args, 0), format(machine, args, 1)),
  vfprintf: (library, machine, args) => print(library, machine, int(args, 0), format(machine, args, 1)),
  dprintf: (library, machine, args) =>
    print(library, machine, Files.handle(int(args, 0)), format(machine, args, 1)),
  sprintf: (_library, machine, args) => store(machine, int(args, 0), 0x7fffffff, format(machine, args, 1)),
  vsprintf: (_library, machine, args) => store(machine, int(args, 0), 0x7fffffff, format(machine, args, 1)),
  snprintf: (_library, machine, args) =>
    store(machine, int(args, 0), int(args, 1) >>> 0, format(machine, args, 2)),
  vsnprintf: (_library, machine, args) =>
    store(machine, int(args, 0), int(args, 1) >>> 0, format(machine, args, 2)),
  asprintf: (_library, machine, args) => {
    const bytes = format(machine, args, 1);
    writeInt(machine, int(args, 0), machine.layout.pointerSize(), newString(machine, bytes));
    return bytes.length;
  },
};

export const STDIO: LibraryTable = {
  ...PRINT,
  vasprintf: PRINT["asprintf"] ?? (() => EOF),
  // The checked forms of _FORTIFY_SOURCE have a flag, and the size of the destination, between.
  __printf_chk: (library, machine, args) =>
    print(library, machine, Files.handle(1), format(machine, args, 1)),
  __fprintf_chk: (library, machine, args) => print(library, machine, int(args, 0), format(machine, args, 2)),
  __sprintf_chk: (_library, machine, args) =>
    store(machine, int(args, 0), 0x7fffffff, format(machine, args, 3)),
  __snprintf_chk: (_library, machine, args) =>
    store(machine, int(args, 0), int(args, 1) >>> 0, format(machine, args, 4)),
  puts: (library, machine, args) => {
    const text = readString(machine, int(args, 0));
    print(library, machine, Files.handle(1), Uint8Array.from([...text, 10]));
    return text.length + 1;
  },
  putchar: (library, machine, args) => putCharacter(library, machine, [args[0] ?? 0, Files.handle(1)]),
  putc: putCharacter,
  fputc: putCharacter,
  _IO_putc: putCharacter,
  fputs: (library, machine, args) =>
    print(library, machine, int(args, 1), readString(machine, int(args, 0))) < 0 ? EOF : 1,
  fwrite: (library, machine, args) => {
    const size = int(args, 1) >>> 0;
    const count = int(args, 2) >>> 0;
    if (size * count === 0) return 0;
    return print(library, machine, int(args, 3), readBytes(machine, int(args, 0), size * count)) < 0
      ? 0
      : count;
  },
  fread: readElements,
  getchar: (library, machine) => streamOf(library, machine, Files.handle(0)).get(),
  getc: getCharacter,
  fgetc: getCharacter,
  _IO_getc: getCharacter,
  ungetc: (library, machine, args) => {
    const byte = int(args, 0);
    if (byte === EOF) return EOF;
    streamOf(library, machine, int(args, 1)).unget(byte & 255);
    return byte & 255;
  },
  fgets: (library, machine, args) => getLine(library, machine, int(args, 0), int(args, 1), int(args, 2)),
  gets: (library, machine, args) => {
    const to = getLine(library, machine, int(args, 0), 0x7fffffff, Files.handle(0));
    if (to === 0) return 0;
    const text = bytesToText(readString(machine, to));
    if (text.endsWith("\n")) writeByte(machine, to + text.length - 1, 0);
    return to;
  },
  getline: (library, machine, args) => {
    const stream = streamOf(library, machine, int(args, 2));
    const bytes: number[] = [];
    for (let byte = stream.get(); byte >= 0; byte = stream.get()) {
      bytes.push(byte);
      if (byte === 10) break;
    }
    if (bytes.length === 0) return -1;
    const word = machine.layout.pointerSize();
    const block = newString(machine, Uint8Array.from(bytes));
    writeInt(machine, int(args, 0), word, block);
    writeInt(machine, int(args, 1), word, bytes.length + 1);
    return bytes.length;
  },
  fopen: (library, machine, args) => {
    const stream = library.files.open(readText(machine, int(args, 0)), readText(machine, int(args, 1)));
    if (stream === undefined) library.errno = ENOENT;
    return stream === undefined ? 0 : Files.handle(stream.fd);
  },
  tmpfile: (library) => Files.handle(library.files.openData(new FileData(), true, true, false).fd),
  fdopen: (_library, _machine, args) => Files.handle(int(args, 0)),
  fclose: (library, machine, args) => {
    const stream = streamOf(library, machine, int(args, 0));
    stream.flush();
    stream.closed = true;
    return 0;
  },
  fflush: (library, machine, args) => {
    if (int(args, 0) === 0) library.files.flushAll();
    else streamOf(library, machine, int(args, 0)).flush();
    return 0;
  },
  feof: (library, machine, args) => (streamOf(library, machine, int(args, 0)).atEnd ? 1 : 0),
  ferror: (library, machine, args) => (streamOf(library, machine, int(args, 0)).failed ? 1 : 0),
  clearerr: (library, machine, args) => {
    const stream = streamOf(library, machine, int(args, 0));
    stream.atEnd = false;
    stream.failed = false;
  },
  fileno: (library, machine, args) => streamOf(library, machine, int(args, 0)).fd,
  fseek: (library, machine, args) => seek(library, machine, int(args, 0), int(args, 1), int(args, 2)),
  fseeko: (library, machine, args) => seek(library, machine, int(args, 0), int(args, 1), int(args, 2)),
  rewind: (library, machine, args) => {
    seek(library, machine, int(args, 0), 0, 0);
  },
  fgetpos: (library, machine, args) => {
    const stream = streamOf(library, machine, int(args, 0));
    writeInt(machine, int(args, 1), 4, stream.position - stream.pending.length);
    return 0;
  },
  fsetpos: (library, machine, args) =>
    seek(library, machine, int(args, 0), Number(readInt(machine, int(args, 1), 4)), 0),
  ftell: (library, machine, args) => {
    const stream = streamOf(library, machine, int(args, 0));
    return stream.position - stream.pending.length;
  },
  setvbuf: () => 0,
  setbuf: () => undefined,
  setlinebuf: () => undefined,
  remove: (library, machine, args) => (library.files.remove(readText(machine, int(args, 0))) ? 0 : -1),
  unlink: (library, machine, args) => (library.files.remove(readText(machine, int(args, 0))) ? 0 : -1),
  rename: (library, machine, args) =>
    library.files.rename(readText(machine, int(args, 0)), readText(machine, int(args, 1))) ? 0 : -1,
  perror: (library, machine, args) => {
    const prefix = int(args, 0) === 0 ? "" : `${readText(machine, int(args, 0))}: `;
    print(library, machine, Files.handle(2), textToBytes(`${prefix}Error\n`));
  },
  write: (library, machine, args) => {
    const stream = library.files.byDescriptor(int(args, 0));
    if (stream === undefined) {
      library.errno = EBADF;
      return -1;
    }
    const count = int(args, 2) >>> 0;
    stream.put(readBytes(machine, int(args, 1), count));
    stream.flush();
    return count;
  },
  read: (library, machine, args) => {
    const stream = library.files.byDescriptor(int(args, 0));
    if (stream === undefined) {
      library.errno = EBADF;
      return -1;
    }
    const bytes: number[] = [];
    while (bytes.length < int(args, 2)) {
      const byte = stream.get();
      if (byte < 0) break;
      bytes.push(byte);
      if (byte === 10 && stream.data === undefined) break;
    }
    writeBytes(machine, int(args, 1), Uint8Array.from(bytes));
    return bytes.length;
  },
};
