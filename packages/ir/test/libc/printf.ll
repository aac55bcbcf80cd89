; ModuleID = 'printf.c'
source_filename = "printf.c"
target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-pc-linux-gnu"

@__const.main.v = private unnamed_addr constant [33 x double] [double 0.000000e+00, double -0.000000e+00, double 1.000000e+00, double -1.000000e+00, double 5.000000e-01, double 1.500000e+00, double 2.500000e+00, double 1.000000e-01, double 0x40FE240C9FBE76C9, double 1.000000e+10, double 1.000000e-10, double 1.000000e+100, double 1.000000e-100, double 0x7FEFFFFFFFFFFFFF, double 0x10000000000000, double 4.940660e-324, double 0x416312CF60000000, double 1.234000e-05, double 1.000000e-04, double 1.000000e+05, double 1.000000e+06, double 1.000000e+15, double 1.000000e+16, double 1.000000e+17, double 0x437B69B4BA630F35, double 0x7FF0000000000000, double 0xFFF0000000000000, double 0x4023FD70A3D70A3D, double 9.995000e+01, double 5.000000e-02, double 0x3FE5555555555555, double 0x44B52D02C7E14AF6, double 1.482200e-323], align 8
@.str = private unnamed_addr constant [3 x i8] c"%f\00", align 1
@.str.1 = private unnamed_addr constant [3 x i8] c"%e\00", align 1
@.str.2 = private unnamed_addr constant [3 x i8] c"%g\00", align 1
@.str.3 = private unnamed_addr constant [3 x i8] c"%a\00", align 1
@.str.4 = private unnamed_addr constant [5 x i8] c"%.0f\00", align 1
@.str.5 = private unnamed_addr constant [5 x i8] c"%.1f\00", align 1
@.str.6 = private unnamed_addr constant [5 x i8] c"%.2f\00", align 1
@.str.7 = private unnamed_addr constant [5 x i8] c"%.3e\00", align 1
@.str.8 = private unnamed_addr constant [5 x i8] c"%.0e\00", align 1
@.str.9 = private unnamed_addr constant [6 x i8] c"%#.0f\00", align 1
@.str.10 = private unnamed_addr constant [6 x i8] c"%#.0e\00", align 1
@.str.11 = private unnamed_addr constant [3 x i8] c"%G\00", align 1
@.str.12 = private unnamed_addr constant [3 x i8] c"%E\00", align 1
@.str.13 = private unnamed_addr constant [6 x i8] c"%.10g\00", align 1
@.str.14 = private unnamed_addr constant [6 x i8] c"%.17g\00", align 1
@.str.15 = private unnamed_addr constant [4 x i8] c"%#g\00", align 1
@.str.16 = private unnamed_addr constant [4 x i8] c"%+f\00", align 1
@.str.17 = private unnamed_addr constant [4 x i8] c"% f\00", align 1
@.str.18 = private unnamed_addr constant [8 x i8] c"%010.2f\00", align 1
@.str.19 = private unnamed_addr constant [9 x i8] c"%-12.3f|\00", align 1
@.str.20 = private unnamed_addr constant [5 x i8] c"%20e\00", align 1
@.str.21 = private unnamed_addr constant [6 x i8] c"%+.3a\00", align 1
@.str.22 = private unnamed_addr constant [5 x i8] c"%.0a\00", align 1
@.str.23 = private unnamed_addr constant [3 x i8] c"%A\00", align 1
@.str.24 = private unnamed_addr constant [6 x i8] c"%.20f\00", align 1
@.str.25 = private unnamed_addr constant [6 x i8] c"%.30e\00", align 1
@.str.26 = private unnamed_addr constant [8 x i8] c"%#.3x%f\00", align 1
@__const.main.f = private unnamed_addr constant [27 x ptr] [ptr @.str, ptr @.str.1, ptr @.str.2, ptr @.str.3, ptr @.str.4, ptr @.str.5, ptr @.str.6, ptr @.str.7, ptr @.str.8, ptr @.str.9, ptr @.str.10, ptr @.str.11, ptr @.str.12, ptr @.str.13, ptr @.str.14, ptr @.str.15, ptr @.str.16, ptr @.str.17, ptr @.str.18, ptr @.str.19, ptr @.str.20, ptr @.str.21, ptr @.str.22, ptr @.str.23, ptr @.str.24, ptr @.str.25, ptr @.str.26], align 4
@.str.27 = private unnamed_addr constant [2 x i8] c" \00", align 1
@.str.28 = private unnamed_addr constant [2 x i8] c"\0A\00", align 1
@.str.29 = private unnamed_addr constant [29 x i8] c"%Lf %Le %Lg %La %.3La %.0Lf\0A\00", align 1
@.str.30 = private unnamed_addr constant [7 x i8] c"%f %F\0A\00", align 1
@.str.31 = private unnamed_addr constant [9 x i8] c"%Lg %La\0A\00", align 1
@.str.32 = private unnamed_addr constant [9 x i8] c"%.400f|\0A\00", align 1
@__const.main.iv = private unnamed_addr constant [9 x i32] [i32 0, i32 1, i32 -1, i32 42, i32 -42, i32 2147483647, i32 -2147483648, i32 255, i32 65536], align 4
@.str.33 = private unnamed_addr constant [3 x i8] c"%d\00", align 1
@.str.34 = private unnamed_addr constant [3 x i8] c"%i\00", align 1
@.str.35 = private unnamed_addr constant [3 x i8] c"%u\00", align 1
@.str.36 = private unnamed_addr constant [3 x i8] c"%x\00", align 1
@.str.37 = private unnamed_addr constant [3 x i8] c"%X\00", align 1
@.str.38 = private unnamed_addr constant [3 x i8] c"%o\00", align 1
@.str.39 = private unnamed_addr constant [4 x i8] c"%#x\00", align 1
@.str.40 = private unnamed_addr constant [4 x i8] c"%#o\00", align 1
@.str.41 = private unnamed_addr constant [4 x i8] c"%+d\00", align 1
@.str.42 = private unnamed_addr constant [4 x i8] c"% d\00", align 1
@.str.43 = private unnamed_addr constant [5 x i8] c"%05d\00", align 1
@.str.44 = private unnamed_addr constant [6 x i8] c"%-8d|\00", align 1
@.str.45 = private unnamed_addr constant [4 x i8] c"%8d\00", align 1
@.str.46 = private unnamed_addr constant [5 x i8] c"%.3d\00", align 1
@.str.47 = private unnamed_addr constant [6 x i8] c"%8.3d\00", align 1
@.str.48 = private unnamed_addr constant [8 x i8] c"%-8.3d|\00", align 1
@.str.49 = private unnamed_addr constant [7 x i8] c"%08.3d\00", align 1
@.str.50 = private unnamed_addr constant [5 x i8] c"%.0d\00", align 1
@.str.51 = private unnamed_addr constant [4 x i8] c"%hd\00", align 1
@.str.52 = private unnamed_addr constant [5 x i8] c"%hhd\00", align 1
@.str.53 = private unnamed_addr constant [4 x i8] c"%hu\00", align 1
@.str.54 = private unnamed_addr constant [5 x i8] c"%hhu\00", align 1
@.str.55 = private unnamed_addr constant [5 x i8] c"%hhx\00", align 1
@.str.56 = private unnamed_addr constant [4 x i8] c"%#X\00", align 1
@.str.57 = private unnamed_addr constant [6 x i8] c"%#08x\00", align 1
@.str.58 = private unnamed_addr constant [6 x i8] c"%+08d\00", align 1
@.str.59 = private unnamed_addr constant [6 x i8] c"%#.5o\00", align 1
@.str.60 = private unnamed_addr constant [7 x i8] c"%#10x|\00", align 1
@.str.61 = private unnamed_addr constant [4 x i8] c"%c|\00", align 1
@__const.main.g = private unnamed_addr constant [29 x ptr] [ptr @.str.33, ptr @.str.34, ptr @.str.35, ptr @.str.36, ptr @.str.37, ptr @.str.38, ptr @.str.39, ptr @.str.40, ptr @.str.41, ptr @.str.42, ptr @.str.43, ptr @.str.44, ptr @.str.45, ptr @.str.46, ptr @.str.47, ptr @.str.48, ptr @.str.49, ptr @.str.50, ptr @.str.51, ptr @.str.52, ptr @.str.53, ptr @.str.54, ptr @.str.55, ptr @.str.56, ptr @.str.57, ptr @.str.58, ptr @.str.59, ptr @.str.60, ptr @.str.61], align 4
@.str.62 = private unnamed_addr constant [66 x i8] c"%lld %llu %llx %#llX %llo %20lld %-20lld| %020lld %+lld %jd %llu\0A\00", align 1
@.str.63 = private unnamed_addr constant [42 x i8] c"%s|%10s|%-10s|%.3s|%10.2s|%*s|%-*s|%.*s|\0A\00", align 1
@.str.64 = private unnamed_addr constant [6 x i8] c"hello\00", align 1
@.str.65 = private unnamed_addr constant [3 x i8] c"hi\00", align 1
@.str.66 = private unnamed_addr constant [2 x i8] c"x\00", align 1
@.str.67 = private unnamed_addr constant [14 x i8] c"%c%c%5c%-5c|\0A\00", align 1
@.str.68 = private unnamed_addr constant [13 x i8] c"%%|%p|%10p|\0A\00", align 1
@.str.69 = private unnamed_addr constant [6 x i8] c"abc%n\00", align 1
@.str.70 = private unnamed_addr constant [4 x i8] c"%d\0A\00", align 1
@.str.71 = private unnamed_addr constant [21 x i8] c"%zu %zd %td %ld %lu\0A\00", align 1
@.str.72 = private unnamed_addr constant [3 x i8] c"%s\00", align 1
@.str.73 = private unnamed_addr constant [26 x i8] c"a very long string indeed\00", align 1
@.str.74 = private unnamed_addr constant [7 x i8] c"%d %s\0A\00", align 1
@.str.75 = private unnamed_addr constant [10 x i8] c"%05.1f|%s\00", align 1
@.str.76 = private unnamed_addr constant [17 x i8] c"|%-5d|%+5d|% 5d\0A\00", align 1
@.str.77 = private unnamed_addr constant [5 x i8] c"%'d\0A\00", align 1
@.str.78 = private unnamed_addr constant [16 x i8] c"%.3s|%.0s|%.s|\0A\00", align 1
@.str.79 = private unnamed_addr constant [7 x i8] c"abcdef\00", align 1
@.str.80 = private unnamed_addr constant [4 x i8] c"abc\00", align 1
@.str.81 = private unnamed_addr constant [22 x i8] c"%-+8d|%- 8d|%+-8.3d|\0A\00", align 1
@.str.82 = private unnamed_addr constant [8 x i8] c"%lc%ls\0A\00", align 1
@.str.83 = private unnamed_addr constant [5 x i32] [i32 119, i32 105, i32 100, i32 101, i32 0], align 4

