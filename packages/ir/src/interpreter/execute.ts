/**
 * The loop that runs decoded code. It knows defined values of common widths; whatever else comes up (undef, poison,
 * an address that may not be touched, a wide or rare operation) leaves the switch by `break` and is run exactly by
 * `slowStep`, after which the loop starts again from the machine's state.
 *
 * While a frame is clean (not dirty) the shadow of all its registers is zero and nobody looks at it. A frame becomes
 * dirty when an undef or poison value comes into it; then `screen` looks at the operands of each operation.
 *
 * The case labels are written as literals, for an engine makes a jump table only of these; `satisfies` ties each to
 * the operation's row in ops.ts. The operations that programs spend their time in stand here, each written out, for a
 * call or a shared branch would cost as much as the operation; the others are in execute-wide.ts and execute-rare.ts.
 */
import { executeInteger } from "./execute-integer.js";
import { executeRare } from "./execute-rare.js";
import { executeWide } from "./execute-wide.js";
import type { Machine } from "./machine.js";
import { ADDRESSABLE, DEFINED_WORD, READ_ONLY } from "./memory.js";
import type { Op } from "./ops.js";
import { screen } from "./screen.js";
import { slowStep } from "./slow.js";

const DEFINED_ALL = 0x01010101;
const DEFINED_BOTH = 0x0101;
const DEFINED_HALF = 0x0505;
const DEFINED_BYTE = 0x05;
const TWO_32 = 4294967296;
const NO_TEMPLATE = new Int32Array(0);

/** Makes the stack between two addresses untouchable. */
function clearStack(shadowWords: Int32Array, from: number, to: number): void {
  if (to - from > 1024) shadowWords.fill(0, from >> 2, to >> 2);
  else for (let word = from >> 2; word < to >> 2; word++) shadowWords[word] = 0;
}

