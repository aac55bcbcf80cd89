/** A template that cannot be assembled. */
export class AssemblyError extends Error {
  override name = "AssemblyError";
}
