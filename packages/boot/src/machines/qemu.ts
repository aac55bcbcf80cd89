/**
 * QEMU: a `bare` image on an emulated PC.
 *
 *     guest            QEMU device                      here
 *     COM1             chardev on stdin and stdout      standard input and output
 *     COM2             chardev on a named pipe          standard error
 *     port 0xE9        isa-debugcon on descriptor 3     the exit status, one byte
 *     port 0xF4        isa-debug-exit                   the end of the machine
 *
 * isa-debug-exit alone cannot carry a status exactly: QEMU exits with twice the value written plus one.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { Image } from "../image.js";
import { feed, waitForChild } from "./child.js";
import { commandLine } from "./command-line.js";
import { findQemu, QEMU_MISSING } from "./find-qemu.js";
import {
  type BootOptions,
  checkModules,
  MachineError,
  MachineMissingError,
  OutputRecord,
  type RunResult,
  STATUS_ABORTED,
  STATUS_RESET,
  STATUS_TIMEOUT,
} from "./machine.js";
import { ended, makePipe } from "./pipes.js";
import { boundToParent, spawnGuarded, withDirectory } from "./processes.js";
import { placeModules, plainMemory } from "./qemu-memory.js";

/** End of transmission: how a serial line says that its input has ended. */
const END_OF_INPUT = Uint8Array.of(4);

/** Files in the machine's directory that are pipes. */
const PIPES = { output: ".output", error: ".error" } as const;

/** QEMU's exit code after a write of 0 to isa-debug-exit. */
const DEBUG_EXIT_CODE = 1;

/**
 * Boots a bare image in QEMU.
 * @throws MachineMissingError without QEMU; MachineError when QEMU refuses its arguments.
 */
export function runInQemu(image: Image, options: BootOptions): Promise<RunResult> {
  const modules = options.modules ?? [];
  checkModules("qemu", modules);
  return runQemu(options, (directory) => {
    // The kernel's file name is the first word of its command line: the machine runs in the file's directory.
    const kernel = fileName(image.name);
    writeFileSync(join(directory, kernel), image.bytes);
    const { memory, initrd } = placeModules(directory, image, modules, options.memory);
    const appended = commandLine("", options.args ?? []).slice(3);
    return [...memory, "-kernel", kernel, ...(appended === "" ? [] : ["-append", appended]), ...initrd];
  });
}

/**
 * Boots a disk in QEMU by its BIOS, as a hard disk or as a CD. Arguments and modules are on the disk.
 * @throws MachineMissingError without QEMU; MachineError when QEMU refuses its arguments.
 */
export function bootDisk(
  disk: Uint8Array,
  medium: "disk" | "cdrom",
  options: Omit<BootOptions, "args" | "modules"> = {},
): Promise<RunResult> {
  return runQemu(options, (directory) => {
    writeFileSync(join(directory, "disk"), disk);
    const drive = `file=disk,format=raw,if=ide,index=0,media=${medium},snapshot=on`;
    return [...plainMemory(options.memory), "-drive", drive, "-boot", medium === "disk" ? "c" : "d"];
  });
}

/** Runs QEMU with what `place` puts into its directory and names on its command line. */
function runQemu(options: BootOptions, place: (directory: string) => readonly string[]): Promise<RunResult> {
  const binary = findQemu();
  if (binary === undefined) throw new MachineMissingError("qemu", QEMU_MISSING);
  return withDirectory(async (directory) => {
    const booted = place(directory);
    const record = new OutputRecord(options);
    const pipes = [makePipe(directory, PIPES.output), makePipe(directory, PIPES.error)];
    const [com1, com2] = pipes;
    const words = [...machineArguments(options, com2 !== undefined), ...booted];
    const child = spawnGuarded(...boundToParent(binary, words), {
      cwd: directory,
      stdio: ["pipe", com1?.writer ?? "pipe", "pipe", "pipe", com2 === undefined ? "pipe" : "ignore"],
    });
    const output = com1?.reader ?? child.stdout;
    const errors = com2?.reader ?? (child.stdio[4] as Readable);
    output?.on("data", (bytes: Uint8Array) => record.output(bytes));
    errors.on("data", (bytes: Uint8Array) => record.error(bytes));
    let status: number | undefined;
    (child.stdio[3] as Readable).on("data", (bytes: Uint8Array) => {
      status = bytes.at(-1) ?? status;
    });
    const complaints: Uint8Array[] = [];
    child.stderr?.on("data", (bytes: Uint8Array) => complaints.push(bytes));
    if (child.stdin !== null) feed(options.stdin, child.stdin, END_OF_INPUT);

    const drained = pipes.map((pipe) => (pipe === undefined ? undefined : ended(pipe.reader)));
    const { code, ending } = await waitForChild(child, options);
    for (const pipe of pipes) pipe?.closeWriter();
    await Promise.all(drained);
    if (ending === "timeout") return record.result("qemu", STATUS_TIMEOUT, "timeout");
    if (ending === "aborted") return record.result("qemu", STATUS_ABORTED, "aborted");
    if (code === DEBUG_EXIT_CODE && status !== undefined) return record.result("qemu", status, "exit");
    const complaint = Buffer.concat(complaints).toString().trim();
    if (code !== 0 && complaint !== "") throw new MachineError("qemu", complaint);
    return record.result("qemu", status || STATUS_RESET, "reset");
  });
}

function machineArguments(options: BootOptions, hasPipe: boolean): string[] {
  const com2 = hasPipe
    ? ["-chardev", `file,id=com2,path=${PIPES.error}`]
    : ["-chardev", "socket,id=com2,fd=4"];
  return [
    ...["-machine", "pc", "-accel", "tcg", "-cpu", options.processor ?? "max"],
    ...["-smp", String(options.smp ?? 1)],
    ...["-nodefaults", "-no-user-config", "-no-reboot", "-display", "none", "-vga", "std"],
    ...["-chardev", "stdio,id=com1,signal=off", "-serial", "chardev:com1"],
    ...[...com2, "-serial", "chardev:com2"],
    ...["-chardev", "socket,id=status,fd=3", "-device", "isa-debugcon,iobase=0xe9,chardev=status"],
    ...["-device", "isa-debug-exit,iobase=0xf4,iosize=4"],
    ...(options.gdb === undefined ? [] : ["-gdb", `tcp:127.0.0.1:${options.gdb}`, "-S"]),
  ];
}

/** A name that is one word of a command line and one file. */
function fileName(name: string): string {
  const base = name.replace(/^.*\//, "").replaceAll(/[^\w.+-]/g, "_");
  return base === "" || base.startsWith("-") || base.startsWith("module") ? `_${base}` : base;
}
