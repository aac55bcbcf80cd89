; Every kind of type, in globals, struct bodies and declarations.
%named = type { i32, float, ptr }
%packed = type <{ i8, i32 }>
%opaque = type opaque
%list = type { i32, ptr, %list2 }
%list2 = type { [2 x %named], <4 x i32> }
%0 = type { i8, i8 }
%"quoted name" = type { i64 }
%empty = type {}

@a = global i1 true
@b = global i7 -3
@c = global i128 170141183460469231731687303715884105727
@d = global i999 12345678901234567890123456789
@h = global half 0xH3C00
@bf = global bfloat 0xR3F80
@f = global float 1.5
@dd = global double 0x3FB999999999999A
@x = global x86_fp80 0xK3FFF8000000000000000
@q = global fp128 0xL00000000000000003FFF000000000000
@pp = global ppc_fp128 0xM3FF00000000000000000000000000000
@p = global ptr null
@p1 = global ptr addrspace(1) null
@arr = global [3 x [2 x i16]] zeroinitializer
@vec = global <4 x float> <float 1.0, float 2.0, float 3.0, float 4.0>
@st = global %named { i32 1, float 2.0, ptr @a }
@pk = global %packed <{ i8 1, i32 2 }>
@lit = global { i8, [0 x i32], {} } { i8 1, [0 x i32] zeroinitializer, {} zeroinitializer }
@litp = global <{ i8, i32 }> <{ i8 1, i32 2 }>
@li = global %list zeroinitializer
@num = global %0 { i8 1, i8 2 }
@qn = global %"quoted name" zeroinitializer
@em = global %empty zeroinitializer

declare void @takes_all(i32, half, bfloat, float, double, x86_fp80, fp128, ppc_fp128, ptr, ptr addrspace(3), <2 x ptr>, [2 x i8], { i8 }, %named)
declare <vscale x 4 x i32> @scalable(<vscale x 2 x double>, <vscale x 16 x i1>)
declare target("spirv.Image", void, 1, 1, 0, 0, 0, 0, 0) @image()
declare target("aarch64.svcount") @svcount()
declare { i32, ptr } @multi()
declare i32 @variadic(ptr, ...)
declare void @only_variadic(...)

define void @uses_opaque(ptr %p) {
  %q = getelementptr %list, ptr %p, i32 1
  %r = getelementptr i8, ptr %p, i64 4
  ret void
}
