; ModuleID = 'wide.c'
source_filename = "wide.c"
target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-pc-linux-gnu"

%struct.__mbstate_t = type { i32, %union.anon }
%union.anon = type { i32 }
%struct.tm = type { i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, ptr }
%struct.imaxdiv_t = type { i64, i64 }
%struct._G_fpos_t = type { i32, %struct.__mbstate_t }

@.str = private unnamed_addr constant [13 x i8] c"%zu %zu %zu\0A\00", align 1
@.str.1 = private unnamed_addr constant [13 x i8] c"%d %d %d %d\0A\00", align 1
@.str.2 = private unnamed_addr constant [2 x i32] [i32 98, i32 0], align 4
@.str.3 = private unnamed_addr constant [2 x i32] [i32 97, i32 0], align 4
@.str.4 = private unnamed_addr constant [7 x i32] [i32 32, i32 119, i32 111, i32 114, i32 108, i32 100, i32 0], align 4
@.str.5 = private unnamed_addr constant [4 x i32] [i32 33, i32 33, i32 33, i32 0], align 4
@.str.6 = private unnamed_addr constant [4 x i32] [i32 97, i32 98, i32 99, i32 0], align 4
@.str.7 = private unnamed_addr constant [3 x i32] [i32 120, i32 121, i32 0], align 4
@.str.8 = private unnamed_addr constant [7 x i8] c"%d %d\0A\00", align 1
@.str.9 = private unnamed_addr constant [12 x i8] c"%td %td %d\0A\00", align 1
@.str.10 = private unnamed_addr constant [12 x i8] c"%td %d %td\0A\00", align 1
@.str.11 = private unnamed_addr constant [3 x i32] [i32 108, i32 108, i32 0], align 4
@.str.12 = private unnamed_addr constant [4 x i32] [i32 108, i32 111, i32 33, i32 0], align 4
@.str.13 = private unnamed_addr constant [1 x i32] zeroinitializer, align 4
@.str.14 = private unnamed_addr constant [16 x i8] c"%zu %zu %td %d\0A\00", align 1
@.str.15 = private unnamed_addr constant [4 x i32] [i32 104, i32 101, i32 108, i32 0], align 4
@.str.16 = private unnamed_addr constant [2 x i32] [i32 111, i32 0], align 4
@.str.17 = private unnamed_addr constant [3 x i32] [i32 111, i32 108, i32 0], align 4
@.str.18 = private unnamed_addr constant [2 x i32] [i32 122, i32 0], align 4
@__const.wide.t = private unnamed_addr constant [16 x i32] [i32 32, i32 111, i32 110, i32 101, i32 44, i32 32, i32 116, i32 119, i32 111, i32 44, i32 116, i32 104, i32 114, i32 101, i32 101, i32 0], align 4
@.str.19 = private unnamed_addr constant [3 x i32] [i32 32, i32 44, i32 0], align 4
@.str.20 = private unnamed_addr constant [10 x i8] c"%d %d %d\0A\00", align 1
@.str.21 = private unnamed_addr constant [5 x i32] [i32 99, i32 111, i32 112, i32 121, i32 0], align 4
@.str.22 = private unnamed_addr constant [5 x i8] c"%zu\0A\00", align 1
@.str.23 = private unnamed_addr constant [5 x i32] [i32 115, i32 111, i32 114, i32 116, i32 0], align 4
@.str.24 = private unnamed_addr constant [12 x i8] c"%ld %lu %d\0A\00", align 1
@.str.25 = private unnamed_addr constant [6 x i32] [i32 32, i32 45, i32 52, i32 50, i32 120, i32 0], align 4
@.str.26 = private unnamed_addr constant [3 x i32] [i32 102, i32 102, i32 0], align 4
@.str.27 = private unnamed_addr constant [10 x i32] [i32 50, i32 46, i32 53, i32 101, i32 49, i32 114, i32 101, i32 115, i32 116, i32 0], align 4
@.str.28 = private unnamed_addr constant [8 x i8] c"%g %lc\0A\00", align 1
@.str.29 = private unnamed_addr constant [11 x i8] c"%lld %llu\0A\00", align 1
@.str.30 = private unnamed_addr constant [12 x i32] [i32 45, i32 57, i32 48, i32 48, i32 48, i32 48, i32 48, i32 48, i32 48, i32 48, i32 48, i32 0], align 4
@.str.31 = private unnamed_addr constant [12 x i32] [i32 48, i32 120, i32 49, i32 102, i32 102, i32 102, i32 102, i32 102, i32 102, i32 102, i32 102, i32 0], align 4
@.str.32 = private unnamed_addr constant [14 x i8] c"%d%d%d%d%d%d \00", align 1
@.str.33 = private unnamed_addr constant [1 x i8] zeroinitializer, align 1
@.str.34 = private unnamed_addr constant [14 x i8] c"%lc%lc %d %d\0A\00", align 1
@.str.35 = private unnamed_addr constant [6 x i8] c"digit\00", align 1
@.str.36 = private unnamed_addr constant [5 x i8] c"none\00", align 1
@.str.37 = private unnamed_addr constant [11 x i8] c"%lc %d %d\0A\00", align 1
@.str.38 = private unnamed_addr constant [8 x i8] c"toupper\00", align 1
@.str.39 = private unnamed_addr constant [4 x i8] c"%lc\00", align 1
@.str.40 = private unnamed_addr constant [5 x i8] c"many\00", align 1
@.str.41 = private unnamed_addr constant [5 x i32] [i32 119, i32 105, i32 100, i32 101, i32 0], align 4
@.str.42 = private unnamed_addr constant [8 x i8] c"%zu %d \00", align 1
@.str.43 = private unnamed_addr constant [4 x i8] c"xyz\00", align 1
@.str.44 = private unnamed_addr constant [8 x i8] c"%zu %d\0A\00", align 1
@.str.45 = private unnamed_addr constant [2 x i8] c"q\00", align 1
@.str.46 = private unnamed_addr constant [2 x i8] c"k\00", align 1
@.str.47 = private unnamed_addr constant [2 x i8] c"a\00", align 1
@.str.48 = private unnamed_addr constant [2 x i8] c"p\00", align 1
@.str.49 = private unnamed_addr constant [9 x i8] c"%zu %zu\0A\00", align 1
@.str.50 = private unnamed_addr constant [5 x i8] c"text\00", align 1
@.str.51 = private unnamed_addr constant [7 x i8] c"longer\00", align 1
@.str.52 = private unnamed_addr constant [14 x i8] c"%zu %.4s %zu\0A\00", align 1
@.str.53 = private unnamed_addr constant [5 x i32] [i32 98, i32 97, i32 99, i32 107, i32 0], align 4
@.str.54 = private unnamed_addr constant [5 x i32] [i32 102, i32 111, i32 117, i32 114, i32 0], align 4
@.str.55 = private unnamed_addr constant [4 x i8] c"%d\0A\00", align 1
@__const.times.some = private unnamed_addr constant [8 x i32] [i32 0, i32 1000000000, i32 1234567890, i32 951782400, i32 1704067199, i32 -86400, i32 1609459200, i32 1483228800], align 4
@.str.56 = private unnamed_addr constant [15 x i8] c"%a %A %b %B %h\00", align 1
@.str.57 = private unnamed_addr constant [3 x i8] c"%c\00", align 1
@.str.58 = private unnamed_addr constant [15 x i8] c"%C %d %D %e %F\00", align 1
@.str.59 = private unnamed_addr constant [21 x i8] c"%g %G %V %u %w %U %W\00", align 1
@.str.60 = private unnamed_addr constant [27 x i8] c"%H %I %j %m %M %p %P %k %l\00", align 1
@.str.61 = private unnamed_addr constant [35 x i8] c"%r %R %S %T %x %X %y %Y %% %n%t|%s\00", align 1
@.str.62 = private unnamed_addr constant [14 x i8] c"%Ey %Od %z %Z\00", align 1
@__const.times.formats = private unnamed_addr constant [7 x ptr] [ptr @.str.56, ptr @.str.57, ptr @.str.58, ptr @.str.59, ptr @.str.60, ptr @.str.61, ptr @.str.62], align 4
@.str.63 = private unnamed_addr constant [3 x i8] c"%s\00", align 1
@.str.64 = private unnamed_addr constant [5 x i8] c"%zu \00", align 1
@.str.65 = private unnamed_addr constant [5 x i8] c"%ld \00", align 1
@.str.66 = private unnamed_addr constant [25 x i8] c"%d %d %d %d %d %d %d %d\0A\00", align 1
@.str.67 = private unnamed_addr constant [6 x i8] c"%d %s\00", align 1
@.str.68 = private unnamed_addr constant [6 x i8] c"%Y-%m\00", align 1
@.str.69 = private unnamed_addr constant [4 x i8] c"%g\0A\00", align 1
@__const.rest.b = private unnamed_addr constant [16 x i8] c"ab\00\00\00\00\00\00\00\00\00\00\00\00\00\00", align 1
@.str.70 = private unnamed_addr constant [12 x i8] c"%zu %s %zu\0A\00", align 1
@.str.71 = private unnamed_addr constant [5 x i8] c"xfrm\00", align 1
@.str.72 = private unnamed_addr constant [7 x i8] c"length\00", align 1
@.str.73 = private unnamed_addr constant [11 x i8] c"%td %s %d\0A\00", align 1
@.str.74 = private unnamed_addr constant [10 x i8] c"stop here\00", align 1
@.str.75 = private unnamed_addr constant [16 x i8] c"%lld %lld %lld\0A\00", align 1
@__const.rest.pairs = private unnamed_addr constant [7 x [2 x double]] [[2 x double] [double 1.000000e+01, double 3.000000e+00], [2 x double] [double -1.000000e+01, double 3.000000e+00], [2 x double] [double 7.500000e+00, double 2.000000e+00], [2 x double] [double 1.000000e+20, double 7.000000e+00], [2 x double] [double 5.000000e+00, double -2.000000e+00], [2 x double] [double 0.000000e+00, double 1.000000e+00], [2 x double] [double 3.000000e+00, double 8.000000e+00]], align 8
@.str.76 = private unnamed_addr constant [8 x i8] c"%g %d, \00", align 1
@.str.77 = private unnamed_addr constant [8 x i8] c"%g %d; \00", align 1
@.str.78 = private unnamed_addr constant [13 x i8] c"%a %a %a %a\0A\00", align 1
@.str.79 = private unnamed_addr constant [9 x i8] c"position\00", align 1
@.str.80 = private unnamed_addr constant [4 x i8] c"%c\0A\00", align 1

