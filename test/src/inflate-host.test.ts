/** What zlib packs unpacks to the same bytes, in every form it has; damaged streams are refused and break nothing. */
import { constants, deflateSync, inflateSync } from "node:zlib";
import { boot, hostRefusal, link } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import { declare, define, type FunctionBuilder, i32, ModuleBuilder, ptr, voidType } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";

const hosted = hostRefusal() === undefined ? test.serial : test.serial.skip;
const inflate = declare("tsjit_inflate", i32, { to: ptr, size: i32, from: ptr, n: i32 });
const malloc = declare("malloc", ptr, { n: i32 });
const free = declare("free", voidType, { memory: ptr });
const memcmp = declare("memcmp", i32, { a: ptr, b: ptr, n: i32 });
const putchar = declare("putchar", i32, { c: i32 });
const moduleData = declare("tsjit_module_data", ptr, { n: i32 });
const moduleSize = declare("tsjit_module_size", i32, { n: i32 });

interface Case {
  readonly packed: Uint8Array;
  readonly plain: Uint8Array;
}

/** A module of {size, packed size, plain bytes, packed bytes} ...; each rounded up to words. */
function cases(list: readonly Case[]): Uint8Array {
  const parts = list.flatMap(({ packed, plain }) => {
    const head = Buffer.alloc(8);
    head.writeUInt32LE(plain.length, 0);
    head.writeUInt32LE(packed.length, 4);
    return [head, plain, Buffer.alloc(-plain.length & 3), packed, Buffer.alloc(-packed.length & 3)];
  });
  return Buffer.concat(parts);
}

/** Prints for each case 0 refused, 1 right, 2 wrong. */
const main = define("main", i32, {}, (f: FunctionBuilder) => {
  const at = f.local(f.call(moduleData, 0));
  const end = at.add(f.call(moduleSize, 0)).get();
  f.while(
    () => at.lt(end),
    () => {
      const size = at.at(i32, 0).get();
      const n = at.at(i32, 1).get();
      const plain = at.add(8).get();
      const packed = plain.add(size.add(3).and(-4)).get();
      const to = f.call(malloc, size.add(1));
      const said = f.call(inflate, to, size, packed, n).get();
      const equal = f.call(memcmp, to, plain, size).eq(0);
      f.call(putchar, said.eq(0).select(f.const(i32, 48), equal.select(f.const(i32, 49), 50)));
      f.call(free, to);
      at.set(packed.add(n.add(3).and(-4)));
    },
  );
  f.return(0);
});

async function unpackAll(list: readonly Case[]): Promise<string> {
  const object = compileModule(new ModuleBuilder("unpack").add(main).module, { tier: "O2" });
  const image = link([object], { platform: "linux", libraries: runtime("linux", { program: [object] }) });
  const modules = [{ name: "cases", data: cases(list) }];
  const { output, status, errorOutput } = await boot(image, { machine: "host", modules, timeout: 60_000 });
  if (status !== 0) throw new Error(`status ${status}: ${errorOutput}`);
  return output;
}

let state = 12345;
const random = (below: number) => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const randomBytes = (n: number, symbols: number) => Uint8Array.from({ length: n }, () => random(symbols));
const texts = [
  new Uint8Array(0),
  Buffer.from("a"),
  new Uint8Array(70_000),
  Buffer.from("abcabcabcd".repeat(5000)),
  randomBytes(100_000, 256),
  randomBytes(100_000, 5),
  randomBytes(300, 256),
  Buffer.from(Array.from({ length: 20_000 }, (_, i) => `line ${i * i}\n`).join("")),
  // Distances up to the whole window.
  Buffer.concat([randomBytes(32_768, 256), randomBytes(32_768, 256)].flatMap((part) => [part, part])),
];

hosted("every level and strategy", async (t) => {
  const { Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE, Z_DEFAULT_STRATEGY } = constants;
  const list = texts.flatMap((plain) =>
    [0, 1, 6, 9].flatMap((level) =>
      [Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE].map((strategy) => ({
        plain,
        packed: deflateSync(plain, { level, strategy }),
      })),
    ),
  );
  t.is(await unpackAll(list), "1".repeat(list.length));
});

hosted("damaged and truncated streams are refused", async (t) => {
  const list: Case[] = [];
  for (const plain of [texts[6], texts[3], randomBytes(2000, 9)]) {
    if (plain === undefined) continue;
    const packed = deflateSync(plain, { level: 9 });
    for (let round = 0; round < 400; round++) {
      const damaged = Uint8Array.from(packed);
      const at = random(packed.length * 8);
      damaged[at >> 3] = (damaged[at >> 3] ?? 0) ^ (1 << (at & 7));
      list.push({ plain, packed: damaged });
      list.push({ plain, packed: packed.subarray(0, random(packed.length)) });
    }
    list.push({ plain: plain.subarray(1), packed });
    list.push({ plain: Buffer.concat([plain, plain.subarray(0, 1)]), packed });
  }
  // zlib's own verdict: a damaged stream may pass its checksum, or be damaged where nothing is said.
  const verdicts = list.map(({ plain, packed }) => {
    try {
      const unpacked = inflateSync(packed);
      return unpacked.length !== plain.length ? "0" : unpacked.equals(plain) ? "1" : "2";
    } catch {
      return "0";
    }
  });
  const told = [...(await unpackAll(list))];
  // The header's own check and its flags are not read here.
  const differs = list.flatMap(({ packed }, i) =>
    told[i] === verdicts[i] || (packed[0] ?? 0) * 256 + (packed[1] ?? 0) !== 0x78da ? [] : [i],
  );
  t.deepEqual(differs, []);
  t.true(verdicts.filter((verdict) => verdict === "0").length > list.length * 0.9);
});
