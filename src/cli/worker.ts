import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import type { QueueAddress } from '../workers/queue/address.js';
import type { Metrics } from '../workers/queue/metrics.js';
import type { WorkerEars } from '../workers/queue/worker.js';
import { interruptible } from './interrupt.js';

interface WorkerFlags {
  readonly queue: string;
  readonly parts?: string;
  readonly concurrency: string;
  readonly patience: string;
  readonly metrics?: string;
  readonly quiet?: boolean;
}

function numberOf(option: string, stated: string, from: number, to: number): number {
  const value = stated === 'auto' ? availableParallelism() : Number(stated);
  if (Number.isFinite(value) && value >= from && value <= to) return value;
  throw new UsageError(`--${option}: "${stated}" is out of range. Give ${from} to ${to}.`);
}

/** Tells on standard error what the worker does; a line a shard only where it failed. */
function heard(quiet: boolean, ears: WorkerEars | null): WorkerEars {
  const line = (words: string): boolean => process.stderr.write(`${words}\n`);
  let told = '';
  return {
    done: (counts, seconds) => ears?.done(counts, seconds),
    failed(job, reason) {
      ears?.failed(job, reason);
      if (!quiet) line(`shard ${job.shard} of ${job.documents} releases failed: ${reason}`);
    },
    trouble(message) {
      ears?.trouble(message);
      // While the server is away the same is said again and again.
      if (!quiet && message !== told) line(`the queue: ${message}`);
      told = message;
    },
  };
}

async function metricsOf({ metrics, quiet }: WorkerFlags, address: QueueAddress): Promise<Metrics | null> {
  if (metrics === undefined) return null;
  const served = await (await import('../workers/queue/metrics.js')).serveMetrics(metrics, address);
  if (!quiet) process.stderr.write(`Figures for Prometheus at ${served.url}\n`);
  return served;
}

async function act(flags: WorkerFlags): Promise<void> {
  const concurrency = numberOf('concurrency', flags.concurrency, 1, 256);
  if (!Number.isInteger(concurrency)) throw new UsageError('--concurrency: give a whole number, or auto.');
  const patience = numberOf('patience', flags.patience, 1, 3600);
  const [{ work }, { parseQueue }] = await Promise.all([
    import('../workers/queue/worker.js'),
    import('../workers/queue/address.js'),
  ]);
  const address = parseQueue(flags.queue);
  const metrics = await metricsOf(flags, address);
  if (!flags.quiet) process.stderr.write(`Waiting for shards at ${address.label}, ${concurrency} at once.\n`);
  try {
    await interruptible(
      (signal) =>
        work({
          address,
          concurrency,
          patience,
          parts: flags.parts ?? null,
          ears: heard(flags.quiet ?? false, metrics?.ears ?? null),
          signal,
        }),
      'Shards under way were finished.',
    );
  } finally {
    await metrics?.close();
  }
}

/** `communique worker`: works on the shards of runs elsewhere. */
export function workerCommand(): Command {
  return new Command('worker')
    .description('work on releases of runs elsewhere, until it is stopped')
    .requiredOption('--queue <address>', 'Redis of the runs: redis://…, rediss://… or env:VARIABLE')
    .option('--concurrency <number>', 'shards at once, each on a thread of its own; or auto', '1')
    .option('--parts <place>', 'where to leave results, if it has another name here than for the run')
    .option('--patience <seconds>', 'after so long without a sign, shards of a worker are given to others', '30')
    .option('--metrics <[host:]port>', 'serve figures for Prometheus at /metrics (host: 127.0.0.1 unless told)')
    .option('--quiet', 'say nothing but faults of use')
    .action(act);
}
