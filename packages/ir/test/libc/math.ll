; ModuleID = 'math.c'
source_filename = "math.c"
target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-pc-linux-gnu"

@__const.main.v = private unnamed_addr constant [19 x double] [double 0.000000e+00, double -0.000000e+00, double 1.000000e+00, double -1.000000e+00, double 5.000000e-01, double -5.000000e-01, double 1.500000e+00, double 2.500000e+00, double -2.500000e+00, double 3.700000e+00, double -3.700000e+00, double 1.000000e+10, double 1.000000e+300, double 4.940660e-324, double 0x7FF0000000000000, double 0xFFF0000000000000, double 0x7FF8000000000000, double 0x4330000000000002, double 0x3FDFFFFFFFFFFFFF], align 8
@.str = private unnamed_addr constant [6 x i8] c"floor\00", align 1
@.str.1 = private unnamed_addr constant [5 x i8] c"ceil\00", align 1
@.str.2 = private unnamed_addr constant [6 x i8] c"trunc\00", align 1
@.str.3 = private unnamed_addr constant [6 x i8] c"round\00", align 1
@.str.4 = private unnamed_addr constant [5 x i8] c"rint\00", align 1
@.str.5 = private unnamed_addr constant [10 x i8] c"nearbyint\00", align 1
@.str.6 = private unnamed_addr constant [5 x i8] c"fabs\00", align 1
@.str.7 = private unnamed_addr constant [5 x i8] c"sqrt\00", align 1
@.str.8 = private unnamed_addr constant [7 x i8] c"floorf\00", align 1
@.str.9 = private unnamed_addr constant [7 x i8] c"roundf\00", align 1
@.str.10 = private unnamed_addr constant [6 x i8] c"sqrtf\00", align 1
@.str.11 = private unnamed_addr constant [7 x i8] c"truncf\00", align 1
@.str.12 = private unnamed_addr constant [6 x i8] c"frexp\00", align 1
@.str.13 = private unnamed_addr constant [4 x i8] c"%d\0A\00", align 1
@.str.14 = private unnamed_addr constant [5 x i8] c"modf\00", align 1
@.str.15 = private unnamed_addr constant [3 x i8] c"ip\00", align 1
@.str.16 = private unnamed_addr constant [6 x i8] c"ldexp\00", align 1
@.str.17 = private unnamed_addr constant [7 x i8] c"scalbn\00", align 1
@.str.18 = private unnamed_addr constant [5 x i8] c"logb\00", align 1
@.str.19 = private unnamed_addr constant [16 x i8] c"%d %d %d %d %d\0A\00", align 1
@.str.20 = private unnamed_addr constant [5 x i8] c"fmod\00", align 1
@.str.21 = private unnamed_addr constant [4 x i8] c"rem\00", align 1
@.str.22 = private unnamed_addr constant [5 x i8] c"fmin\00", align 1
@.str.23 = private unnamed_addr constant [5 x i8] c"fmax\00", align 1
@.str.24 = private unnamed_addr constant [5 x i8] c"fdim\00", align 1
@.str.25 = private unnamed_addr constant [3 x i8] c"cs\00", align 1
@.str.26 = private unnamed_addr constant [3 x i8] c"na\00", align 1
@.str.27 = private unnamed_addr constant [4 x i8] c"fma\00", align 1
@.str.28 = private unnamed_addr constant [5 x i8] c"fmaf\00", align 1
@.str.29 = private unnamed_addr constant [4 x i8] c"hyp\00", align 1
@.str.30 = private unnamed_addr constant [14 x i8] c"%d%d%d%d%d%d\0A\00", align 1
@.str.31 = private unnamed_addr constant [14 x i8] c"%ld %lld %ld\0A\00", align 1
@.str.32 = private unnamed_addr constant [4 x i8] c"%a\0A\00", align 1
@.str.33 = private unnamed_addr constant [4 x i8] c"add\00", align 1
@.str.34 = private unnamed_addr constant [4 x i8] c"mul\00", align 1
@.str.35 = private unnamed_addr constant [4 x i8] c"div\00", align 1
@.str.36 = private unnamed_addr constant [4 x i8] c"ext\00", align 1
@.str.37 = private unnamed_addr constant [29 x i8] c"%.20Lg %.20Lg %.20Lg %.20Lg\0A\00", align 1
@.str.38 = private unnamed_addr constant [13 x i8] c"%d %lld %Lf\0A\00", align 1
@.str.39 = private unnamed_addr constant [25 x i8] c"%.15g %.15g %.15g %.15g\0A\00", align 1
@.str.40 = private unnamed_addr constant [19 x i8] c"%.14g %.14g %.14g\0A\00", align 1
@.str.41 = private unnamed_addr constant [21 x i8] c"%.6f %.6f %.6f %.6f\0A\00", align 1
@.str.42 = private unnamed_addr constant [8 x i8] c"%s nan\0A\00", align 1
@.str.43 = private unnamed_addr constant [18 x i8] c"%s %.17g %016llx\0A\00", align 1
@.str.44 = private unnamed_addr constant [14 x i8] c"%s %.9g %08x\0A\00", align 1

