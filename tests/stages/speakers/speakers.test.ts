import { describe, expect, it } from 'vitest';
import { cases, read, release } from '../engine.js';

interface SpeakerCase {
  readonly note: string;
  readonly text: string;
  /** Ids of each statement's speakers, sorted. */
  readonly speakers: readonly (readonly string[])[];
}

describe('speakers', () => {
  it.each(cases<SpeakerCase>('speakers'))('$note', ({ text, speakers }) => {
    const { statements } = read(release(text));
    expect(statements.map((statement) => statement.speakers.map(({ id }) => id).sort())).toEqual(speakers);
  });
});
