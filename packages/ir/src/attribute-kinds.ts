/**
 * The attributes LLVM 19 knows: how each is written, and in which order they are printed.
 *
 * Source: LLVM Language Reference, "Parameter Attributes", "Function Attributes".
 */

/**
 * How an attribute is written: `flag` alone; `type` as `name(type)`; `align` as `align 8`; `int` as `name(8)`;
 * `ints` as `name(1,2)`; `text` as `name(...)` with words of its own.
 */
export type AttributeForm = "flag" | "type" | "align" | "int" | "ints" | "text";

/** In the order LLVM prints them. */
const FORMS: readonly (readonly [AttributeForm, string])[] = [
  [
    "flag",
    `allocalign allocptr alwaysinline builtin cold convergent coro_only_destroy_when_complete dead_on_unwind
     disable_sanitizer_instrumentation fn_ret_thunk_extern hot hybrid_patchable immarg inreg inlinehint jumptable
     minsize mustprogress naked nest noalias nobuiltin nocallback nocapture nocf_check noduplicate nofree
     noimplicitfloat noinline nomerge noprofile norecurse noredzone noreturn nosanitize_bounds nosanitize_coverage
     nosync noundef nounwind nonlazybind nonnull null_pointer_is_valid optforfuzzing optdebug optsize optnone
     presplitcoroutine readnone readonly returned returns_twice signext safestack sanitize_address
     sanitize_hwaddress sanitize_memtag sanitize_memory sanitize_numerical_stability sanitize_thread
     shadowcallstack skipprofile speculatable speculative_load_hardening ssp sspreq sspstrong strictfp swiftasync
     swifterror swiftself willreturn writable writeonly zeroext`,
  ],
  ["type", "byref byval elementtype inalloca preallocated sret"],
  ["align", "align"],
  ["text", "allockind"],
  ["ints", "allocsize"],
  ["int", "dereferenceable dereferenceable_or_null"],
  ["text", "memory nofpclass"],
  ["int", "alignstack"],
  ["text", "uwtable"],
  ["ints", "vscale_range"],
  ["text", "range initializes"],
];

export interface AttributeKind {
  readonly name: string;
  readonly form: AttributeForm;
  /** Position in the printed order. */
  readonly order: number;
}

/** Every attribute's kind, by name. */
export const ATTRIBUTE_KINDS: ReadonlyMap<string, AttributeKind> = new Map(
  FORMS.flatMap(([form, names]) => names.split(/\s+/).map((name) => ({ name, form }))).map(
    ({ name, form }, order) => [name, { name, form, order }],
  ),
);

/** Function attributes of LLVM 15 and before that are now spelled `memory(...)`: what each allows. */
export const OLDER_MEMORY_ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ["argmemonly", "argmem: readwrite"],
  ["inaccessiblememonly", "inaccessiblemem: readwrite"],
  ["inaccessiblemem_or_argmemonly", "argmem: readwrite, inaccessiblemem: readwrite"],
]);

/** Attributes of parameters and results; all others belong to functions. */
const VALUE_PLACES = {
  p: `allocalign allocptr byref byval dead_on_unwind immarg inalloca initializes nest nocapture preallocated returned
    sret swiftasync swifterror swiftself writable elementtype readnone readonly writeonly`,
  pr: `align dereferenceable dereferenceable_or_null inreg noalias nofpclass nonnull noundef range signext zeroext`,
  fp: "nofree alignstack",
};

/** Where each attribute may stand: `f` on functions and calls, `p` on parameters, `r` on results. */
export const ATTRIBUTE_PLACES: ReadonlyMap<string, string> = new Map([
  ...[...ATTRIBUTE_KINDS.keys()].map((name) => [name, "f"] as const),
  ...Object.entries(VALUE_PLACES).flatMap(([places, names]) =>
    names.split(/\s+/).map((name) => [name, places] as const),
  ),
]);
