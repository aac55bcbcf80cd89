// Proves that calls of intrinsics obey what each intrinsic asks beyond its type: a right and a wrong call of every rule. Each
// line is a call; the declaration follows from it. `--`, and what LLVM's verifier says of it, stand behind the wrong ones.
import { findErrors, parseModule } from "@ts-jit/ir";
import test from "ava";

const CALLS = `
  call void @llvm.assume(i1 true) [ "align"(ptr %p, i32 8), "nonnull"(ptr %p), "dereferenceable"(ptr %p, i32 4) ]
  call void @llvm.assume(i1 true) [ "separate_storage"(ptr %p, ptr %q) ]
  call void @llvm.assume(i1 true) [ "cold"() ]
  call void @llvm.assume(i1 true) [ "ignore"(i32 1) ]
  call void @llvm.assume(i1 true) [ "nothing"(ptr %p) ] -- tags must be valid attribute names
  call void @llvm.assume(i1 true) [ "align"(ptr %p) ] -- alignment assumptions should have 2 or 3 arguments
  call void @llvm.assume(i1 true) [ "align"(i32 %i, i32 8) ] -- first argument should be a pointer
  call void @llvm.assume(i1 true) [ "align"(ptr %p, ptr %p) ] -- second argument should be an integer
  call void @llvm.assume(i1 true) [ "align"(ptr %p, i32 8, ptr %p) ] -- third argument should be an integer if present
  call void @llvm.assume(i1 true) [ "nonnull"(ptr %p, ptr %p, ptr %p) ] -- too many arguments
  call void @llvm.assume(i1 true) [ "nonnull"(ptr %p, ptr %p) ] -- this attribute should have one argument
  call void @llvm.assume(i1 true) [ "cold"(ptr %p) ] -- this attribute has no argument
  call void @llvm.assume(i1 true) [ "dereferenceable"(ptr %p) ] -- this attribute should have 2 arguments
  call void @llvm.assume(i1 true) [ "dereferenceable"(ptr %p, i32 %i) ] -- the second argument should be a constant integral value
  call void @llvm.assume(i1 true) [ "separate_storage"(ptr %p) ] -- separate_storage assumptions should have 2 arguments
  call void @llvm.assume(i1 true) [ "separate_storage"(ptr %p, i32 1) ] -- arguments to separate_storage assumptions should be pointers
  call i2 @llvm.ucmp.i2.i32(i32 %i, i32 1)
  call i1 @llvm.scmp.i1.i32(i32 %i, i32 1) -- result type must be at least 2 bits wide
  call i8 @llvm.scmp.i8.v4i32(<4 x i32> %v, <4 x i32> %v) -- ucmp/scmp argument and result types must both be either vector or scalar types
  call <2 x i8> @llvm.scmp.v2i8.v4i32(<4 x i32> %v, <4 x i32> %v) -- return type and arguments must have the same number of elements
  call token @llvm.coro.id(i32 0, ptr null, ptr null, ptr null)
  call token @llvm.coro.id(i32 0, ptr null, ptr null, ptr @infos)
  call token @llvm.coro.id(i32 0, ptr null, ptr null, ptr %p) -- info argument of llvm.coro.id must refer to an initialized constant
  call token @llvm.coro.id(i32 0, ptr null, ptr null, ptr @constant) -- info argument of llvm.coro.id must refer to either a struct or an array
  call i1 @llvm.is.fpclass.f32(float %x, i32 1023)
  call i1 @llvm.is.fpclass.f32(float %x, i32 1024) -- unsupported bits for llvm.is.fpclass test mask
  call half @llvm.fptrunc.round.f16.f32(float %x, metadata !"round.upward")
  call half @llvm.fptrunc.round.f16.f32(float %x, metadata !"round.dynamic") -- unsupported rounding mode argument
  call half @llvm.fptrunc.round.f16.f32(float %x, metadata !0) -- invalid value for llvm.fptrunc.round metadata operand (the operand should be a string)
  call void @llvm.memcpy.element.unordered.atomic.p0.p0.i32(ptr align 4 %p, ptr align 4 %q, i32 8, i32 4)
  call void @llvm.memcpy.element.unordered.atomic.p0.p0.i32(ptr align 4 %p, ptr align 4 %q, i32 8, i32 3) -- element size of the element-wise atomic memory intrinsic must be a power of 2
  call void @llvm.memcpy.element.unordered.atomic.p0.p0.i32(ptr align 2 %p, ptr align 4 %q, i32 8, i32 4) -- incorrect alignment of the destination argument
  call void @llvm.memcpy.element.unordered.atomic.p0.p0.i32(ptr align 4 %p, ptr %q, i32 8, i32 4) -- incorrect alignment of the source argument
  call void @llvm.memset.element.unordered.atomic.p0.i32(ptr %p, i8 0, i32 8, i32 4) -- incorrect alignment of the destination argument
  call token @llvm.call.preallocated.setup(i32 %i) -- llvm.call.preallocated.setup argument must be a constant
  call ptr @llvm.call.preallocated.arg(token none, i32 0) -- llvm.call.preallocated.arg token argument must be a llvm.call.preallocated.setup
  call void @llvm.call.preallocated.teardown(token none) -- llvm.call.preallocated.teardown token argument must be a llvm.call.preallocated.setup
  call void @llvm.gcroot(ptr %slot, ptr null)
  call void @llvm.gcroot(ptr %p, ptr null) -- llvm.gcroot parameter #1 must be an alloca.
  call void @llvm.gcroot(ptr %slot, ptr %p) -- llvm.gcroot parameter #2 must be a constant.
  call void @llvm.gcroot(ptr %number, ptr null) -- llvm.gcroot parameter #1 must either be a pointer alloca, or argument #2 must be a non-null constant.
  call void @llvm.init.trampoline(ptr %p, ptr @callee, ptr %q)
  call void @llvm.init.trampoline(ptr %p, ptr %p, ptr %q) -- llvm.init_trampoline parameter #2 must resolve to a function.
  call void @llvm.prefetch.p0(ptr %p, i32 1, i32 3, i32 1)
  call void @llvm.prefetch.p0(ptr %p, i32 2, i32 3, i32 1) -- rw argument to llvm.prefetch must be 0-1
  call void @llvm.prefetch.p0(ptr %p, i32 1, i32 4, i32 1) -- locality argument to llvm.prefetch must be 0-3
  call void @llvm.prefetch.p0(ptr %p, i32 1, i32 3, i32 2) -- cache type argument to llvm.prefetch must be 0-1
  call void @llvm.stackprotector(ptr %p, ptr %slot)
  call void @llvm.stackprotector(ptr %p, ptr %q) -- llvm.stackprotector parameter #2 must resolve to an alloca.
  call void (...) @llvm.localescape(ptr %slot, ptr null)
  call void (...) @llvm.localescape(ptr %p) -- llvm.localescape only accepts static allocas
  call ptr @llvm.localrecover(ptr @callee, ptr %p, i32 0) -- llvm.localrecover first argument must be function defined in this module
  call token (i64, i32, ptr, i32, i32, ...) @llvm.experimental.gc.statepoint.p0(i64 0, i32 0, ptr elementtype(void (i32)) @callee, i32 1, i32 0, i32 %i, i32 0, i32 0) [ "gc-live"(ptr %p) ]
  call token (i64, i32, ptr, i32, i32, ...) @llvm.experimental.gc.statepoint.p0(i64 0, i32 -1, ptr elementtype(void ()) @callee, i32 0, i32 0, i32 0, i32 0) -- gc.statepoint number of patchable bytes must be positive
  call token (i64, i32, ptr, i32, i32, ...) @llvm.experimental.gc.statepoint.p0(i64 0, i32 0, ptr @callee, i32 0, i32 0, i32 0, i32 0) -- gc.statepoint callee argument must have elementtype attribute
  call token (i64, i32, ptr, i32, i32, ...) @llvm.experimental.gc.statepoint.p0(i64 0, i32 0, ptr elementtype(i32) @callee, i32 0, i32 0, i32 0, i32 0) -- gc.statepoint callee elementtype must be function type
  call token (i64, i32, ptr, i32, i32, ...) @llvm.experimental.gc.statepoint.p0(i64 0, i32 0, ptr elementtype(void ()) @callee, i32 -1, i32 0, i32 0, i32 0) -- gc.statepoint number of arguments to underlying call must be positive
  call token (i64, i32, ptr, i32, i32, ...) @llvm.experimental.gc.statepoint.p0(i64 0, i32 0, ptr elementtype(void (i32)) @callee, i32 0, i32 0, i32 0, i32 0) -- gc.statepoint mismatch in number of call args
  call token (i64, i32, ptr, i32, i32, ...) @llvm.experimental.gc.statepoint.p0(i64 0, i32 0, ptr elementtype(void (i32, ...)) @callee, i32 0, i32 0, i32 0, i32 0) -- gc.statepoint mismatch in number of vararg call args
  call token (i64, i32, ptr, i32, i32, ...) @llvm.experimental.gc.statepoint.p0(i64 0, i32 0, ptr elementtype(i32 (...)) @callee, i32 0, i32 0, i32 0, i32 0) -- gc.statepoint doesn't support wrapping non-void vararg functions yet
  call token (i64, i32, ptr, i32, i32, ...) @llvm.experimental.gc.statepoint.p0(i64 0, i32 0, ptr elementtype(void ()) @callee, i32 0, i32 4, i32 0, i32 0) -- unknown flag used in gc.statepoint flags argument
  call token (i64, i32, ptr, i32, i32, ...) @llvm.experimental.gc.statepoint.p0(i64 0, i32 0, ptr elementtype(void (i64)) @callee, i32 1, i32 0, i32 1, i32 0, i32 0) -- gc.statepoint call argument does not match wrapped function type
  call token (i64, i32, ptr, i32, i32, ...) @llvm.experimental.gc.statepoint.p0(i64 0, i32 0, ptr elementtype(void ()) @callee, i32 0, i32 0, i32 1, i32 0) -- gc.statepoint w/inline transition bundle is deprecated
  call token (i64, i32, ptr, i32, i32, ...) @llvm.experimental.gc.statepoint.p0(i64 0, i32 0, ptr elementtype(void ()) @callee, i32 0, i32 0, i32 0, i32 1) -- gc.statepoint w/inline deopt operands is deprecated
  call token (i64, i32, ptr, i32, i32, ...) @llvm.experimental.gc.statepoint.p0(i64 0, i32 0, ptr elementtype(void ()) @callee, i32 0, i32 0, i32 0, i32 0, i32 0) -- gc.statepoint too many arguments
  call i32 @llvm.experimental.gc.result.i32(token none) -- gc.result operand #1 must be from a statepoint
  call ptr @llvm.experimental.gc.relocate.p0(token none, i32 0, i32 0) -- gc relocate is incorrectly tied to the statepoint
  call ptr addrspace(1) @llvm.experimental.gc.get.pointer.base.p1.p0(ptr %p) -- gc.get.pointer.base operand and result must be of the same type
  call ptr @llvm.eh.exceptionpointer.p0(token none) -- eh.exceptionpointer argument must be a catchpad
  call <4 x i1> @llvm.get.active.lane.mask.v4i1.i32(i32 %i, i32 4)
  call <4 x i8> @llvm.get.active.lane.mask.v4i8.i32(i32 %i, i32 4) -- get_active_lane_mask: element type is not i1
  call i32 @llvm.experimental.get.vector.length.i32(i32 %i, i32 4, i1 true)
  call i32 @llvm.experimental.get.vector.length.i32(i32 %i, i32 0, i1 true) -- get_vector_length: VF must be positive
  call <4 x i32> @llvm.masked.load.v4i32.p0(ptr %p, i32 4, <4 x i1> %m, <4 x i32> %v)
  call <4 x i32> @llvm.masked.load.v4i32.p0(ptr %p, i32 3, <4 x i1> %m, <4 x i32> %v) -- masked_load: alignment must be a power of 2
  call void @llvm.masked.store.v4i32.p0(<4 x i32> %v, ptr %p, i32 0, <4 x i1> %m) -- masked_store: alignment must be a power of 2
  call <4 x i32> @llvm.masked.gather.v4i32.v4p0(<4 x ptr> zeroinitializer, i32 0, <4 x i1> %m, <4 x i32> %v)
  call <4 x i32> @llvm.masked.gather.v4i32.v4p0(<4 x ptr> zeroinitializer, i32 3, <4 x i1> %m, <4 x i32> %v) -- masked_gather: alignment must be 0 or a power of 2
  call void @llvm.masked.scatter.v4i32.v4p0(<4 x i32> %v, <4 x ptr> zeroinitializer, i32 3, <4 x i1> %m) -- masked_scatter: alignment must be 0 or a power of 2
  call void (i1, ...) @llvm.experimental.guard(i1 true) [ "deopt"() ]
  call void (i1, ...) @llvm.experimental.guard(i1 true) -- experimental_guard must have exactly one "deopt" operand bundle
  call void (...) @llvm.experimental.deoptimize.isVoid() [ "deopt"() ]
  call void (...) @llvm.experimental.deoptimize.isVoid() -- experimental_deoptimize must have exactly one "deopt" operand bundle
  call i32 (...) @llvm.experimental.deoptimize.i32() [ "deopt"() ] -- experimental_deoptimize return type must match caller return type
  call float @llvm.vector.reduce.add.v4f32(<4 x float> %w) -- Intrinsic has incorrect argument type!
  call i32 @llvm.vector.reduce.fmax.v4i32(<4 x i32> %v) -- Intrinsic has incorrect argument type!
  call i32 @llvm.vector.reduce.fadd.v4i32(i32 %i, <4 x i32> %v) -- Intrinsic has incorrect argument type!
  call i32 @llvm.umul.fix.i32(i32 %i, i32 %i, i32 32)
  call i32 @llvm.umul.fix.i32(i32 %i, i32 %i, i32 33) -- the scale of u[mul|div]_fix[_sat] must be less than or equal to the width of the operands
  call i32 @llvm.sdiv.fix.sat.i32(i32 %i, i32 %i, i32 32) -- the scale of s[mul|div]_fix[_sat] must be less than the width of the operands
  call <4 x i32> @llvm.lrint.v4i32.v4f32(<4 x float> %w)
  call i32 @llvm.lrint.i32.v4f32(<4 x float> %w) -- llvm.lrint, llvm.llrint: argument and result disagree on vector use
  call <2 x i32> @llvm.llrint.v2i32.v4f32(<4 x float> %w) -- llvm.lrint, llvm.llrint: argument must be same length as result
  call <4 x i32> @llvm.lround.v4i32.v4f32(<4 x float> %w) -- Intrinsic does not support vectors
  call i48 @llvm.bswap.i48(i48 1)
  call i8 @llvm.bswap.i8(i8 1) -- bswap must be an even number of bytes
  call ptr @llvm.invariant.start.p0(i64 -1, ptr %p)
  call ptr @llvm.invariant.start.p0(i64 -2, ptr %p) -- invariant_start parameter must be -1, 0 or a positive number
  call <6 x float> @llvm.matrix.multiply.v6f32.v4f32.v6f32(<4 x float> %w, <6 x float> zeroinitializer, i32 2, i32 2, i32 3)
  call <6 x float> @llvm.matrix.multiply.v6f32.v4f32.v6f32(<4 x float> %w, <6 x float> zeroinitializer, i32 1, i32 2, i32 3) -- First argument of a matrix operation does not match specified shape!
  call <6 x float> @llvm.matrix.multiply.v6f32.v4f32.v6f32(<4 x float> %w, <6 x float> zeroinitializer, i32 2, i32 2, i32 2) -- Second argument of a matrix operation does not match specified shape!
  call <6 x i32> @llvm.matrix.multiply.v6i32.v4f32.v6f32(<4 x float> %w, <6 x float> zeroinitializer, i32 2, i32 2, i32 3) -- Vector element type mismatch of the result and first operand vector!
  call <4 x float> @llvm.matrix.transpose.v4f32(<4 x float> %w, i32 2, i32 3) -- Result of a matrix operation does not fit in the returned vector!
  call <4 x float> @llvm.matrix.column.major.load.v4f32.i64(ptr %p, i64 1, i1 false, i32 2, i32 2) -- Stride must be greater or equal than the number of rows!
  call <4 x i32> @llvm.vector.splice.v4i32(<4 x i32> %v, <4 x i32> %v, i32 -4)
  call <4 x i32> @llvm.vector.splice.v4i32(<4 x i32> %v, <4 x i32> %v, i32 4) -- The splice index exceeds the range [-VL, VL-1] where VL is the known minimum number of elements in the vector. For scalable vectors the minimum number of elements is determined from vscale_range.
  call <4 x i4> @llvm.experimental.stepvector.v4i4() -- experimental_stepvector only supported for vectors of integers with a bitwidth of at least 8.
  call <4 x i32> @llvm.vector.insert.v4i32.v2i32(<4 x i32> %v, <2 x i32> zeroinitializer, i64 2)
  call <4 x i32> @llvm.vector.insert.v4i32.v2f32(<4 x i32> %v, <2 x float> zeroinitializer, i64 2) -- vector_insert parameters must have the same element type.
  call <4 x i32> @llvm.vector.insert.v4i32.v2i32(<4 x i32> %v, <2 x i32> zeroinitializer, i64 1) -- vector_insert index must be a constant multiple of the subvector's known minimum vector length.
  call <4 x i32> @llvm.vector.insert.v4i32.v2i32(<4 x i32> %v, <2 x i32> zeroinitializer, i64 4) -- subvector operand of vector_insert would overrun the vector being inserted into.
  call <2 x float> @llvm.vector.extract.v2f32.v4i32(<4 x i32> %v, i64 0) -- vector_extract result must have the same element type as the input vector.
  call <2 x i32> @llvm.vector.extract.v2i32.v4i32(<4 x i32> %v, i64 1) -- vector_extract index must be a constant multiple of the result type's known minimum vector length.
  call <2 x i32> @llvm.vector.extract.v2i32.v4i32(<4 x i32> %v, i64 4) -- vector_extract would overrun.
  call <4 x i32> @llvm.experimental.vector.partial.reduce.add.v4i32.v4i32.v6i32(<4 x i32> %v, <6 x i32> zeroinitializer) -- Invalid vector widths for partial reduction. The width of the input vector must be a positive integer multiple of the width of the accumulator vector.
  call void @llvm.experimental.noalias.scope.decl(metadata !1)
  call void @llvm.experimental.noalias.scope.decl(metadata !"a") -- !id.scope.list must point to an MDNode
  call void @llvm.experimental.noalias.scope.decl(metadata !{}) -- !id.scope.list must point to a list with a single scope
  call void @llvm.experimental.noalias.scope.decl(metadata !0) -- scope list must consist of MDNodes
  call ptr @llvm.preserve.array.access.index.p0.p0(ptr elementtype(i32) %p, i32 0, i32 1)
  call ptr @llvm.preserve.array.access.index.p0.p0(ptr %p, i32 0, i32 1) -- Intrinsic requires elementtype attribute on first argument.
  call i32 @llvm.callbr.landingpad.i32(i32 %i) -- intrinstic requires callbr operand
  call ptr @llvm.ptrmask.p0.i64(ptr %p, i64 -8)
  call ptr @llvm.ptrmask.p0.i32(ptr %p, i32 -8) -- llvm.ptrmask intrinsic second argument bitwidth must match pointer index type size of first argument
  call i32 @llvm.ptrmask.i32.i32(i32 %i, i32 -8) -- llvm.ptrmask intrinsic first argument must be pointer or vector of pointers
  call ptr @llvm.ptrmask.p0.v2i64(ptr %p, <2 x i64> zeroinitializer) -- llvm.ptrmask intrinsic arguments must be both scalars or both vectors
  call ptr @llvm.threadlocal.address.p0(ptr @own)
  call ptr @llvm.threadlocal.address.p0(ptr %p) -- llvm.threadlocal.address first argument must be a GlobalValue
  call ptr @llvm.threadlocal.address.p0(ptr @constant) -- llvm.threadlocal.address operand isThreadLocal() must be true
  call <4 x i8> @llvm.vp.trunc.v4i8.v4i32(<4 x i32> %v, <4 x i1> %m, i32 4)
  call <2 x i8> @llvm.vp.trunc.v2i8.v4i32(<4 x i32> %v, <2 x i1> zeroinitializer, i32 4) -- VP cast intrinsic first argument and result vector lengths must be equal
  call <4 x i32> @llvm.vp.zext.v4i32.v4i32(<4 x i32> %v, <4 x i1> %m, i32 4) -- llvm.vp.zext or llvm.vp.sext intrinsic the bit size of first argument must be smaller than the bit size of the return type
  call <4 x i32> @llvm.vp.fptosi.v4i32.v4i32(<4 x i32> %v, <4 x i1> %m, i32 4) -- llvm.vp.fptoui, llvm.vp.fptosi, llvm.vp.lrint or llvm.vp.llrintintrinsic first argument element type must be floating-point and result element type must be integer
  call <4 x i32> @llvm.vp.uitofp.v4i32.v4i32(<4 x i32> %v, <4 x i1> %m, i32 4) -- llvm.vp.uitofp or llvm.vp.sitofp intrinsic first argument element type must be integer and result element type must be floating-point
  call <4 x float> @llvm.vp.fpext.v4f32.v4i32(<4 x i32> %v, <4 x i1> %m, i32 4) -- llvm.vp.fpext intrinsic first argument and result element type must be floating-point
  call <4 x ptr> @llvm.vp.inttoptr.v4p0.v4f32(<4 x float> %w, <4 x i1> %m, i32 4) -- llvm.vp.inttoptr intrinsic first argument element type must be integer and result element type must be pointer
  call <4 x i1> @llvm.vp.fcmp.v4f32(<4 x float> %w, <4 x float> %w, metadata !"oeq", <4 x i1> %m, i32 4)
  call <4 x i1> @llvm.vp.fcmp.v4f32(<4 x float> %w, <4 x float> %w, metadata !"slt", <4 x i1> %m, i32 4) -- invalid predicate for VP FP comparison intrinsic
  call <4 x i1> @llvm.vp.icmp.v4i32(<4 x i32> %v, <4 x i32> %v, metadata !"oeq", <4 x i1> %m, i32 4) -- invalid predicate for VP integer comparison intrinsic
  call float @llvm.experimental.constrained.fadd.f32(float %x, float %x, metadata !"round.dynamic", metadata !"fpexcept.strict")
  call float @llvm.experimental.constrained.fadd.f32(float %x, float %x, metadata !"round.dynamic", metadata !"fpexcept.none") -- invalid exception behavior argument
  call float @llvm.experimental.constrained.fadd.f32(float %x, float %x, metadata !"round.odd", metadata !"fpexcept.strict") -- invalid rounding mode argument
  call i1 @llvm.experimental.constrained.fcmp.f32(float %x, float %x, metadata !"eq", metadata !"fpexcept.strict") -- invalid predicate for constrained FP comparison intrinsic
  call i32 @llvm.experimental.constrained.fptosi.i32.v4f32(<4 x float> %w, metadata !"fpexcept.strict") -- Intrinsic first argument and result disagree on vector use
  call <2 x i32> @llvm.experimental.constrained.fptosi.v2i32.v4f32(<4 x float> %w, metadata !"fpexcept.strict") -- Intrinsic first argument and result vector lengths must be equal
  call float @llvm.experimental.constrained.fpext.f32.f32(float %x, metadata !"fpexcept.strict") -- Intrinsic first argument's type must be smaller than result type
  call float @llvm.experimental.constrained.fptrunc.f32.f32(float %x, metadata !"round.upward", metadata !"fpexcept.strict") -- Intrinsic first argument's type must be larger than result type
  call i32 @llvm.ctpop.i64(i32 %i)
  call float @llvm.x86.sse2.pmadd.wd(float %x) -- Intrinsic has incorrect return type!
  call <4 x i32> @llvm.x86.sse2.pmadd.wd(<8 x i16> zeroinitializer) -- Callsite was not defined with variable arguments!
  call void (...) @llvm.trap() -- Intrinsic was not defined with variable arguments!
  call void @llvm.unknown.thing(i32 %i)
`;

