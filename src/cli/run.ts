import { Command } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import type { Config } from '../pipeline/config.js';
import type { RunOptions } from '../pipeline/run.js';
import { StageTimes } from '../pipeline/stage-times.js';
import type { Tally } from '../pipeline/tally.js';
import type { QueueOptions } from '../workers/queue/run-queued.js';
import { runThreaded } from '../workers/run-threaded.js';
import { assertionsOf } from './assertions.js';
import { type CheckFlags, check, withCheck } from './check.js';
import { EXIT } from './exit.js';
import { feedSinks } from './export.js';
import { interruptible } from './interrupt.js';
import { type CommonOptions, configOf, withPaths } from './options.js';
import { type LogFlags, runLog, withLog } from './run-log.js';

/** Who does the work, when not the threads of this process. */
interface QueueFlags {
  readonly queue?: string;
  readonly parts?: string;
}

interface RunFlags extends CommonOptions, CheckFlags, LogFlags, QueueFlags {
  readonly check?: boolean;
  readonly full?: boolean;
  readonly timing?: boolean;
}

/** The exit code that the counts of a run come to. */
function exitCode({ strictness }: Config, { rejects, warnings }: Tally): number {
  if (strictness === 'lenient') return EXIT.clean;
  return rejects > 0 || (strictness === 'strict' && warnings > 0) ? EXIT.finished : EXIT.clean;
}

type Hearing = Omit<RunOptions, 'executor' | 'amender'> & Pick<QueueOptions, 'onState'>;

/** Runs with threads, or with workers at a queue; the queue's libraries are loaded only then. */
async function runBy({ queue, parts }: QueueFlags, config: Config, { onState, ...options }: Hearing): Promise<Tally> {
  if (queue === undefined) return runThreaded(config, options);
  const { runQueued } = await import('../workers/queue/run-queued.js');
  return runQueued(config, options, { queue, parts, ...(onState && { onState }) });
}

/**
 * Runs with the log that the flags ask for, and says what the run came to.
 *
 * @param out where the summary for people goes
 */
export async function runLogged(
  config: Config,
  flags: LogFlags & QueueFlags,
  options: Pick<RunOptions, 'full' | 'signal' | 'times'> = {},
  out: NodeJS.WriteStream = process.stdout,
): Promise<Tally> {
  const log = runLog(flags, out);
  const started = performance.now();
  try {
    const tally = await runBy(flags, config, {
      ...options,
      onProgress: (progress) => log.progress(progress),
      onReject: (reject) => log.reject(reject),
      onState: (state) => log.queue(state),
    });
    const seconds = (performance.now() - started) / 1000;
    log.end(tally, seconds);
    if (options.times) log.timing(options.times.milliseconds, seconds);
    return tally;
  } finally {
    log.close();
  }
}

async function act(flags: RunFlags): Promise<void> {
  const config = configOf(flags);
  if (config.inputs.length === 0) {
    throw new UsageError('no inputs. Give --input PATH, or "inputs" in the configuration.');
  }
  if (flags.timing && flags.queue !== undefined) {
    throw new UsageError('--timing measures one thread. Leave out --queue.');
  }
  await interruptible(async (signal) => {
    if (flags.check) {
      process.exitCode = await check(config, flags, (fresh, out) => runLogged(fresh, flags, { signal }, out));
      return;
    }
    // Assertions are about the dataset that the configuration describes, not about releases of one's own.
    const holds = flags.input ? () => true : assertionsOf(config);
    const timed = flags.timing ? { times: new StageTimes() } : {};
    // Times are taken in this thread, so that no two stages run at once.
    const own = flags.timing ? { ...config, workers: 1 } : config;
    const code = exitCode(config, await runLogged(own, flags, { full: flags.full ?? false, signal, ...timed }));
    await feedSinks(config);
    process.exitCode = holds() ? code : EXIT.finished;
  }, 'What is done is kept: the same command goes on from there.');
}

/** `communique run`: releases in, a dataset out. */
export function runCommand(): Command {
  return withLog(withCheck(withPaths(new Command('run'))))
    .description('read all releases under the inputs and write the dataset')
    .option('--queue <address>', 'have the work done by workers at this Redis: redis://…, rediss://… or env:VARIABLE')
    .option(
      '--parts <place>',
      'where workers leave results: a folder, s3://BUCKET/FOLDER, postgres://… or env:VARIABLE',
    )
    .option('--full', 'work on all releases again, also on those that have not changed')
    .option(
      '--timing',
      'how long each stage took, in one thread; releases that have not changed take none (see --full)',
    )
    .action(act);
}
