/**
 * Inline assembly: constraints are settled here, each operand in a fixed register, in memory or as a constant, so that
 * allocation sees one instruction that reads and writes known registers. The template is assembled when it is encoded.
 */
import type { CallInstruction, InlineAsm, InstructionOf, Value } from "@ts-jit/ir";
import { firstArgument } from "@ts-jit/ir";
import { AssemblyError } from "../emit/asm-error.js";
import { assembleInline } from "../emit/assembler.js";
import { COPY } from "../i386/copies.js";
import * as I from "../i386/instructions.js";
import { conditionNamed } from "../machine/conditions.js";
import { type AsmOperand, type Slot, slotBase } from "../machine/machine-function.js";
import {
  EAX,
  EBP,
  EBX,
  ECX,
  EDI,
  EDX,
  ESI,
  maskOf,
  REGISTER_NAMES,
  type Reg,
  XMM0,
} from "../machine/registers.js";
import { PartClass } from "../machine/type-parts.js";
import { selectAddress } from "./address.js";
import { selectCallBrEnd } from "./control.js";
import { extendTo32 } from "./integer.js";
import { storeParts } from "./memory.js";
import type { Selector } from "./selector.js";
import { popInto, pushFloat } from "./x87.js";

/** The constraint of a label of `asm goto`. */
const LABEL = "!i";

interface Constraint {
  readonly output: boolean;
  readonly indirect: boolean;
  readonly early: boolean;
  /** Number of the output an input shares its place with; -1. */
  readonly tied: number;
  /** The letters, or `{register}`. */
  readonly code: string;
}

function readConstraint(text: string): Constraint {
  const output = text.startsWith("=");
  let rest = output ? text.slice(1) : text;
  const early = rest.startsWith("&");
  if (early) rest = rest.slice(1);
  const indirect = rest.startsWith("*");
  if (indirect) rest = rest.slice(1);
  return { output, indirect, early, tied: /^\d+$/.test(rest) ? Number(rest) : -1, code: rest };
}

const LETTERS: Readonly<Record<string, Reg>> = { a: EAX, b: EBX, c: ECX, d: EDX, S: ESI, D: EDI };
const ALIASES: Readonly<Record<string, string>> = {
  ax: "eax",
  bx: "ebx",
  cx: "ecx",
  dx: "edx",
  si: "esi",
  di: "edi",
  bp: "ebp",
  al: "eax",
  bl: "ebx",
  cl: "ecx",
  dl: "edx",
};
function registerOf(name: string): Reg | undefined {
  const number = REGISTER_NAMES.indexOf(ALIASES[name] ?? name);
  return number < 0 ? undefined : (number as Reg);
}

/** The place in the x87 register stack a constraint names: 0 for `{st}`, 1 for `{st(1)}`. */
function stackPlace(code: string): number | undefined {
  const match = /^\{st(?:\((\d)\))?\}$/.exec(code);
  return match === null ? undefined : Number(match[1] ?? 0);
}
/** The condition of a flag output, `{@ccz}`. */
function flagCondition(code: string): number | undefined {
  const match = /^\{@cc([a-z]+)\}$/.exec(code);
  return match === null ? undefined : conditionNamed(match[1] ?? "");
}

/** The register a constraint names, if it names one. */
function fixedRegister(code: string): Reg | undefined {
  if (code.startsWith("{")) return registerOf(code.slice(1, code.indexOf("}")));
  return code.length === 1 ? LETTERS[code] : undefined;
}

/**
 * `asm goto`. Its labels are made places behind the template that note in a slot which way was taken; control then goes
 * on behind the assembly, takes the outputs, and branches on the slot. So outputs are there on every way, and blocks
 * begin as they do behind any other instruction.
 */
export function selectAsmGoto(s: Selector, call: InstructionOf<"callbr">, asm: InlineAsm): void {
  const went = s.mf.createSlot(4, 4);
  selectInlineAsm(s, call, asm, { went, count: call.data.indirectCount });
  selectCallBrEnd(s, call, went);
}
interface Ways {
  /** Slot for the number of the label taken, 0 for none. */
  readonly went: Slot;
  readonly count: number;
}
const wayName = (k: number): string => `.Lway${k}`;

/** The template with a place for each label behind it. `number` is the operand that is the slot. */
function withWays(asm: InlineAsm, { count }: Ways, number: number): string {
  const note = (k: number): string => (asm.intelDialect ? `mov $${number}, ${k}` : `movl $$${k}, $${number}`);
  const lines = [asm.template, note(0)];
  for (let k = 1; k <= count; k++) lines.push(`jmp ${wayName(0)}`, `${wayName(k)}: ${note(k)}`);
  return [...lines, `${wayName(0)}:`].join("\n");
}