; Function Attrs: noinline nounwind uwtable
define dso_local i32 @main() #0 {
  %1 = alloca i32, align 4
  store i32 0, ptr %1, align 4
  call void @wide()
  call void @multibyte()
  call void @times()
  call void @rest()
  ret i32 0
}

; Function Attrs: noinline nounwind uwtable
define internal void @wide() #0 {
  %1 = alloca [32 x i32], align 4
  %2 = alloca [32 x i32], align 4
  %3 = alloca ptr, align 4
  %4 = alloca ptr, align 4
  %5 = alloca [16 x i32], align 4
  %6 = alloca ptr, align 4
  %7 = alloca ptr, align 4
  %8 = alloca double, align 8
  %9 = alloca i32, align 4
  call void @llvm.memset.p0.i32(ptr align 4 %1, i8 0, i32 128, i1 false)
  %10 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  store i32 104, ptr %10, align 4
  %11 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 1
  store i32 101, ptr %11, align 4
  %12 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 2
  store i32 108, ptr %12, align 4
  %13 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 3
  store i32 108, ptr %13, align 4
  %14 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 4
  store i32 111, ptr %14, align 4
  %15 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %16 = call i32 @wcslen(ptr noundef %15) #8
  %17 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %18 = call i32 @wcsnlen(ptr noundef %17, i32 noundef 3) #8
  %19 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %20 = call i32 @wcsnlen(ptr noundef %19, i32 noundef 30) #8
  %21 = call i32 (ptr, ...) @printf(ptr noundef @.str, i32 noundef %16, i32 noundef %18, i32 noundef %20)
  %22 = call i32 @wcscoll(ptr noundef @.str.2, ptr noundef @.str.3) #9
  %23 = icmp sgt i32 %22, 0
  br i1 %23, label %24, label %25

24:                                               ; preds = %0
  br label %30

25:                                               ; preds = %0
  %26 = call i32 @wcscoll(ptr noundef @.str.2, ptr noundef @.str.3) #9
  %27 = icmp slt i32 %26, 0
  %28 = zext i1 %27 to i64
  %29 = select i1 %27, i32 -1, i32 0
  br label %30

