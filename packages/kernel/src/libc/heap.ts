/**
 * The heap: two-level segregated fits with boundary tags, constant time for malloc and free.
 *
 * A block, addresses growing downwards; payloads are 16-byte aligned, block sizes multiples of 16:
 *
 *     block - 4 | size of the block before, while that one is free (the last word of its payload)
 *     block     | size | 1 if in use | 2 if the block before is in use
 *     block + 4 | payload ... (a free block keeps the links of its list here: next, previous)
 *
 * Free blocks of one size class stand in a doubly linked list. Classes: 16-byte steps below 256, then sixteen steps
 * to each power of two; two levels of bitmaps say which lists hold anything. Each region of memory that the platform
 * gives ends in an in-use block of size 0, so that no merge runs past it.
 *
 * Blocks of up to 512 bytes that are freed go to a short stack for their size first, still marked in use, and come back
 * from there; what does not fit is merged and listed. The second word of such a payload holds a mark, by which a block
 * that is freed twice is found.
 *
 * Under the option `tsjit_heap_poison` memory is filled with 0xA5 when it is given and with 0xDD when it is freed, and a
 * block from a stack that is no longer as it was filled stops the program.
 *
 * Source: Masmano, Ripoll, Crespo, Real, "TLSF: a new dynamic memory allocator for real-time systems", ECRTS 2004;
 * boundary tags: Knuth, The Art of Computer Programming 1, 2.5.
 */
import {
  arrayType,
  define,
  type Expr,
  type FunctionBuilder,
  global,
  i1,
  i8,
  i32,
  type Local,
  type Operand,
  ptr,
  struct,
  structType,
  voidType,
} from "@ts-jit/ir";
import { abortWith, moreMemory, sbrk } from "../platform/interface.js";
import { ERRNO, fail } from "./errno.js";
import { heapSummary } from "./exit.js";
import { memcpy, memset } from "./memory.js";

const IN_USE = 1;
const BEFORE_IN_USE = 2;
const FLAGS = 15;
/** Blocks below this size have a list for every multiple of 16. */
const SMALL = 256;
const LISTS_PER_LEVEL = 16;
const LEVELS = 25;
/** More than this is never given: sizes stay below 2^31, so sums do not wrap. */
const LARGEST = 0x7fff_0000;
/** The platform is asked for at least this much at a time. */
const GROWTH = 64 * 1024;

const firstLevel = global("__tsjit_heap_levels", i32);
const secondLevel = global("__tsjit_heap_lists_used", arrayType(i32, LEVELS));
const lists = global("__tsjit_heap_lists", arrayType(ptr, LEVELS * LISTS_PER_LEVEL));
/** The end marker of the newest region, 0 before the first. */
const heapEnd = global("__tsjit_heap_end", ptr);
export const heapInUse = global("__tsjit_heap_in_use", i32);
export const heapPeak = global("__tsjit_heap_peak", i32);

/** Sizes kept on stacks, in steps of 16; how many blocks a stack holds; the mark of a block that is on one. */
const QUICK_LARGEST = 512;
const QUICK_DEPTH = 32;
const QUICK_MARK = 0x5afe_b10c;
const QuickList = struct({ first: ptr, count: i32 });
const quickLists = global("__tsjit_heap_quick", arrayType(QuickList.type, QUICK_LARGEST / 16 + 1));

/** Not 0 when memory is to be filled; a program (the start object) may say so. A unit of its own, for nobody to fold. */
export const heapPoison = global("tsjit_heap_poison", i32, 0, { constant: true });
const FRESH = 0xa5;
const FREED = 0xdd;
/** Payload of a freed block that holds its links. */
const LINKS = 8;

const sizeOf = (block: Expr) => block.load(i32).and(~FLAGS);
const payload = (block: Expr) => block.add(4);
const blockOf = (memory: Expr) => memory.sub(4);
const nextLink = (block: Expr) => block.at(i8, 4).address.at(ptr);
const previousLink = (block: Expr) => block.at(i8, 8).address.at(ptr);
const markOf = (block: Expr) => block.add(8).at(i32);
const bit = (f: FunctionBuilder, n: Expr) => f.const(i32, 1).shl(n);

/** Level and list of the class that blocks of `size` belong to. */
function classOf(f: FunctionBuilder, size: Expr): { level: Expr; list: Expr } {
  const level = f.local(i32, 0);
  const list = f.local(i32);
  f.if(
    size.ult(SMALL),
    () => list.set(size.shr(4)),
    () => {
      const log = f.intrinsic("llvm.ctlz", i32, [size, f.const(i1, -1)], [i32]).xor(31);
      level.set(log.sub(7));
      list.set(size.shr(log.sub(4)).and(15));
    },
  );
  return { level: level.get(), list: list.get() };
}
const headOf = (f: FunctionBuilder, level: Expr, list: Expr) =>
  f.address(lists).at(ptr, level.shl(4).add(list));

