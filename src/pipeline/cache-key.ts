import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { packedName } from '../io/gzip.js';
import { sidecarPath } from '../io/metadata.js';
import type { Config, Settings } from './config.js';
import type { Task } from './engine.js';
import { codeHashes, configHash, lexiconHashes, modelHashes, schemaHashes } from './fingerprints.js';
import { packageFacts } from './package-facts.js';

let ofPackage: string | undefined;

/**
 * Everything beside releases and settings that decides records: code, versions, lexicons, models and schemas. Read once:
 * a process goes on with the code that it has loaded.
 */
export function packageFingerprint(): string {
  if (ofPackage !== undefined) return ofPackage;
  const { version, dependencies } = packageFacts();
  const data = [codeHashes(), version, lexiconHashes(), schemaHashes(), modelHashes(), dependencies];
  ofPackage = createHash('sha256').update(JSON.stringify(data)).digest('hex');
  return ofPackage;
}

/** Everything beside the release that decides its records: the package and the settings. */
export function pipelineFingerprint(config: Settings): string {
  return createHash('sha256')
    .update(`${packageFingerprint()}\n${configHash(config)}`)
    .digest('hex');
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
export async function cacheKey(
  task: Task,
  fingerprint: string,
  { limits }: Pick<Config, 'limits'>,
): Promise<string | null> {
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
