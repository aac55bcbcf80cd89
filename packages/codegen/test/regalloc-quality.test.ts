/**
 * Proves what the allocators promise beyond being right: loops keep what they use in registers, copies that can go are
 * gone, constants are made again instead of being stored, and time grows with the code.
 */

import test from "ava";
import * as I from "#codegen/i386/instructions";
import { MachineFunction } from "#codegen/machine/machine-function";
import { PROPERTIES, Property } from "#codegen/machine/opcodes";
import { printMachineFunction } from "#codegen/machine/print";
import { EAX, ECX, maskOf, type Reg, RegClass } from "#codegen/machine/registers";
import {
  type Allocation,
  allocateFast,
  allocateLinear,
  checkAllocation,
  INSERTED,
} from "#codegen/regalloc/index";
import { randomFunction } from "./random-machine.js";

function allocated(fn: MachineFunction, allocate = allocateLinear): Allocation {
  fn.endBlock();
  const allocation = allocate(fn);
  checkAllocation(fn, allocation);
  return allocation;
}
/** How many instructions of a block have a property, inserted ones and those that stayed. */
function count({ fn }: Allocation, block: number, property: number): number {
  let found = 0;
  const at = fn.layout.find((candidate) => candidate === block);
  if (at === undefined) return -1;
  for (let inst = fn.first(at); inst < fn.end(at); inst++)
    if ((PROPERTIES[fn.opcodeAt(inst)] ?? 0) & property) found++;
  return found;
}

/** `for (i = 0; i < n; i++) { sum += a[i]; <body> }` with `others` values living through it. Returns the loop's block. */
function loop(fn: MachineFunction, others: number, body: () => void = () => {}): number {
  const [entry, head, exit] = [fn.createBlock(), fn.createBlock(), fn.createBlock()];
  const gr = (): Reg => fn.createReg(RegClass.gr32);
  const [i, sum, n, base, next] = [gr(), gr(), gr(), gr(), gr()];
  const kept = Array.from({ length: others }, gr);
  fn.setSuccessors(entry, [head]);
  fn.setSuccessors(head, [head, exit]);
  fn.beginBlock(entry);
  const slot = fn.createFixedSlot(0, 4);
  for (const reg of [n, base, ...kept]) fn.emitSlot(I.MOV32rm, reg, slot);
  fn.emit2(I.MOV32ri, i, 0);
  fn.emit2(I.MOV32ri, sum, 0);
  fn.emit1(I.JMP, head);
  fn.beginBlock(head);
  const load = fn.begin(I.ADD32rm);
  fn.words[load + 1] = sum;
  fn.putMem(load + 2, base, i, 2, 0, -1);
  body();
  fn.emit2(I.MOV32rr, next, i);
  fn.emit2(I.ADD32ri, next, 1);
  fn.emit2(I.MOV32rr, i, next);
  fn.emit2(I.CMP32rr, i, n);
  fn.emit2(I.Jcc, 12, head);
  fn.emit1(I.JMP, exit);
  fn.beginBlock(exit);
  for (const reg of kept) fn.emit2(I.ADD32rr, sum, reg);
  fn.emit2(I.MOV32rr, EAX, sum);
  fn.emit2(I.RET, 0, maskOf(EAX));
  return head;
}

test("a loop keeps its counter, sum, bound and base in registers, and the counter's copies are gone", (t) => {
  const fn = new MachineFunction("plain");
  const head = loop(fn, 0);
  const allocation = allocated(fn);
  t.is(count(allocation, head, Property.move), 0, printMachineFunction(allocation.fn));
  // The one load is the program's own.
  t.is(count(allocation, head, Property.load | Property.store), 1);
  t.true(allocation.origins.every((origin) => origin >= 0));
});

test("values that only live through a loop make room for those it uses", (t) => {
  const fn = new MachineFunction("crowded");
  const head = loop(fn, 9);
  const allocation = allocated(fn);
  t.is(count(allocation, head, Property.move), 0, printMachineFunction(allocation.fn));
  t.is(count(allocation, head, Property.load | Property.store), 1);
});

test("what a loop uses survives its call in callee-saved registers", (t) => {
  const fn = new MachineFunction("calling");
  const head = loop(fn, 0, () => fn.emit3(I.CALLy, 0, 0, 0));
  const allocation = allocated(fn);
  t.is(count(allocation, head, Property.load | Property.store), 1, printMachineFunction(allocation.fn));
});

test("fixed operands are computed where they are wanted", (t) => {
  const fn = new MachineFunction("shift");
  fn.beginBlock(fn.createBlock());
  const [value, amount] = [fn.createReg(RegClass.gr32), fn.createReg(RegClass.gr32)];
  fn.emitSlot(I.MOV32rm, value, fn.createFixedSlot(0, 4));
  fn.emitSlot(I.MOV32rm, amount, fn.createFixedSlot(4, 4));
  fn.emit2(I.MOV32rr, ECX, amount);
  fn.emit1(I.SHL32rc, value);
  fn.emit2(I.MOV32rr, EAX, value);
  fn.emit2(I.RET, 0, maskOf(EAX));
  for (const allocate of [allocateFast, allocateLinear]) {
    const allocation = allocated(fn, allocate);
    t.true(count(allocation, 0, Property.move) <= (allocate === allocateFast ? 1 : 0), allocate.name);
  }
});

test("a constant that lost its register is made again", (t) => {
  const fn = new MachineFunction("constants");
  fn.beginBlock(fn.createBlock());
  const constants = Array.from({ length: 12 }, (_, k) => {
    const reg = fn.createReg(RegClass.gr32);
    fn.emit2(I.MOV32ri, reg, k);
    return reg;
  });
  const sum = fn.createReg(RegClass.gr32);
  fn.emitSlot(I.MOV32rm, sum, fn.createFixedSlot(0, 4));
  for (const reg of constants) fn.emit2(I.IMUL32rr, sum, reg);
  fn.emit2(I.MOV32rr, EAX, sum);
  fn.emit2(I.RET, 0, maskOf(EAX));
  for (const allocate of [allocateFast, allocateLinear]) {
    const { fn: after, origins } = allocated(fn, allocate);
    t.is(after.slotSize.length, 1, allocate.name);
    t.true(
      origins.some((origin) => origin < INSERTED),
      allocate.name,
    );
  }
});

for (const allocate of [allocateFast, allocateLinear]) {
  test(`${allocate.name}: time grows with the code, not with its square`, (t) => {
    const time = (blocks: number): number => {
      const fn = randomFunction(5, { blocks, length: 20, pressure: 8, reach: 4 });
      allocate(fn);
      const start = process.cpuUsage();
      allocate(fn);
      return process.cpuUsage(start).user / fn.instCount;
    };
    const small = Math.max(time(100), 0.2);
    const large = time(800);
    // Microseconds an instruction: eight times the code may cost four times as much each, where a square cost eight.
    t.true(large < small * 4, `${small.toFixed(2)} and ${large.toFixed(2)}`);
  });
}
