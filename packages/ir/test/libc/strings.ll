; ModuleID = 'strings.c'
source_filename = "strings.c"
target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-pc-linux-gnu"

%struct.div_t = type { i32, i32 }
%struct.ldiv_t = type { i32, i32 }
%struct.lldiv_t = type { i64, i64 }

@.str = private unnamed_addr constant [10 x i8] c"%d %s %s\0A\00", align 1
@.str.1 = private unnamed_addr constant [9 x i8] c"%zu %zu\0A\00", align 1
@.str.2 = private unnamed_addr constant [7 x i8] c" world\00", align 1
@.str.3 = private unnamed_addr constant [5 x i8] c"!!!!\00", align 1
@.str.4 = private unnamed_addr constant [4 x i8] c"abc\00", align 1
@.str.5 = private unnamed_addr constant [7 x i8] c"%s %d\0A\00", align 1
@.str.6 = private unnamed_addr constant [4 x i8] c"%s\0A\00", align 1
@.str.7 = private unnamed_addr constant [4 x i8] c"xyz\00", align 1
@.str.8 = private unnamed_addr constant [13 x i8] c"%d %d %d %d\0A\00", align 1
@.str.9 = private unnamed_addr constant [10 x i8] c"%d %d %d\0A\00", align 1
@.str.10 = private unnamed_addr constant [6 x i8] c"HeLLo\00", align 1
@.str.11 = private unnamed_addr constant [6 x i8] c"hEllO\00", align 1
@.str.12 = private unnamed_addr constant [9 x i8] c"a,b;c,,d\00", align 1
@.str.13 = private unnamed_addr constant [13 x i8] c"%s %s %s %s\0A\00", align 1
@.str.14 = private unnamed_addr constant [3 x i8] c"c,\00", align 1
@.str.15 = private unnamed_addr constant [3 x i8] c";,\00", align 1
@.str.16 = private unnamed_addr constant [3 x i8] c"zz\00", align 1
@.str.17 = private unnamed_addr constant [1 x i8] zeroinitializer, align 1
@.str.18 = private unnamed_addr constant [6 x i8] c"aabbc\00", align 1
@.str.19 = private unnamed_addr constant [3 x i8] c"ab\00", align 1
@.str.20 = private unnamed_addr constant [2 x i8] c"c\00", align 1
@__const.main.t = private unnamed_addr constant [14 x i8] c"one two,three\00", align 1
@.str.21 = private unnamed_addr constant [3 x i8] c" ,\00", align 1
@__const.main.t2 = private unnamed_addr constant [7 x i8] c"a:b::c\00", align 1
@.str.22 = private unnamed_addr constant [2 x i8] c":\00", align 1
@.str.23 = private unnamed_addr constant [5 x i8] c"[%s]\00", align 1
@.str.24 = private unnamed_addr constant [4 x i8] c"dup\00", align 1
@.str.25 = private unnamed_addr constant [10 x i8] c"duplicate\00", align 1
@.str.26 = private unnamed_addr constant [6 x i8] c"12345\00", align 1
@.str.27 = private unnamed_addr constant [10 x i8] c"%d %d %p\0A\00", align 1
@.str.28 = private unnamed_addr constant [32 x i8] c"%d%d%d%d%d%d%d%d%d%d%d%d %d %d\0A\00", align 1
@__const.main.a = private unnamed_addr constant [7 x i32] [i32 5, i32 2, i32 9, i32 -1, i32 7, i32 0, i32 3], align 4
@.str.29 = private unnamed_addr constant [4 x i8] c"%d \00", align 1
@.str.30 = private unnamed_addr constant [4 x i8] c"%d\0A\00", align 1
@.str.31 = private unnamed_addr constant [4 x i8] c"%p\0A\00", align 1
@.str.32 = private unnamed_addr constant [5 x i8] c"pear\00", align 1
@.str.33 = private unnamed_addr constant [6 x i8] c"apple\00", align 1
@.str.34 = private unnamed_addr constant [4 x i8] c"fig\00", align 1
@__const.main.w = private unnamed_addr constant [3 x ptr] [ptr @.str.32, ptr @.str.33, ptr @.str.34], align 4
@.str.35 = private unnamed_addr constant [10 x i8] c"%s %s %s\0A\00", align 1
@.str.36 = private unnamed_addr constant [25 x i8] c"%d %d %ld %ld %lld %lld\0A\00", align 1
@.str.37 = private unnamed_addr constant [16 x i8] c"%d %ld %lld %d\0A\00", align 1
@.str.38 = private unnamed_addr constant [6 x i8] c" -42x\00", align 1
@.str.39 = private unnamed_addr constant [7 x i8] c"%d %d\0A\00", align 1
@.str.40 = private unnamed_addr constant [6 x i8] c"NOPE_\00", align 1
@.str.41 = private unnamed_addr constant [2 x i8] c"y\00", align 1
@.str.42 = private unnamed_addr constant [2 x i8] c"n\00", align 1
@.str.43 = private unnamed_addr constant [10 x i8] c"%s|%s|%s\0A\00", align 1
@.str.44 = private unnamed_addr constant [10 x i8] c"%.6f %ld\0A\00", align 1

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
define dso_local i32 @cmps(ptr noundef %0, ptr noundef %1) #0 {
  %3 = alloca ptr, align 4
  %4 = alloca ptr, align 4
  store ptr %0, ptr %3, align 4
  store ptr %1, ptr %4, align 4
  %5 = load ptr, ptr %3, align 4
  %6 = load ptr, ptr %5, align 4
  %7 = load ptr, ptr %4, align 4
  %8 = load ptr, ptr %7, align 4
  %9 = call i32 @strcmp(ptr noundef %6, ptr noundef %8) #11
  ret i32 %9
}

