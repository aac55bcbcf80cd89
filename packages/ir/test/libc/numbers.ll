; ModuleID = 'numbers.c'
source_filename = "numbers.c"
target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-pc-linux-gnu"

@.str = private unnamed_addr constant [20 x i8] c"12 -34 0x1f 077 abc\00", align 1
@.str.1 = private unnamed_addr constant [15 x i8] c"%d %d %x %o %s\00", align 1
@.str.2 = private unnamed_addr constant [16 x i8] c"%d %d %d %u %s\0A\00", align 1
@.str.3 = private unnamed_addr constant [26 x i8] c"3.5e2 -1.25 0x1.8p3 1e400\00", align 1
@.str.4 = private unnamed_addr constant [15 x i8] c"%f %lf %lf %Lf\00", align 1
@.str.5 = private unnamed_addr constant [14 x i8] c"%d %g %g %Lg\0A\00", align 1
@.str.6 = private unnamed_addr constant [15 x i8] c"hello,world 99\00", align 1
@.str.7 = private unnamed_addr constant [12 x i8] c"%[^,],%s %i\00", align 1
@.str.8 = private unnamed_addr constant [13 x i8] c"%d %s %s %d\0A\00", align 1
@.str.9 = private unnamed_addr constant [12 x i8] c"0x1A 017 12\00", align 1
@.str.10 = private unnamed_addr constant [9 x i8] c"%i %i %i\00", align 1
@.str.11 = private unnamed_addr constant [10 x i8] c"%d %d %d\0A\00", align 1
@.str.12 = private unnamed_addr constant [4 x i8] c"abc\00", align 1
@.str.13 = private unnamed_addr constant [3 x i8] c"%d\00", align 1
@.str.14 = private unnamed_addr constant [4 x i8] c"%d\0A\00", align 1
@.str.15 = private unnamed_addr constant [1 x i8] zeroinitializer, align 1
@.str.16 = private unnamed_addr constant [9 x i8] c"12345678\00", align 1
@.str.17 = private unnamed_addr constant [11 x i8] c"%3d%2d%c%n\00", align 1
@.str.18 = private unnamed_addr constant [13 x i8] c"%d %d %c %d\0A\00", align 1
@.str.19 = private unnamed_addr constant [6 x i8] c"  x y\00", align 1
@.str.20 = private unnamed_addr constant [8 x i8] c"%c%c %c\00", align 1
@.str.21 = private unnamed_addr constant [17 x i8] c"%d [%c][%c][%c]\0A\00", align 1
@.str.22 = private unnamed_addr constant [30 x i8] c"9223372036854775807 300 70000\00", align 1
@.str.23 = private unnamed_addr constant [14 x i8] c"%lld %hhd %hd\00", align 1
@.str.24 = private unnamed_addr constant [15 x i8] c"%d %lld %d %d\0A\00", align 1
@.str.25 = private unnamed_addr constant [10 x i8] c"aaabbbccc\00", align 1
@.str.26 = private unnamed_addr constant [14 x i8] c"%[a-b]%*[b]%s\00", align 1
@.str.27 = private unnamed_addr constant [7 x i8] c"%d %s\0A\00", align 1
@.str.28 = private unnamed_addr constant [9 x i8] c"50% done\00", align 1
@.str.29 = private unnamed_addr constant [8 x i8] c"%d%% %s\00", align 1
@.str.30 = private unnamed_addr constant [10 x i8] c"%d %d %s\0A\00", align 1
@.str.31 = private unnamed_addr constant [3 x i8] c"]x\00", align 1
@.str.32 = private unnamed_addr constant [6 x i8] c"%[]x]\00", align 1
@.str.33 = private unnamed_addr constant [6 x i8] c"1,2,3\00", align 1
@.str.34 = private unnamed_addr constant [9 x i8] c"%d,%d,%d\00", align 1
@.str.35 = private unnamed_addr constant [18 x i8] c"inf nan -infinity\00", align 1
@.str.36 = private unnamed_addr constant [11 x i8] c"%lf %f %lf\00", align 1
@.str.37 = private unnamed_addr constant [10 x i8] c"%d %f %d\0A\00", align 1
@.str.38 = private unnamed_addr constant [4 x i8] c"123\00", align 1
@.str.39 = private unnamed_addr constant [9 x i8] c"  -77xyz\00", align 1
@.str.40 = private unnamed_addr constant [11 x i8] c"0x7fffffff\00", align 1
@.str.41 = private unnamed_addr constant [21 x i8] c"99999999999999999999\00", align 1
@.str.42 = private unnamed_addr constant [22 x i8] c"-99999999999999999999\00", align 1
@.str.43 = private unnamed_addr constant [2 x i8] c"0\00", align 1
@.str.44 = private unnamed_addr constant [6 x i8] c"0b101\00", align 1
@.str.45 = private unnamed_addr constant [4 x i8] c"077\00", align 1
@.str.46 = private unnamed_addr constant [3 x i8] c"+5\00", align 1
@.str.47 = private unnamed_addr constant [3 x i8] c"zz\00", align 1
@.str.48 = private unnamed_addr constant [3 x i8] c"0x\00", align 1
@.str.49 = private unnamed_addr constant [6 x i8] c"-0x10\00", align 1
@.str.50 = private unnamed_addr constant [6 x i8] c" 0x1G\00", align 1
@__const.main.nums = private unnamed_addr constant [15 x ptr] [ptr @.str.38, ptr @.str.39, ptr @.str.40, ptr @.str.41, ptr @.str.42, ptr @.str.43, ptr @.str.15, ptr @.str.12, ptr @.str.44, ptr @.str.45, ptr @.str.46, ptr @.str.47, ptr @.str.48, ptr @.str.49, ptr @.str.50], align 4
@.str.51 = private unnamed_addr constant [35 x i8] c"%s/%d: %ld %d %d %lu %d %lld %llu\0A\00", align 1
@.str.52 = private unnamed_addr constant [4 x i8] c"1.5\00", align 1
@.str.53 = private unnamed_addr constant [8 x i8] c"-2.5e3x\00", align 1
@.str.54 = private unnamed_addr constant [3 x i8] c".5\00", align 1
@.str.55 = private unnamed_addr constant [3 x i8] c"5.\00", align 1
@.str.56 = private unnamed_addr constant [3 x i8] c"1e\00", align 1
@.str.57 = private unnamed_addr constant [4 x i8] c"1e+\00", align 1
@.str.58 = private unnamed_addr constant [6 x i8] c"0x1p4\00", align 1
@.str.59 = private unnamed_addr constant [5 x i8] c"0x.8\00", align 1
@.str.60 = private unnamed_addr constant [4 x i8] c"inf\00", align 1
@.str.61 = private unnamed_addr constant [10 x i8] c"INFINITYx\00", align 1
@.str.62 = private unnamed_addr constant [4 x i8] c"nan\00", align 1
@.str.63 = private unnamed_addr constant [8 x i8] c"nan(12)\00", align 1
@.str.64 = private unnamed_addr constant [6 x i8] c"1e400\00", align 1
@.str.65 = private unnamed_addr constant [7 x i8] c"1e-400\00", align 1
@.str.66 = private unnamed_addr constant [9 x i8] c"4.9e-324\00", align 1
@.str.67 = private unnamed_addr constant [24 x i8] c"2.4703282292062327e-324\00", align 1
@.str.68 = private unnamed_addr constant [24 x i8] c"2.4703282292062328e-324\00", align 1
@.str.69 = private unnamed_addr constant [23 x i8] c"1.7976931348623158e308\00", align 1
@.str.70 = private unnamed_addr constant [23 x i8] c"1.7976931348623159e308\00", align 1
@.str.71 = private unnamed_addr constant [17 x i8] c"9007199254740993\00", align 1
@.str.72 = private unnamed_addr constant [4 x i8] c"0.1\00", align 1
@.str.73 = private unnamed_addr constant [31 x i8] c"123456789012345678901234567890\00", align 1
@.str.74 = private unnamed_addr constant [5 x i8] c"  +7\00", align 1
@.str.75 = private unnamed_addr constant [2 x i8] c"-\00", align 1
@.str.76 = private unnamed_addr constant [2 x i8] c".\00", align 1
@.str.77 = private unnamed_addr constant [3 x i8] c"e5\00", align 1
@.str.78 = private unnamed_addr constant [26 x i8] c"1.00000005960464477539062\00", align 1
@.str.79 = private unnamed_addr constant [9 x i8] c"16777217\00", align 1
@__const.main.fl = private unnamed_addr constant [29 x ptr] [ptr @.str.52, ptr @.str.53, ptr @.str.54, ptr @.str.55, ptr @.str.56, ptr @.str.57, ptr @.str.58, ptr @.str.59, ptr @.str.60, ptr @.str.61, ptr @.str.62, ptr @.str.63, ptr @.str.64, ptr @.str.65, ptr @.str.66, ptr @.str.67, ptr @.str.68, ptr @.str.69, ptr @.str.70, ptr @.str.71, ptr @.str.72, ptr @.str.73, ptr @.str.74, ptr @.str.75, ptr @.str.76, ptr @.str.77, ptr @.str.48, ptr @.str.78, ptr @.str.79], align 4
@.str.80 = private unnamed_addr constant [17 x i8] c"%s: %.17g %d %d \00", align 1
@.str.81 = private unnamed_addr constant [9 x i8] c"%.9g %d \00", align 1
@.str.82 = private unnamed_addr constant [11 x i8] c"%.21Lg %d\0A\00", align 1
@.str.83 = private unnamed_addr constant [7 x i8] c"in %d\0A\00", align 1
@.str.84 = private unnamed_addr constant [8 x i8] c"end %d\0A\00", align 1
@stdin = external global ptr, align 4
@.str.85 = private unnamed_addr constant [8 x i8] c"line %s\00", align 1
@.str.86 = private unnamed_addr constant [8 x i8] c"eof %d\0A\00", align 1

