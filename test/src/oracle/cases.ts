/**
 * Small modules, right and wrong, made by rule: every attribute in every place, every linkage on every kind of global,
 * every cast between every pair of types, and so on. Their verdicts are compared with LLVM's.
 */

export interface Case {
  /** Says what was varied. */
  readonly name: string;
  readonly text: string;
}

const TYPES = [
  "i1",
  "i8",
  "i32",
  "i64",
  "half",
  "float",
  "double",
  "x86_fp80",
  "ptr",
  "ptr addrspace(1)",
  "<2 x i32>",
  "<4 x i16>",
  "<2 x float>",
  "<2 x ptr>",
  "<vscale x 2 x i32>",
  "[2 x i32]",
  "{ i32, float }",
  "token",
  "metadata",
  "label",
  "void",
  "i32 (i32)",
  "%opaque",
];

const VALUE_TYPES = TYPES.filter(
  (type) => !["void", "i32 (i32)", "%opaque", "label", "metadata"].includes(type),
);

export const ATTRIBUTES =
  `allocalign allocptr alwaysinline builtin cold convergent coro_only_destroy_when_complete
  dead_on_unwind disable_sanitizer_instrumentation fn_ret_thunk_extern hot hybrid_patchable immarg inreg inlinehint
  jumptable minsize mustprogress naked nest noalias nobuiltin nocallback nocapture nocf_check noduplicate nofree
  noimplicitfloat noinline nomerge noprofile norecurse noredzone noreturn nosanitize_bounds nosanitize_coverage nosync
  noundef nounwind nonlazybind nonnull null_pointer_is_valid optforfuzzing optdebug optsize optnone presplitcoroutine
  readnone readonly returned returns_twice signext safestack sanitize_address sanitize_hwaddress sanitize_memtag
  sanitize_memory sanitize_numerical_stability sanitize_thread shadowcallstack skipprofile speculatable
  speculative_load_hardening ssp sspreq sspstrong strictfp swiftasync swifterror swiftself willreturn writable
  writeonly zeroext byref(i32) byval(i32) elementtype(i32) inalloca(i32) preallocated(i32) sret(i32) byval(%opaque)
  allockind("alloc") allocsize(0) allocsize(3) dereferenceable(4) dereferenceable_or_null(4) memory(none)
  nofpclass(nan) alignstack(16) uwtable uwtable(sync) vscale_range(1,2) vscale_range(2,1) "frame-pointer"="all"
  "frame-pointer"="sometimes" "key"`.split(/\s+/);
const SPACED_ATTRIBUTES = ["align 4", "align 1", "range(i32 0, 4)", "range(i8 0, 4)", "initializes((0, 4))"];

function* attributeCases(): Generator<Case> {
  const all = [...ATTRIBUTES, ...SPACED_ATTRIBUTES];
  const head = "%opaque = type opaque\n";
  for (const attribute of all) {
    for (const type of ["i32", "ptr", "float", "<2 x ptr>", "<2 x i32>", "{ i32, ptr }"]) {
      yield {
        name: `attribute ${attribute} on a parameter of ${type}`,
        text: `${head}declare void @f(${type} ${attribute})\n`,
      };
      yield {
        name: `attribute ${attribute} on a result of ${type}`,
        text: `${head}declare ${attribute} ${type} @f()\n`,
      };
    }
    yield {
      name: `attribute ${attribute} on a void result`,
      text: `${head}declare ${attribute} void @f()\n`,
    };
    if (!attribute.startsWith("align ")) {
      yield {
        name: `attribute ${attribute} on a function`,
        text: `${head}declare void @f(i32) ${attribute}\n`,
      };
    }
    yield {
      name: `attribute ${attribute} on a call's argument`,
      text: `${head}declare void @g(ptr)\ndefine void @f(ptr %p) {\n  call void @g(ptr ${attribute} %p)\n  ret void\n}\n`,
    };
    if (!attribute.startsWith("align ")) {
      yield {
        name: `attribute ${attribute} on a call`,
        text: `${head}declare void @g(ptr)\ndefine void @f(ptr %p) {\n  call void @g(ptr %p) ${attribute}\n  ret void\n}\n`,
      };
    }
  }
  const parameter =
    `byval(i32) sret(i32) inreg nest byref(i32) inalloca(i32) preallocated(i32) readonly readnone
    writeonly writable noalias nocapture returned dereferenceable(4) swiftself swifterror swiftasync nonnull immarg
    dead_on_unwind`.split(/\s+/);
  for (const [at, first] of parameter.entries()) {
    for (const second of parameter.slice(at + 1)) {
      yield {
        name: `attributes ${first} and ${second} on a parameter`,
        text: `declare void @f(ptr ${first} ${second})\n`,
      };
    }
  }
  const fn =
    `noinline alwaysinline optnone optsize minsize optdebug optforfuzzing builtin nobuiltin cold hot naked
    convergent memory(none) memory(read) readnone`.split(/\s+/);
  for (const [at, first] of fn.entries()) {
    for (const second of fn.slice(at + 1)) {
      yield {
        name: `attributes ${first} and ${second} on a function`,
        text: `declare void @f() ${first} ${second}\n`,
      };
    }
  }
  for (const attribute of [
    "sret(i32)",
    "nest",
    "returned",
    "swiftself",
    "swifterror",
    "swiftasync",
    "byval(i32)",
  ]) {
    const twice = `ptr ${attribute}`;
    yield { name: `${attribute} twice`, text: `declare ptr @f(${twice}, ${twice})\n` };
    yield { name: `${attribute} third`, text: `declare ptr @f(i32, i32, ${twice})\n` };
    yield { name: `${attribute} second`, text: `declare ptr @f(i32, ${twice})\n` };
  }
}

