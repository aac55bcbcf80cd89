/**
 * sroa: takes a local aggregate apart into scalars, one for each part that is used on its own.
 *
 *   %p = alloca { i32, float }                  %p.0 = alloca i32
 *   store i32 1, ptr %p                   =>    store i32 1, ptr %p.0
 *   %q = getelementptr i8, ptr %p, i32 4        %p.4 = alloca float
 *   store float %f, ptr %q                      store float %f, ptr %p.4
 *
 * mem2reg then makes values of the parts. Right because every use of the address is known: loads and stores at constant
 * offsets, and memory intrinsics of constant length, which are cut at the borders of the parts. A variable whose address
 * goes anywhere else is left whole. Different types for the same bytes are converted bit by bit, and accesses to part of
 * an integer become shifts and masks.
 *
 * Source: the slices and partitions of LLVM's SROA.
 */
import {
  arrayType,
  asConstantInt,
  type BasicBlock,
  type ConstantInt,
  constantOffset,
  constInt,
  createInstruction,
  type DataLayout,
  Flag,
  type Instruction,
  type InstructionOf,
  type Function as IrFunction,
  i1,
  i8,
  i32,
  intrinsicBase,
  intType,
  isFixedSize,
  isFloat,
  isSimpleAccess,
  type Module,
  ptr,
  type Type,
  type Value,
  voidType,
} from "@ts-jit/ir";
import { createCall, intrinsic } from "../intrinsics.js";
import { removeUnreachableBlocks } from "../local.js";
import type { PassContext } from "../pass.js";

type Alloca = InstructionOf<"alloca">;

/** A use of some bytes of the variable. */
interface Slice {
  readonly begin: number;
  readonly end: number;
  readonly user: Instruction;
  readonly kind: "load" | "store" | "memset" | "copy-to" | "copy-from" | "lifetime";
}

/** Bytes that become a variable of their own. */
interface Partition {
  readonly begin: number;
  readonly end: number;
  /** The type it has when it can be one value. */
  type: Type | undefined;
  made: Alloca | undefined;
}

const MAX_PARTITIONS = 128;
const MAX_ROUNDS = 3;
/** Widest integer that parts may be read from and written to by shifts, in bytes. */
const MAX_SHIFTED = 8;

export function sroa(fn: IrFunction, context: PassContext): boolean {
  let changed = false;
  if (removeUnreachableBlocks(fn)) {
    context.analyses.invalidate(fn);
    changed = true;
  }
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let again = false;
    const allocas: Alloca[] = [];
    for (const one of fn.entry.instructions()) if (one.opcode === "alloca") allocas.push(one);
    for (const one of allocas) if (one.parent !== undefined && splitVariable(one, context)) again = true;
    if (!again) break;
    changed = true;
  }
  return changed;
}

function splitVariable(alloca: Alloca, context: PassContext): boolean {
  const { layout, module } = context;
  const count = asConstantInt(alloca.operand(0));
  if (count?.value !== 1n || alloca.data.inalloca || !isFixedSize(alloca.data.allocatedType)) return false;
  const type = alloca.data.allocatedType;
  if (type.kind === "vector") return false;
  const size = layout.allocSize(type);
  if (size === 0 || size > 1 << 16) return false;
  const addresses: Instruction[] = [];
  const slices = slicesOf(alloca, size, layout, addresses);
  if (slices === undefined) return false;
  if (slices.every((slice) => slice.kind !== "load" && slice.kind !== "copy-from")) {
    // Nobody reads it.
    for (const { user } of slices) if (user.parent !== undefined) user.erase();
    eraseAddresses(addresses);
    if (!alloca.hasUses) alloca.erase();
    return true;
  }
  const partitions = partitionsOf(slices, type, layout);
  if (partitions === undefined) return false;
  for (const partition of partitions) partition.type = valueType(partition, slices, layout);
  const [only, second] = partitions;
  if (only !== undefined && second === undefined && only.begin === 0 && only.end === size) {
    // Whole already; worth rewriting only when the accesses disagree about the type.
    if (only.type === undefined || slices.every((slice) => isWholeAs(slice, only))) return false;
  }
  // A part that is large and must stay in memory gains nothing from being apart when it is all there is.
  if (partitions.every((partition) => partition.type === undefined) && partitions.length > 8) return false;
  const align = alloca.data.align ?? layout.preferredAlign(type);
  for (const partition of partitions) {
    const made = createInstruction("alloca", alloca.type, [constInt(i32, 1)], {
      allocatedType: partition.type ?? arrayType(i8, partition.end - partition.begin),
      align: partition.begin === 0 ? align : Math.min(align, partition.begin & -partition.begin),
      inalloca: false,
      swifterror: false,
    });
    made.name = alloca.name === undefined ? undefined : `${alloca.name}.sroa.${partition.begin}`;
    made.debugLoc = alloca.debugLoc;
    alloca.parent?.insertBefore(made, alloca);
    partition.made = made;
  }
  for (const slice of slices) rewrite(slice, partitions, layout, module);
  eraseAddresses(addresses);
  // Debug records follow a variable that is still whole; of parts they do not speak.
  if (only?.made !== undefined && second === undefined && !alloca.hasUses && only.end - only.begin === size)
    alloca.replaceAllUsesWith(only.made);
  for (const partition of partitions) {
    if (partition.made !== undefined && !partition.made.hasUses) partition.made.erase();
  }
  if (!alloca.hasUses) alloca.erase();
  return true;
}