; Function Attrs: noinline nounwind uwtable
define dso_local i32 @main() #0 {
  %1 = alloca i32, align 4
  %2 = alloca i32, align 4
  %3 = alloca i32, align 4
  %4 = alloca i32, align 4
  %5 = alloca i32, align 4
  %6 = alloca [64 x i8], align 1
  %7 = alloca i8, align 1
  %8 = alloca [20 x i8], align 1
  %9 = alloca float, align 4
  %10 = alloca double, align 8
  %11 = alloca x86_fp80, align 4
  %12 = alloca i64, align 8
  %13 = alloca i16, align 2
  %14 = alloca i8, align 1
  %15 = alloca ptr, align 4
  %16 = alloca [15 x ptr], align 4
  %17 = alloca i32, align 4
  %18 = alloca i32, align 4
  %19 = alloca ptr, align 4
  %20 = alloca i32, align 4
  %21 = alloca i32, align 4
  %22 = alloca i32, align 4
  %23 = alloca i32, align 4
  %24 = alloca i64, align 8
  %25 = alloca i64, align 8
  %26 = alloca [29 x ptr], align 4
  %27 = alloca i32, align 4
  %28 = alloca ptr, align 4
  %29 = alloca double, align 8
  %30 = alloca float, align 4
  %31 = alloca i32, align 4
  store i32 0, ptr %1, align 4
  %32 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %33 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str, ptr noundef @.str.1, ptr noundef %2, ptr noundef %3, ptr noundef %5, ptr noundef %4, ptr noundef %32) #6
  store i32 %33, ptr %4, align 4
  %34 = load i32, ptr %4, align 4
  %35 = load i32, ptr %2, align 4
  %36 = load i32, ptr %3, align 4
  %37 = load i32, ptr %5, align 4
  %38 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %39 = call i32 (ptr, ...) @printf(ptr noundef @.str.2, i32 noundef %34, i32 noundef %35, i32 noundef %36, i32 noundef %37, ptr noundef %38)
  %40 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.3, ptr noundef @.str.4, ptr noundef %9, ptr noundef %10, ptr noundef %10, ptr noundef %11) #6
  store i32 %40, ptr %4, align 4
  %41 = load i32, ptr %4, align 4
  %42 = load float, ptr %9, align 4
  %43 = fpext float %42 to double
  %44 = load double, ptr %10, align 8
  %45 = load x86_fp80, ptr %11, align 4
  %46 = call i32 (ptr, ...) @printf(ptr noundef @.str.5, i32 noundef %41, double noundef %43, double noundef %44, x86_fp80 noundef %45)
  %47 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %48 = getelementptr inbounds [20 x i8], ptr %8, i32 0, i32 0
  %49 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.6, ptr noundef @.str.7, ptr noundef %47, ptr noundef %48, ptr noundef %2) #6
  store i32 %49, ptr %4, align 4
  %50 = load i32, ptr %4, align 4
  %51 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %52 = getelementptr inbounds [20 x i8], ptr %8, i32 0, i32 0
  %53 = load i32, ptr %2, align 4
  %54 = call i32 (ptr, ...) @printf(ptr noundef @.str.8, i32 noundef %50, ptr noundef %51, ptr noundef %52, i32 noundef %53)
  %55 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.9, ptr noundef @.str.10, ptr noundef %2, ptr noundef %3, ptr noundef %4) #6
  store i32 %55, ptr %4, align 4
  %56 = load i32, ptr %2, align 4
  %57 = load i32, ptr %3, align 4
  %58 = load i32, ptr %4, align 4
  %59 = call i32 (ptr, ...) @printf(ptr noundef @.str.11, i32 noundef %56, i32 noundef %57, i32 noundef %58)
  %60 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.12, ptr noundef @.str.13, ptr noundef %2) #6
  store i32 %60, ptr %4, align 4
  %61 = load i32, ptr %4, align 4
  %62 = call i32 (ptr, ...) @printf(ptr noundef @.str.14, i32 noundef %61)
  %63 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.15, ptr noundef @.str.13, ptr noundef %2) #6
  store i32 %63, ptr %4, align 4
  %64 = load i32, ptr %4, align 4
  %65 = call i32 (ptr, ...) @printf(ptr noundef @.str.14, i32 noundef %64)
  %66 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.16, ptr noundef @.str.17, ptr noundef %2, ptr noundef %3, ptr noundef %7, ptr noundef %4) #6
  store i32 %66, ptr %4, align 4
  %67 = load i32, ptr %2, align 4
  %68 = load i32, ptr %3, align 4
  %69 = load i8, ptr %7, align 1
  %70 = sext i8 %69 to i32
  %71 = load i32, ptr %4, align 4
  %72 = call i32 (ptr, ...) @printf(ptr noundef @.str.18, i32 noundef %67, i32 noundef %68, i32 noundef %70, i32 noundef %71)
  %73 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %74 = getelementptr inbounds [20 x i8], ptr %8, i32 0, i32 0
  %75 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.19, ptr noundef @.str.20, ptr noundef %7, ptr noundef %73, ptr noundef %74) #6
  store i32 %75, ptr %4, align 4
  %76 = load i32, ptr %4, align 4
  %77 = load i8, ptr %7, align 1
  %78 = sext i8 %77 to i32
  %79 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %80 = load i8, ptr %79, align 1
  %81 = sext i8 %80 to i32
  %82 = getelementptr inbounds [20 x i8], ptr %8, i32 0, i32 0
  %83 = load i8, ptr %82, align 1
  %84 = sext i8 %83 to i32
  %85 = call i32 (ptr, ...) @printf(ptr noundef @.str.21, i32 noundef %76, i32 noundef %78, i32 noundef %81, i32 noundef %84)
  %86 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.22, ptr noundef @.str.23, ptr noundef %12, ptr noundef %14, ptr noundef %13) #6
  store i32 %86, ptr %4, align 4
  %87 = load i32, ptr %4, align 4
  %88 = load i64, ptr %12, align 8
  %89 = load i8, ptr %14, align 1
  %90 = sext i8 %89 to i32
  %91 = load i16, ptr %13, align 2
  %92 = sext i16 %91 to i32
  %93 = call i32 (ptr, ...) @printf(ptr noundef @.str.24, i32 noundef %87, i64 noundef %88, i32 noundef %90, i32 noundef %92)
  %94 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %95 = getelementptr inbounds [20 x i8], ptr %8, i32 0, i32 0
  %96 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.25, ptr noundef @.str.26, ptr noundef %94, ptr noundef %95) #6
  store i32 %96, ptr %4, align 4
  %97 = load i32, ptr %4, align 4
  %98 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %99 = call i32 (ptr, ...) @printf(ptr noundef @.str.27, i32 noundef %97, ptr noundef %98)
  %100 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %101 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.28, ptr noundef @.str.29, ptr noundef %2, ptr noundef %100) #6
  store i32 %101, ptr %4, align 4
  %102 = load i32, ptr %4, align 4
  %103 = load i32, ptr %2, align 4
  %104 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %105 = call i32 (ptr, ...) @printf(ptr noundef @.str.30, i32 noundef %102, i32 noundef %103, ptr noundef %104)
  %106 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %107 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.31, ptr noundef @.str.32, ptr noundef %106) #6
  store i32 %107, ptr %4, align 4
  %108 = load i32, ptr %4, align 4
  %109 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %110 = call i32 (ptr, ...) @printf(ptr noundef @.str.27, i32 noundef %108, ptr noundef %109)
  %111 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.33, ptr noundef @.str.34, ptr noundef %2, ptr noundef %3, ptr noundef %4) #6
  store i32 %111, ptr %4, align 4
  %112 = load i32, ptr %2, align 4
  %113 = load i32, ptr %3, align 4
  %114 = load i32, ptr %4, align 4
  %115 = call i32 (ptr, ...) @printf(ptr noundef @.str.11, i32 noundef %112, i32 noundef %113, i32 noundef %114)
  %116 = call i32 (ptr, ptr, ...) @__isoc99_sscanf(ptr noundef @.str.35, ptr noundef @.str.36, ptr noundef %10, ptr noundef %9, ptr noundef %10) #6
  store i32 %116, ptr %4, align 4
  %117 = load i32, ptr %4, align 4
  %118 = load double, ptr %10, align 8
  %119 = load float, ptr %9, align 4
  %120 = load float, ptr %9, align 4
  %121 = fcmp une float %119, %120
  %122 = zext i1 %121 to i32
  %123 = call i32 (ptr, ...) @printf(ptr noundef @.str.37, i32 noundef %117, double noundef %118, i32 noundef %122)
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %16, ptr align 4 @__const.main.nums, i32 60, i1 false)
  store i32 0, ptr %17, align 4
  br label %124

