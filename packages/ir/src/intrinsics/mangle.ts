/** Types as they stand in the names of intrinsics. */
import type { Type } from "../types.js";

const FLOAT_MANGLING: Readonly<Record<string, string>> = {
  half: "f16",
  bfloat: "bf16",
  float: "f32",
  double: "f64",
  x86_fp80: "f80",
  fp128: "f128",
  ppc_fp128: "ppcf128",
};

/** A type as it stands in an intrinsic's name. */
export function mangleType(type: Type): string {
  switch (type.kind) {
    case "integer":
      return `i${type.bits}`;
    case "pointer":
      return `p${type.addressSpace}`;
    case "array":
      return `a${type.length}${mangleType(type.element)}`;
    case "vector":
      return `${type.scalable ? "nx" : ""}v${type.length}${mangleType(type.element)}`;
    case "struct":
      return type.name === undefined ? `sl_${type.fields.map(mangleType).join("")}s` : `s_${type.name}s`;
    case "function":
      return `f_${mangleType(type.returnType)}${type.params.map(mangleType).join("")}${type.varArg ? "vararg" : ""}f`;
    case "void":
      return "isVoid";
    case "metadata":
      return "Metadata";
    case "x86_mmx":
      return "x86mmx";
    case "x86_amx":
      return "x86amx";
    case "target":
      return `t${type.name}${type.types.map((each) => `_${mangleType(each)}`).join("")}${type.ints.map((each) => `_${each}`).join("")}t`;
    case "label":
    case "token":
      return type.kind;
    default:
      return FLOAT_MANGLING[type.kind] ?? type.kind;
  }
}