function* globalCases(): Generator<Case> {
  const linkages =
    `private internal available_externally linkonce weak common appending extern_weak linkonce_odr
    weak_odr external`.split(/\s+/);
  const styles = [
    "",
    "hidden",
    "protected",
    "dllimport",
    "dllexport",
    "dso_local",
    "dso_local dllimport",
    "hidden dllexport",
  ];
  for (const linkage of ["", ...linkages]) {
    for (const style of styles) {
      const head = `${linkage} ${style}`;
      yield { name: `variable ${head}`, text: `@g = ${head} global i32 0\n` };
      yield { name: `declared variable ${head}`, text: `@g = ${head} global i32\n` };
      yield { name: `array ${head}`, text: `@g = ${head} global [1 x i32] zeroinitializer\n` };
      yield { name: `declare ${head}`, text: `declare ${head} void @f()\n` };
      yield { name: `define ${head}`, text: `define ${head} void @f() {\n  ret void\n}\n` };
      yield { name: `alias ${head}`, text: `@g = global i32 0\n@a = ${head} alias i32, ptr @g\n` };
      yield {
        name: `ifunc ${head}`,
        text: `@i = ${head} ifunc void (), ptr @r\ndefine ptr @r() {\n  ret ptr null\n}\n`,
      };
    }
    yield {
      name: `comdat on ${linkage}`,
      text: `$c = comdat any\n@g = ${linkage} global i32 0, comdat($c)\n`,
    };
    yield { name: `alias to ${linkage}`, text: `@g = ${linkage} global i32 0\n@a = alias i32, ptr @g\n` };
    yield { name: `constant ${linkage}`, text: `@g = ${linkage} constant i32 0\n` };
    yield { name: `nonzero ${linkage}`, text: `@g = ${linkage} global i32 1\n` };
    yield {
      name: `llvm.used ${linkage}`,
      text: `@x = global i32 0\n@llvm.used = ${linkage} global [1 x ptr] [ptr @x]\n`,
    };
    yield {
      name: `llvm.global_ctors ${linkage}`,
      text: `@llvm.global_ctors = ${linkage} global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 1, ptr @f, ptr null }]\ndeclare void @f()\n`,
    };
  }
  for (const type of TYPES) {
    const head = "%opaque = type opaque\n";
    yield { name: `variable of ${type}`, text: `${head}@g = external global ${type}\n` };
    yield { name: `zero of ${type}`, text: `${head}@g = global ${type} zeroinitializer\n` };
    yield { name: `undef of ${type}`, text: `${head}@g = global ${type} undef\n` };
    yield { name: `array of ${type}`, text: `${head}@g = external global [2 x ${type}]\n` };
    yield { name: `vector of ${type}`, text: `${head}@g = external global <2 x ${type}>\n` };
    yield { name: `struct of ${type}`, text: `${head}@g = external global { ${type} }\n` };
    yield { name: `parameter of ${type}`, text: `${head}declare void @f(${type})\n` };
    yield { name: `result of ${type}`, text: `${head}declare ${type} @f()\n` };
    yield {
      name: `defined parameter of ${type}`,
      text: `${head}define void @f(${type} %x) {\n  ret void\n}\n`,
    };
    yield {
      name: `llvm.global_ctors of ${type}`,
      text: `${head}@llvm.global_ctors = appending global [1 x ${type}] zeroinitializer\n`,
    };
    yield {
      name: `llvm.used of ${type}`,
      text: `${head}@llvm.used = appending global [1 x ${type}] zeroinitializer\n`,
    };
    yield { name: `alias of ${type}`, text: `${head}@g = global i32 0\n@a = alias ${type}, ptr @g\n` };
  }
  const aliases = [
    "@a = alias i32, ptr @a",
    "@a = alias i32, ptr @b\n@b = alias i32, ptr @a",
    "@a = alias i32, ptr @g\n@g = external global i32",
    "@a = alias i32, ptr @b\n@b = weak alias i32, ptr @g\n@g = global i32 0",
    "@a = alias i32, getelementptr (i8, ptr @g, i32 2)\n@g = global i32 0",
    "@a = alias i32, ptr null",
    "@a = alias i32, inttoptr (i32 5 to ptr)",
    "@a = alias i32, ptr addrspacecast (ptr addrspace(1) @g to ptr)\n@g = addrspace(1) global i32 0",
    "@a = alias i32, ptr addrspace(1) @g\n@g = addrspace(1) global i32 0",
    "@a = alias void (), ptr @f\ndeclare void @f()",
    "@a = ifunc void (), ptr @f\ndeclare ptr @f()",
    "@a = ifunc void (), ptr @f\ndefine void @f() {\n  ret void\n}",
    "@a = ifunc void (), ptr @g\n@g = global i32 0",
    "@a = ifunc void (), ptr null",
  ];
  for (const [at, text] of aliases.entries()) yield { name: `alias case ${at}`, text: `${text}\n` };
}

