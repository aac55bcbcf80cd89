; ModuleID = 'older-intrinsics.ll'

@categories = global i32 0, section "__DATA,__objc_catlist,regular,no_dead_strip"

define i32 @bits(i32 %a) {
  %l = call i32 @llvm.ctlz.i32(i32 %a, i1 false)
  %t = call i32 @llvm.cttz.i32(i32 %l, i1 false)
  %m = call i32 @llvm.get.rounding()
  %s = add i32 %t, %m
  ret i32 %s
}

define void @copy(ptr %a, ptr %b) {
  call void @llvm.memcpy.p0.p0.i32(ptr nonnull align 8 %a, ptr align 8 %b, i32 4, i1 false) #5
  call void @llvm.memcpy.p0.p0.i32(ptr %a, ptr %b, i32 4, i1 true)
  call void @llvm.memmove.p0.p0.i32(ptr align 1 %a, ptr align 1 %b, i32 4, i1 false)
  call void @llvm.memset.p0.i32(ptr align 4 %a, i8 0, i32 4, i1 false)
  ret void
}

define i32 @size(ptr %a) {
  %x = call i32 @llvm.objectsize.i32.p0(ptr %a, i1 true, i1 false, i1 false)
  %b = call ptr @llvm.launder.invariant.group.p0(ptr %a)
  %y = call i32 @llvm.objectsize.i32.p0(ptr %b, i1 true, i1 false, i1 false)
  %z = sub i32 %x, %y
  ret i32 %z

; uselistorder directives
  uselistorder ptr %a, { 1, 0 }
}

define i1 @annotated(ptr %a) {
  %p = call ptr @llvm.ptr.annotation.p0.p0(ptr %a, ptr null, ptr null, i32 1, ptr null)
  call void @llvm.var.annotation.p0.p0(ptr %p, ptr null, ptr null, i32 1, ptr null)
  %e = call i1 @llvm.coro.end(ptr %a, i1 false, token none)
  ret i1 %e
}

define i32 @vector(<4 x i32> %v, float %s, <4 x float> %w) {
  %r = call <4 x i32> @llvm.vector.reverse.v4i32(<4 x i32> %v)
  %f = call float @llvm.vector.reduce.fadd.v4f32(float %s, <4 x float> %w)
  %i = call i32 @llvm.vector.reduce.add.v4i32(<4 x i32> %r)
  ret i32 %i
}

define i32 @tagged(ptr %p) {
  %a = load i32, ptr %p, align 4, !tbaa !0
  %b = load i32, ptr %p, align 4, !tbaa !3
  %c = add i32 %a, %b
  ret i32 %c
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.ctlz.i32(i32, i1 immarg) #0

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.cttz.i32(i32, i1 immarg) #0

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: readwrite)
declare i32 @llvm.get.rounding() #1

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i32(ptr noalias nocapture writeonly, ptr noalias nocapture readonly, i32, i1 immarg) #2

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memmove.p0.p0.i32(ptr nocapture writeonly, ptr nocapture readonly, i32, i1 immarg) #2

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: write)
declare void @llvm.memset.p0.i32(ptr nocapture writeonly, i8, i32, i1 immarg) #3

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.objectsize.i32.p0(ptr, i1 immarg, i1 immarg, i1 immarg) #0

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(inaccessiblemem: readwrite)
declare ptr @llvm.launder.invariant.group.p0(ptr) #4

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: readwrite)
declare ptr @llvm.ptr.annotation.p0.p0(ptr, ptr, ptr, i32, ptr) #1

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: readwrite)
declare void @llvm.var.annotation.p0.p0(ptr, ptr, ptr, i32, ptr) #1

; Function Attrs: nounwind
declare i1 @llvm.coro.end(ptr, i1, token) #5

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(none)
declare <4 x i32> @llvm.vector.reverse.v4i32(<4 x i32>) #6

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.vector.reduce.fadd.v4f32(float, <4 x float>) #0

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.vector.reduce.add.v4i32(<4 x i32>) #0

; uselistorder directives
uselistorder ptr @llvm.memcpy.p0.p0.i32, { 1, 0 }
uselistorder ptr @llvm.objectsize.i32.p0, { 1, 0 }

attributes #0 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #1 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: readwrite) }
attributes #2 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #3 = { nocallback nofree nounwind willreturn memory(argmem: write) }
attributes #4 = { nocallback nofree nosync nounwind speculatable willreturn memory(inaccessiblemem: readwrite) }
attributes #5 = { nounwind }
attributes #6 = { nocallback nofree nosync nounwind willreturn memory(none) }

!0 = !{!1, !1, i64 0}
!1 = !{!"int", !2}
!2 = !{!"root"}
!3 = !{!4, !4, i64 0, i64 1}
!4 = !{!"const", !2}
