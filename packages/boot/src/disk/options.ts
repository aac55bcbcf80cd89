/** What goes on a disk, and what stands against it. */

export interface DiskOptions {
  /** `argv[1]` and on. */
  readonly args?: readonly string[];
  readonly modules?: readonly { readonly name: string; readonly data: Uint8Array }[];
}

/** The image cannot be put on a disk. */
export class DiskError extends Error {
  override name = "DiskError";
}