/** Puts a free block, whose size word is set, into its list; marks its end and the block after it. */
const insert = define("__tsjit_heap_insert", voidType, { block: ptr, size: i32 }, (f, { block, size }) => {
  block.store(size.or(BEFORE_IN_USE));
  const after = block.add(size);
  after.sub(4).store(size);
  after.store(after.load(i32).and(~BEFORE_IN_USE));
  const { level, list } = classOf(f, size.get());
  const head = headOf(f, level, list);
  const old = head.get();
  nextLink(block).set(old);
  previousLink(block).set(f.null);
  f.if(old.ne(0), () => previousLink(old).set(block));
  head.set(block);
  const used = f.address(secondLevel).at(i32, level);
  used.set(used.or(bit(f, list)));
  const levels = f.address(firstLevel).at(i32);
  levels.set(levels.or(bit(f, level)));
});

/** Takes a free block out of its list. */
const unlink = define("__tsjit_heap_unlink", voidType, { block: ptr }, (f, { block }) => {
  const next = nextLink(block).get();
  const previous = previousLink(block).get();
  f.if(next.ne(0), () => previousLink(next).set(previous));
  f.if(previous.ne(0), () => {
    nextLink(previous).set(next);
    f.return();
  });
  const { level, list } = classOf(f, sizeOf(block));
  headOf(f, level, list).set(next);
  f.if(next.eq(0), () => {
    const used = f.address(secondLevel).at(i32, level);
    used.set(used.and(bit(f, list).not()));
    f.if(used.eq(0), () => {
      const levels = f.address(firstLevel).at(i32);
      levels.set(levels.and(bit(f, level).not()));
    });
  });
});

/** A list that surely holds a block of `size` or more: its first block, or null. */
const find = define("__tsjit_heap_find", ptr, { size: i32 }, (f, { size }) => {
  // Rounding up to the next class makes every block of the list found large enough.
  f.if(size.uge(SMALL), () => {
    const log = f.intrinsic("llvm.ctlz", i32, [size, f.const(i1, -1)], [i32]).xor(31);
    size.inc(bit(f, log.sub(4)).sub(1));
  });
  const { level, list } = classOf(f, size.get());
  const at = f.local(level);
  const used = f.local(f.address(secondLevel).at(i32, level).and(f.const(i32, -1).shl(list)));
  f.if(used.eq(0), () => {
    const higher = f.address(firstLevel).at(i32).and(f.const(i32, -2).shl(level));
    f.if(higher.eq(0), () => f.return(f.null));
    at.set(f.intrinsic("llvm.cttz", i32, [higher, f.const(i1, -1)], [i32]));
    used.set(f.address(secondLevel).at(i32, at));
  });
  const first = f.intrinsic("llvm.cttz", i32, [used, f.const(i1, -1)], [i32]);
  f.return(headOf(f, at.get(), first));
});

/** Frees an in-use block: merges it with free neighbours and lists the result. */
const release = define("__tsjit_heap_release", voidType, { block: ptr }, (f, { block }) => {
  const size = f.local(sizeOf(block));
  const after = block.add(size);
  f.if(after.load(i32).and(IN_USE).eq(0), () => {
    f.call(unlink, after);
    size.inc(sizeOf(after));
  });
  f.if(block.load(i32).and(BEFORE_IN_USE).eq(0), () => {
    const before = block.sub(4).load(i32);
    block.dec(before);
    f.call(unlink, block);
    size.inc(before);
  });
  f.call(insert, block, size);
});

/** What a panic says of the heap: bytes in use, and their peak. */
const summarize = define("__tsjit_heap_summarize", voidType, { out: ptr }, (f, { out }) => {
  out.at(i32, 0).set(f.address(heapInUse).load(i32));
  out.at(i32, 1).set(f.address(heapPeak).load(i32));
});

