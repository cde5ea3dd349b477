import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import type { DocumentRecord } from '../core/records.js';
import { nearest } from '../pipeline/nearest.js';
import { type Comparison, compareReleases } from '../report/compare/compare.js';
import { markdownComparison } from '../report/compare/markdown.js';
import { findMeetings, type Meeting, span } from '../report/compare/meetings.js';
import { csvComparison, jsonComparison, plainComparison } from '../report/compare/render.js';
import { type Dataset, readDataset } from '../report/dataset.js';
import { oneLine } from '../report/shared/controls.js';
import { type Comparer, createComparer } from '../report/similarity/index.js';
import { textTable } from '../report/text-table.js';
import { configOf, withConfig } from './options.js';

interface Flags {
  readonly config?: string;
  readonly output?: string;
  readonly format: 'table' | 'md' | 'csv' | 'json';
  readonly write?: string;
}

/** Characters in a line where the terminal does not say. */
const WIDTH = 110;

/**
 * The release that a reader means: by its id, its file, or the beginning of either.
 *
 * @throws UsageError when none or several fit
 */
function releaseOf(stated: string, { documents }: Dataset): DocumentRecord {
  const name = basename(stated).replace(/\*$/, '');
  const exact = documents.find(
    ({ id, source }) => id === stated || source === stated || (source !== null && basename(source) === name),
  );
  if (exact) return exact;
  const fitting = documents.filter(({ id }) => id.startsWith(name));
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  const ids = documents.map(({ id }) => id);
  if (fitting.length === 0) throw new UsageError(`no release "${stated}" in the dataset. ${nearest(stated, ids)}`);
  const some = fitting.slice(0, 5).map(({ id }) => id);
  throw new UsageError(`"${stated}" fits ${fitting.length} releases (${some.join(', ')}). Give more of the id.`);
}

function meetingTable(meetings: readonly Meeting[]): string {
  if (meetings.length === 0) return 'No two releases of the dataset tell of one meeting.\n';
  const rows = meetings.map(({ accounts, pairs }) =>
    [
      accounts[0]?.date ?? '',
      accounts.map(({ id }) => id).join(' '),
      span(pairs.map(({ parties }) => parties)),
      span(pairs.map(({ text }) => text)),
      accounts[0]?.title ?? '',
    ].map(oneLine),
  );
  const columns = ['date', 'accounts', 'parties', 'words'].map((name) => ({ name, width: 40 }));
  return textTable([...columns, { name: 'title of the first', width: null }], rows, process.stdout.columns ?? WIDTH);
}

/** Releases to compare: those named; with one, it and those found about its meeting. */
function accountsOf(stated: readonly string[], dataset: Dataset, comparer: Comparer): DocumentRecord[] {
  const releases = stated.map((one) => releaseOf(one, dataset));
  const twice = releases.find((one, at) => releases.indexOf(one) < at);
  if (twice) throw new UsageError(`"${twice.id}" is named twice. Name each release once.`);
  const [first] = releases;
  if (!first || releases.length > 1) return releases;
  const meeting = findMeetings(dataset, comparer).find(({ accounts }) => accounts.includes(first));
  if (!meeting) {
    throw new UsageError(`no other release of the dataset tells of the meeting of "${first.id}". Name the other one.`);
  }
  return [first, ...meeting.accounts.filter((account) => account !== first)];
}

function act(stated: readonly string[], flags: Flags): void {
  const dataset = readDataset(configOf(flags).output);
  const comparer = createComparer(dataset);
  const formats: Readonly<Record<Flags['format'], (comparison: Comparison) => string>> = {
    table: (comparison) => plainComparison(comparison, process.stdout.columns ?? WIDTH),
    md: markdownComparison,
    csv: csvComparison,
    json: jsonComparison,
  };
  const text =
    stated.length === 0
      ? meetingTable(findMeetings(dataset, comparer))
      : formats[flags.format](compareReleases(accountsOf(stated, dataset, comparer), dataset, comparer));
  if (flags.write) writeFileSync(flags.write, text);
  else process.stdout.write(text);
}

/** `communique compare`: accounts of one meeting side by side. */
export function compareCommand(): Command {
  return withConfig(new Command('compare'))
    .description('what two or more accounts of one meeting both say, where they differ, and what only one says')
    .argument(
      '[releases...]',
      'ids or files, or how they begin; one: with those about its meeting; none: list such releases',
    )
    .option('--output <folder>', 'folder of the dataset')
    .addOption(new Option('--format <format>').choices(['table', 'md', 'csv', 'json']).default('table'))
    .option('--write <file>', 'write to a file instead of the terminal')
    .action(act);
}
