import type { Difference, RowChange } from '../difference/index.js';
import type { StatementChange } from '../difference/statements.js';
import type { Total } from '../difference/totals.js';
import {
  byCause,
  figure,
  SIGNS,
  short,
  shown,
  sideWords,
  signed,
  statementTotals,
  statementWords,
  tally,
  tellingFields,
  versionWords,
} from './words.js';

/** Comments on the large forges hold 65,536 characters. */
const LONGEST_COMMENT = 60_000;
const MOST_ROWS = 20;

/** Text of releases as text: nothing in it becomes markup, a link or a mention. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replaceAll('@', '@\u200b');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function folded(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

function statement(change: StatementChange): string {
  const head = `- \`${SIGNS[change.kind]}\` ${escaped(statementWords(change))}`;
  if (change.kind !== 'changed') return `${head}: ${escaped(short(change.sentence))}`;
  const fields = tellingFields(change).map(
    ({ field, before, after }) => `  - ${escaped(field)}: ${escaped(shown(before))} → ${escaped(shown(after))}`,
  );
  return [head, ...fields].join('\n');
}

function inDocuments(changes: readonly StatementChange[]): string {
  const parts: string[] = [];
  let document: string | null = null;
  for (const change of changes) {
    if (change.document !== document) parts.push(`\n**${escaped(change.document)}**\n`);
    document = change.document;
    parts.push(statement(change));
  }
  return parts.join('\n').trim();
}

function totals(title: string, list: readonly Total[]): string[] {
  if (list.length === 0) return [];
  const rows = list
    .slice(0, MOST_ROWS)
    .map((one) => [escaped(one.name), ...[one.old, one.new, one.added, one.removed, one.changed].map(String)]);
  const more = list.length > MOST_ROWS ? `\n\n… and ${list.length - MOST_ROWS} more` : '';
  return [folded(title, table(['', 'before', 'now', 'added', 'removed', 'changed'], rows) + more)];
}

function rows(title: string, changes: readonly RowChange[]): string[] {
  if (changes.length === 0) return [];
  const lines = changes.slice(0, MOST_ROWS).map(({ kind, id, fields }) => {
    const names = fields.map(({ field }) => field).join(', ');
    return `- \`${SIGNS[kind]}\` ${escaped(id)}${names ? ` (${escaped(names)})` : ''}`;
  });
  if (changes.length > MOST_ROWS) lines.push(`- … and ${changes.length - MOST_ROWS} more`);
  return [folded(`${title}: ${tally(changes)}`, lines.join('\n'))];
}

function scores({ scores: list }: Difference): string[] {
  if (!list) return [];
  const moved = list.filter(({ difference }) => difference !== 0);
  if (moved.length === 0) return ['Scores against gold are the same.'];
  const cells = moved.map(({ name, old, new: fresh, difference }) => [
    escaped(name),
    figure(old),
    figure(fresh),
    signed(difference),
  ]);
  return [`#### Scores against gold\n\n${table(['measure', 'before', 'now', ''], cells)}`];
}

function list(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const lines = items.slice(0, MOST_ROWS).map((item) => `- ${escaped(item)}`);
  if (items.length > MOST_ROWS) lines.push(`- … and ${items.length - MOST_ROWS} more`);
  return [`#### ${title}\n\n${lines.join('\n')}`];
}

/** Parts as long as they fit; what is left out is told. */
function fitted(parts: readonly string[]): string {
  let length = 0;
  const kept = parts.filter((part) => {
    length += part.length + 2;
    return length <= LONGEST_COMMENT;
  });
  const left = parts.length - kept.length;
  return [
    ...kept,
    ...(left > 0 ? [`_${left} parts are left out here for their length; \`--format json\` has them all._`] : []),
  ].join('\n\n');
}

/** A difference as a comment on a pull request. */
export function renderMarkdown(found: Difference): string {
  const { old, new: fresh, faults, ingredients, rejects, totals: sums, versions, ids } = found;
  const head = ['### Dataset', `before — ${escaped(sideWords(old))}  \nnow — ${escaped(sideWords(fresh))}`];
  const names = ingredients.map(({ name }) => name);
  if (found.same) return `${[...head, '**The same records.**', ...list('Made by other code', names)].join('\n\n')}\n`;
  const fields = sums.field.map(({ name, changed }) => [escaped(name), String(changed)]);
  const parts = [
    ...head,
    `**Statements: ${statementTotals(found)}**`,
    ...versions.map((rule) => `${rule.ok ? '✓' : '✗'} ${escaped(versionWords(rule))}`),
    ...list(
      'The old dataset is not as it was written',
      faults.map(({ place, message }) => `${place}: ${message}`),
    ),
    ...list('What it is made of changed', names),
    ...scores(found),
    ...list(
      'Rejects',
      rejects.map(({ kind, source, reason, message }) => `${kind}: ${source}: ${reason}: ${message}`),
    ),
    ...byCause(found.statements).map(([cause, group]) =>
      folded(`Because: ${escaped(cause)} (${tally(group)})`, inDocuments(group)),
    ),
    ...rows('Releases', found.documents),
    ...rows('Entities', found.entities),
    ...totals('By act', sums.act),
    ...totals('By actor', sums.actor),
    ...(fields.length > 0 ? [folded('By field', table(['field', 'changed'], fields))] : []),
    ...(ids.length > 0 ? [`${ids.length} statements have other ids than before.`] : []),
  ];
  return `${fitted(parts)}\n`;
}
