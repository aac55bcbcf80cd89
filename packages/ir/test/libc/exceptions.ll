; ModuleID = 'exceptions.cpp'
source_filename = "exceptions.cpp"
target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-pc-linux-gnu"

%struct.G = type { ptr }

$_ZN1AD2Ev = comdat any

$_ZN1DD2Ev = comdat any

$_ZN1GD2Ev = comdat any

$__clang_call_terminate = comdat any

$_ZN1BD0Ev = comdat any

$_ZN1B1fEv = comdat any

$_ZN1AD0Ev = comdat any

$_ZN1A1fEv = comdat any

$_ZN1DD0Ev = comdat any

$_ZThn8_N1DD1Ev = comdat any

$_ZThn8_N1DD0Ev = comdat any

$_ZN1CD2Ev = comdat any

$_ZN1CD0Ev = comdat any

$_ZTS1B = comdat any

$_ZTS1A = comdat any

$_ZTI1A = comdat any

$_ZTI1B = comdat any

$_ZTS1D = comdat any

$_ZTS1C = comdat any

$_ZTI1C = comdat any

$_ZTI1D = comdat any

$_ZTV1B = comdat any

$_ZTV1A = comdat any

$_ZTV1D = comdat any

$_ZTV1C = comdat any

@.str = private unnamed_addr constant [6 x i8] c"guard\00", align 1
@_ZTIi = external constant ptr
@_ZTVN10__cxxabiv120__si_class_type_infoE = external global [0 x ptr]
@_ZTS1B = linkonce_odr dso_local constant [3 x i8] c"1B\00", comdat, align 1
@_ZTVN10__cxxabiv117__class_type_infoE = external global [0 x ptr]
@_ZTS1A = linkonce_odr dso_local constant [3 x i8] c"1A\00", comdat, align 1
@_ZTI1A = linkonce_odr dso_local constant { ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv117__class_type_infoE, i32 2), ptr @_ZTS1A }, comdat, align 4
@_ZTI1B = linkonce_odr dso_local constant { ptr, ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv120__si_class_type_infoE, i32 2), ptr @_ZTS1B, ptr @_ZTI1A }, comdat, align 4
@.str.1 = private unnamed_addr constant [5 x i8] c"text\00", align 1
@_ZTIPKc = external constant ptr
@_ZTVN10__cxxabiv121__vmi_class_type_infoE = external global [0 x ptr]
@_ZTS1D = linkonce_odr dso_local constant [3 x i8] c"1D\00", comdat, align 1
@_ZTS1C = linkonce_odr dso_local constant [3 x i8] c"1C\00", comdat, align 1
@_ZTI1C = linkonce_odr dso_local constant { ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv117__class_type_infoE, i32 2), ptr @_ZTS1C }, comdat, align 4
@_ZTI1D = linkonce_odr dso_local constant { ptr, ptr, i32, i32, ptr, i32, ptr, i32 } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv121__vmi_class_type_infoE, i32 2), ptr @_ZTS1D, i32 0, i32 2, ptr @_ZTI1C, i32 2, ptr @_ZTI1A, i32 2050 }, comdat, align 4
@_ZTId = external constant ptr
@.str.2 = private unnamed_addr constant [4 x i8] c"mid\00", align 1
@.str.3 = private unnamed_addr constant [11 x i8] c"double %g\0A\00", align 1
@.str.4 = private unnamed_addr constant [6 x i8] c"r %d\0A\00", align 1
@.str.6 = private unnamed_addr constant [6 x i8] c"s %s\0A\00", align 1
@.str.7 = private unnamed_addr constant [9 x i8] c"A %d %d\0A\00", align 1
@.str.8 = private unnamed_addr constant [8 x i8] c"int %d\0A\00", align 1
@__const.main.a = private unnamed_addr constant [5 x i32] [i32 5, i32 4, i32 3, i32 2, i32 1], align 4
@.str.9 = private unnamed_addr constant [15 x i8] c"from qsort %d\0A\00", align 1
@.str.10 = private unnamed_addr constant [11 x i8] c"nested %d\0A\00", align 1
@.str.11 = private unnamed_addr constant [4 x i8] c"%d\0A\00", align 1
@.str.12 = private unnamed_addr constant [7 x i8] c"%d %d\0A\00", align 1
@.str.13 = private unnamed_addr constant [5 x i8] c"+%s\0A\00", align 1
@_ZTV1B = linkonce_odr dso_local unnamed_addr constant { [5 x ptr] } { [5 x ptr] [ptr null, ptr @_ZTI1B, ptr @_ZN1AD2Ev, ptr @_ZN1BD0Ev, ptr @_ZN1B1fEv] }, comdat, align 4
@_ZTV1A = linkonce_odr dso_local unnamed_addr constant { [5 x ptr] } { [5 x ptr] [ptr null, ptr @_ZTI1A, ptr @_ZN1AD2Ev, ptr @_ZN1AD0Ev, ptr @_ZN1A1fEv] }, comdat, align 4
@_ZTV1D = linkonce_odr dso_local unnamed_addr constant { [4 x ptr], [5 x ptr] } { [4 x ptr] [ptr null, ptr @_ZTI1D, ptr @_ZN1DD2Ev, ptr @_ZN1DD0Ev], [5 x ptr] [ptr inttoptr (i32 -8 to ptr), ptr @_ZTI1D, ptr @_ZThn8_N1DD1Ev, ptr @_ZThn8_N1DD0Ev, ptr @_ZN1A1fEv] }, comdat, align 4
@_ZTV1C = linkonce_odr dso_local unnamed_addr constant { [4 x ptr] } { [4 x ptr] [ptr null, ptr @_ZTI1C, ptr @_ZN1CD2Ev, ptr @_ZN1CD0Ev] }, comdat, align 4
@.str.14 = private unnamed_addr constant [5 x i8] c"-%s\0A\00", align 1
@_ZZL7countervE4once = internal global %struct.G zeroinitializer, align 4
@_ZGVZL7countervE4once = internal global i64 0, align 4
@.str.15 = private unnamed_addr constant [5 x i8] c"once\00", align 1
@__dso_handle = external hidden global i8
@_ZZL7countervE1n = internal unnamed_addr global i32 0, align 4
@str = private unnamed_addr constant [6 x i8] c"other\00", align 1

