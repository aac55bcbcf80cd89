/** Errors with a place: what is wrong, where, and what was expected there. */

/** A place in a text, 1-based, with the line itself to show. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** A module's source, to turn offsets into places. Of linked modules it is several texts, one behind the other. */
export class SourceText {
  private starts: number[] | undefined;
  /** Texts behind this one, and the offsets at which they begin. */
  private readonly others: { readonly from: number; readonly source: SourceText }[] = [];
  constructor(
    readonly file: string,
    readonly text: string,
  ) {}
  /** The first offset behind all texts. */
  get end(): number {
    const last = this.others.at(-1);
    return last === undefined ? this.text.length + 1 : last.from + last.source.end;
  }
  /** Puts another text behind; gives what is to be added to its offsets. */
  append(source: SourceText): number {
    const from = this.end;
    this.others.push({ from, source });
    return from;
  }
  /** The place of an offset; past the end it is the end. */
  locate(offset: number): Place {
    const other = this.others.filter(({ from }) => from <= offset).at(-1);
    if (other !== undefined) return other.source.locate(offset - other.from);
    this.starts ??= lineStarts(this.text);
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const start = this.starts[low] ?? 0;
    const end = this.text.indexOf("\n", start);
    const text = this.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, "");
    return { file: this.file, line: low + 1, column: Math.min(offset - start, text.length) + 1, text };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** `file:line:column: error: message`, the line, and a caret under the column. Long lines are cut around the caret. */
export function formatDiagnostic(message: string, place: Place | undefined): string {
  if (place === undefined) return `error: ${message}`;
  const from = Math.max(0, place.column - 80);
  const line = place.text.slice(from, from + 120).replace(/\t/g, " ");
  const caret = `${" ".repeat(place.column - 1 - from)}^`;
  return `${place.file}:${place.line}:${place.column}: error: ${message}\n${line}\n${caret}`;
}

/** The parent of every refusal of an input: its `message` is the finding, `place` says where. */
export class IrError extends Error {
  constructor(
    readonly finding: string,
    readonly place: Place | undefined,
  ) {
    super(formatDiagnostic(finding, place));
    this.name = new.target.name;
  }
}

/** The text is not LLVM IR. */
export class IrSyntaxError extends IrError {}

/** The module breaks a rule of the language. */
export class VerifyError extends IrError {}

/** The module is right, but uses what this compiler does not support yet. */
export class UnsupportedError extends IrError {}
