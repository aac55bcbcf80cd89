/** A program that is compiled wrongly, made as small as it goes by llvm-reduce-19, and kept for the tests. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { interpret, readModule } from "../programs.js";
import { type HostRun, runOnHost } from "./host.js";

const reducer = "llvm-reduce-19";
const limits = { steps: 200_000_000 };
const timeout = 10_000;
/** Where src/regressions-host.test.ts finds what every tier must do right from now on. */
const kept = fileURLToPath(new URL("../../regressions/", import.meta.url));

/** Whether the program has a meaning and does something else when compiled. */
async function disagrees(path: string, settings: Omit<HostRun, "timeout">): Promise<boolean> {
  try {
    const wanted = interpret(readModule(path), { allowMisaligned: true, limits });
    const found = await runOnHost(readModule(path), { ...settings, timeout });
    return wanted.status !== found.status || wanted.output !== found.output;
  } catch {
    return false;
  }
}

/**
 * Reduces the program at `path`, for which code compiled so and the interpreter disagree.
 * @param folder for what is made on the way
 * @param name of the file that is kept
 * @returns the kept file; or `path` itself where the reducer is missing or there is nothing to reduce, for instance
 * because it is clang and the interpreter that disagree
 */
export async function reduceAndKeep(
  path: string,
  settings: Omit<HostRun, "timeout">,
  folder: string,
  name: string,
): Promise<string> {
  if (!(await disagrees(path, settings))) return path;
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
      connection.end((await disagrees(question, settings)) ? "0" : "1");
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
