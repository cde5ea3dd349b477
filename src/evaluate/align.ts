import { overlap, type Span } from '../core/span.js';
import type { AnnotatedDocument, AnnotatedStatement } from './annotation.js';
import { assign } from './assignment.js';
import { spanIou } from './spans.js';

/** Pairs of indexes: gold first, then predicted; ascending by gold. */
export type Pairs = readonly (readonly [gold: number, predicted: number])[];

/** What belongs together in two readings of one release. */
export interface Alignment {
  readonly gold: AnnotatedDocument;
  readonly predicted: AnnotatedDocument;
  readonly statements: Pairs;
  readonly times: Pairs;
  readonly deadlines: Pairs;
}

/**
 * Pairs the parts of two readings of one release one to one, so that the total weight is greatest. Statements need
 * overlapping cues and weigh IoU(cues) + IoU(contents) + 0.5 for equal acts; times and deadlines need overlapping
 * spans and weigh IoU + 0.5 for equal values. The order in which either reading lists its parts makes no difference.
 */
export function align(gold: AnnotatedDocument, predicted: AnnotatedDocument): Alignment {
  return {
    gold,
    predicted,
    statements: pairUp(gold.statements, predicted.statements, cueOf, statementKey, statementWeight),
    times: pairUp(
      gold.times,
      predicted.times,
      self,
      JSON.stringify,
      (a, b) => spanIou(a, b) + bonus(a.value === b.value),
    ),
    deadlines: pairUp(
      gold.deadlines,
      predicted.deadlines,
      self,
      ({ statements: _, ...deadline }) => JSON.stringify(deadline),
      (a, b) => spanIou(a, b) + bonus(sameDeadline(a, b)),
    ),
  };
}

/** True when relation, latest day and precision are equal. */
export function sameDeadline(a: AnnotatedDocument['deadlines'][number], b: typeof a): boolean {
  return a.relation === b.relation && a.latest === b.latest && a.precision === b.precision;
}

const self = <T>(item: T): T => item;
const cueOf = (statement: AnnotatedStatement): Span => statement.cue;
const bonus = (equal: boolean): number => (equal ? 0.5 : 0);

function statementWeight(a: AnnotatedStatement, b: AnnotatedStatement): number {
  return spanIou(a.cue, b.cue) + spanIou(a.content, b.content) + bonus(a.act === b.act);
}

/** Everything a statement says, without ids, which differ between readings and are given in the order of the file. */
function statementKey({ id: _id, parent: _parent, ...rest }: AnnotatedStatement): string {
  return JSON.stringify(rest);
}

/** Items by place and then by what they say: the same sequence whatever order they came in. */
function canonicalOrder<T>(items: readonly T[], spanOf: (item: T) => Span, keyOf: (item: T) => string): number[] {
  const keys = items.map((item) => ({ span: spanOf(item), key: keyOf(item) }));
  return keys
    .map((_, index) => index)
    .sort((i, j) => {
      const a = keys[i] as (typeof keys)[number];
      const b = keys[j] as (typeof keys)[number];
      return a.span.start - b.span.start || a.span.end - b.span.end || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
    });
}

function pairUp<T>(
  gold: readonly T[],
  predicted: readonly T[],
  spanOf: (item: T) => Span,
  keyOf: (item: T) => string,
  weight: (gold: T, predicted: T) => number,
): Pairs {
  const goldOrder = canonicalOrder(gold, spanOf, keyOf);
  const predictedOrder = canonicalOrder(predicted, spanOf, keyOf);
  const pairs: [number, number][] = [];
  for (const group of overlapGroups(gold, predicted, goldOrder, predictedOrder, spanOf)) {
    const weights = group.gold.map((i) =>
      group.predicted.map((j) => {
        const a = gold[i] as T;
        const b = predicted[j] as T;
        return overlap(spanOf(a), spanOf(b)) > 0 ? weight(a, b) : 0;
      }),
    );
    assign(weights).forEach((column, row) => {
      const i = group.gold[row];
      const j = group.predicted[column];
      if (i !== undefined && j !== undefined) pairs.push([i, j]);
    });
  }
  return pairs.sort((a, b) => a[0] - b[0]);
}

interface Group {
  readonly gold: number[];
  readonly predicted: number[];
}

/** Stretches of the text within which spans overlap: each is an assignment problem of its own, and a small one. */
function overlapGroups<T>(
  gold: readonly T[],
  predicted: readonly T[],
  goldOrder: readonly number[],
  predictedOrder: readonly number[],
  spanOf: (item: T) => Span,
): Group[] {
  const groups: Group[] = [];
  let end = -1;
  let g = 0;
  let p = 0;
  while (g < goldOrder.length || p < predictedOrder.length) {
    const i = goldOrder[g];
    const j = predictedOrder[p];
    const goldSpan = i === undefined ? null : spanOf(gold[i] as T);
    const predictedSpan = j === undefined ? null : spanOf(predicted[j] as T);
    const takeGold = goldSpan !== null && (predictedSpan === null || goldSpan.start <= predictedSpan.start);
    const span = (takeGold ? goldSpan : predictedSpan) as Span;
    if (span.start >= end) groups.push({ gold: [], predicted: [] });
    end = Math.max(end, span.end);
    const group = groups[groups.length - 1] as Group;
    if (takeGold) group.gold.push(goldOrder[g++] as number);
    else group.predicted.push(predictedOrder[p++] as number);
  }
  return groups;
}
