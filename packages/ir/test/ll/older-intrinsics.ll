; Intrinsics that took other arguments, or had other names; alias tags of scalar types; sections with blanks.
@categories = global i32 0, section "__DATA, __objc_catlist, regular, no_dead_strip"

define i32 @bits(i32 %a) {
  %l = call i32 @llvm.ctlz.i32(i32 %a)
  %t = call i32 @llvm.cttz.i32(i32 %l)
  %m = call i32 @llvm.flt.rounds()
  %s = add i32 %t, %m
  ret i32 %s
}
define void @copy(i8* %a, i8* %b) {
  tail call void @llvm.memcpy.p0i8.p0i8.i32(i8* nonnull %a, i8* %b, i32 4, i32 8, i1 false) #0
  call void @llvm.memcpy.p0i8.p0i8.i32(i8* %a, i8* %b, i32 4, i32 0, i1 true)
  call void @llvm.memmove.p0i8.p0i8.i32(i8* %a, i8* %b, i32 4, i32 1, i1 false)
  call void @llvm.memset.p0i8.i32(i8* %a, i8 0, i32 4, i32 4, i1 false)
  call void @llvm.stackprotectorcheck(i8** null)
  ret void
}
define i32 @size(i8* %a) {
  %x = call i32 @llvm.objectsize.i32.p0i8(i8* %a, i1 true)
  %b = call i8* @llvm.invariant.group.barrier(i8* %a)
  %y = call i32 @llvm.objectsize.i32.p0i8(i8* %b, i1 true)
  %z = sub i32 %x, %y
  ret i32 %z
}
define i1 @annotated(i8* %a) {
  %p = call i8* @llvm.ptr.annotation.p0i8(i8* %a, i8* null, i8* null, i32 1)
  call void @llvm.var.annotation(i8* %p, i8* null, i8* null, i32 1)
  %e = call i1 @llvm.coro.end(i8* %a, i1 false)
  ret i1 %e
}
define i32 @vector(<4 x i32> %v, float %s, <4 x float> %w) {
  %r = call <4 x i32> @llvm.experimental.vector.reverse.v4i32(<4 x i32> %v)
  %f = call float @llvm.experimental.vector.reduce.v2.fadd.f32.v4f32(float %s, <4 x float> %w)
  %i = call i32 @llvm.experimental.vector.reduce.add.i32.v4i32(<4 x i32> %r)
  ret i32 %i
}
define i32 @tagged(i32* %p) {
  %a = load i32, i32* %p, !tbaa !0
  %b = load i32, i32* %p, !tbaa !1
  %c = add i32 %a, %b
  ret i32 %c
}
declare i32 @llvm.ctlz.i32(i32)
declare i32 @llvm.cttz.i32(i32)
declare i32 @llvm.flt.rounds()
declare void @llvm.memcpy.p0i8.p0i8.i32(i8*, i8*, i32, i32, i1)
declare void @llvm.memmove.p0i8.p0i8.i32(i8*, i8*, i32, i32, i1)
declare void @llvm.memset.p0i8.i32(i8*, i8, i32, i32, i1)
declare void @llvm.stackprotectorcheck(i8**)
declare i32 @llvm.objectsize.i32.p0i8(i8*, i1)
declare i8* @llvm.invariant.group.barrier(i8*)
declare i8* @llvm.ptr.annotation.p0i8(i8*, i8*, i8*, i32)
declare void @llvm.var.annotation(i8*, i8*, i8*, i32)
declare i1 @llvm.coro.end(i8*, i1)
declare <4 x i32> @llvm.experimental.vector.reverse.v4i32(<4 x i32>)
declare float @llvm.experimental.vector.reduce.v2.fadd.f32.v4f32(float, <4 x float>)
declare i32 @llvm.experimental.vector.reduce.add.i32.v4i32(<4 x i32>)
attributes #0 = { nounwind }
!0 = !{!"int", !2}
!1 = !{!"const", !2, i64 1}
!2 = !{!"root"}
