import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hashes } from '../core/records.js';
import { packageRoot } from '../resources/paths.js';
import { type Config, lexiconNames } from './config.js';

const RECORD_SCHEMAS = ['common', 'document', 'entity', 'manifest', 'reject', 'statement'];
const MODELS = 'src/resources/models';

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function hashes(names: readonly string[], path: (name: string) => string): Hashes {
  return Object.fromEntries(
    [...names].sort().map((name) => [name, sha256(readFileSync(join(packageRoot, path(name))))]),
  );
}

/** JSON with keys in order at every depth, so that equal settings have equal hashes. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Hash of the settings that shape the records. */
export function configHash({ stages, lexicons, limits }: Pick<Config, 'stages' | 'lexicons' | 'limits'>): string {
  return sha256(canonical({ stages, lexicons, limits }));
}

/** Hashes of the package's lexicons. */
export function lexiconHashes(): Hashes {
  return hashes(lexiconNames(), (name) => `src/lexicons/en/${name}.json`);
}

/** Hashes of the schemas of what is written. */
export function schemaHashes(): Hashes {
  return hashes(RECORD_SCHEMAS, (name) => `schemas/${name}.schema.json`);
}

/** Hashes of the models fitted for this package, by file name. */
export function modelHashes(): Hashes {
  const names = readdirSync(join(packageRoot, MODELS)).filter((name) => name.endsWith('.json'));
  return hashes(names, (name) => `${MODELS}/${name}`);
}
