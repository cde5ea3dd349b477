import type { Redis as Connection } from 'ioredis';
import { UsageError } from '../../core/diagnostics.js';
import { Redis } from './libraries.js';

/** A Redis server, and under which keys the queues stand there. */
export interface QueueAddress {
  /** With the password, if there is one. */
  readonly url: string;
  readonly prefix: string;
  /** Without the password. */
  readonly label: string;
}

/** The prefix that BullMQ and its tools take unless told otherwise. */
const PREFIX = 'bull';
const KEEP_ALIVE_MS = 10_000;
const LONGEST_WAIT_MS = 2_000;
const WAIT_STEP_MS = 100;

/**
 * Reads the address of a queue.
 *
 * @param stated `redis://` or `rediss://` URL, `?prefix=` before the keys; or `env:NAME` of a variable with one
 * @throws UsageError without repeating what may be a password
 */
export function parseQueue(stated: string, environment: NodeJS.ProcessEnv = process.env): QueueAddress {
  const text = stated.startsWith('env:') ? (environment[stated.slice('env:'.length)] ?? '') : stated;
  if (!/^rediss?:\/\//.test(text) || !URL.canParse(text)) {
    throw new UsageError('--queue: no address of a Redis server. Give redis://HOST:PORT, rediss://… or env:VARIABLE.');
  }
  const url = new URL(text);
  const prefix = url.searchParams.get('prefix') ?? PREFIX;
  url.searchParams.delete('prefix');
  const shown = new URL(url);
  if (shown.password) shown.password = '***';
  return { url: url.href, prefix, label: shown.href };
}

/**
 * Connects to the server. Later, commands wait for a server that is away for a while.
 *
 * @throws UsageError when it does not answer
 */
export async function connect({ url, label }: QueueAddress): Promise<Connection> {
  let known = false;
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    keepAlive: KEEP_ALIVE_MS,
    retryStrategy: (times) => (known ? Math.min(times * WAIT_STEP_MS, LONGEST_WAIT_MS) : null),
  });
  let fault = '';
  redis.on('error', (error) => {
    fault = error.message;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    const why = fault || (error instanceof Error ? error.message : String(error));
    throw new UsageError(`no Redis answers at ${label} (${why}). Start it, or mend the address given with --queue.`);
  }
  known = true;
  return redis;
}
