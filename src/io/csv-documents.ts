import { Readable } from 'node:stream';
import { InputFailure } from './failure.js';

/** Columns that are read; others are passed over. */
const COLUMNS = ['id', 'text', 'date', 'title', 'publisher'];

/** A row of a table. */
export interface TableRow {
  /** 1-based, without the heading. */
  readonly number: number;
  /** The document as one line of JSON, or why the row cannot be read. */
  readonly text: string | InputFailure;
}

async function* decoded(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of stream) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new InputFailure('encoding', 'The table is not valid UTF-8.', 'Save it as UTF-8.');
  }
}

function headingOf(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  if (names.includes('text')) return names;
  const found = names.slice(0, 10).join(', ');
  throw new InputFailure(
    'invalid-input',
    `The table has no column "text" (${found}).`,
    `Name it: ${COLUMNS.join(',')}.`,
  );
}

function documentOf(cells: readonly string[], names: readonly string[]): string {
  const stated = names.flatMap((name, at) => {
    const cell = cells[at] ?? '';
    return COLUMNS.includes(name) && (cell !== '' || name === 'text') ? [[name, cell] as const] : [];
  });
  return JSON.stringify(Object.fromEntries(stated));
}

/**
 * Documents of a table whose first row names the columns `text` and, if it likes, `id`, `date`, `title`, `publisher`.
 *
 * @param delimiter between cells
 * @param limit bytes that a row may have
 * @throws InputFailure when the table has no such heading, or is no table from some row on
 */
export async function* tableRows(
  stream: AsyncIterable<Uint8Array>,
  delimiter: string,
  limit: number,
): AsyncGenerator<TableRow> {
  const { parse } = await import('csv-parse');
  const options = { delimiter, bom: true, max_record_size: limit, relax_column_count: true, skip_empty_lines: true };
  const text = Readable.from(decoded(stream));
  const parser = text.pipe(parse(options));
  text.once('error', (error) => parser.destroy(error));
  let names: readonly string[] | null = null;
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<readonly string[]>) {
      if (names) yield { number: ++number, text: documentOf(cells, names) };
      else names = headingOf(cells);
    }
  } catch (error) {
    if (error instanceof InputFailure) throw error;
    throw new InputFailure('invalid-input', `Row ${number + 1}: ${String(error)}.`, 'Mend the table there.');
  } finally {
    text.destroy();
  }
}