/** @throws UnsupportedError for constraints and templates that are not compiled. */
export function selectInlineAsm(s: Selector, call: CallInstruction, asm: InlineAsm, ways?: Ways): void {
  const { mf } = s;
  const fields = asm.constraints === "" ? [] : asm.constraints.split(/,(?![^{]*\})/);
  let taken = mf.reserved & ~(1 << EBP);
  let clobbers = 0;
  const constraints: Constraint[] = [];
  /** Places of the x87 stack that the template empties. */
  const popped = new Set<number>();
  for (const field of fields) {
    if (!field.startsWith("~")) {
      constraints.push(readConstraint(field));
      continue;
    }
    const place = stackPlace(field.slice(1));
    if (place !== undefined) popped.add(place);
    const reg = registerOf(field.slice(2, -1));
    if (reg !== undefined) clobbers |= 1 << reg;
  }
  const places: (AsmOperand | undefined)[] = constraints.map(() => undefined);
  let labels = 0;
  const sizes = operandTypes(s, call, constraints);
  taken |= clobbers;
  // Named registers first, then the rest from what is left.
  constraints.forEach(({ code, tied }, at) => {
    if (tied < 0 && code === "A") {
      taken |= maskOf(EAX, EDX);
      places[at] = { kind: "reg", reg: EAX, bits: 32 };
      return;
    }
    if (code === LABEL) places[at] = { kind: "label", name: wayName(++labels) };
    const place = tied < 0 ? stackPlace(code) : undefined;
    if (place !== undefined) places[at] = { kind: "stack", number: place };
    if (flagCondition(code) !== undefined) places[at] = { kind: "imm", value: 0, symbol: -1 };
    const reg = tied >= 0 ? undefined : fixedRegister(code);
    if (reg === undefined) return;
    taken |= 1 << reg;
    places[at] = { kind: "reg", reg, bits: sizes[at]?.bits ?? 32 };
  });
  const take = (candidates: readonly Reg[]): Reg => {
    const free = candidates.find((reg) => ((taken >> reg) & 1) === 0);
    if (free === undefined) throw s.unsupported("inline assembly that needs more registers");
    taken |= 1 << free;
    return free;
  };
  const general = [ECX, EDX, EAX, EBX, ESI, EDI];
  const loads: (() => void)[] = [];
  let argument = firstArgument(call);
  let uses = 0;
  let defs = clobbers & ~(1 << 4) & ~(1 << EBP);
  const directOutputs: { place: AsmOperand; at: number }[] = [];
  const stackInputs: { readonly value: Value; readonly kept: boolean }[] = [];
  const argumentOf = constraints.map(({ output, indirect, code }) =>
    (output && !indirect) || code === LABEL ? undefined : call.operand(argument++),
  );
  // Outputs, so that inputs can be tied to them.
  constraints.forEach((constraint, at) => {
    if (!constraint.output || constraint.indirect) return;
    const place = places[at] ?? {
      kind: "reg" as const,
      reg: registerFor(s, constraint.code, sizes[at]?.partClass, take, general),
      bits: sizes[at]?.bits ?? 32,
    };
    places[at] = place;
    if (place.kind === "reg") defs |= constraint.code === "A" ? maskOf(EAX, EDX) : 1 << place.reg;
    directOutputs.push({ place, at });
  });
  constraints.forEach((constraint, at) => {
    const value = argumentOf[at];
    if (value === undefined) return;
    if (constraint.indirect) {
      places[at] = memoryPlace(
        s,
        value,
        take,
        general,
        loads,
        (mask) => {
          uses |= mask;
        },
        indirectBits(s, call, at, constraints),
      );
      return;
    }
    const info = s.infoOf(value);
    if (constraint.tied < 0 && /[inIJKLMNe]/.test(constraint.code.replace(/\{.*?\}/g, ""))) {
      const constant = constantPlace(s, value);
      if (constant !== undefined) {
        places[at] = constant;
        return;
      }
    }
    const code = constraint.tied >= 0 ? constraints[constraint.tied]?.code : constraint.code;
    if (code === "A") {
      const [low = EAX, high] = s.parts(value);
      uses |= maskOf(EAX);
      loads.push(() => mf.emit2(I.MOV32rr, EAX, low));
      if (high !== undefined) {
        uses |= maskOf(EDX);
        loads.push(() => mf.emit2(I.MOV32rr, EDX, high));
      }
      places[at] = { kind: "reg", reg: EAX, bits: 32 };
      return;
    }
    const onStack = stackPlace(code ?? "");
    if (onStack !== undefined) {
      stackInputs[onStack] = { value, kept: constraint.tied < 0 && !popped.has(onStack) };
      places[at] = { kind: "stack", number: onStack };
      return;
    }
    if (info.count > 1) throw s.unsupported("inline assembly with a 64-bit operand");
    let place = constraint.tied >= 0 ? places[constraint.tied] : places[at];
    if (place === undefined) {
      if (constraint.code === "m" || constraint.code === "o")
        throw s.unsupported(`the constraint "${constraint.code}"`);
      place = {
        kind: "reg",
        reg: registerFor(s, constraint.code, info.classes[0], take, general),
        bits: info.bits,
      };
    }
    places[at] = place;
    const home = argumentOf[constraint.tied];
    if (place.kind === "mem" && home !== undefined) {
      // What is read and changed in memory is put there first.
      selectAddress(s, home);
      const address = s.addr.clone();
      storeParts(s, info, address, 0, value, undefined);
      return;
    }
    if (place.kind !== "reg") throw s.unsupported("an operand tied to what is no register");
    const { reg } = place;
    const partClass = info.classes[0] ?? PartClass.gr32;
    const source = partClass <= PartClass.gr8 && info.bits < 32 ? extendTo32(s, value, false) : s.reg(value);
    uses |= 1 << reg;
    // An input's register may be changed where it is an output too; else the template promises to keep it.
    loads.push(() => mf.emit2(COPY[partClass] ?? I.MOV32rr, reg, source));
  });
  // The x87 stack is filled from its far end.
  for (let at = stackInputs.length - 1; at >= 0; at--) {
    const input = stackInputs[at];
    if (input === undefined) throw s.unsupported("inline assembly that leaves a place of the x87 stack out");
    pushFloat(s, input.value);
  }
  for (const load of loads) load();
  const operands: AsmOperand[] = places.map(
    (place) => place ?? ({ kind: "imm", value: 0, symbol: -1 } as const),
  );
  if (ways !== undefined)
    operands.push({ kind: "mem", base: slotBase(ways.went), disp: 0, symbol: -1, bits: 32 });
  const symbolNamed = (name: string): number => s.context.symbolNamed(name);
  const template = ways === undefined ? asm.template : withWays(asm, ways, operands.length - 1);
  const made = { template, intel: asm.intelDialect, operands, place: call.place, symbolNamed };
  checkTemplate(s, made);
  mf.asms.push(made);
  mf.emit3(I.INLINEASM, mf.asms.length - 1, uses, defs);
  takeOutputs(s, call, directOutputs, constraints);
  // What came in on the x87 stack and was neither taken nor changed is still there, below the results.
  for (const input of stackInputs) if (input.kept) mf.emit0(I.FSTP_ST0);
}