; Function Attrs: noinline nounwind uwtable
define dso_local i32 @main() #0 {
  %1 = alloca i32, align 4
  %2 = alloca [33 x double], align 8
  %3 = alloca [27 x ptr], align 4
  %4 = alloca i32, align 4
  %5 = alloca i32, align 4
  %6 = alloca [9 x i32], align 4
  %7 = alloca [29 x ptr], align 4
  %8 = alloca i32, align 4
  %9 = alloca i32, align 4
  %10 = alloca [5 x i64], align 8
  %11 = alloca i32, align 4
  %12 = alloca i32, align 4
  %13 = alloca [16 x i8], align 1
  store i32 0, ptr %1, align 4
  call void @llvm.memcpy.p0.p0.i32(ptr align 8 %2, ptr align 8 @__const.main.v, i32 264, i1 false)
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %3, ptr align 4 @__const.main.f, i32 108, i1 false)
  store i32 0, ptr %4, align 4
  br label %14

14:                                               ; preds = %60, %0
  %15 = load i32, ptr %4, align 4
  %16 = icmp slt i32 %15, 33
  br i1 %16, label %17, label %63

17:                                               ; preds = %14
  store i32 0, ptr %5, align 4
  br label %18

18:                                               ; preds = %30, %17
  %19 = load i32, ptr %5, align 4
  %20 = icmp slt i32 %19, 26
  br i1 %20, label %21, label %33