; Function Attrs: nounwind willreturn memory(read)
declare i32 @strcmp(ptr noundef, ptr noundef) #1

; Function Attrs: noinline nounwind uwtable
define dso_local i32 @main(i32 noundef %0, ptr noundef %1) #0 {
  %3 = alloca i32, align 4
  %4 = alloca i32, align 4
  %5 = alloca ptr, align 4
  %6 = alloca [64 x i8], align 1
  %7 = alloca [64 x i8], align 1
  %8 = alloca ptr, align 4
  %9 = alloca [14 x i8], align 1
  %10 = alloca ptr, align 4
  %11 = alloca [7 x i8], align 1
  %12 = alloca ptr, align 4
  %13 = alloca ptr, align 4
  %14 = alloca ptr, align 4
  %15 = alloca i32, align 4
  %16 = alloca [7 x i32], align 4
  %17 = alloca i32, align 4
  %18 = alloca i32, align 4
  %19 = alloca ptr, align 4
  %20 = alloca [3 x ptr], align 4
  %21 = alloca i32, align 4
  %22 = alloca i32, align 4
  %23 = alloca %struct.div_t, align 4
  %24 = alloca %struct.ldiv_t, align 4
  %25 = alloca %struct.lldiv_t, align 4
  %26 = alloca ptr, align 4
  %27 = alloca ptr, align 4
  %28 = alloca i32, align 4
  store i32 0, ptr %3, align 4
  store i32 %0, ptr %4, align 4
  store ptr %1, ptr %5, align 4
  call void @llvm.memset.p0.i32(ptr align 1 %6, i8 0, i32 64, i1 false)
  %29 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  store i8 104, ptr %29, align 1
  %30 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 1
  store i8 101, ptr %30, align 1
  %31 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 2
  store i8 108, ptr %31, align 1
  %32 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 3
  store i8 108, ptr %32, align 1
  %33 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 4
  store i8 111, ptr %33, align 1
  %34 = load i32, ptr %4, align 4
  %35 = load ptr, ptr %5, align 4
  %36 = getelementptr inbounds ptr, ptr %35, i32 1
  %37 = load ptr, ptr %36, align 4
  %38 = load ptr, ptr %5, align 4
  %39 = getelementptr inbounds ptr, ptr %38, i32 2
  %40 = load ptr, ptr %39, align 4
  %41 = call i32 (ptr, ...) @printf(ptr noundef @.str, i32 noundef %34, ptr noundef %37, ptr noundef %40)
  %42 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %43 = call i32 @strlen(ptr noundef %42) #11
  %44 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %45 = call i32 @strnlen(ptr noundef %44, i32 noundef 3) #11
  %46 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %43, i32 noundef %45)
  %47 = getelementptr inbounds [64 x i8], ptr %7, i32 0, i32 0
  %48 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %49 = call ptr @strcpy(ptr noundef %47, ptr noundef %48) #12
  %50 = getelementptr inbounds [64 x i8], ptr %7, i32 0, i32 0
  %51 = call ptr @strcat(ptr noundef %50, ptr noundef @.str.2) #12
  %52 = getelementptr inbounds [64 x i8], ptr %7, i32 0, i32 0
  %53 = call i32 @puts(ptr noundef %52)
  %54 = getelementptr inbounds [64 x i8], ptr %7, i32 0, i32 0
  %55 = call ptr @strncat(ptr noundef %54, ptr noundef @.str.3, i32 noundef 2) #12
  %56 = getelementptr inbounds [64 x i8], ptr %7, i32 0, i32 0
  %57 = call i32 @puts(ptr noundef %56)
  %58 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %59 = call ptr @strncpy(ptr noundef %58, ptr noundef @.str.4, i32 noundef 10) #12
  %60 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %61 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 9
  %62 = load i8, ptr %61, align 1
  %63 = sext i8 %62 to i32
  %64 = call i32 (ptr, ...) @printf(ptr noundef @.str.5, ptr noundef %60, i32 noundef %63)
  %65 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %66 = call ptr @stpcpy(ptr noundef %65, ptr noundef @.str.7) #12
  %67 = getelementptr inbounds i8, ptr %66, i32 -3
  %68 = call i32 (ptr, ...) @printf(ptr noundef @.str.6, ptr noundef %67)
  %69 = call i32 (ptr, ...) @printf(ptr noundef @.str.8, i32 noundef -1, i32 noundef 1, i32 noundef 0, i32 noundef 1)
  %70 = call i32 @strcasecmp(ptr noundef @.str.10, ptr noundef @.str.11) #11
  %71 = icmp sgt i32 %70, 0
  br i1 %71, label %72, label %73

