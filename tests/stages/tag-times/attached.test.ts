import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, release } from '../engine.js';

/** A paragraph of a release of 4 June 2024, and of its statements those that a deadline bounds. */
interface AttachedCase {
  readonly text: string;
  readonly expect: readonly {
    readonly act: string;
    readonly deadlines: readonly {
      readonly text: string;
      readonly relation: string;
      readonly latest: string | null;
      readonly precision: string;
    }[];
  }[];
}

const path = resolve(import.meta.dirname, '../../cases/times/attached.json');
const cases = JSON.parse(readFileSync(path, 'utf8')) as AttachedCase[];

describe('what deadlines bound', () => {
  it.each(cases)('$text', ({ text, expect: wanted }) => {
    const bounded = read(release(text)).statements.filter(({ deadlines }) => deadlines.length > 0);
    const found = bounded.map(({ act, deadlines }) => ({
      act,
      deadlines: deadlines.map(({ text, relation, latest, precision }) => ({ text, relation, latest, precision })),
    }));
    expect(found).toEqual(wanted);
  });
});
