import type { Below } from './random.js';

/** A 95 % interval. */
export type Interval = readonly [low: number, high: number];

/** Draws as many releases as there are, with replacement: for each, how often it was drawn. */
export function resample(count: number, below: Below): Uint32Array {
  const times = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const drawn = below(count);
    times[drawn] = (times[drawn] as number) + 1;
  }
  return times;
}

/**
 * The percentile interval of bootstrapped values (B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993,
 * chapter 13): from the 2.5th to the 97.5th percentile, with linear interpolation.
 *
 * @returns null when no draw gave a value
 */
export function percentileInterval(values: readonly number[]): Interval | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}

function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}
