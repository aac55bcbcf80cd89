/**
 * The interpreter of LLVM IR: what a program means, exactly.
 *
 *     const interpreter = new Interpreter(parseModule(text), { write: (fd, bytes) => ... });
 *     const { status } = interpreter.run("main", ["program", "argument"]);
 *     const sum = interpreter.call("add", [21, 21]);
 */
import { Function } from "../function.js";
import type { Module } from "../module.js";
import { ENGINE } from "./engine.js";
import { InterpreterError, ProgramExit, STATUS } from "./error.js";
import { type ExternalFunction, type ExternalValue, fromExternal, toExternal } from "./external.js";
import { type Lane, lane, POISON } from "./lane.js";
import { Library } from "./libc/library.js";
import { type Limits, Machine } from "./machine.js";

export interface InterpreterOptions {
  /** Receives what the program writes to a file descriptor, 1 or 2 mostly. */
  readonly write?: (fd: number, bytes: Uint8Array) => void;
  /** Gives at most `max` bytes of input; none at the end. */
  readonly read?: (fd: number, max: number) => Uint8Array;
  /** Functions that the module declares and the host defines; they come before the C library's. */
  readonly externals?: Readonly<Record<string, ExternalFunction>>;
  readonly limits?: Limits;
  /**
   * Lets accesses be less aligned than they promise, as x86 does for all but the widest. Otherwise that is undefined
   * behaviour and stops the program.
   */
  readonly allowMisaligned?: boolean;
  /** What scalable vectors (`<vscale x 4 x i32>`) are multiplied by, a power of two; 1 when absent. */
  readonly vscale?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Boot modules, for tsjit_module_data and its kin. */
  readonly modules?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Seconds since 1970, for time(); the host's clock when absent. */
  readonly now?: () => number;
}

export interface RunResult {
  /** What a shell would see, 0 to 255. */
  readonly status: number;
  /** IR instructions run. */
  readonly steps: number;
  /** Most bytes ever in live heap blocks. */
  readonly heapPeak: number;
}

export class Interpreter {
  readonly machine: Machine;
  private readonly library: Library;
  private started = false;

  /** @throws InterpreterError when the module's globals cannot be laid out. */
  constructor(
    readonly module: Module,
    options: InterpreterOptions = {},
  ) {
    const { externals = {} } = options;
    this.library = new Library(options);
    this.machine = new Machine(
      module,
      options.limits ?? {},
      (name) => (Object.hasOwn(externals, name) ? externals[name] : this.library.find(name)),
      (name, size) => this.library.global(name, size),
      options.vscale ?? 1,
      ENGINE,
    );
    this.machine.allowMisaligned = options.allowMisaligned ?? false;
    this.library.attach(this.machine);
  }

  /**
   * Runs a program from its constructors to exit. `args` are its words, the program's name first.
   * @throws InterpreterError on undefined behaviour, at a limit, at something not supported.
   */
  run(entry = "main", args: readonly string[] = ["program"]): RunResult {
    const { machine, library } = this;
    let status: number;
    try {
      this.start();
      const main = this.find(entry);
      const count = main.valueType.params.length;
      const values: ExternalValue[] = [];
      if (count > 0) values.push(args.length);
      if (count > 1) values.push(library.argumentVector(args));
      if (count > 2) values.push(library.environmentVector());
      status = Number(this.invoke(main, values) ?? 0);
      library.exit();
    } catch (error) {
      if (!(error instanceof ProgramExit)) {
        library.flush();
        throw error;
      }
      status = error.status;
    }
    library.flush();
    return { status: status & 255, steps: machine.steps, heapPeak: machine.memory.heapPeak };
  }

  /**
   * Calls one function. Arguments and result are numbers and bigints as for externals; a struct or vector is given and
   * returned as its scalars, one after the other.
   * @throws InterpreterError; ProgramExit when the function calls exit.
   */
  call(name: string, args: readonly ExternalValue[] = []): ExternalValue | ExternalValue[] | undefined {
    this.start();
    const result = this.invokeAll(this.find(name), args);
    this.library.flush();
    return result.length <= 1 ? result[0] : result;
  }

  private find(name: string): Function {
    const fn = this.module.getFunction(name);
    if (fn === undefined || fn.isDeclaration) {
      throw new InterpreterError("unsupported", `the module does not define @${name}`, []);
    }
    return fn;
  }
  private invoke(fn: Function, args: readonly ExternalValue[]): ExternalValue | undefined {
    return this.invokeAll(fn, args)[0];
  }
  private invokeAll(fn: Function, args: readonly ExternalValue[]): ExternalValue[] {
    const { machine } = this;
    let next = 0;
    const lanes = machine
      .shapesOf(fn)
      .map((shape) => shape.leaves.map((leaf): Lane => fromExternal(args[next++], leaf)));
    const result = machine.callFunction(fn, lanes);
    const { leaves } = machine.shapes.of(fn.returnType);
    return result.map((value, at) => {
      const leaf = leaves[at];
      if (!value.clean || leaf === undefined) {
        throw machine.error(
          "undefined behaviour",
          `@${fn.name} gave ${value.poison ? "poison" : "an undef value"} to the host`,
        );
      }
      return toExternal(value, leaf);
    });
  }

  /** Runs the constructors, once. */
  private start(): void {
    if (this.started) return;
    this.started = true;
    for (const fn of this.structors("llvm.global_ctors")) this.machine.callFunction(fn, []);
    this.library.atExit(() => {
      for (const fn of this.structors("llvm.global_dtors").reverse()) this.machine.callFunction(fn, []);
    });
  }
  /** Functions of a table of constructors or destructors, by priority. */
  private structors(name: string): Function[] {
    const initializer = this.module.getGlobal(name)?.initializer;
    if (initializer === undefined) return [];
    const lanes = this.machine.constant(initializer);
    const found: { priority: number; fn: Function }[] = [];
    for (let at = 0; at + 2 < lanes.length; at += 3) {
      const index = this.machine.image.functionAt(Number(lanes[at + 1]?.bits ?? 0n));
      const fn = index === undefined ? undefined : this.machine.image.functions[index];
      if (fn !== undefined) found.push({ priority: Number(lanes[at]?.bits ?? 0n), fn });
    }
    return found.sort((a, b) => a.priority - b.priority).map(({ fn }) => fn);
  }
}

export { Function, lane, POISON, STATUS };
