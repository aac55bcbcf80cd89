; ModuleID = 'forms.c'
source_filename = "forms.c"
target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-pc-linux-gnu"

@.str = private unnamed_addr constant [2 x i8] c"-\00", align 1
@.str.1 = private unnamed_addr constant [5 x i8] c"%d |\00", align 1
@.str.2 = private unnamed_addr constant [6 x i8] c"12 34\00", align 1
@.str.3 = private unnamed_addr constant [6 x i8] c"%d %d\00", align 1
@.str.4 = private unnamed_addr constant [28 x i8] c"%d %d %d %u %s %s %c %g %g\0A\00", align 1
@.str.5 = private unnamed_addr constant [11 x i8] c"0x1f 017 9\00", align 1
@.str.6 = private unnamed_addr constant [7 x i8] c"%i%i%i\00", align 1
@.str.7 = private unnamed_addr constant [4 x i8] c"abc\00", align 1
@.str.8 = private unnamed_addr constant [3 x i8] c"%d\00", align 1
@.str.9 = private unnamed_addr constant [1 x i8] zeroinitializer, align 1
@.str.10 = private unnamed_addr constant [3 x i8] c"  \00", align 1
@.str.11 = private unnamed_addr constant [5 x i8] c"%d%n\00", align 1
@.str.12 = private unnamed_addr constant [6 x i8] c"12abc\00", align 1
@.str.13 = private unnamed_addr constant [5 x i8] c"%d%s\00", align 1
@.str.14 = private unnamed_addr constant [12 x i8] c"hello world\00", align 1
@.str.15 = private unnamed_addr constant [6 x i8] c"%5s%n\00", align 1
@.str.16 = private unnamed_addr constant [6 x i8] c"hello\00", align 1
@.str.17 = private unnamed_addr constant [6 x i8] c"%3s%s\00", align 1
@.str.18 = private unnamed_addr constant [7 x i8] c"abc123\00", align 1
@.str.19 = private unnamed_addr constant [9 x i8] c"%[a-z]%d\00", align 1
@.str.20 = private unnamed_addr constant [4 x i8] c"]x]\00", align 1
@.str.21 = private unnamed_addr constant [6 x i8] c"%[]x]\00", align 1
@.str.22 = private unnamed_addr constant [4 x i8] c"a-b\00", align 1
@.str.23 = private unnamed_addr constant [8 x i8] c"%[a-]%s\00", align 1
@.str.24 = private unnamed_addr constant [4 x i8] c"xyz\00", align 1
@.str.25 = private unnamed_addr constant [8 x i8] c"%[^y]%s\00", align 1
@.str.26 = private unnamed_addr constant [4 x i8] c"1,2\00", align 1
@.str.27 = private unnamed_addr constant [6 x i8] c"%d,%d\00", align 1
@.str.28 = private unnamed_addr constant [5 x i8] c"1 ,2\00", align 1
@.str.29 = private unnamed_addr constant [3 x i8] c"%5\00", align 1
@.str.30 = private unnamed_addr constant [5 x i8] c"%%%d\00", align 1
@.str.31 = private unnamed_addr constant [4 x i8] c"5 x\00", align 1
@.str.32 = private unnamed_addr constant [7 x i8] c"%*d %c\00", align 1
@.str.33 = private unnamed_addr constant [3 x i8] c"ab\00", align 1
@.str.34 = private unnamed_addr constant [5 x i8] c"%c%c\00", align 1
@.str.35 = private unnamed_addr constant [7 x i8] c"3.5e2x\00", align 1
@.str.36 = private unnamed_addr constant [6 x i8] c"%lf%s\00", align 1
@.str.37 = private unnamed_addr constant [8 x i8] c"0x1.8p1\00", align 1
@.str.38 = private unnamed_addr constant [4 x i8] c"%lf\00", align 1
@.str.39 = private unnamed_addr constant [4 x i8] c"inf\00", align 1
@.str.40 = private unnamed_addr constant [10 x i8] c"nan(abc)q\00", align 1
@.str.41 = private unnamed_addr constant [11 x i8] c"-infinityx\00", align 1
@.str.42 = private unnamed_addr constant [5 x i8] c"%f%s\00", align 1
@.str.43 = private unnamed_addr constant [3 x i8] c".5\00", align 1
@.str.44 = private unnamed_addr constant [3 x i8] c"%f\00", align 1
@.str.45 = private unnamed_addr constant [3 x i8] c"5.\00", align 1
@.str.46 = private unnamed_addr constant [2 x i8] c".\00", align 1
@.str.47 = private unnamed_addr constant [3 x i8] c"1e\00", align 1
@.str.48 = private unnamed_addr constant [4 x i8] c"1e+\00", align 1
@.str.49 = private unnamed_addr constant [3 x i8] c"+7\00", align 1
@.str.50 = private unnamed_addr constant [4 x i8] c"- 7\00", align 1
@.str.51 = private unnamed_addr constant [12 x i8] c"99999999999\00", align 1
@.str.52 = private unnamed_addr constant [4 x i8] c"ffz\00", align 1
@.str.53 = private unnamed_addr constant [5 x i8] c"%x%s\00", align 1
@.str.54 = private unnamed_addr constant [4 x i8] c"0xg\00", align 1
@.str.55 = private unnamed_addr constant [4 x i8] c"777\00", align 1
@.str.56 = private unnamed_addr constant [3 x i8] c"%o\00", align 1
@.str.57 = private unnamed_addr constant [6 x i8] c"12345\00", align 1
@.str.58 = private unnamed_addr constant [7 x i8] c"%2d%3d\00", align 1
@.str.59 = private unnamed_addr constant [5 x i8] c"1234\00", align 1
@.str.60 = private unnamed_addr constant [10 x i8] c"%1d%*1d%d\00", align 1
@.str.61 = private unnamed_addr constant [6 x i8] c"a b c\00", align 1
@.str.62 = private unnamed_addr constant [11 x i8] c"%*s %*s %s\00", align 1
@.str.63 = private unnamed_addr constant [4 x i8] c"7\0A8\00", align 1
@.str.64 = private unnamed_addr constant [3 x i8] c"x7\00", align 1
@.str.65 = private unnamed_addr constant [4 x i8] c"x%d\00", align 1
@.str.66 = private unnamed_addr constant [3 x i8] c"y7\00", align 1
@.str.67 = private unnamed_addr constant [3 x i8] c"12\00", align 1
@.str.68 = private unnamed_addr constant [7 x i8] c"%d%n%d\00", align 1
@.str.69 = private unnamed_addr constant [4 x i8] c"%d \00", align 1
@.str.70 = private unnamed_addr constant [37 x i8] c"300 70000 -5 123456789012 4000000000\00", align 1
@.str.71 = private unnamed_addr constant [22 x i8] c"%hhd %hd %ld %lld %zu\00", align 1
@.str.72 = private unnamed_addr constant [20 x i8] c"%d %d %ld %lld %zu\0A\00", align 1
@.str.73 = private unnamed_addr constant [9 x i8] c"1.25 2.5\00", align 1
@.str.74 = private unnamed_addr constant [8 x i8] c"%Lf %lf\00", align 1
@.str.75 = private unnamed_addr constant [8 x i8] c"%Lg %g\0A\00", align 1
@.str.76 = private unnamed_addr constant [7 x i8] c"0xdead\00", align 1
@.str.77 = private unnamed_addr constant [3 x i8] c"%p\00", align 1
@.str.78 = private unnamed_addr constant [4 x i8] c"%d\0A\00", align 1
@.str.79 = private unnamed_addr constant [4 x i8] c"1.5\00", align 1
@.str.80 = private unnamed_addr constant [8 x i8] c"  -2e3z\00", align 1
@.str.81 = private unnamed_addr constant [7 x i8] c"0x1p-3\00", align 1
@.str.82 = private unnamed_addr constant [5 x i8] c"0x.8\00", align 1
@.str.83 = private unnamed_addr constant [9 x i8] c"infinity\00", align 1
@.str.84 = private unnamed_addr constant [5 x i8] c"INFx\00", align 1
@.str.85 = private unnamed_addr constant [4 x i8] c"nan\00", align 1
@.str.86 = private unnamed_addr constant [9 x i8] c"NAN(12)z\00", align 1
@.str.87 = private unnamed_addr constant [6 x i8] c"1e400\00", align 1
@.str.88 = private unnamed_addr constant [7 x i8] c"1e-400\00", align 1
@.str.89 = private unnamed_addr constant [7 x i8] c"-1e999\00", align 1
@.str.90 = private unnamed_addr constant [3 x i8] c"0x\00", align 1
@.str.91 = private unnamed_addr constant [5 x i8] c"0x1p\00", align 1
@.str.92 = private unnamed_addr constant [6 x i8] c"+.5e1\00", align 1
@.str.93 = private unnamed_addr constant [4 x i8] c"..5\00", align 1
@.str.94 = private unnamed_addr constant [23 x i8] c"1.7976931348623159e308\00", align 1
@.str.95 = private unnamed_addr constant [9 x i8] c"4.9e-324\00", align 1
@.str.96 = private unnamed_addr constant [24 x i8] c"2.4703282292062327e-324\00", align 1
@.str.97 = private unnamed_addr constant [24 x i8] c"0x1.fffffffffffff8p1023\00", align 1
@.str.98 = private unnamed_addr constant [13 x i8] c"1e5000000000\00", align 1
@.str.99 = private unnamed_addr constant [21 x i8] c"0x1.00000000000008p0\00", align 1
@.str.100 = private unnamed_addr constant [31 x i8] c"123456789012345678901234567890\00", align 1
@.str.101 = private unnamed_addr constant [3 x i8] c"e5\00", align 1
@.str.102 = private unnamed_addr constant [2 x i8] c"+\00", align 1
@.str.103 = private unnamed_addr constant [3 x i8] c"-0\00", align 1
@.str.104 = private unnamed_addr constant [11 x i8] c"0x1P+2junk\00", align 1
@__const.main.forms = private unnamed_addr constant [28 x ptr] [ptr @.str.79, ptr @.str.80, ptr @.str.81, ptr @.str.82, ptr @.str.83, ptr @.str.84, ptr @.str.85, ptr @.str.86, ptr @.str.87, ptr @.str.88, ptr @.str.89, ptr @.str.90, ptr @.str.91, ptr @.str.47, ptr @.str.92, ptr @.str.93, ptr @.str.94, ptr @.str.95, ptr @.str.96, ptr @.str.97, ptr @.str.98, ptr @.str.99, ptr @.str.100, ptr @.str.101, ptr @.str, ptr @.str.102, ptr @.str.103, ptr @.str.104], align 4
@.str.105 = private unnamed_addr constant [12 x i8] c"%a %td %d; \00", align 1
@.str.106 = private unnamed_addr constant [12 x i8] c"%La %td %d\0A\00", align 1
@.str.107 = private unnamed_addr constant [2 x i8] c"0\00", align 1
@.str.108 = private unnamed_addr constant [3 x i8] c"-1\00", align 1
@.str.109 = private unnamed_addr constant [11 x i8] c"2147483648\00", align 1
@.str.110 = private unnamed_addr constant [12 x i8] c"-2147483649\00", align 1
@.str.111 = private unnamed_addr constant [11 x i8] c"0x7fffffff\00", align 1
@.str.112 = private unnamed_addr constant [3 x i8] c"08\00", align 1
@.str.113 = private unnamed_addr constant [3 x i8] c"zz\00", align 1
@.str.114 = private unnamed_addr constant [3 x i8] c"1_\00", align 1
@.str.115 = private unnamed_addr constant [21 x i8] c"99999999999999999999\00", align 1
@.str.116 = private unnamed_addr constant [22 x i8] c"-99999999999999999999\00", align 1
@.str.117 = private unnamed_addr constant [6 x i8] c" \09\0A12\00", align 1
@__const.main.ints = private unnamed_addr constant [12 x ptr] [ptr @.str.107, ptr @.str.108, ptr @.str.109, ptr @.str.110, ptr @.str.90, ptr @.str.111, ptr @.str.112, ptr @.str.113, ptr @.str.114, ptr @.str.115, ptr @.str.116, ptr @.str.117], align 4
@__const.main.bases = private unnamed_addr constant [6 x i32] [i32 0, i32 10, i32 16, i32 8, i32 36, i32 2], align 4
@.str.118 = private unnamed_addr constant [12 x i8] c"%ld %td %d,\00", align 1
@.str.119 = private unnamed_addr constant [12 x i8] c"%lu %td %d,\00", align 1
@.str.120 = private unnamed_addr constant [9 x i8] c"%lld %d\0A\00", align 1
@__const.main.v = private unnamed_addr constant [5 x i32] [i32 5, i32 3, i32 9, i32 1, i32 7], align 4
@.str.121 = private unnamed_addr constant [8 x i8] c"%td %d\0A\00", align 1
@.str.122 = private unnamed_addr constant [119 x i8] c"[%5.2f|%-8d|%+d|% d|%08.3f|%#x|%#o|%e|%g|%G|%a|%.0f|%5c|%-5s|%.2s|%p|%%|%ld|%lld|%hhd|%hd|%zu|%jd|%td|%*d|%.*f|%-*d|]\0A\00", align 1
@.str.123 = private unnamed_addr constant [7 x i8] c"abcdef\00", align 1
@.str.124 = private unnamed_addr constant [9 x i8] c"%n%s %d\0A\00", align 1
@.str.125 = private unnamed_addr constant [4 x i8] c"pos\00", align 1
@.str.126 = private unnamed_addr constant [7 x i8] c"%d %s\0A\00", align 1
@.str.127 = private unnamed_addr constant [3 x i8] c"%s\00", align 1
@.str.128 = private unnamed_addr constant [17 x i8] c"longer than that\00", align 1
@.str.129 = private unnamed_addr constant [39 x i8] c"%s %.3d %+.2e %#g %#.0f %'d %i %u %lu\0A\00", align 1
@.str.130 = private unnamed_addr constant [13 x i8] c"%Lf %Le %La\0A\00", align 1
@.str.131 = private unnamed_addr constant [19 x i8] c"%g %g %g %f %F %e\0A\00", align 1

