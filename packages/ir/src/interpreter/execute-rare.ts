/**
 * Operations of the fast path that few programs run often: exact shifts, conversions of floats to
 * integers, remainders of floats, and intrinsics that have an operation of their own.
 */
import type { Machine } from "./machine.js";
import type { Op } from "./ops.js";

/** Runs the operation at `pc`; gives its length in words, 0 when it is left to the exact path. */
export function executeRare(m: Machine, pc: number, fp: number): number {
  const { code, registers: R, floats: F, doubles: D } = m;
  const w1 = code[pc + 1] ?? 0;
  const w2 = code[pc + 2] ?? 0;
  const w3 = code[pc + 3] ?? 0;
  switch (code[pc] ?? 0) {
    case 20 satisfies typeof Op.lshrExact: {
      const by = (R[fp + w3] ?? 0) >>> 0;
      if (by >= (code[pc + 4] ?? 0)) return 0;
      const a = R[fp + w2] ?? 0;
      const r = a >>> by;
      if ((r << by) >>> 0 !== a >>> 0) return 0;
      R[fp + w1] = r;
      return 5;
    }
    case 21 satisfies typeof Op.ashrExact: {
      const by = (R[fp + w3] ?? 0) >>> 0;
      const width = code[pc + 4] ?? 0;
      if (by >= width) return 0;
      const s = 32 - width;
      const a = ((R[fp + w2] ?? 0) << s) >> s;
      const r = a >> by;
      if (r << by !== a) return 0;
      R[fp + w1] = r & (-1 >>> s);
      return 5;
    }
    case 61 satisfies typeof Op.frem32:
      F[fp + w1] = (F[fp + w2] ?? 0) % (F[fp + w3] ?? 0);
      return 4;
    case 66 satisfies typeof Op.frem64:
      D[(fp + w1) >> 1] = (D[(fp + w2) >> 1] ?? 0) % (D[(fp + w3) >> 1] ?? 0);
      return 4;
    case 69 satisfies typeof Op.fcheck32: {
      const flags = code[pc + 4] ?? 0;
      const all = (F[fp + w1] ?? 0) * 0 + (F[fp + w2] ?? 0) * 0 + (F[fp + w3] ?? 0) * 0;
      // Zero unless one of them is infinite or not a number.
      if (all !== 0 && m.breaksFastMath32(fp + w1, fp + w2, fp + w3, flags)) return 0;
      return 5;
    }
    case 70 satisfies typeof Op.fcheck64: {
      const flags = code[pc + 4] ?? 0;
      const all = (D[(fp + w1) >> 1] ?? 0) * 0 + (D[(fp + w2) >> 1] ?? 0) * 0 + (D[(fp + w3) >> 1] ?? 0) * 0;
      if (all !== 0 && m.breaksFastMath64(fp + w1, fp + w2, fp + w3, flags)) return 0;
      return 5;
    }
    case 79 satisfies typeof Op.fptosi32: {
      const x = F[fp + w2] ?? 0;
      const s = 32 - w3;
      const r = x | 0;
      if (Math.trunc(x) !== r || (r << s) >> s !== r) return 0;
      R[fp + w1] = r & (-1 >>> s);
      return 4;
    }
    case 80 satisfies typeof Op.fptosi64: {
      const x = D[(fp + w2) >> 1] ?? 0;
      const s = 32 - w3;
      const r = x | 0;
      if (Math.trunc(x) !== r || (r << s) >> s !== r) return 0;
      R[fp + w1] = r & (-1 >>> s);
      return 4;
    }
    case 81 satisfies typeof Op.fptoui32: {
      const x = F[fp + w2] ?? 0;
      const r = x >>> 0;
      if (Math.trunc(x) !== r || r > -1 >>> (32 - w3)) return 0;
      R[fp + w1] = r;
      return 4;
    }
    case 82 satisfies typeof Op.fptoui64: {
      const x = D[(fp + w2) >> 1] ?? 0;
      const r = x >>> 0;
      if (Math.trunc(x) !== r || r > -1 >>> (32 - w3)) return 0;
      R[fp + w1] = r;
      return 4;
    }
    case 114 satisfies typeof Op.fabs32:
      R[fp + w1] = (R[fp + w2] ?? 0) & 0x7fffffff;
      return 3;
    case 115 satisfies typeof Op.fabs64: {
      const d = fp + w1;
      const s = fp + w2;
      R[d] = R[s] ?? 0;
      R[d + 1] = (R[s + 1] ?? 0) & 0x7fffffff;
      return 3;
    }
    case 116 satisfies typeof Op.sqrt32:
      F[fp + w1] = Math.sqrt(F[fp + w2] ?? 0);
      return 3;
    case 117 satisfies typeof Op.sqrt64:
      D[(fp + w1) >> 1] = Math.sqrt(D[(fp + w2) >> 1] ?? 0);
      return 3;
    case 118 satisfies typeof Op.fmuladd32:
      F[fp + w1] = Math.fround((F[fp + w2] ?? 0) * (F[fp + w3] ?? 0)) + (F[fp + (code[pc + 4] ?? 0)] ?? 0);
      return 5;
    case 119 satisfies typeof Op.fmuladd64:
      D[(fp + w1) >> 1] =
        (D[(fp + w2) >> 1] ?? 0) * (D[(fp + w3) >> 1] ?? 0) + (D[(fp + (code[pc + 4] ?? 0)) >> 1] ?? 0);
      return 5;
    case 125 satisfies typeof Op.truncFlags64: {
      const low = R[fp + w2] ?? 0;
      const high = R[fp + w2 + 1] ?? 0;
      const to = 32 - w3;
      const r = low & (-1 >>> to);
      const flags = code[pc + 4] ?? 0;
      if ((flags & 1) !== 0 && (r !== low || high !== 0)) return 0;
      if ((flags & 2) !== 0 && ((r << to) >> to !== low || low >> 31 !== high)) return 0;
      R[fp + w1] = r;
      return 5;
    }
    case 126 satisfies typeof Op.zextNneg: {
      const a = R[fp + w2] ?? 0;
      if (a << w3 < 0) return 0;
      R[fp + w1] = a;
      return 4;
    }
    case 127 satisfies typeof Op.zext64Nneg: {
      const a = R[fp + w2] ?? 0;
      if (a << w3 < 0) return 0;
      const d = fp + w1;
      R[d] = a;
      R[d + 1] = 0;
      return 4;
    }
    case 130 satisfies typeof Op.bswap32: {
      const a = R[fp + w2] ?? 0;
      R[fp + w1] = (a << 24) | ((a & 0xff00) << 8) | ((a >>> 8) & 0xff00) | (a >>> 24);
      return 3;
    }
    case 131 satisfies typeof Op.ctpop32: {
      let a = R[fp + w2] ?? 0;
      a -= (a >>> 1) & 0x55555555;
      a = (a & 0x33333333) + ((a >>> 2) & 0x33333333);
      R[fp + w1] = Math.imul((a + (a >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
      return 3;
    }
    case 132 satisfies typeof Op.ctlz32: {
      const a = R[fp + w2] ?? 0;
      if (a === 0 && (R[fp + w3] ?? 0) !== 0) return 0;
      R[fp + w1] = Math.clz32(a) - 32 + (code[pc + 4] ?? 0);
      return 5;
    }
    case 133 satisfies typeof Op.cttz32: {
      const a = R[fp + w2] ?? 0;
      if (a === 0 && (R[fp + w3] ?? 0) !== 0) return 0;
      R[fp + w1] = a === 0 ? (code[pc + 4] ?? 0) : 31 - Math.clz32(a & -a);
      return 5;
    }
    case 134 satisfies typeof Op.abs32: {
      const s = 32 - (code[pc + 4] ?? 0);
      const a = ((R[fp + w2] ?? 0) << s) >> s;
      if (a === -0x80000000 >> s && (R[fp + w3] ?? 0) !== 0) return 0;
      R[fp + w1] = (a < 0 ? -a : a) & (-1 >>> s);
      return 5;
    }
    case 142 satisfies typeof Op.fshl64:
    case 143 satisfies typeof Op.fshr64: {
      const a = fp + w2;
      const b = fp + w3;
      const amount = (R[fp + (code[pc + 4] ?? 0)] ?? 0) & 63;
      // A shift to the right by n is one to the left by 64 - n, but for 0.
      const isLeft = (code[pc] ?? 0) === 142;
      const by = isLeft ? amount : 64 - amount;
      // Words of both laid end to end, the highest first, from where the result begins.
      const words = [R[a + 1] ?? 0, R[a] ?? 0, R[b + 1] ?? 0, R[b] ?? 0];
      const skip = by >> 5;
      const bits = by & 31;
      const word = (at: number): number => {
        const high = words[at] ?? 0;
        return bits === 0 ? high : (high << bits) | ((words[at + 1] ?? 0) >>> (32 - bits));
      };
      const high = word(skip);
      const low = word(skip + 1);
      R[fp + w1] = low;
      R[fp + w1 + 1] = high;
      return 5;
    }
    default:
      return 0;
  }
}
