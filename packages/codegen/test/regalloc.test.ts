/**
 * Proves that the allocators keep every value where its readers look for it, on random functions through the checker,
 * and that the checker objects to allocations that do not.
 */

import test from "ava";
import * as I from "#codegen/i386/instructions";
import { MachineFunction } from "#codegen/machine/machine-function";
import { REG_COUNT, REG_ROLE, REG_STRIDE, REG_WORD, Role } from "#codegen/machine/opcodes";
import { EAX, ECX, EDX, ESI, maskOf, type Reg, RegClass } from "#codegen/machine/registers";
import { verifyMachineFunction } from "#codegen/machine/verifier";
import {
  type Allocation,
  AllocationError,
  allocateFast,
  allocateLinear,
  checkAllocation,
  INSERTED,
} from "#codegen/regalloc/index";
import { type RandomOptions, randomFunction, randomNumbers } from "./random-machine.js";

const ALLOCATORS: readonly (readonly [string, (fn: MachineFunction) => Allocation])[] = [
  ["fast", allocateFast],
  ["linear", allocateLinear],
];

const SHAPES: Readonly<Record<string, RandomOptions>> = {
  "straight code": { blocks: 1, length: 60, pressure: 4 },
  "more values than registers": { blocks: 3, length: 60, pressure: 20 },
  "many small blocks": { blocks: 30, length: 4, pressure: 6 },
  "long lives": { blocks: 12, length: 12, pressure: 30 },
  "many long lives": { blocks: 25, length: 20, pressure: 60 },
};

for (const [name, allocate] of ALLOCATORS) {
  for (const [shape, options] of Object.entries(SHAPES)) {
    test(`${name}: ${shape}`, (t) => {
      for (let seed = 1; seed <= 60; seed++) {
        const before = randomFunction(seed, options);
        verifyMachineFunction(before, "select");
        const allocation = allocate(before);
        t.notThrows(() => checkAllocation(before, allocation), `seed ${seed}`);
        verifyMachineFunction(allocation.fn, "allocate");
      }
    });
  }
}

/** A function `v = 5; w = v + v; f(); return w` and an allocation of it by hand. */
function byHand(
  emit: (after: MachineFunction, origin: (inst: number) => void) => void,
): [MachineFunction, Allocation] {
  const before = new MachineFunction("hand");
  const v = before.createReg(RegClass.gr32);
  const w = before.createReg(RegClass.gr32);
  before.beginBlock(before.createBlock());
  before.emit2(I.MOV32ri, v, 5);
  before.emit2(I.MOV32rr, w, v);
  before.emit2(I.ADD32rr, w, v);
  before.emit3(I.CALLy, 0, 0, 0);
  before.emit2(I.MOV32rr, EAX, w);
  before.emit2(I.RET, 0, maskOf(EAX));
  before.endBlock();
  const after = before.shell();
  const origins: number[] = [];
  after.beginBlock(before.layout[0] as (typeof before.layout)[number]);
  emit(after, (inst) => origins.push(inst));
  after.endBlock();
  return [before, { fn: after, origins: Int32Array.from(origins), dropped: new Int32Array(0) }];
}

/** The allocation by hand with `w` in one register, and saved over the call as told. */
function addInto(w: Reg, save: (after: MachineFunction, origin: (inst: number) => void) => void = () => {}) {
  return byHand((after, origin) => {
    after.emit2(I.MOV32ri, ECX, 5);
    origin(0);
    after.emit2(I.MOV32rr, w, ECX);
    origin(1);
    after.emit2(I.ADD32rr, w, ECX);
    origin(2);
    save(after, origin);
    after.emit3(I.CALLy, 0, 0, 0);
    origin(3);
    after.emit2(I.MOV32rr, EAX, w);
    origin(4);
    after.emit2(I.RET, 0, maskOf(EAX));
    origin(5);
  });
}

