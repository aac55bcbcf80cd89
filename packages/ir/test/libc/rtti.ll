; ModuleID = 'rtti.cpp'
source_filename = "rtti.cpp"
target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-pc-linux-gnu"

%struct.A = type { ptr, i32 }
%struct.C = type { %struct.A, %struct.B, i32 }
%struct.B = type { ptr, i32 }
%struct.D = type { %struct.C, i32 }
%struct.M = type { %struct.L.base, %struct.R.base, i32, %struct.V }
%struct.L.base = type { ptr, i32 }
%struct.R.base = type { ptr, i32 }
%struct.V = type { ptr, i32 }

$_ZN1MD1Ev = comdat any

$_ZN1CD2Ev = comdat any

$_ZN1AD2Ev = comdat any

$_ZN1AD0Ev = comdat any

$_ZN1CD0Ev = comdat any

$_ZThn8_N1CD1Ev = comdat any

$_ZThn8_N1CD0Ev = comdat any

$_ZN1BD2Ev = comdat any

$_ZN1BD0Ev = comdat any

$_ZN1DD0Ev = comdat any

$_ZThn8_N1DD1Ev = comdat any

$_ZThn8_N1DD0Ev = comdat any

$_ZN1LD1Ev = comdat any

$_ZN1LD0Ev = comdat any

$_ZTv0_n12_N1LD1Ev = comdat any

$_ZTv0_n12_N1LD0Ev = comdat any

$_ZN1RD1Ev = comdat any

$_ZN1RD0Ev = comdat any

$_ZTv0_n12_N1RD1Ev = comdat any

$_ZTv0_n12_N1RD0Ev = comdat any

$_ZN1MD0Ev = comdat any

$_ZThn8_N1MD1Ev = comdat any

$_ZThn8_N1MD0Ev = comdat any

$_ZTv0_n12_N1MD1Ev = comdat any

$_ZTv0_n12_N1MD0Ev = comdat any

$_ZN1VD2Ev = comdat any

$_ZN1VD0Ev = comdat any

$_ZTS1V = comdat any

$_ZTI1V = comdat any

$_ZTS1L = comdat any

$_ZTI1L = comdat any

$_ZTS1R = comdat any

$_ZTI1R = comdat any

$_ZTS1M = comdat any

$_ZTI1M = comdat any

$_ZTS1B = comdat any

$_ZTI1B = comdat any

$_ZTS1A = comdat any

$_ZTI1A = comdat any

$_ZTV1A = comdat any

$_ZTV1C = comdat any

$_ZTS1C = comdat any

$_ZTI1C = comdat any

$_ZTV1B = comdat any

$_ZTV1D = comdat any

$_ZTS1D = comdat any

$_ZTI1D = comdat any

$_ZTV1M = comdat any

$_ZTC1M0_1L = comdat any

$_ZTC1M8_1R = comdat any

$_ZTV1V = comdat any

