; ModuleID = 'control.c'
source_filename = "control.c"
target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-pc-linux-gnu"

%struct.__jmp_buf_tag = type { [6 x i32], i32, %struct.__sigset_t }
%struct.__sigset_t = type { [32 x i32] }
%struct.S = type { i32, i32, i8 }
%struct.Big = type { double, [3 x i32], [5 x i8] }
%struct.S.0 = type { i32, i32, i8 }

@env = internal global [1 x %struct.__jmp_buf_tag] zeroinitializer, align 4
@.str = private unnamed_addr constant [25 x i8] c"setjmp %d depth %d v %d\0A\00", align 1
@depth = internal global i32 0, align 4
@__const.main.a = private unnamed_addr constant [5 x i32] [i32 3, i32 1, i32 2, i32 5, i32 4], align 4
@qenv = internal global [1 x %struct.__jmp_buf_tag] zeroinitializer, align 4
@.str.1 = private unnamed_addr constant [9 x i8] c"q %d %d\0A\00", align 1
@calls = internal global i32 0, align 4
@.str.2 = private unnamed_addr constant [4 x i8] c"%d\0A\00", align 1
@.str.3 = private unnamed_addr constant [4 x i8] c"%g\0A\00", align 1
@.str.4 = private unnamed_addr constant [7 x i8] c"ilddLs\00", align 1
@.str.5 = private unnamed_addr constant [12 x i8] c"%d %s %.2f\0A\00", align 1
@.str.6 = private unnamed_addr constant [5 x i8] c"five\00", align 1
@.str.7 = private unnamed_addr constant [10 x i8] c"%d %d %g\0A\00", align 1
@.str.8 = private unnamed_addr constant [15 x i8] c"/nonexistent/x\00", align 1
@.str.9 = private unnamed_addr constant [2 x i8] c"r\00", align 1
@.str.10 = private unnamed_addr constant [7 x i8] c"%d %d\0A\00", align 1
@.str.11 = private unnamed_addr constant [16 x i8] c"line %d\0Asecond\0A\00", align 1
@.str.12 = private unnamed_addr constant [7 x i8] c"got %s\00", align 1
@.str.13 = private unnamed_addr constant [8 x i8] c"%c %ld\0A\00", align 1
@.str.14 = private unnamed_addr constant [5 x i8] c"out \00", align 1
@stdout = external global ptr, align 4
@.str.15 = private unnamed_addr constant [7 x i8] c"abcdef\00", align 1
@.str.16 = private unnamed_addr constant [6 x i8] c"other\00", align 1
@__const.main.lab = private unnamed_addr constant [2 x ptr] [ptr blockaddress(@main, %97), ptr blockaddress(@main, %99)], align 4
@.str.17 = private unnamed_addr constant [3 x i8] c"l1\00", align 1
@.str.18 = private unnamed_addr constant [3 x i8] c"l2\00", align 1
@.str.19 = private unnamed_addr constant [7 x i8] c"alloca\00", align 1
@.str.20 = private unnamed_addr constant [4 x i8] c"bye\00", align 1
@.str.21 = private unnamed_addr constant [5 x i8] c"bye2\00", align 1
@.str.22 = private unnamed_addr constant [5 x i8] c"abc\00\00", align 1

; Function Attrs: noinline nounwind uwtable
define dso_local i32 @main() #0 {
  %1 = alloca i32, align 4
  %2 = alloca i32, align 4
  %3 = alloca i32, align 4
  %4 = alloca [5 x i32], align 4
  %5 = alloca %struct.S, align 4
  %6 = alloca %struct.Big, align 4
  %7 = alloca ptr, align 4
  %8 = alloca [20 x i8], align 1
  %9 = alloca [2 x ptr], align 4
  %10 = alloca ptr, align 4
  %11 = alloca i32, align 4
  %12 = alloca i32, align 4
  %13 = alloca ptr, align 4
  store i32 0, ptr %1, align 4
  store volatile i32 1, ptr %2, align 4
  %14 = call i32 @_setjmp(ptr noundef @env) #8
  store i32 %14, ptr %3, align 4
  %15 = load i32, ptr %3, align 4
  %16 = load i32, ptr @depth, align 4
  %17 = load volatile i32, ptr %2, align 4
  %18 = call i32 (ptr, ...) @printf(ptr noundef @.str, i32 noundef %15, i32 noundef %16, i32 noundef %17)
  %19 = load i32, ptr %3, align 4
  %20 = icmp eq i32 %19, 0
  br i1 %20, label %21, label %22

