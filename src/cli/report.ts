import { resolve } from 'node:path';
import { Command } from 'commander';
import { parseIso } from '../core/days.js';
import { UsageError } from '../core/diagnostics.js';
import type { DocumentRecord } from '../core/records.js';
import type { Config } from '../pipeline/config.js';
import { type Dataset, keptText, readDataset } from '../report/dataset.js';
import { writeSite } from '../report/site/write.js';
import { EXIT } from './exit.js';
import { configOf, withConfig } from './options.js';
import { readReleases } from './releases.js';

interface Flags {
  readonly config?: string;
  readonly input?: readonly string[];
  readonly output?: string;
  readonly site: string;
  readonly asOf?: string;
}

/** @throws UsageError when it is no day */
export function dayOption(name: string, stated: string): string {
  if (parseIso(stated)) return stated;
  throw new UsageError(`${name}: "${stated}" is no day. Give it as 2023-06-04.`);
}

/**
 * Texts that the dataset does not keep, read again from the sources; one that has changed since does not count.
 * Inputs of the configuration that are gone give none, named ones must be there.
 */
async function sourceTexts(
  config: Config,
  wanted: ReadonlyMap<string, string>,
  named: boolean,
): Promise<Map<string, string>> {
  if (wanted.size === 0 || config.inputs.length === 0) return new Map();
  try {
    const releases = await readReleases(config, new Set(wanted.keys()));
    const same = [...releases.values()].filter(({ id, sha256 }) => wanted.get(id) === sha256);
    return new Map(same.map(({ id, text }) => [id, text]));
  } catch (error) {
    if (error instanceof UsageError && !named) return new Map();
    throw error;
  }
}

async function textsOf(config: Config, { documents }: Dataset, named: boolean): Promise<Map<string, string>> {
  const kept = new Map(documents.map(({ id }) => [id, keptText(config.output, id)]));
  const missing = documents.filter(({ id }) => kept.get(id) === null);
  const texts = await sourceTexts(config, new Map(missing.map(({ id, sha256 }) => [id, sha256])), named);
  for (const [id, text] of kept) if (text !== null) texts.set(id, text);
  return texts;
}

function warn(documents: readonly DocumentRecord[], texts: ReadonlyMap<string, string>): void {
  const missing = documents.filter(({ id }) => !texts.has(id)).map(({ id }) => id);
  if (missing.length === 0) return;
  const shown =
    missing.length > 5 ? `${missing.slice(0, 5).join(', ')} and ${missing.length - 5} more` : missing.join(', ');
  process.stderr.write(
    `warning: no text for ${shown}: their pages show sentences only. Name the releases as they were run with --input.\n`,
  );
  process.exitCode = EXIT.finished;
}

async function act(flags: Flags): Promise<void> {
  const config = configOf(flags);
  const asOf = flags.asOf === undefined ? undefined : dayOption('--as-of', flags.asOf);
  const dataset = readDataset(config.output);
  const texts = await textsOf(config, dataset, flags.input !== undefined);
  warn(dataset.documents, texts);
  const count = writeSite(dataset, resolve(flags.site), { asOf, textOf: (id) => texts.get(id) ?? null });
  process.stdout.write(`${count} files in ${flags.site}; open ${flags.site}/index.html\n`);
}

/** `communique report`: a static site to read the dataset in. */
export function reportCommand(): Command {
  return withConfig(new Command('report'))
    .description('write a site that shows the releases, their statements, comparisons and commitments')
    .option('--input <path...>', 'the releases the dataset was made from (instead of those of the configuration)')
    .option('--output <folder>', 'folder of the dataset')
    .option('--site <folder>', 'folder to write the site to', 'site')
    .option('--as-of <day>', 'day of the ledger of commitments (default: the last date of a release)')
    .action(act);
}