; Function Attrs: mustprogress uwtable
define dso_local noundef i32 @_Z7throweri(i32 noundef returned %0) local_unnamed_addr #0 personality ptr @__gxx_personality_v0 {
  %2 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.13, ptr noundef nonnull @.str)
  switch i32 %0, label %29 [
    i32 0, label %3
    i32 1, label %8
    i32 2, label %11
    i32 3, label %13
    i32 4, label %23
  ]

3:                                                ; preds = %1
  %4 = tail call ptr @__cxa_allocate_exception(i32 4) #14
  store i32 42, ptr %4, align 16, !tbaa !5
  br label %25

5:                                                ; preds = %18, %25
  %6 = landingpad { ptr, i32 }
          cleanup
  %7 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.14, ptr noundef nonnull @.str)
  resume { ptr, i32 } %6

8:                                                ; preds = %1
  %9 = tail call ptr @__cxa_allocate_exception(i32 8) #14
  store ptr getelementptr inbounds inrange(-8, 12) (i8, ptr @_ZTV1A, i32 8), ptr %9, align 4, !tbaa !9
  %10 = getelementptr inbounds i8, ptr %9, i32 4
  store i32 10, ptr %10, align 4, !tbaa !11
  store ptr getelementptr inbounds inrange(-8, 12) (i8, ptr @_ZTV1B, i32 8), ptr %9, align 4, !tbaa !9
  br label %18

11:                                               ; preds = %1
  %12 = tail call ptr @__cxa_allocate_exception(i32 4) #14
  store ptr @.str.1, ptr %12, align 16, !tbaa !13
  br label %25

13:                                               ; preds = %1
  %14 = tail call ptr @__cxa_allocate_exception(i32 16) #14
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1C, i32 8), ptr %14, align 4, !tbaa !9
  %15 = getelementptr inbounds i8, ptr %14, i32 4
  store i32 3, ptr %15, align 4, !tbaa !15
  %16 = getelementptr inbounds i8, ptr %14, i32 8
  store ptr getelementptr inbounds inrange(-8, 12) (i8, ptr @_ZTV1A, i32 8), ptr %16, align 4, !tbaa !9
  %17 = getelementptr inbounds i8, ptr %14, i32 12
  store i32 9, ptr %17, align 4, !tbaa !11
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1D, i32 8), ptr %14, align 4, !tbaa !9
  store ptr getelementptr inbounds inrange(-8, 12) (i8, ptr @_ZTV1D, i32 24), ptr %16, align 4, !tbaa !9
  br label %18