; Function Attrs: noinline nounwind uwtable
define dso_local i32 @main() #0 {
  %1 = alloca i32, align 4
  %2 = alloca [19 x double], align 8
  %3 = alloca i32, align 4
  %4 = alloca double, align 8
  %5 = alloca i32, align 4
  %6 = alloca double, align 8
  %7 = alloca i32, align 4
  %8 = alloca double, align 8
  %9 = alloca float, align 4
  %10 = alloca float, align 4
  %11 = alloca x86_fp80, align 4
  store i32 0, ptr %1, align 4
  call void @llvm.memcpy.p0.p0.i32(ptr align 8 %2, ptr align 8 @__const.main.v, i32 152, i1 true)
  store i32 0, ptr %3, align 4
  br label %12

12:                                               ; preds = %195, %0
  %13 = load i32, ptr %3, align 4
  %14 = icmp slt i32 %13, 19
  br i1 %14, label %15, label %198

15:                                               ; preds = %12
  %16 = load i32, ptr %3, align 4
  %17 = getelementptr inbounds [19 x double], ptr %2, i32 0, i32 %16
  %18 = load volatile double, ptr %17, align 8
  store double %18, ptr %4, align 8
  %19 = load double, ptr %4, align 8
  %20 = call double @llvm.floor.f64(double %19)
  call void @p(ptr noundef @.str, double noundef %20)
  %21 = load double, ptr %4, align 8
  %22 = call double @llvm.ceil.f64(double %21)
  call void @p(ptr noundef @.str.1, double noundef %22)
  %23 = load double, ptr %4, align 8
  %24 = call double @llvm.trunc.f64(double %23)
  call void @p(ptr noundef @.str.2, double noundef %24)
  %25 = load double, ptr %4, align 8
  %26 = call double @llvm.round.f64(double %25)
  call void @p(ptr noundef @.str.3, double noundef %26)
  %27 = load double, ptr %4, align 8
  %28 = call double @llvm.rint.f64(double %27)
  call void @p(ptr noundef @.str.4, double noundef %28)
  %29 = load double, ptr %4, align 8
  %30 = call double @llvm.nearbyint.f64(double %29)
  call void @p(ptr noundef @.str.5, double noundef %30)
  %31 = load double, ptr %4, align 8
  %32 = call double @llvm.fabs.f64(double %31)
  call void @p(ptr noundef @.str.6, double noundef %32)
  %33 = load double, ptr %4, align 8
  %34 = call double @sqrt(double noundef %33) #5
  call void @p(ptr noundef @.str.7, double noundef %34)
  %35 = load double, ptr %4, align 8
  %36 = fptrunc double %35 to float
  %37 = call float @llvm.floor.f32(float %36)
  call void @pf(ptr noundef @.str.8, float noundef %37)
  %38 = load double, ptr %4, align 8
  %39 = fptrunc double %38 to float
  %40 = call float @llvm.round.f32(float %39)
  call void @pf(ptr noundef @.str.9, float noundef %40)
  %41 = load double, ptr %4, align 8
  %42 = fptrunc double %41 to float
  %43 = call float @sqrtf(float noundef %42) #5
  call void @pf(ptr noundef @.str.10, float noundef %43)
  %44 = load double, ptr %4, align 8
  %45 = fptrunc double %44 to float
  %46 = call float @llvm.trunc.f32(float %45)
  call void @pf(ptr noundef @.str.11, float noundef %46)
  %47 = load double, ptr %4, align 8
  %48 = call double @frexp(double noundef %47, ptr noundef %5) #5
  call void @p(ptr noundef @.str.12, double noundef %48)
  %49 = load double, ptr %4, align 8
  %50 = call i1 @llvm.is.fpclass.f64(double %49, i32 504)
  br i1 %50, label %51, label %54