124:                                              ; preds = %196, %0
  %125 = load i32, ptr %17, align 4
  %126 = icmp slt i32 %125, 15
  br i1 %126, label %127, label %199

127:                                              ; preds = %124
  store i32 0, ptr %18, align 4
  br label %128

128:                                              ; preds = %191, %127
  %129 = load i32, ptr %18, align 4
  %130 = icmp sle i32 %129, 36
  br i1 %130, label %131, label %195

131:                                              ; preds = %128
  %132 = call ptr @__errno_location() #7
  store i32 0, ptr %132, align 4
  %133 = load i32, ptr %17, align 4
  %134 = getelementptr inbounds [15 x ptr], ptr %16, i32 0, i32 %133
  %135 = load ptr, ptr %134, align 4
  %136 = load i32, ptr %18, align 4
  %137 = call i32 @strtol(ptr noundef %135, ptr noundef %19, i32 noundef %136) #6
  store i32 %137, ptr %20, align 4
  %138 = call ptr @__errno_location() #7
  %139 = load i32, ptr %138, align 4
  store i32 %139, ptr %21, align 4
  %140 = call ptr @__errno_location() #7
  store i32 0, ptr %140, align 4
  %141 = load i32, ptr %17, align 4
  %142 = getelementptr inbounds [15 x ptr], ptr %16, i32 0, i32 %141
  %143 = load ptr, ptr %142, align 4
  %144 = load i32, ptr %18, align 4
  %145 = call i32 @strtoul(ptr noundef %143, ptr noundef null, i32 noundef %144) #6
  store i32 %145, ptr %22, align 4
  %146 = call ptr @__errno_location() #7
  %147 = load i32, ptr %146, align 4
  store i32 %147, ptr %23, align 4
  %148 = load i32, ptr %17, align 4
  %149 = getelementptr inbounds [15 x ptr], ptr %16, i32 0, i32 %148
  %150 = load ptr, ptr %149, align 4
  %151 = load i32, ptr %18, align 4
  %152 = call i64 @strtoll(ptr noundef %150, ptr noundef null, i32 noundef %151) #6
  store i64 %152, ptr %24, align 8
  %153 = load i32, ptr %17, align 4
  %154 = getelementptr inbounds [15 x ptr], ptr %16, i32 0, i32 %153
  %155 = load ptr, ptr %154, align 4
  %156 = load i32, ptr %18, align 4
  %157 = call i64 @strtoull(ptr noundef %155, ptr noundef null, i32 noundef %156) #6
  store i64 %157, ptr %25, align 8
  %158 = load i32, ptr %17, align 4
  %159 = getelementptr inbounds [15 x ptr], ptr %16, i32 0, i32 %158
  %160 = load ptr, ptr %159, align 4
  %161 = load i32, ptr %18, align 4
  %162 = load i32, ptr %20, align 4
  %163 = load ptr, ptr %19, align 4
  %164 = load i32, ptr %17, align 4
  %165 = getelementptr inbounds [15 x ptr], ptr %16, i32 0, i32 %164
  %166 = load ptr, ptr %165, align 4
  %167 = ptrtoint ptr %163 to i32
  %168 = ptrtoint ptr %166 to i32
  %169 = sub i32 %167, %168
  %170 = load i32, ptr %21, align 4
  %171 = load i32, ptr %22, align 4
  %172 = load i32, ptr %23, align 4
  %173 = load i64, ptr %24, align 8
  %174 = load i64, ptr %25, align 8
  %175 = call i32 (ptr, ...) @printf(ptr noundef @.str.51, ptr noundef %160, i32 noundef %161, i32 noundef %162, i32 noundef %169, i32 noundef %170, i32 noundef %171, i32 noundef %172, i64 noundef %173, i64 noundef %174)
  br label %176

