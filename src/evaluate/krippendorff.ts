import type { Span } from '../core/span.js';

/**
 * Krippendorff's alpha for nominal data: 1 at perfect agreement, 0 at what chance would give (K. Krippendorff,
 * "Computing Krippendorff's Alpha-Reliability", 2011, section B and C).
 *
 * @param units the values that each unit was given; units with fewer than two values say nothing and are left out
 * @returns null when nothing can be compared or only one value occurs
 */
export function nominalAlpha(units: readonly (readonly string[])[]): number | null {
  const totals = new Map<string, number>();
  let pairable = 0;
  let differing = 0;
  for (const values of units) {
    if (values.length < 2) continue;
    pairable += values.length;
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    for (const [value, count] of counts) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      differing += (count * (values.length - count)) / (values.length - 1);
    }
  }
  let expected = 0;
  for (const count of totals.values()) expected += count * (pairable - count);
  return expected === 0 ? null : 1 - ((pairable - 1) * differing) / expected;
}

/** A unit that an observer marked on the continuum. */
export interface Unit extends Span {
  readonly observer: number;
  readonly category: string;
}

interface Section {
  readonly start: number;
  readonly length: number;
  /** False for the gaps between units. */
  readonly unit: boolean;
}

/** Observed and expected disagreement on one category. */
export interface Disagreement {
  readonly observed: number;
  readonly expected: number;
}

/**
 * Krippendorff's alpha for unitising: agreement on where units of a continuum begin and end (K. Krippendorff, "On the
 * Reliability of Unitizing Continuous Data", Sociological Methodology 25, 1995; with the expected disagreement of
 * "Content Analysis", 2nd edition, 2004, section 11.6).
 *
 * @param units what the observers marked; units of one observer and category must not overlap
 * @param length length of the continuum, which begins at 0
 * @param observers how many there were, whether or not they marked anything
 * @returns the disagreements by category, in alphabetical order
 */
export function unitisingDisagreement(
  units: readonly Unit[],
  length: number,
  observers = 2,
): ReadonlyMap<string, Disagreement> {
  const categories = [...new Set(units.map(({ category }) => category))].sort();
  return new Map(
    categories.map((category) => {
      const lines = Array.from({ length: observers }, (_, observer) =>
        sections(
          units.filter((unit) => unit.category === category && unit.observer === observer),
          length,
        ),
      );
      return [category, { observed: observed(lines, length), expected: expected(lines, length) }];
    }),
  );
}

/** Alpha of all categories together; null when no unit was marked. */
export function unitisingAlpha(disagreements: Iterable<Disagreement>): number | null {
  let observedSum = 0;
  let expectedSum = 0;
  for (const { observed, expected } of disagreements) {
    observedSum += observed;
    expectedSum += expected;
  }
  return expectedSum === 0 ? null : 1 - observedSum / expectedSum;
}

/** An observer's units with the gaps between them. */
function sections(units: readonly Span[], length: number): Section[] {
  const line: Section[] = [];
  let end = 0;
  for (const unit of [...units].sort((a, b) => a.start - b.start)) {
    if (unit.start > end) line.push({ start: end, length: unit.start - end, unit: false });
    line.push({ start: unit.start, length: unit.end - unit.start, unit: true });
    end = unit.end;
  }
  if (end < length) line.push({ start: end, length: length - end, unit: false });
  return line;
}

/** Squared difference of two sections of different observers (1995, equation 5). */
function difference(a: Section, b: Section): number {
  const offset = a.start - b.start;
  if (a.unit && b.unit) {
    const overlapping = -a.length < offset && offset < b.length;
    return overlapping ? offset ** 2 + (offset + a.length - b.length) ** 2 : 0;
  }
  if (a.unit && !b.unit) return offset >= 0 && b.length - a.length >= offset ? a.length ** 2 : 0;
  if (b.unit && !a.unit) return offset <= 0 && b.length - a.length <= offset ? b.length ** 2 : 0;
  return 0;
}

function observed(lines: readonly (readonly Section[])[], length: number): number {
  let sum = 0;
  lines.forEach((line, i) => {
    lines.forEach((other, j) => {
      if (i !== j) for (const a of line) for (const b of near(other, a)) sum += difference(a, b);
    });
  });
  return sum / (lines.length * (lines.length - 1) * length ** 2);
}

/** The sections of a line that touch a section: all others differ by nothing. */
function near(line: readonly Section[], { start, length }: Section): readonly Section[] {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const section = line[middle] as Section;
    if (section.start + section.length <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < line.length && (line[last] as Section).start < start + length) last++;
  return line.slice(low, last);
}

function expected(lines: readonly (readonly Section[])[], length: number): number {
  const all = lines.flat();
  const units = all.filter(({ unit }) => unit);
  const gaps = all.filter(({ unit }) => !unit);
  let sum = 0;
  let within = 0;
  for (const { length: l } of units) {
    const fitting = gaps.reduce((total, gap) => total + (gap.length >= l ? gap.length - l + 1 : 0), 0);
    sum += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * fitting;
    within += l * (l - 1);
  }
  const places = lines.length * length;
  return ((2 / length) * sum) / (places * (places - 1) - within);
}