function eraseAddresses(addresses: readonly Instruction[]): void {
  for (let at = addresses.length - 1; at >= 0; at--) {
    const one = addresses[at];
    if (one !== undefined && !one.hasUses) one.erase();
  }
}

function isWholeAs(slice: Slice, partition: Partition): boolean {
  if (slice.kind === "lifetime") return true;
  if (slice.begin !== partition.begin || slice.end !== partition.end) return false;
  if (slice.kind === "load") return slice.user.type === partition.type;
  return slice.kind === "store" && slice.user.operand(0).type === partition.type;
}

/** Every use of the address, or undefined if one is not understood. `addresses` collects the pointers into it. */
function slicesOf(
  alloca: Alloca,
  size: number,
  layout: DataLayout,
  addresses: Instruction[],
): Slice[] | undefined {
  const slices: Slice[] = [];
  const copies = new Set<Instruction>();
  const work: { readonly pointer: Instruction; readonly offset: number }[] = [{ pointer: alloca, offset: 0 }];
  for (let item = work.pop(); item !== undefined; item = work.pop()) {
    const { pointer, offset } = item;
    for (const use of pointer.uses()) {
      const user = use.user as Instruction;
      const push = (bytes: number, kind: Slice["kind"]): boolean => {
        if (offset < 0 || offset + bytes > size) return false;
        slices.push({ begin: offset, end: offset + bytes, user, kind });
        return true;
      };
      switch (user.opcode) {
        case "getelementptr": {
          if (use.index !== 0 || user.type.kind !== "pointer") return undefined;
          const step = constantOffset(
            user.data.sourceElementType,
            user.operands.slice(1),
            layout,
            user.type.addressSpace,
          );
          if (step === undefined) return undefined;
          addresses.push(user);
          work.push({ pointer: user, offset: offset + step });
          break;
        }
        case "load":
          if (!isSimpleAccess(user) || !isPlain(user.type, layout)) return undefined;
          if (!push(layout.storeSize(user.type), "load")) return undefined;
          break;
        case "store": {
          const type = user.operand(0).type;
          if (use.index !== 1 || !isSimpleAccess(user) || !isPlain(type, layout)) return undefined;
          if (!push(layout.storeSize(type), "store")) return undefined;
          break;
        }
        case "call": {
          const base = intrinsicBase(user);
          if (base === "lifetime.start" || base === "lifetime.end") {
            slices.push({ begin: Math.max(0, offset), end: size, user, kind: "lifetime" });
            break;
          }
          if (base !== "memset" && base !== "memcpy" && base !== "memmove") return undefined;
          const length = asConstantInt(user.operand(3));
          const isVolatile = asConstantInt(user.operand(4));
          if (length === undefined || isVolatile?.value !== 0n || length.value > BigInt(size))
            return undefined;
          if (base === "memset") {
            if (use.index !== 1 || !push(Number(length.value), "memset")) return undefined;
            break;
          }
          // From the variable to itself: the parts would have to be ordered.
          if (copies.has(user)) return undefined;
          copies.add(user);
          if (!push(Number(length.value), use.index === 1 ? "copy-to" : "copy-from")) return undefined;
          break;
        }
        default:
          return undefined;
      }
    }
  }
  return slices;
}

