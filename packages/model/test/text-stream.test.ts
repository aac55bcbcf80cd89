import { TextStream } from "@ts-jit/model";
import test from "ava";

const bytes = (text: string) => new TextEncoder().encode(text);
/** What comes out after each byte of `text`, and at the end. */
function byBytes(text: Uint8Array, stops: readonly string[]): string[] {
  const stream = new TextStream(stops);
  const out: string[] = [];
  for (const byte of text) {
    const { bytes: certain, stopped } = stream.push(Uint8Array.of(byte));
    out.push(Buffer.from(certain).toString("latin1"));
    if (stopped) return [...out, "stopped"];
  }
  return [...out, Buffer.from(stream.end()).toString("latin1")];
}
const latin1 = (text: string) => Buffer.from(text).toString("latin1");

test("characters come whole", (t) => {
  t.deepEqual(byBytes(bytes("aé日😀"), []), [
    ..."a",
    ...["", latin1("é")],
    ...["", "", latin1("日")],
    ...["", "", "", latin1("😀")],
    "",
  ]);
});

test("what is no UTF-8 is handed on as it is, at the latest at the end", (t) => {
  t.deepEqual(byBytes(Uint8Array.of(0x80, 0xc3, 0x41, 0xe6), []), ["\x80", "", "\xc3A", "", "\xe6"]);
});

test("nothing of a stop string comes out, all of what only began like one", (t) => {
  t.deepEqual(byBytes(bytes("xabac"), ["abc", "ac"]), ["x", "", "", "ab", "", "stopped"]);
  t.deepEqual(byBytes(bytes("ab"), ["abc"]), ["", "", "ab"]);
  t.deepEqual(byBytes(bytes("é!"), ["!"]), ["", latin1("é"), "", "stopped"]);
});

test("stop strings out of their bounds are refused", (t) => {
  t.throws(() => new TextStream([""]), { message: "stop: expected 1 to 256 bytes, found 0" });
  t.throws(() => new TextStream(["x".repeat(257)]), { message: "stop: expected 1 to 256 bytes, found 257" });
  t.throws(() => new TextStream(Array(17).fill("x")), {
    message: "stop: expected at most 16 strings, found 17",
  });
});
