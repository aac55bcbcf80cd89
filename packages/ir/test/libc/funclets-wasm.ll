; ModuleID = 'funclets.cpp'
source_filename = "funclets.cpp"
target datalayout = "e-m:e-p:32:32-p10:8:8-p20:8:8-i64:64-n32:64-S128-ni:1:10:20"
target triple = "wasm32"

%struct.Both = type { %struct.Left, %struct.Right, i32 }
%struct.Left = type { i32 }
%struct.Right = type { i32 }
%struct.Busy = type { i8 }

$_ZN5NamedD2Ev = comdat any

$_ZN4BusyD2Ev = comdat any

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

@alive = hidden global i32 0, align 4
@.str = private unnamed_addr constant [6 x i8] c"guard\00", align 1
@_ZTIi = external constant ptr
@.str.1 = private unnamed_addr constant [7 x i8] c"thrown\00", align 1
@_ZTVN10__cxxabiv117__class_type_infoE = external global [0 x ptr]
@_ZTS5Named = linkonce_odr hidden constant [7 x i8] c"5Named\00", comdat, align 1
@_ZTI5Named = linkonce_odr hidden constant { ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv117__class_type_infoE, i32 2), ptr @_ZTS5Named }, comdat, align 4
@_ZTVN10__cxxabiv121__vmi_class_type_infoE = external global [0 x ptr]
@_ZTS4Both = linkonce_odr hidden constant [6 x i8] c"4Both\00", comdat, align 1
@_ZTS4Left = linkonce_odr hidden constant [6 x i8] c"4Left\00", comdat, align 1
@_ZTI4Left = linkonce_odr hidden constant { ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv117__class_type_infoE, i32 2), ptr @_ZTS4Left }, comdat, align 4
@_ZTS5Right = linkonce_odr hidden constant [7 x i8] c"5Right\00", comdat, align 1
@_ZTI5Right = linkonce_odr hidden constant { ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv117__class_type_infoE, i32 2), ptr @_ZTS5Right }, comdat, align 4
@_ZTI4Both = linkonce_odr hidden constant { ptr, ptr, i32, i32, ptr, i32, ptr, i32 } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv121__vmi_class_type_infoE, i32 2), ptr @_ZTS4Both, i32 0, i32 2, ptr @_ZTI4Left, i32 2, ptr @_ZTI5Right, i32 1026 }, comdat, align 4
@_ZZ5raiseiE4both = internal global %struct.Both zeroinitializer, align 4
@_ZTVN10__cxxabiv119__pointer_type_infoE = external global [0 x ptr]
@_ZTSP4Both = linkonce_odr hidden constant [7 x i8] c"P4Both\00", comdat, align 1
@_ZTIP4Both = linkonce_odr hidden constant { ptr, ptr, i32, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv119__pointer_type_infoE, i32 2), ptr @_ZTSP4Both, i32 0, ptr @_ZTI4Both }, comdat, align 4
@_ZTS7Diamond = linkonce_odr hidden constant [9 x i8] c"7Diamond\00", comdat, align 1
@_ZTS6Middle = linkonce_odr hidden constant [8 x i8] c"6Middle\00", comdat, align 1
@_ZTS4Base = linkonce_odr hidden constant [6 x i8] c"4Base\00", comdat, align 1
@_ZTI4Base = linkonce_odr hidden constant { ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv117__class_type_infoE, i32 2), ptr @_ZTS4Base }, comdat, align 4
@_ZTI6Middle = linkonce_odr hidden constant { ptr, ptr, i32, i32, ptr, i32 } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv121__vmi_class_type_infoE, i32 2), ptr @_ZTS6Middle, i32 0, i32 1, ptr @_ZTI4Base, i32 -3069 }, comdat, align 4
@_ZTI7Diamond = linkonce_odr hidden constant { ptr, ptr, i32, i32, ptr, i32, ptr, i32 } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv121__vmi_class_type_infoE, i32 2), ptr @_ZTS7Diamond, i32 0, i32 2, ptr @_ZTI6Middle, i32 2, ptr @_ZTI5Right, i32 2050 }, comdat, align 4
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
@_ZTSP5Right = linkonce_odr hidden constant [8 x i8] c"P5Right\00", comdat, align 1
@_ZTIP5Right = linkonce_odr hidden constant { ptr, ptr, i32, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv119__pointer_type_infoE, i32 2), ptr @_ZTSP5Right, i32 0, ptr @_ZTI5Right }, comdat, align 4
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
@_ZTV7Diamond = linkonce_odr hidden unnamed_addr constant { [3 x ptr] } { [3 x ptr] [ptr inttoptr (i32 16 to ptr), ptr null, ptr @_ZTI7Diamond] }, comdat, align 4
@_ZTC7Diamond0_6Middle = linkonce_odr hidden unnamed_addr constant { [3 x ptr] } { [3 x ptr] [ptr inttoptr (i32 16 to ptr), ptr null, ptr @_ZTI6Middle] }, comdat, align 4
@.str.26 = private unnamed_addr constant [11 x i8] c"inside %d\0A\00", align 1
@.str.27 = private unnamed_addr constant [5 x i8] c"=%s\0A\00", align 1
@str = private unnamed_addr constant [15 x i8] c"something else\00", align 1
@str.28 = private unnamed_addr constant [10 x i8] c"not const\00", align 1

@__main_void = hidden alias i32 (), ptr @main

; Function Attrs: mustprogress
define hidden noundef i32 @_Z5raisei(i32 noundef returned %0) local_unnamed_addr #0 personality ptr @__gxx_wasm_personality_v0 {
  %2 = load i32, ptr @alive, align 4, !tbaa !1
  %3 = add nsw i32 %2, 1
  store i32 %3, ptr @alive, align 4, !tbaa !1
  %4 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str)
  switch i32 %0, label %30 [
    i32 0, label %5
    i32 1, label %7
    i32 2, label %13
    i32 3, label %17
    i32 4, label %19
    i32 5, label %24
    i32 6, label %26
    i32 7, label %28
  ]