51:                                               ; preds = %15
  %52 = load i32, ptr %5, align 4
  %53 = call i32 (ptr, ...) @printf(ptr noundef @.str.13, i32 noundef %52)
  br label %54

54:                                               ; preds = %51, %15
  %55 = load double, ptr %4, align 8
  %56 = call double @modf(double noundef %55, ptr noundef %6) #5
  call void @p(ptr noundef @.str.14, double noundef %56)
  %57 = load double, ptr %6, align 8
  call void @p(ptr noundef @.str.15, double noundef %57)
  %58 = load double, ptr %4, align 8
  %59 = call double @ldexp(double noundef %58, i32 noundef 3) #5
  call void @p(ptr noundef @.str.16, double noundef %59)
  %60 = load double, ptr %4, align 8
  %61 = call double @scalbn(double noundef %60, i32 noundef -1074) #5
  call void @p(ptr noundef @.str.17, double noundef %61)
  %62 = load double, ptr %4, align 8
  %63 = call double @logb(double noundef %62) #5
  call void @p(ptr noundef @.str.18, double noundef %63)
  %64 = load double, ptr %4, align 8
  %65 = call i1 @llvm.is.fpclass.f64(double %64, i32 3)
  %66 = zext i1 %65 to i32
  %67 = load double, ptr %4, align 8
  %68 = call double @llvm.fabs.f64(double %67) #6
  %69 = fcmp oeq double %68, 0x7FF0000000000000
  %70 = bitcast double %67 to i64
  %71 = icmp slt i64 %70, 0
  %72 = select i1 %71, i32 -1, i32 1
  %73 = select i1 %69, i32 %72, i32 0
  %74 = icmp ne i32 %73, 0
  %75 = zext i1 %74 to i32
  %76 = load double, ptr %4, align 8
  %77 = bitcast double %76 to i64
  %78 = icmp slt i64 %77, 0
  %79 = zext i1 %78 to i32
  %80 = icmp ne i32 %79, 0
  %81 = zext i1 %80 to i32
  %82 = load double, ptr %4, align 8
  %83 = fcmp oeq double %82, 0.000000e+00
  br i1 %83, label %84, label %172

84:                                               ; preds = %177, %174, %172, %54
  %85 = phi i32 [ 2, %54 ], [ 0, %172 ], [ 1, %174 ], [ %179, %177 ]
  %86 = load double, ptr %4, align 8
  %87 = call i1 @llvm.is.fpclass.f64(double %86, i32 264)
  %88 = zext i1 %87 to i32
  %89 = icmp ne i32 %88, 0
  %90 = zext i1 %89 to i32
  %91 = call i32 (ptr, ...) @printf(ptr noundef @.str.19, i32 noundef %66, i32 noundef %75, i32 noundef %81, i32 noundef %85, i32 noundef %90)
  store i32 0, ptr %7, align 4
  br label %92

92:                                               ; preds = %169, %84
  %93 = load i32, ptr %7, align 4
  %94 = icmp slt i32 %93, 19
  br i1 %94, label %95, label %180

