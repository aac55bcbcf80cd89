/** Reading types, with the typed pointers of LLVM 14 and before read as `ptr`. */
import {
  arrayType,
  bfloatType,
  doubleType,
  floatType,
  fp128Type,
  functionType,
  halfType,
  IntegerType,
  identifiedStruct,
  intType,
  labelType,
  MAX_INTEGER_BITS,
  metadataType,
  pointerType,
  ppcFp128Type,
  type StructType,
  structType,
  type Type,
  targetExtType,
  tokenType,
  vectorType,
  voidType,
  x86AmxType,
  x86Fp80Type,
  x86MmxType,
} from "../types.js";
import { keyword } from "./keywords.js";
import { decodeName, Lexer, T } from "./lexer.js";

/** How deep types, constants and metadata may nest within each other in the text. */
export const MAX_NESTING = 500;

const ADDRSPACE = keyword("addrspace");
const X = keyword("x");
const VSCALE = keyword("vscale");
const OPAQUE = keyword("opaque");
const PTR = keyword("ptr");
const TARGET = keyword("target");

/** Types that are one word. */
const WORD_TYPES: readonly (readonly [string, Type])[] = [
  ["void", voidType],
  ["label", labelType],
  ["metadata", metadataType],
  ["token", tokenType],
  ["ptr", pointerType(0)],
  ["float", floatType],
  ["double", doubleType],
  ["half", halfType],
  ["bfloat", bfloatType],
  ["x86_fp80", x86Fp80Type],
  ["fp128", fp128Type],
  ["ppc_fp128", ppcFp128Type],
  ["x86_mmx", x86MmxType],
  ["x86_amx", x86AmxType],
];

/** A `%name` in type position: what it means so far. */
interface NamedType {
  type: Type;
  /** Where it is defined. */
  place: number;
  /** Where it was first mentioned, -1 once it is defined. */
  mention: number;
  readonly name: string;
}

export class TypeParser extends Lexer {
  /** What the type just read points to, when it was written as a typed pointer. */
  pointee: Type | undefined = undefined;
  private depth = 0;
  /** The type each word stands for: null for words that are not types, undefined for words not looked at yet. */
  private readonly wordTypes: (Type | null | undefined)[] = [];
  private readonly namedTypes = new Map<number, NamedType>();
  private readonly numberedTypes = new Map<number, NamedType>();
  /** Identified structs in order of appearance. */
  readonly identifiedStructs: StructType[] = [];

  constructor(text: string, file: string) {
    super(text, file);
    for (const [word, type] of WORD_TYPES) this.wordTypes[keyword(word)] = type;
  }

  // ---- tokens ----------------------------------------------------------------------------------------------------

  /** Passes over a token of this kind, or refuses what stands there. */
  expect(kind: number, message: string): void {
    if (this.kind !== kind) this.expected(message);
    this.next();
  }
  /** Refuses the current token: `expected X, found Y`. */
  expected(message: string): never {
    this.error(`expected ${message}, found ${this.tokenText()}`);
  }
  /** Passes over a token of this kind if it is there. */
  accept(kind: number): boolean {
    if (this.kind !== kind) return false;
    this.next();
    return true;
  }
  isWord(symbol: number): boolean {
    return this.kind === T.word && this.sym === symbol;
  }
  acceptWord(symbol: number): boolean {
    if (this.kind !== T.word || this.sym !== symbol) return false;
    this.next();
    return true;
  }
  expectWord(symbol: number, message: string): void {
    if (!this.acceptWord(symbol)) this.expected(message);
  }
  /** An unsigned number up to `limit`. */
  readUnsigned(limit: number, what = "integer"): number {
    if (this.kind !== T.integer) this.expected(what);
    const value = this.tokenNumber();
    if (value < 0) this.expected(what);
    if (value > limit) this.error(`expected ${limit > 0xffffffff ? "64" : "32"}-bit integer (too large)`);
    this.next();
    return value;
  }
  /** An integer of any size. */
  readBigInt(what = "integer"): bigint {
    if (this.kind !== T.integer) this.expected(what);
    const value = this.tokenBigInt();
    this.next();
    return value;
  }
  /** The value of the integer token at hand, rounded where a number cannot hold it. */
  private tokenNumber(): number {
    return this.big ? Number(this.text.slice(this.start, this.pos)) : this.num;
  }
  /** The value of the integer token at hand. */
  tokenBigInt(): bigint {
    if (!this.big) return BigInt(this.num);
    if (this.pos - this.start > 1_000_000) this.error("integer constant is too large");
    return BigInt(this.text.slice(this.start, this.pos));
  }
  /** Enters one level of nesting. */
  enterNest(): void {
    if (++this.depth > MAX_NESTING) this.error(`nesting is deeper than ${MAX_NESTING} levels`);
  }
  leaveNest(): void {
    this.depth--;
  }

