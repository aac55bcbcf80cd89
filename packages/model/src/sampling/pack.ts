/**
 * A sampling chain as the guest reads it.
 *
 *     0 greedy | 4 n-gram | 8 window | 12 repeat | 16 frequency | 20 presence | 24 penalties? | 28 filters | 32 i64 seed
 *     40 filters: i32 code, i32 count or f32 value
 */
import { type Chain, FILTER_NAMES, FILTERS, hasPenalties } from "./options.js";

export const CHAIN = {
  greedy: 0,
  ngram: 4,
  window: 8,
  repeat: 12,
  frequency: 16,
  presence: 20,
  penalties: 24,
  filterCount: 28,
  seed: 32,
  filters: 40,
  filterBytes: 8,
} as const;

export const CHAIN_BYTES = CHAIN.filters + CHAIN.filterBytes * FILTER_NAMES.length;

export function packChain(view: DataView, at: number, chain: Chain): void {
  view.setInt32(at + CHAIN.greedy, Number(chain.greedy), true);
  view.setInt32(at + CHAIN.ngram, chain.ngram, true);
  view.setInt32(at + CHAIN.window, chain.window, true);
  view.setFloat32(at + CHAIN.repeat, chain.repeat, true);
  view.setFloat32(at + CHAIN.frequency, chain.frequency, true);
  view.setFloat32(at + CHAIN.presence, chain.presence, true);
  view.setInt32(at + CHAIN.penalties, Number(hasPenalties(chain)), true);
  view.setInt32(at + CHAIN.filterCount, chain.filters.length, true);
  view.setBigUint64(at + CHAIN.seed, chain.seed, true);
  chain.filters.forEach(({ name, value }, index) => {
    const place = at + CHAIN.filters + CHAIN.filterBytes * index;
    const { code, value: kind } = FILTERS[name];
    view.setInt32(place, code, true);
    if (kind === "count") view.setInt32(place + 4, value, true);
    else view.setFloat32(place + 4, value, true);
  });
}