@_ZTVN10__cxxabiv117__class_type_infoE = external global [0 x ptr]
@_ZTS1V = linkonce_odr dso_local constant [3 x i8] c"1V\00", comdat, align 1
@_ZTI1V = linkonce_odr dso_local constant { ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv117__class_type_infoE, i32 2), ptr @_ZTS1V }, comdat, align 4
@_ZTVN10__cxxabiv121__vmi_class_type_infoE = external global [0 x ptr]
@_ZTS1L = linkonce_odr dso_local constant [3 x i8] c"1L\00", comdat, align 1
@_ZTI1L = linkonce_odr dso_local constant { ptr, ptr, i32, i32, ptr, i32 } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv121__vmi_class_type_infoE, i32 2), ptr @_ZTS1L, i32 0, i32 1, ptr @_ZTI1V, i32 -3069 }, comdat, align 4
@_ZTS1R = linkonce_odr dso_local constant [3 x i8] c"1R\00", comdat, align 1
@_ZTI1R = linkonce_odr dso_local constant { ptr, ptr, i32, i32, ptr, i32 } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv121__vmi_class_type_infoE, i32 2), ptr @_ZTS1R, i32 0, i32 1, ptr @_ZTI1V, i32 -3069 }, comdat, align 4
@_ZTS1M = linkonce_odr dso_local constant [3 x i8] c"1M\00", comdat, align 1
@_ZTI1M = linkonce_odr dso_local constant { ptr, ptr, i32, i32, ptr, i32, ptr, i32 } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv121__vmi_class_type_infoE, i32 2), ptr @_ZTS1M, i32 2, i32 2, ptr @_ZTI1L, i32 2, ptr @_ZTI1R, i32 2050 }, comdat, align 4
@.str = private unnamed_addr constant [10 x i8] c"%d %d %d\0A\00", align 1
@.str.1 = private unnamed_addr constant [4 x i8] c"%d\0A\00", align 1
@_ZTS1B = linkonce_odr dso_local constant [3 x i8] c"1B\00", comdat, align 1
@_ZTI1B = linkonce_odr dso_local constant { ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv117__class_type_infoE, i32 2), ptr @_ZTS1B }, comdat, align 4
@_ZTS1A = linkonce_odr dso_local constant [3 x i8] c"1A\00", comdat, align 1
@_ZTI1A = linkonce_odr dso_local constant { ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv117__class_type_infoE, i32 2), ptr @_ZTS1A }, comdat, align 4
@_ZTV1A = linkonce_odr dso_local unnamed_addr constant { [4 x ptr] } { [4 x ptr] [ptr null, ptr @_ZTI1A, ptr @_ZN1AD2Ev, ptr @_ZN1AD0Ev] }, comdat, align 4
@_ZTV1C = linkonce_odr dso_local unnamed_addr constant { [4 x ptr], [4 x ptr] } { [4 x ptr] [ptr null, ptr @_ZTI1C, ptr @_ZN1CD2Ev, ptr @_ZN1CD0Ev], [4 x ptr] [ptr inttoptr (i32 -8 to ptr), ptr @_ZTI1C, ptr @_ZThn8_N1CD1Ev, ptr @_ZThn8_N1CD0Ev] }, comdat, align 4
@_ZTS1C = linkonce_odr dso_local constant [3 x i8] c"1C\00", comdat, align 1
@_ZTI1C = linkonce_odr dso_local constant { ptr, ptr, i32, i32, ptr, i32, ptr, i32 } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv121__vmi_class_type_infoE, i32 2), ptr @_ZTS1C, i32 0, i32 2, ptr @_ZTI1A, i32 2, ptr @_ZTI1B, i32 2050 }, comdat, align 4
@_ZTV1B = linkonce_odr dso_local unnamed_addr constant { [4 x ptr] } { [4 x ptr] [ptr null, ptr @_ZTI1B, ptr @_ZN1BD2Ev, ptr @_ZN1BD0Ev] }, comdat, align 4
@_ZTV1D = linkonce_odr dso_local unnamed_addr constant { [4 x ptr], [4 x ptr] } { [4 x ptr] [ptr null, ptr @_ZTI1D, ptr @_ZN1CD2Ev, ptr @_ZN1DD0Ev], [4 x ptr] [ptr inttoptr (i32 -8 to ptr), ptr @_ZTI1D, ptr @_ZThn8_N1DD1Ev, ptr @_ZThn8_N1DD0Ev] }, comdat, align 4
@_ZTVN10__cxxabiv120__si_class_type_infoE = external global [0 x ptr]
@_ZTS1D = linkonce_odr dso_local constant [3 x i8] c"1D\00", comdat, align 1
@_ZTI1D = linkonce_odr dso_local constant { ptr, ptr, ptr } { ptr getelementptr inbounds (ptr, ptr @_ZTVN10__cxxabiv120__si_class_type_infoE, i32 2), ptr @_ZTS1D, ptr @_ZTI1C }, comdat, align 4
@_ZTV1M = linkonce_odr dso_local unnamed_addr constant { [5 x ptr], [5 x ptr], [5 x ptr] } { [5 x ptr] [ptr inttoptr (i32 20 to ptr), ptr null, ptr @_ZTI1M, ptr @_ZN1MD1Ev, ptr @_ZN1MD0Ev], [5 x ptr] [ptr inttoptr (i32 12 to ptr), ptr inttoptr (i32 -8 to ptr), ptr @_ZTI1M, ptr @_ZThn8_N1MD1Ev, ptr @_ZThn8_N1MD0Ev], [5 x ptr] [ptr inttoptr (i32 -20 to ptr), ptr inttoptr (i32 -20 to ptr), ptr @_ZTI1M, ptr @_ZTv0_n12_N1MD1Ev, ptr @_ZTv0_n12_N1MD0Ev] }, comdat, align 4
@_ZTC1M0_1L = linkonce_odr dso_local unnamed_addr constant { [5 x ptr], [5 x ptr] } { [5 x ptr] [ptr inttoptr (i32 20 to ptr), ptr null, ptr @_ZTI1L, ptr @_ZN1LD1Ev, ptr @_ZN1LD0Ev], [5 x ptr] [ptr inttoptr (i32 -20 to ptr), ptr inttoptr (i32 -20 to ptr), ptr @_ZTI1L, ptr @_ZTv0_n12_N1LD1Ev, ptr @_ZTv0_n12_N1LD0Ev] }, comdat, align 4
@_ZTC1M8_1R = linkonce_odr dso_local unnamed_addr constant { [5 x ptr], [5 x ptr] } { [5 x ptr] [ptr inttoptr (i32 12 to ptr), ptr null, ptr @_ZTI1R, ptr @_ZN1RD1Ev, ptr @_ZN1RD0Ev], [5 x ptr] [ptr inttoptr (i32 -12 to ptr), ptr inttoptr (i32 -12 to ptr), ptr @_ZTI1R, ptr @_ZTv0_n12_N1RD1Ev, ptr @_ZTv0_n12_N1RD0Ev] }, comdat, align 4
@_ZTV1V = linkonce_odr dso_local unnamed_addr constant { [4 x ptr] } { [4 x ptr] [ptr null, ptr @_ZTI1V, ptr @_ZN1VD2Ev, ptr @_ZN1VD0Ev] }, comdat, align 4