  // ---- types -----------------------------------------------------------------------------------------------------

  /** Whether the current token may begin a type. */
  atType(): boolean {
    switch (this.kind) {
      case T.word:
        return this.wordType(this.sym) !== null || this.sym === TARGET;
      case T.local:
      case T.localId:
      case T.leftBrace:
      case T.leftSquare:
      case T.less:
        return true;
      default:
        return false;
    }
  }

  private wordType(symbol: number): Type | null {
    const known = this.wordTypes[symbol];
    if (known !== undefined) return known;
    const name = this.names[symbol] as string;
    let type: Type | null = null;
    if (name.charCodeAt(0) === 0x69 && /^i[0-9]+$/.test(name)) {
      const bits = name.length > 9 ? Number.POSITIVE_INFINITY : Number(name.slice(1));
      if (bits < 1 || bits > MAX_INTEGER_BITS) {
        this.error(`bitwidth for integer type out of range (1 to ${MAX_INTEGER_BITS})`);
      }
      type = intType(bits);
    }
    // The lexer's symbols and this table grow together, so the table stays dense.
    while (this.wordTypes.length < symbol) this.wordTypes.push(undefined);
    this.wordTypes[symbol] = type;
    return type;
  }

  /** A type; `void` and function types only where the caller allows them. */
  parseType(what = "type"): Type {
    const start = this.start;
    const type = this.parseAnyType(what);
    if (type.kind === "void") this.errorAt(start, "void type only allowed for function results");
    return type;
  }

  /** A type that may be `void` (a function's result). */
  parseAnyType(what = "type"): Type {
    this.pointee = undefined;
    let type: Type;
    switch (this.kind) {
      case T.word: {
        const found = this.wordType(this.sym);
        if (found === null) {
          if (this.sym !== TARGET) this.expected(what);
          type = this.parseTargetType();
        } else if (this.sym === PTR) {
          this.next();
          type = found;
          if (this.isWord(ADDRSPACE)) type = pointerType(this.parseAddressSpace());
          if (this.kind === T.star) this.error("ptr* is invalid - use ptr instead");
        } else {
          this.next();
          type = found;
          // The common case: a word and no suffix.
          if (this.kind !== T.star && this.kind !== T.leftParen && this.kind !== T.word) return type;
        }
        break;
      }
      case T.local:
        type = this.namedType(this.namedTypes, this.sym, this.name);
        this.next();
        break;
      case T.localId:
        type = this.namedType(this.numberedTypes, this.num, undefined);
        this.next();
        break;
      case T.leftBrace:
        type = this.parseStructBody(undefined);
        break;
      case T.leftSquare:
        this.next();
        type = this.parseSequence(T.rightSquare);
        break;
      case T.less:
        this.next();
        if (this.kind === T.leftBrace) type = this.parseStructBody(undefined, true);
        else type = this.parseSequence(T.greater);
        break;
      default:
        this.expected(what);
    }
    return this.parseTypeSuffix(type);
  }

  private parseTypeSuffix(base: Type): Type {
    let type = base;
    this.pointee = undefined;
    for (;;) {
      if (this.kind === T.star || this.isWord(ADDRSPACE)) {
        // `ptr addrspace(1)` was read above; `addrspace(1)*` belongs to a typed pointer, else to what follows.
        if (this.kind !== T.star && !this.starFollowsAddressSpace()) return type;
        if (type.kind === "label") this.error("basic block pointers are invalid");
        if (type.kind === "void") this.error("pointers to void are invalid - use i8* instead");
        if (type.kind === "metadata" || type.kind === "token") this.error("pointer to this type is invalid");
        const space = this.kind === T.star ? 0 : this.parseAddressSpace();
        this.expect(T.star, "'*' in address space");
        this.pointee = type;
        type = pointerType(space);
      } else if (this.kind === T.leftParen) {
        type = this.parseFunctionSuffix(type);
        this.pointee = undefined;
      } else return type;
    }
  }

  private starFollowsAddressSpace(): boolean {
    const { kind, start, pos, sym, num, lastEnd } = this;
    this.parseAddressSpace();
    const found = this.kind === (T.star as number);
    this.kind = kind;
    this.start = start;
    this.pos = pos;
    this.sym = sym;
    this.num = num;
    this.lastEnd = lastEnd;
    return found;
  }

  /** `addrspace(N)`, or `addrspace("A")` for the layout's named spaces. */
  parseAddressSpace(): number {
    this.expectWord(ADDRSPACE, "'addrspace'");
    this.expect(T.leftParen, "'(' in address space");
    const space = this.kind === T.string ? this.readNamedSpace() : this.readSpaceNumber();
    this.expect(T.rightParen, "')' in address space");
    return space;
  }

