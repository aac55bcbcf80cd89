/**
 * Random calls in C, by seed, as three files: the types, the functions called and the code that calls them. Every value
 * that crosses a call is mixed into a hash on the side that receives it.
 */

export interface AbiProgram {
  readonly header: string;
  readonly caller: string;
  readonly callee: string;
}

type CType =
  | { readonly kind: "integer"; readonly name: string; readonly bits: number; readonly signed: boolean }
  | { readonly kind: "float"; readonly name: string }
  | { readonly kind: "pointer"; readonly name: string }
  /** Some numbers of one type side by side. */
  | { readonly kind: "numbers"; readonly name: string; readonly value: (number: () => string) => string }
  | { readonly kind: "struct"; readonly name: string; readonly fields: readonly Field[] };
interface Field {
  readonly name: string;
  readonly type: CType;
  /** 0 for a single one. */
  readonly count: number;
  /** Width of a bit-field, 0 for none. */
  readonly bits: number;
}

const INTEGERS: readonly CType[] = [
  ["_Bool", 1, false],
  ["signed char", 8, true],
  ["unsigned char", 8, false],
  ["short", 16, true],
  ["unsigned short", 16, false],
  ["int", 32, true],
  ["unsigned", 32, false],
  ["long long", 64, true],
  ["unsigned long long", 64, false],
].map(([name, bits, signed]) => ({
  kind: "integer",
  name: String(name),
  bits: Number(bits),
  signed: signed === true,
}));
const FLOATS: readonly CType[] = ["float", "double", "long double"].map((name) => ({ kind: "float", name }));
const NUMBERS: readonly CType[] = [
  { kind: "numbers", name: "float4", value: (x) => `(float4){ ${x()}, ${x()}, ${x()}, ${x()} }` },
  { kind: "numbers", name: "int4", value: (x) => `(int4){ ${x()}, ${x()}, ${x()}, ${x()} }` },
  { kind: "numbers", name: "_Complex float", value: (x) => `(_Complex float)(${x()} + ${x()}i)` },
  { kind: "numbers", name: "_Complex double", value: (x) => `(_Complex double)(${x()} + ${x()}i)` },
];
const POINTER: CType = { kind: "pointer", name: "const char *" };

/** Conventions that take a fixed list of arguments. */
const CONVENTIONS = [
  "",
  "",
  "",
  "__attribute__((fastcall))",
  "__attribute__((stdcall))",
  "__attribute__((regparm(1)))",
  "__attribute__((regparm(2)))",
  "__attribute__((regparm(3)))",
  "__attribute__((thiscall))",
];

/** Builds the program of a seed. */
export function randomAbi(seed: number): AbiProgram {
  return new AbiGenerator(seed).build();
}

class AbiGenerator {
  private state: number;
  private readonly structs: CType[] = [];
  private readonly header: string[] = [];
  private readonly caller: string[] = [];
  private readonly callee: string[] = [];

  constructor(seed: number) {
    this.state = (Math.imul(seed, 2654435761) ^ 0x5bd1e995) >>> 0 || 1;
  }

  private random(limit: number): number {
    this.state ^= this.state << 13;
    this.state >>>= 0;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    this.state >>>= 0;
    return this.state % limit;
  }
  private oneOf<T>(items: readonly T[]): T {
    const item = items[this.random(items.length)];
    if (item === undefined) throw new RangeError("nothing to choose from");
    return item;
  }

  build(): AbiProgram {
    for (let count = 0; count < 5; count++) this.addStruct(count);
    const calls: string[] = [];
    for (let index = 0; index < 8; index++) calls.push(...this.addFunction(index));
    const types = this.header.join("\n");
    return {
      header: `${PRELUDE}${types}\n`,
      callee: `#include "types.h"\n${this.callee.join("\n")}\n`,
      caller: `#include "types.h"\nunsigned long long hash = 1469598103934665603ull;\n${this.caller.join("\n")}
int main(void) {
  setvbuf(stdout, 0, _IONBF, 0);
${calls.join("\n")}
  return 0;
}
`,
    };
  }

  private scalar(): CType {
    const kind = this.random(10);
    if (kind < 6) return this.random(12) === 0 ? this.oneOf(NUMBERS) : this.oneOf(INTEGERS);
    return kind < 9 ? this.oneOf(FLOATS) : POINTER;
  }
  private type(): CType {
    return this.structs.length > 0 && this.random(4) === 0 ? this.oneOf(this.structs) : this.scalar();
  }

  private addStruct(index: number): void {
    const fields: Field[] = [];
    const count = 1 + this.random(this.random(3) === 0 ? 8 : 3);
    for (let at = 0; at < count; at++) {
      const type = this.random(6) === 0 ? this.type() : this.scalar();
      const isBitField = type.kind === "integer" && type.bits > 1 && type.bits <= 32 && this.random(6) === 0;
      fields.push({
        name: `f${at}`,
        type,
        count: !isBitField && this.random(6) === 0 ? 1 + this.random(4) : 0,
        bits: isBitField && type.kind === "integer" ? 1 + this.random(type.bits) : 0,
      });
    }
    const name = `struct s${index}`;
    const attribute = this.oneOf([
      "",
      "",
      "",
      "",
      " __attribute__((packed))",
      " __attribute__((aligned(16)))",
    ]);
    const lines = fields.map((field) => {
      const suffix = field.bits > 0 ? ` : ${field.bits}` : field.count > 0 ? `[${field.count}]` : "";
      return `  ${field.type.name} ${field.name}${suffix};`;
    });
    this.header.push(`${name} {\n${lines.join("\n")}\n}${attribute};`);
    this.structs.push({ kind: "struct", name, fields });
  }

