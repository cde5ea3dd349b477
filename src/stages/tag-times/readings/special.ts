import { weekdayOf } from '../../../core/days.js';
import type { Context, Reading } from '../context.js';
import type { Features } from '../features.js';
import { dateValue, unitAt, unknownUnit, yearFor } from '../resolve.js';
import { DIRECTIONS, modOf, namedYear } from './named.js';

/** "FY27", "the next fiscal year". */
export function readFiscal(features: Features, context: Context): Reading {
  const short = features.number('two-digits', 'day-digits');
  const { anchor, fiscal } = context;
  const mod = modOf(features);
  if (short !== undefined) return { type: 'DATE', value: `FY${2000 + short}`, mod };
  if (!anchor) return { type: 'DATE', value: 'FYXXXX', mod };
  const running = anchor.year + (fiscal.named === 'end' ? 1 : 0) - (anchor.month < fiscal.startMonth ? 1 : 0);
  return { type: 'DATE', value: `FY${running + (features.number(...DIRECTIONS) ?? 0)}`, mod };
}

/** "the weekend": in a past clause before its Saturday, the one before. */
export function readWeekend(_features: Features, context: Context): Reading {
  const { anchor } = context;
  if (!anchor) return { type: 'DATE', value: unknownUnit('WE') };
  const isOver = weekdayOf(anchor) < 6 && context.tense() === 'past';
  return { type: 'DATE', value: unitAt(anchor, 'WE', isOver ? -1 : 0) };
}

/** Named days with a fixed date. */
export function readHoliday(features: Features, context: Context): Reading | null {
  const named = features.option('day') ?? features.string('holiday');
  const [month = 1, day = 1] = String(named).split('-').map(Number);
  const year = namedYear(features, context);
  const value = dateValue(year === undefined ? yearFor(month, day, context) : year, month, day);
  return value === null ? null : { type: 'DATE', value };
}