95:                                               ; preds = %92
  %96 = load i32, ptr %7, align 4
  %97 = getelementptr inbounds [19 x double], ptr %2, i32 0, i32 %96
  %98 = load volatile double, ptr %97, align 8
  store double %98, ptr %8, align 8
  %99 = load double, ptr %4, align 8
  %100 = load double, ptr %8, align 8
  %101 = call double @fmod(double noundef %99, double noundef %100) #5
  call void @p(ptr noundef @.str.20, double noundef %101)
  %102 = load double, ptr %4, align 8
  %103 = load double, ptr %8, align 8
  %104 = call double @remainder(double noundef %102, double noundef %103) #5
  call void @p(ptr noundef @.str.21, double noundef %104)
  %105 = load double, ptr %4, align 8
  %106 = load double, ptr %8, align 8
  %107 = call double @llvm.minnum.f64(double %105, double %106)
  call void @p(ptr noundef @.str.22, double noundef %107)
  %108 = load double, ptr %4, align 8
  %109 = load double, ptr %8, align 8
  %110 = call double @llvm.maxnum.f64(double %108, double %109)
  call void @p(ptr noundef @.str.23, double noundef %110)
  %111 = load double, ptr %4, align 8
  %112 = load double, ptr %8, align 8
  %113 = call double @fdim(double noundef %111, double noundef %112) #5
  call void @p(ptr noundef @.str.24, double noundef %113)
  %114 = load double, ptr %4, align 8
  %115 = load double, ptr %8, align 8
  %116 = call double @llvm.copysign.f64(double %114, double %115)
  call void @p(ptr noundef @.str.25, double noundef %116)
  %117 = load double, ptr %4, align 8
  %118 = load double, ptr %8, align 8
  %119 = call double @nextafter(double noundef %117, double noundef %118) #5
  call void @p(ptr noundef @.str.26, double noundef %119)
  %120 = load double, ptr %4, align 8
  %121 = load double, ptr %8, align 8
  %122 = load i32, ptr %3, align 4
  %123 = load i32, ptr %7, align 4
  %124 = add nsw i32 %122, %123
  %125 = srem i32 %124, 19
  %126 = getelementptr inbounds [19 x double], ptr %2, i32 0, i32 %125
  %127 = load volatile double, ptr %126, align 8
  %128 = call double @llvm.fma.f64(double %120, double %121, double %127)
  call void @p(ptr noundef @.str.27, double noundef %128)
  %129 = load double, ptr %4, align 8
  %130 = fptrunc double %129 to float
  %131 = load double, ptr %8, align 8
  %132 = fptrunc double %131 to float
  %133 = load i32, ptr %3, align 4
  %134 = load i32, ptr %7, align 4
  %135 = add nsw i32 %133, %134
  %136 = srem i32 %135, 19
  %137 = getelementptr inbounds [19 x double], ptr %2, i32 0, i32 %136
  %138 = load volatile double, ptr %137, align 8
  %139 = fptrunc double %138 to float
  %140 = call float @llvm.fma.f32(float %130, float %132, float %139)
  call void @pf(ptr noundef @.str.28, float noundef %140)
  %141 = load double, ptr %4, align 8
  %142 = load double, ptr %8, align 8
  %143 = call double @hypot(double noundef %141, double noundef %142) #5
  call void @p(ptr noundef @.str.29, double noundef %143)
  %144 = load double, ptr %4, align 8
  %145 = load double, ptr %8, align 8
  %146 = fcmp olt double %144, %145
  %147 = zext i1 %146 to i32
  %148 = load double, ptr %4, align 8
  %149 = load double, ptr %8, align 8
  %150 = fcmp ole double %148, %149
  %151 = zext i1 %150 to i32
  %152 = load double, ptr %4, align 8
  %153 = load double, ptr %8, align 8
  %154 = fcmp ogt double %152, %153
  %155 = zext i1 %154 to i32
  %156 = load double, ptr %4, align 8
  %157 = load double, ptr %8, align 8
  %158 = fcmp oeq double %156, %157
  %159 = zext i1 %158 to i32
  %160 = load double, ptr %4, align 8
  %161 = load double, ptr %8, align 8
  %162 = fcmp une double %160, %161
  %163 = zext i1 %162 to i32
  %164 = load double, ptr %4, align 8
  %165 = load double, ptr %8, align 8
  %166 = fcmp uno double %164, %165
  %167 = zext i1 %166 to i32
  %168 = call i32 (ptr, ...) @printf(ptr noundef @.str.30, i32 noundef %147, i32 noundef %151, i32 noundef %155, i32 noundef %159, i32 noundef %163, i32 noundef %167)
  br label %169

