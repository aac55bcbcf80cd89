/**
 * The intrinsics of LLVM 19 that belong to no target, made by scripts/make-intrinsics.mjs: the attributes that a declaration
 * has, then lines of a type, attributes of parameters, and the names that have them. signature.ts says how a type is
 * written.
 *
 * Source: LLVM 19's Intrinsics.td, and the declarations opt-19 prints.
 */
export const ROWS: readonly (readonly [string, string])[] = [
  [
    "nocallback nofree nosync nounwind speculatable willreturn memory(none)",
    `I(=0,1) 1:immarg abs ctlz cttz
F(=0) acos arithmetic.fence asin atan canonicalize ceil cos cosh exp exp10 exp2 fabs floor log log10 log2 nearbyint
  rint round roundeven sin sinh sqrt tan tanh trunc
I(=0) bitreverse bswap ctpop
F(=0,=0) copysign maximum maxnum minimum minnum pow
v(m,m,m,m,m,m) dbg.assign
v(m,m,m) dbg.declare dbg.value
v(m) dbg.label
F(=0,=0,=0) fma fmuladd
I(F) fptosi.sat fptoui.sat llrint llround lrint lround
F(F,m) fptrunc.round
{F,I}(=0) frexp
I(=0,=0,=0) fshl fshr
=0:1(F,i) 1:immarg is.fpclass
F(=0,I) ldexp powi
V(V,V,i,i,i) 2:immarg;3:immarg;4:immarg matrix.multiply
V(=0,i,i) 1:immarg;2:immarg matrix.transpose
I(P,1,1,1) 1:immarg;2:immarg;3:immarg objectsize
p(p) 0:readnone preserve.static.offset
A(=0,I) ptrmask
1(p,m) public.type.test type.test
I(=0,=0) sadd.sat smax smin sshl.sat ssub.sat uadd.sat umax umin ushl.sat usub.sat
{I,=0:1}(=0,=0) sadd.with.overflow smul.with.overflow ssub.with.overflow uadd.with.overflow umul.with.overflow
  usub.with.overflow
I(I,=1) scmp ucmp
I(=0,=0,i) 2:immarg smul.fix smul.fix.sat umul.fix umul.fix.sat
P(=0) strip.invariant.group
P(=0) 0:nonnull;r:nonnull threadlocal.address
V(V,l) 1:immarg vector.extract
V(=0,V,l) 2:immarg vector.insert
=0.e(V) vector.reduce.add vector.reduce.and vector.reduce.fmax vector.reduce.fmaximum vector.reduce.fmin
  vector.reduce.fminimum vector.reduce.mul vector.reduce.or vector.reduce.smax vector.reduce.smin vector.reduce.umax
  vector.reduce.umin vector.reduce.xor
=0.e(=0.e,V) vector.reduce.fadd vector.reduce.fmul
=0:1(V,i,=0:1,i) 1:immarg vp.is.fpclass`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn memory(none)",
    `P() addressofreturnaddress sponentry
F(w) convert.from.fp16
w(F) convert.to.fp16
v() donothing
p(p,p) eh.recoverfp
I(=0,=0) expect
I(=0,=0,d) 2:immarg expect.with.probability
I(V,1) 1:immarg experimental.cttz.elts
P(P) 0:nocapture+readnone experimental.gc.get.pointer.base
l(P) 0:nocapture+readnone experimental.gc.get.pointer.offset
A(t,i,i) 1:immarg;2:immarg experimental.gc.relocate
A(t) experimental.gc.result
i(I,i,1) 1:immarg;2:immarg experimental.get.vector.length
V() experimental.stepvector
V(=0,=0:1,=0) experimental.vector.compress
=0(V,V) experimental.vector.partial.reduce.add
V(=0,=0:1,i) experimental.vp.reverse vp.bitreverse vp.bswap vp.ceil vp.ctpop vp.fabs vp.floor vp.fneg vp.nearbyint
  vp.rint vp.round vp.roundeven vp.roundtozero vp.sqrt
V(=0.e,=0:1,i) experimental.vp.splat
V(=0,=0,i,=0:1,i,i) 2:immarg experimental.vp.splice
P(i) 0:immarg frameaddress
V(I,=1) get.active.lane.mask
p() localaddress thread.pointer
p(p,p,i) 2:immarg localrecover
P(P,i,i) 1:immarg;2:immarg preserve.array.access.index preserve.struct.access.index
P(P,i) 1:immarg preserve.union.access.index
l(l,l) ptrauth.blend ptrauth.sign.generic
l(l,i,l) 1:immarg ptrauth.sign
l(l,i) 1:immarg ptrauth.strip
p(i) 0:immarg returnaddress
I(=0,=0,i) 2:immarg sdiv.fix sdiv.fix.sat udiv.fix udiv.fix.sat
A(=0) 0:returned ssa.copy
{p,1}(p,i,m) type.checked.load type.checked.load.relative
{=0.h,=0.h}(V) vector.deinterleave2
V(=0.h,=0.h) vector.interleave2
V(=0) vector.reverse
V(=0,=0,i) 2:immarg vector.splice
V(=0,1,=0:1,i) vp.abs
V(=0,=0,=0:1,i) vp.add vp.and vp.ashr vp.copysign vp.fadd vp.fdiv vp.fmul vp.frem vp.fsub vp.lshr vp.maximum
  vp.maxnum vp.minimum vp.minnum vp.mul vp.or vp.sadd.sat vp.sdiv vp.shl vp.smax vp.smin vp.srem vp.ssub.sat vp.sub
  vp.uadd.sat vp.udiv vp.umax vp.umin vp.urem vp.usub.sat vp.xor
V(=0,1,=0:1,i) 1:immarg vp.ctlz vp.cttz
I(V,1,=1:1,i) 1:immarg vp.cttz.elts
=0:1(V,=0,m,=0:1,i) vp.fcmp vp.icmp
V(=0,=0,=0,=0:1,i) vp.fma vp.fmuladd vp.fshl vp.fshr
V(V,=0:1,i) vp.fpext vp.fptosi vp.fptoui vp.fptrunc vp.inttoptr vp.llrint vp.lrint vp.ptrtoint vp.sext vp.sitofp
  vp.trunc vp.uitofp vp.zext
V(=0:1,=0,=0,i) vp.merge vp.select
=0.e(=0.e,V,=0:1,i) vp.reduce.add vp.reduce.and vp.reduce.fadd vp.reduce.fmax vp.reduce.fmaximum vp.reduce.fmin
  vp.reduce.fminimum vp.reduce.fmul vp.reduce.mul vp.reduce.or vp.reduce.smax vp.reduce.smin vp.reduce.umax
  vp.reduce.umin vp.reduce.xor
I() vscale`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn memory(argmem: read)",
    `p(p) adjust.trampoline
t(i,p,p,p) 1:readnone;2:nocapture+readonly coro.id
p(p,8) 0:nocapture+readonly coro.subfn.addr
V(P,I,=0:1,i) 0:nocapture experimental.vp.strided.load
p(p,I) load.relative
V(P,i,=0:1,=0) 0:nocapture;1:immarg masked.load
V(p,I,1,i,i) 0:nocapture;2:immarg;3:immarg;4:immarg matrix.column.major.load
V(P,=0:1,i) 0:nocapture vp.load`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)",
    `1(m) r:noundef allow.runtime.check
1(8) 0:immarg;r:noundef allow.ubsan.check
v(1) 0:noundef assume`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: readwrite)",
    `I(=0,P,=1,i) annotation
v(m) experimental.noalias.scope.decl
I() get.fpenv get.fpmode
i() get.rounding
v(...) objc.clang.arc.noop.use
v(l,l,i,l) pseudoprobe
P(=0,P,=1,i,=1) ptr.annotation
v() reset.fpenv reset.fpmode sideeffect
v(I) set.fpenv set.fpmode
v(i) set.rounding
v(P,P,=1,i,=1) var.annotation`,
  ],
  [
    "nounwind",
    `v(p,i) 1:immarg asan.check.memaccess
v(p,p) clear_cache coro.async.size.replace gcroot objc.arc.annotation.bottomup.bbend
  objc.arc.annotation.bottomup.bbstart objc.arc.annotation.topdown.bbend objc.arc.annotation.topdown.bbstart
  objc.copyWeak objc.moveWeak objc.storeStrong
1(t) coro.alloc
t(I,i) coro.alloca.alloc
v(t) coro.alloca.free
p(t) coro.alloca.get
p(p,p) coro.async.context.alloc objc.initWeak objc.storeWeak
v(p) coro.async.context.dealloc eh.sjlj.functioncontext objc.autoreleasePoolPop objc.destroyWeak objc.release
p(t,p) 1:writeonly coro.begin
1(p,1,t) coro.end
1(p,1,...) coro.end.async
t(...) coro.end.results
t(i,i,i,p) coro.id.async
t(i,i,p,p,p,p) coro.id.retcon coro.id.retcon.once
8(t,1) coro.suspend
A(...) coro.suspend.retcon
v() debugtrap eh.sjlj.setup.dispatch eh.unwind.init
p(i) eh.dwarf.cfa
v(i,p) eh.return.i32
v(l,p) eh.return.i64
i(p) eh.sjlj.setjmp objc.sync.enter objc.sync.exit
v(p,p,i) 2:immarg hwasan.check.memaccess hwasan.check.memaccess.shortgranules
v(p,i,l) 1:immarg;2:immarg hwasan.check.memaccess.fixedshadow hwasan.check.memaccess.shortgranules.fixedshadow
v(p,l,i,i,p) instrprof.callsite
v(p,l,i,i) instrprof.cover instrprof.increment instrprof.timestamp
v(p,l,i,i,l) instrprof.increment.step
v(p,l,i) instrprof.mcdc.parameters
v(p,l,i,p) instrprof.mcdc.tvbitmap.update
v(p,l,l,i,i) instrprof.value.profile
p(p) 0:returned objc.autorelease objc.autoreleaseReturnValue objc.retain objc.retain.autorelease
  objc.retainAutorelease objc.retainAutoreleaseReturnValue
p() objc.autoreleasePoolPush swift.async.context.addr
v(...) objc.clang.arc.use
p(p) objc.loadWeak objc.loadWeakRetained objc.retainAutoreleasedReturnValue objc.retainBlock objc.retainedObject
  objc.unretainedObject objc.unretainedPointer objc.unsafeClaimAutoreleasedReturnValue
I(m) read_volatile_register`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn",
    `p(t,i) call.preallocated.arg
t(i) call.preallocated.setup
v(t) call.preallocated.teardown
I() get.dynamic.area.offset
v(...) icall.branch.funnel localescape
v(i) pcmarker
l() readcyclecounter readsteadycounter
p() stackguard
v(p,p) stackprotector
v(P) stackrestore va_end va_start
P() stacksave
v(P,=0) va_copy
v(V,=0.p,=0:1,i) vp.scatter`,
  ],
  [
    "nomerge nounwind",
    `A(=0) callbr.landingpad
p() coro.async.resume
t(p) coro.save
A(i,p,p,...) coro.suspend.async`,
  ],
  [
    "nocallback noduplicate nofree nosync nounwind willreturn memory(inaccessiblemem: readwrite)",
    `v(m) codeview.annotation`,
  ],
  [
    "nounwind memory(none)",
    `I() coro.align coro.size
p() coro.frame coro.noop eh.sjlj.lsda
p(p) coro.prepare.async coro.prepare.retcon
p(p,i,1) 0:nocapture coro.promise
i(t) eh.exceptioncode
P(t) eh.exceptionpointer
v(i) 0:immarg eh.sjlj.callsite
i(P) eh.typeid.for
l(l,i,l) 1:immarg ptrauth.auth
l(l,i,l,i,l) 1:immarg;3:immarg ptrauth.resign
v() seh.scope.begin seh.scope.end`,
  ],
  [
    "",
    `1(p,p,p) coro.await.suspend.bool
v(p,p,p) coro.await.suspend.handle coro.await.suspend.void
v(p) coro.destroy coro.resume
A(...) experimental.deoptimize
t(l,i,P,i,i,...) 0:immarg;1:immarg;3:immarg;4:immarg experimental.gc.statepoint
v(1,...) experimental.guard
A(l,i,p,i,...) experimental.patchpoint
v(l,i,p,i,...) experimental.patchpoint.void`,
  ],
  [
    "nounwind memory(argmem: readwrite)",
    `1(p) 0:nocapture+readonly coro.done
v(p,p,p) 1:nocapture;2:nocapture gcwrite`,
  ],
  [
    "nounwind memory(argmem: read)",
    `p(t,p) 1:nocapture+readonly coro.free
p(p,p) gcread`,
  ],
  ["noreturn nounwind", `v(p) eh.sjlj.longjmp`],
  [
    "nocallback nofree nosync nounwind strictfp willreturn memory(inaccessiblemem: readwrite)",
    `F(=0,m,m) experimental.constrained.acos experimental.constrained.asin experimental.constrained.atan
  experimental.constrained.cos experimental.constrained.cosh experimental.constrained.exp
  experimental.constrained.exp2 experimental.constrained.log experimental.constrained.log10
  experimental.constrained.log2 experimental.constrained.nearbyint experimental.constrained.rint
  experimental.constrained.sin experimental.constrained.sinh experimental.constrained.sqrt
  experimental.constrained.tan experimental.constrained.tanh
F(=0,m) experimental.constrained.ceil experimental.constrained.floor experimental.constrained.round
  experimental.constrained.roundeven experimental.constrained.trunc
F(=0,=0,m,m) experimental.constrained.fadd experimental.constrained.fdiv experimental.constrained.fmul
  experimental.constrained.frem experimental.constrained.fsub experimental.constrained.pow
=0:1(F,=0,m,m) experimental.constrained.fcmp experimental.constrained.fcmps
F(=0,=0,=0,m,m) experimental.constrained.fma experimental.constrained.fmuladd
F(F,m) experimental.constrained.fpext
I(F,m) experimental.constrained.fptosi experimental.constrained.fptoui experimental.constrained.llround
  experimental.constrained.lround
F(F,m,m) experimental.constrained.fptrunc
F(=0,I,m,m) experimental.constrained.ldexp
I(F,m,m) experimental.constrained.llrint experimental.constrained.lrint
F(=0,=0,m) experimental.constrained.maximum experimental.constrained.maxnum experimental.constrained.minimum
  experimental.constrained.minnum
F(=0,i,m,m) experimental.constrained.powi
F(I,m,m) experimental.constrained.sitofp experimental.constrained.uitofp`,
  ],
  [
    "convergent nocallback nofree nosync nounwind willreturn memory(none)",
    `t() experimental.convergence.anchor experimental.convergence.entry experimental.convergence.loop
1(A) is.constant`,
  ],
  ["nocallback nofree nosync willreturn", `v(l,i,...) experimental.stackmap`],
  [
    "nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)",
    `v(V,I,=0:1) experimental.vector.histogram.add
v(p,p,p) 0:nocapture+writeonly;1:readnone;2:readnone init.trampoline
v(p,l,P) 1:immarg;2:nocapture invariant.end
p(l,P) 0:immarg;1:nocapture invariant.start
v(l,P) 0:immarg;1:nocapture lifetime.end lifetime.start`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn memory(argmem: write)",
    `v(V,P,I,=0:1,i) 1:nocapture experimental.vp.strided.store
v(V,p,=0:1) 1:nocapture masked.compressstore
v(V,P,i,=0:1) 1:nocapture;2:immarg masked.store
v(V,p,I,1,i,i) 1:nocapture+writeonly;3:immarg;4:immarg;5:immarg matrix.column.major.store
v(V,P,=0:1,i) 1:nocapture vp.store`,
  ],
  [
    "nocallback nofree nosync nounwind speculatable willreturn memory(inaccessiblemem: readwrite)",
    `1() r:noundef experimental.widenable.condition
P(=0) launder.invariant.group`,
  ],
  [
    "nocallback noduplicate nofree nosync nounwind willreturn",
    `1(I) loop.decrement test.set.loop.iterations
I(=0,=0) loop.decrement.reg
v(I) set.loop.iterations
I(=0) start.loop.iterations
{I,1}(=0) test.start.loop.iterations`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn memory(read)",
    `V(p,=0:1,=0) 0:nocapture masked.expandload
V(=0.p,i,=0:1,=0) 1:immarg masked.gather
I(m) read_register
V(=0.p,=0:1,i) vp.gather`,
  ],
  ["nocallback nofree nosync nounwind willreturn memory(write)", `v(V,=0.p,i,=0:1) 2:immarg masked.scatter`],
  [
    "nocallback nofree nounwind willreturn memory(argmem: readwrite)",
    `v(P,P,I,1) 0:noalias+nocapture+writeonly;1:noalias+nocapture+readonly;3:immarg memcpy memcpy.inline
v(P,P,I,1) 0:nocapture+writeonly;1:nocapture+readonly;3:immarg memmove`,
  ],
  [
    "nosync nounwind willreturn memory(argmem: readwrite)",
    `v(P,P,I,i) 0:nocapture+writeonly;1:nocapture+readonly;3:immarg memcpy.element.unordered.atomic
  memmove.element.unordered.atomic`,
  ],
  [
    "nocallback nofree nounwind willreturn memory(argmem: write)",
    `v(P,8,I,1) 0:nocapture+writeonly;3:immarg memset memset.inline`,
  ],
  [
    "nosync nounwind willreturn memory(argmem: write)",
    `v(P,8,I,i) 0:nocapture+writeonly;3:immarg memset.element.unordered.atomic`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn memory(argmem: readwrite, inaccessiblemem: readwrite)",
    `v(P,i,i,i) 0:nocapture+readonly;1:immarg;2:immarg;3:immarg prefetch`,
  ],
  ["nounwind willreturn memory(write)", `v() seh.try.begin seh.try.end`],
  ["cold noreturn nounwind memory(inaccessiblemem: write)", `v() trap`],
  ["cold noreturn nounwind", `v(8) 0:immarg ubsantrap`],
  ["nocallback nounwind", `v(m,I) write_register`],
  [
    "nounwind memory(write)",
    `v(p,l) 0:nocapture+readonly xray.customevent
v(l,p,l) 1:nocapture+readonly xray.typedevent`,
  ],
];
