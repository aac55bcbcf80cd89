/**
 * Output sections: which input goes where.
 *
 *     segment text    R-X   .multiboot .text
 *     segment rodata  R--   .rodata .preinit_array .init_array .fini_array .tdata .got
 *     segment data    RW-   .data .bss
 *
 * A static program relocates nothing at run time, so `.data.rel.ro`, constructor arrays and the global offset table are
 * read-only from the start.
 */

import { alignUp } from "./align.js";
import type { InputSection } from "./input.js";
import type { MergePool } from "./merge.js";

export type SegmentName = "text" | "rodata" | "data";

interface OutputRow {
  readonly name: string;
  readonly segment: SegmentName | "none";
  /** Names of inputs: each alone or before a dot. */
  readonly inputs: readonly string[];
}

/** In the order of the file. */
const OUTPUTS: readonly OutputRow[] = [
  { name: ".multiboot", segment: "text", inputs: [".multiboot", ".multiboot2"] },
  { name: ".text", segment: "text", inputs: [".text", ".init", ".fini"] },
  { name: ".rodata", segment: "rodata", inputs: [".rodata", ".data.rel.ro"] },
  { name: ".note", segment: "rodata", inputs: [".note"] },
  { name: ".preinit_array", segment: "rodata", inputs: [".preinit_array"] },
  { name: ".init_array", segment: "rodata", inputs: [".init_array"] },
  { name: ".fini_array", segment: "rodata", inputs: [".fini_array"] },
  { name: ".tdata", segment: "rodata", inputs: [".tdata", ".tbss"] },
  { name: ".got", segment: "rodata", inputs: [] },
  { name: ".data", segment: "data", inputs: [".data"] },
  { name: ".bss", segment: "data", inputs: [".bss"] },
];

const ROWS = new Map(OUTPUTS.flatMap((row) => row.inputs.map((input) => [input, row] as const)));

export interface OutputKind {
  readonly name: string;
  readonly segment: SegmentName | "none";
  /** Position in the file; sections of unknown names follow the known ones of their segment. */
  readonly order: number;
}

/** The output section an input belongs in. */
export function outputFor(input: InputSection): OutputKind {
  const { name, alloc, exec, write, type, tls } = input.section;
  if (!alloc && type !== "note") return { name, segment: "none", order: OUTPUTS.length };
  let row: OutputRow | undefined;
  for (let at = name.length; at > 0 && row === undefined; at = name.lastIndexOf(".", at - 1)) {
    row = ROWS.get(name.slice(0, at));
  }
  if (row?.name === ".bss" && type !== "nobits") row = ROWS.get(".data");
  if (tls) row = ROWS.get(".tdata");
  // A name that promises what the flags do not allow is no such section.
  if (row !== undefined && allowed(row.segment, write, exec)) {
    return { name: row.name, segment: row.segment, order: OUTPUTS.indexOf(row) };
  }
  const segment = exec ? "text" : write ? "data" : "rodata";
  const last = OUTPUTS.map((other) => other.segment).lastIndexOf(segment);
  // Before .bss, so that zeros stay at the end of the file.
  return { name: type === "nobits" ? ".bss" : name, segment, order: type === "nobits" ? last : last - 0.5 };
}

function allowed(segment: SegmentName | "none", write: boolean, exec: boolean): boolean {
  if (segment === "text") return exec || !write;
  return segment === "data" ? !exec : !exec;
}

export class OutputSection {
  readonly inputs: InputSection[] = [];
  readonly pools: MergePool[] = [];
  address = 0;
  /** In the file. */
  offset = 0;
  size = 0;
  align = 1;
  /** Whether it has no bytes in the file. */
  nobits = true;
  write = false;
  exec = false;
  /** Its index among the image's sections. */
  index = 0;

  constructor(readonly kind: OutputKind) {}

  get name(): string {
    return this.kind.name;
  }

  /** Room for so many bytes; returns their offset. */
  reserve(size: number, align: number): number {
    const at = alignUp(this.size, align);
    this.align = Math.max(this.align, align);
    this.size = at + size;
    return at;
  }
}

export interface Segment {
  readonly name: SegmentName;
  readonly sections: OutputSection[];
  address: number;
  /** One past its last byte in memory. */
  end: number;
  offset: number;
  fileSize: number;
}

export interface Layout {
  readonly start: number;
  readonly end: number;
  /** Where initialised data ends. */
  readonly dataEnd: number;
  readonly segments: Readonly<Record<SegmentName, Segment>>;
  /** All output sections in file order; those without memory last. */
  readonly sections: readonly OutputSection[];
  /** The thread-local block: its size and alignment. */
  readonly tls: { readonly size: number; readonly align: number };
  /** First and one past last address of an output section; an absent one is empty. */
  bounds(name: string): { readonly start: number; readonly end: number };
}