/** Gets at least `size` bytes from the platform as one free block; false when it has none. */
const grow = define("__tsjit_heap_grow", i1, { size: i32 }, (f, { size }) => {
  const wanted = f.local(
    size
      .umax(GROWTH)
      .add(0xfff + 32)
      .and(~0xfff),
  );
  const got = f.local(f.call(sbrk, wanted));
  const failed = () => got.eq(f.const(ptr, 0xffff_ffff));
  // Close to the limit, take what is needed and no more; then look elsewhere.
  f.while(failed, () => {
    wanted.set(size.add(32 + 15).and(~15));
    got.set(f.call(sbrk, wanted));
    f.if(failed(), () => f.if(f.call(moreMemory).eq(0), () => f.return(0)));
  });
  f.address(heapSummary).store(f.address(summarize));
  const end = f.address(heapEnd).at(ptr);
  const block = f.local(ptr);
  const limit = got.add(wanted);
  f.if(
    f.all(end.ne(0), () => end.add(4).eq(got)),
    // Memory next to the last region: the old end marker becomes the block's head.
    () => block.set(end),
    () => {
      block.set(got.add(15).ptrtoint().and(~15).inttoptr().add(12));
      block.store(IN_USE | BEFORE_IN_USE, i32);
    },
  );
  const marker = limit.ptrtoint().and(~15).sub(4).inttoptr();
  const length = marker.sub(block);
  block.store(block.load(i32).and(BEFORE_IN_USE).or(length).or(IN_USE));
  marker.store(IN_USE | BEFORE_IN_USE, i32);
  end.set(marker);
  f.call(release, block);
  f.return(1);
});

/** Fills a block's payload. */
const fill = define("__tsjit_heap_fill", voidType, { block: ptr, byte: i32 }, (f, { block, byte }) => {
  f.call(memset, payload(block), byte, sizeOf(block).sub(4));
});
const whenPoisoned = (f: FunctionBuilder, then: () => void) =>
  f.if(f.address(heapPoison).load(i32).ne(0), then);
/** Makes a payload's words, from byte `from` of it on, what fresh ones are. */
const freshen = (f: FunctionBuilder, block: Expr, from: Operand = 0) =>
  whenPoisoned(f, () => f.call(memset, payload(block).add(from), FRESH, sizeOf(block).sub(4).sub(from)));

/** Ends the program when a block on a stack was written to. */
const checkFill = define("__tsjit_heap_check_fill", voidType, { block: ptr }, (f, { block }) => {
  f.range(LINKS, sizeOf(block).sub(4), (at) => {
    const byte = payload(block).at(i8, at);
    f.if(byte.ne(FREED - 0x100), () =>
      f.call(abortWith, f.string("malloc: memory was written to after it was freed"), payload(block).add(at)),
    );
  });
});

/** The block size for a request of `n` bytes. */
const blockSize = (n: Expr) =>
  n
    .add(4 + 15)
    .and(~15)
    .umax(16);

/** Cuts what a block of `size` has beyond `wanted` off as a free block; both multiples of 16. */
const trim = define("__tsjit_heap_trim", voidType, { block: ptr, wanted: i32 }, (f, { block, wanted }) => {
  const header = block.load(i32);
  const rest = header.and(~FLAGS).sub(wanted);
  f.if(rest.uge(16), () => {
    block.store(header.and(FLAGS).or(wanted));
    const tail = block.add(wanted);
    tail.store(rest.or(IN_USE | BEFORE_IN_USE));
    f.call(release, tail);
  });
});

function account(f: FunctionBuilder, change: Expr): void {
  const used = f.address(heapInUse).at(i32);
  used.inc(change);
  const peak = f.address(heapPeak).at(i32);
  f.if(used.ugt(peak), () => peak.set(used));
}

/** Merges and lists everything on the stacks. */
const flushQuick = define("__tsjit_heap_flush_quick", voidType, {}, (f) => {
  f.range(0, QUICK_LARGEST / 16 + 1, (i) => {
    const list = f.address(quickLists).offset(QuickList.type, i).get();
    const block = f.local(list.field(QuickList, "first").get());
    list.field(QuickList, "first").set(f.null);
    list.field(QuickList, "count").set(0);
    f.while(
      () => block.ne(0),
      () => {
        const next = nextLink(block).get();
        f.call(release, block);
        block.set(next);
      },
    );
  });
});

