/**
 * Linear scan over live intervals with holes and splitting: which register, or memory, each value is in at each place.
 *
 * Intervals are taken by their starts. One that finds a register free for its whole life gets it; one that finds it free
 * for a while is split there; where none is free, the value whose next use is farthest goes to memory, and the part
 * behind its next use comes back into the queue. Splits move out of loops. The end of a loop counts as a use of what the
 * loop uses, so that induction variables and accumulators stay in registers through their loop.
 *
 * Source: Wimmer and Moessenboeck, "Optimized Interval Splitting in a Linear Scan Register Allocator" (2005).
 */
import type { MachineFunction } from "../machine/machine-function.js";
import { CALLEE_SAVED, FIRST_VIRTUAL, type RegClass } from "../machine/registers.js";
import { allocatable } from "./constraints.js";
import { RegisterPressureError } from "./fast.js";
import { type Intervals, lowerBound, type Numbering, UseKind, type Web } from "./intervals.js";

const NEVER = 0x3fffffff;
/** Intervals with a hole at the position at hand, per register; beyond this many their holes count as filled. */
const MAX_INACTIVE = 24;

/** A stretch of a web's life in one place. The web's lists are shared: a part is a window on them. */
export class Interval {
  /** The register, or -1 for memory. */
  reg = -1;
  /** Index of the range the scan stands at. */
  rangeAt: number;
  constructor(
    readonly web: Web,
    public start: number,
    public end: number,
  ) {
    this.rangeAt = firstRange(web.ranges, start);
  }
  /** Whether the value is live at a position not before the last one asked for. */
  covers(position: number): boolean {
    const { ranges } = this.web;
    while ((ranges[this.rangeAt + 1] ?? NEVER) <= position) this.rangeAt += 2;
    return (ranges[this.rangeAt] ?? NEVER) <= position && position < this.end && position >= this.start;
  }
}

/** Index of the first range that ends behind a position. */
export function firstRange(ranges: readonly number[], position: number): number {
  let low = 0;
  let high = ranges.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle * 2 + 1] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}

/** Where every web is: its parts in order. By web id. */
export type Placement = readonly (readonly Interval[])[];

/** Places every web. @throws RegisterPressureError when an instruction's operands cannot all have registers. */
export function linearScan(fn: MachineFunction, intervals: Intervals, numbering: Numbering): Placement {
  return new LinearScan(fn, intervals, numbering).run();
}

class LinearScan {
  private readonly parts: Interval[][] = [];
  private readonly queue = new StartQueue();
  /** The interval live in each register at the position at hand. */
  private readonly active: (Interval | undefined)[] = new Array(FIRST_VIRTUAL).fill(undefined);
  /** Intervals given each register that have a hole at the position at hand. */
  private readonly inactive: Interval[][] = Array.from({ length: FIRST_VIRTUAL }, () => []);
  /** Where the scan stands in each register's busy stretches. */
  private readonly fixedAt = new Int32Array(FIRST_VIRTUAL);
  private readonly masks: number[] = [];
  private savedUsed = 0;
  private position = 0;
  private readonly freeUntil = new Int32Array(FIRST_VIRTUAL);
  private readonly nextUseOn = new Int32Array(FIRST_VIRTUAL);
  private readonly blockedAt = new Int32Array(FIRST_VIRTUAL);

  constructor(
    private readonly fn: MachineFunction,
    private readonly intervals: Intervals,
    private readonly numbering: Numbering,
  ) {
    for (let regClass = 0; regClass < 8; regClass++) this.masks.push(allocatable(fn, regClass as RegClass));
  }

  run(): Placement {
    const { webs } = this.intervals;
    const seen = new Uint8Array(webs.length);
    for (const web of webs) {
      if (seen[web.id] === 1 || web.ranges.length === 0) continue;
      seen[web.id] = 1;
      const whole = new Interval(web, web.ranges[0] ?? 0, web.ranges[web.ranges.length - 1] ?? 0);
      this.parts[web.id] = [whole];
      this.queue.push(whole);
    }
    for (let current = this.queue.pop(); current !== undefined; current = this.queue.pop()) {
      this.advance(current.start);
      if (!this.takeFree(current)) this.takeBlocked(current);
      if (current.reg >= 0) this.activate(current);
    }
    for (const parts of this.parts) parts?.sort(byStart);
    return this.parts;
  }