72:                                               ; preds = %2
  br label %78

73:                                               ; preds = %2
  %74 = call i32 @strcasecmp(ptr noundef @.str.10, ptr noundef @.str.11) #11
  %75 = icmp slt i32 %74, 0
  %76 = zext i1 %75 to i64
  %77 = select i1 %75, i32 -1, i32 0
  br label %78

78:                                               ; preds = %73, %72
  %79 = phi i32 [ 1, %72 ], [ %77, %73 ]
  %80 = call i32 (ptr, ...) @printf(ptr noundef @.str.9, i32 noundef 0, i32 noundef -1, i32 noundef %79)
  store ptr @.str.12, ptr %8, align 4
  %81 = load ptr, ptr %8, align 4
  %82 = call ptr @strchr(ptr noundef %81, i32 noundef 59) #11
  %83 = load ptr, ptr %8, align 4
  %84 = call ptr @strrchr(ptr noundef %83, i32 noundef 44) #11
  %85 = load ptr, ptr %8, align 4
  %86 = call ptr @strstr(ptr noundef %85, ptr noundef @.str.14) #11
  %87 = load ptr, ptr %8, align 4
  %88 = call ptr @strpbrk(ptr noundef %87, ptr noundef @.str.15) #11
  %89 = call i32 (ptr, ...) @printf(ptr noundef @.str.13, ptr noundef %82, ptr noundef %84, ptr noundef %86, ptr noundef %88)
  %90 = load ptr, ptr %8, align 4
  %91 = call ptr @strchr(ptr noundef %90, i32 noundef 122) #11
  %92 = icmp eq ptr %91, null
  %93 = zext i1 %92 to i32
  %94 = load ptr, ptr %8, align 4
  %95 = call ptr @strstr(ptr noundef %94, ptr noundef @.str.16) #11
  %96 = icmp eq ptr %95, null
  %97 = zext i1 %96 to i32
  %98 = load ptr, ptr %8, align 4
  %99 = call ptr @strstr(ptr noundef %98, ptr noundef @.str.17) #11
  %100 = load ptr, ptr %8, align 4
  %101 = icmp eq ptr %99, %100
  %102 = zext i1 %101 to i32
  %103 = call i32 (ptr, ...) @printf(ptr noundef @.str.9, i32 noundef %93, i32 noundef %97, i32 noundef %102)
  %104 = call i32 @strspn(ptr noundef @.str.18, ptr noundef @.str.19) #11
  %105 = call i32 @strcspn(ptr noundef @.str.18, ptr noundef @.str.20) #11
  %106 = call i32 (ptr, ...) @printf(ptr noundef @.str.1, i32 noundef %104, i32 noundef %105)
  call void @llvm.memcpy.p0.p0.i32(ptr align 1 %9, ptr align 1 @__const.main.t, i32 14, i1 false)
  %107 = getelementptr inbounds [14 x i8], ptr %9, i32 0, i32 0
  %108 = call ptr @strtok(ptr noundef %107, ptr noundef @.str.21) #12
  store ptr %108, ptr %10, align 4
  br label %109

109:                                              ; preds = %115, %78
  %110 = load ptr, ptr %10, align 4
  %111 = icmp ne ptr %110, null
  br i1 %111, label %112, label %117

112:                                              ; preds = %109
  %113 = load ptr, ptr %10, align 4
  %114 = call i32 @puts(ptr noundef %113)
  br label %115

115:                                              ; preds = %112
  %116 = call ptr @strtok(ptr noundef null, ptr noundef @.str.21) #12
  store ptr %116, ptr %10, align 4
  br label %109, !llvm.loop !6

117:                                              ; preds = %109
  call void @llvm.memcpy.p0.p0.i32(ptr align 1 %11, ptr align 1 @__const.main.t2, i32 7, i1 false)
  %118 = getelementptr inbounds [7 x i8], ptr %11, i32 0, i32 0
  store ptr %118, ptr %12, align 4
  br label %119

119:                                              ; preds = %122, %117
  %120 = call ptr @strsep(ptr noundef %12, ptr noundef @.str.22) #12
  store ptr %120, ptr %13, align 4
  %121 = icmp ne ptr %120, null
  br i1 %121, label %122, label %125

122:                                              ; preds = %119
  %123 = load ptr, ptr %13, align 4
  %124 = call i32 (ptr, ...) @printf(ptr noundef @.str.23, ptr noundef %123)
  br label %119, !llvm.loop !8

