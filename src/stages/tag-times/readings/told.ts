import { addDays, type Day, isoDay, mondayOf, parseIso } from '../../../core/days.js';
import type { Context, Reading } from '../context.js';
import type { Features } from '../features.js';
import { dateValue, unitAt, unknownUnit } from '../resolve.js';
import type { TimeUnit } from '../vocabulary.js';

/** The day that a calendar value begins with, or null for other values. */
export function startOf(value: string): Day | null {
  const week = /^(\d{4})-W(\d{2})/.exec(value);
  if (week) return mondayOf(Number(week[1]), Number(week[2]));
  const part = /^(\d{4})-([QH])(\d)/.exec(value);
  if (part) return { year: Number(part[1]), month: (Number(part[3]) - 1) * (part[2] === 'Q' ? 3 : 6) + 1, day: 1 };
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(value);
  return match ? parseIso(`${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`) : null;
}

/** Digits a value must have to count whole units from it: a day is not counted from a year. */
const GRAIN: Readonly<Record<string, RegExp>> = {
  D: /-\d\d-\d\d|^.{10}/,
  W: /-W|-\d\d-\d\d/,
  M: /^\d{4}-\d\d/,
  Q: /^\d{4}-[Q\d]/,
};

/** The last day told before. */
export function dayTold({ told }: Context, blocks?: number): Day | null {
  const value = told(blocks).findLast((one) => GRAIN.D?.test(one));
  return value === undefined ? null : startOf(value);
}

/** The day of the last date told before that is fine enough for a unit. */
export function toldDay({ told }: Context, unit: TimeUnit): Day | null {
  const grain = unit.time ? GRAIN.D : GRAIN[unit.letter];
  const value = told().findLast((one) => !grain || grain.test(one));
  return value === undefined ? null : startOf(value);
}

/** "the following day", "the previous year", "the same month", "that day": counted from the date told before. */
export function readTold(features: Features, context: Context): Reading | null {
  const unit = features.unit();
  if (!unit) return null;
  const from = toldDay(context, unit) ?? context.anchor;
  const shift = features.number('dir-prior', 'dir-following', 'dir-same') ?? Number(features.option('shift') ?? 0);
  return { type: 'DATE', value: from ? unitAt(from, unit.letter, shift) : unknownUnit(unit.letter) };
}

/** "the next morning", "that night": part of a day counted from the date told before. */
export function readToldPart(features: Features, context: Context): Reading | null {
  const part = features.string('part');
  const from = dayTold(context) ?? context.anchor;
  const shift = features.number('dir-next', 'dir-prior', 'dir-following', 'dir-same') ?? 0;
  return { type: 'TIME', value: `${from ? isoDay(addDays(from, shift)) : unknownUnit('D')}T${part}` };
}

/** "June of that year": the year is that of the date told before. */
export function readToldMonth(features: Features, { told, anchor }: Context): Reading | null {
  const year = Number(told().at(-1)?.slice(0, 4) ?? anchor?.year ?? Number.NaN);
  const day = features.number('day-digits', 'zero-digits', 'day-ordinal');
  const value = dateValue(Number.isNaN(year) ? null : year, features.number('month') ?? 0, day);
  return value === null ? null : { type: 'DATE', value };
}