169:                                              ; preds = %95
  %170 = load i32, ptr %7, align 4
  %171 = add nsw i32 %170, 1
  store i32 %171, ptr %7, align 4
  br label %92, !llvm.loop !6

172:                                              ; preds = %54
  %173 = fcmp uno double %82, %82
  br i1 %173, label %84, label %174

174:                                              ; preds = %172
  %175 = call double @llvm.fabs.f64(double %82) #6
  %176 = fcmp oeq double %175, 0x7FF0000000000000
  br i1 %176, label %84, label %177

177:                                              ; preds = %174
  %178 = fcmp uge double %175, 0x10000000000000
  %179 = select i1 %178, i32 4, i32 3
  br label %84

180:                                              ; preds = %92
  %181 = load double, ptr %4, align 8
  %182 = call double @llvm.fabs.f64(double %181)
  %183 = fcmp olt double %182, 1.000000e+09
  br i1 %183, label %184, label %192

184:                                              ; preds = %180
  %185 = load double, ptr %4, align 8
  %186 = call i32 @lround(double noundef %185) #5
  %187 = load double, ptr %4, align 8
  %188 = call i64 @llround(double noundef %187) #5
  %189 = load double, ptr %4, align 8
  %190 = call i32 @lrint(double noundef %189) #5
  %191 = call i32 (ptr, ...) @printf(ptr noundef @.str.31, i32 noundef %186, i64 noundef %188, i32 noundef %190)
  br label %192

192:                                              ; preds = %184, %180
  %193 = load double, ptr %4, align 8
  %194 = call i32 (ptr, ...) @printf(ptr noundef @.str.32, double noundef %193)
  br label %195

195:                                              ; preds = %192
  %196 = load i32, ptr %3, align 4
  %197 = add nsw i32 %196, 1
  store i32 %197, ptr %3, align 4
  br label %12, !llvm.loop !8

