import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import { compareDatasets } from '../pipeline/compare-datasets.js';
import type { Config } from '../pipeline/config.js';
import type { Tally } from '../pipeline/tally.js';
import { runThreaded } from '../workers/run-threaded.js';
import { EXIT } from './exit.js';
import { type CommonOptions, configOf, withPaths } from './options.js';
import { ProgressLine } from './progress.js';
import { summary } from './summary.js';

interface RunFlags extends CommonOptions {
  readonly check?: boolean;
  readonly full?: boolean;
}

/** The exit code that the counts of a run come to. */
function exitCode({ strictness }: Config, { rejects, warnings }: Tally): number {
  if (strictness === 'lenient') return EXIT.clean;
  return rejects.length > 0 || (strictness === 'strict' && warnings > 0) ? EXIT.finished : EXIT.clean;
}

async function runShowing(config: Config, full = false): Promise<Tally> {
  const line = new ProgressLine(process.stderr);
  const started = performance.now();
  try {
    const tally = await runThreaded(config, { full, onProgress: (progress) => line.show(progress) });
    line.clear();
    process.stdout.write(summary(tally, (performance.now() - started) / 1000));
    return tally;
  } finally {
    line.clear();
  }
}

/** Makes the dataset afresh elsewhere and compares it with the one in the output folder. */
async function check(config: Config): Promise<number> {
  const fresh = mkdtempSync(join(tmpdir(), 'communique-check-'));
  try {
    await runShowing({ ...config, output: fresh });
    const differences = compareDatasets(config.output, fresh);
    if (differences.length === 0) {
      process.stdout.write('The dataset is what a fresh run gives.\n');
      return EXIT.clean;
    }
    process.stdout.write(
      `${differences.join('\n')}\nThe dataset differs from a fresh run. Run without --check to renew it.\n`,
    );
    return EXIT.finished;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
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
  process.exitCode = flags.check ? await check(config) : exitCode(config, await runShowing(config, flags.full));
}

/** `communique run`: releases in, a dataset out. */
export function runCommand(): Command {
  return withPaths(new Command('run'))
    .description('read all releases under the inputs and write the dataset')
    .option('--check', 'write nothing; exit with 1 and the differences if a fresh run gives other bytes')
    .option('--full', 'work on all releases again, also on those that have not changed')
    .action(act);
}