const CASTS = `trunc zext sext fptrunc fpext fptoui fptosi uitofp sitofp ptrtoint inttoptr bitcast
  addrspacecast`.split(/\s+/);
const BINARY = `add fadd sub fsub mul fmul udiv sdiv fdiv urem srem frem shl lshr ashr and or xor`.split(
  /\s+/,
);

function inFunction(parameters: string, body: string): string {
  return `%opaque = type opaque\ndeclare void @sink(...)\ndefine void @f(${parameters}) {\n  ${body}\n  ret void\n}\n`;
}

function* instructionCases(): Generator<Case> {
  for (const from of VALUE_TYPES) {
    for (const to of VALUE_TYPES) {
      for (const cast of CASTS) {
        yield {
          name: `${cast} ${from} to ${to}`,
          text: inFunction(`${from} %x`, `%r = ${cast} ${from} %x to ${to}`),
        };
      }
    }
  }
  for (const type of VALUE_TYPES) {
    for (const opcode of BINARY) {
      yield { name: `${opcode} ${type}`, text: inFunction(`${type} %x`, `%r = ${opcode} ${type} %x, %x`) };
    }
    const one = (body: string): Case => ({
      name: `${body} (x: ${type})`,
      text: inFunction(`${type} %x, ptr %p, i32 %n`, body),
    });
    yield one(`%r = fneg ${type} %x`);
    yield one(`%r = icmp eq ${type} %x, %x`);
    yield one(`%r = fcmp oeq ${type} %x, %x`);
    yield one(`%r = select i1 true, ${type} %x, ${type} %x`);
    yield one(`%r = select ${type} %x, i32 1, i32 2`);
    yield one(`%r = select ${type} %x, <2 x i32> zeroinitializer, <2 x i32> zeroinitializer`);
    yield one(`%r = freeze ${type} %x`);
    yield one(`%r = load ${type}, ptr %p`);
    yield one(`%r = load i32, ${type} %x`);
    yield one(`%r = load atomic ${type}, ptr %p seq_cst, align 8`);
    yield one(`store ${type} %x, ptr %p`);
    yield one(`store i32 %n, ${type} %x`);
    yield one(`store atomic ${type} %x, ptr %p release, align 8`);
    yield one(`%r = alloca ${type}`);
    yield one(`%r = alloca i32, ${type} %x`);
    yield one(`%r = alloca swifterror ${type}`);
    yield one(`%r = cmpxchg ptr %p, ${type} %x, ${type} %x seq_cst seq_cst`);
    for (const operation of ["xchg", "add", "fadd", "fmax", "uinc_wrap", "nand"]) {
      yield one(`%r = atomicrmw ${operation} ptr %p, ${type} %x seq_cst`);
    }
    yield one(`%r = getelementptr ${type}, ptr %p, i32 1`);
    yield one(`%r = getelementptr i8, ${type} %x, i32 1`);
    yield one(`%r = getelementptr i8, ptr %p, ${type} %x`);
    yield one(`%r = getelementptr { i32, i8 }, ptr %p, i32 0, ${type} %x`);
    yield one(`%r = getelementptr [4 x i32], ptr %p, i32 0, ${type} %x`);
    yield one(`%r = extractelement ${type} %x, i32 0`);
    yield one(`%r = extractelement <2 x i32> zeroinitializer, ${type} %x`);
    yield one(`%r = insertelement ${type} %x, i32 1, i32 0`);
    yield one(`%r = insertelement <2 x i32> zeroinitializer, ${type} %x, i32 0`);
    yield one(`%r = shufflevector ${type} %x, ${type} %x, <2 x i32> <i32 0, i32 3>`);
    yield one(`%r = shufflevector ${type} %x, ${type} %x, <2 x i32> <i32 0, i32 9>`);
    yield one(`%r = extractvalue ${type} %x, 0`);
    yield one(`%r = extractvalue ${type} %x, 1`);
    yield one(`%r = extractvalue ${type} %x, 2`);
    yield one(`%r = insertvalue ${type} %x, i32 1, 0`);
    yield one(`%r = insertvalue ${type} %x, float 1.0, 1`);
    yield one(`%r = va_arg ptr %p, ${type}`);
    yield one(`%r = va_arg ${type} %x, i32`);
    yield one(`switch ${type} %x, label %d [ i32 1, label %d ]\nd:`);
    yield one(`br ${type} %x, label %d, label %d\nd:`);
    yield one(`indirectbr ${type} %x, [label %d]\nd:`);
    yield one(`ret ${type} %x\nd:`);
    yield one(`call void ${type} %x()`);
    yield one(`call void %p(${type} %x)`);
    yield one(`call void (...) @sink(${type} %x)`);
    yield one(`%r = call ${type} %p()`);
    yield one(`call void @sink(${type} %x)`);
    yield one(`br label %b\nb:\n  %r = phi ${type} [ %x, %0 ]`);
    yield one(`resume ${type} %x\nd:`);
    yield one(`%r = landingpad ${type} cleanup`);
    yield one(`call fast ${type} %p()`);
    yield one(`call void asm sideeffect "", "r"(${type} %x)`);
    yield one(`%r = call ${type} asm "", "=r"()`);
  }
}

