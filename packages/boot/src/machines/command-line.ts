/**
 * Arguments as one command line, the way the runtime splits it: blanks part words, double quotes and backslashes keep
 * what they cover.
 */

/** The command line of a program's name and its arguments. */
export function commandLine(name: string, args: readonly string[]): string {
  return [name, ...args].map(quote).join(" ");
}

function quote(word: string): string {
  if (/^[^\s"'\\]+$/.test(word)) return word;
  return `"${word.replace(/["\\]/g, "\\$&")}"`;
}
