; Text of LLVM 14 and before: typed pointers, upgraded to ptr.
%struct.node = type { i32, %struct.node*, double }
@head = internal global %struct.node* null, align 4
@.str = private unnamed_addr constant [3 x i8] c"hi\00", align 1
@names = dso_local global [2 x i8*] [i8* getelementptr inbounds ([3 x i8], [3 x i8]* @.str, i32 0, i32 0), i8* getelementptr inbounds ([3 x i8], [3 x i8]* @.str, i32 0, i32 1)], align 4
@fp = dso_local global i32 (i32, i32)* @add, align 4
@cast = global i8* bitcast (i32 (i32, i32)** @fp to i8*)
@addr = global i32 addrspace(1)* null
define dso_local i32 @add(i32 noundef %0, i32 noundef %1) {
  %3 = alloca i32, align 4
  store i32 %0, i32* %3, align 4
  %4 = load i32, i32* %3, align 4
  %5 = bitcast i32* %3 to i8*
  call void @llvm.memcpy.p0i8.p0i8.i32(i8* align 4 %5, i8* align 4 bitcast ([2 x i8*]* @names to i8*), i32 4, i1 false)
  %6 = load i32 (i32, i32)*, i32 (i32, i32)** @fp, align 4
  %7 = call i32 %6(i32 noundef %4, i32 noundef %1)
  %8 = call i32 (i8*, ...) @printf(i8* noundef getelementptr inbounds ([3 x i8], [3 x i8]* @.str, i32 0, i32 0), i32 %7)
  %9 = getelementptr inbounds %struct.node, %struct.node* null, i32 0, i32 1
  %10 = call i32 @sum(%struct.node* byval(%struct.node) align 4 null)
  %11 = cmpxchg i32* %3, i32 0, i32 1 seq_cst seq_cst
  %12 = atomicrmw add i32* %3, i32 1 seq_cst
  ret i32 %7
}
declare i32 @sum(%struct.node* byval(%struct.node) align 4)
declare i32 @printf(i8*, ...)
declare void @llvm.memcpy.p0i8.p0i8.i32(i8* noalias nocapture writeonly, i8* noalias nocapture readonly, i32, i1 immarg) #0
attributes #0 = { argmemonly nofree nounwind willreturn }
