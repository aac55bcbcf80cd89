/**
 * Byte-addressed memory with a shadow byte for each byte, which says whether the byte may be touched and whether it
 * holds anything.
 *
 *     0           4 KiB                                                  growing up
 *     | no access | globals ... | gap | first stack segment | gap | heap and further stack segments ...
 *
 * The stack grows down in segments: when one is full, a larger one is taken from the heap's addresses, so that a
 * deep stack costs memory only where it is used.
 *
 * Objects stand apart with untouchable bytes between them, so that a step out of one is found; freed blocks wait in
 * a queue before their addresses are used again, so that a use after free is found. (The method is Memcheck's and
 * AddressSanitizer's: Serebryany and others, "AddressSanitizer: a fast address sanity checker", 2012.)
 *
 * So that a leap from one object straight into another is found too, each granule of 8 bytes has the number of its
 * object; no granule has bytes of two. The granule of an object's end has its number as well. Numbers stay when the
 * object is gone, and are used again after 65,535 others.
 */
import { Lane, ones } from "./lane.js";

/** Bits of a shadow byte. */
export const DEFINED = 1;
export const READ_ONLY = 2;
export const ADDRESSABLE = 4;
/** The byte is poison. DEFINED is not set. */
export const POISONED = 8;
/** Some bits of the byte are undef, see `partialUndef`; neither DEFINED nor POISONED is set. */
export const PARTIAL = 16;

/** A whole word of plain defined writable bytes. */
export const DEFINED_WORD = 0x05050505;
/** Untouchable bytes left between objects, at least. */
const RED_ZONE = 16;
const PAGE = 4096;
const FIRST_SEGMENT = 128 * 1024;
/** How much freed memory waits before its addresses are used again. */
const QUARANTINE_BYTES = 16 * 1024 * 1024;
const QUARANTINE_BLOCKS = 65536;
/** Addresses from here up are of code, never of data. */
export const DATA_END = 0xe0000000;

export type ObjectKind = "global" | "heap block" | "stack object";

export interface MemoryObject {
  readonly kind: ObjectKind;
  readonly name: string;
  readonly start: number;
  readonly size: number;
  live: boolean;
}

interface Segment {
  readonly base: number;
  readonly top: number;
  /** The stack pointer while a later segment is in use. */
  sp: number;
}

/** More memory was asked for than the limit allows. */
export class MemoryLimitError extends Error {}

export class Memory {
  bytes = new Uint8Array(0);
  words = new Int32Array(0);
  halves = new Uint16Array(0);
  shadow = new Uint8Array(0);
  shadowWords = new Int32Array(0);
  shadowHalves = new Uint16Array(0);
  /** The object of each granule, 0 for none; and two granules at once. */
  owners = new Uint16Array(0);
  ownerPairs = new Int32Array(0);
  private lastOwner = 0;
  view = new DataView(this.bytes.buffer);
  /** Masks of undef bits of bytes that are PARTIAL. */
  readonly partialUndef = new Map<number, number>();
  /** Globals and heap blocks by start address; freed blocks stay until their memory is used again. */
  readonly objects = new Map<number, MemoryObject>();
  private globalEnd = PAGE;
  /** The bounds of the stack segment in use, and the stack pointer. */
  stackBase = 0;
  stackTop = 0;
  sp = 0;
  private readonly segments: Segment[] = [];
  /** A segment that was left, for when the stack grows again. */
  private spare: Segment | undefined;
  private stackSize = 0;
  private heapStart = 0;
  private heapEnd = 0;
  /** Bytes in live heap blocks, and the most there ever were. */
  heapUsed = 0;
  heapPeak = 0;
  private hostSize = 0;
  /** Freed blocks in order from `quarantineHead` on, and their bytes. */
  private quarantine: MemoryObject[] = [];
  private quarantineHead = 0;
  private quarantined = 0;
  private readonly bins = new Map<number, number[]>();

