; ModuleID = 'instructions.ll'

%pair = type { i32, [4 x i64] }

declare i32 @callee(i32, ...)

declare void @nothing()

declare float @fcallee(float)

define i32 @arith(i32 %a, i32 %b, i64 %c, <4 x i32> %v) {
entry:
  %add = add i32 %a, %b
  %add1 = add nuw i32 %a, %b
  %add2 = add nsw i32 %a, %b
  %add3 = add nuw nsw i32 %a, 5
  %sub = sub nsw i32 %a, %b
  %mul = mul nuw i32 %a, %b
  %udiv = udiv i32 %a, %b
  %udive = udiv exact i32 %a, %b
  %sdiv = sdiv exact i32 %a, %b
  %urem = urem i32 %a, %b
  %srem = srem i32 %a, %b
  %shl = shl nuw nsw i32 %a, 3
  %lshr = lshr exact i32 %a, 3
  %ashr = ashr i32 %a, 3
  %and = and i32 %a, %b
  %or = or i32 %a, %b
  %ord = or disjoint i32 %a, %b
  %xor = xor i32 %a, -1
  %vadd = add <4 x i32> %v, <i32 1, i32 2, i32 3, i32 4>
  %wide = add i64 %c, -1
  ret i32 %add
}

define float @floats(float %a, float %b, double %d, <2 x float> %v) {
  %1 = fneg float %a
  %2 = fneg fast float %1
  %3 = fadd float %a, %b
  %4 = fsub nnan float %a, %b
  %5 = fmul ninf nsz float %a, %b
  %6 = fdiv reassoc arcp contract afn float %a, %b
  %7 = frem fast float %a, %b
  %8 = fadd fast <2 x float> %v, %v
  %9 = call fast float @fcallee(float %a)
  %10 = select nnan i1 true, float %a, float %b
  %11 = fcmp ninf olt float %a, %b
  ret float %7
}

define void @casts(i32 %i, i64 %l, float %f, double %d, ptr %p, <2 x i32> %v) {
  %1 = trunc i64 %l to i32
  %2 = trunc nuw nsw i64 %l to i8
  %3 = zext i32 %i to i64
  %4 = zext nneg i32 %i to i64
  %5 = sext i32 %i to i64
  %6 = fptrunc double %d to float
  %7 = fpext float %f to double
  %8 = fptoui float %f to i32
  %9 = fptosi double %d to i64
  %10 = uitofp i32 %i to float
  %11 = uitofp nneg i32 %i to float
  %12 = sitofp i64 %l to double
  %13 = ptrtoint ptr %p to i32
  %14 = inttoptr i32 %i to ptr
  %15 = bitcast i32 %i to float
  %16 = bitcast <2 x i32> %v to i64
  %17 = addrspacecast ptr %p to ptr addrspace(1)
  %18 = trunc <2 x i32> %v to <2 x i8>
  ret void
}

define void @compares(i32 %a, i32 %b, float %f, float %g, ptr %p, <2 x i32> %v) {
  %1 = icmp eq i32 %a, %b
  %2 = icmp ne i32 %a, %b
  %3 = icmp ugt i32 %a, %b
  %4 = icmp uge i32 %a, %b
  %5 = icmp ult i32 %a, %b
  %6 = icmp ule i32 %a, %b
  %7 = icmp sgt i32 %a, %b
  %8 = icmp sge i32 %a, %b
  %9 = icmp slt i32 %a, %b
  %10 = icmp sle ptr %p, null
  %11 = icmp eq <2 x i32> %v, zeroinitializer
  %12 = fcmp false float %f, %g
  %13 = fcmp oeq float %f, %g
  %14 = fcmp ogt float %f, %g
  %15 = fcmp oge float %f, %g
  %16 = fcmp olt float %f, %g
  %17 = fcmp ole float %f, %g
  %18 = fcmp one float %f, %g
  %19 = fcmp ord float %f, %g
  %20 = fcmp ueq float %f, %g
  %21 = fcmp ugt float %f, %g
  %22 = fcmp uge float %f, %g
  %23 = fcmp ult float %f, %g
  %24 = fcmp ule float %f, %g
  %25 = fcmp une float %f, %g
  %26 = fcmp uno float %f, %g
  %27 = fcmp true float %f, %g
  ret void
}