test("checker: a right allocation by hand passes", (t) => {
  t.notThrows(() => checkAllocation(...addInto(ESI)));
});
test("checker: a value does not survive a call in a clobbered register", (t) => {
  const error = t.throws(() => checkAllocation(...addInto(EDX)), { instanceOf: AllocationError });
  t.regex(error.message, /@hand: instruction 4 'eax = MOV32rr edx': reads %33 from edx, which holds \{edx\}/);
});
test("checker: a spill slot must be the allocator's own and wide enough", (t) => {
  const spillTo = (size: number) =>
    addInto(ESI, (after, origin) => {
      after.emitSlot(I.MOV32mr, ESI, after.createSlot(size, 4));
      origin(INSERTED);
    });
  t.notThrows(() => checkAllocation(...spillTo(4)));
  t.throws(() => checkAllocation(...spillTo(2)), { message: /slot0 has 2 bytes, 4 are needed/ });
  const [before, allocation] = spillTo(4);
  before.createSlot(4, 4);
  t.throws(() => checkAllocation(before, allocation), { message: /slot0 is not one of the allocator's/ });
});
test("checker: inserted instructions may only copy", (t) => {
  const [before, allocation] = addInto(ESI, (after, origin) => {
    after.emit2(I.ADD32ri, ESI, 1);
    origin(INSERTED);
  });
  t.throws(() => checkAllocation(before, allocation), { message: /no copy, spill, reload or jump/ });
});
test("checker: nothing may be left out, changed, or exchanged", (t) => {
  const [before, allocation] = addInto(ESI);
  const origins = allocation.origins.slice();
  origins[1] = INSERTED;
  t.throws(() => checkAllocation(before, { ...allocation, origins }), {
    message: /stands for instruction 2, where 1 is due/,
  });
  const { fn } = allocation;
  fn.words[(fn.starts[0] ?? 0) + 2] = 6;
  t.throws(() => checkAllocation(before, allocation), { message: /operand 1 is not what it was/ });
  fn.words[(fn.starts[0] ?? 0) + 2] = 5;
  fn.words[fn.starts[2] ?? 0] = I.SUB32rr;
  t.throws(() => checkAllocation(before, allocation), {
    message: /is not a form of '%33:gr32 = ADD32rr %33, %32'/,
  });
});
test("checker: a byte register is one whose low byte has a name", (t) => {
  const before = new MachineFunction("bytes");
  const v = before.createReg(RegClass.gr8);
  before.beginBlock(before.createBlock());
  before.emit2(I.MOV32ri, v, 5);
  before.emit2(I.MOV32rr, EAX, v);
  before.emit2(I.RET, 0, maskOf(EAX));
  before.endBlock();
  const allocation = allocateFast(before);
  t.notThrows(() => checkAllocation(before, allocation));
  const { fn } = allocation;
  fn.words[(fn.starts[0] ?? 0) + 1] = ESI;
  t.throws(() => checkAllocation(before, allocation), { message: /%32 may not be in esi/ });
});
test("checker: a value must be in place on every path", (t) => {
  const before = new MachineFunction("paths");
  const v = before.createReg(RegClass.gr32);
  const [entry, left, join] = [before.createBlock(), before.createBlock(), before.createBlock()];
  const body = (fn: MachineFunction, reg: Reg, leftReg: Reg): void => {
    fn.beginBlock(entry);
    fn.emit2(I.MOV32ri, reg, 1);
    fn.emit2(I.CMP32ri, reg, 3);
    fn.emit2(I.Jcc, 4, join);
    fn.emit1(I.JMP, left);
    fn.beginBlock(left);
    fn.emit2(I.MOV32ri, leftReg, 2);
    fn.emit1(I.JMP, join);
    fn.beginBlock(join);
    fn.emit2(I.MOV32rr, EAX, reg);
    fn.emit2(I.RET, 0, maskOf(EAX));
    fn.endBlock();
  };
  before.setSuccessors(entry, [join, left]);
  before.setSuccessors(left, [join]);
  body(before, v, v);
  for (const [leftReg, right] of [
    [ESI, true],
    [ECX, false],
  ] as const) {
    const after = before.shell();
    body(after, ESI, leftReg);
    const allocation = {
      fn: after,
      origins: Int32Array.from({ length: 8 }, (_, k) => k),
      dropped: new Int32Array(0),
    };
    if (right) t.notThrows(() => checkAllocation(before, allocation));
    else t.throws(() => checkAllocation(before, allocation), { message: /reads %32 from esi/ });
  }
});
test("checker: a value may be undefined where no path defines it", (t) => {
  const before = new MachineFunction("undefined");
  const v = before.createReg(RegClass.gr32);
  before.beginBlock(before.createBlock());
  before.emit2(I.MOV32rr, EAX, v);
  before.emit2(I.RET, 0, maskOf(EAX));
  before.endBlock();
  t.notThrows(() => checkAllocation(before, allocateFast(before)));
});

test("checker: nearly every register changed at random is noticed", (t) => {
  const random = randomNumbers(99);
  let changed = 0;
  let noticed = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const before = randomFunction(seed, { blocks: 1, length: 60, pressure: 8 });
    const allocation = allocateFast(before);
    const { fn } = allocation;
    const inst = random(fn.instCount);
    const start = fn.starts[inst] ?? 0;
    const opcode = fn.words[start] ?? 0;
    for (let k = 0; k < (REG_COUNT[opcode] ?? 0); k++) {
      const word = start + (REG_WORD[opcode * REG_STRIDE + k] ?? 0);
      const reg = fn.words[word] ?? -1;
      if (((REG_ROLE[opcode * REG_STRIDE + k] ?? 0) & Role.use) === 0 || reg < 0) continue;
      fn.words[word] = reg < 8 ? (reg + 1 + random(2)) % 8 : 8 + ((reg + 1) % 8);
      changed++;
      try {
        checkAllocation(before, allocation);
      } catch (error) {
        if (!(error instanceof AllocationError)) throw error;
        noticed++;
      }
      fn.words[word] = reg;
    }
  }
  t.true(changed > 80);
  // What is left are values that stand in two places.
  t.true(noticed > changed * 0.9, `noticed ${noticed} of ${changed}`);
});
