/**
 * `.debug_line`: which source line each stretch of code comes from, as a program for a small machine, one sequence a
 * function.
 *
 * Source: DWARF Debugging Information Format, version 4, section 6.2.
 */
import type { MDSpecialized } from "@ts-jit/ir";
import type { DebugBytes } from "./bytes.js";
import { type DebugFunction, fileOf, lineOf, subprogramOf } from "./source-lines.js";

const LINE_BASE = -5;
const LINE_RANGE = 14;
const OPCODE_BASE = 13;
const DW_LNS = { advancePc: 2, advanceLine: 3, setFile: 4, setColumn: 5, negateStmt: 6 } as const;
const DW_LNE = { endSequence: 1, setAddress: 2 } as const;
/** Operands of the standard opcodes, from 1. */
const OPERAND_COUNTS = [0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1];

/** The files of a unit by their numbers in its line table, from 1. */
export class FileTable {
  private readonly numbers = new Map<string, number>();
  readonly names: { readonly name: string; readonly directory: string }[] = [];

  numberOf(file: MDSpecialized | undefined): number {
    const name = file?.string("filename") ?? "";
    const directory = file?.string("directory") ?? "";
    const key = `${directory}\0${name}`;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.names.push({ name, directory });
      this.numbers.set(key, number);
    }
    return number;
  }
}

/** Appends a unit's line table. `files` gets the files it names. */
export function writeLineTable(
  bytes: DebugBytes,
  functions: readonly DebugFunction[],
  files: FileTable,
): void {
  // The rows first, for the header lists the files they name.
  const sequences = functions.map((debug) => rowsOf(debug, files));
  const unit = bytes.beginUnit();
  bytes.u16(4);
  const header = bytes.beginUnit();
  bytes.u8(1); // minimum instruction length
  bytes.u8(1); // operations an instruction
  bytes.u8(1); // rows are statements by default
  bytes.u8(LINE_BASE);
  bytes.u8(LINE_RANGE);
  bytes.u8(OPCODE_BASE);
  for (const count of OPERAND_COUNTS) bytes.u8(count);
  const directories = [
    ...new Set(files.names.map(({ directory }) => directory).filter((name) => name !== "")),
  ];
  for (const directory of directories) bytes.string(directory);
  bytes.u8(0);
  for (const { name, directory } of files.names) {
    bytes.string(name);
    bytes.unsigned(directory === "" ? 0 : directories.indexOf(directory) + 1);
    bytes.unsigned(0); // time of change
    bytes.unsigned(0); // length
  }
  bytes.u8(0);
  bytes.endUnit(header);
  functions.forEach((debug, index) => {
    writeSequence(bytes, debug, sequences[index] ?? []);
  });
  bytes.endUnit(unit);
}

interface Row {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly file: number;
}

/** The function's first line at its first byte, then a row wherever the line changes. */
function rowsOf({ fn, lines, locations }: DebugFunction, files: FileTable): Row[] {
  const subprogram = subprogramOf(fn);
  const rows: Row[] = [
    { offset: 0, line: subprogram?.number("line") ?? 0, column: 0, file: files.numberOf(fileOf(subprogram)) },
  ];
  for (let at = 0; at < lines.length; at += 2) {
    const source = lineOf(locations[lines[at + 1] ?? -1]);
    if (source === undefined) continue;
    const row: Row = {
      offset: lines[at] ?? 0,
      line: source.line,
      column: source.column,
      file: files.numberOf(source.file),
    };
    const last = rows[rows.length - 1];
    if (last !== undefined && rows.length > 1 && last.offset === row.offset) rows.pop();
    const before = rows[rows.length - 1];
    // The second row ends the prologue for a debugger, so it stays even where it repeats the first.
    if (
      rows.length === 1 ||
      before?.line !== row.line ||
      before.column !== row.column ||
      before.file !== row.file
    )
      rows.push(row);
  }
  return rows;
}

function writeSequence(bytes: DebugBytes, { fn, size }: DebugFunction, rows: readonly Row[]): void {
  bytes.u8(0);
  bytes.unsigned(5);
  bytes.u8(DW_LNE.setAddress);
  bytes.address(fn);
  let offset = 0;
  let line = 1;
  let column = 0;
  let file = 1;
  let statement = true;
  for (const [index, row] of rows.entries()) {
    // Only where the line changes, and where the prologue ends, does a debugger stop for it.
    if ((index < 2 || row.line !== line) !== statement) {
      bytes.u8(DW_LNS.negateStmt);
      statement = !statement;
    }
    if (row.file !== file) {
      bytes.u8(DW_LNS.setFile);
      bytes.unsigned(row.file);
      file = row.file;
    }
    if (row.column !== column) {
      bytes.u8(DW_LNS.setColumn);
      bytes.unsigned(row.column);
      column = row.column;
    }
    const advance = row.offset - offset;
    let delta = row.line - line;
    let special = delta - LINE_BASE + LINE_RANGE * advance + OPCODE_BASE;
    if (delta < LINE_BASE || delta >= LINE_BASE + LINE_RANGE) {
      bytes.u8(DW_LNS.advanceLine);
      bytes.signed(delta);
      delta = 0;
      special = -LINE_BASE + LINE_RANGE * advance + OPCODE_BASE;
    }
    if (special <= 255) bytes.u8(special);
    else {
      bytes.u8(DW_LNS.advancePc);
      bytes.unsigned(advance);
      bytes.u8(delta - LINE_BASE + OPCODE_BASE);
    }
    offset = row.offset;
    line = row.line;
  }
  bytes.u8(DW_LNS.advancePc);
  bytes.unsigned(size - offset);
  bytes.u8(0);
  bytes.unsigned(1);
  bytes.u8(DW_LNE.endSequence);
}