21:                                               ; preds = %0
  store volatile i32 2, ptr %2, align 4
  call void @deep(i32 noundef 0)
  br label %22

22:                                               ; preds = %21, %0
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %4, ptr align 4 @__const.main.a, i32 20, i1 false)
  %23 = call i32 @_setjmp(ptr noundef @qenv) #8
  store i32 %23, ptr %3, align 4
  %24 = icmp eq i32 %23, 0
  br i1 %24, label %25, label %27

25:                                               ; preds = %22
  %26 = getelementptr inbounds [5 x i32], ptr %4, i32 0, i32 0
  call void @qsort(ptr noundef %26, i32 noundef 5, i32 noundef 4, ptr noundef @badcmp)
  br label %27

27:                                               ; preds = %25, %22
  %28 = load i32, ptr %3, align 4
  %29 = load i32, ptr @calls, align 4
  %30 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %28, i32 noundef %29)
  %31 = call i32 @atexit(ptr noundef @bye) #9
  %32 = call i32 @atexit(ptr noundef @bye2) #9
  %33 = call i32 (i32, ...) @sum(i32 noundef 4, i32 noundef 1, i32 noundef 2, i32 noundef 3, i32 noundef 4)
  %34 = call i32 (ptr, ...) @printf(ptr noundef @.str.2, i32 noundef %33)
  %35 = getelementptr inbounds %struct.S, ptr %5, i32 0, i32 0
  store i32 1, ptr %35, align 4
  %36 = getelementptr inbounds %struct.S, ptr %5, i32 0, i32 1
  store i32 2, ptr %36, align 4
  %37 = getelementptr inbounds %struct.S, ptr %5, i32 0, i32 2
  store i8 3, ptr %37, align 4
  %38 = call double (ptr, ...) @mix(ptr noundef @.str.4, i32 noundef 1, i64 noundef 10000000000, double noundef 2.500000e+00, double noundef 3.250000e+00, x86_fp80 noundef 0xK40018400000000000000, ptr noundef byval(%struct.S) align 4 %5)
  %39 = call i32 (ptr, ...) @printf(ptr noundef @.str.3, double noundef %38)
  %40 = call i32 (ptr, ...) @vp(ptr noundef @.str.5, i32 noundef 5, ptr noundef @.str.6, double noundef 5.500000e+00)
  call void @mk(ptr dead_on_unwind writable sret(%struct.Big) align 4 %6, i32 noundef 3)
  %41 = call i32 @use(ptr noundef byval(%struct.Big) align 4 %6)
  %42 = getelementptr inbounds %struct.Big, ptr %6, i32 0, i32 1
  %43 = getelementptr inbounds [3 x i32], ptr %42, i32 0, i32 0
  %44 = load i32, ptr %43, align 4
  %45 = getelementptr inbounds %struct.Big, ptr %6, i32 0, i32 0
  %46 = load double, ptr %45, align 4
  %47 = call i32 (ptr, ...) @printf(ptr noundef @.str.7, i32 noundef %41, i32 noundef %44, double noundef %46)
  %48 = call noalias ptr @fopen(ptr noundef @.str.8, ptr noundef @.str.9)
  store ptr %48, ptr %7, align 4
  %49 = load ptr, ptr %7, align 4
  %50 = icmp eq ptr %49, null
  %51 = zext i1 %50 to i32
  %52 = call ptr @__errno_location() #10
  %53 = load i32, ptr %52, align 4
  %54 = icmp eq i32 %53, 2
  %55 = zext i1 %54 to i32
  %56 = call i32 (ptr, ...) @printf(ptr noundef @.str.10, i32 noundef %51, i32 noundef %55)
  %57 = call noalias ptr @tmpfile()
  store ptr %57, ptr %7, align 4
  %58 = load ptr, ptr %7, align 4
  %59 = call i32 (ptr, ptr, ...) @fprintf(ptr noundef %58, ptr noundef @.str.11, i32 noundef 1) #9
  %60 = load ptr, ptr %7, align 4
  call void @rewind(ptr noundef %60)
  br label %61

