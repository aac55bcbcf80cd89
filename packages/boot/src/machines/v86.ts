/**
 * v86: a `bare` image on an x86 PC in WebAssembly, for computers with Node alone.
 *
 * v86 loads a Multiboot image by itself, but gives it at most one module, without a name. So modules are written into
 * its memory here, after the image, and the Multiboot information is completed:
 *
 *     0x7C00  information: flags, ..., +20 number of modules, +24 their table
 *     pages after the image:  module 0 | module 1 | ... | table of {start, end, string, 0} | strings
 *
 * Source: Multiboot specification 0.6.96, "Boot information format".
 */
import { createRequire } from "node:module";
import type { Readable } from "node:stream";
import type { Image } from "../image.js";
import { inputStream } from "./child.js";
import { commandLine } from "./command-line.js";
import {
  type BootModule,
  type BootOptions,
  checkModules,
  DEFAULT_MEMORY,
  MachineError,
  OutputRecord,
  type RunResult,
  STATUS_ABORTED,
  STATUS_RESET,
  STATUS_TIMEOUT,
} from "./machine.js";
import { type StoppedProcessor, stackOverflowReport } from "./v86-fault.js";

const INFORMATION = 0x7c00;
const HAS_MODULES = 1 << 3;
const PAGE = 4096;
const STATUS_PORT = 0xe9;
const EXIT_PORT = 0xf4;
/** End of transmission: how a serial line says that its input has ended. */
const END_OF_INPUT = Uint8Array.of(4);
/** So many bytes wait in the serial port before the input is paused. */
const MOST_WAITING = 1 << 20;
const MIB = 1 << 20;
/** The most that v86 addresses. */
const MOST_MEMORY = 2048 * MIB - 128 * 1024;

type PortWriter = (this: unknown, value: number) => void;

/** What of v86's processor is used here; its type declarations leave it out. */
interface Processor extends StoppedProcessor {
  readonly devices: { readonly uart0: { input: SerialQueue } };
  readonly io: {
    register_write(port: number, device: object, byte: PortWriter, half: PortWriter, word: PortWriter): void;
  };
}

interface Emulator {
  readonly v86: { readonly cpu: Processor; do_tick: () => void };
  add_listener(event: string, listener: (value: number) => void): void;
  serial_send_bytes(port: number, bytes: Uint8Array): void;
  run(): Promise<void>;
}

/**
 * Boots a bare image in v86.
 * @throws MachineError when it needs more memory than v86 has.
 */
export async function runInV86(image: Image, options: BootOptions): Promise<RunResult> {
  const modules = options.modules ?? [];
  checkModules("v86", modules);
  const asked = options.memory ?? DEFAULT_MEMORY;
  if (asked > Math.ceil(MOST_MEMORY / MIB)) {
    throw new MachineError("v86", `has at most ${Math.ceil(MOST_MEMORY / MIB)} MiB of memory, not ${asked}`);
  }
  const memory = Math.min(asked * MIB, MOST_MEMORY);
  const loaded = await Promise.all(modules.map(loadModule));
  const needed = loaded.reduce((end, { bytes }) => pageUp(end) + bytes.length, image.end) + 2 * PAGE;
  if (needed > memory) {
    throw new MachineError(
      "v86",
      `image and modules need ${Math.ceil(needed / MIB)} MiB of its ${memory / MIB} MiB`,
    );
  }
  const emulator = await createEmulator(image, options, memory);
  placeModules(emulator.v86.cpu.mem8, image.end, loaded);
  return await run(emulator, image, options);
}

async function createEmulator(image: Image, options: BootOptions, memory: number): Promise<Emulator> {
  const { V86 } = await import("v86");
  const require = createRequire(import.meta.url);
  const emulator: unknown = new V86({
    wasm_path: require.resolve("v86/build/v86.wasm"),
    multiboot: { buffer: image.bytes.slice().buffer },
    cmdline: commandLine(image.name, options.args ?? []),
    memory_size: memory,
    vga_memory_size: MIB,
    uart1: true,
    acpi: false,
    autostart: false,
    log_level: 0,
    disable_speaker: true,
    net_device: { type: "none" },
  } as unknown as ConstructorParameters<typeof V86>[0]);
  const ready = emulator as Emulator;
  await new Promise<void>((resolve) => ready.add_listener("emulator-loaded", () => resolve()));
  return ready;
}

