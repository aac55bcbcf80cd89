/**
 * Selection, frames and encoding: what IR becomes which instructions, that every row of the instruction table is encoded
 * as iced-x86 encodes it, and that what is not compiled is refused by name and place.
 */

import type { CpuLevel } from "@ts-jit/codegen";
import { compileModule, generateObject, type Tier } from "@ts-jit/codegen";
import { parseModule, UnsupportedError } from "@ts-jit/ir";
import test from "ava";
import {
  Code,
  Decoder,
  DecoderOptions,
  Encoder,
  Formatter,
  FormatterSyntax,
  Instruction,
  Register,
} from "iced-x86";
import { FunctionEncoder } from "#codegen/emit/encoder";
import { formOf, packForms, unpackForm } from "#codegen/emit/encoding";
import * as I from "#codegen/i386/instructions";
import * as V from "#codegen/i386/vector-instructions";
import { MachineFunction } from "#codegen/machine/machine-function";
import { hasProperty, Property, ROWS, type Row } from "#codegen/machine/opcodes";

/** The instructions a function of a module becomes, in Intel syntax. */
function compiled(text: string, name: string, tier: Tier = "O1", cpu: CpuLevel = "pentium4"): string[] {
  const object = generateObject(parseModule(text, "test.ll"), { tier, cpu, verify: true });
  const section = object.sections.find((candidate) => candidate.name === `.text.${name}`);
  if (section === undefined) throw new Error(`no section of ${name}`);
  const decoder = new Decoder(32, section.data, DecoderOptions.None);
  const formatter = new Formatter(FormatterSyntax.Intel);
  const lines: string[] = [];
  while (decoder.canDecode) {
    const instruction = decoder.decode();
    lines.push(formatter.format(instruction));
    instruction.free();
  }
  formatter.free();
  decoder.free();
  return lines;
}

const body = (params: string, result: string, code: string): string =>
  `define ${result} @f(${params}) {\n${code}\n}\n`;

/** Opcodes that the encoder writes itself, or that depend on labels. */
const SPECIAL = new Set([
  "JMPtable",
  "INLINEASM",
  "TLSADDR",
  "THREADPTR",
  "Jcc",
  "JMP",
  "RET",
  "CALLy",
  "TAILJMPy",
  "TAILJMPr",
]);

/** Encodes one instruction of a row with some registers, alone in a function; returns its bytes. */
function encodeRow(row: Row, avx: boolean, regs: readonly number[]): Uint8Array {
  const fn = new MachineFunction("row");
  const block = fn.createBlock();
  fn.beginBlock(block);
  const at = fn.begin(row.opcode);
  let next = 0;
  for (const operand of row.operands) {
    const word = at + operand.word;
    if (operand.kind === "reg") {
      const number = regs[next++ % regs.length] ?? 0;
      fn.words[word] =
        operand.constraint === 0
          ? number
          : operand.constraint === 1
            ? number & 3
            : operand.constraint === 2
              ? 8 + number
              : 16 + number;
    } else if (operand.kind === "mem") fn.putMem(word, regs[next++ % regs.length] ?? 0, 6, 2, 0x1234, -1);
    else fn.words[word] = operand.kind === "imm" ? 5 : operand.kind === "cond" ? 4 : 0;
  }
  fn.endBlock();
  // Callee-saved registers that are written make a prologue: none must stand before the instruction.
  const bytes = new FunctionEncoder(avx).encode(fn).bytes;
  return bytes;
}

