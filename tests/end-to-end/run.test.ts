import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentRecord, SpanRecord, StatementRecord } from '../../src/core/records.js';
import { validator } from '../../src/resources/schemas.js';
import { communique, datasetOf, RELEASE, type Row, rowsOf, scratch } from './communique.js';

const ROOT = resolve(import.meta.dirname, '../..');
const SHARED = resolve(ROOT, '../shared/releases');
const folder = scratch();

function run(input: string, output: string, ...more: string[]) {
  return communique(['run', '--input', input, '--output', output, ...more]);
}

function isSpan(value: unknown): value is SpanRecord {
  return typeof value === 'object' && value !== null && 'text' in value && 'start' in value && 'end' in value;
}

/** Every span anywhere in a record. */
function spansIn(value: unknown): SpanRecord[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = isSpan(value) ? [value] : [];
  return [...own, ...Object.values(value).flatMap(spansIn)];
}

/** The text that offsets of a document refer to. */
function textOf(document: DocumentRecord, input: string, output: string): string {
  const kept = join(output, 'texts', `${document.id}.txt`);
  return readFileSync(existsSync(kept) ? kept : join(input, document.source ?? ''), 'utf8').replace(/^\ufeff/, '');
}

function checkDataset(input: string, output: string): void {
  const documents = rowsOf(output, 'documents.jsonl') as unknown as DocumentRecord[];
  const statements = rowsOf(output, 'statements.jsonl') as unknown as StatementRecord[];
  expect(rowsOf(output, 'rejects.jsonl')).toEqual([]);
  for (const [name, rows] of [
    ['document', documents],
    ['statement', statements],
    ['entity', rowsOf(output, 'entities.jsonl')],
  ] as const) {
    const validate = validator(name);
    for (const row of rows) expect(validate(row), JSON.stringify(validate.errors)).toBe(true);
  }
  const manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8')) as Row;
  expect(validator('manifest')(manifest)).toBe(true);
  const texts = new Map(documents.map((document) => [document.id, [...textOf(document, input, output)]]));
  for (const record of [...documents, ...statements]) {
    const points = texts.get('document' in record ? record.document : record.id) ?? [];
    for (const { start, end, text } of spansIn(record)) expect(points.slice(start, end).join('')).toBe(text);
  }
}

