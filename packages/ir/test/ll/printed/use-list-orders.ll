; ModuleID = 'use-list-orders.ll'
source_filename = "use-list-orders.ll"

@g = global i32 0
@h = global ptr @g
@k = global ptr @g
@l = global ptr @g

define i32 @f(i32 %a) {
entry:
  %x = add i32 %a, 1
  %y = add i32 %a, 2
  %z = add i32 %a, %x
  br label %b

b:                                                ; preds = %entry, %d, %c
  %w = phi i32 [ %z, %entry ], [ %v, %c ], [ %y, %d ]
  %test = icmp eq i32 %w, %y
  br i1 %test, label %c, label %d

c:                                                ; preds = %b
  %v = add i32 %w, %y
  br i1 %test, label %b, label %d

d:                                                ; preds = %c, %b
  br i1 %test, label %b, label %e

e:                                                ; preds = %d
  ret i32 %w

; uselistorder directives
  uselistorder i32 %a, { 2, 0, 1 }
  uselistorder label %b, { 1, 2, 0 }
  uselistorder i1 %test, { 1, 2, 0 }
}

define i32 @caller() {
  %1 = call i32 @f(i32 1)
  %2 = call i32 @f(i32 %1)
  %3 = call i32 @f(i32 %2)
  ret i32 %3
}

; uselistorder directives
uselistorder ptr @g, { 1, 2, 0 }
uselistorder ptr @f, { 1, 2, 0 }