/** A type whose bytes are all value: what a load can take from the bytes of another. */
function isPlain(type: Type, layout: DataLayout): boolean {
  switch (type.kind) {
    case "integer":
      return true;
    case "pointer":
      return true;
    case "vector":
      return !type.scalable && layout.sizeInBits(type) === layout.storeSize(type) * 8;
    default:
      return isFloat(type);
  }
}

/** Borders between parts: overlapping accesses stay together; what only intrinsics touch follows the type's fields. */
function partitionsOf(slices: readonly Slice[], type: Type, layout: DataLayout): Partition[] | undefined {
  const accesses = slices.filter((slice) => slice.kind === "load" || slice.kind === "store");
  accesses.sort((a, b) => a.begin - b.begin || a.end - b.end);
  const partitions: Partition[] = [];
  let begin = -1;
  let end = -1;
  const close = (): void => {
    if (end > begin) partitions.push({ begin, end, type: undefined, made: undefined });
  };
  for (const access of accesses) {
    if (access.begin >= end) {
      close();
      begin = access.begin;
      end = access.end;
    } else if (access.end > end) end = access.end;
  }
  close();
  const copied = slices.filter((slice) => slice.kind === "copy-from");
  if (copied.length > 0) {
    // Bytes that are copied out and stand in no part yet.
    const leaves: { begin: number; end: number }[] = [];
    leafFields(type, 0, layout, leaves);
    const size = layout.allocSize(type);
    const taken = [...partitions];
    const free = (from: number, to: number): boolean =>
      !taken.some((part) => part.begin < to && from < part.end);
    for (const leaf of leaves) {
      if (
        free(leaf.begin, leaf.end) &&
        copied.some((slice) => slice.begin < leaf.end && leaf.begin < slice.end)
      ) {
        partitions.push({ ...leaf, type: undefined, made: undefined });
      }
    }
    partitions.sort((a, b) => a.begin - b.begin);
    const gaps: Partition[] = [];
    let at = 0;
    for (const part of [...partitions, { begin: size, end: size }]) {
      const from = at;
      if (part.begin > from && copied.some((slice) => slice.begin < part.begin && from < slice.end)) {
        gaps.push({ begin: from, end: part.begin, type: undefined, made: undefined });
      }
      at = Math.max(at, part.end);
    }
    partitions.push(...gaps);
    partitions.sort((a, b) => a.begin - b.begin);
  }
  return partitions.length > MAX_PARTITIONS ? undefined : partitions;
}

/** The scalar fields of a type with their places. Gives up quietly beyond a few. */
function leafFields(
  type: Type,
  offset: number,
  layout: DataLayout,
  out: { begin: number; end: number }[],
): void {
  if (out.length > MAX_PARTITIONS) return;
  if (type.kind === "struct") {
    const { offsets } = layout.structLayout(type);
    for (const [at, field] of type.fields.entries())
      leafFields(field, offset + (offsets[at] ?? 0), layout, out);
  } else if (type.kind === "array") {
    if (type.length > 32) return;
    for (let at = 0; at < type.length; at++) {
      leafFields(type.element, offset + at * layout.allocSize(type.element), layout, out);
    }
  } else if (isFixedSize(type)) out.push({ begin: offset, end: offset + layout.storeSize(type) });
}

/** The type of the one value that a part can be, or undefined when it has to stay in memory. */
function valueType(partition: Partition, slices: readonly Slice[], layout: DataLayout): Type | undefined {
  const bytes = partition.end - partition.begin;
  let type: Type | undefined;
  let mixed = false;
  for (const slice of slices) {
    if (slice.end <= partition.begin || slice.begin >= partition.end || slice.kind === "lifetime") continue;
    const whole = slice.begin <= partition.begin && slice.end >= partition.end;
    if (slice.kind === "load" || slice.kind === "store") {
      const accessed = slice.kind === "load" ? slice.user.type : slice.user.operand(0).type;
      if (!whole || layout.sizeInBits(accessed) !== bytes * 8) mixed = true;
      else if (type === undefined) type = accessed;
      else if (type !== accessed) mixed = mixed || !isConvertible(type, accessed, layout);
      // An integer serves every other type of its size.
      if (whole && type !== undefined && accessed !== type && accessed.kind === "integer") type = accessed;
      if (mixed && (accessed.kind === "vector" || layout.sizeInBits(accessed) % 8 !== 0)) return undefined;
    } else if (!whole) return undefined;
    else if (slice.kind === "memset" && asConstantInt(slice.user.operand(2)) === undefined) return undefined;
  }
  if (!mixed && type !== undefined) return type;
  if (layout.bigEndian || bytes > MAX_SHIFTED || (bytes & (bytes - 1)) !== 0) return undefined;
  // Copies only, or parts of it: an integer of its size.
  return intType(bytes * 8);
}

