import { relationalModel } from '../model/model.js';
import type { Column, Reference, RunTable } from '../model/types.js';
import { BOOKKEEPING } from '../sql/ddl.js';
import { duckdb } from '../sql/dialect.js';
import { seenView, views } from '../sql/views.js';

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

function meaning({ description, values, minimum, maximum }: Column): string {
  const range = minimum !== undefined && maximum !== undefined ? `${minimum} to ${maximum}` : '';
  return [description, values ? values.map((value) => `\`${value}\``).join(', ') : range].filter(Boolean).join(' ');
}

function row(column: Column, references: readonly Reference[]): string {
  const to = references.filter(({ columns }) => columns.length === 1 && columns[0] === column.name);
  const reference = to.map(({ table, to: [target] }) => `→ \`${table}.${target}\``).join(' ');
  const text = escaped([meaning(column), reference].filter(Boolean).join(' '));
  return `| \`${column.name}\` | ${column.type} | ${column.nullable ? 'yes' : ''} | ${text} |`;
}

function section({ name, description, columns, key, references }: RunTable): string {
  const rows = columns.map((column) => row(column, references));
  const head = ['| column | type | null | meaning |', '|---|---|---|---|'];
  const keys = `Key: ${key.map((column) => `\`${column}\``).join(', ')}.`;
  return [`## ${name}`, '', `${description} ${keys}`, '', ...head, ...rows, ''].join('\n');
}

/** The data dictionary as Markdown, from the model and so from the JSON Schemas. */
export function dataDictionary(): string {
  const { runs, rejects, tables, version } = relationalModel();
  const intro = `# Data dictionary

Made from the JSON Schemas by \`npx tsx scripts/data-dictionary.ts\`; do not edit. Shape ${version} of the tables that
\`communique export\` and \`communique query\` give ([databases.md](databases.md)). Days are of the type date (text in SQLite);
offsets count Unicode code points, end exclusive.
`;
  const seen = BOOKKEEPING.map(({ name, description }) => `- \`${name}\`: ${description}`).join('\n');
  const shown = [...views(duckdb), seenView()].map(({ name, description }) => `| \`${name}\` | ${description} |`);
  return [
    intro,
    ...[runs, rejects, ...tables].map(section),
    `## Kept by the loader\n\nIn databases, \`documents\`, \`entities\` and \`statements\` also have\n\n${seen}\n`,
    'and each table has a twin, e.g. `statements_history`, with the rows that were changed or removed: `change` says which,\n`last_seen` is the last run that had them.\n',
    `## Views\n\n| view | rows |\n|---|---|\n${shown.join('\n')}\n| \`deadlines_due(as_of)\` | Deadlines known on a day, and whether they are ahead, open or passed then. |\n`,
  ].join('\n');
}
