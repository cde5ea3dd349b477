import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resolveConfig } from '../../src/pipeline/config.js';
import { run } from '../../src/pipeline/run.js';
import { createPool } from '../../src/workers/pool.js';
import { datasetOf, RELEASE, rowsOf, scratch } from '../end-to-end/communique.js';

const folder = scratch();
const HARMED = new URL('./hostile-thread.mjs', import.meta.url);
const SOUND = new URL('../../dist/workers/thread.js', import.meta.url);
/** Long enough for a thread to start on a busy machine. */
const SECONDS = 30;
const HEAP_MB = 200;
/** Four releases wait for their limit or die, twice each, and all threads start anew behind them. */
const TIMEOUT = 600_000;

const input = join(folder, 'in');
mkdirSync(input);
for (const id of ['a', 'die', 'fill', 'good', 'hang', 'throw', 'z']) {
  writeFileSync(join(input, `${id}.txt`), `${RELEASE}\nReference ${id}.\n`);
}

function runIn(output: string, thread: URL) {
  const stated = { inputs: [input], output: join(folder, output), limits: { documentSeconds: SECONDS } };
  return run(resolveConfig(stated, '.'), { executor: (config) => createPool(config, 1, thread, HEAP_MB) });
}

it(
  'a run in one thread outlives releases that hang, die, throw or fill memory, and works on them again the next time',
  async () => {
    const harmed = await runIn('out', HARMED);
    expect([harmed.documents, harmed.rejects]).toEqual([3, 4]);
    const reasons = rowsOf(join(folder, 'out'), 'rejects.jsonl').map(({ document, reason }) => [document, reason]);
    expect(reasons).toEqual([
      ['die', 'crashed'],
      // On a busy machine its time may be up first.
      ['fill', expect.stringMatching(/^(crashed|time-limit)$/)],
      ['hang', 'time-limit'],
      ['throw', 'crashed'],
    ]);
    expect((await runIn('out', SOUND)).documents).toBe(7);
    await runIn('whole', SOUND);
    expect(datasetOf(join(folder, 'out'))).toEqual(datasetOf(join(folder, 'whole')));
  },
  TIMEOUT,
);
