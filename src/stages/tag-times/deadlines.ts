import { addDays, type Day, dayNumber, isoDay } from '../../core/days.js';
import type { DeadlineExpression, TimeExpression } from '../../core/document.js';
import type { DeadlineRelation } from '../../core/records.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { after, type Bounds, boundsOf } from './bounds.js';
import type { FiscalYear, Tense } from './context.js';
import { BREAK, type CodeSet, codeSet, type Lexed, type Lexeme, nearby, OTHER } from './lexer.js';
import { clustersOf, type Match, matchAll } from './match.js';
import { compilePattern } from './pattern.js';
import type { Rule } from './rules.js';
import type { Vocabulary } from './vocabulary.js';

/** How the days of a deadline follow from the time in it. */
type Bound = 'end' | 'before' | 'period' | 'span' | 'event' | 'anchored' | 'none';

export interface DeadlineEntry extends LexiconEntry {
  readonly part?: string;
  readonly pattern?: string;
  /** `none` marks words that look like a deadline and are none. */
  readonly relation?: DeadlineRelation | 'none';
  readonly bound?: Bound;
  /** Words of which a match has one, where it needs no time expression. */
  readonly keys?: readonly string[];
  /** Haste is told of acts to come: not beside a verb in the past. */
  readonly haste?: boolean;
}

interface DeadlineRule extends Rule {
  readonly entry: DeadlineEntry;
}

export interface DeadlineRules {
  readonly patterns: readonly DeadlineRule[];
  /** Codes of which every deadline has one. */
  readonly telling: CodeSet;
}

/** Codes of whole time expressions. */
const TIME_CODES = 'TANPFS';

/** Compiles the deadline lexicon; its words must be in the vocabulary already. */
export function createDeadlineRules(resources: Resources, vocabulary: Vocabulary): DeadlineRules {
  const entries = resources.lexicon<DeadlineEntry>('deadlines');
  const parts = new Map(
    entries.flatMap(({ id, part }) => (part === undefined ? [] : [[id.slice('part:'.length), part] as const])),
  );
  const patterns = entries.flatMap((entry) => {
    if (entry.pattern === undefined) return [];
    const compiled = compilePattern(entry.pattern, parts, vocabulary, `lexicon "deadlines", entry "${entry.id}"`);
    return [{ id: entry.id, reading: '', options: {}, entry, ...compiled }];
  });
  const keys = entries.flatMap(({ keys }) => keys ?? []).flatMap((word) => vocabulary.codesOf(word));
  return { patterns, telling: codeSet([...keys, ...TIME_CODES]) };
}

/** A lexeme, or a whole time expression in its place. */
interface Piece extends Lexeme {
  readonly time?: TimeExpression;
}

const AHEAD = /\b(?:next|coming|upcoming|following|ensuing|remaining|ahead|to come|first)\b/i;
/** Dates that need no preposition ("later this year"); days need none either. */
const ADVERB = /^(?:(?:later|early|late) )?(?:this|next)\b/i;
const BEHIND = /\b(?:past|last|previous|preceding|recent)\b/i;

/** The character of a time expression in patterns of deadlines; spans that lie behind have none. */
function codeOf({ type, value }: TimeExpression, text: string): string {
  if (type === 'SET') return 'S';
  if (type !== 'DURATION') {
    if (value.length < 4) return 'N';
    return ADVERB.test(text) || /^\d{4}-\d\d-\d\d/.test(value) ? 'A' : 'T';
  }
  if (BEHIND.test(text)) return OTHER;
  return AHEAD.test(text) ? 'F' : 'P';
}

/** The lexemes with each time expression as one. */
function withTimes(
  { lexemes }: Lexed,
  times: readonly TimeExpression[],
  view: string,
): Lexed & { readonly lexemes: Piece[] } {
  const pieces: Piece[] = [];
  let at = 0;
  for (const lexeme of lexemes) {
    while (at < times.length && (times[at] as TimeExpression).end <= lexeme.start) at++;
    const time = times[at];
    if (!time || lexeme.start < time.start || lexeme.code === BREAK) pieces.push(lexeme);
    else if (lexeme.start === time.start) {
      pieces.push({
        start: time.start,
        end: time.end,
        lower: '',
        code: codeOf(time, view.slice(time.start, time.end)),
        time,
      });
    }
  }
  return { lexemes: pieces, codes: pieces.map(({ code }) => code).join('') };
}

