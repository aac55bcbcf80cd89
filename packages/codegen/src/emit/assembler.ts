import { Cond, conditionNamed } from "../machine/conditions.js";
import type { MachineAsm } from "../machine/machine-function.js";
import { assembleOne } from "./asm-encode.js";
import { AssemblyError } from "./asm-error.js";
import { readAtt, readIntel, splitOperands } from "./asm-operands.js";
import { expand } from "./asm-template.js";
import type { Frame } from "./frame.js";

export interface AssembledInline {
  readonly bytes: Uint8Array;
  readonly relocations: readonly {
    readonly offset: number;
    readonly symbol: number;
    readonly relative: boolean;
  }[];
}

const PREFIXES: Readonly<Record<string, number>> = {
  lock: 0xf0,
  rep: 0xf3,
  repe: 0xf3,
  repz: 0xf3,
  repne: 0xf2,
  repnz: 0xf2,
};
const BRANCHES = /^(j[a-z]+|call|loop[a-z]*)$/;

interface Fixup {
  readonly at: number;
  readonly bytes: number;
  readonly label: string;
  readonly statement: number;
}

/**
 * Assembles a template whose operands have their registers and slots.
 * @throws AssemblyError for what cannot be read or has no encoding.
 */
export function assembleInline(asm: MachineAsm, frame: Frame): AssembledInline {
  const text = expand(asm, frame)
    .replace(/\/\*.*?\*\//gs, " ")
    .replace(/(^|[\n;\t ])#[^\n]*/g, "$1");
  const bytes: number[] = [];
  const relocations: { offset: number; symbol: number; relative: boolean }[] = [];
  const labels: { name: string; at: number; statement: number }[] = [];
  const fixups: Fixup[] = [];
  text.split(/[\n;]/).forEach((line, statement) => {
    let rest = line.trim();
    for (
      let label = /^([\w.$]+):(?!:)\s*/.exec(rest);
      label !== null;
      label = /^([\w.$]+):(?!:)\s*/.exec(rest)
    ) {
      labels.push({ name: label[1] ?? "", at: bytes.length, statement });
      rest = rest.slice(label[0].length);
    }
    for (;;) {
      const word = /^([a-z]+)(?=\s|$)/i.exec(rest);
      const prefix = word === null ? undefined : PREFIXES[(word[1] ?? "").toLowerCase()];
      if (prefix === undefined || word === null) break;
      bytes.push(prefix);
      rest = rest.slice(word[0].length).trim();
    }
    if (rest === "") return;
    if (rest.startsWith(".")) throw new AssemblyError(`directive '${rest}'`);
    const match = /^([a-z][\w.]*)\s*(.*)$/is.exec(rest);
    if (match === null) throw new AssemblyError(`'${rest}'`);
    const [, mnemonic = "", operandText = ""] = match;
    const branch = BRANCHES.test(mnemonic.toLowerCase());
    const operands = splitOperands(operandText).map((part) =>
      asm.intel ? readIntel(part) : readAtt(part, branch),
    );
    if (!asm.intel) operands.reverse();
    const [only] = operands;
    if (only?.kind === "label" && branch) {
      branchTo(bytes, fixups, mnemonic.toLowerCase(), only.name, statement);
      return;
    }
    const encoded = assembleOne(mnemonic, operands, asm.intel);
    if (encoded === undefined) throw new AssemblyError(`'${rest}'`);
    for (const { offset, symbol, relative } of encoded.relocations)
      relocations.push({ offset: offset + bytes.length, symbol, relative });
    bytes.push(...encoded.bytes);
  });
  for (const { at, bytes: size, label, statement } of fixups) {
    const target = findLabel(labels, label, statement);
    if (target === undefined) throw new AssemblyError(`label '${label}'`);
    const distance = target - (at + size);
    for (let byte = 0; byte < size; byte++) bytes[at + byte] = (distance >> (8 * byte)) & 0xff;
  }
  return { bytes: Uint8Array.from(bytes), relocations };
}

function findLabel(
  labels: readonly { name: string; at: number; statement: number }[],
  wanted: string,
  statement: number,
): number | undefined {
  const local = /^(\d+)([fb])$/.exec(wanted);
  if (local === null) return labels.find(({ name }) => name === wanted)?.at;
  const [, name, direction] = local;
  if (direction === "f")
    return labels.find((label) => label.name === name && label.statement > statement)?.at;
  return labels.filter((label) => label.name === name && label.statement <= statement).at(-1)?.at;
}

/** Names of parity that no flag output has. */
const PARITY: Readonly<Record<string, Cond>> = { pe: Cond.P, po: Cond.NP };
function branchTo(
  bytes: number[],
  fixups: Fixup[],
  mnemonic: string,
  label: string,
  statement: number,
): void {
  const short: Readonly<Record<string, number>> = { loop: 0xe2, loope: 0xe1, loopne: 0xe0, jecxz: 0xe3 };
  const opcode = short[mnemonic];
  let size = 4;
  if (opcode !== undefined) {
    bytes.push(opcode);
    size = 1;
  } else if (mnemonic === "jmp") bytes.push(0xe9);
  else if (mnemonic === "call") bytes.push(0xe8);
  else {
    const name = mnemonic.slice(1);
    const condition = PARITY[name] ?? conditionNamed(name);
    if (condition === undefined) throw new AssemblyError(`'${mnemonic}'`);
    bytes.push(0x0f, 0x80 + condition);
  }
  fixups.push({ at: bytes.length, bytes: size, label, statement });
  for (let byte = 0; byte < size; byte++) bytes.push(0);
}