; Function Attrs: noinline nounwind uwtable
define dso_local i32 @cmp(ptr noundef %0, ptr noundef %1) #0 {
  %3 = alloca ptr, align 4
  %4 = alloca ptr, align 4
  store ptr %0, ptr %3, align 4
  store ptr %1, ptr %4, align 4
  %5 = load ptr, ptr %3, align 4
  %6 = load i32, ptr %5, align 4
  %7 = load ptr, ptr %4, align 4
  %8 = load i32, ptr %7, align 4
  %9 = sub nsw i32 %6, %8
  ret i32 %9
}

; Function Attrs: noinline nounwind uwtable
define dso_local i32 @main() #0 {
  %1 = alloca i32, align 4
  %2 = alloca i32, align 4
  %3 = alloca i32, align 4
  %4 = alloca i32, align 4
  %5 = alloca i32, align 4
  %6 = alloca i32, align 4
  %7 = alloca i64, align 8
  %8 = alloca i16, align 2
  %9 = alloca i8, align 1
  %10 = alloca double, align 8
  %11 = alloca float, align 4
  %12 = alloca x86_fp80, align 4
  %13 = alloca [64 x i8], align 1
  %14 = alloca [64 x i8], align 1
  %15 = alloca i8, align 1
  %16 = alloca ptr, align 4
  %17 = alloca i32, align 4
  %18 = alloca [28 x ptr], align 4
  %19 = alloca i32, align 4
  %20 = alloca ptr, align 4
  %21 = alloca double, align 8
  %22 = alloca float, align 4
  %23 = alloca x86_fp80, align 4
  %24 = alloca [12 x ptr], align 4
  %25 = alloca [6 x i32], align 4
  %26 = alloca i32, align 4
  %27 = alloca i32, align 4
  %28 = alloca ptr, align 4
  %29 = alloca i32, align 4
  %30 = alloca i32, align 4
  %31 = alloca i64, align 8
  %32 = alloca [5 x i32], align 4
  %33 = alloca i32, align 4
  %34 = alloca i32, align 4
  %35 = alloca [8 x i8], align 1
  store i32 0, ptr %1, align 4
  store i32 -1, ptr %2, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %4, align 4
  store i32 1, ptr %5, align 4
  call void @llvm.memset.p0.i32(ptr align 1 %13, i8 0, i32 64, i1 false)
  call void @llvm.memset.p0.i32(ptr align 1 %14, i8 0, i32 64, i1 false)
  store i8 45, ptr %15, align 1
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %36 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %37 = call ptr @strcpy(ptr noundef %36, ptr noundef @.str) #6
  %38 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %39 = call ptr @strcpy(ptr noundef %38, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %40 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.2, ptr noundef @.str.3, ptr noundef %2, ptr noundef %3) #6
  %41 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %40)
  %42 = load i32, ptr %2, align 4
  %43 = load i32, ptr %3, align 4
  %44 = load i32, ptr %4, align 4
  %45 = load i32, ptr %5, align 4
  %46 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %47 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %48 = load i8, ptr %15, align 1
  %49 = sext i8 %48 to i32
  %50 = load double, ptr %10, align 8
  %51 = load float, ptr %11, align 4
  %52 = fpext float %51 to double
  %53 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %42, i32 noundef %43, i32 noundef %44, i32 noundef %45, ptr noundef %46, ptr noundef %47, i32 noundef %49, double noundef %50, double noundef %52)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %54 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %55 = call ptr @strcpy(ptr noundef %54, ptr noundef @.str) #6
  %56 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %57 = call ptr @strcpy(ptr noundef %56, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %58 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.5, ptr noundef @.str.6, ptr noundef %2, ptr noundef %3, ptr noundef %4) #6
  %59 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %58)
  %60 = load i32, ptr %2, align 4
  %61 = load i32, ptr %3, align 4
  %62 = load i32, ptr %4, align 4
  %63 = load i32, ptr %5, align 4
  %64 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %65 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %66 = load i8, ptr %15, align 1
  %67 = sext i8 %66 to i32
  %68 = load double, ptr %10, align 8
  %69 = load float, ptr %11, align 4
  %70 = fpext float %69 to double
  %71 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %60, i32 noundef %61, i32 noundef %62, i32 noundef %63, ptr noundef %64, ptr noundef %65, i32 noundef %67, double noundef %68, double noundef %70)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %72 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %73 = call ptr @strcpy(ptr noundef %72, ptr noundef @.str) #6
  %74 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %75 = call ptr @strcpy(ptr noundef %74, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %76 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.7, ptr noundef @.str.8, ptr noundef %2) #6
  %77 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %76)
  %78 = load i32, ptr %2, align 4
  %79 = load i32, ptr %3, align 4
  %80 = load i32, ptr %4, align 4
  %81 = load i32, ptr %5, align 4
  %82 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %83 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %84 = load i8, ptr %15, align 1
  %85 = sext i8 %84 to i32
  %86 = load double, ptr %10, align 8
  %87 = load float, ptr %11, align 4
  %88 = fpext float %87 to double
  %89 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %78, i32 noundef %79, i32 noundef %80, i32 noundef %81, ptr noundef %82, ptr noundef %83, i32 noundef %85, double noundef %86, double noundef %88)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %90 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %91 = call ptr @strcpy(ptr noundef %90, ptr noundef @.str) #6
  %92 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %93 = call ptr @strcpy(ptr noundef %92, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %94 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.9, ptr noundef @.str.8, ptr noundef %2) #6
  %95 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %94)
  %96 = load i32, ptr %2, align 4
  %97 = load i32, ptr %3, align 4
  %98 = load i32, ptr %4, align 4
  %99 = load i32, ptr %5, align 4
  %100 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %101 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %102 = load i8, ptr %15, align 1
  %103 = sext i8 %102 to i32
  %104 = load double, ptr %10, align 8
  %105 = load float, ptr %11, align 4
  %106 = fpext float %105 to double
  %107 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %96, i32 noundef %97, i32 noundef %98, i32 noundef %99, ptr noundef %100, ptr noundef %101, i32 noundef %103, double noundef %104, double noundef %106)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %108 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %109 = call ptr @strcpy(ptr noundef %108, ptr noundef @.str) #6
  %110 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %111 = call ptr @strcpy(ptr noundef %110, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %112 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.10, ptr noundef @.str.11, ptr noundef %2, ptr noundef %4) #6
  %113 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %112)
  %114 = load i32, ptr %2, align 4
  %115 = load i32, ptr %3, align 4
  %116 = load i32, ptr %4, align 4
  %117 = load i32, ptr %5, align 4
  %118 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %119 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %120 = load i8, ptr %15, align 1
  %121 = sext i8 %120 to i32
  %122 = load double, ptr %10, align 8
  %123 = load float, ptr %11, align 4
  %124 = fpext float %123 to double
  %125 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %114, i32 noundef %115, i32 noundef %116, i32 noundef %117, ptr noundef %118, ptr noundef %119, i32 noundef %121, double noundef %122, double noundef %124)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %126 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %127 = call ptr @strcpy(ptr noundef %126, ptr noundef @.str) #6
  %128 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %129 = call ptr @strcpy(ptr noundef %128, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %130 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %131 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.12, ptr noundef @.str.13, ptr noundef %2, ptr noundef %130) #6
  %132 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %131)
  %133 = load i32, ptr %2, align 4
  %134 = load i32, ptr %3, align 4
  %135 = load i32, ptr %4, align 4
  %136 = load i32, ptr %5, align 4
  %137 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %138 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %139 = load i8, ptr %15, align 1
  %140 = sext i8 %139 to i32
  %141 = load double, ptr %10, align 8
  %142 = load float, ptr %11, align 4
  %143 = fpext float %142 to double
  %144 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %133, i32 noundef %134, i32 noundef %135, i32 noundef %136, ptr noundef %137, ptr noundef %138, i32 noundef %140, double noundef %141, double noundef %143)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %145 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %146 = call ptr @strcpy(ptr noundef %145, ptr noundef @.str) #6
  %147 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %148 = call ptr @strcpy(ptr noundef %147, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %149 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %150 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.14, ptr noundef @.str.15, ptr noundef %149, ptr noundef %4) #6
  %151 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %150)
  %152 = load i32, ptr %2, align 4
  %153 = load i32, ptr %3, align 4
  %154 = load i32, ptr %4, align 4
  %155 = load i32, ptr %5, align 4
  %156 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %157 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %158 = load i8, ptr %15, align 1
  %159 = sext i8 %158 to i32
  %160 = load double, ptr %10, align 8
  %161 = load float, ptr %11, align 4
  %162 = fpext float %161 to double
  %163 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %152, i32 noundef %153, i32 noundef %154, i32 noundef %155, ptr noundef %156, ptr noundef %157, i32 noundef %159, double noundef %160, double noundef %162)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %164 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %165 = call ptr @strcpy(ptr noundef %164, ptr noundef @.str) #6
  %166 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %167 = call ptr @strcpy(ptr noundef %166, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %168 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %169 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %170 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.16, ptr noundef @.str.17, ptr noundef %168, ptr noundef %169) #6
  %171 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %170)
  %172 = load i32, ptr %2, align 4
  %173 = load i32, ptr %3, align 4
  %174 = load i32, ptr %4, align 4
  %175 = load i32, ptr %5, align 4
  %176 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %177 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %178 = load i8, ptr %15, align 1
  %179 = sext i8 %178 to i32
  %180 = load double, ptr %10, align 8
  %181 = load float, ptr %11, align 4
  %182 = fpext float %181 to double
  %183 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %172, i32 noundef %173, i32 noundef %174, i32 noundef %175, ptr noundef %176, ptr noundef %177, i32 noundef %179, double noundef %180, double noundef %182)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %184 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %185 = call ptr @strcpy(ptr noundef %184, ptr noundef @.str) #6
  %186 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %187 = call ptr @strcpy(ptr noundef %186, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %188 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %189 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.18, ptr noundef @.str.19, ptr noundef %188, ptr noundef %2) #6
  %190 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %189)
  %191 = load i32, ptr %2, align 4
  %192 = load i32, ptr %3, align 4
  %193 = load i32, ptr %4, align 4
  %194 = load i32, ptr %5, align 4
  %195 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %196 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %197 = load i8, ptr %15, align 1
  %198 = sext i8 %197 to i32
  %199 = load double, ptr %10, align 8
  %200 = load float, ptr %11, align 4
  %201 = fpext float %200 to double
  %202 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %191, i32 noundef %192, i32 noundef %193, i32 noundef %194, ptr noundef %195, ptr noundef %196, i32 noundef %198, double noundef %199, double noundef %201)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %203 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %204 = call ptr @strcpy(ptr noundef %203, ptr noundef @.str) #6
  %205 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %206 = call ptr @strcpy(ptr noundef %205, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %207 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %208 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.20, ptr noundef @.str.21, ptr noundef %207) #6
  %209 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %208)
  %210 = load i32, ptr %2, align 4
  %211 = load i32, ptr %3, align 4
  %212 = load i32, ptr %4, align 4
  %213 = load i32, ptr %5, align 4
  %214 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %215 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %216 = load i8, ptr %15, align 1
  %217 = sext i8 %216 to i32
  %218 = load double, ptr %10, align 8
  %219 = load float, ptr %11, align 4
  %220 = fpext float %219 to double
  %221 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %210, i32 noundef %211, i32 noundef %212, i32 noundef %213, ptr noundef %214, ptr noundef %215, i32 noundef %217, double noundef %218, double noundef %220)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %222 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %223 = call ptr @strcpy(ptr noundef %222, ptr noundef @.str) #6
  %224 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %225 = call ptr @strcpy(ptr noundef %224, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %226 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %227 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %228 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.22, ptr noundef @.str.23, ptr noundef %226, ptr noundef %227) #6
  %229 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %228)
  %230 = load i32, ptr %2, align 4
  %231 = load i32, ptr %3, align 4
  %232 = load i32, ptr %4, align 4
  %233 = load i32, ptr %5, align 4
  %234 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %235 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %236 = load i8, ptr %15, align 1
  %237 = sext i8 %236 to i32
  %238 = load double, ptr %10, align 8
  %239 = load float, ptr %11, align 4
  %240 = fpext float %239 to double
  %241 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %230, i32 noundef %231, i32 noundef %232, i32 noundef %233, ptr noundef %234, ptr noundef %235, i32 noundef %237, double noundef %238, double noundef %240)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %242 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %243 = call ptr @strcpy(ptr noundef %242, ptr noundef @.str) #6
  %244 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %245 = call ptr @strcpy(ptr noundef %244, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %246 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %247 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %248 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.24, ptr noundef @.str.25, ptr noundef %246, ptr noundef %247) #6
  %249 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %248)
  %250 = load i32, ptr %2, align 4
  %251 = load i32, ptr %3, align 4
  %252 = load i32, ptr %4, align 4
  %253 = load i32, ptr %5, align 4
  %254 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %255 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %256 = load i8, ptr %15, align 1
  %257 = sext i8 %256 to i32
  %258 = load double, ptr %10, align 8
  %259 = load float, ptr %11, align 4
  %260 = fpext float %259 to double
  %261 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %250, i32 noundef %251, i32 noundef %252, i32 noundef %253, ptr noundef %254, ptr noundef %255, i32 noundef %257, double noundef %258, double noundef %260)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %262 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %263 = call ptr @strcpy(ptr noundef %262, ptr noundef @.str) #6
  %264 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %265 = call ptr @strcpy(ptr noundef %264, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %266 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.26, ptr noundef @.str.27, ptr noundef %2, ptr noundef %3) #6
  %267 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %266)
  %268 = load i32, ptr %2, align 4
  %269 = load i32, ptr %3, align 4
  %270 = load i32, ptr %4, align 4
  %271 = load i32, ptr %5, align 4
  %272 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %273 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %274 = load i8, ptr %15, align 1
  %275 = sext i8 %274 to i32
  %276 = load double, ptr %10, align 8
  %277 = load float, ptr %11, align 4
  %278 = fpext float %277 to double
  %279 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %268, i32 noundef %269, i32 noundef %270, i32 noundef %271, ptr noundef %272, ptr noundef %273, i32 noundef %275, double noundef %276, double noundef %278)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %280 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %281 = call ptr @strcpy(ptr noundef %280, ptr noundef @.str) #6
  %282 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %283 = call ptr @strcpy(ptr noundef %282, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %284 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.28, ptr noundef @.str.27, ptr noundef %2, ptr noundef %3) #6
  %285 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %284)
  %286 = load i32, ptr %2, align 4
  %287 = load i32, ptr %3, align 4
  %288 = load i32, ptr %4, align 4
  %289 = load i32, ptr %5, align 4
  %290 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %291 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %292 = load i8, ptr %15, align 1
  %293 = sext i8 %292 to i32
  %294 = load double, ptr %10, align 8
  %295 = load float, ptr %11, align 4
  %296 = fpext float %295 to double
  %297 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %286, i32 noundef %287, i32 noundef %288, i32 noundef %289, ptr noundef %290, ptr noundef %291, i32 noundef %293, double noundef %294, double noundef %296)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %298 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %299 = call ptr @strcpy(ptr noundef %298, ptr noundef @.str) #6
  %300 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %301 = call ptr @strcpy(ptr noundef %300, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %302 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.29, ptr noundef @.str.30, ptr noundef %2) #6
  %303 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %302)
  %304 = load i32, ptr %2, align 4
  %305 = load i32, ptr %3, align 4
  %306 = load i32, ptr %4, align 4
  %307 = load i32, ptr %5, align 4
  %308 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %309 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %310 = load i8, ptr %15, align 1
  %311 = sext i8 %310 to i32
  %312 = load double, ptr %10, align 8
  %313 = load float, ptr %11, align 4
  %314 = fpext float %313 to double
  %315 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %304, i32 noundef %305, i32 noundef %306, i32 noundef %307, ptr noundef %308, ptr noundef %309, i32 noundef %311, double noundef %312, double noundef %314)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %316 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %317 = call ptr @strcpy(ptr noundef %316, ptr noundef @.str) #6
  %318 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %319 = call ptr @strcpy(ptr noundef %318, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %320 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.31, ptr noundef @.str.32, ptr noundef %15) #6
  %321 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %320)
  %322 = load i32, ptr %2, align 4
  %323 = load i32, ptr %3, align 4
  %324 = load i32, ptr %4, align 4
  %325 = load i32, ptr %5, align 4
  %326 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %327 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %328 = load i8, ptr %15, align 1
  %329 = sext i8 %328 to i32
  %330 = load double, ptr %10, align 8
  %331 = load float, ptr %11, align 4
  %332 = fpext float %331 to double
  %333 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %322, i32 noundef %323, i32 noundef %324, i32 noundef %325, ptr noundef %326, ptr noundef %327, i32 noundef %329, double noundef %330, double noundef %332)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %334 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %335 = call ptr @strcpy(ptr noundef %334, ptr noundef @.str) #6
  %336 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %337 = call ptr @strcpy(ptr noundef %336, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %338 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %339 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.33, ptr noundef @.str.34, ptr noundef %15, ptr noundef %338) #6
  %340 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %339)
  %341 = load i32, ptr %2, align 4
  %342 = load i32, ptr %3, align 4
  %343 = load i32, ptr %4, align 4
  %344 = load i32, ptr %5, align 4
  %345 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %346 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %347 = load i8, ptr %15, align 1
  %348 = sext i8 %347 to i32
  %349 = load double, ptr %10, align 8
  %350 = load float, ptr %11, align 4
  %351 = fpext float %350 to double
  %352 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %341, i32 noundef %342, i32 noundef %343, i32 noundef %344, ptr noundef %345, ptr noundef %346, i32 noundef %348, double noundef %349, double noundef %351)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %353 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %354 = call ptr @strcpy(ptr noundef %353, ptr noundef @.str) #6
  %355 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %356 = call ptr @strcpy(ptr noundef %355, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %357 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %358 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.35, ptr noundef @.str.36, ptr noundef %10, ptr noundef %357) #6
  %359 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %358)
  %360 = load i32, ptr %2, align 4
  %361 = load i32, ptr %3, align 4
  %362 = load i32, ptr %4, align 4
  %363 = load i32, ptr %5, align 4
  %364 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %365 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %366 = load i8, ptr %15, align 1
  %367 = sext i8 %366 to i32
  %368 = load double, ptr %10, align 8
  %369 = load float, ptr %11, align 4
  %370 = fpext float %369 to double
  %371 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %360, i32 noundef %361, i32 noundef %362, i32 noundef %363, ptr noundef %364, ptr noundef %365, i32 noundef %367, double noundef %368, double noundef %370)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %372 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %373 = call ptr @strcpy(ptr noundef %372, ptr noundef @.str) #6
  %374 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %375 = call ptr @strcpy(ptr noundef %374, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %376 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.37, ptr noundef @.str.38, ptr noundef %10) #6
  %377 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %376)
  %378 = load i32, ptr %2, align 4
  %379 = load i32, ptr %3, align 4
  %380 = load i32, ptr %4, align 4
  %381 = load i32, ptr %5, align 4
  %382 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %383 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %384 = load i8, ptr %15, align 1
  %385 = sext i8 %384 to i32
  %386 = load double, ptr %10, align 8
  %387 = load float, ptr %11, align 4
  %388 = fpext float %387 to double
  %389 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %378, i32 noundef %379, i32 noundef %380, i32 noundef %381, ptr noundef %382, ptr noundef %383, i32 noundef %385, double noundef %386, double noundef %388)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %390 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %391 = call ptr @strcpy(ptr noundef %390, ptr noundef @.str) #6
  %392 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %393 = call ptr @strcpy(ptr noundef %392, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %394 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.39, ptr noundef @.str.38, ptr noundef %10) #6
  %395 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %394)
  %396 = load i32, ptr %2, align 4
  %397 = load i32, ptr %3, align 4
  %398 = load i32, ptr %4, align 4
  %399 = load i32, ptr %5, align 4
  %400 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %401 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %402 = load i8, ptr %15, align 1
  %403 = sext i8 %402 to i32
  %404 = load double, ptr %10, align 8
  %405 = load float, ptr %11, align 4
  %406 = fpext float %405 to double
  %407 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %396, i32 noundef %397, i32 noundef %398, i32 noundef %399, ptr noundef %400, ptr noundef %401, i32 noundef %403, double noundef %404, double noundef %406)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %408 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %409 = call ptr @strcpy(ptr noundef %408, ptr noundef @.str) #6
  %410 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %411 = call ptr @strcpy(ptr noundef %410, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %412 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %413 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.40, ptr noundef @.str.36, ptr noundef %10, ptr noundef %412) #6
  %414 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %413)
  %415 = load i32, ptr %2, align 4
  %416 = load i32, ptr %3, align 4
  %417 = load i32, ptr %4, align 4
  %418 = load i32, ptr %5, align 4
  %419 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %420 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %421 = load i8, ptr %15, align 1
  %422 = sext i8 %421 to i32
  %423 = load double, ptr %10, align 8
  %424 = load float, ptr %11, align 4
  %425 = fpext float %424 to double
  %426 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %415, i32 noundef %416, i32 noundef %417, i32 noundef %418, ptr noundef %419, ptr noundef %420, i32 noundef %422, double noundef %423, double noundef %425)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %427 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %428 = call ptr @strcpy(ptr noundef %427, ptr noundef @.str) #6
  %429 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %430 = call ptr @strcpy(ptr noundef %429, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %431 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %432 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.41, ptr noundef @.str.42, ptr noundef %11, ptr noundef %431) #6
  %433 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %432)
  %434 = load i32, ptr %2, align 4
  %435 = load i32, ptr %3, align 4
  %436 = load i32, ptr %4, align 4
  %437 = load i32, ptr %5, align 4
  %438 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %439 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %440 = load i8, ptr %15, align 1
  %441 = sext i8 %440 to i32
  %442 = load double, ptr %10, align 8
  %443 = load float, ptr %11, align 4
  %444 = fpext float %443 to double
  %445 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %434, i32 noundef %435, i32 noundef %436, i32 noundef %437, ptr noundef %438, ptr noundef %439, i32 noundef %441, double noundef %442, double noundef %444)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %446 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %447 = call ptr @strcpy(ptr noundef %446, ptr noundef @.str) #6
  %448 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %449 = call ptr @strcpy(ptr noundef %448, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %450 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.43, ptr noundef @.str.44, ptr noundef %11) #6
  %451 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %450)
  %452 = load i32, ptr %2, align 4
  %453 = load i32, ptr %3, align 4
  %454 = load i32, ptr %4, align 4
  %455 = load i32, ptr %5, align 4
  %456 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %457 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %458 = load i8, ptr %15, align 1
  %459 = sext i8 %458 to i32
  %460 = load double, ptr %10, align 8
  %461 = load float, ptr %11, align 4
  %462 = fpext float %461 to double
  %463 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %452, i32 noundef %453, i32 noundef %454, i32 noundef %455, ptr noundef %456, ptr noundef %457, i32 noundef %459, double noundef %460, double noundef %462)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %464 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %465 = call ptr @strcpy(ptr noundef %464, ptr noundef @.str) #6
  %466 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %467 = call ptr @strcpy(ptr noundef %466, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %468 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.45, ptr noundef @.str.44, ptr noundef %11) #6
  %469 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %468)
  %470 = load i32, ptr %2, align 4
  %471 = load i32, ptr %3, align 4
  %472 = load i32, ptr %4, align 4
  %473 = load i32, ptr %5, align 4
  %474 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %475 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %476 = load i8, ptr %15, align 1
  %477 = sext i8 %476 to i32
  %478 = load double, ptr %10, align 8
  %479 = load float, ptr %11, align 4
  %480 = fpext float %479 to double
  %481 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %470, i32 noundef %471, i32 noundef %472, i32 noundef %473, ptr noundef %474, ptr noundef %475, i32 noundef %477, double noundef %478, double noundef %480)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %482 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %483 = call ptr @strcpy(ptr noundef %482, ptr noundef @.str) #6
  %484 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %485 = call ptr @strcpy(ptr noundef %484, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %486 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.46, ptr noundef @.str.44, ptr noundef %11) #6
  %487 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %486)
  %488 = load i32, ptr %2, align 4
  %489 = load i32, ptr %3, align 4
  %490 = load i32, ptr %4, align 4
  %491 = load i32, ptr %5, align 4
  %492 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %493 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %494 = load i8, ptr %15, align 1
  %495 = sext i8 %494 to i32
  %496 = load double, ptr %10, align 8
  %497 = load float, ptr %11, align 4
  %498 = fpext float %497 to double
  %499 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %488, i32 noundef %489, i32 noundef %490, i32 noundef %491, ptr noundef %492, ptr noundef %493, i32 noundef %495, double noundef %496, double noundef %498)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %500 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %501 = call ptr @strcpy(ptr noundef %500, ptr noundef @.str) #6
  %502 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %503 = call ptr @strcpy(ptr noundef %502, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %504 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %505 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.47, ptr noundef @.str.42, ptr noundef %11, ptr noundef %504) #6
  %506 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %505)
  %507 = load i32, ptr %2, align 4
  %508 = load i32, ptr %3, align 4
  %509 = load i32, ptr %4, align 4
  %510 = load i32, ptr %5, align 4
  %511 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %512 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %513 = load i8, ptr %15, align 1
  %514 = sext i8 %513 to i32
  %515 = load double, ptr %10, align 8
  %516 = load float, ptr %11, align 4
  %517 = fpext float %516 to double
  %518 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %507, i32 noundef %508, i32 noundef %509, i32 noundef %510, ptr noundef %511, ptr noundef %512, i32 noundef %514, double noundef %515, double noundef %517)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %519 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %520 = call ptr @strcpy(ptr noundef %519, ptr noundef @.str) #6
  %521 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %522 = call ptr @strcpy(ptr noundef %521, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %523 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.48, ptr noundef @.str.38, ptr noundef %10) #6
  %524 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %523)
  %525 = load i32, ptr %2, align 4
  %526 = load i32, ptr %3, align 4
  %527 = load i32, ptr %4, align 4
  %528 = load i32, ptr %5, align 4
  %529 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %530 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %531 = load i8, ptr %15, align 1
  %532 = sext i8 %531 to i32
  %533 = load double, ptr %10, align 8
  %534 = load float, ptr %11, align 4
  %535 = fpext float %534 to double
  %536 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %525, i32 noundef %526, i32 noundef %527, i32 noundef %528, ptr noundef %529, ptr noundef %530, i32 noundef %532, double noundef %533, double noundef %535)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %537 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %538 = call ptr @strcpy(ptr noundef %537, ptr noundef @.str) #6
  %539 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %540 = call ptr @strcpy(ptr noundef %539, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %541 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.49, ptr noundef @.str.8, ptr noundef %2) #6
  %542 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %541)
  %543 = load i32, ptr %2, align 4
  %544 = load i32, ptr %3, align 4
  %545 = load i32, ptr %4, align 4
  %546 = load i32, ptr %5, align 4
  %547 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %548 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %549 = load i8, ptr %15, align 1
  %550 = sext i8 %549 to i32
  %551 = load double, ptr %10, align 8
  %552 = load float, ptr %11, align 4
  %553 = fpext float %552 to double
  %554 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %543, i32 noundef %544, i32 noundef %545, i32 noundef %546, ptr noundef %547, ptr noundef %548, i32 noundef %550, double noundef %551, double noundef %553)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %555 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %556 = call ptr @strcpy(ptr noundef %555, ptr noundef @.str) #6
  %557 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %558 = call ptr @strcpy(ptr noundef %557, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %559 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.50, ptr noundef @.str.8, ptr noundef %2) #6
  %560 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %559)
  %561 = load i32, ptr %2, align 4
  %562 = load i32, ptr %3, align 4
  %563 = load i32, ptr %4, align 4
  %564 = load i32, ptr %5, align 4
  %565 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %566 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %567 = load i8, ptr %15, align 1
  %568 = sext i8 %567 to i32
  %569 = load double, ptr %10, align 8
  %570 = load float, ptr %11, align 4
  %571 = fpext float %570 to double
  %572 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %561, i32 noundef %562, i32 noundef %563, i32 noundef %564, ptr noundef %565, ptr noundef %566, i32 noundef %568, double noundef %569, double noundef %571)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %573 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %574 = call ptr @strcpy(ptr noundef %573, ptr noundef @.str) #6
  %575 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %576 = call ptr @strcpy(ptr noundef %575, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %577 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.51, ptr noundef @.str.8, ptr noundef %2) #6
  %578 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %577)
  %579 = load i32, ptr %2, align 4
  %580 = load i32, ptr %3, align 4
  %581 = load i32, ptr %4, align 4
  %582 = load i32, ptr %5, align 4
  %583 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %584 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %585 = load i8, ptr %15, align 1
  %586 = sext i8 %585 to i32
  %587 = load double, ptr %10, align 8
  %588 = load float, ptr %11, align 4
  %589 = fpext float %588 to double
  %590 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %579, i32 noundef %580, i32 noundef %581, i32 noundef %582, ptr noundef %583, ptr noundef %584, i32 noundef %586, double noundef %587, double noundef %589)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %591 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %592 = call ptr @strcpy(ptr noundef %591, ptr noundef @.str) #6
  %593 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %594 = call ptr @strcpy(ptr noundef %593, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %595 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %596 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.52, ptr noundef @.str.53, ptr noundef %5, ptr noundef %595) #6
  %597 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %596)
  %598 = load i32, ptr %2, align 4
  %599 = load i32, ptr %3, align 4
  %600 = load i32, ptr %4, align 4
  %601 = load i32, ptr %5, align 4
  %602 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %603 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %604 = load i8, ptr %15, align 1
  %605 = sext i8 %604 to i32
  %606 = load double, ptr %10, align 8
  %607 = load float, ptr %11, align 4
  %608 = fpext float %607 to double
  %609 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %598, i32 noundef %599, i32 noundef %600, i32 noundef %601, ptr noundef %602, ptr noundef %603, i32 noundef %605, double noundef %606, double noundef %608)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %610 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %611 = call ptr @strcpy(ptr noundef %610, ptr noundef @.str) #6
  %612 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %613 = call ptr @strcpy(ptr noundef %612, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %614 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %615 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.54, ptr noundef @.str.53, ptr noundef %5, ptr noundef %614) #6
  %616 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %615)
  %617 = load i32, ptr %2, align 4
  %618 = load i32, ptr %3, align 4
  %619 = load i32, ptr %4, align 4
  %620 = load i32, ptr %5, align 4
  %621 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %622 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %623 = load i8, ptr %15, align 1
  %624 = sext i8 %623 to i32
  %625 = load double, ptr %10, align 8
  %626 = load float, ptr %11, align 4
  %627 = fpext float %626 to double
  %628 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %617, i32 noundef %618, i32 noundef %619, i32 noundef %620, ptr noundef %621, ptr noundef %622, i32 noundef %624, double noundef %625, double noundef %627)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %629 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %630 = call ptr @strcpy(ptr noundef %629, ptr noundef @.str) #6
  %631 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %632 = call ptr @strcpy(ptr noundef %631, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %633 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.55, ptr noundef @.str.56, ptr noundef %5) #6
  %634 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %633)
  %635 = load i32, ptr %2, align 4
  %636 = load i32, ptr %3, align 4
  %637 = load i32, ptr %4, align 4
  %638 = load i32, ptr %5, align 4
  %639 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %640 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %641 = load i8, ptr %15, align 1
  %642 = sext i8 %641 to i32
  %643 = load double, ptr %10, align 8
  %644 = load float, ptr %11, align 4
  %645 = fpext float %644 to double
  %646 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %635, i32 noundef %636, i32 noundef %637, i32 noundef %638, ptr noundef %639, ptr noundef %640, i32 noundef %642, double noundef %643, double noundef %645)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %647 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %648 = call ptr @strcpy(ptr noundef %647, ptr noundef @.str) #6
  %649 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %650 = call ptr @strcpy(ptr noundef %649, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %651 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.57, ptr noundef @.str.58, ptr noundef %2, ptr noundef %3) #6
  %652 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %651)
  %653 = load i32, ptr %2, align 4
  %654 = load i32, ptr %3, align 4
  %655 = load i32, ptr %4, align 4
  %656 = load i32, ptr %5, align 4
  %657 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %658 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %659 = load i8, ptr %15, align 1
  %660 = sext i8 %659 to i32
  %661 = load double, ptr %10, align 8
  %662 = load float, ptr %11, align 4
  %663 = fpext float %662 to double
  %664 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %653, i32 noundef %654, i32 noundef %655, i32 noundef %656, ptr noundef %657, ptr noundef %658, i32 noundef %660, double noundef %661, double noundef %663)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %665 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %666 = call ptr @strcpy(ptr noundef %665, ptr noundef @.str) #6
  %667 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %668 = call ptr @strcpy(ptr noundef %667, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %669 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.59, ptr noundef @.str.60, ptr noundef %2, ptr noundef %3) #6
  %670 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %669)
  %671 = load i32, ptr %2, align 4
  %672 = load i32, ptr %3, align 4
  %673 = load i32, ptr %4, align 4
  %674 = load i32, ptr %5, align 4
  %675 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %676 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %677 = load i8, ptr %15, align 1
  %678 = sext i8 %677 to i32
  %679 = load double, ptr %10, align 8
  %680 = load float, ptr %11, align 4
  %681 = fpext float %680 to double
  %682 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %671, i32 noundef %672, i32 noundef %673, i32 noundef %674, ptr noundef %675, ptr noundef %676, i32 noundef %678, double noundef %679, double noundef %681)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %683 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %684 = call ptr @strcpy(ptr noundef %683, ptr noundef @.str) #6
  %685 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %686 = call ptr @strcpy(ptr noundef %685, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %687 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %688 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.61, ptr noundef @.str.62, ptr noundef %687) #6
  %689 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %688)
  %690 = load i32, ptr %2, align 4
  %691 = load i32, ptr %3, align 4
  %692 = load i32, ptr %4, align 4
  %693 = load i32, ptr %5, align 4
  %694 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %695 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %696 = load i8, ptr %15, align 1
  %697 = sext i8 %696 to i32
  %698 = load double, ptr %10, align 8
  %699 = load float, ptr %11, align 4
  %700 = fpext float %699 to double
  %701 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %690, i32 noundef %691, i32 noundef %692, i32 noundef %693, ptr noundef %694, ptr noundef %695, i32 noundef %697, double noundef %698, double noundef %700)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %702 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %703 = call ptr @strcpy(ptr noundef %702, ptr noundef @.str) #6
  %704 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %705 = call ptr @strcpy(ptr noundef %704, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %706 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.63, ptr noundef @.str.3, ptr noundef %2, ptr noundef %3) #6
  %707 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %706)
  %708 = load i32, ptr %2, align 4
  %709 = load i32, ptr %3, align 4
  %710 = load i32, ptr %4, align 4
  %711 = load i32, ptr %5, align 4
  %712 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %713 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %714 = load i8, ptr %15, align 1
  %715 = sext i8 %714 to i32
  %716 = load double, ptr %10, align 8
  %717 = load float, ptr %11, align 4
  %718 = fpext float %717 to double
  %719 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %708, i32 noundef %709, i32 noundef %710, i32 noundef %711, ptr noundef %712, ptr noundef %713, i32 noundef %715, double noundef %716, double noundef %718)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %720 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %721 = call ptr @strcpy(ptr noundef %720, ptr noundef @.str) #6
  %722 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %723 = call ptr @strcpy(ptr noundef %722, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %724 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.64, ptr noundef @.str.65, ptr noundef %2) #6
  %725 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %724)
  %726 = load i32, ptr %2, align 4
  %727 = load i32, ptr %3, align 4
  %728 = load i32, ptr %4, align 4
  %729 = load i32, ptr %5, align 4
  %730 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %731 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %732 = load i8, ptr %15, align 1
  %733 = sext i8 %732 to i32
  %734 = load double, ptr %10, align 8
  %735 = load float, ptr %11, align 4
  %736 = fpext float %735 to double
  %737 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %726, i32 noundef %727, i32 noundef %728, i32 noundef %729, ptr noundef %730, ptr noundef %731, i32 noundef %733, double noundef %734, double noundef %736)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %738 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %739 = call ptr @strcpy(ptr noundef %738, ptr noundef @.str) #6
  %740 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %741 = call ptr @strcpy(ptr noundef %740, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %742 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.66, ptr noundef @.str.65, ptr noundef %2) #6
  %743 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %742)
  %744 = load i32, ptr %2, align 4
  %745 = load i32, ptr %3, align 4
  %746 = load i32, ptr %4, align 4
  %747 = load i32, ptr %5, align 4
  %748 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %749 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %750 = load i8, ptr %15, align 1
  %751 = sext i8 %750 to i32
  %752 = load double, ptr %10, align 8
  %753 = load float, ptr %11, align 4
  %754 = fpext float %753 to double
  %755 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %744, i32 noundef %745, i32 noundef %746, i32 noundef %747, ptr noundef %748, ptr noundef %749, i32 noundef %751, double noundef %752, double noundef %754)
  store i32 -1, ptr %4, align 4
  store i32 -1, ptr %3, align 4
  store i32 -1, ptr %2, align 4
  store i32 7, ptr %5, align 4
  %756 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %757 = call ptr @strcpy(ptr noundef %756, ptr noundef @.str) #6
  %758 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %759 = call ptr @strcpy(ptr noundef %758, ptr noundef @.str) #6
  store i8 45, ptr %15, align 1
  store double -9.000000e+00, ptr %10, align 8
  store float -9.000000e+00, ptr %11, align 4
  %760 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.67, ptr noundef @.str.68, ptr noundef %2, ptr noundef %4, ptr noundef %3) #6
  %761 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %760)
  %762 = load i32, ptr %2, align 4
  %763 = load i32, ptr %3, align 4
  %764 = load i32, ptr %4, align 4
  %765 = load i32, ptr %5, align 4
  %766 = getelementptr inbounds [64 x i8], ptr %13, i32 0, i32 0
  %767 = getelementptr inbounds [64 x i8], ptr %14, i32 0, i32 0
  %768 = load i8, ptr %15, align 1
  %769 = sext i8 %768 to i32
  %770 = load double, ptr %10, align 8
  %771 = load float, ptr %11, align 4
  %772 = fpext float %771 to double
  %773 = call i32 (ptr, ...) @printf(ptr noundef @.str.4, i32 noundef %762, i32 noundef %763, i32 noundef %764, i32 noundef %765, ptr noundef %766, ptr noundef %767, i32 noundef %769, double noundef %770, double noundef %772)
  %774 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.70, ptr noundef @.str.71, ptr noundef %9, ptr noundef %8, ptr noundef %6, ptr noundef %7, ptr noundef %17) #6
  %775 = call i32 (ptr, ...) @printf(ptr noundef @.str.69, i32 noundef %774)
  %776 = load i8, ptr %9, align 1
  %777 = sext i8 %776 to i32
  %778 = load i16, ptr %8, align 2
  %779 = sext i16 %778 to i32
  %780 = load i32, ptr %6, align 4
  %781 = load i64, ptr %7, align 8
  %782 = load i32, ptr %17, align 4
  %783 = call i32 (ptr, ...) @printf(ptr noundef @.str.72, i32 noundef %777, i32 noundef %779, i32 noundef %780, i64 noundef %781, i32 noundef %782)
  %784 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.73, ptr noundef @.str.74, ptr noundef %12, ptr noundef %10) #6
  %785 = call i32 (ptr, ...) @printf(ptr noundef @.str.69, i32 noundef %784)
  %786 = load x86_fp80, ptr %12, align 4
  %787 = load double, ptr %10, align 8
  %788 = call i32 (ptr, ...) @printf(ptr noundef @.str.75, x86_fp80 noundef %786, double noundef %787)
  %789 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.76, ptr noundef @.str.77, ptr noundef %16) #6
  %790 = call i32 (ptr, ...) @printf(ptr noundef @.str.69, i32 noundef %789)
  %791 = load ptr, ptr %16, align 4
  %792 = icmp eq ptr %791, inttoptr (i32 57005 to ptr)
  %793 = zext i1 %792 to i32
  %794 = call i32 (ptr, ...) @printf(ptr noundef @.str.78, i32 noundef %793)
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %18, ptr align 4 @__const.main.forms, i32 112, i1 false)
  store i32 0, ptr %19, align 4
  br label %795

