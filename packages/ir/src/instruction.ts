/**
 * Instructions. One class for all of them, so that every pass sees one object shape; what an operation carries beyond
 * its operands is its `data`, whose type follows from the opcode: after `instruction.opcode === "load"`,
 * `instruction.data.align` is known to the compiler.
 */
import type { AttributeList } from "./attributes.js";
import type { BasicBlock } from "./basic-block.js";
import type { DebugRecord, MDAttachment, Metadata } from "./metadata.js";
import {
  type AtomicOrdering,
  type AtomicRMWOperation,
  type CastOpcode,
  type FloatPredicate,
  type IntPredicate,
  isTerminator,
  type Opcode,
} from "./opcodes.js";
import type { FunctionType, Type } from "./types.js";
import { User, type Value } from "./value.js";

export interface AtomicData {
  readonly volatile: boolean;
  /** Undefined for an access that is not atomic. */
  readonly ordering: AtomicOrdering | undefined;
  /** `syncscope("...")`, undefined for the system scope. */
  readonly syncScope: string | undefined;
  /** In bytes; undefined where the text leaves it to the ABI. */
  readonly align: number | undefined;
}

export interface OperandBundle {
  readonly tag: string;
  /** Its operands are `operand(begin)` to `operand(end - 1)`. */
  readonly begin: number;
  readonly end: number;
}

export interface CallData {
  readonly functionType: FunctionType;
  /** `ccc`, `fastcc`, `x86_stdcallcc`, `cc 10`, ... */
  readonly callingConvention: string;
  readonly attributes: AttributeList;
  /** Only on call: undefined, or as written. */
  readonly tail: "tail" | "musttail" | "notail" | undefined;
  readonly bundles: readonly OperandBundle[];
  /** `addrspace(N)` of the callee. */
  readonly addressSpace: number;
}

/**
 * What each operation carries beyond operands, flags and type. The operands, in order:
 *
 * | operation | operands |
 * |---|---|
 * | ret | nothing, or the value |
 * | br | the target; or condition, target if true, target if false |
 * | switch | condition, default target, then value, target for each case |
 * | indirectbr | address, targets |
 * | call | callee, arguments, bundle operands |
 * | invoke | callee, normal target, unwind target, arguments, bundle operands |
 * | callbr | callee, fallthrough target, `indirectCount` targets, arguments, bundle operands |
 * | alloca | element count |
 * | load / store / fence | pointer / value, pointer / nothing |
 * | cmpxchg / atomicrmw | pointer, expected, new / pointer, value |
 * | getelementptr | base pointer, indices |
 * | phi | value, block for each predecessor |
 * | select | condition, value if true, value if false |
 * | insertelement / extractelement / shufflevector | vector, element, index / vector, index / two vectors |
 * | insertvalue / extractvalue | aggregate, element / aggregate |
 * | landingpad | one for each clause |
 * | catchswitch | parent pad, unwind target if `hasUnwind`, handlers |
 * | catchpad, cleanuppad | parent pad, arguments |
 * | catchret | pad, target |
 * | cleanupret | pad, unwind target if any |
 * | va_arg | the va_list's pointer |
 * | others | as written |
 */