21:                                               ; preds = %18
  %22 = load i32, ptr %5, align 4
  %23 = getelementptr inbounds [27 x ptr], ptr %3, i32 0, i32 %22
  %24 = load ptr, ptr %23, align 4
  %25 = load i32, ptr %4, align 4
  %26 = getelementptr inbounds [33 x double], ptr %2, i32 0, i32 %25
  %27 = load double, ptr %26, align 8
  %28 = call i32 (ptr, ...) @printf(ptr noundef %24, double noundef %27)
  %29 = call i32 (ptr, ...) @printf(ptr noundef @.str.27)
  br label %30

30:                                               ; preds = %21
  %31 = load i32, ptr %5, align 4
  %32 = add nsw i32 %31, 1
  store i32 %32, ptr %5, align 4
  br label %18, !llvm.loop !6

33:                                               ; preds = %18
  %34 = call i32 (ptr, ...) @printf(ptr noundef @.str.28)
  %35 = load i32, ptr %4, align 4
  %36 = getelementptr inbounds [33 x double], ptr %2, i32 0, i32 %35
  %37 = load double, ptr %36, align 8
  %38 = fpext double %37 to x86_fp80
  %39 = load i32, ptr %4, align 4
  %40 = getelementptr inbounds [33 x double], ptr %2, i32 0, i32 %39
  %41 = load double, ptr %40, align 8
  %42 = fpext double %41 to x86_fp80
  %43 = load i32, ptr %4, align 4
  %44 = getelementptr inbounds [33 x double], ptr %2, i32 0, i32 %43
  %45 = load double, ptr %44, align 8
  %46 = fpext double %45 to x86_fp80
  %47 = load i32, ptr %4, align 4
  %48 = getelementptr inbounds [33 x double], ptr %2, i32 0, i32 %47
  %49 = load double, ptr %48, align 8
  %50 = fpext double %49 to x86_fp80
  %51 = load i32, ptr %4, align 4
  %52 = getelementptr inbounds [33 x double], ptr %2, i32 0, i32 %51
  %53 = load double, ptr %52, align 8
  %54 = fpext double %53 to x86_fp80
  %55 = load i32, ptr %4, align 4
  %56 = getelementptr inbounds [33 x double], ptr %2, i32 0, i32 %55
  %57 = load double, ptr %56, align 8
  %58 = fpext double %57 to x86_fp80
  %59 = call i32 (ptr, ...) @printf(ptr noundef @.str.29, x86_fp80 noundef %38, x86_fp80 noundef %42, x86_fp80 noundef %46, x86_fp80 noundef %50, x86_fp80 noundef %54, x86_fp80 noundef %58)
  br label %60

