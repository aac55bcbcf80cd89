/**
 * Instructions of SSE3 to SSE4.1 in their legacy encoding, with the VEX forms of AVX and AVX2: only x86's own intrinsics
 * select them, whose functions say that the CPU has them. One row each for xmm, `NAMErr`, and for ymm, `VNAMEYrr`.
 */
import { Code } from "iced-x86";
import { defineOpcode, type MachineOpcode, opcodeNamed, Property } from "../machine/opcodes.js";
import { codeNamed } from "./family.js";

/** Two sources, the first of them the result in the legacy encoding. */
const BINARY = [
  ...["Pshufb", "Phaddw", "Phaddd", "Phaddsw", "Phsubw", "Phsubd", "Phsubsw", "Psignb", "Psignw", "Psignd"],
  ...["Pmulhrsw", "Pmaddubsw", "Packusdw", "Haddps", "Haddpd", "Hsubps", "Hsubpd", "Addsubps", "Addsubpd"],
];
/** One source and a number. */
const IMMEDIATE = ["Roundps", "Roundpd"];

function define(name: string, make: () => MachineOpcode): void {
  if (opcodeNamed(name) === undefined) make();
}
for (const name of BINARY) {
  const upper = name.toUpperCase();
  define(`${upper}rr`, () =>
    defineOpcode(`${upper}rr`, codeNamed(`${name}_xmm_xmmm128`), "xs us", {
      vex: codeNamed(`VEX_V${name.toLowerCase()}_xmm_xmm_xmmm128`),
      vexDup: true,
    }),
  );
  if (opcodeNamed(`${upper}Yrr`) === undefined)
    define(`V${upper}Yrr`, () =>
      defineOpcode(`V${upper}Yrr`, codeNamed(`VEX_V${name.toLowerCase()}_ymm_ymm_ymmm256`), "ds us us"),
    );
}
for (const name of IMMEDIATE) {
  const upper = name.toUpperCase();
  define(`${upper}rri`, () =>
    defineOpcode(`${upper}rri`, codeNamed(`${name}_xmm_xmmm128_imm8`), "ds us i", {
      vex: codeNamed(`VEX_V${name.toLowerCase()}_xmm_xmmm128_imm8`),
    }),
  );
  define(`V${upper}Yrri`, () =>
    defineOpcode(`V${upper}Yrri`, codeNamed(`VEX_V${name.toLowerCase()}_ymm_ymmm256_imm8`), "ds us i"),
  );
}
define("LFENCE", () => defineOpcode("LFENCE", Code.Lfence, "", { is: Property.sideEffect }));
define("SFENCE", () => defineOpcode("SFENCE", Code.Sfence, "", { is: Property.sideEffect }));
define("CVTPD2DQrr", () =>
  defineOpcode("CVTPD2DQrr", Code.Cvtpd2dq_xmm_xmmm128, "ds us", { vex: Code.VEX_Vcvtpd2dq_xmm_xmmm128 }),
);
define("CVTPD2DQYrr", () => defineOpcode("CVTPD2DQYrr", Code.VEX_Vcvtpd2dq_xmm_ymmm256, "ds us"));
define("VMOVMSKPDYrr", () => defineOpcode("VMOVMSKPDYrr", Code.VEX_Vmovmskpd_r32_ymm, "d us"));
for (const [name, from] of [
  ["RCPSS", "Rcpss"],
  ["RSQRTSS", "Rsqrtss"],
] as const)
  define(`${name}rr`, () =>
    defineOpcode(`${name}rr`, codeNamed(`${from}_xmm_xmmm32`), "xs us", {
      vex: codeNamed(`VEX_V${from.toLowerCase()}_xmm_xmm_xmmm32`),
      vexDup: true,
    }),
  );
define("PTESTrr", () =>
  defineOpcode("PTESTrr", Code.Ptest_xmm_xmmm128, "us us", {
    is: Property.writesFlags,
    vex: Code.VEX_Vptest_xmm_xmmm128,
  }),
);
define("VPTESTYrr", () =>
  defineOpcode("VPTESTYrr", Code.VEX_Vptest_ymm_ymmm256, "us us", { is: Property.writesFlags }),
);
