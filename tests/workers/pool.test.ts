import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/pipeline/config.js';
import type { Task } from '../../src/pipeline/engine.js';
import { createPool } from '../../src/workers/pool.js';

/** A limit is waited for where a release hangs; elsewhere a busy machine must not come near it. */
function configFor(ids: readonly string[]) {
  const documentSeconds = ids.some((id) => id.startsWith('hang')) ? 5 : 60;
  return resolveConfig({ limits: { documentSeconds } }, '.');
}
/** Small, so that it is full at once. */
const HEAP_MB = 32;
const thread = new URL('./faulty-thread.mjs', import.meta.url);

function task(id: string): Task {
  const document = { id, source: null, format: 'txt' as const, sha256: '0'.repeat(64), text: id, metadata: {} };
  return { kind: 'document', document };
}

async function outcomes(...ids: string[]): Promise<[string, string | null][]> {
  const pool = createPool(configFor(ids), 2, thread, HEAP_MB);
  try {
    const results = await pool.perform(ids.map(task));
    return results.map(({ head }) => [head.release, head.rejects[0]?.reason ?? null]);
  } finally {
    await pool.close();
  }
}

describe('pool', () => {
  it('answers in the order of the tasks', async () => {
    expect(await outcomes('a', 'b', 'c')).toEqual([
      ['a', null],
      ['b', null],
      ['c', null],
    ]);
  });

  it.each([
    ['hangs', 'hang', 'time-limit'],
    ['dies', 'die', 'crashed'],
    ['throws', 'throw', 'crashed'],
    ['fills its memory', 'fill', 'crashed'],
  ])('rejects the release at which a thread %s, and does the others', async (_, id, reason) => {
    expect(await outcomes('a', id, 'b')).toEqual([
      ['a', null],
      [id, reason],
      ['b', null],
    ]);
    expect(await outcomes(id)).toEqual([[id, reason]]);
  });

  it('goes on after several faults at once', async () => {
    const ids = [['die1', 'a'], ['hang1'], ['b', 'die2'], ['c']];
    const pool = createPool(configFor(ids.flat()), 2, thread, HEAP_MB);
    const results = await Promise.all(ids.map((batch) => pool.perform(batch.map(task))));
    await pool.close();
    const good = results.flat().filter(({ head }) => head.rejects.length === 0);
    expect(good.map(({ head }) => head.release)).toEqual(['a', 'b', 'c']);
  });
});
