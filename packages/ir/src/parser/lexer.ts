/**
 * The lexer: one token at a time over the source string, by character codes. A token is left in the lexer's own
 * fields, so scanning makes no objects; names are hashed while they are scanned and interned to numbers ("symbols"),
 * so a name's text is made once a module however often it is used.
 *
 * Source: the lexical rules of LLVM's assembly (Language Reference, "Identifiers"; LLLexer's documentation).
 */
import { IrSyntaxError, SourceText } from "../errors.js";
import { KEYWORDS } from "./keywords.js";

/** Token kinds. A punctuation mark's kind is its character code. */
const TOKENS = {
  eof: 0,
  /** A bare word; `sym`. */
  word: 128,
  /** `name:`; `sym`. */
  label: 129,
  /** `12:`; `num`. */
  labelId: 130,
  /** `%name`; `sym`. */
  local: 131,
  /** `%12`; `num`. */
  localId: 132,
  /** `@name`; `sym`. */
  global: 133,
  /** `@12`; `num`. */
  globalId: 134,
  /** `$name`; `sym`. */
  comdat: 135,
  /** `!name`; `sym`. */
  metadataName: 136,
  /** `#12`; `num`. */
  attributeGroup: 137,
  /** `^12`; `num`. */
  summary: 138,
  /** Digits with an optional minus; `num`, or the token's text when `big`. */
  integer: 139,
  /** `u0x1F`, `s0xFF`; the token's text. */
  hexInteger: 140,
  /** `1.5e3`; the token's text. */
  float: 141,
  /** `0x...`, `0xK...`, ...; the token's text. */
  hexFloat: 142,
  /** A quoted string; `stringStart`, `stringEnd`. */
  string: 143,
  /** `...` */
  ellipsis: 144,

  equal: 0x3d,
  comma: 0x2c,
  star: 0x2a,
  leftSquare: 0x5b,
  rightSquare: 0x5d,
  leftBrace: 0x7b,
  rightBrace: 0x7d,
  less: 0x3c,
  greater: 0x3e,
  leftParen: 0x28,
  rightParen: 0x29,
  exclaim: 0x21,
  bar: 0x7c,
  hash: 0x23,
  colon: 0x3a,
};
export const T: Readonly<typeof TOKENS> = TOKENS;

// Character classes, as bits.
const SPACE = 1;
/** `[-a-zA-Z$._0-9]`: stands in a bare name. */
const NAME = 2;
/** `[a-zA-Z0-9_]`: stands in a keyword. */
const WORD = 4;
const DIGIT = 8;
/** A mark that is a token by itself. */
const MARK = 16;
const HEX = 32;

/** Class bits by character code. */
const CLASS = new Uint8Array(1 << 16);
for (const char of " \t\n\r") CLASS[char.charCodeAt(0)] = SPACE;
for (const char of "=,*[]{}<>()|:") CLASS[char.charCodeAt(0)] = MARK;
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  let bits = CLASS[code] ?? 0;
  if (/[-a-zA-Z$._0-9]/.test(char)) bits |= NAME;
  if (/[a-zA-Z0-9_]/.test(char)) bits |= WORD;
  if (/[0-9]/.test(char)) bits |= DIGIT;
  if (/[0-9a-fA-F]/.test(char)) bits |= HEX;
  CLASS[code] = bits;
}

/** Of browsers and of Node. */
declare const TextEncoder: {
  new (): { encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number } };
};

/** What stands behind the last character: a code in no class. */
const END = 0xff;
/** How far behind the last character a token is looked for. */
const AHEAD = 4;

/** The character codes of a text, which a typed array gives several times as fast as the string, with END behind them. */
function characterCodes(text: string): Uint8Array | Uint16Array {
  const bytes = new Uint8Array(text.length + AHEAD).fill(END, text.length);
  const { read, written } = new TextEncoder().encodeInto(text, bytes);
  if (read === text.length && written === text.length) return bytes;
  const codes = new Uint16Array(text.length + AHEAD).fill(END, text.length);
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at);
  return codes;
}

const HASH_SEED = 5381;
/** So many digits always fit `num`. */
const SMALL_DIGITS = 9;

export class Lexer {
  /** Kind of the current token. */
  kind: number = T.eof;
  /** Offset of the current token. */
  start = 0;
  /** Offset behind the current token. */
  pos = 0;
  /** Symbol of a word or name. */
  sym = 0;
  /**
   * A number of 31 bits. Never more or a fraction: once a field held one of those, V8 would box whatever is read from it,
   * and whatever fields that is put in.
   */
  num = 0;
  /** Whether an integer may be beyond `num`, so that only its text says it. */
  big = false;
  /** Whether the current name or string was written between quotes. */
  quoted = false;
  /** What a string token holds between its quotes. */
  stringStart = 0;
  stringEnd = 0;
  /** End of the last token that was passed over. */
  lastEnd = 0;
  readonly source: SourceText;

