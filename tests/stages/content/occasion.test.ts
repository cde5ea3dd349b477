import { describe, expect, it } from 'vitest';
import { cases, read, release } from '../engine.js';

interface OccasionCase {
  readonly text: string;
  /** Of each statement: `own`, `reported`, or the date of the other occasion, which is reported too. */
  readonly occasions: readonly string[];
}

describe('occasion of an act', () => {
  it.each(cases<OccasionCase>('occasions'))('$text', ({ text, occasions }) => {
    const { statements } = read(release(text));
    const found = statements.map(({ reported, when }) => when ?? (reported ? 'reported' : 'own'));
    expect(found).toEqual(occasions);
    expect(statements.map(({ reported }) => reported)).toEqual(occasions.map((occasion) => occasion !== 'own'));
  });
});
