/** x86's multiplications that add up neighbours, each one instruction of its CPU level. */
import { type CallInstruction, firstArgument, type Value } from "@ts-jit/ir";
import * as V from "../i386/vector-instructions.js";
import { EAX } from "../machine/registers.js";
import { type CpuLevel, cpuHas } from "../options.js";
import type { Selector } from "./selector.js";
import { PartClass } from "./type-parts.js";
import { type RowName, VectorOps } from "./vector-rules.js";

/** Names without `llvm.`: the row of two factors, or the sum that is added to, and the level that has it. */
const RULES: Readonly<Record<string, { readonly row: RowName | "vpdpbusd"; readonly level: CpuLevel }>> = {
  "x86.sse2.pmadd.wd": { row: "pmaddwd", level: "pentium4" },
  "x86.avx2.pmadd.wd": { row: "pmaddwd", level: "avx2" },
  "x86.ssse3.pmadd.ub.sw.128": { row: "pmaddubsw", level: "avx2" },
  "x86.avx2.pmadd.ub.sw": { row: "pmaddubsw", level: "avx2" },
  "x86.avx512.vpdpbusd.128": { row: "vpdpbusd", level: "avx512vnni" },
  "x86.avx512.vpdpbusd.256": { row: "vpdpbusd", level: "avx512vnni" },
};

/** Selects a call of one of them; false for another name. @throws UnsupportedError below its CPU level. */
export function selectX86Intrinsic(s: Selector, call: CallInstruction, name: string): boolean {
  const rule = RULES[name];
  if (rule === undefined) return false;
  if (!cpuHas(s.cpu, rule.level)) throw s.unsupported(`llvm.${name} below the CPU level ${rule.level}`);
  const operand = (index: number): Value => call.operand(firstArgument(call) + index);
  const [partClass = PartClass.vr128] = s.infoOf(call).classes;
  const reg = (index: number) => s.parts(operand(index))[0] ?? EAX;
  const ops = new VectorOps(s);
  if (rule.row !== "vpdpbusd") {
    s.setResultParts(call, [ops.op(rule.row, partClass, reg(0), reg(1))]);
    return true;
  }
  const to = ops.reg(partClass);
  s.copyPart(partClass, to, reg(0));
  s.mf.emit3(partClass === PartClass.vr256 ? V.VPDPBUSDYrr : V.VPDPBUSDrr, to, reg(1), reg(2));
  s.setResultParts(call, [to]);
  return true;
}
