/**
 * loop-load-elim: a load of what the round before has stored takes the value instead.
 *
 *   loop: %b = getelementptr i32, ptr %a, i32 %i - 1           first: %v0 = load i32, ptr %a - 1 + start
 *         %v = load i32, ptr %b                          loop:  %v = phi i32 [ %v0, %first ], [ %w, %loop ]
 *         %w = add i32 %v, %x                       =>          %w = add i32 %v, %x
 *         %p = getelementptr i32, ptr %a, i32 %i                ...
 *         store i32 %w, ptr %p                                  store i32 %w, ptr %p
 *
 * Right because the address of the load is that of the store less what it moves on by each round, so in every round but
 * the first it is where the store of the round before went, and no other instruction of the loop writes memory. The
 * first round's load runs before the loop: it would have run, with nothing before it that may end the program.
 *
 * The name and the idea are LLVM's LoopLoadElimination; loops of one block, a distance of one round.
 */
import {
  type BasicBlock,
  cloneInstruction,
  createInstruction,
  type DataLayout,
  Effect,
  effectsOf,
  type Instruction,
  type InstructionOf,
  type Function as IrFunction,
  isFixedSize,
  isInstruction,
  isSimpleAccess,
  type Loop,
  mayNotContinue,
  type Value,
} from "@ts-jit/ir";
import { incomingValue, replaceInstruction } from "../local.js";
import { type Induction, inductionOf, LinearForms } from "../loop-shape.js";
import { analysesOf, type PassContext } from "../pass.js";

export function loopLoadElim(fn: IrFunction, context: PassContext): boolean {
  let changed = false;
  for (const loop of analysesOf(fn, context).loops.innerFirst()) {
    const preheader = loop.preheader();
    if (loop.blocks.length === 1 && preheader !== undefined && eliminate(loop, preheader, context.layout))
      changed = true;
  }
  return changed;
}

function eliminate(loop: Loop, preheader: BasicBlock, layout: DataLayout): boolean {
  const block = loop.header;
  const store = onlyStore(block);
  if (store === undefined) return false;
  const inductions: Induction[] = [];
  for (let phi: Instruction | undefined = block.first; phi?.opcode === "phi"; phi = phi.next) {
    const induction = inductionOf(phi, preheader, block);
    if (induction !== undefined) inductions.push(induction);
  }
  const forms = new LinearForms(loop, inductions, layout);
  const [stored, to] = [store.operand(0), store.operand(1)];
  const stride = forms.strideOf(to);
  if (stride === undefined || stride === 0 || !isFixedSize(stored.type)) return false;
  // A store that reaches into the place of the round before would change what is loaded from there.
  if (Math.abs(stride) < layout.storeSize(stored.type)) return false;
  let changed = false;
  for (let one = block.first; one !== undefined; ) {
    const next: Instruction | undefined = one.next;
    if (mayNotContinue(one)) break;
    if (one.opcode === "load" && isSimpleAccess(one) && one.type === stored.type) {
      const isCarried = forms.distance(to, one.operand(0)) === -stride;
      const before = isCarried ? inFirstRound(one.operand(0), block, preheader) : undefined;
      if (before !== undefined) {
        carry(one, before, store, preheader);
        changed = true;
      }
    }
    one = next;
  }
  return changed;
}

/** The one instruction of a block that writes memory, if that is a plain store. */
function onlyStore(block: BasicBlock): InstructionOf<"store"> | undefined {
  let found: InstructionOf<"store"> | undefined;
  for (let one = block.first; one !== undefined; one = one.next) {
    if ((effectsOf(one) & Effect.write) === 0) continue;
    if (found !== undefined || one.opcode !== "store" || !isSimpleAccess(one)) return undefined;
    found = one;
  }
  return found;
}

/** Operations an address is made of. */
const ADDRESS = new Set(["getelementptr", "add", "sub", "mul", "shl"]);

/** What a value of the loop is in the first round, computed in front of the loop; undefined when not made of the above. */
function inFirstRound(value: Value, block: BasicBlock, preheader: BasicBlock): Value | undefined {
  if (!isInstruction(value) || value.parent !== block) return value;
  if (value.opcode === "phi") return incomingValue(value, preheader);
  if (!ADDRESS.has(value.opcode)) return undefined;
  const operands: Value[] = [];
  for (const operand of value.operands) {
    const first = inFirstRound(operand, block, preheader);
    if (first === undefined) return undefined;
    operands.push(first);
  }
  const made = cloneInstruction(value);
  operands.forEach((operand, at) => {
    made.setOperand(at, operand);
  });
  preheader.insertBefore(made, preheader.terminator);
  return made;
}

/** Makes a load in front of the loop and a phi node of a load in it. */
function carry(
  load: InstructionOf<"load">,
  address: Value,
  store: InstructionOf<"store">,
  preheader: BasicBlock,
): void {
  const block = load.parent as BasicBlock;
  const first = createInstruction("load", load.type, [address], load.data);
  first.debugLoc = load.debugLoc;
  preheader.insertBefore(first, preheader.terminator);
  const phi = createInstruction("phi", load.type, [first, preheader, store.operand(0), block], undefined);
  block.insertBefore(phi, block.first);
  replaceInstruction(load, phi);
}
