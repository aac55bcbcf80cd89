/** The angles of rotary position embedding (Su et al., "RoFormer", 2021), as every forward pass here uses them. */
import { type ModelConfig, ROPE_BASE } from "../checkpoint.js";

/** cos and sin of position * frequency for each pair i of a head; the frequency is base^(-2i / size) unless the model has others. */
export function rotaryTable(
  position: number,
  size: number,
  { ropeBase = ROPE_BASE, rope }: Pick<ModelConfig, "ropeBase" | "rope">,
): { readonly cosines: Float64Array; readonly sines: Float64Array } {
  const cosines = new Float64Array(size / 2);
  const sines = new Float64Array(size / 2);
  for (let pair = 0; pair < size / 2; pair++) {
    const frequency = rope?.frequencies[pair];
    const angle = frequency === undefined ? position / ropeBase ** ((2 * pair) / size) : position * frequency;
    // What does not rotate does not grow either.
    const magnitude = frequency === 0 ? 1 : (rope?.magnitude ?? 1);
    cosines[pair] = magnitude * Math.cos(angle);
    sines[pair] = magnitude * Math.sin(angle);
  }
  return { cosines, sines };
}