/** Runs from the machine's state until the operation `halt`. @throws InterpreterError and what externals throw. */
export function execute(m: Machine): void {
  outer: for (;;) {
    const { code, registers: R, floats: F, doubles: D, entries, frameSizes } = m;
    const { bytes: B, halves: H, words: W, shadow: SB, shadowHalves: SH, shadowWords: SW } = m.memory;
    const { owners: O, ownerPairs: OP, stackBase, stackTop } = m.memory;
    const registerLimit = R.length - 64;
    const maxDepth = m.maxDepth;
    let { pc, fp, dirty, fuel } = m;
    let sp = m.memory.sp;
    for (;;) {
      const w1 = code[pc + 1] ?? 0;
      const w2 = code[pc + 2] ?? 0;
      const w3 = code[pc + 3] ?? 0;
      if (dirty !== 0 && screen(m, pc, fp)) {
        m.pc = pc;
        m.fp = fp;
        m.dirty = dirty;
        m.fuel = fuel;
        m.memory.sp = sp;
        slowStep(m);
        continue outer;
      }
      switch (code[pc] ?? 0) {
        case 0 satisfies typeof Op.halt:
          m.pc = pc;
          m.fp = fp;
          m.fuel = fuel;
          m.memory.sp = sp;
          return;
        case 1 satisfies typeof Op.mov:
          R[fp + w1] = R[fp + w2] ?? 0;
          pc += 3;
          continue;
        case 2 satisfies typeof Op.mov2: {
          const d = fp + w1;
          const s = fp + w2;
          R[d] = R[s] ?? 0;
          R[d + 1] = R[s + 1] ?? 0;
          pc += 3;
          continue;
        }
        case 3 satisfies typeof Op.add:
          R[fp + w1] = (R[fp + w2] ?? 0) + (R[fp + w3] ?? 0);
          pc += 4;
          continue;
        case 4 satisfies typeof Op.sub:
          R[fp + w1] = (R[fp + w2] ?? 0) - (R[fp + w3] ?? 0);
          pc += 4;
          continue;
        case 5 satisfies typeof Op.mul:
          R[fp + w1] = Math.imul(R[fp + w2] ?? 0, R[fp + w3] ?? 0);
          pc += 4;
          continue;
        case 6 satisfies typeof Op.addNsw: {
          const a = R[fp + w2] ?? 0;
          const b = R[fp + w3] ?? 0;
          const r = (a + b) | 0;
          if (((a ^ r) & (b ^ r)) < 0) break;
          R[fp + w1] = r;
          pc += 4;
          continue;
        }
        case 7 satisfies typeof Op.subNsw: {
          const a = R[fp + w2] ?? 0;
          const b = R[fp + w3] ?? 0;
          const r = (a - b) | 0;
          if (((a ^ b) & (a ^ r)) < 0) break;
          R[fp + w1] = r;
          pc += 4;
          continue;
        }
        case 8 satisfies typeof Op.mulNsw: {
          const a = R[fp + w2] ?? 0;
          const b = R[fp + w3] ?? 0;
          const r = Math.imul(a, b);
          if (a * b !== r) break;
          R[fp + w1] = r;
          pc += 4;
          continue;
        }
        case 9 satisfies typeof Op.addFlags: {
          const s = 32 - (code[pc + 4] ?? 0);
          const a = R[fp + w2] ?? 0;
          const b = R[fp + w3] ?? 0;
          const r = ((a + b) << s) >>> s;
          const flags = code[pc + 5] ?? 0;
          if ((flags & 1) !== 0 && r < a >>> 0) break;
          if ((flags & 2) !== 0 && ((a << s) >> s) + ((b << s) >> s) !== (r << s) >> s) break;
          R[fp + w1] = r;
          pc += 6;
          continue;
        }
        case 12 satisfies typeof Op.and:
          R[fp + w1] = (R[fp + w2] ?? 0) & (R[fp + w3] ?? 0);
          pc += 4;
          continue;
        case 13 satisfies typeof Op.or:
          R[fp + w1] = (R[fp + w2] ?? 0) | (R[fp + w3] ?? 0);
          pc += 4;
          continue;
        case 14 satisfies typeof Op.xor:
          R[fp + w1] = (R[fp + w2] ?? 0) ^ (R[fp + w3] ?? 0);
          pc += 4;
          continue;
        case 15 satisfies typeof Op.orDisjoint: {
          const a = R[fp + w2] ?? 0;
          const b = R[fp + w3] ?? 0;
          if ((a & b) !== 0) break;
          R[fp + w1] = a | b;
          pc += 4;
          continue;
        }
        case 16 satisfies typeof Op.shl: {
          const by = (R[fp + w3] ?? 0) >>> 0;
          const width = code[pc + 4] ?? 0;
          if (by >= width) break;
          R[fp + w1] = ((R[fp + w2] ?? 0) << by) & (-1 >>> (32 - width));
          pc += 5;
          continue;
        }
        case 17 satisfies typeof Op.lshr: {
          const by = (R[fp + w3] ?? 0) >>> 0;
          if (by >= (code[pc + 4] ?? 0)) break;
          R[fp + w1] = (R[fp + w2] ?? 0) >>> by;
          pc += 5;
          continue;
        }
        case 18 satisfies typeof Op.ashr: {
          const by = (R[fp + w3] ?? 0) >>> 0;
          const width = code[pc + 4] ?? 0;
          if (by >= width) break;
          const s = 32 - width;
          R[fp + w1] = ((((R[fp + w2] ?? 0) << s) >> s) >> by) & (-1 >>> s);
          pc += 5;
          continue;
        }
        case 10 satisfies typeof Op.subFlags:
        case 11 satisfies typeof Op.mulFlags:
        case 19 satisfies typeof Op.shlFlags:
        case 22 satisfies typeof Op.udiv:
        case 23 satisfies typeof Op.sdiv:
        case 24 satisfies typeof Op.urem:
        case 25 satisfies typeof Op.srem:
        case 120 satisfies typeof Op.smax:
        case 121 satisfies typeof Op.smin:
        case 122 satisfies typeof Op.umax:
        case 123 satisfies typeof Op.umin:
        case 124 satisfies typeof Op.truncFlags:
        case 128 satisfies typeof Op.fshl32:
        case 129 satisfies typeof Op.fshr32: {
          const length = executeInteger(m, pc, fp);
          if (length === 0) break;
          pc += length;
          continue;
        }
        case 26 satisfies typeof Op.eq:
          R[fp + w1] = (R[fp + w2] ?? 0) === (R[fp + w3] ?? 0) ? 1 : 0;
          pc += 4;
          continue;
        case 27 satisfies typeof Op.ne:
          R[fp + w1] = (R[fp + w2] ?? 0) !== (R[fp + w3] ?? 0) ? 1 : 0;
          pc += 4;
          continue;
        case 28 satisfies typeof Op.slt:
          R[fp + w1] = (R[fp + w2] ?? 0) < (R[fp + w3] ?? 0) ? 1 : 0;
          pc += 4;
          continue;
        case 29 satisfies typeof Op.sle:
          R[fp + w1] = (R[fp + w2] ?? 0) <= (R[fp + w3] ?? 0) ? 1 : 0;
          pc += 4;
          continue;
        case 30 satisfies typeof Op.ult:
          R[fp + w1] = (R[fp + w2] ?? 0) >>> 0 < (R[fp + w3] ?? 0) >>> 0 ? 1 : 0;
          pc += 4;
          continue;
        case 31 satisfies typeof Op.ule:
          R[fp + w1] = (R[fp + w2] ?? 0) >>> 0 <= (R[fp + w3] ?? 0) >>> 0 ? 1 : 0;
          pc += 4;
          continue;
        case 32 satisfies typeof Op.sltNarrow: {
          const s = code[pc + 4] ?? 0;
          R[fp + w1] = (R[fp + w2] ?? 0) << s < (R[fp + w3] ?? 0) << s ? 1 : 0;
          pc += 5;
          continue;
        }
        case 33 satisfies typeof Op.sleNarrow: {
          const s = code[pc + 4] ?? 0;
          R[fp + w1] = (R[fp + w2] ?? 0) << s <= (R[fp + w3] ?? 0) << s ? 1 : 0;
          pc += 5;
          continue;
        }
        case 34 satisfies typeof Op.and64: {
          const d = fp + w1;
          const a = fp + w2;
          const b = fp + w3;
          R[d] = (R[a] ?? 0) & (R[b] ?? 0);
          R[d + 1] = (R[a + 1] ?? 0) & (R[b + 1] ?? 0);
          pc += 4;
          continue;
        }
        case 35 satisfies typeof Op.or64: {
          const d = fp + w1;
          const a = fp + w2;
          const b = fp + w3;
          R[d] = (R[a] ?? 0) | (R[b] ?? 0);
          R[d + 1] = (R[a + 1] ?? 0) | (R[b + 1] ?? 0);
          pc += 4;
          continue;
        }
        case 36 satisfies typeof Op.xor64: {
          const d = fp + w1;
          const a = fp + w2;
          const b = fp + w3;
          R[d] = (R[a] ?? 0) ^ (R[b] ?? 0);
          R[d + 1] = (R[a + 1] ?? 0) ^ (R[b + 1] ?? 0);
          pc += 4;
          continue;
        }
        case 37 satisfies typeof Op.add64: {
          const a = fp + w2;
          const b = fp + w3;
          const aLow = R[a] ?? 0;
          const aHigh = R[a + 1] ?? 0;
          const bHigh = R[b + 1] ?? 0;
          const low = (aLow + (R[b] ?? 0)) | 0;
          const carry = low >>> 0 < aLow >>> 0 ? 1 : 0;
          const high = (aHigh + bHigh + carry) | 0;
          const flags = code[pc + 4] ?? 0;
          if (flags !== 0) {
            if ((flags & 2) !== 0 && ((aHigh ^ high) & (bHigh ^ high)) < 0) break;
            if ((flags & 1) !== 0 && (aHigh >>> 0) + (bHigh >>> 0) + carry >= TWO_32) break;
          }
          const d = fp + w1;
          R[d] = low;
          R[d + 1] = high;
          pc += 5;
          continue;
        }
        case 38 satisfies typeof Op.sub64: {
          const a = fp + w2;
          const b = fp + w3;
          const aLow = R[a] ?? 0;
          const bLow = R[b] ?? 0;
          const aHigh = R[a + 1] ?? 0;
          const bHigh = R[b + 1] ?? 0;
          const borrow = aLow >>> 0 < bLow >>> 0 ? 1 : 0;
          const high = (aHigh - bHigh - borrow) | 0;
          const flags = code[pc + 4] ?? 0;
          if (flags !== 0) {
            if ((flags & 2) !== 0 && ((aHigh ^ bHigh) & (aHigh ^ high)) < 0) break;
            if ((flags & 1) !== 0 && aHigh >>> 0 < (bHigh >>> 0) + borrow) break;
          }
          const d = fp + w1;
          R[d] = aLow - bLow;
          R[d + 1] = high;
          pc += 5;
          continue;
        }
        case 39 satisfies typeof Op.mul64:
        case 40 satisfies typeof Op.shl64:
        case 41 satisfies typeof Op.lshr64:
        case 42 satisfies typeof Op.ashr64:
        case 43 satisfies typeof Op.udiv64:
        case 44 satisfies typeof Op.sdiv64:
        case 45 satisfies typeof Op.urem64:
        case 46 satisfies typeof Op.srem64:
        case 137 satisfies typeof Op.orDisjoint64:
        case 138 satisfies typeof Op.smax64:
        case 139 satisfies typeof Op.smin64:
        case 140 satisfies typeof Op.umax64:
        case 141 satisfies typeof Op.umin64:
          if (!executeWide(m, code[pc] ?? 0, fp + w1, fp + w2, fp + w3, code[pc + 4] ?? 0)) break;
          pc += 5;
          continue;
        case 49 satisfies typeof Op.slt64:
        case 50 satisfies typeof Op.sle64:
        case 51 satisfies typeof Op.ult64:
        case 52 satisfies typeof Op.ule64:
          executeWide(m, code[pc] ?? 0, fp + w1, fp + w2, fp + w3, 0);
          pc += 4;
          continue;
        case 47 satisfies typeof Op.eq64: {
          const a = fp + w2;
          const b = fp + w3;
          R[fp + w1] = (R[a] ?? 0) === (R[b] ?? 0) && (R[a + 1] ?? 0) === (R[b + 1] ?? 0) ? 1 : 0;
          pc += 4;
          continue;
        }
        case 48 satisfies typeof Op.ne64: {
          const a = fp + w2;
          const b = fp + w3;
          R[fp + w1] = (R[a] ?? 0) !== (R[b] ?? 0) || (R[a + 1] ?? 0) !== (R[b + 1] ?? 0) ? 1 : 0;
          pc += 4;
          continue;
        }
        case 53 satisfies typeof Op.trunc:
          R[fp + w1] = (R[fp + w2] ?? 0) & w3;
          pc += 4;
          continue;
        case 54 satisfies typeof Op.zext64: {
          const d = fp + w1;
          R[d] = R[fp + w2] ?? 0;
          R[d + 1] = 0;
          pc += 3;
          continue;
        }
        case 55 satisfies typeof Op.sext: {
          const s = w3;
          R[fp + w1] = (((R[fp + w2] ?? 0) << s) >> s) & (-1 >>> (code[pc + 4] ?? 0));
          pc += 5;
          continue;
        }
        case 56 satisfies typeof Op.sext64: {
          const d = fp + w1;
          const s = w3;
          const x = ((R[fp + w2] ?? 0) << s) >> s;
          R[d] = x;
          R[d + 1] = x >> 31;
          pc += 4;
          continue;
        }
        case 57 satisfies typeof Op.fadd32:
          F[fp + w1] = (F[fp + w2] ?? 0) + (F[fp + w3] ?? 0);
          pc += 4;
          continue;
        case 58 satisfies typeof Op.fsub32:
          F[fp + w1] = (F[fp + w2] ?? 0) - (F[fp + w3] ?? 0);
          pc += 4;
          continue;
        case 59 satisfies typeof Op.fmul32:
          F[fp + w1] = (F[fp + w2] ?? 0) * (F[fp + w3] ?? 0);
          pc += 4;
          continue;
        case 60 satisfies typeof Op.fdiv32:
          F[fp + w1] = (F[fp + w2] ?? 0) / (F[fp + w3] ?? 0);
          pc += 4;
          continue;
        case 62 satisfies typeof Op.fadd64:
          D[(fp + w1) >> 1] = (D[(fp + w2) >> 1] ?? 0) + (D[(fp + w3) >> 1] ?? 0);
          pc += 4;
          continue;
        case 63 satisfies typeof Op.fsub64:
          D[(fp + w1) >> 1] = (D[(fp + w2) >> 1] ?? 0) - (D[(fp + w3) >> 1] ?? 0);
          pc += 4;
          continue;
        case 64 satisfies typeof Op.fmul64:
          D[(fp + w1) >> 1] = (D[(fp + w2) >> 1] ?? 0) * (D[(fp + w3) >> 1] ?? 0);
          pc += 4;
          continue;
        case 65 satisfies typeof Op.fdiv64:
          D[(fp + w1) >> 1] = (D[(fp + w2) >> 1] ?? 0) / (D[(fp + w3) >> 1] ?? 0);
          pc += 4;
          continue;
        case 67 satisfies typeof Op.fneg32:
          R[fp + w1] = (R[fp + w2] ?? 0) ^ 0x80000000;
          pc += 3;
          continue;
        case 68 satisfies typeof Op.fneg64: {
          const d = fp + w1;
          const s = fp + w2;
          R[d] = R[s] ?? 0;
          R[d + 1] = (R[s + 1] ?? 0) ^ 0x80000000;
          pc += 3;
          continue;
        }
        case 71 satisfies typeof Op.fcmp32: {
          const a = F[fp + w2] ?? 0;
          const b = F[fp + w3] ?? 0;
          const relation = a < b ? 4 : a > b ? 2 : a === b ? 1 : 8;
          R[fp + w1] = ((code[pc + 4] ?? 0) & relation) !== 0 ? 1 : 0;
          pc += 5;
          continue;
        }
        case 72 satisfies typeof Op.fcmp64: {
          const a = D[(fp + w2) >> 1] ?? 0;
          const b = D[(fp + w3) >> 1] ?? 0;
          const relation = a < b ? 4 : a > b ? 2 : a === b ? 1 : 8;
          R[fp + w1] = ((code[pc + 4] ?? 0) & relation) !== 0 ? 1 : 0;
          pc += 5;
          continue;
        }
        case 73 satisfies typeof Op.fptrunc:
          F[fp + w1] = D[(fp + w2) >> 1] ?? 0;
          pc += 3;
          continue;
        case 74 satisfies typeof Op.fpext:
          D[(fp + w1) >> 1] = F[fp + w2] ?? 0;
          pc += 3;
          continue;
        case 75 satisfies typeof Op.sitofp32: {
          const s = w3;
          F[fp + w1] = ((R[fp + w2] ?? 0) << s) >> s;
          pc += 4;
          continue;
        }
        case 76 satisfies typeof Op.sitofp64: {
          const s = w3;
          D[(fp + w1) >> 1] = ((R[fp + w2] ?? 0) << s) >> s;
          pc += 4;
          continue;
        }
        case 77 satisfies typeof Op.uitofp32: {
          const a = R[fp + w2] ?? 0;
          if ((a & w3) !== 0) break;
          F[fp + w1] = a >>> 0;
          pc += 4;
          continue;
        }
        case 78 satisfies typeof Op.uitofp64: {
          const a = R[fp + w2] ?? 0;
          if ((a & w3) !== 0) break;
          D[(fp + w1) >> 1] = a >>> 0;
          pc += 4;
          continue;
        }
        case 83 satisfies typeof Op.select:
          R[fp + w1] = R[fp + ((R[fp + w2] ?? 0) !== 0 ? w3 : (code[pc + 4] ?? 0))] ?? 0;
          pc += 5;
          continue;
        case 84 satisfies typeof Op.select2: {
          const d = fp + w1;
          const s = fp + ((R[fp + w2] ?? 0) !== 0 ? w3 : (code[pc + 4] ?? 0));
          R[d] = R[s] ?? 0;
          R[d + 1] = R[s + 1] ?? 0;
          pc += 5;
          continue;
        }
        case 85 satisfies typeof Op.load8: {
          const at = ((R[fp + w2] ?? 0) + w3) >>> 0;
          if (((SB[at] ?? 0) & 1) === 0) break;
          R[fp + w1] = B[at] ?? 0;
          pc += 4;
          continue;
        }
        case 86 satisfies typeof Op.load16: {
          const at = ((R[fp + w2] ?? 0) + w3) >>> 0;
          if ((at & (code[pc + 4] ?? 0)) !== 0 || ((SH[at >>> 1] ?? 0) & DEFINED_BOTH) !== DEFINED_BOTH)
            break;
          R[fp + w1] = H[at >>> 1] ?? 0;
          pc += 5;
          continue;
        }
        case 87 satisfies typeof Op.load32: {
          const at = (R[fp + w2] ?? 0) + w3;
          if ((at & (code[pc + 4] ?? 0)) !== 0 || ((SW[at >>> 2] ?? 0) & DEFINED_ALL) !== DEFINED_ALL) break;
          R[fp + w1] = W[at >>> 2] ?? 0;
          pc += 5;
          continue;
        }
        case 88 satisfies typeof Op.load64: {
          const at = (R[fp + w2] ?? 0) + w3;
          const word = at >>> 2;
          if (
            (at & (code[pc + 4] ?? 0)) !== 0 ||
            ((SW[word] ?? 0) & (SW[word + 1] ?? 0) & DEFINED_ALL) !== DEFINED_ALL
          )
            break;
          const d = fp + w1;
          R[d] = W[word] ?? 0;
          R[d + 1] = W[word + 1] ?? 0;
          pc += 5;
          continue;
        }
        case 89 satisfies typeof Op.store8: {
          const at = ((R[fp + w1] ?? 0) + w3) >>> 0;
          if ((SB[at] ?? 0) !== DEFINED_BYTE) {
            if (((SB[at] ?? 0) & (ADDRESSABLE | READ_ONLY)) !== ADDRESSABLE) break;
            SB[at] = DEFINED_BYTE;
          }
          B[at] = R[fp + w2] ?? 0;
          pc += 4;
          continue;
        }
        case 90 satisfies typeof Op.store16: {
          const at = ((R[fp + w1] ?? 0) + w3) >>> 0;
          if ((at & (code[pc + 4] ?? 0)) !== 0) break;
          if ((SH[at >>> 1] ?? 0) !== DEFINED_HALF) {
            if (((SH[at >>> 1] ?? 0) & 0x0606) !== 0x0404) break;
            SH[at >>> 1] = DEFINED_HALF;
          }
          H[at >>> 1] = R[fp + w2] ?? 0;
          pc += 5;
          continue;
        }
        case 91 satisfies typeof Op.store32: {
          const at = (R[fp + w1] ?? 0) + w3;
          if ((at & (code[pc + 4] ?? 0)) !== 0) break;
          const word = at >>> 2;
          if ((SW[word] ?? 0) !== DEFINED_WORD) {
            if (((SW[word] ?? 0) & 0x06060606) !== 0x04040404) break;
            SW[word] = DEFINED_WORD;
          }
          W[word] = R[fp + w2] ?? 0;
          pc += 5;
          continue;
        }
        case 92 satisfies typeof Op.store64: {
          const at = (R[fp + w1] ?? 0) + w3;
          if ((at & (code[pc + 4] ?? 0)) !== 0) break;
          const word = at >>> 2;
          if ((SW[word] ?? 0) !== DEFINED_WORD || (SW[word + 1] ?? 0) !== DEFINED_WORD) {
            if (
              ((SW[word] ?? 0) & 0x06060606) !== 0x04040404 ||
              ((SW[word + 1] ?? 0) & 0x06060606) !== 0x04040404
            )
              break;
            SW[word] = DEFINED_WORD;
            SW[word + 1] = DEFINED_WORD;
          }
          const s = fp + w2;
          W[word] = R[s] ?? 0;
          W[word + 1] = R[s + 1] ?? 0;
          pc += 5;
          continue;
        }
        case 93 satisfies typeof Op.gep:
          R[fp + w1] = (R[fp + w2] ?? 0) + w3;
          pc += 5;
          continue;
        case 94 satisfies typeof Op.gepIndex:
          R[fp + w1] =
            (R[fp + w2] ?? 0) + Math.imul(R[fp + w3] ?? 0, code[pc + 4] ?? 0) + (code[pc + 5] ?? 0);
          pc += 7;
          continue;
        case 95 satisfies typeof Op.gepFlags: {
          const base = (R[fp + w2] ?? 0) >>> 0;
          const r = base + w3;
          if (r < 0 || r >= TWO_32) break;
          // In the object of the base or just behind it; else the exact path looks closer.
          if (((SB[r] ?? 0) & ADDRESSABLE) === 0 && ((SB[(r - 1) >>> 0] ?? 0) & ADDRESSABLE) === 0) break;
          if (O[r >>> 3] !== O[base >>> 3]) break;
          R[fp + w1] = r;
          pc += 5;
          continue;
        }
        case 96 satisfies typeof Op.gepIndexFlags: {
          const base = (R[fp + w2] ?? 0) >>> 0;
          const r = base + (R[fp + w3] ?? 0) * (code[pc + 4] ?? 0) + (code[pc + 5] ?? 0);
          if (r < 0 || r >= TWO_32) break;
          if (((SB[r] ?? 0) & ADDRESSABLE) === 0 && ((SB[(r - 1) >>> 0] ?? 0) & ADDRESSABLE) === 0) break;
          if (O[r >>> 3] !== O[base >>> 3]) break;
          R[fp + w1] = r;
          pc += 7;
          continue;
        }
        case 97 satisfies typeof Op.jmp:
          fuel -= w2;
          pc = w1;
          if (fuel < 0) fuel = m.refuel(fuel, pc, fp);
          continue;
        case 98 satisfies typeof Op.br:
          fuel -= code[pc + 4] ?? 0;
          pc = (R[fp + w1] ?? 0) !== 0 ? w2 : w3;
          if (fuel < 0) fuel = m.refuel(fuel, pc, fp);
          continue;
        case 99 satisfies typeof Op.brEq:
          fuel -= code[pc + 5] ?? 0;
          pc = (R[fp + w1] ?? 0) === (R[fp + w2] ?? 0) ? w3 : (code[pc + 4] ?? 0);
          if (fuel < 0) fuel = m.refuel(fuel, pc, fp);
          continue;
        case 100 satisfies typeof Op.brSlt:
          fuel -= code[pc + 5] ?? 0;
          pc = (R[fp + w1] ?? 0) < (R[fp + w2] ?? 0) ? w3 : (code[pc + 4] ?? 0);
          if (fuel < 0) fuel = m.refuel(fuel, pc, fp);
          continue;
        case 101 satisfies typeof Op.brSle:
          fuel -= code[pc + 5] ?? 0;
          pc = (R[fp + w1] ?? 0) <= (R[fp + w2] ?? 0) ? w3 : (code[pc + 4] ?? 0);
          if (fuel < 0) fuel = m.refuel(fuel, pc, fp);
          continue;
        case 102 satisfies typeof Op.brUlt:
          fuel -= code[pc + 5] ?? 0;
          pc = (R[fp + w1] ?? 0) >>> 0 < (R[fp + w2] ?? 0) >>> 0 ? w3 : (code[pc + 4] ?? 0);
          if (fuel < 0) fuel = m.refuel(fuel, pc, fp);
          continue;
        case 103 satisfies typeof Op.brUle:
          fuel -= code[pc + 5] ?? 0;
          pc = (R[fp + w1] ?? 0) >>> 0 <= (R[fp + w2] ?? 0) >>> 0 ? w3 : (code[pc + 4] ?? 0);
          if (fuel < 0) fuel = m.refuel(fuel, pc, fp);
          continue;
        case 104 satisfies typeof Op.switch: {
          const value = R[fp + w1] ?? 0;
          fuel -= w2;
          let low = 0;
          let high = w3 - 1;
          let target = code[pc + 4] ?? 0;
          while (low <= high) {
            const middle = (low + high) >> 1;
            const at = pc + 5 + middle * 2;
            const key = code[at] ?? 0;
            if (key === value) {
              target = code[at + 1] ?? 0;
              break;
            }
            if (key < value) low = middle + 1;
            else high = middle - 1;
          }
          pc = target;
          if (fuel < 0) fuel = m.refuel(fuel, pc, fp);
          continue;
        }
        case 105 satisfies typeof Op.moves: {
          const end = pc + 3 + w1 * 2;
          for (let at = pc + 3; at < end; at += 2) R[fp + (code[at] ?? 0)] = R[fp + (code[at + 1] ?? 0)] ?? 0;
          pc = w2;
          continue;
        }
        case 106 satisfies typeof Op.call: {
          const callee = w1;
          const entry = entries[callee] ?? 0;
          const frame = fp + w2;
          const depth = (R[fp - 7] ?? 0) + 1;
          if (entry === 0 || frame + (frameSizes[callee] ?? 0) > registerLimit || depth > maxDepth) break;
          const end = pc + 6 + (code[pc + 4] ?? 0) * 2;
          for (let at = pc + 6; at < end; at += 2)
            R[frame + (code[at] ?? 0)] = R[fp + (code[at + 1] ?? 0)] ?? 0;
          R[frame - 1] = callee;
          R[frame - 2] = pc;
          R[frame - 3] = fp + w3;
          R[frame - 4] = fp;
          R[frame - 5] = sp;
          R[frame - 6] = dirty;
          R[frame - 7] = depth;
          R[frame - 8] = end;
          fp = frame;
          pc = entry;
          dirty = 0;
          continue;
        }
        case 107 satisfies typeof Op.ret: {
          const saved = R[fp - 5] ?? 0;
          if (sp !== saved) {
            if (saved < sp || saved > stackTop) break;
            clearStack(SW, sp, saved);
            sp = saved;
          }
          fuel -= w1;
          pc = R[fp - 8] ?? 0;
          dirty = R[fp - 6] ?? 0;
          fp = R[fp - 4] ?? 0;
          continue;
        }
        case 108 satisfies typeof Op.ret1: {
          const saved = R[fp - 5] ?? 0;
          if (sp !== saved) {
            if (saved < sp || saved > stackTop) break;
            clearStack(SW, sp, saved);
            sp = saved;
          }
          R[R[fp - 3] ?? 0] = R[fp + w1] ?? 0;
          fuel -= w2;
          pc = R[fp - 8] ?? 0;
          dirty = R[fp - 6] ?? 0;
          fp = R[fp - 4] ?? 0;
          continue;
        }
        case 109 satisfies typeof Op.ret2: {
          const saved = R[fp - 5] ?? 0;
          if (sp !== saved) {
            if (saved < sp || saved > stackTop) break;
            clearStack(SW, sp, saved);
            sp = saved;
          }
          const to = R[fp - 3] ?? 0;
          R[to] = R[fp + w1] ?? 0;
          R[to + 1] = R[fp + w1 + 1] ?? 0;
          fuel -= w2;
          pc = R[fp - 8] ?? 0;
          dirty = R[fp - 6] ?? 0;
          fp = R[fp - 4] ?? 0;
          continue;
        }
        case 110 satisfies typeof Op.retMany: {
          const saved = R[fp - 5] ?? 0;
          if (sp !== saved) {
            if (saved < sp || saved > stackTop) break;
            clearStack(SW, sp, saved);
            sp = saved;
          }
          const to = R[fp - 3] ?? 0;
          for (let at = pc + 3, end = at + w2 * 2; at < end; at += 2)
            R[to + (code[at] ?? 0)] = R[fp + (code[at + 1] ?? 0)] ?? 0;
          fuel -= w1;
          pc = R[fp - 8] ?? 0;
          dirty = R[fp - 6] ?? 0;
          fp = R[fp - 4] ?? 0;
          continue;
        }
        case 111 satisfies typeof Op.enter: {
          const size = w1;
          let at = pc + 5;
          if (size !== 0) {
            const base = (sp - size) & w2;
            if (base < stackBase) break;
            sp = base;
            const template = m.templates[w3] ?? NO_TEMPLATE;
            let from = 0;
            for (let word = base >> 2, end = size >> 2; from < end; word++, from++)
              SW[word] = template[from] ?? 0;
            for (let pair = base >> 4, end = template.length; from < end; pair++, from++)
              OP[pair] = template[from] ?? 0;
            for (const end = at + (code[pc + 4] ?? 0) * 2; at < end; at += 2)
              R[fp + (code[at] ?? 0)] = base + (code[at + 1] ?? 0);
          }
          const end = at + 1 + (code[at] ?? 0) * 2;
          for (at++; at < end; at += 2) R[fp + (code[at] ?? 0)] = code[at + 1] ?? 0;
          pc = end;
          continue;
        }
        case 69 satisfies typeof Op.fcheck32:
        case 70 satisfies typeof Op.fcheck64:
        case 20 satisfies typeof Op.lshrExact:
        case 21 satisfies typeof Op.ashrExact:
        case 61 satisfies typeof Op.frem32:
        case 66 satisfies typeof Op.frem64:
        case 79 satisfies typeof Op.fptosi32:
        case 80 satisfies typeof Op.fptosi64:
        case 81 satisfies typeof Op.fptoui32:
        case 82 satisfies typeof Op.fptoui64:
        case 114 satisfies typeof Op.fabs32:
        case 115 satisfies typeof Op.fabs64:
        case 116 satisfies typeof Op.sqrt32:
        case 117 satisfies typeof Op.sqrt64:
        case 118 satisfies typeof Op.fmuladd32:
        case 119 satisfies typeof Op.fmuladd64:
        case 125 satisfies typeof Op.truncFlags64:
        case 126 satisfies typeof Op.zextNneg:
        case 127 satisfies typeof Op.zext64Nneg:
        case 130 satisfies typeof Op.bswap32:
        case 131 satisfies typeof Op.ctpop32:
        case 132 satisfies typeof Op.ctlz32:
        case 133 satisfies typeof Op.cttz32:
        case 134 satisfies typeof Op.abs32:
        case 142 satisfies typeof Op.fshl64:
        case 143 satisfies typeof Op.fshr64: {
          const length = executeRare(m, pc, fp);
          if (length === 0) break;
          pc += length;
          continue;
        }
        case 135 satisfies typeof Op.check:
          if (m.checks[w2]?.holds(R[fp + w1] ?? 0, m.memory) !== true) break;
          pc += 3;
          continue;
        case 136 satisfies typeof Op.within:
          if (O[(R[fp + w1] ?? 0) >>> 3] !== O[(R[fp + w2] ?? 0) >>> 3]) break;
          pc += 3;
          continue;
        default:
          break;
      }
      m.pc = pc;
      m.fp = fp;
      m.dirty = dirty;
      m.fuel = fuel;
      m.memory.sp = sp;
      slowStep(m);
      continue outer;
    }
  }
}