198:                                              ; preds = %12
  store volatile float 0x4170000000000000, ptr %9, align 4
  store volatile float 1.000000e+00, ptr %10, align 4
  %199 = load volatile float, ptr %9, align 4
  %200 = load volatile float, ptr %10, align 4
  %201 = fadd float %199, %200
  call void @pf(ptr noundef @.str.33, float noundef %201)
  %202 = load volatile float, ptr %9, align 4
  %203 = fmul float 0x3FF19999A0000000, %202
  call void @pf(ptr noundef @.str.34, float noundef %203)
  %204 = load volatile float, ptr %10, align 4
  %205 = fdiv float %204, 3.000000e+00
  call void @pf(ptr noundef @.str.35, float noundef %205)
  %206 = load volatile float, ptr %10, align 4
  %207 = fdiv float %206, 3.000000e+00
  %208 = fpext float %207 to double
  call void @p(ptr noundef @.str.36, double noundef %208)
  store volatile x86_fp80 0xK3FFDAAAAAAAAAAAAAAAB, ptr %11, align 4
  %209 = load volatile x86_fp80, ptr %11, align 4
  %210 = load volatile x86_fp80, ptr %11, align 4
  %211 = fmul x86_fp80 %210, 0xK4000C000000000000000
  %212 = load volatile x86_fp80, ptr %11, align 4
  %213 = call x86_fp80 @sqrtl(x86_fp80 noundef %212) #5
  %214 = load volatile x86_fp80, ptr %11, align 4
  %215 = fneg x86_fp80 %214
  %216 = call x86_fp80 @llvm.fabs.f80(x86_fp80 %215)
  %217 = call i32 (ptr, ...) @printf(ptr noundef @.str.37, x86_fp80 noundef %209, x86_fp80 noundef %211, x86_fp80 noundef %213, x86_fp80 noundef %216)
  %218 = load volatile x86_fp80, ptr %11, align 4
  %219 = fmul x86_fp80 %218, 0xK4002A000000000000000
  %220 = fptosi x86_fp80 %219 to i32
  %221 = load volatile x86_fp80, ptr %11, align 4
  %222 = fmul x86_fp80 %221, 0xK403ADE0B6B3A76400000
  %223 = fptosi x86_fp80 %222 to i64
  %224 = load volatile x86_fp80, ptr %11, align 4
  %225 = fmul x86_fp80 %224, 0xK4005C800000000000000
  %226 = call x86_fp80 @llvm.floor.f80(x86_fp80 %225)
  %227 = call i32 (ptr, ...) @printf(ptr noundef @.str.38, i32 noundef %220, i64 noundef %223, x86_fp80 noundef %226)
  %228 = call double @sin(double noundef 1.000000e+00) #5
  %229 = call double @cos(double noundef 1.000000e+00) #5
  %230 = call double @exp(double noundef 1.000000e+00) #5
  %231 = call double @log(double noundef 1.000000e+01) #5
  %232 = call i32 (ptr, ...) @printf(ptr noundef @.str.39, double noundef %228, double noundef %229, double noundef %230, double noundef %231)
  %233 = call double @pow(double noundef 2.000000e+00, double noundef 5.000000e-01) #5
  %234 = call double @atan2(double noundef 1.000000e+00, double noundef -1.000000e+00) #5
  %235 = call double @tgamma(double noundef 5.000000e+00) #5
  %236 = call i32 (ptr, ...) @printf(ptr noundef @.str.40, double noundef %233, double noundef %234, double noundef %235)
  %237 = call float @sinf(float noundef 1.000000e+00) #5
  %238 = fpext float %237 to double
  %239 = call float @expf(float noundef 2.000000e+00) #5
  %240 = fpext float %239 to double
  %241 = call float @logf(float noundef 3.000000e+00) #5
  %242 = fpext float %241 to double
  %243 = call float @powf(float noundef 2.000000e+00, float noundef 0x3FD3333340000000) #5
  %244 = fpext float %243 to double
  %245 = call i32 (ptr, ...) @printf(ptr noundef @.str.41, double noundef %238, double noundef %240, double noundef %242, double noundef %244)
  ret i32 0
}

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i32(ptr noalias nocapture writeonly, ptr noalias nocapture readonly, i32, i1 immarg) #1

; Function Attrs: noinline nounwind uwtable
define internal void @p(ptr noundef %0, double noundef %1) #0 {
  %3 = alloca ptr, align 4
  %4 = alloca double, align 8
  %5 = alloca i64, align 8
  store ptr %0, ptr %3, align 4
  store double %1, ptr %4, align 8
  call void @llvm.memcpy.p0.p0.i32(ptr align 8 %5, ptr align 8 %4, i32 8, i1 false)
  %6 = load double, ptr %4, align 8
  %7 = load double, ptr %4, align 8
  %8 = fcmp une double %6, %7
  br i1 %8, label %9, label %12

9:                                                ; preds = %2
  %10 = load ptr, ptr %3, align 4
  %11 = call i32 (ptr, ...) @printf(ptr noundef @.str.42, ptr noundef %10)
  br label %17

12:                                               ; preds = %2
  %13 = load ptr, ptr %3, align 4
  %14 = load double, ptr %4, align 8
  %15 = load i64, ptr %5, align 8
  %16 = call i32 (ptr, ...) @printf(ptr noundef @.str.43, ptr noundef %13, double noundef %14, i64 noundef %15)
  br label %17

17:                                               ; preds = %12, %9
  ret void
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.floor.f64(double) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.ceil.f64(double) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.trunc.f64(double) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.round.f64(double) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.rint.f64(double) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.nearbyint.f64(double) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.fabs.f64(double) #2

; Function Attrs: nounwind
declare double @sqrt(double noundef) #3