18:                                               ; preds = %8, %13
  %19 = phi ptr [ %14, %13 ], [ %9, %8 ]
  %20 = phi ptr [ @_ZTI1D, %13 ], [ @_ZTI1B, %8 ]
  %21 = phi ptr [ @_ZN1DD2Ev, %13 ], [ @_ZN1AD2Ev, %8 ]
  invoke void @__cxa_throw(ptr nonnull %19, ptr nonnull %20, ptr nonnull %21) #15
          to label %22 unwind label %5

22:                                               ; preds = %18
  unreachable

23:                                               ; preds = %1
  %24 = tail call ptr @__cxa_allocate_exception(i32 8) #14
  store double 2.500000e+00, ptr %24, align 16, !tbaa !17
  br label %25

25:                                               ; preds = %3, %11, %23
  %26 = phi ptr [ %24, %23 ], [ %12, %11 ], [ %4, %3 ]
  %27 = phi ptr [ @_ZTId, %23 ], [ @_ZTIPKc, %11 ], [ @_ZTIi, %3 ]
  invoke void @__cxa_throw(ptr nonnull %26, ptr nonnull %27, ptr null) #15
          to label %28 unwind label %5

28:                                               ; preds = %25
  unreachable

29:                                               ; preds = %1
  %30 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.14, ptr noundef nonnull @.str)
  ret i32 %0
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(i64 immarg, ptr nocapture) #1

declare ptr @__cxa_allocate_exception(i32) local_unnamed_addr

declare void @__cxa_throw(ptr, ptr, ptr) local_unnamed_addr

declare i32 @__gxx_personality_v0(...)

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1AD2Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #2 comdat align 2 {
  ret void
}

; Function Attrs: inlinehint mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1DD2Ev(ptr noundef nonnull align 4 dereferenceable(16) %0) unnamed_addr #3 comdat align 2 {
  ret void
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1GD2Ev(ptr noundef nonnull align 4 dereferenceable(4) %0) unnamed_addr #2 comdat align 2 personality ptr @__gxx_personality_v0 {
  %2 = load ptr, ptr %0, align 4, !tbaa !19
  %3 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.14, ptr noundef %2)
  ret void
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(i64 immarg, ptr nocapture) #1

; Function Attrs: mustprogress uwtable
define dso_local noundef i32 @_Z3midi(i32 noundef returned %0) local_unnamed_addr #0 personality ptr @__gxx_personality_v0 {
  %2 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.13, ptr noundef nonnull @.str.2)
  %3 = invoke noundef i32 @_Z7throweri(i32 noundef %0)
          to label %4 unwind label %6

4:                                                ; preds = %1
  %5 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.14, ptr noundef nonnull @.str.2)
  ret i32 %0

6:                                                ; preds = %1
  %7 = landingpad { ptr, i32 }
          cleanup
          catch ptr @_ZTId
  %8 = extractvalue { ptr, i32 } %7, 1
  %9 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTId) #14
  %10 = icmp eq i32 %8, %9
  br i1 %10, label %11, label %18

11:                                               ; preds = %6
  %12 = extractvalue { ptr, i32 } %7, 0
  %13 = tail call ptr @__cxa_begin_catch(ptr %12) #14
  %14 = load double, ptr %13, align 4, !tbaa !17
  %15 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.3, double noundef %14)
  invoke void @__cxa_rethrow() #15
          to label %21 unwind label %16

16:                                               ; preds = %11
  %17 = landingpad { ptr, i32 }
          cleanup
  tail call void @__cxa_end_catch() #14
  br label %18

18:                                               ; preds = %16, %6
  %19 = phi { ptr, i32 } [ %17, %16 ], [ %7, %6 ]
  %20 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.14, ptr noundef nonnull @.str.2)
  resume { ptr, i32 } %19

21:                                               ; preds = %11
  unreachable
}

; Function Attrs: nofree nosync nounwind memory(none)
declare i32 @llvm.eh.typeid.for.p0(ptr) #4

declare ptr @__cxa_begin_catch(ptr) local_unnamed_addr

; Function Attrs: nofree nounwind
declare noundef i32 @printf(ptr nocapture noundef readonly, ...) local_unnamed_addr #5

declare void @__cxa_rethrow() local_unnamed_addr

declare void @__cxa_end_catch() local_unnamed_addr