795:                                              ; preds = %848, %0
  %796 = load i32, ptr %19, align 4
  %797 = icmp ult i32 %796, 28
  br i1 %797, label %798, label %851

798:                                              ; preds = %795
  %799 = call ptr @__errno_location() #7
  store i32 0, ptr %799, align 4
  %800 = load i32, ptr %19, align 4
  %801 = getelementptr inbounds [28 x ptr], ptr %18, i32 0, i32 %800
  %802 = load ptr, ptr %801, align 4
  %803 = call double @strtod(ptr noundef %802, ptr noundef %20) #6
  store double %803, ptr %21, align 8
  %804 = load double, ptr %21, align 8
  %805 = load ptr, ptr %20, align 4
  %806 = load i32, ptr %19, align 4
  %807 = getelementptr inbounds [28 x ptr], ptr %18, i32 0, i32 %806
  %808 = load ptr, ptr %807, align 4
  %809 = ptrtoint ptr %805 to i32
  %810 = ptrtoint ptr %808 to i32
  %811 = sub i32 %809, %810
  %812 = call ptr @__errno_location() #7
  %813 = load i32, ptr %812, align 4
  %814 = call i32 (ptr, ...) @printf(ptr noundef @.str.105, double noundef %804, i32 noundef %811, i32 noundef %813)
  %815 = call ptr @__errno_location() #7
  store i32 0, ptr %815, align 4
  %816 = load i32, ptr %19, align 4
  %817 = getelementptr inbounds [28 x ptr], ptr %18, i32 0, i32 %816
  %818 = load ptr, ptr %817, align 4
  %819 = call float @strtof(ptr noundef %818, ptr noundef %20) #6
  store float %819, ptr %22, align 4
  %820 = load float, ptr %22, align 4
  %821 = fpext float %820 to double
  %822 = load ptr, ptr %20, align 4
  %823 = load i32, ptr %19, align 4
  %824 = getelementptr inbounds [28 x ptr], ptr %18, i32 0, i32 %823
  %825 = load ptr, ptr %824, align 4
  %826 = ptrtoint ptr %822 to i32
  %827 = ptrtoint ptr %825 to i32
  %828 = sub i32 %826, %827
  %829 = call ptr @__errno_location() #7
  %830 = load i32, ptr %829, align 4
  %831 = call i32 (ptr, ...) @printf(ptr noundef @.str.105, double noundef %821, i32 noundef %828, i32 noundef %830)
  %832 = call ptr @__errno_location() #7
  store i32 0, ptr %832, align 4
  %833 = load i32, ptr %19, align 4
  %834 = getelementptr inbounds [28 x ptr], ptr %18, i32 0, i32 %833
  %835 = load ptr, ptr %834, align 4
  %836 = call x86_fp80 @strtold(ptr noundef %835, ptr noundef %20) #6
  store x86_fp80 %836, ptr %23, align 4
  %837 = load x86_fp80, ptr %23, align 4
  %838 = load ptr, ptr %20, align 4
  %839 = load i32, ptr %19, align 4
  %840 = getelementptr inbounds [28 x ptr], ptr %18, i32 0, i32 %839
  %841 = load ptr, ptr %840, align 4
  %842 = ptrtoint ptr %838 to i32
  %843 = ptrtoint ptr %841 to i32
  %844 = sub i32 %842, %843
  %845 = call ptr @__errno_location() #7
  %846 = load i32, ptr %845, align 4
  %847 = call i32 (ptr, ...) @printf(ptr noundef @.str.106, x86_fp80 noundef %837, i32 noundef %844, i32 noundef %846)
  br label %848

