import { createRequire } from 'node:module';

/** Both are CommonJS: `require` reads their 300 files in half the time of `import`, which looks for names in each. */
const require = createRequire(import.meta.url);

export const { Queue, QueueEvents, Worker } = require('bullmq') as typeof import('bullmq');
export const { Redis } = require('ioredis') as typeof import('ioredis');