125:                                              ; preds = %119
  %126 = call i32 @puts(ptr noundef @.str.17)
  %127 = call noalias ptr @strdup(ptr noundef @.str.24) #12
  store ptr %127, ptr %14, align 4
  %128 = load ptr, ptr %14, align 4
  %129 = call i32 @puts(ptr noundef %128)
  %130 = load ptr, ptr %14, align 4
  call void @free(ptr noundef %130) #12
  %131 = call noalias ptr @strndup(ptr noundef @.str.25, i32 noundef 4) #12
  store ptr %131, ptr %14, align 4
  %132 = load ptr, ptr %14, align 4
  %133 = call i32 @puts(ptr noundef %132)
  %134 = load ptr, ptr %14, align 4
  call void @free(ptr noundef %134) #12
  %135 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  call void @llvm.memset.p0.i32(ptr align 1 %135, i8 120, i32 5, i1 false)
  %136 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 5
  store i8 0, ptr %136, align 1
  %137 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %138 = call i32 @puts(ptr noundef %137)
  %139 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %140 = getelementptr inbounds i8, ptr %139, i32 1
  %141 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  call void @llvm.memmove.p0.p0.i32(ptr align 1 %140, ptr align 1 %141, i32 4, i1 false)
  %142 = getelementptr inbounds [64 x i8], ptr %6, i32 0, i32 0
  %143 = call i32 @puts(ptr noundef %142)
  %144 = getelementptr inbounds [64 x i8], ptr %7, i32 0, i32 0
  call void @llvm.memcpy.p0.p0.i32(ptr align 1 %144, ptr align 1 @.str.26, i32 6, i1 false)
  %145 = getelementptr inbounds [64 x i8], ptr %7, i32 0, i32 0
  %146 = getelementptr inbounds i8, ptr %145, i32 1
  %147 = getelementptr inbounds [64 x i8], ptr %7, i32 0, i32 0
  call void @llvm.memmove.p0.p0.i32(ptr align 1 %146, ptr align 1 %147, i32 4, i1 false)
  %148 = getelementptr inbounds [64 x i8], ptr %7, i32 0, i32 0
  %149 = call i32 @puts(ptr noundef %148)
  %150 = call ptr @memchr(ptr noundef @.str.4, i32 noundef 122, i32 noundef 3) #11
  %151 = call i32 (ptr, ...) @printf(ptr noundef @.str.27, i32 noundef -1, i32 noundef 0, ptr noundef %150)
  store i32 0, ptr %15, align 4
  br label %152

152:                                              ; preds = %293, %125
  %153 = load i32, ptr %15, align 4
  %154 = icmp slt i32 %153, 128
  br i1 %154, label %155, label %296