61:                                               ; preds = %66, %27
  %62 = getelementptr inbounds [20 x i8], ptr %8, i32 0, i32 0
  %63 = load ptr, ptr %7, align 4
  %64 = call ptr @fgets(ptr noundef %62, i32 noundef 20, ptr noundef %63)
  %65 = icmp ne ptr %64, null
  br i1 %65, label %66, label %69

66:                                               ; preds = %61
  %67 = getelementptr inbounds [20 x i8], ptr %8, i32 0, i32 0
  %68 = call i32 (ptr, ...) @printf(ptr noundef @.str.12, ptr noundef %67)
  br label %61, !llvm.loop !6

69:                                               ; preds = %61
  %70 = load ptr, ptr %7, align 4
  %71 = call i32 @fseek(ptr noundef %70, i32 noundef 5, i32 noundef 0)
  %72 = load ptr, ptr %7, align 4
  %73 = call i32 @fgetc(ptr noundef %72)
  %74 = load ptr, ptr %7, align 4
  %75 = call i32 @ftell(ptr noundef %74)
  %76 = call i32 (ptr, ...) @printf(ptr noundef @.str.13, i32 noundef %73, i32 noundef %75)
  %77 = load ptr, ptr %7, align 4
  %78 = call i32 @fclose(ptr noundef %77)
  %79 = load ptr, ptr @stdout, align 4
  %80 = call i32 @fputs(ptr noundef @.str.14, ptr noundef %79)
  %81 = load ptr, ptr @stdout, align 4
  %82 = call i32 @fwrite(ptr noundef @.str.15, i32 noundef 2, i32 noundef 2, ptr noundef %81)
  %83 = load ptr, ptr @stdout, align 4
  %84 = call i32 @putc(i32 noundef 10, ptr noundef %83)
  %85 = load ptr, ptr @stdout, align 4
  %86 = call i32 @fflush(ptr noundef %85)
  %87 = load i32, ptr %3, align 4
  switch i32 %87, label %90 [
    i32 5, label %88
  ]

88:                                               ; preds = %69
  %89 = call i32 @puts(ptr noundef @.str.6)
  br label %92

90:                                               ; preds = %69
  %91 = call i32 @puts(ptr noundef @.str.16)
  br label %92

92:                                               ; preds = %90, %88
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %9, ptr align 4 @__const.main.lab, i32 8, i1 false)
  %93 = load i32, ptr %3, align 4
  %94 = and i32 %93, 1
  %95 = getelementptr inbounds [2 x ptr], ptr %9, i32 0, i32 %94
  %96 = load ptr, ptr %95, align 4
  br label %128

97:                                               ; preds = %128
  %98 = call i32 @puts(ptr noundef @.str.17)
  br label %99

99:                                               ; preds = %97, %128
  %100 = call i32 @puts(ptr noundef @.str.18)
  %101 = load i32, ptr %3, align 4
  %102 = call ptr @llvm.stacksave.p0()
  store ptr %102, ptr %10, align 4
  %103 = alloca i32, i32 %101, align 4
  store i32 %101, ptr %11, align 4
  store i32 0, ptr %12, align 4
  br label %104

104:                                              ; preds = %114, %99
  %105 = load i32, ptr %12, align 4
  %106 = load i32, ptr %3, align 4
  %107 = icmp slt i32 %105, %106
  br i1 %107, label %108, label %117

108:                                              ; preds = %104
  %109 = load i32, ptr %12, align 4
  %110 = load i32, ptr %12, align 4
  %111 = mul nsw i32 %109, %110
  %112 = load i32, ptr %12, align 4
  %113 = getelementptr inbounds i32, ptr %103, i32 %112
  store i32 %111, ptr %113, align 4
  br label %114

114:                                              ; preds = %108
  %115 = load i32, ptr %12, align 4
  %116 = add nsw i32 %115, 1
  store i32 %116, ptr %12, align 4
  br label %104, !llvm.loop !8