  // ---- the position at hand ----

  private advance(position: number): void {
    this.position = position;
    for (let reg = 0; reg < FIRST_VIRTUAL; reg++) {
      const ranges = this.intervals.fixed[reg];
      if (ranges !== undefined) {
        let at = this.fixedAt[reg] ?? 0;
        while ((ranges[at + 1] ?? NEVER) <= position) at += 2;
        this.fixedAt[reg] = at;
      }
      const holder = this.active[reg];
      const waiting = this.inactive[reg];
      if (holder !== undefined) {
        if (holder.end <= position) this.active[reg] = undefined;
        else if (!holder.covers(position) && waiting !== undefined && waiting.length < MAX_INACTIVE) {
          this.active[reg] = undefined;
          waiting.push(holder);
        }
      }
      if (waiting === undefined) continue;
      for (let at = waiting.length - 1; at >= 0; at--) {
        const interval = waiting[at];
        if (interval === undefined) continue;
        const over = interval.end <= position;
        if (!over && !interval.covers(position)) continue;
        const last = waiting.pop();
        if (last !== undefined && at < waiting.length) waiting[at] = last;
        if (over) continue;
        // One whose hole counts as filled steps aside: it is dead here, and comes back when its hole ends.
        const aside = this.active[reg];
        if (aside !== undefined) waiting.push(aside);
        this.active[reg] = interval;
      }
    }
  }

  private activate(interval: Interval): void {
    this.active[interval.reg] = interval;
    if ((CALLEE_SAVED >>> interval.reg) & 1) this.savedUsed |= 1 << interval.reg;
  }

  // ---- questions about intervals ----

  /** First position from `from` on where an interval and a list of ranges are both live. */
  private meeting(interval: Interval, ranges: readonly number[], at: number, end: number): number {
    const own = interval.web.ranges;
    let i = interval.rangeAt;
    let j = at;
    while (i < own.length && j < ranges.length) {
      const ownFrom = Math.max(own[i] ?? 0, interval.start);
      const ownTo = Math.min(own[i + 1] ?? 0, interval.end);
      const from = ranges[j] ?? 0;
      const to = Math.min(ranges[j + 1] ?? 0, end);
      if (ownFrom >= interval.end || from >= end) return NEVER;
      const later = Math.max(ownFrom, from);
      if (later < Math.min(ownTo, to)) return later;
      if (ownTo <= to) i += 2;
      else j += 2;
    }
    return NEVER;
  }

  private meetingFixed(interval: Interval, reg: number): number {
    return this.meeting(interval, this.intervals.fixed[reg] ?? [], this.fixedAt[reg] ?? 0, NEVER);
  }

  /** Position of the first use not before `position`, NEVER when there is none. */
  private nextUse(interval: Interval, position: number): number {
    const { uses } = interval.web;
    const at = lowerBound(uses, position * 4);
    const use = at < uses.length ? (uses[at] ?? 0) >> 2 : NEVER;
    return use < interval.end ? use : NEVER;
  }
  /**
   * The same for uses that want a register: all but those an instruction can take from memory. These want one too where
   * they run more often than the code at `position`.
   */
  private nextRegisterUse(interval: Interval, position: number): number {
    const { web, end } = interval;
    const { uses } = web;
    const depth = this.numbering.depthAt(position);
    for (let at = lowerBound(uses, position * 4); at < uses.length; at++) {
      const use = (uses[at] ?? 0) >> 2;
      if (use >= end) return NEVER;
      const kind = (uses[at] ?? 0) & 3;
      if (kind === UseKind.loopEnd) continue;
      const fromMemory = kind === UseKind.moved || (kind === UseKind.foldable && web.remat < 0);
      if (!fromMemory || this.numbering.depthAt(use) > depth) return use;
    }
    return NEVER;
  }
  /** Position of the last use before `position`, -1 when there is none. */
  private lastUse(interval: Interval, position: number): number {
    const { uses } = interval.web;
    const at = lowerBound(uses, position * 4) - 1;
    const use = at >= 0 ? (uses[at] ?? 0) >> 2 : -1;
    return use >= interval.start ? use : -1;
  }

