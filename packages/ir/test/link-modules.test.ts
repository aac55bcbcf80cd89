/** Linked modules verify, mean what their parts meant, and clashes are settled by linkage. */
import {
  constInt,
  findErrors,
  Interpreter,
  InterpreterError,
  i64,
  linkModules,
  type Module,
  ModuleLinkError,
  parseModule,
  printModule,
  verifyModule,
} from "@ts-jit/ir";
import test from "ava";

function linked(...texts: [string, ...string[]]): Module {
  const [first, ...others] = texts.map((text, index) => parseModule(text, `${index}.ll`));
  if (first === undefined) throw new Error("no module");
  const module = linkModules([first, ...others]);
  verifyModule(module);
  // What is printed reads back, with every name once.
  verifyModule(parseModule(printModule(module), "printed.ll"));
  return module;
}

function status(module: Module): number {
  return new Interpreter(module).run("main").status;
}

const returns = (value: number, linkage = "") => `define ${linkage} i32 @f() {\n  ret i32 ${value}\n}\n`;
const main = "declare i32 @f()\ndefine i32 @main() {\n  %r = call i32 @f()\n  ret i32 %r\n}\n";

test("a declaration meets its definition, before or after", (t) => {
  t.is(status(linked(main, returns(3))), 3);
  t.is(status(linked(returns(3), main)), 3);
});

test("strong beats weak, the first weak one stands", (t) => {
  t.is(status(linked(main, returns(1, "weak"), returns(2))), 2);
  t.is(status(linked(main, returns(2), returns(1, "linkonce_odr"))), 2);
  t.is(status(linked(main, returns(1, "weak"), returns(2, "weak"))), 1);
  t.is(status(linked(main, returns(1, "available_externally"), returns(2, "weak"))), 2);
});

test("local names are kept apart", (t) => {
  const part = (name: string, value: number) => `@x = internal global i32 ${value}
define internal i32 @get() {
  %v = load i32, ptr @x
  ret i32 %v
}
define i32 @${name}() {
  %v = call i32 @get()
  ret i32 %v
}
`;
  const both = `declare i32 @a()
declare i32 @b()
define i32 @get() {
  ret i32 100
}
define i32 @main() {
  %a = call i32 @a()
  %b = call i32 @b()
  %c = call i32 @get()
  %ab = add i32 %a, %b
  %abc = add i32 %ab, %c
  ret i32 %abc
}
`;
  t.is(status(linked(part("a", 1), part("b", 20), both)), 121);
  t.is(status(linked(both, part("b", 20), part("a", 1))), 121);
});

test("tentative definitions share the larger one", (t) => {
  const small = "@buffer = common global [2 x i32] zeroinitializer\n";
  const large = `@buffer = common global [8 x i32] zeroinitializer
define i32 @f() {
  %p = getelementptr i32, ptr @buffer, i32 7
  store i32 5, ptr %p
  %v = load i32, ptr %p
  ret i32 %v
}
`;
  t.is(status(linked(main, small, large)), 5);
  t.is(status(linked(large, small, main)), 5);
});

test("constructors of all modules run", (t) => {
  const constructor = (name: string, value: number) => `@n = external global i32
@llvm.global_ctors = appending global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 65535, ptr @${name}, ptr null }]
define internal void @${name}() {
  %v = load i32, ptr @n
  %w = mul i32 %v, 10
  %x = add i32 %w, ${value}
  store i32 %x, ptr @n
  ret void
}
`;
  const counter = "@n = global i32 0\ndefine i32 @main() {\n  %v = load i32, ptr @n\n  ret i32 %v\n}\n";
  t.is(status(linked(counter, constructor("one", 1), constructor("two", 2))), 12);
});

test("two strong definitions, and a function that is a variable, are refused where the later one stands", (t) => {
  const twice = t.throws(() => linked(returns(1), `; second\n${returns(2)}`), {
    instanceOf: ModuleLinkError,
  });
  t.regex(twice.message, /^1\.ll:2:\d+: error: @f is defined in 0\.ll and in 1\.ll\n/);
  const kinds = t.throws(() => linked(returns(1), "@f = global i32 0\n"), { instanceOf: ModuleLinkError });
  t.regex(kinds.message, /^1\.ll:1:\d+: error: @f is a function in one module and a variable in another\n/);
});

test("data layouts must agree", (t) => {
  const layout = (text: string) => `target datalayout = "${text}"\n`;
  const error = t.throws(() => linked(layout("e-p:32:32"), layout("e-p:64:64")), {
    instanceOf: ModuleLinkError,
  });
  t.is(error.message, 'error: 1.ll has another target datalayout than 0.ll: "e-p:64:64"');
});

test("errors in any of the linked modules have their place in its own text", (t) => {
  const faulty = (name: string) => `; ${name}
define i32 @${name}(i32 %x) {
  %y = udiv i32 1, %x
  ret i32 %y
}
`;
  const module = linked(faulty("a"), faulty("b"), `; c\n\n${faulty("c")}`);
  for (const [name, place] of [
    ["a", "0.ll:3:8"],
    ["b", "1.ll:3:8"],
    ["c", "2.ll:5:8"],
  ] as const) {
    const error = t.throws(() => new Interpreter(module).call(name, [0]), { instanceOf: InterpreterError });
    t.true(
      error?.message.startsWith(`${place}: error: undefined behaviour: udiv: division by zero`),
      error?.message,
    );
  }
  const second = module.getFunction("b")?.entry.first;
  second?.setOperand(1, constInt(i64, 1));
  const [wrong] = findErrors(module);
  t.deepEqual([wrong?.place?.file, wrong?.place?.line, wrong?.place?.column], ["1.ll", 3, 8]);
  t.is(wrong?.place?.text, "  %y = udiv i32 1, %x");
});