; Function Attrs: mustprogress uwtable
define dso_local noundef i32 @_Z3cmpPKvS0_(ptr nocapture noundef readonly %0, ptr nocapture noundef readonly %1) #0 {
  %3 = load i32, ptr %0, align 4, !tbaa !5
  %4 = icmp eq i32 %3, 3
  br i1 %4, label %5, label %7

5:                                                ; preds = %2
  %6 = tail call ptr @__cxa_allocate_exception(i32 4) #14
  store i32 7, ptr %6, align 16, !tbaa !5
  tail call void @__cxa_throw(ptr nonnull %6, ptr nonnull @_ZTIi, ptr null) #15
  unreachable

7:                                                ; preds = %2
  %8 = load i32, ptr %1, align 4, !tbaa !5
  %9 = sub nsw i32 %3, %8
  ret i32 %9
}

; Function Attrs: mustprogress norecurse uwtable
define dso_local noundef i32 @main() local_unnamed_addr #6 personality ptr @__gxx_personality_v0 {
  %1 = alloca [5 x i32], align 4
  br label %3

2:                                                ; preds = %18
  call void @llvm.lifetime.start.p0(i64 20, ptr nonnull %1) #14
  call void @llvm.memcpy.p0.p0.i32(ptr noundef nonnull align 4 dereferenceable(20) %1, ptr noundef nonnull align 4 dereferenceable(20) @__const.main.a, i32 20, i1 false)
  invoke void @qsort(ptr noundef nonnull %1, i32 noundef 5, i32 noundef 4, ptr noundef nonnull @_Z3cmpPKvS0_)
          to label %57 unwind label %47

3:                                                ; preds = %0, %18
  %4 = phi i32 [ 0, %0 ], [ %19, %18 ]
  %5 = invoke noundef i32 @_Z3midi(i32 noundef %4)
          to label %6 unwind label %8

6:                                                ; preds = %3
  %7 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.4, i32 noundef %4)
  br label %18

8:                                                ; preds = %3
  %9 = landingpad { ptr, i32 }
          catch ptr @_ZTIi
          catch ptr @_ZTI1A
          catch ptr @_ZTIPKc
          catch ptr null
  %10 = extractvalue { ptr, i32 } %9, 0
  %11 = extractvalue { ptr, i32 } %9, 1
  %12 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIi) #14
  %13 = icmp eq i32 %11, %12
  br i1 %13, label %14, label %21

14:                                               ; preds = %8
  %15 = tail call ptr @__cxa_begin_catch(ptr %10) #14
  %16 = load i32, ptr %15, align 4, !tbaa !5
  %17 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.8, i32 noundef %16)
  tail call void @__cxa_end_catch() #14
  br label %18

18:                                               ; preds = %6, %40, %38, %32, %14
  %19 = add nuw nsw i32 %4, 1
  %20 = icmp eq i32 %19, 6
  br i1 %20, label %2, label %3, !llvm.loop !21

21:                                               ; preds = %8
  %22 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI1A) #14
  %23 = icmp eq i32 %11, %22
  br i1 %23, label %24, label %34

24:                                               ; preds = %21
  %25 = tail call ptr @__cxa_begin_catch(ptr %10) #14
  %26 = getelementptr inbounds i8, ptr %25, i32 4
  %27 = load i32, ptr %26, align 4, !tbaa !11
  %28 = load ptr, ptr %25, align 4, !tbaa !9
  %29 = getelementptr inbounds i8, ptr %28, i32 8
  %30 = load ptr, ptr %29, align 4
  %31 = invoke noundef i32 %30(ptr noundef nonnull align 4 dereferenceable(8) %25)
          to label %32 unwind label %42

32:                                               ; preds = %24
  %33 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.7, i32 noundef %27, i32 noundef %31)
  tail call void @__cxa_end_catch()
  br label %18

34:                                               ; preds = %21
  %35 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIPKc) #14
  %36 = icmp eq i32 %11, %35
  %37 = tail call ptr @__cxa_begin_catch(ptr %10) #14
  br i1 %36, label %38, label %40

38:                                               ; preds = %34
  %39 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.6, ptr noundef %37)
  tail call void @__cxa_end_catch() #14
  br label %18

40:                                               ; preds = %34
  %41 = tail call i32 @puts(ptr nonnull dereferenceable(1) @str)
  tail call void @__cxa_end_catch()
  br label %18