  // ---- choosing ----

  private takeFree(current: Interval): boolean {
    const mask = this.masks[current.web.regClass] ?? 0;
    const { freeUntil } = this;
    let best = -1;
    let bestFree = 0;
    let fitting = -1;
    let fittingCost = NEVER;
    const hint = this.hintOf(current);
    for (let left = mask; left !== 0; left &= left - 1) {
      const reg = 31 - Math.clz32(left & -left);
      let free = this.active[reg] === undefined ? this.meetingFixed(current, reg) : 0;
      if (free > current.start)
        for (const other of this.inactive[reg] ?? [])
          free = Math.min(free, this.meeting(current, other.web.ranges, other.rangeAt, other.end));
      freeUntil[reg] = free;
      if (free > bestFree || (free === bestFree && reg === hint)) {
        best = reg;
        bestFree = free;
      }
      if (free < current.end) continue;
      // Of those that fit, the one that is of least use to others.
      const fresh = ((CALLEE_SAVED & ~this.savedUsed) >>> reg) & 1;
      const cost = (reg === hint ? 0 : 4) + fresh * 2 + (reg < 4 && current.web.regClass === 0 ? 1 : 0);
      if (cost < fittingCost) {
        fitting = reg;
        fittingCost = cost;
      }
    }
    if (fitting >= 0) {
      current.reg = fitting;
      return true;
    }
    if (best < 0) return false;
    if (hint >= 0 && (freeUntil[hint] ?? 0) * 2 > bestFree + current.start) best = hint;
    const limit = freeUntil[best] ?? 0;
    // It must be of use until then, and there must be room to split.
    const split = this.splitPosition(Math.max(current.start, this.lastUse(current, limit)), limit);
    if (split <= current.start || this.nextRegisterUse(current, current.start) >= split) return false;
    this.queue.push(this.split(current, split));
    current.reg = best;
    return true;
  }

  /** The register a copy or the part before would like. */
  private hintOf(current: Interval): number {
    const parts = this.parts[current.web.id];
    if (parts !== undefined && parts.length > 1) {
      for (let at = parts.length - 1; at >= 0; at--) {
        const part = parts[at];
        if (part !== undefined && part !== current && part.reg >= 0) return part.reg;
      }
    }
    return current.web.hint;
  }

  private takeBlocked(current: Interval): void {
    const mask = this.masks[current.web.regClass] ?? 0;
    const { nextUseOn, blockedAt } = this;
    const start = current.start;
    const firstUse = this.nextRegisterUse(current, start);
    let best = -1;
    let bestUse = -1;
    for (let left = mask; left !== 0; left &= left - 1) {
      const reg = 31 - Math.clz32(left & -left);
      blockedAt[reg] = this.meetingFixed(current, reg);
      let use = NEVER;
      const holder = this.active[reg];
      if (holder !== undefined) use = this.nextUse(holder, start);
      for (const other of this.inactive[reg] ?? [])
        if (this.meeting(current, other.web.ranges, other.rangeAt, other.end) < NEVER)
          use = Math.min(use, this.nextUse(other, start));
      nextUseOn[reg] = use;
      // A register that is blocked before the first use is none.
      if ((blockedAt[reg] ?? 0) <= Math.max(firstUse === NEVER ? start : firstUse, start)) continue;
      const reach = Math.min(use, blockedAt[reg] ?? 0);
      if (reach > bestUse) {
        best = reg;
        bestUse = reach;
      }
    }
    if (firstUse === NEVER || (firstUse & ~3) > start || best < 0) {
      // Others are needed sooner than this one.
      if (best < 0 || firstUse === NEVER || (nextUseOn[best] ?? 0) <= firstUse) {
        if (firstUse <= (start | 3)) this.fail(current);
        this.toMemory(current);
        return;
      }
    }
    if ((nextUseOn[best] ?? 0) <= start) this.fail(current);
    const blocked = blockedAt[best] ?? 0;
    if (blocked < current.end) this.cut(current, blocked);
    const holder = this.active[best];
    if (holder !== undefined) {
      this.active[best] = undefined;
      this.evict(holder, start);
    }
    const waiting = this.inactive[best] ?? [];
    for (let at = waiting.length - 1; at >= 0; at--) {
      const other = waiting[at];
      if (other === undefined || this.meeting(current, other.web.ranges, other.rangeAt, other.end) === NEVER)
        continue;
      const last = waiting.pop();
      if (last !== undefined && at < waiting.length) waiting[at] = last;
      this.evict(other, start);
    }
    current.reg = best;
  }

