import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/index.js';

describe('a text of nothing but offices', () => {
  it('is read in time linear in its length', () => {
    // A walk that began anew at each word would not come to its end within the time of a test.
    const { document, rejects } = extract('Minister '.repeat(40_000));
    expect(rejects).toEqual([]);
    expect(document?.counts.words).toBe(40_000);
  });
});
