; ModuleID = 'equal-nodes.ll'

define void @f(ptr %p) {
  %a = load i32, ptr %p, align 4, !range !11
  %b = load i32, ptr %p, align 4, !range !11
  ret void
}

!one = !{!0, !0, !1}
!circles = !{!2, !4, !2}
!self = !{!6}
!chains = !{!7, !7}
!files = !{!10, !10}

!0 = !{!"x"}
!1 = distinct !{!"x"}
!2 = !{!3}
!3 = !{!2}
!4 = !{!5}
!5 = !{!4}
!6 = distinct !{!6, !"a"}
!7 = !{!8}
!8 = !{!9}
!9 = !{i32 1}
!10 = !DIFile(filename: "a", directory: "b")
!11 = !{i32 0, i32 4}
