import { expect, it } from 'vitest';
import { spellingOf } from '../../src/core/spelling.js';
import { tokenAt, tokenFrom } from '../../src/core/token-search.js';

const tokens = [
  [0, 3],
  [4, 8],
  [8, 9],
].map(([start = 0, end = 0]) => {
  const spelling = spellingOf('x'.repeat(end - start));
  return { start, end, lower: spelling.lower, spelling, tag: 'X' };
});

it('finds tokens by offset', () => {
  expect([0, 1, 4, 5, 8, 9].map((offset) => tokenFrom(tokens, offset))).toEqual([0, 1, 1, 2, 2, 3]);
  expect([0, 1, 4, 5, 8, 9].map((offset) => tokenAt(tokens, offset))).toEqual([
    0,
    undefined,
    1,
    undefined,
    2,
    undefined,
  ]);
});
