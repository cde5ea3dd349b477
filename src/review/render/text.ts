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

const MOST_STATEMENTS = 40;
const MOST_ROWS = 12;

function limited(lines: readonly string[], most: number, what: string): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most), `  … and ${lines.length - most} more ${what}`];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function statementLines(change: StatementChange): string {
  const head = `    ${SIGNS[change.kind]} ${change.id}  ${statementWords(change)}`;
  if (change.kind !== 'changed') return `${head}\n        ${short(change.sentence)}`;
  const fields = tellingFields(change).map(
    ({ field, before, after }) => `        ${field}: ${shown(before)} → ${shown(after)}`,
  );
  return [head, ...fields].join('\n');
}

function statements({ statements: changes }: Difference): string[] {
  return byCause(changes).flatMap(([cause, group]) =>
    section(`Because: ${cause} (${tally(group)})`, limited(group.map(statementLines), MOST_STATEMENTS, 'statements')),
  );
}

function rows(title: string, changes: readonly RowChange[]): string[] {
  const lines = changes.map(({ kind, id, fields }) => {
    const names = fields.map(({ field }) => field).join(', ');
    return `  ${SIGNS[kind]} ${id}${names ? `  (${names})` : ''}`;
  });
  return section(`${title}: ${tally(changes)}`, changes.length === 0 ? [] : limited(lines, MOST_ROWS, 'rows'));
}

function totals(title: string, list: readonly Total[]): string[] {
  const lines = list.map(
    ({ name, old, new: fresh, added, removed, changed }) =>
      `  ${name.padEnd(36)} ${old} → ${fresh}  (+${added} -${removed} ~${changed})`,
  );
  return section(title, limited(lines, MOST_ROWS, 'rows'));
}

function scores({ scores: list }: Difference): string[] {
  const moved = (list ?? []).filter(({ difference }) => difference !== 0);
  if (list && moved.length === 0) return section('Scores against gold', ['  the same']);
  return section(
    'Scores against gold',
    moved.map(
      ({ name, old, new: fresh, difference }) =>
        `  ${name.padEnd(20)} ${figure(old)} → ${figure(fresh)}  ${signed(difference)}`,
    ),
  );
}

/** A difference for a terminal. */
export function renderText(found: Difference): string {
  const { old, new: fresh, faults, ingredients, rejects, totals: sums, ids, versions, files } = found;
  const lines = [`- ${sideWords(old)}`, `+ ${sideWords(fresh)}`];
  if (found.same) {
    const code = ingredients.map(({ name }) => `  ${name}`);
    return `${[...lines, ...section('The same records, made by other code', code), ...(code.length === 0 ? ['The same.'] : [])].join('\n')}\n`;
  }
  const names = ingredients.map(({ name }) => `  ${name}`);
  const broken = faults.map(({ place, message }) => `  ${place}: ${message}`);
  lines.push(
    `statements: ${statementTotals(found)}`,
    ...section(`The old dataset is not as it was written`, limited(broken, MOST_ROWS, 'faults')),
    ...section('What it is made of changed', limited(names, MOST_ROWS, 'things')),
    ...statements(found),
    ...rows('Releases', found.documents),
    ...rows('Entities', found.entities),
    ...section(
      'Rejects',
      limited(
        rejects.map(({ kind, source, reason, message }) => `  ${SIGNS[kind]} ${source}: ${reason}: ${message}`),
        MOST_ROWS,
        'rejects',
      ),
    ),
    ...totals('By act', sums.act),
    ...totals('By actor', sums.actor),
    ...section(
      'By field',
      sums.field.map(({ name, changed }) => `  ${name.padEnd(36)} ${changed} changed`),
    ),
    ...scores(found),
    ...section(
      'Ids',
      ids.length > 0 ? [`  ${ids.length} statements have other ids; --ids FILE writes the mapping`] : [],
    ),
    ...section('Files with other bytes', [`  ${limited(files, MOST_ROWS, 'files').join(', ')}`]),
    ...section(
      'Versions',
      versions.map((rule) => `  ${versionWords(rule)}`),
    ),
  );
  return `${lines.join('\n')}\n`;
}
