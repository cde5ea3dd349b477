import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatementRecord } from '../../src/core/records.js';
import { align } from '../../src/report/compare/align.js';
import { cluster, halfAlike } from '../../src/report/compare/cluster.js';
import { type ComparedRow, type Comparison, compareReleases, onlyIn } from '../../src/report/compare/compare.js';
import { markdownComparison } from '../../src/report/compare/markdown.js';
import { findMeetings } from '../../src/report/compare/meetings.js';
import { csvComparison, jsonComparison, plainComparison } from '../../src/report/compare/render.js';
import { accountName, differenceWords } from '../../src/report/compare/words.js';
import type { Dataset } from '../../src/report/dataset.js';
import { createComparer } from '../../src/report/similarity/index.js';
import { createMeasure } from '../../src/report/similarity/measure.js';
import { createWordsOf } from '../../src/report/similarity/words.js';
import { createResources } from '../../src/resources/lexicons.js';
import { ACCOUNTS, datasetOf, THIRD } from './accounts.js';

const SHARED = resolve(import.meta.dirname, '../../../shared/releases');
const wordsOf = createWordsOf(createResources());
const dataset = datasetOf(ACCOUNTS);
const comparer = createComparer(dataset);

function compared(ids: readonly string[], of: Dataset = dataset): Comparison {
  const accounts = ids.flatMap((id) => of.document(id) ?? []);
  if (accounts.length !== ids.length) throw new Error('no such release');
  return compareReleases(accounts, of, createComparer(of));
}

const cues = ({ said }: ComparedRow): string[] =>
  said.map((statements) => statements.map(({ cue }) => cue.text).join('+'));

/** Pairs that a row of two accounts holds: what is said again is held against what the other says first. */
function pairsOf({ shared }: Comparison): [StatementRecord, StatementRecord][] {
  return shared.flatMap(({ said }): [StatementRecord, StatementRecord][] => {
    const [[a, ...againA], [b, ...againB]] = said as [StatementRecord[], StatementRecord[]];
    if (!a || !b) return [];
    return [
      [a, b],
      ...againA.map((one): [StatementRecord, StatementRecord] => [one, b]),
      ...againB.map((one): [StatementRecord, StatementRecord] => [a, one]),
    ];
  });
}

