import type { TimeExpression, Token } from '../../core/document.js';
import type { TimeMod } from '../../core/records.js';
import type { Lexed } from './codes.js';
import type { Context, Reading } from './context.js';
import { Features } from './features.js';
import { clustersOf, type Extent, type Match, matchAll } from './match.js';
import { nearby } from './nearby.js';
import { readDate } from './readings/date.js';
import { readDuration, readMulti, readSet } from './readings/duration.js';
import { readEra } from './readings/era.js';
import { readFeast } from './readings/feast.js';
import { readRange } from './readings/range.js';
import {
  readDeicticShift,
  readQuarterBefore,
  readReference,
  readSameDay,
  readShift,
  readUnitEnd,
  readWeekOf,
} from './readings/relative.js';
import { readFiscal, readHoliday, readWeekend } from './readings/special.js';
import { readClock, readMilitary, readPart } from './readings/time.js';
import { readTold, readToldMonth, readToldPart } from './readings/told.js';
import type { RuleSet } from './rules.js';

type Reader = (features: Features, context: Context) => Reading | null;

const READERS: Readonly<Record<string, Reader>> = {
  date: readDate,
  range: readRange,
  era: readEra,
  duration: readDuration,
  set: readSet,
  shift: readShift,
  told: readTold,
  'told-part': readToldPart,
  'told-month': readToldMonth,
  reference: readReference,
  part: readPart,
  clock: readClock,
  fiscal: readFiscal,
  weekend: readWeekend,
  holiday: readHoliday,
  feast: readFeast,
  'deictic-shift': readDeicticShift,
  'week-of': readWeekOf,
  'unit-end': readUnitEnd,
  military: readMilitary,
  multi: readMulti,
  'same-day': readSameDay,
  'quarter-before': readQuarterBefore,
};

/** What a text offers beside its words; asked for only where an expression needs it. */
export interface Surroundings {
  readonly base: Pick<Context, 'timex' | 'fiscal' | 'anchor'>;
  readonly clause: (
    start: number,
    end: number,
  ) => { readonly tense: Context['tense'] extends () => infer T ? T : never; readonly near: boolean };
}

interface Told {
  readonly value: string;
  readonly block: number;
}

/** Finds and values the time expressions of a view. */
export function annotate(
  view: string,
  tokens: readonly Token[],
  breaks: readonly number[],
  rules: RuleSet,
  surroundings: Surroundings,
): { readonly times: TimeExpression[]; readonly lexed: Lexed } {
  const { base } = surroundings;
  const lexed = rules.lex(view, tokens, breaks);
  const times: TimeExpression[] = [];
  const told: Told[] = [];
  for (const cluster of clustersOf(matchAll(rules.rules, nearby(lexed, rules.telling), rules.vocabulary))) {
    for (const expression of readCluster(cluster)) {
      times.push(expression);
      const value = toldOf(expression);
      if (value !== null) told.push({ value, block: blockAt(expression.start) });
    }
  }
  return { times, lexed };

  function blockAt(offset: number): number {
    let block = 0;
    while ((breaks[block] ?? Number.POSITIVE_INFINITY) <= offset) block++;
    return block;
  }

  function toldSince(block: number): string[] {
    return told.filter((one) => one.block >= block).map(({ value }) => value);
  }

  function readCluster(cluster: readonly Match[]): TimeExpression[] {
    const taken: Match[] = [];
    const found: TimeExpression[] = [];
    for (const match of cluster) {
      if (taken.some((other) => match.start < other.end && other.start < match.end)) continue;
      if (match.rule.reading === 'none') {
        taken.push(match);
        continue;
      }
      const read = match.extents.map((extent) => expressionOf(match, extent));
      if (read.some((expression) => expression === null)) continue;
      taken.push(match);
      found.push(...read.filter((expression) => expression !== null));
    }
    return found.sort((a, b) => a.start - b.start);
  }

  function expressionOf(match: Match, extent: Extent): TimeExpression | null {
    const { start, end } = extent;
    const reader = READERS[match.rule.reading];
    const clause = lazily(() => surroundings.clause(start, end));
    const context: Context = {
      timex: base.timex,
      fiscal: base.fiscal,
      anchor: base.anchor,
      tense: () => clause().tense,
      verbIsNear: () => clause().near,
      before: () =>
        /(?<!\p{L})\p{L}+$/u.exec(view.slice(Math.max(0, start - 30), start).trimEnd())?.[0].toLowerCase() ?? '',
      told: (blocks = Number.POSITIVE_INFINITY) => toldSince(blockAt(start) - blocks),
    };
    const reading = reader?.(new Features(match, extent), context);
    if (!reading) return null;
    const { type, value, mod } = reading;
    return { start, end, type, value, mod: (mod || null) as TimeMod | null, rule: match.rule.id };
  }
}

/** What later expressions can count from: calendar dates, and the day of a time. */
function toldOf({ type, value }: TimeExpression): string | null {
  if (!/^\d{4}/.test(value)) return null;
  if (type === 'DATE') return value;
  return type === 'TIME' && /^.{10}T/.test(value) ? value.slice(0, 10) : null;
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