5:                                                ; preds = %1
  %6 = tail call ptr @__cxa_allocate_exception(i32 4) #10
  store i32 42, ptr %6, align 16, !tbaa !1
  invoke void @__cxa_throw(ptr nonnull %6, ptr nonnull @_ZTIi, ptr null) #6
          to label %39 unwind label %34

7:                                                ; preds = %1
  %8 = tail call ptr @__cxa_allocate_exception(i32 8) #10
  store ptr @.str.1, ptr %8, align 4, !tbaa !5
  %9 = getelementptr inbounds i8, ptr %8, i32 4
  store ptr @alive, ptr %9, align 4, !tbaa !8
  %10 = load i32, ptr @alive, align 4, !tbaa !1
  %11 = add nsw i32 %10, 1
  store i32 %11, ptr @alive, align 4, !tbaa !1
  %12 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str.1)
  invoke void @__cxa_throw(ptr nonnull %8, ptr nonnull @_ZTI5Named, ptr nonnull @_ZN5NamedD2Ev) #6
          to label %39 unwind label %34

13:                                               ; preds = %1
  %14 = tail call ptr @__cxa_allocate_exception(i32 12) #10
  store i32 1, ptr %14, align 16
  %15 = getelementptr inbounds i8, ptr %14, i32 4
  store i32 2, ptr %15, align 4
  %16 = getelementptr inbounds i8, ptr %14, i32 8
  store i32 3, ptr %16, align 8
  invoke void @__cxa_throw(ptr nonnull %14, ptr nonnull @_ZTI4Both, ptr null) #6
          to label %39 unwind label %34

17:                                               ; preds = %1
  store i32 5, ptr getelementptr inbounds (i8, ptr @_ZZ5raiseiE4both, i32 4), align 4, !tbaa !9
  %18 = tail call ptr @__cxa_allocate_exception(i32 4) #10
  store ptr @_ZZ5raiseiE4both, ptr %18, align 16, !tbaa !11
  invoke void @__cxa_throw(ptr nonnull %18, ptr nonnull @_ZTIP4Both, ptr null) #6
          to label %39 unwind label %34

19:                                               ; preds = %1
  %20 = tail call ptr @__cxa_allocate_exception(i32 20) #10
  %21 = getelementptr inbounds i8, ptr %20, i32 16
  store i32 6, ptr %21, align 4, !tbaa !1
  store ptr getelementptr inbounds inrange(-12, 0) (i8, ptr @_ZTC7Diamond0_6Middle, i32 12), ptr %20, align 4, !tbaa !12
  %22 = getelementptr inbounds i8, ptr %20, i32 4
  store i32 7, ptr %22, align 4, !tbaa !14
  %23 = getelementptr inbounds i8, ptr %20, i32 8
  store i32 8, ptr %23, align 4, !tbaa !1
  store ptr getelementptr inbounds inrange(-12, 0) (i8, ptr @_ZTV7Diamond, i32 12), ptr %20, align 4, !tbaa !12
  invoke void @__cxa_throw(ptr nonnull %20, ptr nonnull @_ZTI7Diamond, ptr null) #6
          to label %39 unwind label %34

24:                                               ; preds = %1
  %25 = tail call ptr @__cxa_allocate_exception(i32 4) #10
  store ptr @_ZZ5raiseiE5seven, ptr %25, align 16, !tbaa !11
  invoke void @__cxa_throw(ptr nonnull %25, ptr nonnull @_ZTIPKi, ptr null) #6
          to label %39 unwind label %34

26:                                               ; preds = %1
  %27 = tail call ptr @__cxa_allocate_exception(i32 1) #10
  store i8 99, ptr %27, align 16, !tbaa !16
  invoke void @__cxa_throw(ptr nonnull %27, ptr nonnull @_ZTIc, ptr null) #6
          to label %39 unwind label %34

28:                                               ; preds = %1
  %29 = tail call ptr @__cxa_allocate_exception(i32 8) #10
  store double 1.500000e+00, ptr %29, align 16, !tbaa !17
  invoke void @__cxa_throw(ptr nonnull %29, ptr nonnull @_ZTId, ptr null) #6
          to label %39 unwind label %34

30:                                               ; preds = %1
  %31 = load i32, ptr @alive, align 4, !tbaa !1
  %32 = add nsw i32 %31, -1
  store i32 %32, ptr @alive, align 4, !tbaa !1
  %33 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str)
  ret i32 %0

34:                                               ; preds = %19, %13, %28, %26, %24, %17, %7, %5
  %35 = cleanuppad within none []
  %36 = load i32, ptr @alive, align 4, !tbaa !1
  %37 = add nsw i32 %36, -1
  store i32 %37, ptr @alive, align 4, !tbaa !1
  %38 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str) [ "funclet"(token %35) ]
  cleanupret from %35 unwind to caller

39:                                               ; preds = %28, %26, %24, %19, %17, %13, %7, %5
  unreachable
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(i64 immarg, ptr nocapture) #1

declare ptr @__cxa_allocate_exception(i32) local_unnamed_addr

declare void @__cxa_throw(ptr, ptr, ptr) local_unnamed_addr

declare i32 @__gxx_wasm_personality_v0(...)

; Function Attrs: mustprogress nounwind
define linkonce_odr hidden noundef ptr @_ZN5NamedD2Ev(ptr noundef nonnull returned align 4 dereferenceable(8) %0) unnamed_addr #2 comdat personality ptr @__gxx_wasm_personality_v0 {
  %2 = getelementptr inbounds i8, ptr %0, i32 4
  %3 = load ptr, ptr %2, align 4, !tbaa !8
  %4 = load i32, ptr %3, align 4, !tbaa !1
  %5 = add nsw i32 %4, -1
  store i32 %5, ptr %3, align 4, !tbaa !1
  %6 = load ptr, ptr %0, align 4, !tbaa !5
  %7 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef %6)
  ret ptr %0
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(i64 immarg, ptr nocapture) #1