60:                                               ; preds = %33
  %61 = load i32, ptr %4, align 4
  %62 = add nsw i32 %61, 1
  store i32 %62, ptr %4, align 4
  br label %14, !llvm.loop !8

63:                                               ; preds = %14
  %64 = call i32 (ptr, ...) @printf(ptr noundef @.str.30, double noundef 0x7FF8000000000000, double noundef 0x7FF8000000000000)
  %65 = call i32 (ptr, ...) @printf(ptr noundef @.str.31, x86_fp80 noundef 0xK7FFEFFFFFFFFFFFFFFFF, x86_fp80 noundef 0xK00018000000000000000)
  %66 = call i32 (ptr, ...) @printf(ptr noundef @.str.32, double noundef 0x10000000000000)
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %6, ptr align 4 @__const.main.iv, i32 36, i1 false)
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %7, ptr align 4 @__const.main.g, i32 116, i1 false)
  store i32 0, ptr %8, align 4
  br label %67

67:                                               ; preds = %88, %63
  %68 = load i32, ptr %8, align 4
  %69 = icmp slt i32 %68, 9
  br i1 %69, label %70, label %91

70:                                               ; preds = %67
  store i32 0, ptr %9, align 4
  br label %71

71:                                               ; preds = %83, %70
  %72 = load i32, ptr %9, align 4
  %73 = icmp slt i32 %72, 28
  br i1 %73, label %74, label %86

