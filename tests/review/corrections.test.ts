import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CorrectionOutcome, DocumentRecord, GoldDocument, StatementRecord } from '../../src/core/records.js';
import { checkGold } from '../../src/evaluate/gold/check.js';
import { scratch } from '../end-to-end/communique.js';
import { Project } from './project.js';

const folder = scratch();
const project = Project.create(`${folder}/project`);
project.configure({ corrections: 'corrections.jsonl' });
const documents = project.rows<DocumentRecord>('documents.jsonl');
const statements = project.rows<StatementRecord>('statements.jsonl');
const release = documents.find(({ source }) => source?.endsWith('.txt')) as DocumentRecord;
const own = statements.filter(({ document }) => document === release.id);
const sole = own.filter(({ cue }) => own.filter((other) => other.cue.start === cue.start).length === 1);
const [first, second, third] = sole as [StatementRecord, StatementRecord, StatementRecord];

function correction({ cue }: Pick<StatementRecord, 'cue'>, action: string, more: object = {}): object {
  return { sha256: release.sha256, cue, action, author: 'A. Reviewer', reason: 'seen', ...more };
}

function correct(...lines: object[]) {
  project.write('corrections.jsonl', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const outcome = project.communique('run');
  return { ...outcome, outcomes: project.rows<CorrectionOutcome>('corrections.jsonl') };
}

function record(id: string): StatementRecord | undefined {
  return project.rows<StatementRecord>('statements.jsonl').find((one) => one.id === id);
}

/** A word of a sentence that is no cue, as the cue of a statement that was missed. */
function missed({ sentence }: StatementRecord): StatementRecord['cue'] {
  const at = [...sentence.text].findIndex((_, index) => {
    const start = sentence.start + index;
    return !own.some(({ cue }) => cue.start === start);
  });
  const start = sentence.start + at;
  return { start, end: start + 1, text: [...sentence.text][at] ?? '' };
}

describe('corrections', () => {
  it('are applied, marked and written down', () => {
    const act = first.act === 'deny' ? 'warn' : 'deny';
    const cue = missed(third);
    const { code, outcomes } = correct(
      correction(first, 'amend', { values: { act, speakers: release.parties.slice(0, 1) } }),
      correction(second, 'accept'),
      correction(third, 'reject'),
      correction({ cue }, 'add', { values: { act: 'thank', speakers: release.parties.slice(0, 1) } }),
    );
    expect(code).toBe(0);
    expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied', 'applied']);
    expect(record(first.id)).toMatchObject({
      act,
      confidence: 1,
      speakers: release.parties.slice(0, 1).map((id) => ({ id })),
      correction: { action: 'amend', fields: ['act', 'speakers'], author: 'A. Reviewer', reason: 'seen' },
    });
    expect(record(first.id)?.actClass).toBe(act === 'deny' ? 'assertive' : 'directive');
    expect(record(second.id)).toEqual({ ...second, confidence: 1, correction: expect.anything() });
    expect(record(third.id)).toBeUndefined();
    expect(record(outcomes[3]?.statement ?? '')).toMatchObject({ act: 'thank', actClass: 'expressive', cue });
    expect(project.communique('verify').said).toContain('as the manifest says');
    expect(project.communique('run', '--check').code).toBe(0);
  });

  it('are put in by extract too, and those that no longer match are said', () => {
    project.write(
      'corrections.jsonl',
      [
        correction(first, 'accept'),
        correction(second, 'reject'),
        correction({ cue: { ...first.cue, start: 1 } }, 'accept'),
      ]
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(''),
    );
    const { code, said } = project.communique('extract', `releases/${release.source}`);
    expect(code).toBe(0);
    expect(said).toContain(`"id":"${first.id}"`);
    expect(said).toContain('"correction":{"action":"accept"');
    expect(said).not.toContain(`"id":"${second.id}"`);
    expect(said).toContain('correction unmatched: ');
  });

  it('are a cause of their own in a difference', () => {
    project.write('corrections.jsonl', '');
    const { code, said } = project.communique('run', '--check');
    expect(code).toBe(1);
    expect(said).toContain('corrections changed');
    expect(said).toMatch(/Because: (corrections by hand|corrections changed)/);
  });

  it('survive a run without changes and the addition of a release', () => {
    correct(correction(first, 'accept'));
    project.write('releases/zz-new.txt', project.read(`releases/${release.source}`).replace('the', 'the new'));
    project.communique('run');
    expect(record(first.id)?.correction).toMatchObject({ action: 'accept' });
  });

  it.each([
    ['of another release', { sha256: '0'.repeat(64) }, 'accept', 'unmatched', 'No release has these bytes'],
    [
      'of a cue that is gone',
      { cue: { start: 1, end: 2, text: '?' } },
      'accept',
      'unmatched',
      'finds no such statement',
    ],
    ['with an act there is not', { values: { act: 'sing' } }, 'amend', 'invalid', '/act: must be one of'],
    ['of a field there is not', { values: { mood: 'good' } }, 'amend', 'invalid', 'no field "mood"'],
    ['of an id', { values: { id: 'x' } }, 'amend', 'invalid', '"id" cannot be amended'],
    [
      'with a span that is not in the release',
      { values: { content: { start: first.sentence.start, end: first.sentence.start + 3, text: '???' } } },
      'amend',
      'invalid',
      'the release has',
    ],
  ])('%s are reported', (_, more, action, status, message) => {
    const { code, said, outcomes } = correct({ ...correction(first, action), ...more });
    expect(outcomes[0]).toMatchObject({ status });
    expect(outcomes[0]?.message).toContain(message);
    expect(said).toContain(`corrections/${status} 1`);
    expect(code).toBe(0);
    expect(project.communique('run', '--strictness', 'strict').code).toBe(1);
    const check = project.communique('corrections', 'check');
    expect(check).toMatchObject({ code: 1 });
    expect(check.said).toContain(message);
  });

  it.each([
    ['no JSON', '{', 'no JSON'],
    [
      'no action',
      JSON.stringify({ ...correction(first, 'accept'), action: 'praise' }),
      'must be one of accept, reject',
    ],
    ['an amendment of nothing', JSON.stringify(correction(first, 'amend')), '"amend" without "values"'],
  ])('stop the run before the first release on %s', (_, line, message) => {
    project.write('corrections.jsonl', `\n${line}\n`);
    const { code, said } = project.communique('run');
    expect(code).toBe(2);
    expect(said).toContain('corrections.jsonl:2: ');
    expect(said).toContain(message);
  });

  it('make gold of the releases that were looked through, and only of those', () => {
    const all = own.map(({ cue, content }) => correction({ cue }, 'accept', { content }));
    correct(...all);
    expect(project.communique('corrections', 'gold', 'gold').said).toContain('1 gold files');
    const gold = project.json<GoldDocument>(`gold/${release.id}.gold.json`);
    expect(gold.statements).toHaveLength(own.length);
    const text = project.read(`releases/${release.source}`);
    const faults = checkGold(gold, { id: release.id, text, sha256: release.sha256 });
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    correct(...all.slice(1));
    expect(project.communique('corrections', 'gold', 'part').said).toContain(`${release.id}: 1 statements are neither`);
    expect(existsSync(project.path(`part/${release.id}.gold.json`))).toBe(false);
  });
});