30:                                               ; preds = %25, %24
  %31 = phi i32 [ 1, %24 ], [ %29, %25 ]
  %32 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef -1, i32 noundef 0, i32 noundef 0, i32 noundef %31)
  %33 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 0
  %34 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %35 = call ptr @wcscpy(ptr noundef %33, ptr noundef %34) #9
  call void @show(ptr noundef %35)
  %36 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 0
  %37 = call ptr @wcscat(ptr noundef %36, ptr noundef @.str.4) #9
  call void @show(ptr noundef %37)
  %38 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 0
  %39 = call ptr @wcsncat(ptr noundef %38, ptr noundef @.str.5, i32 noundef 2) #9
  call void @show(ptr noundef %39)
  %40 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 0
  %41 = call ptr @wcsncpy(ptr noundef %40, ptr noundef @.str.6, i32 noundef 2) #9
  call void @show(ptr noundef %41)
  %42 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 0
  %43 = call ptr @wcsncpy(ptr noundef %42, ptr noundef @.str.7, i32 noundef 5) #9
  %44 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 1
  %45 = load i32, ptr %44, align 4
  %46 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 4
  %47 = load i32, ptr %46, align 4
  %48 = call i32 (ptr, ...) @printf(ptr noundef @.str.8, i32 noundef %45, i32 noundef %47)
  %49 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %50 = call ptr @wcschr(ptr noundef %49, i32 noundef 108) #8
  %51 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %52 = ptrtoint ptr %50 to i32
  %53 = ptrtoint ptr %51 to i32
  %54 = sub i32 %52, %53
  %55 = sdiv exact i32 %54, 4
  %56 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %57 = call ptr @wcsrchr(ptr noundef %56, i32 noundef 108) #8
  %58 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %59 = ptrtoint ptr %57 to i32
  %60 = ptrtoint ptr %58 to i32
  %61 = sub i32 %59, %60
  %62 = sdiv exact i32 %61, 4
  %63 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %64 = call ptr @wcschr(ptr noundef %63, i32 noundef 122) #8
  %65 = icmp eq ptr %64, null
  %66 = zext i1 %65 to i32
  %67 = call i32 (ptr, ...) @printf(ptr noundef @.str.9, i32 noundef %55, i32 noundef %62, i32 noundef %66)
  %68 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %69 = call ptr @wcsstr(ptr noundef %68, ptr noundef @.str.11) #8
  %70 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %71 = ptrtoint ptr %69 to i32
  %72 = ptrtoint ptr %70 to i32
  %73 = sub i32 %71, %72
  %74 = sdiv exact i32 %73, 4
  %75 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %76 = call ptr @wcsstr(ptr noundef %75, ptr noundef @.str.12) #8
  %77 = icmp eq ptr %76, null
  %78 = zext i1 %77 to i32
  %79 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %80 = call ptr @wcsstr(ptr noundef %79, ptr noundef @.str.13) #8
  %81 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %82 = ptrtoint ptr %80 to i32
  %83 = ptrtoint ptr %81 to i32
  %84 = sub i32 %82, %83
  %85 = sdiv exact i32 %84, 4
  %86 = call i32 (ptr, ...) @printf(ptr noundef @.str.10, i32 noundef %74, i32 noundef %78, i32 noundef %85)
  %87 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %88 = call i32 @wcsspn(ptr noundef %87, ptr noundef @.str.15) #8
  %89 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %90 = call i32 @wcscspn(ptr noundef %89, ptr noundef @.str.16) #8
  %91 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %92 = call ptr @wcspbrk(ptr noundef %91, ptr noundef @.str.17) #8
  %93 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %94 = ptrtoint ptr %92 to i32
  %95 = ptrtoint ptr %93 to i32
  %96 = sub i32 %94, %95
  %97 = sdiv exact i32 %96, 4
  %98 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %99 = call ptr @wcspbrk(ptr noundef %98, ptr noundef @.str.18) #8
  %100 = icmp eq ptr %99, null
  %101 = zext i1 %100 to i32
  %102 = call i32 (ptr, ...) @printf(ptr noundef @.str.14, i32 noundef %88, i32 noundef %90, i32 noundef %97, i32 noundef %101)
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %5, ptr align 4 @__const.wide.t, i32 64, i1 false)
  %103 = getelementptr inbounds [16 x i32], ptr %5, i32 0, i32 0
  %104 = call ptr @wcstok(ptr noundef %103, ptr noundef @.str.19, ptr noundef %3) #9
  store ptr %104, ptr %6, align 4
  br label %105

105:                                              ; preds = %110, %30
  %106 = load ptr, ptr %6, align 4
  %107 = icmp ne ptr %106, null
  br i1 %107, label %108, label %112

108:                                              ; preds = %105
  %109 = load ptr, ptr %6, align 4
  call void @show(ptr noundef %109)
  br label %110

110:                                              ; preds = %108
  %111 = call ptr @wcstok(ptr noundef null, ptr noundef @.str.19, ptr noundef %3) #9
  store ptr %111, ptr %6, align 4
  br label %105, !llvm.loop !6

112:                                              ; preds = %105
  %113 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 0
  %114 = call ptr @wmemset(ptr noundef %113, i32 noundef 122, i32 noundef 4) #9
  %115 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 4
  store i32 0, ptr %115, align 4
  %116 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 0
  call void @show(ptr noundef %116)
  %117 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 0
  %118 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %119 = call ptr @wmemcpy(ptr noundef %117, ptr noundef %118, i32 noundef 2) #9
  %120 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 0
  call void @show(ptr noundef %120)
  %121 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 0
  %122 = getelementptr inbounds i32, ptr %121, i32 1
  %123 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 0
  %124 = call ptr @wmemmove(ptr noundef %122, ptr noundef %123, i32 noundef 3) #9
  %125 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 0
  call void @show(ptr noundef %125)
  %126 = getelementptr inbounds [32 x i32], ptr %1, i32 0, i32 0
  %127 = call ptr @wmemchr(ptr noundef %126, i32 noundef 111, i32 noundef 4) #8
  %128 = icmp eq ptr %127, null
  %129 = zext i1 %128 to i32
  %130 = call i32 (ptr, ...) @printf(ptr noundef @.str.20, i32 noundef -1, i32 noundef 0, i32 noundef %129)
  %131 = call noalias ptr @wcsdup(ptr noundef @.str.21) #9
  store ptr %131, ptr %7, align 4
  %132 = load ptr, ptr %7, align 4
  call void @show(ptr noundef %132)
  %133 = load ptr, ptr %7, align 4
  call void @free(ptr noundef %133) #9
  %134 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 0
  %135 = call i32 @wcsxfrm(ptr noundef %134, ptr noundef @.str.23, i32 noundef 32) #9
  %136 = call i32 (ptr, ...) @printf(ptr noundef @.str.22, i32 noundef %135)
  %137 = getelementptr inbounds [32 x i32], ptr %2, i32 0, i32 0
  call void @show(ptr noundef %137)
  %138 = call i32 @wcstol(ptr noundef @.str.25, ptr noundef %4, i32 noundef 10) #9
  %139 = call i32 @wcstoul(ptr noundef @.str.26, ptr noundef null, i32 noundef 16) #9
  %140 = load ptr, ptr %4, align 4
  %141 = load i32, ptr %140, align 4
  %142 = call i32 (ptr, ...) @printf(ptr noundef @.str.24, i32 noundef %138, i32 noundef %139, i32 noundef %141)
  %143 = call double @wcstod(ptr noundef @.str.27, ptr noundef %4) #9
  store double %143, ptr %8, align 8
  %144 = load double, ptr %8, align 8
  %145 = load ptr, ptr %4, align 4
  %146 = load i32, ptr %145, align 4
  %147 = call i32 (ptr, ...) @printf(ptr noundef @.str.28, double noundef %144, i32 noundef %146)
  %148 = call i64 @wcstoll(ptr noundef @.str.30, ptr noundef null, i32 noundef 0) #9
  %149 = call i64 @wcstoull(ptr noundef @.str.31, ptr noundef null, i32 noundef 0) #9
  %150 = call i32 (ptr, ...) @printf(ptr noundef @.str.29, i64 noundef %148, i64 noundef %149)
  store i32 0, ptr %9, align 4
  br label %151

151:                                              ; preds = %192, %112
  %152 = load i32, ptr %9, align 4
  %153 = icmp slt i32 %152, 130
  br i1 %153, label %154, label %195