  /** An expression of a type: a constant. */
  private value(type: CType, bits = 0): string {
    switch (type.kind) {
      case "integer": {
        const width = bits > 0 ? bits : type.bits;
        const raw = (BigInt(this.random(0x7fffffff)) << 33n) ^ BigInt(this.random(0x7fffffff));
        const text = BigInt.asUintN(Math.min(width, 63), raw).toString();
        return `(${type.name})${text}ull`;
      }
      case "float":
        return `(${type.name})${this.random(100000) - 50000}.${this.oneOf(["0", "5", "125", "1"])}`;
      case "numbers":
        return type.value(() => String(this.random(1000)));
      case "pointer":
        return JSON.stringify(`text${this.random(100)}`);
      case "struct":
        return `(${type.name})${this.initializer(type)}`;
    }
  }
  private initializer(type: CType): string {
    if (type.kind !== "struct") return this.value(type);
    const parts = type.fields.map((field) => {
      if (field.count === 0)
        return field.type.kind === "struct"
          ? this.initializer(field.type)
          : this.value(field.type, field.bits);
      return `{ ${Array.from({ length: field.count }, () => this.initializer(field.type)).join(", ")} }`;
    });
    return `{ ${parts.join(", ")} }`;
  }

  /** Statements that mix a value into the hash. */
  private mix(type: CType, name: string): string[] {
    switch (type.kind) {
      case "integer":
        return [`  mix((unsigned long long)${name});`];
      case "float":
        return [
          `  { ${type.name} x = ${name}; mixBytes(&x, ${type.name === "long double" ? 10 : `sizeof x`}); }`,
        ];
      case "numbers":
        return [`  { ${type.name} x = ${name}; mixBytes(&x, sizeof x); }`];
      case "pointer":
        return [`  mixBytes(${name}, 5);`];
      case "struct":
        return type.fields.flatMap((field) => {
          if (field.count === 0) return this.mix(field.type, `${name}.${field.name}`);
          return Array.from({ length: field.count }, (_, at) =>
            this.mix(field.type, `${name}.${field.name}[${at}]`),
          ).flat();
        });
    }
  }

  /** A function and the statements that call it. */
  private addFunction(index: number): string[] {
    const result = this.random(6) === 0 ? undefined : this.type();
    const variadic = this.random(4) === 0;
    const convention = variadic ? "" : this.oneOf(CONVENTIONS);
    const fixed = Array.from({ length: this.random(7) }, () => this.type());
    // As in C++, where it comes from: the object's address comes first.
    if (convention.includes("thiscall")) fixed.unshift(POINTER);
    const extra = variadic ? Array.from({ length: this.random(6) }, () => this.promoted()) : [];
    const parameters = fixed.map((type, at) => `${type.name} p${at}`);
    if (variadic) parameters.unshift("int count");
    const list = `${parameters.join(", ") || "void"}${variadic ? ", ..." : ""}`;
    const returned = result?.name ?? "void";
    const prototype = `${convention} ${returned} function${index}(${list})`;
    this.header.push(`${prototype};`);

    const last = fixed.length > 0 ? `p${fixed.length - 1}` : "count";
    this.callee.push(
      `${prototype} {`,
      "  __attribute__((aligned(16))) char aligned[16];",
      "  mixAlignment(aligned);",
      ...fixed.flatMap((type, at) => this.mix(type, `p${at}`)),
    );
    if (variadic) {
      this.callee.push("  mix((unsigned long long)count);", "  va_list list;", `  va_start(list, ${last});`);
      for (const [at, type] of extra.entries())
        this.callee.push(`  ${type.name} v${at} = va_arg(list, ${type.name});`, ...this.mix(type, `v${at}`));
      this.callee.push("  va_end(list);");
    }
    this.callee.push(result === undefined ? "}" : `  return ${this.value(result)};\n}`);

    const passed = [...fixed, ...extra].map((type) => this.value(type));
    if (variadic) passed.unshift(String(extra.length));
    let callee = `function${index}`;
    if (this.random(3) === 0) {
      this.caller.push(`${convention} ${returned} (*volatile pointer${index})(${list}) = function${index};`);
      callee = `pointer${index}`;
    }
    const call = `${callee}(${passed.join(", ")})`;
    const kept = `  int kept${index} = ${this.random(1000)} + (int)hash;`;
    const after = `  mix((unsigned long long)kept${index});\n  printf("${index} %016llx\\n", hash);`;
    if (result === undefined) return [kept, `  ${call};`, after];
    return [kept, `  ${result.name} r${index} = ${call};`, ...this.mix(result, `r${index}`), after];
  }

  /** A type as it passes through an ellipsis. */
  private promoted(): CType {
    for (;;) {
      const type = this.type();
      if (type.kind === "integer" && type.bits < 32) continue;
      if (type.kind === "float" && type.name === "float") continue;
      return type;
    }
  }
}

const PRELUDE = `#include <stdarg.h>
#include <stdio.h>
#include <string.h>
typedef float float4 __attribute__((vector_size(16)));
typedef int int4 __attribute__((vector_size(16)));
extern unsigned long long hash;
static inline void mix(unsigned long long value) { hash = (hash ^ value) * 1099511628211ull; }
static inline void mixBytes(const void *bytes, unsigned count) {
  for (unsigned i = 0; i < count; i++) mix(((const unsigned char *)bytes)[i]);
}
static inline void mixAlignment(void *where) {
  void *volatile escaped = where;
  mix((unsigned)escaped & 15);
}
`;
