/** The angles of rotary position embedding (Su et al., "RoFormer", 2021), as every forward pass here uses them. */

/** cos and sin of position / base^(2i / size), for each pair i of a head. */
export function rotaryTable(
  position: number,
  size: number,
  base: number,
): { readonly cosines: Float64Array; readonly sines: Float64Array } {
  const cosines = new Float64Array(size / 2);
  const sines = new Float64Array(size / 2);
  for (let pair = 0; pair < size / 2; pair++) {
    const angle = position / base ** ((2 * pair) / size);
    cosines[pair] = Math.cos(angle);
    sines[pair] = Math.sin(angle);
  }
  return { cosines, sines };
}
