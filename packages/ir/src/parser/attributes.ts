/** Reading attributes and attribute groups. */
import {
  ATTRIBUTE_KINDS,
  ATTRIBUTE_PLACES,
  type AttributeKind,
  OLDER_MEMORY_ATTRIBUTES,
} from "../attribute-kinds.js";
import { type Attribute, AttributeList, AttributeSet } from "../attributes.js";
import type { Type } from "../types.js";
import { bySymbol, keyword } from "./keywords.js";
import { decodeName, T } from "./lexer.js";
import { TypeParser } from "./types.js";

const KIND_OF = bySymbol<AttributeKind>(ATTRIBUTE_KINDS);
const OLDER_MEMORY = bySymbol<string>(OLDER_MEMORY_ATTRIBUTES);

/** One object for each attribute that is only a name. */
const FLAG_ATTRIBUTES = bySymbol<Attribute>(
  [...ATTRIBUTE_KINDS.values()]
    .filter(({ form }) => form === "flag")
    .map(({ name }) => [name, { kind: "enum", name }] as const),
);
/** Sets of just one such attribute: what most parameters have. */
const SINGLE_SETS = FLAG_ATTRIBUTES.map((attribute) => attribute && new AttributeSet([attribute]));

const ALIGN = keyword("align");
const ALIGNSTACK = keyword("alignstack");
const READNONE = keyword("readnone");
const READONLY = keyword("readonly");
const WRITEONLY = keyword("writeonly");

/** Where attributes stand: it decides which older spellings mean what. */
export type AttributePosition = "function" | "return" | "parameter" | "group";

/** A set that waits for the groups it names. */
interface PendingSet {
  readonly target: Attribute[];
  readonly own: readonly Attribute[];
  readonly groups: readonly number[];
  readonly at: number;
}

const MEMORY_LOCATIONS = ["argmem", "inaccessiblemem"] as const;
const MEMORY_ACCESS = ["none", "read", "write", "readwrite"];
const FP_CLASSES = ["nan", "inf", "norm", "sub", "zero"];
/** `nofpclass` words as bits: snan qnan ninf nnorm nsub nzero pzero psub pnorm pinf. */
const FP_CLASS_BITS: Readonly<Record<string, number>> = {
  snan: 1,
  qnan: 2,
  ninf: 4,
  nnorm: 8,
  nsub: 16,
  nzero: 32,
  pzero: 64,
  psub: 128,
  pnorm: 256,
  pinf: 512,
  nan: 3,
  inf: 516,
  norm: 264,
  sub: 144,
  zero: 96,
  all: 1023,
};
const FP_CLASS_ORDER = [
  "all",
  ...FP_CLASSES,
  "snan",
  "qnan",
  "ninf",
  "nnorm",
  "nsub",
  "nzero",
  "pzero",
  "psub",
  "pnorm",
  "pinf",
];
const ALLOC_KINDS = ["alloc", "realloc", "free", "uninitialized", "zeroed", "aligned"];

export class AttributeParser extends TypeParser {
  private readonly groups = new Map<number, Attribute[]>();
  /** Sets that are just one group, by its number. */
  private readonly groupSets = new Map<number, AttributeSet>();
  private readonly pendingSets: PendingSet[] = [];
  private readonly plainLists = new Map<AttributeSet, AttributeList>();

  /** An attribute list, shared when only the function (or call) itself has attributes. */
  attributeList(fn: AttributeSet, ret: AttributeSet, params: readonly AttributeSet[]): AttributeList {
    let length = params.length;
    while (length > 0 && params[length - 1] === AttributeSet.empty) length--;
    if (ret !== AttributeSet.empty || length > 0) return new AttributeList(fn, ret, params.slice(0, length));
    let list = this.plainLists.get(fn);
    if (list === undefined) {
      list = fn === AttributeSet.empty ? AttributeList.empty : new AttributeList(fn, ret, []);
      this.plainLists.set(fn, list);
    }
    return list;
  }

