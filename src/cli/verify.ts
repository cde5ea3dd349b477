import { Command } from 'commander';
import { datasetPlace } from '../review/revision.js';
import { readSnapshot } from '../review/snapshot.js';
import { verifyDataset } from '../review/verify/index.js';
import { releaseFaults } from '../review/verify/releases.js';
import { EXIT } from './exit.js';
import { type CommonOptions, configOf, withConfig } from './options.js';

interface VerifyFlags extends CommonOptions {
  readonly json?: boolean;
}

async function act(name: string | undefined, flags: VerifyFlags): Promise<void> {
  const config = configOf(flags);
  const place = datasetPlace(name ?? config.output, config.output);
  try {
    const snapshot = readSnapshot(place.folder);
    const releases = flags.input ? await releaseFaults(snapshot, config) : [];
    const findings = [...verifyDataset(snapshot), ...releases];
    if (flags.json) process.stdout.write(`${JSON.stringify(findings, null, 1)}\n`);
    else for (const finding of findings) process.stdout.write(`${finding.place}: ${finding.message}\n`);
    if (findings.length > 0) process.exitCode = EXIT.finished;
    else if (!flags.json) process.stdout.write(`${snapshot.statements.length} statements are as the manifest says.\n`);
  } finally {
    place.dispose();
  }
}

/** `communique verify`: whether a dataset is what its manifest says. */
export function verifyCommand(): Command {
  return withConfig(new Command('verify'))
    .description('check a dataset against its manifest, its schemas and itself')
    .argument('[dataset]', 'a folder, a git revision, or REVISION:FOLDER (default: the configured output)')
    .option('--input <path...>', 'also check that these are the releases it was made from')
    .option('--json', 'findings as JSON')
    .action(act);
}
