/**
 * A small seeded generator of pseudo-random numbers, so that a corpus and a training run are functions of their seed.
 *
 * The generator is sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, 32-bit adds and shifts only, which
 * V8 keeps in integer registers.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** Two numbers name one stream: the run's seed and the index of the thing made from it (a story, a tensor). */
  constructor(seed: number, stream: number) {
    this.#a = seed | 0;
    this.#b = stream | 0;
    this.#c = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(stream + 1, 0xc2b2ae35);
    // The first outputs of neighbouring streams are alike: sfc32's author asks for a dozen rounds of mixing.
    for (let i = 0; i < 15; i++) this.uint32();
  }

  /** An integer in [0, 2^32). */
  uint32(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A number in [0, 1). */
  uniform(): number {
    return this.uint32() / 4294967296;
  }

  /** A number from the normal distribution of mean 0 and deviation 1 (Box and Muller, one of the pair). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** One of `choices`, each as likely as the next. */
  pick<T>(choices: readonly T[]): T {
    const choice = choices[Math.floor(this.uniform() * choices.length)];
    if (choice === undefined) throw new RangeError("pick: nothing to choose from");
    return choice;
  }

  /** One of `choices` that is not among `taken`. */
  pickOther<T>(choices: readonly T[], ...taken: readonly T[]): T {
    return this.pick(choices.filter((choice) => !taken.includes(choice)));
  }
}