74:                                               ; preds = %71
  %75 = load i32, ptr %9, align 4
  %76 = getelementptr inbounds [29 x ptr], ptr %7, i32 0, i32 %75
  %77 = load ptr, ptr %76, align 4
  %78 = load i32, ptr %8, align 4
  %79 = getelementptr inbounds [9 x i32], ptr %6, i32 0, i32 %78
  %80 = load i32, ptr %79, align 4
  %81 = call i32 (ptr, ...) @printf(ptr noundef %77, i32 noundef %80)
  %82 = call i32 (ptr, ...) @printf(ptr noundef @.str.27)
  br label %83

83:                                               ; preds = %74
  %84 = load i32, ptr %9, align 4
  %85 = add nsw i32 %84, 1
  store i32 %85, ptr %9, align 4
  br label %71, !llvm.loop !9

86:                                               ; preds = %71
  %87 = call i32 (ptr, ...) @printf(ptr noundef @.str.28)
  br label %88

88:                                               ; preds = %86
  %89 = load i32, ptr %8, align 4
  %90 = add nsw i32 %89, 1
  store i32 %90, ptr %8, align 4
  br label %67, !llvm.loop !10

91:                                               ; preds = %67
  call void @llvm.memset.p0.i32(ptr align 8 %10, i8 0, i32 40, i1 false)
  %92 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 1
  store i64 -1, ptr %92, align 8
  %93 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 2
  store i64 9223372036854775807, ptr %93, align 8
  %94 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 3
  store i64 -9223372036854775808, ptr %94, align 8
  %95 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 4
  store i64 1234567890123, ptr %95, align 8
  store i32 0, ptr %11, align 4
  br label %96

96:                                               ; preds = %134, %91
  %97 = load i32, ptr %11, align 4
  %98 = icmp slt i32 %97, 5
  br i1 %98, label %99, label %137

99:                                               ; preds = %96
  %100 = load i32, ptr %11, align 4
  %101 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 %100
  %102 = load i64, ptr %101, align 8
  %103 = load i32, ptr %11, align 4
  %104 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 %103
  %105 = load i64, ptr %104, align 8
  %106 = load i32, ptr %11, align 4
  %107 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 %106
  %108 = load i64, ptr %107, align 8
  %109 = load i32, ptr %11, align 4
  %110 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 %109
  %111 = load i64, ptr %110, align 8
  %112 = load i32, ptr %11, align 4
  %113 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 %112
  %114 = load i64, ptr %113, align 8
  %115 = load i32, ptr %11, align 4
  %116 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 %115
  %117 = load i64, ptr %116, align 8
  %118 = load i32, ptr %11, align 4
  %119 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 %118
  %120 = load i64, ptr %119, align 8
  %121 = load i32, ptr %11, align 4
  %122 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 %121
  %123 = load i64, ptr %122, align 8
  %124 = load i32, ptr %11, align 4
  %125 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 %124
  %126 = load i64, ptr %125, align 8
  %127 = load i32, ptr %11, align 4
  %128 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 %127
  %129 = load i64, ptr %128, align 8
  %130 = load i32, ptr %11, align 4
  %131 = getelementptr inbounds [5 x i64], ptr %10, i32 0, i32 %130
  %132 = load i64, ptr %131, align 8
  %133 = call i32 (ptr, ...) @printf(ptr noundef @.str.62, i64 noundef %102, i64 noundef %105, i64 noundef %108, i64 noundef %111, i64 noundef %114, i64 noundef %117, i64 noundef %120, i64 noundef %123, i64 noundef %126, i64 noundef %129, i64 noundef %132)
  br label %134

134:                                              ; preds = %99
  %135 = load i32, ptr %11, align 4
  %136 = add nsw i32 %135, 1
  store i32 %136, ptr %11, align 4
  br label %96, !llvm.loop !11