const HEAD = `@infos = constant [1 x ptr] [ptr @callee]
@constant = constant i32 1
@own = thread_local global i32 0
declare void @callee()
!0 = !{!"a"}
!1 = !{!2}
!2 = distinct !{!2, !3}
!3 = distinct !{!3}
define void @f(ptr %p, ptr %q, i32 %i, float %x, <4 x i32> %v, <4 x float> %w, <4 x i1> %m) gc "shadow-stack" {
  %slot = alloca ptr
  %number = alloca i32
`;
const CALL_LINE = HEAD.split("\n").length;

/** `declare` of what a call calls: its types without the arguments. */
function declarationOf(call: string): string {
  const [, result = "", name = "", list = ""] = /^call (.*?) @([\w.]+)\((.*?)\)( \[.*)?$/.exec(call) ?? [];
  const written = /^(\S+) \((.*)\)$/.exec(result);
  if (written !== null) return `declare ${written[1]} @${name}(${written[2]})`;
  const types = list === "" ? [] : list.match(TYPE_OF_ARGUMENT);
  return `declare ${result} @${name}(${(types ?? []).map((type) => type.trim()).join(", ")})`;
}
const TYPE_OF_ARGUMENT = /(?<=^|, )(?:<[^>]*>|ptr addrspace\(\d+\)|\w+)(?= )/g;

for (const line of CALLS.trim().split("\n")) {
  const [call = "", expected] = line.trim().split(" -- ");
  test(line.trim(), (t) => {
    const result = call.startsWith("call void") ? "" : "%r = ";
    const module = parseModule(`${HEAD}  ${result}${call}\n  ret void\n}\n${declarationOf(call)}\n`);
    const errors = findErrors(module).map(
      ({ place, finding }) => `${place?.line}:${place?.column}: ${finding}`,
    );
    t.deepEqual(
      errors.slice(0, 1),
      expected === undefined ? [] : [`${CALL_LINE}:${3 + result.length}: ${expected}`],
    );
  });
}
