// Makes packages/ir/src/intrinsics/rows.ts, x86-rows.ts and wasm-rows.ts: every intrinsic of LLVM 19 of no target, of x86 and of
// WebAssembly, with its
// type as TableGen encodes it and the attributes LLVM gives its declaration.
//
//   node scripts/make-intrinsics.mjs          (needs llvm-tblgen-19, llvm-config-19, opt-19; Debian: llvm-19-dev)
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./workspace.mjs";

const include = execFileSync("llvm-config-19", ["--includedir"], { encoding: "utf8" }).trim();
const records = JSON.parse(
  execFileSync("llvm-tblgen-19", ["-dump-json", "-I", include, join(include, "llvm/IR/Intrinsics.td")], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  }),
);

/** TableGen's codes of plain types, in the letters of signature.ts. */
const PLAIN = {
  1: "1",
  2: "8",
  3: "w",
  4: "i",
  5: "l",
  6: "h",
  7: "f",
  8: "d",
  14: "p",
  17: "x",
  18: "t",
  19: "m",
  20: "{}",
  29: "...",
  35: "o",
  41: "q",
  48: "b",
  51: "a",
  52: "g",
};
const VECTORS = {
  9: 2,
  10: 4,
  11: 8,
  12: 16,
  13: 32,
  16: 64,
  28: 1,
  36: 512,
  37: 1024,
  47: 128,
  50: 256,
  53: 3,
  60: 6,
  61: 10,
};
/** WebAssembly's references and tables of them, whose types are no others': left out. */
const REFERENCES = /^int_wasm_(ref|table)_/;
const KINDS = { 0: "A", 1: "I", 2: "F", 3: "V", 4: "P" };
/** Types made of an overloaded one: what stands behind its number. */
const DERIVED = { 25: ".x", 26: ".t", 30: ".h", 42: ".e", 44: ".2", 45: ".4", 46: ".i" };
const STRUCTS = { 21: 2, 22: 3, 23: 4, 24: 5, 38: 6, 39: 7, 40: 8, 49: 9 };

/** One type from the front of a list of codes. */
function decode(codes) {
  const code = codes.shift();
  if (PLAIN[code] !== undefined) return PLAIN[code];
  if (VECTORS[code] !== undefined) return `${VECTORS[code]}x${decode(codes)}`;
  if (DERIVED[code] !== undefined) return `=${codes.shift() >> 3}${DERIVED[code]}`;
  if (code === 15) {
    const info = codes.shift();
    return (info & 7) === 7 ? `=${info >> 3}` : KINDS[info & 7];
  }
  if (code === 31) {
    const info = codes.shift();
    return `=${info >> 3}:${decode(codes)}`;
  }
  if (code === 34) {
    codes.shift();
    return `=${codes.shift()}.p`;
  }
  throw new Error(`type code ${code}`);
}

function signature(record) {
  const [head, ...types] = record.TypeSig.map((codes) => [...codes]);
  const results = head.length === 0 ? 1 : (STRUCTS[head[0]] ?? 0);
  const texts = types.map(decode);
  const result = results === 0 ? "v" : texts.slice(0, results).join(",");
  return `${results > 1 ? `{${result}}` : result}(${texts.slice(results).join(",")})`;
}

const name = (key) => {
  const { LLVMName } = records[key];
  return (LLVMName === "" ? `llvm.${key.slice(4).replaceAll("_", ".")}` : LLVMName).slice(5);
};

/** A type no intrinsic has: one that fitted would get into the name. */
const ODD = "[1 x i3]";
const WRITTEN = {
  1: "i1",
  8: "i8",
  w: "i16",
  i: "i32",
  l: "i64",
  h: "half",
  b: "bfloat",
  f: "float",
  d: "double",
  p: "ptr",
};

function written(type) {
  const [, count, element] = /^(\d+)x(.)$/.exec(type) ?? [];
  return count === undefined ? (WRITTEN[type] ?? ODD) : `<${count} x ${WRITTEN[element]}>`;
}

