/**
 * The runtime beside the GNU C library: calls of it as Linux processes, the size of what a program carries, and how long
 * a start takes. Both sides are compiled from the same C, theirs by `gcc -m32 -O2`, linked statically.
 *
 * Calls are compared by user time of whole processes, in turn; the time to `main` is the guest's own.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { boot, findQemu, formatSections, type Image, link, loadRuntime, type Platform } from "@ts-jit/boot";
import { compileModule, type ObjectFile, readElf } from "@ts-jit/codegen";
import { declare, define, i32, ModuleBuilder, parseModule, ptr, voidType } from "@ts-jit/ir";
import { BenchError, compare, compareProcesses, has, median, table } from "./measure.js";
import { cache, root } from "./workloads.js";

const sources = join(root, "bench/programs/library");
const folder = join(cache, "library");
const GCC = ["-m32", "-O2", "-fno-builtin", "-w"];

/** What is called, and how often, so that a run takes some tenths of a second. */
const CALLS = {
  malloc: 6_000_000,
  realloc: 300_000,
  "memcpy-small": 50_000_000,
  "memcpy-16": 80_000_000,
  "memcpy-100": 50_000_000,
  "memcpy-1000": 12_000_000,
  "memcpy-30000": 300_000,
  "memcpy-1000000": 3_000,
  "memmove-900": 12_000_000,
  "memset-500": 20_000_000,
  strlen: 20_000_000,
  strcmp: 20_000_000,
  "qsort-10000": 300,
  "qsort-20": 200_000,
  "printf-int": 1_200_000,
  "printf-long-long": 1_500_000,
  "printf-string": 1_200_000,
  "printf-f": 500_000,
  "printf-ge": 500_000,
  "printf-17g": 700_000,
  "strtod-6": 4_000_000,
  "strtod-17": 1_500_000,
  "strtod-small": 1_500_000,
  strtol: 12_000_000,
  sscanf: 1_000_000,
} as const;

/** What a freestanding C and C++ program asks of a library at most: the 96 functions whose size together is a figure. */
const LIBRARY = `
  memcpy memmove memset memcmp memchr strlen strnlen strcpy strncpy strcat strncat strcmp strncmp strchr strrchr strstr
  strdup strndup strtok_r strspn strcspn strpbrk strcasecmp strerror
  malloc free calloc realloc aligned_alloc posix_memalign exit abort atexit getenv atoi strtol strtoul strtoll strtoull
  strtod strtof qsort bsearch rand srand abs
  printf fprintf sprintf snprintf vprintf vfprintf vsnprintf puts putchar fputs fputc fwrite fflush fopen fclose fread
  fgets fseek ftell perror
  sqrt floor ceil fabs fmod sin cos tan atan atan2 exp log log10 pow sinf cosf expf logf powf
  _Znwj _ZdlPv __cxa_pure_virtual __cxa_guard_acquire __cxa_guard_release __cxa_atexit
  isatty time clock setjmp longjmp __udivdi3 __umoddi3`
  .trim()
  .split(/\s+/);

export async function benchKernel(): Promise<void> {
  for (const tool of ["clang-19", "gcc"])
    if (!has(tool)) throw new BenchError(`${tool} is not installed (Debian: clang-19, gcc-multilib)`);
  mkdirSync(folder, { recursive: true });
  await calls();
  await starts();
  await sizes();
  await entryToMain();
}

async function calls(): Promise<void> {
  const ours = await build("calls");
  const theirs = buildGnu("calls");
  const rows = Object.entries(CALLS).map(([kind, rounds]) => {
    const words = [kind, String(rounds)];
    const result = compareProcesses([ours, ...words], [theirs, ...words]);
    return [kind, result.ours, result.theirs, result.ratio];
  });
  const logs = rows.map(([, , , ratio]) => Math.log(Number(ratio)));
  rows.push(["geometric mean", "", "", Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length)]);
  console.log("calls of the library, user seconds");
  console.log(table(["", "ts-jit", "glibc", "ratio"], rows));
}