154:                                              ; preds = %151
  %155 = load i32, ptr %9, align 4
  %156 = call i32 @iswalpha(i32 noundef %155) #9
  %157 = icmp ne i32 %156, 0
  %158 = xor i1 %157, true
  %159 = xor i1 %158, true
  %160 = zext i1 %159 to i32
  %161 = load i32, ptr %9, align 4
  %162 = call i32 @iswdigit(i32 noundef %161) #9
  %163 = icmp ne i32 %162, 0
  %164 = xor i1 %163, true
  %165 = xor i1 %164, true
  %166 = zext i1 %165 to i32
  %167 = load i32, ptr %9, align 4
  %168 = call i32 @iswspace(i32 noundef %167) #9
  %169 = icmp ne i32 %168, 0
  %170 = xor i1 %169, true
  %171 = xor i1 %170, true
  %172 = zext i1 %171 to i32
  %173 = load i32, ptr %9, align 4
  %174 = call i32 @iswpunct(i32 noundef %173) #9
  %175 = icmp ne i32 %174, 0
  %176 = xor i1 %175, true
  %177 = xor i1 %176, true
  %178 = zext i1 %177 to i32
  %179 = load i32, ptr %9, align 4
  %180 = call i32 @iswprint(i32 noundef %179) #9
  %181 = icmp ne i32 %180, 0
  %182 = xor i1 %181, true
  %183 = xor i1 %182, true
  %184 = zext i1 %183 to i32
  %185 = load i32, ptr %9, align 4
  %186 = call i32 @iswxdigit(i32 noundef %185) #9
  %187 = icmp ne i32 %186, 0
  %188 = xor i1 %187, true
  %189 = xor i1 %188, true
  %190 = zext i1 %189 to i32
  %191 = call i32 (ptr, ...) @printf(ptr noundef @.str.32, i32 noundef %160, i32 noundef %166, i32 noundef %172, i32 noundef %178, i32 noundef %184, i32 noundef %190)
  br label %192

192:                                              ; preds = %154
  %193 = load i32, ptr %9, align 4
  %194 = add nsw i32 %193, 7
  store i32 %194, ptr %9, align 4
  br label %151, !llvm.loop !8

195:                                              ; preds = %151
  %196 = call i32 @puts(ptr noundef @.str.33)
  %197 = call i32 @towupper(i32 noundef 113) #9
  %198 = call i32 @towlower(i32 noundef 81) #9
  %199 = call i32 @wctype(ptr noundef @.str.35) #9
  %200 = call i32 @iswctype(i32 noundef 53, i32 noundef %199) #9
  %201 = icmp ne i32 %200, 0
  %202 = xor i1 %201, true
  %203 = xor i1 %202, true
  %204 = zext i1 %203 to i32
  %205 = call i32 @wctype(ptr noundef @.str.36) #9
  %206 = icmp eq i32 %205, 0
  %207 = zext i1 %206 to i32
  %208 = call i32 (ptr, ...) @printf(ptr noundef @.str.34, i32 noundef %197, i32 noundef %198, i32 noundef %204, i32 noundef %207)
  %209 = call ptr @wctrans(ptr noundef @.str.38) #9
  %210 = call i32 @towctrans(i32 noundef 97, ptr noundef %209) #9
  %211 = call i32 @iswlower(i32 noundef 233) #9
  %212 = icmp ne i32 %211, 0
  %213 = xor i1 %212, true
  %214 = xor i1 %213, true
  %215 = zext i1 %214 to i32
  %216 = call i32 @towupper(i32 noundef 233) #9
  %217 = call i32 (ptr, ...) @printf(ptr noundef @.str.37, i32 noundef %210, i32 noundef %215, i32 noundef %216)
  ret void
}

; Function Attrs: noinline nounwind uwtable
define internal void @multibyte() #0 {
  %1 = alloca %struct.__mbstate_t, align 4
  %2 = alloca i32, align 4
  %3 = alloca [16 x i32], align 4
  %4 = alloca [16 x i8], align 1
  %5 = alloca ptr, align 4
  %6 = alloca ptr, align 4
  call void @llvm.memset.p0.i32(ptr align 4 %1, i8 0, i32 8, i1 false)
  store i32 7, ptr %2, align 4
  store ptr @.str.40, ptr %5, align 4
  store ptr @.str.41, ptr %6, align 4
  %7 = call i32 @btowc(i32 noundef 97) #9
  %8 = call i32 @btowc(i32 noundef -1) #9
  %9 = call i32 @wctob(i32 noundef 98) #9
  %10 = call i32 @wctob(i32 noundef 256) #9
  %11 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %7, i32 noundef %8, i32 noundef %9, i32 noundef %10)
  %12 = call i32 @mbrtowc(ptr noundef %2, ptr noundef @.str.43, i32 noundef 3, ptr noundef %1) #9
  %13 = load i32, ptr %2, align 4
  %14 = call i32 (ptr, ...) @printf(ptr noundef @.str.42, i32 noundef %12, i32 noundef %13)
  %15 = call i32 @mbrtowc(ptr noundef %2, ptr noundef @.str.33, i32 noundef 1, ptr noundef %1) #9
  %16 = load i32, ptr %2, align 4
  %17 = call i32 (ptr, ...) @printf(ptr noundef @.str.44, i32 noundef %15, i32 noundef %16)
  %18 = call i32 @mbrtowc(ptr noundef %2, ptr noundef @.str.45, i32 noundef 0, ptr noundef %1) #9
  %19 = call i32 @mbsinit(ptr noundef %1) #8
  %20 = call i32 @mbrlen(ptr noundef @.str.46, i32 noundef 1, ptr noundef %1) #9
  %21 = call i32 (ptr, ...) @printf(ptr noundef @.str.20, i32 noundef %18, i32 noundef %19, i32 noundef %20)
  %22 = call i32 @mblen(ptr noundef @.str.47, i32 noundef 1) #9
  %23 = call i32 @mblen(ptr noundef @.str.33, i32 noundef 1) #9
  %24 = call i32 @mbtowc(ptr noundef %2, ptr noundef @.str.48, i32 noundef 1) #9
  %25 = getelementptr inbounds [16 x i8], ptr %4, i32 0, i32 0
  %26 = call i32 @wctomb(ptr noundef %25, i32 noundef 114) #9
  %27 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %22, i32 noundef %23, i32 noundef %24, i32 noundef %26)
  %28 = getelementptr inbounds [16 x i32], ptr %3, i32 0, i32 0
  %29 = call i32 @mbstowcs(ptr noundef %28, ptr noundef @.str.50, i32 noundef 16) #9
  %30 = call i32 @mbstowcs(ptr noundef null, ptr noundef @.str.51, i32 noundef 0) #9
  %31 = call i32 (ptr, ...) @printf(ptr noundef @.str.49, i32 noundef %29, i32 noundef %30)
  %32 = getelementptr inbounds [16 x i32], ptr %3, i32 0, i32 0
  call void @show(ptr noundef %32)
  %33 = getelementptr inbounds [16 x i8], ptr %4, i32 0, i32 0
  %34 = call i32 @wcstombs(ptr noundef %33, ptr noundef @.str.53, i32 noundef 16) #9
  %35 = getelementptr inbounds [16 x i8], ptr %4, i32 0, i32 0
  %36 = call i32 @wcstombs(ptr noundef null, ptr noundef @.str.54, i32 noundef 0) #9
  %37 = call i32 (ptr, ...) @printf(ptr noundef @.str.52, i32 noundef %34, ptr noundef %35, i32 noundef %36)
  %38 = getelementptr inbounds [16 x i32], ptr %3, i32 0, i32 0
  %39 = call i32 @mbsrtowcs(ptr noundef %38, ptr noundef %5, i32 noundef 2, ptr noundef %1) #9
  %40 = load ptr, ptr %5, align 4
  %41 = load i8, ptr %40, align 1
  %42 = sext i8 %41 to i32
  %43 = call i32 (ptr, ...) @printf(ptr noundef @.str.42, i32 noundef %39, i32 noundef %42)
  %44 = getelementptr inbounds [16 x i32], ptr %3, i32 0, i32 0
  %45 = call i32 @mbsrtowcs(ptr noundef %44, ptr noundef %5, i32 noundef 9, ptr noundef %1) #9
  %46 = load ptr, ptr %5, align 4
  %47 = icmp eq ptr %46, null
  %48 = zext i1 %47 to i32
  %49 = call i32 (ptr, ...) @printf(ptr noundef @.str.44, i32 noundef %45, i32 noundef %48)
  %50 = getelementptr inbounds [16 x i8], ptr %4, i32 0, i32 0
  %51 = call i32 @wcsrtombs(ptr noundef %50, ptr noundef %6, i32 noundef 3, ptr noundef %1) #9
  %52 = load ptr, ptr %6, align 4
  %53 = load i32, ptr %52, align 4
  %54 = call i32 (ptr, ...) @printf(ptr noundef @.str.42, i32 noundef %51, i32 noundef %53)
  %55 = getelementptr inbounds [16 x i8], ptr %4, i32 0, i32 0
  %56 = call i32 @wcsrtombs(ptr noundef %55, ptr noundef %6, i32 noundef 9, ptr noundef %1) #9
  %57 = load ptr, ptr %6, align 4
  %58 = icmp eq ptr %57, null
  %59 = zext i1 %58 to i32
  %60 = call i32 (ptr, ...) @printf(ptr noundef @.str.44, i32 noundef %56, i32 noundef %59)
  %61 = call ptr @__errno_location() #10
  store i32 0, ptr %61, align 4
  %62 = getelementptr inbounds [16 x i8], ptr %4, i32 0, i32 0
  %63 = call i32 @wcrtomb(ptr noundef %62, i32 noundef 99, ptr noundef %1) #9
  %64 = getelementptr inbounds [16 x i8], ptr %4, i32 0, i32 0
  %65 = call i32 @wcrtomb(ptr noundef %64, i32 noundef 8364, ptr noundef %1) #9
  %66 = call i32 (ptr, ...) @printf(ptr noundef @.str.44, i32 noundef %63, i32 noundef %65)
  %67 = call ptr @__errno_location() #10
  %68 = load i32, ptr %67, align 4
  %69 = icmp eq i32 %68, 84
  %70 = zext i1 %69 to i32
  %71 = call i32 (ptr, ...) @printf(ptr noundef @.str.55, i32 noundef %70)
  ret void
}

