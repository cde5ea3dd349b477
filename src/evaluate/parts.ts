/**
 * What a measure counts in one release: of `predicted` things `rightPredicted` are right, of `gold` things
 * `rightGold`. All four add up over releases, so that every figure follows from sums. An accuracy has all things on
 * both sides.
 */
export interface Parts {
  readonly rightPredicted: number;
  readonly predicted: number;
  readonly rightGold: number;
  readonly gold: number;
}

/** Numbers in a tally for each measure, in the order of `Parts`. */
export const WIDTH = 4;

/** Parts of things matched one to one. */
export function matched(right: number, predicted: number, gold: number): Parts {
  return { rightPredicted: right, predicted, rightGold: right, gold };
}

/** Parts of a yes-or-no question asked once. */
export function answered(right: boolean): Parts {
  return matched(right ? 1 : 0, 1, 1);
}

/** Precision, recall and F1 of a sum of parts; for an accuracy all three are the share that is right. */
export interface Figure extends Parts {
  readonly precision: number | null;
  readonly recall: number | null;
  /** F1, or accuracy; null where there was nothing to count. */
  readonly value: number | null;
}

/** F1 of summed parts: null when neither side has anything, 0 when nothing is right. */
export function f1(parts: Parts): number | null {
  if (parts.gold + parts.predicted === 0) return null;
  const precision = parts.predicted === 0 ? 0 : parts.rightPredicted / parts.predicted;
  const recall = parts.gold === 0 ? 0 : parts.rightGold / parts.gold;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** The figure of summed parts. */
export function figure(parts: Parts): Figure {
  return {
    ...parts,
    precision: parts.predicted === 0 ? null : parts.rightPredicted / parts.predicted,
    recall: parts.gold === 0 ? null : parts.rightGold / parts.gold,
    value: f1(parts),
  };
}