  constructor(
    readonly heapLimit: number,
    readonly stackLimit: number,
  ) {
    this.resize(16 * PAGE);
  }

  private resize(size: number): void {
    let buffer: ArrayBuffer;
    let shadow: ArrayBuffer;
    let owners: ArrayBuffer;
    try {
      buffer = new ArrayBuffer(size);
      shadow = new ArrayBuffer(size);
      owners = new ArrayBuffer(size >>> 2);
    } catch {
      throw new MemoryLimitError(`the host has no ${size} bytes for the program's memory`);
    }
    new Uint8Array(buffer).set(this.bytes);
    new Uint8Array(shadow).set(this.shadow);
    new Uint16Array(owners).set(this.owners);
    this.bytes = new Uint8Array(buffer);
    this.words = new Int32Array(buffer);
    this.halves = new Uint16Array(buffer);
    this.view = new DataView(buffer);
    this.shadow = new Uint8Array(shadow);
    this.shadowWords = new Int32Array(shadow);
    this.shadowHalves = new Uint16Array(shadow);
    this.owners = new Uint16Array(owners);
    this.ownerPairs = new Int32Array(owners);
  }

  private reach(end: number): void {
    if (end <= this.bytes.length) return;
    if (end > DATA_END) throw new MemoryLimitError("the address space is full");
    const doubled = Math.min(this.bytes.length * 2, DATA_END);
    const size =
      Math.ceil(Math.max(end, Math.min(doubled, this.bytes.length + 256 * 1024 * 1024)) / PAGE) * PAGE;
    this.resize(size);
  }

  /** A number for an object. */
  newOwner(): number {
    this.lastOwner = (this.lastOwner % 0xffff) + 1;
    return this.lastOwner;
  }
  /** Gives the bytes of an object, and its end, a number of their own. */
  own(start: number, size: number): void {
    this.owners.fill(this.newOwner(), start >>> 3, ((start + size) >>> 3) + 1);
  }

  // ---- making objects --------------------------------------------------------------------------------------------

  /** Lays out a global, undefined until written. Before {@link startHeap} only. */
  addGlobal(name: string, size: number, align: number): number {
    const start = Math.ceil(this.globalEnd / Math.max(align, 1)) * Math.max(align, 1);
    this.globalEnd = start + size + RED_ZONE;
    this.reach(this.globalEnd);
    this.shadow.fill(ADDRESSABLE, start, start + size);
    this.own(start, size);
    this.objects.set(start, { kind: "global", name, start, size, live: true });
    return start;
  }

  /** Ends the globals; stack and heap stand behind them. */
  startHeap(): void {
    this.stackBase = Math.ceil((this.globalEnd + PAGE) / PAGE) * PAGE;
    this.stackSize = Math.min(this.stackLimit, FIRST_SEGMENT);
    this.stackTop = this.stackBase + this.stackSize;
    this.sp = this.stackTop;
    this.heapStart = this.stackTop + PAGE;
    this.heapEnd = this.heapStart;
    this.reach(this.heapEnd + PAGE);
  }

  // ---- the stack -------------------------------------------------------------------------------------------------

