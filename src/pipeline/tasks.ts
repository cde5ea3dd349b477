import { createReadStream } from 'node:fs';
import { parse } from 'node:path';
import type { RejectRecord } from '../core/records.js';
import { discover, type FoundFile, pathFailure } from '../io/discover.js';
import { InputFailure, rejectOf } from '../io/failure.js';
import { IdRegistry } from '../io/ids.js';
import { documentOfLine } from '../io/json-documents.js';
import { linesOf } from '../io/lines.js';
import { isCollection } from '../io/readers/index.js';
import type { Config } from './config.js';
import type { Task } from './engine.js';

/** What there is to do, or what cannot be done. */
export type Job = { readonly task: Task } | { readonly reject: RejectRecord };

export interface Jobs {
  /** Files found; a collection counts once. */
  readonly files: number;
  /** In a fixed order. */
  readonly jobs: AsyncIterable<Job>;
}

function documentJob(text: string | InputFailure, name: string, source: string | null, ids: IdRegistry): Job {
  try {
    if (text instanceof InputFailure) throw text;
    const document = documentOfLine(text, name, source);
    return { task: { kind: 'document', document: { ...document, id: ids.claim(document.id) } } };
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
      yield documentJob(text, `${stem}-${number}`, source, ids);
    }
  } catch (error) {
    yield { reject: rejectOf(pathFailure(error), null, source) };
  }
}

function fileJob({ path, source }: FoundFile, ids: IdRegistry): Job {
  try {
    return { task: { kind: 'file', file: { id: ids.ofFile({ path, source }), path, source } } };
  } catch (error) {
    if (error instanceof InputFailure) return { reject: rejectOf(error, null, source) };
    throw error;
  }
}

async function* jobsOf(files: readonly FoundFile[], rejects: readonly RejectRecord[], limit: number) {
  const ids = new IdRegistry();
  for (const reject of rejects) yield { reject };
  for (const file of files) {
    const { ext, name } = parse(file.source);
    if (isCollection(ext)) yield* lineJobs(createReadStream(file.path), name, file.source, ids, limit);
    else yield fileJob(file, ids);
  }
}

/**
 * All releases under the inputs of a configuration, each with its id.
 *
 * @throws UsageError when there is no input, or one does not exist
 */
export function findJobs({
  inputs,
  ignore,
  output,
  limits,
}: Pick<Config, 'inputs' | 'ignore' | 'output' | 'limits'>): Jobs {
  const { files, rejects } = discover(inputs, { ignore, exclude: [output] });
  return { files: files.length, jobs: jobsOf(files, rejects, limits.documentBytes) };
}
