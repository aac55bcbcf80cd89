/**
 * Sections whose entries may be merged: equal constants, and strings of which one is another's tail, are kept once.
 *
 *     a.o .rodata.str1.1  "hello\0" "lo\0"      ->   .rodata  "hello\0"
 *     b.o .rodata.str1.1  "hello\0"                            ^  ^
 *
 * Right because a section marked SHF_MERGE promises that nobody cares for the identity of its entries.
 *
 * Source: System V ABI, "Section Attribute Flags", SHF_MERGE and SHF_STRINGS.
 */
import type { ObjectSection } from "@ts-jit/codegen";
import { alignUp } from "./align.js";

/** One distinct entry of a pool. */
interface PoolEntry {
  readonly bytes: Uint8Array;
  offset: number;
  /** The entry this one is the tail of. */
  host: PoolEntry | undefined;
}

/** One input section cut into its entries. */
export class MergeSection {
  /** Start of each entry, ascending. */
  private readonly starts: number[] = [];
  private readonly used: boolean[] = [];
  private readonly entries: (PoolEntry | undefined)[] = [];

  constructor(
    private readonly section: ObjectSection,
    readonly pool: MergePool,
  ) {
    const { data, merge, strings } = section;
    for (let at = 0; at < data.length; ) {
      this.starts.push(at);
      this.used.push(false);
      at = strings ? endOfString(data, at, merge) : at + merge;
    }
  }

  /** Marks the entry at an offset as reached. */
  use(offset: number): void {
    const index = this.indexOf(offset);
    if (index >= 0) this.used[index] = true;
  }
  useAll(): void {
    this.used.fill(true);
  }

  /** Hands the reached entries to the pool. */
  collect(): void {
    const { data } = this.section;
    for (const [index, start] of this.starts.entries()) {
      if (!this.used[index]) continue;
      this.entries[index] = this.pool.intern(data.subarray(start, this.starts[index + 1] ?? data.length));
    }
  }

  /** Where a byte of the input went, from the start of the output section. */
  outputOffset(offset: number): number {
    const index = this.indexOf(offset);
    const entry = this.entries[index];
    if (entry === undefined) return this.pool.offset;
    return this.pool.offset + entry.offset + offset - (this.starts[index] ?? 0);
  }

  private indexOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return high;
  }
}

/** All entries of one kind that go to one output section. */
export class MergePool {
  private readonly entries = new Map<string, PoolEntry>();
  readonly sections: MergeSection[] = [];
  /** The pool's place in its output section, and its size; set by `place`. */
  offset = 0;
  size = 0;

  constructor(
    readonly entrySize: number,
    readonly strings: boolean,
    readonly align: number,
  ) {}

  intern(bytes: Uint8Array): PoolEntry {
    const key = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    const found = this.entries.get(key);
    if (found !== undefined) return found;
    const entry: PoolEntry = { bytes, offset: 0, host: undefined };
    this.entries.set(key, entry);
    return entry;
  }

  /** Gives every entry its offset, in the order of first use. */
  place(offset: number): void {
    this.offset = offset;
    for (const section of this.sections) section.collect();
    if (this.strings && this.align <= this.entrySize) this.shareTails();
    let at = 0;
    for (const entry of this.entries.values()) {
      if (entry.host !== undefined) continue;
      at = alignUp(at, this.align);
      entry.offset = at;
      at += entry.bytes.length;
    }
    for (const entry of this.entries.values()) {
      let host = entry.host;
      if (host === undefined) continue;
      while (host.host !== undefined) host = host.host;
      entry.offset = host.offset + host.bytes.length - entry.bytes.length;
    }
    this.size = at;
  }

  write(into: Uint8Array): void {
    for (const entry of this.entries.values()) {
      if (entry.host === undefined) into.set(entry.bytes, this.offset + entry.offset);
    }
  }

  /** Sorted by their reversed bytes, a string that is a tail of another stands right before one that has it. */
  private shareTails(): void {
    const sorted = [...this.entries.values()].sort((a, b) => compareReversed(a.bytes, b.bytes));
    for (let index = 0; index + 1 < sorted.length; index++) {
      const entry = sorted[index];
      const next = sorted[index + 1];
      if (entry !== undefined && next !== undefined && isTail(entry.bytes, next.bytes)) entry.host = next;
    }
  }
}

function endOfString(data: Uint8Array, from: number, unit: number): number {
  for (let at = from; at + unit <= data.length; at += unit) {
    let zero = true;
    for (let byte = 0; byte < unit; byte++) zero &&= data[at + byte] === 0;
    if (zero) return at + unit;
  }
  return data.length;
}

function compareReversed(a: Uint8Array, b: Uint8Array): number {
  const common = Math.min(a.length, b.length);
  for (let back = 1; back <= common; back++) {
    const difference = (a[a.length - back] ?? 0) - (b[b.length - back] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function isTail(tail: Uint8Array, whole: Uint8Array): boolean {
  if (tail.length > whole.length) return false;
  for (let back = 1; back <= tail.length; back++) {
    if (tail[tail.length - back] !== whole[whole.length - back]) return false;
  }
  return true;
}
