import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '../../src/io/journal.js';

const key = (name: string) => createHash('sha256').update(name).digest('hex');
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'communique-journal-'));
  path = join(folder, 'results');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function filled(...names: string[]): void {
  const journal = new Journal<string>(path);
  for (const name of names) journal.add(key(name), name);
  journal.close();
}

function held(...names: string[]): (string | undefined)[] {
  const journal = new Journal<string>(path);
  const values = names.map((name) => journal.get(key(name)));
  journal.close();
  return values;
}

describe('Journal', () => {
  it('gives back what was added, also to the next process', () => {
    filled('a', 'é\n', '𝄞');
    expect(held('a', 'é\n', '𝄞', 'none')).toEqual(['a', 'é\n', '𝄞', undefined]);
  });

  it('drops a line cut short, wherever it is cut, and goes on after the whole ones', () => {
    filled('a', 'b');
    const { length } = readFileSync(path);
    for (let cut = length - 1; cut > length / 2; cut -= 7) {
      truncateSync(path, cut);
      expect(held('a', 'b')).toEqual(['a', undefined]);
      filled('b');
      expect(held('a', 'b')).toEqual(['a', 'b']);
    }
  });

  it('drops lines that are none of ours', () => {
    filled('a');
    appendFileSync(path, 'something else\n');
    expect(held('a')).toEqual(['a']);
    filled('b');
    expect(held('a', 'b')).toEqual(['a', 'b']);
  });

  it('leaves out what is not wanted when that halves the file', () => {
    filled('a', 'b', 'c', 'd', 'e');
    const journal = new Journal<string>(path);
    journal.compact([key('a'), key('b'), key('c')]);
    expect(journal.get(key('e'))).toBe('e');
    journal.compact([key('b')]);
    expect([journal.get(key('b')), journal.get(key('e'))]).toEqual(['b', undefined]);
    journal.add(key('f'), 'f');
    journal.close();
    expect(held('a', 'b', 'f')).toEqual([undefined, 'b', 'f']);
  });

  it('holds the last value of each key, for any values', () => {
    const entries = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.string({ maxLength: 2000 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(entries, (list) => {
        rmSync(path, { force: true });
        const journal = new Journal<string>(path);
        for (const [name, value] of list) journal.add(key(name), value);
        journal.close();
        const last = new Map<string, string>(list);
        expect(held('a', 'b', 'c')).toEqual(['a', 'b', 'c'].map((name) => last.get(name)));
      }),
      { numRuns: 50 },
    );
  });
});
