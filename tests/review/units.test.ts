import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assertion, StatementRecord } from '../../src/core/records.js';
import { brokenAssertions } from '../../src/review/assertions.js';
import { declaredChanges, declaredFields } from '../../src/review/declared.js';
import { alignStatements } from '../../src/review/difference/align.js';
import { changedFields, placeless } from '../../src/review/difference/fields.js';
import type { Snapshot } from '../../src/review/snapshot.js';
import { holdVersion, STEPS, stepBetween } from '../../src/review/versions.js';
import { record, statement } from '../evaluate/fixtures.js';

const condemned = record('x', statement('x#1', 'condemn', 'condemned'), 0.9);
const agreed = record('x', statement('x#2', 'agree', 'agreed'), 0.2);
const thanked = record('x', statement('x#3', 'thank', 'thanked'), 0.6);

function as(base: StatementRecord, more: Partial<StatementRecord>): StatementRecord {
  return { ...base, ...more };
}

function words(text: string, start = 0): StatementRecord['sentence'] {
  return { start, end: start + text.length, text };
}

describe('alignment', () => {
  it.each<[string, StatementRecord, boolean]>([
    ['the same id', as(agreed, { act: 'deny', sentence: words('Altogether other words.') }), true],
    ['another id in the same place', as(agreed, { id: 'x#9' }), true],
    [
      'a wider cue of the same sentence',
      as(agreed, { id: 'x#9', cue: { ...agreed.cue, end: agreed.cue.end + 3, text: 'agreed to' } }),
      true,
    ],
    [
      'an edited sentence with the same cue',
      as(agreed, {
        id: 'x#9',
        sentence: words('They agreed to meet in Oslo by 30 June 2024.', 500),
        cue: words('agreed', 505),
      }),
      true,
    ],
    [
      'another sentence with the same cue',
      as(agreed, {
        id: 'x#9',
        sentence: words('Nobody ever agreed upon anything at all.', 500),
        cue: words('agreed', 512),
      }),
      false,
    ],
    [
      'another cue of the same sentence',
      as(agreed, {
        id: 'x#9',
        cue: { ...agreed.cue, start: agreed.cue.end + 4, end: agreed.cue.end + 8, text: 'meet' },
      }),
      false,
    ],
  ])('takes %s as one: %#', (_, other, one) => {
    const { pairs, added, removed } = alignStatements([agreed], [other]);
    expect({ pairs: pairs.length, added: added.length, removed: removed.length }).toEqual(
      one ? { pairs: 1, added: 0, removed: 0 } : { pairs: 0, added: 1, removed: 1 },
    );
  });

  it('uses each statement once, whatever the order', () => {
    const rows = [condemned, agreed, thanked, as(agreed, { id: 'x#2-2' })];
    fc.assert(
      fc.property(fc.shuffledSubarray(rows), fc.shuffledSubarray(rows), (old, fresh) => {
        const { pairs, added, removed } = alignStatements(old, fresh);
        expect([...pairs.map(([a]) => a), ...removed].map(({ id }) => id).sort()).toEqual(
          old.map(({ id }) => id).sort(),
        );
        expect([...pairs.map(([, b]) => b), ...added].map(({ id }) => id).sort()).toEqual(
          fresh.map(({ id }) => id).sort(),
        );
        for (const [a, b] of pairs) if (fresh.some(({ id }) => id === a.id)) expect(b.id).toBe(a.id);
      }),
    );
  });
});

describe('fields', () => {
  it('are compared without the places of their words', () => {
    const moved = as(agreed, { cue: { ...agreed.cue, start: 900, end: 906 } });
    expect(changedFields(agreed, moved)).toEqual([]);
    expect(changedFields(agreed, as(agreed, { act: 'deny' })).map(({ field }) => field)).toEqual(['act']);
    expect(placeless({ start: 1, end: 2, text: 'x' })).toEqual({ text: 'x' });
    expect(placeless({ start: 1 })).toEqual({ start: 1 });
  });
});

