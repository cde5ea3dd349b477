import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../pipeline/config.js';
import type { Difference } from '../review/difference/index.js';
import { versionWords } from '../review/render/words.js';
import { datasetPlace } from '../review/revision.js';
import { readSnapshot } from '../review/snapshot.js';
import { holdAssertions } from './assertions.js';
import { type ComparisonFlags, compare, show, withComparison } from './comparison.js';
import { EXIT } from './exit.js';

/** Options of `run --check`. */
export interface CheckFlags extends ComparisonFlags {
  readonly base?: string;
}

/** Runs the pipeline, and says on a stream what the run came to. */
export type Runner = (config: Config, out: NodeJS.WriteStream) => Promise<unknown>;

/** Adds the options of a check to the command `run`. */
export function withCheck(command: Command): Command {
  return withComparison(
    command
      .option('--check', 'write nothing; exit with 1 and the differences if a fresh run gives other records')
      .option('--base <dataset>', 'with --check: the last version, whose version must be raised if records changed'),
  );
}

/** Says which versions should have been raised. */
export function versionsHold({ versions }: Difference): boolean {
  const broken = versions.filter(({ ok }) => !ok);
  for (const rule of broken) process.stderr.write(`version: ${versionWords(rule)}\n`);
  return broken.length === 0;
}

/** The difference from the last version: a folder or git revision, or the dataset in place when none is named. */
function sinceBase(inPlace: Difference, fresh: string, config: Config, { base, gold }: CheckFlags): Difference {
  if (base === undefined) return inPlace;
  const place = datasetPlace(base, config.output);
  try {
    return compare(place, { name: 'a fresh run', folder: fresh }, config, gold ? { gold } : {});
  } finally {
    place.dispose();
  }
}

/**
 * Makes the dataset afresh elsewhere and compares it with the one in the output folder and, for versions and the share
 * that changed, with the last version.
 *
 * @returns exit code: 1 for other records, a version not raised, or a broken assertion
 */
export async function check(config: Config, flags: CheckFlags, run: Runner): Promise<number> {
  const fresh = mkdtempSync(join(tmpdir(), 'communique-check-'));
  try {
    const plain = flags.format === 'text' || flags.write !== undefined;
    await run({ ...config, output: fresh }, plain ? process.stdout : process.stderr);
    const name = relative(process.cwd(), config.output) || '.';
    const found = compare({ name, folder: config.output }, { name: 'a fresh run', folder: fresh }, config, flags);
    const since = sinceBase(found, fresh, config, flags);
    show(found, flags);
    const raised = versionsHold(since);
    const asserted = holdAssertions(config, readSnapshot(fresh), since);
    const words = found.same
      ? 'is what a fresh run gives'
      : 'differs from a fresh run; run without --check to renew it';
    process.stderr.write(`The dataset ${words}.\n`);
    return found.same && raised && asserted ? EXIT.clean : EXIT.finished;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
