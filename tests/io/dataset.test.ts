import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatasetWriter, textFileName } from '../../src/io/dataset.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'communique-dataset-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(texts: readonly string[], rows: readonly string[]): void {
  const writer = new DatasetWriter(folder, join(folder, '.new'));
  writer.rows('statements.jsonl', rows);
  for (const text of texts) writer.text(textFileName(text), text);
  writer.commit();
  writer.discard();
}

describe('DatasetWriter', () => {
  it('leaves what is there until it commits', () => {
    write([], ['{"old":1}']);
    const writer = new DatasetWriter(folder, join(folder, '.new'));
    writer.rows('statements.jsonl', ['{"new":1}']);
    expect(readFileSync(join(folder, 'statements.jsonl'), 'utf8')).toBe('{"old":1}\n');
    writer.discard();
    expect(readFileSync(join(folder, 'statements.jsonl'), 'utf8')).toBe('{"old":1}\n');
    expect(readdirSync(folder)).toEqual(['statements.jsonl']);
  });

  it('removes texts of releases that are gone, and the folder with the last', () => {
    write(['a', 'b'], []);
    expect(readdirSync(join(folder, 'texts'))).toEqual(['a.txt', 'b.txt']);
    write(['b'], []);
    expect(readdirSync(join(folder, 'texts'))).toEqual(['b.txt']);
    write([], []);
    expect(existsSync(join(folder, 'texts'))).toBe(false);
  });

  it('leaves files of others alone', () => {
    write([], ['1']);
    const other = new DatasetWriter(folder, join(folder, '.new'));
    other.whole('notes.json', '{}');
    other.commit();
    other.discard();
    write([], ['2']);
    expect(readdirSync(folder)).toEqual(['notes.json', 'statements.jsonl']);
  });
});

describe('textFileName', () => {
  it.each([
    ['2024-oslo', '2024-oslo.txt'],
    ['a/b', 'a%2fb.txt'],
    ['../../etc/passwd', '%2e.%2f..%2fetc%2fpasswd.txt'],
    ['.hidden', '%2ehidden.txt'],
    ['é', '%c3%a9.txt'],
  ])('names %s', (id, name) => {
    expect(textFileName(id)).toBe(name);
  });

  it('stays in its folder, within the length a file name may have, and differs with the id', () => {
    const ids = fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }).filter((id) => !/\p{Surrogate}/u.test(id));
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        const path = resolve('/texts', textFileName(a));
        expect(dirname(path)).toBe('/texts');
        expect(basename(path).length).toBeLessThan(255);
        expect(textFileName(a) === textFileName(b)).toBe(a === b);
      }),
    );
  });
});
