/** What the x87 unit computes that IR has no operation for: on long doubles, which come on the stack, 12 bytes each. */
import { Code, Register as R } from "iced-x86";
import type { Stub } from "./assembler.js";

/** Pushes its arguments to the register stack, in their order, and leaves the result in its top. */
const operation = (name: string, parameters: number, ...codes: readonly Code[]): Stub => ({
  name,
  build(a) {
    for (let at = 0; at < parameters; at++) a.mem(Code.Fld_m80fp, { base: R.ESP, displacement: 4 + 12 * at });
    for (const code of codes) a.op(code);
    a.op(Code.Retnd);
  },
});

export const x87Stubs: readonly Stub[] = [
  operation("__tsjit_f2xm1", 1, Code.F2xm1),
  operation("__tsjit_fyl2x", 2, Code.Fyl2x),
  operation("__tsjit_fyl2xp1", 2, Code.Fyl2xp1),
  operation("__tsjit_fpatan", 2, Code.Fpatan),
  operation("__tsjit_fsin", 1, Code.Fsin),
  operation("__tsjit_fcos", 1, Code.Fcos),
  {
    // fptan leaves the tangent and a one above it.
    name: "__tsjit_fptan",
    build(a) {
      a.mem(Code.Fld_m80fp, { base: R.ESP, displacement: 4 });
      a.op(Code.Fptan);
      a.data(0xdd, 0xd8); // fstp st(0)
      a.op(Code.Retnd);
    },
  },
];
