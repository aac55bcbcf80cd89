/**
 * Source lines of addresses, from an image's `.debug_line`: line number programs of DWARF 2 to 4, which is what this
 * compiler writes. Tables of later versions are passed over.
 *
 * Source: DWARF Debugging Information Format 4, section 6.2, "Line Number Information".
 */
import type { Image } from "./image.js";

/** From `address` on, up to the next row, the code is that of `line`; a row without a file ends a sequence. */
interface LineRow {
  readonly address: number;
  readonly file: string | undefined;
  readonly line: number;
}

/** Standard opcodes that do something here. */
const LNS = {
  copy: 1,
  advancePc: 2,
  advanceLine: 3,
  setFile: 4,
  constAddPc: 8,
  fixedAdvancePc: 9,
} as const;
const LNE = { endSequence: 1, setAddress: 2 } as const;

export class DebugLines {
  private readonly rows: readonly LineRow[];

  /** Reads the table; an image without one, or with a damaged one, has no lines. */
  constructor(image: Image) {
    const section = image.sections.find(({ name }) => name === ".debug_line");
    const kept = section !== undefined && section.offset + section.fileSize <= image.bytes.length;
    const bytes = kept
      ? image.bytes.subarray(section.offset, section.offset + section.fileSize)
      : new Uint8Array();
    const rows: LineRow[] = [];
    try {
      for (let at = 0; at < bytes.length; ) at = readUnit(new Reader(bytes, at), rows);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    this.rows = rows.sort((a, b) => a.address - b.address);
  }

  /** `file.c:12`, or undefined for an address without a line. */
  lookUp(address: number): string | undefined {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.rows[middle]?.address ?? 0) <= address) low = middle + 1;
      else high = middle;
    }
    const row = this.rows[low - 1];
    return row?.file === undefined ? undefined : `${row.file}:${row.line}`;
  }
}

/** Reads one unit's header and program; returns where the next unit starts. */
function readUnit(reader: Reader, rows: LineRow[]): number {
  const end = reader.u32() + reader.at;
  const version = reader.u16();
  if (version < 2 || version > 4) return end;
  const programAt = reader.u32() + reader.at;
  const minimumLength = reader.u8();
  if (version >= 4) reader.u8();
  reader.u8();
  const lineBase = (reader.u8() << 24) >> 24;
  const lineRange = reader.u8();
  const opcodeBase = reader.u8();
  const lengths = Array.from({ length: opcodeBase - 1 }, () => reader.u8());
  while (reader.text() !== "") {}
  const files: string[] = [];
  for (let name = reader.text(); name !== ""; name = reader.text()) {
    files.push(name);
    for (let field = 0; field < 3; field++) reader.leb128();
  }
  reader.at = programAt;
  const header: Header = { minimumLength, lineBase, lineRange, opcodeBase, lengths, files };
  runProgram(reader, end, header, rows);
  return end;
}

interface Header {
  readonly minimumLength: number;
  readonly lineBase: number;
  readonly lineRange: number;
  readonly opcodeBase: number;
  readonly lengths: readonly number[];
  readonly files: readonly string[];
}

function runProgram(reader: Reader, end: number, header: Header, rows: LineRow[]): void {
  const { minimumLength, lineBase, lineRange, opcodeBase, lengths, files } = header;
  let address = 0;
  let file = 1;
  let line = 1;
  // A dropped function's sequence starts at 0, where no code is.
  const emit = () => void (address > 0 && rows.push({ address, file: files[file - 1], line }));
  while (reader.at < end) {
    const opcode = reader.u8();
    if (opcode >= opcodeBase) {
      address += minimumLength * Math.floor((opcode - opcodeBase) / lineRange);
      line += lineBase + ((opcode - opcodeBase) % lineRange);
      emit();
    } else if (opcode === 0) {
      const length = reader.leb128();
      const next = reader.at + length;
      const extended = reader.u8();
      if (extended === LNE.setAddress) address = reader.u32();
      else if (extended === LNE.endSequence) {
        if (address > 0) rows.push({ address, file: undefined, line: 0 });
        address = 0;
        file = 1;
        line = 1;
      }
      reader.at = next;
    } else if (opcode === LNS.copy) emit();
    else if (opcode === LNS.advancePc) address += minimumLength * reader.leb128();
    else if (opcode === LNS.advanceLine) line += reader.signedLeb128();
    else if (opcode === LNS.setFile) file = reader.leb128();
    else if (opcode === LNS.constAddPc) address += minimumLength * Math.floor((255 - opcodeBase) / lineRange);
    else if (opcode === LNS.fixedAdvancePc) address += reader.u16();
    else for (let operand = lengths[opcode - 1] ?? 0; operand > 0; operand--) reader.leb128();
  }
}

/** Throws a RangeError past the end. */
class Reader {
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  u8(): number {
    return this.view.getUint8(this.at++);
  }
  u16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2, true);
  }
  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }
  leb128(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.u8();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }
  signedLeb128(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.u8();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return shift + 7 < 32 && (byte & 0x40) !== 0 ? value | (-1 << (shift + 7)) : value;
    }
  }
  text(): string {
    const end = this.bytes.indexOf(0, this.at);
    if (end < 0) throw new RangeError("a text without an end");
    const text = Buffer.from(this.bytes.subarray(this.at, end)).toString();
    this.at = end + 1;
    return text;
  }
}
