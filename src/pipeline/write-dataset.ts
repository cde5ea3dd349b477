import { createHash } from 'node:crypto';
import { type DatasetWriter, textFileName } from '../io/dataset.js';
import { createSerializer } from '../io/serialize.js';
import type { Config } from './config.js';
import { dataPackageOf } from './data-package.js';
import { lexiconEntries } from './fingerprints.js';
import { EntityLinker } from './link-entities.js';
import { manifestOf } from './manifest.js';
import { datasetRows } from './packed.js';
import type { AnyStage } from './stages.js';
import type { ResultStore } from './store.js';
import type { InputHashes, Tally } from './tally.js';

/** Writes the rows and texts of all releases accepted, and gives their entities to the linker. */
function writeReleases(writer: DatasetWriter, store: ResultStore, linker: EntityLinker): InputHashes {
  const [statementFile, documentFile] = [writer.begin('statements.jsonl'), writer.begin('documents.jsonl')];
  const [releases, beside] = [createHash('sha256'), createHash('sha256')];
  let sidecars = 0;
  for (const packed of store.results()) {
    const { release, rows, sha256, sidecar, text, entities } = packed.head;
    if (rows === 0) continue;
    const { document, statements } = datasetRows(packed);
    documentFile.rows(document, 1);
    statementFile.rows(statements, rows - 1);
    if (text !== null) writer.text(textFileName(release), text);
    linker.add(entities);
    releases.update(`${sha256} ${release}\n`);
    if (sidecar === null) continue;
    beside.update(`${sidecar} ${release}\n`);
    sidecars++;
  }
  statementFile.end();
  documentFile.end();
  return { releases: releases.digest('hex'), sidecars: { files: sidecars, sha256: beside.digest('hex') } };
}

function* serialized(schema: string, records: Iterable<object>): Generator<string> {
  const serialize = createSerializer(schema);
  for (const record of records) yield serialize(record);
}

/**
 * Writes all files of the dataset and puts them in place.
 *
 * @param tally counts of the run; gets the number of entities and the hashes of the inputs
 */
export function writeDataset(
  writer: DatasetWriter,
  store: ResultStore,
  config: Config,
  stages: readonly AnyStage[],
  tally: Tally,
): void {
  const linker = new EntityLinker(store.disk);
  tally.inputHashes = store.disk.together(() => writeReleases(writer, store, linker));
  writer.rows('entities.jsonl', serialized('entity', linker.rows()));
  tally.entities = writer.facts['entities.jsonl']?.rows ?? 0;
  writer.rows('rejects.jsonl', serialized('reject', store.rejects()));
  writer.rows('lexicons.jsonl', serialized('entry', lexiconEntries(config.lexicons)));
  const outcomes = store.amender.outcomes();
  writer.rows('corrections.jsonl', serialized('correction-outcome', outcomes));
  tally.take(outcomes);
  writer.whole('datapackage.json', `${JSON.stringify(dataPackageOf(config.dataset, writer.facts), null, 1)}\n`);
  const manifest = createSerializer(
    'manifest',
    2,
  )(manifestOf(config, stages, tally, writer.facts, store.amender.sha256));
  writer.whole('manifest.json', `${manifest}\n`);
  writer.commit();
}
