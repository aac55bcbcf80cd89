; Calling conventions, attributes that need a call of their own, and a module summary.
source_filename = "conventions.ll"

@local = dso_preemptable global i32 0

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
declare void @unbuilt() nobuiltin

define void @calls(ptr %p) {
  call void @unbuilt() builtin
  call void asm "", "=*m"(ptr elementtype(i32) %p)
  call swiftcc void @swift()
  ret void
}

^0 = module: (path: "conventions.o", hash: (0, 0, 0, 0, 0))
^1 = gv: (name: "swift")
