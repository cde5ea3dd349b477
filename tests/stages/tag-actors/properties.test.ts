import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader, release } from './read.js';

const read = createReader();

/** Bits of releases in any order, so that grammar meets what nobody would write. */
const bits = fc.constantFrom(
  ...'the The of and , ; ( ) . " - Minister Ministers Defense Foreign Affairs President Secretary of State U.S. Japan ROK Japan-ROK-U.S. Israeli Kim Hamada Jong-sup bin Al van de J. Jr. II Mr. H.E. 😀 é – Security Council Working Group (ROK) NATO G7 Leaders leaders authorities met with We said to Government’s \'s ÅLAND'.split(
    ' ',
  ),
);
const texts = fc.oneof(
  fc.array(bits, { maxLength: 60 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('actors of any text', () => {
  it('are spans in order, apart, with ids that are entities', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { view, mentions, entities, parties, publisher } = read(release(text));
        const ids = new Set(entities.map(({ id }) => id));
        expect(ids.size).toBe(entities.length);
        let end = 0;
        for (const mention of mentions) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(mention.end).toBeLessThanOrEqual(view.length);
          expect(view.slice(mention.start, mention.end).trim()).toBe(view.slice(mention.start, mention.end));
          for (const id of mention.entities) expect(ids).toContain(id);
          end = mention.end;
        }
        for (const id of parties) expect(id).toMatch(/^(?:[A-Z]{3}|(?:person|role|org|group):[^\s]+)$/);
        if (publisher !== null) expect(ids).toContain(publisher);
        for (const { id } of entities) expect(id).toMatch(/^(?:[A-Z]{3}|(?:person|role|org|group):[a-zA-Z0-9/-]+)$/);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('are the same on every run', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(release(text))).toEqual(createdAnew(release(text)));
      }),
      { numRuns: 30, seed: 11 },
    );
  });
});

const createdAnew = createReader();

describe('entries of the user', () => {
  it('settle the country of an office holder', () => {
    const persons = [{ id: 'x', name: 'Tala Vonn', country: 'FJI', role: 'Foreign Minister', from: '2020-01-01' }];
    const own = createReader({ persons });
    const text = release(
      'Foreign Minister Tala Vonn met Canadian Foreign Minister Ann Roy. Foreign Minister Vonn left.',
    );
    const country = (document: ReturnType<typeof read>) =>
      document.entities.find(({ id }) => id === 'person:vonn-tala')?.country;
    expect(country(own(text))).toBe('FJI');
    expect(country(read(text))).not.toBe('FJI');
  });

  it('add bodies and groups', () => {
    const own = createReader({ bodies: [{ id: 'river-pact', names: ['River Pact'] }] });
    expect(own(release('The River Pact was thanked.')).mentions.map(({ entities }) => entities)).toEqual([
      ['org:river-pact'],
    ]);
  });
});
