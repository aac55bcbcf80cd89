/**
 * A module laid out in memory: addresses of globals, functions and blocks, and the values of constants.
 *
 * Functions and blocks have addresses of their own, above all data, so that a pointer to one may be compared, stored
 * and called, but neither read nor written.
 */
import type { BasicBlock } from "../basic-block.js";
import type { Constant, ConstantExpr } from "../constants.js";
import type { DataLayout } from "../data-layout.js";
import { Function } from "../function.js";
import { GlobalAlias, type GlobalIFunc, type GlobalVariable } from "../globals.js";
import type { Module } from "../module.js";
import type { Type } from "../types.js";
import type { Value } from "../value.js";
import { bitcast } from "./bitcast.js";
import { type Lane, lane, POISON, Undefined, undefLane } from "./lane.js";
import { DATA_END, type Memory, READ_ONLY } from "./memory.js";
import { evaluateOperation, scalarOf } from "./scalar.js";
import type { Shapes } from "./shape.js";

const BLOCKS_BEHIND = 0x8000000;
const CODE_STEP = 16;

/** Bytes of a global that the module only declares, from whoever provides it. */
export type ExternalGlobal = (name: string, size: number) => Uint8Array | undefined;

/** What Microsoft's tables count distances from: no global stands before it. */
const IMAGE_BASE = "__ImageBase";

export class Image {
  private readonly addresses = new Map<Value, number>();
  /** By index; index 0 is the host that calls. */
  readonly functions: (Function | undefined)[] = [undefined];
  private readonly indices = new Map<Function, number>();
  private readonly blocks = new Map<BasicBlock, number>();
  /** Globals that are only declared, by address. */
  readonly declared = new Map<number, string>();
  /** Globals whose bytes the host has. */
  private readonly filled: [GlobalVariable, Uint8Array][] = [];
  private readonly cache = new Map<Value, readonly Lane[]>();
  /** Where functions stand: below 2^31 where a pointer has 64 bits, of which 32 are kept and widened with their sign. */
  private readonly codeStart: number;

  constructor(
    readonly module: Module,
    private readonly layout: DataLayout,
    private readonly memory: Memory,
    private readonly shapes: Shapes,
    externalGlobal: ExternalGlobal,
    /** Runs the resolver of an ifunc; gives the address of the function to call. */
    private readonly resolve: (resolver: Function) => number,
  ) {
    this.codeStart = layout.pointerSize() === 8 ? 0x70000000 : DATA_END;
    for (const fn of module.functions) this.functionIndex(fn);
    const base = module.getGlobal(IMAGE_BASE);
    for (const global of new Set(base === undefined ? module.globals : [base, ...module.globals])) {
      const size = layout.allocSize(global.valueType);
      const align = Math.max(global.align ?? 1, layout.abiAlign(global.valueType), size >= 4 ? 4 : 1);
      if (global.isDeclaration) {
        if (global.linkage === "extern_weak") {
          this.addresses.set(global, 0);
          continue;
        }
        const bytes = externalGlobal(global.name, size);
        const address = memory.addGlobal(
          global.name,
          bytes === undefined ? 0 : Math.max(size, bytes.length),
          16,
        );
        this.addresses.set(global, address);
        if (bytes === undefined) this.declared.set(address, global.name);
        else this.filled.push([global, bytes]);
      } else this.addresses.set(global, memory.addGlobal(global.name, size, align));
    }
    memory.startHeap();
  }

  /** Gives the globals their values; resolvers of ifuncs that stand in them are run. */
  fill(): void {
    const { layout, memory } = this;
    for (const global of this.module.globals) {
      const { initializer } = global;
      const address = this.addresses.get(global) ?? 0;
      if (initializer === undefined) continue;
      this.write(address, initializer);
      if (global.isConstant) {
        const size = layout.allocSize(global.valueType);
        for (let at = address; at < address + size; at++)
          memory.shadow[at] = (memory.shadow[at] ?? 0) | READ_ONLY;
      }
    }
    for (const [global, bytes] of this.filled) this.writeBytes(this.addresses.get(global) ?? 0, bytes);
  }

