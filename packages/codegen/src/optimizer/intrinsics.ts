/** Declarations of intrinsics that passes bring in. */
import {
  AttributeList,
  AttributeSet,
  type CallData,
  createInstruction,
  functionType,
  type InstructionOf,
  type Function as IrFunction,
  type Module,
  type Type,
  type Value,
} from "@ts-jit/ir";

const ATTRIBUTES = new AttributeList(
  new AttributeSet(
    ["nocallback", "nofree", "nosync", "nounwind", "speculatable", "willreturn"]
      .map((name) => ({ kind: "enum" as const, name }) as AttributeSet["attributes"][number])
      .concat([{ kind: "text", name: "memory", text: "none" }]),
  ),
  AttributeSet.empty,
  [],
);

/** The suffix LLVM gives an overloaded intrinsic's name for a type. */
export function typeSuffix(type: Type): string {
  switch (type.kind) {
    case "integer":
      return `i${type.bits}`;
    case "float":
      return "f32";
    case "double":
      return "f64";
    case "half":
      return "f16";
    case "x86_fp80":
      return "f80";
    case "fp128":
      return "f128";
    case "pointer":
      return `p${type.addressSpace}`;
    case "vector":
      return `${type.scalable ? "nx" : ""}v${type.length}${typeSuffix(type.element)}`;
    default:
      return String(type);
  }
}

/** The declaration of a pure intrinsic, made if the module has none. */
export function pureIntrinsic(
  module: Module,
  name: string,
  returnType: Type,
  params: readonly Type[],
): IrFunction {
  const found = module.getFunction(name);
  if (found !== undefined) return found;
  const made = module.createFunction(name, functionType(returnType, params));
  made.attributes = ATTRIBUTES;
  return made;
}

/** The declaration of an intrinsic with given attributes, made if the module has none. */
export function intrinsic(
  module: Module,
  name: string,
  returnType: Type,
  params: readonly Type[],
  attributes: readonly string[] = [],
): IrFunction {
  const found = module.getFunction(name);
  if (found !== undefined) return found;
  const made = module.createFunction(name, functionType(returnType, params));
  const set = new AttributeSet(attributes.map((one) => ({ kind: "enum", name: one })));
  made.attributes = new AttributeList(set, AttributeSet.empty, []);
  return made;
}

/** Data of a plain call of a function. */
export function callData(fn: IrFunction): CallData {
  return {
    functionType: fn.valueType,
    callingConvention: fn.callingConvention,
    attributes: AttributeList.empty,
    tail: undefined,
    bundles: [],
    addressSpace: 0,
  };
}

/** A plain call that stands in no block yet. */
export function createCall(fn: IrFunction, args: readonly Value[], flags = 0): InstructionOf<"call"> {
  return createInstruction("call", fn.returnType, [fn, ...args], callData(fn), flags);
}