; Function Attrs: noinline nounwind uwtable
define internal void @times() #0 {
  %1 = alloca [8 x i32], align 4
  %2 = alloca [7 x ptr], align 4
  %3 = alloca [128 x i8], align 1
  %4 = alloca i32, align 4
  %5 = alloca ptr, align 4
  %6 = alloca i32, align 4
  %7 = alloca %struct.tm, align 4
  %8 = alloca %struct.tm, align 4
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %1, ptr align 4 @__const.times.some, i32 32, i1 false)
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %2, ptr align 4 @__const.times.formats, i32 28, i1 false)
  store i32 0, ptr %4, align 4
  br label %9

9:                                                ; preds = %49, %0
  %10 = load i32, ptr %4, align 4
  %11 = icmp ult i32 %10, 8
  br i1 %11, label %12, label %52

12:                                               ; preds = %9
  %13 = load i32, ptr %4, align 4
  %14 = getelementptr inbounds [8 x i32], ptr %1, i32 0, i32 %13
  %15 = call ptr @gmtime(ptr noundef %14) #9
  store ptr %15, ptr %5, align 4
  %16 = load ptr, ptr %5, align 4
  %17 = call ptr @asctime(ptr noundef %16) #9
  %18 = call i32 (ptr, ...) @printf(ptr noundef @.str.63, ptr noundef %17)
  store i32 0, ptr %6, align 4
  br label %19

19:                                               ; preds = %41, %12
  %20 = load i32, ptr %6, align 4
  %21 = icmp ult i32 %20, 7
  br i1 %21, label %22, label %44

22:                                               ; preds = %19
  %23 = load i32, ptr %6, align 4
  %24 = icmp eq i32 %23, 5
  br i1 %24, label %25, label %31

25:                                               ; preds = %22
  %26 = load i32, ptr %4, align 4
  %27 = getelementptr inbounds [8 x i32], ptr %1, i32 0, i32 %26
  %28 = load i32, ptr %27, align 4
  %29 = icmp slt i32 %28, 0
  br i1 %29, label %30, label %31

30:                                               ; preds = %25
  br label %41

31:                                               ; preds = %25, %22
  %32 = getelementptr inbounds [128 x i8], ptr %3, i32 0, i32 0
  %33 = load i32, ptr %6, align 4
  %34 = getelementptr inbounds [7 x ptr], ptr %2, i32 0, i32 %33
  %35 = load ptr, ptr %34, align 4
  %36 = load ptr, ptr %5, align 4
  %37 = call i32 @strftime(ptr noundef %32, i32 noundef 128, ptr noundef %35, ptr noundef %36) #9
  %38 = call i32 (ptr, ...) @printf(ptr noundef @.str.64, i32 noundef %37)
  %39 = getelementptr inbounds [128 x i8], ptr %3, i32 0, i32 0
  %40 = call i32 @puts(ptr noundef %39)
  br label %41

41:                                               ; preds = %31, %30
  %42 = load i32, ptr %6, align 4
  %43 = add i32 %42, 1
  store i32 %43, ptr %6, align 4
  br label %19, !llvm.loop !9

44:                                               ; preds = %19
  %45 = load i32, ptr %4, align 4
  %46 = getelementptr inbounds [8 x i32], ptr %1, i32 0, i32 %45
  %47 = call ptr @ctime(ptr noundef %46) #9
  %48 = call i32 (ptr, ...) @printf(ptr noundef @.str.63, ptr noundef %47)
  br label %49

49:                                               ; preds = %44
  %50 = load i32, ptr %4, align 4
  %51 = add i32 %50, 1
  store i32 %51, ptr %4, align 4
  br label %9, !llvm.loop !10

