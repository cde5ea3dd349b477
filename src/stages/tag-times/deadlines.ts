import { type Day, dayNumber, isoDay } from '../../core/days.js';
import type { DeadlineExpression, TimeExpression } from '../../core/document.js';
import type { DeadlineRelation } from '../../core/records.js';
import type { Lexed } from './codes.js';
import { type Days, type DeadlineContext, daysOf } from './deadline-days.js';
import { withTimes } from './deadline-pieces.js';
import type { DeadlineEntry, DeadlineRule, DeadlineRules } from './deadline-rules.js';
import { clustersOf, type Match, matchAll } from './match.js';
import { nearby } from './nearby.js';
import type { Vocabulary } from './vocabulary.js';

/** Finds the deadlines of a view whose time expressions are known. */
export function findDeadlines(
  lexed: Lexed,
  times: readonly TimeExpression[],
  rules: DeadlineRules,
  vocabulary: Vocabulary,
  context: DeadlineContext,
): DeadlineExpression[] {
  const pieces = withTimes(lexed, times);
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
      const deadline = deadlineOf(match, entry, times, context);
      if (deadline) chosen.push(deadline);
    }
    found.push(...chosen.sort((a, b) => a.start - b.start));
  }
  return found;
}

function deadlineOf(
  match: Match,
  entry: DeadlineEntry,
  times: readonly TimeExpression[],
  context: DeadlineContext,
): DeadlineExpression | null {
  const own = times.filter(({ start, end }) => start >= match.start && end <= match.end);
  const days = daysOf(entry.bound ?? 'none', own, match, times, context);
  if (!days || isPast(days, context.anchor)) return null;
  if (entry.ahead && context.tenseOf(match.start, match.end) === 'past') return null;
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
