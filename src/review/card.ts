import { stringify } from 'yaml';
import type { DatasetSettings } from '../core/records.js';
import type { Report } from '../evaluate/report.js';
import type { Snapshot } from './snapshot.js';

const MOST_PUBLISHERS = 10;
const SIZES: readonly (readonly [number, string])[] = [
  [1_000, 'n<1K'],
  [10_000, '1K<n<10K'],
  [100_000, '10K<n<100K'],
  [1_000_000, '100K<n<1M'],
];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function counted(keys: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

function sizeOf(rows: number): string {
  return SIZES.find(([most]) => rows < most)?.[1] ?? 'n>1M';
}

/** Head that dataset hubs read. */
function front({ statements }: Snapshot, settings: DatasetSettings | null): string {
  const data = {
    pretty_name: settings?.name ?? 'Statements in diplomatic releases',
    ...(settings?.license && { license: settings.license }),
    language: ['en'],
    size_categories: [sizeOf(statements.length)],
  };
  return `---\n${stringify(data)}---`;
}

function contents({ documents, statements, entities, rejects }: Snapshot): string {
  const dates = documents.flatMap(({ date }) => date ?? []).sort();
  const span = dates.length > 0 ? `, dated ${dates[0]} to ${dates.at(-1)}` : '';
  const publishers = counted(documents.map(({ publisher }) => publisher ?? 'unknown'));
  const listed = publishers.slice(0, MOST_PUBLISHERS).map(([id, count]) => `\`${id}\` (${count})`);
  const more = publishers.length > MOST_PUBLISHERS ? `, and ${publishers.length - MOST_PUBLISHERS} more` : '';
  return [
    '## Contents',
    `${documents.length} releases${span}; ${statements.length} statements; ${entities.length} entities; ${rejects.length} rejects.`,
    `Issuers: ${listed.join(', ')}${more}.`,
    table(
      ['act', 'statements'],
      counted(statements.map(({ act }) => act)).map(([act, count]) => [act, String(count)]),
    ),
  ].join('\n\n');
}

function quality({ statements, corrections }: Snapshot, report: Report | null): string {
  const total = statements.length;
  const count = (test: (one: Snapshot['statements'][number]) => boolean): string =>
    share(statements.filter(test).length, total);
  const applied = corrections.filter(({ status }) => status === 'applied').length;
  const rows = (report?.measures ?? []).map(({ name, title, value, interval, gold }) => [
    name,
    title,
    value === null ? '–' : value.toFixed(3),
    interval === null ? '–' : `${interval[0].toFixed(3)}–${interval[1].toFixed(3)}`,
    String(gold),
  ]);
  const measured = report
    ? `Against gold of ${report.counts.documents} releases with ${report.counts.gold} statements, with 95 % intervals from resampling releases. Where rules were written with these releases at hand, figures on others will be lower.`
    : 'There is no gold for this dataset, so its records have not been scored.';
  return [
    '## Quality',
    measured,
    ...(rows.length > 0 ? [table(['measure', 'what it is', 'value', '95 % interval', 'gold'], rows)] : []),
    `Without a speaker: ${count(({ speakers }) => speakers.length === 0)}. Confidence below 0.5: ${count(({ confidence }) => confidence < 0.5)}. Corrections by hand: ${applied} applied, ${corrections.length - applied} not.`,
  ].join('\n\n');
}

function making({ manifest }: Snapshot): string {
  if (!manifest) return '## Making\n\nThere is no manifest.';
  const { pipeline, model, libraries, stages, inputs, config, lexicons, schemaVersion } = manifest;
  return [
    '## Making',
    `Made by ${pipeline?.name} ${pipeline?.version} with the language model ${model?.name} ${model?.version}; record schemas ${schemaVersion}; ${Object.keys(lexicons ?? {}).length} lexicons; stages ${stages?.join(', ')}. Libraries: ${Object.entries(
      libraries ?? {},
    )
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    `Inputs: ${inputs?.documents} releases, SHA-256 \`${inputs?.sha256}\`. Settings: SHA-256 \`${config}\`. All hashes are in \`manifest.json\`.`,
    'The same releases, settings and version give the same bytes: `communique run --check` shows it, `communique verify` checks the files against the manifest.',
  ].join('\n\n');
}

function files({ manifest }: Snapshot): string {
  const rows = Object.entries(manifest?.outputs ?? {}).map(([name, { rows: count, bytes, sha256 }]) => [
    `\`${name}\``,
    count === null ? '–' : String(count),
    String(bytes),
    `\`${sha256.slice(0, 16)}…\``,
  ]);
  return ['## Files', table(['file', 'rows', 'bytes', 'SHA-256'], rows)].join('\n\n');
}

const LIMITS = `## Limits

English releases only. Records are made by rules and a small language model, not by people, save those with a
\`correction\`. \`confidence\` is the estimated probability that act, speakers and content are all right. A statement is what
a release says, not what happened; a release speaks for its issuer.`;

/**
 * A dataset card: what the dataset holds, how good it is, and how it was made. It names no time, so that the same
 * dataset has the same card.
 *
 * @param report scores against gold, null where there is none
 */
export function datasetCard(snapshot: Snapshot, settings: DatasetSettings | null, report: Report | null): string {
  const title = `# ${settings?.name ?? 'Statements in diplomatic releases'}${settings ? ` ${settings.version}` : ''}`;
  const about = settings?.description ?? 'Who said, promised, urged or condemned what, toward whom, by when.';
  const end = [
    ...(settings?.license ? [`Licence: ${settings.license}.`] : []),
    ...(settings?.contact ? [`Contact: ${settings.contact}.`] : []),
  ];
  const parts = [
    front(snapshot, settings),
    title,
    about,
    contents(snapshot),
    quality(snapshot, report),
    making(snapshot),
    files(snapshot),
    LIMITS,
    ...end,
  ];
  return `${parts.join('\n\n')}\n`;
}