176:                                              ; preds = %131
  %177 = load i32, ptr %18, align 4
  %178 = icmp eq i32 %177, 0
  br i1 %178, label %179, label %180

179:                                              ; preds = %176
  br label %191

180:                                              ; preds = %176
  %181 = load i32, ptr %18, align 4
  %182 = icmp eq i32 %181, 8
  br i1 %182, label %183, label %184

183:                                              ; preds = %180
  br label %189

184:                                              ; preds = %180
  %185 = load i32, ptr %18, align 4
  %186 = icmp eq i32 %185, 10
  %187 = zext i1 %186 to i64
  %188 = select i1 %186, i32 6, i32 20
  br label %189

189:                                              ; preds = %184, %183
  %190 = phi i32 [ 2, %183 ], [ %188, %184 ]
  br label %191

191:                                              ; preds = %189, %179
  %192 = phi i32 [ 8, %179 ], [ %190, %189 ]
  %193 = load i32, ptr %18, align 4
  %194 = add nsw i32 %193, %192
  store i32 %194, ptr %18, align 4
  br label %128, !llvm.loop !6

195:                                              ; preds = %128
  br label %196

196:                                              ; preds = %195
  %197 = load i32, ptr %17, align 4
  %198 = add nsw i32 %197, 1
  store i32 %198, ptr %17, align 4
  br label %124, !llvm.loop !8

