; ModuleID = 'funclets.cpp'
source_filename = "funclets.cpp"
target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-pc-linux-gnu"

%struct.Both = type { %struct.Left, %struct.Right, i32 }
%struct.Left = type { i32 }
%struct.Right = type { i32 }
%struct.Busy = type { i8 }
%struct.Middle = type { ptr, i32, %struct.Base }
%struct.Base = type { i32 }

$_ZN5NamedD2Ev = comdat any

$_ZN4BusyD2Ev = comdat any

$__clang_call_terminate = comdat any

$_ZTS5Named = comdat any

$_ZTI5Named = comdat any

$_ZTS4Both = comdat any

$_ZTS4Left = comdat any

$_ZTI4Left = comdat any

$_ZTS5Right = comdat any

$_ZTI5Right = comdat any

$_ZTI4Both = comdat any

$_ZTSP4Both = comdat any

$_ZTIP4Both = comdat any

$_ZTS7Diamond = comdat any

$_ZTS6Middle = comdat any

$_ZTS4Base = comdat any

$_ZTI4Base = comdat any

$_ZTI6Middle = comdat any

$_ZTI7Diamond = comdat any

$_ZTSP5Right = comdat any

$_ZTIP5Right = comdat any

$_ZTV7Diamond = comdat any

$_ZTC7Diamond0_6Middle = comdat any

$_ZTV6Middle = comdat any

@alive = dso_local global i32 0, align 4
@.str = private unnamed_addr constant [6 x i8] c"guard\00", align 1
@_ZTIi = external constant ptr
@.str.1 = private unnamed_addr constant [7 x i8] c"thrown\00", align 1
@_ZTVN10__cxxabiv117__class_type_infoE = external global [0 x ptr]
@_ZTS5Named = linkonce_odr dso_local constant [7 x i8] c"5Named\00", comdat, align 1
@_ZTI5Named = linkonce_odr dso_local constant { ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv117__class_type_infoE, i32 2), ptr @_ZTS5Named }, comdat, align 4
@_ZTVN10__cxxabiv121__vmi_class_type_infoE = external global [0 x ptr]
@_ZTS4Both = linkonce_odr dso_local constant [6 x i8] c"4Both\00", comdat, align 1
@_ZTS4Left = linkonce_odr dso_local constant [6 x i8] c"4Left\00", comdat, align 1
@_ZTI4Left = linkonce_odr dso_local constant { ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv117__class_type_infoE, i32 2), ptr @_ZTS4Left }, comdat, align 4
@_ZTS5Right = linkonce_odr dso_local constant [7 x i8] c"5Right\00", comdat, align 1
@_ZTI5Right = linkonce_odr dso_local constant { ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv117__class_type_infoE, i32 2), ptr @_ZTS5Right }, comdat, align 4
@_ZTI4Both = linkonce_odr dso_local constant { ptr, ptr, i32, i32, ptr, i32, ptr, i32 } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv121__vmi_class_type_infoE, i32 2), ptr @_ZTS4Both, i32 0, i32 2, ptr @_ZTI4Left, i32 2, ptr @_ZTI5Right, i32 1026 }, comdat, align 4
@_ZZ5raiseiE4both = internal global %struct.Both zeroinitializer, align 4
@_ZTVN10__cxxabiv119__pointer_type_infoE = external global [0 x ptr]
@_ZTSP4Both = linkonce_odr dso_local constant [7 x i8] c"P4Both\00", comdat, align 1
@_ZTIP4Both = linkonce_odr dso_local constant { ptr, ptr, i32, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv119__pointer_type_infoE, i32 2), ptr @_ZTSP4Both, i32 0, ptr @_ZTI4Both }, comdat, align 4
@_ZTS7Diamond = linkonce_odr dso_local constant [9 x i8] c"7Diamond\00", comdat, align 1
@_ZTS6Middle = linkonce_odr dso_local constant [8 x i8] c"6Middle\00", comdat, align 1
@_ZTS4Base = linkonce_odr dso_local constant [6 x i8] c"4Base\00", comdat, align 1
@_ZTI4Base = linkonce_odr dso_local constant { ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv117__class_type_infoE, i32 2), ptr @_ZTS4Base }, comdat, align 4
@_ZTI6Middle = linkonce_odr dso_local constant { ptr, ptr, i32, i32, ptr, i32 } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv121__vmi_class_type_infoE, i32 2), ptr @_ZTS6Middle, i32 0, i32 1, ptr @_ZTI4Base, i32 -3069 }, comdat, align 4
@_ZTI7Diamond = linkonce_odr dso_local constant { ptr, ptr, i32, i32, ptr, i32, ptr, i32 } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv121__vmi_class_type_infoE, i32 2), ptr @_ZTS7Diamond, i32 0, i32 2, ptr @_ZTI6Middle, i32 2, ptr @_ZTI5Right, i32 2050 }, comdat, align 4
@_ZZ5raiseiE5seven = internal constant i32 7, align 4
@_ZTIPKi = external constant ptr
@_ZTIc = external constant ptr
@_ZTId = external constant ptr
@.str.2 = private unnamed_addr constant [7 x i8] c"middle\00", align 1
@.str.3 = private unnamed_addr constant [18 x i8] c"char %c, another\0A\00", align 1
@.str.4 = private unnamed_addr constant [18 x i8] c"double %g, again\0A\00", align 1
@.str.5 = private unnamed_addr constant [13 x i8] c"level %d %s\0A\00", align 1
@.str.6 = private unnamed_addr constant [10 x i8] c"again %s\0A\00", align 1
@.str.7 = private unnamed_addr constant [6 x i8] c"after\00", align 1
@_ZTSP5Right = linkonce_odr dso_local constant [8 x i8] c"P5Right\00", comdat, align 1
@_ZTIP5Right = linkonce_odr dso_local constant { ptr, ptr, i32, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv119__pointer_type_infoE, i32 2), ptr @_ZTSP5Right, i32 0, ptr @_ZTI5Right }, comdat, align 4
@_ZTIPi = external constant ptr
@.str.8 = private unnamed_addr constant [11 x i8] c"result %d\0A\00", align 1
@.str.10 = private unnamed_addr constant [10 x i8] c"const %d\0A\00", align 1
@.str.12 = private unnamed_addr constant [12 x i8] c"pointer %d\0A\00", align 1
@.str.13 = private unnamed_addr constant [10 x i8] c"right %d\0A\00", align 1
@.str.14 = private unnamed_addr constant [23 x i8] c"by value %s, %d alive\0A\00", align 1
@.str.15 = private unnamed_addr constant [8 x i8] c"int %d\0A\00", align 1
@.str.16 = private unnamed_addr constant [10 x i8] c"%d alive\0A\00", align 1
@.str.17 = private unnamed_addr constant [17 x i8] c"virtual base %d\0A\00", align 1
@.str.18 = private unnamed_addr constant [12 x i8] c"copy %d %d\0A\00", align 1
@.str.19 = private unnamed_addr constant [9 x i8] c"left %d\0A\00", align 1
@.str.20 = private unnamed_addr constant [18 x i8] c"out of nested %d\0A\00", align 1
@.str.21 = private unnamed_addr constant [6 x i8] c"inner\00", align 1
@.str.22 = private unnamed_addr constant [19 x i8] c"both %d, %d alive\0A\00", align 1
@.str.23 = private unnamed_addr constant [10 x i8] c"round %d\0A\00", align 1
@.str.24 = private unnamed_addr constant [5 x i8] c"+%s\0A\00", align 1
@.str.25 = private unnamed_addr constant [5 x i8] c"-%s\0A\00", align 1
@_ZTV7Diamond = linkonce_odr dso_local unnamed_addr constant { [3 x ptr] } { [3 x ptr] [ptr inttoptr (i32 16 to ptr), ptr null, ptr @_ZTI7Diamond] }, comdat, align 4
@_ZTC7Diamond0_6Middle = linkonce_odr dso_local unnamed_addr constant { [3 x ptr] } { [3 x ptr] [ptr inttoptr (i32 16 to ptr), ptr null, ptr @_ZTI6Middle] }, comdat, align 4
@.str.26 = private unnamed_addr constant [11 x i8] c"inside %d\0A\00", align 1
@.str.27 = private unnamed_addr constant [5 x i8] c"=%s\0A\00", align 1
@_ZTV6Middle = linkonce_odr dso_local unnamed_addr constant { [3 x ptr] } { [3 x ptr] [ptr inttoptr (i32 8 to ptr), ptr null, ptr @_ZTI6Middle] }, comdat, align 4
@str = private unnamed_addr constant [15 x i8] c"something else\00", align 1
@str.28 = private unnamed_addr constant [10 x i8] c"not const\00", align 1

