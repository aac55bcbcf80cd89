/** Where a model's bytes come from: a file read in pieces, for files are larger than memory, or bytes at hand. */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { ModelError } from "./errors.js";

export interface ByteSource {
  /** Bytes of all. */
  readonly size: number;
  /** `length` bytes from byte `at` on, all of which are there. They must not be written to. */
  read(at: number, length: number): Uint8Array;
}

class Bytes implements ByteSource {
  constructor(private readonly bytes: Uint8Array) {}
  get size(): number {
    return this.bytes.length;
  }
  read(at: number, length: number): Uint8Array {
    return this.bytes.subarray(at, at + length);
  }
}

/** What the system says, in words. */
const WORDS: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  ENOTDIR: "no such file",
  EISDIR: "a directory",
  EACCES: "one that this user may not read",
  EPERM: "one that this user may not read",
};
function wordsOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return WORDS[code] ?? code;
}

/** A file; opened for each piece, so that nobody has to close it. */
class File implements ByteSource {
  readonly size: number;
  constructor(private readonly path: string) {
    this.size = this.open((descriptor) => {
      const stat = fstatSync(descriptor);
      if (!stat.isFile()) this.fail(stat.isDirectory() ? "a directory" : "a pipe or device");
      return stat.size;
    });
  }
  private fail(found: string): never {
    throw new ModelError({ file: this.path, field: "file", expected: "a file that can be read", found });
  }
  private open<T>(use: (descriptor: number) => T): T {
    let descriptor: number | undefined;
    try {
      // A pipe that nobody writes to would be waited for.
      descriptor = openSync(this.path, constants.O_RDONLY | constants.O_NONBLOCK);
      return use(descriptor);
    } catch (error) {
      if (error instanceof ModelError) throw error;
      return this.fail(wordsOf(error));
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  }
  read(at: number, length: number): Uint8Array {
    return this.open((descriptor) => {
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length; ) {
        const count = readSync(descriptor, bytes, done, length - done, at + done);
        if (count === 0) this.fail(`its end at byte ${at + done}, where it had ${this.size} bytes before`);
        done += count;
      }
      return bytes;
    });
  }
}

/** @throws ModelError for what is no file that can be read. */
export function fileSource(path: string): ByteSource {
  return new File(path);
}

/** Bytes at hand as a source; a source as it is. */
export function sourceOf(from: Uint8Array | ByteSource): ByteSource {
  return from instanceof Uint8Array ? new Bytes(from) : from;
}

/** The first bytes, as many as there are of `length`. */
export function head(source: ByteSource, length: number): DataView {
  const bytes = source.read(0, Math.min(length, source.size));
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Little-endian floats, as x86 and ARM hosts have them. */
export function readFloats(source: ByteSource, at: number, count: number): Float32Array {
  const bytes = source.read(at, 4 * count);
  // A Float32Array needs its bytes at a multiple of four.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Float32Array(aligned.buffer, aligned.byteOffset, count);
}