; Function Attrs: mustprogress
define hidden noundef i32 @_Z6middlei(i32 noundef returned %0) local_unnamed_addr #0 personality ptr @__gxx_wasm_personality_v0 {
  %2 = load i32, ptr @alive, align 4, !tbaa !1
  %3 = add nsw i32 %2, 1
  store i32 %3, ptr @alive, align 4, !tbaa !1
  %4 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str.2)
  %5 = invoke noundef i32 @_Z5raisei(i32 noundef %0)
          to label %28 unwind label %6

6:                                                ; preds = %1
  %7 = catchswitch within none [label %8] unwind label %36

8:                                                ; preds = %6
  %9 = catchpad within %7 [ptr @_ZTId, ptr @_ZTIc]
  %10 = tail call ptr @llvm.wasm.get.exception(token %9)
  %11 = tail call i32 @llvm.wasm.get.ehselector(token %9)
  %12 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTId) #10
  %13 = icmp eq i32 %11, %12
  br i1 %13, label %14, label %18

14:                                               ; preds = %8
  %15 = call ptr @__cxa_begin_catch(ptr %10) #10 [ "funclet"(token %9) ]
  %16 = load double, ptr %15, align 8, !tbaa !17
  %17 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.4, double noundef %16) [ "funclet"(token %9) ]
  invoke void @__cxa_rethrow() #6 [ "funclet"(token %9) ]
          to label %41 unwind label %34

18:                                               ; preds = %8
  %19 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIc) #10
  %20 = icmp eq i32 %11, %19
  br i1 %20, label %21, label %27

21:                                               ; preds = %18
  %22 = call ptr @__cxa_begin_catch(ptr %10) #10 [ "funclet"(token %9) ]
  %23 = load i8, ptr %22, align 1, !tbaa !16
  %24 = sext i8 %23 to i32
  %25 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.3, i32 noundef %24) [ "funclet"(token %9) ]
  %26 = call ptr @__cxa_allocate_exception(i32 4) #10 [ "funclet"(token %9) ]
  store i32 %24, ptr %26, align 16, !tbaa !1
  invoke void @__cxa_throw(ptr nonnull %26, ptr nonnull @_ZTIi, ptr null) #6 [ "funclet"(token %9) ]
          to label %41 unwind label %32

27:                                               ; preds = %18
  invoke void @llvm.wasm.rethrow() #6 [ "funclet"(token %9) ]
          to label %41 unwind label %36

28:                                               ; preds = %1
  %29 = load i32, ptr @alive, align 4, !tbaa !1
  %30 = add nsw i32 %29, -1
  store i32 %30, ptr @alive, align 4, !tbaa !1
  %31 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str.2)
  ret i32 %0

32:                                               ; preds = %21
  %33 = cleanuppad within %9 []
  call void @__cxa_end_catch() #10 [ "funclet"(token %33) ]
  cleanupret from %33 unwind label %36

34:                                               ; preds = %14
  %35 = cleanuppad within %9 []
  call void @__cxa_end_catch() #10 [ "funclet"(token %35) ]
  cleanupret from %35 unwind label %36

36:                                               ; preds = %27, %34, %32, %6
  %37 = cleanuppad within none []
  %38 = load i32, ptr @alive, align 4, !tbaa !1
  %39 = add nsw i32 %38, -1
  store i32 %39, ptr @alive, align 4, !tbaa !1
  %40 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str.2) [ "funclet"(token %37) ]
  cleanupret from %37 unwind to caller

41:                                               ; preds = %27, %14, %21
  unreachable
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn
declare ptr @llvm.wasm.get.exception(token) #3

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn
declare i32 @llvm.wasm.get.ehselector(token) #3

; Function Attrs: nofree nosync nounwind memory(none)
declare i32 @llvm.eh.typeid.for.p0(ptr) #4

declare ptr @__cxa_begin_catch(ptr) local_unnamed_addr

; Function Attrs: nofree nounwind
declare noundef i32 @printf(ptr nocapture noundef readonly, ...) local_unnamed_addr #5

declare void @__cxa_end_catch() local_unnamed_addr

declare void @__cxa_rethrow() local_unnamed_addr

; Function Attrs: noreturn
declare void @llvm.wasm.rethrow() #6

; Function Attrs: mustprogress noreturn
define hidden noundef i32 @_Z4busyv() local_unnamed_addr #7 personality ptr @__gxx_wasm_personality_v0 {
  %1 = alloca %struct.Busy, align 1
  call void @llvm.lifetime.start.p0(i64 1, ptr nonnull %1) #10
  %2 = load i32, ptr @alive, align 4, !tbaa !1
  %3 = add nsw i32 %2, 1
  store i32 %3, ptr @alive, align 4, !tbaa !1
  %4 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str)
  %5 = tail call ptr @__cxa_allocate_exception(i32 12) #10
  store i32 1, ptr %5, align 16
  %6 = getelementptr inbounds i8, ptr %5, i32 4
  store i32 2, ptr %6, align 4
  %7 = getelementptr inbounds i8, ptr %5, i32 8
  store i32 3, ptr %7, align 8
  invoke void @__cxa_throw(ptr nonnull %5, ptr nonnull @_ZTI4Both, ptr null) #6
          to label %14 unwind label %8

8:                                                ; preds = %0
  %9 = cleanuppad within none []
  %10 = load i32, ptr @alive, align 4, !tbaa !1
  %11 = add nsw i32 %10, -1
  store i32 %11, ptr @alive, align 4, !tbaa !1
  %12 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str) [ "funclet"(token %9) ]
  %13 = call noundef ptr @_ZN4BusyD2Ev(ptr noundef nonnull align 1 dereferenceable(1) %1) #10 [ "funclet"(token %9) ]
  call void @llvm.lifetime.end.p0(i64 1, ptr nonnull %1) #10
  cleanupret from %9 unwind to caller

14:                                               ; preds = %0
  unreachable
}