848:                                              ; preds = %798
  %849 = load i32, ptr %19, align 4
  %850 = add i32 %849, 1
  store i32 %850, ptr %19, align 4
  br label %795, !llvm.loop !6

851:                                              ; preds = %795
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %24, ptr align 4 @__const.main.ints, i32 48, i1 false)
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %25, ptr align 4 @__const.main.bases, i32 24, i1 false)
  store i32 0, ptr %26, align 4
  br label %852

852:                                              ; preds = %914, %851
  %853 = load i32, ptr %26, align 4
  %854 = icmp ult i32 %853, 12
  br i1 %854, label %855, label %917

855:                                              ; preds = %852
  store i32 0, ptr %27, align 4
  br label %856

856:                                              ; preds = %910, %855
  %857 = load i32, ptr %27, align 4
  %858 = icmp slt i32 %857, 6
  br i1 %858, label %859, label %913

859:                                              ; preds = %856
  %860 = call ptr @__errno_location() #7
  store i32 0, ptr %860, align 4
  %861 = load i32, ptr %26, align 4
  %862 = getelementptr inbounds [12 x ptr], ptr %24, i32 0, i32 %861
  %863 = load ptr, ptr %862, align 4
  %864 = load i32, ptr %27, align 4
  %865 = getelementptr inbounds [6 x i32], ptr %25, i32 0, i32 %864
  %866 = load i32, ptr %865, align 4
  %867 = call i32 @strtol(ptr noundef %863, ptr noundef %28, i32 noundef %866) #6
  store i32 %867, ptr %29, align 4
  %868 = load i32, ptr %29, align 4
  %869 = load ptr, ptr %28, align 4
  %870 = load i32, ptr %26, align 4
  %871 = getelementptr inbounds [12 x ptr], ptr %24, i32 0, i32 %870
  %872 = load ptr, ptr %871, align 4
  %873 = ptrtoint ptr %869 to i32
  %874 = ptrtoint ptr %872 to i32
  %875 = sub i32 %873, %874
  %876 = call ptr @__errno_location() #7
  %877 = load i32, ptr %876, align 4
  %878 = call i32 (ptr, ...) @printf(ptr noundef @.str.118, i32 noundef %868, i32 noundef %875, i32 noundef %877)
  %879 = call ptr @__errno_location() #7
  store i32 0, ptr %879, align 4
  %880 = load i32, ptr %26, align 4
  %881 = getelementptr inbounds [12 x ptr], ptr %24, i32 0, i32 %880
  %882 = load ptr, ptr %881, align 4
  %883 = load i32, ptr %27, align 4
  %884 = getelementptr inbounds [6 x i32], ptr %25, i32 0, i32 %883
  %885 = load i32, ptr %884, align 4
  %886 = call i32 @strtoul(ptr noundef %882, ptr noundef %28, i32 noundef %885) #6
  store i32 %886, ptr %30, align 4
  %887 = load i32, ptr %30, align 4
  %888 = load ptr, ptr %28, align 4
  %889 = load i32, ptr %26, align 4
  %890 = getelementptr inbounds [12 x ptr], ptr %24, i32 0, i32 %889
  %891 = load ptr, ptr %890, align 4
  %892 = ptrtoint ptr %888 to i32
  %893 = ptrtoint ptr %891 to i32
  %894 = sub i32 %892, %893
  %895 = call ptr @__errno_location() #7
  %896 = load i32, ptr %895, align 4
  %897 = call i32 (ptr, ...) @printf(ptr noundef @.str.119, i32 noundef %887, i32 noundef %894, i32 noundef %896)
  %898 = call ptr @__errno_location() #7
  store i32 0, ptr %898, align 4
  %899 = load i32, ptr %26, align 4
  %900 = getelementptr inbounds [12 x ptr], ptr %24, i32 0, i32 %899
  %901 = load ptr, ptr %900, align 4
  %902 = load i32, ptr %27, align 4
  %903 = getelementptr inbounds [6 x i32], ptr %25, i32 0, i32 %902
  %904 = load i32, ptr %903, align 4
  %905 = call i64 @strtoll(ptr noundef %901, ptr noundef %28, i32 noundef %904) #6
  store i64 %905, ptr %31, align 8
  %906 = load i64, ptr %31, align 8
  %907 = call ptr @__errno_location() #7
  %908 = load i32, ptr %907, align 4
  %909 = call i32 (ptr, ...) @printf(ptr noundef @.str.120, i64 noundef %906, i32 noundef %908)
  br label %910

