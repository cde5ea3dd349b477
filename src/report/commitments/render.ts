import { createHash } from 'node:crypto';
import { markdownTable } from '../compare/markdown.js';
import { referenceName } from '../dataset.js';
import { h } from '../html/markup.js';
import { table } from '../html/parts.js';
import { oneLine } from '../shared/controls.js';
import { csv } from '../shared/csv.js';
import { textTable } from '../text-table.js';
import { EVENT_WORDS, type LedgerEvent } from './events.js';
import type { Commitment } from './ledger.js';

const HEAD = [
  'status',
  'due',
  'deadline',
  'who',
  'act',
  'strength',
  'what',
  'to whom',
  'first said',
  'release',
  'since then',
  'id',
];

function eventWords({ kind, date, document, note }: LedgerEvent): string {
  return `${EVENT_WORDS[kind]} ${date ?? ''} in ${document}${note === '' ? '' : ` (${note})`}`;
}

/** What happened after it was first said. */
function since(events: readonly LedgerEvent[]): string {
  return events.slice(1).map(eventWords).join('; ');
}

function cells({ id, first, deadline, status, events }: Commitment): string[] {
  return [
    status,
    deadline?.latest ?? '',
    deadline?.text ?? '',
    first.speakers.map(referenceName).join(', '),
    first.act,
    first.strength,
    first.content?.text ?? '',
    first.targets.map(referenceName).join(', '),
    first.date ?? '',
    first.document,
    since(events),
    id,
  ].map(oneLine);
}

export function csvLedger(commitments: readonly Commitment[]): string {
  return csv([HEAD, ...commitments.map(cells)]);
}

export function markdownLedger(commitments: readonly Commitment[], asOf: string): string {
  return `# Commitments as of ${asOf}\n\n${markdownTable(HEAD, commitments.map(cells))}\n`;
}

function counts(commitments: readonly Commitment[]): string {
  const of = (status: Commitment['status']): number => commitments.filter((one) => one.status === status).length;
  return `${commitments.length} commitments: ${of('overdue')} overdue, ${of('due')} due, ${of('open')} open, ${of('undated')} without date`;
}

/** What later releases made of it; other accounts of the same day are left out. */
function told(events: readonly LedgerEvent[]): LedgerEvent[] {
  return events.slice(1).filter(({ kind }) => kind !== 'also');
}

/** For the terminal: what matters most, the rest is in the other formats. */
export function plainLedger(commitments: readonly Commitment[], asOf: string, width: number): string {
  const rows = commitments.map(({ status, deadline, first, events }) =>
    [
      status,
      deadline === null ? '' : (deadline.latest ?? deadline.text),
      first.speakers.map(referenceName).join(', '),
      `${first.act}: ${first.content?.text ?? ''}`,
      [`said ${first.date ?? ''}`, ...told(events).map(({ kind, date }) => `${EVENT_WORDS[kind]} ${date ?? ''}`)].join(
        ', ',
      ),
    ].map(oneLine),
  );
  const columns = [
    { name: 'status', width: 8 },
    { name: 'due', width: 12 },
    { name: 'who', width: 24 },
    { name: 'what', width: null },
    { name: 'history', width: 24 },
  ];
  return `${textTable(columns, rows, width)}\nAs of ${asOf}, ${counts(commitments)}\n`;
}

const STYLE =
  ':root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:1.5rem}table{border-collapse:collapse;font-size:.9rem}caption{text-align:left}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #8886;font-weight:normal}thead th{font-weight:600}';

/** One page that loads nothing and runs nothing. */
export function htmlLedger(commitments: readonly Commitment[], asOf: string): string {
  const hash = createHash('sha256').update(STYLE).digest('base64');
  const title = `Commitments as of ${asOf}`;
  const page = h(
    'html',
    { lang: 'en' },
    h(
      'head',
      {},
      h('meta', { charset: 'utf-8' }),
      h('meta', { 'http-equiv': 'Content-Security-Policy', content: `default-src 'none'; style-src 'sha256-${hash}'` }),
      h('title', {}, title),
      h('style', {}, STYLE),
    ),
    h(
      'body',
      {},
      h(
        'main',
        {},
        h('h1', {}, title),
        table(
          counts(commitments),
          HEAD.map((name) => ({ name })),
          commitments.map(cells),
        ),
      ),
    ),
  );
  return `<!doctype html>\n${page}\n`;
}
