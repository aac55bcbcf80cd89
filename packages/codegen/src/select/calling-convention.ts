/**
 * Where arguments and results go.
 *
 * Source: System V ABI, Intel386 Architecture Processor Supplement, chapter 3; for what the supplement does not know
 * (vectors, fastcc, inreg) LLVM's X86CallingConv.td, whose assignments other compilers' objects follow.
 *
 * | convention | integers | floats | pops |
 * |---|---|---|---|
 * | ccc | stack; `inreg` eax, edx, ecx | stack; `inreg` xmm0-2 | the caller |
 * | fastcc | ecx, edx, then stack | xmm0-2, then stack | the caller |
 * | x86_fastcallcc | `inreg` ecx, edx, then stack | stack | the callee |
 * | x86_stdcallcc | stack | stack | the callee |
 * | x86_thiscallcc | the first in ecx, then stack | stack | the callee |
 *
 * Vectors of 128 and 256 bits take xmm0-2 (ymm0-2), then the stack at their alignment; variadic ones the stack. A
 * struct's pointer (`sret`) is popped by the callee, as on every System V i386 system, but for fastcc, which takes it as
 * any other. A half stands on the stack, in a word of its own.
 */
import type { AttributeSet } from "@ts-jit/ir";
import { EAX, ECX, EDX, type Reg, XMM0 } from "../machine/registers.js";
import { Kind, PartClass, type TypeInfo } from "../machine/type-parts.js";
import type { CpuLevel } from "../options.js";
import { cpuHas } from "../options.js";

export type ConventionName = "ccc" | "fastcc" | "fastcall" | "stdcall" | "thiscall";

export function conventionNamed(name: string): ConventionName | undefined {
  switch (name) {
    case "ccc":
    case "coldcc":
    case "cc 0":
    case "preserve_mostcc":
    case "preserve_allcc":
      // The preserve conventions only keep more registers; as a callee we would have to as well.
      return name === "ccc" || name === "cc 0" || name === "coldcc" ? "ccc" : undefined;
    case "fastcc":
    case "cc 8":
      return "fastcc";
    case "x86_fastcallcc":
    case "cc 65":
      return "fastcall";
    case "x86_stdcallcc":
    case "cc 64":
      return "stdcall";
    case "x86_thiscallcc":
    case "cc 70":
      return "thiscall";
    default:
      return undefined;
  }
}

const REGISTERS: Readonly<Record<ConventionName, readonly Reg[]>> = {
  ccc: [EAX, EDX, ECX],
  fastcc: [ECX, EDX],
  fastcall: [ECX, EDX],
  stdcall: [EAX, EDX, ECX],
  thiscall: [ECX],
};

export function calleePops(convention: ConventionName): boolean {
  return convention === "fastcall" || convention === "stdcall" || convention === "thiscall";
}

/** Whether a callee takes the pointer to its result off the stack when it returns. */
export function popsResultPointer(convention: ConventionName): boolean {
  return convention !== "fastcc";
}

/** A place: a physical register (below 32), or 64 plus an offset in the argument area. */
export type ArgumentPlace = number & { readonly place?: "argument" };
const STACK = 64;
export function isStackPlace(place: ArgumentPlace): boolean {
  return place >= STACK;
}
export function stackOffset(place: ArgumentPlace): number {
  return place - STACK;
}

/** Hands out places, argument by argument. */
export class ArgumentAssigner {
  /** Bytes of stack taken so far. */
  stackBytes = 0;
  /** Mask of registers taken. */
  registers = 0;
  private general = 0;
  private vectors = 0;
  constructor(
    readonly convention: ConventionName,
    readonly varArg: boolean,
    readonly cpu: CpuLevel,
  ) {}