/** Many starts in one shell, so that the clock's grain does not matter. */
async function starts(): Promise<void> {
  const count = 500;
  const repeated = (program: string) => () => {
    const script = `for ((i = 0; i < ${count}; i++)); do '${program}' >/dev/null; done`;
    const before = process.hrtime.bigint();
    execFileSync("bash", ["-c", script]);
    return Number(process.hrtime.bigint() - before) / 1e6 / count;
  };
  const result = compare(repeated(await build("hello")), repeated(buildGnu("hello")), 5);
  console.log("\na process that says hello, milliseconds from fork to end");
  console.log(table(["", "ts-jit", "glibc", "ratio"], [["hello", result.ours, result.theirs, result.ratio]]));
}

async function sizes(): Promise<void> {
  const hello = await image([irObject("hello")], "bare", true);
  console.log(`\nhello as a bootable image: ${hello.bytes.length} bytes`);
  console.log(formatSections(hello));
  const names = [...new Set(LIBRARY)];
  const keep = names.map((name) => declare(name, voidType, {}));
  const main = define("main", i32, {}, (f) => {
    const table = f.alloca(ptr, keep.length);
    for (const [at, name] of keep.entries()) table.at(ptr, at).set(f.address(name));
    f.return(table.load(i32));
  });
  const program = compileModule(new ModuleBuilder("library").add(main).module, { tier: "O1" });
  for (const platform of ["linux", "bare"] as const) {
    const whole = await image([program], platform, false);
    const [rows, total] = largest(whole);
    console.log(
      `\n${names.length} functions of the library on ${platform}: ${total} bytes of code and constants`,
    );
    console.log(formatSections(whole));
    if (platform === "linux") console.log(table(["largest", "bytes"], rows));
  }
}

/** The largest functions and tables, and the bytes of all sections that are in the file. */
function largest({ symbols, sections }: Image): [(string | number)[][], number] {
  const rows = symbols
    .filter(({ section }) => section !== "absolute" && (sections[section]?.fileSize ?? 0) > 0)
    .sort((a, b) => b.size - a.size)
    .slice(0, 25)
    .map(({ name, size }) => [name, String(size)]);
  const total = sections.reduce((sum, { alloc, fileSize }) => sum + (alloc ? fileSize : 0), 0);
  return [rows, total];
}

/** Under TCG, by the guest's own clock. */
async function entryToMain(): Promise<void> {
  if (findQemu() === undefined) return;
  const program = gnuObject("entry");
  const libraries = await loadRuntime("bare", [program]);
  const measured = link([program], {
    platform: "bare",
    libraries,
    entry: "measured_start",
    keep: ["_start"],
  });
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const { output } = await boot(measured, { machine: "qemu", timeout: 30_000 });
    times.push(Number(output) / 1e6);
  }
  console.log(
    `\nfrom the kernel's first instruction to main, QEMU without KVM: ${median(times).toFixed(2)} ms`,
  );
}

function irObject(name: string): ObjectFile {
  const output = join(folder, `${name}.ll`);
  const flags = ["-m32", "-O2", "-fno-builtin", "-w", "-S", "-emit-llvm"];
  execFileSync("clang-19", [...flags, join(sources, `${name}.c`), "-o", output]);
  return compileModule(parseModule(readFileSync(output, "utf8"), output), { tier: "O2" });
}
function gnuObject(name: string): ObjectFile {
  const output = join(folder, `${name}.o`);
  const flags = [...GCC, "-fno-pic", "-fno-stack-protector", "-fcf-protection=none", "-c"];
  execFileSync("gcc", [...flags, join(sources, `${name}.c`), "-o", output]);
  return readElf(readFileSync(output), output);
}
async function image(objects: readonly ObjectFile[], platform: Platform, strip: boolean): Promise<Image> {
  return link(objects, { platform, libraries: await loadRuntime(platform, objects), strip });
}
/** Path of the program as a Linux process on our runtime. */
async function build(name: string): Promise<string> {
  const program = join(folder, name);
  writeFileSync(program, (await image([irObject(name)], "linux", false)).bytes);
  chmodSync(program, 0o755);
  return program;
}
function buildGnu(name: string): string {
  const program = join(folder, `${name}.gnu`);
  execFileSync("gcc", [...GCC, "-static", join(sources, `${name}.c`), "-o", program]);
  return program;
}
