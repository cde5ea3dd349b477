import { describe, expect, it } from 'vitest';
import { cases, createReader, release } from './read.js';

interface Case {
  /** What the case shows. */
  readonly why: string;
  readonly text: string;
  readonly title?: string;
  readonly date?: string;
  /** Words of a mention and the ids it must have; all of them must be found. */
  readonly found?: Readonly<Record<string, string>>;
  /** Ids that must not be found. */
  readonly absent?: readonly string[];
  /** All mentions, exactly. */
  readonly only?: Readonly<Record<string, string>>;
}

const read = createReader();

for (const name of ['countries', 'persons', 'offices', 'bodies', 'groups']) {
  describe(`mentions: ${name}`, () => {
    it.each(cases<Case>(name))('$why: $text', ({ text, title, date, found = {}, absent = [], only }) => {
      const document = read(release(text, title, date));
      const mentions = document.mentions.map(
        ({ start, end, entities }) => [document.view.slice(start, end), entities.join(' ')] as const,
      );
      for (const [words, ids] of Object.entries(found)) expect(mentions).toContainEqual([words, ids]);
      if (only) expect(mentions).toEqual(Object.entries(only));
      const ids = document.entities.map(({ id }) => id);
      for (const id of absent) expect(ids).not.toContain(id);
    });
  });
}