/** Flow: dominance, phi nodes, terminators, entry blocks, exception handling. */
const BODIES: readonly string[] = [
  "entry:\n  br label %entry",
  "  br label %a\na:\n  br label %a",
  "  %x = add i32 %y, 1\n  %y = add i32 1, 1\n  ret void",
  "  %x = add i32 %x, 1\n  ret void",
  "  br i1 true, label %a, label %b\na:\n  %x = add i32 1, 1\n  br label %c\nb:\n  br label %c\nc:\n  %y = add i32 %x, 1\n  ret void",
  "  br i1 true, label %a, label %b\na:\n  %x = add i32 1, 1\n  br label %c\nb:\n  br label %c\nc:\n  %y = phi i32 [ %x, %a ], [ 0, %b ]\n  ret void",
  "  br i1 true, label %a, label %b\na:\n  %x = add i32 1, 1\n  br label %c\nb:\n  br label %c\nc:\n  %y = phi i32 [ 0, %a ], [ %x, %b ]\n  ret void",
  "  br i1 true, label %a, label %b\na:\n  br label %c\nb:\n  br label %c\nc:\n  %y = phi i32 [ 0, %a ]\n  ret void",
  "  br i1 true, label %a, label %b\na:\n  br label %c\nb:\n  br label %c\nc:\n  %y = phi i32 [ 0, %a ], [ 1, %0 ]\n  ret void",
  "  br i1 true, label %a, label %b\na:\n  br label %c\nb:\n  br label %c\nc:\n  %y = phi i32 [ 0, %a ], [ 1, %b ], [ 2, %0 ]\n  ret void",
  "  br i1 true, label %a, label %a\na:\n  %y = phi i32 [ 0, %0 ], [ 1, %0 ]\n  ret void",
  "  br i1 true, label %a, label %a\na:\n  %y = phi i32 [ 1, %0 ], [ 1, %0 ]\n  ret void",
  "  br i1 true, label %a, label %a\na:\n  %y = phi i32 [ 1, %0 ]\n  ret void",
  "  br label %a\na:\n  %x = add i32 1, 1\n  %y = phi i32 [ 1, %0 ]\n  ret void",
  "  %y = phi i32 [ 1, %0 ]\n  ret void",
  "  %y = phi i32\n  ret void",
  "  ret void\na:\n  %x = add i32 %x, 1\n  ret void",
  "  ret void\na:\n  %x = add i32 %y, 1\n  %y = add i32 1, 1\n  ret void",
  "  ret void\na:\n  br label %b\nb:\n  %y = phi i32 [ 1, %a ]\n  ret void",
  "  br label %a\na:\n  %x = phi i32 [ 0, %0 ], [ %x, %a ]\n  br label %a",
  "  br label %a\na:\n  %x = phi i32 [ 0, %0 ], [ %y, %a ]\n  %y = add i32 %x, 1\n  br label %a",
  "  switch i32 0, label %a [ i32 0, label %a\n i32 0, label %a ]\na:\n  ret void",
  "  switch i32 0, label %a [ i64 0, label %a ]\na:\n  ret void",
  "  switch i32 0, label %a [ i32 undef, label %a ]\na:\n  ret void",
  "  %t = call token @llvm.call.preallocated.setup(i32 0)\n  ret void\n}\ndeclare token @llvm.call.preallocated.setup(i32)\ndefine void @other() {\n  ret void",
  "  call void @f()\n  unreachable",
  "  call i32 @f()\n  ret void",
  "  call void @f(i32 1)\n  ret void",
  "  call void (i32) @f(i32 1)\n  ret void",
  "  call void (...) @f(i32 1)\n  ret void",
  "  call fastcc void @f()\n  ret void",
  "  call void @llvm.foo()\n  ret void\n}\ndeclare void @llvm.foo()\ndefine void @h() {\n  ret void",
  "  %p = alloca ptr\n  store ptr @llvm.trap, ptr %p\n  ret void\n}\ndeclare void @llvm.trap()\ndefine void @h() {\n  ret void",
  "  %x = invoke i32 @g() to label %a unwind label %b\na:\n  ret void\nb:\n  ret void\n}\ndeclare i32 @g()\ndefine void @h() {\n  ret void",
  "  invoke void @f() to label %a unwind label %b\na:\n  ret void\nb:\n  %l = landingpad { ptr, i32 } cleanup\n  ret void",
  "  %l = landingpad { ptr, i32 } cleanup\n  ret void",
  "  br label %b\nb:\n  %l = landingpad { ptr, i32 } cleanup\n  ret void",
  "  resume { ptr, i32 } undef",
  "  %c = cleanuppad within none []\n  ret void",
  "  %c = catchpad within none []\n  ret void",
  "  %p = blockaddress(@f, %a)\n  ret void",
  "  %p = load ptr, ptr blockaddress(@f, %a)\n  br label %a\na:\n  ret void",
  "  indirectbr ptr blockaddress(@f, %0), []",
  "  %1 = musttail call i32 @g()\n  ret void\n}\ndeclare i32 @g()\ndefine void @h() {\n  ret void",
  "  musttail call void @f()\n  ret void",
  "  musttail call void @f()\n  unreachable",
  "  musttail call void @f()\n  br label %a\na:\n  ret void",
  "  musttail call void @g(i32 1)\n  ret void\n}\ndeclare void @g(i32)\ndefine void @h() {\n  ret void",
  "  musttail call fastcc void @f()\n  ret void",
  '  musttail call void asm "", ""()\n  ret void',
  '  call void @f() [ "deopt"(), "deopt"() ]\n  ret void',
  '  call void @f() [ "funclet"(i32 1) ]\n  ret void',
  '  call void @f() [ "cfguardtarget"(i32 1) ]\n  ret void',
  '  call void @f() [ "gc-live"() ]\n  ret void',
  '  call void @f() [ "kcfi"(i32 1) ]\n  ret void',
  '  call void @f() [ "ptrauth"(i32 1, i64 2) ]\n  ret void',
  '  call void @f() [ "preallocated"(token none) ]\n  ret void',
  "  %x = alloca i32, align 4294967296\n  ret void",
  "  %x = alloca i32, align 8589934592\n  ret void",
  "  %x = call i32 @llvm.ctpop.i32(i64 1)\n  ret void\n}\ndeclare i32 @llvm.ctpop.i32(i64)\ndefine void @h() {\n  ret void",
  "  %x = call i32 @llvm.ctpop.i64(i32 1)\n  ret void\n}\ndeclare i32 @llvm.ctpop.i64(i32)\ndefine void @h() {\n  ret void",
  "  %x = call i32 @llvm.ctlz.i32(i32 1, i1 %b)\n  ret void\n}\ndeclare i32 @llvm.ctlz.i32(i32, i1)\ndefine void @h() {\n  ret void",
  "  %x = call i32 @llvm.ctlz.i32(i32 1, i1 true)\n  ret void\n}\ndeclare i32 @llvm.ctlz.i32(i32, i1)\ndefine void @h() {\n  ret void",
  "  %b = add i1 true, true\n  %x = call i32 @llvm.ctlz.i32(i32 1, i1 %b)\n  ret void\n}\ndeclare i32 @llvm.ctlz.i32(i32, i1 immarg)\ndefine void @h() {\n  ret void",
];