for (const avx of [false, true]) {
  test(`every row is decoded by iced as the instruction it names (${avx ? "VEX" : "legacy"} forms)`, (t) => {
    let checked = 0;
    for (const row of ROWS) {
      if (SPECIAL.has(row.name) || hasProperty(row.opcode, Property.pseudo) || formOf(row.opcode, avx).evex)
        continue;
      for (const regs of [
        [0, 1, 2],
        [1, 2, 0],
      ]) {
        const bytes = encodeRow(row, avx, regs);
        const decoder = new Decoder(32, bytes, DecoderOptions.None);
        let found = false;
        // Saves of registers may stand before it.
        while (decoder.canDecode && !found) {
          const instruction = decoder.decode();
          const wanted = avx && row.vex !== undefined ? row.vex : row.code;
          found = sameOperation(instruction, wanted ?? Code.INVALID);
          if (found) {
            const encoder = new Encoder(32);
            encoder.encode(instruction, 0n);
            t.is(
              encoder.takeBuffer().length,
              instruction.length,
              `${row.name}: iced encodes it in another length`,
            );
            encoder.free();
          }
          instruction.free();
        }
        t.true(found, `${row.name} ${avx}: ${Buffer.from(bytes).toString("hex")}`);
        decoder.free();
        checked++;
      }
    }
    t.true(checked > 800);
  });
}

test("a form that was packed for the bundle is the form iced describes", (t) => {
  const { legacy, vex } = packForms();
  t.is(legacy.length, ROWS.length);
  for (const { name, code, opcode, vex: variant } of ROWS) {
    const packed = legacy[opcode];
    if (code === undefined || SPECIAL.has(name)) continue;
    t.deepEqual(unpackForm(String(packed)), formOf(opcode, false), name);
    if (variant !== undefined) t.deepEqual(unpackForm(String(vex[opcode])), formOf(opcode, true), name);
  }
});

/** The same instruction, perhaps with a shorter immediate, a condition, or a mandatory prefix that is no part of it. */
function sameOperation(instruction: Instruction, code: Code): boolean {
  const made = Instruction.create(code);
  const same =
    instruction.mnemonic === made.mnemonic ||
    (/^(Set|Cmov)o_/.test(Code[code]) && /^(Set|Cmov)/.test(Code[instruction.code]));
  made.free();
  return same;
}

test("registers go where their operands say", (t) => {
  const formatter = new Formatter(FormatterSyntax.Intel);
  const line = (row: Row, avx: boolean, regs: readonly number[]): string => {
    const decoder = new Decoder(32, encodeRow(row, avx, regs), DecoderOptions.None);
    const instruction = decoder.decode();
    const text = formatter.format(instruction);
    instruction.free();
    decoder.free();
    return text;
  };
  const row = (opcode: number): Row => ROWS[opcode] as Row;
  t.is(line(row(I.ADD32rr), false, [0, 1]), "add eax,ecx");
  t.is(line(row(I.ADD32rm), false, [2, 0]), "add edx,[eax+esi*4+1234h]");
  t.is(line(row(I.SHLD32rri), false, [1, 2]), "shld ecx,edx,5");
  t.is(line(row(I.ADDSDrr), false, [3, 4]), "addsd xmm3,xmm4");
  t.is(line(row(I.ADDSDrr), true, [3, 4]), "vaddsd xmm3,xmm3,xmm4");
  t.is(line(row(V.VFMADD231PSYrr), true, [1, 2, 3]), "vfmadd231ps ymm1,ymm2,ymm3");
  t.is(line(row(V.VBLENDVPSYrr), true, [1, 2, 3, 4]), "vblendvps ymm1,ymm2,ymm3,ymm4");
  t.is(line(row(V.PSLLDri), true, [6]), "vpslld xmm6,xmm6,5");
  t.is(Register.EAX + 1, Register.ECX);
  formatter.free();
});

test("an address becomes one memory operand", (t) => {
  const lines = compiled(
    body(
      "ptr %p, i32 %i",
      "i32",
      "  %q = getelementptr { i32, [8 x i32] }, ptr %p, i32 0, i32 1, i32 %i\n  %v = load i32, ptr %q\n  ret i32 %v",
    ),
    "f",
  );
  t.true(
    lines.some((line) => /mov e..,\[e..\+e..\*4\+4\]/.test(line)),
    lines.join("\n"),
  );
});

test("a comparison is taken by its branch and its select", (t) => {
  const lines = compiled(
    body(
      "i32 %a, i32 %b",
      "i32",
      "  %c = icmp slt i32 %a, %b\n  %v = select i1 %c, i32 %a, i32 %b\n  ret i32 %v",
    ),
    "f",
  );
  t.true(lines.some((line) => line.startsWith("cmovl")));
  t.false(lines.some((line) => line.startsWith("set")));
});

