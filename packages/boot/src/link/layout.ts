/**
 * Addresses. Every segment starts on a page of its own, so that it can be protected by itself.
 *
 *     bare    0x00100000   text .. | page | rodata .. | page | data .. bss ..      the file holds no padding between them
 *     linux   0x08048000   headers text .. | rodata .. | data .. bss ..            addresses equal file offsets modulo 4096
 */
import type { Platform } from "../image.js";
import { alignUp } from "./align.js";
import { LinkError } from "./errors.js";
import type { InputSection } from "./input.js";
import { type Layout, OutputSection, outputFor, type Segment, type SegmentName } from "./output.js";
import type { Reached } from "./reach.js";

export const PAGE = 4096;

const BASE: Record<Platform, number> = { bare: 0x0010_0000, linux: 0x0804_8000 };
const ADDRESS_SPACE = 2 ** 32;
const SEGMENTS: readonly SegmentName[] = ["text", "rodata", "data"];

/** Size of the ELF header and of the program headers that `executable.ts` writes. */
export function headersSize(platform: Platform): number {
  return 52 + 32 * (platform === "linux" ? 5 : 4);
}

/**
 * Gives every live section, common symbol and slot its place.
 * @throws LinkError when they need more than the address space.
 */
export function layOut(reached: Reached, platform: Platform): Layout {
  const outputs = assign(reached);
  const segments: Record<SegmentName, Segment> = {
    text: emptySegment("text"),
    rodata: emptySegment("rodata"),
    data: emptySegment("data"),
  };
  for (const output of outputs) {
    if (output.kind.segment !== "none") segments[output.kind.segment].sections.push(output);
  }
  let offset = headersSize(platform);
  let address = BASE[platform] + (platform === "linux" ? offset : 0);
  for (const name of SEGMENTS) {
    const segment = segments[name];
    placeSegment(segment, address, offset, platform);
    offset = segment.offset + segment.fileSize;
    address = segment.end;
  }
  if (address > ADDRESS_SPACE) {
    const gib = (address / 2 ** 30).toFixed(1);
    throw new LinkError([`the program does not fit into 4 GiB: it would end at ${gib} GiB`]);
  }
  for (const output of outputs) {
    if (output.kind.segment !== "none") continue;
    output.offset = alignUp(offset, output.align);
    offset = output.offset + output.size;
  }
  return makeLayout(BASE[platform], address, segments, outputs);
}

function assign(reached: Reached): OutputSection[] {
  const outputs = new Map<string, OutputSection>();
  const outputNamed = (kind: ReturnType<typeof outputFor>) => {
    let output = outputs.get(kind.name);
    if (output === undefined) {
      output = new OutputSection(kind);
      outputs.set(kind.name, output);
    }
    return output;
  };
  for (const input of reached.sections) {
    const output = outputNamed(outputFor(input));
    input.output = output;
    output.nobits &&= input.section.type === "nobits" && output.name !== ".tdata";
    output.write ||= input.section.write;
    output.exec ||= input.section.exec;
    if (input.merge === undefined) output.inputs.push(input);
    else if (!output.pools.includes(input.merge.pool)) output.pools.push(input.merge.pool);
  }
  for (const output of outputs.values()) fill(output);
  if (reached.commons.length > 0) {
    const bss = outputNamed({ name: ".bss", segment: "data", order: 100 });
    bss.write = true;
    for (const symbol of reached.commons) symbol.address = bss.reserve(symbol.size, symbol.value);
  }
  const slots = reached.addressSlots.size + reached.threadSlots.size;
  if (slots > 0 || reached.usesTable) {
    const got = outputNamed({ name: ".got", segment: "rodata", order: 8 });
    got.nobits = false;
    got.reserve(4 * slots, 4);
  }
  return [...outputs.values()].sort(
    (a, b) => segmentIndex(a) - segmentIndex(b) || a.kind.order - b.kind.order,
  );
}

function fill(output: OutputSection): void {
  if (/^\.(init|fini|preinit)_array$/.test(output.name)) output.inputs.sort(byPriority);
  // Zeros of the thread-local block follow its bytes.
  if (output.name === ".tdata") output.inputs.sort((a, b) => nobitsRank(a) - nobitsRank(b));
  for (const input of output.inputs) input.offset = output.reserve(input.section.size, input.section.align);
  for (const pool of output.pools) {
    pool.place(alignUp(output.size, pool.align));
    output.reserve(pool.size, pool.align);
  }
}

/** `.init_array.100` before `.init_array.200` before `.init_array`; equals keep their order. */
function byPriority(a: InputSection, b: InputSection): number {
  return priority(a) - priority(b);
}
function priority({ name }: InputSection): number {
  const digits = /\.(\d+)$/.exec(name)?.[1];
  return digits === undefined ? 65536 : Number(digits);
}
function nobitsRank({ section }: InputSection): number {
  return section.type === "nobits" ? 1 : 0;
}

function placeSegment(segment: Segment, from: number, fileOffset: number, platform: Platform): void {
  const bare = platform === "bare";
  segment.offset = bare ? alignUp(fileOffset, 16) : fileOffset;
  const isFirst = segment.name === "text";
  segment.address =
    bare || isFirst ? (isFirst ? from : alignUp(from, PAGE)) : alignUp(from, PAGE) + (fileOffset % PAGE);
  let address = segment.address;
  segment.fileSize = 0;
  for (const section of segment.sections) {
    address = alignUp(address, section.align);
    section.address = address;
    section.offset = segment.offset + (address - segment.address);
    address += section.size;
    if (!section.nobits) segment.fileSize = address - segment.address;
  }
  segment.end = address;
}

function makeLayout(
  start: number,
  end: number,
  segments: Record<SegmentName, Segment>,
  outputs: OutputSection[],
): Layout {
  const named = new Map(outputs.map((output) => [output.name, output]));
  const tdata = named.get(".tdata");
  const { data } = segments;
  return {
    start,
    end: alignUp(end, 16),
    dataEnd: data.address + data.fileSize,
    segments,
    sections: outputs,
    tls: { size: tdata?.size ?? 0, align: tdata?.align ?? 1 },
    bounds(name) {
      const output = named.get(name);
      // An absent .bss is empty at the end of the data; any other absent section is empty at the end of the read-only ones.
      if (output === undefined) {
        const at = name === ".bss" ? data.address + data.fileSize : segments.rodata.end;
        return { start: at, end: at };
      }
      return { start: output.address, end: output.address + output.size };
    },
  };
}

function emptySegment(name: SegmentName): Segment {
  return { name, sections: [], address: 0, end: 0, offset: 0, fileSize: 0 };
}

function segmentIndex(output: OutputSection): number {
  return output.kind.segment === "none" ? SEGMENTS.length : SEGMENTS.indexOf(output.kind.segment);
}
