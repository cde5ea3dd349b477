import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GoldDocument } from '../../src/core/records.js';
import { align } from '../../src/evaluate/align.js';
import { comparableId, countryMapper } from '../../src/evaluate/annotation.js';
import { assign } from '../../src/evaluate/assignment.js';
import { readGold } from '../../src/evaluate/files.js';
import { MEASURE_NAMES } from '../../src/evaluate/measures.js';
import { scoreDocuments, scores } from '../../src/evaluate/score.js';
import { spanIou, tokenPlaces } from '../../src/evaluate/spans.js';
import { packageRoot } from '../../src/resources/paths.js';
import { goldRelease } from './arbitrary-gold.js';
import { type AlignedRelease, score } from './independent-scorer.mjs';

const none = { seed: 1, samples: 0 };
const valuesOf = (gold: GoldDocument[], predicted: GoldDocument[]): Record<string, number | null> =>
  Object.fromEntries(
    scores(scoreDocuments(gold, new Map(predicted.map((document) => [document.document, document]))), none).map(
      ({ name, value }) => [name, value],
    ),
  );

describe('assignment', () => {
  const best = (weights: readonly (readonly number[])[], row = 0, used: readonly number[] = []): number => {
    if (row === weights.length) return 0;
    const alone = best(weights, row + 1, used);
    const paired = (weights[row] ?? []).map((weight, column) =>
      weight === 0 || used.includes(column) ? 0 : weight + best(weights, row + 1, [...used, column]),
    );
    return Math.max(alone, ...paired);
  };

  it('has the greatest total weight of all, one to one', () => {
    const matrix = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })).chain(([rows, columns]) =>
      fc.array(fc.array(fc.constantFrom(0, 0, 0.25, 0.5, 1, 1.75, 2.5), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
    fc.assert(
      fc.property(matrix, (weights) => {
        const columns = assign(weights);
        const taken = columns.filter((column) => column >= 0);
        expect(new Set(taken).size).toBe(taken.length);
        const total = columns.reduce((sum, column, row) => sum + (weights[row]?.[column] ?? 0), 0);
        expect(total).toBeCloseTo(best(weights), 9);
        columns.forEach((column, row) => {
          if (column >= 0) expect(weights[row]?.[column]).toBeGreaterThan(0);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('ids', () => {
  const country = countryMapper([
    { id: 'person:lee-jong-sup', type: 'person', name: 'Lee', country: 'KOR', role: null },
    { id: 'person:nobody', type: 'person', name: 'Nobody', country: null, role: null },
    { id: 'org:nato', type: 'organization', name: 'NATO', country: null, role: null },
  ]);
  it.each([
    ['JPN', 'JPN'],
    ['org:JPN/ministry-of-defense', 'JPN'],
    ['role:JPN/prime-minister', 'JPN'],
    ['person:lee-jong-sup', 'KOR'],
    ['person:lee-jongsup', 'KOR'],
    ['person:nobody', 'person:nobody'],
    ['group:international-community', 'group'],
    ['group:us-partners', 'group'],
    ['org:nato', 'org:nato'],
    ['role:asean/secretary-general', 'role:asean/secretary-general'],
  ])('%s counts as %s', (id, expected) => {
    expect(country(id)).toBe(expected);
  });

  it('are compared without hyphens for persons only', () => {
    expect(comparableId('person:lee-jong-sup')).toBe(comparableId('person:lee-jongsup'));
    expect(comparableId('org:united-nations')).not.toBe(comparableId('org:unitednations'));
  });
});

describe('spans', () => {
  it.each([
    [null, null, 1],
    [null, { start: 0, end: 4 }, 0],
    [{ start: 0, end: 4 }, { start: 0, end: 4 }, 1],
    [{ start: 0, end: 4 }, { start: 4, end: 8 }, 0],
    [{ start: 0, end: 8 }, { start: 0, end: 10 }, 0.8],
    [{ start: 0, end: 4 }, { start: 2, end: 6 }, 1 / 3],
  ])('IoU of %j and %j is %f', (a, b, expected) => {
    expect(spanIou(a, b)).toBeCloseTo(expected, 12);
    expect(spanIou(b, a)).toBeCloseTo(expected, 12);
  });

  it('have tokens at code points', () => {
    expect([...tokenPlaces({ start: 10, text: '😀 U.S. said' })]).toEqual([
      '10+1',
      '12+1',
      '13+1',
      '14+1',
      '15+1',
      '17+4',
    ]);
  });
});

/** Gold with parts dropped and changed, so that there is something to score. */
function worsened(gold: GoldDocument, seed: number): GoldDocument {
  const kept = gold.statements.filter((_, i) => (seed >> i) % 5 !== 0);
  const ids = new Set(kept.map(({ id }) => id));
  return {
    ...gold,
    title: seed % 2 ? gold.title : null,
    statements: kept.map((statement, i) => ({
      ...statement,
      id: `p-${statement.id}`,
      parent: statement.parent !== null && ids.has(statement.parent) ? `p-${statement.parent}` : null,
      act: (seed >> i) % 3 === 0 ? 'state' : statement.act,
      negated: (seed >> i) % 4 === 0 ? !statement.negated : statement.negated,
      content: (seed >> i) % 7 === 0 ? null : statement.content,
      speakers: (seed >> i) % 6 === 0 ? statement.speakers.slice(1) : statement.speakers,
    })),
    times: gold.times.map((time, i) => ((seed >> i) % 3 === 0 ? { ...time, value: '1999' } : time)),
    deadlines: gold.deadlines
      .slice(seed % 2)
      .map((deadline) => ({ ...deadline, statements: deadline.statements.map((id) => `p-${id}`) })),
  };
}

/** The alignment that the independent scorer is given. */
function aligned(gold: GoldDocument, predicted: GoldDocument): AlignedRelease {
  const { statements: pairs, times, deadlines } = align(gold, predicted);
  return { gold, predicted, pairs, times, deadlines };
}

describe('scores', () => {
  it('are those of an independent scorer that is given the same alignment', () => {
    const releases = fc.array(fc.tuple(goldRelease, fc.nat()), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(releases, (drawn) => {
        const gold = drawn.map(([{ gold }], index) => ({ ...gold, document: `r${index}` }));
        const predicted = gold.map((document, index) => worsened(document, drawn[index]?.[1] ?? 0));
        const ours = valuesOf(gold, predicted);
        const theirs = score(gold.map((document, index) => aligned(document, predicted[index] as GoldDocument)));
        for (const [name, value] of Object.entries(ours)) {
          const other = theirs[name] ?? null;
          if (other === null) expect(value, name).toBeNull();
          else expect(value, name).toBeCloseTo(other, 9);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are those of an independent scorer on the corpus', () => {
    const gold = [...readGold([join(packageRoot, 'corpus', 'gold')]).documents.values()];
    const predicted = gold.map((document, index) => worsened(document, 7919 * (index + 1)));
    const theirs = score(gold.map((document, index) => aligned(document, predicted[index] as GoldDocument)));
    for (const [name, value] of Object.entries(valuesOf(gold, predicted))) {
      expect(value, name).toBeCloseTo(theirs[name] ?? Number.NaN, 3);
    }
  });

  it('are 1, or have nothing to count, for gold against itself', () => {
    const distinct = (list: readonly unknown[]): boolean =>
      new Set(list.map((item) => JSON.stringify(item))).size === list.length;
    fc.assert(
      fc.property(goldRelease, ({ gold }) => {
        // What differs in nothing the alignment looks at is interchangeable to it.
        fc.pre(distinct(gold.statements.map(({ cue, content, act }) => [cue, content, act])));
        fc.pre(distinct(gold.times.map(({ start, end, value }) => [start, end, value])));
        fc.pre(distinct(gold.deadlines.map(({ start, end }) => [start, end])));
        for (const [name, value] of Object.entries(valuesOf([gold], [gold]))) expect(value ?? 1, name).toBe(1);
      }),
      { numRuns: 100 },
    );
  });

  it('do not depend on the order of statements, times or releases', () => {
    fc.assert(
      fc.property(goldRelease, fc.nat(), ({ gold }, seed) => {
        const predicted = worsened(gold, seed);
        const turned = (document: GoldDocument): GoldDocument => ({
          ...document,
          statements: [...document.statements].reverse(),
          times: [...document.times].reverse(),
          deadlines: [...document.deadlines].reverse(),
          entities: [...document.entities].reverse(),
        });
        const other = { ...gold, document: 'another' };
        expect(valuesOf([other, turned(gold)], [turned(predicted)])).toEqual(valuesOf([gold, other], [predicted]));
      }),
      { numRuns: 100 },
    );
  });

  it('count a release that was not read as read with nothing found', () => {
    const [release] = fc.sample(goldRelease, { numRuns: 1, seed: 3 });
    if (!release) throw new Error('no sample');
    const ours = valuesOf([release.gold], []);
    expect(ours.detection).toBe(0);
    expect(ours.act).toBeNull();
    expect(ours.date).toBe(0);
  });

  it('have the names that gates use, each once', () => {
    expect(new Set(MEASURE_NAMES).size).toBe(MEASURE_NAMES.length);
    expect(MEASURE_NAMES).toContain('full');
  });

  it('come with the same intervals for the same seed, around the value', () => {
    const documents = fc
      .sample(goldRelease, { numRuns: 8, seed: 5 })
      .map(({ gold }, index) => ({ ...gold, document: `r${index}` }));
    const scored = scoreDocuments(
      documents,
      new Map(documents.map((gold, i) => [gold.document, worsened(gold, i * 37)])),
    );
    const once = scores(scored, { seed: 7, samples: 200 });
    expect(scores(scored, { seed: 7, samples: 200 })).toEqual(once);
    expect(scores(scored, { seed: 8, samples: 200 })).not.toEqual(once);
    for (const { value, interval } of once) {
      if (value === null || interval === null) continue;
      expect(interval[0]).toBeLessThanOrEqual(value + 1e-9);
      expect(interval[1]).toBeGreaterThanOrEqual(value - 1e-9);
    }
  });
});