  private readonly codes: Uint8Array | Uint16Array;

  /** Text of each symbol. */
  readonly names: string[] = [];
  /** The names' characters end to end, and where each symbol's begin. */
  private characters = new Uint16Array(1 << 14);
  private readonly begins: number[] = [0];
  private readonly hashes: number[] = [];
  private readonly chain: number[] = [];
  private heads = new Int32Array(4096).fill(-1);

  constructor(
    readonly text: string,
    file: string,
  ) {
    this.source = new SourceText(file, text);
    this.codes = characterCodes(text);
    for (const word of KEYWORDS) this.internString(word);
  }

  /** Refuses the text at an offset. */
  errorAt(offset: number, message: string): never {
    throw new IrSyntaxError(message, this.source.locate(offset));
  }
  /** Refuses the current token. */
  error(message: string): never {
    this.errorAt(this.start, message);
  }

  // ---- symbols ---------------------------------------------------------------------------------------------------

  /** The symbol of a text that does not stand in the source as such. */
  internString(name: string): number {
    let hash = HASH_SEED;
    for (let at = 0; at < name.length; at++) hash = (Math.imul(hash, 33) + name.charCodeAt(at)) | 0;
    for (
      let at = this.heads[hash & (this.heads.length - 1)] as number;
      at >= 0;
      at = this.chain[at] as number
    ) {
      if (this.hashes[at] === hash && this.names[at] === name) return at;
    }
    return this.addSymbol(name, hash);
  }

  private intern(from: number, to: number, hash: number): number {
    const { codes, hashes, chain, begins, characters } = this;
    const length = to - from;
    let at = this.heads[hash & (this.heads.length - 1)] as number;
    search: for (; at >= 0; at = chain[at] as number) {
      if (hashes[at] !== hash) continue;
      const begin = begins[at] as number;
      if ((begins[at + 1] as number) - begin !== length) continue;
      for (let k = 0; k < length; k++) if (characters[begin + k] !== codes[from + k]) continue search;
      return at;
    }
    return this.addSymbol(this.text.slice(from, to), hash);
  }

  private addSymbol(name: string, hash: number): number {
    const symbol = this.names.length;
    if (symbol >= this.heads.length) {
      this.heads = new Int32Array(this.heads.length * 4).fill(-1);
      for (let old = 0; old < symbol; old++) this.enter(old, this.hashes[old] as number);
    }
    this.names.push(name);
    this.hashes.push(hash);
    this.chain.push(-1);
    this.enter(symbol, hash);
    this.keepCharacters(name);
    return symbol;
  }

  private keepCharacters(name: string): void {
    const begin = this.begins[this.begins.length - 1] as number;
    const end = begin + name.length;
    if (end > this.characters.length) {
      const wider = new Uint16Array(end * 2);
      wider.set(this.characters);
      this.characters = wider;
    }
    for (let at = 0; at < name.length; at++) this.characters[begin + at] = name.charCodeAt(at);
    this.begins.push(end);
  }

  private enter(symbol: number, hash: number): void {
    const slot = hash & (this.heads.length - 1);
    this.chain[symbol] = this.heads[slot] as number;
    this.heads[slot] = symbol;
  }

  /** Text of the current word or name. */
  get name(): string {
    return this.names[this.sym] as string;
  }

  // ---- scanning --------------------------------------------------------------------------------------------------