/** Metadata attachments: text of an instruction with `!0` behind it, and the node. */
const ATTACHED: readonly (readonly [string, string])[] = [
  ["range", "!{i32 0, i32 4}"],
  ["range", "!{i32 0}"],
  ["range", "!{}"],
  ["range", "!{i32 4, i32 4}"],
  ["range", "!{i32 0, i32 4, i32 4, i32 8}"],
  ["range", "!{i32 0, i32 4, i32 2, i32 8}"],
  ["range", "!{i32 8, i32 10, i32 0, i32 4}"],
  ["range", "!{i32 8, i32 0}"],
  ["range", "!{i64 0, i64 4}"],
  ["range", '!{!"a", i32 4}'],
  ["nonnull", "!{}"],
  ["nonnull", "!{i32 1}"],
  ["noundef", "!{}"],
  ["noundef", "!{i32 0}"],
  ["align", "!{i64 4}"],
  ["align", "!{i64 3}"],
  ["align", "!{i32 4}"],
  ["align", "!{}"],
  ["align", "!{i64 8589934592}"],
  ["dereferenceable", "!{i64 4}"],
  ["dereferenceable", "!{i32 4}"],
  ["dereferenceable", "!{}"],
  ["dereferenceable_or_null", "!{i64 4}"],
  ["fpmath", "!{float 2.5}"],
  ["fpmath", "!{float 0.0}"],
  ["fpmath", "!{double 2.5}"],
  ["fpmath", "!{}"],
  ["tbaa", "!{}"],
  ["tbaa", "!{!1, !1, i64 0}"],
  ["tbaa", "!{!1, !1}"],
  ["tbaa", "!{!0, !0, i64 0}"],
  ["prof", '!{!"branch_weights", i32 1, i32 2}'],
  ["prof", '!{!"branch_weights", i32 1}'],
  ["prof", '!{!"VP", i32 0}'],
  ["prof", "!{}"],
  ["prof", "!{i32 1}"],
  ["dbg", "!{}"],
  ["dbg", "!DILocation(line: 1, column: 1, scope: !1)"],
  ["nontemporal", "!{i32 1}"],
  ["invariant.load", "!{}"],
  ["llvm.loop", "distinct !{!0}"],
  ["unpredictable", "!{}"],
  ["noalias", "!{!1}"],
  ["alias.scope", "!{}"],
  ["callees", "!{ptr @g}"],
  ["annotation", '!{!"x"}'],
  ["annotation", "!{i32 1}"],
  ["annotation", "!{}"],
  ["invariant.group", "!{}"],
  ["mmra", "!{}"],
  ["kcfi_type", "!{i32 1}"],
  ["custom", "!{i32 1}"],
  ["memprof", "!{}"],
  ["callsite", "!{i64 1}"],
  ["DIAssignID", "distinct !DIAssignID()"],
];
const HOSTS: readonly string[] = [
  "%r = load i32, ptr %p",
  "%r = load ptr, ptr %p",
  "%r = load float, ptr %p",
  "store i32 1, ptr %p",
  "%r = call i32 @g()",
  "%r = call ptr %p()",
  "%r = fadd float 1.0, 2.0",
  "%r = inttoptr i32 4 to ptr",
  "%r = alloca i32",
  "br i1 true, label %d, label %d",
  "ret void",
];

