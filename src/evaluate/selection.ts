import { readFileSync } from 'node:fs';
import { UsageError } from '../core/diagnostics.js';
import type { Reading } from './files.js';

/**
 * Reads a part of a gold standard: a JSON list of release ids.
 *
 * @throws UsageError when the file is no such list, or names a release without gold
 */
export function readIds(file: string, gold: Reading): ReadonlySet<string> {
  let ids: unknown;
  try {
    ids = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: cannot be read (${(error as Error).message}). Give a JSON list of release ids.`);
  }
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) {
    throw new UsageError(`${file}: is no JSON list of release ids. Write one like ["2024-03-11-lagos-accra-defence"].`);
  }
  const unknown = ids.filter((id) => !gold.documents.has(id));
  if (unknown.length > 0) {
    throw new UsageError(`${file}: there is no gold of ${unknown.join(', ')}. Check the ids, or add their gold.`);
  }
  return new Set(ids);
}
