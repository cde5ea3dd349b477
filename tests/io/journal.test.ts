import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Disk, sortable } from '../../src/io/disk.js';
import { Journal } from '../../src/io/journal.js';

const key = (name: string) => createHash('sha256').update(name).digest();
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'communique-journal-'));
  path = join(folder, 'deep/results.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function withJournal<T>(work: (journal: Journal, disk: Disk) => T, afresh = false): Promise<T> {
  const disk = await Disk.open(path, afresh);
  try {
    return work(new Journal(disk), disk);
  } finally {
    disk.close();
  }
}

const add = (journal: Journal, name: string, value = name) => journal.add(key(name), Buffer.from(value));
function get(journal: Journal, name: string): string | undefined {
  const value = journal.get(key(name));
  return value && Buffer.from(value).toString();
}
const filled = (...names: string[]) => withJournal((journal) => names.forEach((name) => void add(journal, name)));
const held = (...names: string[]) => withJournal((journal) => names.map((name) => get(journal, name)));

describe('Journal', () => {
  it('gives back what was added, also to the next process', async () => {
    await filled('a', 'é\n\u0000', '𝄞');
    expect(await held('a', 'é\n\u0000', '𝄞', 'none')).toEqual(['a', 'é\n\u0000', '𝄞', undefined]);
  });

  it('begins afresh when asked to', async () => {
    await filled('a');
    expect(await withJournal((journal) => get(journal, 'a'), true)).toBeUndefined();
  });

  it('leaves out what is not wanted when that halves it', async () => {
    await filled('a', 'b', 'c', 'd', 'e');
    await withJournal((journal, disk) => {
      disk.execute('CREATE TABLE run.kept (key BLOB)');
      const keep = disk.prepare('INSERT INTO run.kept VALUES (?)');
      for (const name of ['a', 'b', 'c']) keep.run(key(name));
      journal.compact('SELECT key FROM run.kept');
      expect(get(journal, 'e')).toBe('e');
      disk.execute('DELETE FROM run.kept');
      keep.run(key('b'));
      journal.compact('SELECT key FROM run.kept');
      expect([get(journal, 'b'), get(journal, 'e')]).toEqual(['b', undefined]);
      add(journal, 'f');
    });
    expect(await held('a', 'b', 'f')).toEqual([undefined, 'b', 'f']);
  });

  it('holds the last value of each key, for any values', async () => {
    const entries = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.string({ maxLength: 2000 })), {
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(entries, async (list) => {
        await withJournal((journal) => list.forEach(([name, value]) => void add(journal, name, value)), true);
        const last = new Map<string, string>(list);
        expect(await held('a', 'b', 'c')).toEqual(['a', 'b', 'c'].map((name) => last.get(name)));
      }),
      { numRuns: 30 },
    );
  });
});

describe('Disk', () => {
  it('removes what served one run only', async () => {
    await withJournal((_, disk) => disk.execute('CREATE TABLE run.passing (name TEXT)'));
    expect(existsSync(`${path}.run`)).toBe(false);
    await withJournal((_, disk) => disk.execute('CREATE TABLE run.passing (name TEXT)'));
  });

  it('keeps none of several changes when one fails', async () => {
    await withJournal((journal, disk) => {
      const fail = () =>
        disk.together(() => {
          add(journal, 'a');
          throw new Error('no');
        });
      expect(fail).toThrow('no');
    });
    expect(await held('a')).toEqual([undefined]);
  });

  it.each([
    ['is none of ours', () => writeFileSync(path, 'something else '.repeat(100))],
    ['was cut short', () => truncateSync(path, 5000)],
  ])('says that a file %s', async (_, harm) => {
    await filled(...Array.from({ length: 100 }, (_, at) => `${at}`.repeat(500)));
    harm();
    await expect(held('a')).rejects.toThrow(/not a database|malformed/);
    expect(await withJournal((journal) => get(journal, 'a'), true)).toBeUndefined();
  });

  it('sorts texts as JavaScript does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const order = a < b ? -1 : a > b ? 1 : 0;
        expect(Buffer.compare(sortable(a), sortable(b))).toBe(order);
      }),
    );
  });
});
