/**
 * Failures as a person reads them, and the exit status each kind gives.
 *
 *     0  done        1  the input is refused, or the work failed        2  bad usage        else: the program's own, of `run`
 */
import pc from "picocolors";

export const STATUS_REFUSED = 1;
export const STATUS_USAGE = 2;

/** The command line asks for something that makes no sense; shown without a stack, exits 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** An input or output that cannot be used; shown as it is, exits 1. */
export class InputError extends Error {
  override name = "InputError";
}

/** What the system says about a file, in words. */
const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or directory",
  EACCES: "permission denied",
  EPERM: "not permitted",
  EISDIR: "is a directory",
  ENOTDIR: "a part of the path is not a directory",
  ENOSPC: "no space left on the device",
  EROFS: "the file system is read-only",
  ENAMETOOLONG: "the name is too long",
  EMFILE: "too many open files",
  ELOOP: "too many symbolic links",
};

/** `cannot read FILE: no such file or directory`. */
export function fileError(what: "read" | "write", path: string, error: unknown): InputError {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  const reason = SYSTEM_ERRORS[code] ?? (error instanceof Error ? error.message : String(error));
  return new InputError(`cannot ${what} ${path}: ${reason}`);
}

/** Errors that say by themselves what is wrong with the input; anything else is a fault of the compiler. */
const REFUSALS: ReadonlySet<string> = new Set([
  "InputError",
  "IrSyntaxError",
  "VerifyError",
  "ModuleLinkError",
  "InterpreterError",
  "UnsupportedError",
  "ElfError",
  "LinkError",
  "UndefinedSymbolError",
  "DuplicateSymbolError",
  "RelocationError",
  "MachineMissingError",
  "MachineError",
  "DiskError",
  "ModelError",
]);

/** Whether an error is a finding about the input rather than a fault here. */
export function isRefusal(error: Error): boolean {
  return REFUSALS.has(error.name) || "refusal" in error;
}

/** The text for standard error, and the status to exit with. */
export function describeFailure(
  error: unknown,
  withStack = false,
): { readonly text: string; readonly status: number } {
  const { NO_COLOR } = process.env;
  const colors = pc.createColors(process.stderr.isTTY === true && NO_COLOR === undefined);
  if (!(error instanceof Error))
    return { text: `${colors.red("error:")} ${String(error)}`, status: STATUS_REFUSED };
  const usage = error.name === "UsageError";
  const known = usage || isRefusal(error);
  let text = known ? error.message : `internal error: ${error.message}`;
  if (!/(^|: )error: /m.test(text)) text = `error: ${text}`;
  text = text.replaceAll(
    /(^|(?:^\S.*?:\d+:\d+: ))error: /gm,
    (_, place: string) => `${place}${colors.red("error:")} `,
  );
  if (!known) text += "\nThis is a fault of ts-jit, not of the input; --stack shows where.";
  if (withStack && error.stack !== undefined) text += `\n${error.stack}`;
  if (usage) text += "\nSee ts-jit --help.";
  return { text, status: usage ? STATUS_USAGE : STATUS_REFUSED };
}