910:                                              ; preds = %859
  %911 = load i32, ptr %27, align 4
  %912 = add nsw i32 %911, 1
  store i32 %912, ptr %27, align 4
  br label %856, !llvm.loop !8

913:                                              ; preds = %856
  br label %914

914:                                              ; preds = %913
  %915 = load i32, ptr %26, align 4
  %916 = add i32 %915, 1
  store i32 %916, ptr %26, align 4
  br label %852, !llvm.loop !9

917:                                              ; preds = %852
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %32, ptr align 4 @__const.main.v, i32 20, i1 false)
  %918 = getelementptr inbounds [5 x i32], ptr %32, i32 0, i32 0
  call void @qsort(ptr noundef %918, i32 noundef 5, i32 noundef 4, ptr noundef @cmp)
  store i32 7, ptr %33, align 4
  store i32 4, ptr %34, align 4
  %919 = getelementptr inbounds [5 x i32], ptr %32, i32 0, i32 0
  %920 = call ptr @bsearch(ptr noundef %33, ptr noundef %919, i32 noundef 5, i32 noundef 4, ptr noundef @cmp)
  %921 = getelementptr inbounds [5 x i32], ptr %32, i32 0, i32 0
  %922 = ptrtoint ptr %920 to i32
  %923 = ptrtoint ptr %921 to i32
  %924 = sub i32 %922, %923
  %925 = sdiv exact i32 %924, 4
  %926 = getelementptr inbounds [5 x i32], ptr %32, i32 0, i32 0
  %927 = call ptr @bsearch(ptr noundef %34, ptr noundef %926, i32 noundef 5, i32 noundef 4, ptr noundef @cmp)
  %928 = icmp eq ptr %927, null
  %929 = zext i1 %928 to i32
  %930 = call i32 (ptr, ...) @printf(ptr noundef @.str.121, i32 noundef %925, i32 noundef %929)
  %931 = call i32 (ptr, ...) @printf(ptr noundef @.str.122, double noundef 3.141590e+00, i32 noundef 42, i32 noundef 7, i32 noundef 7, double noundef -2.500000e+00, i32 noundef 255, i32 noundef 8, double noundef 0x40C81CD6C8B43958, double noundef 1.000000e-05, double noundef 1.000000e+20, double noundef 1.000000e-01, double noundef 2.500000e+00, i32 noundef 120, ptr noundef @.str.33, ptr noundef @.str.123, ptr noundef null, i32 noundef 5, i64 noundef 6, i32 noundef 300, i32 noundef 70000, i32 noundef 9, i64 noundef -1, i32 noundef 3, i32 noundef 5, i32 noundef 42, i32 noundef 2, double noundef 3.141590e+00, i32 noundef 6, i32 noundef 1)
  %932 = load i32, ptr %4, align 4
  %933 = call i32 (ptr, ...) @printf(ptr noundef @.str.124, ptr noundef %4, ptr noundef @.str.125, i32 noundef %932)
  %934 = getelementptr inbounds [8 x i8], ptr %35, i32 0, i32 0
  %935 = call i32 (ptr, i32, ptr, ...) @snprintf(ptr noundef %934, i32 noundef 8, ptr noundef @.str.127, ptr noundef @.str.128) #6
  %936 = getelementptr inbounds [8 x i8], ptr %35, i32 0, i32 0
  %937 = call i32 (ptr, ...) @printf(ptr noundef @.str.126, i32 noundef %935, ptr noundef %936)
  %938 = call i32 (ptr, i32, ptr, ...) @snprintf(ptr noundef null, i32 noundef 0, ptr noundef @.str.8, i32 noundef 12345) #6
  %939 = call i32 (ptr, ...) @printf(ptr noundef @.str.78, i32 noundef %938)
  %940 = call i32 (ptr, ...) @printf(ptr noundef @.str.129, ptr noundef null, i32 noundef 5, double noundef 0xC0C81CD6C8B43958, double noundef 1.000000e+00, double noundef 3.000000e+00, i32 noundef 1234567, i32 noundef -3, i32 noundef -3, i32 noundef -3)
  %941 = call i32 (ptr, ...) @printf(ptr noundef @.str.130, x86_fp80 noundef 0xK3FFFC000000000000000, x86_fp80 noundef 0xK4000A000000000000000, x86_fp80 noundef 0xK4000E000000000000000)
  %942 = call i32 (ptr, ...) @printf(ptr noundef @.str.131, double noundef 0x7FF0000000000000, double noundef 0xFFF0000000000000, double noundef 0x7FF8000000000000, double noundef 0x7FF0000000000000, double noundef 0xFFF0000000000000, double noundef 0.000000e+00)
  %943 = load i32, ptr %1, align 4
  ret i32 %943
}

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: write)
declare void @llvm.memset.p0.i32(ptr nocapture writeonly, i8, i32, i1 immarg) #1

