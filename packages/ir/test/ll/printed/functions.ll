; ModuleID = 'functions.ll'

$f4 = comdat any

$group = comdat any

declare void @plain()

declare extern_weak void @weakdecl()

define private void @f1() {
  ret void
}

define internal fastcc i32 @f2(i32 %a) {
  ret i32 %a
}

define available_externally coldcc void @f3() {
  ret void
}

define linkonce_odr hidden void @f4() comdat {
  ret void
}

define weak protected x86_stdcallcc void @f5() {
  ret void
}

define dso_local dllexport x86_fastcallcc void @f6(i32 inreg %a, i32 inreg %b) {
  ret void
}

declare dllimport x86_thiscallcc void @f7(ptr)

define cc99 void @f8() {
  ret void
}

define ghccc void @f9() {
  ret void
}

define void @f10() unnamed_addr {
  ret void
}

; Function Attrs: nounwind
define void @f11() local_unnamed_addr #0 {
  ret void
}

define void @f12() section ".text.f12" partition "p" align 32 gc "shadow-stack" prefix i32 1 prologue i8 -112 personality ptr @pers {
  ret void
}

declare i32 @pers(...)

define void @f13() comdat($group) {
  ret void
}

declare noundef zeroext i8 @r1()

declare signext i16 @r2(i8 zeroext, i16 signext, ptr noalias nocapture nonnull align 8 dereferenceable(16))

declare void @p1(ptr sret({ i32, i32 }) align 4, ptr byval(i64) align 8, ptr inreg)

declare void @p2(ptr nest, i32)

declare i32 @p3(i32 returned, ptr writable, ptr writeonly, ptr readnone)

declare void @p4(ptr byref(i32), ptr swiftself, ptr swiftasync, ptr swifterror)

declare void @p5(ptr preallocated(i32))

declare void @p6(ptr inalloca(i32))

declare void @p7(ptr nofree dereferenceable_or_null(4), float nofpclass(nan inf), i32 range(i32 -5, 10), ptr dead_on_unwind, ptr allocptr, i32 allocalign)

declare nofpclass(nan zero psub) float @p8(ptr "custom" "custom2"="v")

; Function Attrs: alwaysinline cold convergent coro_only_destroy_when_complete disable_sanitizer_instrumentation fn_ret_thunk_extern hot hybrid_patchable inlinehint minsize mustprogress naked nobuiltin nocallback nocf_check noduplicate nofree noimplicitfloat nomerge noprofile norecurse noredzone noreturn nosanitize_bounds nosanitize_coverage nosync nounwind nonlazybind null_pointer_is_valid optforfuzzing optsize presplitcoroutine returns_twice safestack sanitize_address sanitize_hwaddress sanitize_memtag sanitize_memory sanitize_numerical_stability sanitize_thread shadowcallstack skipprofile speculatable speculative_load_hardening ssp sspreq sspstrong strictfp willreturn allockind("alloc,zeroed") allocsize(0,1) memory(read, argmem: readwrite, inaccessiblemem: none) alignstack(16) uwtable vscale_range(1,16)
define void @group(i32 %a, i32 %b) #1 {
  ret void
}

define void @named(i32 %x, i32 %0, i32 %"quoted arg", i32 %1) {
  ret void
}

; Function Attrs: noinline nounwind optnone memory(none) uwtable(sync)
declare void @varargs(i32, ...) #2

define <2 x i32> @vec(<2 x i32> noundef %v) {
  ret <2 x i32> %v
}

attributes #0 = { nounwind }
attributes #1 = { alwaysinline cold convergent coro_only_destroy_when_complete disable_sanitizer_instrumentation fn_ret_thunk_extern hot hybrid_patchable inlinehint minsize mustprogress naked nobuiltin nocallback nocf_check noduplicate nofree noimplicitfloat nomerge noprofile norecurse noredzone noreturn nosanitize_bounds nosanitize_coverage nosync nounwind nonlazybind null_pointer_is_valid optforfuzzing optsize presplitcoroutine returns_twice safestack sanitize_address sanitize_hwaddress sanitize_memtag sanitize_memory sanitize_numerical_stability sanitize_thread shadowcallstack skipprofile speculatable speculative_load_hardening ssp sspreq sspstrong strictfp willreturn allockind("alloc,zeroed") allocsize(0,1) memory(read, argmem: readwrite, inaccessiblemem: none) alignstack=16 uwtable vscale_range(1,16) "a\22b"="c\\d" "frame-pointer"="all" "no-trapping-math"="true" }
attributes #2 = { noinline nounwind optnone memory(none) uwtable(sync) }
