/** Reading back what was linked. */
import type { Image } from "@ts-jit/boot";

/** The address of a symbol. */
export function addressOf(image: Image, name: string): number {
  const symbol = image.symbols.find((candidate) => candidate.name === name);
  if (symbol === undefined) throw new Error(`no symbol ${name}`);
  return symbol.address;
}

/** Bytes at an address. */
export function bytesAt(image: Image, address: number, length: number): Uint8Array {
  const section = image.sections.find(
    (s) => s.alloc && address >= s.address && address + length <= s.address + s.fileSize,
  );
  if (section === undefined) throw new Error(`no bytes at 0x${address.toString(16)}`);
  const offset = section.offset + address - section.address;
  return image.bytes.slice(offset, offset + length);
}

/** The 32-bit word at an address, signed. */
export function wordAt(image: Image, address: number): number {
  return new DataView(bytesAt(image, address, 4).buffer).getInt32(0, true);
}

/** The NUL-terminated string at an address. */
export function stringAt(image: Image, address: number): string {
  let end = address;
  while (bytesAt(image, end, 1)[0] !== 0) end++;
  return Buffer.from(bytesAt(image, address, end - address)).toString("latin1");
}
