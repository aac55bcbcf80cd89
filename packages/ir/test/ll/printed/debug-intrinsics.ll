; ModuleID = 'debug-intrinsics.ll'

define void @f(i32 %x) !dbg !3 {
    #dbg_value(i32 %x, !4, !DIExpression(), !5)
    #dbg_value(i32 0, !4, !DIExpression(), !5)
  ret void, !dbg !5
}

!llvm.module.flags = !{!0}
!llvm.dbg.cu = !{!1}

!0 = !{i32 2, !"Debug Info Version", i32 3}
!1 = distinct !DICompileUnit(language: DW_LANG_C, file: !2, isOptimized: false, runtimeVersion: 0, emissionKind: NoDebug)
!2 = !DIFile(filename: "a", directory: "b")
!3 = distinct !DISubprogram(name: "f", scope: !2, file: !2, spFlags: DISPFlagDefinition, unit: !1)
!4 = !DILocalVariable(name: "x", scope: !3)
!5 = !DILocation(line: 0, scope: !3)
