import type { Span } from '../../core/span.js';
import { type Lexeme, lexemesOf, SHAPES, type Stretch } from './codes.js';
import { countOf } from './numbers.js';
import type { RuleIndex } from './rule-index.js';
import type { Rule } from './rules.js';
import type { TimeUnit, Vocabulary } from './vocabulary.js';

/** Lexemes that one slot or part of a pattern took. */
export interface Capture {
  readonly slot: string;
  readonly lexemes: readonly Lexeme[];
  readonly value: string | number;
  readonly unit: TimeUnit | undefined;
}

/** What a rule matched: one or more extents, each with its captures; `shared` are those outside every extent. */
export interface Match extends Span {
  readonly rule: Rule;
  readonly extents: readonly Extent[];
  readonly shared: readonly Capture[];
}

export interface Extent extends Span {
  readonly captures: readonly Capture[];
}

function captureOf(slot: string, lexemes: readonly Lexeme[], vocabulary: Vocabulary): Capture {
  const first = lexemes[0];
  if (slot === '<count>') return { slot, lexemes, value: countOf(lexemes, vocabulary), unit: undefined };
  if (slot.startsWith('<') || !first) return { slot, lexemes, value: '', unit: undefined };
  for (const name of slot.split('|')) {
    const sense = vocabulary.sense(first.code, name);
    if (sense) return { slot: name, lexemes, value: sense.value, unit: sense.unit };
    if (SHAPES[name]?.includes(first.code)) {
      const value = Number.parseInt(first.lower.replace(/\D/g, ''), 10);
      return { slot: name, lexemes, value, unit: undefined };
    }
  }
  return { slot, lexemes, value: '', unit: undefined };
}

function matchOf(rule: Rule, found: RegExpExecArray, stretch: Stretch, vocabulary: Vocabulary): Match {
  const { lexed, from } = stretch;
  const captured: { readonly at: readonly [number, number]; readonly capture: Capture }[] = [];
  const ranges: [number, number][] = [];
  for (let group = 0; group < rule.groups.length; group++) {
    const at = found.indices?.[group + 1];
    if (!at) continue;
    const slot = rule.groups[group] ?? null;
    if (slot === null) ranges.push(at);
    else captured.push({ at, capture: captureOf(slot, lexemesOf(stretch, at[0], at[1]), vocabulary) });
  }
  if (ranges.length === 0) ranges.push([found.index, found.index + found[0].length]);
  const within = (range: readonly [number, number], at: readonly [number, number]) =>
    at[0] >= range[0] && at[1] <= range[1];
  const extents = ranges.map((range) => ({
    start: lexed.starts[from + range[0]] ?? 0,
    end: lexed.ends[from + range[1] - 1] ?? 0,
    captures: captured.filter(({ at }) => within(range, at)).map(({ capture }) => capture),
  }));
  const shared = captured.filter(({ at }) => !ranges.some((range) => within(range, at))).map(({ capture }) => capture);
  return { rule, extents, shared, start: extents[0]?.start ?? 0, end: extents.at(-1)?.end ?? 0 };
}

/** All matches of all rules, those that begin first and reach farthest first, then in the order of the rules. */
export function matchAll<R extends Rule>(
  rules: RuleIndex<R>,
  stretches: readonly Stretch[],
  vocabulary: Vocabulary,
): Match[] {
  const matches: { readonly match: Match; readonly order: number }[] = [];
  for (const stretch of stretches) {
    for (const order of rules.candidates(stretch.codes)) {
      const rule = rules.rules[order] as Rule;
      rule.expression.lastIndex = 0;
      for (let found = rule.expression.exec(stretch.codes); found; found = rule.expression.exec(stretch.codes)) {
        if (found[0] === '') rule.expression.lastIndex++;
        else matches.push({ match: matchOf(rule, found, stretch, vocabulary), order });
      }
    }
  }
  return matches
    .sort((a, b) => a.match.start - b.match.start || b.match.end - a.match.end || a.order - b.order)
    .map(({ match }) => match);
}

/**
 * Groups of matches that touch one another, in the order of the text; within a group the longest first, so that the
 * first acceptable match of a group wins.
 */
export function clustersOf(sorted: readonly Match[]): Match[][] {
  const clusters: Match[][] = [];
  let end = -1;
  for (const match of sorted) {
    if (match.start < end) clusters.at(-1)?.push(match);
    else clusters.push([match]);
    end = Math.max(end, match.end);
  }
  for (const cluster of clusters) cluster.sort((a, b) => b.end - b.start - (a.end - a.start));
  return clusters;
}
