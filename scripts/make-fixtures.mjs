// Makes the .ll fixtures from the C programs beside them, and records what each program prints and returns when
// clang compiles it for this machine.
//
//   node scripts/make-fixtures.mjs          (needs clang-19 and the 32-bit C headers: clang-19, gcc-multilib)
//
// test/fixtures/c/NAME.c       ->  test/fixtures/ll/NAME.O0.ll, NAME.O2.ll
// test/fixtures/c/NAME.cpp     ->  the same; compared with a 64-bit program, for the 32-bit C++ library is seldom there
// test/fixtures/c/NAME/FILE.c  ->  test/fixtures/ll/NAME.O0/FILE.ll, NAME.O2/FILE.ll
// and an entry of test/fixtures/expected.json; test/fixtures/x86, asm and pic as said below
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const clang = "clang-19";
const root = new URL("../test/fixtures/", import.meta.url).pathname;
/** Arguments given to a program, where it looks at them. */
const programArguments = { hello: ["a", "b c"] };

const scratch = mkdtempSync(join(tmpdir(), "ts-jit-fixtures-"));
const expected = {};
mkdirSync(join(root, "ll"), { recursive: true });
for (const entry of readdirSync(join(root, "c"), { withFileTypes: true })) {
  const name = entry.name.replace(/\.c(pp)?$/, "");
  const isCxx = entry.name.endsWith(".cpp");
  const compiler = isCxx ? "clang++-19" : clang;
  const folder = entry.isDirectory() ? join(root, "c", name) : join(root, "c");
  const files = entry.isDirectory()
    ? readdirSync(folder).filter((file) => file.endsWith(".c"))
    : [entry.name];
  const results = ["O0", "O2"].map((level) => {
    const output = join(root, "ll", `${name}.${level}`);
    const common = [`-${level}`, "-Wall", "-Wextra", "-Werror", ...(isCxx ? ["-fno-exceptions"] : [])];
    if (entry.isDirectory()) mkdirSync(output, { recursive: true });
    for (const file of files) {
      const module = entry.isDirectory() ? join(output, file.replace(/\.c$/, ".ll")) : `${output}.ll`;
      execFileSync(compiler, ["-m32", ...common, file, "-S", "-emit-llvm", "-o", module], {
        cwd: folder,
        stdio: "inherit",
      });
    }
    const program = join(scratch, name);
    // The meaning of IR's floats is IEEE's: SSE2 for the reference, not the x87 and its excess precision.
    const machine = isCxx ? [] : ["-m32", "-march=pentium4", "-mfpmath=sse"];
    execFileSync(compiler, [...common, ...files, ...machine, "-o", program, "-lm"], {
      cwd: folder,
      stdio: "inherit",
    });
    const run = spawnSync(program, programArguments[name] ?? [], { encoding: "utf8", timeout: 10_000 });
    return { args: programArguments[name] ?? [], status: run.status, output: run.stdout };
  });
  if (JSON.stringify(results[0]) !== JSON.stringify(results[1])) {
    throw new Error(`${name} prints different things at -O0 and -O2: it relies on undefined behaviour`);
  }
  expected[name] = results[0];
}
writeFileSync(join(root, "expected.json"), `${JSON.stringify(expected, null, 2)}\n`);

const warnings = ["-Wall", "-Wextra", "-Werror"];
const cFiles = (kind) =>
  readdirSync(join(root, kind))
    .filter((file) => file.endsWith(".c"))
    .map((file) => ({ folder: join(root, kind), name: file.slice(0, -2) }));

/** Writes STEM.ll of a C file, and gives the path of a program of the same compiled with `more` flags. */
function compiled(folder, name, stem, flags, more) {
  const common = ["-m32", "-O1", ...flags, `${name}.c`];
  execFileSync(clang, [...common, "-S", "-emit-llvm", "-o", `${stem}.ll`], { cwd: folder, stdio: "inherit" });
  const program = join(scratch, stem);
  execFileSync(clang, [...common, ...more, "-o", program], { cwd: folder, stdio: "inherit" });
  return program;
}

// test/fixtures/x86/NAME.c  ->  NAME.LEVEL.ll and what it prints, NAME.LEVEL.txt, for each set of x86 extensions.
const extensions = { sse2: ["-msse2"], sse41: ["-msse4.1"], avx2: ["-mavx2", "-mfma"] };
for (const { folder, name } of cFiles("x86"))
  for (const [level, flags] of Object.entries(extensions)) {
    const program = compiled(folder, name, `${name}.${level}`, [...warnings, ...flags], ["-mfpmath=sse"]);
    writeFileSync(join(folder, `${name}.${level}.txt`), execFileSync(program));
  }

// test/fixtures/asm/NAME.c  ->  NAME.ll and what it prints, NAME.txt
for (const { folder, name } of cFiles("asm")) {
  const program = compiled(folder, name, name, ["-msse2", "-w", "-fno-pic"], ["-no-pie"]);
  writeFileSync(join(folder, `${name}.txt`), execFileSync(program));
}

// test/fixtures/posix/NAME.c  ->  NAME.ll and what it prints and returns, NAME.json
for (const { folder, name } of cFiles("posix")) {
  const { status, stdout } = spawnSync(compiled(folder, name, name, warnings, []), {
    encoding: "utf8",
    timeout: 10_000,
  });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ status, output: stdout }, null, 2)}\n`);
}

// test/fixtures/pic/NAME.c  ->  NAME.ll, position-independent, and what the two print together, expected.txt
const pic = join(root, "pic");
for (const [file, model] of [
  ["library", "-fPIC"],
  ["host", "-fPIE"],
]) {
  const common = ["-m32", "-O1", model, `${file}.c`, "-S", "-emit-llvm"];
  execFileSync(clang, [...common, "-o", `${file}.ll`], { cwd: pic, stdio: "inherit" });
}
const both = ["-m32", "-march=pentium4", "-mfpmath=sse", "library.c", "host.c", "-o", join(scratch, "pic")];
execFileSync(clang, both, { cwd: pic, stdio: "inherit" });
writeFileSync(join(pic, "expected.txt"), execFileSync(join(scratch, "pic")));
rmSync(scratch, { recursive: true });
console.log(`${Object.keys(expected).length} programs`);