  /** Moves to the next token. */
  next(): void {
    const { text, codes } = this;
    let pos = this.pos;
    this.lastEnd = pos;
    let code: number;
    for (;;) {
      code = codes[pos] as number;
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0) pos++;
      else if (code === 0x3b) {
        const end = text.indexOf("\n", pos);
        pos = end < 0 ? text.length : end;
      } else break;
    }
    this.start = pos;
    const bits = CLASS[code] as number;
    if ((bits & MARK) !== 0) {
      this.kind = code;
      this.pos = pos + 1;
      return;
    }
    if ((bits & WORD) !== 0) {
      if ((bits & DIGIT) !== 0) this.scanNumber(pos);
      else this.scanWord(pos);
      return;
    }
    switch (code) {
      case 0x25: // %
        this.scanSigil(pos, T.local, T.localId);
        return;
      case 0x40: // @
        this.scanSigil(pos, T.global, T.globalId);
        return;
      case 0x21: // !
        this.scanExclaim(pos);
        return;
      case 0x23: // #
        if (((CLASS[codes[pos + 1] as number] as number) & DIGIT) === 0) {
          this.kind = T.hash;
          this.pos = pos + 1;
        } else this.scanId(pos + 1, T.attributeGroup);
        return;
      case 0x5e: // ^
        if (((CLASS[codes[pos + 1] as number] as number) & DIGIT) === 0)
          this.error("expected a summary number after '^'");
        this.scanId(pos + 1, T.summary);
        return;
      case 0x22: // "
        this.scanString(pos);
        return;
      case 0x24: // $
        this.scanDollar(pos);
        return;
    }
    if (code === 0x2d || code === 0x2b) {
      this.scanNumber(pos);
      return;
    }
    if ((bits & NAME) !== 0) {
      this.scanWord(pos);
      return;
    }
    if (pos >= text.length) {
      this.kind = T.eof;
      this.pos = pos;
      return;
    }
    this.error(`invalid character ${JSON.stringify(String.fromCodePoint(text.codePointAt(pos) ?? 0))}`);
  }

  private scanWord(from: number): void {
    const { text, codes } = this;
    let pos = from;
    let hash = HASH_SEED;
    let code = codes[pos] as number;
    while (((CLASS[code] as number) & WORD) !== 0) {
      hash = (Math.imul(hash, 33) + code) | 0;
      code = codes[++pos] as number;
    }
    const wordEnd = pos;
    const wordHash = hash;
    while (((CLASS[code] as number) & NAME) !== 0) {
      hash = (Math.imul(hash, 33) + code) | 0;
      code = codes[++pos] as number;
    }
    this.quoted = false;
    if (code === 0x3a) {
      this.sym = this.intern(from, pos, hash);
      this.kind = T.label;
      this.pos = pos + 1;
      return;
    }
    if (wordEnd === from) {
      if (text.startsWith("...", from)) {
        this.kind = T.ellipsis;
        this.pos = from + 3;
        return;
      }
      this.error(`expected a token, found '${text.slice(from, Math.min(pos, from + 40))}'`);
    }
    const first = codes[from] as number;
    const second = codes[from + 1] as number;
    if ((first === 0x75 || first === 0x73) && second === 0x30 && (codes[from + 2] as number) === 0x78) {
      // u0x... and s0x...
      let end = from + 3;
      while (((CLASS[codes[end] as number] as number) & HEX) !== 0) end++;
      if (end > from + 3) {
        this.kind = T.hexInteger;
        this.pos = end;
        return;
      }
    }
    if (first === 0x63 && second === 0x63 && wordEnd > from + 2 && this.digitsOnly(from + 2, wordEnd)) {
      // cc10 is cc 10.
      this.sym = this.internString("cc");
      this.kind = T.word;
      this.pos = from + 2;
      return;
    }
    this.sym = this.intern(from, wordEnd, wordHash);
    this.kind = T.word;
    this.pos = wordEnd;
  }

  private digitsOnly(from: number, to: number): boolean {
    for (let at = from; at < to; at++)
      if (((CLASS[this.codes[at] as number] as number) & DIGIT) === 0) return false;
    return true;
  }

  /** A name behind a sigil: bare, quoted, or a number. */
  private scanSigil(from: number, named: number, numbered: number): void {
    const { text, codes } = this;
    let pos = from + 1;
    let code = codes[pos] as number;
    const bits = CLASS[code] as number;
    if ((bits & DIGIT) !== 0) {
      this.scanId(pos, numbered);
      return;
    }
    if ((bits & NAME) !== 0) {
      let hash = HASH_SEED;
      do {
        hash = (Math.imul(hash, 33) + code) | 0;
        code = codes[++pos] as number;
      } while (((CLASS[code] as number) & NAME) !== 0);
      this.sym = this.intern(from + 1, pos, hash);
      this.kind = named;
      this.pos = pos;
      this.quoted = false;
      return;
    }
    if (code === 0x22) {
      this.scanQuotedName(pos);
      this.kind = named;
      return;
    }
    this.error(`expected a name or number after '${text[from]}'`);
  }

  /** The quoted name whose opening quote is at `quote`. */
  private scanQuotedName(quote: number): void {
    const { text } = this;
    const end = text.indexOf('"', quote + 1);
    if (end < 0) this.error("end of file in quoted name");
    this.sym = this.internString(decodeName(text.slice(quote + 1, end)));
    if (this.name.includes("\0")) this.error("NUL character is not allowed in names");
    this.quoted = true;
    this.pos = end + 1;
  }

  private scanId(from: number, kind: number): void {
    const { codes } = this;
    let pos = from;
    let value = 0;
    let code = codes[pos] as number;
    while (code >= 0x30 && code <= 0x39) {
      value = value * 10 + (code - 0x30);
      code = codes[++pos] as number;
    }
    if (value > 0xffffffff) this.error("invalid value number (too large)");
    this.num = value;
    this.kind = kind;
    this.pos = pos;
  }

  private scanExclaim(from: number): void {
    const { text, codes } = this;
    let pos = from + 1;
    const first = codes[pos] as number;
    const bits = CLASS[first] as number;
    if (((bits & NAME) === 0 || (bits & DIGIT) !== 0) && first !== 0x5c) {
      this.kind = T.exclaim;
      this.pos = pos;
      return;
    }
    let hash = HASH_SEED;
    let escaped = false;
    for (;;) {
      const code = codes[pos] as number;
      if (code === 0x5c) escaped = true;
      else if (((CLASS[code] as number) & NAME) === 0) break;
      hash = (Math.imul(hash, 33) + code) | 0;
      pos++;
    }
    this.sym = escaped
      ? this.internString(decodeName(text.slice(from + 1, pos)))
      : this.intern(from + 1, pos, hash);
    this.kind = T.metadataName;
    this.quoted = false;
    this.pos = pos;
  }

  /** `$name`, `$"name"`, or a label that begins with a dollar. */
  private scanDollar(from: number): void {
    const { text, codes } = this;
    let end = from + 1;
    while (((CLASS[codes[end] as number] as number) & NAME) !== 0) end++;
    if ((codes[end] as number) === 0x3a) {
      this.sym = this.internString(text.slice(from, end));
      this.kind = T.label;
      this.quoted = false;
      this.pos = end + 1;
      return;
    }
    if ((codes[from + 1] as number) === 0x22) {
      this.scanQuotedName(from + 1);
    } else if (end > from + 1 && ((CLASS[codes[from + 1] as number] as number) & DIGIT) === 0) {
      this.sym = this.internString(text.slice(from + 1, end));
      this.quoted = false;
      this.pos = end;
    } else this.error("expected a comdat name after '$'");
    this.kind = T.comdat;
  }

  private scanString(from: number): void {
    const { text, codes } = this;
    const end = text.indexOf('"', from + 1);
    if (end < 0) this.error("end of file in string constant");
    this.quoted = true;
    this.stringStart = from + 1;
    this.stringEnd = end;
    if ((codes[end + 1] as number) === 0x3a) {
      this.sym = this.internString(decodeName(text.slice(from + 1, end)));
      if (this.name.includes("\0")) this.error("NUL character is not allowed in names");
      this.kind = T.label;
      this.pos = end + 2;
      return;
    }
    this.kind = T.string;
    this.pos = end + 1;
  }

  /** Numbers, and labels that begin with a digit or a minus. */
  private scanNumber(from: number): void {
    const { text, codes } = this;
    let pos = from;
    let code = codes[pos] as number;
    const signed = code === 0x2d || code === 0x2b;
    if (signed) code = codes[++pos] as number;
    const digits = pos;
    let value = 0;
    while (code >= 0x30 && code <= 0x39) {
      value = value * 10 + (code - 0x30);
      code = codes[++pos] as number;
    }
    if (pos === digits) {
      this.scanDashLabel(from);
      return;
    }
    if (code === 0x78 && pos === digits + 1 && value === 0 && !signed) {
      this.scanHex(from);
      return;
    }
    if (code === 0x3a && !signed) {
      if (value > 0xffffffff) this.error("invalid value number (too large)");
      this.num = value;
      this.kind = T.labelId;
      this.pos = pos + 1;
      return;
    }
    if (((CLASS[code] as number) & NAME) !== 0 && code !== 0x2e) {
      // `1abc:` and `-1-x:` are labels; otherwise the number ends here.
      let end = pos;
      while (((CLASS[codes[end] as number] as number) & NAME) !== 0) end++;
      if ((codes[end] as number) === 0x3a) {
        this.sym = this.internString(text.slice(from, end));
        this.quoted = false;
        this.kind = T.label;
        this.pos = end + 1;
        return;
      }
    }
    if (code === 0x2e) {
      this.scanFraction(pos);
      return;
    }
    if ((codes[from] as number) === 0x2b) this.error("expected a floating point number after '+'");
    this.kind = T.integer;
    this.big = pos - digits > SMALL_DIGITS;
    if (!this.big) this.num = (codes[from] as number) === 0x2d ? 0 - value : value;
    this.pos = pos;
  }

  private scanDashLabel(from: number): void {
    const { text, codes } = this;
    let end = from + 1;
    while (((CLASS[codes[end] as number] as number) & NAME) !== 0) end++;
    if ((codes[from] as number) !== 0x2d || (codes[end] as number) !== 0x3a) {
      this.error(`expected a number after '${text[from]}'`);
    }
    this.sym = this.internString(text.slice(from, end));
    this.quoted = false;
    this.kind = T.label;
    this.pos = end + 1;
  }

  /** `0x`, `0xK`, `0xL`, `0xM`, `0xH`, `0xR` and hexadecimal digits. */
  private scanHex(from: number): void {
    const { text, codes } = this;
    let pos = from + 2;
    if ("KLMHR".includes(text[pos] ?? "?")) pos++;
    const digits = pos;
    while (((CLASS[codes[pos] as number] as number) & HEX) !== 0) pos++;
    if (pos === digits) this.error("expected hexadecimal digits after '0x'");
    this.kind = T.hexFloat;
    this.pos = pos;
  }

  private scanFraction(dot: number): void {
    const { codes } = this;
    let pos = dot + 1;
    while (((CLASS[codes[pos] as number] as number) & DIGIT) !== 0) pos++;
    const code = codes[pos] as number;
    if (code === 0x65 || code === 0x45) {
      const sign = codes[pos + 1] as number;
      const exponent = sign === 0x2b || sign === 0x2d ? pos + 2 : pos + 1;
      if (((CLASS[codes[exponent] as number] as number) & DIGIT) !== 0) {
        pos = exponent;
        while (((CLASS[codes[pos] as number] as number) & DIGIT) !== 0) pos++;
      }
    }
    this.kind = T.float;
    this.pos = pos;
  }

  /** The current token as it is written, cut when long: for messages. */
  tokenText(): string {
    if (this.kind === T.eof) return "end of file";
    const text = this.text.slice(this.start, Math.min(this.pos, this.start + 60));
    return `'${text}${this.pos > this.start + 60 ? "..." : ""}'`;
  }
}

