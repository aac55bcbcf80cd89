/** Writing attributes. */
import type { Attribute, AttributeSet } from "../attributes.js";
import { escapeText } from "../types.js";

/** One attribute; `inGroup` as an attribute group writes it. `typeText` prints a type attribute's type. */
export function printAttribute(
  attribute: Attribute,
  inGroup = false,
  typeText: (type: { toString(): string }) => string = String,
): string {
  switch (attribute.kind) {
    case "enum":
      return attribute.name;
    case "int": {
      const { name, values } = attribute;
      if (name === "align") return inGroup ? `align=${values[0]}` : `align ${values[0]}`;
      const single = name === "alignstack" || name.startsWith("dereferenceable");
      return inGroup && single ? `${name}=${values[0]}` : `${name}(${values.join(",")})`;
    }
    case "type":
      return `${attribute.name}(${typeText(attribute.type)})`;
    case "text":
      return attribute.text === "" ? attribute.name : `${attribute.name}(${attribute.text})`;
    case "string": {
      const key = `"${escapeText(attribute.name)}"`;
      return attribute.value === undefined || attribute.value === ""
        ? key
        : `${key}="${escapeText(attribute.value)}"`;
    }
  }
}

/** A set's attributes separated by spaces. */
export function printAttributes(
  set: AttributeSet,
  inGroup = false,
  typeText?: (type: { toString(): string }) => string,
): string {
  return set.attributes.map((attribute) => printAttribute(attribute, inGroup, typeText)).join(" ");
}
