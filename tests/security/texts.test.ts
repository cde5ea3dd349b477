import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/pipeline/config.js';
import { createEngine } from '../../src/pipeline/engine.js';

const engine = createEngine(resolveConfig({}, '.'));
const HEAD = 'The two Ministers met on June 4, 2023 and agreed that they will continue their talks. ';

/** Words that made a pattern hang, or might: a hang is met by the time limit of the test. */
const TEXTS: readonly (readonly [string, string])[] = [
  ['numbers in a row behind "before"', `They agreed before the talks ${'3 '.repeat(200)}.`],
  ['"any further" again and again', `They agreed without ${'any further '.repeat(200)}ado.`],
  ['one word of dates again and again', `They agreed in ${'early '.repeat(20_000)}.`],
  ['"of" again and again', `Within two months of ${'of the '.repeat(5000)}.`],
  ['digits without an end', '7'.repeat(100_000)],
  ['spaces', `They agreed ${' '.repeat(100_000)}.`],
  ['brackets that open', '<'.repeat(50_000)],
  ['colons', `They agreed on ${': '.repeat(20_000)}.`],
];

describe('a text that is made to harm', () => {
  it.each(TEXTS)('is read: %s', (_, text) => {
    const source = { id: 'x', source: null, format: 'txt' as const, sha256: '0'.repeat(64), metadata: {} };
    const { rejects } = engine.process({ ...source, text: HEAD + text });
    expect(rejects.filter(({ reason }) => reason !== 'language')).toEqual([]);
  });
});
