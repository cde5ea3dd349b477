import type { Context } from '../context.js';
import type { Features } from '../features.js';
import { yearFor } from '../resolve.js';
import { DIRECTIONS, namedYear, wordYear } from './named.js';

/** Quarter, half, third or season of a year that is named or chosen by tense. */
function partOfYear(suffix: string, startMonth: number, features: Features, context: Context): string {
  const named = namedYear(features, context);
  const fiscal = features.has('fiscal', 'fy') && named !== undefined ? 'FY' : '';
  if (named !== undefined) return `${fiscal}${wordYear(named)}-${suffix}`;
  const direction = features.number(...DIRECTIONS);
  const { anchor } = context;
  if (direction === undefined || !anchor) return `${wordYear(yearFor(startMonth, undefined, context))}-${suffix}`;
  return `${wordYear(directedYear(startMonth, direction, anchor.month, anchor.year))}-${suffix}`;
}

function directedYear(startMonth: number, direction: number, month: number, year: number): number {
  if (direction < 0) return startMonth + 2 < month ? year : year - 1;
  if (direction > 0) return startMonth > month ? year : year + 1;
  return year;
}

const SEASON_STARTS: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** "last summer", "the fall of 2024", "as winter approaches". */
export function seasonReading(season: string, features: Features, context: Context): string {
  const { anchor } = context;
  const start = SEASON_STARTS[season] ?? 1;
  // A winter told in January is the one that began in December before, and is named by the year the story is in.
  if (season === 'WI' && anchor && namedYear(features, context) === undefined && !features.has(...DIRECTIONS)) {
    return `${wordYear(anchor.month < 3 ? anchor.year - 1 : anchor.year)}-WI`;
  }
  return partOfYear(season, start, features, context);
}

/** Quarters and halves: "the third quarter of 2025", "H1 2026". */
export function quarterReading(features: Features, context: Context, letter: string, months: number): string | null {
  const nth = features.number('ordinal', 'day-ordinal', 'ordinal-last', 'quarter-glued', 'half-glued');
  if (nth === undefined) return null;
  const n = nth < 0 ? 12 / months : nth;
  if (n * months > 12) return null;
  return partOfYear(`${letter}${n}`, (n - 1) * months + 1, features, context);
}