; Function Attrs: mustprogress nounwind
define linkonce_odr hidden noundef ptr @_ZN4BusyD2Ev(ptr noundef nonnull returned align 1 dereferenceable(1) %0) unnamed_addr #2 comdat personality ptr @__gxx_wasm_personality_v0 {
  %2 = load i32, ptr @alive, align 4, !tbaa !1
  %3 = add nsw i32 %2, 1
  store i32 %3, ptr @alive, align 4, !tbaa !1
  %4 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str)
  %5 = tail call ptr @__cxa_allocate_exception(i32 4) #10
  store i32 42, ptr %5, align 16, !tbaa !1
  invoke void @__cxa_throw(ptr nonnull %5, ptr nonnull @_ZTIi, ptr null) #6
          to label %11 unwind label %6

6:                                                ; preds = %1
  %7 = cleanuppad within none []
  %8 = load i32, ptr @alive, align 4, !tbaa !1
  %9 = add nsw i32 %8, -1
  store i32 %9, ptr @alive, align 4, !tbaa !1
  %10 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str) [ "funclet"(token %7) ]
  cleanupret from %7 unwind label %12

11:                                               ; preds = %1
  unreachable

12:                                               ; preds = %6
  %13 = catchswitch within none [label %14] unwind label %27

14:                                               ; preds = %12
  %15 = catchpad within %13 [ptr @_ZTIi]
  %16 = tail call ptr @llvm.wasm.get.exception(token %15)
  %17 = tail call i32 @llvm.wasm.get.ehselector(token %15)
  %18 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIi) #10
  %19 = icmp eq i32 %17, %18
  br i1 %19, label %20, label %24

20:                                               ; preds = %14
  %21 = call ptr @__cxa_begin_catch(ptr %16) #10 [ "funclet"(token %15) ]
  %22 = load i32, ptr %21, align 4, !tbaa !1
  %23 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.26, i32 noundef %22) [ "funclet"(token %15) ]
  call void @__cxa_end_catch() #10 [ "funclet"(token %15) ]
  catchret from %15 to label %25

24:                                               ; preds = %14
  invoke void @llvm.wasm.rethrow() #6 [ "funclet"(token %15) ]
          to label %26 unwind label %27

25:                                               ; preds = %20
  ret ptr %0

26:                                               ; preds = %24
  unreachable

27:                                               ; preds = %24, %12
  %28 = cleanuppad within none []
  call void @_ZSt9terminatev() #11 [ "funclet"(token %28) ]
  unreachable
}

; Function Attrs: mustprogress
define hidden void @_Z6nestedi(i32 noundef %0) local_unnamed_addr #0 personality ptr @__gxx_wasm_personality_v0 {
  %2 = invoke noundef i32 @_Z5raisei(i32 noundef 1)
          to label %19 unwind label %3

3:                                                ; preds = %1
  %4 = catchswitch within none [label %5] unwind to caller

5:                                                ; preds = %3
  %6 = catchpad within %4 [ptr @_ZTI5Named]
  %7 = tail call ptr @llvm.wasm.get.exception(token %6)
  %8 = tail call i32 @llvm.wasm.get.ehselector(token %6)
  %9 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI5Named) #10
  %10 = icmp eq i32 %8, %9
  br i1 %10, label %11, label %18

11:                                               ; preds = %5
  %12 = call ptr @__cxa_begin_catch(ptr %7) #10 [ "funclet"(token %6) ]
  %13 = load ptr, ptr %12, align 4, !tbaa !5
  %14 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.5, i32 noundef %0, ptr noundef %13) [ "funclet"(token %6) ]
  %15 = icmp sgt i32 %0, 0
  br i1 %15, label %16, label %20

16:                                               ; preds = %11
  %17 = add nsw i32 %0, -1
  invoke void @_Z6nestedi(i32 noundef %17) [ "funclet"(token %6) ]
          to label %20 unwind label %50

18:                                               ; preds = %5
  call void @llvm.wasm.rethrow() #6 [ "funclet"(token %6) ]
  unreachable

19:                                               ; preds = %41, %1
  ret void

20:                                               ; preds = %16, %11
  invoke void @__cxa_rethrow() #6 [ "funclet"(token %6) ]
          to label %53 unwind label %21

21:                                               ; preds = %20
  %22 = catchswitch within %6 [label %23] unwind label %50

23:                                               ; preds = %21
  %24 = catchpad within %22 [ptr @_ZTI5Named]
  %25 = tail call ptr @llvm.wasm.get.exception(token %24)
  %26 = tail call i32 @llvm.wasm.get.ehselector(token %24)
  %27 = icmp eq i32 %26, %9
  br i1 %27, label %28, label %33

28:                                               ; preds = %23
  %29 = call ptr @__cxa_begin_catch(ptr %25) #10 [ "funclet"(token %24) ]
  %30 = load ptr, ptr %29, align 4, !tbaa !5
  %31 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.6, ptr noundef %30) [ "funclet"(token %24) ]
  invoke void @__cxa_end_catch() [ "funclet"(token %24) ]
          to label %32 unwind label %50

32:                                               ; preds = %28
  catchret from %24 to label %34

33:                                               ; preds = %23
  invoke void @llvm.wasm.rethrow() #6 [ "funclet"(token %24) ]
          to label %53 unwind label %50

34:                                               ; preds = %32
  %35 = load i32, ptr @alive, align 4, !tbaa !1
  %36 = add nsw i32 %35, 1
  store i32 %36, ptr @alive, align 4, !tbaa !1
  %37 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str.7) [ "funclet"(token %6) ]
  %38 = icmp eq i32 %0, 1
  br i1 %38, label %39, label %41

39:                                               ; preds = %34
  %40 = call ptr @__cxa_allocate_exception(i32 4) #10 [ "funclet"(token %6) ]
  store i32 1, ptr %40, align 16, !tbaa !1
  invoke void @__cxa_throw(ptr nonnull %40, ptr nonnull @_ZTIi, ptr null) #6 [ "funclet"(token %6) ]
          to label %53 unwind label %45

