import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../core/diagnostics.js';
import type { DocumentRecord, GoldDocument, StatementRecord } from '../core/records.js';
import { explainErrors, validator } from '../resources/schemas.js';
import type { AnnotatedDocument } from './annotation.js';
import { fromRecords } from './from-records.js';

const GOLD_SUFFIX = '.gold.json';

/** A reading of releases with, where it is the pipeline's, the records it came from. */
export interface Reading {
  readonly documents: ReadonlyMap<string, AnnotatedDocument>;
  /** By statement id; empty for gold. */
  readonly records: ReadonlyMap<string, StatementRecord>;
  /** By release id; empty for gold. */
  readonly releases: ReadonlyMap<string, DocumentRecord>;
}

/** Gold files under the given files and folders, sorted by path. */
export function goldFiles(paths: readonly string[]): string[] {
  return filesUnder(paths).filter((path) => path.endsWith(GOLD_SUFFIX));
}

/** All files under the given files and folders, sorted by path. */
export function filesUnder(paths: readonly string[]): string[] {
  const found = paths.flatMap((path) => {
    if (!existsSync(path)) throw new UsageError(`${path}: no such file or folder. Check the path.`);
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  });
  return [...new Set(found)].sort();
}

/**
 * Reads gold files.
 *
 * @throws UsageError when there is none, one does not match `schemas/gold.schema.json`, or two are of one release
 */
export function readGold(paths: readonly string[]): Reading {
  const documents = new Map<string, GoldDocument>();
  for (const file of goldFiles(paths)) {
    const gold = readGoldFile(file);
    if (documents.has(gold.document)) {
      throw new UsageError(
        `${file}: there is another gold file of the release "${gold.document}". Remove one of them.`,
      );
    }
    documents.set(gold.document, gold);
  }
  if (documents.size === 0) {
    throw new UsageError(`${paths.join(', ')}: no *${GOLD_SUFFIX} file found. Name the folder that holds gold.`);
  }
  return { documents, records: new Map(), releases: new Map() };
}

/** Reads one gold file. @throws UsageError when it is not JSON or does not match the schema */
export function readGoldFile(file: string): GoldDocument {
  const gold = parse(readFileSync(file, 'utf8'), file);
  const validate = validator('gold');
  if (!validate(gold)) {
    throw new UsageError(
      `${file}: ${explainErrors(validate.errors).join('; ')}. Mend the file; "gold check" tells more.`,
    );
  }
  return gold as GoldDocument;
}

/**
 * Reads what is to be scored: the output folder of a run, or gold files of another annotator.
 *
 * @throws UsageError when the folder holds neither
 */
export function readReading(path: string): Reading {
  if (!existsSync(join(path, 'documents.jsonl'))) {
    if (goldFiles([path]).length > 0) return readGold([path]);
    throw new UsageError(
      `${path}: neither documents.jsonl nor *${GOLD_SUFFIX} found. Name the output folder of a run, or a folder of gold.`,
    );
  }
  return fromRun(readLines(join(path, 'documents.jsonl')), readLines(join(path, 'statements.jsonl')));
}

/** The reading that a run's records make. */
export function fromRun(documents: readonly DocumentRecord[], statements: readonly StatementRecord[]): Reading {
  const byDocument = new Map<string, StatementRecord[]>(documents.map(({ id }) => [id, []]));
  for (const statement of statements) byDocument.get(statement.document)?.push(statement);
  return {
    documents: new Map(
      documents.map((document) => [document.id, fromRecords(document, byDocument.get(document.id) ?? [])]),
    ),
    records: new Map(statements.map((statement) => [statement.id, statement])),
    releases: new Map(documents.map((document) => [document.id, document])),
  };
}

/** The reading without the statements whose confidence is below a floor. */
export function keepConfident({ documents, records, releases }: Reading, floor: number): Reading {
  const kept = new Map([...records].filter(([, { confidence }]) => confidence >= floor));
  const trimmed = [...documents].map(([id, document]): [string, AnnotatedDocument] => [
    id,
    { ...document, statements: document.statements.filter((statement) => kept.has(statement.id)) },
  ]);
  return { documents: new Map(trimmed), records: kept, releases };
}

function readLines<T>(file: string): T[] {
  if (!existsSync(file)) throw new UsageError(`${file}: no such file. Run the pipeline into this folder first.`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => parse(line, `${file}:${index + 1}`) as T);
}

function parse(json: string, place: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UsageError(`${place}: not JSON (${(error as Error).message}). Mend or remove it.`);
  }
}

/** Genres of releases: a JSON file that maps release ids to genre names; none means all are `unknown`. */
export function readGenres(file: string | undefined): (id: string) => string {
  if (file === undefined || !existsSync(file)) return () => 'unknown';
  const genres = parse(readFileSync(file, 'utf8'), file) as Record<string, string>;
  return (id) => genres[id] ?? 'unknown';
}