; Function Attrs: mustprogress uwtable
define dso_local noundef i32 @_Z5raisei(i32 noundef returned %0) local_unnamed_addr #0 personality ptr @__gxx_personality_v0 {
  %2 = load i32, ptr @alive, align 4, !tbaa !5
  %3 = add nsw i32 %2, 1
  store i32 %3, ptr @alive, align 4, !tbaa !5
  %4 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str)
  switch i32 %0, label %40 [
    i32 0, label %5
    i32 1, label %9
    i32 2, label %15
    i32 3, label %21
    i32 4, label %23
    i32 5, label %30
    i32 6, label %32
    i32 7, label %34
  ]

5:                                                ; preds = %1
  %6 = tail call ptr @__cxa_allocate_exception(i32 4) #9
  store i32 42, ptr %6, align 16, !tbaa !5
  br label %36

7:                                                ; preds = %36, %9
  %8 = landingpad { ptr, i32 }
          cleanup
  br label %44

9:                                                ; preds = %1
  %10 = tail call ptr @__cxa_allocate_exception(i32 8) #9
  store ptr @.str.1, ptr %10, align 4, !tbaa !9
  %11 = getelementptr inbounds i8, ptr %10, i32 4
  store ptr @alive, ptr %11, align 4, !tbaa !12
  %12 = load i32, ptr @alive, align 4, !tbaa !5
  %13 = add nsw i32 %12, 1
  store i32 %13, ptr @alive, align 4, !tbaa !5
  %14 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str.1)
  invoke void @__cxa_throw(ptr nonnull %10, ptr nonnull @_ZTI5Named, ptr nonnull @_ZN5NamedD2Ev) #10
          to label %49 unwind label %7

15:                                               ; preds = %1
  %16 = tail call ptr @__cxa_allocate_exception(i32 12) #9
  store i32 1, ptr %16, align 16
  %17 = getelementptr inbounds i8, ptr %16, i32 4
  store i32 2, ptr %17, align 4
  %18 = getelementptr inbounds i8, ptr %16, i32 8
  store i32 3, ptr %18, align 8
  invoke void @__cxa_throw(ptr nonnull %16, ptr nonnull @_ZTI4Both, ptr null) #10
          to label %49 unwind label %19

19:                                               ; preds = %15
  %20 = landingpad { ptr, i32 }
          cleanup
  br label %44

21:                                               ; preds = %1
  store i32 5, ptr getelementptr inbounds (i8, ptr @_ZZ5raiseiE4both, i32 4), align 4, !tbaa !13
  %22 = tail call ptr @__cxa_allocate_exception(i32 4) #9
  store ptr @_ZZ5raiseiE4both, ptr %22, align 16, !tbaa !15
  br label %36