export interface DeadlineContext {
  readonly anchor: Day | null;
  readonly fiscal: FiscalYear;
  readonly view: string;
  /** Tense of the clause around an expression. */
  readonly tenseOf: (start: number, end: number) => Tense;
  /** Tense of the verb that touches an adverb. */
  readonly tenseBeside: (start: number, end: number) => Tense;
}

/** Finds the deadlines of a view whose time expressions are known. */
export function findDeadlines(
  lexed: Lexed,
  times: readonly TimeExpression[],
  rules: DeadlineRules,
  vocabulary: Vocabulary,
  context: DeadlineContext,
): DeadlineExpression[] {
  const pieces = withTimes(lexed, times, context.view);
  const found: DeadlineExpression[] = [];
  for (const cluster of clustersOf(matchAll(rules.patterns, nearby(pieces, rules.telling), vocabulary))) {
    let taken = -1;
    const chosen: DeadlineExpression[] = [];
    for (const match of cluster) {
      if (chosen.some((other) => match.start < other.end && other.start < match.end) || match.end <= taken) continue;
      const entry = (match.rule as DeadlineRule).entry;
      if (entry.relation === 'none') {
        taken = Math.max(taken, match.end);
        continue;
      }
      const deadline = deadlineOf(match, entry, pieces.lexemes, times, context);
      if (deadline) chosen.push(deadline);
    }
    found.push(...chosen.sort((a, b) => a.start - b.start));
  }
  return found;
}

interface Days {
  readonly earliest: Day | null;
  readonly latest: Day | null;
  readonly exact: boolean;
}

const UNKNOWN: Days = { earliest: null, latest: null, exact: false };

function deadlineOf(
  match: Match,
  entry: DeadlineEntry,
  pieces: readonly Piece[],
  times: readonly TimeExpression[],
  context: DeadlineContext,
): DeadlineExpression | null {
  const inside = pieces.filter(({ start, end, time }) => time && start >= match.start && end <= match.end);
  const own = inside.flatMap(({ time }) => (time ? [time] : []));
  const days = daysOf(entry.bound ?? 'none', own, match, times, context);
  if (!days || isPast(days, context.anchor)) return null;
  if (entry.haste && context.tenseBeside(match.start, match.end) === 'past') return null;
  return {
    start: match.start,
    end: match.end,
    relation: entry.relation as DeadlineRelation,
    earliest: days.earliest && isoDay(days.earliest),
    latest: days.latest && isoDay(days.latest),
    precision: days.exact ? 'exact' : 'vague',
    rule: entry.id,
  };
}

function isPast({ latest }: Days, anchor: Day | null): boolean {
  return latest !== null && anchor !== null && dayNumber(latest) < dayNumber(anchor);
}

function daysOf(
  bound: Bound,
  own: readonly TimeExpression[],
  match: Match,
  times: readonly TimeExpression[],
  context: DeadlineContext,
): Days | null {
  const { anchor, fiscal } = context;
  if (bound === 'none') return UNKNOWN;
  const time = own.at(-1);
  if (bound === 'event') return eventDays(time, context);
  if (!time) return null;
  if (bound === 'span') return spanDays(time, anchor);
  if (bound === 'anchored') return anchoredDays(own, match, times, context);
  const bounds = boundsOf(time.value, time.mod, fiscal);
  if (!bounds) return time.value.startsWith('X') ? UNKNOWN : null;
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
  const latest = anchor && after(anchor, time.value);
  return { earliest: anchor, latest, exact: latest !== null };
}

/** `on` begins with its own first day, `within` and `over` on the day of the release. */
function periodDays(match: Match, first: Bounds, last: Bounds, { anchor, tenseOf }: DeadlineContext): Days | null {
  const { relation } = (match.rule as DeadlineRule).entry;
  if (relation !== 'on') return { earliest: anchor, latest: last.last, exact: true };
  if (anchor && dayNumber(last.last) <= dayNumber(anchor)) return null;
  const hasBegun = anchor !== null && dayNumber(first.first) <= dayNumber(anchor);
  // "held three rounds this year" tells what was done.
  if (hasBegun && tenseOf(match.start, match.end) === 'past') return null;
  return { earliest: first.first, latest: last.last, exact: true };
}

/** "before the summit": known only when the event's very day is named. */
function eventDays(time: TimeExpression | undefined, { fiscal }: DeadlineContext): Days {
  if (!time || !/^\d{4}-\d{2}-\d{2}/.test(time.value)) return UNKNOWN;
  const bounds = boundsOf(time.value, null, fiscal);
  return bounds ? { earliest: null, latest: addDays(bounds.first, -1), exact: true } : UNKNOWN;
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
  const latest = from ? after(from, span.value) : null;
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
