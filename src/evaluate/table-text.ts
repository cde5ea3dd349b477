import type { Table } from './tables.js';

/** Tables for a terminal: columns aligned with spaces. */
export function plainTables(list: readonly Table[]): string {
  return list.map(plainTable).join('\n');
}

const LONG = 60;

function plainTable({ title, head, rows }: Table): string {
  if (rows.flat().some((cell) => cell.length > LONG))
    return [title, ...rows.flatMap((row) => block(head, row)), ''].join('\n');
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const words = head.map((_, column) => column === 0 || rows.some((row) => /[a-z]/i.test(row[column] ?? '')));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (words[column] ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [title, line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line), ''].join('\n');
}

/** A row of long cells, each on a line of its own. */
function block(head: readonly string[], row: readonly string[]): string[] {
  const width = Math.max(...head.map((cell) => cell.length));
  return ['', ...row.map((cell, column) => `  ${(head[column] ?? '').padEnd(width)}  ${cell}`)];
}

/** Tables in Markdown. */
export function markdownTables(list: readonly Table[]): string {
  return list
    .map(({ title, head, rows }) => {
      const line = (row: readonly string[]): string =>
        `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
      return [
        `## ${title}`,
        '',
        line(head),
        line(head.map((_, i) => (i === 0 ? '---' : '--:'))),
        ...rows.map(line),
        '',
      ].join('\n');
    })
    .join('\n');
}