; Function Attrs: noinline nounwind uwtable
define internal void @pf(ptr noundef %0, float noundef %1) #0 {
  %3 = alloca ptr, align 4
  %4 = alloca float, align 4
  %5 = alloca i32, align 4
  store ptr %0, ptr %3, align 4
  store float %1, ptr %4, align 4
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %5, ptr align 4 %4, i32 4, i1 false)
  %6 = load float, ptr %4, align 4
  %7 = load float, ptr %4, align 4
  %8 = fcmp une float %6, %7
  br i1 %8, label %9, label %12

9:                                                ; preds = %2
  %10 = load ptr, ptr %3, align 4
  %11 = call i32 (ptr, ...) @printf(ptr noundef @.str.42, ptr noundef %10)
  br label %18

12:                                               ; preds = %2
  %13 = load ptr, ptr %3, align 4
  %14 = load float, ptr %4, align 4
  %15 = fpext float %14 to double
  %16 = load i32, ptr %5, align 4
  %17 = call i32 (ptr, ...) @printf(ptr noundef @.str.44, ptr noundef %13, double noundef %15, i32 noundef %16)
  br label %18

18:                                               ; preds = %12, %9
  ret void
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.floor.f32(float) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.round.f32(float) #2

; Function Attrs: nounwind
declare float @sqrtf(float noundef) #3

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.trunc.f32(float) #2

; Function Attrs: nounwind
declare double @frexp(double noundef, ptr noundef) #3

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i1 @llvm.is.fpclass.f64(double, i32 immarg) #2

declare i32 @printf(ptr noundef, ...) #4

; Function Attrs: nounwind
declare double @modf(double noundef, ptr noundef) #3

; Function Attrs: nounwind
declare double @ldexp(double noundef, i32 noundef) #3

; Function Attrs: nounwind
declare double @scalbn(double noundef, i32 noundef) #3

; Function Attrs: nounwind
declare double @logb(double noundef) #3

; Function Attrs: nounwind
declare double @fmod(double noundef, double noundef) #3

; Function Attrs: nounwind
declare double @remainder(double noundef, double noundef) #3

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.minnum.f64(double, double) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.maxnum.f64(double, double) #2

; Function Attrs: nounwind
declare double @fdim(double noundef, double noundef) #3

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.copysign.f64(double, double) #2

; Function Attrs: nounwind
declare double @nextafter(double noundef, double noundef) #3

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.fma.f64(double, double, double) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.fma.f32(float, float, float) #2

; Function Attrs: nounwind
declare double @hypot(double noundef, double noundef) #3

; Function Attrs: nounwind
declare i32 @lround(double noundef) #3

; Function Attrs: nounwind
declare i64 @llround(double noundef) #3

; Function Attrs: nounwind
declare i32 @lrint(double noundef) #3

; Function Attrs: nounwind
declare x86_fp80 @sqrtl(x86_fp80 noundef) #3

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare x86_fp80 @llvm.fabs.f80(x86_fp80) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare x86_fp80 @llvm.floor.f80(x86_fp80) #2

; Function Attrs: nounwind
declare double @sin(double noundef) #3

; Function Attrs: nounwind
declare double @cos(double noundef) #3

; Function Attrs: nounwind
declare double @exp(double noundef) #3

; Function Attrs: nounwind
declare double @log(double noundef) #3

; Function Attrs: nounwind
declare double @pow(double noundef, double noundef) #3

; Function Attrs: nounwind
declare double @atan2(double noundef, double noundef) #3

; Function Attrs: nounwind
declare double @tgamma(double noundef) #3

; Function Attrs: nounwind
declare float @sinf(float noundef) #3

; Function Attrs: nounwind
declare float @expf(float noundef) #3

; Function Attrs: nounwind
declare float @logf(float noundef) #3

; Function Attrs: nounwind
declare float @powf(float noundef, float noundef) #3

attributes #0 = { noinline nounwind uwtable "frame-pointer"="all" "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #1 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #4 = { "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #5 = { nounwind }
attributes #6 = { memory(none) }

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
