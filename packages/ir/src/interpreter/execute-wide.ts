/** Products, shifts, quotients and orders of i64 for the fast path: two slots a number, the low word first. */
import type { Machine } from "./machine.js";
import type { Op } from "./ops.js";

const TWO_32 = 4294967296;

/**
 * Runs the operation numbered `op` on the pairs of slots at `a` and `b` into the pair at `d`. False when it is left to
 * the exact path: a result that is poison or undefined, or numbers that doubles do not hold exactly.
 */
export function executeWide(m: Machine, op: number, d: number, a: number, b: number, flags: number): boolean {
  const R = m.registers;
  switch (op) {
    case 39 satisfies typeof Op.mul64: {
      const aLow = R[a] ?? 0;
      const bLow = R[b] ?? 0;
      const aHigh = R[a + 1] ?? 0;
      const bHigh = R[b + 1] ?? 0;
      if (flags !== 0 && m.multiplyOverflows(aLow, aHigh, bLow, bHigh, flags)) return false;
      // The 64-bit product of the low words by 16-bit digits.
      const a0 = aLow & 0xffff;
      const a1 = aLow >>> 16;
      const b0 = bLow & 0xffff;
      const b1 = bLow >>> 16;
      const p00 = a0 * b0;
      const middle = a1 * b0 + (p00 >>> 16);
      const middle2 = a0 * b1 + (middle % 65536);
      const high = a1 * b1 + Math.floor(middle / 65536) + Math.floor(middle2 / 65536);
      R[d] = Math.imul(aLow, bLow);
      R[d + 1] = high + Math.imul(aLow, bHigh) + Math.imul(aHigh, bLow);
      return true;
    }
    case 40 satisfies typeof Op.shl64: {
      const by = R[b] ?? 0;
      if (by >>> 0 >= 64 || (R[b + 1] ?? 0) !== 0 || flags !== 0) return false;
      const low = R[a] ?? 0;
      const high = R[a + 1] ?? 0;
      if (by >= 32) {
        R[d] = 0;
        R[d + 1] = low << (by - 32);
      } else if (by === 0) {
        R[d] = low;
        R[d + 1] = high;
      } else {
        R[d] = low << by;
        R[d + 1] = (high << by) | (low >>> (32 - by));
      }
      return true;
    }
    case 41 satisfies typeof Op.lshr64: {
      const by = R[b] ?? 0;
      if (by >>> 0 >= 64 || (R[b + 1] ?? 0) !== 0) return false;
      const low = R[a] ?? 0;
      const high = R[a + 1] ?? 0;
      if (
        flags !== 0 &&
        (by < 32 ? (low & ~(-1 << by)) !== 0 : low !== 0 || (high & ~(-1 << (by - 32))) !== 0)
      )
        return false;
      if (by >= 32) {
        R[d] = high >>> (by - 32);
        R[d + 1] = 0;
      } else if (by === 0) {
        R[d] = low;
        R[d + 1] = high;
      } else {
        R[d] = (low >>> by) | (high << (32 - by));
        R[d + 1] = high >>> by;
      }
      return true;
    }
    case 42 satisfies typeof Op.ashr64: {
      const by = R[b] ?? 0;
      if (by >>> 0 >= 64 || (R[b + 1] ?? 0) !== 0 || flags !== 0) return false;
      const low = R[a] ?? 0;
      const high = R[a + 1] ?? 0;
      if (by >= 32) {
        R[d] = high >> (by - 32);
        R[d + 1] = high >> 31;
      } else if (by === 0) {
        R[d] = low;
        R[d + 1] = high;
      } else {
        R[d] = (low >>> by) | (high << (32 - by));
        R[d + 1] = high >> by;
      }
      return true;
    }
    case 43 satisfies typeof Op.udiv64: {
      const aHigh = R[a + 1] ?? 0;
      const bHigh = R[b + 1] ?? 0;
      if (flags !== 0 || ((aHigh | bHigh) & 0xffe00000) !== 0) return false;
      const y = bHigh * TWO_32 + ((R[b] ?? 0) >>> 0);
      if (y === 0) return false;
      const q = Math.floor((aHigh * TWO_32 + ((R[a] ?? 0) >>> 0)) / y);
      R[d] = q;
      R[d + 1] = q / TWO_32;
      return true;
    }
    case 44 satisfies typeof Op.sdiv64: {
      const aHigh = R[a + 1] ?? 0;
      const bHigh = R[b + 1] ?? 0;
      if (flags !== 0 || ((aHigh + 0x100000) & 0xffe00000) !== 0 || ((bHigh + 0x100000) & 0xffe00000) !== 0)
        return false;
      const y = bHigh * TWO_32 + ((R[b] ?? 0) >>> 0);
      if (y === 0) return false;
      const q = Math.trunc((aHigh * TWO_32 + ((R[a] ?? 0) >>> 0)) / y);
      R[d] = q;
      R[d + 1] = Math.floor(q / TWO_32);
      return true;
    }
    case 45 satisfies typeof Op.urem64: {
      const aHigh = R[a + 1] ?? 0;
      const bHigh = R[b + 1] ?? 0;
      if (((aHigh | bHigh) & 0xffe00000) !== 0) return false;
      const y = bHigh * TWO_32 + ((R[b] ?? 0) >>> 0);
      if (y === 0) return false;
      const r = (aHigh * TWO_32 + ((R[a] ?? 0) >>> 0)) % y;
      R[d] = r;
      R[d + 1] = r / TWO_32;
      return true;
    }
    case 46 satisfies typeof Op.srem64: {
      const aHigh = R[a + 1] ?? 0;
      const bHigh = R[b + 1] ?? 0;
      if (((aHigh + 0x100000) & 0xffe00000) !== 0 || ((bHigh + 0x100000) & 0xffe00000) !== 0) return false;
      const y = bHigh * TWO_32 + ((R[b] ?? 0) >>> 0);
      if (y === 0) return false;
      const r = (aHigh * TWO_32 + ((R[a] ?? 0) >>> 0)) % y;
      R[d] = r;
      R[d + 1] = Math.floor(r / TWO_32);
      return true;
    }
    case 49 satisfies typeof Op.slt64: {
      const x = R[a + 1] ?? 0;
      const y = R[b + 1] ?? 0;
      R[d] = x < y || (x === y && (R[a] ?? 0) >>> 0 < (R[b] ?? 0) >>> 0) ? 1 : 0;
      return true;
    }
    case 50 satisfies typeof Op.sle64: {
      const x = R[a + 1] ?? 0;
      const y = R[b + 1] ?? 0;
      R[d] = x < y || (x === y && (R[a] ?? 0) >>> 0 <= (R[b] ?? 0) >>> 0) ? 1 : 0;
      return true;
    }
    case 51 satisfies typeof Op.ult64: {
      const x = (R[a + 1] ?? 0) >>> 0;
      const y = (R[b + 1] ?? 0) >>> 0;
      R[d] = x < y || (x === y && (R[a] ?? 0) >>> 0 < (R[b] ?? 0) >>> 0) ? 1 : 0;
      return true;
    }
    case 52 satisfies typeof Op.ule64: {
      const x = (R[a + 1] ?? 0) >>> 0;
      const y = (R[b + 1] ?? 0) >>> 0;
      R[d] = x < y || (x === y && (R[a] ?? 0) >>> 0 <= (R[b] ?? 0) >>> 0) ? 1 : 0;
      return true;
    }
    case 137 satisfies typeof Op.orDisjoint64: {
      const aLow = R[a] ?? 0;
      const bLow = R[b] ?? 0;
      const aHigh = R[a + 1] ?? 0;
      const bHigh = R[b + 1] ?? 0;
      if (((aLow & bLow) | (aHigh & bHigh)) !== 0) return false;
      R[d] = aLow | bLow;
      R[d + 1] = aHigh | bHigh;
      return true;
    }
    case 138 satisfies typeof Op.smax64:
    case 139 satisfies typeof Op.smin64:
    case 140 satisfies typeof Op.umax64:
    case 141 satisfies typeof Op.umin64: {
      // Without sign: the order with the highest bit turned.
      const turn = op >= 140 ? -0x80000000 : 0;
      const x = (R[a + 1] ?? 0) ^ turn;
      const y = (R[b + 1] ?? 0) ^ turn;
      const isLess = x < y || (x === y && (R[a] ?? 0) >>> 0 < (R[b] ?? 0) >>> 0);
      // The even ones want the greater.
      const from = isLess === (op % 2 === 0) ? b : a;
      const low = R[from] ?? 0;
      R[d + 1] = R[from + 1] ?? 0;
      R[d] = low;
      return true;
    }
    default:
      return false;
  }
}