test("a load with one user is its operand", (t) => {
  const lines = compiled(
    body("ptr %p, i32 %a", "i32", "  %v = load i32, ptr %p\n  %s = sub i32 %a, %v\n  ret i32 %s"),
    "f",
  );
  t.true(
    lines.some((line) => /^sub e..,\[/.test(line)),
    lines.join("\n"),
  );
});

test("a load does not move past a store", (t) => {
  const lines = compiled(
    body(
      "ptr %p, ptr %q, i32 %a",
      "i32",
      "  %v = load i32, ptr %p\n  store i32 0, ptr %q\n  %s = sub i32 %a, %v\n  ret i32 %s",
    ),
    "f",
  );
  t.false(
    lines.some((line) => /^sub e..,\[/.test(line)),
    lines.join("\n"),
  );
});

test("64-bit addition carries", (t) => {
  const lines = compiled(body("i64 %a, i64 %b", "i64", "  %s = add i64 %a, %b\n  ret i64 %s"), "f");
  const at = lines.findIndex((line) => line.startsWith("add e"));
  t.true(lines.slice(at + 1).some((line) => line.startsWith("adc")));
});

test("division by a number multiplies when optimizing", (t) => {
  const text = body("i32 %a", "i32", "  %s = sdiv i32 %a, 7\n  ret i32 %s");
  t.false(compiled(text, "f", "O1").some((line) => line.startsWith("idiv")));
  t.true(compiled(text, "f", "O0").some((line) => line.startsWith("idiv")));
});

test("a dense switch is a jump table, placed in the function's own read-only section", (t) => {
  const cases = [0, 1, 2, 3, 4].map((n) => `i32 ${n}, label %b${n}`).join(" ");
  const blocks = [0, 1, 2, 3, 4].map((n) => `b${n}:\n  ret i32 ${n * 7}`).join("\n");
  const text = body("i32 %a", "i32", `  switch i32 %a, label %d [ ${cases} ]\n${blocks}\nd:\n  ret i32 -1`);
  const object = generateObject(parseModule(text, "t.ll"), { tier: "O1", verify: true });
  const table = object.sections.find(({ name }) => name === ".rodata.f");
  t.is(table?.size, 20);
  t.is(table?.relocations.length, 5);
});

test("vectors use whole registers, and at avx2 three addresses and memory", (t) => {
  const text = body(
    "ptr %p, ptr %q, ptr %r",
    "void",
    "  %a = load <8 x float>, ptr %p\n  %b = load <8 x float>, ptr %q\n  %m = fmul <8 x float> %a, %b\n  store <8 x float> %m, ptr %r\n  ret void",
  );
  t.true(compiled(text, "f", "O1", "avx2").some((line) => /^vmulps ymm\d,ymm\d,\[/.test(line)));
  t.is(compiled(text, "f", "O1", "pentium4").filter((line) => line.startsWith("mulps")).length, 2);
});

test("eight words taken for halves become floats in one instruction", (t) => {
  const text = body(
    "ptr %p, ptr %q",
    "void",
    "  %w = load <8 x i16>, ptr %p\n  %h = bitcast <8 x i16> %w to <8 x half>\n  %x = fpext <8 x half> %h to <8 x float>\n  store <8 x float> %x, ptr %q\n  ret void",
  );
  t.is(compiled(text, "f", "O1", "avx2").filter((line) => line.startsWith("vcvtph2ps ymm")).length, 1);
  t.false(compiled(text, "f", "O1", "pentium4").some((line) => line.includes("cvtph2ps")));
});

test("x86's multiplications of neighbours are one instruction, and refused below their level", (t) => {
  const text = `declare <16 x i16> @llvm.x86.avx2.pmadd.ub.sw(<32 x i8>, <32 x i8>)
define void @f(ptr %p, ptr %q) {
  %a = load <32 x i8>, ptr %p, align 32
  %x = load i32, ptr %q
  %i = insertelement <8 x i32> poison, i32 %x, i32 0
  %s = shufflevector <8 x i32> %i, <8 x i32> poison, <8 x i32> zeroinitializer
  %b = bitcast <8 x i32> %s to <32 x i8>
  %r = call <16 x i16> @llvm.x86.avx2.pmadd.ub.sw(<32 x i8> %a, <32 x i8> %b)
  store <16 x i16> %r, ptr %p, align 32
  ret void
}
`;
  const lines = compiled(text, "f", "O2", "avx2");
  t.true(lines.some((line) => /^vpmaddubsw ymm\d,ymm\d,ymm\d$/.test(line)));
  t.true(lines.some((line) => /^vbroadcastss ymm\d,\[/.test(line)));
  t.throws(() => compiled(text, "f", "O2", "pentium4"), {
    instanceOf: UnsupportedError,
    message: /llvm\.x86\.avx2\.pmadd\.ub\.sw below the CPU level avx2/,
  });
});

test("float results come back in st0, whatever computes them", (t) => {
  const lines = compiled(body("double %a", "double", "  %s = fadd double %a, 1.0\n  ret double %s"), "f");
  t.true(lines.some((line) => line.startsWith("fld")));
});

test("the stack is aligned where calls are made", (t) => {
  const lines = compiled("declare void @g()\ndefine void @f() {\n  call void @g()\n  ret void\n}\n", "f");
  t.true(lines.includes("sub esp,0Ch"), lines.join("\n"));
});

test("branches that do not reach are long", (t) => {
  const stores = Array.from({ length: 60 }, (_, n) => `  store volatile i32 ${n}, ptr %p`).join("\n");
  const text = body(
    "ptr %p, i1 %c",
    "void",
    `  br i1 %c, label %a, label %b\na:\n${stores}\n  br label %b\nb:\n  ret void`,
  );
  const lines = compiled(text, "f");
  t.true(lines.some((line) => /^je .*|^jne .*/.test(line)));
  t.is(lines.filter((line) => line.startsWith("mov dword ptr [")).length, 60);
});

test("atomic operations of 128 bits call libatomic's functions of any size", (t) => {
  const text = `define i128 @f(ptr %p, i128 %v) {
  %a = load atomic i128, ptr %p seq_cst, align 16
  store atomic i128 %v, ptr %p release, align 16
  %b = atomicrmw xchg ptr %p, i128 %v acq_rel
  %c = atomicrmw umax ptr %p, i128 %a seq_cst
  %d = cmpxchg ptr %p, i128 %b, i128 %c seq_cst acquire
  %r = extractvalue { i128, i1 } %d, 0
  ret i128 %r
}
`;
  for (const tier of ["O0", "O2"] as const) {
    const object = generateObject(parseModule(text, "t.ll"), { tier, verify: true });
    const names = object.symbols.filter(({ section }) => section === "undefined").map(({ name }) => name);
    const calls = ["load", "store", "exchange", "compare_exchange"].map((name) => `__atomic_${name}`);
    t.deepEqual(names.sort(), calls.sort());
  }
});

test("a sequentially consistent store fences, whatever it stores", (t) => {
  for (const type of ["i8", "i32", "ptr", "i64", "float", "double", "half"]) {
    const store = `  store atomic ${type} %v, ptr %p seq_cst, align 8\n  ret void`;
    const lines = compiled(body(`ptr %p, ${type} %v`, "void", store), "f", "O1");
    t.true(
      lines.some((line) => /^lock or|^xchg/.test(line)),
      type,
    );
  }
});

test("a naked function is its assembly alone", (t) => {
  const text =
    'define i32 @f(i32 %x) naked {\n  call void asm sideeffect "movl 4(%esp), %eax; ret", "~{ebx}"()\n  unreachable\n}\n';
  for (const tier of ["O0", "O2"] as const)
    t.deepEqual(compiled(text, "f", tier).slice(0, 2), ["mov eax,[esp+4]", "ret"]);
});

test("a function may ask for its stack to be aligned", (t) => {
  const text = (attribute: string) =>
    `declare void @g(ptr)\ndefine void @f() ${attribute} {\n  %a = alloca i32\n  call void @g(ptr %a)\n  ret void\n}\n`;
  t.true(compiled(text("alignstack(64)"), "f", "O2").includes("and esp,0FFFFFFC0h"));
  t.true(compiled(text('"stackrealign"'), "f", "O2").includes("and esp,0FFFFFFF0h"));
  t.false(compiled(text(""), "f", "O2").some((line) => line.startsWith("and esp")));
});

test("what is not compiled is refused by name and place", (t) => {
  const text =
    "declare void @llvm.coro.noop()\ndefine void @f() {\n  call void @llvm.coro.noop()\n  ret void\n}\n";
  const error = t.throws(() => generateObject(parseModule(text, "t.ll")), { instanceOf: UnsupportedError });
  t.regex(error?.message ?? "", /t\.ll:3:/);
  t.regex(error?.message ?? "", /coro\.noop/);
});

for (const [what, text, expected] of [
  [
    "a directive of module assembly",
    'module asm ".macro foo"\n',
    /directive '\.macro' in line 1 of module asm/,
  ],
  [
    "a static rounding mode",
    'declare double @llvm.experimental.constrained.sqrt.f64(double, metadata, metadata)\ndefine double @f(double %a) {\n  %r = call double @llvm.experimental.constrained.sqrt.f64(double %a, metadata !"round.upward", metadata !"fpexcept.strict")\n  ret double %r\n}\n',
    /t\.ll:3:.*round\.upward/,
  ],
  [
    "a segment",
    "define i32 @f(ptr addrspace(256) %p) {\n  %r = load i32, ptr addrspace(256) %p\n  ret i32 %r\n}\n",
    /t\.ll:2:.*256 \(gs\)/,
  ],
  ["prefix data", "define void @f() prefix i32 1 {\n  ret void\n}\n", /t\.ll:1:.*prefix data/],
  ["a split stack", 'define void @f() "split-stack" {\n  ret void\n}\n', /t\.ll:1:.*split-stack/],
  ["an ifunc", "@i = ifunc void (), ptr @f\ndefine ptr @f() {\n  ret ptr null\n}\n", /t\.ll:1:.*ifunc @i/],
  [
    "a type of no place",
    "define ppc_fp128 @f(ppc_fp128 %a) {\n  ret ppc_fp128 %a\n}\n",
    /t\.ll:1:.*type ppc_fp128/,
  ],
  [
    "a bundle",
    'define void @f(ptr %p) {\n  call void %p() [ "kcfi"(i32 1) ]\n  ret void\n}\n',
    /t\.ll:2:.*"kcfi"/,
  ],
  ["a convention", "define tailcc void @f() {\n  ret void\n}\n", /t\.ll:1:.*tailcc/],
  [
    "an x86 intrinsic above the CPU level",
    "declare <32 x i8> @llvm.x86.avx2.pavg.b(<32 x i8>, <32 x i8>)\ndefine <32 x i8> @f(<32 x i8> %a) {\n  %r = call <32 x i8> @llvm.x86.avx2.pavg.b(<32 x i8> %a, <32 x i8> %a)\n  ret <32 x i8> %r\n}\n",
    /t\.ll:3:.*pavg\.b below the CPU level avx2/,
  ],
  [
    "the difference of addresses in two sections",
    "@a = global i32 1\n@b = global i32 2\n@d = global i32 sub (i32 ptrtoint (ptr @a to i32), i32 ptrtoint (ptr @b to i32))\n",
    /'a' and 'b', which stand in different sections/,
  ],
] as const) {
  test(`refused by name and place: ${what}`, (t) => {
    const error = t.throws(() => generateObject(parseModule(text, "t.ll")), { instanceOf: UnsupportedError });
    t.regex(error?.message ?? "", expected);
  });
}

test("a constrained operation nobody asks about still happens, and none is merged with another", (t) => {
  const text = `
declare double @llvm.experimental.constrained.fdiv.f64(double, double, metadata, metadata)
define double @f(double %a, double %b) strictfp {
  %unused = call double @llvm.experimental.constrained.fdiv.f64(double %a, double %b, metadata !"round.dynamic", metadata !"fpexcept.strict") strictfp
  %x = call double @llvm.experimental.constrained.fdiv.f64(double %a, double 3.0, metadata !"round.dynamic", metadata !"fpexcept.strict") strictfp
  %y = call double @llvm.experimental.constrained.fdiv.f64(double %a, double 3.0, metadata !"round.dynamic", metadata !"fpexcept.strict") strictfp
  %r = fsub double %x, %y
  ret double %r
}
`;
  const module = parseModule(text, "t.ll");
  const object = compileModule(module, { tier: "O2", verify: true });
  const section = object.sections.find(({ name }) => name === ".text.f");
  const code = Buffer.from(section?.data ?? []);
  // divsd: F2 0F 5E
  let divisions = 0;
  for (let at = 0; at + 2 < code.length; at++)
    if (code[at] === 0xf2 && code[at + 1] === 0x0f && code[at + 2] === 0x5e) divisions++;
  t.is(divisions, 3);
});

test("symbols, weak and hidden, and comdat groups reach the object", (t) => {
  const text = `
$w = comdat any
define weak_odr hidden i32 @w() comdat {
  ret i32 1
}
@data = internal global i32 7
@common = common global i32 0, align 4
@alias = alias i32, ptr @data
`;
  const object = generateObject(parseModule(text, "t.ll"));
  const symbol = (name: string) => object.symbols.find((candidate) => candidate.name === name);
  t.like(symbol("w"), { binding: "weak", visibility: "hidden", type: "function" });
  t.is(symbol("common")?.section, "common");
  t.is(symbol("data")?.binding, "local");
  t.is(symbol("alias")?.section, symbol("data")?.section);
  t.is(object.groups.length, 1);
});

test("a loop's moves stand before its branch unless somebody behind the loop wants the old value", (t) => {
  const loop = (result: string) => `define i32 @f(i32 %n) {
entry:
  br label %loop
loop:
  %old = phi i32 [ 0, %entry ], [ %new, %loop ]
  %i = phi i32 [ 1, %entry ], [ %next, %loop ]
  %new = mul i32 %i, %old
  %next = add i32 %i, %old
  %more = icmp slt i32 %next, %n
  br i1 %more, label %loop, label %done
done:
  ret i32 ${result}
}
`;
  // One branch and no jump in the first; a block of its own for the moves in the second.
  const jumps = (lines: string[]) => lines.filter((line) => line.startsWith("jmp")).length;
  t.is(jumps(compiled(loop("%new"), "f")), 0);
  t.is(jumps(compiled(loop("%old"), "f")), 1);
});

test("64-bit products and rotations by numbers use what they need", (t) => {
  const product = compiled("define i64 @f(i64 %x) {\n%r = mul i64 %x, 5\nret i64 %r\n}\n", "f");
  t.is(product.filter((line) => /^i?mul/.test(line)).length, 2, product.join("\n"));
  const rotation = compiled(
    "declare i64 @llvm.fshl.i64(i64, i64, i64)\ndefine i64 @f(i64 %x) {\n%r = call i64 @llvm.fshl.i64(i64 %x, i64 %x, i64 45)\nret i64 %r\n}\n",
    "f",
  );
  t.is(rotation.filter((line) => line.startsWith("shld")).length, 2, rotation.join("\n"));
  t.false(rotation.some((line) => line.includes("cl")));
});

test("values are used before their definitions are seen, however many there are", (t) => {
  // Blocks in the opposite order of control flow: each value gets its register at its use.
  const count = 1100;
  const blocks = Array.from({ length: count }, (_, i) => {
    const next = i + 1 < count ? `br label %b${i + 1}` : `ret i32 %x${i}`;
    const before = i === 0 ? "%a" : `%x${i - 1}`;
    return `b${i}:\n  %x${i} = xor i32 ${before}, ${i + 2}\n  ${next}\n`;
  });
  const text = `define i32 @f(i32 %a) {\n  br label %b0\n${blocks.reverse().join("")}}\n`;
  for (const tier of ["O0", "O1"] as const) t.notThrows(() => compiled(text, "f", tier));
});
