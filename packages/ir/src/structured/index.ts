/** Functions that read like the code they make: typed, with locals, control flow and values with methods. */
export * from "./constant.js";
export * from "./definition.js";
export * from "./expression.js";
export * from "./function-builder.js";
export * from "./module-builder.js";
export * from "./struct.js";