137:                                              ; preds = %96
  %138 = call i32 (ptr, ...) @printf(ptr noundef @.str.63, ptr noundef @.str.64, ptr noundef @.str.65, ptr noundef @.str.65, ptr noundef @.str.64, ptr noundef @.str.64, i32 noundef 7, ptr noundef @.str.66, i32 noundef 7, ptr noundef @.str.66, i32 noundef 2, ptr noundef @.str.64)
  %139 = call i32 (ptr, ...) @printf(ptr noundef @.str.67, i32 noundef 97, i32 noundef 98, i32 noundef 99, i32 noundef 100)
  %140 = call i32 (ptr, ...) @printf(ptr noundef @.str.68, ptr noundef null, ptr noundef inttoptr (i32 4660 to ptr))
  %141 = call i32 (ptr, ...) @printf(ptr noundef @.str.69, ptr noundef %12)
  %142 = load i32, ptr %12, align 4
  %143 = call i32 (ptr, ...) @printf(ptr noundef @.str.70, i32 noundef %142)
  %144 = call i32 (ptr, ...) @printf(ptr noundef @.str.71, i32 noundef 4, i32 noundef -1, i32 noundef -5, i32 noundef -7, i32 noundef 7)
  %145 = getelementptr inbounds [16 x i8], ptr %13, i32 0, i32 0
  %146 = call i32 (ptr, i32, ptr, ...) @snprintf(ptr noundef %145, i32 noundef 16, ptr noundef @.str.72, ptr noundef @.str.73) #5
  store i32 %146, ptr %12, align 4
  %147 = load i32, ptr %12, align 4
  %148 = getelementptr inbounds [16 x i8], ptr %13, i32 0, i32 0
  %149 = call i32 (ptr, ...) @printf(ptr noundef @.str.74, i32 noundef %147, ptr noundef %148)
  %150 = call i32 (ptr, i32, ptr, ...) @snprintf(ptr noundef null, i32 noundef 0, ptr noundef @.str.33, i32 noundef 12345) #5
  store i32 %150, ptr %12, align 4
  %151 = load i32, ptr %12, align 4
  %152 = call i32 (ptr, ...) @printf(ptr noundef @.str.70, i32 noundef %151)
  %153 = getelementptr inbounds [16 x i8], ptr %13, i32 0, i32 0
  %154 = call i32 (ptr, ptr, ...) @sprintf(ptr noundef %153, ptr noundef @.str.75, double noundef 3.141590e+00, ptr noundef @.str.66) #5
  %155 = getelementptr inbounds [16 x i8], ptr %13, i32 0, i32 0
  %156 = call i32 @puts(ptr noundef %155)
  %157 = call i32 (ptr, ...) @printf(ptr noundef @.str.76, i32 noundef 1, i32 noundef 2, i32 noundef 3)
  %158 = call i32 (ptr, ...) @printf(ptr noundef @.str.77, i32 noundef 1234567)
  %159 = call i32 (ptr, ...) @printf(ptr noundef @.str.78, ptr noundef @.str.79, ptr noundef @.str.80, ptr noundef @.str.80)
  %160 = call i32 (ptr, ...) @printf(ptr noundef @.str.81, i32 noundef 5, i32 noundef 5, i32 noundef 5)
  %161 = call i32 (ptr, ...) @printf(ptr noundef @.str.82, i32 noundef 120, ptr noundef @.str.83)
  ret i32 0
}

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i32(ptr noalias nocapture writeonly, ptr noalias nocapture readonly, i32, i1 immarg) #1

declare i32 @printf(ptr noundef, ...) #2

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: write)
declare void @llvm.memset.p0.i32(ptr nocapture writeonly, i8, i32, i1 immarg) #3

; Function Attrs: nounwind
declare i32 @snprintf(ptr noundef, i32 noundef, ptr noundef, ...) #4

; Function Attrs: nounwind
declare i32 @sprintf(ptr noundef, ptr noundef, ...) #4

declare i32 @puts(ptr noundef) #2

attributes #0 = { noinline nounwind uwtable "frame-pointer"="all" "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #1 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #3 = { nocallback nofree nounwind willreturn memory(argmem: write) }
attributes #4 = { nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #5 = { nounwind }

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
