/**
 * Inline assembly, as far as it means the same on every processor: nothing at all, which is how compilers fence and
 * hide values; hints; traps; a byte swap; jumps of `callbr`. All else is refused by its text.
 *
 * Source: LLVM Language Reference 19, "Inline Assembler Expressions"; Intel SDM volume 2.
 */
import type { CallInstruction } from "../instruction.js";
import { ProgramExit, STATUS } from "./error.js";
import { type Lane, lane, undefLane } from "./lane.js";
import type { Machine } from "./machine.js";
import type { CallRecord } from "./records.js";

/** What one statement does to the values of its operands; a jump gives the number of the label among the operands. */
type Statement = (machine: Machine, operands: (readonly Lane[])[]) => number | undefined;

const nothing: Statement = () => undefined;
const trap: Statement = () => {
  throw new ProgramExit(STATUS.trap);
};

/** Statements by their text, blanks made single; `N` is the first number in it. */
const STATEMENTS: readonly (readonly [RegExp, (at: number) => Statement])[] = [
  [/^(nop|pause|mfence|lfence|sfence)$/, () => nothing],
  [/^(ud2|int3|int \$?\$?3)$/, () => trap],
  [/^bswapl? \$\{?(\d+)(:k)?\}?$/, (at) => swapBytes(at)],
  [/^jmp \$\{(\d+):l\}$/, (at) => () => at],
];

function swapBytes(at: number): Statement {
  return (machine, operands) => {
    const [value] = operands[at] ?? [];
    if (value === undefined) return machine.unsupported(`inline assembly has no operand ${at}`);
    operands[at] = [byteSwapped(value)];
    return undefined;
  };
}
function byteSwapped(value: Lane): Lane {
  if (!value.clean) return value.poison ? value : undefLane(32);
  let bits = 0n;
  for (let at = 0n; at < 32n; at += 8n) bits = (bits << 8n) | ((value.bits >> at) & 255n);
  return lane(bits);
}

function statements(machine: Machine, template: string): Statement[] {
  return template
    .replace(/(#|\/\/).*$/gm, "")
    .replace(/\brep\s*;?\s*nop\b/g, "pause")
    .split(/[\n;]/)
    .map((line) => line.trim().replace(/\s+/g, " "))
    .filter((line) => line !== "")
    .map((line) => {
      for (const [pattern, make] of STATEMENTS) {
        const found = pattern.exec(line);
        if (found !== null) return make(Number(found[1] ?? 0));
      }
      return machine.unsupported(`inline assembly is not interpreted: ${JSON.stringify(template)}`);
    });
}

/** One operand of the assembly: where its value comes from, and whether the value afterwards is a result. */
interface Operand {
  readonly isResult: boolean;
  /** The argument that it starts as; undefined for a result that is only written. */
  readonly argument: number | undefined;
}

/** Operands in the order of their numbers in the template; labels come behind all of them. */
function operandsOf(machine: Machine, constraints: string): Operand[] {
  const operands: { isResult: boolean; argument: number | undefined }[] = [];
  let next = 0;
  for (const constraint of constraints.split(",")) {
    if (constraint === "" || constraint.startsWith("~") || constraint.startsWith("!")) continue;
    const tied = /^\d+$/.exec(constraint);
    if (tied !== null) {
      const output = operands[Number(tied[0])];
      if (output === undefined) machine.unsupported(`inline assembly ties an operand to ${constraint}`);
      output.argument = next;
      operands.push({ isResult: false, argument: next++ });
      continue;
    }
    const isResult = constraint.startsWith("=") && !constraint.includes("*");
    operands.push({ isResult, argument: isResult ? undefined : next++ });
  }
  return operands;
}

/** Runs the assembly of a call; gives the number of the label jumped to, undefined for the way straight on. */
export function runInlineAsm(machine: Machine, record: CallRecord): number | undefined {
  const asm = record.instruction.operand(0);
  if (asm.valueKind !== "asm") throw new Error("a call of no assembly");
  const { template, constraints } = asm as unknown as { template: string; constraints: string };
  const operands = operandsOf(machine, constraints);
  const { leaves } = record.to.shape;
  let leaf = 0;
  const values = operands.map(({ isResult, argument }): readonly Lane[] => {
    // A result is one scalar or vector of the type called for; what nothing is put into is undef.
    const width = leaves[leaf]?.bits ?? 0;
    const count = isResult ? resultLeaves(record.instruction, operands, leaves.length) : 0;
    leaf += count;
    const given = argument === undefined ? undefined : record.args[argument];
    if (given !== undefined) return machine.getLanes(given);
    return Array.from({ length: count }, () => undefLane(width));
  });
  let jump: number | undefined;
  for (const statement of statements(machine, template)) {
    jump = statement(machine, values as (readonly Lane[])[]);
    if (jump !== undefined) break;
  }
  const results = values.filter((_, at) => operands[at]?.isResult === true).flat();
  if (results.length !== leaves.length)
    machine.unsupported(`inline assembly whose operands do not make its result: ${JSON.stringify(template)}`);
  machine.setLanes(record.to, results);
  return jump === undefined ? undefined : jump - operands.length;
}

/** Scalars of each result: all of a single one, one each of several. */
function resultLeaves(instruction: CallInstruction, operands: readonly Operand[], leaves: number): number {
  const results = operands.filter(({ isResult }) => isResult).length;
  if (results === 1) return leaves;
  const { type } = instruction;
  return type.kind === "struct" && type.fields.length === leaves
    ? 1
    : Math.ceil(leaves / Math.max(results, 1));
}
