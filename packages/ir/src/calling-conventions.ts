/**
 * Calling conventions: the words for them, and the numbers older or terser text uses.
 *
 * Source: LLVM Language Reference, "Calling Conventions"; the numbers are those of LLVM's bitcode.
 */

/** Every convention that has a word of its own. */
export const CALLING_CONVENTIONS: readonly string[] =
  `ccc fastcc coldcc cfguard_checkcc x86_stdcallcc x86_fastcallcc x86_regcallcc x86_thiscallcc
   x86_vectorcallcc arm_apcscc arm_aapcscc arm_aapcs_vfpcc aarch64_vector_pcs aarch64_sve_vector_pcs
   aarch64_sme_preservemost_from_x0 aarch64_sme_preservemost_from_x1 aarch64_sme_preservemost_from_x2
   msp430_intrcc avr_intrcc avr_signalcc ptx_kernel ptx_device spir_kernel spir_func intel_ocl_bicc
   x86_64_sysvcc win64cc anyregcc preserve_mostcc preserve_allcc preserve_nonecc ghccc swiftcc swifttailcc
   x86_intrcc hhvmcc hhvm_ccc cxx_fast_tlscc amdgpu_vs amdgpu_ls amdgpu_hs amdgpu_es amdgpu_gs amdgpu_ps
   amdgpu_cs amdgpu_cs_chain amdgpu_cs_chain_preserve amdgpu_kernel amdgpu_gfx tailcc m68k_rtdcc graalcc
   riscv_vector_cc`.split(/\s+/);

/** Numbers of `cc N` that have a word of their own. */
const NUMBERED: Readonly<Record<number, string>> = {
  0: "ccc",
  8: "fastcc",
  9: "coldcc",
  10: "ghccc",
  13: "anyregcc",
  14: "preserve_mostcc",
  15: "preserve_allcc",
  16: "swiftcc",
  17: "cxx_fast_tlscc",
  18: "tailcc",
  19: "cfguard_checkcc",
  20: "swifttailcc",
  21: "preserve_nonecc",
  64: "x86_stdcallcc",
  65: "x86_fastcallcc",
  66: "arm_apcscc",
  67: "arm_aapcscc",
  68: "arm_aapcs_vfpcc",
  69: "msp430_intrcc",
  70: "x86_thiscallcc",
  71: "ptx_kernel",
  72: "ptx_device",
  75: "spir_func",
  76: "spir_kernel",
  77: "intel_ocl_bicc",
  78: "x86_64_sysvcc",
  79: "win64cc",
  80: "x86_vectorcallcc",
  81: "hhvmcc",
  82: "hhvm_ccc",
  83: "x86_intrcc",
  84: "avr_intrcc",
  85: "avr_signalcc",
  87: "amdgpu_vs",
  88: "amdgpu_gs",
  89: "amdgpu_ps",
  90: "amdgpu_cs",
  91: "amdgpu_kernel",
  92: "x86_regcallcc",
  93: "amdgpu_hs",
  95: "amdgpu_ls",
  96: "amdgpu_es",
  97: "aarch64_vector_pcs",
  98: "aarch64_sve_vector_pcs",
  100: "amdgpu_gfx",
  102: "aarch64_sme_preservemost_from_x0",
  103: "aarch64_sme_preservemost_from_x2",
  104: "amdgpu_cs_chain",
  105: "amdgpu_cs_chain_preserve",
  106: "m68k_rtdcc",
  107: "graalcc",
  110: "riscv_vector_cc",
  111: "aarch64_sme_preservemost_from_x1",
};

/** A convention's word by its number; `ccN` where it has none. */
export function conventionName(number: number): string {
  return NUMBERED[number] ?? `cc${number}`;
}

/** A convention as LLVM writes it: behind those of AVR stands a blank more. */
export function writtenConvention(name: string): string {
  return name.startsWith("avr_") ? `${name} ` : name;
}