23:                                               ; preds = %1
  %24 = tail call ptr @__cxa_allocate_exception(i32 20) #9
  %25 = getelementptr inbounds i8, ptr %24, i32 16
  store i32 6, ptr %25, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 0) (i8, ptr @_ZTC7Diamond0_6Middle, i32 12), ptr %24, align 4, !tbaa !16
  %26 = getelementptr inbounds i8, ptr %24, i32 4
  store i32 7, ptr %26, align 4, !tbaa !18
  %27 = getelementptr inbounds i8, ptr %24, i32 8
  store i32 8, ptr %27, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 0) (i8, ptr @_ZTV7Diamond, i32 12), ptr %24, align 4, !tbaa !16
  invoke void @__cxa_throw(ptr nonnull %24, ptr nonnull @_ZTI7Diamond, ptr null) #10
          to label %49 unwind label %28

28:                                               ; preds = %23
  %29 = landingpad { ptr, i32 }
          cleanup
  br label %44

30:                                               ; preds = %1
  %31 = tail call ptr @__cxa_allocate_exception(i32 4) #9
  store ptr @_ZZ5raiseiE5seven, ptr %31, align 16, !tbaa !15
  br label %36

32:                                               ; preds = %1
  %33 = tail call ptr @__cxa_allocate_exception(i32 1) #9
  store i8 99, ptr %33, align 16, !tbaa !20
  br label %36

34:                                               ; preds = %1
  %35 = tail call ptr @__cxa_allocate_exception(i32 8) #9
  store double 1.500000e+00, ptr %35, align 16, !tbaa !21
  br label %36

36:                                               ; preds = %5, %21, %30, %32, %34
  %37 = phi ptr [ %35, %34 ], [ %33, %32 ], [ %31, %30 ], [ %22, %21 ], [ %6, %5 ]
  %38 = phi ptr [ @_ZTId, %34 ], [ @_ZTIc, %32 ], [ @_ZTIPKi, %30 ], [ @_ZTIP4Both, %21 ], [ @_ZTIi, %5 ]
  invoke void @__cxa_throw(ptr nonnull %37, ptr nonnull %38, ptr null) #10
          to label %39 unwind label %7

39:                                               ; preds = %36
  unreachable

40:                                               ; preds = %1
  %41 = load i32, ptr @alive, align 4, !tbaa !5
  %42 = add nsw i32 %41, -1
  store i32 %42, ptr @alive, align 4, !tbaa !5
  %43 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str)
  ret i32 %0

44:                                               ; preds = %28, %19, %7
  %45 = phi { ptr, i32 } [ %8, %7 ], [ %29, %28 ], [ %20, %19 ]
  %46 = load i32, ptr @alive, align 4, !tbaa !5
  %47 = add nsw i32 %46, -1
  store i32 %47, ptr @alive, align 4, !tbaa !5
  %48 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str)
  resume { ptr, i32 } %45

49:                                               ; preds = %23, %15, %9
  unreachable
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(i64 immarg, ptr nocapture) #1

declare ptr @__cxa_allocate_exception(i32) local_unnamed_addr

declare void @__cxa_throw(ptr, ptr, ptr) local_unnamed_addr

declare i32 @__gxx_personality_v0(...)

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN5NamedD2Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #2 comdat align 2 personality ptr @__gxx_personality_v0 {
  %2 = getelementptr inbounds i8, ptr %0, i32 4
  %3 = load ptr, ptr %2, align 4, !tbaa !12
  %4 = load i32, ptr %3, align 4, !tbaa !5
  %5 = add nsw i32 %4, -1
  store i32 %5, ptr %3, align 4, !tbaa !5
  %6 = load ptr, ptr %0, align 4, !tbaa !9
  %7 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef %6)
  ret void
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(i64 immarg, ptr nocapture) #1

; Function Attrs: mustprogress uwtable
define dso_local noundef i32 @_Z6middlei(i32 noundef returned %0) local_unnamed_addr #0 personality ptr @__gxx_personality_v0 {
  %2 = load i32, ptr @alive, align 4, !tbaa !5
  %3 = add nsw i32 %2, 1
  store i32 %3, ptr @alive, align 4, !tbaa !5
  %4 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str.2)
  %5 = invoke noundef i32 @_Z5raisei(i32 noundef %0)
          to label %6 unwind label %10

6:                                                ; preds = %1
  %7 = load i32, ptr @alive, align 4, !tbaa !5
  %8 = add nsw i32 %7, -1
  store i32 %8, ptr @alive, align 4, !tbaa !5
  %9 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str.2)
  ret i32 %0

10:                                               ; preds = %1
  %11 = landingpad { ptr, i32 }
          cleanup
          catch ptr @_ZTId
          catch ptr @_ZTIc
  %12 = extractvalue { ptr, i32 } %11, 0
  %13 = extractvalue { ptr, i32 } %11, 1
  %14 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTId) #9
  %15 = icmp eq i32 %13, %14
  br i1 %15, label %16, label %20

16:                                               ; preds = %10
  %17 = tail call ptr @__cxa_begin_catch(ptr %12) #9
  %18 = load double, ptr %17, align 4, !tbaa !21
  %19 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.4, double noundef %18)
  invoke void @__cxa_rethrow() #10
          to label %40 unwind label %31

20:                                               ; preds = %10
  %21 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIc) #9
  %22 = icmp eq i32 %13, %21
  br i1 %22, label %23, label %35

23:                                               ; preds = %20
  %24 = tail call ptr @__cxa_begin_catch(ptr %12) #9
  %25 = load i8, ptr %24, align 1, !tbaa !20
  %26 = sext i8 %25 to i32
  %27 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.3, i32 noundef %26)
  %28 = tail call ptr @__cxa_allocate_exception(i32 4) #9
  store i32 %26, ptr %28, align 16, !tbaa !5
  invoke void @__cxa_throw(ptr nonnull %28, ptr nonnull @_ZTIi, ptr null) #10
          to label %40 unwind label %29

