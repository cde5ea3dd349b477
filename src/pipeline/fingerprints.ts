import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hashes, LexiconEntryRecord } from '../core/records.js';
import { createResources } from '../resources/lexicons.js';
import { packageRoot } from '../resources/paths.js';
import { type Config, lexiconNames, type Settings } from './config.js';

const RECORD_SCHEMAS = [
  'common',
  'correction-outcome',
  'document',
  'entity',
  'entry',
  'manifest',
  'reject',
  'statement',
];
const MODELS = 'src/resources/models';
/** Rooms whose code shapes the records. */
const ROOMS = ['core', 'resources', 'stages', 'io', 'pipeline'];
/** Digits of the hash of a lexicon entry: enough to see that it changed. */
const ENTRY_DIGITS = 16;
/** Keys of an entry that shape no record. */
const COMMENTS = new Set(['note', 'examples', 'counterExamples']);

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
export function configHash({ stages, lexicons, limits }: Settings): string {
  return sha256(canonical({ stages, lexicons, limits }));
}

/** Part of the code that a file belongs to: its room, and for a stage the stage. */
function partOf(path: string): string {
  const [room = '', stage = ''] = path.split('/');
  return room === 'stages' ? `${room}/${stage.replace(/\.[jt]s$/, '')}` : room;
}

/** Hashes of the code that shapes records, by part. */
export function codeHashes(): Hashes {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const parts = new Map<string, Hash>();
  for (const room of ROOMS) {
    const names = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' });
    const paths = names
      .filter((name) => /(?<!\.d)\.[jt]s$/.test(name))
      .map((name) => `${room}/${name.replaceAll('\\', '/')}`);
    for (const path of paths.sort()) {
      const hash = parts.get(partOf(path)) ?? createHash('sha256');
      parts.set(partOf(path), hash.update(path).update(readFileSync(join(root, path))));
    }
  }
  return Object.fromEntries(
    [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([part, hash]) => [part, hash.digest('hex')]),
  );
}

/** Hashes of all lexicon entries, those of the configuration included; by lexicon, then in the order of their ids. */
export function lexiconEntries(added: Config['lexicons']): LexiconEntryRecord[] {
  const resources = createResources(added);
  return [...lexiconNames()].sort().flatMap((lexicon) => {
    const entries = [...resources.lexicon(lexicon)].sort((a, b) => (a.id < b.id ? -1 : 1));
    return entries.map((entry) => {
      const said = Object.fromEntries(Object.entries(entry).filter(([key]) => !COMMENTS.has(key)));
      return { lexicon, id: entry.id, sha256: sha256(canonical(said)).slice(0, ENTRY_DIGITS) };
    });
  });
}

/** The version of the record schemas. */
export function schemaVersion(): string {
  const text = readFileSync(join(packageRoot, 'schemas', 'version.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
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
