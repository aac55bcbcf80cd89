/**
 * Bytes of tokens on their way to a reader: no character is handed on in parts, and nothing of a stop string at all. What may
 * still become one or the other is held back. The guest does the same (program/emit.ts).
 */

/** Stop strings at most, and bytes of each. */
export const MOST_STOPS = 16;
export const MOST_STOP_BYTES = 256;

/** What is now certain. */
export interface Certain {
  readonly bytes: Uint8Array;
  /** A stop string came; what follows it is not wanted. */
  readonly stopped: boolean;
}

/** Bytes a UTF-8 sequence has by its first byte; 1 for what begins none. */
export function sequenceLength(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : first < 0xf8 ? 4 : 1;
}

export class TextStream {
  readonly #stops: readonly Uint8Array[];
  #pending: Uint8Array = new Uint8Array(0);

  /** @throws RangeError for stop strings that are empty, too long or too many. */
  constructor(stops: readonly string[] = []) {
    this.#stops = stopBytes(stops);
  }

  /** Takes what one token prints. */
  push(bytes: Uint8Array): Certain {
    this.#pending = Buffer.concat([this.#pending, bytes]);
    for (let at = 0; at < this.#pending.length; at++) {
      const match = this.#matchAt(at);
      if (match === "whole") {
        const bytes = this.#take(at);
        this.#pending = new Uint8Array(0);
        return { bytes, stopped: true };
      }
      if (match === "begun")
        return { bytes: this.#take(Math.min(at, this.#wholeCharacters())), stopped: false };
    }
    return { bytes: this.#take(this.#wholeCharacters()), stopped: false };
  }

  /** What was held back, when no more comes. */
  end(): Uint8Array {
    return this.#take(this.#pending.length);
  }

  #take(length: number): Uint8Array {
    const taken = this.#pending.subarray(0, length);
    this.#pending = this.#pending.subarray(length);
    return taken;
  }

  #matchAt(at: number): "none" | "begun" | "whole" {
    const rest = this.#pending.subarray(at);
    let found: "none" | "begun" = "none";
    for (const stop of this.#stops) {
      const length = Math.min(stop.length, rest.length);
      if (Buffer.compare(stop.subarray(0, length), rest.subarray(0, length)) !== 0) continue;
      if (length === stop.length) return "whole";
      found = "begun";
    }
    return found;
  }

  /** Bytes up to a character that is not whole yet. */
  #wholeCharacters(): number {
    const bytes = this.#pending;
    let at = bytes.length - 1;
    while (at >= 0 && at > bytes.length - 4 && ((bytes[at] as number) & 0xc0) === 0x80) at--;
    if (at < 0) return bytes.length;
    return bytes.length - at < sequenceLength(bytes[at] as number) ? at : bytes.length;
  }
}

/** @throws RangeError for stop strings that are empty, too long or too many. */
export function stopBytes(stops: readonly string[]): readonly Uint8Array[] {
  if (stops.length > MOST_STOPS) {
    throw new RangeError(`stop: expected at most ${MOST_STOPS} strings, found ${stops.length}`);
  }
  return stops.map((stop) => {
    const bytes = new TextEncoder().encode(stop);
    if (bytes.length >= 1 && bytes.length <= MOST_STOP_BYTES) return bytes;
    throw new RangeError(`stop: expected 1 to ${MOST_STOP_BYTES} bytes, found ${bytes.length}`);
  });
}