29:                                               ; preds = %23
  %30 = landingpad { ptr, i32 }
          cleanup
  br label %33

31:                                               ; preds = %16
  %32 = landingpad { ptr, i32 }
          cleanup
  br label %33

33:                                               ; preds = %29, %31
  %34 = phi { ptr, i32 } [ %30, %29 ], [ %32, %31 ]
  tail call void @__cxa_end_catch() #9
  br label %35

35:                                               ; preds = %33, %20
  %36 = phi { ptr, i32 } [ %11, %20 ], [ %34, %33 ]
  %37 = load i32, ptr @alive, align 4, !tbaa !5
  %38 = add nsw i32 %37, -1
  store i32 %38, ptr @alive, align 4, !tbaa !5
  %39 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str.2)
  resume { ptr, i32 } %36

40:                                               ; preds = %16, %23
  unreachable
}

; Function Attrs: nofree nosync nounwind memory(none)
declare i32 @llvm.eh.typeid.for.p0(ptr) #3

declare ptr @__cxa_begin_catch(ptr) local_unnamed_addr

; Function Attrs: nofree nounwind
declare noundef i32 @printf(ptr nocapture noundef readonly, ...) local_unnamed_addr #4

declare void @__cxa_end_catch() local_unnamed_addr

declare void @__cxa_rethrow() local_unnamed_addr

; Function Attrs: mustprogress noreturn uwtable
define dso_local noundef i32 @_Z4busyv() local_unnamed_addr #5 personality ptr @__gxx_personality_v0 {
  %1 = alloca %struct.Busy, align 1
  call void @llvm.lifetime.start.p0(i64 1, ptr nonnull %1) #9
  %2 = load i32, ptr @alive, align 4, !tbaa !5
  %3 = add nsw i32 %2, 1
  store i32 %3, ptr @alive, align 4, !tbaa !5
  %4 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str)
  %5 = tail call ptr @__cxa_allocate_exception(i32 12) #9
  store i32 1, ptr %5, align 16
  %6 = getelementptr inbounds i8, ptr %5, i32 4
  store i32 2, ptr %6, align 4
  %7 = getelementptr inbounds i8, ptr %5, i32 8
  store i32 3, ptr %7, align 8
  invoke void @__cxa_throw(ptr nonnull %5, ptr nonnull @_ZTI4Both, ptr null) #10
          to label %13 unwind label %8

8:                                                ; preds = %0
  %9 = landingpad { ptr, i32 }
          cleanup
  %10 = load i32, ptr @alive, align 4, !tbaa !5
  %11 = add nsw i32 %10, -1
  store i32 %11, ptr @alive, align 4, !tbaa !5
  %12 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str)
  call void @_ZN4BusyD2Ev(ptr noundef nonnull align 1 dereferenceable(1) %1) #9
  call void @llvm.lifetime.end.p0(i64 1, ptr nonnull %1) #9
  resume { ptr, i32 } %9

13:                                               ; preds = %0
  unreachable
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN4BusyD2Ev(ptr noundef nonnull align 1 dereferenceable(1) %0) unnamed_addr #2 comdat align 2 personality ptr @__gxx_personality_v0 {
  %2 = load i32, ptr @alive, align 4, !tbaa !5
  %3 = add nsw i32 %2, 1
  store i32 %3, ptr @alive, align 4, !tbaa !5
  %4 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str)
  %5 = tail call ptr @__cxa_allocate_exception(i32 4) #9
  store i32 42, ptr %5, align 16, !tbaa !5
  invoke void @__cxa_throw(ptr nonnull %5, ptr nonnull @_ZTIi, ptr null) #10
          to label %15 unwind label %6

6:                                                ; preds = %1
  %7 = landingpad { ptr, i32 }
          catch ptr @_ZTIi
          catch ptr null
  %8 = load i32, ptr @alive, align 4, !tbaa !5
  %9 = add nsw i32 %8, -1
  store i32 %9, ptr @alive, align 4, !tbaa !5
  %10 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str)
  %11 = extractvalue { ptr, i32 } %7, 0
  %12 = extractvalue { ptr, i32 } %7, 1
  %13 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIi) #9
  %14 = icmp eq i32 %12, %13
  br i1 %14, label %16, label %20

15:                                               ; preds = %1
  unreachable

16:                                               ; preds = %6
  %17 = tail call ptr @__cxa_begin_catch(ptr %11) #9
  %18 = load i32, ptr %17, align 4, !tbaa !5
  %19 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.26, i32 noundef %18)
  tail call void @__cxa_end_catch() #9
  ret void

20:                                               ; preds = %6
  tail call void @__clang_call_terminate(ptr %11) #11
  unreachable
}

; Function Attrs: mustprogress uwtable
define dso_local void @_Z6nestedi(i32 noundef %0) local_unnamed_addr #0 personality ptr @__gxx_personality_v0 {
  %2 = invoke noundef i32 @_Z5raisei(i32 noundef 1)
          to label %52 unwind label %3

3:                                                ; preds = %1
  %4 = landingpad { ptr, i32 }
          catch ptr @_ZTI5Named
  %5 = extractvalue { ptr, i32 } %4, 0
  %6 = extractvalue { ptr, i32 } %4, 1
  %7 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI5Named) #9
  %8 = icmp eq i32 %6, %7
  br i1 %8, label %9, label %56

9:                                                ; preds = %3
  %10 = tail call ptr @__cxa_begin_catch(ptr %5) #9
  %11 = load ptr, ptr %10, align 4, !tbaa !9
  %12 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.5, i32 noundef %0, ptr noundef %11)
  %13 = icmp sgt i32 %0, 0
  br i1 %13, label %14, label %20

