/** Every way to break a program on bare metal ends in a panic that names it, with status 134, and never hangs. */
import {
  type BootOptions,
  boot,
  bootDisk,
  findQemu,
  hostRefusal,
  type Image,
  link,
  MachineError,
  makeDisk,
  packModule,
  type RunResult,
} from "@ts-jit/boot";
import { compileModule, type ObjectFile } from "@ts-jit/codegen";
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
  vectorType,
  voidType,
} from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";

type Machine = "qemu" | "v86";
const onMachine = (machine: Machine) =>
  machine === "qemu" && findQemu() === undefined ? test.serial.skip : test.serial;
const booted = onMachine("qemu");
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
  /** v86 has no NX bit and shows only what else it finds. */
  readonly machines?: readonly Machine[];
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
    name: "a write where there is no memory",
    says: /page fault, write to 80000000/,
    body: (f) => zero(f).add(-0x8000_0000).inttoptr().store(1, i32, { volatile: true }),
  },
  {
    name: "a jump to where there is no memory",
    says: /page fault, execution of 70000000/,
    body: (f) => void f.callPointer(functionType(voidType, []), zero(f).add(0x7000_0000).inttoptr()),
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
    machines: ["qemu"],
    says: /page fault, execution of/,
    body: (f) => void f.callPointer(functionType(voidType, []), f.address(data)),
  },
  {
    name: "execution of the heap",
    machines: ["qemu"],
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
  options: Partial<BootOptions> & { readonly machine?: Machine } = {},
): Promise<RunResult> {
  const main = define("main", i32, {}, (f) => {
    f.call(puts, f.string("begins"));
    body(f);
    f.call(puts, f.string("survived"));
    f.return(0);
  });
  const module = new ModuleBuilder(name).add(main, deep, data).module;
  const program = compileModule(module, { tier: "O1" });
  return boot(imageOf(program), { machine: "qemu", timeout: 10_000, ...options });
}

function imageOf(program: ObjectFile): Image {
  return link([program], {
    platform: "bare",
    libraries: runtime("bare", { tier: "O1", program: [program] }),
  });
}
const empty = define("main", i32, {}, (f) => f.return(0));

for (const { name, says, body, machines = ["qemu", "v86"] as const } of faults) {
  for (const machine of machines) {
    onMachine(machine)(`[${machine}] ${name}`, async (t) => {
      const { status, output, errorOutput, wall } = await run(name, body, { machine });
      t.is(output, "begins\n");
      t.regex(errorOutput, says);
      t.is(status, 134);
      t.true(wall < 10_000);
    });
  }
}

for (const machine of ["qemu", "v86"] as const) {
  onMachine(machine)(`[${machine}] a command line of 64 KB`, async (t) => {
    const args = Array.from({ length: 65 }, () => "x".repeat(1000));
    const last = declare("strlen", i32, { s: ptr });
    const main = define("main", i32, { argc: i32, argv: ptr }, (f, { argc, argv }) =>
      f.return(argc.add(f.call(last, argv.at(ptr, argc.sub(1))).udiv(100))),
    );
    const image = imageOf(compileModule(new ModuleBuilder("long").add(main).module, { tier: "O1" }));
    const { status, errorOutput } = await boot(image, { machine, args, timeout: 10_000 });
    t.is(status, 76, errorOutput);
  });

  onMachine(machine)(`[${machine}] a module whose file is missing is refused by its name`, async (t) => {
    const modules = [{ name: "weights", data: { path: "/nowhere/weights.bin" } }];
    const error = await t.throwsAsync(
      run("missing", () => {}, { machine, modules }),
      {
        instanceOf: MachineError,
      },
    );
    t.is(error.message, `${machine}: module weights: /nowhere/weights.bin: no such file`);
  });
}

test("[v86] a packed module that is damaged ends in a panic", async (t) => {
  const packed = packModule({ name: "data", data: new Uint8Array(100_000) });
  t.true(packed.data.length < 1000);
  for (const at of [20, packed.data.length - 1]) {
    const data = Uint8Array.from(packed.data);
    data[at] = (data[at] ?? 0) ^ 0x55;
    const moduleData = declare("tsjit_module_data", ptr, { n: i32 });
    const body = (f: FunctionBuilder) => void f.call(moduleData, 0);
    const modules = [{ name: "data", data }];
    const { status, errorOutput } = await run("damaged", body, { machine: "v86", modules });
    t.regex(errorOutput, /panic: a packed module is damaged/);
    t.is(status, 134);
  }
});

booted("[qemu] a disk that ends too early says so, with status 1", async (t) => {
  const program = imageOf(compileModule(new ModuleBuilder("short").add(empty).module, { tier: "O1" }));
  const modules = [{ name: "data", data: new Uint8Array(3 << 20) }];
  const disk = await makeDisk(program, "raw", { modules });
  const { status } = await bootDisk(disk.subarray(0, 2 << 20), "disk", { timeout: 10_000 });
  t.is(status, 1);
});

(hostRefusal() === undefined ? test : test.skip)(
  "[host] a misaligned access of SSE ends by its signal",
  async (t) => {
    const four = vectorType(i32, 4);
    const room = global("room", arrayType(i8, 64), "zero", { align: 16 });
    const main = define("main", i32, {}, (f) => {
      const at = f.address(room).add(zero(f)).add(1);
      at.store(at.load(four, { align: 16, volatile: true }), undefined, { align: 16, volatile: true });
      f.return(0);
    });
    const object = compileModule(new ModuleBuilder("misaligned").add(main, room).module, { tier: "O1" });
    const image = link([object], { platform: "linux", libraries: runtime("linux", { program: [object] }) });
    t.like(await boot(image, { machine: "host", timeout: 10_000 }), { status: 139, ending: "signal" });
  },
);

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
