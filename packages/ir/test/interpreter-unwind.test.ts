// Proves the way of exceptions that are not C++'s own: thrown by the host or by another language, through landing pads,
// filters, catchswitches and clean-ups; and what happens to those that nothing takes. Programs of C++ are in test/libc.

import { HostException, Interpreter, InterpreterError, ProgramExit, parseModule } from "@ts-jit/ir";
import test from "ava";

const DECLARATIONS = `
declare void @host(i32)
declare void @note(i32)
declare i32 @_Unwind_RaiseException(ptr)
declare ptr @__cxa_begin_catch(ptr)
declare void @__cxa_end_catch()
declare i32 @__gxx_personality_v0(...)
declare i32 @__CxxFrameHandler3(...)
declare i32 @_except_handler3(...)
@_ZTIi = external constant ptr
`;

/** Runs @f with what it noted, in order; `host` throws. */
function run(text: string): { result: unknown; notes: number[] } {
  const notes: number[] = [];
  const interpreter = new Interpreter(parseModule(DECLARATIONS + text, "test.ll"), {
    externals: {
      host: (_machine, [value]) => {
        throw new HostException(value);
      },
      note: (_machine, [value]) => {
        notes.push(Number(value));
      },
    },
  });
  try {
    return { result: interpreter.call("f"), notes };
  } catch (error) {
    return { result: error, notes };
  }
}

/** A landingpad with clauses, whose selector is returned. */
const landing = (clauses: string): string => `
define i32 @f() personality ptr @__gxx_personality_v0 {
  invoke void @g() to label %done unwind label %pad
done:
  ret i32 100
pad:
  %p = landingpad { ptr, i32 } ${clauses}
  %object = extractvalue { ptr, i32 } %p, 0
  %selector = extractvalue { ptr, i32 } %p, 1
  %x = call ptr @__cxa_begin_catch(ptr %object)
  call void @__cxa_end_catch()
  ret i32 %selector
}
define void @g() personality ptr @__gxx_personality_v0 {
  invoke void @host(i32 7) to label %done unwind label %pad
done:
  ret void
pad:
  %p = landingpad { ptr, i32 } cleanup
  call void @note(i32 1)
  resume { ptr, i32 } %p
}`;

test("what the host throws runs clean-ups and is taken by handlers of every type", (t) => {
  t.deepEqual(run(landing("catch ptr null")), { result: 1, notes: [1] });
  t.deepEqual(run(landing("catch ptr @_ZTIi catch ptr null")), { result: 1, notes: [1] });
  // The second clause: a filter that allows nothing.
  t.deepEqual(run(landing("catch ptr @_ZTIi filter [0 x ptr] zeroinitializer")), { result: -2, notes: [1] });
});

test("what nothing takes comes back to the host, and no clean-up has run", (t) => {
  for (const clauses of ["catch ptr @_ZTIi", "filter [1 x ptr] [ptr @_ZTIi]", "cleanup"]) {
    const { result, notes } = run(landing(clauses));
    t.true(result instanceof HostException);
    t.is((result as HostException).value, 7);
    t.deepEqual(notes, []);
  }
});

test("an exception of another language is caught by reference and cleaned up once", (t) => {
  const text = `
@exception = global { i64, ptr, [20 x i8] } { i64 77, ptr @clean, [20 x i8] zeroinitializer }
define void @clean(i32 %why, ptr %object) {
  call void @note(i32 %why)
  ret void
}
define i32 @f() personality ptr @__gxx_personality_v0 {
  %e = invoke i32 @_Unwind_RaiseException(ptr @exception) to label %done unwind label %pad
done:
  ret i32 %e
pad:
  %p = landingpad { ptr, i32 } CLAUSE
  %object = extractvalue { ptr, i32 } %p, 0
  %seen = call ptr @__cxa_begin_catch(ptr %object)
  %class = load i32, ptr %seen
  call void @__cxa_end_catch()
  ret i32 %class
}`;
  t.deepEqual(run(text.replace("CLAUSE", "catch ptr null")), { result: 77, notes: [1] });
  // Nothing takes it: the call returns _URC_END_OF_STACK.
  t.deepEqual(run(text.replace("CLAUSE", "catch ptr @_ZTIi")), { result: 5, notes: [] });
});

const FUNCLETS = `
define i32 @f() personality ptr @__CxxFrameHandler3 {
entry:
  invoke void @inner() to label %done unwind label %outer
done:
  ret i32 100
outer:
  %cs = catchswitch within none [label %handler] unwind to caller
handler:
  %pad = catchpad within %cs [ptr null, i32 64, ptr null]
  call void @note(i32 3) [ "funclet"(token %pad) ]
  catchret from %pad to label %after
after:
  ret i32 5
}
define void @inner() personality ptr @__CxxFrameHandler3 {
entry:
  invoke void @host(i32 7) to label %done unwind label %first
done:
  ret void
first:
  %v = phi i32 [ 1, %entry ]
  %clean = cleanuppad within none []
  call void @note(i32 %v) [ "funclet"(token %clean) ]
  cleanupret from %clean unwind label %second
second:
  %w = phi i32 [ 2, %first ]
  %cs = catchswitch within none [label %typed] unwind label %third
typed:
  %pad = catchpad within %cs [ptr @_ZTIi, i32 0, ptr null]
  catchret from %pad to label %done
third:
  %last = cleanuppad within none []
  call void @note(i32 %w) [ "funclet"(token %last) ]
  cleanupret from %last unwind to caller
}`;

test("catchswitch, cleanupret and phi nodes lead from pad to pad", (t) => {
  t.deepEqual(run(FUNCLETS), { result: 5, notes: [1, 2, 3] });
});

test("a pad whose personality is not known is refused where the exception reaches it", (t) => {
  const { result } = run(FUNCLETS.replaceAll("__CxxFrameHandler3", "_except_handler3"));
  t.true(result instanceof InterpreterError);
  t.regex((result as InterpreterError).message, /a catchpad of the personality _except_handler3/);
});

test("a throw that nothing takes terminates with the status of abort", (t) => {
  const { result } = run(`
declare ptr @__cxa_allocate_exception(i32)
declare void @__cxa_throw(ptr, ptr, ptr)
define i32 @f() {
  %e = call ptr @__cxa_allocate_exception(i32 4)
  store i32 1, ptr %e
  call void @__cxa_throw(ptr %e, ptr @_ZTIi, ptr null)
  unreachable
}`);
  t.true(result instanceof ProgramExit);
  t.is((result as ProgramExit).status, 134);
});