14:                                               ; preds = %9
  %15 = add nsw i32 %0, -1
  invoke void @_Z6nestedi(i32 noundef %15)
          to label %20 unwind label %16

16:                                               ; preds = %14
  %17 = landingpad { ptr, i32 }
          cleanup
  %18 = extractvalue { ptr, i32 } %17, 0
  %19 = extractvalue { ptr, i32 } %17, 1
  br label %53

20:                                               ; preds = %14, %9
  invoke void @__cxa_rethrow() #10
          to label %64 unwind label %21

21:                                               ; preds = %20
  %22 = landingpad { ptr, i32 }
          cleanup
          catch ptr @_ZTI5Named
  %23 = extractvalue { ptr, i32 } %22, 0
  %24 = extractvalue { ptr, i32 } %22, 1
  %25 = icmp eq i32 %24, %7
  br i1 %25, label %26, label %53

26:                                               ; preds = %21
  %27 = tail call ptr @__cxa_begin_catch(ptr %23) #9
  %28 = load ptr, ptr %27, align 4, !tbaa !9
  %29 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.6, ptr noundef %28)
  invoke void @__cxa_end_catch()
          to label %30 unwind label %37

30:                                               ; preds = %26
  %31 = load i32, ptr @alive, align 4, !tbaa !5
  %32 = add nsw i32 %31, 1
  store i32 %32, ptr @alive, align 4, !tbaa !5
  %33 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str.7)
  %34 = icmp eq i32 %0, 1
  br i1 %34, label %35, label %48

35:                                               ; preds = %30
  %36 = tail call ptr @__cxa_allocate_exception(i32 4) #9
  store i32 1, ptr %36, align 16, !tbaa !5
  invoke void @__cxa_throw(ptr nonnull %36, ptr nonnull @_ZTIi, ptr null) #10
          to label %64 unwind label %41

37:                                               ; preds = %26
  %38 = landingpad { ptr, i32 }
          cleanup
  %39 = extractvalue { ptr, i32 } %38, 0
  %40 = extractvalue { ptr, i32 } %38, 1
  br label %53

41:                                               ; preds = %35
  %42 = landingpad { ptr, i32 }
          cleanup
  %43 = load i32, ptr @alive, align 4, !tbaa !5
  %44 = add nsw i32 %43, -1
  store i32 %44, ptr @alive, align 4, !tbaa !5
  %45 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str.7)
  %46 = extractvalue { ptr, i32 } %42, 0
  %47 = extractvalue { ptr, i32 } %42, 1
  br label %53

48:                                               ; preds = %30
  %49 = load i32, ptr @alive, align 4, !tbaa !5
  %50 = add nsw i32 %49, -1
  store i32 %50, ptr @alive, align 4, !tbaa !5
  %51 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str.7)
  tail call void @__cxa_end_catch()
  br label %52

52:                                               ; preds = %1, %48
  ret void

53:                                               ; preds = %41, %37, %21, %16
  %54 = phi i32 [ %47, %41 ], [ %40, %37 ], [ %24, %21 ], [ %19, %16 ]
  %55 = phi ptr [ %46, %41 ], [ %39, %37 ], [ %23, %21 ], [ %18, %16 ]
  invoke void @__cxa_end_catch()
          to label %56 unwind label %61

56:                                               ; preds = %53, %3
  %57 = phi i32 [ %6, %3 ], [ %54, %53 ]
  %58 = phi ptr [ %5, %3 ], [ %55, %53 ]
  %59 = insertvalue { ptr, i32 } poison, ptr %58, 0
  %60 = insertvalue { ptr, i32 } %59, i32 %57, 1
  resume { ptr, i32 } %60

61:                                               ; preds = %53
  %62 = landingpad { ptr, i32 }
          catch ptr null
  %63 = extractvalue { ptr, i32 } %62, 0
  tail call void @__clang_call_terminate(ptr %63) #11
  unreachable

64:                                               ; preds = %35, %20
  unreachable
}

; Function Attrs: noinline noreturn nounwind uwtable
define linkonce_odr hidden void @__clang_call_terminate(ptr noundef %0) local_unnamed_addr #6 comdat {
  %2 = tail call ptr @__cxa_begin_catch(ptr %0) #9
  tail call void @_ZSt9terminatev() #11
  unreachable
}

declare void @_ZSt9terminatev() local_unnamed_addr

; Function Attrs: mustprogress norecurse uwtable
define dso_local noundef i32 @main() local_unnamed_addr #7 personality ptr @__gxx_personality_v0 {
  %1 = alloca %struct.Middle, align 4
  br label %19

2:                                                ; preds = %34
  %3 = load i32, ptr @alive, align 4, !tbaa !5
  %4 = add nsw i32 %3, 1
  store i32 %4, ptr @alive, align 4, !tbaa !5
  %5 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str)
  %6 = tail call ptr @__cxa_allocate_exception(i32 20) #9
  %7 = getelementptr inbounds i8, ptr %6, i32 16
  store i32 6, ptr %7, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 0) (i8, ptr @_ZTC7Diamond0_6Middle, i32 12), ptr %6, align 4, !tbaa !16
  %8 = getelementptr inbounds i8, ptr %6, i32 4
  store i32 7, ptr %8, align 4, !tbaa !18
  %9 = getelementptr inbounds i8, ptr %6, i32 8
  store i32 8, ptr %9, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 0) (i8, ptr @_ZTV7Diamond, i32 12), ptr %6, align 4, !tbaa !16
  invoke void @__cxa_throw(ptr nonnull %6, ptr nonnull @_ZTI7Diamond, ptr null) #10
          to label %18 unwind label %10