155:                                              ; preds = %152
  %156 = call ptr @__ctype_b_loc() #13
  %157 = load ptr, ptr %156, align 4
  %158 = load i32, ptr %15, align 4
  %159 = getelementptr inbounds i16, ptr %157, i32 %158
  %160 = load i16, ptr %159, align 2
  %161 = zext i16 %160 to i32
  %162 = and i32 %161, 1024
  %163 = icmp ne i32 %162, 0
  %164 = xor i1 %163, true
  %165 = xor i1 %164, true
  %166 = zext i1 %165 to i32
  %167 = call ptr @__ctype_b_loc() #13
  %168 = load ptr, ptr %167, align 4
  %169 = load i32, ptr %15, align 4
  %170 = getelementptr inbounds i16, ptr %168, i32 %169
  %171 = load i16, ptr %170, align 2
  %172 = zext i16 %171 to i32
  %173 = and i32 %172, 2048
  %174 = icmp ne i32 %173, 0
  %175 = xor i1 %174, true
  %176 = xor i1 %175, true
  %177 = zext i1 %176 to i32
  %178 = call ptr @__ctype_b_loc() #13
  %179 = load ptr, ptr %178, align 4
  %180 = load i32, ptr %15, align 4
  %181 = getelementptr inbounds i16, ptr %179, i32 %180
  %182 = load i16, ptr %181, align 2
  %183 = zext i16 %182 to i32
  %184 = and i32 %183, 8
  %185 = icmp ne i32 %184, 0
  %186 = xor i1 %185, true
  %187 = xor i1 %186, true
  %188 = zext i1 %187 to i32
  %189 = call ptr @__ctype_b_loc() #13
  %190 = load ptr, ptr %189, align 4
  %191 = load i32, ptr %15, align 4
  %192 = getelementptr inbounds i16, ptr %190, i32 %191
  %193 = load i16, ptr %192, align 2
  %194 = zext i16 %193 to i32
  %195 = and i32 %194, 8192
  %196 = icmp ne i32 %195, 0
  %197 = xor i1 %196, true
  %198 = xor i1 %197, true
  %199 = zext i1 %198 to i32
  %200 = call ptr @__ctype_b_loc() #13
  %201 = load ptr, ptr %200, align 4
  %202 = load i32, ptr %15, align 4
  %203 = getelementptr inbounds i16, ptr %201, i32 %202
  %204 = load i16, ptr %203, align 2
  %205 = zext i16 %204 to i32
  %206 = and i32 %205, 256
  %207 = icmp ne i32 %206, 0
  %208 = xor i1 %207, true
  %209 = xor i1 %208, true
  %210 = zext i1 %209 to i32
  %211 = call ptr @__ctype_b_loc() #13
  %212 = load ptr, ptr %211, align 4
  %213 = load i32, ptr %15, align 4
  %214 = getelementptr inbounds i16, ptr %212, i32 %213
  %215 = load i16, ptr %214, align 2
  %216 = zext i16 %215 to i32
  %217 = and i32 %216, 512
  %218 = icmp ne i32 %217, 0
  %219 = xor i1 %218, true
  %220 = xor i1 %219, true
  %221 = zext i1 %220 to i32
  %222 = call ptr @__ctype_b_loc() #13
  %223 = load ptr, ptr %222, align 4
  %224 = load i32, ptr %15, align 4
  %225 = getelementptr inbounds i16, ptr %223, i32 %224
  %226 = load i16, ptr %225, align 2
  %227 = zext i16 %226 to i32
  %228 = and i32 %227, 16384
  %229 = icmp ne i32 %228, 0
  %230 = xor i1 %229, true
  %231 = xor i1 %230, true
  %232 = zext i1 %231 to i32
  %233 = call ptr @__ctype_b_loc() #13
  %234 = load ptr, ptr %233, align 4
  %235 = load i32, ptr %15, align 4
  %236 = getelementptr inbounds i16, ptr %234, i32 %235
  %237 = load i16, ptr %236, align 2
  %238 = zext i16 %237 to i32
  %239 = and i32 %238, 4
  %240 = icmp ne i32 %239, 0
  %241 = xor i1 %240, true
  %242 = xor i1 %241, true
  %243 = zext i1 %242 to i32
  %244 = call ptr @__ctype_b_loc() #13
  %245 = load ptr, ptr %244, align 4
  %246 = load i32, ptr %15, align 4
  %247 = getelementptr inbounds i16, ptr %245, i32 %246
  %248 = load i16, ptr %247, align 2
  %249 = zext i16 %248 to i32
  %250 = and i32 %249, 2
  %251 = icmp ne i32 %250, 0
  %252 = xor i1 %251, true
  %253 = xor i1 %252, true
  %254 = zext i1 %253 to i32
  %255 = call ptr @__ctype_b_loc() #13
  %256 = load ptr, ptr %255, align 4
  %257 = load i32, ptr %15, align 4
  %258 = getelementptr inbounds i16, ptr %256, i32 %257
  %259 = load i16, ptr %258, align 2
  %260 = zext i16 %259 to i32
  %261 = and i32 %260, 4096
  %262 = icmp ne i32 %261, 0
  %263 = xor i1 %262, true
  %264 = xor i1 %263, true
  %265 = zext i1 %264 to i32
  %266 = call ptr @__ctype_b_loc() #13
  %267 = load ptr, ptr %266, align 4
  %268 = load i32, ptr %15, align 4
  %269 = getelementptr inbounds i16, ptr %267, i32 %268
  %270 = load i16, ptr %269, align 2
  %271 = zext i16 %270 to i32
  %272 = and i32 %271, 32768
  %273 = icmp ne i32 %272, 0
  %274 = xor i1 %273, true
  %275 = xor i1 %274, true
  %276 = zext i1 %275 to i32
  %277 = call ptr @__ctype_b_loc() #13
  %278 = load ptr, ptr %277, align 4
  %279 = load i32, ptr %15, align 4
  %280 = getelementptr inbounds i16, ptr %278, i32 %279
  %281 = load i16, ptr %280, align 2
  %282 = zext i16 %281 to i32
  %283 = and i32 %282, 1
  %284 = icmp ne i32 %283, 0
  %285 = xor i1 %284, true
  %286 = xor i1 %285, true
  %287 = zext i1 %286 to i32
  %288 = load i32, ptr %15, align 4
  %289 = call i32 @toupper(i32 noundef %288) #11
  %290 = load i32, ptr %15, align 4
  %291 = call i32 @tolower(i32 noundef %290) #11
  %292 = call i32 (ptr, ...) @printf(ptr noundef @.str.28, i32 noundef %166, i32 noundef %177, i32 noundef %188, i32 noundef %199, i32 noundef %210, i32 noundef %221, i32 noundef %232, i32 noundef %243, i32 noundef %254, i32 noundef %265, i32 noundef %276, i32 noundef %287, i32 noundef %289, i32 noundef %291)
  br label %293

293:                                              ; preds = %155
  %294 = load i32, ptr %15, align 4
  %295 = add nsw i32 %294, 1
  store i32 %295, ptr %15, align 4
  br label %152, !llvm.loop !9

296:                                              ; preds = %152
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %16, ptr align 4 @__const.main.a, i32 28, i1 false)
  %297 = getelementptr inbounds [7 x i32], ptr %16, i32 0, i32 0
  call void @qsort(ptr noundef %297, i32 noundef 7, i32 noundef 4, ptr noundef @cmp)
  store i32 0, ptr %17, align 4
  br label %298

