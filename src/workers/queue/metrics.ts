import { once } from 'node:events';
import { createServer } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { UsageError } from '../../core/diagnostics.js';
import { connect, type QueueAddress } from './address.js';
import { openQueue, stateOf } from './queues.js';
import type { WorkerEars } from './worker.js';

const HOST = '127.0.0.1';
const SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** Figures of a worker and of its queue, served over HTTP. */
export interface Metrics {
  readonly ears: WorkerEars;
  /** Where they are. */
  readonly url: string;
  close(): Promise<void>;
}

function placeOf(stated: string): { readonly host: string; readonly port: number } {
  const [, host = HOST, digits] = /^(?:(.+):)?(\d+)$/.exec(stated) ?? [];
  const port = Number(digits);
  if (Number.isInteger(port) && port <= 65_535) return { host: host.replace(/^\[|\]$/g, ''), port };
  throw new UsageError(`--metrics: "${stated}" is no port. Give PORT or HOST:PORT.`);
}

function countingEars(registry: Registry): WorkerEars {
  const registers = [registry];
  const counter = (name: string, help: string): Counter =>
    new Counter({ name: `communique_${name}_total`, help, registers });
  const documents = counter('documents', 'Releases worked on.');
  const statements = counter('statements', 'Statements found.');
  const words = counter('words', 'Words read.');
  const rejects = counter('rejects', 'Rejects given.');
  const troubles = counter('queue_troubles', 'Faults of the queue or of the way to it.');
  const shards = new Counter({
    name: 'communique_shards_total',
    help: 'Shards by outcome; "known" had been done by another worker.',
    labelNames: ['outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'communique_shard_seconds',
    help: 'Time for a shard: reading, waiting for a thread, work and writing.',
    buckets: SECONDS,
    registers,
  });
  return {
    done(counts, took) {
      shards.inc({ outcome: counts ? 'done' : 'known' });
      if (!counts) return;
      seconds.observe(took);
      documents.inc(counts.documents);
      statements.inc(counts.statements);
      words.inc(counts.words);
      rejects.inc(counts.rejects);
    },
    failed: () => shards.inc({ outcome: 'failed' }),
    trouble: () => troubles.inc(),
  };
}

/** Asks the queue each time that the figures are asked for. */
async function watchQueue(registry: Registry, address: QueueAddress): Promise<() => Promise<void>> {
  const redis = await connect(address);
  const queue = openQueue(redis, address);
  const shards: Gauge = new Gauge({
    name: 'communique_queue_shards',
    help: 'Shards in the queue of this version, by state.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      // While the server is away the connection has no answer, and the last figures stand.
      if (redis.status !== 'ready') return;
      const { waiting, active, delayed, failed } = await stateOf(redis, address.prefix, queue);
      for (const [state, count] of Object.entries({ waiting, active, delayed, failed })) shards.set({ state }, count);
    },
  });
  return async () => {
    await queue.close();
    redis.disconnect();
  };
}

/**
 * Serves the figures of this process for Prometheus.
 *
 * @param stated `PORT` or `HOST:PORT`; port 0 takes any that is free
 * @throws UsageError when the port is no port or is taken
 */
export async function serveMetrics(stated: string, address: QueueAddress): Promise<Metrics> {
  const { host, port } = placeOf(stated);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const ears = countingEars(registry);
  const leave = await watchQueue(registry, address);
  const server = createServer(async ({ url }, response) => {
    if (url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    await leave();
    throw new UsageError(`--metrics: ${host}:${port} cannot be used (${String(error)}). Give another port.`);
  }
  const at = server.address();
  const url = `http://${host}:${typeof at === 'object' ? at?.port : port}/metrics`;
  return {
    ears,
    url,
    async close() {
      server.closeAllConnections();
      server.close();
      await leave();
    },
  };
}
