import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpanRecord } from '../../src/core/records.js';
import { resolveConfig } from '../../src/pipeline/config.js';
import { createEngine } from '../../src/pipeline/engine.js';
import { mutatedRelease } from './mutated.js';

const engine = createEngine(resolveConfig({}, '.'));
/** Releases tried, and the seed they grow from: a thousand and always the same ones here, others for the nightly script. */
const { FUZZ = '1000', FUZZ_SEED = '20240601' } = process.env;
const RUNS = Number(FUZZ);
const seed = Number(FUZZ_SEED);
const TIMEOUT = 120_000 + RUNS * 200;

function isSpan(value: unknown): value is SpanRecord {
  return typeof value === 'object' && value !== null && 'text' in value && 'start' in value && 'end' in value;
}

function spansIn(value: unknown): SpanRecord[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(isSpan(value) ? [value] : []), ...Object.values(value).flatMap(spansIn)];
}

function resultOf(text: string) {
  return engine.process({ id: 'x', source: null, format: 'txt', sha256: '0'.repeat(64), text, metadata: {} });
}

/** What is wrong with the result of a text, if anything. */
function faultOf(text: string): string | null {
  const { document, statements, rejects } = resultOf(text);
  const bad = rejects.find(({ reason }) => reason !== 'language');
  if (bad) return `${bad.message} ${bad.errors.join('; ')}`;
  const points = [...text];
  const off = spansIn([document, statements]).find(
    ({ start, end, text: words }) => points.slice(start, end).join('') !== words,
  );
  if (off) return `the span ${JSON.stringify(off)} is not its slice`;
  const ids = new Set(statements.map(({ id }) => id));
  if (ids.size < statements.length) return 'two statements have one id';
  const lost = statements.find(({ parent }) => parent !== null && !ids.has(parent));
  return lost ? `the parent of ${lost.id} is not there` : null;
}

describe('any input', () => {
  it(
    'gives valid records whose spans slice, or a named reject',
    () => {
      fc.assert(
        fc.property(mutatedRelease, (text) => {
          expect(faultOf(text)).toBeNull();
        }),
        { numRuns: RUNS, seed },
      );
    },
    TIMEOUT,
  );

  it(
    'gives the same records each time',
    () => {
      fc.assert(
        fc.property(mutatedRelease, (text) => {
          expect(resultOf(text)).toEqual(resultOf(text));
        }),
        { numRuns: Math.ceil(RUNS / 10), seed },
      );
    },
    TIMEOUT,
  );

  it.each(['', ' ', '\n', '.', '\u0000', '—', '- ', '# ', '---\n---\n', '"', '(', '1.', 'a', '𝄞', '\ufeff'])(
    'takes the text %j',
    (text) => {
      expect(faultOf(text)).toBeNull();
    },
  );
});