42:                                               ; preds = %24
  %43 = landingpad { ptr, i32 }
          cleanup
  invoke void @__cxa_end_catch()
          to label %44 unwind label %117

44:                                               ; preds = %42
  %45 = extractvalue { ptr, i32 } %43, 1
  %46 = extractvalue { ptr, i32 } %43, 0
  br label %112

47:                                               ; preds = %2
  %48 = landingpad { ptr, i32 }
          cleanup
          catch ptr @_ZTIi
  %49 = extractvalue { ptr, i32 } %48, 0
  %50 = extractvalue { ptr, i32 } %48, 1
  %51 = call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIi) #14
  %52 = icmp eq i32 %50, %51
  br i1 %52, label %53, label %109

53:                                               ; preds = %47
  %54 = call ptr @__cxa_begin_catch(ptr %49) #14
  %55 = load i32, ptr %54, align 4, !tbaa !5
  %56 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.9, i32 noundef %55)
  call void @__cxa_end_catch() #14
  br label %57

57:                                               ; preds = %2, %53
  %58 = call ptr @__cxa_allocate_exception(i32 4) #14
  store i32 1, ptr %58, align 16, !tbaa !5
  invoke void @__cxa_throw(ptr nonnull %58, ptr nonnull @_ZTIi, ptr null) #15
          to label %120 unwind label %59

59:                                               ; preds = %57
  %60 = landingpad { ptr, i32 }
          cleanup
          catch ptr @_ZTIi
  %61 = extractvalue { ptr, i32 } %60, 0
  %62 = extractvalue { ptr, i32 } %60, 1
  %63 = call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIi) #14
  %64 = icmp eq i32 %62, %63
  br i1 %64, label %65, label %72

65:                                               ; preds = %59
  %66 = call ptr @__cxa_begin_catch(ptr %61) #14
  %67 = call ptr @__cxa_allocate_exception(i32 4) #14
  store i32 2, ptr %67, align 16, !tbaa !5
  invoke void @__cxa_throw(ptr nonnull %67, ptr nonnull @_ZTIi, ptr null) #15
          to label %120 unwind label %68

68:                                               ; preds = %65
  %69 = landingpad { ptr, i32 }
          cleanup
          catch ptr @_ZTIi
  %70 = extractvalue { ptr, i32 } %69, 0
  %71 = extractvalue { ptr, i32 } %69, 1
  call void @__cxa_end_catch() #14
  br label %72

72:                                               ; preds = %68, %59
  %73 = phi i32 [ %71, %68 ], [ %62, %59 ]
  %74 = phi ptr [ %70, %68 ], [ %61, %59 ]
  %75 = icmp eq i32 %73, %63
  br i1 %75, label %76, label %109

76:                                               ; preds = %72
  %77 = call ptr @__cxa_begin_catch(ptr %74) #14
  %78 = load i32, ptr %77, align 4, !tbaa !5
  %79 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.10, i32 noundef %78)
  call void @__cxa_end_catch() #14
  %80 = call noalias noundef nonnull dereferenceable(8) ptr @_Znwj(i32 noundef 8) #16
  store ptr getelementptr inbounds inrange(-8, 12) (i8, ptr @_ZTV1A, i32 8), ptr %80, align 4, !tbaa !9
  %81 = getelementptr inbounds i8, ptr %80, i32 4
  store i32 6, ptr %81, align 4, !tbaa !11
  store ptr getelementptr inbounds inrange(-8, 12) (i8, ptr @_ZTV1B, i32 8), ptr %80, align 4, !tbaa !9
  %82 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.11, i32 noundef 7)
  %83 = load ptr, ptr %80, align 4, !tbaa !9
  %84 = getelementptr inbounds i8, ptr %83, i32 4
  %85 = load ptr, ptr %84, align 4
  call void %85(ptr noundef nonnull align 4 dereferenceable(8) %80) #14
  %86 = load atomic i8, ptr @_ZGVZL7countervE4once acquire, align 4
  %87 = icmp eq i8 %86, 0
  br i1 %87, label %88, label %94, !prof !24

88:                                               ; preds = %76
  %89 = call i32 @__cxa_guard_acquire(ptr nonnull @_ZGVZL7countervE4once) #14
  %90 = icmp eq i32 %89, 0
  br i1 %90, label %94, label %91

