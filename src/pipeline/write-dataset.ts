import { createHash } from 'node:crypto';
import type { RejectRecord } from '../core/records.js';
import { type DatasetWriter, textFileName } from '../io/dataset.js';
import { createSerializer } from '../io/serialize.js';
import type { Config } from './config.js';
import { lexiconEntries } from './fingerprints.js';
import { linkEntities } from './link-entities.js';
import { manifestOf } from './manifest.js';
import type { DocumentResult } from './result.js';
import type { AnyStage } from './stages.js';
import type { ResultStore } from './store.js';
import type { Tally } from './tally.js';

type Accepted = DocumentResult & { readonly document: NonNullable<DocumentResult['document']> };

function* accepted(store: ResultStore): Generator<Accepted> {
  for (const result of store.results()) if (result.document) yield result as Accepted;
}

function sortKey({ document, source, reason, message, record }: RejectRecord): string {
  return [document ?? '', source ?? '', reason, message, JSON.stringify(record)].join('\u0000');
}

function sortedRejects(rejects: readonly RejectRecord[]): RejectRecord[] {
  const keyed = rejects.map((reject) => ({ reject, key: sortKey(reject) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ reject }) => reject);
}

function* documentRows(store: ResultStore): Generator<string> {
  const serialize = createSerializer('document');
  for (const { document } of accepted(store)) yield serialize(document);
}

function* statementRows(store: ResultStore): Generator<string> {
  const serialize = createSerializer('statement');
  for (const { statements } of accepted(store)) yield* statements.map((statement) => serialize(statement));
}

/** Hash of the sources of all releases accepted, in the order of their ids. */
function inputHash(store: ResultStore): string {
  const hash = createHash('sha256');
  for (const { document } of accepted(store)) hash.update(`${document.sha256} ${document.id}\n`);
  return hash.digest('hex');
}

/**
 * Writes all files of the dataset and puts them in place.
 *
 * @param tally counts of the run; gets the number of entities and the hash of the inputs
 */
export function writeDataset(
  writer: DatasetWriter,
  store: ResultStore,
  config: Config,
  stages: readonly AnyStage[],
  tally: Tally,
): void {
  writer.rows('statements.jsonl', statementRows(store));
  writer.rows('documents.jsonl', documentRows(store));
  const entities = linkEntities(accepted(store)).map(createSerializer('entity'));
  writer.rows('entities.jsonl', entities);
  writer.rows('rejects.jsonl', sortedRejects(tally.rejects).map(createSerializer('reject')));
  writer.rows('lexicons.jsonl', lexiconEntries(config.lexicons).map(createSerializer('entry')));
  const outcomes = store.amender.outcomes();
  writer.rows('corrections.jsonl', outcomes.map(createSerializer('correction-outcome')));
  tally.take(outcomes);
  for (const { id, text } of accepted(store)) if (text !== null) writer.text(textFileName(id), text);
  tally.entities = entities.length;
  tally.inputHash = inputHash(store);
  const manifest = createSerializer(
    'manifest',
    2,
  )(manifestOf(config, stages, tally, writer.facts, store.amender.sha256));
  writer.whole('manifest.json', `${manifest}\n`);
  writer.commit();
}
