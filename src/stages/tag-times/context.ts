import type { Day } from '../../core/days.js';
import type { Timex } from './rules.js';

/**
 * Which way a clause looks from the day of the release: `plan` for infinitives of what people plan ("to meet"), `open`
 * for other infinitives and for modals that only lean ahead.
 */
export type Tense = 'past' | 'future' | 'plan' | 'open' | 'none';

/** What a reading may know beside the words. */
export interface Context {
  readonly timex: Timex;
  readonly fiscal: FiscalYear;
  /** Day of the release, or null. */
  readonly anchor: Day | null;
  /** Of the clause around the expression; found only when asked. */
  readonly tense: () => Tense;
  /** True when the clause's verb stands right before the expression. */
  readonly verbIsNear: () => boolean;
  /** The word before the expression, lower case. */
  readonly before: () => string;
  /** Values of the calendar expressions before this one, the last at the end; only those at most so many blocks away. */
  readonly told: (blocks?: number) => readonly string[];
}

/** When fiscal years begin, and whether they are named after the calendar year they begin or end in. */
export interface FiscalYear {
  readonly startMonth: number;
  readonly named: 'start' | 'end';
}

/** Type, value and modifier of an expression. */
export interface Reading {
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  readonly value: string;
  readonly mod?: string | null;
}
