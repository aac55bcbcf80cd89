; Metadata: nodes, strings, values, named nodes, attachments, inline nodes, forward references.
@g = global i32 0, !attached !0, !dbg !20
declare !attached !1 void @declared()
define void @f(i32 %x, ptr %p) !prof !2 !dbg !10 {
entry:
  %a = load i32, ptr %p, align 4, !range !3, !tbaa !4, !dbg !11
  store i32 %a, ptr %p, align 4, !tbaa !4, !nontemporal !7
  call void @llvm.takes.md(metadata i32 %x), !dbg !11
  call void @llvm.takes.md(metadata !"string")
  call void @llvm.takes.md(metadata !{!"a", i32 4, null})
  call void @llvm.takes.md(metadata !DIExpression(DW_OP_deref))
  call void @llvm.takes.md(metadata !0)
  br label %loop, !dbg !DILocation(line: 5, column: 6, scope: !10)
loop:
  br i1 undef, label %loop, label %exit, !llvm.loop !8, !prof !9
exit:
  ret void
}
declare void @llvm.takes.md(metadata)

!named = !{!0, !1}
!llvm.module.flags = !{!12, !13}
!llvm.ident = !{!14}
!empty.name = !{}
!odd\20name = !{!0}
!llvm.dbg.cu = !{!15}

!0 = !{}
!1 = !{!"string \22quoted\22", i32 1, ptr @g, null, !0, float 1.0}
!2 = !{!"function_entry_count", i64 100}
!3 = !{i32 0, i32 10}
!4 = !{!5, !5, i64 0}
!5 = !{!"int", !6, i64 0}
!6 = !{!"root"}
!7 = !{i32 1}
!8 = distinct !{!8, !81}
!81 = !{!"llvm.loop.mustprogress"}
!9 = !{!"branch_weights", i32 5, i32 10}
!10 = distinct !DISubprogram(name: "f", linkageName: "_f", scope: !16, file: !16, line: 3, type: !17, scopeLine: 4, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !15, retainedNodes: !0)
!11 = !DILocation(line: 4, column: 3, scope: !10)
!12 = !{i32 1, !"wchar_size", i32 4}
!13 = !{i32 2, !"Debug Info Version", i32 3}
!14 = !{!"producer"}
!15 = distinct !DICompileUnit(language: DW_LANG_C11, file: !16, producer: "me", isOptimized: true, runtimeVersion: 0, emissionKind: FullDebug, enums: !18, globals: !19, splitDebugInlining: false, nameTableKind: None)
!16 = !DIFile(filename: "f.c", directory: "/", checksumkind: CSK_MD5, checksum: "00000000000000000000000000000000")
!17 = !DISubroutineType(types: !{null, !21})
!18 = !{!22}
!19 = !{!20}
!20 = !DIGlobalVariableExpression(var: !23, expr: !DIExpression())
!21 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!22 = !DICompositeType(tag: DW_TAG_enumeration_type, name: "e", file: !16, line: 1, baseType: !21, size: 32, elements: !24)
!23 = distinct !DIGlobalVariable(name: "g", scope: !15, file: !16, line: 2, type: !21, isLocal: false, isDefinition: true)
!24 = !{!25, !26}
!25 = !DIEnumerator(name: "A", value: 0, isUnsigned: true)
!26 = !DIEnumerator(name: "B", value: -1)