  private readSpaceNumber(): number {
    if (this.kind === T.integer && this.tokenNumber() > 0xffffff) {
      this.error("invalid address space, must be a 24-bit integer");
    }
    return this.readUnsigned(0xffffff, "integer or string constant");
  }

  private readNamedSpace(): number {
    const at = this.start;
    const name = this.text.slice(this.stringStart, this.stringEnd);
    this.next();
    const space = this.namedAddressSpace(name);
    if (space === undefined) this.errorAt(at, `invalid symbolic addrspace '${name}'`);
    return space;
  }

  /** The address space the layout has for `"A"` allocas, `"G"` globals or `"P"` the program; known once there is a module. */
  protected namedAddressSpace(_name: string): number | undefined {
    return undefined;
  }

  /** `(T, T, ...)` behind a result type. */
  private parseFunctionSuffix(returnType: Type): Type {
    const at = this.start;
    if (!isValidReturnType(returnType)) this.errorAt(at, "invalid function return type");
    this.enterNest();
    this.next();
    const params: Type[] = [];
    let varArg = false;
    while (this.kind !== T.rightParen) {
      if (params.length > 0 || varArg) this.expect(T.comma, "',' or ')' in function type");
      if (this.kind === T.ellipsis) {
        this.next();
        varArg = true;
        break;
      }
      const start = this.start;
      const param = this.parseType();
      if (!isValidArgumentType(param)) this.errorAt(start, "invalid type for function argument");
      if (this.kind === T.local || this.kind === T.localId)
        this.error("argument name invalid in function type");
      if (this.kind === T.word) this.error("argument attributes invalid in function type");
      params.push(param);
    }
    this.expect(T.rightParen, "')' at end of function type");
    this.leaveNest();
    return functionType(returnType, params, varArg);
  }

  /** `N x T]`, `N x T>` or `vscale x N x T>`, behind the opening bracket. */
  private parseSequence(close: number): Type {
    this.enterNest();
    let scalable = false;
    if (close === T.greater && this.acceptWord(VSCALE)) {
      this.expectWord(X, "'x' after vscale");
      scalable = true;
    }
    const sizeAt = this.start;
    if (this.kind !== T.integer) this.expected("number in array or vector type");
    const length = this.tokenNumber();
    if (length < 0) this.expected("number in array or vector type");
    this.next();
    this.expectWord(X, "'x' after element count");
    const elementAt = this.start;
    const element = this.parseAnyType();
    this.expect(close, close === T.greater ? "'>' at end of vector type" : "']' at end of array type");
    this.leaveNest();
    if (close === T.greater) {
      if (length === 0) this.errorAt(sizeAt, "zero element vector is illegal");
      if (length > 0xffffffff) this.errorAt(sizeAt, "size too large for vector");
      if (!isValidVectorElement(element)) this.errorAt(elementAt, "invalid vector element type");
      return vectorType(element, length, scalable);
    }
    if (length > Number.MAX_SAFE_INTEGER) this.errorAt(sizeAt, "array is too large");
    if (!isValidElement(element)) this.errorAt(elementAt, "invalid array element type");
    return arrayType(element, length);
  }

  /** `{ T, ... }` with the cursor on the brace (`<` passed over when packed). Fills `into`, or makes a literal one. */
  private parseStructBody(into: StructType | undefined, packed = false): StructType {
    this.enterNest();
    this.expect(T.leftBrace, "'{' of a struct type");
    const fields: Type[] = [];
    while (this.kind !== T.rightBrace) {
      if (fields.length > 0) this.expect(T.comma, "',' or '}' in struct type");
      const at = this.start;
      const field = this.parseAnyType();
      if (!isValidElement(field)) this.errorAt(at, "invalid element type for struct");
      fields.push(field);
    }
    this.next();
    if (packed) this.expect(T.greater, "'>' at end of packed struct");
    this.leaveNest();
    if (into === undefined) return structType(fields, packed);
    into.setBody(fields, packed);
    return into;
  }

  /** `target("name", types, integers)`. */
  private parseTargetType(): Type {
    this.next();
    this.enterNest();
    this.expect(T.leftParen, "'(' in target extension type");
    if (this.kind !== T.string) this.expected("string name of a target extension type");
    const name = decodeName(this.text.slice(this.stringStart, this.stringEnd));
    this.next();
    const types: Type[] = [];
    const ints: number[] = [];
    while (this.accept(T.comma)) {
      if (this.kind === T.integer) ints.push(this.readUnsigned(0xffffffff));
      else if (ints.length > 0) this.expected("uint32 param");
      else types.push(this.parseAnyType());
    }
    this.expect(T.rightParen, "')' in target extension type");
    this.leaveNest();
    return targetExtType(name, types, ints);
  }