41:                                               ; preds = %34
  %42 = load i32, ptr @alive, align 4, !tbaa !1
  %43 = add nsw i32 %42, -1
  store i32 %43, ptr @alive, align 4, !tbaa !1
  %44 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str.7) [ "funclet"(token %6) ]
  call void @__cxa_end_catch() [ "funclet"(token %6) ]
  catchret from %6 to label %19

45:                                               ; preds = %39
  %46 = cleanuppad within %6 []
  %47 = load i32, ptr @alive, align 4, !tbaa !1
  %48 = add nsw i32 %47, -1
  store i32 %48, ptr @alive, align 4, !tbaa !1
  %49 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str.7) [ "funclet"(token %46) ]
  cleanupret from %46 unwind label %50

50:                                               ; preds = %45, %28, %33, %21, %16
  %51 = cleanuppad within %6 []
  invoke void @__cxa_end_catch() [ "funclet"(token %51) ]
          to label %52 unwind label %54

52:                                               ; preds = %50
  cleanupret from %51 unwind to caller

53:                                               ; preds = %39, %33, %20
  unreachable

54:                                               ; preds = %50
  %55 = cleanuppad within %51 []
  call void @_ZSt9terminatev() #11 [ "funclet"(token %55) ]
  unreachable
}

declare void @_ZSt9terminatev() local_unnamed_addr

; Function Attrs: mustprogress norecurse
define hidden noundef i32 @main() #8 personality ptr @__gxx_wasm_personality_v0 {
  br label %15

1:                                                ; preds = %32
  %2 = load i32, ptr @alive, align 4, !tbaa !1
  %3 = add nsw i32 %2, 1
  store i32 %3, ptr @alive, align 4, !tbaa !1
  %4 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str)
  %5 = tail call ptr @__cxa_allocate_exception(i32 20) #10
  %6 = getelementptr inbounds i8, ptr %5, i32 16
  store i32 6, ptr %6, align 4, !tbaa !1
  store ptr getelementptr inbounds inrange(-12, 0) (i8, ptr @_ZTC7Diamond0_6Middle, i32 12), ptr %5, align 4, !tbaa !12
  %7 = getelementptr inbounds i8, ptr %5, i32 4
  store i32 7, ptr %7, align 4, !tbaa !14
  %8 = getelementptr inbounds i8, ptr %5, i32 8
  store i32 8, ptr %8, align 4, !tbaa !1
  store ptr getelementptr inbounds inrange(-12, 0) (i8, ptr @_ZTV7Diamond, i32 12), ptr %5, align 4, !tbaa !12
  invoke void @__cxa_throw(ptr nonnull %5, ptr nonnull @_ZTI7Diamond, ptr null) #6
          to label %14 unwind label %9

9:                                                ; preds = %1
  %10 = cleanuppad within none []
  %11 = load i32, ptr @alive, align 4, !tbaa !1
  %12 = add nsw i32 %11, -1
  store i32 %12, ptr @alive, align 4, !tbaa !1
  %13 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str) [ "funclet"(token %10) ]
  cleanupret from %10 unwind label %83

14:                                               ; preds = %1
  unreachable

15:                                               ; preds = %0, %32
  %16 = phi i32 [ 0, %0 ], [ %35, %32 ]
  %17 = invoke noundef i32 @_Z6middlei(i32 noundef %16)
          to label %18 unwind label %20

18:                                               ; preds = %15
  %19 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.8, i32 noundef %16)
  br label %32

20:                                               ; preds = %15
  %21 = catchswitch within none [label %22] unwind to caller

22:                                               ; preds = %20
  %23 = catchpad within %21 [ptr @_ZTIi, ptr @_ZTI5Named, ptr @_ZTI5Right, ptr @_ZTIP5Right, ptr @_ZTIPi, ptr @_ZTIPKi, ptr null]
  %24 = tail call ptr @llvm.wasm.get.exception(token %23)
  %25 = tail call i32 @llvm.wasm.get.ehselector(token %23)
  %26 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIi) #10
  %27 = icmp eq i32 %25, %26
  br i1 %27, label %28, label %37

28:                                               ; preds = %22
  %29 = call ptr @__cxa_begin_catch(ptr %24) #10 [ "funclet"(token %23) ]
  %30 = load i32, ptr %29, align 4, !tbaa !1
  %31 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.15, i32 noundef %30) [ "funclet"(token %23) ]
  call void @__cxa_end_catch() #10 [ "funclet"(token %23) ]
  catchret from %23 to label %32

32:                                               ; preds = %81, %78, %71, %64, %57, %40, %28, %18
  %33 = load i32, ptr @alive, align 4, !tbaa !1
  %34 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.16, i32 noundef %33)
  %35 = add nuw nsw i32 %16, 1
  %36 = icmp eq i32 %35, 9
  br i1 %36, label %1, label %15, !llvm.loop !19

37:                                               ; preds = %22
  %38 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI5Named) #10
  %39 = icmp eq i32 %25, %38
  br i1 %39, label %40, label %54

40:                                               ; preds = %37
  %41 = call ptr @__cxa_get_exception_ptr(ptr %24) #10 [ "funclet"(token %23) ]
  %42 = load ptr, ptr %41, align 4, !tbaa !5
  %43 = getelementptr inbounds i8, ptr %41, i32 4
  %44 = load ptr, ptr %43, align 4, !tbaa !8
  %45 = load i32, ptr %44, align 4, !tbaa !1
  %46 = add nsw i32 %45, 1
  store i32 %46, ptr %44, align 4, !tbaa !1
  %47 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.27, ptr noundef %42) [ "funclet"(token %23) ]
  %48 = call ptr @__cxa_begin_catch(ptr %24) #10 [ "funclet"(token %23) ]
  %49 = load i32, ptr @alive, align 4, !tbaa !1
  %50 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.14, ptr noundef %42, i32 noundef %49) [ "funclet"(token %23) ]
  %51 = load i32, ptr %44, align 4, !tbaa !1
  %52 = add nsw i32 %51, -1
  store i32 %52, ptr %44, align 4, !tbaa !1
  %53 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef %42) [ "funclet"(token %23) ]
  call void @__cxa_end_catch() [ "funclet"(token %23) ]
  catchret from %23 to label %32