  /** Attributes of a result or a parameter, as many as there are. `pointee` types the untyped `byval` of old text. */
  parseParameterAttributes(position: "return" | "parameter", pointee: Type | undefined): AttributeSet {
    if (this.kind !== T.word && this.kind !== T.string) return AttributeSet.empty;
    let only: AttributeSet | undefined;
    let many: Attribute[] | undefined;
    for (;;) {
      if (this.kind === T.word) {
        const single = SINGLE_SETS[this.sym];
        if (single !== undefined && only === undefined && many === undefined) {
          only = single;
          this.next();
          continue;
        }
      }
      const attribute = this.parseAttribute(position, pointee);
      if (attribute === undefined) break;
      many ??= only === undefined ? [] : [...only.attributes];
      many.push(attribute);
    }
    if (many !== undefined) return new AttributeSet(uniqueAttributes(many));
    return only ?? AttributeSet.empty;
  }

  /** Function attributes behind a function's or call's parameters: single ones and `#N` groups. */
  parseFunctionAttributes(): AttributeSet {
    if (this.kind !== T.attributeGroup && this.kind !== T.word && this.kind !== T.string) {
      return AttributeSet.empty;
    }
    const at = this.start;
    const own: Attribute[] = [];
    const groups: number[] = [];
    for (;;) {
      if (this.kind === T.attributeGroup) {
        groups.push(this.num);
        this.next();
        continue;
      }
      // On a function, `align 4` is its own alignment, read by whoever called.
      if (this.isWord(ALIGN)) break;
      const attribute = this.parseAttribute("function", undefined);
      if (attribute === undefined) break;
      own.push(attribute);
    }
    if (groups.length === 0) {
      return own.length === 0 ? AttributeSet.empty : new AttributeSet(uniqueAttributes(mergeMemory(own)));
    }
    const first = groups[0] as number;
    const alone = groups.length === 1 && own.length === 0;
    const known = alone ? this.groupSets.get(first) : undefined;
    if (known !== undefined) return known;
    const target: Attribute[] = [];
    const set = new AttributeSet(target);
    this.pendingSets.push({ target, own, groups, at });
    if (alone) this.groupSets.set(first, set);
    return set;
  }

  /** `attributes #0 = { ... }` with the cursor behind `attributes`. */
  parseAttributeGroup(): void {
    if (this.kind !== T.attributeGroup) this.expected("attribute group id");
    const id = this.num;
    this.next();
    this.expect(T.equal, "'=' here");
    this.expect(T.leftBrace, "'{' here");
    const list: Attribute[] = [];
    for (;;) {
      const attribute = this.parseAttribute("group", undefined);
      if (attribute === undefined) break;
      list.push(attribute);
    }
    this.expect(T.rightBrace, "end of attribute group");
    const known = this.groups.get(id);
    if (known === undefined) this.groups.set(id, list);
    else known.push(...list);
  }

  /** Fills the sets that waited for their groups. */
  resolveAttributeGroups(): void {
    for (const { target, own, groups, at } of this.pendingSets) {
      const all: Attribute[] = [...own];
      for (const id of groups) {
        const group = this.groups.get(id);
        // LLVM reads an undefined group as an empty one.
        if (group !== undefined) all.push(...group);
        else if (at < 0) this.errorAt(at, `use of undefined attribute group #${id}`);
      }
      target.push(...uniqueAttributes(mergeMemory(all)));
    }
  }

