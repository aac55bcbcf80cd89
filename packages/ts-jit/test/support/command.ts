/** Running the command as a user does: a process of its own, in a folder of its own. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExecutionContext } from "ava";

const command = new URL("../../../bin/ts-jit.js", import.meta.url).pathname;

export interface CommandResult {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "ts-jit-test-"));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, contents] of Object.entries(files)) this.write(name, contents);
  }
  write(name: string, contents: string | Uint8Array): void {
    writeFileSync(join(this.path, name), contents);
  }
  list(): string[] {
    return readdirSync(this.path).sort();
  }
  file(name: string): string {
    return join(this.path, name);
  }
  /** Runs `ts-jit` here. */
  run(args: readonly string[], input = ""): CommandResult {
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
      cwd: this.path,
      input,
      encoding: "utf8",
      timeout: 60_000,
    });
    return { status, out: stdout, err: stderr };
  }
  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A folder that goes when the test is over. */
export function folder(
  t: ExecutionContext,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Folder {
  const made = new Folder(files);
  t.teardown(() => made.remove());
  return made;
}
