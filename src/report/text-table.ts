/** A column of a table in the terminal. */
export interface TextColumn {
  readonly name: string;
  /** Characters at most; what is longer goes on in the next line. Null: what the terminal leaves. */
  readonly width: number | null;
}

const GAP = '  ';
const NARROWEST = 24;

/** Lines of at most so many characters, cut between words where that can be. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
    for (; line.length > width; line = line.slice(width)) lines.push(line.slice(0, width));
  }
  return [...lines, line];
}

function widths(columns: readonly TextColumn[], rows: readonly (readonly string[])[], total: number): number[] {
  const needed = columns.map(({ name, width }, at) =>
    width === null ? 0 : Math.min(width, Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0))),
  );
  const left = total - needed.reduce((sum, width) => sum + width, 0) - GAP.length * (columns.length - 1);
  const open = columns.filter(({ width }) => width === null).length;
  return needed.map((width) => (width === 0 ? Math.max(NARROWEST, Math.floor(left / open)) : width));
}

/**
 * A table for the terminal: columns set apart by two blanks, long cells wrapped.
 *
 * @param total characters in a line of the terminal
 */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[], total: number): string {
  const width = widths(columns, rows, total);
  const lines = (row: readonly string[]): string[] => {
    const cells = row.map((cell, at) => wrapped(cell, width[at] ?? NARROWEST));
    const height = Math.max(...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((cell, at) => (cell[line] ?? '').padEnd(width[at] ?? 0))
        .join(GAP)
        .trimEnd(),
    );
  };
  const head = columns.map(({ name }) => name);
  const rule = width.map((count) => '─'.repeat(count)).join(GAP);
  return `${[...lines(head), rule, ...rows.flatMap(lines)].join('\n')}\n`;
}