298:                                              ; preds = %306, %296
  %299 = load i32, ptr %17, align 4
  %300 = icmp slt i32 %299, 7
  br i1 %300, label %301, label %309

301:                                              ; preds = %298
  %302 = load i32, ptr %17, align 4
  %303 = getelementptr inbounds [7 x i32], ptr %16, i32 0, i32 %302
  %304 = load i32, ptr %303, align 4
  %305 = call i32 (ptr, ...) @printf(ptr noundef @.str.29, i32 noundef %304)
  br label %306

306:                                              ; preds = %301
  %307 = load i32, ptr %17, align 4
  %308 = add nsw i32 %307, 1
  store i32 %308, ptr %17, align 4
  br label %298, !llvm.loop !10

309:                                              ; preds = %298
  %310 = call i32 @puts(ptr noundef @.str.17)
  store i32 7, ptr %18, align 4
  %311 = getelementptr inbounds [7 x i32], ptr %16, i32 0, i32 0
  %312 = call ptr @bsearch(ptr noundef %18, ptr noundef %311, i32 noundef 7, i32 noundef 4, ptr noundef @cmp)
  store ptr %312, ptr %19, align 4
  %313 = load ptr, ptr %19, align 4
  %314 = getelementptr inbounds [7 x i32], ptr %16, i32 0, i32 0
  %315 = ptrtoint ptr %313 to i32
  %316 = ptrtoint ptr %314 to i32
  %317 = sub i32 %315, %316
  %318 = sdiv exact i32 %317, 4
  %319 = call i32 (ptr, ...) @printf(ptr noundef @.str.30, i32 noundef %318)
  store i32 8, ptr %18, align 4
  %320 = getelementptr inbounds [7 x i32], ptr %16, i32 0, i32 0
  %321 = call ptr @bsearch(ptr noundef %18, ptr noundef %320, i32 noundef 7, i32 noundef 4, ptr noundef @cmp)
  %322 = call i32 (ptr, ...) @printf(ptr noundef @.str.31, ptr noundef %321)
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %20, ptr align 4 @__const.main.w, i32 12, i1 false)
  %323 = getelementptr inbounds [3 x ptr], ptr %20, i32 0, i32 0
  call void @qsort(ptr noundef %323, i32 noundef 3, i32 noundef 4, ptr noundef @cmps)
  %324 = getelementptr inbounds [3 x ptr], ptr %20, i32 0, i32 0
  %325 = load ptr, ptr %324, align 4
  %326 = getelementptr inbounds [3 x ptr], ptr %20, i32 0, i32 1
  %327 = load ptr, ptr %326, align 4
  %328 = getelementptr inbounds [3 x ptr], ptr %20, i32 0, i32 2
  %329 = load ptr, ptr %328, align 4
  %330 = call i32 (ptr, ...) @printf(ptr noundef @.str.35, ptr noundef %325, ptr noundef %327, ptr noundef %329)
  store i32 0, ptr %21, align 4
  br label %331

331:                                              ; preds = %337, %309
  %332 = load i32, ptr %21, align 4
  %333 = icmp slt i32 %332, 5
  br i1 %333, label %334, label %340

334:                                              ; preds = %331
  %335 = call i32 @rand() #12
  %336 = call i32 (ptr, ...) @printf(ptr noundef @.str.29, i32 noundef %335)
  br label %337

337:                                              ; preds = %334
  %338 = load i32, ptr %21, align 4
  %339 = add nsw i32 %338, 1
  store i32 %339, ptr %21, align 4
  br label %331, !llvm.loop !11

340:                                              ; preds = %331
  call void @srand(i32 noundef 42) #12
  store i32 0, ptr %22, align 4
  br label %341

341:                                              ; preds = %348, %340
  %342 = load i32, ptr %22, align 4
  %343 = icmp slt i32 %342, 5
  br i1 %343, label %344, label %351

344:                                              ; preds = %341
  %345 = call i32 @rand() #12
  %346 = srem i32 %345, 100
  %347 = call i32 (ptr, ...) @printf(ptr noundef @.str.29, i32 noundef %346)
  br label %348

348:                                              ; preds = %344
  %349 = load i32, ptr %22, align 4
  %350 = add nsw i32 %349, 1
  store i32 %350, ptr %22, align 4
  br label %341, !llvm.loop !12

