/**
 * `.a` archives of GNU ar (and BSD's `#1/` long names): members and the symbol index.
 *
 *     "!<arch>\n" { name[16] date[12] uid[6] gid[6] mode[8] size[10] "`\n" data, padded to even }
 *     member "/"  : symbol index: big-endian count, member offsets, NUL-terminated names
 *     member "//" : long names, each ended by "/\n"; "/123" as a name is an offset in it
 *
 * Source: ar(5); binutils' documentation of the archive index.
 */
import { ElfError } from "./error.js";
import { readElf } from "./reader.js";

export interface ArchiveMember {
  readonly name: string;
  readonly data: Uint8Array;
}

export interface Archive {
  /** For messages. */
  readonly name: string;
  readonly members: readonly ArchiveMember[];
  /** Which member (an index) defines each global symbol: the first that does. */
  readonly symbols: ReadonlyMap<string, number>;
}

const MAGIC = "!<arch>\n";
const THIN_MAGIC = "!<thin>\n";
const HEADER_SIZE = 60;

/**
 * Reads an archive. Without a symbol index (`ar rcS`) the members' own symbol tables make it.
 *
 * @throws ElfError when it is not an archive, is cut short, or is a thin one (its members are elsewhere)
 */
export function readArchive(bytes: Uint8Array, name: string): Archive {
  const latin = new TextDecoder("latin1");
  const text = (start: number, end: number): string => latin.decode(bytes.subarray(start, end));
  const magic = text(0, 8);
  if (magic === THIN_MAGIC)
    throw new ElfError(name, 0, "an archive that holds its members", "a thin archive (made by ar T)");
  if (magic !== MAGIC) throw new ElfError(name, 0, "an archive's magic !<arch>", JSON.stringify(magic));

  const members: ArchiveMember[] = [];
  const memberAt = new Map<number, number>();
  let longNames = "";
  let index: { readonly start: number; readonly end: number; readonly wide: boolean } | undefined;
  for (let at = MAGIC.length; at < bytes.length; ) {
    if (at + HEADER_SIZE > bytes.length)
      throw new ElfError(name, at, "a member's header of 60 bytes", `${bytes.length - at} bytes`);
    if (text(at + 58, at + 60) !== "`\n")
      throw new ElfError(
        name,
        at + 58,
        "the end of a member's header",
        JSON.stringify(text(at + 58, at + 60)),
      );
    const sizeField = text(at + 48, at + 58).trimEnd();
    if (!/^\d+$/.test(sizeField))
      throw new ElfError(name, at + 48, "a member's size", JSON.stringify(sizeField));
    const size = Number(sizeField);
    let start = at + HEADER_SIZE;
    const end = start + size;
    if (end > bytes.length)
      throw new ElfError(name, at + 48, `${size} bytes of a member`, `${bytes.length - start} bytes`);
    const field = text(at, at + 16).trimEnd();
    if (field === "/" || field === "/SYM64/") index = { start, end, wide: field !== "/" };
    else if (field === "//") longNames = text(start, end);
    else {
      let memberName = field.endsWith("/") ? field.slice(0, -1) : field;
      if (/^\/\d+$/.test(field)) {
        const from = Number(field.slice(1));
        const stop = longNames.indexOf("/\n", from);
        if (from >= longNames.length || stop < 0)
          throw new ElfError(name, at, `an offset in ${longNames.length} bytes of long names`, `${from}`);
        memberName = longNames.slice(from, stop);
      } else if (/^#1\/\d+$/.test(field)) {
        const length = Number(field.slice(3));
        if (length > size)
          throw new ElfError(name, at, "a name within the member", `a name of ${length} bytes`);
        memberName = text(start, start + length).replace(/\0+$/, "");
        start += length;
      }
      memberAt.set(at, members.length);
      members.push({ name: memberName, data: bytes.subarray(start, end) });
    }
    at = end + (end & 1);
  }
  const symbols =
    index === undefined ? definedSymbols(name, members) : readIndex(bytes, name, index, memberAt, latin);
  return { name, members, symbols };
}

function readIndex(
  bytes: Uint8Array,
  name: string,
  { start, end, wide }: { readonly start: number; readonly end: number; readonly wide: boolean },
  memberAt: ReadonlyMap<number, number>,
  latin: InstanceType<typeof TextDecoder>,
): Map<string, number> {
  const symbols = new Map<string, number>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = wide ? 8 : 4;
  const read = (at: number): number => (wide ? Number(view.getBigUint64(at)) : view.getUint32(at));
  if (end - start < word)
    throw new ElfError(name, start, "the count of a symbol index", `${end - start} bytes`);
  const count = read(start);
  let text = start + word + count * word;
  if (text > end) throw new ElfError(name, start, `an index of ${count} symbols`, `${end - start} bytes`);
  for (let entry = 0; entry < count; entry++) {
    const at = start + word + entry * word;
    const member = memberAt.get(read(at));
    if (member === undefined) throw new ElfError(name, at, "the offset of a member", `${read(at)}`);
    const stop = bytes.indexOf(0, text);
    if (stop < 0 || stop >= end) throw new ElfError(name, text, "a symbol's name", "the end of the index");
    const symbol = latin.decode(bytes.subarray(text, stop));
    if (!symbols.has(symbol)) symbols.set(symbol, member);
    text = stop + 1;
  }
  return symbols;
}

function definedSymbols(name: string, members: readonly ArchiveMember[]): Map<string, number> {
  const symbols = new Map<string, number>();
  members.forEach((member, index) => {
    for (const symbol of readElf(member.data, `${name}(${member.name})`).symbols)
      if (symbol.binding !== "local" && symbol.section !== "undefined" && !symbols.has(symbol.name))
        symbols.set(symbol.name, index);
  });
  return symbols;
}
