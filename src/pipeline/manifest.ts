import type { Manifest } from '../core/records.js';
import type { FileFacts } from '../io/dataset.js';
import type { Config } from './config.js';
import { codeHashes, configHash, lexiconHashes, modelHashes, schemaHashes, schemaVersion } from './fingerprints.js';
import { packageFacts } from './package-facts.js';
import type { AnyStage } from './stages.js';
import type { Tally } from './tally.js';

const MODEL = 'wink-eng-lite-web-model';
/** Libraries whose version may change a record. */
const LIBRARIES = ['ajv', 'chrono-node', 'compromise', 'jsdom', '@mozilla/readability', 'wink-nlp', 'yaml'];

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * What a dataset was made from, by what, and what it holds.
 *
 * @param corrections hash of the file of corrections, null without one
 */
export function manifestOf(
  config: Config,
  stages: readonly AnyStage[],
  tally: Tally,
  outputs: Readonly<Record<string, FileFacts>>,
  corrections: string | null,
): Manifest {
  const { name, version, dependencies } = packageFacts();
  return {
    dataset: config.dataset && { name: config.dataset.name, version: config.dataset.version },
    schemaVersion: schemaVersion(),
    pipeline: { name, version },
    code: codeHashes(),
    model: { name: MODEL, version: dependencies[MODEL] ?? 'unknown' },
    libraries: Object.fromEntries(LIBRARIES.map((library) => [library, dependencies[library] ?? 'unknown'])),
    stages: stages.map((stage) => stage.name),
    config: configHash(config),
    settings: { stages: config.stages, lexicons: config.lexicons, limits: config.limits },
    corrections,
    gates: { ...config.gates },
    assertions: [...config.assertions],
    lexicons: lexiconHashes(),
    models: modelHashes(),
    schemas: schemaHashes(),
    inputs: {
      documents: tally.documents,
      sha256: tally.inputHashes.releases,
      sidecars: tally.inputHashes.sidecars,
    },
    outputs: { ...outputs },
    counts: {
      documents: tally.documents,
      words: tally.words,
      statements: tally.statements,
      entities: tally.entities,
      rejects: tally.rejects,
      acts: sorted(tally.acts),
      reasons: sorted(tally.reasons),
      findings: sorted(tally.findings),
    },
  };
}
