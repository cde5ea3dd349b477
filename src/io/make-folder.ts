import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../core/diagnostics.js';

/**
 * Makes a folder and those above it, one at a time: Node's own way of making them all at once never ends in a file
 * system that takes no folders, such as /proc.
 *
 * @throws UsageError naming the folder that no file system takes; other faults of the disk as they are
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let folder = resolve(path); !existsSync(folder); folder = dirname(folder)) missing.push(folder);
  for (const folder of missing.reverse()) {
    try {
      mkdirSync(folder);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      // Another process may have made it meanwhile.
      if (code === 'EEXIST') continue;
      if (code !== 'ENOENT') throw error;
      throw new UsageError(`${folder}: the folder cannot be made (${code}). Name one that can be written.`);
    }
  }
}
