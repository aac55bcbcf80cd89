/** Every way to break a program on bare metal ends in a panic that names it, with status 134, and never hangs. */
import { boot, findQemu, link, type RunResult } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import {
  arrayType,
  declare,
  define,
  type FunctionBuilder,
  type FunctionDefinition,
  functionType,
  global,
  i8,
  i32,
  ModuleBuilder,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";

const booted = findQemu() === undefined ? test.serial.skip : test.serial;
const malloc = declare("malloc", ptr, { n: i32 });
const free = declare("free", voidType, { memory: ptr });
const memset = declare("memset", ptr, { to: ptr, c: i32, n: i32 });
const abort = declare("abort", voidType, {});
const puts = declare("puts", i32, { s: ptr });
const atoi = declare("atoi", i32, { s: ptr });

/** Never null to the compiler: the number of an argument that is not there. */
const zero = (f: FunctionBuilder) => f.call(atoi, f.string("0"));
const data = global("data", arrayType(i8, 1), [-61]);
const deep: FunctionDefinition = define("deep", i32, { n: i32 }, (f, { n }) => {
  const room = f.alloca(i8, 500);
  room.at(i8, n.and(255), { volatile: true }).set(1);
  f.if(n.eq(0), () => f.return(0));
  f.return(f.call(deep, n.sub(1)).add(room.at(i8, n.and(255), { volatile: true }).zext(i32)));
});

interface Fault {
  readonly name: string;
  readonly says: RegExp;
  readonly status?: number;
  readonly body: (f: FunctionBuilder) => void;
}
const faults: readonly Fault[] = [
  {
    name: "a write through a null pointer",
    says: /page fault, write to 0000000c \(null pointer\)/,
    body: (f) => zero(f).add(12).inttoptr().store(1, i32, { volatile: true }),
  },
  {
    name: "a call through a null pointer",
    says: /page fault, execution of 00000000 \(null pointer\)/,
    body: (f) => void f.callPointer(functionType(voidType, []), zero(f).inttoptr()),
  },
  {
    name: "a write just below the top of the address space",
    says: /page fault, write to fffffff0/,
    body: (f) => zero(f).sub(16).inttoptr().store(1, i32, { volatile: true }),
  },
  {
    name: "a stack that is used up",
    says: /double fault \(stack overflow\)/,
    body: (f) => void f.call(deep, 100_000_000),
  },
  {
    name: "a division by zero",
    says: /divide error/,
    body: (f) => void f.call(puts, f.const(i32, 1).div(zero(f)).inttoptr()),
  },
  {
    name: "a write to code",
    says: /page fault, write to [0-9a-f]{8} \(read-only\)/,
    body: (f) => f.address(deep).store(1, i8, { volatile: true }),
  },
  {
    name: "a write to a string constant",
    says: /page fault, write to [0-9a-f]{8} \(read-only\)/,
    body: (f) => f.string("constant").store(1, i8, { volatile: true }),
  },
  {
    name: "execution of data",
    says: /page fault, execution of/,
    body: (f) => void f.callPointer(functionType(voidType, []), f.address(data)),
  },
  {
    name: "execution of the heap",
    says: /page fault, execution of/,
    body: (f) => {
      const code = f.call(malloc, 16);
      code.store(-61, i8);
      f.callPointer(functionType(voidType, []), code);
    },
  },
  {
    name: "an invalid instruction",
    says: /invalid opcode/,
    body: (f) => void f.intrinsic("llvm.trap", voidType, [], []),
  },
  {
    name: "a block freed twice",
    says: /free: not in use \(freed twice, or never allocated\)/,
    body: (f) => {
      const block = f.call(malloc, 10);
      f.call(free, block);
      f.call(free, block);
    },
  },
  {
    name: "a block written past its end",
    says: /free: the heap is damaged/,
    body: (f) => {
      const block = f.call(malloc, 10);
      const behind = f.call(malloc, 10);
      f.call(memset, block, 1, 40);
      f.call(free, block);
      f.call(free, behind);
    },
  },
  { name: "abort", says: /abort\(\) called/, body: (f) => void f.call(abort) },
];

function run(
  name: string,
  body: (f: FunctionBuilder) => void,
  options: { readonly memory?: number; readonly processor?: string } = {},
): Promise<RunResult> {
  const main = define("main", i32, {}, (f) => {
    f.call(puts, f.string("begins"));
    body(f);
    f.call(puts, f.string("survived"));
    f.return(0);
  });
  const module = new ModuleBuilder(name).add(main, deep, data).module;
  const program = compileModule(module, { tier: "O1" });
  const image = link([program], {
    platform: "bare",
    libraries: runtime("bare", { tier: "O1", program: [program] }),
  });
  return boot(image, { machine: "qemu", timeout: 10_000, ...options });
}

for (const { name, says, body } of faults) {
  booted(`[qemu] ${name}`, async (t) => {
    const { status, output, errorOutput } = await run(name, body);
    t.is(output, "begins\n");
    t.regex(errorOutput, says);
    t.is(status, 134);
  });
}

booted("[qemu] a machine of 16 MiB runs, and malloc gives null when its memory is used up", async (t) => {
  const { status, output } = await run(
    "small",
    (f) => {
      const count = f.local(i32, 0);
      f.while(
        () => f.call(malloc, 1 << 20).ne(0),
        () => count.inc(),
      );
      f.if(count.ge(8).and(count.lt(16)), () => f.call(puts, f.string("used up")));
    },
    { memory: 16 },
  );
  t.is(output, "begins\nused up\nsurvived\n");
  t.is(status, 0);
});

for (const processor of ["486", "pentium3"]) {
  booted(`[qemu] a processor without SSE2, ${processor}, is refused in words`, async (t) => {
    const { status, errorOutput } = await run("old", () => {}, { processor });
    t.regex(errorOutput, /panic: this processor has no SSE2/);
    t.is(status, 134);
  });
}
