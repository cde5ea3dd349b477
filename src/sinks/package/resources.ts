import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { relationalModel } from '../model/model.js';
import type { Column, Reference } from '../model/types.js';

/** A file of a package: one table. */
export interface Resource {
  readonly name: string;
  readonly description: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
  readonly references: readonly Reference[];
}

/** What the package is called and said to be. */
export const ABOUT = {
  title: 'Statements of diplomatic releases',
  description:
    'Who said, promised, urged or condemned what, toward whom, by when: speech acts found in diplomatic releases. The licence is that of the records; the words of the releases remain with their publishers.',
  license: { name: 'MIT', title: 'MIT License', path: 'https://spdx.org/licenses/MIT.html' },
} as const;

const CHUNK = 1 << 20;

function sha256(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) hash.update(chunk.subarray(0, size));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

/** The files of a package that was written to a folder. */
export function resourcesOf(format: string, folder: string): Resource[] {
  const { runs, rejects, tables } = relationalModel();
  return [runs, rejects, ...tables].map((table) => {
    const file = `${table.name}.${format}`;
    const path = join(folder, file);
    const { name, description, columns, key, references } = table;
    return { name, description, file, bytes: statSync(path).size, sha256: sha256(path), columns, key, references };
  });
}