199:                                              ; preds = %124
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %26, ptr align 4 @__const.main.fl, i32 116, i1 false)
  store i32 0, ptr %27, align 4
  br label %200

200:                                              ; preds = %242, %199
  %201 = load i32, ptr %27, align 4
  %202 = icmp slt i32 %201, 29
  br i1 %202, label %203, label %245

203:                                              ; preds = %200
  %204 = call ptr @__errno_location() #7
  store i32 0, ptr %204, align 4
  %205 = load i32, ptr %27, align 4
  %206 = getelementptr inbounds [29 x ptr], ptr %26, i32 0, i32 %205
  %207 = load ptr, ptr %206, align 4
  %208 = call double @strtod(ptr noundef %207, ptr noundef %28) #6
  store double %208, ptr %29, align 8
  %209 = load i32, ptr %27, align 4
  %210 = getelementptr inbounds [29 x ptr], ptr %26, i32 0, i32 %209
  %211 = load ptr, ptr %210, align 4
  %212 = load double, ptr %29, align 8
  %213 = load ptr, ptr %28, align 4
  %214 = load i32, ptr %27, align 4
  %215 = getelementptr inbounds [29 x ptr], ptr %26, i32 0, i32 %214
  %216 = load ptr, ptr %215, align 4
  %217 = ptrtoint ptr %213 to i32
  %218 = ptrtoint ptr %216 to i32
  %219 = sub i32 %217, %218
  %220 = call ptr @__errno_location() #7
  %221 = load i32, ptr %220, align 4
  %222 = call i32 (ptr, ...) @printf(ptr noundef @.str.80, ptr noundef %211, double noundef %212, i32 noundef %219, i32 noundef %221)
  %223 = call ptr @__errno_location() #7
  store i32 0, ptr %223, align 4
  %224 = load i32, ptr %27, align 4
  %225 = getelementptr inbounds [29 x ptr], ptr %26, i32 0, i32 %224
  %226 = load ptr, ptr %225, align 4
  %227 = call float @strtof(ptr noundef %226, ptr noundef null) #6
  store float %227, ptr %30, align 4
  %228 = load float, ptr %30, align 4
  %229 = fpext float %228 to double
  %230 = call ptr @__errno_location() #7
  %231 = load i32, ptr %230, align 4
  %232 = call i32 (ptr, ...) @printf(ptr noundef @.str.81, double noundef %229, i32 noundef %231)
  %233 = load i32, ptr %27, align 4
  %234 = getelementptr inbounds [29 x ptr], ptr %26, i32 0, i32 %233
  %235 = load ptr, ptr %234, align 4
  %236 = call x86_fp80 @strtold(ptr noundef %235, ptr noundef null) #6
  %237 = load i32, ptr %27, align 4
  %238 = getelementptr inbounds [29 x ptr], ptr %26, i32 0, i32 %237
  %239 = load ptr, ptr %238, align 4
  %240 = call i32 @atoi(ptr noundef %239) #8
  %241 = call i32 (ptr, ...) @printf(ptr noundef @.str.82, x86_fp80 noundef %236, i32 noundef %240)
  br label %242

