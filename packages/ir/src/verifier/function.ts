/** Rules of functions: their blocks, phi nodes, and that every definition dominates its uses. */
import { FunctionAnalyses } from "../analysis/index.js";
import { BasicBlock } from "../basic-block.js";
import { isConstant } from "../constants.js";
import type { Argument, Function } from "../function.js";
import { GlobalValue } from "../globals.js";
import { type Instruction, type InstructionOf, isInstruction } from "../instruction.js";
import { MetadataAsValue, ValueAsMetadata } from "../metadata.js";
import { isFirstClass } from "../types.js";
import type { Value } from "../value.js";
import { verifyAttributes } from "./attributes.js";
import { verifyInstruction } from "./instructions.js";
import { verifyFunctionProf } from "./metadata.js";
import { verifyPads } from "./pads.js";
import type { Report } from "./report.js";

/** Conventions of kernels and shaders, whose arguments are where the hardware puts them. */
const KERNELS = new Set(
  `amdgpu_kernel spir_kernel amdgpu_cs_chain amdgpu_cs_chain_preserve amdgpu_vs amdgpu_hs amdgpu_gs amdgpu_ps
   amdgpu_cs`.split(/\s+/),
);
/** Ways to pass an argument that these do not have. */
const MEMORY_PASSING = ["byval", "preallocated", "inalloca"];
/** Conventions that take a fixed number of arguments. */
const NO_VARARGS = new Set([...KERNELS, "fastcc", "coldcc", "intel_ocl_bicc", "ptx_kernel", "ptx_device"]);
const VOID_RESULT = new Set(["amdgpu_kernel", "spir_kernel", "amdgpu_cs_chain", "amdgpu_cs_chain_preserve"]);

export function verifyFunction(fn: Function, report: Report): void {
  verifyHead(fn, report);
  if (fn.isDeclaration) return;
  if (fn.name.startsWith("llvm.")) report.fail("llvm intrinsics cannot be defined!", fn);
  if (!verifyBlocks(fn, report)) return;
  const before = report.errors.length;
  const distant: DistantUse[] = [];
  report.hasPads = false;
  for (const block of fn.blocks) {
    verifyPhis(block, report);
    for (let instruction = block.first; instruction !== undefined; instruction = instruction.next) {
      verifyOperands(fn, instruction, distant, report);
      verifyInstruction(fn, instruction, report);
    }
  }
  if (report.hasPads && report.errors.length === before) verifyPads(fn, report);
  // Dominance is asked of functions that are otherwise whole.
  if (report.errors.length === before && distant.length > 0) verifyDominance(fn, distant, report);
}

function verifyHead(fn: Function, report: Report): void {
  const { valueType: type } = fn;
  const intrinsic = fn.name.startsWith("llvm.");
  report.check(fn.linkage !== "common", "Functions may not have common linkage", fn);
  report.check(fn.attributes.params.length <= fn.args.length, "Attribute after last parameter!", fn);
  if (fn.isDeclaration) {
    report.check(
      fn.linkage === "external" || fn.linkage === "extern_weak",
      "invalid linkage type for function declaration",
      fn,
    );
    report.check(
      fn.extra("personality") === undefined,
      "Function declaration shouldn't have a personality routine",
      fn,
    );
  }
  verifyConvention(fn, report);
  for (const argument of fn.args) {
    const { kind } = argument.type;
    report.check(
      kind !== "void" && kind !== "function",
      "Function arguments must have first-class types!",
      fn,
    );
    if (intrinsic) continue;
    report.check(kind !== "metadata", "Function takes metadata but isn't an intrinsic", fn);
    report.check(kind !== "token", "Function takes token but isn't an intrinsic", fn);
    report.check(kind !== "x86_amx", "Function takes x86_amx but isn't an intrinsic", fn);
  }
  if (!intrinsic) {
    report.check(type.returnType.kind !== "token", "Function returns a token but isn't an intrinsic", fn);
    report.check(type.returnType.kind !== "x86_amx", "Function returns a x86_amx but isn't an intrinsic", fn);
  }
  for (const attachment of fn.metadata) {
    if (attachment.kind === "prof") {
      if (fn.isDeclaration) report.fail("function declaration may not have a !prof attachment", fn);
      else verifyFunctionProf(fn, attachment.node, report);
    }
  }
  verifyAttributes(fn.valueType, fn.attributes, fn, intrinsic, report);
}

