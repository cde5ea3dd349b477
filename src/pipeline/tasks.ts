import { createReadStream } from 'node:fs';
import { parse } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UsageError } from '../core/diagnostics.js';
import type { RejectRecord } from '../core/records.js';
import { isArchive } from '../io/archive/index.js';
import { discover, type Found, type FoundFile } from '../io/discover.js';
import { InputFailure, rejectOf } from '../io/failure.js';
import { packedName } from '../io/gzip.js';
import { IdRegistry } from '../io/ids.js';
import { isCollection } from '../io/readers/index.js';
import { collectionJobs } from './collections.js';
import type { Config } from './config.js';
import type { Task } from './engine.js';
import { archiveJobs } from './members.js';

/** What there is to do, or what cannot be done. */
export type Job = { readonly task: Task } | { readonly reject: RejectRecord };

export interface Jobs {
  /** Files found; a collection or an archive counts once. */
  readonly files: number;
  /** True where the inputs hold no file at all. */
  readonly isEmpty: boolean;
  /**
   * The jobs in a fixed order, found as they are asked for.
   *
   * @param ids gives out the ids
   */
  jobs(ids?: IdRegistry): AsyncIterable<Job>;
}

function fileJob({ path, source }: FoundFile, ids: IdRegistry): Job {
  try {
    const named = { path: packedName(path) ?? path, source: packedName(source) ?? source };
    return { task: { kind: 'file', file: { id: ids.ofFile(named), path, source } } };
  } catch (error) {
    if (error instanceof InputFailure) return { reject: rejectOf(error, null, source) };
    throw error;
  }
}

/** The bytes of a file, unpacked when it is under gzip; faults of the file are faults of the stream. */
function streamOf(path: string): AsyncIterable<Uint8Array> {
  const file = createReadStream(path);
  return packedName(path) === null ? file : pipeline(file, createGunzip(), () => undefined);
}

type Wanted = Pick<Config, 'ignore' | 'limits'>;

async function* jobsOf(found: Iterable<Found>, ids: IdRegistry, { ignore, limits }: Wanted): AsyncGenerator<Job> {
  const limit = limits.documentBytes;
  for (const file of found) {
    if ('reason' in file) {
      yield { reject: file };
      continue;
    }
    const parts = parse(packedName(file.source) ?? file.source);
    if (isArchive(file.path)) yield* archiveJobs(file, ids, ignore, limit);
    else if (isCollection(parts.ext)) yield* collectionJobs(streamOf(file.path), parts, file.source, ids, limit);
    else yield fileJob(file, ids);
  }
}

/**
 * All releases under the inputs of a configuration, each with its id.
 *
 * @throws UsageError when there is no input, or one does not exist
 */
export function findJobs(config: Pick<Config, 'inputs' | 'output'> & Wanted): Jobs {
  const found = discover(config.inputs, { ignore: config.ignore, exclude: [config.output] });
  const [any] = found;
  return { files: found.files, isEmpty: !any, jobs: (ids = new IdRegistry()) => jobsOf(found, ids, config) };
}

/**
 * All releases for a run that writes a dataset: an input folder that was not mounted must not empty it.
 *
 * @throws UsageError as {@link findJobs}, and when all inputs are empty
 */
export function jobsForDataset(config: Pick<Config, 'inputs' | 'output'> & Wanted): Jobs {
  const jobs = findJobs(config);
  if (jobs.isEmpty)
    throw new UsageError(`no releases under ${config.inputs.join(', ')}: nothing is done, and no dataset touched.`);
  return jobs;
}
