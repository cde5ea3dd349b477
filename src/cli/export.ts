import { dirname } from 'node:path';
import { Command } from 'commander';
import type { Config } from '../pipeline/config.js';
import { type CommonOptions, configOf, withConfig } from './options.js';

interface ExportFlags extends CommonOptions {
  readonly to: readonly string[];
}

async function exportTo(folder: string, targets: readonly string[], base: string): Promise<string> {
  const { exportDataset } = await import('../sinks/export.js');
  const lines: string[] = [];
  for (const target of targets) lines.push(...(await exportDataset(folder, target, base)));
  return lines.map((line) => `${line}\n`).join('');
}

/**
 * Brings the dataset to all `sinks` of the configuration; their paths start from its folder.
 *
 * @param sinks targets, as `communique export --to` takes them
 */
export async function feedSinks({ output, file, sinks }: Pick<Config, 'output' | 'file' | 'sinks'>): Promise<void> {
  if (sinks.length === 0) return;
  process.stdout.write(await exportTo(output, sinks, file === null ? process.cwd() : dirname(file)));
}

/** `communique export`: the dataset into databases and files. */
export function exportCommand(): Command {
  return withConfig(new Command('export'))
    .description('load the dataset into a database, or write it as tables')
    .option('--output <folder>', 'folder of the dataset')
    .requiredOption(
      '--to <target...>',
      'duckdb:FILE, sqlite:FILE, postgres://USER@HOST/DATABASE?schema=NAME, parquet:DIR, csv:DIR, or env:VARIABLE that holds one',
    )
    .action(async (flags: ExportFlags) => {
      process.stdout.write(await exportTo(configOf(flags).output, flags.to, process.cwd()));
    });
}
