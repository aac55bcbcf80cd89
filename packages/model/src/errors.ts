/** Where a model file is wrong: the file, the field or tensor, what was expected there and what was found. */
export interface ModelErrorPlace {
  readonly file: string;
  /** A header field ("dim"), a tensor ("layers.3.wq"), or a token ("token 17"). */
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

/** A model or tokenizer file does not hold what its format asks for, or the two do not fit each other. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly place: ModelErrorPlace;

  constructor(place: ModelErrorPlace) {
    super(`${place.file}: ${place.field}: expected ${place.expected}, found ${place.found}`);
    this.place = place;
  }
}