52:                                               ; preds = %9
  call void @llvm.memset.p0.i32(ptr align 4 %7, i8 0, i32 44, i1 false)
  %53 = getelementptr inbounds %struct.tm, ptr %7, i32 0, i32 5
  store i32 124, ptr %53, align 4
  %54 = getelementptr inbounds %struct.tm, ptr %7, i32 0, i32 4
  store i32 13, ptr %54, align 4
  %55 = getelementptr inbounds %struct.tm, ptr %7, i32 0, i32 3
  store i32 31, ptr %55, align 4
  %56 = getelementptr inbounds %struct.tm, ptr %7, i32 0, i32 2
  store i32 25, ptr %56, align 4
  %57 = getelementptr inbounds %struct.tm, ptr %7, i32 0, i32 1
  store i32 -5, ptr %57, align 4
  %58 = getelementptr inbounds %struct.tm, ptr %7, i32 0, i32 0
  store i32 61, ptr %58, align 4
  %59 = call i32 @timegm(ptr noundef %7) #9
  %60 = call i32 (ptr, ...) @printf(ptr noundef @.str.65, i32 noundef %59)
  %61 = getelementptr inbounds %struct.tm, ptr %7, i32 0, i32 5
  %62 = load i32, ptr %61, align 4
  %63 = getelementptr inbounds %struct.tm, ptr %7, i32 0, i32 4
  %64 = load i32, ptr %63, align 4
  %65 = getelementptr inbounds %struct.tm, ptr %7, i32 0, i32 3
  %66 = load i32, ptr %65, align 4
  %67 = getelementptr inbounds %struct.tm, ptr %7, i32 0, i32 2
  %68 = load i32, ptr %67, align 4
  %69 = getelementptr inbounds %struct.tm, ptr %7, i32 0, i32 1
  %70 = load i32, ptr %69, align 4
  %71 = getelementptr inbounds %struct.tm, ptr %7, i32 0, i32 0
  %72 = load i32, ptr %71, align 4
  %73 = getelementptr inbounds %struct.tm, ptr %7, i32 0, i32 6
  %74 = load i32, ptr %73, align 4
  %75 = getelementptr inbounds %struct.tm, ptr %7, i32 0, i32 7
  %76 = load i32, ptr %75, align 4
  %77 = call i32 (ptr, ...) @printf(ptr noundef @.str.66, i32 noundef %62, i32 noundef %64, i32 noundef %66, i32 noundef %68, i32 noundef %70, i32 noundef %72, i32 noundef %74, i32 noundef %76)
  %78 = getelementptr inbounds [8 x i32], ptr %1, i32 0, i32 1
  %79 = call ptr @gmtime_r(ptr noundef %78, ptr noundef %8) #9
  %80 = icmp eq ptr %79, %8
  %81 = zext i1 %80 to i32
  %82 = getelementptr inbounds [128 x i8], ptr %3, i32 0, i32 0
  %83 = call ptr @asctime_r(ptr noundef %8, ptr noundef %82) #9
  %84 = call i32 (ptr, ...) @printf(ptr noundef @.str.67, i32 noundef %81, ptr noundef %83)
  %85 = getelementptr inbounds [128 x i8], ptr %3, i32 0, i32 0
  %86 = call i32 @strftime(ptr noundef %85, i32 noundef 5, ptr noundef @.str.68, ptr noundef %8) #9
  %87 = call i32 (ptr, ...) @printf(ptr noundef @.str.22, i32 noundef %86)
  %88 = getelementptr inbounds [8 x i32], ptr %1, i32 0, i32 1
  %89 = load i32, ptr %88, align 4
  %90 = getelementptr inbounds [8 x i32], ptr %1, i32 0, i32 0
  %91 = load i32, ptr %90, align 4
  %92 = call double @difftime(i32 noundef %89, i32 noundef %91) #10
  %93 = call i32 (ptr, ...) @printf(ptr noundef @.str.69, double noundef %92)
  ret void
}

; Function Attrs: noinline nounwind uwtable
define internal void @rest() #0 {
  %1 = alloca [16 x i8], align 1
  %2 = alloca i32, align 4
  %3 = alloca %struct.imaxdiv_t, align 4
  %4 = alloca %struct.imaxdiv_t, align 4
  %5 = alloca [7 x [2 x double]], align 8
  %6 = alloca i32, align 4
  %7 = alloca double, align 8
  %8 = alloca %struct._G_fpos_t, align 4
  %9 = alloca ptr, align 4
  call void @llvm.memcpy.p0.p0.i32(ptr align 1 %1, ptr align 1 @__const.rest.b, i32 16, i1 false)
  %10 = getelementptr inbounds [16 x i8], ptr %1, i32 0, i32 0
  %11 = call i32 @strxfrm(ptr noundef %10, ptr noundef @.str.71, i32 noundef 16) #9
  %12 = getelementptr inbounds [16 x i8], ptr %1, i32 0, i32 0
  %13 = call i32 @strxfrm(ptr noundef null, ptr noundef @.str.72, i32 noundef 0) #9
  %14 = call i32 (ptr, ...) @printf(ptr noundef @.str.70, i32 noundef %11, ptr noundef %12, i32 noundef %13)
  %15 = getelementptr inbounds [16 x i8], ptr %1, i32 0, i32 0
  %16 = call ptr @memccpy(ptr noundef %15, ptr noundef @.str.74, i32 noundef 112, i32 noundef 9) #9
  %17 = getelementptr inbounds [16 x i8], ptr %1, i32 0, i32 0
  %18 = ptrtoint ptr %16 to i32
  %19 = ptrtoint ptr %17 to i32
  %20 = sub i32 %18, %19
  %21 = getelementptr inbounds [16 x i8], ptr %1, i32 0, i32 0
  %22 = call ptr @memccpy(ptr noundef %21, ptr noundef @.str.36, i32 noundef 122, i32 noundef 4) #9
  %23 = icmp eq ptr %22, null
  %24 = zext i1 %23 to i32
  %25 = call i32 (ptr, ...) @printf(ptr noundef @.str.73, i32 noundef %20, ptr noundef @.str.33, i32 noundef %24)
  %26 = call i32 @ffs(i32 noundef 0) #10
  %27 = call i32 @ffs(i32 noundef 8) #10
  %28 = call i32 @ffsl(i32 noundef -2147483648) #10
  %29 = call i32 @ffsll(i64 noundef 1099511627776) #10
  %30 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %26, i32 noundef %27, i32 noundef %28, i32 noundef %29)
  %31 = call i64 @imaxabs(i64 noundef -5) #10
  call void @imaxdiv(ptr dead_on_unwind writable sret(%struct.imaxdiv_t) align 4 %3, i64 noundef 17, i64 noundef 5) #11
  %32 = getelementptr inbounds %struct.imaxdiv_t, ptr %3, i32 0, i32 0
  %33 = load i64, ptr %32, align 4
  call void @imaxdiv(ptr dead_on_unwind writable sret(%struct.imaxdiv_t) align 4 %4, i64 noundef -17, i64 noundef 5) #11
  %34 = getelementptr inbounds %struct.imaxdiv_t, ptr %4, i32 0, i32 1
  %35 = load i64, ptr %34, align 4
  %36 = call i32 (ptr, ...) @printf(ptr noundef @.str.75, i64 noundef %31, i64 noundef %33, i64 noundef %35)
  call void @llvm.memcpy.p0.p0.i32(ptr align 8 %5, ptr align 8 @__const.rest.pairs, i32 112, i1 false)
  store i32 0, ptr %6, align 4
  br label %37

