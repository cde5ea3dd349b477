import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHarvester, type Harvest } from '../../src/discover/candidates.js';
import { type Lemmas, loadLemmas } from '../../src/discover/lemmas.js';
import { rank } from '../../src/discover/rank.js';
import { extract } from '../../src/index.js';
import { createResources } from '../../src/resources/lexicons.js';
import { read } from '../stages/engine.js';

function data<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../cases/discover/${name}.json`, import.meta.url), 'utf8'));
}

const releases = data<readonly string[]>('releases');
const harvest = createHarvester(createResources());
let lemmas: Lemmas;
let harvests: Harvest[];

beforeAll(async () => {
  lemmas = await loadLemmas();
  harvests = releases.map((text) => harvest(read(text).layers));
});

describe('lemmas', () => {
  it.each(data<readonly { lemma: string; forms: readonly string[] }[]>('lemmas'))('$lemma', ({ lemma, forms }) => {
    expect(lemmas.forms(lemma)).toEqual(forms);
    for (const form of forms) expect(lemmas.lemma(form)).toBe(lemma);
  });
});

describe('discovery', () => {
  it('ranks unknown verbs of saying by use', () => {
    expect(rank(harvests, lemmas, 2).map(({ lemma, count }) => [lemma, count])).toEqual([
      ['flag', 4],
      ['opine', 2],
    ]);
  });

  it('passes over acts that are known, verbs of action, things as subjects, futures and participles', () => {
    const forms = harvests.flatMap(({ unknown }) => unknown.map(({ form }) => form));
    expect(forms).not.toContain('agreed');
    expect(forms).not.toContain('flag');
    expect(forms.filter((form) => form === 'flagged')).toHaveLength(4);
    expect(rank(harvests, lemmas, 1).map(({ lemma }) => lemma)).not.toContain('visit');
  });

  it('counts complements and limits the entry to those seen', () => {
    const [flag] = rank(harvests, lemmas, 2);
    expect(flag?.complements).toEqual({ that: 3, other: 1 });
    expect(flag?.entry).toMatchObject({ forms: ['flags', 'flagged', 'flagged', 'flagging'], only: ['that'] });
  });

  it('wants the number of uses asked for', () => {
    expect(rank(harvests, lemmas, 3).map(({ lemma }) => lemma)).toEqual(['flag']);
    expect(rank([], lemmas, 1)).toEqual([]);
  });

  it('gives entries that make a statement of their example as they stand', () => {
    for (const { entry } of rank(harvests, lemmas, 1)) {
      const text = `Joint Statement of the Foreign Ministers of Norway and Fiji\n\nJune 4, 2024\n\n${entry.examples[0]}\n`;
      const plain = extract(text).statements.flatMap(({ rules }) => rules);
      const taught = extract(text, { lexicons: { acts: [{ ...entry }] } }).statements.flatMap(({ rules }) => rules);
      expect(plain).not.toContain(entry.id);
      expect(taught).toContain(entry.id);
    }
  });
});