117:                                              ; preds = %104
  %118 = load i32, ptr %3, align 4
  %119 = sub nsw i32 %118, 1
  %120 = getelementptr inbounds i32, ptr %103, i32 %119
  %121 = load i32, ptr %120, align 4
  %122 = call i32 (ptr, ...) @printf(ptr noundef @.str.2, i32 noundef %121)
  %123 = alloca i8, i32 100, align 16
  store ptr %123, ptr %13, align 4
  %124 = load ptr, ptr %13, align 4
  %125 = call ptr @strcpy(ptr noundef %124, ptr noundef @.str.19) #9
  %126 = load ptr, ptr %13, align 4
  %127 = call i32 @puts(ptr noundef %126)
  call void @exit(i32 noundef 300) #11
  unreachable

128:                                              ; preds = %92
  %129 = phi ptr [ %96, %92 ]
  indirectbr ptr %129, [label %97, label %99]
}

; Function Attrs: nounwind returns_twice
declare i32 @_setjmp(ptr noundef) #1

declare i32 @printf(ptr noundef, ...) #2

; Function Attrs: noinline nounwind uwtable
define internal void @deep(i32 noundef %0) #0 {
  %2 = alloca i32, align 4
  %3 = alloca [32 x i8], align 1
  store i32 %0, ptr %2, align 4
  %4 = load i32, ptr %2, align 4
  %5 = trunc i32 %4 to i8
  %6 = getelementptr inbounds [32 x i8], ptr %3, i32 0, i32 0
  store volatile i8 %5, ptr %6, align 1
  %7 = load i32, ptr %2, align 4
  store i32 %7, ptr @depth, align 4
  %8 = load i32, ptr %2, align 4
  %9 = icmp eq i32 %8, 10
  br i1 %9, label %10, label %11

10:                                               ; preds = %1
  call void @longjmp(ptr noundef @env, i32 noundef 77) #11
  unreachable

11:                                               ; preds = %1
  %12 = load i32, ptr %2, align 4
  %13 = add nsw i32 %12, 1
  call void @deep(i32 noundef %13)
  ret void
}

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i32(ptr noalias nocapture writeonly, ptr noalias nocapture readonly, i32, i1 immarg) #3

declare void @qsort(ptr noundef, i32 noundef, i32 noundef, ptr noundef) #2

; Function Attrs: noinline nounwind uwtable
define internal i32 @badcmp(ptr noundef %0, ptr noundef %1) #0 {
  %3 = alloca ptr, align 4
  %4 = alloca ptr, align 4
  store ptr %0, ptr %3, align 4
  store ptr %1, ptr %4, align 4
  %5 = load i32, ptr @calls, align 4
  %6 = add nsw i32 %5, 1
  store i32 %6, ptr @calls, align 4
  %7 = icmp eq i32 %6, 3
  br i1 %7, label %8, label %9

8:                                                ; preds = %2
  call void @longjmp(ptr noundef @qenv, i32 noundef 5) #11
  unreachable

9:                                                ; preds = %2
  %10 = load ptr, ptr %3, align 4
  %11 = load i32, ptr %10, align 4
  %12 = load ptr, ptr %4, align 4
  %13 = load i32, ptr %12, align 4
  %14 = sub nsw i32 %11, %13
  ret i32 %14
}

; Function Attrs: nounwind
declare i32 @atexit(ptr noundef) #4

; Function Attrs: noinline nounwind uwtable
define internal void @bye() #0 {
  %1 = call i32 @puts(ptr noundef @.str.20)
  ret void
}

; Function Attrs: noinline nounwind uwtable
define internal void @bye2() #0 {
  %1 = call i32 @puts(ptr noundef @.str.21)
  ret void
}

; Function Attrs: noinline nounwind uwtable
define internal i32 @sum(i32 noundef %0, ...) #0 {
  %2 = alloca i32, align 4
  %3 = alloca ptr, align 4
  %4 = alloca ptr, align 4
  %5 = alloca i32, align 4
  %6 = alloca i32, align 4
  %7 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  call void @llvm.va_start.p0(ptr %3)
  call void @llvm.va_copy.p0(ptr %4, ptr %3)
  store i32 0, ptr %5, align 4
  store i32 0, ptr %6, align 4
  br label %8

8:                                                ; preds = %18, %1
  %9 = load i32, ptr %6, align 4
  %10 = load i32, ptr %2, align 4
  %11 = icmp slt i32 %9, %10
  br i1 %11, label %12, label %21