define void @memory(ptr %p, i32 %n, i64 %l, ptr addrspace(1) %q) {
  %1 = alloca i32, align 4
  %2 = alloca i32, align 16
  %3 = alloca i32, i32 %n, align 4
  %4 = alloca [4 x i8], i64 8, align 1
  %5 = alloca inalloca i32, align 4
  %6 = alloca swifterror ptr, align 8
  %7 = load i32, ptr %p, align 4
  %8 = load volatile i32, ptr %p, align 1
  %9 = load atomic i32, ptr %p seq_cst, align 4
  %10 = load atomic volatile i32, ptr %p syncscope("singlethread") monotonic, align 4
  %11 = load atomic float, ptr addrspace(1) %q unordered, align 4
  store i32 %n, ptr %p, align 4
  store volatile i32 %n, ptr %p, align 2
  store atomic i32 %n, ptr %p release, align 4
  store atomic volatile i32 %n, ptr %p syncscope("agent") seq_cst, align 4
  fence acquire
  fence syncscope("singlethread") seq_cst
  %12 = cmpxchg ptr %p, i32 %n, i32 0 seq_cst monotonic, align 4
  %13 = cmpxchg weak volatile ptr %p, i32 %n, i32 0 syncscope("x") acq_rel acquire, align 8
  %14 = cmpxchg ptr %p, ptr null, ptr %p acquire acquire, align 8
  %15 = atomicrmw xchg ptr %p, i32 %n acquire, align 4
  %16 = atomicrmw add ptr %p, i32 %n release, align 4
  %17 = atomicrmw sub ptr %p, i32 %n monotonic, align 4
  %18 = atomicrmw and ptr %p, i32 %n seq_cst, align 4
  %19 = atomicrmw nand ptr %p, i32 %n seq_cst, align 4
  %20 = atomicrmw or ptr %p, i32 %n seq_cst, align 4
  %21 = atomicrmw xor ptr %p, i32 %n seq_cst, align 4
  %22 = atomicrmw max ptr %p, i32 %n seq_cst, align 4
  %23 = atomicrmw min ptr %p, i32 %n seq_cst, align 4
  %24 = atomicrmw umax ptr %p, i32 %n seq_cst, align 4
  %25 = atomicrmw umin ptr %p, i32 %n seq_cst, align 4
  %26 = atomicrmw volatile fadd ptr %p, float 1.000000e+00 seq_cst, align 4
  %27 = atomicrmw fsub ptr %p, double 1.000000e+00 syncscope("agent") seq_cst, align 16
  %28 = atomicrmw fmax ptr %p, float 1.000000e+00 seq_cst, align 4
  %29 = atomicrmw fmin ptr %p, float 1.000000e+00 seq_cst, align 4
  %30 = atomicrmw uinc_wrap ptr %p, i32 %n seq_cst, align 4
  %31 = atomicrmw udec_wrap ptr %p, i32 %n seq_cst, align 4
  %32 = atomicrmw xchg ptr %p, ptr %p seq_cst, align 8
  %33 = getelementptr i32, ptr %p, i32 %n
  %34 = getelementptr inbounds %pair, ptr %p, i32 0, i32 1, i64 %l
  %35 = getelementptr nusw i8, ptr %p, i32 1
  %36 = getelementptr nuw i8, ptr %p, i32 1
  %37 = getelementptr inbounds nuw i8, ptr %p, i32 1
  %38 = getelementptr i8, ptr %p, <2 x i32> <i32 1, i32 2>
  %39 = getelementptr i8, <2 x ptr> %38, i32 1
  %40 = getelementptr inbounds %pair, <2 x ptr> %38, <2 x i32> zeroinitializer, i32 1, i32 0
  ret void
}

