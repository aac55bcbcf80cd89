/** The addresses of a panic get the names of the functions they are in; everything else passes unchanged. */
import { BacktraceNames, DebugLines, type Image, type ImageSymbol } from "@ts-jit/boot";
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

/** A line table as an assembler would write it: two lines of a.c at 0x100010, then one of b.c. */
const lineTable = ((): Uint8Array => {
  const files = Buffer.from("\0a.c\0\0\0\0b.c\0\0\0\0\0", "latin1");
  const prologue = Buffer.from([1, 1, 1, 0xfb, 14, 13, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1, ...files]);
  const program = Buffer.from([
    ...[0, 5, 2, 0x10, 0, 0x10, 0], // address 0x100010
    ...[3, 9, 1], // line 10
    ...[2, 8, 3, 0x7e, 1], // 8 bytes on, two lines back
    ...[4, 2, 2, 8, 3, 32, 1], // 8 bytes on, the other file, line 40
    ...[2, 16, 0, 1, 1], // the end
  ]);
  const table = Buffer.alloc(10 + prologue.length + program.length);
  table.writeUInt32LE(table.length - 4, 0);
  table.writeUInt16LE(4, 4);
  table.writeUInt32LE(prologue.length, 6);
  table.set(prologue, 10);
  table.set(program, 10 + prologue.length);
  return table;
})();

function withLines(bytes: Uint8Array): Image {
  const debug = {
    name: ".debug_line",
    address: 0,
    size: bytes.length,
    fileSize: bytes.length,
    offset: 0,
    align: 1,
  };
  return { ...image, bytes, sections: [{ ...debug, alloc: false, write: false, exec: false }] };
}

test("source lines stand with the names where there is a line table", (t) => {
  const explained = Buffer.from(
    new BacktraceNames(withLines(lineTable)).explain(Buffer.from(panic)),
  ).toString();
  t.is(
    explained,
    `${panic}  in inner+0x4 at a.c:10\n  by outer+0xf at b.c:40\n  by main+0xf\n  by 0x999999\n`,
  );
  const lines = new DebugLines(withLines(lineTable));
  t.deepEqual(
    [0x10000f, 0x100010, 0x100017, 0x100018, 0x100020, 0x10002f, 0x100030].map((address) =>
      lines.lookUp(address),
    ),
    [undefined, "a.c:10", "a.c:10", "a.c:8", "b.c:40", "b.c:40", undefined],
  );
});

test("a damaged line table gives no lines, and no error", (t) => {
  for (let cut = 0; cut < lineTable.length; cut++) {
    t.notThrows(() => new DebugLines(withLines(lineTable.subarray(0, cut))));
    const flipped = Uint8Array.from(lineTable);
    flipped[cut] = (flipped[cut] ?? 0) ^ 0xff;
    t.notThrows(() => new DebugLines(withLines(flipped)));
  }
});
