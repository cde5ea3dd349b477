import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { packedName } from '../io/gzip.js';
import { sidecarPath } from '../io/metadata.js';
import type { Config } from './config.js';
import type { Task } from './engine.js';
import { codeHashes, configHash, lexiconHashes, modelHashes, schemaHashes } from './fingerprints.js';
import { packageFacts } from './package-facts.js';

/** Everything beside the release that decides its records: code, versions, lexicons, schemas and settings. */
export function pipelineFingerprint(config: Config): string {
  const { version, dependencies } = packageFacts();
  const data = [lexiconHashes(), schemaHashes(), modelHashes(), dependencies];
  const parts = [JSON.stringify(codeHashes()), version, configHash(config), JSON.stringify(data)];
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
  const { id, source, path, bytes: given } = task.file;
  if (given)
    return hash
      .update(JSON.stringify([id, source, given.length]))
      .update(given)
      .digest('hex');
  try {
    if ((await stat(path)).size > limits.documentBytes) return null;
    const bytes = await readFile(path);
    const sidecar = await bytesOrNone(sidecarPath(packedName(path) ?? path));
    hash.update(JSON.stringify([id, source, bytes.length, sidecar.length]));
    return hash.update(bytes).update(sidecar).digest('hex');
  } catch {
    return null;
  }
}