export const malloc = define("malloc", ptr, { n: i32 }, (f, { n }) => {
  f.if(n.ugt(LARGEST), () => outOfMemory(f));
  const size = blockSize(n).get();
  f.if(size.ule(QUICK_LARGEST), () => {
    const list = f.address(quickLists).offset(QuickList.type, size.shr(4)).get();
    const kept = list.field(QuickList, "first").get();
    f.if(kept.ne(0), () => {
      f.if(sizeOf(kept).ne(size), () =>
        f.call(abortWith, f.string("malloc: the heap is damaged at this block"), payload(kept)),
      );
      list.field(QuickList, "first").set(nextLink(kept));
      list.field(QuickList, "count").dec();
      markOf(kept).set(0);
      account(f, size);
      whenPoisoned(f, () => f.call(checkFill, kept));
      freshen(f, kept);
      f.return(payload(kept));
    });
  });
  const block = f.local(f.call(find, size));
  f.if(block.eq(0), () => {
    f.call(flushQuick);
    block.set(f.call(find, size));
  });
  f.if(block.eq(0), () => {
    // Rounded up to its class, so that the new block is found.
    f.if(f.call(grow, size.add(size.shr(4))).not(), () => outOfMemory(f));
    block.set(f.call(find, size));
    f.if(block.eq(0), () => outOfMemory(f));
  });
  f.call(unlink, block);
  const found = sizeOf(block);
  const rest = found.sub(size);
  const keep = f.local(size);
  f.if(
    rest.uge(16),
    () => {
      block.store(size.or(IN_USE | BEFORE_IN_USE));
      const tail = block.add(size);
      f.call(insert, tail, rest);
    },
    () => {
      keep.set(found);
      block.store(found.or(IN_USE | BEFORE_IN_USE));
      const after = block.add(found);
      after.store(after.load(i32).or(BEFORE_IN_USE));
    },
  );
  account(f, keep);
  freshen(f, block);
  f.return(payload(block));
});

function outOfMemory(f: FunctionBuilder): void {
  fail(f, "ENOMEM", f.null);
}

const NOT_IN_USE = "not in use (freed twice, or never allocated)";

/** Ends the program unless `memory` is a payload this heap gave and has not taken back. */
function check(f: FunctionBuilder, memory: Local, what: string): Expr {
  const block = blockOf(memory);
  f.if(
    f.any(memory.ptrtoint().and(15).ne(0), () => block.load(i32).and(IN_USE).eq(0)),
    () => f.call(abortWith, f.string(`${what}: ${NOT_IN_USE}`), memory),
  );
  f.if(block.add(sizeOf(block)).load(i32).and(BEFORE_IN_USE).eq(0), () =>
    f.call(abortWith, f.string(`${what}: the heap is damaged behind or at this block`), memory),
  );
  return block;
}

export const free = define("free", voidType, { memory: ptr }, (f, { memory }) => {
  f.if(memory.eq(0), () => f.return());
  const block = check(f, memory, "free").get();
  const size = sizeOf(block).get();
  f.if(size.ule(QUICK_LARGEST), () => {
    const list = f.address(quickLists).offset(QuickList.type, size.shr(4)).get();
    const count = list.field(QuickList, "count");
    f.if(markOf(block).eq(QUICK_MARK), () => {
      // The mark may be the program's own data: it is on the stack if it is found there.
      const kept = f.local(list.field(QuickList, "first").get());
      f.while(
        () => kept.ne(0),
        () => {
          f.if(kept.eq(block), () => f.call(abortWith, f.string(`free: ${NOT_IN_USE}`), memory));
          kept.set(nextLink(kept));
        },
      );
    });
    f.if(count.ult(QUICK_DEPTH), () => {
      account(f, size.neg());
      whenPoisoned(f, () => f.call(fill, block, FREED));
      nextLink(block).set(list.field(QuickList, "first"));
      markOf(block).set(QUICK_MARK);
      list.field(QuickList, "first").set(block);
      count.inc();
      f.return();
    });
  });
  account(f, size.neg());
  whenPoisoned(f, () => f.call(fill, block, FREED));
  f.call(release, block);
});

export const calloc = define("calloc", ptr, { count: i32, size: i32 }, (f, { count, size }) => {
  const product = f.intrinsic("llvm.umul.with.overflow", structType([i32, i1]), [count, size], [i32]);
  f.if(product.member(1), () => outOfMemory(f));
  const bytes = product.member(0);
  const memory = f.call(malloc, bytes);
  f.if(memory.ne(0), () => f.call(memset, memory, 0, bytes));
  f.return(memory);
});

export const realloc = define("realloc", ptr, { memory: ptr, n: i32 }, (f, { memory, n }) => {
  f.if(memory.eq(0), () => f.return(f.call(malloc, n)));
  const block = check(f, memory, "realloc");
  f.if(n.eq(0), () => {
    f.call(free, memory);
    f.return(f.null);
  });
  f.if(n.ugt(LARGEST), () => outOfMemory(f));
  const wanted = blockSize(n);
  const old = sizeOf(block);
  const size = f.local(old);
  // Take in the block behind when it is free and that is enough.
  f.if(wanted.ugt(size), () => {
    const after = block.add(size);
    const header = after.load(i32);
    f.if(
      f.all(header.and(IN_USE).eq(0), () => size.add(header.and(~FLAGS)).uge(wanted)),
      () => {
        f.call(unlink, after);
        size.inc(header.and(~FLAGS));
        block.store(block.load(i32).and(FLAGS).or(size));
        const behind = block.add(size);
        behind.store(behind.load(i32).or(BEFORE_IN_USE));
      },
    );
  });
  f.if(size.uge(wanted), () => {
    f.call(trim, block, wanted);
    account(f, sizeOf(block).sub(old));
    f.if(sizeOf(block).ugt(old), () => freshen(f, block, old.sub(4)));
    f.return(memory);
  });
  const moved = f.call(malloc, n);
  f.if(moved.ne(0), () => {
    f.call(memcpy, moved, memory, old.sub(4));
    f.call(free, memory);
  });
  f.return(moved);
});

