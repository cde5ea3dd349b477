import { createHash } from 'node:crypto';
import { InputFailure, rejectOf } from '../io/failure.js';
import { IdRegistry } from '../io/ids.js';
import type { Limits } from '../io/read.js';
import { readerFor } from '../io/readers/index.js';
import { lineJobs } from './collections.js';
import type { Engine } from './engine.js';
import { type DocumentResult, rejected } from './result.js';
import type { Job } from './tasks.js';

const BRACE = 0x7b;
const STDIN = 'stdin';

function firstInk(chunk: Uint8Array): number | undefined {
  return chunk.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
}

/** One chunk read ahead, then all chunks. */
async function* resumed(head: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function wholeDocument(chunks: AsyncIterable<Uint8Array>, { documentBytes }: Limits): Promise<Job> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size <= documentBytes) parts.push(chunk);
  }
  try {
    if (size > documentBytes) {
      const message = `Standard input has ${size} bytes; the limit is ${documentBytes}.`;
      throw new InputFailure('too-large', message, 'Raise limits.documentBytes in the configuration.');
    }
    const bytes = Buffer.concat(parts);
    const reading = await readerFor('.txt')?.read(bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { text, metadata } = reading ?? { text: '', metadata: {} };
    return { task: { kind: 'document', document: { id: STDIN, source: null, format: 'txt', sha256, text, metadata } } };
  } catch (error) {
    if (error instanceof InputFailure) return { reject: rejectOf(error, STDIN, null) };
    throw error;
  }
}

/**
 * Jobs of standard input: JSON documents, one a line, when it starts with a brace; else the text of one release.
 *
 * @param stream bytes; read no faster than the jobs are taken
 */
export async function* streamJobs(stream: AsyncIterable<Uint8Array>, limits: Limits): AsyncGenerator<Job> {
  const rest = stream[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let ink: number | undefined;
  while (ink === undefined) {
    const next = await rest.next();
    if (next.done) break;
    head.push(next.value);
    ink = firstInk(next.value);
  }
  const chunks = resumed(head, rest);
  if (ink === BRACE) yield* lineJobs(chunks, STDIN, null, new IdRegistry(), limits.documentBytes);
  else yield await wholeDocument(chunks, limits);
}

/** The result of each job, in order. */
export async function* resultsOf(jobs: AsyncIterable<Job>, engine: Engine): AsyncGenerator<DocumentResult> {
  for await (const job of jobs) {
    yield 'reject' in job ? rejected(job.reject.document ?? '', job.reject) : await engine.perform(job.task);
  }
}