351:                                              ; preds = %341
  %352 = call i32 @puts(ptr noundef @.str.17)
  call void @div(ptr dead_on_unwind writable sret(%struct.div_t) align 4 %23, i32 noundef -17, i32 noundef 5) #14
  call void @ldiv(ptr dead_on_unwind writable sret(%struct.ldiv_t) align 4 %24, i32 noundef 17, i32 noundef -5) #14
  call void @lldiv(ptr dead_on_unwind writable sret(%struct.lldiv_t) align 4 %25, i64 noundef -170000000000, i64 noundef 7) #14
  %353 = getelementptr inbounds %struct.div_t, ptr %23, i32 0, i32 0
  %354 = load i32, ptr %353, align 4
  %355 = getelementptr inbounds %struct.div_t, ptr %23, i32 0, i32 1
  %356 = load i32, ptr %355, align 4
  %357 = getelementptr inbounds %struct.ldiv_t, ptr %24, i32 0, i32 0
  %358 = load i32, ptr %357, align 4
  %359 = getelementptr inbounds %struct.ldiv_t, ptr %24, i32 0, i32 1
  %360 = load i32, ptr %359, align 4
  %361 = getelementptr inbounds %struct.lldiv_t, ptr %25, i32 0, i32 0
  %362 = load i64, ptr %361, align 4
  %363 = getelementptr inbounds %struct.lldiv_t, ptr %25, i32 0, i32 1
  %364 = load i64, ptr %363, align 4
  %365 = call i32 (ptr, ...) @printf(ptr noundef @.str.36, i32 noundef %354, i32 noundef %356, i32 noundef %358, i32 noundef %360, i64 noundef %362, i64 noundef %364)
  %366 = call i32 @llvm.abs.i32(i32 -5, i1 true)
  %367 = call i32 @llvm.abs.i32(i32 -6, i1 true)
  %368 = call i64 @llvm.abs.i64(i64 -7, i1 true)
  %369 = call i32 @atoi(ptr noundef @.str.38) #11
  %370 = call i32 (ptr, ...) @printf(ptr noundef @.str.37, i32 noundef %366, i32 noundef %367, i64 noundef %368, i32 noundef %369)
  %371 = call noalias ptr @calloc(i32 noundef 4, i32 noundef 4) #15
  store ptr %371, ptr %26, align 4
  %372 = load ptr, ptr %26, align 4
  %373 = getelementptr inbounds i32, ptr %372, i32 2
  store i32 5, ptr %373, align 4
  %374 = load ptr, ptr %26, align 4
  %375 = call ptr @realloc(ptr noundef %374, i32 noundef 40) #16
  store ptr %375, ptr %26, align 4
  %376 = load ptr, ptr %26, align 4
  %377 = getelementptr inbounds i32, ptr %376, i32 0
  %378 = load i32, ptr %377, align 4
  %379 = load ptr, ptr %26, align 4
  %380 = getelementptr inbounds i32, ptr %379, i32 2
  %381 = load i32, ptr %380, align 4
  %382 = call i32 (ptr, ...) @printf(ptr noundef @.str.39, i32 noundef %378, i32 noundef %381)
  %383 = load ptr, ptr %26, align 4
  call void @free(ptr noundef %383) #12
  %384 = call ptr @getenv(ptr noundef @.str.40) #12
  %385 = icmp ne ptr %384, null
  %386 = zext i1 %385 to i64
  %387 = select i1 %385, ptr @.str.41, ptr @.str.42
  %388 = call i32 (ptr, ...) @printf(ptr noundef @.str.6, ptr noundef %387)
  %389 = call ptr @strerror(i32 noundef 0) #12
  %390 = call ptr @strerror(i32 noundef 2) #12
  %391 = call ptr @strerror(i32 noundef 22) #12
  %392 = call i32 (ptr, ...) @printf(ptr noundef @.str.43, ptr noundef %389, ptr noundef %390, ptr noundef %391)
  %393 = call noalias align 64 ptr @aligned_alloc(i32 noundef 64, i32 noundef 128) #16
  store ptr %393, ptr %27, align 4
  %394 = load ptr, ptr %27, align 4
  %395 = ptrtoint ptr %394 to i32
  %396 = urem i32 %395, 64
  %397 = call i32 (ptr, ...) @printf(ptr noundef @.str.30, i32 noundef %396)
  %398 = load ptr, ptr %27, align 4
  call void @free(ptr noundef %398) #12
  store i32 5, ptr %28, align 4
  %399 = call i32 @rand_r(ptr noundef %28) #12
  %400 = call i32 @rand_r(ptr noundef %28) #12
  %401 = call i32 (ptr, ...) @printf(ptr noundef @.str.39, i32 noundef %399, i32 noundef %400)
  call void @srand48(i32 noundef 3) #12
  %402 = call double @drand48() #12
  %403 = call i32 @lrand48() #12
  %404 = call i32 (ptr, ...) @printf(ptr noundef @.str.44, double noundef %402, i32 noundef %403)
  ret i32 7
}

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: write)
declare void @llvm.memset.p0.i32(ptr nocapture writeonly, i8, i32, i1 immarg) #2

declare i32 @printf(ptr noundef, ...) #3

; Function Attrs: nounwind willreturn memory(read)
declare i32 @strlen(ptr noundef) #1

; Function Attrs: nounwind willreturn memory(read)
declare i32 @strnlen(ptr noundef, i32 noundef) #1

; Function Attrs: nounwind
declare ptr @strcpy(ptr noundef, ptr noundef) #4

; Function Attrs: nounwind
declare ptr @strcat(ptr noundef, ptr noundef) #4

declare i32 @puts(ptr noundef) #3

