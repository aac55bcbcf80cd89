/**
 * Copies of instructions, blocks, functions and modules, with a map from the old values to the new. Whatever the map
 * does not name is shared by the copy.
 */
import { BasicBlock } from "./basic-block.js";
import {
  BlockAddress,
  ConstantArray,
  ConstantExpr,
  ConstantPtrAuth,
  ConstantStruct,
  ConstantVector,
  DSOLocalEquivalent,
  NoCFIValue,
} from "./constants.js";
import { Function } from "./function.js";
import { GlobalAlias, GlobalIFunc, type GlobalValue, GlobalVariable } from "./globals.js";
import { createInstruction, type Instruction } from "./instruction.js";
import { DIArgList, type Metadata, MetadataAsValue, ValueAsMetadata } from "./metadata.js";
import { Module } from "./module.js";
import type { PointerType } from "./types.js";
import { User, type Value } from "./value.js";

/** Old value to new. */
export type ValueMap = Map<Value, Value>;

/** A copy with the same operands, standing in no block. */
export function cloneInstruction(one: Instruction): Instruction {
  const copy = createInstruction(
    one.opcode,
    one.type,
    one.operands,
    one.data as never,
    one.flags,
  ) as Instruction;
  copy.name = one.name;
  copy.metadata = one.metadata === undefined ? undefined : [...one.metadata];
  copy.debugLoc = one.debugLoc;
  copy.debugRecords = one.debugRecords;
  copy.place = one.place;
  return copy;
}

/** What a value stands for under the map; constants that mention mapped values are made anew. */
export function mapValue(value: Value, map: ValueMap): Value {
  const found = map.get(value);
  if (found !== undefined) return found;
  if (value instanceof MetadataAsValue) {
    const metadata = mapMetadata(value.metadata, map);
    return metadata === value.metadata ? value : new MetadataAsValue(metadata);
  }
  if (value.valueKind !== "constant" || !(value instanceof User)) return value;
  const operands: Value[] = [];
  let changed = false;
  for (const operand of value.operands) {
    const mapped = mapValue(operand, map);
    if (mapped !== operand) changed = true;
    operands.push(mapped);
  }
  if (!changed) return value;
  const copy = copyConstant(value, operands);
  // The block of an address may be copied later than its function.
  if (!(value instanceof BlockAddress)) map.set(value, copy);
  return copy;
}

function copyConstant(value: Value, operands: Value[]): Value {
  const [first, second] = operands;
  if (value instanceof ConstantArray) return new ConstantArray(value.type, operands);
  if (value instanceof ConstantStruct) return new ConstantStruct(value.type, operands);
  if (value instanceof ConstantVector) return new ConstantVector(value.type, operands);
  if (value instanceof ConstantExpr) return new ConstantExpr(value.opcode, value.type, operands, value.data);
  if (value instanceof BlockAddress && first !== undefined && second instanceof BasicBlock) {
    return new BlockAddress(value.type as PointerType, first, second);
  }
  if (value instanceof DSOLocalEquivalent) return new DSOLocalEquivalent(value.type, operands);
  if (value instanceof NoCFIValue) return new NoCFIValue(value.type, operands);
  if (value instanceof ConstantPtrAuth) return new ConstantPtrAuth(value.type, operands);
  throw new TypeError(`a constant of an unknown kind cannot be copied`);
}

/** Values seen as metadata follow the map; nodes are shared. */
function mapMetadata(metadata: Metadata, map: ValueMap): Metadata {
  if (metadata instanceof ValueAsMetadata) {
    const mapped = mapValue(metadata.value, map);
    return mapped === metadata.value ? metadata : ValueAsMetadata.following(mapped);
  }
  if (metadata instanceof DIArgList) {
    return new DIArgList(metadata.args.map((arg) => ValueAsMetadata.following(mapValue(arg.value, map))));
  }
  return metadata;
}

/** Makes the instruction use what its operands stand for under the map. */
export function remapInstruction(one: Instruction, map: ValueMap): void {
  for (let at = 0; at < one.operandCount; at++) {
    const operand = one.operand(at);
    const mapped = mapValue(operand, map);
    if (mapped !== operand) one.setOperand(at, mapped);
  }
  if (one.debugRecords !== undefined) {
    one.debugRecords = one.debugRecords.map((record) => ({
      ...record,
      args: record.args.map((arg) => mapMetadata(arg, map)),
    }));
  }
}

/**
 * Copies of blocks, in no function yet, with each other's and their own values mapped. Old blocks and instructions are
 * added to the map. Edges and uses that leave the set stay as they are.
 */