/** What a calling convention asks of a function's type and parameters. */
function verifyConvention(fn: Function, report: Report): void {
  const { callingConvention: convention, valueType, attributes } = fn;
  if (convention === "ccc") return;
  if (VOID_RESULT.has(convention)) {
    report.check(valueType.returnType.kind === "void", "Calling convention requires void return type", fn);
  }
  if (KERNELS.has(convention)) {
    const sret = attributes.params.some((set) => set.has("sret"));
    if (!report.check(!sret, "Calling convention does not allow sret", fn)) return;
    if (convention !== "spir_kernel") verifyKernelParameters(fn, report);
  }
  if (convention === "x86_intrcc") {
    const good = fn.args.length === 0 || attributes.param(0).has("byval");
    report.check(good, "Calling convention parameter requires byval", fn);
  }
  if (NO_VARARGS.has(convention)) {
    const message = "Calling convention does not support varargs or perfect forwarding!";
    report.check(!valueType.varArg, message, fn);
  }
}

function verifyKernelParameters(fn: Function, report: Report): void {
  const stack = report.module.hasDataLayout ? report.module.dataLayout.allocaAddressSpace : 0;
  for (const { type, attributes } of fn.args) {
    const passing = MEMORY_PASSING.find((name) => attributes.has(name));
    if (!report.check(passing === undefined, `Calling convention disallows ${passing}`, fn)) return;
    const onStack = attributes.has("byref") && type.kind === "pointer" && type.addressSpace === stack;
    if (!report.check(!onStack, "Calling convention disallows stack byref", fn)) return;
  }
}

/**
 * Whether every block ends in its only terminator: what the rest of the verifier stands on. Numbers the instructions in
 * order.
 */
function verifyBlocks(fn: Function, report: Report): boolean {
  let whole = true;
  let order = 0;
  for (const block of fn.blocks) {
    const { last } = block;
    const ends = last?.isTerminator === true;
    if (!ends) {
      report.fail(`Basic Block in function '${fn.name}' does not have terminator!`, last ?? block);
      whole = false;
    }
    for (let instruction = block.first; instruction !== undefined; instruction = instruction.next) {
      instruction.index = order++;
      if (instruction === last) {
        if (!ends) break;
      } else {
        if (!instruction.isTerminator) continue;
        report.fail("Terminator found in the middle of a basic block!", instruction);
        whole = false;
      }
      // A successor that is no block of this function would break every walk over the graph.
      for (let at = 0; at < instruction.operandCount; at++) {
        const target = instruction.operand(at);
        if (!(target instanceof BasicBlock) || target.parent === fn) continue;
        report.fail("Referring to a basic block in another function!", instruction);
        whole = false;
      }
    }
  }
  if (!whole) return false;
  const entry = fn.blocks[0];
  if (entry !== undefined) {
    whole = report.check(
      entry.predecessors().length === 0,
      "Entry block to function must not have predecessors!",
      entry,
    );
    for (const user of entry.users()) {
      if (isConstant(user)) report.fail("blockaddress may not be used with the entry block!", fn);
    }
  }
  return whole;
}

function verifyPhis(block: BasicBlock, report: Report): void {
  let phi: Instruction | undefined = block.first;
  if (phi?.opcode === "phi") {
    const counts = new Map<Value, number>();
    let total = 0;
    for (const predecessor of block.predecessors()) {
      counts.set(predecessor, (counts.get(predecessor) ?? 0) + 1);
      total++;
    }
    for (; phi?.opcode === "phi"; phi = phi.next) verifyPhi(phi, counts, total, report);
  }
}

function verifyPhi(
  phi: InstructionOf<"phi">,
  predecessors: ReadonlyMap<Value, number>,
  total: number,
  report: Report,
): void {
  if (!report.check(phi.type.kind !== "token", "PHI nodes cannot have token type!", phi)) return;
  const values = new Map<Value, Value>();
  const counts = new Map<Value, number>();
  const entries = phi.operandCount >> 1;
  for (let at = 0; at < entries; at++) {
    if (phi.operand(2 * at).type !== phi.type) {
      report.fail("PHI node operands are not the same type as the result!", phi);
      return;
    }
  }
  if (entries !== total) {
    report.fail("PHINode should have one entry for each predecessor of its parent basic block!", phi);
    return;
  }
  for (let at = 0; at < entries; at++) {
    const value = phi.operand(2 * at);
    const block = phi.operand(2 * at + 1);
    const known = values.get(block);
    if (known !== undefined && known !== value) {
      report.fail(
        "PHI node has multiple entries for the same basic block with different incoming values!",
        phi,
      );
      return;
    }
    values.set(block, value);
    counts.set(block, (counts.get(block) ?? 0) + 1);
  }
  for (const [block, count] of counts) {
    if (predecessors.get(block) !== count) {
      report.fail("PHI node entries do not match predecessors!", phi);
      return;
    }
  }
}