  private fail(current: Interval): never {
    const inst = this.numbering.instAt[current.start >> 2] ?? -1;
    throw new RegisterPressureError(
      `@${this.fn.name}: no register for %${current.web.id + FIRST_VIRTUAL} at instruction ${inst}`,
    );
  }

  // ---- splitting ----

  /**
   * Where to split between two positions (behind `from`, at `to` at the latest): before the instruction at `to`, or at
   * the head of the outermost loop that begins in between.
   */
  private splitPosition(from: number, to: number): number {
    const { numbering } = this;
    let position = to & ~3;
    for (let loop = numbering.loopAt(position); loop !== undefined; loop = loop.parent) {
      const start = numbering.loopStart(loop);
      if (start <= from) break;
      position = start;
    }
    return position > from ? position : to & ~3;
  }

  /** Ends the interval being placed before its register is blocked. */
  private cut(current: Interval, blocked: number): void {
    const split = this.splitPosition(Math.max(current.start, this.lastUse(current, blocked)), blocked);
    if (split > current.start) this.queue.push(this.split(current, split));
    // The instruction that reads it destroys it too: from there on it is in memory.
    else if (blocked > current.start && blocked % 4 === 2) this.toMemory(this.split(current, blocked));
    else this.fail(current);
  }

  /** Cuts an interval in two at a position; the second part is returned. */
  private split(interval: Interval, position: number): Interval {
    const { ranges } = interval.web;
    const rest = new Interval(interval.web, position, interval.end);
    const next = ranges[rest.rangeAt] ?? position;
    if (next < position) interval.end = position;
    else {
      // In a hole the first part ends with its last range, and the second begins with its first.
      interval.end = ranges[rest.rangeAt - 1] ?? position;
      rest.start = next;
    }
    this.parts[interval.web.id]?.push(rest);
    return rest;
  }

  /** Takes an interval out of its register from `position` on, where another one begins. */
  private evict(interval: Interval, position: number): void {
    const last = this.lastUse(interval, position);
    // A use at this very instruction is still read from the register.
    let at =
      last >= (position & ~3) ? position : this.splitPosition(Math.max(last, interval.start), position);
    if (at <= interval.start) at = Math.max(position & ~3, interval.start);
    if (at > interval.start && at < interval.end) {
      this.toMemory(this.split(interval, at));
    } else this.toMemory(interval);
  }

  /** Leaves an interval in memory up to its next use; the part from there on goes back to the queue. */
  private toMemory(interval: Interval): void {
    interval.reg = -1;
    const from = Math.max(interval.start, this.position);
    const use = this.nextRegisterUse(interval, from);
    if (use === NEVER) return;
    const { ranges } = interval.web;
    const begins = ranges[firstRange(ranges, use)] ?? 0;
    // A use that begins a range is a definition: nothing is to be brought back.
    const position =
      begins > (use & ~3) || ((use & 3) === 0 && begins === use) ? begins : this.splitPosition(from, use);
    if (position <= interval.start) {
      // It is needed at once.
      if (interval.start < this.position) this.fail(interval);
      this.queue.push(interval);
      return;
    }
    this.queue.push(this.split(interval, position));
  }
}

function byStart(a: Interval, b: Interval): number {
  return a.start - b.start;
}

/** A binary heap of intervals by their starts. */
class StartQueue {
  private readonly heap: Interval[] = [];

  push(interval: Interval): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(interval);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up];
      if (parent === undefined || parent.start <= interval.start) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = interval;
  }
  pop(): Interval | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let down = at * 2 + 1;
      let child = heap[down];
      const right = heap[down + 1];
      if (right !== undefined && child !== undefined && right.start < child.start) {
        child = right;
        down++;
      }
      if (child === undefined || child.start >= last.start) break;
      heap[at] = child;
      at = down;
    }
    heap[at] = last;
    return first;
  }
}