10:                                               ; preds = %2
  %11 = landingpad { ptr, i32 }
          cleanup
          catch ptr @_ZTI4Base
  %12 = load i32, ptr @alive, align 4, !tbaa !5
  %13 = add nsw i32 %12, -1
  store i32 %13, ptr @alive, align 4, !tbaa !5
  %14 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str)
  %15 = extractvalue { ptr, i32 } %11, 1
  %16 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI4Base) #9
  %17 = icmp eq i32 %15, %16
  br i1 %17, label %85, label %209

18:                                               ; preds = %2
  unreachable

19:                                               ; preds = %0, %34
  %20 = phi i32 [ 0, %0 ], [ %37, %34 ]
  %21 = invoke noundef i32 @_Z6middlei(i32 noundef %20)
          to label %22 unwind label %24

22:                                               ; preds = %19
  %23 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.8, i32 noundef %20)
  br label %34

24:                                               ; preds = %19
  %25 = landingpad { ptr, i32 }
          catch ptr @_ZTIi
          catch ptr @_ZTI5Named
          catch ptr @_ZTI5Right
          catch ptr @_ZTIP5Right
          catch ptr @_ZTIPi
          catch ptr @_ZTIPKi
          catch ptr null
  %26 = extractvalue { ptr, i32 } %25, 0
  %27 = extractvalue { ptr, i32 } %25, 1
  %28 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIi) #9
  %29 = icmp eq i32 %27, %28
  br i1 %29, label %30, label %39

30:                                               ; preds = %24
  %31 = tail call ptr @__cxa_begin_catch(ptr %26) #9
  %32 = load i32, ptr %31, align 4, !tbaa !5
  %33 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.15, i32 noundef %32)
  tail call void @__cxa_end_catch() #9
  br label %34

34:                                               ; preds = %30, %42, %59, %66, %73, %80, %83, %22
  %35 = load i32, ptr @alive, align 4, !tbaa !5
  %36 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.16, i32 noundef %35)
  %37 = add nuw nsw i32 %20, 1
  %38 = icmp eq i32 %37, 9
  br i1 %38, label %2, label %19, !llvm.loop !23

39:                                               ; preds = %24
  %40 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI5Named) #9
  %41 = icmp eq i32 %27, %40
  br i1 %41, label %42, label %56

42:                                               ; preds = %39
  %43 = tail call ptr @__cxa_get_exception_ptr(ptr %26) #9
  %44 = load ptr, ptr %43, align 4, !tbaa !9
  %45 = getelementptr inbounds i8, ptr %43, i32 4
  %46 = load ptr, ptr %45, align 4, !tbaa !12
  %47 = load i32, ptr %46, align 4, !tbaa !5
  %48 = add nsw i32 %47, 1
  store i32 %48, ptr %46, align 4, !tbaa !5
  %49 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.27, ptr noundef %44)
  %50 = tail call ptr @__cxa_begin_catch(ptr %26) #9
  %51 = load i32, ptr @alive, align 4, !tbaa !5
  %52 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.14, ptr noundef %44, i32 noundef %51)
  %53 = load i32, ptr %46, align 4, !tbaa !5
  %54 = add nsw i32 %53, -1
  store i32 %54, ptr %46, align 4, !tbaa !5
  %55 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef %44)
  tail call void @__cxa_end_catch()
  br label %34

56:                                               ; preds = %39
  %57 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI5Right) #9
  %58 = icmp eq i32 %27, %57
  br i1 %58, label %59, label %63

59:                                               ; preds = %56
  %60 = tail call ptr @__cxa_begin_catch(ptr %26) #9
  %61 = load i32, ptr %60, align 4, !tbaa !13
  %62 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.13, i32 noundef %61)
  tail call void @__cxa_end_catch()
  br label %34

63:                                               ; preds = %56
  %64 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIP5Right) #9
  %65 = icmp eq i32 %27, %64
  br i1 %65, label %66, label %70

66:                                               ; preds = %63
  %67 = tail call ptr @__cxa_begin_catch(ptr %26) #9
  %68 = load i32, ptr %67, align 4, !tbaa !13
  %69 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.12, i32 noundef %68)
  tail call void @__cxa_end_catch() #9
  br label %34

70:                                               ; preds = %63
  %71 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIPi) #9
  %72 = icmp eq i32 %27, %71
  br i1 %72, label %73, label %76

73:                                               ; preds = %70
  %74 = tail call ptr @__cxa_begin_catch(ptr %26) #9
  %75 = tail call i32 @puts(ptr nonnull dereferenceable(1) @str.28)
  tail call void @__cxa_end_catch() #9
  br label %34

76:                                               ; preds = %70
  %77 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIPKi) #9
  %78 = icmp eq i32 %27, %77
  %79 = tail call ptr @__cxa_begin_catch(ptr %26) #9
  br i1 %78, label %80, label %83

80:                                               ; preds = %76
  %81 = load i32, ptr %79, align 4, !tbaa !5
  %82 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.10, i32 noundef %81)
  tail call void @__cxa_end_catch() #9
  br label %34

83:                                               ; preds = %76
  %84 = tail call i32 @puts(ptr nonnull dereferenceable(1) @str)
  tail call void @__cxa_end_catch()
  br label %34