; Function Attrs: mustprogress norecurse uwtable
define dso_local noundef i32 @main() local_unnamed_addr #0 personality ptr @__gxx_personality_v0 {
  %1 = alloca %struct.A, align 4
  %2 = alloca %struct.C, align 4
  %3 = alloca %struct.D, align 4
  %4 = alloca %struct.M, align 4
  call void @llvm.lifetime.start.p0(i64 8, ptr nonnull %1) #9
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1A, i32 8), ptr %1, align 4, !tbaa !5
  %5 = getelementptr inbounds i8, ptr %1, i32 4
  store i32 1, ptr %5, align 4, !tbaa !8
  call void @llvm.lifetime.start.p0(i64 20, ptr nonnull %2) #9
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1A, i32 8), ptr %2, align 4, !tbaa !5
  %6 = getelementptr inbounds i8, ptr %2, i32 4
  store i32 1, ptr %6, align 4, !tbaa !8
  %7 = getelementptr inbounds i8, ptr %2, i32 8
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1B, i32 8), ptr %7, align 4, !tbaa !5
  %8 = getelementptr inbounds i8, ptr %2, i32 12
  store i32 2, ptr %8, align 4, !tbaa !12
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1C, i32 8), ptr %2, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1C, i32 24), ptr %7, align 4, !tbaa !5
  %9 = getelementptr inbounds i8, ptr %2, i32 16
  store i32 3, ptr %9, align 4, !tbaa !14
  call void @llvm.lifetime.start.p0(i64 24, ptr nonnull %3) #9
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1A, i32 8), ptr %3, align 4, !tbaa !5
  %10 = getelementptr inbounds i8, ptr %3, i32 4
  store i32 1, ptr %10, align 4, !tbaa !8
  %11 = getelementptr inbounds i8, ptr %3, i32 8
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1B, i32 8), ptr %11, align 4, !tbaa !5
  %12 = getelementptr inbounds i8, ptr %3, i32 12
  store i32 2, ptr %12, align 4, !tbaa !12
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1C, i32 8), ptr %3, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1C, i32 24), ptr %11, align 4, !tbaa !5
  %13 = getelementptr inbounds i8, ptr %3, i32 16
  store i32 3, ptr %13, align 4, !tbaa !14
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1D, i32 8), ptr %3, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1D, i32 24), ptr %11, align 4, !tbaa !5
  %14 = getelementptr inbounds i8, ptr %3, i32 20
  store i32 4, ptr %14, align 4, !tbaa !16
  %15 = call ptr @__dynamic_cast(ptr nonnull readonly %1, ptr nonnull @_ZTI1A, ptr nonnull @_ZTI1C, i32 0) #9
  %16 = call ptr @__dynamic_cast(ptr nonnull readonly %1, ptr nonnull @_ZTI1A, ptr nonnull @_ZTI1B, i32 -2) #9
  %17 = call ptr @__dynamic_cast(ptr nonnull readonly %1, ptr nonnull @_ZTI1A, ptr nonnull @_ZTI1D, i32 0) #9
  %18 = icmp eq ptr %15, null
  br i1 %18, label %22, label %19

19:                                               ; preds = %0
  %20 = getelementptr inbounds i8, ptr %15, i32 16
  %21 = load i32, ptr %20, align 4, !tbaa !14
  br label %22

