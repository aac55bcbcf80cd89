/** Reads entries of debug information back by the abbreviations they are written with. */
import type { ObjectFile } from "@ts-jit/codegen";

const TAGS: Readonly<Record<number, string>> = {
  1: "array",
  2: "class",
  4: "enumeration",
  5: "parameter",
  11: "block",
  13: "member",
  17: "unit",
  19: "structure",
  21: "subroutine",
  28: "inheritance",
  29: "inlined",
  33: "subrange",
  36: "base",
  40: "enumerator",
  46: "subprogram",
  47: "template type",
  48: "template value",
  52: "variable",
};
const NAME = 0x03;
const LOCATION = 0x02;
const ABSTRACT_ORIGIN = 0x31;
const CALL_LINE = 0x59;
/** Bytes of the forms that have a fixed number. */
const FIXED: Readonly<Record<number, number>> = { 1: 4, 5: 2, 6: 4, 19: 4, 23: 4, 25: 0 };

/**
 * The entries of the first unit, a line each: indentation by depth, tag, name (in brackets that of its abstract origin),
 * the line of the call for inlined code, `@` for a place that holds everywhere and `~` for a list of places.
 */
export function readEntries(object: ObjectFile): string[] {
  let data = dataOf(object, ".debug_abbrev");
  let at = 0;
  const leb = (): number => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = data[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const shapes = new Map<number, { tag: number; children: boolean; attributes: [number, number][] }>();
  for (let code = leb(); code !== 0; code = leb()) {
    const shape = { tag: leb(), children: leb() === 1, attributes: [] as [number, number][] };
    for (let name = leb(), form = leb(); name !== 0; name = leb(), form = leb())
      shape.attributes.push([name, form]);
    shapes.set(code, shape);
  }
  data = dataOf(object, ".debug_info");
  const view = new DataView(data.buffer, data.byteOffset);
  at = 11;
  let depth = 0;
  const lines: { text: string; offset: number; name: string; origin: number; rest: string }[] = [];
  do {
    const offset = at;
    const code = leb();
    if (code === 0) {
      depth--;
      continue;
    }
    const shape = shapes.get(code);
    if (shape === undefined) throw new Error(`no abbreviation ${code}`);
    const line = {
      text: `${" ".repeat(depth)}${TAGS[shape.tag] ?? shape.tag}`,
      offset,
      name: "",
      origin: -1,
      rest: "",
    };
    for (const [name, form] of shape.attributes) {
      const start = at;
      let value = 0;
      if (form === 0x08) while (data[at++] !== 0);
      else if (form === 0x18) {
        const length = leb();
        at += length;
      } else if (form === 0x0d || form === 0x0f) value = leb();
      else at += FIXED[form] ?? Number.NaN;
      if (name === NAME) line.name = ` ${new TextDecoder().decode(data.subarray(start, at - 1))}`;
      if (name === LOCATION) line.rest = form === 0x18 ? " @" : " ~";
      if (name === ABSTRACT_ORIGIN) line.origin = view.getUint32(start, true);
      if (name === CALL_LINE) line.rest = `:${value}`;
    }
    lines.push(line);
    if (shape.children) depth++;
  } while (depth > 0);
  const names = new Map(lines.map(({ offset, name }) => [offset, name]));
  return lines.map(({ text, name, origin, rest }) => {
    const from = origin < 0 ? name : ` (${(names.get(origin) ?? " ?").slice(1)})`;
    return `${text}${from}${rest}`;
  });
}

export function dataOf(object: ObjectFile, name: string): Uint8Array {
  return object.sections.find((section) => section.name === name)?.data ?? new Uint8Array();
}
