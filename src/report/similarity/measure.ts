import type { WordsOf } from './words.js';

/** The words of a text with the weight of each. */
export interface Weighted {
  readonly weights: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Compares texts by their words, the rare ones counting for more. */
export interface Measure {
  weigh(text: string): Weighted;
  /** 0 for nothing in common, 1 for the same words. Symmetric. */
  similarity(a: Weighted, b: Weighted): number;
  /** How much of the lesser text the other holds, 0 to 1: a headline lies within its paragraph. Symmetric. */
  containment(a: Weighted, b: Weighted): number;
}

/**
 * The similarity of two texts: shared weight over the geometric mean of both weights,
 *
 *     Σ w(shared) / √(Σ w(a) · Σ w(b))        w(t) = ln(1 + N / n(t))
 *
 * the Otsuka–Ochiai coefficient on sets of words, weighted by inverse document frequency (K. Spärck Jones, "A
 * statistical interpretation of term specificity", Journal of Documentation 28, 1972). Unlike the Jaccard coefficient it
 * is kind to one account being longer than the other, and unlike the cosine of counts it does not reward repetition.
 *
 * @param texts what n(t) is counted over; N is their number
 */
export function createMeasure(wordsOf: WordsOf, texts: Iterable<string>): Measure {
  const frequency = new Map<string, number>();
  let count = 0;
  for (const text of texts) {
    count++;
    for (const word of new Set(wordsOf(text))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const weightOf = (word: string): number => Math.log(1 + Math.max(count, 1) / (frequency.get(word) ?? 1));
  return {
    weigh(text) {
      const weights = new Map([...new Set(wordsOf(text))].map((word) => [word, weightOf(word)]));
      return { weights, total: [...weights.values()].reduce((sum, weight) => sum + weight, 0) };
    },
    similarity,
    containment,
  };
}

function sharedWeight(a: Weighted, b: Weighted): number {
  const [few, many] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [word, weight] of few.weights) if (many.weights.has(word)) shared += weight;
  return shared;
}

function similarity(a: Weighted, b: Weighted): number {
  return a.total === 0 || b.total === 0 ? 0 : sharedWeight(a, b) / Math.sqrt(a.total * b.total);
}

function containment(a: Weighted, b: Weighted): number {
  const lesser = Math.min(a.total, b.total);
  return lesser === 0 ? 0 : sharedWeight(a, b) / lesser;
}