22:                                               ; preds = %19, %0
  %23 = phi i32 [ %21, %19 ], [ -1, %0 ]
  %24 = icmp eq ptr %16, null
  br i1 %24, label %28, label %25

25:                                               ; preds = %22
  %26 = getelementptr inbounds i8, ptr %16, i32 4
  %27 = load i32, ptr %26, align 4, !tbaa !12
  br label %28

28:                                               ; preds = %25, %22
  %29 = phi i32 [ %27, %25 ], [ -1, %22 ]
  %30 = icmp eq ptr %17, null
  br i1 %30, label %34, label %31

31:                                               ; preds = %28
  %32 = getelementptr inbounds i8, ptr %17, i32 20
  %33 = load i32, ptr %32, align 4, !tbaa !16
  br label %34

34:                                               ; preds = %28, %31
  %35 = phi i32 [ %33, %31 ], [ -1, %28 ]
  %36 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str, i32 noundef %23, i32 noundef %29, i32 noundef %35)
  %37 = call ptr @__dynamic_cast(ptr nonnull readonly %2, ptr nonnull @_ZTI1A, ptr nonnull @_ZTI1C, i32 0) #9
  %38 = call ptr @__dynamic_cast(ptr nonnull readonly %2, ptr nonnull @_ZTI1A, ptr nonnull @_ZTI1B, i32 -2) #9
  %39 = call ptr @__dynamic_cast(ptr nonnull readonly %2, ptr nonnull @_ZTI1A, ptr nonnull @_ZTI1D, i32 0) #9
  %40 = icmp eq ptr %37, null
  br i1 %40, label %44, label %41

41:                                               ; preds = %34
  %42 = getelementptr inbounds i8, ptr %37, i32 16
  %43 = load i32, ptr %42, align 4, !tbaa !14
  br label %44

44:                                               ; preds = %41, %34
  %45 = phi i32 [ %43, %41 ], [ -1, %34 ]
  %46 = icmp eq ptr %38, null
  br i1 %46, label %50, label %47

47:                                               ; preds = %44
  %48 = getelementptr inbounds i8, ptr %38, i32 4
  %49 = load i32, ptr %48, align 4, !tbaa !12
  br label %50

50:                                               ; preds = %47, %44
  %51 = phi i32 [ %49, %47 ], [ -1, %44 ]
  %52 = icmp eq ptr %39, null
  br i1 %52, label %56, label %53

53:                                               ; preds = %50
  %54 = getelementptr inbounds i8, ptr %39, i32 20
  %55 = load i32, ptr %54, align 4, !tbaa !16
  br label %56

56:                                               ; preds = %50, %53
  %57 = phi i32 [ %55, %53 ], [ -1, %50 ]
  %58 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str, i32 noundef %45, i32 noundef %51, i32 noundef %57)
  %59 = call ptr @__dynamic_cast(ptr nonnull readonly %3, ptr nonnull @_ZTI1A, ptr nonnull @_ZTI1C, i32 0) #9
  %60 = call ptr @__dynamic_cast(ptr nonnull readonly %3, ptr nonnull @_ZTI1A, ptr nonnull @_ZTI1B, i32 -2) #9
  %61 = call ptr @__dynamic_cast(ptr nonnull readonly %3, ptr nonnull @_ZTI1A, ptr nonnull @_ZTI1D, i32 0) #9
  %62 = icmp eq ptr %59, null
  br i1 %62, label %66, label %63

63:                                               ; preds = %56
  %64 = getelementptr inbounds i8, ptr %59, i32 16
  %65 = load i32, ptr %64, align 4, !tbaa !14
  br label %66

66:                                               ; preds = %63, %56
  %67 = phi i32 [ %65, %63 ], [ -1, %56 ]
  %68 = icmp eq ptr %60, null
  br i1 %68, label %72, label %69

69:                                               ; preds = %66
  %70 = getelementptr inbounds i8, ptr %60, i32 4
  %71 = load i32, ptr %70, align 4, !tbaa !12
  br label %72

72:                                               ; preds = %69, %66
  %73 = phi i32 [ %71, %69 ], [ -1, %66 ]
  %74 = icmp eq ptr %61, null
  br i1 %74, label %78, label %75

75:                                               ; preds = %72
  %76 = getelementptr inbounds i8, ptr %61, i32 20
  %77 = load i32, ptr %76, align 4, !tbaa !16
  br label %78

