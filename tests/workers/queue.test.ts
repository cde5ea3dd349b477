import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Dealer, type Executor } from '../../src/pipeline/dealer.js';
import type { Task } from '../../src/pipeline/engine.js';
import { type Packed, pack } from '../../src/pipeline/packed.js';
import { rejected } from '../../src/pipeline/result.js';
import { FolderStore } from '../../src/workers/parts/folder.js';
import { openParts } from '../../src/workers/parts/open.js';
import { PatientStore } from '../../src/workers/parts/patient.js';
import { parseQueue } from '../../src/workers/queue/address.js';
import {
  decodePart,
  decodeShard,
  encodePart,
  encodeShard,
  hashOf,
  partName,
  type Shard,
} from '../../src/workers/queue/shard.js';

const folder = mkdtempSync(join(tmpdir(), 'communique-parts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the address of a queue', () => {
  it('takes the prefix of keys from the URL, and never shows the password', () => {
    const { url, prefix, label } = parseQueue('rediss://me:secret@db.example:6380/2?prefix=mine');
    expect([url, prefix]).toEqual(['rediss://me:secret@db.example:6380/2', 'mine']);
    expect(label).toBe('rediss://me:***@db.example:6380/2');
    expect(parseQueue('env:QUEUE', { QUEUE: 'redis://db.example' })).toMatchObject({ prefix: 'bull' });
  });

  it.each(['db.example', 'http://db.example', 'env:NOTHING', 'redis://'.slice(0, 6)])('refuses %s', (stated) => {
    expect(() => parseQueue(stated, {})).toThrow(/--queue: no address/);
  });
});

describe('the place of parts', () => {
  it.each([
    ['ftp://a/b', /"ftp:" is unknown/],
    ['s3://key:secret@bucket/folder', /credentials do not belong/],
    ['s3:///folder', /names no bucket/],
    ['env:NOTHING', /set the variable NOTHING/],
    ['env:AGAIN', /set the variable AGAIN/],
  ])('refuses %s', async (stated, message) => {
    await expect(openParts(stated, { AGAIN: 'env:AGAIN' })).rejects.toThrow(message);
  });

  it('is a folder, whose files are whole or not there', async () => {
    const store = new FolderStore(join(folder, 'store'));
    expect(await store.get('run/parts/aa/x')).toBeNull();
    await Promise.all([1, 2, 3].map(() => store.put('run/parts/aa/x', Buffer.from('same'))));
    await store.put('other/parts/aa/x', Buffer.from('kept'));
    expect(String(await store.get('run/parts/aa/x'))).toBe('same');
    expect(readdirSync(join(folder, 'store/run/parts/aa'))).toEqual(['x']);
    await store.clear('run');
    expect(await store.get('run/parts/aa/x')).toBeNull();
    expect(String(await store.get('other/parts/aa/x'))).toBe('kept');
  });

  it('keeps nothing of a part that could not be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const store = new FolderStore(join(folder, 'file'));
    await expect(store.put('a/b', Buffer.from('x'))).rejects.toThrow();
  });
});

describe('a patient store', () => {
  it('asks again, and then says what is the matter and what to do', async () => {
    let faults = 3;
    const away = {
      label: 'somewhere',
      get: async () => {
        if (faults-- > 0) throw new Error('away');
        return Buffer.from('there');
      },
      put: () => Promise.reject(new Error('no room')),
      clear: async () => undefined,
      close: async () => undefined,
    };
    const store = new PatientStore(away, 1);
    expect(String(await store.get('a'))).toBe('there');
    const message = 'parts: somewhere: no room. Mend it: the same command goes on from there.';
    await expect(store.put('a', Buffer.from(''))).rejects.toThrow(message);
  });
});

const refused = (id: string) => pack(rejected(id, {} as never));
const heads = (results: readonly Packed[] | null) => results?.map(({ head }) => head);

const text = fc.string({ unit: 'binary' });
const bytes = fc.uint8Array().map((data) => Buffer.from(data));
const task: fc.Arbitrary<Task> = fc.oneof(
  fc.record({
    kind: fc.constant('document' as const),
    document: fc.record({
      id: text,
      source: fc.option(text),
      format: fc.constant('json' as const),
      sha256: text,
      text,
      metadata: fc.record({ title: text }, { requiredKeys: [] }),
    }),
  }),
  fc.record({
    kind: fc.constant('file' as const),
    file: fc.record({ id: text, path: text, source: text }),
  }),
  fc.record({
    kind: fc.constant('file' as const),
    file: fc.record(
      { id: text, path: text, source: text, bytes, sidecar: bytes },
      { requiredKeys: ['id', 'path', 'source', 'bytes'] },
    ),
  }),
);

describe('shards and parts', () => {
  const settings: Shard['settings'] = {
    stages: null,
    lexicons: { acts: [{ id: 'x' }] },
    limits: { documentBytes: 1, documentCharacters: 2, documentSeconds: 3 },
  };

  it('come back from the store as they went there', () => {
    fc.assert(
      fc.property(fc.array(task), (tasks) => {
        const shard = { settings, tasks, keys: tasks.map((_, at) => `k${at}`) };
        expect(decodeShard(encodeShard(shard))).toEqual(shard);
        const results = tasks.map((one) => refused(one.kind === 'file' ? one.file.id : one.document.id));
        expect(heads(decodePart(Buffer.concat(encodePart(results)), tasks))).toEqual(heads(results));
      }),
    );
  });

  it('are not taken when cut short, or made for other releases', () => {
    const tasks = ['a', 'b'].map((id): Task => ({ kind: 'file', file: { id, path: id, source: id } }));
    const bytes = Buffer.concat(encodePart(['a', 'b'].map(refused)));
    for (let length = 0; length < bytes.length; length++) {
      expect(decodePart(bytes.subarray(0, length), tasks)).toBeNull();
    }
    expect(decodePart(bytes, [...tasks].reverse())).toBeNull();
    expect(decodePart(bytes, tasks)).toHaveLength(2);
  });

  it('are named by what is in them', () => {
    expect(hashOf(['a', 'b'])).not.toBe(hashOf(['b', 'a']));
    expect(partName({ run: 'r', shard: 'abc' })).toBe('r/parts/ab/abc');
  });
});

describe('the cut into shards', () => {
  /** Batches that a run deals, of releases of which some are known. */
  async function batches(keys: readonly string[], known: ReadonlySet<string>): Promise<string[]> {
    const dealt: string[] = [];
    const executor: Executor = {
      batch: () => 4,
      inFlight: 1,
      endsWith: (key) => key.endsWith('0'),
      perform: async (tasks, batch) => {
        dealt.push(batch.join());
        return tasks.map(() => refused(''));
      },
      close: async () => undefined,
    };
    const dealer = new Dealer(executor, 4, () => undefined);
    for (const key of keys) {
      if (!known.has(key)) await dealer.deal({ task: {} as Task, key });
      await dealer.pass(key);
    }
    await dealer.finish();
    return dealt;
  }

  const keys = ['1', '2', '10', '3', '4', '20', '30', '5', '6', '7', '8', '9'];

  it('falls at the keys, or when a shard is full', async () => {
    expect(await batches(keys, new Set())).toEqual(['1,2,10', '3,4,20', '30', '5,6,7,8', '9']);
  });

  it('falls at the same places when others are known, new or gone', async () => {
    expect(await batches(keys, new Set(['1', '2', '10', '20']))).toEqual(['3,4', '30', '5,6,7,8', '9']);
    expect(await batches(['0', ...keys.slice(1)], new Set())).toEqual(['0', '2,10', '3,4,20', '30', '5,6,7,8', '9']);
  });
});