  /** Goes on in a new segment with room for `bytes`. False when the stack's limit is reached. */
  growStack(bytes: number): boolean {
    let next = this.spare;
    if (next === undefined || next.top - next.base < bytes + 64) {
      const left = this.stackLimit - this.stackSize;
      const size =
        Math.ceil(Math.min(left, Math.max(2 * (this.stackTop - this.stackBase), bytes + PAGE)) / 16) * 16;
      if (size < bytes + 64) return false;
      const start = this.place(size + 2 * RED_ZONE, 16);
      if (start === 0) return false;
      this.stackSize += size;
      next = { base: start + RED_ZONE, top: start + RED_ZONE + size, sp: 0 };
    }
    this.spare = undefined;
    this.segments.push({ base: this.stackBase, top: this.stackTop, sp: this.sp });
    this.stackBase = next.base;
    this.stackTop = next.top;
    this.sp = next.top;
    return true;
  }
  /** Takes the stack pointer back up to a value it had. */
  releaseStack(to: number): void {
    while (to < this.stackBase || to > this.stackTop) {
      const previous = this.segments.pop();
      if (previous === undefined) return;
      this.shadow.fill(0, this.sp, this.stackTop);
      this.spare = { base: this.stackBase, top: this.stackTop, sp: 0 };
      this.stackBase = previous.base;
      this.stackTop = previous.top;
      this.sp = previous.sp;
    }
    if (to <= this.sp) return;
    this.shadow.fill(0, this.sp, to);
    this.sp = to;
  }
  /** Whether an address lies in the stack. */
  isStack(address: number): boolean {
    if (address >= this.stackBase && address < this.stackTop) return true;
    return this.segments.some(({ base, top }) => address >= base && address < top);
  }
  private isPopped(address: number): boolean {
    if (address >= this.stackBase && address < this.stackTop) return address < this.sp;
    return this.segments.some(({ base, sp }) => address >= base && address < sp);
  }

  /** A heap block of undefined bytes, or 0 when the limit is reached. The host's own blocks are not counted. */
  allocate(size: number, align = 16, owner: "program" | "host" = "program"): number {
    const counted = owner === "program" ? size : 0;
    if (this.heapUsed + counted > this.heapLimit || size > DATA_END) return 0;
    const room = Math.max(16, Math.ceil(size / 16) * 16) + RED_ZONE;
    const start = this.place(room, Math.max(16, align));
    if (start === 0) return 0;
    this.shadow.fill(ADDRESSABLE, start, start + size);
    this.own(start, size);
    this.objects.set(start, { kind: "heap block", name: owner, start, size, live: true });
    this.heapUsed += counted;
    this.hostSize += size - counted;
    if (this.heapUsed > this.heapPeak) this.heapPeak = this.heapUsed;
    return start;
  }

  private place(room: number, align: number): number {
    if (align === 16) {
      const bin = this.bins.get(room);
      const found = bin?.pop();
      if (found !== undefined) return found;
    }
    const start = Math.ceil(this.heapEnd / align) * align;
    if (start + room > this.heapStart + this.heapLimit * 2 + this.hostSize || start + room > DATA_END)
      return this.reuse(room);
    this.reach(start + room);
    this.heapEnd = start + room;
    return start;
  }

  /** Ends the quarantine early: address space is short. */
  private reuse(room: number): number {
    while (this.quarantineHead < this.quarantine.length) this.release();
    for (const [size, bin] of this.bins) {
      if (size < room) continue;
      const start = bin.pop();
      if (start !== undefined) return start;
    }
    return 0;
  }

  private release(): void {
    const block = this.quarantine[this.quarantineHead++];
    if (block === undefined) return;
    if (this.quarantineHead > 4096 && this.quarantineHead * 2 > this.quarantine.length) {
      this.quarantine = this.quarantine.slice(this.quarantineHead);
      this.quarantineHead = 0;
    }
    this.quarantined -= block.size;
    this.objects.delete(block.start);
    const room = Math.max(16, Math.ceil(block.size / 16) * 16) + RED_ZONE;
    const bin = this.bins.get(room);
    if (bin === undefined) this.bins.set(room, [block.start]);
    else bin.push(block.start);
  }

  /** Frees a heap block. Returns what is wrong, or undefined. */
  free(address: number): string | undefined {
    const block = this.objects.get(address);
    if (block === undefined || block.kind !== "heap block" || block.name === "host") {
      return `free of ${hex(address)}, which is not the start of a heap block`;
    }
    if (!block.live) return `double free of a heap block of ${block.size} bytes at ${hex(address)}`;
    block.live = false;
    this.heapUsed -= block.size;
    this.shadow.fill(0, block.start, block.start + block.size);
    this.forgetPartial(block.start, block.size);
    this.quarantine.push(block);
    this.quarantined += block.size;
    while (
      this.quarantined > QUARANTINE_BYTES ||
      this.quarantine.length - this.quarantineHead > QUARANTINE_BLOCKS
    ) {
      this.release();
    }
    return undefined;
  }