  functionIndex(fn: Function): number {
    let index = this.indices.get(fn);
    if (index === undefined) {
      index = this.functions.push(fn) - 1;
      this.indices.set(fn, index);
    }
    return index;
  }
  /** The function at an address, by index; undefined when there is none. */
  functionAt(address: number): number | undefined {
    const index = (address - this.codeStart) / CODE_STEP;
    return Number.isInteger(index) && index > 0 && index < this.functions.length ? index : undefined;
  }
  functionAddress(index: number): number {
    return this.codeStart + index * CODE_STEP;
  }
  blockAddress(block: BasicBlock): number {
    let number = this.blocks.get(block);
    if (number === undefined) {
      number = this.blocks.size;
      this.blocks.set(block, number);
    }
    return this.codeStart + BLOCKS_BEHIND + number * CODE_STEP;
  }

  /** The address of a global value. */
  address(value: Value): number {
    if (value instanceof Function) return this.functionAddress(this.functionIndex(value));
    if (value instanceof GlobalAlias) return this.constantAddress(value.aliasee);
    if (value.valueKind === "ifunc") return this.resolveIFunc(value as GlobalIFunc);
    return this.addresses.get(value) ?? 0;
  }
  /** An ifunc is the function that its resolver gives, once. */
  private resolveIFunc(ifunc: GlobalIFunc): number {
    const known = this.addresses.get(ifunc);
    if (known !== undefined) return known;
    const resolver = this.functions[this.functionAt(this.constantAddress(ifunc.resolver)) ?? 0];
    if (resolver === undefined || resolver.isDeclaration)
      throw new Undefined(`the resolver of the ifunc @${ifunc.name} is not defined`);
    const address = this.resolve(resolver);
    this.addresses.set(ifunc, address);
    return address;
  }
  private constantAddress(value: Value | undefined): number {
    return value === undefined ? 0 : Number(this.constant(value)[0]?.bits ?? 0n);
  }

  /** The lanes of a constant or global, one for each leaf of its type. */
  constant(value: Value): readonly Lane[] {
    let lanes = this.cache.get(value);
    if (lanes === undefined) {
      lanes = this.evaluate(value);
      this.cache.set(value, lanes);
    }
    return lanes;
  }

  private evaluate(value: Value): readonly Lane[] {
    if (value.valueKind !== "constant") return [lane(BigInt(this.address(value)))];
    const constant = value as Constant;
    switch (constant.constantKind) {
      case "int":
        return [lane(constant.value)];
      case "fp":
        return [lane(constant.bits)];
      case "null":
        return this.shapes.of(constant.type).leaves.map(() => lane(0n));
      case "undef":
        return this.shapes.of(constant.type).leaves.map((leaf) => undefLane(leaf.bits));
      case "poison":
        return this.shapes.of(constant.type).leaves.map(() => POISON);
      case "string":
        return Array.from(constant.bytes, (byte) => lane(BigInt(byte)));
      case "array":
      case "struct":
      case "vector":
        return constant.operands.flatMap((operand) => [...this.constant(operand)]);
      case "blockaddress":
        return [lane(BigInt(this.blockAddress(constant.operand(1) as BasicBlock)))];
      case "dso_local_equivalent":
      case "no_cfi":
      case "ptrauth":
        return this.constant(constant.operand(0));
      case "expr":
        return this.expression(constant);
    }
  }

  private expression(expr: ConstantExpr): readonly Lane[] {
    const operands = expr.operands.map((operand) => this.constant(operand));
    const [first = [], second = [], third = []] = operands;
    switch (expr.opcode) {
      case "getelementptr":
        return this.offset(expr, operands);
      case "bitcast":
        return bitcast(first, this.shapes.of(expr.operand(0).type), this.shapes.of(expr.type));
      case "extractelement":
        return [first[Number(second[0]?.bits ?? 0n)] ?? POISON];
      case "insertelement":
        return first.map((element, at) => (BigInt(at) === third[0]?.bits ? (second[0] ?? POISON) : element));
      case "shufflevector": {
        const both = [...first, ...second];
        const mask = expr.data.mask ?? [];
        // All entries of a scalable mask are the same.
        const { leaves } = this.shapes.of(expr.type);
        return leaves.map((_, at) => both[mask[at % mask.length] ?? -1] ?? POISON);
      }
      case "extractvalue":
      case "insertvalue":
        throw new Undefined(`the constant expression ${expr.opcode} is not evaluated`);
      default: {
        const operation = {
          opcode: expr.opcode,
          flags: expr.data.flags,
          predicate: expr.data.predicate,
          from: scalarOf(expr.operand(0).type),
          to: scalarOf(expr.type),
        };
        const { leaves } = this.shapes.of(expr.type);
        return leaves.map((_, at) =>
          evaluateOperation(
            operation,
            operands.map((lanes) => lanes[lanes.length === 1 ? 0 : at] ?? POISON),
          ),
        );
      }
    }
  }