78:                                               ; preds = %72, %75
  %79 = phi i32 [ %77, %75 ], [ -1, %72 ]
  %80 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str, i32 noundef %67, i32 noundef %73, i32 noundef %79)
  call void @llvm.lifetime.start.p0(i64 28, ptr nonnull %4) #9
  %81 = getelementptr inbounds i8, ptr %4, i32 20
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1V, i32 8), ptr %81, align 4, !tbaa !5
  %82 = getelementptr inbounds i8, ptr %4, i32 24
  store i32 5, ptr %82, align 4, !tbaa !18
  store ptr getelementptr inbounds inrange(-12, 8) (i8, ptr @_ZTC1M0_1L, i32 12), ptr %4, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 8) (i8, ptr @_ZTC1M0_1L, i32 32), ptr %81, align 4, !tbaa !5
  %83 = getelementptr inbounds i8, ptr %4, i32 4
  store i32 6, ptr %83, align 4, !tbaa !20
  %84 = getelementptr inbounds i8, ptr %4, i32 8
  store ptr getelementptr inbounds inrange(-12, 8) (i8, ptr @_ZTC1M8_1R, i32 12), ptr %84, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 8) (i8, ptr @_ZTC1M8_1R, i32 32), ptr %81, align 4, !tbaa !5
  %85 = getelementptr inbounds i8, ptr %4, i32 12
  store i32 7, ptr %85, align 4, !tbaa !22
  store ptr getelementptr inbounds inrange(-12, 8) (i8, ptr @_ZTV1M, i32 12), ptr %4, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 8) (i8, ptr @_ZTV1M, i32 52), ptr %81, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 8) (i8, ptr @_ZTV1M, i32 32), ptr %84, align 4, !tbaa !5
  %86 = getelementptr inbounds i8, ptr %4, i32 16
  store i32 8, ptr %86, align 4, !tbaa !24
  %87 = call ptr @__dynamic_cast(ptr nonnull %81, ptr nonnull @_ZTI1V, ptr nonnull @_ZTI1L, i32 -1) #9
  %88 = call ptr @__dynamic_cast(ptr nonnull %81, ptr nonnull @_ZTI1V, ptr nonnull @_ZTI1R, i32 -1) #9
  %89 = call ptr @__dynamic_cast(ptr nonnull %81, ptr nonnull @_ZTI1V, ptr nonnull @_ZTI1M, i32 -1) #9
  %90 = getelementptr inbounds i8, ptr %87, i32 4
  %91 = load i32, ptr %90, align 4, !tbaa !20
  %92 = getelementptr inbounds i8, ptr %88, i32 4
  %93 = load i32, ptr %92, align 4, !tbaa !22
  %94 = getelementptr inbounds i8, ptr %89, i32 16
  %95 = load i32, ptr %94, align 4, !tbaa !24
  %96 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str, i32 noundef %91, i32 noundef %93, i32 noundef %95)
  %97 = call ptr @__dynamic_cast(ptr nonnull %11, ptr nonnull @_ZTI1B, ptr nonnull @_ZTI1A, i32 -2) #9
  %98 = getelementptr inbounds i8, ptr %97, i32 4
  %99 = load i32, ptr %98, align 4, !tbaa !8
  %100 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.1, i32 noundef %99)
  %101 = load ptr, ptr %11, align 4, !tbaa !5
  %102 = getelementptr inbounds i8, ptr %101, i32 -8
  %103 = load i32, ptr %102, align 4
  %104 = getelementptr inbounds i8, ptr %11, i32 %103
  %105 = icmp eq ptr %104, %3
  %106 = zext i1 %105 to i32
  %107 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.1, i32 noundef %106)
  %108 = call ptr @__cxa_allocate_exception(i32 28) #9
  %109 = getelementptr inbounds i8, ptr %108, i32 20
  %110 = load ptr, ptr %4, align 4, !tbaa !5
  %111 = getelementptr i8, ptr %110, i32 -12
  %112 = load i32, ptr %111, align 4
  %113 = getelementptr inbounds i8, ptr %4, i32 %112
  store ptr getelementptr inbounds inrange(-8, 8) (i8, ptr @_ZTV1V, i32 8), ptr %109, align 4, !tbaa !5
  %114 = getelementptr inbounds i8, ptr %108, i32 24
  %115 = getelementptr inbounds i8, ptr %113, i32 4
  %116 = load i32, ptr %115, align 4, !tbaa !18
  store i32 %116, ptr %114, align 4, !tbaa !18
  store ptr getelementptr inbounds inrange(-12, 8) (i8, ptr @_ZTC1M0_1L, i32 12), ptr %108, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 8) (i8, ptr @_ZTC1M0_1L, i32 32), ptr %109, align 4, !tbaa !5
  %117 = getelementptr inbounds i8, ptr %108, i32 4
  %118 = load i32, ptr %83, align 4, !tbaa !20
  store i32 %118, ptr %117, align 4, !tbaa !20
  %119 = getelementptr inbounds i8, ptr %108, i32 8
  store ptr getelementptr inbounds inrange(-12, 8) (i8, ptr @_ZTC1M8_1R, i32 12), ptr %119, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 8) (i8, ptr @_ZTC1M8_1R, i32 32), ptr %109, align 4, !tbaa !5
  %120 = getelementptr inbounds i8, ptr %108, i32 12
  %121 = load i32, ptr %85, align 4, !tbaa !22
  store i32 %121, ptr %120, align 4, !tbaa !22
  store ptr getelementptr inbounds inrange(-12, 8) (i8, ptr @_ZTV1M, i32 12), ptr %108, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 8) (i8, ptr @_ZTV1M, i32 52), ptr %109, align 4, !tbaa !5
  store ptr getelementptr inbounds inrange(-12, 8) (i8, ptr @_ZTV1M, i32 32), ptr %119, align 4, !tbaa !5
  %122 = getelementptr inbounds i8, ptr %108, i32 16
  %123 = load i32, ptr %86, align 4, !tbaa !24
  store i32 %123, ptr %122, align 4, !tbaa !24
  invoke void @__cxa_throw(ptr nonnull %108, ptr nonnull @_ZTI1M, ptr nonnull @_ZN1MD1Ev) #10
          to label %136 unwind label %124