; Function Attrs: nounwind
declare ptr @strcpy(ptr noundef, ptr noundef) #2

declare i32 @printf(ptr noundef, ...) #3

; Function Attrs: nounwind
declare i32 @__isoc99_sscanf(ptr noundef, ptr noundef, ...) #2

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i32(ptr noalias nocapture writeonly, ptr noalias nocapture readonly, i32, i1 immarg) #4

; Function Attrs: nounwind willreturn memory(none)
declare ptr @__errno_location() #5

; Function Attrs: nounwind
declare double @strtod(ptr noundef, ptr noundef) #2

; Function Attrs: nounwind
declare float @strtof(ptr noundef, ptr noundef) #2

; Function Attrs: nounwind
declare x86_fp80 @strtold(ptr noundef, ptr noundef) #2

; Function Attrs: nounwind
declare i32 @strtol(ptr noundef, ptr noundef, i32 noundef) #2

; Function Attrs: nounwind
declare i32 @strtoul(ptr noundef, ptr noundef, i32 noundef) #2

; Function Attrs: nounwind
declare i64 @strtoll(ptr noundef, ptr noundef, i32 noundef) #2

declare void @qsort(ptr noundef, i32 noundef, i32 noundef, ptr noundef) #3

declare ptr @bsearch(ptr noundef, ptr noundef, i32 noundef, i32 noundef, ptr noundef) #3

; Function Attrs: nounwind
declare i32 @snprintf(ptr noundef, i32 noundef, ptr noundef, ...) #2

attributes #0 = { noinline nounwind uwtable "frame-pointer"="all" "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #1 = { nocallback nofree nounwind willreturn memory(argmem: write) }
attributes #2 = { nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #3 = { "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #4 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #5 = { nounwind willreturn memory(none) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #6 = { nounwind }
attributes #7 = { nounwind willreturn memory(none) }

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