  private offset(expr: ConstantExpr, operands: readonly (readonly Lane[])[]): readonly Lane[] {
    const { layout } = this;
    return this.shapes.of(expr.type).leaves.map((_, at) => {
      const pick = (lanes: readonly Lane[] | undefined): Lane =>
        lanes?.[lanes.length === 1 ? 0 : at] ?? POISON;
      const base = pick(operands[0]);
      let total = base.bits;
      let type: Type = expr.data.sourceElementType ?? expr.type;
      for (let position = 1; position < operands.length; position++) {
        const index = pick(operands[position]);
        if (index.poison || base.poison) return POISON;
        const value = BigInt.asIntN(
          this.shapes.of(expr.operand(position).type).leaves[0]?.bits ?? 32,
          index.bits,
        );
        if (position > 1 && type.kind === "struct") {
          total += BigInt(layout.structLayout(type).offsets[Number(value)] ?? 0);
          type = type.fields[Number(value)] ?? type;
          continue;
        }
        if (position > 1 && (type.kind === "array" || type.kind === "vector")) type = type.element;
        total += value * BigInt(layout.allocSize(type));
      }
      return lane(BigInt.asUintN(32, total));
    });
  }

  /** Writes a constant into memory, without looking at shadows. */
  private write(address: number, value: Value): void {
    const { memory } = this;
    const { layout } = this;
    if (value.valueKind === "constant") {
      const constant = value as Constant;
      switch (constant.constantKind) {
        case "null":
          memory.fill(address, layout.allocSize(constant.type), lane(0n));
          return;
        case "undef":
        case "poison":
          // Undef bytes of a global are zeros in every object file; a program may not rely on it, but reads no poison.
          memory.fill(address, layout.allocSize(constant.type), lane(0n));
          return;
        case "string":
          this.writeBytes(address, constant.bytes);
          return;
        case "array": {
          const stride = layout.allocSize(constant.type.element);
          constant.operands.forEach((operand, index) => {
            this.write(address + index * stride, operand);
          });
          return;
        }
        case "struct": {
          const { offsets, size } = layout.structLayout(constant.type);
          memory.fill(address, size, lane(0n));
          constant.operands.forEach((operand, index) => {
            this.write(address + (offsets[index] ?? 0), operand);
          });
          return;
        }
        default:
      }
    }
    const lanes = this.constant(value);
    memory.fill(address, layout.allocSize(value.type), lane(0n));
    storeLanes(memory, address, this.shapes.of(value.type).leaves, lanes);
  }
  private writeBytes(address: number, bytes: Uint8Array): void {
    this.memory.bytes.set(bytes, address);
    this.memory.shadow.fill(5, address, address + bytes.length);
  }
}

/** Writes lanes at the places of their leaves; bit-packed ones share their bytes. */
export function storeLanes(
  memory: Memory,
  address: number,
  leaves: readonly {
    readonly byte: number;
    readonly bytes: number;
    readonly bit: number;
    readonly bits: number;
  }[],
  lanes: readonly Lane[],
): void {
  leaves.forEach((leaf, index) => {
    let value = lanes[index] ?? POISON;
    // A pointer of 64 bits is kept as 32 and widened with its sign, so that small negative numbers keep their value.
    if (leaf.bits === 32 && leaf.bytes === 8 && value.clean) {
      value = lane(BigInt.asUintN(64, BigInt.asIntN(32, value.bits)));
    }
    if (leaf.bit === 0) {
      memory.write(address + leaf.byte, leaf.bytes, value);
      return;
    }
    const shift = BigInt(leaf.bit);
    const old = memory.read(address + leaf.byte, leaf.bytes, leaf.bytes * 8);
    const merged = value.poison || old.poison ? POISON : merge(old, value, shift);
    memory.write(address + leaf.byte, leaf.bytes, merged);
  });
}

function merge(old: Lane, value: Lane, shift: bigint): Lane {
  const bits = old.bits | (value.bits << shift);
  const undef = old.undef | (value.undef << shift);
  return { bits, undef, poison: false, clean: undef === 0n };
}