124:                                              ; preds = %78
  %125 = landingpad { ptr, i32 }
          cleanup
          catch ptr @_ZTI1V
  %126 = extractvalue { ptr, i32 } %125, 1
  %127 = call i32 @llvm.eh.typeid.for.p0(ptr nonnull @_ZTI1V) #9
  %128 = icmp eq i32 %126, %127
  br i1 %128, label %129, label %135

129:                                              ; preds = %124
  %130 = extractvalue { ptr, i32 } %125, 0
  %131 = call ptr @__cxa_begin_catch(ptr %130) #9
  %132 = getelementptr inbounds i8, ptr %131, i32 4
  %133 = load i32, ptr %132, align 4, !tbaa !18
  %134 = call i32 (ptr, ...) @printf(ptr noundef nonnull dereferenceable(1) @.str.1, i32 noundef %133)
  call void @__cxa_end_catch()
  call void @llvm.lifetime.end.p0(i64 28, ptr nonnull %4) #9
  call void @llvm.lifetime.end.p0(i64 24, ptr nonnull %3) #9
  call void @llvm.lifetime.end.p0(i64 20, ptr nonnull %2) #9
  call void @llvm.lifetime.end.p0(i64 8, ptr nonnull %1) #9
  ret i32 0

135:                                              ; preds = %124
  call void @llvm.lifetime.end.p0(i64 28, ptr nonnull %4) #9
  call void @llvm.lifetime.end.p0(i64 24, ptr nonnull %3) #9
  call void @llvm.lifetime.end.p0(i64 20, ptr nonnull %2) #9
  call void @llvm.lifetime.end.p0(i64 8, ptr nonnull %1) #9
  resume { ptr, i32 } %125

136:                                              ; preds = %78
  unreachable
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(i64 immarg, ptr nocapture) #1

declare i32 @__gxx_personality_v0(...)

; Function Attrs: mustprogress nofree nounwind willreturn memory(read)
declare ptr @__dynamic_cast(ptr, ptr, ptr, i32) local_unnamed_addr #2

; Function Attrs: nofree nounwind
declare noundef i32 @printf(ptr nocapture noundef readonly, ...) local_unnamed_addr #3

declare ptr @__cxa_allocate_exception(i32) local_unnamed_addr

; Function Attrs: inlinehint mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1MD1Ev(ptr noundef nonnull align 4 dereferenceable(20) %0) unnamed_addr #4 comdat align 2 {
  ret void
}

declare void @__cxa_throw(ptr, ptr, ptr) local_unnamed_addr

; Function Attrs: nofree nosync nounwind memory(none)
declare i32 @llvm.eh.typeid.for.p0(ptr) #5

declare ptr @__cxa_begin_catch(ptr) local_unnamed_addr

