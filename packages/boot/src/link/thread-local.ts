/**
 * Thread-local variables that an object asks a dynamic linker for. In a static program their offsets from the thread
 * pointer are known, so the call is replaced in place, as the object's bytes are laid out to allow:
 *
 *     lea eax, [ebx*1 + x@tlsgd]   ; call ___tls_get_addr    =>  mov eax, gs:[0] ; lea eax, [eax + x@ntpoff]
 *     lea eax, [ebx + x@tlsldm]    ; call ___tls_get_addr    =>  mov eax, gs:[0] ; nop
 *
 * Code in another form keeps its relocation, which is then refused by its name.
 *
 * Source: Drepper, "ELF Handling For Thread-Local Storage", sections 4.1 and 5 for IA-32; the psABI of i386 for calls
 * through the global offset table.
 */
import { type ObjectFile, type ObjectSection, Relocation386 as R, type Relocation } from "@ts-jit/codegen";

/** mov eax, gs:[0] */
const THREAD_POINTER = [0x65, 0xa1, 0, 0, 0, 0];
/** lea eax, [eax + disp32] */
const LEA = [0x8d, 0x80];
/** NOPs of five and six bytes. */
const NOPS: ReadonlyMap<number, readonly number[]> = new Map([
  [5, [0x0f, 0x1f, 0x44, 0, 0]],
  [6, [0x66, 0x0f, 0x1f, 0x44, 0, 0]],
]);

const DYNAMIC: ReadonlySet<number> = new Set([R.R_386_TLS_GD, R.R_386_TLS_LDM]);

/** The object with its dynamic thread-local accesses made static; the object itself if it has none. */
export function withStaticThreadLocals(object: ObjectFile): ObjectFile {
  if (!object.sections.some(({ relocations }) => relocations.some(({ type }) => DYNAMIC.has(type))))
    return object;
  return { ...object, sections: object.sections.map(rewritten) };
}

function rewritten(section: ObjectSection): ObjectSection {
  const data = section.data.slice();
  const relocations: Relocation[] = [];
  let dropped = -1;
  for (const relocation of [...section.relocations].sort((a, b) => a.offset - b.offset)) {
    const { offset, type } = relocation;
    if (offset === dropped) continue;
    const form = DYNAMIC.has(type) ? formAt(data, offset) : undefined;
    if (form === undefined || (type === R.R_386_TLS_GD && form.size !== 12)) {
      relocations.push(relocation);
      continue;
    }
    dropped = form.call;
    data.set(THREAD_POINTER, form.start);
    const rest = form.start + THREAD_POINTER.length;
    if (type === R.R_386_TLS_LDM) data.set(NOPS.get(form.size - THREAD_POINTER.length) ?? [], rest);
    else {
      const addend = data.slice(offset, offset + 4);
      data.set(LEA, rest);
      data.set(addend, rest + LEA.length);
      relocations.push({ ...relocation, offset: rest + LEA.length, type: R.R_386_TLS_LE });
    }
  }
  return { ...section, data, relocations };
}

interface CallForm {
  readonly start: number;
  readonly size: number;
  /** Where the relocated field of the call stands. */
  readonly call: number;
}

/** The lea into eax whose displacement is at `offset`, and the call behind it. */
function formAt(data: Uint8Array, offset: number): CallForm | undefined {
  const at = (place: number): number => data[place] ?? -1;
  const next = offset + 4;
  const direct = at(next) === 0xe8;
  // lea eax, [ebx*1 + disp32]
  if (at(offset - 3) === 0x8d && at(offset - 2) === 0x04 && at(offset - 1) === 0x1d)
    return direct ? { start: offset - 3, size: 12, call: next + 1 } : undefined;
  // lea eax, [reg + disp32]
  const modrm = at(offset - 1);
  if (at(offset - 2) !== 0x8d || (modrm & 0xf8) !== 0x80 || modrm === 0x84) return undefined;
  const start = offset - 2;
  if (direct) return { start, size: at(next + 5) === 0x90 ? 12 : 11, call: next + 1 };
  const indirect = at(next) === 0xff && (at(next + 1) & 0xf8) === 0x90 && at(next + 1) !== 0x94;
  return indirect ? { start, size: 12, call: next + 2 } : undefined;
}
