// Proves that the corpus in test/ll, which text.test.ts reads and prints, has every construct of the language: a table of
// constructs, each with what its text looks like. One that no file has fails by its name.
import { readdirSync, readFileSync } from "node:fs";
import { OPCODES } from "@ts-jit/ir";
import test from "ava";

const folder = new URL("../../test/ll/", import.meta.url);
const corpus = readdirSync(folder)
  .filter((name) => name.endsWith(".ll"))
  .map((name) => readFileSync(new URL(name, folder), "utf8").replace(/^;.*$/gm, ""))
  .join("\n");

const words = (text: string): string[] => text.trim().split(/\s+/);
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** Words that stand by themselves somewhere. */
const anywhere = (text: string): [string, RegExp][] =>
  words(text).map((word) => [word, new RegExp(`(^|[^-\\w.])${escaped(word)}([^-\\w.]|$)`, "m")]);

const CONSTRUCTS: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  instructions: Object.keys(OPCODES).map((opcode) => [
    opcode,
    new RegExp(`^\\s+(%[-\\w.$"]+ = )?.*\\b${opcode}\\b`, "m"),
  ]),
  flags: anywhere(`nuw nsw exact disjoint nneg inbounds nusw fast reassoc nnan ninf nsz arcp contract afn tail
    musttail notail volatile weak inalloca swifterror`),
  "integer predicates": anywhere("eq ne ugt uge ult ule sgt sge slt sle"),
  "float predicates": anywhere("oeq ogt oge olt ole one ord uno ueq ugt uge ult ule une true false"),
  "atomic operations": words(
    `xchg add sub and nand or xor max min umax umin fadd fsub fmax fmin uinc_wrap udec_wrap`,
  ).map((operation) => [operation, new RegExp(`atomicrmw (volatile )?${operation} `)]),
  orderings: anywhere("unordered monotonic acquire release acq_rel seq_cst syncscope"),
  linkages:
    anywhere(`private internal available_externally linkonce weak common appending extern_weak linkonce_odr
    weak_odr external`),
  "styles of globals":
    anywhere(`hidden protected default dllimport dllexport dso_local dso_preemptable thread_local
    localdynamic initialexec localexec unnamed_addr local_unnamed_addr externally_initialized section partition
    code_model comdat align alias ifunc constant global addrspace`),
  comdats: anywhere("any exactmatch largest nodeduplicate samesize"),
  functions: anywhere("gc prefix prologue personality ... declare define"),
  "calling conventions": anywhere(`fastcc coldcc x86_stdcallcc x86_fastcallcc x86_thiscallcc x86_vectorcallcc
    x86_regcallcc swiftcc swifttailcc tailcc ghccc cfguard_checkcc preserve_mostcc preserve_allcc win64cc
    x86_64_sysvcc x86_intrcc intel_ocl_bicc`),
  attributes:
    words(`alwaysinline builtin cold convergent hot immarg inreg inlinehint minsize mustprogress naked nest
    noalias nobuiltin nocallback nocapture nofree noimplicitfloat noinline norecurse noredzone noreturn nosync noundef
    nounwind nonnull optnone optsize readnone readonly returned returns_twice signext speculatable ssp sspreq
    sspstrong strictfp swiftself swifterror swiftasync uwtable willreturn writable writeonly zeroext byref byval
    elementtype inalloca preallocated sret allockind allocsize dereferenceable dereferenceable_or_null memory
    nofpclass alignstack vscale_range range initializes dead_on_unwind`).map((name) => [
      name,
      new RegExp(`\\b${name}\\b`),
    ]),
  types: [
    ...anywhere(
      "half bfloat float double x86_fp80 fp128 ppc_fp128 ptr token metadata label void i1 i128 opaque",
    ),
    ["wide integer", /\bi(?:[2-9]\d\d|\d{4,})\b/],
    ["array", /\[\d+ x /],
    ["vector", /<\d+ x /],
    ["scalable vector", /<vscale x /],
    ["packed struct", /<\{/],
    ["target type", /target\("/],
    ["recursive struct", /%(\w+) = type \{[^}]*%\1\*?[^}]*\}/],
    ["address space", /ptr addrspace\(\d+\)/],
    ["pointer with a type", /\bi32\*/],
  ],
  constants: [
    ...anywhere(`null undef poison zeroinitializer none true false blockaddress dso_local_equivalent no_cfi ptrauth
      splat`),
    ["string", /\bc"/],
    ["decimal float", /\bfloat -?\d+\.\d/],
    ["hexadecimal float", /\bdouble 0x[0-9A-F]/],
    ["half bits", /0xH/],
    ["bfloat bits", /0xR/],
    ["x86_fp80 bits", /0xK/],
    ["fp128 bits", /0xL/],
    ["ppc_fp128 bits", /0xM/],
    ["address expression", /getelementptr (inbounds )?\(/],
    ...words("trunc ptrtoint inttoptr bitcast addrspacecast add sub xor").map((opcode): [string, RegExp] => [
      `expression ${opcode}`,
      new RegExp(`\\b${opcode} (nuw |nsw )*\\(`),
    ]),
  ],
  metadata: [
    ...words(`DILocation DIFile DICompileUnit DISubprogram DIBasicType DIDerivedType DICompositeType DISubroutineType
      DILexicalBlock DILexicalBlockFile DINamespace DIModule DITemplateTypeParameter DITemplateValueParameter
      DIGlobalVariable DIGlobalVariableExpression DILocalVariable DILabel DIExpression DIObjCProperty
      DIImportedEntity DIMacro DIMacroFile DISubrange DIGenericSubrange DIEnumerator DIStringType DICommonBlock
      DIAssignID DIArgList GenericDINode`).map((name): [string, RegExp] => [name, new RegExp(`!${name}\\(`)]),
    ["distinct", /distinct !/],
    ["string", /!"/],
    ["named", /^!llvm\.[\w.]+ = /m],
    ["attachment of a function", /^define .*!\w+ !\d+/m],
    ["debug record", /#dbg_value\(/],
    ["#dbg_declare", /#dbg_declare\(/],
    ["#dbg_assign", /#dbg_assign\(/],
    ["#dbg_label", /#dbg_label\(/],
    ["debug intrinsic", /@llvm\.dbg\.value/],
  ],
  "module level": [
    ["target layout", /^target datalayout/m],
    ["target triple", /^target triple/m],
    ["module asm", /^module asm/m],
    ["inline asm", /\basm (sideeffect )?/],
    ["attribute group", /^attributes #/m],
    ["operand bundle", /\) \[ "/],
    ["summary", /^\^\d+ = /m],
    ["use-list order", /^\s*uselistorder /m],
    ["source file", /^source_filename/m],
  ],
};

for (const [group, constructs] of Object.entries(CONSTRUCTS)) {
  test(`the corpus has ${group}`, (t) => {
    t.deepEqual(
      constructs.filter(([, pattern]) => !pattern.test(corpus)).map(([name]) => name),
      [],
    );
  });
}
