; Nodes that say the same are one; distinct ones, and circles, stay apart; what mentions itself is distinct.
define void @f(ptr %p) {
  %a = load i32, ptr %p, !range !4
  %b = load i32, ptr %p, !range !5
  ret void
}
!one = !{!0, !1, !2}
!circles = !{!6, !8, !10}
!self = !{!11}
!chains = !{!12, !15}
!files = !{!18, !19}
!0 = !{!"x"}
!1 = !{!"x"}
!2 = distinct !{!"x"}
!4 = !{i32 0, i32 4}
!5 = !{i32 0, i32 4}
!6 = !{!7}
!7 = !{!6}
!8 = !{!9}
!9 = !{!8}
!10 = !{!7}
!11 = !{!11, !"a"}
!12 = !{!13}
!13 = !{!14}
!14 = !{i32 1}
!15 = !{!16}
!16 = !{!17}
!17 = !{i32 1}
!18 = !DIFile(filename: "a", directory: "b")
!19 = !DIFile(directory: "b", filename: "a")
