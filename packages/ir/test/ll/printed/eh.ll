; ModuleID = 'eh.ll'

@_ZTIi = external constant ptr

declare void @may_throw()

declare i32 @__gxx_personality_v0(...)

declare i32 @__CxxFrameHandler3(...)

define void @landing() personality ptr @__gxx_personality_v0 {
entry:
  invoke void @may_throw()
          to label %cont unwind label %lpad

cont:                                             ; preds = %entry
  %r = invoke fastcc i32 @may_return(i32 5) #0 [ "tag"(i32 1) ]
          to label %done unwind label %lpad2

done:                                             ; preds = %cont
  ret void

lpad:                                             ; preds = %entry
  %l = landingpad { ptr, i32 }
          cleanup
          catch ptr @_ZTIi
          filter [1 x ptr] [ptr @_ZTIi]
  resume { ptr, i32 } %l

lpad2:                                            ; preds = %cont
  %l2 = landingpad { ptr, i32 }
          cleanup
  %sel = extractvalue { ptr, i32 } %l2, 1
  resume { ptr, i32 } %l2
}

declare fastcc i32 @may_return(i32)

define void @funclets() personality ptr @__CxxFrameHandler3 {
entry:
  invoke void @may_throw()
          to label %exit unwind label %dispatch

dispatch:                                         ; preds = %entry
  %cs = catchswitch within none [label %handler, label %handler2] unwind label %cleanup

handler:                                          ; preds = %dispatch
  %cp = catchpad within %cs [ptr null, i32 64, ptr null]
  call void @may_throw() [ "funclet"(token %cp) ]
  catchret from %cp to label %exit

handler2:                                         ; preds = %dispatch
  %cp2 = catchpad within %cs [ptr @_ZTIi, i32 0, ptr null]
  unreachable

cleanup:                                          ; preds = %dispatch
  %cl = cleanuppad within none []
  cleanupret from %cl unwind to caller

exit:                                             ; preds = %handler, %entry
  ret void
}

define void @nested() personality ptr @__CxxFrameHandler3 {
  invoke void @may_throw()
          to label %exit unwind label %outer

outer:                                            ; preds = %0
  %cl = cleanuppad within none []
  invoke void @may_throw() [ "funclet"(token %cl) ]
          to label %next unwind label %inner

next:                                             ; preds = %h, %outer
  cleanupret from %cl unwind label %last

inner:                                            ; preds = %outer
  %cs = catchswitch within %cl [label %h] unwind label %last

h:                                                ; preds = %inner
  %cp = catchpad within %cs [ptr null, i32 64, ptr null]
  catchret from %cp to label %next

last:                                             ; preds = %inner, %next
  %cl2 = cleanuppad within none []
  cleanupret from %cl2 unwind to caller

exit:                                             ; preds = %0
  ret void
}

define i32 @gotos(i32 %x) {
entry:
  callbr void asm sideeffect "jmp ${1:l}", "r,!i,!i"(i32 %x)
          to label %direct [label %indirect, label %other]

direct:                                           ; preds = %other, %entry
  ret i32 0

indirect:                                         ; preds = %entry
  ret i32 1

other:                                            ; preds = %entry
  %o = callbr i32 asm "", "=r,!i"()
          to label %out [label %direct]

out:                                              ; preds = %other
  ret i32 %o
}

attributes #0 = { nounwind }
