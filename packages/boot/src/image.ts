/** A linked program: what the linker hands on and every machine takes. */

/** What a program finds under it: nothing (`bare`, entered by a Multiboot loader) or the Linux i386 system calls. */
export type Platform = "bare" | "linux";

export interface ImageSection {
  readonly name: string;
  readonly address: number;
  /** Bytes in memory. */
  readonly size: number;
  /** Bytes in the file from `offset`; 0 for zero-initialised sections. */
  readonly fileSize: number;
  readonly offset: number;
  readonly align: number;
  readonly alloc: boolean;
  readonly write: boolean;
  readonly exec: boolean;
}

export interface ImageSymbol {
  readonly name: string;
  readonly address: number;
  readonly size: number;
  readonly binding: "local" | "global" | "weak";
  readonly type: "none" | "object" | "function" | "section" | "file" | "tls";
  /** Index into `Image.sections`, or `absolute`. */
  readonly section: number | "absolute";
}

export interface Image {
  readonly platform: Platform;
  /** The program's name: its `argv[0]`. */
  readonly name: string;
  /** An ELF32 executable. */
  readonly bytes: Uint8Array;
  /** Address of the first instruction. */
  readonly entry: number;
  /** First address used in memory, and one past the last. */
  readonly start: number;
  readonly end: number;
  readonly sections: readonly ImageSection[];
  /** Sorted by address. */
  readonly symbols: readonly ImageSymbol[];
}

/** The image's section table as text: name, address, bytes in memory, bytes in the file, and the totals. */
export function formatSections(image: Image): string {
  const rows = image.sections.map((section) => [
    section.name,
    `0x${section.address.toString(16).padStart(8, "0")}`,
    String(section.size),
    String(section.fileSize),
  ]);
  const sum = (of: (section: ImageSection) => number) =>
    image.sections.reduce((total, s) => total + of(s), 0);
  const table = [
    ["section", "address", "memory", "file"],
    ...rows,
    ["total", "", String(sum((s) => (s.alloc ? s.size : 0))), String(image.bytes.length)],
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
  return table
    .map((row) =>
      row
        .map((cell, column) =>
          column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