12:                                               ; preds = %8
  %13 = load ptr, ptr %3, align 4
  %14 = getelementptr inbounds i8, ptr %13, i32 4
  store ptr %14, ptr %3, align 4
  %15 = load i32, ptr %13, align 4
  %16 = load i32, ptr %5, align 4
  %17 = add nsw i32 %16, %15
  store i32 %17, ptr %5, align 4
  br label %18

18:                                               ; preds = %12
  %19 = load i32, ptr %6, align 4
  %20 = add nsw i32 %19, 1
  store i32 %20, ptr %6, align 4
  br label %8, !llvm.loop !9

21:                                               ; preds = %8
  %22 = load i32, ptr %5, align 4
  %23 = mul nsw i32 %22, 100
  store i32 %23, ptr %5, align 4
  store i32 0, ptr %7, align 4
  br label %24

24:                                               ; preds = %34, %21
  %25 = load i32, ptr %7, align 4
  %26 = load i32, ptr %2, align 4
  %27 = icmp slt i32 %25, %26
  br i1 %27, label %28, label %37

28:                                               ; preds = %24
  %29 = load ptr, ptr %4, align 4
  %30 = getelementptr inbounds i8, ptr %29, i32 4
  store ptr %30, ptr %4, align 4
  %31 = load i32, ptr %29, align 4
  %32 = load i32, ptr %5, align 4
  %33 = add nsw i32 %32, %31
  store i32 %33, ptr %5, align 4
  br label %34

34:                                               ; preds = %28
  %35 = load i32, ptr %7, align 4
  %36 = add nsw i32 %35, 1
  store i32 %36, ptr %7, align 4
  br label %24, !llvm.loop !10

37:                                               ; preds = %24
  call void @llvm.va_end.p0(ptr %3)
  call void @llvm.va_end.p0(ptr %4)
  %38 = load i32, ptr %5, align 4
  ret i32 %38
}

; Function Attrs: noinline nounwind uwtable
define internal double @mix(ptr noundef %0, ...) #0 {
  %2 = alloca ptr, align 4
  %3 = alloca ptr, align 4
  %4 = alloca double, align 8
  %5 = alloca %struct.S.0, align 4
  store ptr %0, ptr %2, align 4
  call void @llvm.va_start.p0(ptr %3)
  store double 0.000000e+00, ptr %4, align 8
  br label %6

6:                                                ; preds = %58, %1
  %7 = load ptr, ptr %2, align 4
  %8 = load i8, ptr %7, align 1
  %9 = icmp ne i8 %8, 0
  br i1 %9, label %10, label %61

10:                                               ; preds = %6
  %11 = load ptr, ptr %2, align 4
  %12 = load i8, ptr %11, align 1
  %13 = sext i8 %12 to i32
  switch i32 %13, label %57 [
    i32 105, label %14
    i32 108, label %21
    i32 100, label %28
    i32 76, label %34
    i32 115, label %42
  ]

14:                                               ; preds = %10
  %15 = load ptr, ptr %3, align 4
  %16 = getelementptr inbounds i8, ptr %15, i32 4
  store ptr %16, ptr %3, align 4
  %17 = load i32, ptr %15, align 4
  %18 = sitofp i32 %17 to double
  %19 = load double, ptr %4, align 8
  %20 = fadd double %19, %18
  store double %20, ptr %4, align 8
  br label %57

21:                                               ; preds = %10
  %22 = load ptr, ptr %3, align 4
  %23 = getelementptr inbounds i8, ptr %22, i32 8
  store ptr %23, ptr %3, align 4
  %24 = load i64, ptr %22, align 4
  %25 = sitofp i64 %24 to double
  %26 = load double, ptr %4, align 8
  %27 = fadd double %26, %25
  store double %27, ptr %4, align 8
  br label %57

28:                                               ; preds = %10
  %29 = load ptr, ptr %3, align 4
  %30 = getelementptr inbounds i8, ptr %29, i32 8
  store ptr %30, ptr %3, align 4
  %31 = load double, ptr %29, align 4
  %32 = load double, ptr %4, align 8
  %33 = fadd double %32, %31
  store double %33, ptr %4, align 8
  br label %57

