/**
 * The intrinsics of x86 in LLVM 19, made by scripts/make-intrinsics.mjs: the attributes that a declaration
 * has, then lines of a type, attributes of parameters, and the names that have them. signature.ts says how a type is
 * written.
 *
 * Source: LLVM 19's Intrinsics.td, and the declarations opt-19 prints.
 */
export const X86_ROWS: readonly (readonly [string, string])[] = [
  [
    "nounwind memory(argmem: readwrite)",
    `v(p,i) x86.aadd32 x86.aand32 x86.aor32 x86.axor32
v(p,l) x86.aadd64 x86.aand64 x86.aor64 x86.axor64
v(p,2xl,2xd) x86.avx.maskstore.pd
v(p,4xl,4xd) x86.avx.maskstore.pd.256
v(p,4xi,4xf) x86.avx.maskstore.ps
v(p,8xi,8xf) x86.avx.maskstore.ps.256
v(p,4xi,4xi) x86.avx2.maskstore.d
v(p,8xi,8xi) x86.avx2.maskstore.d.256
v(p,2xl,2xl) x86.avx2.maskstore.q
v(p,4xl,4xl) x86.avx2.maskstore.q.256
i(p,i,i,i) 3:immarg x86.cmpccxadd32
l(p,l,l,i) 3:immarg x86.cmpccxadd64`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn memory(none)",
    `{8,i}(8,i,i) x86.addcarry.32 x86.subborrow.32
{8,l}(8,l,l) x86.addcarry.64 x86.subborrow.64
2xl(2xl,2xl) x86.aesni.aesdec x86.aesni.aesdeclast x86.aesni.aesenc x86.aesni.aesenclast x86.avx2.psllv.q
  x86.avx2.psrlv.q x86.avx512.psra.q.128 x86.avx512.psrav.q.128 x86.sse2.psll.q x86.sse2.psrl.q x86.sse4a.insertq
  x86.xop.vpshaq x86.xop.vpshlq
4xl(4xl,4xl) x86.aesni.aesdec.256 x86.aesni.aesdeclast.256 x86.aesni.aesenc.256 x86.aesni.aesenclast.256
  x86.avx2.psllv.q.256 x86.avx2.psrlv.q.256 x86.avx512.permvar.di.256 x86.avx512.psrav.q.256 x86.vsha512msg2
8xl(8xl,8xl) x86.aesni.aesdec.512 x86.aesni.aesdeclast.512 x86.aesni.aesenc.512 x86.aesni.aesenclast.512
  x86.avx512.permvar.di.512 x86.avx512.psllv.q.512 x86.avx512.psrav.q.512 x86.avx512.psrlv.q.512
2xl(2xl) x86.aesni.aesimc x86.avx512.conflict.q.128
2xl(2xl,8) 1:immarg x86.aesni.aeskeygenassist
4xd(4xd,4xd) x86.avx.addsub.pd.256 x86.avx.hadd.pd.256 x86.avx.hsub.pd.256 x86.avx.max.pd.256 x86.avx.min.pd.256
8xf(8xf,8xf) x86.avx.addsub.ps.256 x86.avx.hadd.ps.256 x86.avx.hsub.ps.256 x86.avx.max.ps.256 x86.avx.min.ps.256
4xd(4xd,4xd,4xd) x86.avx.blendv.pd.256 x86.fma.vfmaddsub.pd.256
8xf(8xf,8xf,8xf) x86.avx.blendv.ps.256 x86.fma.vfmaddsub.ps.256
4xd(4xd,4xd,8) 2:immarg x86.avx.cmp.pd.256
8xf(8xf,8xf,8) 2:immarg x86.avx.cmp.ps.256 x86.avx.dp.ps.256
4xf(4xd) x86.avx.cvt.pd2.ps.256
4xi(4xd) x86.avx.cvt.pd2dq.256 x86.avx.cvtt.pd2dq.256
8xi(8xf) x86.avx.cvt.ps2dq.256 x86.avx.cvtt.ps2dq.256
i(4xd) x86.avx.movmsk.pd.256
i(8xf) x86.avx.movmsk.ps.256
i(4xl,4xl) x86.avx.ptestc.256 x86.avx.ptestnzc.256 x86.avx.ptestz.256
8xf(8xf) x86.avx.rcp.ps.256 x86.avx.rsqrt.ps.256 x86.xop.vfrcz.ps.256
4xd(4xd,i) 1:immarg x86.avx.round.pd.256
8xf(8xf,i) 1:immarg x86.avx.round.ps.256
2xd(2xd,2xl) x86.avx.vpermilvar.pd
4xd(4xd,4xl) x86.avx.vpermilvar.pd.256 x86.avx512.permvar.df.256
4xf(4xf,4xi) x86.avx.vpermilvar.ps
8xf(8xf,8xi) x86.avx.vpermilvar.ps.256 x86.avx2.permps
i(2xd,2xd) x86.avx.vtestc.pd x86.avx.vtestnzc.pd x86.avx.vtestz.pd x86.sse2.comieq.sd x86.sse2.comige.sd
  x86.sse2.comigt.sd x86.sse2.comile.sd x86.sse2.comilt.sd x86.sse2.comineq.sd x86.sse2.ucomieq.sd
  x86.sse2.ucomige.sd x86.sse2.ucomigt.sd x86.sse2.ucomile.sd x86.sse2.ucomilt.sd x86.sse2.ucomineq.sd
i(4xd,4xd) x86.avx.vtestc.pd.256 x86.avx.vtestnzc.pd.256 x86.avx.vtestz.pd.256
i(4xf,4xf) x86.avx.vtestc.ps x86.avx.vtestnzc.ps x86.avx.vtestz.ps x86.sse.comieq.ss x86.sse.comige.ss
  x86.sse.comigt.ss x86.sse.comile.ss x86.sse.comilt.ss x86.sse.comineq.ss x86.sse.ucomieq.ss x86.sse.ucomige.ss
  x86.sse.ucomigt.ss x86.sse.ucomile.ss x86.sse.ucomilt.ss x86.sse.ucomineq.ss
i(8xf,8xf) x86.avx.vtestc.ps.256 x86.avx.vtestnzc.ps.256 x86.avx.vtestz.ps.256
16xw(32x8,32x8,8) 2:immarg x86.avx2.mpsadbw
16xw(8xi,8xi) x86.avx2.packssdw x86.avx2.packusdw
32x8(16xw,16xw) x86.avx2.packsswb x86.avx2.packuswb
32x8(32x8,32x8) x86.avx2.pavg.b x86.avx2.pshuf.b x86.avx2.psign.b x86.avx512.permvar.qi.256
  x86.avx512.pmultishift.qb.256 x86.vgf2p8mulb.256
16xw(16xw,16xw) x86.avx2.pavg.w x86.avx2.phadd.sw x86.avx2.phadd.w x86.avx2.phsub.sw x86.avx2.phsub.w
  x86.avx2.pmul.hr.sw x86.avx2.pmulh.w x86.avx2.pmulhu.w x86.avx2.psign.w x86.avx512.permvar.hi.256
  x86.avx512.psllv.w.256 x86.avx512.psrav.w.256 x86.avx512.psrlv.w.256
32x8(32x8,32x8,32x8) x86.avx2.pblendvb x86.avx512.vpermi2var.qi.256
8xi(8xi,8xi) x86.avx2.permd x86.avx2.phadd.d x86.avx2.phsub.d x86.avx2.psign.d x86.avx2.psllv.d.256
  x86.avx2.psrav.d.256 x86.avx2.psrlv.d.256 x86.vsm4key4256 x86.vsm4rnds4256
16xw(32x8,32x8) x86.avx2.pmadd.ub.sw
8xi(16xw,16xw) x86.avx2.pmadd.wd
i(32x8) x86.avx2.pmovmskb
4xl(32x8,32x8) x86.avx2.psad.bw
8xi(8xi,4xi) x86.avx2.psll.d x86.avx2.psra.d x86.avx2.psrl.d
4xl(4xl,2xl) x86.avx2.psll.q x86.avx2.psrl.q x86.avx512.psra.q.256 x86.vsha512msg1
16xw(16xw,8xw) x86.avx2.psll.w x86.avx2.psra.w x86.avx2.psrl.w
8xi(8xi,i) x86.avx2.pslli.d x86.avx2.psrai.d x86.avx2.psrli.d
4xl(4xl,i) x86.avx2.pslli.q x86.avx2.psrli.q x86.avx512.psrai.q.256
16xw(16xw,i) x86.avx2.pslli.w x86.avx2.psrai.w x86.avx2.psrli.w
4xi(4xi,4xi) x86.avx2.psllv.d x86.avx2.psrav.d x86.avx2.psrlv.d x86.sha1msg1 x86.sha1msg2 x86.sha1nexte
  x86.sha256msg1 x86.sha256msg2 x86.sse2.psll.d x86.sse2.psra.d x86.sse2.psrl.d x86.ssse3.phadd.d.128
  x86.ssse3.phsub.d.128 x86.ssse3.psign.d.128 x86.vsm4key4128 x86.vsm4rnds4128 x86.xop.vpshad x86.xop.vpshld
4xi(4xi,4xi,4xi) x86.avx2.vpdpbssd.128 x86.avx2.vpdpbssds.128 x86.avx2.vpdpbsud.128 x86.avx2.vpdpbsuds.128
  x86.avx2.vpdpbuud.128 x86.avx2.vpdpbuuds.128 x86.avx2.vpdpwsud.128 x86.avx2.vpdpwsuds.128 x86.avx2.vpdpwusd.128
  x86.avx2.vpdpwusds.128 x86.avx2.vpdpwuud.128 x86.avx2.vpdpwuuds.128 x86.avx512.vpdpbusd.128
  x86.avx512.vpdpbusds.128 x86.avx512.vpdpwssd.128 x86.avx512.vpdpwssds.128 x86.avx512.vpermi2var.d.128
  x86.sha256rnds2 x86.vsm3msg1 x86.vsm3msg2 x86.xop.vpmacsdd x86.xop.vpmacssdd
8xi(8xi,8xi,8xi) x86.avx2.vpdpbssd.256 x86.avx2.vpdpbssds.256 x86.avx2.vpdpbsud.256 x86.avx2.vpdpbsuds.256
  x86.avx2.vpdpbuud.256 x86.avx2.vpdpbuuds.256 x86.avx2.vpdpwsud.256 x86.avx2.vpdpwsuds.256 x86.avx2.vpdpwusd.256
  x86.avx2.vpdpwusds.256 x86.avx2.vpdpwuud.256 x86.avx2.vpdpwuuds.256 x86.avx512.vpdpbusd.256
  x86.avx512.vpdpbusds.256 x86.avx512.vpdpwssd.256 x86.avx512.vpdpwssds.256 x86.avx512.vpermi2var.d.256
8xd(8xd,8xd,i) 2:immarg x86.avx512.add.pd.512 x86.avx512.div.pd.512 x86.avx512.max.pd.512 x86.avx512.min.pd.512
  x86.avx512.mul.pd.512 x86.avx512.sub.pd.512
16xf(16xf,16xf,i) 2:immarg x86.avx512.add.ps.512 x86.avx512.div.ps.512 x86.avx512.max.ps.512 x86.avx512.min.ps.512
  x86.avx512.mul.ps.512 x86.avx512.sub.ps.512
4xi(4xi) x86.avx512.conflict.d.128
8xi(8xi) x86.avx512.conflict.d.256
16xi(16xi) x86.avx512.conflict.d.512
4xl(4xl) x86.avx512.conflict.q.256
8xl(8xl) x86.avx512.conflict.q.512
2xd(2xd,l,i) 2:immarg x86.avx512.cvtsi2sd64 x86.avx512.cvtusi642sd
4xf(4xf,i,i) 2:immarg x86.avx512.cvtsi2ss32 x86.avx512.cvtusi2ss
4xf(4xf,l,i) 2:immarg x86.avx512.cvtsi2ss64 x86.avx512.cvtusi642ss
i(2xd,i) 1:immarg x86.avx512.cvttsd2si x86.avx512.cvttsd2usi x86.avx512.vcvtsd2si32 x86.avx512.vcvtsd2usi32
l(2xd,i) 1:immarg x86.avx512.cvttsd2si64 x86.avx512.cvttsd2usi64 x86.avx512.vcvtsd2si64 x86.avx512.vcvtsd2usi64
i(4xf,i) 1:immarg x86.avx512.cvttss2si x86.avx512.cvttss2usi x86.avx512.vcvtss2si32 x86.avx512.vcvtss2usi32
l(4xf,i) 1:immarg x86.avx512.cvttss2si64 x86.avx512.cvttss2usi64 x86.avx512.vcvtss2si64 x86.avx512.vcvtss2usi64
8xw(16x8,16x8,i) 2:immarg x86.avx512.dbpsadbw.128
16xw(32x8,32x8,i) 2:immarg x86.avx512.dbpsadbw.256
32xw(64x8,64x8,i) 2:immarg x86.avx512.dbpsadbw.512
2x1(2xd,i) 1:immarg x86.avx512.fpclass.pd.128
4x1(4xd,i) 1:immarg x86.avx512.fpclass.pd.256
8x1(8xd,i) 1:immarg x86.avx512.fpclass.pd.512
4x1(4xf,i) 1:immarg x86.avx512.fpclass.ps.128
8x1(8xf,i) 1:immarg x86.avx512.fpclass.ps.256
16x1(16xf,i) 1:immarg x86.avx512.fpclass.ps.512
8x1(8x1,8x1) x86.avx512.kadd.b
32x1(32x1,32x1) x86.avx512.kadd.d
64x1(64x1,64x1) x86.avx512.kadd.q
16x1(16x1,16x1) x86.avx512.kadd.w
i(8x1,8x1) x86.avx512.ktestc.b x86.avx512.ktestz.b
i(32x1,32x1) x86.avx512.ktestc.d x86.avx512.ktestz.d
i(64x1,64x1) x86.avx512.ktestc.q x86.avx512.ktestz.q
i(16x1,16x1) x86.avx512.ktestc.w x86.avx512.ktestz.w
2xd(2xd,2xd,2xd,8,i) 4:immarg x86.avx512.mask.add.sd.round x86.avx512.mask.div.sd.round x86.avx512.mask.getexp.sd
  x86.avx512.mask.max.sd.round x86.avx512.mask.min.sd.round x86.avx512.mask.mul.sd.round x86.avx512.mask.scalef.sd
  x86.avx512.mask.sqrt.sd x86.avx512.mask.sub.sd.round
4xf(4xf,4xf,4xf,8,i) 4:immarg x86.avx512.mask.add.ss.round x86.avx512.mask.div.ss.round x86.avx512.mask.getexp.ss
  x86.avx512.mask.max.ss.round x86.avx512.mask.min.ss.round x86.avx512.mask.mul.ss.round x86.avx512.mask.scalef.ss
  x86.avx512.mask.sqrt.ss x86.avx512.mask.sub.ss.round x86.avx512fp16.mask.vfcmadd.csh
  x86.avx512fp16.mask.vfcmul.csh x86.avx512fp16.mask.vfmadd.csh x86.avx512fp16.mask.vfmul.csh
  x86.avx512fp16.maskz.vfcmadd.csh x86.avx512fp16.maskz.vfmadd.csh
2x1(2xd,2xd,i,2x1) 2:immarg x86.avx512.mask.cmp.pd.128
4x1(4xd,4xd,i,4x1) 2:immarg x86.avx512.mask.cmp.pd.256
8x1(8xd,8xd,i,8x1,i) 2:immarg;4:immarg x86.avx512.mask.cmp.pd.512
4x1(4xf,4xf,i,4x1) 2:immarg x86.avx512.mask.cmp.ps.128
8x1(8xf,8xf,i,8x1) 2:immarg x86.avx512.mask.cmp.ps.256
16x1(16xf,16xf,i,16x1,i) 2:immarg;4:immarg x86.avx512.mask.cmp.ps.512
8(2xd,2xd,i,8,i) 2:immarg;4:immarg x86.avx512.mask.cmp.sd
8(4xf,4xf,i,8,i) 2:immarg;4:immarg x86.avx512.mask.cmp.ss
V(=0,=0,=0:1) x86.avx512.mask.compress x86.avx512.mask.expand
4xi(2xd,4xi,8) x86.avx512.mask.cvtpd2dq.128 x86.avx512.mask.cvtpd2udq.128 x86.avx512.mask.cvttpd2dq.128
  x86.avx512.mask.cvttpd2udq.128
8xi(8xd,8xi,8,i) 3:immarg x86.avx512.mask.cvtpd2dq.512 x86.avx512.mask.cvtpd2udq.512 x86.avx512.mask.cvttpd2dq.512
  x86.avx512.mask.cvttpd2udq.512
4xf(2xd,4xf,8) x86.avx512.mask.cvtpd2ps
8xf(8xd,8xf,8,i) 3:immarg x86.avx512.mask.cvtpd2ps.512
2xl(2xd,2xl,8) x86.avx512.mask.cvtpd2qq.128 x86.avx512.mask.cvtpd2uqq.128 x86.avx512.mask.cvttpd2qq.128
  x86.avx512.mask.cvttpd2uqq.128
4xl(4xd,4xl,8) x86.avx512.mask.cvtpd2qq.256 x86.avx512.mask.cvtpd2uqq.256 x86.avx512.mask.cvttpd2qq.256
  x86.avx512.mask.cvttpd2uqq.256
8xl(8xd,8xl,8,i) 3:immarg x86.avx512.mask.cvtpd2qq.512 x86.avx512.mask.cvtpd2uqq.512 x86.avx512.mask.cvttpd2qq.512
  x86.avx512.mask.cvttpd2uqq.512
4xi(4xd,4xi,8) x86.avx512.mask.cvtpd2udq.256 x86.avx512.mask.cvttpd2udq.256
4xi(4xf,4xi,8) x86.avx512.mask.cvtps2dq.128 x86.avx512.mask.cvtps2udq.128 x86.avx512.mask.cvttps2udq.128
8xi(8xf,8xi,8) x86.avx512.mask.cvtps2dq.256 x86.avx512.mask.cvtps2udq.256 x86.avx512.mask.cvttps2udq.256
16xi(16xf,16xi,w,i) 3:immarg x86.avx512.mask.cvtps2dq.512 x86.avx512.mask.cvtps2udq.512
  x86.avx512.mask.cvttps2dq.512 x86.avx512.mask.cvttps2udq.512
8xd(8xf,8xd,8,i) 3:immarg x86.avx512.mask.cvtps2pd.512
2xl(4xf,2xl,8) x86.avx512.mask.cvtps2qq.128 x86.avx512.mask.cvtps2uqq.128 x86.avx512.mask.cvttps2qq.128
  x86.avx512.mask.cvttps2uqq.128
4xl(4xf,4xl,8) x86.avx512.mask.cvtps2qq.256 x86.avx512.mask.cvtps2uqq.256 x86.avx512.mask.cvttps2qq.256
  x86.avx512.mask.cvttps2uqq.256
8xl(8xf,8xl,8,i) 3:immarg x86.avx512.mask.cvtps2qq.512 x86.avx512.mask.cvtps2uqq.512 x86.avx512.mask.cvttps2qq.512
  x86.avx512.mask.cvttps2uqq.512
4xf(2xl,4xf,8) x86.avx512.mask.cvtqq2ps.128 x86.avx512.mask.cvtuqq2ps.128
4xf(4xf,2xd,4xf,8,i) 4:immarg x86.avx512.mask.cvtsd2ss.round
2xd(2xd,4xf,2xd,8,i) 4:immarg x86.avx512.mask.cvtss2sd.round
2xd(2xd,2xd,2xl,i,8) 3:immarg x86.avx512.mask.fixupimm.pd.128 x86.avx512.maskz.fixupimm.pd.128
4xd(4xd,4xd,4xl,i,8) 3:immarg x86.avx512.mask.fixupimm.pd.256 x86.avx512.maskz.fixupimm.pd.256
8xd(8xd,8xd,8xl,i,8,i) 3:immarg;5:immarg x86.avx512.mask.fixupimm.pd.512 x86.avx512.maskz.fixupimm.pd.512
4xf(4xf,4xf,4xi,i,8) 3:immarg x86.avx512.mask.fixupimm.ps.128 x86.avx512.maskz.fixupimm.ps.128
8xf(8xf,8xf,8xi,i,8) 3:immarg x86.avx512.mask.fixupimm.ps.256 x86.avx512.maskz.fixupimm.ps.256
16xf(16xf,16xf,16xi,i,w,i) 3:immarg;5:immarg x86.avx512.mask.fixupimm.ps.512 x86.avx512.maskz.fixupimm.ps.512
2xd(2xd,2xd,2xl,i,8,i) 3:immarg;5:immarg x86.avx512.mask.fixupimm.sd x86.avx512.maskz.fixupimm.sd
4xf(4xf,4xf,4xi,i,8,i) 3:immarg;5:immarg x86.avx512.mask.fixupimm.ss x86.avx512.maskz.fixupimm.ss
8(2xd,i,8) 1:immarg x86.avx512.mask.fpclass.sd
8(4xf,i,8) 1:immarg x86.avx512.mask.fpclass.ss
2xd(2xd,2xd,8) x86.avx512.mask.getexp.pd.128 x86.avx512.rcp14.pd.128 x86.avx512.rsqrt14.pd.128
4xd(4xd,4xd,8) x86.avx512.mask.getexp.pd.256 x86.avx512.rcp14.pd.256 x86.avx512.rsqrt14.pd.256
8xd(8xd,8xd,8,i) 3:immarg x86.avx512.mask.getexp.pd.512
4xf(4xf,4xf,8) x86.avx512.mask.getexp.ps.128 x86.avx512.rcp14.ps.128 x86.avx512.rsqrt14.ps.128
8xf(8xf,8xf,8) x86.avx512.mask.getexp.ps.256 x86.avx512.rcp14.ps.256 x86.avx512.rsqrt14.ps.256
16xf(16xf,16xf,w,i) 3:immarg x86.avx512.mask.getexp.ps.512
2xd(2xd,i,2xd,8) 1:immarg x86.avx512.mask.getmant.pd.128 x86.avx512.mask.reduce.pd.128
  x86.avx512.mask.rndscale.pd.128
4xd(4xd,i,4xd,8) 1:immarg x86.avx512.mask.getmant.pd.256 x86.avx512.mask.reduce.pd.256
  x86.avx512.mask.rndscale.pd.256
8xd(8xd,i,8xd,8,i) 1:immarg;4:immarg x86.avx512.mask.getmant.pd.512 x86.avx512.mask.reduce.pd.512
  x86.avx512.mask.rndscale.pd.512
4xf(4xf,i,4xf,8) 1:immarg x86.avx512.mask.getmant.ps.128 x86.avx512.mask.reduce.ps.128
  x86.avx512.mask.rndscale.ps.128
8xf(8xf,i,8xf,8) 1:immarg x86.avx512.mask.getmant.ps.256 x86.avx512.mask.reduce.ps.256
  x86.avx512.mask.rndscale.ps.256
16xf(16xf,i,16xf,w,i) 1:immarg;4:immarg x86.avx512.mask.getmant.ps.512 x86.avx512.mask.reduce.ps.512
  x86.avx512.mask.rndscale.ps.512
2xd(2xd,2xd,i,2xd,8,i) 2:immarg;5:immarg x86.avx512.mask.getmant.sd
4xf(4xf,4xf,i,4xf,8,i) 2:immarg;5:immarg x86.avx512.mask.getmant.ss
16x8(4xi,16x8,8) x86.avx512.mask.pmov.db.128 x86.avx512.mask.pmovs.db.128 x86.avx512.mask.pmovus.db.128
16x8(8xi,16x8,8) x86.avx512.mask.pmov.db.256 x86.avx512.mask.pmovs.db.256 x86.avx512.mask.pmovus.db.256
16x8(16xi,16x8,w) x86.avx512.mask.pmov.db.512 x86.avx512.mask.pmovs.db.512 x86.avx512.mask.pmovus.db.512
8xw(4xi,8xw,8) x86.avx512.mask.pmov.dw.128 x86.avx512.mask.pmovs.dw.128 x86.avx512.mask.pmovus.dw.128
8xw(8xi,8xw,8) x86.avx512.mask.pmov.dw.256 x86.avx512.mask.pmovs.dw.256 x86.avx512.mask.pmovus.dw.256
16xw(16xi,16xw,w) x86.avx512.mask.pmov.dw.512 x86.avx512.mask.pmovs.dw.512 x86.avx512.mask.pmovus.dw.512
16x8(2xl,16x8,8) x86.avx512.mask.pmov.qb.128 x86.avx512.mask.pmovs.qb.128 x86.avx512.mask.pmovus.qb.128
16x8(4xl,16x8,8) x86.avx512.mask.pmov.qb.256 x86.avx512.mask.pmovs.qb.256 x86.avx512.mask.pmovus.qb.256
16x8(8xl,16x8,8) x86.avx512.mask.pmov.qb.512 x86.avx512.mask.pmovs.qb.512 x86.avx512.mask.pmovus.qb.512
4xi(2xl,4xi,8) x86.avx512.mask.pmov.qd.128 x86.avx512.mask.pmovs.qd.128 x86.avx512.mask.pmovus.qd.128
8xw(2xl,8xw,8) x86.avx512.mask.pmov.qw.128 x86.avx512.mask.pmovs.qw.128 x86.avx512.mask.pmovus.qw.128
8xw(4xl,8xw,8) x86.avx512.mask.pmov.qw.256 x86.avx512.mask.pmovs.qw.256 x86.avx512.mask.pmovus.qw.256
8xw(8xl,8xw,8) x86.avx512.mask.pmov.qw.512 x86.avx512.mask.pmovs.qw.512 x86.avx512.mask.pmovus.qw.512
16x8(8xw,16x8,8) x86.avx512.mask.pmov.wb.128 x86.avx512.mask.pmovs.wb.128 x86.avx512.mask.pmovus.wb.128
4xi(4xl,4xi,8) x86.avx512.mask.pmovs.qd.256 x86.avx512.mask.pmovus.qd.256
8xi(8xl,8xi,8) x86.avx512.mask.pmovs.qd.512 x86.avx512.mask.pmovus.qd.512
16x8(16xw,16x8,w) x86.avx512.mask.pmovs.wb.256 x86.avx512.mask.pmovus.wb.256
32x8(32xw,32x8,i) x86.avx512.mask.pmovs.wb.512 x86.avx512.mask.pmovus.wb.512
2xd(2xd,2xd,i,2xd,8) 2:immarg x86.avx512.mask.range.pd.128
4xd(4xd,4xd,i,4xd,8) 2:immarg x86.avx512.mask.range.pd.256
8xd(8xd,8xd,i,8xd,8,i) 2:immarg;5:immarg x86.avx512.mask.range.pd.512
4xf(4xf,4xf,i,4xf,8) 2:immarg x86.avx512.mask.range.ps.128
8xf(8xf,8xf,i,8xf,8) 2:immarg x86.avx512.mask.range.ps.256
16xf(16xf,16xf,i,16xf,w,i) 2:immarg;5:immarg x86.avx512.mask.range.ps.512
2xd(2xd,2xd,2xd,8,i,i) 4:immarg;5:immarg x86.avx512.mask.range.sd x86.avx512.mask.reduce.sd
  x86.avx512.mask.rndscale.sd
4xf(4xf,4xf,4xf,8,i,i) 4:immarg;5:immarg x86.avx512.mask.range.ss x86.avx512.mask.reduce.ss
  x86.avx512.mask.rndscale.ss
2xd(2xd,2xd,2xd,8) x86.avx512.mask.scalef.pd.128 x86.avx512.rcp14.sd x86.avx512.rsqrt14.sd
4xd(4xd,4xd,4xd,8) x86.avx512.mask.scalef.pd.256
8xd(8xd,8xd,8xd,8,i) 4:immarg x86.avx512.mask.scalef.pd.512
4xf(4xf,4xf,4xf,8) x86.avx512.mask.scalef.ps.128 x86.avx512.rcp14.ss x86.avx512.rsqrt14.ss
  x86.avx512fp16.mask.vfcmadd.cph.128 x86.avx512fp16.mask.vfcmul.cph.128 x86.avx512fp16.mask.vfmadd.cph.128
  x86.avx512fp16.mask.vfmul.cph.128 x86.avx512fp16.maskz.vfcmadd.cph.128 x86.avx512fp16.maskz.vfmadd.cph.128
8xf(8xf,8xf,8xf,8) x86.avx512.mask.scalef.ps.256 x86.avx512fp16.mask.vfcmadd.cph.256
  x86.avx512fp16.mask.vfcmul.cph.256 x86.avx512fp16.mask.vfmadd.cph.256 x86.avx512fp16.mask.vfmul.cph.256
  x86.avx512fp16.maskz.vfcmadd.cph.256 x86.avx512fp16.maskz.vfmadd.cph.256
16xf(16xf,16xf,16xf,w,i) 4:immarg x86.avx512.mask.scalef.ps.512 x86.avx512fp16.mask.vfcmadd.cph.512
  x86.avx512fp16.mask.vfcmul.cph.512 x86.avx512fp16.mask.vfmadd.cph.512 x86.avx512fp16.mask.vfmul.cph.512
  x86.avx512fp16.maskz.vfcmadd.cph.512 x86.avx512fp16.maskz.vfmadd.cph.512
16xf(16xw,16xf,w,i) 3:immarg x86.avx512.mask.vcvtph2ps.512
8xw(4xf,i,8xw,8) 1:immarg x86.avx512.mask.vcvtps2ph.128
8xw(8xf,i,8xw,8) 1:immarg x86.avx512.mask.vcvtps2ph.256
16xw(16xf,i,16xw,w) 1:immarg x86.avx512.mask.vcvtps2ph.512
32xw(16xi,16xi) x86.avx512.packssdw.512 x86.avx512.packusdw.512
64x8(32xw,32xw) x86.avx512.packsswb.512 x86.avx512.packuswb.512
64x8(64x8,64x8) x86.avx512.pavg.b.512 x86.avx512.permvar.qi.512 x86.avx512.pmultishift.qb.512 x86.avx512.pshuf.b.512
  x86.vgf2p8mulb.512
32xw(32xw,32xw) x86.avx512.pavg.w.512 x86.avx512.permvar.hi.512 x86.avx512.pmul.hr.sw.512 x86.avx512.pmulh.w.512
  x86.avx512.pmulhu.w.512 x86.avx512.psllv.w.512 x86.avx512.psrav.w.512 x86.avx512.psrlv.w.512
8xd(8xd,8xl) x86.avx512.permvar.df.512 x86.avx512.vpermilvar.pd.512
8xw(8xw,8xw) x86.avx512.permvar.hi.128 x86.avx512.psllv.w.128 x86.avx512.psrav.w.128 x86.avx512.psrlv.w.128
  x86.sse2.pavg.w x86.sse2.pmulh.w x86.sse2.pmulhu.w x86.sse2.psll.w x86.sse2.psra.w x86.sse2.psrl.w
  x86.ssse3.phadd.sw.128 x86.ssse3.phadd.w.128 x86.ssse3.phsub.sw.128 x86.ssse3.phsub.w.128 x86.ssse3.pmul.hr.sw.128
  x86.ssse3.psign.w.128 x86.xop.vpshaw x86.xop.vpshlw
16x8(16x8,16x8) x86.avx512.permvar.qi.128 x86.avx512.pmultishift.qb.128 x86.sse2.pavg.b x86.ssse3.pshuf.b.128
  x86.ssse3.psign.b.128 x86.vgf2p8mulb.128 x86.xop.vpshab x86.xop.vpshlb
16xf(16xf,16xi) x86.avx512.permvar.sf.512 x86.avx512.vpermilvar.ps.512
16xi(16xi,16xi) x86.avx512.permvar.si.512 x86.avx512.psllv.d.512 x86.avx512.psrav.d.512 x86.avx512.psrlv.d.512
32xw(64x8,64x8) x86.avx512.pmaddubs.w.512
16xi(32xw,32xw) x86.avx512.pmaddw.d.512
8xl(64x8,64x8) x86.avx512.psad.bw.512
16xi(16xi,4xi) x86.avx512.psll.d.512 x86.avx512.psra.d.512 x86.avx512.psrl.d.512
8xl(8xl,2xl) x86.avx512.psll.q.512 x86.avx512.psra.q.512 x86.avx512.psrl.q.512
32xw(32xw,8xw) x86.avx512.psll.w.512 x86.avx512.psra.w.512 x86.avx512.psrl.w.512
16xi(16xi,i) x86.avx512.pslli.d.512 x86.avx512.psrai.d.512 x86.avx512.psrli.d.512
8xl(8xl,i) x86.avx512.pslli.q.512 x86.avx512.psrai.q.512 x86.avx512.psrli.q.512
32xw(32xw,i) x86.avx512.pslli.w.512 x86.avx512.psrai.w.512 x86.avx512.psrli.w.512
2xl(2xl,i) x86.avx512.psrai.q.128 x86.sse2.pslli.q x86.sse2.psrli.q
4xi(4xi,4xi,4xi,i) 3:immarg x86.avx512.pternlog.d.128 x86.vsm3rnds2
8xi(8xi,8xi,8xi,i) 3:immarg x86.avx512.pternlog.d.256
16xi(16xi,16xi,16xi,i) 3:immarg x86.avx512.pternlog.d.512
2xl(2xl,2xl,2xl,i) 3:immarg x86.avx512.pternlog.q.128
4xl(4xl,4xl,4xl,i) 3:immarg x86.avx512.pternlog.q.256
8xl(8xl,8xl,8xl,i) 3:immarg x86.avx512.pternlog.q.512
8xd(8xd,8xd,8) x86.avx512.rcp14.pd.512 x86.avx512.rsqrt14.pd.512
16xf(16xf,16xf,w) x86.avx512.rcp14.ps.512 x86.avx512.rsqrt14.ps.512
F(I,i) 1:immarg x86.avx512.sitofp.round x86.avx512.uitofp.round
8xd(8xd,i) 1:immarg x86.avx512.sqrt.pd.512
16xf(16xf,i) 1:immarg x86.avx512.sqrt.ps.512
i(2xd,2xd,i,i) 2:immarg;3:immarg x86.avx512.vcomi.sd
i(4xf,4xf,i,i) 2:immarg;3:immarg x86.avx512.vcomi.ss
f(f,f,f,i) 3:immarg x86.avx512.vfmadd.f32
d(d,d,d,i) 3:immarg x86.avx512.vfmadd.f64
8xd(8xd,8xd,8xd,i) 3:immarg x86.avx512.vfmadd.pd.512 x86.avx512.vfmaddsub.pd.512
16xf(16xf,16xf,16xf,i) 3:immarg x86.avx512.vfmadd.ps.512 x86.avx512.vfmaddsub.ps.512
{4x1,4x1}(4xi,4xi) x86.avx512.vp2intersect.d.128
{8x1,8x1}(8xi,8xi) x86.avx512.vp2intersect.d.256
{16x1,16x1}(16xi,16xi) x86.avx512.vp2intersect.d.512
{2x1,2x1}(2xl,2xl) x86.avx512.vp2intersect.q.128
{4x1,4x1}(4xl,4xl) x86.avx512.vp2intersect.q.256
{8x1,8x1}(8xl,8xl) x86.avx512.vp2intersect.q.512
16xi(16xi,16xi,16xi) x86.avx512.vpdpbusd.512 x86.avx512.vpdpbusds.512 x86.avx512.vpdpwssd.512
  x86.avx512.vpdpwssds.512 x86.avx512.vpermi2var.d.512
8xw(8xw,8xw,8xw) x86.avx512.vpermi2var.hi.128 x86.xop.vpmacssww x86.xop.vpmacsww
16xw(16xw,16xw,16xw) x86.avx512.vpermi2var.hi.256
32xw(32xw,32xw,32xw) x86.avx512.vpermi2var.hi.512
2xd(2xd,2xl,2xd) x86.avx512.vpermi2var.pd.128
4xd(4xd,4xl,4xd) x86.avx512.vpermi2var.pd.256
8xd(8xd,8xl,8xd) x86.avx512.vpermi2var.pd.512
4xf(4xf,4xi,4xf) x86.avx512.vpermi2var.ps.128
8xf(8xf,8xi,8xf) x86.avx512.vpermi2var.ps.256
16xf(16xf,16xi,16xf) x86.avx512.vpermi2var.ps.512
2xl(2xl,2xl,2xl) x86.avx512.vpermi2var.q.128 x86.avx512.vpmadd52h.uq.128 x86.avx512.vpmadd52l.uq.128
4xl(4xl,4xl,4xl) x86.avx512.vpermi2var.q.256 x86.avx512.vpmadd52h.uq.256 x86.avx512.vpmadd52l.uq.256
8xl(8xl,8xl,8xl) x86.avx512.vpermi2var.q.512 x86.avx512.vpmadd52h.uq.512 x86.avx512.vpmadd52l.uq.512
16x8(16x8,16x8,16x8) x86.avx512.vpermi2var.qi.128 x86.sse41.pblendvb x86.xop.vpperm
64x8(64x8,64x8,64x8) x86.avx512.vpermi2var.qi.512
16x1(16x8,16x8) x86.avx512.vpshufbitqmb.128
32x1(32x8,32x8) x86.avx512.vpshufbitqmb.256
64x1(64x8,64x8) x86.avx512.vpshufbitqmb.512
8xb(4xf,4xf) x86.avx512bf16.cvtne2ps2bf16.128
16xb(8xf,8xf) x86.avx512bf16.cvtne2ps2bf16.256
32xb(16xf,16xf) x86.avx512bf16.cvtne2ps2bf16.512
8xb(8xf) x86.avx512bf16.cvtneps2bf16.256 x86.vcvtneps2bf16256
16xb(16xf) x86.avx512bf16.cvtneps2bf16.512
4xf(4xf,8xb,8xb) x86.avx512bf16.dpbf16ps.128
8xf(8xf,16xb,16xb) x86.avx512bf16.dpbf16ps.256
16xf(16xf,32xb,32xb) x86.avx512bf16.dpbf16ps.512
8xb(4xf,8xb,4x1) x86.avx512bf16.mask.cvtneps2bf16.128
32xh(32xh,32xh,i) 2:immarg x86.avx512fp16.add.ph.512 x86.avx512fp16.div.ph.512 x86.avx512fp16.max.ph.512
  x86.avx512fp16.min.ph.512 x86.avx512fp16.mul.ph.512 x86.avx512fp16.sub.ph.512
8x1(8xh,i) 1:immarg x86.avx512fp16.fpclass.ph.128
16x1(16xh,i) 1:immarg x86.avx512fp16.fpclass.ph.256
32x1(32xh,i) 1:immarg x86.avx512fp16.fpclass.ph.512
8xh(8xh,8xh,8xh,8,i) 4:immarg x86.avx512fp16.mask.add.sh.round x86.avx512fp16.mask.div.sh.round
  x86.avx512fp16.mask.getexp.sh x86.avx512fp16.mask.max.sh.round x86.avx512fp16.mask.min.sh.round
  x86.avx512fp16.mask.mul.sh.round x86.avx512fp16.mask.scalef.sh x86.avx512fp16.mask.sqrt.sh
  x86.avx512fp16.mask.sub.sh.round
8x1(8xh,8xh,i,8x1) 2:immarg x86.avx512fp16.mask.cmp.ph.128
16x1(16xh,16xh,i,16x1) 2:immarg x86.avx512fp16.mask.cmp.ph.256
32x1(32xh,32xh,i,32x1,i) 2:immarg;4:immarg x86.avx512fp16.mask.cmp.ph.512
8(8xh,8xh,i,8,i) 2:immarg;4:immarg x86.avx512fp16.mask.cmp.sh
8(8xh,i,8) 1:immarg x86.avx512fp16.mask.fpclass.sh
8xh(8xh,8xh,8) x86.avx512fp16.mask.getexp.ph.128 x86.avx512fp16.mask.rcp.ph.128 x86.avx512fp16.mask.rsqrt.ph.128
16xh(16xh,16xh,w) x86.avx512fp16.mask.getexp.ph.256 x86.avx512fp16.mask.rcp.ph.256 x86.avx512fp16.mask.rsqrt.ph.256
32xh(32xh,32xh,i,i) 3:immarg x86.avx512fp16.mask.getexp.ph.512
8xh(8xh,i,8xh,8) 1:immarg x86.avx512fp16.mask.getmant.ph.128 x86.avx512fp16.mask.reduce.ph.128
  x86.avx512fp16.mask.rndscale.ph.128
16xh(16xh,i,16xh,w) 1:immarg x86.avx512fp16.mask.getmant.ph.256 x86.avx512fp16.mask.reduce.ph.256
  x86.avx512fp16.mask.rndscale.ph.256
32xh(32xh,i,32xh,i,i) 1:immarg;4:immarg x86.avx512fp16.mask.getmant.ph.512 x86.avx512fp16.mask.reduce.ph.512
  x86.avx512fp16.mask.rndscale.ph.512
8xh(8xh,8xh,i,8xh,8,i) 2:immarg;5:immarg x86.avx512fp16.mask.getmant.sh
32xh(32xh,32xh,i) x86.avx512fp16.mask.rcp.ph.512 x86.avx512fp16.mask.rsqrt.ph.512
8xh(8xh,8xh,8xh,8) x86.avx512fp16.mask.rcp.sh x86.avx512fp16.mask.rsqrt.sh x86.avx512fp16.mask.scalef.ph.128
8xh(8xh,8xh,8xh,8,i,i) 4:immarg;5:immarg x86.avx512fp16.mask.reduce.sh x86.avx512fp16.mask.rndscale.sh
16xh(16xh,16xh,16xh,w) x86.avx512fp16.mask.scalef.ph.256
32xh(32xh,32xh,32xh,i,i) 4:immarg x86.avx512fp16.mask.scalef.ph.512
8xh(4xi,8xh,8) x86.avx512fp16.mask.vcvtdq2ph.128 x86.avx512fp16.mask.vcvtudq2ph.128
8xh(2xd,8xh,8) x86.avx512fp16.mask.vcvtpd2ph.128
8xh(4xd,8xh,8) x86.avx512fp16.mask.vcvtpd2ph.256
8xh(8xd,8xh,8,i) 3:immarg x86.avx512fp16.mask.vcvtpd2ph.512
4xi(8xh,4xi,8) x86.avx512fp16.mask.vcvtph2dq.128 x86.avx512fp16.mask.vcvtph2udq.128
  x86.avx512fp16.mask.vcvttph2dq.128 x86.avx512fp16.mask.vcvttph2udq.128
8xi(8xh,8xi,8) x86.avx512fp16.mask.vcvtph2dq.256 x86.avx512fp16.mask.vcvtph2udq.256
  x86.avx512fp16.mask.vcvttph2dq.256 x86.avx512fp16.mask.vcvttph2udq.256
16xi(16xh,16xi,w,i) 3:immarg x86.avx512fp16.mask.vcvtph2dq.512 x86.avx512fp16.mask.vcvtph2udq.512
  x86.avx512fp16.mask.vcvttph2dq.512 x86.avx512fp16.mask.vcvttph2udq.512
2xd(8xh,2xd,8) x86.avx512fp16.mask.vcvtph2pd.128
4xd(8xh,4xd,8) x86.avx512fp16.mask.vcvtph2pd.256
8xd(8xh,8xd,8,i) 3:immarg x86.avx512fp16.mask.vcvtph2pd.512
4xf(8xh,4xf,8) x86.avx512fp16.mask.vcvtph2psx.128
8xf(8xh,8xf,8) x86.avx512fp16.mask.vcvtph2psx.256
16xf(16xh,16xf,w,i) 3:immarg x86.avx512fp16.mask.vcvtph2psx.512
2xl(8xh,2xl,8) x86.avx512fp16.mask.vcvtph2qq.128 x86.avx512fp16.mask.vcvtph2uqq.128
  x86.avx512fp16.mask.vcvttph2qq.128 x86.avx512fp16.mask.vcvttph2uqq.128
4xl(8xh,4xl,8) x86.avx512fp16.mask.vcvtph2qq.256 x86.avx512fp16.mask.vcvtph2uqq.256
  x86.avx512fp16.mask.vcvttph2qq.256 x86.avx512fp16.mask.vcvttph2uqq.256
8xl(8xh,8xl,8,i) 3:immarg x86.avx512fp16.mask.vcvtph2qq.512 x86.avx512fp16.mask.vcvtph2uqq.512
  x86.avx512fp16.mask.vcvttph2qq.512 x86.avx512fp16.mask.vcvttph2uqq.512
8xw(8xh,8xw,8) x86.avx512fp16.mask.vcvtph2uw.128 x86.avx512fp16.mask.vcvtph2w.128 x86.avx512fp16.mask.vcvttph2uw.128
  x86.avx512fp16.mask.vcvttph2w.128
16xw(16xh,16xw,w) x86.avx512fp16.mask.vcvtph2uw.256 x86.avx512fp16.mask.vcvtph2w.256
  x86.avx512fp16.mask.vcvttph2uw.256 x86.avx512fp16.mask.vcvttph2w.256
32xw(32xh,32xw,i,i) 3:immarg x86.avx512fp16.mask.vcvtph2uw.512 x86.avx512fp16.mask.vcvtph2w.512
  x86.avx512fp16.mask.vcvttph2uw.512 x86.avx512fp16.mask.vcvttph2w.512
8xh(4xf,8xh,8) x86.avx512fp16.mask.vcvtps2phx.128
8xh(8xf,8xh,8) x86.avx512fp16.mask.vcvtps2phx.256
16xh(16xf,16xh,w,i) 3:immarg x86.avx512fp16.mask.vcvtps2phx.512
8xh(2xl,8xh,8) x86.avx512fp16.mask.vcvtqq2ph.128 x86.avx512fp16.mask.vcvtuqq2ph.128
8xh(4xl,8xh,8) x86.avx512fp16.mask.vcvtqq2ph.256 x86.avx512fp16.mask.vcvtuqq2ph.256
8xh(8xh,2xd,8xh,8,i) 4:immarg x86.avx512fp16.mask.vcvtsd2sh.round
2xd(2xd,8xh,2xd,8,i) 4:immarg x86.avx512fp16.mask.vcvtsh2sd.round
4xf(4xf,8xh,4xf,8,i) 4:immarg x86.avx512fp16.mask.vcvtsh2ss.round
8xh(8xh,4xf,8xh,8,i) 4:immarg x86.avx512fp16.mask.vcvtss2sh.round
8xh(8xh,8xh) x86.avx512fp16.max.ph.128 x86.avx512fp16.min.ph.128
16xh(16xh,16xh) x86.avx512fp16.max.ph.256 x86.avx512fp16.min.ph.256
32xh(32xh,i) 1:immarg x86.avx512fp16.sqrt.ph.512
i(8xh,8xh,i,i) 2:immarg;3:immarg x86.avx512fp16.vcomi.sh
i(8xh,i) 1:immarg x86.avx512fp16.vcvtsh2si32 x86.avx512fp16.vcvtsh2usi32 x86.avx512fp16.vcvttsh2si32
  x86.avx512fp16.vcvttsh2usi32
l(8xh,i) 1:immarg x86.avx512fp16.vcvtsh2si64 x86.avx512fp16.vcvtsh2usi64 x86.avx512fp16.vcvttsh2si64
  x86.avx512fp16.vcvttsh2usi64
8xh(8xh,i,i) 2:immarg x86.avx512fp16.vcvtsi2sh x86.avx512fp16.vcvtusi2sh
8xh(8xh,l,i) 2:immarg x86.avx512fp16.vcvtsi642sh x86.avx512fp16.vcvtusi642sh
h(h,h,h,i) 3:immarg x86.avx512fp16.vfmadd.f16
32xh(32xh,32xh,32xh,i) 3:immarg x86.avx512fp16.vfmadd.ph.512 x86.avx512fp16.vfmaddsub.ph.512
8xh(8xh,8xh,8xh) x86.avx512fp16.vfmaddsub.ph.128
16xh(16xh,16xh,16xh) x86.avx512fp16.vfmaddsub.ph.256
i(i,i) x86.bmi.bextr.32 x86.bmi.bzhi.32 x86.bmi.pdep.32 x86.bmi.pext.32 x86.sse42.crc32.32.32
l(l,l) x86.bmi.bextr.64 x86.bmi.bzhi.64 x86.bmi.pdep.64 x86.bmi.pext.64 x86.sse42.crc32.64.64
V(a) x86.cast.tile.to.vector
a(V) x86.cast.vector.to.tile
2xd(2xd,2xd,2xd) x86.fma.vfmaddsub.pd x86.sse41.blendvpd
4xf(4xf,4xf,4xf) x86.fma.vfmaddsub.ps x86.sse41.blendvps
x(x,x) x86.mmx.packssdw x86.mmx.packsswb x86.mmx.packuswb x86.mmx.padd.b x86.mmx.padd.d x86.mmx.padd.q
  x86.mmx.padd.w x86.mmx.padds.b x86.mmx.padds.w x86.mmx.paddus.b x86.mmx.paddus.w x86.mmx.pand x86.mmx.pandn
  x86.mmx.pavg.b x86.mmx.pavg.w x86.mmx.pcmpeq.b x86.mmx.pcmpeq.d x86.mmx.pcmpeq.w x86.mmx.pcmpgt.b x86.mmx.pcmpgt.d
  x86.mmx.pcmpgt.w x86.mmx.pmadd.wd x86.mmx.pmaxs.w x86.mmx.pmaxu.b x86.mmx.pmins.w x86.mmx.pminu.b x86.mmx.pmulh.w
  x86.mmx.pmulhu.w x86.mmx.pmull.w x86.mmx.pmulu.dq x86.mmx.por x86.mmx.psad.bw x86.mmx.psll.d x86.mmx.psll.q
  x86.mmx.psll.w x86.mmx.psra.d x86.mmx.psra.w x86.mmx.psrl.d x86.mmx.psrl.q x86.mmx.psrl.w x86.mmx.psub.b
  x86.mmx.psub.d x86.mmx.psub.q x86.mmx.psub.w x86.mmx.psubs.b x86.mmx.psubs.w x86.mmx.psubus.b x86.mmx.psubus.w
  x86.mmx.punpckhbw x86.mmx.punpckhdq x86.mmx.punpckhwd x86.mmx.punpcklbw x86.mmx.punpckldq x86.mmx.punpcklwd
  x86.mmx.pxor x86.ssse3.phadd.d x86.ssse3.phadd.sw x86.ssse3.phadd.w x86.ssse3.phsub.d x86.ssse3.phsub.sw
  x86.ssse3.phsub.w x86.ssse3.pmadd.ub.sw x86.ssse3.pmul.hr.sw x86.ssse3.pshuf.b x86.ssse3.psign.b x86.ssse3.psign.d
  x86.ssse3.psign.w
x(x,x,8) 2:immarg x86.mmx.palignr.b
i(x,i) 1:immarg x86.mmx.pextr.w
x(x,i,i) 2:immarg x86.mmx.pinsr.w
i(x) x86.mmx.pmovmskb
x(x,i) x86.mmx.pslli.d x86.mmx.pslli.q x86.mmx.pslli.w x86.mmx.psrai.d x86.mmx.psrai.w x86.mmx.psrli.d
  x86.mmx.psrli.q x86.mmx.psrli.w
2xl(2xl,2xl,8) 2:immarg x86.pclmulqdq
4xl(4xl,4xl,8) 2:immarg x86.pclmulqdq.256
8xl(8xl,8xl,8) 2:immarg x86.pclmulqdq.512
4xi(4xi,4xi,8) 2:immarg x86.sha1rnds4
4xf(4xf,4xf,8) 2:immarg x86.sse.cmp.ps x86.sse.cmp.ss x86.sse41.dpps x86.sse41.insertps
x(2xd) x86.sse.cvtpd2pi x86.sse.cvttpd2pi
2xd(x) x86.sse.cvtpi2pd
4xf(4xf,x) x86.sse.cvtpi2ps
x(4xf) x86.sse.cvtps2pi x86.sse.cvttps2pi
i(4xf) x86.sse.cvtss2si x86.sse.cvttss2si x86.sse.movmsk.ps
l(4xf) x86.sse.cvtss2si64 x86.sse.cvttss2si64
4xf(4xf,4xf) x86.sse.max.ps x86.sse.max.ss x86.sse.min.ps x86.sse.min.ss x86.sse3.addsub.ps x86.sse3.hadd.ps
  x86.sse3.hsub.ps
x(x,8) 1:immarg x86.sse.pshuf.w
4xf(4xf) x86.sse.rcp.ps x86.sse.rcp.ss x86.sse.rsqrt.ps x86.sse.rsqrt.ss x86.xop.vfrcz.ps x86.xop.vfrcz.ss
2xd(2xd,2xd,8) 2:immarg x86.sse2.cmp.pd x86.sse2.cmp.sd x86.sse41.dppd
4xi(2xd) x86.sse2.cvtpd2dq x86.sse2.cvttpd2dq
4xf(2xd) x86.sse2.cvtpd2ps
4xi(4xf) x86.sse2.cvtps2dq x86.sse2.cvttps2dq
i(2xd) x86.sse2.cvtsd2si x86.sse2.cvttsd2si x86.sse2.movmsk.pd
l(2xd) x86.sse2.cvtsd2si64 x86.sse2.cvttsd2si64
4xf(4xf,2xd) x86.sse2.cvtsd2ss
2xd(2xd,2xd) x86.sse2.max.pd x86.sse2.max.sd x86.sse2.min.pd x86.sse2.min.sd x86.sse3.addsub.pd x86.sse3.hadd.pd
  x86.sse3.hsub.pd
8xw(4xi,4xi) x86.sse2.packssdw.128 x86.sse41.packusdw
16x8(8xw,8xw) x86.sse2.packsswb.128 x86.sse2.packuswb.128
4xi(8xw,8xw) x86.sse2.pmadd.wd
i(16x8) x86.sse2.pmovmskb.128
2xl(16x8,16x8) x86.sse2.psad.bw
4xi(4xi,i) x86.sse2.pslli.d x86.sse2.psrai.d x86.sse2.psrli.d
8xw(8xw,i) x86.sse2.pslli.w x86.sse2.psrai.w x86.sse2.psrli.w
8xw(16x8,16x8,8) 2:immarg x86.sse41.mpsadbw
8xw(8xw) x86.sse41.phminposuw
i(2xl,2xl) x86.sse41.ptestc x86.sse41.ptestnzc x86.sse41.ptestz
2xd(2xd,i) 1:immarg x86.sse41.round.pd
4xf(4xf,i) 1:immarg x86.sse41.round.ps
2xd(2xd,2xd,i) 2:immarg x86.sse41.round.sd
4xf(4xf,4xf,i) 2:immarg x86.sse41.round.ss
i(i,w) x86.sse42.crc32.32.16
i(i,8) x86.sse42.crc32.32.8
i(16x8,i,16x8,i,8) 4:immarg x86.sse42.pcmpestri128 x86.sse42.pcmpestria128 x86.sse42.pcmpestric128
  x86.sse42.pcmpestrio128 x86.sse42.pcmpestris128 x86.sse42.pcmpestriz128
16x8(16x8,i,16x8,i,8) 4:immarg x86.sse42.pcmpestrm128
i(16x8,16x8,8) 2:immarg x86.sse42.pcmpistri128 x86.sse42.pcmpistria128 x86.sse42.pcmpistric128
  x86.sse42.pcmpistrio128 x86.sse42.pcmpistris128 x86.sse42.pcmpistriz128
16x8(16x8,16x8,8) 2:immarg x86.sse42.pcmpistrm128 x86.vgf2p8affineinvqb.128 x86.vgf2p8affineqb.128
2xl(2xl,16x8) x86.sse4a.extrq
2xl(2xl,8,8) 1:immarg;2:immarg x86.sse4a.extrqi
2xl(2xl,2xl,8,8) 2:immarg;3:immarg x86.sse4a.insertqi
x(x) x86.ssse3.pabs.b x86.ssse3.pabs.d x86.ssse3.pabs.w
8xw(16x8,16x8) x86.ssse3.pmadd.ub.sw.128
i(i,i) 1:immarg x86.tbm.bextri.u32
l(l,l) 1:immarg x86.tbm.bextri.u64
8xb(4xf) x86.vcvtneps2bf16128
8xw(4xf,i) 1:immarg x86.vcvtps2ph.128
8xw(8xf,i) 1:immarg x86.vcvtps2ph.256
32x8(32x8,32x8,8) 2:immarg x86.vgf2p8affineinvqb.256 x86.vgf2p8affineqb.256
64x8(64x8,64x8,8) 2:immarg x86.vgf2p8affineinvqb.512 x86.vgf2p8affineqb.512
4xl(4xl,4xl,2xl) x86.vsha512rnds2
2xd(2xd) x86.xop.vfrcz.pd x86.xop.vfrcz.sd
4xd(4xd) x86.xop.vfrcz.pd.256
2xd(2xd,2xd,2xl,8) 3:immarg x86.xop.vpermil2pd
4xd(4xd,4xd,4xl,8) 3:immarg x86.xop.vpermil2pd.256
4xf(4xf,4xf,4xi,8) 3:immarg x86.xop.vpermil2ps
8xf(8xf,8xf,8xi,8) 3:immarg x86.xop.vpermil2ps.256
4xi(16x8) x86.xop.vphaddbd x86.xop.vphaddubd
2xl(16x8) x86.xop.vphaddbq x86.xop.vphaddubq
8xw(16x8) x86.xop.vphaddbw x86.xop.vphaddubw x86.xop.vphsubbw
2xl(4xi) x86.xop.vphadddq x86.xop.vphaddudq x86.xop.vphsubdq
4xi(8xw) x86.xop.vphadduwd x86.xop.vphaddwd x86.xop.vphsubwd
2xl(8xw) x86.xop.vphadduwq x86.xop.vphaddwq
2xl(4xi,4xi,2xl) x86.xop.vpmacsdqh x86.xop.vpmacsdql x86.xop.vpmacssdqh x86.xop.vpmacssdql
4xi(8xw,8xw,4xi) x86.xop.vpmacsswd x86.xop.vpmacswd x86.xop.vpmadcsswd x86.xop.vpmadcswd`,
  ],
  [
    "nounwind",
    `{8,2xl}(2xl,p) x86.aesdec128kl x86.aesdec256kl x86.aesenc128kl x86.aesenc256kl
{8,2xl,2xl,2xl,2xl,2xl,2xl,2xl,2xl}(p,2xl,2xl,2xl,2xl,2xl,2xl,2xl,2xl) x86.aesdecwide128kl x86.aesdecwide256kl
  x86.aesencwide128kl x86.aesencwide256kl
8(p,I,i) 2:immarg x86.atomic.add.cc x86.atomic.and.cc x86.atomic.or.cc x86.atomic.sub.cc x86.atomic.xor.cc
I(p,8) 1:immarg x86.atomic.btc x86.atomic.btr x86.atomic.bts
8(p,I) x86.atomic.btc.rm x86.atomic.btr.rm x86.atomic.bts.rm
v() x86.avx.vzeroall x86.avx.vzeroupper x86.clui x86.mmx.emms x86.saveprevssp x86.serialize x86.setssbsy
  x86.sse.sfence x86.sse2.lfence x86.sse2.mfence x86.sse2.pause x86.stui x86.tilerelease x86.wbinvd x86.wbnoinvd
  x86.xend x86.xresldtrk x86.xsusldtrk
v(p,8x1,8xi,8xd,i) 4:immarg x86.avx512.mask.scatter.dpd.512
v(p,16x1,16xi,16xi,i) 4:immarg x86.avx512.mask.scatter.dpi.512
v(p,8x1,8xi,8xl,i) 4:immarg x86.avx512.mask.scatter.dpq.512
v(p,16x1,16xi,16xf,i) 4:immarg x86.avx512.mask.scatter.dps.512
v(p,8x1,8xl,8xd,i) 4:immarg x86.avx512.mask.scatter.qpd.512
v(p,8x1,8xl,8xi,i) 4:immarg x86.avx512.mask.scatter.qpi.512
v(p,8x1,8xl,8xl,i) 4:immarg x86.avx512.mask.scatter.qpq.512
v(p,8x1,8xl,8xf,i) 4:immarg x86.avx512.mask.scatter.qps.512
v(p,2x1,2xl,2xd,i) 4:immarg x86.avx512.mask.scatterdiv2.df
v(p,2x1,2xl,2xl,i) 4:immarg x86.avx512.mask.scatterdiv2.di
v(p,4x1,4xl,4xd,i) 4:immarg x86.avx512.mask.scatterdiv4.df
v(p,4x1,4xl,4xl,i) 4:immarg x86.avx512.mask.scatterdiv4.di
v(p,2x1,2xl,4xf,i) 4:immarg x86.avx512.mask.scatterdiv4.sf
v(p,2x1,2xl,4xi,i) 4:immarg x86.avx512.mask.scatterdiv4.si
v(p,4x1,4xl,4xf,i) 4:immarg x86.avx512.mask.scatterdiv8.sf
v(p,4x1,4xl,4xi,i) 4:immarg x86.avx512.mask.scatterdiv8.si
v(p,2x1,4xi,2xd,i) 4:immarg x86.avx512.mask.scattersiv2.df
v(p,2x1,4xi,2xl,i) 4:immarg x86.avx512.mask.scattersiv2.di
v(p,4x1,4xi,4xd,i) 4:immarg x86.avx512.mask.scattersiv4.df
v(p,4x1,4xi,4xl,i) 4:immarg x86.avx512.mask.scattersiv4.di
v(p,4x1,4xi,4xf,i) 4:immarg x86.avx512.mask.scattersiv4.sf
v(p,4x1,4xi,4xi,i) 4:immarg x86.avx512.mask.scattersiv4.si
v(p,8x1,8xi,8xf,i) 4:immarg x86.avx512.mask.scattersiv8.sf
v(p,8x1,8xi,8xi,i) 4:immarg x86.avx512.mask.scattersiv8.si
v(p,8,8xi,8xd,i) 4:immarg x86.avx512.scatter.dpd.512
v(p,w,16xi,16xi,i) 4:immarg x86.avx512.scatter.dpi.512
v(p,8,8xi,8xl,i) 4:immarg x86.avx512.scatter.dpq.512
v(p,w,16xi,16xf,i) 4:immarg x86.avx512.scatter.dps.512
v(p,8,8xl,8xd,i) 4:immarg x86.avx512.scatter.qpd.512
v(p,8,8xl,8xi,i) 4:immarg x86.avx512.scatter.qpi.512
v(p,8,8xl,8xl,i) 4:immarg x86.avx512.scatter.qpq.512
v(p,8,8xl,8xf,i) 4:immarg x86.avx512.scatter.qps.512
v(p,8,2xl,2xd,i) 4:immarg x86.avx512.scatterdiv2.df
v(p,8,2xl,2xl,i) 4:immarg x86.avx512.scatterdiv2.di
v(p,8,4xl,4xd,i) 4:immarg x86.avx512.scatterdiv4.df
v(p,8,4xl,4xl,i) 4:immarg x86.avx512.scatterdiv4.di
v(p,8,2xl,4xf,i) 4:immarg x86.avx512.scatterdiv4.sf
v(p,8,2xl,4xi,i) 4:immarg x86.avx512.scatterdiv4.si
v(p,8,4xl,4xf,i) 4:immarg x86.avx512.scatterdiv8.sf
v(p,8,4xl,4xi,i) 4:immarg x86.avx512.scatterdiv8.si
v(p,8,4xi,2xd,i) 4:immarg x86.avx512.scattersiv2.df
v(p,8,4xi,2xl,i) 4:immarg x86.avx512.scattersiv2.di
v(p,8,4xi,4xd,i) 4:immarg x86.avx512.scattersiv4.df
v(p,8,4xi,4xl,i) 4:immarg x86.avx512.scattersiv4.di
v(p,8,4xi,4xf,i) 4:immarg x86.avx512.scattersiv4.sf
v(p,8,4xi,4xi,i) 4:immarg x86.avx512.scattersiv4.si
v(p,8,8xi,8xf,i) 4:immarg x86.avx512.scattersiv8.sf
v(p,8,8xi,8xi,i) 4:immarg x86.avx512.scattersiv8.si
v(p) x86.cldemote x86.clflushopt x86.clrssbsy x86.clwb x86.clzero x86.fxrstor x86.fxrstor64 x86.fxsave x86.fxsave64
  x86.ldtilecfg x86.ldtilecfg.internal x86.llwpcb x86.rstorssp x86.seh.ehguard x86.seh.ehregnode x86.sse.ldmxcsr
  x86.sse2.clflush x86.sttilecfg x86.umonitor
v(p,i) x86.directstore32
v(p,l) x86.directstore64
{i,2xl,2xl,2xl,2xl,2xl,2xl}(i,2xl) x86.encodekey128
{i,2xl,2xl,2xl,2xl,2xl,2xl,2xl}(i,2xl,2xl) x86.encodekey256
8(p,p) x86.enqcmd x86.enqcmds
i() x86.flags.read.u32 x86.rdfsbase.32 x86.rdgsbase.32 x86.rdpid x86.rdpkru x86.xbegin x86.xtest
l() x86.flags.read.u64 x86.rdfsbase.64 x86.rdgsbase.64 x86.rdtsc
v(i) x86.flags.write.u32 x86.incsspd x86.ptwrite32 x86.wrfsbase.32 x86.wrgsbase.32 x86.wrpkru
v(l) x86.flags.write.u64 x86.incsspq x86.ptwrite64 x86.senduipi x86.wrfsbase.64 x86.wrgsbase.64
v(8) 0:immarg x86.int x86.tilezero x86.xabort
v(i,p) x86.invpcid x86.wrssd x86.wrussd
v(2xl,2xl,2xl,i) x86.loadiwkey
8(i,i,i) 2:immarg x86.lwpins32
8(l,i,i) 2:immarg x86.lwpins64
v(i,i,i) 2:immarg x86.lwpval32
v(l,i,i) 2:immarg x86.lwpval64
v(x,x,p) x86.mmx.maskmovq
v(p,x) x86.mmx.movnt.dq
v(p,i,i) x86.monitorx x86.sse3.monitor x86.xrstor x86.xrstor64 x86.xrstors x86.xrstors64 x86.xsave x86.xsave64
  x86.xsavec x86.xsavec64 x86.xsaveopt x86.xsaveopt64 x86.xsaves x86.xsaves64
v(p,p) x86.movdir64b
v(i,i,i) x86.mwaitx x86.xsetbv
l(i) x86.rdpmc x86.rdpru x86.xgetbv
{w,i}() x86.rdrand.16 x86.rdseed.16
{i,i}() x86.rdrand.32 x86.rdseed.32
{l,i}() x86.rdrand.64 x86.rdseed.64 x86.rdtscp
i(i) x86.rdsspd
l(l) x86.rdsspq
p() x86.slwpcb
v(16x8,16x8,p) x86.sse2.maskmov.dqu
v(i,i) x86.sse3.mwait
v(8,8,8) 0:immarg;1:immarg;2:immarg x86.tcmmimfp16ps x86.tcmmrlfp16ps x86.tdpbf16ps x86.tdpbssd x86.tdpbsud
  x86.tdpbusd x86.tdpbuud x86.tdpfp16ps
a(w,w,w,a,a,a) x86.tcmmimfp16ps.internal x86.tcmmrlfp16ps.internal x86.tdpbf16ps.internal x86.tdpbssd.internal
  x86.tdpbsud.internal x86.tdpbusd.internal x86.tdpbuud.internal x86.tdpfp16ps.internal
8() x86.testui
v(8,p,l) 0:immarg x86.tileloadd64 x86.tileloaddt164 x86.tilestored64
a(w,w,p,l) x86.tileloadd64.internal x86.tileloaddt164.internal
v(w,w,p,l,a) x86.tilestored64.internal
a(w,w) x86.tilezero.internal
8(i,i,i) x86.tpause x86.umwait
v(l,p) x86.wrssq x86.wrussq`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn memory(read)",
    `32x8(p) x86.avx.ldu.dq.256
4xi(4xi,p,4xi,4xi,8) 4:immarg x86.avx2.gather.d.d
8xi(8xi,p,8xi,8xi,8) 4:immarg x86.avx2.gather.d.d.256
2xd(2xd,p,4xi,2xd,8) 4:immarg x86.avx2.gather.d.pd
4xd(4xd,p,4xi,4xd,8) 4:immarg x86.avx2.gather.d.pd.256
4xf(4xf,p,4xi,4xf,8) 4:immarg x86.avx2.gather.d.ps
8xf(8xf,p,8xi,8xf,8) 4:immarg x86.avx2.gather.d.ps.256
2xl(2xl,p,4xi,2xl,8) 4:immarg x86.avx2.gather.d.q
4xl(4xl,p,4xi,4xl,8) 4:immarg x86.avx2.gather.d.q.256
4xi(4xi,p,2xl,4xi,8) 4:immarg x86.avx2.gather.q.d
4xi(4xi,p,4xl,4xi,8) 4:immarg x86.avx2.gather.q.d.256
2xd(2xd,p,2xl,2xd,8) 4:immarg x86.avx2.gather.q.pd
4xd(4xd,p,4xl,4xd,8) 4:immarg x86.avx2.gather.q.pd.256
4xf(4xf,p,2xl,4xf,8) 4:immarg x86.avx2.gather.q.ps
4xf(4xf,p,4xl,4xf,8) 4:immarg x86.avx2.gather.q.ps.256
2xl(2xl,p,2xl,2xl,8) 4:immarg x86.avx2.gather.q.q
4xl(4xl,p,4xl,4xl,8) 4:immarg x86.avx2.gather.q.q.256
8xd(8xd,p,8xi,8,i) 4:immarg x86.avx512.gather.dpd.512
16xi(16xi,p,16xi,w,i) 4:immarg x86.avx512.gather.dpi.512
8xl(8xl,p,8xi,8,i) 4:immarg x86.avx512.gather.dpq.512
16xf(16xf,p,16xi,w,i) 4:immarg x86.avx512.gather.dps.512
8xd(8xd,p,8xl,8,i) 4:immarg x86.avx512.gather.qpd.512
8xi(8xi,p,8xl,8,i) 4:immarg x86.avx512.gather.qpi.512
8xl(8xl,p,8xl,8,i) 4:immarg x86.avx512.gather.qpq.512
8xf(8xf,p,8xl,8,i) 4:immarg x86.avx512.gather.qps.512
2xd(2xd,p,2xl,8,i) 4:immarg x86.avx512.gather3div2.df
2xl(2xl,p,2xl,8,i) 4:immarg x86.avx512.gather3div2.di
4xd(4xd,p,4xl,8,i) 4:immarg x86.avx512.gather3div4.df
4xl(4xl,p,4xl,8,i) 4:immarg x86.avx512.gather3div4.di
4xf(4xf,p,2xl,8,i) 4:immarg x86.avx512.gather3div4.sf
4xi(4xi,p,2xl,8,i) 4:immarg x86.avx512.gather3div4.si
4xf(4xf,p,4xl,8,i) 4:immarg x86.avx512.gather3div8.sf
4xi(4xi,p,4xl,8,i) 4:immarg x86.avx512.gather3div8.si
2xd(2xd,p,4xi,8,i) 4:immarg x86.avx512.gather3siv2.df
2xl(2xl,p,4xi,8,i) 4:immarg x86.avx512.gather3siv2.di
4xd(4xd,p,4xi,8,i) 4:immarg x86.avx512.gather3siv4.df
4xl(4xl,p,4xi,8,i) 4:immarg x86.avx512.gather3siv4.di
4xf(4xf,p,4xi,8,i) 4:immarg x86.avx512.gather3siv4.sf
4xi(4xi,p,4xi,8,i) 4:immarg x86.avx512.gather3siv4.si
8xf(8xf,p,8xi,8,i) 4:immarg x86.avx512.gather3siv8.sf
8xi(8xi,p,8xi,8,i) 4:immarg x86.avx512.gather3siv8.si
8xd(8xd,p,8xi,8x1,i) 4:immarg x86.avx512.mask.gather.dpd.512
16xi(16xi,p,16xi,16x1,i) 4:immarg x86.avx512.mask.gather.dpi.512
8xl(8xl,p,8xi,8x1,i) 4:immarg x86.avx512.mask.gather.dpq.512
16xf(16xf,p,16xi,16x1,i) 4:immarg x86.avx512.mask.gather.dps.512
8xd(8xd,p,8xl,8x1,i) 4:immarg x86.avx512.mask.gather.qpd.512
8xi(8xi,p,8xl,8x1,i) 4:immarg x86.avx512.mask.gather.qpi.512
8xl(8xl,p,8xl,8x1,i) 4:immarg x86.avx512.mask.gather.qpq.512
8xf(8xf,p,8xl,8x1,i) 4:immarg x86.avx512.mask.gather.qps.512
2xd(2xd,p,2xl,2x1,i) 4:immarg x86.avx512.mask.gather3div2.df
2xl(2xl,p,2xl,2x1,i) 4:immarg x86.avx512.mask.gather3div2.di
4xd(4xd,p,4xl,4x1,i) 4:immarg x86.avx512.mask.gather3div4.df
4xl(4xl,p,4xl,4x1,i) 4:immarg x86.avx512.mask.gather3div4.di
4xf(4xf,p,2xl,2x1,i) 4:immarg x86.avx512.mask.gather3div4.sf
4xi(4xi,p,2xl,2x1,i) 4:immarg x86.avx512.mask.gather3div4.si
4xf(4xf,p,4xl,4x1,i) 4:immarg x86.avx512.mask.gather3div8.sf
4xi(4xi,p,4xl,4x1,i) 4:immarg x86.avx512.mask.gather3div8.si
2xd(2xd,p,4xi,2x1,i) 4:immarg x86.avx512.mask.gather3siv2.df
2xl(2xl,p,4xi,2x1,i) 4:immarg x86.avx512.mask.gather3siv2.di
4xd(4xd,p,4xi,4x1,i) 4:immarg x86.avx512.mask.gather3siv4.df
4xl(4xl,p,4xi,4x1,i) 4:immarg x86.avx512.mask.gather3siv4.di
4xf(4xf,p,4xi,4x1,i) 4:immarg x86.avx512.mask.gather3siv4.sf
4xi(4xi,p,4xi,4x1,i) 4:immarg x86.avx512.mask.gather3siv4.si
8xf(8xf,p,8xi,8x1,i) 4:immarg x86.avx512.mask.gather3siv8.sf
8xi(8xi,p,8xi,8x1,i) 4:immarg x86.avx512.mask.gather3siv8.si
16x8(p) x86.sse3.ldu.dq`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn memory(argmem: read)",
    `2xd(p,2xl) x86.avx.maskload.pd
4xd(p,4xl) x86.avx.maskload.pd.256
4xf(p,4xi) x86.avx.maskload.ps
8xf(p,8xi) x86.avx.maskload.ps.256
4xi(p,4xi) x86.avx2.maskload.d
8xi(p,8xi) x86.avx2.maskload.d.256
2xl(p,2xl) x86.avx2.maskload.q
4xl(p,4xl) x86.avx2.maskload.q.256
4xf(p) x86.vbcstnebf162ps128 x86.vbcstnesh2ps128 x86.vcvtneebf162ps128 x86.vcvtneeph2ps128 x86.vcvtneobf162ps128
  x86.vcvtneoph2ps128
8xf(p) x86.vbcstnebf162ps256 x86.vbcstnesh2ps256 x86.vcvtneebf162ps256 x86.vcvtneeph2ps256 x86.vcvtneobf162ps256
  x86.vcvtneoph2ps256`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)",
    `v(p,4xi,8) x86.avx512.mask.pmov.db.mem.128 x86.avx512.mask.pmov.dw.mem.128 x86.avx512.mask.pmovs.db.mem.128
  x86.avx512.mask.pmovs.dw.mem.128 x86.avx512.mask.pmovus.db.mem.128 x86.avx512.mask.pmovus.dw.mem.128
v(p,8xi,8) x86.avx512.mask.pmov.db.mem.256 x86.avx512.mask.pmov.dw.mem.256 x86.avx512.mask.pmovs.db.mem.256
  x86.avx512.mask.pmovs.dw.mem.256 x86.avx512.mask.pmovus.db.mem.256 x86.avx512.mask.pmovus.dw.mem.256
v(p,16xi,w) x86.avx512.mask.pmov.db.mem.512 x86.avx512.mask.pmov.dw.mem.512 x86.avx512.mask.pmovs.db.mem.512
  x86.avx512.mask.pmovs.dw.mem.512 x86.avx512.mask.pmovus.db.mem.512 x86.avx512.mask.pmovus.dw.mem.512
v(p,2xl,8) x86.avx512.mask.pmov.qb.mem.128 x86.avx512.mask.pmov.qd.mem.128 x86.avx512.mask.pmov.qw.mem.128
  x86.avx512.mask.pmovs.qb.mem.128 x86.avx512.mask.pmovs.qd.mem.128 x86.avx512.mask.pmovs.qw.mem.128
  x86.avx512.mask.pmovus.qb.mem.128 x86.avx512.mask.pmovus.qd.mem.128 x86.avx512.mask.pmovus.qw.mem.128
v(p,4xl,8) x86.avx512.mask.pmov.qb.mem.256 x86.avx512.mask.pmov.qd.mem.256 x86.avx512.mask.pmov.qw.mem.256
  x86.avx512.mask.pmovs.qb.mem.256 x86.avx512.mask.pmovs.qd.mem.256 x86.avx512.mask.pmovs.qw.mem.256
  x86.avx512.mask.pmovus.qb.mem.256 x86.avx512.mask.pmovus.qd.mem.256 x86.avx512.mask.pmovus.qw.mem.256
v(p,8xl,8) x86.avx512.mask.pmov.qb.mem.512 x86.avx512.mask.pmov.qd.mem.512 x86.avx512.mask.pmov.qw.mem.512
  x86.avx512.mask.pmovs.qb.mem.512 x86.avx512.mask.pmovs.qd.mem.512 x86.avx512.mask.pmovs.qw.mem.512
  x86.avx512.mask.pmovus.qb.mem.512 x86.avx512.mask.pmovus.qd.mem.512 x86.avx512.mask.pmovus.qw.mem.512
v(p,8xw,8) x86.avx512.mask.pmov.wb.mem.128 x86.avx512.mask.pmovs.wb.mem.128 x86.avx512.mask.pmovus.wb.mem.128
v(p,16xw,w) x86.avx512.mask.pmov.wb.mem.256 x86.avx512.mask.pmovs.wb.mem.256 x86.avx512.mask.pmovus.wb.mem.256
v(p,32xw,i) x86.avx512.mask.pmov.wb.mem.512 x86.avx512.mask.pmovs.wb.mem.512 x86.avx512.mask.pmovus.wb.mem.512`,
  ],
  ["nounwind memory(none)", `p(p) x86.seh.lsda`],
  ["nounwind memory(argmem: write)", `v(p) x86.sse.stmxcsr`],
  [
    "nounwind memory(inaccessiblemem: readwrite)",
    `l(l) x86.urdmsr
v(l,l) x86.uwrmsr`,
  ],
];
