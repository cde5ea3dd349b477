/** A case to learn from: the amounts of its terms by index, and whether it was right. */
export interface Case {
  readonly terms: readonly (readonly [index: number, amount: number])[];
  readonly right: boolean;
}

/** Weights of a logistic regression. */
export interface Fit {
  readonly intercept: number;
  readonly weights: Float64Array;
}

const MOST_STEPS = 400;
/** Weights are written with four decimals. */
const SETTLED = 1e-4;

/** The terms of all cases one after another, for speed: those of case `i` stand from `starts[i]` to `starts[i + 1]`. */
interface Packed {
  readonly starts: Int32Array;
  readonly indexes: Int32Array;
  readonly amounts: Float64Array;
  readonly right: Uint8Array;
}

/**
 * Logistic regression with a ridge penalty on the weights, by accelerated gradient descent (Y. Nesterov, 1983) with
 * a step from the largest case. Deterministic.
 *
 * @param size number of terms
 * @param penalty weight of half the squared weights against the log loss
 */
export function fitLogistic(cases: readonly Case[], size: number, penalty: number): Fit {
  const packed = pack(cases);
  const largest = Math.max(1, ...cases.map(({ terms }) => 1 + terms.reduce((sum, [, amount]) => sum + amount ** 2, 0)));
  const rate = 1 / ((largest * cases.length) / 4 + penalty);
  let at = new Float64Array(size + 1);
  let ahead = at;
  for (let step = 1; step <= MOST_STEPS; step++) {
    const gradient = gradientAt(ahead, packed, size, penalty);
    const next = ahead.map((value, i) => value - rate * (gradient[i] as number));
    const momentum = (step - 1) / (step + 2);
    ahead = next.map((value, i) => value + momentum * (value - (at[i] as number)));
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - (at[i] as number))), 0);
    at = next;
    if (moved < SETTLED) break;
  }
  return { intercept: at[size] as number, weights: at.slice(0, size) };
}

function pack(cases: readonly Case[]): Packed {
  const starts = new Int32Array(cases.length + 1);
  cases.forEach(({ terms }, i) => {
    starts[i + 1] = (starts[i] as number) + terms.length;
  });
  const all = cases.flatMap(({ terms }) => terms);
  return {
    starts,
    indexes: Int32Array.from(all, ([index]) => index),
    amounts: Float64Array.from(all, ([, amount]) => amount),
    right: Uint8Array.from(cases, ({ right }) => Number(right)),
  };
}

/** The last place stands for the intercept, which is not penalised. */
function gradientAt(weights: Float64Array, packed: Packed, size: number, penalty: number): Float64Array {
  const { starts, indexes, amounts, right } = packed;
  const gradient = weights.map((weight, i) => (i === size ? 0 : penalty * weight));
  for (let i = 0; i < right.length; i++) {
    const from = starts[i] as number;
    const to = starts[i + 1] as number;
    let odds = weights[size] as number;
    for (let t = from; t < to; t++) odds += (amounts[t] as number) * (weights[indexes[t] as number] as number);
    const excess = probability(odds) - (right[i] as number);
    for (let t = from; t < to; t++) {
      const index = indexes[t] as number;
      gradient[index] = (gradient[index] as number) + excess * (amounts[t] as number);
    }
    gradient[size] = (gradient[size] as number) + excess;
  }
  return gradient;
}

/** Log odds of a case. */
export function oddsOf({ intercept, weights }: Fit, terms: Case['terms']): number {
  return terms.reduce((sum, [index, amount]) => sum + amount * (weights[index] as number), intercept);
}

/** Probability of log odds. */
export function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

const PLATT_STEPS = 100;
/**
 * Bounds of the stretch: odds of unseen releases lean against what is right in them wherever the features say little,
 * and a stretch below nothing would turn that accident into a rule.
 */
const SCALES = { least: 0, most: 1.5 };

/**
 * Platt scaling: the line over log odds that makes them honest, with his smoothed targets (J. Platt, "Probabilistic
 * Outputs for Support Vector Machines", 1999), by Newton's method.
 */
export function fitPlatt(
  odds: readonly number[],
  right: readonly boolean[],
): { readonly shift: number; readonly scale: number } {
  const positive = right.filter(Boolean).length;
  const high = (positive + 1) / (positive + 2);
  const low = 1 / (right.length - positive + 2);
  let line = { shift: 0, scale: 1 };
  for (let step = 0; step < PLATT_STEPS; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-9, 0, 1e-9];
    odds.forEach((x, i) => {
      const p = probability(line.shift + line.scale * x);
      const excess = p - (right[i] ? high : low);
      const curve = p * (1 - p);
      g0 += excess;
      g1 += excess * x;
      h00 += curve;
      h01 += curve * x;
      h11 += curve * x * x;
    });
    line = newtonStep(line, [g0, g1], [h00, h01, h11]);
  }
  return line;
}

/** One step for both parts of the line or, where the stretch meets a bound, for the shift alone. */
function newtonStep(
  { shift, scale }: { shift: number; scale: number },
  [g0, g1]: readonly [number, number],
  [h00, h01, h11]: readonly [number, number, number],
): { shift: number; scale: number } {
  const determinant = h00 * h11 - h01 ** 2;
  const moved = determinant > 1e-12 ? scale - (h00 * g1 - h01 * g0) / determinant : scale;
  if (moved < SCALES.least || moved > SCALES.most) {
    const bound = moved < SCALES.least ? SCALES.least : SCALES.most;
    return scale === bound ? { shift: shift - g0 / h00, scale } : { shift, scale: bound };
  }
  return determinant > 1e-12
    ? { shift: shift - (h11 * g0 - h01 * g1) / determinant, scale: moved }
    : { shift: shift - g0 / h00, scale };
}