/** Rules every operand obeys, whatever the operation. */
function verifyOperands(fn: Function, instruction: Instruction, distant: DistantUse[], report: Report): void {
  const { type } = instruction;
  if (instruction.parent === undefined) {
    report.fail("Instruction not embedded in basic block!", instruction);
    return;
  }
  report.check(
    type.kind !== "void" || instruction.name === undefined,
    "Instruction has a name, but provides a void value!",
    instruction,
  );
  report.check(
    type.kind === "void" || isFirstClass(type),
    "Instruction returns a non-scalar type!",
    instruction,
  );
  const isCall =
    instruction.opcode === "call" || instruction.opcode === "invoke" || instruction.opcode === "callbr";
  if (type.kind === "metadata") report.check(isCall, "Invalid use of metadata!", instruction);
  for (let at = 0; at < instruction.operandCount; at++) {
    const operand = instruction.operand(at);
    const problem = operandProblem(fn, instruction, operand, at, isCall, report);
    if (problem !== undefined) {
      report.fail(problem, instruction);
      return;
    }
    if (operand.valueKind === "instruction") {
      const definition = operand as Instruction;
      if (!isNear(definition, instruction, at)) distant.push({ definition, user: instruction, at });
    } else if (operand instanceof MetadataAsValue && operand.metadata instanceof ValueAsMetadata) {
      const { value } = operand.metadata;
      if (!isInstruction(value) || value.parent?.parent !== fn) continue;
      if (!isNear(value, instruction, at)) distant.push({ definition: value, user: instruction, at });
    }
  }
}

/** A use that needs the dominator tree to be judged: operand `at` of `user`. */
interface DistantUse {
  readonly definition: Instruction;
  readonly user: Instruction;
  readonly at: number;
}

/**
 * Whether a definition dominates its use for a reason seen without the dominator tree: it stands before it in its block,
 * or in the entry block, which comes before all others. That is so of nearly every use there is.
 */
function isNear(definition: Instruction, user: Instruction, at: number): boolean {
  const { parent } = definition;
  // A phi uses its values at the ends of its predecessors.
  const phi = user.opcode === "phi";
  const block = phi ? user.operand(at + 1) : user.parent;
  if (parent === block) return phi ? !definition.isTerminator : definition.index < user.index;
  return parent === parent?.parent?.blocks[0] && !definition.isTerminator;
}

function operandProblem(
  fn: Function,
  instruction: Instruction,
  operand: Value,
  at: number,
  isCall: boolean,
  report: Report,
): string | undefined {
  switch (operand.valueKind) {
    case "instruction": {
      const other = operand as Instruction;
      if (other.type.kind === "void") return "Instruction operands must be first-class values!";
      if (other.parent?.parent !== fn) return "Referring to an instruction in another function!";
      return undefined;
    }
    case "constant":
      return undefined;
    case "block":
      if ((operand as BasicBlock).parent !== fn) return "Referring to a basic block in another function!";
      return undefined;
    case "argument":
      if ((operand as Argument).parent !== fn) return "Referring to an argument in another function!";
      return undefined;
    case "function": {
      const callee = operand as Function;
      if (callee.parent !== report.module) return "Referencing function in another module!";
      if (callee.name.startsWith("llvm.") && !(isCall && at === 0)) {
        return "Cannot take the address of an intrinsic!";
      }
      return undefined;
    }
    case "global":
    case "alias":
    case "ifunc":
      if (operand instanceof GlobalValue && operand.parent !== report.module) {
        return "Referencing global in another module!";
      }
      return undefined;
    case "metadata":
      return isCall || instruction.opcode === "catchpad" || instruction.opcode === "cleanuppad"
        ? undefined
        : "Invalid use of metadata!";
    case "asm":
      return isCall && at === 0 ? undefined : "Cannot take the address of an inline asm!";
  }
}

// ---- dominance ---------------------------------------------------------------------------------------------------

/** Every use of an instruction is dominated by it, where the use can be reached. */
function verifyDominance(fn: Function, distant: readonly DistantUse[], report: Report): void {
  const { dominators } = new FunctionAnalyses(fn);
  const reachable = new Set<BasicBlock>();
  const work: BasicBlock[] = fn.blocks.slice(0, 1);
  for (const block of work) reachable.add(block);
  for (let block = work.pop(); block !== undefined; block = work.pop()) {
    for (const target of block.successors()) {
      if (reachable.has(target)) continue;
      reachable.add(target);
      work.push(target);
    }
  }
  for (const { definition, user, at } of distant) {
    const block = user.parent;
    if (block === undefined || !reachable.has(block)) continue;
    if (user.opcode === "phi") {
      const from = user.operand(at + 1);
      if (!(from instanceof BasicBlock) || !reachable.has(from)) continue;
      if (!dominators.dominatesEdge(definition, from, block)) {
        report.fail("Instruction does not dominate all uses!", user);
      }
    } else if (definition === user) {
      report.fail("Only PHI nodes may reference their own value!", user);
    } else if (definition.parent === block || !dominators.dominates(definition, user)) {
      // In its own block it was seen to stand behind the use.
      report.fail("Instruction does not dominate all uses!", user);
    }
  }
}
