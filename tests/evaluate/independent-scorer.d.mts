import type { GoldDocument } from '../../src/core/records.js';

type Pairs = readonly (readonly [gold: number, predicted: number])[];

/** Two readings of a release, and which of their parts are paired. */
export interface AlignedRelease {
  readonly gold: GoldDocument;
  readonly predicted: GoldDocument;
  readonly pairs: Pairs;
  readonly times: Pairs;
  readonly deadlines: Pairs;
}

export function score(releases: readonly AlignedRelease[]): Readonly<Record<string, number | null>>;