function* metadataCases(): Generator<Case> {
  for (const [kind, node] of ATTACHED) {
    for (const host of HOSTS) {
      const rest = host.startsWith("br") ? "\nd:\n  ret void" : host.startsWith("ret") ? "" : "\n  ret void";
      yield {
        name: `!${kind} ${node} on ${host}`,
        text: `declare i32 @g()\ndefine void @f(ptr %p) {\n  ${host}, !${kind} !0${rest}\n}\n!0 = ${node}\n!1 = !{!"root"}\n`,
      };
    }
    yield {
      name: `!${kind} ${node} on a function`,
      text: `declare i32 @g()\ndefine void @f() !${kind} !0 {\n  ret void\n}\n!0 = ${node}\n!1 = !{!"root"}\n`,
    };
    yield {
      name: `!${kind} ${node} on a variable`,
      text: `declare i32 @g()\n@v = global i32 0, !${kind} !0\n!0 = ${node}\n!1 = !{!"root"}\n`,
    };
  }
  const flags = [
    "!{}",
    '!{i32 1, !"a", i32 2}',
    '!{i32 0, !"a", i32 2}',
    '!{i32 9, !"a", i32 2}',
    '!{!"x", !"a", i32 2}',
    "!{i32 1, i32 2, i32 2}",
    '!{i32 1, !"wchar_size", !"x"}',
    '!{i32 3, !"a", i32 2}',
    '!{i32 3, !"a", !{!"b", i32 1}}',
    '!{i32 5, !"a", !{}}',
    '!{i32 7, !"a", i32 2}',
    '!{i32 7, !"a", !"x"}',
    '!{i32 8, !"a", i32 -1}',
  ];
  for (const flag of flags) {
    yield { name: `module flag ${flag}`, text: `!llvm.module.flags = !{!0}\n!0 = ${flag}\n` };
    yield {
      name: `module flag twice ${flag}`,
      text: `!llvm.module.flags = !{!0, !1}\n!0 = ${flag}\n!1 = ${flag.replace("2}", "3}")}\n`,
    };
    yield { name: `llvm.ident ${flag}`, text: `!llvm.ident = !{!0}\n!0 = ${flag}\n` };
    yield { name: `llvm.dbg.cu ${flag}`, text: `!llvm.dbg.cu = !{!0}\n!0 = ${flag}\n` };
    yield { name: `llvm.commandline ${flag}`, text: `!llvm.commandline = !{!0}\n!0 = ${flag}\n` };
  }
}

/** Every case; groups by what they vary. */
export const CASE_GROUPS: Readonly<Record<string, () => Generator<Case>>> = {
  attributes: attributeCases,
  globals: globalCases,
  instructions: instructionCases,
  *flow() {
    for (const [at, body] of BODIES.entries()) {
      for (const personality of ["", " personality ptr @pers"]) {
        yield {
          name: `flow ${at}${personality}`,
          text: `define void @f()${personality} {\n${body}\n}\ndeclare i32 @pers(...)\n`,
        };
      }
    }
  },
  metadata: metadataCases,
};
