import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../src/report/compare/align.js';
import { compareReleases, differences, type ReleaseComparison } from '../../src/report/compare/compare.js';
import { findMeetings } from '../../src/report/compare/meetings.js';
import { csvComparison, jsonComparison, markdownComparison, plainComparison } from '../../src/report/compare/render.js';
import type { Dataset } from '../../src/report/dataset.js';
import { createComparer } from '../../src/report/similarity/index.js';
import { createMeasure } from '../../src/report/similarity/measure.js';
import { createWordsOf } from '../../src/report/similarity/words.js';
import { createResources } from '../../src/resources/lexicons.js';
import { ACCOUNTS, datasetOf } from './accounts.js';

const SHARED = resolve(import.meta.dirname, '../../../shared/releases');
const wordsOf = createWordsOf(createResources());
const dataset = datasetOf(ACCOUNTS);
const comparer = createComparer(dataset);

function compared(a: string, b: string, of: Dataset = dataset): ReleaseComparison {
  const [first, second] = [of.document(a), of.document(b)];
  if (!first || !second) throw new Error('no such release');
  return compareReleases(first, second, of, createComparer(of));
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
    expect(findMeetings(dataset, comparer).map(({ a, b }) => [a.id, b.id])).toEqual([['host', 'guest']]);
  });

  it('are aligned, with what is stronger, which deadlines differ, and what one leaves out', () => {
    const { pairs, onlyA, onlyB } = compared('host', 'guest');
    expect(pairs.map(({ a, b }) => [a.cue.text, b.cue.text])).toEqual([
      ['held a meeting', 'met'],
      ['condemned', 'denounced'],
      ['agreed', 'discussed'],
      ['discussed', 'agreed'],
    ]);
    expect(pairs.map((pair) => differences(pair, 'A', 'B'))).toEqual([
      [],
      ['A is stronger: "condemned", strong, over "denounced" (disapproval)'],
      ['A is stronger: "agreed" over "discussed" (commitment)', 'only A has the deadline "by the end of this year"'],
      ['B is stronger: "agreed" over "discussed" (commitment)', 'only B has the deadline "by June 30, 2024"'],
    ]);
    expect(onlyA.map(({ cue }) => cue.text)).toEqual(['welcomed']);
    expect(onlyB).toEqual([]);
  });

  it('are aligned the same way round either way', () => {
    const there = compared('host', 'guest').pairs.map(({ a, b }) => `${a.id} ${b.id}`);
    const back = compared('guest', 'host').pairs.map(({ a, b }) => `${b.id} ${a.id}`);
    expect(back.sort()).toEqual(there.sort());
  });

  it('are compared with nothing when one says nothing', () => {
    expect(align([], dataset.statementsOf('host'), dataset, comparer).onlyB).toHaveLength(5);
  });

  it('are written for people and machines', () => {
    const comparison = compared('host', 'guest');
    expect(
      plainComparison(comparison, 80)
        .split('\n')
        .every((line) => line.length <= 120),
    ).toBe(true);
    expect(markdownComparison(comparison)).toContain('| A | B | differences |');
    expect(csvComparison(comparison).trim().split('\r\n')).toHaveLength(1 + 4 + 1);
    expect(JSON.parse(jsonComparison(comparison))).toMatchObject({
      a: 'host',
      b: 'guest',
      pairs: [{ again: false }, {}, {}, {}],
    });
  });
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
    expect(findMeetings(real, createComparer(real)).map((meeting) => [meeting.a.id, meeting.b.id])).toEqual([[a, b]]);
    const { pairs, onlyA, onlyB } = compared(a, b, real);
    const right = new Set(judged.pairs.filter((pair) => pair.right).map((pair) => `${pair.a} ${pair.b}`));
    const found = pairs.filter((pair) => right.has(`${pair.a.cue.start} ${pair.b.cue.start}`));
    expect(found.length).toBeGreaterThanOrEqual(25);
    expect(found.length / pairs.length).toBeGreaterThanOrEqual(0.9);
    expect(onlyA.length + onlyB.length).toBeGreaterThan(0);
  });
});