// ---- strings -----------------------------------------------------------------------------------------------------

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** The bytes a quoted text stands for: UTF-8 of its characters, `\XX` the byte, `\\` a backslash. */
export function decodeBytes(raw: string): Uint8Array {
  const bytes = new Uint8Array(raw.length * 3);
  let length = 0;
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code === 0x5c) {
      if (raw.charCodeAt(at + 1) === 0x5c) {
        bytes[length++] = 0x5c;
        at++;
        continue;
      }
      const high = hexDigit(raw.charCodeAt(at + 1));
      const low = hexDigit(raw.charCodeAt(at + 2));
      if (high >= 0 && low >= 0) {
        bytes[length++] = high * 16 + low;
        at += 2;
        continue;
      }
      bytes[length++] = 0x5c;
    } else if (code < 0x80) bytes[length++] = code;
    else {
      const point = raw.codePointAt(at) ?? code;
      if (point >= 0x10000) at++;
      if (point < 0x800) bytes[length++] = 0xc0 | (point >> 6);
      else {
        if (point < 0x10000) bytes[length++] = 0xe0 | (point >> 12);
        else {
          bytes[length++] = 0xf0 | (point >> 18);
          bytes[length++] = 0x80 | ((point >> 12) & 63);
        }
        bytes[length++] = 0x80 | ((point >> 6) & 63);
      }
      bytes[length++] = 0x80 | (point & 63);
    }
  }
  return bytes.slice(0, length);
}

/**
 * The name a quoted text stands for. Bytes that are not UTF-8 become the lone surrogates U+DC80 to U+DCFF (Python's
 * "surrogateescape"), which print back as those bytes.
 */
export function decodeName(raw: string): string {
  if (!raw.includes("\\")) return raw;
  return bytesToName(decodeBytes(raw));
}

export function bytesToName(bytes: Uint8Array): string {
  let name = "";
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number;
    const extra =
      first < 0x80 ? 0 : first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : -1;
    let point = extra === 0 ? first : first & (0x3f >> extra);
    let valid = extra >= 0 && first < 0xf5;
    for (let k = 1; valid && k <= extra; k++) {
      const byte = bytes[at + k];
      if (byte === undefined || (byte & 0xc0) !== 0x80) valid = false;
      else point = (point << 6) | (byte & 0x3f);
    }
    const least = [0, 0x80, 0x800, 0x10000][extra] ?? 0;
    if (valid && (point < least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000))) valid = false;
    if (!valid) {
      name += String.fromCharCode(0xdc00 + first);
      at++;
    } else {
      name += String.fromCodePoint(point);
      at += extra + 1;
    }
  }
  return name;
}
