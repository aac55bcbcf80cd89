; ModuleID = 'older-flags.ll'

define void @f() {
  br label %a

a:                                                ; preds = %a, %0
  br i1 true, label %a, label %b, !llvm.loop !10

b:                                                ; preds = %b, %a
  br i1 true, label %b, label %c

c:                                                ; preds = %b
  ret void
}

!llvm.module.flags = !{!0, !1, !2, !3, !4, !5, !6, !7, !8, !9}

!0 = !{i32 8, !"PIC Level", i32 2}
!1 = !{i32 7, !"PIE Level", i32 2}
!2 = !{i32 8, !"sign-return-address", i32 0}
!3 = !{i32 1, !"Objective-C Image Info Section", !"__DATA,__objc_imageinfo,regular"}
!4 = !{i32 1, !"Objective-C Garbage Collection", i8 0}
!5 = !{i32 1, !"Objective-C Image Info Version", i32 0}
!6 = !{i32 4, !"Objective-C Class Properties", i32 0}
!7 = !{i32 1, !"Swift ABI Version", i32 3}
!8 = !{i32 1, !"Swift Major Version", i8 4}
!9 = !{i32 1, !"Swift Minor Version", i8 6}
!10 = distinct !{!10, !11}
!11 = !{!"llvm.loop.mustprogress"}
