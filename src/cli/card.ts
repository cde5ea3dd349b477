import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import { readGold, readReading } from '../evaluate/files.js';
import { evaluate, type Report } from '../evaluate/report.js';
import type { Config } from '../pipeline/config.js';
import { datasetCard } from '../review/card.js';
import { datasetPlace } from '../review/revision.js';
import { readSnapshot } from '../review/snapshot.js';
import { goldBeside } from './comparison.js';
import { type CommonOptions, configOf, withConfig } from './options.js';

interface CardFlags extends CommonOptions {
  readonly gold?: readonly string[];
  readonly write?: string;
}

const RESAMPLING = { seed: 20240601, samples: 1000 };

function scored(folder: string, config: Config, stated: CardFlags['gold']): Report | null {
  const paths = stated ?? goldBeside(config);
  if (paths === null) return null;
  const [gold, predicted] = [readGold(paths), readReading(folder)];
  const documents = new Map([...gold.documents].filter(([id]) => predicted.documents.has(id)));
  if (documents.size === 0) return null;
  return evaluate({ gold: { ...gold, documents }, predicted, resampling: RESAMPLING }).report;
}

function act(name: string | undefined, flags: CardFlags): void {
  const config = configOf(flags);
  const place = datasetPlace(name ?? config.output, config.output);
  try {
    const snapshot = readSnapshot(place.folder);
    if (!snapshot.manifest)
      throw new UsageError(`${place.name}: no manifest.json. Run the pipeline into this folder first.`);
    const card = datasetCard(snapshot, config.dataset, scored(place.folder, config, flags.gold));
    if (flags.write === undefined) process.stdout.write(card);
    else writeFileSync(flags.write, card);
  } finally {
    place.dispose();
  }
}

/** `communique card`: a dataset card from the manifest and the scores. */
export function cardCommand(): Command {
  return withConfig(new Command('card'))
    .description('a dataset card in Markdown: contents, quality, making, files')
    .argument('[dataset]', 'a folder, a git revision, or REVISION:FOLDER (default: the configured output)')
    .option('--gold <path...>', 'gold to score it with (default: the folder "gold" beside the inputs, if any)')
    .option('--write <file>', 'write the card to a file')
    .action(act);
}
