/** Child processes and temporary directories that never outlive this process. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const children = new Set<ChildProcess>();
const directories = new Set<string>();
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs `body` with a fresh directory that is removed afterwards, however it ends. */
export async function withDirectory<T>(body: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "ts-jit-"));
  directories.add(directory);
  guard();
  try {
    return await body(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
    directories.delete(directory);
    guard();
  }
}

/**
 * The words of a command such that Linux kills it when the thread that started it ends, which is all that helps when this
 * process itself is killed outright. The command as it is where there is no setpriv of util-linux.
 */
export function boundToParent(command: string, args: readonly string[]): [command: string, args: string[]] {
  bindable ??= spawnSync("setpriv", [...BINDING, "true"], { stdio: "ignore" }).status === 0;
  return bindable ? ["setpriv", [...BINDING, command, ...args]] : [command, [...args]];
}

const BINDING = ["--pdeathsig", "KILL"] as const;
let bindable: boolean | undefined;

/** Spawns a child that is killed when this process ends. */
export function spawnGuarded(...spawning: Parameters<typeof spawn>): ChildProcess {
  const child = spawn(...spawning);
  children.add(child);
  guard();
  const forget = () => {
    children.delete(child);
    guard();
  };
  child.once("exit", forget);
  child.once("error", forget);
  return child;
}

let guarding = false;

/** Listens for this process's end exactly while there is something to clear away. */
function guard(): void {
  const needed = children.size > 0 || directories.size > 0;
  if (needed === guarding) return;
  guarding = needed;
  const change = needed ? "on" : "off";
  process[change]("exit", clearAway);
  for (const signal of SIGNALS) process[change](signal, endBySignal);
}

function clearAway(): void {
  for (const child of children) child.kill("SIGKILL");
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  children.clear();
  directories.clear();
}

function endBySignal(signal: NodeJS.Signals): void {
  clearAway();
  guard();
  // Without the listeners the signal does what it does by default.
  process.kill(process.pid, signal);
}
