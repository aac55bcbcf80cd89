; ModuleID = 'typed-pointers.ll'

%struct.node = type { i32, ptr, double }

@head = internal global ptr null, align 4
@.str = private unnamed_addr constant [3 x i8] c"hi\00", align 1
@names = dso_local global [2 x ptr] [ptr @.str, ptr getelementptr inbounds ([3 x i8], ptr @.str, i32 0, i32 1)], align 4
@fp = dso_local global ptr @add, align 4
@cast = global ptr @fp
@addr = global ptr addrspace(1) null

define dso_local i32 @add(i32 noundef %0, i32 noundef %1) {
  %3 = alloca i32, align 4
  store i32 %0, ptr %3, align 4
  %4 = load i32, ptr %3, align 4
  %5 = bitcast ptr %3 to ptr
  call void @llvm.memcpy.p0.p0.i32(ptr align 4 %5, ptr align 4 @names, i32 4, i1 false)
  %6 = load ptr, ptr @fp, align 4
  %7 = call i32 %6(i32 noundef %4, i32 noundef %1)
  %8 = call i32 (ptr, ...) @printf(ptr noundef @.str, i32 %7)
  %9 = getelementptr inbounds %struct.node, ptr null, i32 0, i32 1
  %10 = call i32 @sum(ptr byval(%struct.node) align 4 null)
  %11 = cmpxchg ptr %3, i32 0, i32 1 seq_cst seq_cst, align 4
  %12 = atomicrmw add ptr %3, i32 1 seq_cst, align 4
  ret i32 %7
}

declare i32 @sum(ptr byval(%struct.node) align 4)

declare i32 @printf(ptr, ...)

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i32(ptr noalias nocapture writeonly, ptr noalias nocapture readonly, i32, i1 immarg) #0

attributes #0 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