34:                                               ; preds = %10
  %35 = load ptr, ptr %3, align 4
  %36 = getelementptr inbounds i8, ptr %35, i32 12
  store ptr %36, ptr %3, align 4
  %37 = load x86_fp80, ptr %35, align 4
  %38 = load double, ptr %4, align 8
  %39 = fpext double %38 to x86_fp80
  %40 = fadd x86_fp80 %39, %37
  %41 = fptrunc x86_fp80 %40 to double
  store double %41, ptr %4, align 8
  br label %57

42:                                               ; preds = %10
  %43 = load ptr, ptr %3, align 4
  %44 = getelementptr inbounds i8, ptr %43, i32 12
  store ptr %44, ptr %3, align 4
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %5, ptr align 4 %43, i32 12, i1 false)
  %45 = getelementptr inbounds %struct.S.0, ptr %5, i32 0, i32 0
  %46 = load i32, ptr %45, align 4
  %47 = getelementptr inbounds %struct.S.0, ptr %5, i32 0, i32 1
  %48 = load i32, ptr %47, align 4
  %49 = add nsw i32 %46, %48
  %50 = getelementptr inbounds %struct.S.0, ptr %5, i32 0, i32 2
  %51 = load i8, ptr %50, align 4
  %52 = sext i8 %51 to i32
  %53 = add nsw i32 %49, %52
  %54 = sitofp i32 %53 to double
  %55 = load double, ptr %4, align 8
  %56 = fadd double %55, %54
  store double %56, ptr %4, align 8
  br label %57

57:                                               ; preds = %42, %10, %34, %28, %21, %14
  br label %58

58:                                               ; preds = %57
  %59 = load ptr, ptr %2, align 4
  %60 = getelementptr inbounds i8, ptr %59, i32 1
  store ptr %60, ptr %2, align 4
  br label %6, !llvm.loop !11

61:                                               ; preds = %6
  %62 = load double, ptr %4, align 8
  ret double %62
}

; Function Attrs: noinline nounwind uwtable
define internal i32 @vp(ptr noundef %0, ...) #0 {
  %2 = alloca ptr, align 4
  %3 = alloca ptr, align 4
  %4 = alloca i32, align 4
  store ptr %0, ptr %2, align 4
  call void @llvm.va_start.p0(ptr %3)
  %5 = load ptr, ptr %2, align 4
  %6 = load ptr, ptr %3, align 4
  %7 = call i32 @vprintf(ptr noundef %5, ptr noundef %6) #9
  store i32 %7, ptr %4, align 4
  call void @llvm.va_end.p0(ptr %3)
  %8 = load i32, ptr %4, align 4
  ret i32 %8
}

; Function Attrs: noinline nounwind uwtable
define internal void @mk(ptr dead_on_unwind noalias writable sret(%struct.Big) align 4 %0, i32 noundef %1) #0 {
  %3 = alloca ptr, align 4
  %4 = alloca i32, align 4
  store ptr %0, ptr %3, align 4
  store i32 %1, ptr %4, align 4
  %5 = getelementptr inbounds %struct.Big, ptr %0, i32 0, i32 0
  %6 = load i32, ptr %4, align 4
  %7 = sitofp i32 %6 to double
  %8 = fmul double %7, 1.500000e+00
  store double %8, ptr %5, align 4
  %9 = getelementptr inbounds %struct.Big, ptr %0, i32 0, i32 1
  %10 = load i32, ptr %4, align 4
  store i32 %10, ptr %9, align 4
  %11 = getelementptr inbounds i32, ptr %9, i32 1
  %12 = load i32, ptr %4, align 4
  %13 = add nsw i32 %12, 1
  store i32 %13, ptr %11, align 4
  %14 = getelementptr inbounds i32, ptr %9, i32 2
  %15 = load i32, ptr %4, align 4
  %16 = add nsw i32 %15, 2
  store i32 %16, ptr %14, align 4
  %17 = getelementptr inbounds %struct.Big, ptr %0, i32 0, i32 2
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %17, ptr align 1 @.str.22, i32 5, i1 false)
  ret void
}

