/** Where a model file is wrong: the file, the field or tensor, what was expected there and what was found. */
export interface ModelErrorPlace {
  readonly file: string;
  /** A header field ("dim"), a tensor ("layers.3.wq"), or a token ("token 17"). */
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

/** Characters of a part of the message. */
const MOST_SHOWN = 1000;

/** A model or tokenizer file does not hold what its format asks for, or the two do not fit each other. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly place: ModelErrorPlace;

  constructor({ file, field, expected, found }: ModelErrorPlace) {
    const place = { file, field: shown(field), expected: shown(expected), found: shown(found) };
    super(`${file}: ${place.field}: expected ${place.expected}, found ${place.found}`);
    this.place = place;
  }
}

/** What a damaged file holds may be anything: as much of it as fits on a line, controls and what is no text escaped. */
function shown(text: string): string {
  const line = text.replaceAll(
    /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\uFFFD]/gu,
    (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`,
  );
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)} ...` : line;
}
