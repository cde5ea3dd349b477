import fc from 'fast-check';
import type { GoldDocument, SpanRecord } from '../../src/core/records.js';
import { readSchema } from '../../src/resources/schemas.js';

const lists = readSchema('common').$defs as Record<string, { enum: string[] }>;
const oneOf = <T extends string>(name: string): fc.Arbitrary<T> =>
  fc.constantFrom(...((lists[name]?.enum ?? []) as T[]));

/** Words and gaps as releases have them, with astral characters, line ends of both kinds and signs formats escape. */
const word = fc.constantFrom(
  'Ministers',
  'concurred',
  'on',
  '😀',
  '𝒜lpha',
  'a|b',
  '[1]',
  'x\\y',
  'c_d',
  'p;q',
  '*',
  '->',
  'é',
  '“quoted”',
  'U.S.',
  '<b>&amp;',
);
const gap = fc.constantFrom(' ', ' ', ' ', '\n', '\r\n', '\n\n', '\t', '  ', '\r\n\r\n', ' \n ', '\u00a0', '.');

/** A text, and the borders of its words in code points. */
const prose = fc.array(fc.tuple(word, gap), { minLength: 4, maxLength: 30 }).map((parts) => {
  const borders: [number, number][] = [];
  let text = '';
  for (const [words, space] of parts) {
    const start = [...text].length;
    text += words;
    borders.push([start, [...text].length]);
    text += space;
  }
  return { text, borders };
});

type Prose = { readonly text: string; readonly borders: readonly (readonly [number, number])[] };

/** A span from one word to the same or a later one, sometimes cutting into a word. */
function span({ text, borders }: Prose): fc.Arbitrary<SpanRecord> {
  const characters = [...text];
  return fc.tuple(fc.nat(borders.length - 1), fc.nat(5), fc.boolean()).map(([first, more, cut]) => {
    const [start, firstEnd] = borders[first] ?? [0, 1];
    const [, end] = borders[Math.min(first + more, borders.length - 1)] ?? [0, 1];
    const from = cut && firstEnd - start > 1 ? start + 1 : start;
    return { start: from, end, text: characters.slice(from, end).join('') };
  });
}

const entityIds = ['JPN', 'USA', 'person:hamada-yasukazu', 'org:JPN/ministry-of-defense', 'group:allies'];
const entities = fc.constant<GoldDocument['entities']>([
  { id: 'JPN', type: 'country', name: 'Japan', country: 'JPN', role: null },
  { id: 'USA', type: 'country', name: 'the United States', country: 'USA', role: null },
  { id: 'person:hamada-yasukazu', type: 'person', name: 'Hamada', country: 'JPN', role: 'Minister' },
  { id: 'org:JPN/ministry-of-defense', type: 'organization', name: 'MOD', country: 'JPN', role: null },
  { id: 'group:allies', type: 'group', name: 'allies', country: null, role: null },
]);
const nullable = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
const ids = fc.uniqueArray(fc.constantFrom(...entityIds), { maxLength: 3 });
const day = fc.constantFrom('2023-06-04', '2024-12-31');

function statements(prose: Prose): fc.Arbitrary<GoldDocument['statements']> {
  const one = fc.record({
    act: oneOf<GoldDocument['statements'][number]['act']>('Act'),
    strength: oneOf<'strong' | 'neutral' | 'weak'>('Strength'),
    negated: fc.boolean(),
    restated: fc.boolean(),
    reported: fc.boolean(),
    when: nullable(fc.constantFrom('2023', '2023-06')),
    cue: span(prose),
    speakerMention: nullable(span(prose)),
    speakers: ids,
    targets: ids,
    content: nullable(span(prose)),
    up: fc.nat(4),
  });
  return fc.array(one, { maxLength: 6 }).map((list) => {
    const ordered = [...list].sort((a, b) => a.cue.start - b.cue.start || a.cue.end - b.cue.end);
    return ordered.map(({ up, ...statement }, index) => ({
      id: `s${index + 1}`,
      ...statement,
      parent: up > 0 && up <= index ? `s${index + 1 - up}` : null,
    }));
  });
}

/** A release with a gold file that fits it. */
export const goldRelease: fc.Arbitrary<{ readonly gold: GoldDocument; readonly text: string }> = prose
  .chain((made) => fc.record({ made: fc.constant(made), statements: statements(made) }))
  .chain(({ made, statements: list }) =>
    fc
      .record({
        entities,
        times: fc.array(
          fc.record({
            at: span(made),
            type: oneOf<'DATE' | 'TIME' | 'DURATION' | 'SET'>('TimeType'),
            value: fc.constantFrom('2023-06-04', 'P1Y', 'PXM'),
            mod: nullable(oneOf<'START' | 'END'>('TimeMod')),
          }),
          { maxLength: 3 },
        ),
        deadlines: fc.array(
          fc.record({
            at: span(made),
            relation: oneOf<'by' | 'asap'>('Relation'),
            earliest: nullable(day),
            latest: nullable(day),
            precision: oneOf<'exact' | 'vague'>('Precision'),
            bounds: fc.nat(3),
          }),
          { maxLength: 3 },
        ),
      })
      .map(({ entities: people, times, deadlines }) => ({
        text: made.text,
        gold: {
          document: 'release-1',
          sha256: '0'.repeat(64),
          date: '2023-06-04',
          title: 'A “title”',
          publisher: 'org:JPN/ministry-of-defense',
          entities: people,
          statements: list,
          times: times.map(({ at, type, value, mod }) => ({ ...at, type, value, mod })),
          deadlines: deadlines.map(({ at, relation, earliest, latest, precision, bounds }) => ({
            ...at,
            relation,
            earliest,
            latest,
            precision,
            statements: list.slice(0, bounds).map(({ id }) => id),
          })),
        },
      })),
  );
