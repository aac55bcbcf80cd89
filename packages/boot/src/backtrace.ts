/**
 * Names for the addresses a panic prints: the image's symbols stay here, so that the kernel need not carry them.
 *
 *     panic: page fault, write to 00000000 (null pointer), eip 00100014
 *     backtrace 0010002f
 *                                          ->      in inner+0x4 at crash.c:3
 *                                                  by main+0xf at crash.c:9
 */
import { DebugLines } from "./debug-lines.js";
import type { Image, ImageSymbol } from "./image.js";

/** Reads a machine's standard error line by line and explains the lines of a panic. */
export class BacktraceNames {
  private readonly functions: readonly ImageSymbol[];
  private lines: DebugLines | undefined = undefined;
  private line: number[] = [];
  private faulting: string | undefined = undefined;

  constructor(private readonly image: Image) {
    this.functions = image.symbols.filter((symbol) => symbol.type === "function" || symbol.size > 0);
  }

  /** The bytes, with names behind the lines that have addresses. */
  explain(bytes: Uint8Array): Uint8Array {
    const out: number[] = [];
    for (const byte of bytes) {
      out.push(byte);
      if (byte !== 10) {
        if (this.line.length < MOST_LINE) this.line.push(byte);
        continue;
      }
      out.push(...Buffer.from(this.explainLine(Buffer.from(this.line).toString("latin1"))));
      this.line = [];
    }
    return Uint8Array.from(out);
  }

  private explainLine(line: string): string {
    const fault = /^panic: (?:.*\beip |watchdog: .*: 0x)([0-9a-f]{8})\b/.exec(line);
    if (fault?.[1] !== undefined) {
      this.faulting = this.name(Number.parseInt(fault[1], 16));
      return "";
    }
    if (!/^backtrace( [0-9a-f]{8})*$/.test(line)) return "";
    const callers = line
      .split(" ")
      .slice(1)
      // A return address is behind the call; the call itself belongs to the caller even when it comes last.
      .map((address) => this.name(Number.parseInt(address, 16) - 1, 1));
    const rows = callers.map((name) => `  by ${name}\n`);
    return (this.faulting === undefined ? "" : `  in ${this.faulting}\n`) + rows.join("");
  }

  /** `function+0x12`, with ` at file.c:3` where that is known; a number when it is in none. */
  private name(address: number, ahead = 0): string {
    const found = this.functions.find(
      (symbol) => address >= symbol.address && address < symbol.address + Math.max(symbol.size, 1),
    );
    if (found === undefined) return `0x${(address + ahead).toString(16)}`;
    this.lines ??= new DebugLines(this.image);
    const source = this.lines.lookUp(address);
    const place = source === undefined ? "" : ` at ${source}`;
    return `${found.name}+0x${(address + ahead - found.address).toString(16)}${place}`;
  }
}

/** Longer lines are no panic's. */
const MOST_LINE = 4096;