export interface InstructionDataMap {
  alloca: {
    readonly allocatedType: Type;
    readonly align: number | undefined;
    readonly inalloca: boolean;
    readonly swifterror: boolean;
  };
  load: AtomicData;
  store: AtomicData;
  fence: { readonly ordering: AtomicOrdering; readonly syncScope: string | undefined };
  cmpxchg: {
    readonly weak: boolean;
    readonly volatile: boolean;
    readonly success: AtomicOrdering;
    readonly failure: AtomicOrdering;
    readonly syncScope: string | undefined;
    readonly align: number | undefined;
  };
  atomicrmw: {
    readonly operation: AtomicRMWOperation;
    readonly volatile: boolean;
    readonly ordering: AtomicOrdering;
    readonly syncScope: string | undefined;
    readonly align: number | undefined;
  };
  getelementptr: { readonly sourceElementType: Type };
  icmp: { readonly predicate: IntPredicate };
  fcmp: { readonly predicate: FloatPredicate };
  call: CallData;
  invoke: CallData;
  callbr: CallData & { readonly indirectCount: number };
  extractvalue: { readonly indices: readonly number[] };
  insertvalue: { readonly indices: readonly number[] };
  /** Mask elements index the two vectors laid end to end; -1 is poison. */
  shufflevector: { readonly mask: readonly number[] };
  landingpad: { readonly cleanup: boolean; readonly clauses: readonly ("catch" | "filter")[] };
  catchswitch: { readonly hasUnwind: boolean };
}
export type InstructionData<K extends Opcode> = K extends keyof InstructionDataMap
  ? InstructionDataMap[K]
  : undefined;

export class InstructionNode<K extends Opcode = Opcode> extends User {
  readonly valueKind = "instruction";
  /** Undefined for an unnamed value, which the printer numbers. */
  name: string | undefined = undefined;
  /** Bits of `Flag`. */
  flags = 0;
  /** The block it stands in, undefined while it stands in none. */
  parent: BasicBlock | undefined = undefined;
  next: Instruction | undefined = undefined;
  prev: Instruction | undefined = undefined;
  /** Attached metadata without `!dbg`. */
  metadata: MDAttachment[] | undefined = undefined;
  /** The `!dbg` location. */
  debugLoc: Metadata | undefined = undefined;
  /** Debug records that stand before it. */
  debugRecords: DebugRecord[] | undefined = undefined;
  /** Offset in the module's source text, -1 when it was not read from text. */
  place = -1;

  constructor(
    readonly opcode: K,
    type: Type,
    operands: readonly Value[],
    public data: InstructionData<K>,
    flags = 0,
  ) {
    super(type, operands);
    this.flags = flags;
  }

  get isTerminator(): boolean {
    return isTerminator(this.opcode);
  }
  hasFlag(flag: number): boolean {
    return (this.flags & flag) === flag;
  }
  /** Takes it out of its block; its operands and uses stay. */
  remove(): void {
    this.parent?.unlink(this as unknown as Instruction);
  }
  /** Takes it out of its block and lets go of its operands. It must have no uses left. */
  erase(): void {
    this.remove();
    this.dropOperands();
  }
}

/** Any instruction, discriminated by `opcode`. */
export type Instruction = { [K in Opcode]: InstructionNode<K> }[Opcode];
export type InstructionOf<K extends Opcode> = Extract<Instruction, { opcode: K }>;
export type CallInstruction = InstructionNode<"call"> | InstructionNode<"invoke"> | InstructionNode<"callbr">;
export type CastInstruction = InstructionNode<CastOpcode>;

/** Makes an instruction that stands in no block yet; see {@link InstructionDataMap} for operands and data. */
export function createInstruction<K extends Opcode>(
  opcode: K,
  type: Type,
  operands: readonly Value[],
  data: InstructionData<K>,
  flags = 0,
): InstructionNode<K> & Instruction {
  return new InstructionNode(opcode, type, operands, data, flags) as InstructionNode<K> & Instruction;
}

export function isInstruction(value: Value): value is Instruction {
  return value.valueKind === "instruction";
}

/** Number of operands before the arguments of a call, invoke or callbr. */
export function firstArgument(call: CallInstruction): number {
  if (call.opcode === "call") return 1;
  return call.opcode === "invoke" ? 3 : 2 + call.data.indirectCount;
}
/** Number of arguments of a call, bundles not counted. */
export function argumentCount(call: CallInstruction): number {
  const end = call.data.bundles[0]?.begin ?? call.operandCount;
  return end - firstArgument(call);
}
/** The arguments of a call, bundles not counted. */
export function callArguments(call: CallInstruction): Value[] {
  const first = firstArgument(call);
  return call.operands.slice(first, first + argumentCount(call));
}
