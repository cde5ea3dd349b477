import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import type { DocumentRecord } from '../core/records.js';
import { nearest } from '../pipeline/nearest.js';
import { compareReleases, type ReleaseComparison } from '../report/compare/compare.js';
import { findMeetings, type Meeting } from '../report/compare/meetings.js';
import { csvComparison, jsonComparison, markdownComparison, plainComparison } from '../report/compare/render.js';
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
  const rows = meetings.map(({ a, b, parties, text }) =>
    [a.id, b.id, a.date ?? '', parties.toFixed(2), text.toFixed(2), a.title ?? ''].map(oneLine),
  );
  const columns = ['A', 'B', 'date', 'parties', 'words'].map((name) => ({ name, width: 40 }));
  return textTable([...columns, { name: 'title of A', width: null }], rows, process.stdout.columns ?? WIDTH);
}

/** Pairs to compare: each named release with the first; with one named, those found about its meeting. */
function pairsOf(stated: readonly string[], dataset: Dataset, comparer: Comparer): [DocumentRecord, DocumentRecord][] {
  const releases = stated.map((one) => releaseOf(one, dataset));
  const [first, ...others] = releases;
  if (!first) return [];
  if (others.includes(first)) throw new UsageError(`"${first.id}" is named twice. Name two releases.`);
  if (others.length > 0) return others.map((other) => [first, other]);
  const met = findMeetings(dataset, comparer).filter(({ a, b }) => a === first || b === first);
  if (met.length === 0) {
    throw new UsageError(`no other release of the dataset tells of the meeting of "${first.id}". Name the other one.`);
  }
  return met.map(({ a, b }) => [first, a === first ? b : a]);
}

function act(stated: readonly string[], flags: Flags): void {
  const dataset = readDataset(configOf(flags).output);
  const comparer = createComparer(dataset);
  const formats: Readonly<Record<Flags['format'], (comparison: ReleaseComparison) => string>> = {
    table: (comparison) => plainComparison(comparison, process.stdout.columns ?? WIDTH),
    md: markdownComparison,
    csv: csvComparison,
    json: jsonComparison,
  };
  const text =
    stated.length === 0
      ? meetingTable(findMeetings(dataset, comparer))
      : pairsOf(stated, dataset, comparer)
          .map(([a, b]) => formats[flags.format](compareReleases(a, b, dataset, comparer)))
          .join('\n');
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