  /** The attribute at hand, or undefined when there is none. */
  private parseAttribute(position: AttributePosition, pointee: Type | undefined): Attribute | undefined {
    if (this.kind === T.string) {
      const name = decodeName(this.text.slice(this.stringStart, this.stringEnd));
      this.next();
      let value: string | undefined;
      if (this.accept(T.equal)) {
        if (this.kind !== (T.string as number)) this.expected("attribute value as a string");
        value = decodeName(this.text.slice(this.stringStart, this.stringEnd));
        this.next();
      }
      return { kind: "string", name, value };
    }
    if (this.kind !== T.word) return undefined;
    const symbol = this.sym;
    const row = KIND_OF[symbol];
    if (row === undefined) {
      const older = OLDER_MEMORY[symbol];
      if (older === undefined) return undefined;
      this.next();
      return { kind: "text", name: "memory", text: older };
    }
    const at = this.start;
    const name = row.name;
    const inGroup = position === "group";
    const onFunction = position === "function" || inGroup;
    if (onFunction && (symbol === READNONE || symbol === READONLY || symbol === WRITEONLY)) {
      this.next();
      const text = symbol === READNONE ? "none" : symbol === READONLY ? "read" : "write";
      return { kind: "text", name: "memory", text };
    }
    const places = ATTRIBUTE_PLACES.get(name) ?? "";
    if (onFunction) {
      if (!places.includes("f") && symbol !== ALIGN) this.error("this attribute does not apply to functions");
    } else if (position === "return") {
      if (!places.includes("r")) this.error("this attribute does not apply to return values");
    } else if (!places.includes("p")) this.error("this attribute does not apply to parameters");
    this.next();
    switch (row.form) {
      case "flag":
        return FLAG_ATTRIBUTES[symbol];
      case "type": {
        let type = pointee;
        if (this.kind === T.leftParen || (inGroup && this.kind === T.equal)) {
          const close = this.kind === T.leftParen;
          this.next();
          const own = this.parseAnyType();
          if (close) this.expect(T.rightParen, "')'");
          type = own;
        }
        if (type === undefined) this.expected(`'(' behind ${name}`);
        return { kind: "type", name, type };
      }
      case "align": {
        let value: number;
        if (inGroup && this.accept(T.equal)) value = this.readUnsigned(0xffffffff);
        else if (this.accept(T.leftParen)) {
          value = this.readUnsigned(Number.MAX_VALUE);
          this.expect(T.rightParen, "')'");
        } else value = this.readUnsigned(Number.MAX_VALUE);
        this.checkAlignment(value, at);
        return { kind: "int", name, values: [BigInt(value)] };
      }
      case "int":
      case "ints":
        return this.parseNumbers(name, symbol, inGroup, at);
      case "text":
        return this.parseTextAttribute(name, inGroup, at);
    }
  }

  checkAlignment(value: number, at: number): void {
    // The usual case, without a logarithm.
    if (value > 0 && value <= 1 << 30 && (value & (value - 1)) === 0) return;
    if (value < 1 || Math.log2(value) % 1 !== 0) this.errorAt(at, "alignment is not a power of two");
    if (value > 2 ** 32) this.errorAt(at, "huge alignments are not supported yet");
  }

  private parseNumbers(name: string, symbol: number, inGroup: boolean, at: number): Attribute {
    const values: bigint[] = [];
    if (inGroup && this.accept(T.equal)) values.push(this.readBigInt());
    else {
      this.expect(T.leftParen, "'('");
      do values.push(this.readBigInt());
      while (this.accept(T.comma));
      this.expect(T.rightParen, "')'");
    }
    const first = values[0] ?? 0n;
    if (values.some((value) => value < 0n)) this.errorAt(at, "expected unsigned integer");
    if (symbol === ALIGNSTACK) {
      if (first === 0n || (first & (first - 1n)) !== 0n)
        this.errorAt(at, "stack alignment is not a power of two");
    } else if (name.startsWith("dereferenceable")) {
      if (first === 0n) this.errorAt(at, "dereferenceable bytes must be non-zero");
    } else if (name === "vscale_range") {
      if (values.length === 1) values.push(first);
    } else if (name === "allocsize" && values.length === 2 && values[0] === values[1]) {
      this.errorAt(at, "'allocsize' indices can't refer to the same parameter");
    }
    if (values.length > (name === "vscale_range" || name === "allocsize" ? 2 : 1)) {
      this.errorAt(at, `too many numbers in ${name}`);
    }
    return { kind: "int", name, values };
  }

