import { describe, expect, it } from 'vitest';
import { nominalAlpha, type Unit, unitisingAlpha, unitisingDisagreement } from '../../src/evaluate/krippendorff.js';

const columns = (...rows: readonly string[]): string[][] => {
  const cells = rows.map((row) => row.split(' '));
  return (cells[0] ?? []).map((_, unit) => cells.map((row) => row[unit] ?? '*').filter((value) => value !== '*'));
};

describe("Krippendorff's alpha, nominal", () => {
  it('gives the figures of "Computing Krippendorff\'s Alpha-Reliability" (2011)', () => {
    const binary = columns('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0');
    expect(nominalAlpha(binary)).toBeCloseTo(0.095, 3);
    const nominal = columns('a a b b d c c c e d d a', 'b a b b b c c c e d d d');
    expect(nominalAlpha(nominal)).toBeCloseTo(0.692, 3);
    const fourObserversWithGaps = columns(
      '1 2 3 3 2 1 4 1 2 * * *',
      '1 2 3 3 2 2 4 1 2 5 * 3',
      '* 3 3 3 2 3 4 2 2 5 1 *',
      '1 2 3 3 2 4 4 1 2 5 1 *',
    );
    expect(nominalAlpha(fourObserversWithGaps)).toBeCloseTo(0.743, 3);
  });

  it('gives the figure for the digitized example A of Krippendorff (1995)', () => {
    const bertha = '0 0 1 1 1 1 1 1 1 1 0 0 0 0 1 1 1 1 1 1 0 0 0 0';
    const bill = '0 0 0 0 1 1 1 1 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0 0';
    expect(nominalAlpha(columns(bertha, bill))).toBeCloseTo(0.329, 3);
  });

  it('has no value where there is nothing to disagree on', () => {
    expect(nominalAlpha([])).toBeNull();
    expect(nominalAlpha([['a'], ['b']])).toBeNull();
    expect(nominalAlpha([['a', 'a']])).toBeNull();
  });
});

/** Units as `observer category start length`. */
const units = (...list: readonly (readonly [number, string, number, number])[]): Unit[] =>
  list.map(([observer, category, start, length]) => ({ observer, category, start, end: start + length }));

describe("Krippendorff's alpha for unitising", () => {
  it('gives the figures of "Content Analysis" (2004), section 11.6', () => {
    // The continuum there begins at 150 and is 300 long.
    const found = unitisingDisagreement(
      units(
        [0, 'c', 75, 70],
        [0, 'c', 220, 30],
        [1, 'c', 70, 80],
        [1, 'c', 205, 20],
        [1, 'c', 250, 20],
        [0, 'k', 30, 60],
        [0, 'k', 150, 50],
        [1, 'k', 30, 60],
        [1, 'k', 150, 50],
      ),
      300,
    );
    expect(found.get('c')?.observed).toBeCloseTo(0.0144, 4);
    expect(found.get('c')?.expected).toBeCloseTo(0.0532, 4);
    expect(found.get('k')?.observed).toBe(0);
    expect(found.get('k')?.expected).toBeCloseTo(0.049, 4);
    expect(unitisingAlpha([found.get('c') ?? { observed: 1, expected: 1 }])).toBeCloseTo(0.7286, 3);
    expect(unitisingAlpha(found.values())).toBeCloseTo(0.8591, 3);
  });

  it('gives the observed disagreements of Krippendorff (1995), table 1', () => {
    const found = unitisingDisagreement(
      units(
        [0, 'A', 2, 8],
        [0, 'A', 14, 6],
        [1, 'A', 4, 4],
        [1, 'A', 15, 2],
        [0, 'B', 0, 18],
        [1, 'B', 0, 2],
        [1, 'B', 2, 1],
        [1, 'B', 3, 1],
        [1, 'B', 4, 1],
        [1, 'B', 5, 1],
        [1, 'B', 6, 3],
        [1, 'B', 9, 1],
        [0, 'D', 0, 2],
        [0, 'D', 2, 8],
        [0, 'D', 10, 4],
        [0, 'D', 14, 6],
        [0, 'D', 20, 4],
        [1, 'D', 0, 4],
        [1, 'D', 4, 4],
        [1, 'D', 8, 7],
        [1, 'D', 15, 2],
        [1, 'D', 17, 7],
      ),
      24,
    );
    expect(found.get('A')?.observed).toBeCloseTo(0.03125, 5);
    expect(found.get('B')?.observed).toBeCloseTo(2.26736, 5);
    expect(found.get('D')?.observed).toBeCloseTo(0.38715, 5);
  });

  it('has no value where nothing was marked', () => {
    expect(unitisingAlpha(unitisingDisagreement([], 100).values())).toBeNull();
  });
});
