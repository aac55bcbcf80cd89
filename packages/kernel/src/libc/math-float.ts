/** The functions of one or two floats: the double's result, rounded. */
import { define, doubleType, type FunctionDefinition, floatType } from "@ts-jit/ir";
import { elementaryFunctions } from "./math-elementary.js";
import { trigonometricFunctions } from "./math-trigonometric.js";

function narrowed(wide: FunctionDefinition): FunctionDefinition {
  const params = Object.fromEntries(Object.keys(wide.params).map((name) => [name, floatType]));
  return define(`${wide.name}f`, floatType, params, (f, args) => {
    const values = Object.values(args).map((arg) => arg.fpext(doubleType));
    f.return(f.call(wide, ...values).fptrunc(floatType));
  });
}

/** A library function (not a helper) from doubles to a double. */
const isPublic = (one: FunctionDefinition) =>
  !one.name.startsWith("__") &&
  one.type.returnType === doubleType &&
  one.type.params.every((param) => param === doubleType);

const all: readonly { readonly kind: string }[] = [...elementaryFunctions, ...trigonometricFunctions];
export const mathFloatFunctions = all
  .filter((one): one is FunctionDefinition => one.kind === "function")
  .filter(isPublic)
  .map(narrowed);
