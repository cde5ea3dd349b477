import { describe, expect, it } from 'vitest';
import { cases, read, release } from '../engine.js';

interface ContentCase {
  readonly text: string;
  readonly contents: readonly (string | null)[];
  /** Ids of each statement's targets, sorted. */
  readonly targets?: readonly (readonly string[])[];
}

describe('content and targets', () => {
  it.each(cases<ContentCase>('contents'))('$text', ({ text, contents, targets }) => {
    const { statements } = read(release(text));
    expect(statements.map(({ content }) => content?.text ?? null)).toEqual(contents);
    const ids = statements.map((statement) => statement.targets.map(({ id }) => id).sort());
    if (targets) expect(ids).toEqual(targets);
  });
});