37:                                               ; preds = %68, %0
  %38 = load i32, ptr %6, align 4
  %39 = icmp ult i32 %38, 7
  br i1 %39, label %40, label %71

40:                                               ; preds = %37
  %41 = load i32, ptr %6, align 4
  %42 = getelementptr inbounds [7 x [2 x double]], ptr %5, i32 0, i32 %41
  %43 = getelementptr inbounds [2 x double], ptr %42, i32 0, i32 0
  %44 = load double, ptr %43, align 8
  %45 = load i32, ptr %6, align 4
  %46 = getelementptr inbounds [7 x [2 x double]], ptr %5, i32 0, i32 %45
  %47 = getelementptr inbounds [2 x double], ptr %46, i32 0, i32 1
  %48 = load double, ptr %47, align 8
  %49 = call double @remquo(double noundef %44, double noundef %48, ptr noundef %2) #9
  store double %49, ptr %7, align 8
  %50 = load double, ptr %7, align 8
  %51 = load i32, ptr %2, align 4
  %52 = call i32 (ptr, ...) @printf(ptr noundef @.str.76, double noundef %50, i32 noundef %51)
  %53 = load i32, ptr %6, align 4
  %54 = getelementptr inbounds [7 x [2 x double]], ptr %5, i32 0, i32 %53
  %55 = getelementptr inbounds [2 x double], ptr %54, i32 0, i32 0
  %56 = load double, ptr %55, align 8
  %57 = fptrunc double %56 to float
  %58 = load i32, ptr %6, align 4
  %59 = getelementptr inbounds [7 x [2 x double]], ptr %5, i32 0, i32 %58
  %60 = getelementptr inbounds [2 x double], ptr %59, i32 0, i32 1
  %61 = load double, ptr %60, align 8
  %62 = fptrunc double %61 to float
  %63 = call float @remquof(float noundef %57, float noundef %62, ptr noundef %2) #9
  %64 = fpext float %63 to double
  store double %64, ptr %7, align 8
  %65 = load double, ptr %7, align 8
  %66 = load i32, ptr %2, align 4
  %67 = call i32 (ptr, ...) @printf(ptr noundef @.str.77, double noundef %65, i32 noundef %66)
  br label %68

68:                                               ; preds = %40
  %69 = load i32, ptr %6, align 4
  %70 = add i32 %69, 1
  store i32 %70, ptr %6, align 4
  br label %37, !llvm.loop !11

71:                                               ; preds = %37
  %72 = call i32 @puts(ptr noundef @.str.33)
  %73 = call double @nexttoward(double noundef 1.000000e+00, x86_fp80 noundef 0xK40008000000000000000) #9
  %74 = call double @nexttoward(double noundef 1.000000e+00, x86_fp80 noundef 0xK3FFF8000000000000000) #9
  %75 = call float @nexttowardf(float noundef 1.000000e+00, x86_fp80 noundef 0xK3FFE8000000000000000) #9
  %76 = fpext float %75 to double
  %77 = call double @nexttoward(double noundef 0.000000e+00, x86_fp80 noundef 0xKBFFF8000000000000000) #9
  %78 = call i32 (ptr, ...) @printf(ptr noundef @.str.78, double noundef %73, double noundef %74, double noundef %76, double noundef %77)
  %79 = call noalias ptr @tmpfile()
  store ptr %79, ptr %9, align 4
  %80 = load ptr, ptr %9, align 4
  %81 = icmp ne ptr %80, null
  br i1 %81, label %82, label %103

82:                                               ; preds = %71
  %83 = load ptr, ptr %9, align 4
  %84 = call i32 @fputs(ptr noundef @.str.79, ptr noundef %83)
  %85 = load ptr, ptr %9, align 4
  %86 = call i32 @fflush(ptr noundef %85)
  %87 = load ptr, ptr %9, align 4
  call void @rewind(ptr noundef %87)
  %88 = load ptr, ptr %9, align 4
  %89 = call i32 @fgetc(ptr noundef %88)
  %90 = load ptr, ptr %9, align 4
  %91 = call i32 @fgetpos(ptr noundef %90, ptr noundef %8)
  %92 = load ptr, ptr %9, align 4
  %93 = call i32 @fgetc(ptr noundef %92)
  %94 = load ptr, ptr %9, align 4
  %95 = call i32 @fgetc(ptr noundef %94)
  %96 = load ptr, ptr %9, align 4
  %97 = call i32 @fsetpos(ptr noundef %96, ptr noundef %8)
  %98 = load ptr, ptr %9, align 4
  %99 = call i32 @fgetc(ptr noundef %98)
  %100 = call i32 (ptr, ...) @printf(ptr noundef @.str.80, i32 noundef %99)
  %101 = load ptr, ptr %9, align 4
  %102 = call i32 @fclose(ptr noundef %101)
  br label %103

103:                                              ; preds = %82, %71
  ret void
}

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: write)
declare void @llvm.memset.p0.i32(ptr nocapture writeonly, i8, i32, i1 immarg) #1

declare i32 @printf(ptr noundef, ...) #2

; Function Attrs: nounwind willreturn memory(read)
declare i32 @wcslen(ptr noundef) #3

; Function Attrs: nounwind willreturn memory(read)
declare i32 @wcsnlen(ptr noundef, i32 noundef) #3

; Function Attrs: nounwind
declare i32 @wcscoll(ptr noundef, ptr noundef) #4

; Function Attrs: noinline nounwind uwtable
define internal void @show(ptr noundef %0) #0 {
  %2 = alloca ptr, align 4
  store ptr %0, ptr %2, align 4
  br label %3

3:                                                ; preds = %11, %1
  %4 = load ptr, ptr %2, align 4
  %5 = load i32, ptr %4, align 4
  %6 = icmp ne i32 %5, 0
  br i1 %6, label %7, label %14

7:                                                ; preds = %3
  %8 = load ptr, ptr %2, align 4
  %9 = load i32, ptr %8, align 4
  %10 = call i32 (ptr, ...) @printf(ptr noundef @.str.39, i32 noundef %9)
  br label %11

11:                                               ; preds = %7
  %12 = load ptr, ptr %2, align 4
  %13 = getelementptr inbounds i32, ptr %12, i32 1
  store ptr %13, ptr %2, align 4
  br label %3, !llvm.loop !12

14:                                               ; preds = %3
  %15 = call i32 @puts(ptr noundef @.str.33)
  ret void
}

; Function Attrs: nounwind
declare ptr @wcscpy(ptr noundef, ptr noundef) #4

; Function Attrs: nounwind
declare ptr @wcscat(ptr noundef, ptr noundef) #4

