/**
 * The characters that byte-level vocabularies write bytes with: printable ones stand for themselves, the others follow
 * from U+0100 on.
 *
 * Source: OpenAI's GPT-2, `encoder.py: bytes_to_unicode`.
 */
const BYTES = new Map<string, number>();
{
  const printable = (byte: number) =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
  let next = 0x100;
  for (let byte = 0; byte < 256; byte++) {
    BYTES.set(String.fromCodePoint(printable(byte) ? byte : next++), byte);
  }
}
const CHARACTERS = new Map([...BYTES].map(([character, byte]) => [byte, character]));

/** The bytes a token's text stands for; other characters are taken as they are. */
export function bytesOfText(text: string): Uint8Array {
  const utf8 = new TextEncoder();
  return Uint8Array.from(
    [...text].flatMap((character) => BYTES.get(character) ?? [...utf8.encode(character)]),
  );
}

/** The text that stands for bytes. */
export function textOfBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => CHARACTERS.get(byte) ?? "").join("");
}
