/**
 * dse: deletes stores that nobody reads.
 *
 *   store i32 %a, ptr %p                                store i32 %a, ptr %local
 *   store i32 %b, ptr %q    =>  (the first goes)        ret void                     =>  ret void
 *   store i32 %c, ptr %p
 *
 * Right because between the store and the one that overwrites it nothing may read the bytes, and nothing may keep
 * control from coming there or show memory to another thread. What a function stores in variables of its own that nobody
 * else can know is not read once it returns, or once their lifetime ends. A variable that is only ever written needs no
 * writes at all.
 */
import {
  type AliasAnalysis,
  type BasicBlock,
  calledIntrinsic,
  Effect,
  effectsOf,
  type Instruction,
  type Function as IrFunction,
  isInstruction,
  isSimpleAccess,
  type MemoryLocation,
  mayNotContinue,
  mayRead,
  type Value,
} from "@ts-jit/ir";
import { analysesOf, type PassContext } from "../pass.js";

/** Stores, and readers, kept in mind while walking up a block: so that the time is linear. */
const MAX_KEPT = 24;

export function dse(fn: IrFunction, context: PassContext): boolean {
  let changed = deleteWriteOnly(fn);
  if (changed) context.analyses.instructionsChanged(fn);
  const { alias } = analysesOf(fn, context);
  for (const block of fn.blocks) if (new BlockWalk(alias).run(block)) changed = true;
  return changed;
}

// ---- variables that are only written ----

function deleteWriteOnly(fn: IrFunction): boolean {
  let changed = false;
  for (let one = fn.entry.first; one !== undefined; ) {
    const next: Instruction | undefined = one.next;
    const uses = one.opcode === "alloca" ? writesOf(one) : undefined;
    if (uses !== undefined) {
      // Users come behind what they use.
      for (const user of uses.reverse()) user.erase();
      one.erase();
      changed = true;
    }
    one = next;
  }
  return changed;
}

/** Everything that uses an object or an address in it, if nothing of that reads it or passes the address on. */
function writesOf(object: Instruction): Instruction[] | undefined {
  const found: Instruction[] = [];
  const addresses = [object];
  for (let address = addresses.pop(); address !== undefined; address = addresses.pop()) {
    for (let use = address.firstUse; use !== undefined; use = use.next) {
      const { user } = use;
      if (!isInstruction(user)) return undefined;
      const base = calledIntrinsic(user);
      const writes =
        (user.opcode === "store" && use.index === 1 && isSimpleAccess(user)) ||
        (use.index === 1 && base !== undefined && isPlainSet(base, user)) ||
        base?.startsWith("lifetime.") === true;
      if (user.opcode === "getelementptr" && use.index === 0 && user.type.kind === "pointer")
        addresses.push(user);
      else if (!writes) return undefined;
      found.push(user);
    }
  }
  return found;
}

/** A memset or memcpy that is not volatile: its last argument says. */
function isPlainSet(name: string, call: Instruction): boolean {
  if (!/^mem(set|cpy|move)\./.test(name)) return false;
  const isVolatile = call.operand(4) as Value & { readonly value?: bigint };
  return isVolatile.value === 0n;
}

// ---- stores that are overwritten, or whose variable dies ----

class BlockWalk {
  /** Bytes that will be written before anybody reads them. */
  private overwritten: MemoryLocation[] = [];
  /** Variables whose lifetime has ended; all of the function's own, where it returns. */
  private readonly ended = new Set<Value>();
  private returns = false;
  /** What reads below; undefined when there is too much of it. */
  private readers: Instruction[] | undefined = [];

  constructor(private readonly alias: AliasAnalysis) {}

  run(block: BasicBlock): boolean {
    let changed = false;
    this.returns = block.terminator?.opcode === "ret";
    for (let one = block.last; one !== undefined; ) {
      const before: Instruction | undefined = one.prev;
      if (one.opcode === "store" && isSimpleAccess(one)) {
        if (this.isDead(one)) {
          one.erase();
          changed = true;
        } else this.noteStore(one);
      } else this.note(one);
      one = before;
    }
    return changed;
  }

  private isDead(store: Instruction): boolean {
    const location = this.alias.locationOf(store);
    if (location?.size === undefined) return false;
    if (this.overwritten.some((other) => this.covers(other, location))) return true;
    const object = this.alias.objectOf(location.pointer);
    if (!this.isOwn(object) || !(this.returns || this.ended.has(object))) return false;
    return this.readers?.every((reader) => !this.alias.mayReadFrom(reader, location)) === true;
  }

  /** A variable of the function whose address nobody else has. */
  private isOwn(object: Value): boolean {
    if (!isInstruction(object) || object.opcode !== "alloca" || object.data.inalloca) return false;
    return !object.data.swifterror && !this.alias.isCaptured(object);
  }

  private covers(later: MemoryLocation, earlier: MemoryLocation): boolean {
    const size = earlier.size ?? Number.POSITIVE_INFINITY;
    if (later.size === undefined) return false;
    if (later.pointer === earlier.pointer) return later.size >= size;
    if (this.alias.objectOf(later.pointer) !== this.alias.objectOf(earlier.pointer)) return false;
    const from = this.alias.constantOffsetOf(later.pointer);
    const at = this.alias.constantOffsetOf(earlier.pointer);
    return from !== undefined && at !== undefined && from <= at && at + size <= from + later.size;
  }

  private noteStore(store: Instruction): void {
    const location = this.alias.locationOf(store);
    if (location?.size !== undefined && this.overwritten.length < MAX_KEPT) this.overwritten.push(location);
  }

  private note(one: Instruction): void {
    const name = calledIntrinsic(one);
    if (name?.startsWith("lifetime.") === true) {
      const object = this.alias.objectOf(one.operand(2));
      this.overwritten = this.overwritten.filter(({ pointer }) => this.alias.objectOf(pointer) !== object);
      if (this.isOwn(object)) this.ended.add(object);
      return;
    }
    const ordered = !isSimpleAccess(one) && (effectsOf(one) & (Effect.read | Effect.write)) !== 0;
    const shows = mayNotContinue(one) || (ordered && one.opcode !== "call" && one.opcode !== "invoke");
    if (shows)
      this.overwritten = this.overwritten.filter(({ pointer }) => this.isOwn(this.alias.objectOf(pointer)));
    if (!mayRead(one)) return;
    this.overwritten = this.overwritten.filter((location) => !this.alias.mayReadFrom(one, location));
    if (this.readers !== undefined && this.readers.length >= MAX_KEPT) this.readers = undefined;
    this.readers?.push(one);
  }
}
