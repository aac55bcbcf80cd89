; Module flags whose behaviour or value changed; debug information of no version, which is dropped.
define void @f() !dbg !7 {
  br label %a, !dbg !8
a:
  call void @llvm.dbg.value(metadata i32 1, i64 0, metadata !9, metadata !DIExpression()), !dbg !8
  br i1 true, label %a, label %b, !llvm.loop !10
b:
  br i1 true, label %b, label %c, !llvm.loop !12
c:
  ret void
}
declare void @llvm.dbg.value(metadata, i64, metadata, metadata)
!llvm.module.flags = !{!0, !1, !2, !3, !4, !5}
!llvm.dbg.cu = !{!6}
!0 = !{i32 1, !"PIC Level", i32 2}
!1 = !{i32 1, !"PIE Level", i32 2}
!2 = !{i32 1, !"sign-return-address", i32 0}
!3 = !{i32 1, !"Objective-C Image Info Section", !"__DATA, __objc_imageinfo, regular"}
!4 = !{i32 4, !"Objective-C Garbage Collection", i32 67502848}
!5 = !{i32 1, !"Objective-C Image Info Version", i32 0}
!6 = distinct !DICompileUnit(language: DW_LANG_C, file: !11)
!7 = distinct !DISubprogram(name: "f", scope: !11, file: !11, spFlags: DISPFlagDefinition, unit: !6)
!8 = !DILocation(scope: !7)
!9 = !DILocalVariable(name: "x", scope: !7)
!10 = distinct !{!10, !8, !13}
!11 = !DIFile(filename: "a", directory: "b")
!12 = distinct !{!12, !8}
!13 = !{!"llvm.loop.mustprogress"}