declare void @__cxa_end_catch() local_unnamed_addr

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(i64 immarg, ptr nocapture) #1

; Function Attrs: inlinehint mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1CD2Ev(ptr noundef nonnull align 4 dereferenceable(20) %0) unnamed_addr #4 comdat align 2 {
  ret void
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1AD2Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #6 comdat align 2 {
  ret void
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1AD0Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #6 comdat align 2 {
  tail call void @_ZdlPvj(ptr noundef %0, i32 noundef 8) #11
  ret void
}

; Function Attrs: nobuiltin nounwind
declare void @_ZdlPvj(ptr noundef, i32 noundef) local_unnamed_addr #7

; Function Attrs: inlinehint mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1CD0Ev(ptr noundef nonnull align 4 dereferenceable(20) %0) unnamed_addr #4 comdat align 2 {
  tail call void @_ZdlPvj(ptr noundef %0, i32 noundef 20) #11
  ret void
}

; Function Attrs: inlinehint nounwind uwtable
define linkonce_odr dso_local void @_ZThn8_N1CD1Ev(ptr noundef %0) unnamed_addr #8 comdat align 2 {
  ret void
}

; Function Attrs: inlinehint nounwind uwtable
define linkonce_odr dso_local void @_ZThn8_N1CD0Ev(ptr noundef %0) unnamed_addr #8 comdat align 2 {
  %2 = getelementptr inbounds i8, ptr %0, i32 -8
  tail call void @_ZdlPvj(ptr noundef %2, i32 noundef 20) #11
  ret void
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1BD2Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #6 comdat align 2 {
  ret void
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1BD0Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #6 comdat align 2 {
  tail call void @_ZdlPvj(ptr noundef %0, i32 noundef 8) #11
  ret void
}

; Function Attrs: inlinehint mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1DD0Ev(ptr noundef nonnull align 4 dereferenceable(24) %0) unnamed_addr #4 comdat align 2 {
  tail call void @_ZdlPvj(ptr noundef %0, i32 noundef 24) #11
  ret void
}

; Function Attrs: inlinehint nounwind uwtable
define linkonce_odr dso_local void @_ZThn8_N1DD1Ev(ptr noundef %0) unnamed_addr #8 comdat align 2 {
  ret void
}

; Function Attrs: inlinehint nounwind uwtable
define linkonce_odr dso_local void @_ZThn8_N1DD0Ev(ptr noundef %0) unnamed_addr #8 comdat align 2 {
  %2 = getelementptr inbounds i8, ptr %0, i32 -8
  tail call void @_ZdlPvj(ptr noundef %2, i32 noundef 24) #11
  ret void
}

; Function Attrs: inlinehint mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1LD1Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #4 comdat align 2 {
  ret void
}

; Function Attrs: inlinehint mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1LD0Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #4 comdat align 2 {
  tail call void @_ZdlPvj(ptr noundef %0, i32 noundef 16) #11
  ret void
}

; Function Attrs: inlinehint nounwind uwtable
define linkonce_odr dso_local void @_ZTv0_n12_N1LD1Ev(ptr noundef %0) unnamed_addr #8 comdat align 2 {
  ret void
}

; Function Attrs: inlinehint nounwind uwtable
define linkonce_odr dso_local void @_ZTv0_n12_N1LD0Ev(ptr noundef %0) unnamed_addr #8 comdat align 2 {
  %2 = load ptr, ptr %0, align 4, !tbaa !5
  %3 = getelementptr inbounds i8, ptr %2, i32 -12
  %4 = load i32, ptr %3, align 4
  %5 = getelementptr inbounds i8, ptr %0, i32 %4
  tail call void @_ZdlPvj(ptr noundef %5, i32 noundef 16) #11
  ret void
}

; Function Attrs: inlinehint mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1RD1Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #4 comdat align 2 {
  ret void
}

; Function Attrs: inlinehint mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1RD0Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #4 comdat align 2 {
  tail call void @_ZdlPvj(ptr noundef %0, i32 noundef 16) #11
  ret void
}

; Function Attrs: inlinehint nounwind uwtable
define linkonce_odr dso_local void @_ZTv0_n12_N1RD1Ev(ptr noundef %0) unnamed_addr #8 comdat align 2 {
  ret void
}

