import { Command } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import type { Config } from '../pipeline/config.js';
import type { Tally } from '../pipeline/tally.js';
import { runThreaded } from '../workers/run-threaded.js';
import { assertionsOf } from './assertions.js';
import { type CheckFlags, check, withCheck } from './check.js';
import { EXIT } from './exit.js';
import { feedSinks } from './export.js';
import { type CommonOptions, configOf, withPaths } from './options.js';
import { ProgressLine } from './progress.js';
import { summary } from './summary.js';

interface RunFlags extends CommonOptions, CheckFlags {
  readonly check?: boolean;
  readonly full?: boolean;
}

/** The exit code that the counts of a run come to. */
function exitCode({ strictness }: Config, { rejects, warnings }: Tally): number {
  if (strictness === 'lenient') return EXIT.clean;
  return rejects.length > 0 || (strictness === 'strict' && warnings > 0) ? EXIT.finished : EXIT.clean;
}

/** Runs with a line of progress, and says what the run came to. */
async function runShowing(config: Config, full = false, out: NodeJS.WriteStream = process.stdout): Promise<Tally> {
  const line = new ProgressLine(process.stderr);
  const started = performance.now();
  try {
    const tally = await runThreaded(config, { full, onProgress: (progress) => line.show(progress) });
    line.clear();
    out.write(summary(tally, (performance.now() - started) / 1000));
    return tally;
  } finally {
    line.clear();
  }
}

/** Ctrl-C: what is done is kept, so the same command goes on from there. */
function sayHowToGoOn(): void {
  process.once('SIGINT', () => {
    process.stderr.write('\nStopped. What is done is kept: the same command goes on from there.\n');
    process.exit(130);
  });
}

async function act(flags: RunFlags): Promise<void> {
  const config = configOf(flags);
  if (config.inputs.length === 0) {
    throw new UsageError('no inputs. Give --input PATH, or "inputs" in the configuration.');
  }
  sayHowToGoOn();
  if (flags.check) {
    process.exitCode = await check(config, flags, (fresh, out) => runShowing(fresh, false, out));
    return;
  }
  const holds = assertionsOf(config);
  const code = exitCode(config, await runShowing(config, flags.full));
  await feedSinks(config);
  process.exitCode = holds() ? code : EXIT.finished;
}

/** `communique run`: releases in, a dataset out. */
export function runCommand(): Command {
  return withCheck(withPaths(new Command('run')))
    .description('read all releases under the inputs and write the dataset')
    .option('--full', 'work on all releases again, also on those that have not changed')
    .action(act);
}
