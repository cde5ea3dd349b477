import { Command } from 'commander';
import type { Redis } from 'ioredis';
import { type TextColumn, textTable } from '../report/text-table.js';
import type { DeadLetter } from '../workers/queue/letters.js';
import type { QueueState } from '../workers/queue/queues.js';

type Letters = typeof import('../workers/queue/letters.js');

interface QueueFlags {
  readonly queue: string;
  readonly json?: boolean;
}

/** Connects, asks, and leaves. */
async function ask<T>(
  { queue }: QueueFlags,
  question: (letters: Letters, redis: Redis, prefix: string) => Promise<T>,
): Promise<T> {
  const [{ connect, parseQueue }, letters] = await Promise.all([
    import('../workers/queue/address.js'),
    import('../workers/queue/letters.js'),
  ]);
  const address = parseQueue(queue);
  const redis = await connect(address);
  try {
    return await question(letters, redis, address.prefix);
  } finally {
    redis.disconnect();
  }
}

function say(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

const WIDTH = 120;
const NAME_WIDTH = 60;
const COUNT_WIDTH = 12;

function count(name: string): TextColumn {
  return { name, width: COUNT_WIDTH };
}

function table(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  return textTable(columns, rows, process.stdout.columns ?? WIDTH);
}

const STATE_COLUMNS = [
  { name: 'queue', width: NAME_WIDTH },
  ...['run', 'workers', 'waiting', 'under way', 'to try again', 'given up'].map(count),
];

function stateTable(states: readonly QueueState[]): string {
  if (states.length === 0) return 'No run has asked for anything here.';
  const rows = states.map(({ name, asked, workers, waiting, active, delayed, failed }) => [
    name,
    asked ? 'waits' : 'none',
    ...[workers, waiting, active, delayed, failed].map(String),
  ]);
  return table(STATE_COLUMNS, rows);
}

const LETTER_COLUMNS = [...['shard', 'releases', 'tries'].map(count), { name: 'because', width: null }];

function letterTable(letters: readonly DeadLetter[]): string {
  if (letters.length === 0) return 'No shard was given up.';
  const rows = letters.map(({ shard, documents, attempts, reason }) => [
    shard.slice(0, COUNT_WIDTH),
    String(documents),
    String(attempts),
    reason,
  ]);
  return table(LETTER_COLUMNS, rows);
}

function withQueue(command: Command): Command {
  return command.requiredOption('--queue <address>', 'Redis of the runs: redis://…, rediss://… or env:VARIABLE');
}

/** `communique queue`: how the queues of runs stand, what was given up, and another try for it. */
export function queueCommand(): Command {
  const command = new Command('queue').description('see and mend the queues of runs with workers elsewhere');
  withQueue(command.command('status'))
    .description('runs, workers and shards of each version')
    .option('--json', 'as JSON')
    .action(async (flags: QueueFlags) => {
      const states = await ask(flags, ({ queueStates }, redis, prefix) => queueStates(redis, prefix));
      say(flags.json ? JSON.stringify(states) : stateTable(states));
    });
  withQueue(command.command('dead'))
    .description('shards that were given up, and why')
    .option('--json', 'as JSON')
    .action(async (flags: QueueFlags) => {
      const found = await ask(flags, ({ deadLetters }, redis, prefix) => deadLetters(redis, prefix));
      say(flags.json ? JSON.stringify(found) : letterTable(found));
    });
  withQueue(command.command('requeue'))
    .description('give shards that were given up all their tries again')
    .argument('[shard...]', 'beginnings of their names; all when left out')
    .action(async (shards: readonly string[], flags: QueueFlags) => {
      const count = await ask(flags, ({ requeueLetters }, redis, prefix) => requeueLetters(redis, prefix, shards));
      say(`${count} shards were put into the queue again.`);
    });
  return command;
}