describe('words that comparisons count', () => {
  it.each([
    ['the DPRK', ['northkorea']],
    ["North Korea's missiles", ['northkorea', 'missil']],
    ['U.S. forces', ['unitedstates', 'forc']],
    ['trilateral and tripartite', ['trilateral', 'trilateral']],
    ['They agreed.', ['agre']],
    ['not agreed', ['not', 'agre']],
    ['the of and', []],
    ['<b>Bold</b> words', ['bold', 'word']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('the measure', () => {
  const texts = ['fishing data', 'fishing vessels', 'fishing ports', 'missile data'];
  const measure = createMeasure(wordsOf, texts);
  const likeness = (a: string, b: string): number => measure.similarity(measure.weigh(a), measure.weigh(b));

  it('is 1 for the same words in any order, 0 for none in common, and 0 for nothing', () => {
    expect(likeness('fishing data', 'data fishing')).toBeCloseTo(1);
    expect(likeness('fishing', 'missile')).toBe(0);
    expect(likeness('', 'missile')).toBe(0);
  });

  it('lets rare words count for more', () => {
    expect(likeness('missile fishing', 'missile ports')).toBeGreaterThan(likeness('fishing missile', 'fishing ports'));
  });

  it('is what its formula says', () => {
    // 4 texts; "fishing" in 3, "data" in 2, "vessels" in 1.
    const [fishing, data, vessels] = [Math.log(1 + 4 / 3), Math.log(1 + 4 / 2), Math.log(1 + 4)];
    expect(likeness('fishing data', 'fishing vessels')).toBeCloseTo(
      fishing / Math.sqrt((fishing + data) * (fishing + vessels)),
    );
  });

  it('is symmetric and within 0 and 1', () => {
    const text = fc
      .array(fc.constantFrom('fishing', 'data', 'vessels', 'port', 'missile', 'the'), { maxLength: 8 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const value = likeness(a, b);
        expect(value).toBeCloseTo(likeness(b, a));
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('knows a summary within what it sums up', () => {
    const [short, long] = [measure.weigh('fishing data'), measure.weigh('fishing vessels, ports and missile data')];
    expect(measure.containment(short, long)).toBeCloseTo(1);
  });
});

describe('the scale of wording', () => {
  const base = dataset.statements[0];
  if (!base) throw new Error('no statement');
  const cue = (act: string, text: string, strength = 'neutral') =>
    ({ ...base, act, strength, cue: { ...base.cue, text } }) as typeof base;

  it.each([
    ['condemn', 'condemned', 'condemn', 'denounced', 1],
    ['agree', 'agreed', 'discuss', 'discussed', 1],
    ['express-concern', 'expressed concern', 'condemn', 'condemned', -1],
    ['pledge', 'pledged', 'pledge', 'committed', 0],
    ['urge', 'called on', 'demand', 'demanded', -1],
    ['welcome', 'welcomed', 'note', 'noted', 1],
    ['emphasize', 'stressed', 'state', 'said', 1],
  ] as const)('%s "%s" and %s "%s": %i', (actA, wordsA, actB, wordsB, sign) => {
    expect(Math.sign(comparer.wordings.compare(cue(actA, wordsA), cue(actB, wordsB))?.difference ?? 0)).toBe(sign);
  });

  it('counts a strong adverb, and compares nothing across scales', () => {
    expect(
      comparer.wordings.compare(cue('condemn', 'condemned', 'strong'), cue('condemn', 'condemned'))?.difference,
    ).toBeGreaterThan(0);
    expect(comparer.wordings.compare(cue('condemn', 'condemned'), cue('thank', 'thanked'))).toBeNull();
  });
});

describe('two accounts of one meeting', () => {
  it('are found by date, parties and words', () => {
    const found = findMeetings(dataset, comparer).map(({ accounts }) => accounts.map(({ id }) => id));
    expect(found).toEqual([['host', 'guest']]);
  });

  it('are aligned, with what is stronger, which deadlines differ, and what one leaves out', () => {
    const comparison = compared(['host', 'guest']);
    expect(comparison.shared.map(cues)).toEqual([
      ['held a meeting', 'met'],
      ['condemned', 'denounced'],
      ['agreed', 'discussed'],
      ['discussed', 'agreed'],
    ]);
    expect(comparison.shared.map(differenceWords)).toEqual([
      [],
      ['A is stronger: "condemned", strong, over "denounced" (disapproval)'],
      ['A is stronger: "agreed" over "discussed" (commitment)', 'only A has the deadline "by the end of this year"'],
      ['B is stronger: "agreed" over "discussed" (commitment)', 'only B has the deadline "by June 30, 2024"'],
    ]);
    expect(onlyIn(comparison, 0).map(({ cue }) => cue.text)).toEqual(['welcomed']);
    expect(onlyIn(comparison, 1)).toEqual([]);
  });

  it('are aligned the same way round either way', () => {
    const there = pairsOf(compared(['host', 'guest'])).map(([a, b]) => `${a.id} ${b.id}`);
    const back = pairsOf(compared(['guest', 'host'])).map(([a, b]) => `${b.id} ${a.id}`);
    expect(back.sort()).toEqual(there.sort());
  });

  it('are compared with nothing when one says nothing', () => {
    const rows = align([[], dataset.statementsOf('host')], dataset, comparer);
    expect(rows.map(({ said, score }) => [said[0]?.length, said[1]?.length, score])).toEqual(
      new Array(5).fill([0, 1, null]),
    );
  });

  it('are written for people and machines', () => {
    const comparison = compared(['host', 'guest']);
    expect(
      plainComparison(comparison, 80)
        .split('\n')
        .every((line) => line.length <= 120),
    ).toBe(true);
    expect(markdownComparison(comparison)).toContain('| A | B | differences |');
    expect(csvComparison(comparison).trim().split('\r\n')).toHaveLength(1 + 4 + 1);
    expect(JSON.parse(jsonComparison(comparison))).toMatchObject({
      accounts: ['host', 'guest'],
      rows: [{ missing: [] }, {}, {}, {}, { likeness: null }],
    });
  });
});

describe('three accounts of one meeting', () => {
  const three = datasetOf([...ACCOUNTS, THIRD]);
  const comparison = compared(['host', 'guest', 'third'], three);

  it('are found to be one meeting', () => {
    const found = findMeetings(three, createComparer(three)).map(({ accounts }) => accounts.map(({ id }) => id));
    expect(found).toEqual([['host', 'guest', 'third']]);
  });

  it('have one table: a row for each thing said, a column for each account', () => {
    expect(comparison.shared.map(cues)).toEqual([
      ['held a meeting', 'met', 'met+Meet'],
      ['condemned', 'denounced', ''],
      ['agreed', 'discussed', 'noted'],
      ['welcomed', '', 'welcomed'],
      ['discussed', 'agreed', ''],
    ]);
    expect(onlyIn(comparison, 2).map(({ cue }) => cue.text)).toEqual(['thanked']);
  });

  it('tell who says it stronger, who names a day, and who leaves it out', () => {
    expect(comparison.shared.map(differenceWords)).toEqual([
      [],
      ['A is stronger: "condemned", strong, over "denounced" of B (disapproval)', 'left out by C'],
      [
        'A is stronger: "agreed" over "discussed" of B and "noted" of C (commitment)',
        'only A has the deadline "by the end of this year"',
      ],
      ['left out by B'],
      [
        'B is stronger: "agreed" over "discussed" of A (commitment)',
        'only B has the deadline "by June 30, 2024"',
        'left out by C',
      ],
    ]);
  });

  it('have the same rows in any order of the accounts', () => {
    const rowsOf = (ids: readonly string[]): string[] =>
      compared(ids, three).shared.map(({ said }) =>
        said
          .flatMap((statements) => statements.map(({ id }) => id))
          .sort()
          .join(' '),
      );
    expect(rowsOf(['third', 'guest', 'host']).sort()).toEqual(rowsOf(['host', 'guest', 'third']).sort());
  });

  it('hold every statement once, whatever is compared', () => {
    const ids = three.documents.map(({ id }) => id);
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 2 }), (chosen) => {
        const { shared, alone } = compared(chosen, three);
        const held = [...shared, ...alone].flatMap(({ said }) => said.flat().map(({ id }) => id));
        expect(held.sort()).toEqual(chosen.flatMap((id) => three.statementsOf(id).map((one) => one.id)).sort());
        for (const { said } of shared) expect(said.filter(({ length }) => length > 0).length).toBeGreaterThan(1);
      }),
    );
  });

  it('are written with a column each', () => {
    expect(plainComparison(comparison, 100)).toContain('5 things said by several, 2 of them by all');
    expect(markdownComparison(comparison)).toContain('| A | B | C | differences |');
    expect(csvComparison(comparison)).toContain('id C');
  });
});

describe('groups of what is linked', () => {
  const groups = (links: [number, number, number][], count = 4): number[][] =>
    cluster(
      count,
      links.map(([a, b, score]) => ({ a, b, score })),
      (a, b) =>
        halfAlike(a, b, (x, y) => links.some(([from, to]) => (from === x && to === y) || (from === y && to === x))),
    );

  it('take in a third that is linked to one of two, but not a fourth at the end of a chain', () => {
    expect(
      groups(
        [
          [0, 1, 0.9],
          [1, 2, 0.8],
        ],
        3,
      ),
    ).toEqual([[0, 1, 2]]);
    expect(
      groups([
        [0, 1, 0.9],
        [1, 2, 0.8],
        [2, 3, 0.7],
      ]),
    ).toEqual([[0, 1, 2], [3]]);
  });

  it('begin with the strongest link', () => {
    expect(
      groups([
        [0, 1, 0.5],
        [1, 2, 0.9],
        [2, 3, 0.8],
        [0, 3, 0.4],
      ]),
    ).toEqual([[0, 1, 2, 3]]);
  });
});

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'A1'],
])('account %i is called %s', (account, name) => {
  expect(accountName(account)).toBe(name);
});

interface Judged {
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly right: boolean }[];
}

/** Offsets of the file: pairs found are looked up among those judged by hand; one never judged counts as wrong. */
const judged = JSON.parse(
  readFileSync(join(import.meta.dirname, '../cases/report/pairs-003-004.json'), 'utf8'),
) as Judged;

describe.skipIf(!existsSync(SHARED))('one meeting told by two issuers, one of them in a damaged translation', () => {
  it('has at least 25 pairs with a precision of 0.9, and lists what only one says', () => {
    const files = readdirSync(SHARED).filter((name) => /^00[0-4]_.*\.txt$/.test(name));
    const real = datasetOf(
      files.map((name) => [name.replace('.txt', ''), readFileSync(join(SHARED, name), 'utf8')] as const),
    );
    const [a = '', b = ''] = ['003', '004'].map(
      (start) => real.documents.find(({ id }) => id.startsWith(start))?.id ?? '',
    );
    expect(findMeetings(real, createComparer(real)).map(({ accounts }) => accounts.map(({ id }) => id))).toEqual([
      [a, b],
    ]);
    const comparison = compared([a, b], real);
    const pairs = pairsOf(comparison);
    const right = new Set(judged.pairs.filter((pair) => pair.right).map((pair) => `${pair.a} ${pair.b}`));
    const found = pairs.filter(([one, other]) => right.has(`${one.cue.start} ${other.cue.start}`));
    expect(found.length).toBeGreaterThanOrEqual(25);
    expect(found.length / pairs.length).toBeGreaterThanOrEqual(0.9);
    expect(onlyIn(comparison, 0).length + onlyIn(comparison, 1).length).toBeGreaterThan(0);
  });
});
