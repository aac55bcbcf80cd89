/**
 * Tags of type-based alias analysis that name a scalar type, as LLVM 3.3 and before had them, become tags of an access:
 *
 *     !{!"int", !root}        becomes   !{!tag, !tag, i64 0}         (the type is accessed at its own beginning)
 *     !{!"int", !root, i64 1} becomes   !{!type, !type, i64 0, i64 1} with !type = !{!"int", !root}, as it is constant
 */
import { constInt } from "../../constants.js";
import { type MDAttachment, MDTuple, type Metadata, ValueAsMetadata } from "../../metadata.js";
import { i64 } from "../../types.js";

export function upgradeAliasTags(attachments: readonly MDAttachment[]): void {
  const upgraded = new Map<MDTuple, MDTuple>();
  for (const attachment of attachments) attachment.node = upgradedTag(attachment.node, upgraded);
}

function upgradedTag(node: Metadata, upgraded: Map<MDTuple, MDTuple>): Metadata {
  if (node.metadataKind !== "tuple" || isAccessTag(node)) return node;
  let tag = upgraded.get(node);
  if (tag === undefined) {
    tag = accessTag(node);
    upgraded.set(node, tag);
  }
  return tag;
}

function isAccessTag({ operands: [first], operands }: MDTuple): boolean {
  const isNode = first?.metadataKind === "tuple" || first?.metadataKind === "specialized";
  return isNode && operands.length >= 3;
}

function accessTag(node: MDTuple): MDTuple {
  const zero: Metadata = new ValueAsMetadata(constInt(i64, 0));
  const [name, parent, constant] = node.operands;
  if (node.operands.length !== 3) return new MDTuple(false, [node, node, zero]);
  const type = new MDTuple(false, [name, parent]);
  return new MDTuple(false, [type, type, zero, constant]);
}
