import type { ComparedPair, Comparison } from './comparison.js';
import { answered, type Parts } from './parts.js';

interface Named {
  /** The name gates, JSON and tables use. */
  readonly name: string;
  /** What is counted right, in words. */
  readonly title: string;
}

/** Over all statements: F1 of the statements that are paired and pass the test. */
export interface StatementMeasure extends Named {
  readonly over: 'statements';
  readonly right: (pair: ComparedPair) => boolean;
  /** False where the act plays no part: then, by act, a paired prediction stands under the gold act. */
  readonly ofAct: boolean;
}

/** Over paired statements: a share, or F1 of members. */
export interface PairMeasure extends Named {
  readonly over: 'pairs' | 'members';
  readonly parts: (pair: ComparedPair) => Parts;
}

/** Over the releases or what stands in them beside statements. */
export interface DocumentMeasure extends Named {
  readonly over: 'times' | 'deadlines' | 'entities' | 'releases';
  readonly parts: (comparison: Comparison) => Parts;
}

export type Measure = StatementMeasure | PairMeasure | DocumentMeasure;

/** Makes a measure over all statements. */
export const statements = (name: string, title: string, ofAct: boolean, right: StatementMeasure['right']): Measure => ({
  name,
  title,
  over: 'statements',
  ofAct,
  right,
});

/** Makes a measure that asks one yes-or-no question of each pair. */
export const pairs = (name: string, title: string, right: (pair: ComparedPair) => boolean): Measure => ({
  name,
  title,
  over: 'pairs',
  parts: (pair) => answered(right(pair)),
});

/** Makes a measure of the members of a set or the parts of a span in each pair. */
export const members = (name: string, title: string, parts: PairMeasure['parts']): Measure => ({
  name,
  title,
  over: 'members',
  parts,
});

/** Makes a measure over the release, or what stands in it beside statements. */
export const inDocument = (
  over: DocumentMeasure['over'],
  name: string,
  title: string,
  parts: DocumentMeasure['parts'],
): Measure => ({ name, title, over, parts });
