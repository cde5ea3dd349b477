import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Config } from '../pipeline/config.js';
import { type Difference, difference } from '../review/difference/index.js';
import { FORMATS, type Format, render, renderIds } from '../review/render/index.js';
import { scoreChanges } from '../review/scores.js';
import { readSnapshot, type Snapshot } from '../review/snapshot.js';

/** Options of commands that show a difference. */
export interface ComparisonFlags {
  readonly format?: Format;
  readonly write?: string;
  readonly ids?: string;
  readonly gold?: readonly string[];
}

/** Adds the options that say how a difference is shown. */
export function withComparison(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'form of the difference').choices(FORMATS).default('text'))
    .option('--write <file>', 'write the difference to a file')
    .option('--ids <file>', 'write the ids that changed to a file, old and new, one pair a line')
    .option('--gold <path...>', 'gold to score both with (default: the folder "gold" beside the inputs, if any)');
}

/** Gold beside the first input, `corpus/gold` for `corpus/releases`; null when there is none. */
export function goldBeside({ inputs }: Pick<Config, 'inputs'>): readonly string[] | null {
  const beside = inputs[0] === undefined ? null : join(dirname(inputs[0]), 'gold');
  return beside !== null && existsSync(beside) ? [beside] : null;
}

/** Only whole datasets can be scored. */
function scorable({ documents, statements, unreadable }: Snapshot): boolean {
  return documents.length > 0 && statements.length > 0 && unreadable.length === 0;
}

interface Named {
  readonly name: string;
  readonly folder: string;
}

/** Compares two folders, and scores both where there is gold. */
export function compare(old: Named, fresh: Named, config: Config, flags: ComparisonFlags): Difference {
  const [before, after] = [readSnapshot(old.folder), readSnapshot(fresh.folder)];
  const gold = flags.gold ?? goldBeside(config);
  const scores = gold && scorable(before) && scorable(after) ? scoreChanges(gold, old.folder, fresh.folder) : null;
  return difference({ name: old.name, snapshot: before }, { name: fresh.name, snapshot: after }, scores);
}

/** Shows a difference as the options say. */
export function show(found: Difference, { format = 'text', write, ids }: ComparisonFlags): void {
  const text = render(found, format);
  if (write === undefined) process.stdout.write(text);
  else writeFileSync(write, text);
  if (ids !== undefined) writeFileSync(ids, renderIds(found.ids));
}