  /** Size of the live heap block that starts here, or undefined. */
  blockSize(address: number): number | undefined {
    const block = this.objects.get(address);
    return block?.live === true && block.kind === "heap block" ? block.size : undefined;
  }

  // ---- access ----------------------------------------------------------------------------------------------------

  /** What is wrong with touching these bytes, or undefined. */
  check(address: number, size: number, write: boolean): string | undefined {
    if (size === 0) return undefined;
    const { shadow, shadowWords } = this;
    const end = address + size;
    for (let at = address; at < end; at++) {
      if ((at & 3) === 0) {
        // Whole words at once, as long as they may be touched.
        let word = at >>> 2;
        const last = end >>> 2;
        const bad = write ? 0x02020202 : 0;
        while (word < last && ((shadowWords[word] ?? 0) & (0x04040404 | bad)) === 0x04040404) word++;
        at = word << 2;
        if (at < 0) at += 2 ** 32;
        if (at >= end) return undefined;
      }
      const state = shadow[at];
      if (state === undefined || (state & ADDRESSABLE) === 0) return this.explain(address, size, at, write);
      if (write && (state & READ_ONLY) !== 0) {
        if (this.isStack(at))
          return `write of ${bytesOf(size)} at ${hex(address)}: the lifetime of the stack object there has ended`;
        const object = this.objectAt(at);
        return `write of ${bytesOf(size)} to constant ${object === undefined ? hex(address) : `@${object.name}`}`;
      }
    }
    return undefined;
  }

  /** The global or heap block an address lies in or stands next to. */
  objectAt(address: number, margin = 0): MemoryObject | undefined {
    let best: MemoryObject | undefined;
    let distance = Number.POSITIVE_INFINITY;
    for (const object of this.objects.values()) {
      const away =
        address < object.start
          ? object.start - address
          : Math.max(0, address - (object.start + object.size) + 1);
      if (away < distance || (away === distance && object.live)) {
        best = object;
        distance = away;
      }
    }
    return distance <= margin ? best : undefined;
  }

  /**
   * Whether a step from one address to another may stay within one object, its end included. Objects are known by
   * their addresses, not by where a pointer came from; of stack objects that are gone nothing is known.
   */
  isInBounds(from: number, to: number): boolean {
    const { shadow, owners } = this;
    if ((((shadow[to] ?? 0) | (shadow[to - 1] ?? 0)) & ADDRESSABLE) !== 0)
      return owners[from >>> 3] === owners[to >>> 3];
    if (this.isStack(from)) return this.isPopped(from);
    for (const { start, size } of this.objects.values()) {
      if (from >= start && from <= start + size && to >= start && to <= start + size) return true;
    }
    return from >= DATA_END;
  }

  private explain(address: number, size: number, at: number, write: boolean): string {
    const access = `${write ? "write" : "read"} of ${bytesOf(size)} at ${hex(address)}`;
    if (address < 4096) return `null pointer: ${access}`;
    if (this.isStack(at)) {
      return this.isPopped(at)
        ? `${access}: the stack object there is gone (its function has returned)`
        : `${access}: out of bounds of the stack objects around it`;
    }
    const object = this.objectAt(at, 64);
    if (object === undefined) return `${access}: no object is there`;
    const what =
      object.kind === "global" ? `global @${object.name}` : `heap block of ${bytesOf(object.size)}`;
    if (!object.live) return `use after free: ${access}, in a freed ${what}`;
    const end = object.start + object.size;
    if (at >= end) {
      const past = address - end < 0 ? at - end + 1 : address - end;
      return `${access}: out of bounds, ${past === 0 ? "just" : bytesOf(past)} past the end of ${what}`;
    }
    if (at < object.start) return `${access}: out of bounds, ${bytesOf(object.start - at)} before ${what}`;
    return `${access}: no object is there`;
  }

