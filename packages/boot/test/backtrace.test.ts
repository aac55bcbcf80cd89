/** The addresses of a panic get the names of the functions they are in; everything else passes unchanged. */
import { BacktraceNames, type Image, type ImageSymbol } from "@ts-jit/boot";
import test from "ava";

const symbol = (name: string, address: number, size: number): ImageSymbol => ({
  name,
  address,
  size,
  binding: "global",
  type: "function",
  section: 0,
});
const image: Image = {
  platform: "bare",
  name: "a",
  bytes: new Uint8Array(),
  entry: 0,
  start: 0,
  end: 0,
  sections: [],
  symbols: [symbol("inner", 0x100010, 0x10), symbol("outer", 0x100020, 0x0f), symbol("main", 0x100040, 0x20)],
};

const panic = `panic: page fault, write to 00000000 (null pointer), eip 00100014
eax 00000000 ebx 00000240
backtrace 0010002f 0010004f 00999999
`;

test("names stand behind the backtrace, however the bytes come", (t) => {
  const expected = `${panic}  in inner+0x4\n  by outer+0xf\n  by main+0xf\n  by 0x999999\n`;
  t.is(Buffer.from(new BacktraceNames(image).explain(Buffer.from(panic))).toString(), expected);
  const names = new BacktraceNames(image);
  const pieces = [...Buffer.from(panic)].map((byte) =>
    Buffer.from(names.explain(Uint8Array.of(byte))).toString(),
  );
  t.is(pieces.join(""), expected);
});

test("other output is left alone", (t) => {
  const text = "error: backtrace 0010002f\nbacktrace of nothing\n\xff";
  t.is(Buffer.from(new BacktraceNames(image).explain(Buffer.from(text, "latin1"))).toString("latin1"), text);
});