  private parseTextAttribute(name: string, inGroup: boolean, at: number): Attribute {
    switch (name) {
      case "uwtable": {
        let text = "";
        if (this.accept(T.leftParen)) {
          const word = this.kind === T.word ? this.name : "";
          if (word !== "sync" && word !== "async") this.expected("unwind table kind");
          if (word === "sync") text = word;
          this.next();
          this.expect(T.rightParen, "')'");
        }
        return { kind: "text", name, text };
      }
      case "memory":
        return { kind: "text", name, text: this.parseMemory() };
      case "nofpclass":
        return { kind: "text", name, text: this.parseFPClasses(inGroup) };
      case "allockind":
        return { kind: "text", name, text: this.parseAllocKind(at) };
      case "range": {
        this.expect(T.leftParen, "'('");
        const type = this.parseType();
        if (type.kind !== "integer") this.error("the range must have integer type!");
        const [low, high] = this.parseRangeEnds(type.bits);
        this.expect(T.rightParen, "')'");
        if (low === high && low !== 0n)
          this.errorAt(at, "the range should not represent the full or empty set!");
        return { kind: "text", name, text: `${type} ${low}, ${high}` };
      }
      default: {
        // initializes((0, 4), (8, 12))
        this.expect(T.leftParen, "'('");
        const ranges: string[] = [];
        do {
          this.expect(T.leftParen, "'('");
          const [low, high] = this.parseRangeEnds(64);
          if (low >= high) this.error("the range should not represent the full or empty set!");
          ranges.push(`(${low}, ${high})`);
          this.expect(T.rightParen, "')'");
        } while (this.accept(T.comma));
        this.expect(T.rightParen, "')'");
        return { kind: "text", name, text: ranges.join(", ") };
      }
    }
  }

  private parseRangeEnds(bits: number): [bigint, bigint] {
    const low = BigInt.asIntN(bits, this.readBigInt());
    this.expect(T.comma, "','");
    return [low, BigInt.asIntN(bits, this.readBigInt())];
  }

  /** `memory(read, argmem: none)` in LLVM's canonical order. */
  private parseMemory(): string {
    this.expect(T.leftParen, "'('");
    const access = new Map<string, string>();
    let seenLocation = false;
    do {
      let location = "";
      if (this.kind === T.label) {
        location = this.name;
        if (!(MEMORY_LOCATIONS as readonly string[]).includes(location)) this.expected("memory location");
        this.next();
        seenLocation = true;
      } else if (seenLocation) this.error("default access kind must be specified first");
      const word = this.kind === T.word ? this.name : "";
      if (!MEMORY_ACCESS.includes(word)) {
        this.expected(
          location === ""
            ? "memory location (argmem, inaccessiblemem) or access kind (none, read, write, readwrite)"
            : "access kind (none, read, write, readwrite)",
        );
      }
      this.next();
      access.set(location, word);
    } while (this.accept(T.comma));
    this.expect(T.rightParen, "')'");
    return memoryText(access);
  }

  private parseFPClasses(inGroup: boolean): string {
    let mask = 0;
    if (inGroup && this.accept(T.equal)) mask = this.readUnsigned(1023);
    else {
      this.expect(T.leftParen, "'('");
      if (this.kind === T.integer) mask = this.readUnsigned(1023, "nofpclass test mask");
      else {
        while (this.kind === T.word) {
          const bits = FP_CLASS_BITS[this.name];
          if (bits === undefined) this.expected("nofpclass test mask");
          mask |= bits;
          this.next();
        }
      }
      if (mask === 0) this.expected("nofpclass test mask");
      this.expect(T.rightParen, "')'");
    }
    return fpClassText(mask);
  }