function operandTypes(
  s: Selector,
  call: CallInstruction,
  constraints: readonly Constraint[],
): ({ readonly bits: number; readonly partClass: PartClass | undefined } | undefined)[] {
  const types = call.type.kind === "struct" ? call.type.fields : [call.type];
  let output = 0;
  let input = firstArgument(call);
  return constraints.map((constraint) => {
    if (constraint.code === LABEL) return undefined;
    const type = constraint.output && !constraint.indirect ? types[output++] : call.operand(input++).type;
    if (type === undefined) return undefined;
    const info = s.types.of(type);
    return { bits: info.bits, partClass: info.classes[0] };
  });
}

function registerFor(
  s: Selector,
  code: string,
  partClass: PartClass | undefined,
  take: (candidates: readonly Reg[]) => Reg,
  general: readonly Reg[],
): Reg {
  if (
    /x|v/.test(code) ||
    (partClass !== undefined && partClass >= PartClass.fr32 && partClass <= PartClass.vr256)
  ) {
    if (!/[xvX]/.test(code)) throw s.unsupported(`the constraint "${code}" for a float`);
    return take([0, 1, 2, 3, 4, 5, 6, 7].map((number) => (XMM0 + number) as Reg));
  }
  if (/[qQ]/.test(code) || partClass === PartClass.gr8) return take([ECX, EDX, EAX, EBX]);
  if (/[rgRlX]/.test(code)) return take(general);
  throw s.unsupported(`the constraint "${code}"`);
}