54:                                               ; preds = %37
  %55 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI5Right) #10
  %56 = icmp eq i32 %25, %55
  br i1 %56, label %57, label %61

57:                                               ; preds = %54
  %58 = call ptr @__cxa_begin_catch(ptr %24) #10 [ "funclet"(token %23) ]
  %59 = load i32, ptr %58, align 4, !tbaa !9
  %60 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.13, i32 noundef %59) [ "funclet"(token %23) ]
  call void @__cxa_end_catch() [ "funclet"(token %23) ]
  catchret from %23 to label %32

61:                                               ; preds = %54
  %62 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIP5Right) #10
  %63 = icmp eq i32 %25, %62
  br i1 %63, label %64, label %68

64:                                               ; preds = %61
  %65 = call ptr @__cxa_begin_catch(ptr %24) #10 [ "funclet"(token %23) ]
  %66 = load i32, ptr %65, align 4, !tbaa !9
  %67 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.12, i32 noundef %66) [ "funclet"(token %23) ]
  call void @__cxa_end_catch() #10 [ "funclet"(token %23) ]
  catchret from %23 to label %32

68:                                               ; preds = %61
  %69 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIPi) #10
  %70 = icmp eq i32 %25, %69
  br i1 %70, label %71, label %74

71:                                               ; preds = %68
  %72 = call ptr @__cxa_begin_catch(ptr %24) #10 [ "funclet"(token %23) ]
  %73 = call i32 @puts(ptr nonnull dereferenceable(1) @str.28) [ "funclet"(token %23) ]
  call void @__cxa_end_catch() #10 [ "funclet"(token %23) ]
  catchret from %23 to label %32

74:                                               ; preds = %68
  %75 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIPKi) #10
  %76 = icmp eq i32 %25, %75
  %77 = call ptr @__cxa_begin_catch(ptr %24) #10 [ "funclet"(token %23) ]
  br i1 %76, label %78, label %81

78:                                               ; preds = %74
  %79 = load i32, ptr %77, align 4, !tbaa !1
  %80 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.10, i32 noundef %79) [ "funclet"(token %23) ]
  call void @__cxa_end_catch() #10 [ "funclet"(token %23) ]
  catchret from %23 to label %32

81:                                               ; preds = %74
  %82 = call i32 @puts(ptr nonnull dereferenceable(1) @str) [ "funclet"(token %23) ]
  call void @__cxa_end_catch() [ "funclet"(token %23) ]
  catchret from %23 to label %32

83:                                               ; preds = %9
  %84 = catchswitch within none [label %85] unwind to caller

85:                                               ; preds = %83
  %86 = catchpad within %84 [ptr @_ZTI4Base]
  %87 = tail call ptr @llvm.wasm.get.exception(token %86)
  %88 = tail call i32 @llvm.wasm.get.ehselector(token %86)
  %89 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI4Base) #10
  %90 = icmp eq i32 %88, %89
  br i1 %90, label %91, label %95

91:                                               ; preds = %85
  %92 = call ptr @__cxa_begin_catch(ptr %87) #10 [ "funclet"(token %86) ]
  %93 = load i32, ptr %92, align 4, !tbaa !22
  %94 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.17, i32 noundef %93) [ "funclet"(token %86) ]
  call void @__cxa_end_catch() [ "funclet"(token %86) ]
  catchret from %86 to label %96

95:                                               ; preds = %85
  call void @llvm.wasm.rethrow() #6 [ "funclet"(token %86) ]
  unreachable

96:                                               ; preds = %91
  %97 = load i32, ptr @alive, align 4, !tbaa !1
  %98 = add nsw i32 %97, 1
  store i32 %98, ptr @alive, align 4, !tbaa !1
  %99 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str)
  %100 = tail call ptr @__cxa_allocate_exception(i32 20) #10
  %101 = getelementptr inbounds i8, ptr %100, i32 16
  store i32 6, ptr %101, align 4, !tbaa !1
  store ptr getelementptr inbounds inrange(-12, 0) (i8, ptr @_ZTC7Diamond0_6Middle, i32 12), ptr %100, align 4, !tbaa !12
  %102 = getelementptr inbounds i8, ptr %100, i32 4
  store i32 7, ptr %102, align 4, !tbaa !14
  %103 = getelementptr inbounds i8, ptr %100, i32 8
  store i32 8, ptr %103, align 4, !tbaa !1
  store ptr getelementptr inbounds inrange(-12, 0) (i8, ptr @_ZTV7Diamond, i32 12), ptr %100, align 4, !tbaa !12
  invoke void @__cxa_throw(ptr nonnull %100, ptr nonnull @_ZTI7Diamond, ptr null) #6
          to label %109 unwind label %104

104:                                              ; preds = %96
  %105 = cleanuppad within none []
  %106 = load i32, ptr @alive, align 4, !tbaa !1
  %107 = add nsw i32 %106, -1
  store i32 %107, ptr @alive, align 4, !tbaa !1
  %108 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str) [ "funclet"(token %105) ]
  cleanupret from %105 unwind label %110

109:                                              ; preds = %96
  unreachable

110:                                              ; preds = %104
  %111 = catchswitch within none [label %112] unwind to caller

112:                                              ; preds = %110
  %113 = catchpad within %111 [ptr @_ZTI6Middle]
  %114 = tail call ptr @llvm.wasm.get.exception(token %113)
  %115 = tail call i32 @llvm.wasm.get.ehselector(token %113)
  %116 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI6Middle) #10
  %117 = icmp eq i32 %115, %116
  br i1 %117, label %118, label %129

