import type { SourceDocument } from '../core/document.js';
import { tableRows } from '../io/csv-documents.js';
import { pathFailure } from '../io/discover.js';
import { InputFailure, rejectOf } from '../io/failure.js';
import type { IdRegistry } from '../io/ids.js';
import { documentOfLine } from '../io/json-documents.js';
import { linesOf } from '../io/lines.js';
import type { Job } from './tasks.js';

function documentJob(
  text: string | InputFailure,
  name: string,
  source: string | null,
  ids: IdRegistry,
  format: SourceDocument['format'],
): Job {
  try {
    if (text instanceof InputFailure) throw text;
    const document = documentOfLine(text, name, source);
    return { task: { kind: 'document', document: { ...document, format, id: ids.claim(document.id) } } };
  } catch (error) {
    if (error instanceof InputFailure) return { reject: rejectOf(error, name, source) };
    throw error;
  }
}

/**
 * Jobs of a stream that holds one JSON document a line, read no faster than they are taken.
 *
 * @param stem ids of documents without one are the stem and the number of their line
 * @param limit bytes that a line may have
 */
export async function* lineJobs(
  stream: AsyncIterable<Uint8Array>,
  stem: string,
  source: string | null,
  ids: IdRegistry,
  limit: number,
): AsyncGenerator<Job> {
  try {
    for await (const { number, text } of linesOf(stream, limit)) {
      yield documentJob(text, `${stem}-${number}`, source, ids, 'json');
    }
  } catch (error) {
    yield { reject: rejectOf(pathFailure(error), null, source) };
  }
}

/** As `lineJobs`, for a table with one document a row. */
async function* rowJobs(
  stream: AsyncIterable<Uint8Array>,
  delimiter: string,
  stem: string,
  source: string,
  ids: IdRegistry,
  limit: number,
): AsyncGenerator<Job> {
  try {
    for await (const { number, text } of tableRows(stream, delimiter, limit)) {
      yield documentJob(text, `${stem}-${number}`, source, ids, 'csv');
    }
  } catch (error) {
    yield { reject: rejectOf(error instanceof InputFailure ? error : pathFailure(error), null, source) };
  }
}

/**
 * Jobs of a file of many releases.
 *
 * @param extension tells JSON lines from tables
 */
export function collectionJobs(
  stream: AsyncIterable<Uint8Array>,
  { name, ext }: { readonly name: string; readonly ext: string },
  source: string,
  ids: IdRegistry,
  limit: number,
): AsyncGenerator<Job> {
  const delimiter = { '.csv': ',', '.tsv': '\t' }[ext.toLowerCase()];
  return delimiter === undefined
    ? lineJobs(stream, name, source, ids, limit)
    : rowJobs(stream, delimiter, name, source, ids, limit);
}