  /** Reads `size` bytes, little endian, as one scalar of `width` bits. They must be addressable. */
  read(address: number, size: number, width: number): Lane {
    let bits = 0n;
    let undef = 0n;
    const { bytes, shadow } = this;
    for (let at = size - 1; at >= 0; at--) {
      const state = shadow[address + at] ?? 0;
      bits = (bits << 8n) | BigInt(bytes[address + at] ?? 0);
      undef <<= 8n;
      if ((state & DEFINED) === 0) {
        if ((state & POISONED) !== 0) return new Lane(0n, 0n, true);
        undef |= (state & PARTIAL) !== 0 ? BigInt(this.partialUndef.get(address + at) ?? 255) : 255n;
      }
    }
    const mask = ones(width);
    return new Lane(bits & mask & ~undef, undef & mask, false);
  }

  /** Writes a scalar to `size` bytes, which must be writable. */
  write(address: number, size: number, value: Lane): void {
    let { bits, undef } = value;
    const { bytes, shadow } = this;
    for (let at = address; at < address + size; at++) {
      bytes[at] = Number(bits & 255n);
      bits >>= 8n;
      const mask = Number(undef & 255n);
      undef >>= 8n;
      if (value.poison) shadow[at] = ADDRESSABLE | POISONED;
      else if (mask === 0) shadow[at] = ADDRESSABLE | DEFINED;
      else if (mask === 255) shadow[at] = ADDRESSABLE;
      else {
        shadow[at] = ADDRESSABLE | PARTIAL;
        this.partialUndef.set(at, mask);
      }
    }
  }

  /** Copies bytes with all that is known of them; the ranges may overlap and must have been checked. */
  copy(to: number, from: number, size: number): void {
    if (this.partialUndef.size > 0) this.copyPartial(to, from, size);
    this.bytes.copyWithin(to, from, from + size);
    this.shadow.copyWithin(to, from, from + size);
    // Constants stand among the globals, ended objects on the stack; what was read from them may be written again.
    if (from < this.globalEnd || this.isStack(from)) this.clearReadOnly(to, size);
  }
  private clearReadOnly(to: number, size: number): void {
    const { shadow } = this;
    for (let at = to; at < to + size; at++) shadow[at] = (shadow[at] ?? 0) & ~READ_ONLY;
  }
  private copyPartial(to: number, from: number, size: number): void {
    const moved: [number, number][] = [];
    for (const [at, mask] of this.partialUndef)
      if (at >= from && at < from + size) moved.push([at - from + to, mask]);
    for (const [at, mask] of moved) this.partialUndef.set(at, mask);
  }
  private forgetPartial(start: number, size: number): void {
    if (this.partialUndef.size === 0) return;
    for (const at of this.partialUndef.keys())
      if (at >= start && at < start + size) this.partialUndef.delete(at);
  }

  /** Fills checked bytes with one byte. */
  fill(to: number, size: number, value: Lane): void {
    if (value.clean) {
      this.bytes.fill(Number(value.bits), to, to + size);
      this.shadow.fill(ADDRESSABLE | DEFINED, to, to + size);
    } else for (let at = to; at < to + size; at++) this.write(at, 1, value);
  }

  /** Ends the lifetime of a stack object: nothing may be written there any more. */
  end(start: number, size: number): void {
    this.shadow.fill(ADDRESSABLE | READ_ONLY, start, start + size);
  }
  /** Makes bytes undefined, as memory of a new object is. */
  undefine(start: number, size: number): void {
    this.shadow.fill(ADDRESSABLE, start, start + size);
    this.forgetPartial(start, size);
  }
}

export function hex(address: number): string {
  return `0x${(address >>> 0).toString(16)}`;
}
function bytesOf(count: number): string {
  return count === 1 ? "1 byte" : `${count} bytes`;
}
