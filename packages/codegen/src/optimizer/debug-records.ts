/**
 * Debug records of variables that leave memory: a declaration becomes a record wherever the variable gets a value.
 *
 *   #dbg_declare(ptr %x, !12, !DIExpression(), !14)       (nothing)
 *   store i32 %v, ptr %x                             =>   #dbg_value(i32 %v, !12, !DIExpression(), !14)
 */
import {
  type BasicBlock,
  type DebugRecord,
  type Instruction,
  type Function as IrFunction,
  i32,
  MDSpecialized,
  poison,
  type Value,
  ValueAsMetadata,
} from "@ts-jit/ir";

/** Puts a record before an instruction, in front of those that stand there already. */
export function prependRecord(position: Instruction, record: DebugRecord): void {
  position.debugRecords = [record, ...(position.debugRecords ?? [])];
}

/** The record that a variable has another value from here on. */
export function withValue({ args }: DebugRecord, value: Value): DebugRecord {
  return { kind: "value", args: [ValueAsMetadata.following(value), ...args.slice(1)] };
}

/** The value a record names, if it names one. */
export function valueOf({ args }: DebugRecord): Value | undefined {
  const [first] = args;
  return first instanceof ValueAsMetadata ? first.value : undefined;
}

/** Whether a record speaks of a whole variable, and of a value as it is. */
export function isPlain({ args }: DebugRecord): boolean {
  const expression = args[2];
  return expression instanceof MDSpecialized && expression.fields.length === 0;
}

/** The declarations of allocas, taken out of the function. Only plain ones are kept. */
export function takeDeclarations(
  fn: IrFunction,
  allocas: ReadonlySet<Value>,
): ReadonlyMap<Value, readonly DebugRecord[]> {
  const declarations = new Map<Value, DebugRecord[]>();
  for (const block of fn.blocks) {
    for (let one = block.first; one !== undefined; one = one.next) {
      if (one.debugRecords === undefined) continue;
      const rest: DebugRecord[] = [];
      for (const record of one.debugRecords) {
        const alloca = record.kind === "declare" ? valueOf(record) : undefined;
        if (alloca === undefined || !allocas.has(alloca)) rest.push(record);
        else if (isPlain(record)) {
          const list = declarations.get(alloca);
          if (list === undefined) declarations.set(alloca, [record]);
          else list.push(record);
        }
      }
      one.debugRecords = rest.length === 0 ? undefined : rest;
    }
  }
  return declarations;
}

/** Says at the head of a block, behind what is said there already, which value declared variables have. */
export function describeAt(block: BasicBlock, declarations: readonly DebugRecord[], value: Value): void {
  const position = block.firstNonPhi;
  if (position === undefined) return;
  const records = declarations.map((declaration) => withValue(declaration, value));
  position.debugRecords = [...(position.debugRecords ?? []), ...records];
}

/** Says at the head of a block that the variables another block gives values have none that is known. */
export function describeUnknown(block: BasicBlock, other: BasicBlock): void {
  const records: DebugRecord[] = [];
  for (const one of other.instructions()) {
    for (const record of one.debugRecords ?? []) if (record.kind === "value") records.push(record);
  }
  if (records.length > 0) describeAt(block, records, poison(i32));
}

/** What a block says last of variables that have `value` at its end. */
export function lastRecords(block: BasicBlock, value: Value): DebugRecord[] {
  if (value.firstFollower === undefined) return [];
  const last: DebugRecord[] = [];
  for (let one = block.last; one !== undefined; one = one.prev) {
    for (const record of [...(one.debugRecords ?? [])].reverse())
      if (!last.some((later) => isSameVariable(later, record))) last.push(record);
  }
  return last.filter((record) => record.kind === "value" && isPlain(record) && valueOf(record) === value);
}

function isSameVariable(a: DebugRecord, b: DebugRecord): boolean {
  return a.args[1] === b.args[1] && inlinedAt(a) === inlinedAt(b);
}
function inlinedAt({ args }: DebugRecord): unknown {
  const location = args.at(-1);
  return location instanceof MDSpecialized ? location.node("inlinedAt") : undefined;
}
