; ModuleID = 'conventions.ll'
source_filename = "conventions.ll"

@local = global i32 0

declare x86_vectorcallcc void @vector()

declare x86_regcallcc void @registers()

declare swiftcc void @swift()

declare swifttailcc void @swifttail()

declare tailcc void @tail()

declare ghccc void @haskell()

declare cfguard_checkcc void @guard()

declare preserve_mostcc void @most()

declare preserve_allcc void @all()

declare win64cc void @win()

declare x86_64_sysvcc void @sysv()

declare x86_intrcc void @interrupt(ptr byval(i32))

declare intel_ocl_bicc void @kernel()

declare void @filled(ptr initializes((0, 4), (8, 12)))

; Function Attrs: nobuiltin
declare void @unbuilt() #0

define void @calls(ptr %p) {
  call void @unbuilt() #1
  call void asm "", "=*m"(ptr elementtype(i32) %p)
  call swiftcc void @swift()
  ret void
}

attributes #0 = { nobuiltin }
attributes #1 = { builtin }