/** Whether the bits of one type can be read as the other without going through memory. */
function isConvertible(from: Type, to: Type, layout: DataLayout): boolean {
  if (from === to) return true;
  if (layout.sizeInBits(from) !== layout.sizeInBits(to)) return false;
  if (from.kind === "pointer" || to.kind === "pointer") {
    const other = from.kind === "pointer" ? to : from;
    return other.kind === "integer" || isFloat(other);
  }
  return true;
}

/** Inserts conversions before a position. */
class Writer {
  constructor(
    private readonly block: BasicBlock,
    private readonly before: Instruction,
  ) {}
  insert<T extends Instruction>(one: T): T {
    one.debugLoc = this.before.debugLoc;
    this.block.insertBefore(one, this.before);
    return one;
  }
  cast(opcode: "bitcast" | "ptrtoint" | "inttoptr" | "trunc" | "zext", value: Value, to: Type): Value {
    return value.type === to ? value : this.insert(createInstruction(opcode, to, [value], undefined));
  }
  binary(opcode: "and" | "or" | "shl" | "lshr", a: Value, b: Value): Value {
    return this.insert(createInstruction(opcode, a.type, [a, b], undefined));
  }
  /** The same bits as another type of the same size. */
  convert(value: Value, to: Type, layout: DataLayout): Value {
    const from = value.type;
    if (from === to) return value;
    const int = intType(layout.sizeInBits(from));
    if (from.kind === "pointer") return this.convert(this.cast("ptrtoint", value, int), to, layout);
    if (to.kind === "pointer") return this.cast("inttoptr", this.cast("bitcast", value, int), to);
    return this.cast("bitcast", value, to);
  }
  load(type: Type, pointer: Value, align: number | undefined): Value {
    return this.insert(
      createInstruction("load", type, [pointer], {
        volatile: false,
        ordering: undefined,
        syncScope: undefined,
        align,
      }),
    );
  }
  store(value: Value, pointer: Value, align: number | undefined): void {
    this.insert(
      createInstruction("store", voidType, [value, pointer], {
        volatile: false,
        ordering: undefined,
        syncScope: undefined,
        align,
      }),
    );
  }
  address(pointer: Value, offset: number, layout: DataLayout): Value {
    if (offset === 0) return pointer;
    const index = constInt(intType(layout.indexBits(0)), BigInt(offset));
    return this.insert(
      createInstruction(
        "getelementptr",
        pointer.type,
        [pointer, index],
        { sourceElementType: i8 },
        Flag.inbounds,
      ),
    );
  }
}

/** The alignment of an address some bytes beyond an aligned one. */
function alignAt(align: number, offset: number): number {
  return offset === 0 ? align : Math.min(align, offset & -offset);
}

function rewrite(slice: Slice, partitions: readonly Partition[], layout: DataLayout, module: Module): void {
  const { user } = slice;
  const block = user.parent;
  if (block === undefined) return;
  const writer = new Writer(block, user);
  const parts = partitions.filter((part) => part.begin < slice.end && slice.begin < part.end);
  if (slice.kind === "load" || slice.kind === "store") {
    const [part] = parts;
    if (part !== undefined) rewriteAccess(slice, part, writer, layout);
  } else if (slice.kind === "memset") {
    for (const part of parts) setPart(slice, part, writer, layout, module);
  } else if (slice.kind === "copy-to" || slice.kind === "copy-from") {
    for (const part of parts) copyPart(slice, part, writer, layout, module);
  }
  user.erase();
}