  private parseAllocKind(at: number): string {
    this.expect(T.leftParen, "'('");
    if (this.kind !== T.string) this.expected("allockind value");
    const words = this.text.slice(this.stringStart, this.stringEnd).split(",");
    for (const word of words) if (!ALLOC_KINDS.includes(word)) this.errorAt(at, `unknown allockind ${word}`);
    this.next();
    this.expect(T.rightParen, "')'");
    return `"${ALLOC_KINDS.filter((word) => words.includes(word)).join(",")}"`;
  }
}

/** `memory(...)` from accesses by location ("" is every other location). */
export function memoryText(access: ReadonlyMap<string, string>): string {
  const rest = access.get("") ?? "none";
  const parts: string[] = [];
  for (const location of MEMORY_LOCATIONS) {
    const own = access.get(location) ?? rest;
    if (own !== rest) parts.push(`${location}: ${own}`);
  }
  if (rest !== "none" || parts.length === 0) parts.unshift(rest);
  return parts.join(", ");
}

/** The access of each location that a `memory(...)` text says; "" is every other location. */
export function memoryAccess(text: string): Map<string, string> {
  const access = new Map<string, string>();
  for (const part of text.split(", ")) {
    const [first = "", second] = part.split(": ");
    if (second === undefined) access.set("", first);
    else access.set(first, second);
  }
  return access;
}

/** `nofpclass(...)` words of a mask: the widest names first, as LLVM prints them. */
function fpClassText(mask: number): string {
  const words: string[] = [];
  let left = mask;
  for (const word of FP_CLASS_ORDER) {
    const bits = FP_CLASS_BITS[word] ?? 0;
    if ((left & bits) !== bits) continue;
    words.push(word);
    left &= ~bits;
  }
  return words.join(" ");
}

/** Several `memory` attributes (older text's `argmemonly readonly`) become one: what all of them allow. */
function mergeMemory(attributes: readonly Attribute[]): Attribute[] {
  const memory = attributes.filter((attribute) => attribute.name === "memory");
  if (memory.length < 2) return [...attributes];
  const bits = (access: string): number => MEMORY_ACCESS.indexOf(access);
  let all = 3;
  const each = new Map<string, number>();
  for (const location of MEMORY_LOCATIONS) each.set(location, 3);
  for (const attribute of memory) {
    if (attribute.kind !== "text") continue;
    const access = memoryAccess(attribute.text);
    const rest = access.get("") ?? "none";
    all &= bits(rest);
    for (const location of MEMORY_LOCATIONS) {
      each.set(location, (each.get(location) ?? 3) & bits(access.get(location) ?? rest));
    }
  }
  const merged = new Map<string, string>([["", MEMORY_ACCESS[all] ?? "none"]]);
  for (const [location, access] of each) merged.set(location, MEMORY_ACCESS[access] ?? "none");
  const text = memoryText(merged);
  return [
    ...attributes.filter((attribute) => attribute.name !== "memory"),
    { kind: "text", name: "memory", text },
  ];
}

/** Later attributes of the same name win, as in LLVM's attribute builder; the order is the printed one. */
function uniqueAttributes(attributes: readonly Attribute[]): Attribute[] {
  const byName = new Map<string, Attribute>();
  for (const attribute of attributes) {
    byName.set(`${attribute.kind === "string" ? "s" : "e"}${attribute.name}`, attribute);
  }
  return [...byName.values()].sort(compareAttributes);
}

/** LLVM's order: known attributes by kind, then string attributes by key. */
export function compareAttributes(a: Attribute, b: Attribute): number {
  if (a.kind === "string" || b.kind === "string") {
    if (a.kind !== b.kind) return a.kind === "string" ? 1 : -1;
    return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
  }
  return (ATTRIBUTE_KINDS.get(a.name)?.order ?? 0) - (ATTRIBUTE_KINDS.get(b.name)?.order ?? 0);
}
