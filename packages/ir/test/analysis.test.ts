// Proves the control-flow analyses against their definitions by brute force on random graphs, and that they stand deep
// and large graphs without recursion.

import {
  type BasicBlock,
  CallGraph,
  ControlFlowGraph,
  comesBefore,
  constBool,
  constInt,
  createInstruction,
  DominatorTree,
  dominanceFrontiers,
  FunctionAnalyses,
  functionType,
  Function as IrFunction,
  IteratedFrontier,
  i32,
  LoopInfo,
  Module,
  PostDominatorTree,
  voidType,
} from "@ts-jit/ir";
import test from "ava";

/** A function whose block `n` goes to `edges[n]`. */
function graph(edges: readonly (readonly number[])[]): IrFunction {
  const fn = new IrFunction("f", functionType(voidType, []));
  const blocks = edges.map((_, at) => fn.createBlock(`b${at}`));
  for (const [at, targets] of edges.entries()) {
    const [first, second] = targets.map((to) => blocks[to] as BasicBlock);
    const operands =
      first === undefined ? [] : second === undefined ? [first] : [constBool(true), first, second];
    blocks[at]?.append(createInstruction(first === undefined ? "ret" : "br", voidType, operands, undefined));
  }
  return fn;
}

function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) % limit;
  };
}

/** Nodes reached from `start` without entering `without`. */
function reach(edges: readonly (readonly number[])[], start: number, without: number): Set<number> {
  const seen = new Set<number>();
  const work = start === without ? [] : [start];
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    if (seen.has(node) || node === without) continue;
    seen.add(node);
    work.push(...(edges[node] ?? []));
  }
  return seen;
}

function randomEdges(seed: number): number[][] {
  const next = random(seed);
  const count = 2 + next(14);
  return Array.from({ length: count }, () =>
    Array.from({ length: Math.min(2, next(4)) }, () => 1 + next(count - 1)),
  );
}

test("dominators, post-dominators, frontiers and loops agree with their definitions", (t) => {
  for (let seed = 1; seed <= 400; seed++) {
    const edges = randomEdges(seed);
    const fn = graph(edges);
    const analyses = new FunctionAnalyses(fn);
    const { cfg, dominators, postDominators, loops } = analyses;
    const reachable = reach(edges, 0, -1);
    t.is(cfg.count, reachable.size);
    const at = (number: number): BasicBlock => fn.blocks[number] as BasicBlock;
    const dominates = (a: number, b: number): boolean => a === b || !reach(edges, 0, a).has(b);
    for (const a of reachable) {
      for (const b of reachable) {
        t.is(dominators.dominatesBlock(at(a), at(b)), dominates(a, b), `seed ${seed}: ${a} dom ${b}`);
      }
    }
    // Frontier: a dominates a predecessor of b, but not b strictly.
    const frontiers = dominanceFrontiers(dominators);
    for (const a of reachable) {
      const expected = [...reachable].filter(
        (b) =>
          !(a !== b && dominates(a, b)) &&
          [...reachable].some((p) => edges[p]?.includes(b) === true && dominates(a, p)),
      );
      const found = (frontiers[cfg.numberOf(at(a))] ?? []).map((n) => fn.blocks.indexOf(cfg.block(n)));
      t.deepEqual(
        found.sort((x, y) => x - y),
        expected.sort((x, y) => x - y),
      );
    }
    // The iterated frontier is the closure of the frontier.
    const iterated = new IteratedFrontier(dominators);
    for (const a of reachable) {
      const closure = new Set<number>();
      const work = [cfg.numberOf(at(a))];
      for (let node = work.pop(); node !== undefined; node = work.pop()) {
        for (const one of frontiers[node] ?? []) {
          if (closure.has(one)) continue;
          closure.add(one);
          work.push(one);
        }
      }
      t.deepEqual(
        iterated.compute([cfg.numberOf(at(a))]).sort((x, y) => x - y),
        [...closure].sort((x, y) => x - y),
      );
    }
    // Post-dominance, where an end can be reached.
    const ends = [...reachable].filter((n) => edges[n]?.length === 0);
    const canEnd = (from: number, without: number): boolean => {
      const seen = reach(edges, from, without);
      return ends.some((end) => seen.has(end));
    };
    if ([...reachable].every((n) => canEnd(n, -1))) {
      for (const a of reachable) {
        for (const b of reachable) {
          t.is(postDominators.postDominatesBlock(at(a), at(b)), a === b || !canEnd(b, a));
        }
      }
    }
    // A loop is the header and what reaches a back edge without passing the header.
    const backward = edges.map((_, to) =>
      [...reachable].filter((from) => edges[from]?.includes(to) === true),
    );
    for (const header of reachable) {
      const latches = (backward[header] ?? []).filter((from) => dominates(header, from));
      const loop = loops.innerFirst().find((one) => one.header === at(header));
      if (latches.length === 0) {
        t.is(loop, undefined);
        continue;
      }
      const body = new Set([header]);
      for (const latch of latches) for (const one of reach(backward, latch, header)) body.add(one);
      t.deepEqual(
        loop?.blocks.map((block) => fn.blocks.indexOf(block)).sort((x, y) => x - y),
        [...body].sort((x, y) => x - y),
      );
    }
    for (const node of reachable) {
      const around = loops.innerFirst().filter((loop) => loop.contains(at(node)));
      t.is(loops.depthOf(at(node)), around.length);
      t.is(
        loops.loopOf(at(node)),
        around.reduce<(typeof around)[0] | undefined>(
          (a, b) => (a === undefined || b.depth > a.depth ? b : a),
          undefined,
        ),
      );
    }
  }
});