function constantPlace(s: Selector, value: Value): AsmOperand | undefined {
  if (s.isImm(value)) return { kind: "imm", value: s.imm(value), symbol: -1 };
  const address = s.addressConstant(value);
  return address === undefined || address.minus >= 0
    ? undefined
    : { kind: "imm", value: address.addend, symbol: address.symbol };
}

/** A memory operand: a slot or a global as it is, any other address in a register. */
function memoryPlace(
  s: Selector,
  pointer: Value,
  take: (candidates: readonly Reg[]) => Reg,
  general: readonly Reg[],
  loads: (() => void)[],
  use: (mask: number) => void,
  bits: number,
): AsmOperand {
  selectAddress(s, pointer);
  const { addr } = s;
  if (addr.base < 0 && addr.index < 0) {
    return { kind: "mem", base: addr.base, disp: addr.disp, symbol: addr.symbol, bits };
  }
  const address = s.gr();
  s.emitRegMem(I.LEA32r, address);
  const reg = take(general);
  use(1 << reg);
  loads.push(() => s.mf.emit2(I.MOV32rr, reg, address));
  return { kind: "mem", base: reg, disp: 0, symbol: -1, bits };
}

function indirectBits(
  s: Selector,
  call: CallInstruction,
  at: number,
  constraints: readonly Constraint[],
): number {
  const index = constraints.slice(0, at).filter(({ output, indirect }) => !output || indirect).length;
  const type = call.data.attributes.param(index).typeOf("elementtype");
  return type === undefined ? 32 : s.context.module.dataLayout.storeSize(type) * 8;
}

function takeOutputs(
  s: Selector,
  call: CallInstruction,
  outputs: readonly { place: AsmOperand; at: number }[],
  constraints: readonly Constraint[],
): void {
  const { mf } = s;
  const { classes } = s.infoOf(call);
  const types = call.type.kind === "struct" ? call.type.fields : [call.type];
  const firstParts: number[] = [];
  let next = 0;
  for (const type of types) {
    firstParts.push(next);
    next += s.types.of(type).count;
  }
  // Flags first: nothing may come between them and the template that sets them.
  outputs.forEach(({ at }, output) => {
    const condition = flagCondition(constraints[at]?.code ?? "");
    if (condition === undefined) return;
    const byte = s.gr8();
    mf.emit2(I.SETccr, condition, byte);
    const part = firstParts[output] ?? 0;
    mf.emit2(I.MOVZX32rr8, s.def(call, part), byte);
    for (let rest = 1; rest < s.types.of(types[output] ?? call.type).count; rest++)
      mf.emit2(I.MOV32ri, s.def(call, part + rest), 0);
  });
  outputs.forEach(({ place, at }, output) => {
    const part = firstParts[output] ?? 0;
    if (place.kind !== "reg" || flagCondition(constraints[at]?.code ?? "") !== undefined) return;
    const partClass = classes[part] ?? PartClass.gr32;
    mf.emit2(COPY[partClass] ?? I.MOV32rr, s.def(call, part), place.reg);
    if (constraints[at]?.code === "A" && s.types.of(types[output] ?? call.type).count > 1)
      mf.emit2(I.MOV32rr, s.def(call, part + 1), EDX);
  });
  // Results on the x87 stack come off it from the top.
  const onStack = outputs
    .map(({ place }, output) => ({ place, part: firstParts[output] ?? 0 }))
    .filter(({ place }) => place.kind === "stack")
    .sort((a, b) => stackNumber(a.place) - stackNumber(b.place));
  onStack.forEach(({ place, part }, at) => {
    if (stackNumber(place) !== at)
      throw s.unsupported("inline assembly that leaves a place of the x87 stack out");
    popInto(s, classes[part] ?? PartClass.x87f80, s.def(call, part));
  });
}
function stackNumber(place: AsmOperand): number {
  return place.kind === "stack" ? place.number : 0;
}

/** Assembles once to see that it can be: errors are to stand at the call. */
function checkTemplate(s: Selector, asm: Parameters<typeof assembleInline>[0]): void {
  const slots = s.mf.slotSize.length;
  try {
    assembleInline(asm, {
      saved: [],
      framePointer: true,
      size: 0,
      realign: 0,
      basePointer: false,
      restoreFromFramePointer: false,
      slotBase: new Int32Array(slots).fill(EBP),
      slotOffset: new Int32Array(slots),
    });
  } catch (error) {
    if (error instanceof AssemblyError) throw s.unsupported(`inline assembly: ${error.message}`);
    throw error;
  }
}
