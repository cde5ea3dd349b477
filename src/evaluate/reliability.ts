/** A claim of confidence and whether it was right. */
export interface Claim {
  readonly confidence: number;
  readonly right: boolean;
}

/** Claims of about the same confidence. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean confidence claimed, and the share that was right; null in an empty bin. */
  readonly claimed: number | null;
  readonly right: number | null;
}

/** What is left, and how much of it is right, when only records above a confidence are kept. */
export interface Threshold {
  readonly confidence: number;
  readonly kept: number;
  readonly share: number;
  readonly precision: number | null;
}

/** How honest confidences are. */
export interface Reliability {
  readonly count: number;
  /** Expected calibration error over ten bins of equal width; null without claims. */
  readonly expectedCalibrationError: number | null;
  /** Mean squared distance of confidence from what was the case (Brier). */
  readonly brier: number | null;
  readonly bins: readonly Bin[];
  readonly thresholds: readonly Threshold[];
}

const BINS = 10;
const THRESHOLDS = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95];

/**
 * Holds confidences against what was right: the expected calibration error (C. Guo and others, "On Calibration of
 * Modern Neural Networks", 2017) is the mean distance of confidence from the share that is right, over bins.
 */
export function reliability(claims: readonly Claim[]): Reliability {
  const bins = Array.from({ length: BINS }, (_, index) => binOf(claims, index));
  const distance = bins.reduce(
    (sum, { count, claimed, right }) => sum + count * Math.abs((claimed ?? 0) - (right ?? 0)),
    0,
  );
  return {
    count: claims.length,
    expectedCalibrationError: claims.length === 0 ? null : distance / claims.length,
    brier: mean(claims.map(({ confidence, right }) => (confidence - Number(right)) ** 2)),
    bins,
    thresholds: THRESHOLDS.map((confidence) => {
      const kept = claims.filter((claim) => claim.confidence >= confidence);
      return {
        confidence,
        kept: kept.length,
        share: claims.length === 0 ? 0 : kept.length / claims.length,
        precision: mean(kept.map(({ right }) => Number(right))),
      };
    }),
  };
}

function binOf(claims: readonly Claim[], index: number): Bin {
  const inside = claims.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === index);
  return {
    from: index / BINS,
    to: (index + 1) / BINS,
    count: inside.length,
    claimed: mean(inside.map(({ confidence }) => confidence)),
    right: mean(inside.map(({ right }) => Number(right))),
  };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
