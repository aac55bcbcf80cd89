/** Looks at an operation in a frame that may hold undef or poison: whether it must be run exactly. */
import type { Machine } from "./machine.js";
import { OPS, Op } from "./ops.js";
import { CallRecord } from "./records.js";

/**
 * In a dirty frame, before an operation: true when it must be run exactly. Otherwise what it writes is made clean.
 */
export function screen(m: Machine, pc: number, fp: number): boolean {
  m.fp = fp;
  const { code, shadowUndef, shadowPoison } = m;
  const number = code[pc] ?? 0;
  // A parallel copy or a call whose sources are all clean needs no exact path.
  if (number === Op.moves) return screenPairs(m, pc + 3, code[pc + 1] ?? 0, true);
  if (number === Op.call) {
    if (screenPairs(m, pc + 6, code[pc + 4] ?? 0, false)) return true;
    cleanResult(m, code[pc + 5] ?? 0);
    return false;
  }
  const format = OPS[number]?.format ?? "";
  for (let at = 0; at < format.length; at++) {
    const letter = format.charCodeAt(at);
    if (letter === 33) return true; // !
    const slot = fp + (code[pc + 1 + at] ?? 0);
    if (letter === 115) {
      if ((shadowUndef[slot] ?? 0) !== 0 || (shadowPoison[slot] ?? 0) !== 0) return true; // s
    } else if (letter === 83) {
      if (((shadowUndef[slot] ?? 0) | (shadowUndef[slot + 1] ?? 0)) !== 0 || (shadowPoison[slot] ?? 0) !== 0)
        return true;
    }
  }
  const first = format.charCodeAt(0);
  if (first === 100 || first === 68) {
    const slot = fp + (code[pc + 1] ?? 0);
    shadowUndef[slot] = 0;
    shadowPoison[slot] = 0;
    if (first === 68) shadowUndef[slot + 1] = 0;
  }
  return false;
}

/** True when one of the sources of register pairs is undef or poison; else the targets are made clean on request. */
function screenPairs(m: Machine, start: number, count: number, clean: boolean): boolean {
  const { code, shadowUndef, shadowPoison, fp } = m;
  const end = start + 2 * count;
  for (let at = start + 1; at < end; at += 2) {
    const slot = fp + (code[at] ?? 0);
    if ((shadowUndef[slot] ?? 0) !== 0 || (shadowPoison[slot] ?? 0) !== 0) return true;
  }
  if (!clean) return false;
  for (let at = start; at < end; at += 2) {
    const slot = fp + (code[at] ?? 0);
    shadowUndef[slot] = 0;
    shadowPoison[slot] = 0;
  }
  return false;
}
function cleanResult(m: Machine, number: number): void {
  const record = m.records[number];
  if (record instanceof CallRecord) m.cleanOperand(record.to);
}
