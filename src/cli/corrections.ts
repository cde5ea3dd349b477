import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { textFileName } from '../io/dataset.js';
import { goldFromCorrections } from '../review/corrections/gold.js';
import { readSnapshot, type Snapshot } from '../review/snapshot.js';
import { EXIT } from './exit.js';
import { type CommonOptions, configOf, withConfig } from './options.js';

function snapshotOf(flags: CommonOptions): Snapshot {
  return readSnapshot(configOf(flags).output);
}

function check(flags: CommonOptions): void {
  const { corrections } = snapshotOf(flags);
  const left = corrections.filter(({ status }) => status !== 'applied');
  process.stdout.write(`${corrections.length - left.length} of ${corrections.length} corrections applied.\n`);
  for (const { status, author, message } of left) process.stdout.write(`${status}: ${message} (${author})\n`);
  if (left.length > 0) process.exitCode = EXIT.finished;
}

function writeGold(folder: string, flags: CommonOptions): void {
  const { gold, unfinished } = goldFromCorrections(snapshotOf(flags));
  mkdirSync(folder, { recursive: true });
  for (const one of gold) {
    const name = textFileName(one.document).replace(/\.txt$/, '.gold.json');
    writeFileSync(join(folder, name), `${JSON.stringify(one, null, 1)}\n`);
  }
  process.stdout.write(`${gold.length} gold files written to ${folder}.\n`);
  for (const { id, unseen } of unfinished) {
    process.stdout.write(`${id}: ${unseen} statements are neither accepted nor amended yet.\n`);
  }
}

/** `communique corrections`: what became of corrections by hand, and gold made of them. */
export function correctionsCommand(): Command {
  const place = (command: Command): Command =>
    withConfig(command).option('--output <folder>', 'folder of the dataset (default: the configured one)');
  const checking = place(new Command('check'))
    .description('corrections that no longer match; exit code 1 when there are any')
    .action(check);
  const gold = place(new Command('gold'))
    .description('write gold files of the releases in which every statement was looked at')
    .argument('<folder>', 'where to write them')
    .action(writeGold);
  return new Command('corrections')
    .description('what became of corrections by hand, and gold made of them')
    .addCommand(checking)
    .addCommand(gold);
}