118:                                              ; preds = %112
  %119 = call ptr @__cxa_get_exception_ptr(ptr %114) #10 [ "funclet"(token %113) ]
  %120 = load ptr, ptr %119, align 4, !tbaa !12
  %121 = getelementptr i8, ptr %120, i32 -12
  %122 = load i32, ptr %121, align 4
  %123 = getelementptr inbounds i8, ptr %119, i32 %122
  %124 = load i32, ptr %123, align 4, !tbaa !1
  %125 = getelementptr inbounds i8, ptr %119, i32 4
  %126 = load i32, ptr %125, align 4, !tbaa !14
  %127 = call ptr @__cxa_begin_catch(ptr %114) #10 [ "funclet"(token %113) ]
  %128 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.18, i32 noundef %124, i32 noundef %126) [ "funclet"(token %113) ]
  call void @__cxa_end_catch() [ "funclet"(token %113) ]
  catchret from %113 to label %130

129:                                              ; preds = %112
  call void @llvm.wasm.rethrow() #6 [ "funclet"(token %113) ]
  unreachable

130:                                              ; preds = %118
  %131 = invoke noundef i32 @_Z4busyv()
          to label %145 unwind label %132

132:                                              ; preds = %130
  %133 = catchswitch within none [label %134] unwind to caller

134:                                              ; preds = %132
  %135 = catchpad within %133 [ptr @_ZTI4Left]
  %136 = tail call ptr @llvm.wasm.get.exception(token %135)
  %137 = tail call i32 @llvm.wasm.get.ehselector(token %135)
  %138 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI4Left) #10
  %139 = icmp eq i32 %137, %138
  br i1 %139, label %140, label %144

140:                                              ; preds = %134
  %141 = call ptr @__cxa_begin_catch(ptr %136) #10 [ "funclet"(token %135) ]
  %142 = load i32, ptr %141, align 4, !tbaa !1
  %143 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.19, i32 noundef %142) [ "funclet"(token %135) ]
  call void @__cxa_end_catch() [ "funclet"(token %135) ]
  catchret from %135 to label %146

144:                                              ; preds = %134
  call void @llvm.wasm.rethrow() #6 [ "funclet"(token %135) ]
  unreachable

145:                                              ; preds = %130
  unreachable

146:                                              ; preds = %140
  invoke void @_Z6nestedi(i32 noundef 2)
          to label %160 unwind label %147

147:                                              ; preds = %146
  %148 = catchswitch within none [label %149] unwind to caller

149:                                              ; preds = %147
  %150 = catchpad within %148 [ptr @_ZTIi]
  %151 = tail call ptr @llvm.wasm.get.exception(token %150)
  %152 = tail call i32 @llvm.wasm.get.ehselector(token %150)
  %153 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIi) #10
  %154 = icmp eq i32 %152, %153
  br i1 %154, label %155, label %159

155:                                              ; preds = %149
  %156 = call ptr @__cxa_begin_catch(ptr %151) #10 [ "funclet"(token %150) ]
  %157 = load i32, ptr %156, align 4, !tbaa !1
  %158 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.20, i32 noundef %157) [ "funclet"(token %150) ]
  call void @__cxa_end_catch() #10 [ "funclet"(token %150) ]
  catchret from %150 to label %160

159:                                              ; preds = %149
  call void @llvm.wasm.rethrow() #6 [ "funclet"(token %150) ]
  unreachable

160:                                              ; preds = %146, %155
  %161 = invoke noundef i32 @_Z5raisei(i32 noundef 1)
          to label %178 unwind label %162

162:                                              ; preds = %160
  %163 = catchswitch within none [label %164] unwind label %185

164:                                              ; preds = %162
  %165 = catchpad within %163 [ptr null]
  %166 = tail call ptr @llvm.wasm.get.exception(token %165)
  %167 = tail call i32 @llvm.wasm.get.ehselector(token %165)
  %168 = call ptr @__cxa_begin_catch(ptr %166) #10 [ "funclet"(token %165) ]
  %169 = load i32, ptr @alive, align 4, !tbaa !1
  %170 = add nsw i32 %169, 1
  store i32 %170, ptr @alive, align 4, !tbaa !1
  %171 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str.21) [ "funclet"(token %165) ]
  %172 = invoke noundef i32 @_Z5raisei(i32 noundef 2) [ "funclet"(token %165) ]
          to label %173 unwind label %179

173:                                              ; preds = %164
  %174 = load i32, ptr @alive, align 4, !tbaa !1
  %175 = add nsw i32 %174, -1
  store i32 %175, ptr @alive, align 4, !tbaa !1
  %176 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str.21) [ "funclet"(token %165) ]
  invoke void @__cxa_end_catch() [ "funclet"(token %165) ]
          to label %177 unwind label %185

177:                                              ; preds = %173
  catchret from %165 to label %178

178:                                              ; preds = %193, %160, %177
  br label %200

179:                                              ; preds = %164
  %180 = cleanuppad within %165 []
  %181 = load i32, ptr @alive, align 4, !tbaa !1
  %182 = add nsw i32 %181, -1
  store i32 %182, ptr @alive, align 4, !tbaa !1
  %183 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str.21) [ "funclet"(token %180) ]
  invoke void @__cxa_end_catch() [ "funclet"(token %180) ]
          to label %184 unwind label %232

184:                                              ; preds = %179
  cleanupret from %180 unwind label %185

185:                                              ; preds = %184, %173, %162
  %186 = catchswitch within none [label %187] unwind to caller

187:                                              ; preds = %185
  %188 = catchpad within %186 [ptr @_ZTI4Both]
  %189 = tail call ptr @llvm.wasm.get.exception(token %188)
  %190 = tail call i32 @llvm.wasm.get.ehselector(token %188)
  %191 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI4Both) #10
  %192 = icmp eq i32 %190, %191
  br i1 %192, label %193, label %199