describe('declared fields', () => {
  const list = { type: 'array', items: { type: 'object', required: ['b'], properties: { b: { enum: ['x', 'y'] } } } };
  const field = (name: string, more: object): object => ({ name, type: 'string', ...more });
  const says = (...fields: object[]) =>
    declaredFields(JSON.stringify({ resources: [{ name: 's', schema: { fields } }] }));
  const base = says(
    field('a', { constraints: { required: true, enum: ['x', 'y'] } }),
    { name: 'l', type: 'array', constraints: { required: true, jsonSchema: list } },
    field('n', {}),
  );
  const nothing = { gone: [], come: [], otherwise: [], valuesGone: [], valuesCome: [] };
  const a = field('a', { constraints: { required: true, enum: ['x', 'y'] } });
  const l = { name: 'l', type: 'array', constraints: { required: true, jsonSchema: list } };
  const n = field('n', {});
  const narrow = JSON.parse(JSON.stringify(l).replace('["x","y"]', '["x"]'));

  it.each([
    ['nothing', [a, l, n], nothing],
    ['a field gone', [a, l], { ...nothing, gone: ['s: n'] }],
    ['a field come', [a, l, n, field('m', {})], { ...nothing, come: ['s: m'] }],
    ['another type', [a, l, { ...n, type: 'integer' }], { ...nothing, otherwise: ['s: n'] }],
    [
      'null where it never was',
      [field('a', { constraints: { enum: ['x', 'y'] } }), l, n],
      { ...nothing, otherwise: ['s: a'] },
    ],
    [
      'a value gone',
      [field('a', { constraints: { required: true, enum: ['x'] } }), l, n],
      { ...nothing, valuesGone: ['s: a: y'] },
    ],
    ['a value gone within a list', [a, narrow, n], { ...nothing, valuesGone: ['s: l[].b: y'] }],
    [
      'a value come',
      [field('a', { constraints: { required: true, enum: ['x', 'y', 'z'] } }), l, n],
      { ...nothing, valuesCome: ['s: a: z'] },
    ],
  ])('tell %s', (_, fields, changes) => {
    expect(declaredChanges(base, says(...fields))).toEqual(changes);
  });

  it.each(['', 'no JSON', '[]', '{"resources": 1}', '{"resources": [1, {"schema": {"fields": [null]}}]}'])(
    'of "%s" are none',
    (text) => {
      expect(declaredFields(text).size).toBe(0);
      expect(declaredChanges(base, declaredFields(text))).toEqual(nothing);
    },
  );
});

describe('versions', () => {
  it.each([
    ['1.0.0', '1.0.0', 'none'],
    ['1.0.0', '1.0.1', 'patch'],
    ['1.2.3', '1.3.0', 'minor'],
    ['1.9.9', '2.0.0', 'major'],
    ['1.2.0', '1.1.9', null],
    ['2.0.0', '1.9.9', null],
    ['1.0.0', 'new', null],
  ])('%s to %s is %s', (old, fresh, step) => {
    expect(stepBetween(old, fresh)).toBe(step);
  });

  it('may move further than needed, never less', () => {
    const versions = { none: '1.0.0', patch: '1.0.1', minor: '1.1.0', major: '2.0.0' } as const;
    for (const [i, step] of STEPS.entries())
      for (const [j, needed] of STEPS.entries())
        expect(holdVersion('data', '1.0.0', versions[step], needed, '').ok).toBe(i >= j);
    expect(holdVersion('data', null, null, 'major', '').ok).toBe(true);
    expect(holdVersion('data', '1.0.0', null, 'none', '').ok).toBe(false);
  });
});

describe('assertions', () => {
  const deadline = { ...words('soon'), relation: 'asap', earliest: null, latest: null, precision: 'vague' } as const;
  const snapshot = {
    documents: [{ id: 'x' }],
    statements: [condemned, as(agreed, { speakers: [] }), as(thanked, { deadlines: [deadline] })],
  } as unknown as Snapshot;

  it.each<[Omit<Assertion, 'name'>, number | null]>([
    [{ measure: 'statements', min: 3, max: 3 }, null],
    [{ measure: 'statements', min: 4 }, 3],
    [{ measure: 'statements', act: 'agree', max: 0 }, 1],
    [{ measure: 'statements', country: 'JPN', min: 3 }, 2],
    [{ measure: 'statements', document: 'y', min: 1 }, 0],
    [{ measure: 'documents', max: 0 }, 1],
    [{ measure: 'without-speaker', max: 0.3 }, 1 / 3],
    [{ measure: 'low-confidence', max: 0.3 }, 1 / 3],
    [{ measure: 'low-confidence', below: 0.1, max: 0 }, null],
    [{ measure: 'unresolved-deadlines', max: 0.5 }, 1],
    [{ measure: 'changed', max: 0 }, null],
  ])('%o gives %s', (assertion, value) => {
    const broken = brokenAssertions([{ name: 'it', ...assertion }], snapshot, null);
    expect(broken.map((one) => one.value)).toEqual(value === null ? [] : [value]);
  });

  it('need a bound', () => {
    expect(() => brokenAssertions([{ name: 'it', measure: 'statements' }], snapshot, null)).toThrow(
      'neither "min" nor',
    );
  });
});
