/** Reading what is given and writing what is made: whole or not at all. */
import {
  chmodSync,
  closeSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileError, InputError } from "./failure.js";

export type InputKind = "ll" | "object" | "archive";

export interface InputFile {
  readonly path: string;
  readonly kind: InputKind;
  readonly bytes: Uint8Array;
}

/** How the kinds begin; what begins otherwise is taken for text. */
const MAGICS: readonly (readonly [string, InputKind | "refused", string])[] = [
  ["\x7fELF", "object", ""],
  ["!<arch>\n", "archive", ""],
  ["!<thin>\n", "archive", ""],
  ["BC\xc0\xde", "refused", "LLVM bitcode, not text: turn it into text with llvm-dis"],
  ["\xde\xc0\x17\x0b", "refused", "LLVM bitcode, not text: turn it into text with llvm-dis"],
];

const EXTENSIONS: Readonly<Record<string, InputKind>> = { ".ll": "ll", ".o": "object", ".a": "archive" };

/**
 * Reads an input; `-` is standard input.
 * @throws InputError when it cannot be read, or is no .ll, .o or .a.
 */
export function readInput(path: string): InputFile {
  const bytes = readBytes(path === "-" ? 0 : path, path);
  const begin = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  const magic = MAGICS.find(([text]) => begin.startsWith(text));
  if (magic !== undefined) {
    const [, kind, reason] = magic;
    if (kind === "refused") throw new InputError(`${path}: ${reason}`);
    return { path, kind, bytes };
  }
  const named = path === "-" ? "ll" : EXTENSIONS[extname(path)];
  if (named === undefined) throw new InputError(`${path}: expected a .ll, .o or .a file`);
  if (named !== "ll") {
    throw new InputError(
      `${path}: expected an ${named === "object" ? "ELF object" : "ar archive"}, found something else`,
    );
  }
  return { path: path === "-" ? "<stdin>" : path, kind: "ll", bytes };
}

/** The text of a file that is no input. @throws InputError when it cannot be read. */
export function readText(path: string): string {
  return new TextDecoder().decode(readBytes(path, path));
}

function readBytes(file: string | number, path: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw fileError("read", path, error);
  } finally {
    // Node 20's realpath takes the state of the file asked about last for its own: after a pipe it follows no symbolic
    // links, and modules loaded from then on would be there twice.
    statSync(".");
  }
}

/** The bytes of a text, which has to be UTF-8 only where it matters: other bytes stay what they are as Latin-1. */
export function inputText(input: InputFile): string {
  return Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.bytes.byteLength).toString("utf8");
}

/**
 * Writes a file as a whole: into a new file beside it, which then takes its name. `-` is standard output.
 * @throws InputError when that cannot be done; what stood there before still does then.
 */
export function writeOutput(path: string, contents: string | Uint8Array, mode = 0o666): void {
  const bytes = typeof contents === "string" ? Buffer.from(contents) : contents;
  if (path === "-") {
    writeAll(1, bytes);
    return;
  }
  try {
    const target = existingTarget(path);
    if (target.special) {
      // A device or a pipe: there is nothing to replace.
      withFile(path, "w", mode, (file) => writeAll(file, bytes));
      return;
    }
    // A name nobody else has; node:crypto would have a better one, and takes as long to load as a small file to check.
    const temporary = join(
      dirname(target.path),
      `.${basename(target.path)}.${process.pid}.${process.hrtime.bigint()}`,
    );
    try {
      withFile(temporary, "wx", mode, (file) => writeAll(file, bytes));
      if ((mode & 0o111) !== 0) chmodSync(temporary, mode & ~process.umask());
      renameSync(temporary, target.path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  } catch (error) {
    throw fileError("write", path, error);
  }
}

/** Where writing to a path ends up: symbolic links are followed, so that they stay. */
function existingTarget(path: string): { readonly path: string; readonly special: boolean } {
  let target = path;
  try {
    if (lstatSync(path).isSymbolicLink()) target = realpathSync(path);
    const stats = statSync(target);
    if (stats.isDirectory()) throw Object.assign(new Error("is a directory"), { code: "EISDIR" });
    return { path: target, special: !stats.isFile() };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return { path: target, special: false };
    throw error;
  }
}

function withFile(path: string, flags: string, mode: number, use: (file: number) => void): void {
  const file = openSync(path, flags, mode);
  try {
    use(file);
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at);
    } catch (error) {
      // A pipe that is full and does not block.
      if (error instanceof Error && "code" in error && error.code === "EAGAIN") continue;
      throw error;
    }
  }
}

/** A file's name without folder and extension. */
export function stem(path: string): string {
  const name = basename(path).replace(/\.[^.]+$/, "");
  return name === "" || name === "<stdin>" ? "a" : name;
}