; Function Attrs: noinline nounwind uwtable
define internal i32 @use(ptr noundef byval(%struct.Big) align 4 %0) #0 {
  %2 = getelementptr inbounds %struct.Big, ptr %0, i32 0, i32 1
  %3 = getelementptr inbounds [3 x i32], ptr %2, i32 0, i32 0
  %4 = load i32, ptr %3, align 4
  %5 = add nsw i32 %4, 5
  store i32 %5, ptr %3, align 4
  %6 = getelementptr inbounds %struct.Big, ptr %0, i32 0, i32 1
  %7 = getelementptr inbounds [3 x i32], ptr %6, i32 0, i32 0
  %8 = load i32, ptr %7, align 4
  %9 = getelementptr inbounds %struct.Big, ptr %0, i32 0, i32 1
  %10 = getelementptr inbounds [3 x i32], ptr %9, i32 0, i32 2
  %11 = load i32, ptr %10, align 4
  %12 = add nsw i32 %8, %11
  %13 = getelementptr inbounds %struct.Big, ptr %0, i32 0, i32 0
  %14 = load double, ptr %13, align 4
  %15 = fptosi double %14 to i32
  %16 = add nsw i32 %12, %15
  %17 = getelementptr inbounds %struct.Big, ptr %0, i32 0, i32 2
  %18 = getelementptr inbounds [5 x i8], ptr %17, i32 0, i32 1
  %19 = load i8, ptr %18, align 1
  %20 = sext i8 %19 to i32
  %21 = add nsw i32 %16, %20
  ret i32 %21
}

declare noalias ptr @fopen(ptr noundef, ptr noundef) #2

; Function Attrs: nounwind willreturn memory(none)
declare ptr @__errno_location() #5

declare noalias ptr @tmpfile() #2

; Function Attrs: nounwind
declare i32 @fprintf(ptr noundef, ptr noundef, ...) #4

declare void @rewind(ptr noundef) #2

declare ptr @fgets(ptr noundef, i32 noundef, ptr noundef) #2

declare i32 @fseek(ptr noundef, i32 noundef, i32 noundef) #2

declare i32 @fgetc(ptr noundef) #2

declare i32 @ftell(ptr noundef) #2

declare i32 @fclose(ptr noundef) #2

declare i32 @fputs(ptr noundef, ptr noundef) #2

declare i32 @fwrite(ptr noundef, i32 noundef, i32 noundef, ptr noundef) #2

declare i32 @putc(i32 noundef, ptr noundef) #2

declare i32 @fflush(ptr noundef) #2

declare i32 @puts(ptr noundef) #2

; Function Attrs: nocallback nofree nosync nounwind willreturn
declare ptr @llvm.stacksave.p0() #6

; Function Attrs: nounwind
declare ptr @strcpy(ptr noundef, ptr noundef) #4

; Function Attrs: noreturn nounwind
declare void @exit(i32 noundef) #7

; Function Attrs: noreturn nounwind
declare void @longjmp(ptr noundef, i32 noundef) #7

; Function Attrs: nocallback nofree nosync nounwind willreturn
declare void @llvm.va_start.p0(ptr) #6

; Function Attrs: nocallback nofree nosync nounwind willreturn
declare void @llvm.va_copy.p0(ptr, ptr) #6

; Function Attrs: nocallback nofree nosync nounwind willreturn
declare void @llvm.va_end.p0(ptr) #6

; Function Attrs: nounwind
declare i32 @vprintf(ptr noundef, ptr noundef) #4

attributes #0 = { noinline nounwind uwtable "frame-pointer"="all" "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #1 = { nounwind returns_twice "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #2 = { "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #3 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #4 = { nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #5 = { nounwind willreturn memory(none) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #6 = { nocallback nofree nosync nounwind willreturn }
attributes #7 = { noreturn nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #8 = { nounwind returns_twice }
attributes #9 = { nounwind }
attributes #10 = { nounwind willreturn memory(none) }
attributes #11 = { noreturn nounwind }

!llvm.module.flags = !{!0, !1, !2, !3, !4, !5}

!0 = !{i32 1, !"NumRegisterParameters", i32 0}
!1 = !{i32 1, !"wchar_size", i32 4}
!2 = !{i32 8, !"PIC Level", i32 2}
!3 = !{i32 7, !"PIE Level", i32 2}
!4 = !{i32 7, !"uwtable", i32 2}
!5 = !{i32 7, !"frame-pointer", i32 2}
!6 = distinct !{!6, !7}
!7 = !{!"llvm.loop.mustprogress"}
!8 = distinct !{!8, !7}
!9 = distinct !{!9, !7}
!10 = distinct !{!10, !7}
!11 = distinct !{!11, !7}