; Function Attrs: inlinehint nounwind uwtable
define linkonce_odr dso_local void @_ZTv0_n12_N1RD0Ev(ptr noundef %0) unnamed_addr #8 comdat align 2 {
  %2 = load ptr, ptr %0, align 4, !tbaa !5
  %3 = getelementptr inbounds i8, ptr %2, i32 -12
  %4 = load i32, ptr %3, align 4
  %5 = getelementptr inbounds i8, ptr %0, i32 %4
  tail call void @_ZdlPvj(ptr noundef %5, i32 noundef 16) #11
  ret void
}

; Function Attrs: inlinehint mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1MD0Ev(ptr noundef nonnull align 4 dereferenceable(20) %0) unnamed_addr #4 comdat align 2 {
  tail call void @_ZdlPvj(ptr noundef %0, i32 noundef 28) #11
  ret void
}

; Function Attrs: inlinehint nounwind uwtable
define linkonce_odr dso_local void @_ZThn8_N1MD1Ev(ptr noundef %0) unnamed_addr #8 comdat align 2 {
  ret void
}

; Function Attrs: inlinehint nounwind uwtable
define linkonce_odr dso_local void @_ZThn8_N1MD0Ev(ptr noundef %0) unnamed_addr #8 comdat align 2 {
  %2 = getelementptr inbounds i8, ptr %0, i32 -8
  tail call void @_ZdlPvj(ptr noundef %2, i32 noundef 28) #11
  ret void
}

; Function Attrs: inlinehint nounwind uwtable
define linkonce_odr dso_local void @_ZTv0_n12_N1MD1Ev(ptr noundef %0) unnamed_addr #8 comdat align 2 {
  ret void
}

; Function Attrs: inlinehint nounwind uwtable
define linkonce_odr dso_local void @_ZTv0_n12_N1MD0Ev(ptr noundef %0) unnamed_addr #8 comdat align 2 {
  %2 = load ptr, ptr %0, align 4, !tbaa !5
  %3 = getelementptr inbounds i8, ptr %2, i32 -12
  %4 = load i32, ptr %3, align 4
  %5 = getelementptr inbounds i8, ptr %0, i32 %4
  tail call void @_ZdlPvj(ptr noundef %5, i32 noundef 28) #11
  ret void
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1VD2Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #6 comdat align 2 {
  ret void
}

; Function Attrs: mustprogress nounwind uwtable
define linkonce_odr dso_local void @_ZN1VD0Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) unnamed_addr #6 comdat align 2 {
  tail call void @_ZdlPvj(ptr noundef %0, i32 noundef 8) #11
  ret void
}

attributes #0 = { mustprogress norecurse uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { mustprogress nofree nounwind willreturn memory(read) }
attributes #3 = { nofree nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #4 = { inlinehint mustprogress nounwind uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #5 = { nofree nosync nounwind memory(none) }
attributes #6 = { mustprogress nounwind uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #7 = { nobuiltin nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #8 = { inlinehint nounwind uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+x87" "tune-cpu"="generic" }
attributes #9 = { nounwind }
attributes #10 = { noreturn }
attributes #11 = { builtin nounwind }

!llvm.module.flags = !{!0, !1, !2, !3, !4}

!0 = !{i32 1, !"NumRegisterParameters", i32 0}
!1 = !{i32 1, !"wchar_size", i32 4}
!2 = !{i32 8, !"PIC Level", i32 2}
!3 = !{i32 7, !"PIE Level", i32 2}
!4 = !{i32 7, !"uwtable", i32 2}
!5 = !{!6, !6, i64 0}
!6 = !{!"vtable pointer", !7, i64 0}
!7 = !{!"Simple C++ TBAA"}
!8 = !{!9, !10, i64 4}
!9 = !{!"_ZTS1A", !10, i64 4}
!10 = !{!"int", !11, i64 0}
!11 = !{!"omnipotent char", !7, i64 0}
!12 = !{!13, !10, i64 4}
!13 = !{!"_ZTS1B", !10, i64 4}
!14 = !{!15, !10, i64 16}
!15 = !{!"_ZTS1C", !9, i64 0, !13, i64 8, !10, i64 16}
!16 = !{!17, !10, i64 20}
!17 = !{!"_ZTS1D", !15, i64 0, !10, i64 20}
!18 = !{!19, !10, i64 4}
!19 = !{!"_ZTS1V", !10, i64 4}
!20 = !{!21, !10, i64 4}
!21 = !{!"_ZTS1L", !10, i64 4}
!22 = !{!23, !10, i64 4}
!23 = !{!"_ZTS1R", !10, i64 4}
!24 = !{!25, !10, i64 16}
!25 = !{!"_ZTS1M", !21, i64 0, !23, i64 8, !10, i64 16}