91:                                               ; preds = %88
  store ptr @.str.15, ptr @_ZZL7countervE4once, align 4, !tbaa !19
  %92 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.13, ptr noundef nonnull @.str.15)
  %93 = call i32 @__cxa_atexit(ptr nonnull @_ZN1GD2Ev, ptr nonnull @_ZZL7countervE4once, ptr nonnull @__dso_handle) #14
  call void @__cxa_guard_release(ptr nonnull @_ZGVZL7countervE4once) #14
  br label %94

94:                                               ; preds = %76, %88, %91
  %95 = load i32, ptr @_ZZL7countervE1n, align 4, !tbaa !5
  %96 = add nsw i32 %95, 1
  store i32 %96, ptr @_ZZL7countervE1n, align 4, !tbaa !5
  %97 = load atomic i8, ptr @_ZGVZL7countervE4once acquire, align 4
  %98 = icmp eq i8 %97, 0
  br i1 %98, label %99, label %105, !prof !24

99:                                               ; preds = %94
  %100 = call i32 @__cxa_guard_acquire(ptr nonnull @_ZGVZL7countervE4once) #14
  %101 = icmp eq i32 %100, 0
  br i1 %101, label %105, label %102

102:                                              ; preds = %99
  store ptr @.str.15, ptr @_ZZL7countervE4once, align 4, !tbaa !19
  %103 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.13, ptr noundef nonnull @.str.15)
  %104 = call i32 @__cxa_atexit(ptr nonnull @_ZN1GD2Ev, ptr nonnull @_ZZL7countervE4once, ptr nonnull @__dso_handle) #14
  call void @__cxa_guard_release(ptr nonnull @_ZGVZL7countervE4once) #14
  br label %105

105:                                              ; preds = %94, %99, %102
  %106 = load i32, ptr @_ZZL7countervE1n, align 4, !tbaa !5
  %107 = add nsw i32 %106, 1
  store i32 %107, ptr @_ZZL7countervE1n, align 4, !tbaa !5
  %108 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.12, i32 noundef %96, i32 noundef %107)
  call void @llvm.lifetime.end.p0(i64 20, ptr nonnull %1) #14
  ret i32 5

109:                                              ; preds = %72, %47
  %110 = phi i32 [ %73, %72 ], [ %50, %47 ]
  %111 = phi ptr [ %74, %72 ], [ %49, %47 ]
  call void @llvm.lifetime.end.p0(i64 20, ptr nonnull %1) #14
  br label %112

112:                                              ; preds = %109, %44
  %113 = phi i32 [ %45, %44 ], [ %110, %109 ]
  %114 = phi ptr [ %46, %44 ], [ %111, %109 ]
  %115 = insertvalue { ptr, i32 } poison, ptr %114, 0
  %116 = insertvalue { ptr, i32 } %115, i32 %113, 1
  resume { ptr, i32 } %116

117:                                              ; preds = %42
  %118 = landingpad { ptr, i32 }
          catch ptr null
  %119 = extractvalue { ptr, i32 } %118, 0
  tail call void @__clang_call_terminate(ptr %119) #17
  unreachable

120:                                              ; preds = %65, %57
  unreachable
}

; Function Attrs: noinline noreturn nounwind uwtable
define linkonce_odr hidden void @__clang_call_terminate(ptr noundef %0) local_unnamed_addr #7 comdat {
  %2 = tail call ptr @__cxa_begin_catch(ptr %0) #14
  tail call void @_ZSt9terminatev() #17
  unreachable
}

declare void @_ZSt9terminatev() local_unnamed_addr

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i32(ptr noalias nocapture writeonly, ptr noalias nocapture readonly, i32, i1 immarg) #8

; Function Attrs: nofree
declare void @qsort(ptr noundef, i32 noundef, i32 noundef, ptr nocapture noundef) local_unnamed_addr #9

; Function Attrs: nobuiltin allocsize(0)
declare noundef nonnull ptr @_Znwj(i32 noundef) local_unnamed_addr #10

; Function Attrs: nobuiltin nounwind
declare void @_ZdlPvj(ptr noundef, i32 noundef) local_unnamed_addr #11

