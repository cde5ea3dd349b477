import { resolve } from 'node:path';
import { UsageError } from '../../core/diagnostics.js';
import { parseTarget, withoutSecrets } from '../../sinks/target.js';
import { FolderStore } from './folder.js';
import type { PartStore } from './store.js';

const FORMS = 'a folder, s3://BUCKET/FOLDER or postgres://USER@HOST/DATABASE?schema=NAME';

async function openPostgres(stated: string): Promise<PartStore> {
  const target = parseTarget(stated, process.cwd());
  if (target.to !== 'postgres') throw new UsageError(`parts: give ${FORMS}.`);
  const { PostgresStore } = await import('./postgres.js');
  try {
    return await PostgresStore.open(target);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`parts: ${target.label}: ${withoutSecrets(message, target)}`);
  }
}

/**
 * Opens the place of the parts of a run; its library is loaded only now.
 *
 * @param stated a folder, `s3://BUCKET/FOLDER`, `postgres://USER@HOST/DATABASE`, or `env:NAME` of a variable with one
 * @throws UsageError without repeating what may be a password
 */
export async function openParts(stated: string, environment: NodeJS.ProcessEnv = process.env): Promise<PartStore> {
  const scheme = /^([a-z0-9]+):/.exec(stated)?.[1];
  if (scheme === 'env') {
    const name = stated.slice('env:'.length);
    const value = environment[name];
    if (!value || value.startsWith('env:')) throw new UsageError(`parts: set the variable ${name} to ${FORMS}.`);
    return openParts(value, environment);
  }
  if (scheme === 'postgres' || scheme === 'postgresql') return openPostgres(stated);
  if (scheme === 's3') return (await import('./s3.js')).S3Store.open(new URL(stated));
  if (scheme !== undefined && scheme.length > 1) throw new UsageError(`parts: "${scheme}:" is unknown. Give ${FORMS}.`);
  return new FolderStore(resolve(stated));
}