describe('communique run', () => {
  it('makes a valid dataset of the corpus, the same with any number of threads', () => {
    const input = join(ROOT, 'corpus/releases');
    const { code, stdout, stderr } = run(input, join(folder, 'one'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+ releases, \d+ statements, \d+ entities, 0 rejects\nacts: /);
    checkDataset(input, join(folder, 'one'));
    expect(run(input, join(folder, 'two'), '--workers', '2').code).toBe(0);
    expect(datasetOf(join(folder, 'two'))).toEqual(datasetOf(join(folder, 'one')));
  });

  it.skipIf(!existsSync(SHARED))('makes a valid dataset of ../shared/releases', () => {
    const output = join(folder, 'shared');
    expect(run(SHARED, output).code).toBe(0);
    checkDataset(SHARED, output);
  });

  it('does not let a release change the records of another', () => {
    const input = join(folder, 'growing');
    mkdirSync(input);
    writeFileSync(join(input, 'b.txt'), RELEASE);
    run(input, join(folder, 'before'));
    writeFileSync(join(input, 'a.txt'), RELEASE.replace('strongly condemned', 'denounced'));
    run(input, join(folder, 'after'));
    const ofB = (output: string) =>
      rowsOf(join(folder, output), 'statements.jsonl').filter((row) => row.document === 'b');
    expect(ofB('after')).toEqual(ofB('before'));
  });

  it('takes date and title from sidecar before front matter before text', () => {
    const input = join(folder, 'metadata');
    mkdirSync(input);
    const front = '---\ntitle: From front matter\ndate: 2023-06-05\n---\n\n';
    writeFileSync(join(input, 'text.md'), RELEASE);
    writeFileSync(join(input, 'front.md'), front + RELEASE);
    writeFileSync(join(input, 'side.md'), front + RELEASE);
    writeFileSync(join(input, 'side.meta.json'), JSON.stringify({ date: '2023-06-06' }));
    run(input, join(folder, 'metadata-out'));
    const found = rowsOf(join(folder, 'metadata-out'), 'documents.jsonl').map(({ id, date, title }) => [
      id,
      date,
      title,
    ]);
    expect(found).toEqual([
      ['front', '2023-06-05', 'From front matter'],
      ['side', '2023-06-06', 'From front matter'],
      ['text', '2023-06-04', "Japan-ROK Defense Ministers' Meeting"],
    ]);
  });
});

describe('communique run --check', () => {
  const input = join(folder, 'checked');
  const output = join(folder, 'checked-out');

  it('is quiet about a dataset that a fresh run gives, and shows what differs otherwise', () => {
    mkdirSync(input);
    writeFileSync(join(input, 'a.txt'), RELEASE);
    run(input, output);
    expect(run(input, output, '--check').code).toBe(0);
    const before = datasetOf(output);
    writeFileSync(join(input, 'a.txt'), RELEASE.replace('strongly condemned', 'condemned'));
    const { code, stdout } = run(input, output, '--check');
    expect(code).toBe(1);
    expect(stdout).toContain('Because: release a edited');
    expect(stdout).toContain('strength: “strong” → “neutral”');
    expect(datasetOf(output)).toEqual(before);
  });

  it('shows a dataset that is not there', () => {
    const { code, stdout } = run(input, join(folder, 'absent'), '--check');
    expect(code).toBe(1);
    expect(stdout).toContain('there is no dataset in this folder');
  });
});

describe('configuration of a run', () => {
  function withConfig(config: unknown) {
    const place = join(folder, 'configured');
    rmSync(place, { recursive: true, force: true });
    mkdirSync(join(place, 'in'), { recursive: true });
    writeFileSync(join(place, 'in', 'a.txt'), RELEASE);
    writeFileSync(join(place, 'my.json'), JSON.stringify(config));
    return communique(['run', '--config', join(place, 'my.json')]);
  }

  it('reads inputs and writes output beside the file', () => {
    expect(withConfig({ inputs: ['in'], output: 'out' }).code).toBe(0);
    expect(rowsOf(join(folder, 'configured/out'), 'documents.jsonl')).toHaveLength(1);
  });

  it.each([
    ['an unknown key', { inputs: ['in'], ouput: 'x' }, 'unknown key "ouput". Did you mean "output"?'],
    ['an input that is not there', { inputs: ['nowhere'] }, 'does not exist'],
    ['no inputs', {}, 'no inputs. Give --input'],
    ['an output that cannot be made', { inputs: ['in'], output: '/proc/nowhere' }, 'cannot be made'],
    ['an unknown stage', { inputs: ['in'], stages: ['clean', 'guess'] }, 'unknown stage "guess"'],
    ['stages out of order', { inputs: ['in'], stages: ['structure', 'clean'] }, 'Move "clean" before "structure"'],
  ])('cannot run with %s: one line and exit code 2', (_, config, message) => {
    const { code, stdout, stderr } = withConfig(config);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('leaves the dataset as it is when its inputs are empty', () => {
    const place = join(folder, 'emptied');
    mkdirSync(join(place, 'in'), { recursive: true });
    writeFileSync(join(place, 'in', 'a.txt'), RELEASE);
    const args = ['run', '--input', join(place, 'in'), '--output', join(place, 'out')];
    expect(communique(args).code).toBe(0);
    rmSync(join(place, 'in', 'a.txt'));
    expect(communique(args)).toMatchObject({ code: 2, stderr: expect.stringContaining('no releases under') });
    expect(rowsOf(join(place, 'out'), 'documents.jsonl')).toHaveLength(1);
  });

  it('leaves the exit code 0 in spite of rejects when lenient', () => {
    const input = join(folder, 'lenient');
    mkdirSync(input);
    writeFileSync(join(input, 'empty.txt'), '');
    expect(run(input, join(folder, 'lenient-out')).code).toBe(1);
    expect(run(input, join(folder, 'lenient-out'), '--strictness', 'lenient').code).toBe(0);
  });

  it('does not read its own output', () => {
    const place = join(folder, 'around');
    mkdirSync(place);
    cpSync(join(ROOT, 'corpus/releases/2023-11-28-muscat-baghdad-readout.html'), join(place, 'a.html'));
    const twice = () => run(place, join(place, 'output')).stdout.split('\n')[0];
    expect(twice()).toBe(twice());
  });
});
