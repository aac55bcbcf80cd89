/**
 * `ar` archives: a library of objects from which the linker takes what is missing.
 *
 *     "!<arch>\n"  then members:  name/16 date/12 uid/6 gid/6 mode/8 size/10 "`\n"  data, padded to an even offset
 *     first member "/": big-endian count, offsets of members, their symbols' names; member "//": long names
 *
 * Source: System V ABI, "Archive File"; GNU's long names.
 */
import { type ObjectFile, readElf } from "@ts-jit/codegen";
import { ArchiveError } from "./errors.js";

interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export class Archive {
  private readonly bySymbol = new Map<string, Member>();
  private readonly taken = new Set<Member>();

  /** @throws ArchiveError when the bytes are no archive, or one cut short. */
  constructor(
    readonly name: string,
    bytes: Uint8Array,
  ) {
    const members = readMembers(name, bytes);
    if (!readSymbolIndex(bytes, members, this.bySymbol)) {
      for (const member of members.values()) this.indexMember(member);
    }
  }

  /** The member that defines a symbol, the first time it is asked for. */
  take(symbol: string): ObjectFile | undefined {
    const member = this.bySymbol.get(symbol);
    if (member === undefined || this.taken.has(member)) return undefined;
    this.taken.add(member);
    return readElf(member.bytes, `${this.name}(${member.name})`);
  }

  private indexMember(member: Member): void {
    for (const symbol of readElf(member.bytes, `${this.name}(${member.name})`).symbols) {
      if (symbol.binding === "local" || symbol.section === "undefined") continue;
      if (!this.bySymbol.has(symbol.name)) this.bySymbol.set(symbol.name, member);
    }
  }
}

const MAGIC = "!<arch>\n";
const HEADER = 60;

export function isArchive(bytes: Uint8Array): boolean {
  return text(bytes, 0, 8) === MAGIC || text(bytes, 0, 8) === "!<thin>\n";
}

/** Members by the offset of their header. */
function readMembers(name: string, bytes: Uint8Array): Map<number, Member> {
  if (text(bytes, 0, 8) === "!<thin>\n") throw new ArchiveError([`${name}: a thin archive, which holds no objects`]);
  if (text(bytes, 0, 8) !== MAGIC) throw new ArchiveError([`${name}: not an archive`]);
  const members = new Map<number, Member>();
  let longNames: Uint8Array | undefined;
  for (let at = 8; at < bytes.length; ) {
    const size = Number.parseInt(text(bytes, at + 48, 10), 10);
    if (at + HEADER > bytes.length || text(bytes, at + 58, 2) !== "`\n" || !(at + HEADER + size <= bytes.length)) {
      throw new ArchiveError([`${name}: the archive is cut short or damaged at byte ${at}`]);
    }
    const raw = text(bytes, at, 16).trimEnd();
    const data = bytes.subarray(at + HEADER, at + HEADER + size);
    if (raw === "//") longNames = data;
    else if (raw !== "/" && raw !== "/SYM64/") members.set(at, { name: memberName(raw, longNames), bytes: data });
    at += HEADER + size + (size & 1);
  }
  return members;
}

function memberName(raw: string, longNames: Uint8Array | undefined): string {
  if (!/^\/\d+$/.test(raw)) return raw.replace(/\/$/, "");
  const start = Number(raw.slice(1));
  const names = longNames === undefined ? "" : text(longNames, start, longNames.length - start);
  return names.slice(0, names.indexOf("/\n"));
}

/** Fills `index` from the archive's own symbol table. Returns false when there is none. */
function readSymbolIndex(bytes: Uint8Array, members: Map<number, Member>, index: Map<string, Member>): boolean {
  if (bytes.length < 8 + HEADER || text(bytes, 8, 16).trimEnd() !== "/") return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 8 + HEADER;
  const count = view.getUint32(start);
  let at = start + 4 + 4 * count;
  for (let entry = 0; entry < count; entry++) {
    const end = bytes.indexOf(0, at);
    const member = members.get(view.getUint32(start + 4 + 4 * entry));
    const symbol = text(bytes, at, end - at);
    if (member !== undefined && !index.has(symbol)) index.set(symbol, member);
    at = end + 1;
  }
  return true;
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", at, at + length);
}
