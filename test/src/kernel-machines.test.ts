/** The library on machines: command lines, modules as files, files in memory, standard input; alike on `host` and `qemu`. */
import { boot, findQemu, link } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import {
  arrayType,
  declare,
  define,
  type FunctionBuilder,
  i8,
  i32,
  type Local,
  ModuleBuilder,
  ptr,
} from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";

const printf = declare("printf", i32, { format: ptr }, { varArg: true });
const strlen = declare("strlen", i32, { s: ptr });
const fopen = declare("fopen", ptr, { path: ptr, mode: ptr });
const fclose = declare("fclose", i32, { file: ptr });
const fgets = declare("fgets", ptr, { to: ptr, n: i32, file: ptr });
const fputs = declare("fputs", i32, { s: ptr, file: ptr });
const remove = declare("remove", i32, { path: ptr });
const perror = declare("perror", i32, { s: ptr });
const getline = declare("getchar", i32, {});
const sscanf = declare("sscanf", i32, { s: ptr, format: ptr }, { varArg: true });
const moduleCount = declare("tsjit_module_count", i32, {});
const moduleName = declare("tsjit_module_name", ptr, { n: i32 });
const moduleSize = declare("tsjit_module_size", i32, { n: i32 });

type Main = (f: FunctionBuilder, args: { readonly argc: Local; readonly argv: Local }) => void;
interface Case {
  readonly name: string;
  readonly main: Main;
  readonly args?: readonly string[];
  readonly stdin?: string;
  readonly modules?: Readonly<Record<string, string>>;
  readonly output: string;
  readonly errors?: RegExp;
}
const say = (
  f: FunctionBuilder,
  format: string,
  ...args: readonly Parameters<FunctionBuilder["call"]>[1][]
) => f.call(printf, f.string(format), ...args);

const long = "x".repeat(1000);
const cases: readonly Case[] = [
  {
    name: "words of the command line, quoted and escaped",
    args: ["plain", "two words", 'quote " inside', "back\\slash", "", "it's"],
    main: (f, { argc, argv }) => {
      say(f, "%d\n", argc);
      f.range(1, argc, (i) => say(f, "[%s]\n", argv.at(ptr, i)));
    },
    output: "7\n[plain]\n[two words]\n[quote \" inside]\n[back\\slash]\n[]\n[it's]\n",
  },
  {
    name: "a command line of 60 KB",
    args: Array.from({ length: 60 }, () => long),
    main: (f, { argc, argv }) => {
      const sum = f.local(i32, 0);
      f.range(1, argc, (i) => sum.inc(f.call(strlen, argv.at(ptr, i))));
      say(f, "%d %d\n", argc, sum);
    },
    output: "61 60000\n",
  },
  {
    name: "modules by number and as files",
    modules: { "first.txt": "one\ntwo\n", "second.bin": "12345" },
    main: (f) => {
      f.range(0, f.call(moduleCount), (i) => say(f, "%s %u\n", f.call(moduleName, i), f.call(moduleSize, i)));
      const file = f.call(fopen, f.string("first.txt"), f.string("r"));
      const line = f.alloca(arrayType(i8, 80));
      f.while(
        () => f.call(fgets, line, 80, file).ne(0),
        () => say(f, "> %s", line),
      );
    },
    output: "first.txt 8\nsecond.bin 5\n> one\n> two\n",
  },
  {
    name: "a file that is not there is an error with its reason",
    main: (f) => {
      const file = f.call(fopen, f.string("absent.bin"), f.string("r"));
      f.if(file.eq(0), () => f.call(perror, f.string("absent.bin")));
      say(f, "%d %d\n", file.eq(0).zext(i32), f.call(moduleCount));
    },
    output: "1 0\n",
    errors: /absent\.bin: No such file or directory/,
  },
  {
    name: "a file written, read back and removed",
    main: (f) => {
      const path = f.string("/tmp/ts-jit-kernel-test.txt");
      const out = f.call(fopen, path, f.string("w"));
      f.range(0, 500, (i) => {
        f.call(fputs, f.string("line "), out);
        f.call(fputs, i.and(1).eq(0).select(f.string("even\n"), f.string("odd\n")), out);
      });
      f.call(fclose, out);
      const back = f.call(fopen, path, f.string("r"));
      const line = f.alloca(arrayType(i8, 80));
      const count = f.local(i32, 0);
      const size = f.local(i32, 0);
      f.while(
        () => f.call(fgets, line, 80, back).ne(0),
        () => {
          count.inc();
          size.inc(f.call(strlen, line));
        },
      );
      f.call(fclose, back);
      const gone = f.call(remove, path);
      say(f, "%d %d %d %d\n", count, size, gone, f.call(fopen, path, f.string("r")).eq(0).zext(i32));
    },
    output: "500 4750 0 1\n",
  },
  {
    name: "standard input to its end",
    stdin: "12 apples\n7 pears\n",
    main: (f) => {
      const line = f.alloca(arrayType(i8, 80));
      const at = f.local(i32, 0);
      const n = f.alloca(i32);
      const word = f.alloca(arrayType(i8, 20));
      f.loop(() => {
        const c = f.call(getline);
        f.if(c.lt(0), () => f.break());
        line.at(i8, at).set(c.trunc(i8));
        at.inc();
        f.if(c.eq(10), () => {
          line.at(i8, at).set(0);
          at.set(0);
          f.call(sscanf, line, f.string("%d %19s"), n, word);
          say(f, "%s: %d\n", word, n.load(i32).mul(2));
        });
      });
    },
    output: "apples: 24\npears: 14\n",
  },
];

for (const machine of ["host", "qemu"] as const) {
  const runs = machine === "qemu" && findQemu() === undefined ? test.serial.skip : test.serial;
  for (const { name, main, args = [], stdin, modules = {}, output, errors } of cases) {
    runs(`[${machine}] ${name}`, async (t) => {
      const entry = define("main", i32, { argc: i32, argv: ptr }, (f, params) => {
        main(f, params);
        f.return(0);
      });
      const program = compileModule(new ModuleBuilder("program").add(entry).module, { tier: "O1" });
      const platform = machine === "host" ? "linux" : "bare";
      const image = link([program], {
        platform,
        libraries: runtime(platform, { tier: "O1", program: [program] }),
      });
      const result = await boot(image, {
        machine,
        args,
        timeout: 20_000,
        ...(stdin === undefined ? {} : { stdin }),
        modules: Object.entries(modules).map(([file, text]) => ({ name: file, data: Buffer.from(text) })),
      });
      t.is(result.output, output);
      t.is(result.status, 0);
      if (errors !== undefined) t.regex(result.errorOutput, errors);
    });
  }
}