; Function Attrs: nounwind
declare ptr @wcsncat(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare ptr @wcsncpy(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind willreturn memory(read)
declare ptr @wcschr(ptr noundef, i32 noundef) #3

; Function Attrs: nounwind willreturn memory(read)
declare ptr @wcsrchr(ptr noundef, i32 noundef) #3

; Function Attrs: nounwind willreturn memory(read)
declare ptr @wcsstr(ptr noundef, ptr noundef) #3

; Function Attrs: nounwind willreturn memory(read)
declare i32 @wcsspn(ptr noundef, ptr noundef) #3

; Function Attrs: nounwind willreturn memory(read)
declare i32 @wcscspn(ptr noundef, ptr noundef) #3

; Function Attrs: nounwind willreturn memory(read)
declare ptr @wcspbrk(ptr noundef, ptr noundef) #3

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i32(ptr noalias nocapture writeonly, ptr noalias nocapture readonly, i32, i1 immarg) #5

; Function Attrs: nounwind
declare ptr @wcstok(ptr noundef, ptr noundef, ptr noundef) #4

; Function Attrs: nounwind
declare ptr @wmemset(ptr noundef, i32 noundef, i32 noundef) #4

; Function Attrs: nounwind
declare ptr @wmemcpy(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare ptr @wmemmove(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind willreturn memory(read)
declare ptr @wmemchr(ptr noundef, i32 noundef, i32 noundef) #3

; Function Attrs: nounwind
declare noalias ptr @wcsdup(ptr noundef) #4

; Function Attrs: nounwind
declare void @free(ptr noundef) #4

; Function Attrs: nounwind
declare i32 @wcsxfrm(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare i32 @wcstol(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare i32 @wcstoul(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare double @wcstod(ptr noundef, ptr noundef) #4

; Function Attrs: nounwind
declare i64 @wcstoll(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare i64 @wcstoull(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare i32 @iswalpha(i32 noundef) #4

; Function Attrs: nounwind
declare i32 @iswdigit(i32 noundef) #4

; Function Attrs: nounwind
declare i32 @iswspace(i32 noundef) #4

; Function Attrs: nounwind
declare i32 @iswpunct(i32 noundef) #4

; Function Attrs: nounwind
declare i32 @iswprint(i32 noundef) #4

; Function Attrs: nounwind
declare i32 @iswxdigit(i32 noundef) #4

declare i32 @puts(ptr noundef) #2

; Function Attrs: nounwind
declare i32 @towupper(i32 noundef) #4

; Function Attrs: nounwind
declare i32 @towlower(i32 noundef) #4

; Function Attrs: nounwind
declare i32 @iswctype(i32 noundef, i32 noundef) #4

; Function Attrs: nounwind
declare i32 @wctype(ptr noundef) #4

; Function Attrs: nounwind
declare i32 @towctrans(i32 noundef, ptr noundef) #4

; Function Attrs: nounwind
declare ptr @wctrans(ptr noundef) #4

; Function Attrs: nounwind
declare i32 @iswlower(i32 noundef) #4

; Function Attrs: nounwind
declare i32 @btowc(i32 noundef) #4

; Function Attrs: nounwind
declare i32 @wctob(i32 noundef) #4

; Function Attrs: nounwind
declare i32 @mbrtowc(ptr noundef, ptr noundef, i32 noundef, ptr noundef) #4

; Function Attrs: nounwind willreturn memory(read)
declare i32 @mbsinit(ptr noundef) #3

; Function Attrs: nounwind
declare i32 @mbrlen(ptr noundef, i32 noundef, ptr noundef) #4

; Function Attrs: nounwind
declare i32 @mblen(ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare i32 @mbtowc(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare i32 @wctomb(ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare i32 @mbstowcs(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare i32 @wcstombs(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare i32 @mbsrtowcs(ptr noundef, ptr noundef, i32 noundef, ptr noundef) #4

; Function Attrs: nounwind
declare i32 @wcsrtombs(ptr noundef, ptr noundef, i32 noundef, ptr noundef) #4

; Function Attrs: nounwind willreturn memory(none)
declare ptr @__errno_location() #6

; Function Attrs: nounwind
declare i32 @wcrtomb(ptr noundef, i32 noundef, ptr noundef) #4

; Function Attrs: nounwind
declare ptr @gmtime(ptr noundef) #4

; Function Attrs: nounwind
declare ptr @asctime(ptr noundef) #4

; Function Attrs: nounwind
declare i32 @strftime(ptr noundef, i32 noundef, ptr noundef, ptr noundef) #4

; Function Attrs: nounwind
declare ptr @ctime(ptr noundef) #4

; Function Attrs: nounwind
declare i32 @timegm(ptr noundef) #4

; Function Attrs: nounwind
declare ptr @gmtime_r(ptr noundef, ptr noundef) #4

; Function Attrs: nounwind
declare ptr @asctime_r(ptr noundef, ptr noundef) #4

; Function Attrs: nounwind willreturn memory(none)
declare double @difftime(i32 noundef, i32 noundef) #6

; Function Attrs: nounwind
declare i32 @strxfrm(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare ptr @memccpy(ptr noundef, ptr noundef, i32 noundef, i32 noundef) #4

; Function Attrs: nounwind willreturn memory(none)
declare i32 @ffs(i32 noundef) #6

; Function Attrs: nounwind willreturn memory(none)
declare i32 @ffsl(i32 noundef) #6

; Function Attrs: nounwind willreturn memory(none)
declare i32 @ffsll(i64 noundef) #6

; Function Attrs: nounwind willreturn memory(none)
declare i64 @imaxabs(i64 noundef) #6

; Function Attrs: nounwind willreturn memory(argmem: readwrite)
declare void @imaxdiv(ptr dead_on_unwind writable sret(%struct.imaxdiv_t) align 4, i64 noundef, i64 noundef) #7

; Function Attrs: nounwind
declare double @remquo(double noundef, double noundef, ptr noundef) #4

; Function Attrs: nounwind
declare float @remquof(float noundef, float noundef, ptr noundef) #4

; Function Attrs: nounwind
declare double @nexttoward(double noundef, x86_fp80 noundef) #4

; Function Attrs: nounwind
declare float @nexttowardf(float noundef, x86_fp80 noundef) #4

declare noalias ptr @tmpfile() #2

declare i32 @fputs(ptr noundef, ptr noundef) #2

declare i32 @fflush(ptr noundef) #2

declare void @rewind(ptr noundef) #2

declare i32 @fgetc(ptr noundef) #2

declare i32 @fgetpos(ptr noundef, ptr noundef) #2

declare i32 @fsetpos(ptr noundef, ptr noundef) #2

declare i32 @fclose(ptr noundef) #2

attributes #0 = { noinline nounwind uwtable "frame-pointer"="all" "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #1 = { nocallback nofree nounwind willreturn memory(argmem: write) }
attributes #2 = { "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #3 = { nounwind willreturn memory(read) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #4 = { nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #5 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #6 = { nounwind willreturn memory(none) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #7 = { nounwind willreturn memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #8 = { nounwind willreturn memory(read) }
attributes #9 = { nounwind }
attributes #10 = { nounwind willreturn memory(none) }
attributes #11 = { nounwind willreturn memory(argmem: readwrite) }

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
!12 = distinct !{!12, !7}