function rewriteAccess(slice: Slice, part: Partition, writer: Writer, layout: DataLayout): void {
  const { user } = slice;
  const made = part.made as Alloca;
  const { align } = made.data;
  const within = slice.begin - part.begin;
  if (part.type === undefined) {
    const pointer = writer.address(made, within, layout);
    const at = alignAt(align ?? 1, within);
    if (slice.kind === "load") user.replaceAllUsesWith(writer.load(user.type, pointer, at));
    else writer.store(user.operand(0), pointer, at);
    return;
  }
  const value = slice.kind === "store" ? user.operand(0) : undefined;
  const accessed = value === undefined ? user.type : value.type;
  const bits = layout.sizeInBits(accessed);
  if (bits === layout.sizeInBits(part.type)) {
    if (value !== undefined) writer.store(writer.convert(value, part.type, layout), made, align);
    else user.replaceAllUsesWith(writer.convert(writer.load(part.type, made, align), user.type, layout));
    return;
  }
  // Some bytes of an integer, the lowest first.
  const whole = part.type;
  const shift = constInt(whole as ReturnType<typeof intType>, within * 8);
  const narrow = intType(bits);
  const old = writer.load(whole, made, align);
  if (value === undefined) {
    const moved = within === 0 ? old : writer.binary("lshr", old, shift);
    user.replaceAllUsesWith(writer.convert(writer.cast("trunc", moved, narrow), user.type, layout));
    return;
  }
  const wide = writer.cast("zext", writer.convert(value, narrow, layout), whole);
  const placed = within === 0 ? wide : writer.binary("shl", wide, shift);
  const hole = ~(((1n << BigInt(bits)) - 1n) << BigInt(within * 8));
  const kept = writer.binary("and", old, constInt(whole as ReturnType<typeof intType>, hole));
  writer.store(writer.binary("or", kept, placed), made, align);
}

function setPart(slice: Slice, part: Partition, writer: Writer, layout: DataLayout, module: Module): void {
  const made = part.made as Alloca;
  if (part.type === undefined) {
    const from = Math.max(slice.begin, part.begin);
    const to = Math.min(slice.end, part.end);
    const length = intType(layout.pointerSize() * 8);
    const fn = intrinsic(
      module,
      `llvm.memset.p0.i${length.bits}`,
      voidType,
      [ptr, i8, length, i1],
      ["nounwind", "willreturn"],
    );
    const pointer = writer.address(made, from - part.begin, layout);
    writer.insert(
      createCall(fn, [pointer, slice.user.operand(2), constInt(length, to - from), constInt(i1, 0)]),
    );
    return;
  }
  const byte = (slice.user.operand(2) as ConstantInt).value;
  const bytes = part.end - part.begin;
  let bits = 0n;
  for (let at = 0; at < bytes; at++) bits = (bits << 8n) | byte;
  const width = layout.sizeInBits(part.type);
  const value = writer.convert(constInt(intType(width), bits), part.type, layout);
  writer.store(value, made, made.data.align);
}

function copyPart(slice: Slice, part: Partition, writer: Writer, layout: DataLayout, module: Module): void {
  const call = slice.user as InstructionOf<"call">;
  const made = part.made as Alloca;
  const toVariable = slice.kind === "copy-to";
  const from = Math.max(slice.begin, part.begin);
  const to = Math.min(slice.end, part.end);
  const other = writer.address(call.operand(toVariable ? 2 : 1), from - slice.begin, layout);
  const otherAlign = alignAt(
    call.data.attributes.param(toVariable ? 1 : 0).int("align") ?? 1,
    from - slice.begin,
  );
  if (part.type !== undefined) {
    if (toVariable) writer.store(writer.load(part.type, other, otherAlign), made, made.data.align);
    else writer.store(writer.load(part.type, made, made.data.align), other, otherAlign);
    return;
  }
  const length = intType(layout.pointerSize() * 8);
  const base = intrinsicBase(call) === "memmove" ? "memmove" : "memcpy";
  const fn = intrinsic(
    module,
    `llvm.${base}.p0.p0.i${length.bits}`,
    voidType,
    [ptr, ptr, length, i1],
    ["nounwind", "willreturn"],
  );
  const mine = writer.address(made, from - part.begin, layout);
  const [target, source] = toVariable ? [mine, other] : [other, mine];
  writer.insert(createCall(fn, [target, source, constInt(length, to - from), constInt(i1, 0)]));
}
