/**
 * Writes `ar` archives with a symbol index and long names, the same bytes for the same members.
 *
 * Source: System V ABI, "Archive File"; GNU's long names.
 */
import type { ObjectFile } from "@ts-jit/codegen";

export interface ArchiveEntry {
  readonly name: string;
  readonly data: Uint8Array;
  /** What `data` holds, for the index. */
  readonly object: ObjectFile;
}

export function writeArchive(entries: readonly ArchiveEntry[]): Uint8Array {
  const names = entries.map(({ name }) => `${name}/\n`);
  const symbols = entries.flatMap(({ object }, index) =>
    object.symbols
      .filter((symbol) => symbol.binding !== "local" && symbol.section !== "undefined")
      .map((symbol) => ({ name: symbol.name, index })),
  );
  const texts = Buffer.from(symbols.map(({ name }) => `${name}\0`).join(""), "latin1");
  const index = Buffer.alloc(4 + 4 * symbols.length + texts.length);
  const longNames = Buffer.from(names.join(""), "latin1");

  const offsets: number[] = [];
  let at = 8 + memberSize(index.length) + memberSize(longNames.length);
  for (const { data } of entries) {
    offsets.push(at);
    at += memberSize(data.length);
  }
  index.writeUInt32BE(symbols.length, 0);
  for (const [row, symbol] of symbols.entries()) index.writeUInt32BE(offsets[symbol.index] ?? 0, 4 + 4 * row);
  index.set(texts, 4 + 4 * symbols.length);

  const parts: Uint8Array[] = [Buffer.from("!<arch>\n"), ...member("/", index), ...member("//", longNames)];
  let nameAt = 0;
  for (const [position, { data }] of entries.entries()) {
    parts.push(...member(`/${nameAt}`, data));
    nameAt += names[position]?.length ?? 0;
  }
  return Buffer.concat(parts);
}

function memberSize(size: number): number {
  return 60 + size + (size & 1);
}

/** Header, data, padding to an even size. */
function member(name: string, data: Uint8Array): Uint8Array[] {
  const fields = [name.padEnd(16), "0".padEnd(12), "0".padEnd(6), "0".padEnd(6), "644".padEnd(8)];
  const header = `${fields.join("")}${String(data.length).padEnd(10)}\`\n`;
  return [Buffer.from(header, "latin1"), data, Buffer.from(data.length % 2 === 0 ? "" : "\n")];
}
