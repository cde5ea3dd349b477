import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../../core/diagnostics.js';
import type { DocumentRecord } from '../../core/records.js';
import { packageRoot } from '../../resources/paths.js';
import { createLedger } from '../commitments/ledger.js';
import { compareReleases } from '../compare/compare.js';
import { findMeetings, type Meeting } from '../compare/meetings.js';
import { type Dataset, lastDate } from '../dataset.js';
import { type Html, h } from '../html/markup.js';
import { createComparer } from '../similarity/index.js';
import { commitmentsPage, nextDeadlines } from './commitments.js';
import { dataFiles } from './data.js';
import { actorsPage, releasesPage } from './lists.js';
import { speakers } from './matrix.js';
import { comparisonHtml, meetingList, meetingsPage } from './meetings.js';
import { overviewPage } from './overview.js';
import { comparisonFile, comparisonPage, fileOf } from './pages.js';
import { releasePage, titleOf } from './release.js';
import { statementsPage } from './statements.js';

export interface SiteOptions {
  /** Day of the ledger; the last date of a release unless given. */
  readonly asOf?: string | undefined;
  /** Text that the offsets of a release refer to; null when it is not at hand. */
  textOf(id: string): string | null;
}

/** Folders of a site, which belong to it alone. */
const FOLDERS = ['assets', 'data', 'releases', 'meetings'];
const DUE_DAYS = 30;
const MOST_MEETINGS = 10;

/** Scripts and style of the site, as `npm run build` makes them. */
function assets(): [path: string, text: string][] {
  const folder = join(packageRoot, 'dist', 'report', 'browser');
  try {
    return readdirSync(folder)
      .sort()
      .map((name) => [`assets/${name}`, readFileSync(join(folder, name), 'utf8')]);
  } catch {
    throw new UsageError(`${folder}: the scripts of the reading room are missing. Run npm run build.`);
  }
}

/** The comparison that a release has a part in, as links from its page. */
function linksOf(meetings: readonly Meeting[], document: DocumentRecord): Html[] {
  return meetings
    .filter(({ accounts }) => accounts.includes(document))
    .map(({ accounts }) => {
      const others = accounts.filter((other) => other !== document).map(titleOf);
      const href = `../${comparisonPage(accounts.map(({ id }) => id))}`;
      return h('a', { href }, `compare with ${others.join(' / ')}`);
    });
}

/** All files of a site, in order; each is made when it is asked for. */
export function* siteFiles(dataset: Dataset, { asOf, textOf }: SiteOptions): Generator<[path: string, text: string]> {
  const comparer = createComparer(dataset);
  const day = asOf ?? lastDate(dataset) ?? '1970-01-01';
  const meetings = findMeetings(dataset, comparer);
  const ledger = createLedger(dataset, comparer, { asOf: day, dueDays: DUE_DAYS });
  const data = dataFiles(dataset);
  yield* assets();
  for (const { path, text } of data) yield [path, text];
  yield [
    'index.html',
    overviewPage(dataset, {
      deadlines: nextDeadlines(ledger, day, dataset),
      meetings: meetingList(meetings.slice(-MOST_MEETINGS), 'The latest releases about one meeting'),
      commitments: ledger.length,
    }),
  ];
  yield [
    'statements.html',
    statementsPage(
      dataset,
      speakers(dataset.statements),
      data.map(({ path }) => path),
    ),
  ];
  yield ['releases.html', releasesPage(dataset)];
  yield ['actors.html', actorsPage(dataset)];
  yield ['meetings.html', meetingsPage(meetings)];
  yield ['commitments.html', commitmentsPage(ledger, day)];
  for (const { accounts } of meetings) {
    const comparison = compareReleases(accounts, dataset, comparer);
    yield [comparisonFile(accounts.map(({ id }) => id)), comparisonHtml(comparison, dataset)];
  }
  for (const document of dataset.documents) {
    yield [fileOf(document.id), releasePage(document, textOf(document.id), dataset, linksOf(meetings, document))];
  }
}

/**
 * Writes the site; what an earlier one left in its folders is removed.
 *
 * @returns number of files
 */
export function writeSite(dataset: Dataset, folder: string, options: SiteOptions): number {
  const files = siteFiles(dataset, options);
  for (const name of FOLDERS) rmSync(join(folder, name), { recursive: true, force: true });
  let count = 0;
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    count++;
  }
  return count;
}
