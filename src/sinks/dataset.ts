import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../core/diagnostics.js';
import type { Manifest, RejectRecord } from '../core/records.js';
import { FILES, REJECTS } from './model/layout.js';
import type { RecordKind } from './model/types.js';

const CHUNK = 1 << 20;
const NEWLINE = 10;

/** A dataset in its folder. */
export interface Dataset {
  readonly folder: string;
  readonly manifest: Manifest;
  /** SHA-256 of the manifest: it names the hashes of all files, so it stands for the whole dataset. */
  readonly sha256: string;
}

/**
 * Opens the dataset of a folder.
 *
 * @throws UsageError when the folder holds no whole dataset
 */
export function openDataset(folder: string): Dataset {
  const path = join(folder, 'manifest.json');
  const missing = ['manifest.json', ...Object.values(FILES), REJECTS].find((name) => !existsSync(join(folder, name)));
  if (missing) throw new UsageError(`"${folder}" is no dataset: ${missing} is missing. Run "communique run" first.`);
  const bytes = readFileSync(path);
  try {
    const manifest = JSON.parse(bytes.toString('utf8')) as Manifest;
    return { folder, manifest, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch {
    throw new UsageError(`${path}: no valid JSON. Run "communique run" again.`);
  }
}

/** Path of the file with the records of a kind. */
export function fileOf({ folder }: Dataset, kind: RecordKind): string {
  return join(folder, FILES[kind]);
}

const longest = new WeakMap<Dataset, Map<RecordKind, number>>();

/** Bytes of the longest line with a record of a kind; measured once. */
export function longestRecord(dataset: Dataset, kind: RecordKind): number {
  const known = longest.get(dataset) ?? new Map<RecordKind, number>();
  longest.set(dataset, known);
  const found = known.get(kind) ?? longestLine(fileOf(dataset, kind));
  known.set(kind, found);
  return found;
}

function longestLine(path: string): number {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let [most, started, place] = [0, 0, 0];
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
      const read = chunk.subarray(0, size);
      for (let end = read.indexOf(NEWLINE); end >= 0; end = read.indexOf(NEWLINE, end + 1)) {
        most = Math.max(most, place + end - started);
        started = place + end + 1;
      }
      place += size;
    }
    return Math.max(most, place - started);
  } finally {
    closeSync(file);
  }
}

/** Lines of a file, a chunk in memory at a time. */
function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let kept: Buffer[] = [];
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0 && end < size; end = chunk.indexOf(NEWLINE, from)) {
        const piece = chunk.subarray(from, end);
        yield kept.length > 0 ? Buffer.concat([...kept, piece]).toString('utf8') : piece.toString('utf8');
        kept = [];
        from = end + 1;
      }
      if (from < size) kept.push(Buffer.from(chunk.subarray(from, size)));
    }
    if (kept.length > 0) yield Buffer.concat(kept).toString('utf8');
  } finally {
    closeSync(file);
  }
}

/** Rows of a JSONL file, read one by one. */
function* rowsOf(path: string): Generator<unknown> {
  let number = 0;
  for (const line of linesOf(path)) {
    number++;
    if (line === '') continue;
    let row: unknown;
    try {
      row = JSON.parse(line);
    } catch {
      throw new UsageError(`${path}:${number}: no valid JSON. Run "communique run" again.`);
    }
    yield row;
  }
}

/**
 * Records of a kind, read one by one.
 *
 * @throws UsageError naming file and line when a line is no JSON
 */
export function recordsOf(dataset: Dataset, kind: RecordKind): Generator<unknown> {
  return rowsOf(fileOf(dataset, kind));
}

/**
 * What the run could not accept, read one by one.
 *
 * @throws UsageError naming file and line when a line is no JSON
 */
export function rejectsOf({ folder }: Dataset): Generator<RejectRecord> {
  return rowsOf(join(folder, REJECTS)) as Generator<RejectRecord>;
}
