import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from '../../src/report/shared/controls.js';
import { csv } from '../../src/report/shared/csv.js';
import { createFilter, FILTER_KEYS, type Filter } from '../../src/report/shared/filter.js';
import { fold, matches, parseQuery } from '../../src/report/shared/query.js';
import { sorted, unpack } from '../../src/report/shared/rows.js';
import { readState, SORT_KEYS, writeState } from '../../src/report/shared/state.js';
import { dataFiles, pack } from '../../src/report/site/data.js';
import { ACCOUNTS, datasetOf, HOSTILE } from './accounts.js';

const dataset = datasetOf([...ACCOUNTS, HOSTILE]);
const { index, rows: packed } = pack(dataset);
const rows = packed.map((row) => unpack(row, index));

describe('searches', () => {
  it.each([
    ['missile', 'North Korean missiles', true],
    ['MISSILE data', 'data on the Missile', true],
    ['"missile data"', 'missile and data', false],
    ['missile -test', 'missile test', false],
    ['erdogan', 'President Erdoğan', true],
    ["people's", 'the People’s hall', true],
    ['-', 'anything', true],
    ['', 'anything', true],
    ['"open phrase', 'an open phrase', true],
    ['-"two words"', 'two words here', false],
  ])('%s in "%s": %s', (query, text, found) => {
    expect(matches(parseQuery(query), fold(text))).toBe(found);
  });

  it('never fail, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string(),
        (query, text) => typeof matches(parseQuery(query), fold(text)) === 'boolean',
      ),
    );
  });
});

describe('filters', () => {
  const count = (filter: Filter): number => rows.filter(createFilter(filter)).length;

  it.each<[Filter, number]>([
    [{}, rows.length],
    [{ act: 'condemn' }, 2],
    [{ act: 'condemn,agree' }, 6],
    [{ class: 'directive' }, 1],
    [{ country: 'ken', act: 'pledge' }, 1],
    [{ from: '2024-10-10' }, 2],
    [{ to: '2024-03-04' }, 5],
    [{ to: '2024-03' }, 12],
    [{ deadline: 'dated' }, 4],
    [{ deadline: 'none', release: 'host' }, 4],
    [{ dueFrom: '2025' }, 1],
    [{ dueTo: '2024' }, 3],
    [{ actor: 'CAN' }, 1],
    [{ actor: 'CAN', as: 'speaker' }, 0],
    [{ strength: 'strong' }, 1],
    [{ q: 'vessels', act: 'discuss' }, 1],
    [{ q: 'Eide lamu' }, 1],
  ])('%j leaves %i', (filter, left) => {
    expect(count(filter)).toBe(left);
  });
});

describe('sorting', () => {
  it.each(SORT_KEYS)('by %s loses nothing and puts what is empty last either way', (key) => {
    for (const descending of [false, true]) {
      const found = sorted(rows, key, descending);
      expect(new Set(found)).toEqual(new Set(rows));
      if (key === 'deadline') expect(found.at(-1)?.deadline).toBe('none');
    }
  });
});

describe('links', () => {
  it('bring back the state they were made of', () => {
    const filter = fc.record(Object.fromEntries(FILTER_KEYS.map((key) => [key, fc.string({ minLength: 1 })])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(filter, fc.constantFrom(...SORT_KEYS), fc.boolean(), (stated, sort, descending) => {
        const state = { filter: stated as Filter, sort, descending };
        expect(readState(`#${writeState(state)}`)).toEqual(state);
      }),
    );
  });

  it.each(['#sort=nonsense', '#%E0%A4%A', '#x=1&y', '#'])('that make no sense do no harm: %s', (link) => {
    expect(readState(link)).toEqual({ filter: {}, sort: 'date', descending: true });
  });
});

describe('CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "so"', '"say ""so"""'],
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2', "'-2"],
    ['two\nlines', '"two\nlines"'],
  ])('writes %j as %s', (value, written) => {
    expect(csv([[value]])).toBe(`${written}\r\n`);
  });
});

describe('data files', () => {
  it('hold all rows, and nothing that ends a script or runs', () => {
    const files = dataFiles(dataset);
    const scope: { communiqueData?: { rows: unknown[] } } = {};
    const run = new Function('globalThis', `with (globalThis) { ${files.map(({ text }) => text).join('')} }`);
    run(scope);
    expect(scope.communiqueData?.rows).toEqual(JSON.parse(JSON.stringify(packed)));
    expect(files.map(({ text }) => text).join('')).not.toContain('<');
  });
});

describe('hidden characters', () => {
  it.each([
    ['\u202eevil\u202c', '[U+202E]evil[U+202C]'],
    ['zero\u200bwidth', 'zero[U+200B]width'],
    ['half \ud800 pair', 'half [U+D800] pair'],
    ['tab\tand\nline 😀', 'tab\tand\nline 😀'],
  ])('%j is shown as %s', (text, shown) => {
    expect(plain(text)).toBe(shown);
  });
});
