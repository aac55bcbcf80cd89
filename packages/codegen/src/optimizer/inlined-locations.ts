/**
 * Source locations of inlined code: the line in the callee, and the call it was inlined at.
 *
 *   !DILocation(line: 3, scope: !callee)   =>   !DILocation(line: 3, scope: !callee, inlinedAt: !call)
 *
 * The call's location is a distinct copy for each call, so that two calls on one line stay two.
 */
import { type DebugRecord, type Instruction, MDSpecialized, type Metadata } from "@ts-jit/ir";

export class InlinedLocations {
  private readonly site: MDSpecialized | undefined;
  private readonly known = new Map<Metadata, Metadata>();

  /** @param call location of the call; without one the inlined code has none either */
  constructor(private readonly call: Metadata | undefined) {
    if (isLocation(call)) this.site = new MDSpecialized(call.name, true, call.fields);
  }

  /** Gives a copied instruction and the records before it their locations. */
  place(one: Instruction): void {
    one.debugLoc = one.debugLoc === undefined ? this.call : this.of(one.debugLoc);
    if (one.debugRecords === undefined) return;
    const records: DebugRecord[] = [];
    for (const { kind, args } of one.debugRecords) {
      const location = this.of(args.at(-1));
      if (location !== undefined) records.push({ kind, args: [...args.slice(0, -1), location] });
    }
    one.debugRecords = records.length === 0 ? undefined : records;
  }

  private of(location: Metadata | undefined): Metadata | undefined {
    const { site } = this;
    if (site === undefined || !isLocation(location)) return undefined;
    let inlined = this.known.get(location);
    if (inlined === undefined) {
      const fields = location.fields.filter(({ key }) => key !== "inlinedAt");
      const outer = location.node("inlinedAt");
      const at = outer === undefined ? site : (this.of(outer) ?? site);
      inlined = new MDSpecialized(location.name, location.distinct, [
        ...fields,
        { key: "inlinedAt", value: { kind: "metadata", node: at } },
      ]);
      this.known.set(location, inlined);
    }
    return inlined;
  }
}

function isLocation(node: Metadata | undefined): node is MDSpecialized {
  return node instanceof MDSpecialized && node.name === "DILocation";
}
