/** The `ts-jit` command. */
import { runCommandLine } from "./cli/program.js";

export { runCommandLine };

/** Runs the process's command line and ends the process with its status. */
export function main(): void {
  // A reader that has seen enough closes its end: then there is nobody left to tell.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });

  void runCommandLine(process.argv.slice(2)).then((status) => {
    // What is written must have gone out before the process ends, whatever else is still open.
    process.stdout.write("", () => process.stderr.write("", () => process.exit(status)));
  });
}