; Function Attrs: inlinehint mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1BD0Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #3 comdat align 2 {
  tail call void @_ZdlPvj(ptr noundef %0, i32 noundef 8) #18
  ret void
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local noundef i32 @_ZN1B1fEv(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #2 comdat align 2 {
  %2 = getelementptr inbounds i8, ptr %0, i32 4
  %3 = load i32, ptr %2, align 4, !tbaa !11
  %4 = add nsw i32 %3, 1
  ret i32 %4
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1AD0Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #2 comdat align 2 {
  tail call void @_ZdlPvj(ptr noundef %0, i32 noundef 8) #18
  ret void
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local noundef i32 @_ZN1A1fEv(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #2 comdat align 2 {
  %2 = getelementptr inbounds i8, ptr %0, i32 4
  %3 = load i32, ptr %2, align 4, !tbaa !11
  ret i32 %3
}

; Function Attrs: inlinehint mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1DD0Ev(ptr noundef nonnull align 4 dereferenceable(16) %0) unnamed_addr #3 comdat align 2 {
  tail call void @_ZdlPvj(ptr noundef %0, i32 noundef 16) #18
  ret void
}

; Function Attrs: inlinehint nounwind uwtable
define linkonce_odr dso_local void @_ZThn8_N1DD1Ev(ptr noundef %0) unnamed_addr #12 comdat align 2 {
  ret void
}

; Function Attrs: inlinehint nounwind uwtable
define linkonce_odr dso_local void @_ZThn8_N1DD0Ev(ptr noundef %0) unnamed_addr #12 comdat align 2 {
  %2 = getelementptr inbounds i8, ptr %0, i32 -8
  tail call void @_ZdlPvj(ptr noundef %2, i32 noundef 16) #18
  ret void
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1CD2Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #2 comdat align 2 {
  ret void
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1CD0Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #2 comdat align 2 {
  tail call void @_ZdlPvj(ptr noundef %0, i32 noundef 8) #18
  ret void
}

; Function Attrs: nofree nounwind
declare i32 @__cxa_guard_acquire(ptr) local_unnamed_addr #13

; Function Attrs: nofree nounwind
declare i32 @__cxa_atexit(ptr, ptr, ptr) local_unnamed_addr #13

; Function Attrs: nofree nounwind
declare void @__cxa_guard_release(ptr) local_unnamed_addr #13

; Function Attrs: nofree nounwind
declare noundef i32 @puts(ptr nocapture noundef readonly) local_unnamed_addr #13

attributes #0 = { mustprogress uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { mustprogress nounwind uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #3 = { inlinehint mustprogress nounwind uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #4 = { nofree nosync nounwind memory(none) }
attributes #5 = { nofree nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #6 = { mustprogress norecurse uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #7 = { noinline noreturn nounwind uwtable "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #8 = { mustprogress nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #9 = { nofree "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #10 = { nobuiltin allocsize(0) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #11 = { nobuiltin nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #12 = { inlinehint nounwind uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #13 = { nofree nounwind }
attributes #14 = { nounwind }
attributes #15 = { noreturn }
attributes #16 = { builtin allocsize(0) }
attributes #17 = { noreturn nounwind }
attributes #18 = { builtin nounwind }

!llvm.module.flags = !{!0, !1, !2, !3, !4}

!0 = !{i32 1, !"NumRegisterParameters", i32 0}
!1 = !{i32 1, !"wchar_size", i32 4}
!2 = !{i32 8, !"PIC Level", i32 2}
!3 = !{i32 7, !"PIE Level", i32 2}
!4 = !{i32 7, !"uwtable", i32 2}
!5 = !{!6, !6, i64 0}
!6 = !{!"int", !7, i64 0}
!7 = !{!"omnipotent char", !8, i64 0}
!8 = !{!"Simple C++ TBAA"}
!9 = !{!10, !10, i64 0}
!10 = !{!"vtable pointer", !8, i64 0}
!11 = !{!12, !6, i64 4}
!12 = !{!"_ZTS1A", !6, i64 4}
!13 = !{!14, !14, i64 0}
!14 = !{!"any pointer", !7, i64 0}
!15 = !{!16, !6, i64 4}
!16 = !{!"_ZTS1C", !6, i64 4}
!17 = !{!18, !18, i64 0}
!18 = !{!"double", !7, i64 0}
!19 = !{!20, !14, i64 0}
!20 = !{!"_ZTS1G", !14, i64 0}
!21 = distinct !{!21, !22, !23}
!22 = !{!"llvm.loop.mustprogress"}
!23 = !{!"llvm.loop.unroll.disable"}
!24 = !{!"branch_weights", i32 1, i32 1048575}