/** Attributes as LLVM writes them on a declaration; they do not depend on its type. */
function attributesOf(intrinsics, typeOf) {
  const declarations = intrinsics.map(({ name, signature }) => {
    const open = signature.indexOf("(");
    const params = signature
      .slice(open + 1, -1)
      .split(",")
      .filter((each) => each !== "");
    const texts = params.map((each) => (each === "..." ? each : typeOf(each)));
    return `declare ${typeOf(signature.slice(0, open))} @llvm.${name}(${texts.join(", ")})`;
  });
  const flags = ["-S", "-disable-verify", "-preserve-input-debuginfo-format=true", "-"];
  const printed = execFileSync("opt-19", flags, {
    input: declarations.join("\n"),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const groups = new Map(
    [...printed.matchAll(/^attributes #(\d+) = \{ (.*) \}$/gm)].map(([, id, text]) => [id, text]),
  );
  const type = "(?:\\[1 x i3\\]|<[^>]*>|i\\d+|half|bfloat|float|double|ptr)";
  const found = new Map();
  for (const [, ret, called, params, rest] of printed.matchAll(
    new RegExp(`^declare (.*?)${type} @llvm\\.([\\w.]+)\\((.*)\\)(.*)$`, "gm"),
  )) {
    const own = params
      .split(", ")
      .map((text, at) => [at, text.replace(new RegExp(`^${type} ?`), "")])
      .filter(([, text]) => text !== "" && text !== "...");
    const id = /#(\d+)/.exec(rest)?.[1];
    const list = own.map(([at, text]) => `${at}:${text}`);
    if (ret.trim() !== "") list.push(`r:${ret.trim()}`);
    found.set(called.replace(/\.a1i3$/, ""), {
      fn: id === undefined ? "" : groups.get(id),
      own: list.join(";"),
    });
  }
  return found;
}

const HEADS = {
  "rows.ts": "The intrinsics of LLVM 19 that belong to no target",
  "x86-rows.ts": "The intrinsics of x86 in LLVM 19",
  "wasm-rows.ts": "The intrinsics of WebAssembly in LLVM 19",
};

for (const [file, prefix] of [
  ["rows.ts", ""],
  ["x86-rows.ts", "x86"],
  ["wasm-rows.ts", "wasm"],
]) {
  const intrinsics = records["!instanceof"].Intrinsic.filter((key) => records[key].TargetPrefix === prefix)
    .filter((key) => !REFERENCES.test(key))
    .map((key) => ({ name: name(key), signature: signature(records[key]) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  // Of some names LLVM tells an older intrinsic by its type: those are asked of by their own.
  const attributes = attributesOf(intrinsics, () => ODD);
  const rest = intrinsics.filter(({ name }) => !attributes.has(name));
  for (const [name, known] of attributesOf(rest, written)) attributes.set(name, known);
  const rows = new Map();
  for (const each of intrinsics) {
    const known = attributes.get(each.name);
    // What LLVM upgrades on reading is no intrinsic in text.
    if (known === undefined) {
      console.error(`left out: opt-19 does not keep @llvm.${each.name}`);
      continue;
    }
    const key = JSON.stringify([known.fn, each.signature, known.own]);
    rows.set(key, [...(rows.get(key) ?? []), each.name]);
  }
  const sets = new Map();
  for (const [key, names] of rows) {
    const [fn, type, own] = JSON.parse(key);
    sets.set(fn, [...(sets.get(fn) ?? []), [type, own, names]]);
  }
  let text = `/**
 * ${HEADS[file]}, made by scripts/make-intrinsics.mjs: the attributes that a declaration
 * has, then lines of a type, attributes of parameters, and the names that have them. signature.ts says how a type is
 * written.
 *
 * Source: LLVM 19's Intrinsics.td, and the declarations opt-19 prints.
 */
export const ${file.slice(0, -3).replace("-", "_").toUpperCase()}: readonly (readonly [string, string])[] = [
`;
  for (const [fn, list] of sets) {
    const lines = list.map(([type, own, names]) => {
      const head = own === "" ? type : `${type} ${own.replaceAll(" ", "+")}`;
      let line = head;
      let block = "";
      for (const each of names) {
        if (line.length + each.length > 115) {
          block += `${line}\n`;
          line = " ";
        }
        line += ` ${each}`;
      }
      return block + line;
    });
    text += `  [\n    ${JSON.stringify(fn)},\n    \`${lines.join("\n")}\`,\n  ],\n`;
  }
  writeFileSync(join(root, "packages/ir/src/intrinsics", file), `${text}];\n`);
}