242:                                              ; preds = %203
  %243 = load i32, ptr %27, align 4
  %244 = add nsw i32 %243, 1
  store i32 %244, ptr %27, align 4
  br label %200, !llvm.loop !9

245:                                              ; preds = %200
  br label %246

246:                                              ; preds = %249, %245
  %247 = call i32 (ptr, ...) @__isoc99_scanf(ptr noundef @.str.13, ptr noundef %2)
  store i32 %247, ptr %4, align 4
  %248 = icmp eq i32 %247, 1
  br i1 %248, label %249, label %252

249:                                              ; preds = %246
  %250 = load i32, ptr %2, align 4
  %251 = call i32 (ptr, ...) @printf(ptr noundef @.str.83, i32 noundef %250)
  br label %246, !llvm.loop !10

252:                                              ; preds = %246
  %253 = load i32, ptr %4, align 4
  %254 = call i32 (ptr, ...) @printf(ptr noundef @.str.84, i32 noundef %253)
  %255 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %256 = load ptr, ptr @stdin, align 4
  %257 = call ptr @fgets(ptr noundef %255, i32 noundef 64, ptr noundef %256)
  %258 = icmp ne ptr %257, null
  br i1 %258, label %259, label %262

259:                                              ; preds = %252
  %260 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %261 = call i32 (ptr, ...) @printf(ptr noundef @.str.85, ptr noundef %260)
  br label %262

