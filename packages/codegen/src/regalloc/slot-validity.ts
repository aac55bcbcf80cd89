/**
 * Where a spill slot already holds its value, so that spilling the value again needs no store: it was stored or reloaded
 * on every path here and not written since.
 *
 * A forward problem over the blocks, one bit for each spilled web: a store makes the slot valid, a definition invalid.
 */
import type { Block, MachineFunction } from "../machine/machine-function.js";

/** Rows of bits beyond this many words in all are not worth their time: then only what one block shows is known. */
const MAX_WORDS = 1 << 23;

export class SlotValidity {
  private readonly width: number;
  private readonly known: Uint32Array;
  private readonly gen: Uint32Array;
  private readonly kill: Uint32Array;
  private readonly tooLarge: boolean;
  /** The state while a block is walked. */
  private readonly current: Uint32Array;
  /** Stores on edges: successor, predecessor, web. */
  private readonly edgeStores = new Map<number, { readonly from: Block; readonly web: number }[]>();

  constructor(
    private readonly fn: MachineFunction,
    webCount: number,
  ) {
    this.width = (webCount + 31) >>> 5;
    this.tooLarge = this.width * fn.blockCount > MAX_WORDS;
    const size = this.tooLarge ? 0 : this.width * fn.blockCount;
    this.known = new Uint32Array(size);
    this.gen = new Uint32Array(size);
    this.kill = new Uint32Array(size);
    this.current = new Uint32Array(this.width);
  }

  /** Notes, in the order of a block's code, that a web is stored to its slot. */
  noteStore(block: Block, web: number): void {
    if (this.tooLarge) return;
    const at = block * this.width + (web >>> 5);
    this.gen[at] = (this.gen[at] ?? 0) | (1 << (web & 31));
    this.kill[at] = (this.kill[at] ?? 0) & ~(1 << (web & 31));
  }
  /** Notes that a web is written and its slot is not. */
  noteDefinition(block: Block, web: number): void {
    if (this.tooLarge) return;
    const at = block * this.width + (web >>> 5);
    this.kill[at] = (this.kill[at] ?? 0) | (1 << (web & 31));
    this.gen[at] = (this.gen[at] ?? 0) & ~(1 << (web & 31));
  }
  /** Notes that a web goes from its register to memory on an edge. */
  noteEdgeStore(from: Block, to: Block, web: number): void {
    if (this.tooLarge) return;
    const list = this.edgeStores.get(to);
    if (list === undefined) this.edgeStores.set(to, [{ from, web }]);
    else list.push({ from, web });
  }

  /** Finds what is valid at the head of each block, once everything is noted. */
  solve(predecessors: { readonly starts: Int32Array; readonly items: Int32Array }): void {
    if (this.tooLarge) return;
    const { fn, width, known } = this;
    const [entry] = fn.layout;
    known.fill(0xffffffff);
    const row = new Uint32Array(width);
    const edge = new Uint32Array(width);
    for (let changed = true; changed; ) {
      changed = false;
      for (const block of fn.layout) {
        const from = predecessors.starts[block] ?? 0;
        const to = predecessors.starts[block + 1] ?? 0;
        row.fill(block === entry || from === to ? 0 : 0xffffffff);
        for (let at = from; at < to; at++) {
          const predecessor = (predecessors.items[at] ?? 0) as Block;
          edge.fill(0);
          for (const store of this.edgeStores.get(block) ?? [])
            if (store.from === predecessor)
              edge[store.web >>> 5] = (edge[store.web >>> 5] ?? 0) | (1 << (store.web & 31));
          const base = predecessor * width;
          for (let word = 0; word < width; word++)
            row[word] = (row[word] ?? 0) & (this.endWord(base + word) | (edge[word] ?? 0));
        }
        for (let word = 0; word < width; word++) {
          if (known[block * width + word] === row[word]) continue;
          known[block * width + word] = row[word] ?? 0;
          changed = true;
        }
      }
    }
  }
  private endWord(at: number): number {
    return ((this.known[at] ?? 0) & ~(this.kill[at] ?? 0)) | (this.gen[at] ?? 0);
  }

  // ---- walking ----

  /** Begins a block. */
  enter(block: Block): void {
    this.current.fill(0);
    if (!this.tooLarge) this.current.set(this.known.subarray(block * this.width, (block + 1) * this.width));
  }
  /** Takes the state at the end of a block, for the edges out of it. */
  enterEnd(block: Block): void {
    this.current.fill(0);
    if (this.tooLarge) return;
    for (let word = 0; word < this.width; word++)
      this.current[word] = this.endWord(block * this.width + word);
  }
  isValid(web: number): boolean {
    return (((this.current[web >>> 5] ?? 0) >>> (web & 31)) & 1) === 1;
  }
  setValid(web: number, valid: boolean): void {
    const bits = this.current[web >>> 5] ?? 0;
    this.current[web >>> 5] = valid ? bits | (1 << (web & 31)) : bits & ~(1 << (web & 31));
  }
}
