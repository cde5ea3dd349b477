import type { Config } from '../pipeline/config.js';
import { brokenAssertions, describeBroken } from '../review/assertions.js';
import { type Difference, difference } from '../review/difference/index.js';
import { readSnapshot, type Snapshot } from '../review/snapshot.js';

/** Holds a dataset against the assertions of the configuration, and says which are broken. */
export function holdAssertions({ assertions }: Config, snapshot: Snapshot, since: Difference | null): boolean {
  const broken = brokenAssertions(assertions, snapshot, since);
  process.stderr.write(describeBroken(broken));
  return broken.length === 0;
}

/**
 * Remembers the dataset that a run is about to replace.
 *
 * @returns what holds the new one against the assertions, to be called after the run
 */
export function assertionsOf(config: Config): () => boolean {
  if (config.assertions.length === 0) return () => true;
  const before = config.assertions.some(({ measure }) => measure === 'changed') ? readSnapshot(config.output) : null;
  return () => {
    const snapshot = readSnapshot(config.output);
    const since = before && difference({ name: 'before', snapshot: before }, { name: 'now', snapshot });
    return holdAssertions(config, snapshot, since);
  };
}