262:                                              ; preds = %259, %252
  br label %263

263:                                              ; preds = %266, %262
  %264 = call i32 @getchar()
  store i32 %264, ptr %31, align 4
  %265 = icmp ne i32 %264, -1
  br i1 %265, label %266, label %269

266:                                              ; preds = %263
  %267 = load i32, ptr %31, align 4
  %268 = call i32 @putchar(i32 noundef %267)
  br label %263, !llvm.loop !11

269:                                              ; preds = %263
  %270 = load ptr, ptr @stdin, align 4
  %271 = call i32 @feof(ptr noundef %270) #6
  %272 = call i32 (ptr, ...) @printf(ptr noundef @.str.86, i32 noundef %271)
  ret i32 0
}

; Function Attrs: nounwind
declare i32 @__isoc99_sscanf(ptr noundef, ptr noundef, ...) #1

declare i32 @printf(ptr noundef, ...) #2

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i32(ptr noalias nocapture writeonly, ptr noalias nocapture readonly, i32, i1 immarg) #3

; Function Attrs: nounwind willreturn memory(none)
declare ptr @__errno_location() #4

; Function Attrs: nounwind
declare i32 @strtol(ptr noundef, ptr noundef, i32 noundef) #1

; Function Attrs: nounwind
declare i32 @strtoul(ptr noundef, ptr noundef, i32 noundef) #1

