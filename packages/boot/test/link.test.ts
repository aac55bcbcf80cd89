/**
 * The linker gives every name one address, drops what is not reached, applies every i386 relocation as the ABI says,
 * and explains what it refuses. Objects are written down by hand, so every expected number follows from the text here.
 */
import { type Image, LinkError, type LinkOptions, link } from "@ts-jit/boot";
import type { ObjectFile } from "@ts-jit/codegen";
import test from "ava";
import { addressOf, bytesAt, stringAt, wordAt } from "./support/images.js";
import { makeObject, type SectionSpec, type SymbolSpec } from "./support/objects.js";

const ZERO = [0, 0, 0, 0];

function linkBare(objects: ObjectFile[], options: Partial<LinkOptions> = {}): Image {
  return link(objects, { platform: "bare", ...options });
}

/** A program whose `_start` holds words to relocate. */
function start(relocations: SectionSpec["relocations"], words = 4): ObjectFile {
  const data = Array.from({ length: 4 * words }, () => 0);
  return makeObject(
    "start.o",
    [{ name: ".text._start", data, ...(relocations && { relocations }) }],
    [{ name: "_start", in: ".text._start", type: "function", size: 4 * words }],
  );
}

function refusal(objects: ObjectFile[], options: Partial<LinkOptions> = {}): LinkError {
  try {
    linkBare(objects, options);
  } catch (error) {
    if (error instanceof LinkError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

test("absolute and relative relocations hold S + A and S + A - P", (t) => {
  const image = linkBare([
    start([
      [0, "R_386_32", "f"],
      [4, "R_386_PC32", "f"],
      [8, "R_386_PLT32", "f"],
    ]),
    makeObject("f.o", [{ name: ".text.f", data: [0x90, 0xc3] }], [{ name: "f", in: ".text.f", value: 1 }]),
  ]);
  const [at, f] = [addressOf(image, "_start"), addressOf(image, "f")];
  t.is(wordAt(image, at), f);
  t.is(wordAt(image, at + 4), f - (at + 4));
  t.is(wordAt(image, at + 8), f - (at + 8));
  t.is(bytesAt(image, f, 1)[0], 0xc3);
});

const GENERAL = [0x8d, 0x04, 0x1d, 0, 0, 0, 0, 0xe8, 0xfc, 0xff, 0xff, 0xff];
const LOCAL = [0x8d, 0x83, 0, 0, 0, 0, 0xe8, 0xfc, 0xff, 0xff, 0xff];
const INDIRECT = [0x8d, 0x81, 0, 0, 0, 0, 0xff, 0x91, 0, 0, 0, 0];

test("calls for thread-local addresses become offsets from the thread pointer", (t) => {
  const object = makeObject(
    "a.o",
    [
      {
        name: ".text",
        data: [...GENERAL, ...LOCAL, ...INDIRECT],
        relocations: [
          [3, "R_386_TLS_GD", "b"],
          [8, "R_386_PLT32", "___tls_get_addr"],
          [14, "R_386_TLS_LDM", "b"],
          [19, "R_386_PLT32", "___tls_get_addr"],
          [25, "R_386_TLS_GD", "b"],
          [31, "R_386_GOT32X", "___tls_get_addr"],
        ],
      },
      { name: ".tdata", data: [1, 0, 0, 0, 2, 0, 0, 0], align: 4, tls: true, write: true },
    ],
    [
      { name: "_start", in: ".text" },
      { name: "b", in: ".tdata", value: 4, type: "tls" },
      { name: "___tls_get_addr" },
    ],
  );
  const image = linkBare([object]);
  const pointer = [0x65, 0xa1, 0, 0, 0, 0];
  const offset = [0x8d, 0x80, 0xfc, 0xff, 0xff, 0xff];
  const nop = [0x0f, 0x1f, 0x44, 0, 0];
  t.deepEqual(
    [...bytesAt(image, image.entry, 35)],
    [...pointer, ...offset, ...pointer, ...nop, ...pointer, ...offset],
  );
});

test("the addend stands in the bytes", (t) => {
  const object = makeObject(
    "a.o",
    [
      { name: ".text", data: [8, 0, 0, 0], relocations: [[0, "R_386_32", "data"]] },
      { name: ".data", data: ZERO, write: true },
    ],
    [
      { name: "_start", in: ".text" },
      { name: "data", in: ".data" },
    ],
  );
  const image = linkBare([object]);
  t.is(wordAt(image, addressOf(image, "_start")), addressOf(image, "data") + 8);
});

test("8 and 16 bit relocations fit or are refused by name and place", (t) => {
  const absolute: SymbolSpec = { name: "port", section: "absolute", value: 0x3f8 };
  const sections = (type: "R_386_16" | "R_386_8"): SectionSpec[] => [
    { name: ".text", data: ZERO, relocations: [[0, type, "port"]] },
  ];
  const image = linkBare([
    makeObject("a.o", sections("R_386_16"), [{ name: "_start", in: ".text" }, absolute]),
  ]);
  t.deepEqual([...bytesAt(image, image.entry, 4)], [0xf8, 0x03, 0, 0]);
  const error = refusal([
    makeObject("a.o", sections("R_386_8"), [{ name: "_start", in: ".text" }, absolute]),
  ]);
  t.regex(error.message, /R_386_8 to port does not fit: 0x3f8 in 1 bytes\n {2}at a\.o:\(\.text\+0x0\)/);
});

test("the global offset table is static: slots hold addresses, shared by symbol", (t) => {
  const image = linkBare([
    start(
      [
        [0, "R_386_GOTPC", "_GLOBAL_OFFSET_TABLE_"],
        [4, "R_386_GOT32", "f"],
        [8, "R_386_GOT32X", "f"],
        [12, "R_386_GOTOFF", "f"],
      ],
      5,
    ),
    makeObject("f.o", [{ name: ".text.f", data: [0xc3] }], [{ name: "f", in: ".text.f" }]),
  ]);
  const table = addressOf(image, "_GLOBAL_OFFSET_TABLE_");
  const [at, f] = [addressOf(image, "_start"), addressOf(image, "f")];
  t.is(wordAt(image, at), table - at);
  t.is(wordAt(image, at + 4), wordAt(image, at + 8));
  t.is(wordAt(image, table + wordAt(image, at + 4)), f);
  t.is(wordAt(image, at + 12), f - table);
  t.is(image.sections.find((section) => section.name === ".got")?.size, 4);
});

test("a slot reference without a base register is absolute", (t) => {
  // 8b 05 disp32: mov eax, [disp32]
  const code: SectionSpec = {
    name: ".text",
    data: [0x8b, 0x05, ...ZERO],
    relocations: [[2, "R_386_GOT32X", "f"]],
  };
  const image = linkBare([
    makeObject(
      "a.o",
      [code, { name: ".text.f", data: [0xc3] }],
      [
        { name: "_start", in: ".text" },
        { name: "f", in: ".text.f" },
      ],
    ),
  ]);
  t.is(wordAt(image, wordAt(image, image.entry + 2)), addressOf(image, "f"));
});

test("thread-local offsets count down from the end of the block, zeros included", (t) => {
  const object = makeObject(
    "a.o",
    [
      {
        name: ".text",
        data: [...ZERO, ...ZERO],
        relocations: [
          [0, "R_386_TLS_LE", "b"],
          [4, "R_386_TLS_IE", "z"],
        ],
      },
      { name: ".tbss", type: "nobits", size: 4, align: 4, tls: true, write: true },
      { name: ".tdata", data: [1, 0, 0, 0, 2, 0, 0, 0], align: 4, tls: true, write: true },
    ],
    [
      { name: "_start", in: ".text" },
      { name: "b", in: ".tdata", value: 4, type: "tls" },
      { name: "z", in: ".tbss", type: "tls" },
    ],
  );
  const image = linkBare([object], { keep: ["__tls_start", "__tls_file_size"] });
  t.is(wordAt(image, image.entry), 4 - 12);
  t.is(wordAt(image, wordAt(image, image.entry + 4)), 8 - 12);
  t.is(addressOf(image, "__tls_file_size"), 12);
  t.deepEqual([...bytesAt(image, addressOf(image, "__tls_start"), 12)], [1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
});

test("sections nobody reaches are dropped, and what only they need may be missing", (t) => {
  const image = linkBare([
    start([[0, "R_386_32", "used"]]),
    makeObject(
      "lib.o",
      [
        { name: ".text.used", data: [0xc3] },
        { name: ".text.unused", data: [0xc3, ...ZERO], relocations: [[1, "R_386_32", "nowhere"]] },
      ],
      [
        { name: "used", in: ".text.used" },
        { name: "unused", in: ".text.unused" },
      ],
    ),
  ]);
  t.false(image.symbols.some((symbol) => symbol.name === "unused"));
  t.is(image.sections.find((section) => section.name === ".text")?.size, 17);
});

test("without collection everything stays", (t) => {
  const lib = makeObject(
    "lib.o",
    [{ name: ".text.unused", data: [0xc3] }],
    [{ name: "unused", in: ".text.unused" }],
  );
  t.true(linkBare([start([]), lib], { gc: false }).symbols.some((symbol) => symbol.name === "unused"));
});

test("equal strings are kept once, tails share, unused ones go", (t) => {
  const strings = (data: string): SectionSpec => ({ name: ".rodata.str1.1", data, merge: 1, strings: true });
  const a = makeObject(
    "a.o",
    [
      strings("hello\0unused\0"),
      { name: ".data.a", data: ZERO, write: true, relocations: [[0, "R_386_32", "h"]] },
    ],
    [
      { name: "h", in: ".rodata.str1.1", binding: "local" },
      { name: "a", in: ".data.a" },
    ],
  );
  const b = makeObject(
    "b.o",
    [
      strings("lo\0hello\0"),
      // The second word names its string by section and offset.
      {
        name: ".data.b",
        data: [...ZERO, 3, 0, 0, 0],
        write: true,
        relocations: [
          [0, "R_386_32", "l"],
          [4, "R_386_32", "section .rodata.str1.1"],
        ],
      },
    ],
    [
      { name: "l", in: ".rodata.str1.1", binding: "local" },
      { name: "b", in: ".data.b" },
    ],
  );
  const image = linkBare([
    start([
      [0, "R_386_32", "a"],
      [4, "R_386_32", "b"],
    ]),
    a,
    b,
  ]);
  const hello = wordAt(image, addressOf(image, "a"));
  t.is(stringAt(image, hello), "hello");
  t.is(wordAt(image, addressOf(image, "b")), hello + 3);
  t.is(wordAt(image, addressOf(image, "b") + 4), hello);
  t.is(image.sections.find((section) => section.name === ".rodata")?.size, 6);
});

test("of a COMDAT group the first object's stays", (t) => {
  const make = (name: string, byte: number) =>
    makeObject(
      name,
      [{ name: ".text.inline", data: [byte], group: 0 }],
      [{ name: "inline", in: ".text.inline", binding: "weak" }],
      [{ signature: 1 }],
    );
  const image = linkBare([start([[0, "R_386_32", "inline"]]), make("a.o", 0x11), make("b.o", 0x22)]);
  t.is(bytesAt(image, addressOf(image, "inline"), 1)[0], 0x11);
});

test("strong beats weak, the program beats the library, the larger common stands", (t) => {
  const define = (name: string, byte: number, binding: "global" | "weak") =>
    makeObject(name, [{ name: ".rodata.x", data: [byte] }], [{ name: "x", in: ".rodata.x", binding }]);
  const common = (name: string, size: number, align: number) =>
    makeObject(name, [], [{ name: "c", section: "common", size, value: align, type: "object" }]);
  const byte = (objects: ObjectFile[], libraries: ObjectFile[] = []) => {
    const image = linkBare([start([[0, "R_386_32", "x"]]), ...objects], { libraries });
    return bytesAt(image, addressOf(image, "x"), 1)[0];
  };
  t.is(byte([define("w.o", 1, "weak"), define("s.o", 2, "global")]), 2);
  t.is(byte([define("s.o", 2, "global"), define("w.o", 1, "weak")]), 2);
  t.is(byte([define("w.o", 1, "weak")], [define("lib.o", 3, "global")]), 1);
  t.is(byte([], [define("lib.o", 3, "global")]), 3);
  const image = linkBare([start([[0, "R_386_32", "c"]]), common("a.o", 4, 4), common("b.o", 100, 32)]);
  t.is(image.sections.find((section) => section.name === ".bss")?.size, 100);
  t.is(addressOf(image, "c") % 32, 0);
});

test("an undefined weak symbol is 0", (t) => {
  const object = makeObject(
    "a.o",
    [{ name: ".text", data: [5, 0, 0, 0], relocations: [[0, "R_386_32", "maybe"]] }],
    [
      { name: "_start", in: ".text" },
      { name: "maybe", binding: "weak" },
    ],
  );
  const image = linkBare([object]);
  t.is(wordAt(image, image.entry), 5);
});

test("constructors are sorted by priority and bounded by names", (t) => {
  const constructor = (section: string, byte: number): SectionSpec => ({
    name: section,
    type: "init_array",
    data: [byte, 0, 0, 0],
    align: 4,
    write: true,
  });
  const image = linkBare([
    start([
      [0, "R_386_32", "__init_array_start"],
      [4, "R_386_32", "__init_array_end"],
    ]),
    makeObject("a.o", [constructor(".init_array", 3), constructor(".init_array.200", 2)]),
    makeObject("b.o", [constructor(".init_array.100", 1), constructor(".init_array", 4)]),
  ]);
  const first = wordAt(image, image.entry);
  t.is(wordAt(image, image.entry + 4), first + 16);
  t.deepEqual(
    [0, 4, 8, 12].map((offset) => wordAt(image, first + offset)),
    [1, 2, 3, 4],
  );
});

test("__start_ and __stop_ bound a section named like a C identifier, and keep it", (t) => {
  const image = linkBare([
    start([
      [0, "R_386_32", "__start_rows"],
      [4, "R_386_32", "__stop_rows"],
    ]),
    makeObject("a.o", [{ name: "rows", data: [1, 2] }]),
    makeObject("b.o", [{ name: "rows", data: [3] }]),
  ]);
  const from = wordAt(image, image.entry);
  t.deepEqual([...bytesAt(image, from, wordAt(image, image.entry + 4) - from)], [1, 2, 3]);
});

test("bare: the Multiboot header leads, segments start on pages, bounds are right", (t) => {
  const object = makeObject(
    "a.o",
    [
      { name: ".text", data: [0xc3], exec: true },
      { name: ".multiboot", data: [0x02, 0xb0, 0xad, 0x1b], align: 4 },
      { name: ".rodata", data: [1] },
      { name: ".data", data: [2], write: true },
      { name: ".bss", type: "nobits", size: 10, write: true, align: 4 },
    ],
    [{ name: "_start", in: ".text" }],
  );
  const names = [
    "text_start",
    "text_end",
    "rodata_start",
    "rodata_end",
    "data_start",
    "bss_start",
    "image_end",
  ];
  const image = linkBare([object], { gc: false, keep: names.map((name) => `__${name}`) });
  t.deepEqual(
    names.map((name) => addressOf(image, `__${name}`)),
    [0x100000, 0x100005, 0x101000, 0x101001, 0x102000, 0x102004, 0x102010],
  );
  t.true(Buffer.from(image.bytes.buffer).indexOf(Uint8Array.of(0x02, 0xb0, 0xad, 0x1b)) % 4 === 0);
  t.true(Buffer.from(image.bytes.buffer).indexOf(Uint8Array.of(0x02, 0xb0, 0xad, 0x1b)) < 8192);
});

test("thread-local variables are refused where a library's start-up would have to make them", (t) => {
  const program = makeObject(
    "a.o",
    [
      { name: ".text.main", data: ZERO, relocations: [[0, "R_386_TLS_LE", "mine"]] },
      { name: ".tdata", data: ZERO, tls: true, write: true },
    ],
    [
      { name: "main", in: ".text.main" },
      { name: "mine", in: ".tdata", type: "tls" },
    ],
  );
  const error = t.throws(
    () => link([program], { platform: "linux", libraries: [start([[0, "R_386_32", "main"]])] }),
    { instanceOf: LinkError },
  );
  t.deepEqual(error?.findings, [
    "thread-local variables are not supported by the runtime: mine\n  in a.o:(.tdata)",
  ]);
});

test("undefined symbols are explained: who refers to them, and which name is near", (t) => {
  const error = refusal([
    start([
      [0, "R_386_PC32", "prnitf"],
      [8, "R_386_32", "elsewhere"],
    ]),
    makeObject("b.o", [{ name: ".text.printf", data: [0xc3] }], [{ name: "printf", in: ".text.printf" }]),
  ]);
  t.is(error.name, "UndefinedSymbolError");
  t.deepEqual(error.findings, [
    "undefined symbol: prnitf\n  referred to by start.o:(.text._start+0x0) in function _start\n  did you mean: printf",
    "undefined symbol: elsewhere\n  referred to by start.o:(.text._start+0x8) in function _start",
  ]);
});

test("a missing entry point and symbols defined twice are explained", (t) => {
  const define = (name: string) =>
    makeObject(name, [{ name: ".text.f", data: [0xc3] }], [{ name: "f", in: ".text.f" }]);
  t.deepEqual(refusal([define("a.o")]).findings, [
    "undefined symbol: _start\n  referred to by the entry point",
  ]);
  const error = refusal([start([]), define("a.o"), define("b.o")]);
  t.is(error.name, "DuplicateSymbolError");
  t.deepEqual(error.findings, [
    "duplicate symbol: f\n  defined in a.o:(.text.f+0x0)\n  and in b.o:(.text.f+0x0)",
  ]);
});

test("relocations of dynamic linking are refused by name", (t) => {
  const object = start([[0, "R_386_TLS_GD", "x"]]);
  const x = makeObject(
    "x.o",
    [{ name: ".tdata", data: ZERO, tls: true, write: true }],
    [{ name: "x", in: ".tdata" }],
  );
  t.regex(
    refusal([object, x]).message,
    /R_386_TLS_GD in code of an unknown form: compile .* -ftls-model=local-exec\n {2}at start\.o/,
  );
});

test("the same inputs give the same bytes; stripped ones have no tables", (t) => {
  const objects = [
    start([[0, "R_386_32", "f"]]),
    makeObject("f.o", [{ name: ".text.f", data: [0xc3] }], [{ name: "f", in: ".text.f" }]),
  ];
  t.deepEqual(linkBare(objects).bytes, linkBare(objects).bytes);
  const stripped = linkBare(objects, { strip: true });
  t.true(stripped.bytes.length < linkBare(objects).bytes.length);
  t.is(new DataView(stripped.bytes.buffer).getUint32(32, true), 0);
});

test("what does not fit into the address space is refused", (t) => {
  const big = (name: string): ObjectFile =>
    makeObject(
      name,
      [{ name: ".bss", type: "nobits", size: 0x9000_0000, write: true }],
      [{ name, in: ".bss" }],
    );
  const error = refusal([
    start([
      [0, "R_386_32", "a"],
      [4, "R_386_32", "b"],
    ]),
    big("a"),
    big("b"),
  ]);
  t.is(error.message, "error: the program does not fit into 4 GiB: it would end at 4.5 GiB");
});
