import { type Command, Option } from 'commander';
import type { RejectRecord } from '../core/records.js';
import type { Progress } from '../pipeline/run.js';
import type { Tally } from '../pipeline/tally.js';
import type { QueueState } from '../workers/queue/queues.js';
import { ProgressLine } from './progress.js';
import { summary, timingTable } from './summary.js';

export interface LogFlags {
  readonly log?: 'text' | 'json';
  readonly quiet?: boolean;
}

/** Tells how a run goes. */
export interface RunLog {
  progress(progress: Progress): void;
  reject(reject: RejectRecord): void;
  /** How the queue stands, for runs with one. */
  queue(state: QueueState): void;
  /** @param seconds that the run took */
  end(tally: Tally, seconds: number): void;
  /** @param milliseconds of each stage */
  timing(milliseconds: ReadonlyMap<string, number>, seconds: number): void;
  /** Called in any case, also after a fault. */
  close(): void;
}

const EVERY_MS = 1000;

/** Adds `--log` and `--quiet`. */
export function withLog(command: Command): Command {
  return command
    .addOption(
      new Option('--log <form>', 'text: for people; json: one event a line on standard error').choices([
        'text',
        'json',
      ]),
    )
    .option('--quiet', 'no progress and no summary; faults are still said');
}

function countsOf({ documents, statements, words, rejects }: Tally) {
  return { documents, statements, words, rejects };
}

function jsonLog(): RunLog {
  let shown = 0;
  const say = (event: string, data: object): void => {
    process.stderr.write(`${JSON.stringify({ event, time: new Date().toISOString(), ...data })}\n`);
  };
  say('start', { pid: process.pid });
  return {
    progress({ done, files, tally }) {
      const now = performance.now();
      if (now - shown < EVERY_MS) return;
      shown = now;
      say('progress', { done, files, ...countsOf(tally) });
    },
    queue: (state) => say('queue', state),
    reject: ({ document, source, reason, message }) => say('reject', { document, source, reason, message }),
    end: (tally, seconds) => say('end', { seconds: Number(seconds.toFixed(3)), ...countsOf(tally) }),
    timing: (milliseconds, seconds) => say('timing', { seconds, milliseconds: Object.fromEntries(milliseconds) }),
    close: () => undefined,
  };
}

function queueWords({ workers, active, waiting, delayed, failed }: QueueState): string {
  const given = failed > 0 ? `, ${failed} given up` : '';
  return `${workers} workers, ${active} shards under way, ${waiting + delayed} waiting${given}`;
}

function textLog(out: NodeJS.WriteStream): RunLog {
  const line = new ProgressLine(process.stderr);
  let told = false;
  return {
    progress: (progress) => line.show(progress),
    queue(state) {
      line.note(queueWords(state));
      if (told || state.workers > 0 || state.waiting === 0) return;
      told = true;
      line.clear();
      process.stderr.write('No worker is there yet. Start some: communique worker --queue ADDRESS\n');
    },
    reject: () => undefined,
    end(tally, seconds) {
      line.clear();
      out.write(summary(tally, seconds));
    },
    timing: (milliseconds, seconds) => out.write(timingTable(milliseconds, seconds)),
    close: () => line.clear(),
  };
}

const SILENT: RunLog = {
  progress: () => undefined,
  queue: () => undefined,
  reject: () => undefined,
  end: () => undefined,
  timing: () => undefined,
  close: () => undefined,
};

/**
 * The log that the command line asks for.
 *
 * @param out where the summary for people goes
 */
export function runLog({ log, quiet }: LogFlags, out: NodeJS.WriteStream): RunLog {
  if (log === 'json') return jsonLog();
  return quiet ? SILENT : textLog(out);
}
