import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';
import { UsageError } from '../core/diagnostics.js';
import type { RejectRecord } from '../core/records.js';
import { InputFailure, rejectOf } from './failure.js';
import { isRead, knownExtensions } from './readers/index.js';

/** A file under the inputs that a reader will take. */
export interface FoundFile {
  readonly path: string;
  /** Path relative to the input folder, with slashes; the file's name for an input that is a file. */
  readonly source: string;
  readonly bytes: number;
}

export interface Discovery {
  /** In the order of their sources. */
  readonly files: readonly FoundFile[];
  readonly rejects: readonly RejectRecord[];
}

export interface DiscoveryOptions {
  /** File names to pass over; `*` stands for any characters, `?` for one. */
  readonly ignore?: readonly string[];
  /** Folders that are not entered, e.g. the output. */
  readonly exclude?: readonly string[];
}

/** Files that belong to a release and are no release. */
export const COMPANION = /\.(meta|gold)\.json$/;

/** The pattern of a name with wildcards: `*` stands for any characters, `?` for one. */
export function namePattern(glob: string): RegExp {
  const escaped = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${escaped}$`, 'u');
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** The fault of a path that could not be looked at. */
export function pathFailure(error: unknown): InputFailure {
  const code = codeOf(error);
  if (code === 'ELOOP') {
    return new InputFailure('loop', 'The symbolic link leads to itself.', 'Remove the link.');
  }
  return new InputFailure(
    'unreadable',
    `The file cannot be read (${code}).`,
    'Check that it exists and its permissions.',
  );
}

class Walk {
  readonly files: FoundFile[] = [];
  readonly rejects: RejectRecord[] = [];
  readonly #ignore: readonly RegExp[];
  readonly #exclude: ReadonlySet<string>;
  readonly #seen = new Set<string>();

  constructor({ ignore = [], exclude = [] }: DiscoveryOptions) {
    this.#ignore = ignore.map(namePattern);
    this.#exclude = new Set(exclude);
  }

  /** @param above real paths of the folders on the way here, to find loops */
  folder(path: string, root: string, above: readonly string[]): void {
    const real = realpathSync(path);
    if (above.includes(real)) {
      const remedy = 'Remove the symbolic link.';
      this.refuse(path, root, new InputFailure('loop', 'The folder leads back to one that holds it.', remedy));
      return;
    }
    for (const entry of readdirSync(path, { withFileTypes: true }).sort(byName)) {
      if (entry.name.startsWith('.') || this.#ignore.some((pattern) => pattern.test(entry.name))) continue;
      this.entry(join(path, entry.name), root, [...above, real]);
    }
  }

  entry(path: string, root: string, above: readonly string[]): void {
    try {
      const stats = statSync(path);
      if (stats.isDirectory()) {
        if (!this.#exclude.has(path)) this.folder(path, root, above);
      } else if (stats.isFile()) {
        this.file(path, root, stats.size, above.length > 0);
      } else {
        const remedy = 'Give a regular file.';
        this.refuse(
          path,
          root,
          new InputFailure('unreadable', 'This is no regular file (pipe, socket or device).', remedy),
        );
      }
    } catch (error) {
      if (error instanceof UsageError) throw error;
      this.refuse(path, root, pathFailure(error));
    }
  }

  file(path: string, root: string, bytes: number, inFolder: boolean): void {
    if (this.#seen.has(path) || (inFolder && COMPANION.test(path))) return;
    this.#seen.add(path);
    if (inFolder && !isRead(path)) {
      const remedy = `Save it as one of ${knownExtensions.join(' ')}, or name it under "ignore".`;
      this.refuse(path, root, new InputFailure('format', `No reader for "${extname(path)}" files.`, remedy));
    } else {
      this.files.push({ path, source: sourceOf(path, root), bytes });
    }
  }

  refuse(path: string, root: string, failure: InputFailure): void {
    this.rejects.push(rejectOf(failure, null, sourceOf(path, root)));
  }
}

function sourceOf(path: string, root: string): string {
  return (relative(root, path) || basename(path)).split(sep).join('/');
}

/**
 * All files with releases under the inputs. Hidden files, sidecars and gold files are passed over; whatever else is
 * not read is a reject.
 *
 * @param inputs absolute paths of files and folders
 * @throws UsageError when an input does not exist
 */
export function discover(inputs: readonly string[], options: DiscoveryOptions = {}): Discovery {
  const walk = new Walk(options);
  for (const input of inputs) {
    try {
      statSync(input);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') {
        throw new UsageError(
          `input "${input}" does not exist. Give the path of a release or of a folder with releases.`,
        );
      }
    }
    walk.entry(input, input, []);
  }
  const files = walk.files.sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0));
  return { files, rejects: walk.rejects };
}
