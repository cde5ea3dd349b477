import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GoldDocument } from '../../src/core/records.js';
import { adjudicate } from '../../src/evaluate/gold/adjudicate.js';
import { checkGold } from '../../src/evaluate/gold/check.js';
import { describeDisagreements } from '../../src/evaluate/gold/disagreements.js';
import { draft, renumber } from '../../src/evaluate/gold/renumber.js';
import { goldRelease } from './arbitrary-gold.js';
import { at, gold, statement, TEXT } from './fixtures.js';

const release = { id: 'x', text: TEXT, sha256: '0'.repeat(64) };
const messages = (value: unknown): string[] =>
  checkGold(value, release).map(({ severity, place, message }) => `${severity} ${place}: ${message}`);
const withStatement = (more: Parameters<typeof statement>[3]): GoldDocument =>
  gold({ statements: [statement('s1', 'condemn', 'condemned', more)], deadlines: [] });

describe('gold check', () => {
  it('finds nothing in good gold', () => {
    expect(messages(gold())).toEqual([]);
    expect(messages(withStatement({ reported: true, when: '2023-06' }))).toEqual([]);
  });

  const cases: readonly (readonly [string, unknown, RegExp])[] = [
    ['no object', [], /error file: \/: must be object/],
    [
      'an act that is not on the list',
      { ...gold(), statements: [{ ...statement('s1', 'state', 'agreed'), act: 'shout' }] },
      /error file: \/statements\/0\/act: must be one of state, /,
    ],
    ['an unknown key', { ...gold(), mood: 1 }, /unknown key "mood"/],
    ['a wrong hash', gold({ sha256: '1'.repeat(64) }), /error sha256: the release has other bytes/],
    [
      'a shifted span',
      withStatement({ cue: { ...at('condemned'), start: 1, end: 10 } }),
      /error s1\.cue: says "condemned", the release has ".*" at 1 to 10\. They stand at 31 to 40\./,
    ],
    [
      'words that are not there',
      withStatement({ content: { start: 0, end: 4, text: 'gone' } }),
      /These words are not in the release/,
    ],
    ['an empty span', withStatement({ content: { start: 4, end: 4, text: '' } }), /s1\.content: is empty/],
    [
      'white space at a border',
      withStatement({ content: at(' the launch') }),
      /warning s1\.content: begins or ends with white space/,
    ],
    ['final punctuation', withStatement({ content: at('Kenya.') }), /warning s1\.content: ends with punctuation/],
    [
      'an id given twice',
      gold({ statements: [statement('s1', 'agree', 'agreed'), statement('s1', 'thank', 'thanked')], deadlines: [] }),
      /error s1: the id stands twice/,
    ],
    ['an unknown speaker', withStatement({ speakers: ['PRK'] }), /error s1\.speakers: "PRK" is not among the entities/],
    ['a speaker twice', withStatement({ speakers: ['JPN', 'JPN'] }), /names one entity twice/],
    ['no speaker', withStatement({ speakers: [] }), /warning s1\.speakers: is empty/],
    ['a date of an act that is not reported', withStatement({ when: '2023' }), /warning s1\.when/],
    ['a parent that is not there', withStatement({ parent: 's9' }), /error s1\.parent: there is no statement "s9"/],
    ['a statement under itself', withStatement({ parent: 's1' }), /goes round in a circle: s1 → s1/],
    [
      'parents in a circle',
      gold({
        statements: [
          statement('s1', 'agree', 'agreed', { parent: 's2' }),
          statement('s2', 'thank', 'thanked', { parent: 's1' }),
        ],
        deadlines: [],
      }),
      /goes round in a circle: s1 → s2 → s1/,
    ],
    [
      'an id of another form',
      gold({
        entities: [{ id: 'Japan', type: 'country', name: 'Japan', country: 'JPN', role: null }, ...gold().entities],
      }),
      /"?Japan"?: is no id of a country/,
    ],
    [
      'two spellings of one person',
      gold({
        entities: [
          ...gold().entities,
          { id: 'person:lee-jong-sup', type: 'person', name: 'Lee', country: 'KOR', role: null },
          { id: 'person:lee-jongsup', type: 'person', name: 'Lee', country: 'KOR', role: null },
        ],
      }),
      /differs only in hyphens/,
    ],
    [
      'a country that the id contradicts',
      gold({
        entities: [
          ...gold().entities,
          { id: 'org:USA/navy', type: 'organization', name: 'Navy', country: 'GBR', role: null },
        ],
      }),
      /its id says USA/,
    ],
    [
      'a time value of no form',
      gold({ times: [{ ...at('30 June 2024'), type: 'DATE', value: 'June 30', mod: null }] }),
      /error times\[0\]: "June 30" is no TIMEX3 value/,
    ],
    [
      'a deadline that ends before it begins',
      gold({
        deadlines: [
          {
            ...at('by 30 June 2024'),
            relation: 'by',
            earliest: '2025-01-01',
            latest: '2024-06-30',
            precision: 'exact',
            statements: ['s2'],
          },
        ],
      }),
      /ends \(2024-06-30\) before it begins/,
    ],
    [
      'haste with a day',
      gold({
        deadlines: [
          {
            ...at('by 30 June 2024'),
            relation: 'asap',
            earliest: null,
            latest: '2024-06-30',
            precision: 'exact',
            statements: ['s2'],
          },
        ],
      }),
      /is asap/,
    ],
    [
      'an exact deadline without a day',
      gold({
        deadlines: [
          {
            ...at('by 30 June 2024'),
            relation: 'by',
            earliest: null,
            latest: null,
            precision: 'exact',
            statements: ['s2'],
          },
        ],
      }),
      /is exact, but gives no day/,
    ],
    [
      'a deadline outside what it bounds',
      gold({
        deadlines: [
          {
            ...at('by 30 June 2024'),
            relation: 'by',
            earliest: null,
            latest: '2024-06-30',
            precision: 'exact',
            statements: ['s1'],
          },
        ],
      }),
      /warning deadlines\[0\]: is not within the content of s1/,
    ],
    [
      'a deadline of an unknown statement',
      gold({
        deadlines: [
          {
            ...at('by 30 June 2024'),
            relation: 'by',
            earliest: null,
            latest: '2024-06-30',
            precision: 'exact',
            statements: ['s7'],
          },
        ],
      }),
      /there is no statement "s7"/,
    ],
  ];
  it.each(cases)('finds %s', (_, value, expected) => {
    expect(messages(value).join('\n')).toMatch(expected);
  });

  it('sees that offsets count UTF-16 units', () => {
    const text = '😀 We agreed.';
    const found = checkGold(
      gold({
        statements: [{ ...statement('s1', 'agree', 'agreed'), cue: { start: 6, end: 12, text: 'agreed' } }],
        times: [],
        deadlines: [],
      }),
      { id: 'x', text, sha256: '0'.repeat(64) },
    );
    expect(found[0]?.message).toContain('UTF-16');
  });

  it.each([
    '2023-06-04',
    '2023-06',
    '2014',
    '2023-Q3',
    '2024-H1',
    '2024-W23',
    '2023-SU',
    '2023-06-04T10:00',
    '201X',
    'FUTURE_REF',
    '2023-01-18/2023-01-20',
    'FY2024',
  ])('takes %s for the value of a date', (value) => {
    expect(messages(gold({ times: [{ ...at('30 June 2024'), type: 'DATE', value, mod: null }] }))).toEqual([]);
  });
  it.each(['P1Y', 'PXM', 'PT3H', 'P3D'])('takes %s for the value of a duration', (value) => {
    expect(messages(gold({ times: [{ ...at('30 June 2024'), type: 'DURATION', value, mod: null }] }))).toEqual([]);
  });

  it('finds no error in gold that fits its release', () => {
    fc.assert(
      fc.property(goldRelease, ({ gold: made, text }) => {
        const errors = checkGold(made, { id: made.document, text, sha256: made.sha256 }).filter(
          ({ severity, place }) => severity === 'error' && !/^(times|deadlines)/.test(place),
        );
        expect(errors).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('gold new', () => {
  it('orders and names statements, and keeps the entities that take part', () => {
    const reading = gold({
      statements: [statement('x#b', 'thank', 'thanked', { parent: 'x#a' }), statement('x#a', 'condemn', 'condemned')],
      deadlines: [
        {
          ...at('by 30 June 2024'),
          relation: 'by',
          earliest: null,
          latest: '2024-06-30',
          precision: 'exact',
          statements: ['x#b'],
        },
      ],
    });
    const drafted = draft(reading, []);
    expect(drafted.statements.map(({ id, act, parent }) => [id, act, parent])).toEqual([
      ['s1', 'condemn', null],
      ['s2', 'thank', 's1'],
    ]);
    expect(drafted.deadlines[0]?.statements).toEqual(['s2']);
    expect(drafted.entities.map(({ id }) => id)).toEqual(['JPN']);
    expect(draft(reading, ['KEN']).entities.map(({ id }) => id)).toEqual(['JPN', 'KEN']);
  });

  it('renumbers without loss', () => {
    fc.assert(
      fc.property(goldRelease, ({ gold: made }) => {
        const once = renumber(made);
        expect(renumber(once)).toEqual(once);
        expect(once.statements).toHaveLength(made.statements.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('gold adjudicate', () => {
  it('agrees with itself', () => {
    fc.assert(
      fc.property(goldRelease, ({ gold: made }) => {
        const distinct = new Set(made.statements.map(({ cue, content, act }) => JSON.stringify([cue, content, act])));
        fc.pre(distinct.size === made.statements.length);
        fc.pre(
          new Set(made.times.map(({ start, end, value }) => `${start} ${end} ${value}`)).size === made.times.length,
        );
        fc.pre(new Set(made.deadlines.map(({ start, end }) => `${start} ${end}`)).size === made.deadlines.length);
        const { merged, disagreements } = adjudicate(made, made);
        expect(disagreements).toEqual([]);
        expect(merged).toEqual(renumber(made));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps what either has and lists what differs', () => {
    const other = gold({
      title: null,
      statements: [
        statement('a', 'condemn', 'condemned', {
          content: at('the launch <b>of & from</b> "X"'),
          speakerMention: at('The Ministers'),
          strength: 'strong',
        }),
        statement('b', 'thank', 'thanked', { content: at('Kenya'), targets: ['KEN'], parent: 'a' }),
        statement('c', 'state', 'meet', { speakers: ['KEN'] }),
      ],
      times: [],
      deadlines: [],
    });
    const { merged, disagreements } = adjudicate(gold(), other);
    expect(merged.statements.map(({ id, act, strength }) => [id, act, strength])).toEqual([
      ['s1', 'condemn', 'neutral'],
      ['s2', 'agree', 'neutral'],
      ['s3', 'state', 'neutral'],
      ['s4', 'thank', 'neutral'],
    ]);
    expect(disagreements.map(({ place, field }) => `${place} ${field}`).sort()).toEqual([
      'deadline "by 30 June 2024" at 94 whole',
      'release title',
      's1 strength',
      's2 whole',
      's3 whole',
      's4 parent',
      'time "30 June 2024" at 97 whole',
    ]);
    expect(describeDisagreements(disagreements)).toContain('s1  strength\n  A: neutral\n  B: strong');
    expect(checkGold(merged, release).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
