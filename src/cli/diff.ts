import { Command } from 'commander';
import { datasetPlace } from '../review/revision.js';
import { versionsHold } from './check.js';
import { type ComparisonFlags, compare, show, withComparison } from './comparison.js';
import { EXIT } from './exit.js';
import { type CommonOptions, configOf, withConfig } from './options.js';

interface DiffFlags extends CommonOptions, ComparisonFlags {
  readonly versions?: boolean;
}

function act(old: string, fresh: string, flags: DiffFlags): void {
  const config = configOf(flags);
  const before = datasetPlace(old, config.output);
  try {
    const after = datasetPlace(fresh, config.output);
    try {
      const found = compare(before, after, config, flags);
      show(found, flags);
      if (flags.versions && !versionsHold(found)) process.exitCode = EXIT.finished;
    } finally {
      after.dispose();
    }
  } finally {
    before.dispose();
  }
}

/** `communique diff`: what came, went and changed between two datasets. */
export function diffCommand(): Command {
  return withComparison(withConfig(new Command('diff')))
    .description('statements that came, went and changed between two datasets, by cause')
    .argument('<old>', 'a folder, a git revision of the configured output, or REVISION:FOLDER')
    .argument('<new>', 'likewise')
    .option('--versions', 'exit with 1 when records or schemas changed and their version was not raised')
    .action(act);
}
