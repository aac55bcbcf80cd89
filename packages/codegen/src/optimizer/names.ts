/** Names made different again after code was copied: what has a name twice gets a number behind it. */
import type { Function as IrFunction } from "@ts-jit/ir";

/** Gives every argument, block and instruction of the function that has a name one of its own. */
export function makeNamesUnique(fn: IrFunction): void {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  const claim = (named: { name: string | undefined }): void => {
    const { name } = named;
    if (name === undefined) return;
    if (!taken.has(name)) {
      taken.add(name);
      return;
    }
    let number = next.get(name) ?? 1;
    while (taken.has(`${name}.${number}`)) number++;
    next.set(name, number + 1);
    named.name = `${name}.${number}`;
    taken.add(named.name);
  };
  for (const arg of fn.args) claim(arg);
  for (const block of fn.blocks) {
    claim(block);
    for (let one = block.first; one !== undefined; one = one.next) {
      // A value of no type has no name.
      if (one.type.kind === "void") one.name = undefined;
      else claim(one);
    }
  }
}