85:                                               ; preds = %10
  %86 = extractvalue { ptr, i32 } %11, 0
  %87 = tail call ptr @__cxa_begin_catch(ptr %86) #9
  %88 = load i32, ptr %87, align 4, !tbaa !26
  %89 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.17, i32 noundef %88)
  tail call void @__cxa_end_catch()
  %90 = load i32, ptr @alive, align 4, !tbaa !5
  %91 = add nsw i32 %90, 1
  store i32 %91, ptr @alive, align 4, !tbaa !5
  %92 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str)
  %93 = tail call ptr @__cxa_allocate_exception(i32 20) #9
  %94 = getelementptr inbounds i8, ptr %93, i32 16
  store i32 6, ptr %94, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 0) (i8, ptr @_ZTC7Diamond0_6Middle, i32 12), ptr %93, align 4, !tbaa !16
  %95 = getelementptr inbounds i8, ptr %93, i32 4
  store i32 7, ptr %95, align 4, !tbaa !18
  %96 = getelementptr inbounds i8, ptr %93, i32 8
  store i32 8, ptr %96, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 0) (i8, ptr @_ZTV7Diamond, i32 12), ptr %93, align 4, !tbaa !16
  invoke void @__cxa_throw(ptr nonnull %93, ptr nonnull @_ZTI7Diamond, ptr null) #10
          to label %105 unwind label %97

97:                                               ; preds = %85
  %98 = landingpad { ptr, i32 }
          cleanup
          catch ptr @_ZTI6Middle
  %99 = load i32, ptr @alive, align 4, !tbaa !5
  %100 = add nsw i32 %99, -1
  store i32 %100, ptr @alive, align 4, !tbaa !5
  %101 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str)
  %102 = extractvalue { ptr, i32 } %98, 1
  %103 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI6Middle) #9
  %104 = icmp eq i32 %102, %103
  br i1 %104, label %106, label %209

105:                                              ; preds = %85
  unreachable

106:                                              ; preds = %97
  %107 = extractvalue { ptr, i32 } %98, 0
  call void @llvm.lifetime.start.p0(i64 12, ptr nonnull %1) #9
  %108 = tail call ptr @__cxa_get_exception_ptr(ptr %107) #9
  %109 = getelementptr inbounds i8, ptr %1, i32 8
  %110 = load ptr, ptr %108, align 4, !tbaa !16
  %111 = getelementptr i8, ptr %110, i32 -12
  %112 = load i32, ptr %111, align 4
  %113 = getelementptr inbounds i8, ptr %108, i32 %112
  %114 = load i32, ptr %113, align 4, !tbaa !5
  store i32 %114, ptr %109, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 0) (i8, ptr @_ZTV6Middle, i32 12), ptr %1, align 4, !tbaa !16
  %115 = getelementptr inbounds i8, ptr %1, i32 4
  %116 = getelementptr inbounds i8, ptr %108, i32 4
  %117 = load i32, ptr %116, align 4, !tbaa !18
  store i32 %117, ptr %115, align 4, !tbaa !18
  %118 = tail call ptr @__cxa_begin_catch(ptr %107) #9
  %119 = load ptr, ptr %1, align 4, !tbaa !16
  %120 = getelementptr i8, ptr %119, i32 -12
  %121 = load i32, ptr %120, align 4
  %122 = getelementptr inbounds i8, ptr %1, i32 %121
  %123 = load i32, ptr %122, align 4, !tbaa !26
  %124 = load i32, ptr %115, align 4, !tbaa !18
  %125 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.18, i32 noundef %123, i32 noundef %124)
  tail call void @__cxa_end_catch()
  call void @llvm.lifetime.end.p0(i64 12, ptr nonnull %1) #9
  %126 = invoke noundef i32 @_Z4busyv()
          to label %137 unwind label %127

127:                                              ; preds = %106
  %128 = landingpad { ptr, i32 }
          catch ptr @_ZTI4Left
  %129 = extractvalue { ptr, i32 } %128, 1
  %130 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI4Left) #9
  %131 = icmp eq i32 %129, %130
  br i1 %131, label %132, label %209

132:                                              ; preds = %127
  %133 = extractvalue { ptr, i32 } %128, 0
  %134 = tail call ptr @__cxa_begin_catch(ptr %133) #9
  %135 = load i32, ptr %134, align 4, !tbaa !5
  %136 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.19, i32 noundef %135)
  tail call void @__cxa_end_catch()
  invoke void @_Z6nestedi(i32 noundef 2)
          to label %148 unwind label %138

137:                                              ; preds = %106
  unreachable

138:                                              ; preds = %132
  %139 = landingpad { ptr, i32 }
          catch ptr @_ZTIi
  %140 = extractvalue { ptr, i32 } %139, 1
  %141 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIi) #9
  %142 = icmp eq i32 %140, %141
  br i1 %142, label %143, label %209

143:                                              ; preds = %138
  %144 = extractvalue { ptr, i32 } %139, 0
  %145 = tail call ptr @__cxa_begin_catch(ptr %144) #9
  %146 = load i32, ptr %145, align 4, !tbaa !5
  %147 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.20, i32 noundef %146)
  tail call void @__cxa_end_catch() #9
  br label %148

148:                                              ; preds = %132, %143
  %149 = invoke noundef i32 @_Z5raisei(i32 noundef 1)
          to label %181 unwind label %150

150:                                              ; preds = %148
  %151 = landingpad { ptr, i32 }
          catch ptr null
  %152 = extractvalue { ptr, i32 } %151, 0
  %153 = tail call ptr @__cxa_begin_catch(ptr %152) #9
  %154 = load i32, ptr @alive, align 4, !tbaa !5
  %155 = add nsw i32 %154, 1
  store i32 %155, ptr @alive, align 4, !tbaa !5
  %156 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str.21)
  %157 = invoke noundef i32 @_Z5raisei(i32 noundef 2)
          to label %158 unwind label %162

158:                                              ; preds = %150
  %159 = load i32, ptr @alive, align 4, !tbaa !5
  %160 = add nsw i32 %159, -1
  store i32 %160, ptr @alive, align 4, !tbaa !5
  %161 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str.21)
  invoke void @__cxa_end_catch()
          to label %181 unwind label %167