define i32 @vectors(<4 x i32> %v, i32 %i, %pair %s, [2 x { i8, i16 }] %arr, <vscale x 4 x i32> %sv) {
  %1 = extractelement <4 x i32> %v, i32 %i
  %2 = insertelement <4 x i32> %v, i32 %i, i64 2
  %3 = shufflevector <4 x i32> %v, <4 x i32> %2, <4 x i32> <i32 0, i32 7, i32 poison, i32 3>
  %4 = shufflevector <4 x i32> %v, <4 x i32> poison, <2 x i32> zeroinitializer
  %5 = shufflevector <4 x i32> %v, <4 x i32> poison, <4 x i32> poison
  %6 = extractvalue %pair %s, 1, 2
  %7 = insertvalue %pair %s, i64 %6, 1, 3
  %8 = extractvalue [2 x { i8, i16 }] %arr, 1, 0
  %9 = insertvalue { i32, i8 } poison, i8 %8, 1
  %10 = select i1 true, <4 x i32> %v, <4 x i32> %3
  %11 = select <4 x i1> <i1 true, i1 false, i1 true, i1 undef>, <4 x i32> %v, <4 x i32> %3
  %12 = freeze i32 %1
  %13 = freeze <4 x i32> %v
  %14 = shufflevector <vscale x 4 x i32> %sv, <vscale x 4 x i32> poison, <vscale x 4 x i32> zeroinitializer
  ret i32 %12
}

define i32 @control(i32 %x, i64 %y, ptr %target, i1 %c) {
entry:
  switch i32 %x, label %default [
    i32 0, label %zero
    i32 -1, label %minus
    i32 5, label %zero
  ]

zero:                                             ; preds = %entry, %entry
  br i1 %c, label %minus, label %default

minus:                                            ; preds = %zero, %entry
  %phi = phi i32 [ 1, %entry ], [ %x, %zero ]
  switch i64 %y, label %default [
  ]

default:                                          ; preds = %minus, %zero, %entry
  %m = phi i32 [ %phi, %minus ], [ 2, %entry ], [ 3, %zero ]
  indirectbr ptr %target, [label %out, label %"quoted block"]

out:                                              ; preds = %default
  ret i32 %m

"quoted block":                                   ; preds = %default
  unreachable
}

define void @calls(ptr %fp, i32 %x, ptr %va) {
  call void @nothing()
  %1 = call i32 (i32, ...) @callee(i32 1, ptr %fp, double 2.000000e+00)
  %2 = tail call i32 %fp(i32 noundef %x)
  %3 = notail call fastcc zeroext i8 %fp(i32 inreg signext %x) #0
  call x86_stdcallcc void %fp(ptr byval(i32) align 4 %fp) #1
  call void @nothing() [ "deopt"(i32 %x, ptr %fp), "tag"() ]
  call void asm sideeffect "nop", "~{dirflag},~{fpsr}"()
  %4 = call i32 asm "mov $1, $0", "=r,r"(i32 %x)
  call void asm sideeffect alignstack inteldialect unwind "int3", ""()
  %5 = call { i32, i32 } asm "cpuid", "={ax},={dx},{ax}"(i32 %x)
  %6 = va_arg ptr %va, i32
  %7 = call i32 %fp()
  %8 = call i32 inttoptr (i32 4096 to ptr)(i32 %x)
  ret void
}

define i32 @musttail(i32 %x) {
  %1 = musttail call i32 @musttail(i32 %x)
  ret i32 %1
}

define void @thunk(ptr %this, ...) {
  musttail call void (ptr, ...) @other(ptr %this, ...)
  ret void
}

declare void @other(ptr, ...)

attributes #0 = { nounwind memory(none) }
attributes #1 = { nounwind "attr"="value" }
