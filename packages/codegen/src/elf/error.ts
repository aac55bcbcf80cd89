/** Refusal of an object or archive: where in the file, what was expected, what stands there. */
export class ElfError extends Error {
  override name = "ElfError";
  constructor(
    readonly file: string,
    /** Byte offset in the file. */
    readonly offset: number,
    readonly expected: string,
    readonly found: string,
  ) {
    super(`${file}: at byte ${offset}: expected ${expected}, found ${found}`);
  }
}
