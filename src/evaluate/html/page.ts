import { createHash } from 'node:crypto';
import { describe, type Mistake } from '../errors.js';
import type { Reliability } from '../reliability.js';
import type { Table } from '../tables.js';
import { element, escapeHtml } from './markup.js';
import { markedPassage } from './passage.js';
import { reliabilityPlot } from './plot.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

/** What the page shows. */
export interface PageContent {
  readonly title: string;
  readonly tables: readonly Table[];
  /** Null where the reading claims no confidence. */
  readonly reliability: Reliability | null;
  readonly mistakes: readonly Mistake[];
}

/**
 * One self-contained page: figures, reliability, and every mistake in its passage with both readings, filterable. It
 * loads nothing, and runs no script but its own.
 */
export function page({ title, tables, reliability, mistakes }: PageContent): string {
  const policy = `default-src 'none'; style-src '${hash(STYLE)}'; script-src '${hash(SCRIPT)}'`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">`,
    `<title>${escapeHtml(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<h1>${escapeHtml(title)}</h1>`,
    ...tables.map((table) => `<section>${element('h2', {}, escapeHtml(table.title))}${htmlTable(table)}</section>`),
    reliability === null ? '' : reliabilitySection(reliability),
    mistakeSection(mistakes),
    `<script>${SCRIPT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function hash(source: string): string {
  return `sha256-${createHash('sha256').update(source).digest('base64')}`;
}

function htmlTable({ head, rows }: Pick<Table, 'head' | 'rows'>): string {
  const cells = (name: 'th' | 'td', row: readonly string[]): string =>
    element('tr', {}, ...row.map((cell) => element(name, {}, escapeHtml(cell))));
  const body = rows.map((row) => cells('td', row)).join('\n');
  return element(
    'div',
    { class: 'scroll' },
    element('table', {}, element('thead', {}, cells('th', head)), element('tbody', {}, body)),
  );
}

function reliabilitySection(reliability: Reliability): string {
  const figure = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
  const bins = reliability.bins.map(({ from, to, count, claimed, right }) => [
    `${from.toFixed(1)}–${to.toFixed(1)}`,
    String(count),
    figure(claimed),
    figure(right),
  ]);
  const thresholds = reliability.thresholds.map(({ confidence, kept, share, precision }) => [
    confidence.toFixed(2),
    String(kept),
    figure(share),
    figure(precision),
  ]);
  return [
    '<section><h2>Reliability of confidence</h2>',
    `<p>Expected calibration error ${figure(reliability.expectedCalibrationError)}, Brier score ${figure(reliability.brier)}, over ${reliability.count} statements. Right means act, speakers by country, content and negation right.</p>`,
    '<div class="side">',
    reliabilityPlot(reliability),
    htmlTable({ head: ['confidence', 'statements', 'claimed', 'right'], rows: bins }),
    htmlTable({ head: ['kept from', 'statements', 'share kept', 'precision'], rows: thresholds }),
    '</div></section>',
  ].join('\n');
}

function mistakeSection(mistakes: readonly Mistake[]): string {
  const select = (name: string, values: readonly string[]): string =>
    element(
      'label',
      {},
      name,
      element(
        'select',
        { name },
        '<option value="">all</option>',
        ...[...new Set(values)].sort().map((value) => element('option', { value }, escapeHtml(value))),
      ),
    );
  return [
    '<section><h2>Mistakes</h2>',
    '<p><span class="mention">speaker mention</span>, <span class="cue">cue</span>, <span class="content">content</span></p>',
    '<form id="filter">',
    select(
      'kind',
      mistakes.map(({ kind }) => kind),
    ),
    select(
      'act',
      mistakes.map(({ act }) => act),
    ),
    select(
      'document',
      mistakes.map(({ document }) => document),
    ),
    select(
      'field',
      mistakes.flatMap(({ fields }) => fields),
    ),
    '<label>words<input name="words" type="search"></label>',
    '<label>costs the full statement<input name="costly" type="checkbox" value="true"></label>',
    '<button type="reset">show all</button>',
    '<output id="shown"></output>',
    '</form>',
    ...mistakes.map(article),
    '</section>',
  ].join('\n');
}

function article(mistake: Mistake): string {
  const { kind, act, document, fields, costly } = mistake;
  return element(
    'article',
    {
      class: kind,
      'data-kind': kind,
      'data-act': act,
      'data-document': document,
      'data-fields': fields.join(' '),
      'data-costly': String(costly),
    },
    element(
      'header',
      {},
      `<b>${kind}</b> ${escapeHtml([act, document, fields.join(', ')].filter(Boolean).join(' · '))}`,
    ),
    element('div', { class: 'reading' }, reading('gold', mistake), reading('predicted', mistake)),
  );
}

function reading(name: 'gold' | 'predicted', mistake: Mistake): string {
  const statement = mistake[name];
  if (statement === null) return `<b>${name}</b><p>(no statement)</p>`;
  const shown = mistake.passage ? markedPassage(mistake.passage, statement) : '';
  return `<b>${name}</b><p>${shown}<br><span class="what">${escapeHtml(describe(statement))}</span></p>`;
}