function run(emulator: Emulator, image: Image, options: BootOptions): Promise<RunResult> {
  const record = new OutputRecord(options);
  const streams = {
    output: new ByteQueue((bytes) => record.output(bytes)),
    error: new ByteQueue((b) => record.error(b)),
  };
  return new Promise((resolve) => {
    let status: number | undefined;
    let ended = false;
    const finish = (give: () => RunResult) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", abort);
      // Not from within the machine's own step.
      setImmediate(() => {
        streams.output.flush();
        streams.error.flush();
        resolve(give());
      });
    };
    const timer = setTimeout(
      () => finish(() => record.result("v86", STATUS_TIMEOUT, "timeout")),
      options.timeout ?? 0x7fff_ffff,
    );
    const abort = () => finish(() => record.result("v86", STATUS_ABORTED, "aborted"));
    options.signal?.addEventListener("abort", abort, { once: true });
    if (options.signal?.aborted === true) abort();

    // Each step is taken here, so that none follows the end, and so that a step v86 cannot take ends the machine.
    let feed = () => {};
    const step = emulator.v86.do_tick.bind(emulator.v86);
    emulator.v86.do_tick = () => {
      if (ended) return;
      // What v86 says on the console belongs to the machine's standard error.
      const say = console.error;
      console.error = (text: unknown) => streams.error.write(Buffer.from(`v86: ${String(text)}\n`));
      try {
        feed();
        step();
      } catch {
        const report = status === undefined ? stackOverflowReport(image, emulator.v86.cpu) : undefined;
        if (report === undefined) finish(() => record.result("v86", status || STATUS_RESET, "reset"));
        else {
          streams.error.write(Buffer.from(report));
          finish(() => record.result("v86", STATUS_RESET, "exit"));
        }
      } finally {
        console.error = say;
      }
    };

    const { io } = emulator.v86.cpu;
    const setStatus: PortWriter = (value) => {
      status = value & 255;
    };
    const exit: PortWriter = () =>
      finish(() => record.result("v86", status ?? STATUS_RESET, status === undefined ? "reset" : "exit"));
    io.register_write(STATUS_PORT, {}, setStatus, setStatus, setStatus);
    io.register_write(EXIT_PORT, {}, exit, exit, exit);
    emulator.add_listener("serial0-output-byte", (byte) => streams.output.push(byte));
    emulator.add_listener("serial1-output-byte", (byte) => streams.error.push(byte));
    // Interrupts off and halted: nothing can wake it.
    emulator.add_listener("cpu-event-halt", () =>
      finish(() => record.result("v86", status || STATUS_RESET, "reset")),
    );
    feed = connectInput(inputStream(options.stdin), emulator);
    void emulator.run();
  });
}

/** Bytes that come one by one, handed on together. */
class ByteQueue {
  private bytes: number[] = [];

  constructor(private readonly handOn: (bytes: Uint8Array) => void) {}

  push(byte: number): void {
    if (this.bytes.length === 0) setImmediate(() => this.flush());
    this.bytes.push(byte);
  }
  write(bytes: Uint8Array): void {
    for (const byte of bytes) this.push(byte);
  }
  flush(): void {
    const bytes = Uint8Array.from(this.bytes);
    this.bytes = [];
    this.handOn(bytes);
  }
}

/**
 * The serial port's queue of input, in place of v86's own: that one is an array shifted for each byte, which takes time
 * for every byte that waits.
 */
class SerialQueue {
  private bytes = new Uint8Array(1 << 12);
  private first = 0;
  length = 0;

  push(byte: number): void {
    if (this.length === this.bytes.length) this.grow();
    this.bytes[(this.first + this.length++) % this.bytes.length] = byte;
  }
  shift(): number | undefined {
    if (this.length === 0) return undefined;
    const byte = this.bytes[this.first];
    this.first = (this.first + 1) % this.bytes.length;
    this.length--;
    return byte;
  }
  private grow(): void {
    const grown = new Uint8Array(2 * this.bytes.length);
    grown.set(this.bytes.subarray(this.first));
    grown.set(this.bytes.subarray(0, this.first), this.bytes.length - this.first);
    this.bytes = grown;
    this.first = 0;
  }
}

/** Lets a stream flow into the serial port, with so much waiting at most. Returns what to call before each step. */
function connectInput(stream: Readable, emulator: Emulator): () => void {
  const queue = new SerialQueue();
  emulator.v86.cpu.devices.uart0.input = queue;
  stream.on("data", (bytes: Uint8Array) => {
    emulator.serial_send_bytes(0, bytes);
    if (queue.length > MOST_WAITING) stream.pause();
  });
  stream.on("end", () => emulator.serial_send_bytes(0, END_OF_INPUT));
  return () => {
    if (queue.length < MOST_WAITING && stream.isPaused()) stream.resume();
  };
}

interface LoadedModule {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function loadModule({ name, data }: BootModule): Promise<LoadedModule> {
  if (data instanceof Uint8Array) return { name, bytes: data };
  const { readFile } = await import("node:fs/promises");
  return { name, bytes: await readFile(data.path) };
}

function placeModules(memory: Uint8Array, imageEnd: number, modules: readonly LoadedModule[]): void {
  if (modules.length === 0) return;
  const view = new DataView(memory.buffer, memory.byteOffset, memory.byteLength);
  let at = imageEnd;
  const bounds = modules.map(({ bytes }) => {
    const start = pageUp(at);
    memory.set(bytes, start);
    at = start + bytes.length;
    return { start, end: at };
  });
  const table = (at + 15) & ~15;
  let strings = table + 16 * modules.length;
  for (const [index, { name }] of modules.entries()) {
    const { start, end } = bounds[index] ?? { start: 0, end: 0 };
    for (const [field, value] of [start, end, strings, 0].entries()) {
      view.setUint32(table + 16 * index + 4 * field, value, true);
    }
    const text = Buffer.from(`${name}\0`);
    memory.set(text, strings);
    strings += text.length;
  }
  view.setUint32(INFORMATION, view.getUint32(INFORMATION, true) | HAS_MODULES, true);
  view.setUint32(INFORMATION + 20, modules.length, true);
  view.setUint32(INFORMATION + 24, table, true);
}

function pageUp(address: number): number {
  return Math.ceil(address / PAGE) * PAGE;
}