  /** The place of one part of an argument. */
  place(partClass: PartClass, attributes: AttributeSet): ArgumentPlace {
    const inreg = attributes.has("inreg");
    switch (partClass) {
      case PartClass.gr32:
      case PartClass.gr8: {
        if (attributes.has("sret") && this.convention === "thiscall") return this.stack(4, 4);
        if (attributes.has("nest"))
          return this.take(this.convention === "ccc" || this.convention === "stdcall" ? ECX : EAX);
        const byRegister =
          this.convention === "fastcc" ||
          this.convention === "thiscall" ||
          (inreg && (!this.varArg || this.convention === "fastcall"));
        const registers = REGISTERS[this.convention];
        while (byRegister && this.general < registers.length) {
          const reg = registers[this.general++];
          if (reg !== undefined && ((this.registers >> reg) & 1) === 0) return this.take(reg);
        }
        return this.stack(4, 4);
      }
      case PartClass.fr32:
      case PartClass.fr64: {
        const bytes = partClass === PartClass.fr32 ? 4 : 8;
        const byRegister =
          !this.varArg && cpuHas(this.cpu, "pentium4") && (this.convention === "fastcc" || inreg);
        if (byRegister && this.vectors < 3) return this.takeVector();
        return this.stack(bytes, this.convention === "fastcc" ? bytes : 4);
      }
      case PartClass.vr128:
      case PartClass.vr256:
      case PartClass.vr512: {
        if (!this.varArg && this.vectors < 3) return this.takeVector();
        const bytes = partClass === PartClass.vr128 ? 16 : partClass === PartClass.vr256 ? 32 : 64;
        return this.stack(bytes, bytes);
      }
      case PartClass.x87f32:
        return this.stack(4, 4);
      case PartClass.x87f64:
        return this.stack(8, 4);
      case PartClass.x87f80:
        return this.stack(12, 4);
      default:
        return this.stack(8, 8);
    }
  }
  /** The place of a half, which no convention puts into a general register though we hold it in one. */
  half(): ArgumentPlace {
    return this.stack(4, 4);
  }
  /** A struct passed by value on the stack. */
  byval(size: number, align: number): ArgumentPlace {
    return this.stack(Math.ceil(size / 4) * 4, Math.max(4, align));
  }
  private stack(bytes: number, align: number): ArgumentPlace {
    const offset = Math.ceil(this.stackBytes / align) * align;
    this.stackBytes = offset + bytes;
    return STACK + offset;
  }
  private take(reg: Reg): ArgumentPlace {
    this.registers |= 1 << reg;
    return reg;
  }
  private takeVector(): ArgumentPlace {
    return this.take((XMM0 + this.vectors++) as Reg);
  }
}

/** Where the parts of a result come: registers, `ST0` and `ST1`, or undefined when it does not fit (a hidden pointer). */
export const ST0 = 40;
export const ST1 = 41;

export function resultPlaces(
  info: TypeInfo,
  convention: ConventionName,
  attributes: AttributeSet,
  cpu: CpuLevel,
): number[] | undefined {
  // A half comes in xmm0 though we hold it in a general register.
  if (info.kind === Kind.half && cpuHas(cpu, "pentium4")) return [XMM0];
  const places: number[] = [];
  const general = [EAX, EDX, ECX];
  let generals = 0;
  let vectors = 0;
  let stack = 0;
  const sseResults = cpuHas(cpu, "pentium4") && (convention === "fastcc" || attributes.has("inreg"));
  for (const partClass of info.classes) {
    let place: number | undefined;
    switch (partClass) {
      case PartClass.gr32:
      case PartClass.gr8:
        place = general[generals++];
        break;
      case PartClass.fr32:
      case PartClass.fr64:
        if (sseResults) place = vectors < 3 ? XMM0 + vectors++ : undefined;
        else place = stack < 2 ? ST0 + stack++ : undefined;
        break;
      case PartClass.vr128:
      case PartClass.vr256:
      case PartClass.vr512:
        place = vectors < 4 ? XMM0 + vectors++ : undefined;
        break;
      default:
        place = stack < 2 ? ST0 + stack++ : undefined;
    }
    if (place === undefined) return undefined;
    places.push(place);
  }
  return places;
}
