/**
 * Operations of the fast path on integers of up to 32 bits that need more than an instruction of the host: division,
 * flags of narrow widths, minimum and maximum, funnel shifts.
 */
import type { Machine } from "./machine.js";
import type { Op } from "./ops.js";

/** Runs the operation at `pc`; gives its length in words, 0 when it is left to the exact path. */
export function executeInteger(m: Machine, pc: number, fp: number): number {
  const { code, registers: R } = m;
  const w1 = code[pc + 1] ?? 0;
  const w2 = code[pc + 2] ?? 0;
  const w3 = code[pc + 3] ?? 0;
  switch (code[pc] ?? 0) {
    case 10 satisfies typeof Op.subFlags: {
      const s = 32 - (code[pc + 4] ?? 0);
      const a = R[fp + w2] ?? 0;
      const b = R[fp + w3] ?? 0;
      const r = ((a - b) << s) >>> s;
      const flags = code[pc + 5] ?? 0;
      if ((flags & 1) !== 0 && a >>> 0 < b >>> 0) return 0;
      if ((flags & 2) !== 0 && ((a << s) >> s) - ((b << s) >> s) !== (r << s) >> s) return 0;
      R[fp + w1] = r;
      return 6;
    }
    case 11 satisfies typeof Op.mulFlags: {
      const s = 32 - (code[pc + 4] ?? 0);
      const a = R[fp + w2] ?? 0;
      const b = R[fp + w3] ?? 0;
      const r = (Math.imul(a, b) << s) >>> s;
      const flags = code[pc + 5] ?? 0;
      if ((flags & 1) !== 0 && (a >>> 0) * (b >>> 0) !== r) return 0;
      if ((flags & 2) !== 0 && ((a << s) >> s) * ((b << s) >> s) !== (r << s) >> s) return 0;
      R[fp + w1] = r;
      return 6;
    }
    case 19 satisfies typeof Op.shlFlags: {
      const by = (R[fp + w3] ?? 0) >>> 0;
      const width = code[pc + 4] ?? 0;
      if (by >= width) return 0;
      const s = 32 - width;
      const a = R[fp + w2] ?? 0;
      const r = (a << by) & (-1 >>> s);
      const flags = code[pc + 5] ?? 0;
      if ((flags & 1) !== 0 && r >>> by !== a >>> 0) return 0;
      if ((flags & 2) !== 0 && ((r << s) >> s) >> by !== (a << s) >> s) return 0;
      R[fp + w1] = r;
      return 6;
    }
    case 22 satisfies typeof Op.udiv: {
      const a = (R[fp + w2] ?? 0) >>> 0;
      const b = (R[fp + w3] ?? 0) >>> 0;
      if (b === 0) return 0;
      const r = (a / b) >>> 0;
      if ((code[pc + 4] ?? 0) !== 0 && Math.imul(r, b) >>> 0 !== a) return 0;
      R[fp + w1] = r;
      return 5;
    }
    case 23 satisfies typeof Op.sdiv: {
      const s = 32 - (code[pc + 4] ?? 0);
      const a = ((R[fp + w2] ?? 0) << s) >> s;
      const b = ((R[fp + w3] ?? 0) << s) >> s;
      if (b === 0 || (b === -1 && a === -0x80000000 >> s)) return 0;
      const r = (a / b) | 0;
      if ((code[pc + 5] ?? 0) !== 0 && Math.imul(r, b) !== a) return 0;
      R[fp + w1] = r & (-1 >>> s);
      return 6;
    }
    case 24 satisfies typeof Op.urem: {
      const b = (R[fp + w3] ?? 0) >>> 0;
      if (b === 0) return 0;
      R[fp + w1] = ((R[fp + w2] ?? 0) >>> 0) % b;
      return 4;
    }
    case 25 satisfies typeof Op.srem: {
      const s = 32 - (code[pc + 4] ?? 0);
      const a = ((R[fp + w2] ?? 0) << s) >> s;
      const b = ((R[fp + w3] ?? 0) << s) >> s;
      if (b === 0 || (b === -1 && a === -0x80000000 >> s)) return 0;
      R[fp + w1] = (a % b) & (-1 >>> s);
      return 5;
    }
    case 120 satisfies typeof Op.smax: {
      const s = code[pc + 4] ?? 0;
      const a = R[fp + w2] ?? 0;
      const b = R[fp + w3] ?? 0;
      R[fp + w1] = a << s > b << s ? a : b;
      return 5;
    }
    case 121 satisfies typeof Op.smin: {
      const s = code[pc + 4] ?? 0;
      const a = R[fp + w2] ?? 0;
      const b = R[fp + w3] ?? 0;
      R[fp + w1] = a << s < b << s ? a : b;
      return 5;
    }
    case 122 satisfies typeof Op.umax: {
      const a = R[fp + w2] ?? 0;
      const b = R[fp + w3] ?? 0;
      R[fp + w1] = a >>> 0 > b >>> 0 ? a : b;
      return 4;
    }
    case 123 satisfies typeof Op.umin: {
      const a = R[fp + w2] ?? 0;
      const b = R[fp + w3] ?? 0;
      R[fp + w1] = a >>> 0 < b >>> 0 ? a : b;
      return 4;
    }
    case 124 satisfies typeof Op.truncFlags: {
      const a = R[fp + w2] ?? 0;
      const from = 32 - w3;
      const to = 32 - (code[pc + 4] ?? 0);
      const r = a & (-1 >>> to);
      const flags = code[pc + 5] ?? 0;
      if ((flags & 1) !== 0 && r !== a) return 0;
      if ((flags & 2) !== 0 && (r << to) >> to !== (a << from) >> from) return 0;
      R[fp + w1] = r;
      return 6;
    }
    case 128 satisfies typeof Op.fshl32: {
      const by = (R[fp + (code[pc + 4] ?? 0)] ?? 0) & 31;
      const a = R[fp + w2] ?? 0;
      R[fp + w1] = by === 0 ? a : (a << by) | ((R[fp + w3] ?? 0) >>> (32 - by));
      return 5;
    }
    case 129 satisfies typeof Op.fshr32: {
      const by = (R[fp + (code[pc + 4] ?? 0)] ?? 0) & 31;
      const b = R[fp + w3] ?? 0;
      R[fp + w1] = by === 0 ? b : ((R[fp + w2] ?? 0) << (32 - by)) | (b >>> by);
      return 5;
    }
    default:
      return 0;
  }
}
