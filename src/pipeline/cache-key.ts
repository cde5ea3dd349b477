import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { packedName } from '../io/gzip.js';
import { sidecarBytes } from '../io/metadata.js';
import type { Config, Settings } from './config.js';
import type { Task } from './engine.js';
import { codeHashes, configHash, lexiconHashes, modelHashes, schemaHashes } from './fingerprints.js';
import { packageFacts } from './package-facts.js';

let ofPackage: string | undefined;

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * Everything beside releases and settings that decides records: code, versions, lexicons, models and schemas. Read once:
 * a process goes on with the code that it has loaded.
 */
export function packageFingerprint(): string {
  if (ofPackage !== undefined) return ofPackage;
  const { version, dependencies } = packageFacts();
  const data = [codeHashes(), version, lexiconHashes(), schemaHashes(), modelHashes(), dependencies];
  ofPackage = sha256(JSON.stringify(data));
  return ofPackage;
}

/** Everything beside the release that decides its records: the package and the settings. */
export function pipelineFingerprint(config: Settings): string {
  return sha256(`${packageFingerprint()}\n${configHash(config)}`);
}

/** Hashes of what a release is made from. */
export interface ReleaseHashes {
  readonly sha256: string;
  /** Null when there is no sidecar. */
  readonly sidecar: string | null;
}

function hashed(bytes: Uint8Array, sidecar: Uint8Array | null = null): ReleaseHashes {
  return { sha256: sha256(bytes), sidecar: sidecar && sha256(sidecar) };
}

/** Reads without waiting: a small file costs a tenth of what it costs the pool of the runtime. */
function hashesOfFile(path: string, limit: number): ReleaseHashes | null {
  try {
    if (statSync(path).size > limit) return null;
    return hashed(readFileSync(path), sidecarBytes(packedName(path) ?? path));
  } catch {
    return null;
  }
}

function hashesOf(task: Task, { documentBytes }: Config['limits']): ReleaseHashes | null {
  if (task.kind === 'document') return { sha256: task.document.sha256, sidecar: null };
  const { path, bytes, sidecar } = task.file;
  return bytes ? hashed(bytes, sidecar) : hashesOfFile(path, documentBytes);
}

/** The key of a result whose release is known by its hashes. */
export function keyOfHashes(task: Task, hashes: ReleaseHashes, fingerprint: string): string {
  const { id, source } = task.kind === 'document' ? task.document : task.file;
  return sha256(JSON.stringify([fingerprint, id, source, hashes.sha256, hashes.sidecar]));
}

/**
 * The key under which the result of a task is kept: it changes with everything that may change the result.
 *
 * @param fingerprint of the pipeline
 * @returns null for a file that cannot be read or is over the limit: its reject is made anew each time
 */
export function cacheKey(task: Task, fingerprint: string, { limits }: Pick<Config, 'limits'>): string | null {
  const hashes = hashesOf(task, limits);
  return hashes && keyOfHashes(task, hashes, fingerprint);
}
