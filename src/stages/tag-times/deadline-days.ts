import { addDays, type Day, dayNumber } from '../../core/days.js';
import type { TimeExpression } from '../../core/document.js';
import { type Bounds, boundsOf, dayAfter } from './bounds.js';
import type { FiscalYear, Tense } from './context.js';
import type { Bound, DeadlineRule } from './deadline-rules.js';
import type { Match } from './match.js';

export interface DeadlineContext {
  readonly anchor: Day | null;
  readonly fiscal: FiscalYear;
  readonly view: string;
  /** Tense of the clause around an expression. */
  readonly tenseOf: (start: number, end: number) => Tense;
  /** Tense of the verb that touches an adverb. */
  readonly tenseBeside: (start: number, end: number) => Tense;
}

/** First and last whole day of a deadline. */
export interface Days {
  readonly earliest: Day | null;
  readonly latest: Day | null;
  readonly exact: boolean;
}

const UNKNOWN: Days = { earliest: null, latest: null, exact: false };

/** The days of a deadline from the time expressions in it; null when they make none. */
export function daysOf(
  bound: Bound,
  own: readonly TimeExpression[],
  match: Match,
  times: readonly TimeExpression[],
  context: DeadlineContext,
): Days | null {
  const { anchor, fiscal } = context;
  const { entry } = match.rule as DeadlineRule;
  if (bound === 'none') return entry.from === 'release' ? { ...UNKNOWN, earliest: anchor } : UNKNOWN;
  const time = own.at(-1);
  if (bound === 'event') return eventDays(entry.relation, time, context);
  if (!time) return null;
  if (bound === 'span') return spanDays(time, anchor);
  if (bound === 'anchored') return anchoredDays(own, match, times, context);
  const bounds = boundsOf(time.value, time.mod, fiscal);
  // Without a release date the day stays open; with one, only days that come again every year do.
  if (!bounds) return time.value.startsWith('X') && (!anchor || entry.relation !== 'on') ? UNKNOWN : null;
  if (bound === 'before') return { earliest: null, latest: beforeOf(time, bounds), exact: true };
  if (bound === 'end') return { earliest: null, latest: bounds.last, exact: true };
  const first = own.length > 1 && own[0] ? boundsOf(own[0].value, own[0].mod, fiscal) : bounds;
  return periodDays(match, first ?? bounds, bounds, context);
}

/** "before the end of this year" ends with the year, "before 2026" and "before 1 May" the day before. */
function beforeOf(time: TimeExpression, { first, last }: Bounds): Day {
  return time.mod === 'END' ? last : addDays(first, -1);
}

function spanDays(time: TimeExpression, anchor: Day | null): Days {
  const latest = anchor && dayAfter(anchor, time.value);
  return { earliest: anchor, latest, exact: latest !== null };
}

/** The day of the release itself is still to come where the clause says so ("will meet this afternoon"). */
function isToCome(day: Day, anchor: Day, tense: () => Tense): boolean {
  const days = dayNumber(day) - dayNumber(anchor);
  return days > 0 || (days === 0 && tense() === 'future');
}

/** `on` begins with its own first day, `within` and `over` on the day of the release. */
function periodDays(match: Match, first: Bounds, last: Bounds, { anchor, tenseOf }: DeadlineContext): Days | null {
  const { relation } = (match.rule as DeadlineRule).entry;
  const hasBegun = anchor !== null && dayNumber(first.first) <= dayNumber(anchor);
  // "held three rounds this year" and "throughout the year they sought" tell what was done.
  if (hasBegun && relation !== 'within' && tenseOf(match.start, match.end) === 'past') return null;
  if (relation !== 'on') return { earliest: anchor, latest: last.last, exact: true };
  if (anchor && !isToCome(last.last, anchor, () => tenseOf(match.start, match.end))) return null;
  return { earliest: first.first, latest: last.last, exact: true };
}

/** "before the summit": known when its day is named, and at the end of the month in which it is to be. */
function eventDays(relation: string | undefined, time: TimeExpression | undefined, { fiscal }: DeadlineContext): Days {
  const bounds = time ? boundsOf(time.value, time.mod, fiscal) : null;
  if (!bounds) return UNKNOWN;
  const isDay = dayNumber(bounds.first) === dayNumber(bounds.last);
  return {
    earliest: null,
    latest: isDay && relation === 'before' ? addDays(bounds.last, -1) : bounds.last,
    exact: true,
  };
}

/** "within 90 days of signature": counted from the day of the event where the release tells it. */
function anchoredDays(
  own: readonly TimeExpression[],
  match: Match,
  times: readonly TimeExpression[],
  context: DeadlineContext,
): Days {
  const [span, named] = own;
  if (!span) return UNKNOWN;
  const from = named ? boundsOf(named.value, null, context.fiscal)?.first : eventDay(match, span, times, context);
  const latest = from ? dayAfter(from, span.value) : null;
  return from && latest ? { earliest: from, latest, exact: true } : UNKNOWN;
}

/** The day the release gives for the event that a deadline counts from ("signed on 3 May 2024"). */
function eventDay(
  match: Match,
  span: TimeExpression,
  times: readonly TimeExpression[],
  context: DeadlineContext,
): Day | null {
  const phrase = context.view.slice(span.end, match.end).toLowerCase();
  const own = /\b(?:this|today|date of (?:this|the present))\b/.test(phrase);
  if (own) return context.anchor;
  const stem = /(sign|adopt|ratif|entry|enter|accept|launch|approv|conclu|publi|announc)/.exec(phrase)?.[1];
  if (!stem) return null;
  const root = stem === 'entry' ? 'ent(?:er|ry)' : stem;
  const near = new RegExp(`\\b${root}\\w*\\b[^.;\\n]{0,60}?\\bon\\s*$`, 'i');
  for (const time of times) {
    if (time.type !== 'DATE' || !/^\d{4}-\d{2}-\d{2}$/.test(time.value)) continue;
    if (near.test(context.view.slice(Math.max(0, time.start - 90), time.start))) {
      return boundsOf(time.value, null, context.fiscal)?.first ?? null;
    }
  }
  return null;
}
