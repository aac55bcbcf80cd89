; ModuleID = 'metadata.ll'

@g = global i32 0, !dbg !0, !attached !11

declare !attached !12 void @declared()

define void @f(i32 %x, ptr %p) !dbg !16 !prof !19 {
entry:
  %a = load i32, ptr %p, align 4, !dbg !20, !tbaa !21, !range !24
  store i32 %a, ptr %p, align 4, !tbaa !21, !nontemporal !25
  call void @llvm.takes.md(metadata i32 %x), !dbg !20
  call void @llvm.takes.md(metadata !"string")
  call void @llvm.takes.md(metadata !26)
  call void @llvm.takes.md(metadata !DIExpression(DW_OP_deref))
  call void @llvm.takes.md(metadata !11)
  br label %loop, !dbg !27

loop:                                             ; preds = %loop, %entry
  br i1 undef, label %loop, label %exit, !prof !28, !llvm.loop !29

exit:                                             ; preds = %loop
  ret void
}

declare void @llvm.takes.md(metadata)

!named = !{!11, !12}
!llvm.module.flags = !{!13, !14}
!llvm.ident = !{!15}
!empty.name = !{}
!odd\20name = !{!11}
!llvm.dbg.cu = !{!2}

!0 = !DIGlobalVariableExpression(var: !1, expr: !DIExpression())
!1 = distinct !DIGlobalVariable(name: "g", scope: !2, file: !3, line: 2, type: !6, isLocal: false, isDefinition: true)
!2 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "me", isOptimized: true, runtimeVersion: 0, emissionKind: FullDebug, enums: !4, globals: !10, splitDebugInlining: false, nameTableKind: None)
!3 = !DIFile(filename: "f.c", directory: "/", checksumkind: CSK_MD5, checksum: "00000000000000000000000000000000")
!4 = !{!5}
!5 = !DICompositeType(tag: DW_TAG_enumeration_type, name: "e", file: !3, line: 1, baseType: !6, size: 32, elements: !7)
!6 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!7 = !{!8, !9}
!8 = !DIEnumerator(name: "A", value: 0, isUnsigned: true)
!9 = !DIEnumerator(name: "B", value: -1)
!10 = !{!0}
!11 = !{}
!12 = !{!"string \22quoted\22", i32 1, ptr @g, null, !11, float 1.000000e+00}
!13 = !{i32 1, !"wchar_size", i32 4}
!14 = !{i32 2, !"Debug Info Version", i32 3}
!15 = !{!"producer"}
!16 = distinct !DISubprogram(name: "f", linkageName: "_f", scope: !3, file: !3, line: 3, type: !17, scopeLine: 4, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !2, retainedNodes: !11)
!17 = !DISubroutineType(types: !18)
!18 = !{null, !6}
!19 = !{!"function_entry_count", i64 100}
!20 = !DILocation(line: 4, column: 3, scope: !16)
!21 = !{!22, !22, i64 0}
!22 = !{!"int", !23, i64 0}
!23 = !{!"root"}
!24 = !{i32 0, i32 10}
!25 = !{i32 1}
!26 = !{!"a", i32 4, null}
!27 = !DILocation(line: 5, column: 6, scope: !16)
!28 = !{!"branch_weights", i32 5, i32 10}
!29 = distinct !{!29, !30}
!30 = !{!"llvm.loop.mustprogress"}
