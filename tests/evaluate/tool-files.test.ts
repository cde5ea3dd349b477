import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GoldDocument } from '../../src/core/records.js';
import { FORMATS } from '../../src/evaluate/formats/index.js';
import { restore } from '../../src/evaluate/formats/restore.js';

const folder = new URL('../cases/evaluate/formats/', import.meta.url);
const content = (name: string): string => new TextDecoder().decode(readFileSync(new URL(name, folder)));
const text = content('release.txt');

/** A file in the shape the tool itself writes: with its own ids, keys and layers beside ours. */
function read(format: string, file: string, name: string): GoldDocument {
  const found = FORMATS.find((known) => known.name === format);
  const [imported] = found?.read([{ name, content: content(file) }], () => text) ?? [];
  if (!found || !imported) throw new Error('nothing was read');
  return restore(found, imported, null, '1'.repeat(64));
}

const summary = (gold: GoldDocument): object => ({
  statements: gold.statements.map(
    ({ act, strength, reported, cue, content: said, speakerMention, speakers, targets }) => [
      act,
      strength,
      reported,
      cue.text,
      said?.text ?? null,
      speakerMention?.text ?? null,
      speakers.join(' '),
      targets.join(' '),
    ],
  ),
  times: gold.times.map(({ text: words, type, value }) => [words, type, value]),
  deadlines: gold.deadlines.map(({ text: words, relation, latest, precision, statements }) => [
    words,
    relation,
    latest,
    precision,
    statements,
  ]),
});

const condemn = ['condemn', 'strong', false, 'condemned', 'the launch', 'We, the Ministers', 'JPN USA', 'PRK'];
const intend = ['intend', 'neutral', true, 'will meet', 'again by 30 June 2024', 'We, the Ministers', '', ''];
const time = ['30 June 2024', 'DATE', '2024-06-30'];

describe('files as annotation tools write them', () => {
  it('brat, after an annotator worked on it', () => {
    const gold = read('brat', 'brat.ann', 'release.ann');
    expect(summary(gold)).toEqual({
      statements: [condemn, intend],
      times: [time],
      deadlines: [['by 30 June 2024', 'by', '2024-06-30', 'exact', ['s2']]],
    });
    expect(gold.entities.map(({ id, type, country }) => [id, type, country])).toEqual([
      ['JPN', 'country', 'JPN'],
      ['USA', 'country', 'USA'],
      ['PRK', 'country', 'PRK'],
    ]);
  });

  it('Label Studio, export type JSON', () => {
    const gold = read('label-studio', 'label-studio.json', 'project-3.json');
    expect(summary(gold)).toEqual({
      statements: [condemn, intend],
      times: [time],
      deadlines: [['by 30 June 2024', 'by', '2024-06-30', 'exact', ['q7']]],
    });
    expect(gold.date).toBe('2024-06-01');
  });

  it('doccano, JSONL(relation)', () => {
    expect(summary(read('doccano', 'doccano.jsonl', 'admin.jsonl'))).toEqual({
      statements: [
        ['condemn', 'neutral', false, 'condemned', 'the launch', 'We, the Ministers', '', ''],
        ['intend', 'neutral', false, 'will meet', 'again by 30 June 2024', null, '', ''],
      ],
      times: [['30 June 2024', 'DATE', '']],
      deadlines: [['by 30 June 2024', 'by', null, 'vague', ['s2']]],
    });
  });

  it('INCEpTION, WebAnno TSV 3.3 with layers of its own', () => {
    const gold = read('webanno-tsv', 'webanno.tsv', 'release.tsv');
    expect(summary(gold)).toEqual({
      statements: [condemn, ['intend', 'neutral', true, 'will meet', null, null, '', '']],
      times: [time],
      deadlines: [['by 30 June 2024', 'by', '2024-06-30', 'exact', []]],
    });
    expect(gold.statements.map(({ id, parent }) => [id, parent])).toEqual([
      ['s1', null],
      ['s2', 's1'],
    ]);
  });

  it('Web Annotation of a browser tool, which counts UTF-16 units', () => {
    expect(summary(read('web-annotation', 'web-annotation.jsonld', 'release.jsonld'))).toEqual({
      statements: [['condemn', 'strong', false, 'condemned', 'the launch', null, 'JPN USA', 'PRK']],
      times: [time],
      deadlines: [],
    });
  });
});
