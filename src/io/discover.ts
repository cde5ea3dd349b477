import { type Dirent, opendirSync, realpathSync, statSync } from 'node:fs';
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

/** What a walk comes upon: a file for a reader, or the reject of what cannot be read. */
export type Found = FoundFile | RejectRecord;

export interface Discovery extends Iterable<Found> {
  /** How many there are to read. */
  readonly files: number;
}

export interface DiscoveryOptions {
  /** File names to pass over; `*` stands for any characters, `?` for one. */
  readonly ignore?: readonly string[];
  /** Folders that are not entered, e.g. the output. */
  readonly exclude?: readonly string[];
}

/** Files with what somebody states of a release. */
export const SIDECAR = /\.meta\.json$/;

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

function sourceOf(path: string, root: string): string {
  return (relative(root, path) || basename(path)).split(sep).join('/');
}

function isFolder(path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return statSync(path).isDirectory();
  } catch {
    // A link to nowhere is refused when its turn comes.
    return false;
  }
}

/** The real path of a folder, with the folders on the way to it; loops are found by it. */
interface Trail {
  readonly real: string;
  readonly above: Trail | null;
}

function holds(trail: Trail | null, real: string): boolean {
  return trail !== null && (trail.real === real || holds(trail.above, real));
}

/** What stands at a path. */
interface Step {
  readonly path: string;
  readonly found: Found;
}

/** One input, walked in the order of its sources. Memory holds the names of the folders on the way. */
class Walk {
  readonly #ignore: readonly RegExp[];
  readonly #exclude: ReadonlySet<string>;

  constructor(
    readonly root: string,
    { ignore = [], exclude = [] }: DiscoveryOptions,
  ) {
    this.#ignore = ignore.map(namePattern);
    this.#exclude = new Set(exclude);
  }

  /** True when this walk comes upon a path, which another input may hold too. */
  reaches(path: string): boolean {
    const way = relative(this.root, path);
    if (way === '') return true;
    const names = way.split(sep);
    if (names.some((name) => this.#passes(name)) || COMPANION.test(path)) return false;
    return names.every((_, at) => !this.#exclude.has(join(this.root, ...names.slice(0, at + 1))));
  }

  /** Everything from the root on. */
  all(): Iterator<Step> {
    return this.#entry(this.root, null);
  }

  *#entry(path: string, above: Trail | null): Generator<Step> {
    try {
      const stats = statSync(path);
      if (stats.isDirectory()) {
        if (!this.#exclude.has(path)) yield* this.#folder(path, above);
      } else if (stats.isFile()) {
        yield* this.#file(path, stats.size, above !== null);
      } else {
        const remedy = 'Give a regular file.';
        yield this.#refusal(
          path,
          new InputFailure('unreadable', 'This is no regular file (pipe, socket or device).', remedy),
        );
      }
    } catch (error) {
      yield this.#refusal(path, error instanceof InputFailure ? error : pathFailure(error));
    }
  }

  *#folder(path: string, above: Trail | null): Generator<Step> {
    const real = realpathSync(path);
    if (holds(above, real)) {
      throw new InputFailure('loop', 'The folder leads back to one that holds it.', 'Remove the symbolic link.');
    }
    for (const name of this.#names(path)) {
      yield* this.#entry(join(path, name.endsWith('/') ? name.slice(0, -1) : name), { real, above });
    }
  }

  /** Names in a folder, in the order of the paths below them: that of a folder counts with the slash behind it. */
  #names(path: string): string[] {
    const names: string[] = [];
    const folder = opendirSync(path);
    try {
      for (let entry = folder.readSync(); entry; entry = folder.readSync()) {
        if (!this.#passes(entry.name))
          names.push(isFolder(join(path, entry.name), entry) ? `${entry.name}/` : entry.name);
      }
    } finally {
      folder.closeSync();
    }
    return names.sort();
  }

  *#file(path: string, bytes: number, inFolder: boolean): Generator<Step> {
    if (inFolder && COMPANION.test(path)) return;
    if (inFolder && !isRead(path)) {
      const remedy = `Save it as one of ${knownExtensions.join(' ')}, or name it under "ignore".`;
      throw new InputFailure('format', `No reader for "${extname(path)}" files.`, remedy);
    }
    yield { path, found: { path, source: sourceOf(path, this.root), bytes } };
  }

  #passes(name: string): boolean {
    return name.startsWith('.') || this.#ignore.some((pattern) => pattern.test(name));
  }

  #refusal(path: string, failure: InputFailure): Step {
    return { path, found: rejectOf(failure, null, sourceOf(path, this.root)) };
  }
}

/** Steps of one input, without those that an input before it takes. */
function* own(walk: Walk, before: readonly Walk[]): Generator<Step> {
  const steps = walk.all();
  for (let step = steps.next(); !step.done; step = steps.next()) {
    const { path } = step.value;
    if (!before.some((other) => other.reaches(path))) yield step.value;
  }
}

/** What all inputs hold, in the order of the sources. */
function* merged(walks: readonly Walk[]): Generator<Found> {
  const heads = walks.map((walk, at) => {
    const steps = own(walk, walks.slice(0, at));
    return { steps, next: steps.next() };
  });
  for (;;) {
    const waiting = heads.filter(({ next }) => !next.done);
    const [some] = waiting;
    if (!some) return;
    const source = ({ next }: (typeof heads)[number]): string => (next.value as Step).found.source ?? '';
    const first = waiting.reduce((a, b) => (source(b) < source(a) ? b : a), some);
    yield (first.next.value as Step).found;
    first.next = first.steps.next();
  }
}

/**
 * All files with releases under the inputs, found as they are asked for. Hidden files, sidecars and gold files are
 * passed over; whatever else is not read is a reject.
 *
 * @param inputs absolute paths of files and folders
 * @throws UsageError when an input does not exist
 */
export function discover(inputs: readonly string[], options: DiscoveryOptions = {}): Discovery {
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
  }
  const walk = () => merged(inputs.map((input) => new Walk(input, options)));
  let files = 0;
  for (const found of walk()) if ('path' in found) files++;
  return { files, [Symbol.iterator]: walk };
}
