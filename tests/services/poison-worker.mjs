// A worker whose threads are ended, process and all, by some releases. Usage: node poison-worker.mjs QUEUE
import { parseQueue } from '../../dist/workers/queue/address.js';
import { work } from '../../dist/workers/queue/worker.js';

await work({
  address: parseQueue(process.argv[2]),
  concurrency: 2,
  parts: null,
  patience: 1,
  ears: { done: () => undefined, failed: () => undefined, trouble: () => undefined },
  signal: new AbortController().signal,
  thread: new URL('./poison-thread.mjs', import.meta.url),
});
