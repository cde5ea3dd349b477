import { basename, join, parse, posix } from 'node:path';
import type { FoundFile } from './discover.js';
import { InputFailure } from './failure.js';

/** Names that are taken, in memory or on disk. */
export interface Names {
  has(name: string): boolean;
  add(name: string): unknown;
}

/**
 * Gives each release of a run its own id. First come, first served, so that releases which sort later never change
 * the ids of those before.
 */
export class IdRegistry {
  readonly #taken: Names;
  readonly #paths: Names;

  /**
   * @param taken where ids are kept
   * @param paths where paths without extensions are kept
   */
  constructor(taken: Names = new Set(), paths: Names = new Set()) {
    this.#taken = taken;
    this.#paths = paths;
  }

  /**
   * Id of a file: its name without the extension; with its folder before it when another folder has the name already.
   *
   * @throws InputFailure `duplicate-id` when the folder holds the same name with another extension
   */
  ofFile({ path, source }: Pick<FoundFile, 'path' | 'source'>): string {
    const { dir, name } = parse(path);
    const inFolder = posix.join(posix.dirname(source), name);
    const candidates = [name, inFolder, `${basename(dir)}/${inFolder}`];
    const id = candidates.find((candidate) => !this.#taken.has(candidate));
    if (id === undefined || this.#paths.has(join(dir, name))) throw duplicate(name);
    this.#paths.add(join(dir, name));
    this.#taken.add(id);
    return id;
  }

  /**
   * Takes an id that a document states itself.
   *
   * @throws InputFailure `duplicate-id`
   */
  claim(id: string): string {
    if (this.#taken.has(id)) throw duplicate(id);
    this.#taken.add(id);
    return id;
  }
}

function duplicate(id: string): InputFailure {
  const message = `Another release has the id "${id}" already.`;
  return new InputFailure('duplicate-id', message, 'Remove one of the two, or give it another name.');
}
