import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Whole numbers below `limit`, evenly distributed; the same sequence for the same seed on every machine. */
export type Below = (limit: number) => number;

/** A seeded source of random numbers. */
export function seeded(seed: number): Below {
  const generator = xoroshiro128plus(seed);
  return (limit) => uniformInt(generator, 0, limit - 1);
}