; Function Attrs: nounwind
declare ptr @strncat(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare ptr @strncpy(ptr noundef, ptr noundef, i32 noundef) #4

; Function Attrs: nounwind
declare ptr @stpcpy(ptr noundef, ptr noundef) #4

; Function Attrs: nounwind willreturn memory(read)
declare i32 @strcasecmp(ptr noundef, ptr noundef) #1

; Function Attrs: nounwind willreturn memory(read)
declare ptr @strchr(ptr noundef, i32 noundef) #1

; Function Attrs: nounwind willreturn memory(read)
declare ptr @strrchr(ptr noundef, i32 noundef) #1

; Function Attrs: nounwind willreturn memory(read)
declare ptr @strstr(ptr noundef, ptr noundef) #1

; Function Attrs: nounwind willreturn memory(read)
declare ptr @strpbrk(ptr noundef, ptr noundef) #1

; Function Attrs: nounwind willreturn memory(read)
declare i32 @strspn(ptr noundef, ptr noundef) #1

; Function Attrs: nounwind willreturn memory(read)
declare i32 @strcspn(ptr noundef, ptr noundef) #1

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i32(ptr noalias nocapture writeonly, ptr noalias nocapture readonly, i32, i1 immarg) #5

; Function Attrs: nounwind
declare ptr @strtok(ptr noundef, ptr noundef) #4

; Function Attrs: nounwind
declare ptr @strsep(ptr noundef, ptr noundef) #4

; Function Attrs: nounwind
declare noalias ptr @strdup(ptr noundef) #4

; Function Attrs: nounwind
declare void @free(ptr noundef) #4

; Function Attrs: nounwind
declare noalias ptr @strndup(ptr noundef, i32 noundef) #4

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memmove.p0.p0.i32(ptr nocapture writeonly, ptr nocapture readonly, i32, i1 immarg) #5

; Function Attrs: nounwind willreturn memory(read)
declare ptr @memchr(ptr noundef, i32 noundef, i32 noundef) #1

; Function Attrs: nounwind willreturn memory(none)
declare ptr @__ctype_b_loc() #6

; Function Attrs: nounwind willreturn memory(read)
declare i32 @toupper(i32 noundef) #1

; Function Attrs: nounwind willreturn memory(read)
declare i32 @tolower(i32 noundef) #1

declare void @qsort(ptr noundef, i32 noundef, i32 noundef, ptr noundef) #3

declare ptr @bsearch(ptr noundef, ptr noundef, i32 noundef, i32 noundef, ptr noundef) #3

; Function Attrs: nounwind
declare i32 @rand() #4

; Function Attrs: nounwind
declare void @srand(i32 noundef) #4

; Function Attrs: nounwind willreturn memory(argmem: readwrite)
declare void @div(ptr dead_on_unwind writable sret(%struct.div_t) align 4, i32 noundef, i32 noundef) #7

; Function Attrs: nounwind willreturn memory(argmem: readwrite)
declare void @ldiv(ptr dead_on_unwind writable sret(%struct.ldiv_t) align 4, i32 noundef, i32 noundef) #7

; Function Attrs: nounwind willreturn memory(argmem: readwrite)
declare void @lldiv(ptr dead_on_unwind writable sret(%struct.lldiv_t) align 4, i64 noundef, i64 noundef) #7

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.abs.i32(i32, i1 immarg) #8

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.abs.i64(i64, i1 immarg) #8

; Function Attrs: nounwind willreturn memory(read)
declare i32 @atoi(ptr noundef) #1

; Function Attrs: nounwind allocsize(0,1)
declare noalias ptr @calloc(i32 noundef, i32 noundef) #9

; Function Attrs: nounwind allocsize(1)
declare ptr @realloc(ptr noundef, i32 noundef) #10

; Function Attrs: nounwind
declare ptr @getenv(ptr noundef) #4

; Function Attrs: nounwind
declare ptr @strerror(i32 noundef) #4

; Function Attrs: nounwind allocsize(1)
declare noalias ptr @aligned_alloc(i32 noundef, i32 noundef) #10

; Function Attrs: nounwind
declare i32 @rand_r(ptr noundef) #4

; Function Attrs: nounwind
declare void @srand48(i32 noundef) #4

; Function Attrs: nounwind
declare double @drand48() #4

; Function Attrs: nounwind
declare i32 @lrand48() #4

attributes #0 = { noinline nounwind uwtable "frame-pointer"="all" "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #1 = { nounwind willreturn memory(read) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #2 = { nocallback nofree nounwind willreturn memory(argmem: write) }
attributes #3 = { "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #4 = { nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #5 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #6 = { nounwind willreturn memory(none) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #7 = { nounwind willreturn memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #8 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #9 = { nounwind allocsize(0,1) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #10 = { nounwind allocsize(1) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="i686" "target-features"="+cmov,+cx8,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #11 = { nounwind willreturn memory(read) }
attributes #12 = { nounwind }
attributes #13 = { nounwind willreturn memory(none) }
attributes #14 = { nounwind willreturn memory(argmem: readwrite) }
attributes #15 = { nounwind allocsize(0,1) }
attributes #16 = { nounwind allocsize(1) }

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
