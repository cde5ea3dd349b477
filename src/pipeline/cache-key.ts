import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sidecarPath } from '../io/metadata.js';
import type { Config } from './config.js';
import type { Task } from './engine.js';
import { configHash, lexiconHashes, modelHashes, schemaHashes } from './fingerprints.js';
import { packageFacts } from './package-facts.js';

/** Rooms whose code shapes the records. */
const ROOMS = ['core', 'resources', 'stages', 'io', 'pipeline'];

function codeHash(): string {
  const hash = createHash('sha256');
  const root = fileURLToPath(new URL('../', import.meta.url));
  for (const room of ROOMS) {
    const names = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((one) => /\.[jt]s$/.test(one)).sort()) {
      hash.update(name).update(readFileSync(join(root, room, name)));
    }
  }
  return hash.digest('hex');
}

/** Everything beside the release that decides its records: code, versions, lexicons, schemas and settings. */
export function pipelineFingerprint(config: Config): string {
  const { version, dependencies } = packageFacts();
  const data = [lexiconHashes(), schemaHashes(), modelHashes(), dependencies];
  const parts = [codeHash(), version, configHash(config), JSON.stringify(data)];
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

async function bytesOrNone(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    return new Uint8Array();
  }
}

/**
 * The key under which the result of a task is kept: it changes with everything that may change the result.
 *
 * @param fingerprint of the pipeline
 * @returns null for a file that cannot be read or is over the limit: its reject is made anew each time
 */
export async function cacheKey(task: Task, fingerprint: string, { limits }: Config): Promise<string | null> {
  const hash = createHash('sha256').update(fingerprint);
  if (task.kind === 'document') {
    const { id, source, sha256 } = task.document;
    return hash.update(JSON.stringify([id, source, sha256])).digest('hex');
  }
  const { id, source, path } = task.file;
  try {
    if ((await stat(path)).size > limits.documentBytes) return null;
    const bytes = await readFile(path);
    const sidecar = await bytesOrNone(sidecarPath(path));
    hash.update(JSON.stringify([id, source, bytes.length, sidecar.length]));
    return hash.update(bytes).update(sidecar).digest('hex');
  } catch {
    return null;
  }
}