export const aligned_alloc = define("aligned_alloc", ptr, { align: i32, n: i32 }, (f, { align, n }) => {
  f.if(align.ule(16), () => f.return(f.call(malloc, n)));
  f.if(
    f.any(n.ugt(LARGEST), () => align.ugt(LARGEST / 2)),
    () => outOfMemory(f),
  );
  const memory = f.call(malloc, blockSize(n).add(align));
  f.if(memory.eq(0), () => f.return(f.null));
  const block = f.local(blockOf(memory));
  const aligned = memory.ptrtoint().add(align).sub(1).and(align.neg()).inttoptr();
  f.if(aligned.ne(memory), () => {
    // The part before the aligned payload becomes a block of its own and is freed.
    const before = aligned.sub(memory);
    const header = block.load(i32);
    const head = block.get();
    block.set(blockOf(aligned));
    block.store(
      header
        .and(~FLAGS)
        .sub(before)
        .or(IN_USE | BEFORE_IN_USE),
    );
    head.store(header.and(FLAGS).or(before));
    account(f, before.neg());
    f.call(release, head);
  });
  const all = sizeOf(block);
  f.call(trim, block, blockSize(n));
  account(f, sizeOf(block).sub(all));
  f.return(payload(block));
});

export const posix_memalign = define(
  "posix_memalign",
  i32,
  { to: ptr, align: i32, n: i32 },
  (f, { to, align, n }) => {
    f.if(
      f.any(align.ult(4), () => align.and(align.sub(1)).ne(0)),
      () => f.return(ERRNO.EINVAL),
    );
    const memory = f.call(aligned_alloc, align, n);
    f.if(memory.eq(0), () => f.return(ERRNO.ENOMEM));
    to.store(memory);
    f.return(0);
  },
);

export const memalign = define("memalign", ptr, { align: i32, n: i32 }, (f, { align, n }) =>
  f.return(f.call(aligned_alloc, align, n)),
);

export const malloc_usable_size = define("malloc_usable_size", i32, { memory: ptr }, (f, { memory }) => {
  f.if(memory.eq(0), () => f.return(0));
  f.return(sizeOf(blockOf(memory)).sub(4));
});

/** `void tsjit_heap_statistics(unsigned out[3])`: bytes in use, their peak, the largest free block. */
export const heapStatistics = define("tsjit_heap_statistics", voidType, { out: ptr }, (f, { out }) => {
  f.call(flushQuick);
  out.at(i32, 0).set(f.address(heapInUse).at(i32));
  out.at(i32, 1).set(f.address(heapPeak).at(i32));
  const largest = f.local(i32, 0);
  const levels = f.address(firstLevel).at(i32).get();
  f.if(levels.ne(0), () => {
    const level = f.intrinsic("llvm.ctlz", i32, [levels, f.const(i1, -1)], [i32]).xor(31);
    const used = f.address(secondLevel).at(i32, level);
    const list = f.intrinsic("llvm.ctlz", i32, [used, f.const(i1, -1)], [i32]).xor(31);
    const block = f.local(headOf(f, level, list).get());
    f.while(
      () => block.ne(0),
      () => {
        largest.set(largest.umax(sizeOf(block)));
        block.set(nextLink(block));
      },
    );
  });
  out.at(i32, 2).set(largest);
});

export const heapFunctions = [
  define("tsjit_heap_used", i32, {}, (f) => f.return(f.address(heapInUse).load(i32))),
  define("tsjit_heap_peak", i32, {}, (f) => f.return(f.address(heapPeak).load(i32))),
  firstLevel,
  secondLevel,
  lists,
  heapEnd,
  heapInUse,
  heapPeak,
  summarize,
  quickLists,
  flushQuick,
  fill,
  checkFill,
  insert,
  unlink,
  find,
  release,
  grow,
  trim,
  malloc,
  free,
  calloc,
  realloc,
  aligned_alloc,
  posix_memalign,
  memalign,
  malloc_usable_size,
  heapStatistics,
];
