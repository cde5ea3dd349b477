import { createRequire } from 'node:module';
import type { Chrono, ParsedResult } from 'chrono-node/en';
import { addDays, type Day, dayNumber, isoDay, pad } from '../../../core/days.js';
import type { Context, Reading } from '../context.js';
import type { Features } from '../features.js';
import { readDate } from './date.js';
import { dayTold } from './told.js';

/** Clock times only: chrono reads "9 a.m.", "09:30 GMT", "noon"; dates come from the patterns. */
let clock: Chrono | undefined;

function chronoClock(): Chrono {
  // Loaded for the first clock time: most releases name none.
  clock ??= onlyClock((createRequire(import.meta.url)('chrono-node/en') as typeof import('chrono-node/en')).strict);
  return clock;
}

/** Of chrono's many parsers the one that reads clock times; the others cost time and find nothing here. */
function onlyClock(all: Chrono): Chrono {
  const single = all.parsers.map((parser) => {
    const one = all.clone();
    one.parsers = [parser];
    one.refiners = [];
    return one;
  });
  return single.find((one) => one.parse('at 9:30 p.m.', SOME_DAY)[0]?.start.get('hour') === 21) ?? all;
}

const SOME_DAY = new Date(Date.UTC(2000, 0, 1, 12));

/** Few clock times occur, and often; chrono is dear. */
const KEPT = 500;
const known = new Map<string, string | null>();

function clockOf(text: string): string | null {
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  if (known.size >= KEPT) known.clear();
  const time = readByChrono(text);
  known.set(text, time);
  return time;
}

function readByChrono(text: string): string | null {
  const result: ParsedResult | undefined = chronoClock().parse(text.replace(/(\d)\.(\d\d)/, '$1:$2'), SOME_DAY)[0];
  const hour = result?.start.get('hour');
  if (!result?.start.isCertain('hour') || hour === null || hour === undefined) return null;
  return `${pad(hour)}:${pad(result.start.get('minute') ?? 0)}`;
}

/** A time in the story of another day belongs to that day ("on Wednesday afternoon. … began around 2 p.m."). */
function storyDay(context: Context): Day | null {
  const told = dayTold(context, 1);
  if (!told || !context.anchor) return null;
  const days = dayNumber(told) - dayNumber(context.anchor);
  const tense = days === 0 ? 'none' : context.tense();
  return (days < 0 && days >= -7 && tense === 'past') || (days > 0 && tense !== 'past') ? told : null;
}

/** The day a time belongs to, as a value with X where nothing says it. */
function dayValue(features: Features, context: Context): string {
  const dated = features.has('month', 'weekday', 'deictic', 'iso-day') ? readDate(features, context)?.value : null;
  if (dated) return dated;
  const told = storyDay(context);
  if (told) return isoDay(told);
  return context.anchor ? isoDay(context.anchor) : 'XXXX-XX-XX';
}

/** "this morning", "Wednesday evening", "last night", "tonight". */
export function readPart(features: Features, context: Context): Reading | null {
  const part = features.string('part') ?? (features.has('tonight') || features.has('overnight') ? 'NI' : undefined);
  if (part === undefined) return null;
  const shift = features.number('dir-past', 'dir-next', 'dir-this', 'dir-prior') ?? 0;
  const dated = features.has('month', 'weekday', 'deictic');
  const day = dated ? dayValue(features, context) : shiftedDay(context.anchor, shift);
  return { type: 'TIME', value: `${day}T${part}`, mod: features.string('phase') ?? null };
}

function shiftedDay(anchor: Day | null, shift: number): string {
  return anchor ? isoDay(addDays(anchor, shift)) : 'XXXX-XX-XX';
}

/** "9:00 a.m. EDT on Thursday, April 21, 2022", "noon", "10:30 GMT". */
export function readClock(features: Features, context: Context): Reading | null {
  const written = features.first('<clock>')?.lexemes[0];
  const time = features.string('hour-name') ?? (written ? clockOf(`at ${written.lower}`) : null);
  if (!time) return null;
  return { type: 'TIME', value: `${dayValue(features, context)}T${inPart(time, features)}` };
}

/** "5:30 this evening" is in the second half of the day. */
function inPart(time: string, features: Features): string {
  const hour = Number(time.slice(0, 2));
  const part = features.string('part') ?? (features.has('tonight') ? 'NI' : '');
  const isLate = (part === 'AF' || part === 'EV' || part === 'NI') && hour < 12;
  return isLate ? `${hour + 12}${time.slice(2)}` : time;
}

/** "1400 GMT", "0900 hours". */
export function readMilitary(features: Features, context: Context): Reading | null {
  const digits = features.first('year', 'long-digits')?.lexemes[0]?.lower ?? '';
  if (!/^(?:[01]\d|2[0-3])[0-5]\d$/.test(digits)) return null;
  return { type: 'TIME', value: `${dayValue(features, context)}T${digits.slice(0, 2)}:${digits.slice(2)}` };
}
