/** A program that is compiled wrongly, made as small as it goes by llvm-reduce-19, and kept for the tests. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { boot, link } from "@ts-jit/boot";
import { compileModule, type Tier } from "@ts-jit/codegen";
import { Interpreter, type Module } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import { parseChecked } from "./host.js";

const reducer = "llvm-reduce-19";
const limits = { steps: 200_000_000 };
const timeout = 10_000;
/** Where src/regressions-host.test.ts finds what every tier must do right from now on. */
const kept = fileURLToPath(new URL("../../regressions/", import.meta.url));

interface Behaviour {
  readonly status: number;
  readonly output: string;
}

/** @throws InterpreterError when the program has no meaning, or something in it is not interpreted. */
function meaning(module: Module): Behaviour {
  let output = "";
  const write = (_fd: number, bytes: Uint8Array) => {
    output += Buffer.from(bytes).toString("latin1");
  };
  const interpreter = new Interpreter(module, { write, allowMisaligned: true, limits });
  return { status: interpreter.run("main", ["program"]).status, output };
}

async function compiled(module: Module, tier: Tier): Promise<Behaviour> {
  const object = compileModule(module, { tier });
  const libraries = runtime("linux", { tier: "O2" });
  const image = link([object], { platform: "linux", name: "program", libraries });
  const { status, output } = await boot(image, { machine: "host", timeout });
  return { status, output };
}

/** Whether the program has a meaning and does something else when compiled at the tier. */
async function disagrees(path: string, tier: Tier): Promise<boolean> {
  try {
    const read = () => parseChecked(readFileSync(path, "utf8"), path);
    const wanted = meaning(read());
    const found = await compiled(read(), tier);
    return wanted.status !== found.status || wanted.output !== found.output;
  } catch {
    return false;
  }
}

/**
 * Reduces the program at `path`, for which the tier and the interpreter disagree.
 * @param folder for what is made on the way
 * @param name of the file that is kept
 * @returns the kept file; or `path` itself where the reducer is missing or there is nothing to reduce, for instance
 * because it is clang and the interpreter that disagree
 */
export async function reduceAndKeep(path: string, tier: Tier, folder: string, name: string): Promise<string> {
  if (!(await disagrees(path, tier))) return path;
  // The reducer runs a program for each question; that one asks here, where compiler and runtime are at hand.
  const socket = join(folder, "questions");
  const script = join(folder, "ask.cjs");
  const reduced = join(folder, "reduced.ll");
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    let question = "";
    connection.on("data", (part) => {
      question += part.toString();
    });
    connection.on("end", async () => {
      connection.end((await disagrees(question, tier)) ? "0" : "1");
    });
  });
  rmSync(socket, { force: true });
  server.listen(socket);
  await once(server, "listening");
  writeFileSync(
    script,
    `#!${process.execPath}\nconst connection = require("net").connect(${JSON.stringify(socket)});\n` +
      `process.exitCode = 1;\nconnection.end(require("path").resolve(process.argv[2]));\n` +
      `connection.on("data", (answer) => { process.exitCode = Number(answer); });\n`,
    { mode: 0o755 },
  );
  const run = spawn(reducer, [`--test=${script}`, "-o", reduced, path], { cwd: folder, stdio: "ignore" });
  await new Promise((done) => run.on("error", done).on("close", done));
  server.close();
  if (!existsSync(reduced)) return path;
  mkdirSync(kept, { recursive: true });
  const file = join(kept, `${name}.ll`);
  writeFileSync(file, readFileSync(reduced));
  return file;
}