162:                                              ; preds = %150
  %163 = landingpad { ptr, i32 }
          cleanup
          catch ptr @_ZTI4Both
  %164 = load i32, ptr @alive, align 4, !tbaa !5
  %165 = add nsw i32 %164, -1
  store i32 %165, ptr @alive, align 4, !tbaa !5
  %166 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str.21)
  invoke void @__cxa_end_catch()
          to label %169 unwind label %211

167:                                              ; preds = %158
  %168 = landingpad { ptr, i32 }
          catch ptr @_ZTI4Both
  br label %169

169:                                              ; preds = %162, %167
  %170 = phi { ptr, i32 } [ %168, %167 ], [ %163, %162 ]
  %171 = extractvalue { ptr, i32 } %170, 1
  %172 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI4Both) #9
  %173 = icmp eq i32 %171, %172
  br i1 %173, label %174, label %209

174:                                              ; preds = %169
  %175 = extractvalue { ptr, i32 } %170, 0
  %176 = tail call ptr @__cxa_begin_catch(ptr %175) #9
  %177 = getelementptr inbounds i8, ptr %176, i32 8
  %178 = load i32, ptr %177, align 4, !tbaa !28
  %179 = load i32, ptr @alive, align 4, !tbaa !5
  %180 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.22, i32 noundef %178, i32 noundef %179)
  tail call void @__cxa_end_catch()
  br label %181

181:                                              ; preds = %148, %158, %174
  br label %182

182:                                              ; preds = %181, %202
  %183 = phi i32 [ %203, %202 ], [ 0, %181 ]
  switch i32 %183, label %184 [
    i32 1, label %202
    i32 2, label %205
  ]

184:                                              ; preds = %182
  %185 = load i32, ptr @alive, align 4, !tbaa !5
  %186 = add nsw i32 %185, 1
  store i32 %186, ptr @alive, align 4, !tbaa !5
  %187 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str)
  %188 = tail call ptr @__cxa_allocate_exception(i32 4) #9
  store i32 42, ptr %188, align 16, !tbaa !5
  invoke void @__cxa_throw(ptr nonnull %188, ptr nonnull @_ZTIi, ptr null) #10
          to label %197 unwind label %189

189:                                              ; preds = %184
  %190 = landingpad { ptr, i32 }
          cleanup
          catch ptr @_ZTIi
  %191 = load i32, ptr @alive, align 4, !tbaa !5
  %192 = add nsw i32 %191, -1
  store i32 %192, ptr @alive, align 4, !tbaa !5
  %193 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str)
  %194 = extractvalue { ptr, i32 } %190, 1
  %195 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIi) #9
  %196 = icmp eq i32 %194, %195
  br i1 %196, label %198, label %209

197:                                              ; preds = %184
  unreachable

198:                                              ; preds = %189
  %199 = extractvalue { ptr, i32 } %190, 0
  %200 = tail call ptr @__cxa_begin_catch(ptr %199) #9
  %201 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.23, i32 noundef %183)
  tail call void @__cxa_end_catch() #9
  br label %202

202:                                              ; preds = %182, %198
  %203 = add nuw nsw i32 %183, 1
  %204 = icmp eq i32 %203, 3
  br i1 %204, label %205, label %182, !llvm.loop !31

205:                                              ; preds = %182, %202
  %206 = load i32, ptr @alive, align 4, !tbaa !5
  %207 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.16, i32 noundef %206)
  %208 = load i32, ptr @alive, align 4, !tbaa !5
  ret i32 %208

209:                                              ; preds = %189, %169, %138, %127, %97, %10
  %210 = phi { ptr, i32 } [ %170, %169 ], [ %139, %138 ], [ %128, %127 ], [ %98, %97 ], [ %11, %10 ], [ %190, %189 ]
  resume { ptr, i32 } %210

211:                                              ; preds = %162
  %212 = landingpad { ptr, i32 }
          catch ptr null
  %213 = extractvalue { ptr, i32 } %212, 0
  tail call void @__clang_call_terminate(ptr %213) #11
  unreachable
}

declare ptr @__cxa_get_exception_ptr(ptr) local_unnamed_addr

; Function Attrs: nofree nounwind
declare noundef i32 @puts(ptr nocapture noundef readonly) local_unnamed_addr #8

attributes #0 = { mustprogress uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { mustprogress nounwind uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #3 = { nofree nosync nounwind memory(none) }
attributes #4 = { nofree nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #5 = { mustprogress noreturn uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #6 = { noinline noreturn nounwind uwtable "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #7 = { mustprogress norecurse uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #8 = { nofree nounwind }
attributes #9 = { nounwind }
attributes #10 = { noreturn }
attributes #11 = { noreturn nounwind }

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
!9 = !{!10, !11, i64 0}
!10 = !{!"_ZTS5Named", !11, i64 0, !11, i64 4}
!11 = !{!"any pointer", !7, i64 0}
!12 = !{!10, !11, i64 4}
!13 = !{!14, !6, i64 0}
!14 = !{!"_ZTS5Right", !6, i64 0}
!15 = !{!11, !11, i64 0}
!16 = !{!17, !17, i64 0}
!17 = !{!"vtable pointer", !8, i64 0}
!18 = !{!19, !6, i64 4}
!19 = !{!"_ZTS6Middle", !6, i64 4}
!20 = !{!7, !7, i64 0}
!21 = !{!22, !22, i64 0}
!22 = !{!"double", !7, i64 0}
!23 = distinct !{!23, !24, !25}
!24 = !{!"llvm.loop.mustprogress"}
!25 = !{!"llvm.loop.unroll.disable"}
!26 = !{!27, !6, i64 0}
!27 = !{!"_ZTS4Base", !6, i64 0}
!28 = !{!29, !6, i64 8}
!29 = !{!"_ZTS4Both", !30, i64 0, !14, i64 4, !6, i64 8}
!30 = !{!"_ZTS4Left", !6, i64 0}
!31 = distinct !{!31, !24, !25}
