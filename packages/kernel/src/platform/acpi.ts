/**
 * The ACPI tables: found by their signature in the BIOS or in its data.
 * Source: ACPI Specification 5.2.
 */
import { define, i32, ptr } from "@ts-jit/ir";

/** Up to four characters as a word of memory. */
export const acpiWord = (text: string) =>
  [...text].reduce((sum, c, at) => sum + c.charCodeAt(0) * 2 ** (8 * at), 0) | 0;

/** Length of a table, from its start; entries of the root table start behind its header. */
export const LENGTH = 4;
const HEADER = 36;
/** In the root pointer: the address of the root table. */
const ROOT_TABLE = 16;
/** The BIOS; and where it keeps its extended data (the word that says where exactly stands in page 0, which faults). */
const BIOS = [0xe0000, 0x100000] as const;
const EXTENDED_DATA = [0x80000, 0xa0000] as const;

/** The root pointer between two addresses, on a multiple of 16; or null. */
const findRoot = define("__tsjit_find_acpi_root", ptr, { from: i32, to: i32 }, (f, { from, to }) => {
  f.range(
    from,
    to,
    (address) => {
      const at = address.inttoptr();
      const found = f.all(at.at(i32, 0).eq(acpiWord("RSD ")), () => at.at(i32, 1).eq(acpiWord("PTR ")));
      f.if(found, () => f.return(at));
    },
    16,
  );
  f.return(f.null);
});

/** The table of a signature (see {@link acpiWord}), or null. */
export const findTable = define("__tsjit_find_acpi_table", ptr, { signature: i32 }, (f, { signature }) => {
  const root = f.local(f.call(findRoot, ...BIOS));
  f.if(root.eq(0), () => root.set(f.call(findRoot, ...EXTENDED_DATA)));
  f.if(root.eq(0), () => f.return(root));
  const list = root.add(ROOT_TABLE).load(ptr).get();
  f.range(0, list.add(LENGTH).load(i32).sub(HEADER).udiv(4), (i) => {
    const table = list.add(HEADER).at(ptr, i).get();
    f.if(table.load(i32).eq(signature), () => f.return(table));
  });
  f.return(f.null);
});

export const acpiFunctions = [findRoot, findTable];
