import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../core/diagnostics.js';
import type { DocumentRecord, EntityRecord, EntityReference, StatementRecord } from '../core/records.js';
import { TEXTS, textFileName } from '../io/dataset.js';
import { countryName } from './country-names.js';

/** A dataset in memory, with what its readers look up again and again. */
export interface Dataset {
  /** By date, then id; releases without a date come last. */
  readonly documents: readonly DocumentRecord[];
  readonly statements: readonly StatementRecord[];
  readonly entities: readonly EntityRecord[];
  document(id: string): DocumentRecord | undefined;
  statement(id: string): StatementRecord | undefined;
  /** Statements of a release, in the order of its text. */
  statementsOf(document: string): readonly StatementRecord[];
  /** Id, in the dataset, of what a release calls by another id. */
  linked(document: string, id: string): string;
  /** Name to show of an entity of the dataset. */
  nameOf(entity: string): string;
}

function readRows<T>(folder: string, name: string): T[] {
  const file = join(folder, name);
  if (!existsSync(file)) {
    throw new UsageError(
      `${file}: no such file. Name the output folder of a run with --output, or run the pipeline into it first.`,
    );
  }
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, at) => (line.trim() === '' ? [] : [parse<T>(line, `${file}:${at + 1}`)]));
}

function parse<T>(line: string, place: string): T {
  try {
    return JSON.parse(line) as T;
  } catch (error) {
    throw new UsageError(`${place}: not JSON (${(error as Error).message}). Run the pipeline again.`);
  }
}

function byDate(a: DocumentRecord, b: DocumentRecord): number {
  if (a.date !== b.date) return (a.date ?? '9999') < (b.date ?? '9999') ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Reads the output folder of a run.
 *
 * @throws UsageError when a file is missing or no JSON
 */
export function readDataset(folder: string): Dataset {
  return createDataset(
    readRows<DocumentRecord>(folder, 'documents.jsonl'),
    readRows<StatementRecord>(folder, 'statements.jsonl'),
    readRows<EntityRecord>(folder, 'entities.jsonl'),
  );
}

/** A dataset from its rows. */
export function createDataset(
  rows: readonly DocumentRecord[],
  statements: readonly StatementRecord[],
  entities: readonly EntityRecord[],
): Dataset {
  const documents = [...rows].sort(byDate);
  const documentById = new Map(documents.map((document) => [document.id, document]));
  const statementById = new Map(statements.map((statement) => [statement.id, statement]));
  const byDocument = new Map<string, StatementRecord[]>(documents.map(({ id }) => [id, []]));
  for (const statement of statements) byDocument.get(statement.document)?.push(statement);
  const links = new Map(
    entities.flatMap(({ id, sameAs }) => sameAs.map((link) => [`${link.document}\u0000${link.id}`, id] as const)),
  );
  const names = new Map(entities.map((entity) => [entity.id, entityName(entity)]));
  return {
    documents,
    statements,
    entities,
    document: (id) => documentById.get(id),
    statement: (id) => statementById.get(id),
    statementsOf: (id) => byDocument.get(id) ?? [],
    linked: (document, id) => links.get(`${document}\u0000${id}`) ?? id,
    nameOf: (id) => names.get(id) ?? id,
  };
}

/**
 * Releases write countries in many ways ("Japan-ROK", "the North"); readers know them by one name. Offices and bodies
 * are many of one name, and are told apart by their country.
 */
function entityName({ id, type, name, country }: Pick<EntityRecord, 'id' | 'type' | 'name' | 'country'>): string {
  if (type === 'country') return countryName(id);
  if (country === null || type === 'person' || type === 'group') return name;
  const state = countryName(country);
  return name.includes(state) ? name : `${name} (${state})`;
}

/** Name to show of an entity as a statement refers to it. */
export function referenceName(reference: EntityReference): string {
  return entityName(reference);
}

/** Countries that speak in a statement. */
export function speakingCountries({ speakers }: StatementRecord): string[] {
  return [...new Set(speakers.flatMap(({ country }) => (country === null ? [] : [country])))];
}

/** The text of a release that the dataset keeps; null for one that is the source file itself. */
export function keptText(folder: string, id: string): string | null {
  const file = join(folder, TEXTS, textFileName(id));
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Last day that a release of the dataset is dated; null without any date. */
export function lastDate({ documents }: Dataset): string | null {
  return documents.reduce<string | null>(
    (last, { date }) => (date !== null && (last === null || date > last) ? date : last),
    null,
  );
}
