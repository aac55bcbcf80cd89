/**
 * Proves that an object survives being written and read back, that gcc's and clang's objects and archives are read, and
 * that damaged files end in an `ElfError` and nothing else.
 */
import { readFileSync } from "node:fs";
import { ElfError, type ObjectFile, Relocation386, readArchive, readElf, writeElf } from "@ts-jit/codegen";
import test from "ava";

// This file runs from dist/test, the fixtures stay in test.
const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../test/fixtures/elf/${name}`, import.meta.url)));

const sample: ObjectFile = {
  name: "sample.o",
  groups: [{ signature: 3 }],
  sections: [
    {
      name: ".text.main",
      type: "progbits",
      alloc: true,
      write: false,
      exec: true,
      tls: false,
      merge: 0,
      strings: false,
      align: 16,
      size: 6,
      data: new Uint8Array([0xe8, 0xfc, 0xff, 0xff, 0xff, 0xc3]),
      relocations: [{ offset: 1, type: Relocation386.R_386_PC32, symbol: 2 }],
      group: 0,
    },
    {
      name: ".bss",
      type: "nobits",
      alloc: true,
      write: true,
      exec: false,
      tls: false,
      merge: 0,
      strings: false,
      align: 64,
      size: 4096,
      data: new Uint8Array(0),
      relocations: [],
      group: undefined,
    },
    {
      name: ".rodata.str1.1",
      type: "progbits",
      alloc: true,
      write: false,
      exec: false,
      tls: false,
      merge: 1,
      strings: true,
      align: 1,
      size: 3,
      data: new Uint8Array([104, 105, 0]),
      relocations: [],
      group: undefined,
    },
  ],
  symbols: [
    {
      name: "sample.c",
      binding: "local",
      type: "file",
      visibility: "default",
      section: "absolute",
      value: 0,
      size: 0,
    },
    { name: ".bss", binding: "local", type: "section", visibility: "default", section: 1, value: 0, size: 0 },
    {
      name: "callee",
      binding: "global",
      type: "none",
      visibility: "default",
      section: "undefined",
      value: 0,
      size: 0,
    },
    { name: "main", binding: "weak", type: "function", visibility: "hidden", section: 0, value: 0, size: 6 },
    {
      name: "buffer",
      binding: "global",
      type: "object",
      visibility: "default",
      section: "common",
      value: 32,
      size: 100,
    },
  ],
};

/** The object with its symbols as values instead of indices, which writing permutes. */
function resolved(object: ObjectFile): unknown {
  const name = (index: number): unknown => object.symbols[index];
  return {
    sections: object.sections.map((section) => ({
      ...section,
      data: [...section.data],
      relocations: section.relocations.map((relocation) => ({
        ...relocation,
        symbol: name(relocation.symbol),
      })),
    })),
    symbols: new Set(object.symbols),
    groups: object.groups.map((group) => name(group.signature)),
  };
}

test("an object survives writing and reading", (t) => {
  t.deepEqual(resolved(readElf(writeElf(sample), "again.o")), resolved(sample));
});

test("local symbols stand first, as the specification asks", (t) => {
  const object = { ...sample, symbols: [...sample.symbols].reverse(), groups: [{ signature: 1 }] };
  const again = readElf(
    writeElf({ ...object, sections: object.sections.map((section) => ({ ...section, relocations: [] })) }),
    "again.o",
  );
  const bindings = again.symbols.map((symbol) => symbol.binding === "local");
  t.deepEqual(bindings, [true, true, false, false, false]);
});

test("more sections than the 16-bit fields can number", (t) => {
  const text = sample.sections[1];
  if (text === undefined) return t.fail();
  const sections = Array.from({ length: 66000 }, (_, index) => ({ ...text, name: `.bss.${index % 7}` }));
  const symbols = [
    { ...(sample.symbols[3] as ObjectFile["symbols"][number]), section: 65990 },
    { ...(sample.symbols[3] as ObjectFile["symbols"][number]), section: 5 },
  ];
  const again = readElf(writeElf({ name: "many.o", sections, symbols, groups: [] }), "many.o");
  t.is(again.sections.length, 66000);
  t.deepEqual(
    again.symbols.map((symbol) => symbol.section),
    [65990, 5],
  );
});

for (const name of ["foreign-gcc.o", "foreign-clang.o"]) {
  test(`${name} is read, and survives writing`, (t) => {
    const object = readElf(fixture(name), name);
    const find = (symbol: string) => object.symbols.find((candidate) => candidate.name === symbol);
    t.like(find("foreign"), { binding: "global", type: "function" });
    t.like(find("weak_value"), { binding: "weak", type: "function" });
    t.like(find("hidden_counter"), { visibility: "hidden", type: "object", size: 4 });
    t.like(find("per_thread"), { type: "tls" });
    t.like(find("printf"), { section: "undefined" });
    t.true(object.groups.length >= 1);
    // clang runs the constructor at compile time.
    const constructors = object.sections.some((section) => section.type === "init_array");
    t.is(constructors, name === "foreign-gcc.o");
    t.true(object.sections.some((section) => section.merge === 1 && section.strings));
    t.true(object.sections.some((section) => section.tls && section.size === 4));
    t.deepEqual(resolved(readElf(writeElf(object), name)), resolved(object));
  });
}

test("position-independent code keeps gcc's relocation types", (t) => {
  const object = readElf(fixture("foreign-gcc.o"), "foreign-gcc.o");
  const types = new Set(object.sections.flatMap((section) => section.relocations.map(({ type }) => type)));
  for (const type of ["R_386_GOTPC", "R_386_GOTOFF", "R_386_PLT32", "R_386_GOT32X", "R_386_TLS_GD"] as const)
    t.true(types.has(Relocation386[type]), type);
});

test("an archive gives its members, long names and symbol index", (t) => {
  const archive = readArchive(fixture("foreign.a"), "foreign.a");
  t.deepEqual(
    archive.members.map((member) => member.name),
    ["foreign-gcc.o", "a-member-with-a-long-name.o"],
  );
  t.is(archive.symbols.get("foreign"), 0);
  t.is(archive.symbols.get("uses_common"), 1);
  const common = readElf(archive.members[1]?.data ?? new Uint8Array(0), "foreign.a(common.o)");
  t.like(
    common.symbols.find((symbol) => symbol.name === "common_block"),
    { section: "common", value: 32, size: 64 },
  );
});

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

for (const [what, bytes, offset, expected] of [
  ["an empty file", new Uint8Array(0), 0, "an ELF header"],
  ["another file", text("#include <stdio.h>\n".repeat(9)), 0, "the ELF magic"],
  ["a truncated object", fixture("foreign-gcc.o").slice(0, 900), 32, "a section header table"],
] as const) {
  test(`${what} is refused with its place`, (t) => {
    const error = t.throws(() => readElf(bytes, "bad.o"), { instanceOf: ElfError });
    t.is(error.offset, offset);
    t.regex(error.message, new RegExp(`^bad\\.o: at byte ${offset}: expected ${expected}`));
  });
}

test("thin and broken archives are refused by name", (t) => {
  t.throws(() => readArchive(text("!<thin>\nrest"), "thin.a"), {
    instanceOf: ElfError,
    message: /thin archive/,
  });
  t.throws(() => readArchive(text("nonsense"), "bad.a"), { instanceOf: ElfError, message: /!<arch>/ });
  t.throws(() => readArchive(fixture("foreign.a").slice(0, 3000), "cut.a"), { instanceOf: ElfError });
});

test("damaged objects end in an ElfError or an object, never otherwise", (t) => {
  let seed = 12345;
  const random = (limit: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  let refused = 0;
  for (const name of ["foreign-gcc.o", "foreign-clang.o", "foreign.a"]) {
    const original = fixture(name);
    for (let round = 0; round < 700; round++) {
      const bytes = original.slice();
      for (let change = 0; change <= round % 5; change++)
        bytes[random(bytes.length)] = round % 3 === 0 ? 0xff : random(256);
      try {
        if (name.endsWith(".a")) {
          for (const member of readArchive(bytes, name).members) readElf(member.data, member.name);
        } else writeElf(readElf(bytes, name));
      } catch (error) {
        if (!(error instanceof ElfError)) throw error;
        refused++;
      }
    }
  }
  t.true(refused > 100);
});