  private namedType(table: Map<number, NamedType>, key: number, name: string | undefined): Type {
    const found = table.get(key);
    if (found !== undefined) return found.type;
    const struct = identifiedStruct(name ?? String(key), name === undefined);
    this.identifiedStructs.push(struct);
    table.set(key, { type: struct, place: this.start, mention: this.start, name: name ?? String(key) });
    return struct;
  }

  /** `%name = type ...` with the cursor on the name. */
  parseTypeDefinition(): void {
    const at = this.start;
    const named = this.kind === T.local;
    const table = named ? this.namedTypes : this.numberedTypes;
    const key = named ? this.sym : this.num;
    const name = named ? this.name : String(key);
    this.next();
    this.expect(T.equal, "'=' after name");
    this.expectWord(keyword("type"), "'type' after name");
    const known = table.get(key);
    if (known !== undefined && known.mention < 0) this.errorAt(at, "redefinition of type");

    const packed = this.kind === T.less && this.braceFollows();
    const opaque = this.isWord(OPAQUE);
    if (opaque || packed || this.kind === T.leftBrace) {
      let entry = known;
      if (entry === undefined) {
        const struct = identifiedStruct(name, !named);
        this.identifiedStructs.push(struct);
        entry = { type: struct, place: at, mention: -1, name };
        table.set(key, entry);
      }
      entry.mention = -1;
      entry.place = at;
      if (opaque) {
        this.next();
        return;
      }
      if (packed) this.next();
      this.parseStructBody(entry.type as StructType, packed);
      return;
    }
    if (known !== undefined) this.error("forward references to non-struct type");
    const type = this.parseAnyType();
    if (table.has(key)) this.errorAt(at, "non-struct types may not be recursive");
    table.set(key, { type, place: at, mention: -1, name });
  }

  /** Whether the `<` at hand is followed by a brace. */
  private braceFollows(): boolean {
    let at = this.pos;
    while (" \t\r\n".includes(this.text[at] ?? "?")) at++;
    return this.text[at] === "{";
  }

  /** After the whole text: refuses types that were mentioned and never defined, that hold themselves or nest too deep. */
  checkTypesDefined(): void {
    for (const { mention, name } of this.namedTypes.values()) {
      if (mention >= 0) this.errorAt(mention, `use of undefined type named '${name}'`);
    }
    for (const { mention, name } of this.numberedTypes.values()) {
      if (mention >= 0) this.errorAt(mention, `use of undefined type '%${name}'`);
    }
    const depths = new Map<Type, number>();
    for (const table of [this.namedTypes, this.numberedTypes]) {
      for (const { type, place, name } of table.values()) {
        const depth = nestingDepth(type, depths);
        if (depth === undefined) this.errorAt(place, `identified structure type '${name}' is recursive`);
        if (depth > MAX_NESTING) this.errorAt(place, `nesting is deeper than ${MAX_NESTING} levels`);
      }
    }
  }
}

/** Types that a value of the type holds. */
function heldTypes(type: Type): readonly Type[] {
  switch (type.kind) {
    case "array":
    case "vector":
      return [type.element];
    case "struct":
      return type.fields;
    default:
      return [];
  }
}

/** How deep a type nests, through named structs; undefined when it holds itself. `depths` keeps what is known. */
function nestingDepth(root: Type, depths: Map<Type, number>): number | undefined {
  const open = new Set<Type>();
  const work: Type[] = [root];
  for (let type = work.at(-1); type !== undefined; type = work.at(-1)) {
    if (depths.has(type)) {
      work.pop();
      continue;
    }
    const held = heldTypes(type);
    if (!open.has(type)) {
      open.add(type);
      for (const inner of held) {
        if (open.has(inner)) return undefined;
        if (!depths.has(inner)) work.push(inner);
      }
      if (work.at(-1) !== type) continue;
    }
    let depth = 0;
    for (const inner of held) depth = Math.max(depth, 1 + (depths.get(inner) ?? 0));
    depths.set(type, depth);
    open.delete(type);
    work.pop();
  }
  return depths.get(root);
}

function isValidReturnType(type: Type): boolean {
  return type.kind !== "function" && type.kind !== "label" && type.kind !== "metadata";
}
function isValidArgumentType(type: Type): boolean {
  return type.kind !== "function" && type.kind !== "void";
}
/** What an array or struct may hold. */
function isValidElement(type: Type): boolean {
  switch (type.kind) {
    case "void":
    case "label":
    case "metadata":
    case "function":
    case "token":
    case "x86_amx":
      return false;
    default:
      return true;
  }
}
function isValidVectorElement(type: Type): boolean {
  return type instanceof IntegerType || type.kind === "pointer" || FLOATS.has(type);
}
const FLOATS = new Set<Type>([
  halfType,
  bfloatType,
  floatType,
  doubleType,
  x86Fp80Type,
  fp128Type,
  ppcFp128Type,
]);
