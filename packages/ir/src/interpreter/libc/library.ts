/**
 * The C library of interpreted programs: its state, and the table of its functions, which the other files of this
 * folder fill.
 */
import type { ExternalFunction, ExternalResult, ExternalValue } from "../external.js";
import type { InterpreterOptions } from "../interpreter.js";
import type { Machine } from "../machine.js";
import { newBlock, newString, utf8, writeInt } from "./access.js";
import { CONTROL } from "./control.js";
import { CTYPE } from "./ctype.js";
import { EXCEPTIONS } from "./exceptions.js";
import { Files } from "./files.js";
import { MATH } from "./math.js";
import { MICROSOFT } from "./microsoft.js";
import { RTTI } from "./rtti.js";
import { RUNTIME } from "./runtime.js";
import { SCANF } from "./scanf.js";
import { STDIO } from "./stdio.js";
import { STDLIB } from "./stdlib.js";
import { STRING } from "./string.js";
import { TIME } from "./time.js";
import { WIDE } from "./wide.js";

/** A function of the library. Arguments as {@link ExternalFunction} has them. */
export type LibraryFunction = (
  library: Library,
  machine: Machine,
  args: readonly ExternalValue[],
) => ExternalResult;
export type LibraryTable = Readonly<Record<string, LibraryFunction>>;

/** Later tables are looked up after earlier ones. */
const TABLES: readonly LibraryTable[] = [
  STDIO,
  SCANF,
  STRING,
  STDLIB,
  MATH,
  CTYPE,
  CONTROL,
  EXCEPTIONS,
  MICROSOFT,
  RTTI,
  TIME,
  WIDE,
  RUNTIME,
];

export class Library {
  readonly files: Files;
  private machine_: Machine | undefined;
  private readonly bound = new Map<string, ExternalFunction | undefined>();
  private readonly exitFunctions: (() => void)[] = [];
  /** Static storage of library functions, by name: strtok's place, errno, the answer of localtime. */
  private readonly statics = new Map<string, number>();
  readonly environment: ReadonlyMap<string, string>;
  /** Strings and modules that were put into memory once, by a name of their own. */
  readonly strings = new Map<string, number>();
  /** The program's name, for the message of a failed assertion. */
  argumentZero = "program";
  /** glibc's additive feedback generator: the last 34 states. */
  random: number[] = [];
  readonly modules: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly now: () => number;

  constructor(readonly options: InterpreterOptions) {
    this.files = new Files(options.write, options.read);
    this.environment = new Map(Object.entries(options.environment ?? {}));
    this.modules = options.modules ?? [];
    this.now = options.now ?? (() => Date.now() / 1000);
  }
  attach(machine: Machine): void {
    this.machine_ = machine;
  }
  get machine(): Machine {
    if (this.machine_ === undefined) throw new Error("the library is not attached to a machine");
    return this.machine_;
  }

  /** The library's function of that name. */
  find(name: string): ExternalFunction | undefined {
    if (!this.bound.has(name)) {
      // glibc's names for what ISO C calls otherwise.
      const plain = name.replace(/^__isoc(99|23)_|_unlocked$/, "");
      const table = TABLES.find((each) => Object.hasOwn(each, plain));
      const found = table?.[plain];
      this.bound.set(name, found === undefined ? undefined : (machine, args) => found(this, machine, args));
    }
    return this.bound.get(name);
  }

  /** Bytes of a variable of the library that the module declares. */
  global(name: string, size: number): Uint8Array | undefined {
    const words = (value: number): Uint8Array => {
      const bytes = new Uint8Array(Math.max(size, 4));
      new DataView(bytes.buffer).setUint32(0, value, true);
      return bytes;
    };
    const standard = ["stdin", "stdout", "stderr"].indexOf(name);
    if (standard >= 0) return words(Files.handle(standard));
    if (name === "environ" || name === "__environ") return words(0);
    if (name === "optind" || name === "opterr") return words(1);
    if (
      name === "optarg" ||
      name === "optopt" ||
      name === "signgam" ||
      name === "_ZSt7nothrow" ||
      name === "daylight" ||
      name === "timezone"
    )
      return words(0);
    return undefined;
  }

  /** Memory of the library's own that lasts, zero at first. */
  static_(name: string, size: number): number {
    let address = this.statics.get(name);
    if (address === undefined) {
      address = newBlock(this.machine, size, "host");
      this.machine.memory.bytes.fill(0, address, address + size);
      this.machine.memory.shadow.fill(5, address, address + size);
      this.statics.set(name, address);
    }
    return address;
  }
  set errno(value: number) {
    writeInt(this.machine, this.static_("errno", 4), 4, value);
  }

  argumentVector(words: readonly string[]): number {
    this.argumentZero = words[0] ?? this.argumentZero;
    return this.vector(words.map((word) => newString(this.machine, utf8(word), "host")));
  }
  environmentVector(): number {
    return this.vector(
      [...this.environment].map(([name, value]) => newString(this.machine, utf8(`${name}=${value}`), "host")),
    );
  }
  private vector(addresses: readonly number[]): number {
    const size = this.machine.layout.pointerSize();
    const base = newBlock(this.machine, (addresses.length + 1) * size, "host");
    [...addresses, 0].forEach((address, at) => {
      writeInt(this.machine, base + at * size, size, address);
    });
    return base;
  }

  atExit(action: () => void): void {
    this.exitFunctions.push(action);
  }
  /** What exit does before the end: the functions of atexit, last first. */
  exit(): void {
    for (let action = this.exitFunctions.pop(); action !== undefined; action = this.exitFunctions.pop())
      action();
  }
  flush(): void {
    this.files.flushAll();
  }
}
