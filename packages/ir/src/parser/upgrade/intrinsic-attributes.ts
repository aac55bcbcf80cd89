/** The attributes every declaration of an intrinsic has, whatever its text says. */
import { type Attribute, AttributeList, AttributeSet } from "../../attributes.js";
import type { Intrinsic } from "../../intrinsics/index.js";
import { compareAttributes } from "../attributes.js";

export function intrinsicAttributes(intrinsic: Intrinsic): AttributeList {
  const set = (list: readonly Attribute[]): AttributeSet =>
    list.length === 0 ? AttributeSet.empty : new AttributeSet([...list].sort(compareAttributes));
  const params = intrinsic.params.map(set);
  while (params.length > 0 && params.at(-1) === AttributeSet.empty) params.pop();
  return new AttributeList(set(intrinsic.attributes), set(intrinsic.ret), params);
}
