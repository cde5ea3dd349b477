import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GoldDocument } from '../../src/core/records.js';
import { brat } from '../../src/evaluate/formats/brat.js';
import { doccano } from '../../src/evaluate/formats/doccano.js';
import { type Format, losses, type Release } from '../../src/evaluate/formats/format.js';
import { FORMATS } from '../../src/evaluate/formats/index.js';
import { restore } from '../../src/evaluate/formats/restore.js';
import { goldRelease } from './arbitrary-gold.js';

function roundTrip(format: Format, release: Release, base: GoldDocument | null): GoldDocument {
  const files = format.write([release]).filter(({ name }) => format.extensions.some((end) => name.endsWith(end)));
  const [imported] = format.read(files, () => release.text);
  if (!imported) throw new Error('nothing came back');
  return restore(format, imported, base, release.gold.sha256);
}

/** Order within a list says nothing. */
function ordered(gold: GoldDocument): GoldDocument {
  const sorted = <T>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    ...gold,
    statements: sorted(gold.statements),
    times: sorted(gold.times),
    deadlines: sorted(gold.deadlines.map((deadline) => ({ ...deadline, statements: sorted(deadline.statements) }))),
  };
}

describe.each(FORMATS.map((format) => [format.name, format] as const))('%s', (_, format) => {
  it('brings back all it can hold', () => {
    fc.assert(
      fc.property(goldRelease, (release) => {
        const back = ordered(roundTrip(format, release, null));
        const gold = ordered(release.gold);
        if (Object.keys(format.lacks).length === 0) {
          expect(back.statements).toEqual(gold.statements);
          expect(back.times).toEqual(gold.times);
          expect(back.deadlines).toEqual(gold.deadlines);
        } else {
          const bare = ({ act, cue, content, speakerMention }: GoldDocument['statements'][number]): object => ({
            act,
            cue,
            content,
            speakerMention,
          });
          expect(back.statements.map(bare)).toEqual(expect.arrayContaining(gold.statements.map(bare)));
        }
        if (format.holdsHeader)
          expect({ ...back, statements: [], times: [], deadlines: [] }).toEqual({
            ...gold,
            statements: [],
            times: [],
            deadlines: [],
          });
      }),
      { numRuns: 60 },
    );
  });

  it('says what it loses', () => {
    const [release] = fc.sample(goldRelease, { numRuns: 1, seed: 1 });
    const said = losses(format, release ? [release] : []).join('\n');
    for (const features of Object.values(format.lacks)) for (const feature of features) expect(said).toContain(feature);
    expect(said.includes('entities')).toBe(!format.holdsHeader);
  });
});

describe('with the exported gold as base', () => {
  it.each(FORMATS.filter((format) => format.name !== 'doccano').map((format) => [format.name, format] as const))(
    '%s loses nothing',
    (_, format) => {
      fc.assert(
        fc.property(goldRelease, (release) => {
          expect(ordered(roundTrip(format, release, release.gold))).toEqual(ordered(release.gold));
        }),
        { numRuns: 40 },
      );
    },
  );

  it('doccano, too, where cues tell statements apart', () => {
    fc.assert(
      fc.property(goldRelease, (release) => {
        const distinct = <T extends { start: number }>(list: readonly T[]): boolean =>
          new Set(list.map(({ start }) => start)).size === list.length;
        const { statements, times, deadlines } = release.gold;
        fc.pre(distinct(statements.map(({ cue }) => cue)) && distinct(times) && distinct(deadlines));
        expect(ordered(roundTrip(doccano, release, release.gold))).toEqual(ordered(release.gold));
      }),
      { numRuns: 40 },
    );
  });
});

describe('offsets', () => {
  const text = '😀 A\r\nB says C';
  const cue = { start: 7, end: 11, text: 'says' };
  const gold: GoldDocument = {
    document: 'x',
    sha256: '0'.repeat(64),
    date: null,
    title: null,
    publisher: null,
    entities: [],
    statements: [
      {
        id: 's1',
        act: 'state',
        strength: 'neutral',
        negated: false,
        restated: false,
        reported: false,
        when: null,
        parent: null,
        cue,
        speakerMention: null,
        speakers: [],
        targets: [],
        content: null,
      },
    ],
    times: [],
    deadlines: [],
  };
  const written = (name: string): string =>
    FORMATS.find((format) => format.name === name)
      ?.write([{ gold, text }])
      .find(({ name: file }) => !file.endsWith('.txt'))?.content ?? '';

  it('count code points where the tool does', () => {
    expect(written('brat')).toContain('T1\tstate 7 11\tsays');
    expect(JSON.parse(written('label-studio'))[0].annotations[0].result[0].value).toMatchObject({ start: 7, end: 11 });
    expect(JSON.parse(written('web-annotation')).first.items[0].target.selector[0]).toMatchObject({
      start: 7,
      end: 11,
    });
  });

  it('count UTF-16 units where the tool does', () => {
    expect(JSON.parse(written('doccano')).entities[0]).toMatchObject({ start_offset: 8, end_offset: 12 });
    expect(written('webanno-tsv')).toMatch(/^1-4\t8-12\tsays\tstate/m);
  });

  it('are told apart by the quoted words', () => {
    const format = FORMATS.find(({ name }) => name === 'label-studio') as Format;
    const content = written('label-studio').replaceAll('"start": 7', '"start": 8').replaceAll('"end": 11', '"end": 12');
    expect(format.read([{ name: 'x.json', content }], () => undefined)[0]?.marks[0]).toMatchObject({
      start: 7,
      end: 11,
    });
    expect(() =>
      format.read([{ name: 'x.json', content: content.replaceAll('"start": 8', '"start": 9') }], () => undefined),
    ).toThrow(/x\.json, task 1: "says" does not stand at 9/);
  });
});

describe('faults of imported files', () => {
  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    ['brat', 'x.ann', 'hello', /x\.ann:1: "hello" is no brat annotation/],
    ['brat', 'x.ann', 'T1\tContent a b\tc', /x\.ann:1: no offsets/],
    ['brat', 'x.ann', 'E1\tstate:T9', /no text-bound annotation T9/],
    ['label-studio', 'x.json', '{}', /not a list of tasks/],
    ['label-studio', 'x.json', '[{"data": {}}]', /task 1: no "data\.text"/],
    ['doccano', 'x.jsonl', '{"text": 1}', /x\.jsonl:1: no "text"/],
    ['doccano', 'x.jsonl', '{', /x\.jsonl:1: not JSON/],
    ['webanno-tsv', 'x.tsv', 'x', /does not begin with "#FORMAT=WebAnno TSV 3"/],
    ['web-annotation', 'x.jsonld', '{"type": "Annotation"}', /not an AnnotationCollection/],
  ];
  it.each(cases)('%s: %s', (name, file, content, message) => {
    const format = FORMATS.find((known) => known.name === name);
    expect(() => format?.read([{ name: file, content }], () => 'A text')).toThrow(message);
  });

  it('a brat file without its text', () => {
    expect(() => brat.read([{ name: 'x.ann', content: '' }], () => undefined)).toThrow(/no x\.txt beside it/);
  });
});
