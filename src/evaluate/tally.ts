import type { Act } from '../core/records.js';
import type { Comparison } from './comparison.js';
import type { StatementMeasure } from './measure-kinds.js';
import { MEASURES } from './measures.js';
import { type Parts, WIDTH } from './parts.js';

/** Summed parts of every measure, in the order of `MEASURES`: four numbers each. */
export type Tally = Float64Array;

/** What one release adds to the figures. */
export interface DocumentTally {
  readonly micro: Tally;
  /** The statement measures again for each act: gold statements under their act, predicted ones under theirs. */
  readonly byAct: ReadonlyMap<Act, Tally>;
}

/** A tally of zeros. */
export function emptyTally(): Tally {
  return new Float64Array(MEASURES.length * WIDTH);
}

/** Adds a tally to another, in place, as often as `times` says. */
export function addTally(sum: Tally, tally: Tally, times: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + times * (tally[i] as number);
}

/** The parts of one measure in a tally. */
export function partsOf(tally: Tally, measure: number): Parts {
  const at = measure * WIDTH;
  return {
    rightPredicted: tally[at] as number,
    predicted: tally[at + 1] as number,
    rightGold: tally[at + 2] as number,
    gold: tally[at + 3] as number,
  };
}

/**
 * Counts every measure in one release. By act, measures over pairs go under the act of the gold statement; those over
 * all statements count recall under the gold act and precision under the predicted one (under the gold act where the
 * act plays no part and the prediction is paired).
 */
export function tallyDocument(comparison: Comparison): DocumentTally {
  const counter = new Counter();
  MEASURES.forEach((measure, m) => {
    switch (measure.over) {
      case 'statements':
        countStatements(comparison, measure, m, counter);
        break;
      case 'pairs':
      case 'members':
        for (const pair of comparison.pairs) counter.add(m, measure.parts(pair), pair.gold.statement.act);
        break;
      default:
        counter.add(m, measure.parts(comparison), null);
    }
  });
  return counter;
}

function countStatements(comparison: Comparison, measure: StatementMeasure, m: number, counter: Counter): void {
  const pairOf = new Map(comparison.pairs.map((pair) => [pair.predicted, pair]));
  for (const predicted of comparison.predicted) {
    const pair = pairOf.get(predicted);
    const act = (measure.ofAct ? predicted : (pair?.gold ?? predicted)).statement.act;
    counter.add(m, { ...NONE, predicted: 1, rightPredicted: pair && measure.right(pair) ? 1 : 0 }, act);
  }
  const pairOfGold = new Map(comparison.pairs.map((pair) => [pair.gold, pair]));
  for (const gold of comparison.gold) {
    const pair = pairOfGold.get(gold);
    counter.add(m, { ...NONE, gold: 1, rightGold: pair && measure.right(pair) ? 1 : 0 }, gold.statement.act);
  }
}

const NONE: Parts = { rightPredicted: 0, predicted: 0, rightGold: 0, gold: 0 };

class Counter implements DocumentTally {
  readonly micro = emptyTally();
  readonly byAct = new Map<Act, Tally>();

  /** Adds parts to a measure, and under an act where the measure is of statements. */
  add(measure: number, parts: Parts, act: Act | null): void {
    bump(this.micro, measure, parts);
    if (act === null) return;
    const tally = this.byAct.get(act) ?? emptyTally();
    this.byAct.set(act, tally);
    bump(tally, measure, parts);
  }
}

function bump(tally: Tally, measure: number, parts: Parts): void {
  [parts.rightPredicted, parts.predicted, parts.rightGold, parts.gold].forEach((amount, slot) => {
    const at = measure * WIDTH + slot;
    tally[at] = (tally[at] as number) + amount;
  });
}
