import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../core/diagnostics.js';

/** A dataset that is at hand as a folder. */
export interface DatasetPlace {
  readonly name: string;
  readonly folder: string;
  /** Removes what was made for it. */
  dispose(): void;
}

const LARGEST = 1 << 30;

function git(folder: string, ...args: string[]): Buffer | null {
  const { status, stdout, error } = spawnSync('git', ['-C', folder, ...args], { maxBuffer: LARGEST });
  return error || status !== 0 ? null : stdout;
}

/** The nearest folder that exists, for a dataset that is not there yet. */
function standing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : standing(dirname(folder));
}

/** The path of a folder within its git repository, and the repository's top. */
function withinRepository(folder: string): { top: string; path: string } | null {
  const start = standing(folder);
  const top = git(start, 'rev-parse', '--show-toplevel')?.toString('utf8').trim();
  const prefix = git(start, 'rev-parse', '--show-prefix')?.toString('utf8').trim();
  if (top === undefined || prefix === undefined) return null;
  return { top, path: join(prefix, relative(start, folder)).replaceAll('\\', '/') || '.' };
}

function filesAt(top: string, revision: string, path: string): string[] {
  const listed = git(top, 'ls-tree', '-r', '-z', '--name-only', revision, '--', path === '.' ? '.' : `${path}/`);
  return listed?.toString('utf8').split('\0').filter(Boolean) ?? [];
}

function checkedOut(name: string, top: string, revision: string, path: string): DatasetPlace {
  const found = filesAt(top, revision, path);
  if (found.length === 0) {
    throw new UsageError(`${name}: no dataset at "${path}" in that revision. Give REVISION:FOLDER of one.`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'communique-revision-'));
  const dispose = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    for (const file of found) {
      const bytes = git(top, 'cat-file', 'blob', `${revision}:${file}`);
      if (!bytes) throw new UsageError(`${name}: git cannot read ${file}. Fetch the whole history and try again.`);
      const target = join(folder, relative(path, file));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes);
    }
  } catch (error) {
    dispose();
    throw error;
  }
  return { name, folder, dispose };
}

/**
 * Finds a dataset by the name that a user gives: a folder, a git revision (of the default folder), or
 * REVISION:FOLDER. A revision is written to a temporary folder.
 *
 * @param fallback folder of the dataset when a revision names none
 * @throws UsageError when it is neither
 */
export function datasetPlace(name: string, fallback: string): DatasetPlace {
  if (existsSync(name) && statSync(name).isDirectory()) {
    return { name, folder: resolve(name), dispose: () => undefined };
  }
  const colon = name.indexOf(':');
  const revision = colon < 0 ? name : name.slice(0, colon);
  const folder = colon < 0 ? fallback : resolve(name.slice(colon + 1));
  const place = revision.startsWith('-') ? null : withinRepository(folder);
  const known = place && git(place.top, 'rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  if (!place || !known) {
    throw new UsageError(`${name}: neither a folder nor a git revision. Give a folder, REVISION, or REVISION:FOLDER.`);
  }
  return checkedOut(name, place.top, known.toString('utf8').trim(), place.path);
}