; Function Attrs: nounwind
declare i64 @strtoll(ptr noundef, ptr noundef, i32 noundef) #1

; Function Attrs: nounwind
declare i64 @strtoull(ptr noundef, ptr noundef, i32 noundef) #1

; Function Attrs: nounwind
declare double @strtod(ptr noundef, ptr noundef) #1

; Function Attrs: nounwind
declare float @strtof(ptr noundef, ptr noundef) #1

; Function Attrs: nounwind
declare x86_fp80 @strtold(ptr noundef, ptr noundef) #1

; Function Attrs: nounwind willreturn memory(read)
declare i32 @atoi(ptr noundef) #5

declare i32 @__isoc99_scanf(ptr noundef, ...) #2

declare ptr @fgets(ptr noundef, i32 noundef, ptr noundef) #2

declare i32 @getchar() #2

declare i32 @putchar(i32 noundef) #2

; Function Attrs: nounwind
declare i32 @feof(ptr noundef) #1

attributes #0 = { noinline nounwind uwtable "frame-pointer"="all" "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #1 = { nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #2 = { "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #3 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #4 = { nounwind willreturn memory(none) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #5 = { nounwind willreturn memory(read) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #6 = { nounwind }
attributes #7 = { nounwind willreturn memory(none) }
attributes #8 = { nounwind willreturn memory(read) }

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
