// Tools that tests need from Debian, installed where this machine lets us: Debian, as root.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** True when a program is on the PATH. */
export function installed(program) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Installs packages unless `programs` are there already. Returns whether they are there in the end. */
export function provide(programs, packages) {
  if (programs.every(installed)) return true;
  if (process.getuid?.() !== 0 || !installed("apt-get")) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  process.stderr.write(`installing ${packages.join(", ")} ... `);
  spawnSync("apt-get", ["update"], { env });
  const install = ["install", "-y", "--no-install-recommends", ...packages];
  const result = spawnSync("apt-get", install, { env, encoding: "utf8" });
  process.stderr.write(result.status === 0 ? "done\n" : `failed\n${result.stderr}\n`);
  return programs.every(installed);
}