test("endless loops have a place in the post-dominator tree", (t) => {
  const fn = graph([[1], [2], [1]]);
  const cfg = new ControlFlowGraph(fn);
  const tree = new PostDominatorTree(cfg);
  t.is(tree.endless.length, 1);
  t.is(tree.ipdom(fn.entry), fn.blocks[1]);
});

test("a chain and a nest of 100,000 blocks are analysed without recursion", (t) => {
  const count = 100_000;
  const chain = graph(Array.from({ length: count }, (_, at) => (at + 1 < count ? [at + 1] : [])));
  const deep = new FunctionAnalyses(chain);
  t.is(deep.dominators.depths[count - 1], count - 1);
  t.true(deep.postDominators.postDominatesBlock(chain.blocks[count - 1] as BasicBlock, chain.entry));
  t.is(deep.loops.top.length, 0);
  // Nest: blocks 0..n/2 go down, n/2..n come back, each with an edge to its header.
  const half = count / 2;
  const nest = graph(
    Array.from({ length: count }, (_, at) =>
      at < half ? [at + 1] : at + 1 < count ? [at + 1, count - at] : [],
    ),
  );
  const cfg = new ControlFlowGraph(nest);
  const dominators = new DominatorTree(cfg);
  t.is(dominators.depths[count - 1], count - 1);
  const ladder = graph(
    Array.from({ length: count }, (_, at) =>
      at + 2 < count ? [at + 1, at + 2] : at + 1 < count ? [at + 1] : [],
    ),
  );
  const wide = new FunctionAnalyses(ladder);
  t.is(wide.dominators.idom(ladder.blocks[count - 1] as BasicBlock), ladder.entry);
  t.is(wide.loops.top.length, 0);
  t.true(wide.postDominators.ipdoms.length > count);
});

test("nested loops know their parents, latches, preheaders and exits", (t) => {
  // 0 -> 1 (outer header) -> 2 (inner header) -> 3 -> 2|4 -> 1|5
  const fn = graph([[1], [2], [3], [2, 4], [1, 5], []]);
  const cfg = new ControlFlowGraph(fn);
  const loops = new LoopInfo(cfg, new DominatorTree(cfg));
  const [outer] = loops.top;
  t.is(loops.top.length, 1);
  t.is(outer?.children.length, 1);
  const inner = outer?.children[0];
  t.is(inner?.header, fn.blocks[2]);
  t.is(inner?.latch(), fn.blocks[3]);
  t.is(inner?.preheader(), fn.blocks[1]);
  t.deepEqual(inner?.exits(), [fn.blocks[4] as BasicBlock]);
  t.is(inner?.depth, 2);
  t.true(inner?.hasDedicatedExits());
  t.is(outer?.preheader(), fn.blocks[0]);
});

test("instructions dominate later ones only", (t) => {
  const fn = graph([[1], []]);
  const make = () => createInstruction("add", i32, [constInt(i32, 1), constInt(i32, 2)], undefined);
  const a = make();
  const b = make();
  fn.entry.insertBefore(a, fn.entry.first);
  fn.entry.insertBefore(b, a.next);
  const dominators = new DominatorTree(new ControlFlowGraph(fn));
  t.true(comesBefore(a, b));
  t.false(comesBefore(b, a));
  t.false(dominators.dominates(a, a));
  t.true(dominators.dominates(a, fn.blocks[1]?.first as typeof a));
  t.false(dominators.dominates(fn.blocks[1]?.first as typeof a, a));
});

test("the call graph gives callees first and groups cycles", (t) => {
  const module = new Module();
  const type = functionType(voidType, []);
  const names = ["main", "even", "odd", "leaf"];
  const calls: Record<string, string[]> = { main: ["even"], even: ["odd", "leaf"], odd: ["even"], leaf: [] };
  for (const name of names) module.createFunction(name, type);
  const fnOf = (name: string): IrFunction => module.getFunction(name) as IrFunction;
  for (const name of names) {
    const block = fnOf(name).createBlock();
    for (const callee of calls[name] ?? []) {
      block.append(
        createInstruction("call", voidType, [fnOf(callee)], {
          functionType: type,
          callingConvention: "ccc",
          attributes: fnOf(callee).attributes,
          tail: undefined,
          bundles: [],
          addressSpace: 0,
        }),
      );
    }
    block.append(createInstruction("ret", voidType, [], undefined));
  }
  const callGraph = new CallGraph(module);
  t.deepEqual(
    callGraph.components().map((group) => group.map((fn) => fn.name).sort()),
    [["leaf"], ["even", "odd"], ["main"]],
  );
  t.true(callGraph.isRecursive(fnOf("odd")));
  t.false(callGraph.isRecursive(fnOf("main")));
});