193:                                              ; preds = %187
  %194 = call ptr @__cxa_begin_catch(ptr %189) #10 [ "funclet"(token %188) ]
  %195 = getelementptr inbounds i8, ptr %194, i32 8
  %196 = load i32, ptr %195, align 4, !tbaa !24
  %197 = load i32, ptr @alive, align 4, !tbaa !1
  %198 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.22, i32 noundef %196, i32 noundef %197) [ "funclet"(token %188) ]
  call void @__cxa_end_catch() [ "funclet"(token %188) ]
  catchret from %188 to label %178

199:                                              ; preds = %187
  call void @llvm.wasm.rethrow() #6 [ "funclet"(token %188) ]
  unreachable

200:                                              ; preds = %178, %225
  %201 = phi i32 [ %226, %225 ], [ 0, %178 ]
  switch i32 %201, label %202 [
    i32 1, label %225
    i32 2, label %228
  ]

202:                                              ; preds = %200
  %203 = load i32, ptr @alive, align 4, !tbaa !1
  %204 = add nsw i32 %203, 1
  store i32 %204, ptr @alive, align 4, !tbaa !1
  %205 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.24, ptr noundef nonnull @.str)
  %206 = tail call ptr @__cxa_allocate_exception(i32 4) #10
  store i32 42, ptr %206, align 16, !tbaa !1
  invoke void @__cxa_throw(ptr nonnull %206, ptr nonnull @_ZTIi, ptr null) #6
          to label %212 unwind label %207

207:                                              ; preds = %202
  %208 = cleanuppad within none []
  %209 = load i32, ptr @alive, align 4, !tbaa !1
  %210 = add nsw i32 %209, -1
  store i32 %210, ptr @alive, align 4, !tbaa !1
  %211 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.25, ptr noundef nonnull @.str) [ "funclet"(token %208) ]
  cleanupret from %208 unwind label %213

212:                                              ; preds = %202
  unreachable

213:                                              ; preds = %207
  %214 = catchswitch within none [label %215] unwind to caller

215:                                              ; preds = %213
  %216 = catchpad within %214 [ptr @_ZTIi]
  %217 = tail call ptr @llvm.wasm.get.exception(token %216)
  %218 = tail call i32 @llvm.wasm.get.ehselector(token %216)
  %219 = tail call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTIi) #10
  %220 = icmp eq i32 %218, %219
  br i1 %220, label %221, label %224

221:                                              ; preds = %215
  %222 = call ptr @__cxa_begin_catch(ptr %217) #10 [ "funclet"(token %216) ]
  %223 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.23, i32 noundef %201) [ "funclet"(token %216) ]
  call void @__cxa_end_catch() #10 [ "funclet"(token %216) ]
  catchret from %216 to label %225

224:                                              ; preds = %215
  call void @llvm.wasm.rethrow() #6 [ "funclet"(token %216) ]
  unreachable

225:                                              ; preds = %200, %221
  %226 = add nuw nsw i32 %201, 1
  %227 = icmp eq i32 %226, 3
  br i1 %227, label %228, label %200, !llvm.loop !27

228:                                              ; preds = %200, %225
  %229 = load i32, ptr @alive, align 4, !tbaa !1
  %230 = tail call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.16, i32 noundef %229)
  %231 = load i32, ptr @alive, align 4, !tbaa !1
  ret i32 %231

232:                                              ; preds = %179
  %233 = cleanuppad within %180 []
  call void @_ZSt9terminatev() #11 [ "funclet"(token %233) ]
  unreachable
}

declare ptr @__cxa_get_exception_ptr(ptr) local_unnamed_addr

; Function Attrs: nofree nounwind
declare noundef i32 @puts(ptr nocapture noundef readonly) local_unnamed_addr #9

attributes #0 = { mustprogress "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+exception-handling,+multivalue,+mutable-globals,+reference-types,+sign-ext" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { mustprogress nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+exception-handling,+multivalue,+mutable-globals,+reference-types,+sign-ext" }
attributes #3 = { mustprogress nocallback nofree nosync nounwind willreturn }
attributes #4 = { nofree nosync nounwind memory(none) }
attributes #5 = { nofree nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+exception-handling,+multivalue,+mutable-globals,+reference-types,+sign-ext" }
attributes #6 = { noreturn }
attributes #7 = { mustprogress noreturn "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+exception-handling,+multivalue,+mutable-globals,+reference-types,+sign-ext" }
attributes #8 = { mustprogress norecurse "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="generic" "target-features"="+exception-handling,+multivalue,+mutable-globals,+reference-types,+sign-ext" }
attributes #9 = { nofree nounwind }
attributes #10 = { nounwind }
attributes #11 = { noreturn nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"wchar_size", i32 4}
!1 = !{!2, !2, i64 0}
!2 = !{!"int", !3, i64 0}
!3 = !{!"omnipotent char", !4, i64 0}
!4 = !{!"Simple C++ TBAA"}
!5 = !{!6, !7, i64 0}
!6 = !{!"_ZTS5Named", !7, i64 0, !7, i64 4}
!7 = !{!"any pointer", !3, i64 0}
!8 = !{!6, !7, i64 4}
!9 = !{!10, !2, i64 0}
!10 = !{!"_ZTS5Right", !2, i64 0}
!11 = !{!7, !7, i64 0}
!12 = !{!13, !13, i64 0}
!13 = !{!"vtable pointer", !4, i64 0}
!14 = !{!15, !2, i64 4}
!15 = !{!"_ZTS6Middle", !2, i64 4}
!16 = !{!3, !3, i64 0}
!17 = !{!18, !18, i64 0}
!18 = !{!"double", !3, i64 0}
!19 = distinct !{!19, !20, !21}
!20 = !{!"llvm.loop.mustprogress"}
!21 = !{!"llvm.loop.unroll.disable"}
!22 = !{!23, !2, i64 0}
!23 = !{!"_ZTS4Base", !2, i64 0}
!24 = !{!25, !2, i64 8}
!25 = !{!"_ZTS4Both", !26, i64 0, !10, i64 4, !2, i64 8}
!26 = !{!"_ZTS4Left", !2, i64 0}
!27 = distinct !{!27, !20, !21}