export function cloneBlocks(blocks: readonly BasicBlock[], map: ValueMap): BasicBlock[] {
  const copies = blocks.map((block) => {
    const copy = new BasicBlock(block.name);
    map.set(block, copy);
    return copy;
  });
  for (const [at, block] of blocks.entries()) {
    for (const one of block.instructions()) {
      const copy = cloneInstruction(one);
      map.set(one, copy);
      copies[at]?.append(copy);
    }
  }
  for (const copy of copies) for (const one of copy.instructions()) remapInstruction(one, map);
  return copies;
}

/** Fills `to`, a declaration, with a copy of the body of `from`. Arguments are mapped by position. */
export function cloneFunctionInto(to: Function, from: Function, map: ValueMap): void {
  for (const [at, arg] of from.args.entries()) {
    const target = to.args[at];
    if (target === undefined) throw new RangeError(`@${to.name} has fewer parameters than @${from.name}`);
    target.name = arg.name;
    map.set(arg, target);
  }
  for (const block of cloneBlocks(from.blocks, map)) to.insertBlock(block);
  for (const [at, role] of from.extras.entries()) to.addExtra(role, mapValue(from.operand(at), map));
}

function copyGlobalProperties(from: GlobalValue, to: GlobalValue): void {
  to.linkage = from.linkage;
  to.visibility = from.visibility;
  to.dllStorage = from.dllStorage;
  to.unnamedAddr = from.unnamedAddr;
  to.dsoLocal = from.dsoLocal;
  to.threadLocal = from.threadLocal;
  to.section = from.section;
  to.partition = from.partition;
  to.comdat = from.comdat;
  to.align = from.align;
  to.metadata = [...from.metadata];
  to.place = from.place;
}

/** A copy of a module that shares nothing that can be changed, types and metadata nodes aside. */
export function cloneModule(module: Module, map: ValueMap = new Map()): Module {
  const copy = new Module(module.name);
  copy.sourceFilename = module.sourceFilename;
  copy.targetTriple = module.targetTriple;
  copy.moduleAsm = [...module.moduleAsm];
  copy.dataLayout = module.dataLayout;
  copy.hasDataLayout = module.hasDataLayout;
  copy.source = module.source;
  for (const [name, type] of module.structs) copy.structs.set(name, type);
  for (const [name, comdat] of module.comdats) copy.comdats.set(name, comdat);
  for (const [name, node] of module.namedMetadata) copy.namedMetadata.set(name, node);
  const spaceOf = (global: GlobalValue): number =>
    global.type.kind === "pointer" ? global.type.addressSpace : 0;
  for (const global of module.allGlobals()) {
    let made: Function | GlobalVariable | GlobalAlias | GlobalIFunc;
    if (global instanceof Function) {
      made = new Function(global.name, global.valueType, spaceOf(global));
      made.callingConvention = global.callingConvention;
      made.attributes = global.attributes;
      made.gc = global.gc;
      made.subprogram = global.subprogram;
    } else if (global instanceof GlobalVariable) {
      made = new GlobalVariable(global.name, global.valueType, spaceOf(global));
      made.isConstant = global.isConstant;
      made.externallyInitialized = global.externallyInitialized;
      made.attributes = global.attributes;
      made.codeModel = global.codeModel;
      made.sanitizer = [...global.sanitizer];
    } else if (global instanceof GlobalAlias) {
      made = new GlobalAlias(global.name, global.valueType, spaceOf(global));
    } else made = new GlobalIFunc(global.name, global.valueType, spaceOf(global));
    copyGlobalProperties(global, made);
    copy.add(made);
    map.set(global, made);
  }
  // Blocks first, for a constant may hold the address of any of them.
  for (const fn of module.functions) {
    if (!fn.isDeclaration) cloneFunctionInto(map.get(fn) as Function, fn, map);
  }
  // Constants that named blocks of functions copied later were left alone; now every block is known.
  for (const fn of copy.functions) for (const one of fn.instructions()) remapInstruction(one, map);
  for (const global of module.globals) {
    if (global.initializer !== undefined)
      (map.get(global) as GlobalVariable).initializer = mapValue(global.initializer, map);
  }
  for (const alias of module.aliases) {
    if (alias.aliasee !== undefined) (map.get(alias) as GlobalAlias).aliasee = mapValue(alias.aliasee, map);
  }
  for (const ifunc of module.ifuncs) {
    if (ifunc.resolver !== undefined)
      (map.get(ifunc) as GlobalIFunc).resolver = mapValue(ifunc.resolver, map);
  }
  return copy;
}
