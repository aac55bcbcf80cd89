/** Lines between two marks that a program writes for its host, taken out of the stream they come in. */
export class FramedLines {
  private inside = false;
  private held = "";

  /**
   * @param marks the lines around what is taken out, which go with it
   * @param take is given each line between the marks; false for one that stays in the stream
   */
  constructor(
    private readonly marks: readonly [begin: string, end: string],
    private readonly take: (line: string) => boolean,
  ) {}

  /** The bytes without the framed lines. */
  filter(bytes: Uint8Array): Uint8Array {
    const lines = (this.held + Buffer.from(bytes).toString("latin1")).split("\n");
    const last = lines.pop() ?? "";
    let out = "";
    for (const line of lines) out += this.takeLine(line);
    // The beginning of a line that may be framed or a mark waits for its end.
    const [begin] = this.marks;
    const wait = this.inside || begin.startsWith(last.slice(0, begin.length));
    this.held = wait ? last : "";
    return Buffer.from(wait ? out : out + last, "latin1");
  }
  private takeLine(text: string): string {
    const line = text.replace(/\r$/, "");
    const [begin, end] = this.marks;
    if (line === begin || line === end) {
      this.inside = line === begin;
      return "";
    }
    return this.inside && this.take(line) ? "" : `${text}\n`;
  }
}
