/** Reads metadata for what is expected of it, and says what is missing or wrong. */
import { ModelError } from "../errors.js";
import type { GgufHeader, MetadataValue } from "./reader.js";

export class Fields {
  constructor(
    readonly header: GgufHeader,
    readonly file: string,
  ) {}

  fail(field: string, expected: string, found: string): never {
    throw new ModelError({ file: this.file, field, expected, found });
  }
  has(key: string): boolean {
    return this.header.metadata.has(key);
  }
  number(key: string, fallback?: number): number {
    const value = this.header.metadata.get(key) ?? fallback;
    if (typeof value === "bigint") return Number(value);
    if (typeof value === "number") return value;
    return this.fail(key, "a number", describe(value));
  }
  /** A whole number from 1 to `most`. */
  count(key: string, most: number, fallback?: number): number {
    const value = this.number(key, fallback);
    if (!Number.isInteger(value) || value < 1 || value > most) this.fail(key, `1 to ${most}`, `${value}`);
    return value;
  }
  text(key: string, fallback?: string): string {
    const value = this.header.metadata.get(key) ?? fallback;
    return typeof value === "string" ? value : this.fail(key, "a text", describe(value));
  }
  flag(key: string, fallback: boolean): boolean {
    const value = this.header.metadata.get(key) ?? fallback;
    return typeof value === "boolean" ? value : this.fail(key, "true or false", describe(value));
  }
  list<T extends MetadataValue>(
    key: string,
    length: number | undefined,
    is: (value: MetadataValue) => value is T,
  ): T[] {
    const value = this.header.metadata.get(key);
    if (typeof value !== "object") return this.fail(key, "a list", describe(value));
    if (length !== undefined && value.length !== length) {
      this.fail(key, `${length} elements`, `${value.length}`);
    }
    return value.map((element) =>
      is(element) ? element : this.fail(key, "elements of one kind", describe(element)),
    );
  }
}

export function describe(value: MetadataValue | undefined): string {
  if (value === undefined) return "nothing";
  return typeof value === "object" ? "a list" : JSON.stringify(String(value));
}
export const isText = (value: MetadataValue): value is string => typeof value === "string";
export const isNumber = (value: MetadataValue): value is number => typeof value === "number";
