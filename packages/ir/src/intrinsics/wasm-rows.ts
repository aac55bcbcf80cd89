/**
 * The intrinsics of WebAssembly in LLVM 19, made by scripts/make-intrinsics.mjs: the attributes that a declaration
 * has, then lines of a type, attributes of parameters, and the names that have them. signature.ts says how a type is
 * written.
 *
 * Source: LLVM 19's Intrinsics.td, and the declarations opt-19 prints.
 */
export const WASM_ROWS: readonly (readonly [string, string])[] = [
  [
    "nocallback nofree nosync nounwind speculatable willreturn memory(none)",
    `i(V) wasm.alltrue wasm.anytrue wasm.bitmask
V(=0,=0) wasm.avgr.unsigned wasm.pmax wasm.pmin wasm.relaxed.max wasm.relaxed.min wasm.sub.sat.signed
  wasm.sub.sat.unsigned
V(=0,=0,=0) wasm.bitselect wasm.relaxed.laneselect wasm.relaxed.madd wasm.relaxed.nmadd
4xi(8xw,8xw) wasm.dot
V(=0.2) wasm.extadd.pairwise.signed wasm.extadd.pairwise.unsigned
f(8xh,i) wasm.extract.lane.f16x8
V(V,=1) wasm.narrow.signed wasm.narrow.unsigned
8xw(8xw,8xw) wasm.q15mulr.sat.signed wasm.relaxed.q15mulr.signed
4xf(8xw,8xw,4xf) wasm.relaxed.dot.bf16x8.add.f32
4xi(16x8,16x8,4xi) wasm.relaxed.dot.i8x16.i7x16.add.signed
8xw(16x8,16x8) wasm.relaxed.dot.i8x16.i7x16.signed
16x8(16x8,16x8) wasm.relaxed.swizzle wasm.swizzle
4xi(4xf) wasm.relaxed.trunc.signed wasm.relaxed.trunc.unsigned
4xi(2xd) wasm.relaxed.trunc.signed.zero wasm.relaxed.trunc.unsigned.zero
16x8(16x8,16x8,i,i,i,i,i,i,i,i,i,i,i,i,i,i,i,i) 2:immarg;3:immarg;4:immarg;5:immarg;6:immarg;7:immarg;8:immarg;9:immarg;10:immarg;11:immarg;12:immarg;13:immarg;14:immarg;15:immarg;16:immarg;17:immarg
  wasm.shuffle
8xh(f) wasm.splat.f16x8
I() wasm.tls.align wasm.tls.size
I(F) wasm.trunc.saturate.signed wasm.trunc.saturate.unsigned`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn",
    `p(i) 0:immarg wasm.catch
i(t) wasm.get.ehselector
p(t) wasm.get.exception
I(i,=0) wasm.memory.grow`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn memory(none)",
    `v(t,i) 1:immarg wasm.landingpad.index
p() wasm.lsda`,
  ],
  ["nounwind memory(argmem: read)", `f(p) wasm.loadf16.f32`],
  ["nounwind memory(inaccessiblemem: readwrite)", `i(p,i) 0:nocapture wasm.memory.atomic.notify`],
  [
    "nounwind memory(argmem: readwrite, inaccessiblemem: readwrite)",
    `i(p,i,l) 0:nocapture+readonly wasm.memory.atomic.wait32
i(p,l,l) 0:nocapture+readonly wasm.memory.atomic.wait64`,
  ],
  [
    "nocallback nofree nosync nounwind willreturn memory(read)",
    `I(i) wasm.memory.size
p() wasm.tls.base`,
  ],
  [
    "noreturn",
    `v() wasm.rethrow
v(i,p) 0:immarg wasm.throw`,
  ],
  ["nounwind memory(argmem: write)", `v(f,p) wasm.storef16.f32`],
  ["nounwind memory(none)", `I(F) wasm.trunc.signed wasm.trunc.unsigned`],
];
