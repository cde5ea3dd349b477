import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import type { Layers } from '../core/layers.js';
import { createHarvester, type Harvest } from '../discover/candidates.js';
import { loadLemmas } from '../discover/lemmas.js';
import { type Candidate, rank } from '../discover/rank.js';
import { createEngine } from '../pipeline/engine.js';
import { createResources } from '../resources/lexicons.js';
import { type CommonOptions, configOf, withConfig } from './options.js';
import { readReleases } from './releases.js';

interface DiscoverFlags extends CommonOptions {
  readonly least: number;
  readonly top: number;
  readonly format: 'table' | 'jsonl' | 'entries';
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

async function harvestsOf(flags: DiscoverFlags): Promise<Harvest[]> {
  const config = configOf(flags);
  if (config.inputs.length === 0) throw new UsageError('no inputs. Give paths, or "inputs" in the configuration.');
  const engine = createEngine(config);
  const harvest = createHarvester(createResources(config.lexicons, 'lexicons'));
  const releases = await readReleases(config, null);
  return [...releases.values()].map((document) => {
    let layers: Readonly<Partial<Layers>> = {};
    engine.process(document, (_stage, sofar) => {
      layers = sofar;
    });
    return harvest(layers);
  });
}

/** One candidate for people: counts, sentences, and the entry to paste. */
function shown({ lemma, score, count, complements, examples, entry }: Candidate, index: number): string {
  const uses = Object.entries(complements).map(([complement, times]) => `${complement} ${times}`);
  return [
    `${index + 1}. ${lemma}  score ${score}, ${count} uses by actors: ${uses.join(', ')}`,
    ...examples.map((example) => `   "${example}"`),
    `   ${JSON.stringify(entry)}`,
  ].join('\n');
}

function output(candidates: readonly Candidate[], format: DiscoverFlags['format']): string {
  if (format === 'entries') return `${JSON.stringify({ acts: candidates.map(({ entry }) => entry) }, null, 2)}\n`;
  const line = format === 'jsonl' ? (candidate: Candidate) => JSON.stringify(candidate) : shown;
  return candidates.map((candidate, index) => `${line(candidate, index)}\n`).join('');
}

async function act(paths: readonly string[], flags: DiscoverFlags): Promise<void> {
  const input = paths.length > 0 ? { input: paths.map((path) => resolve(path)) } : {};
  const harvests = await harvestsOf({ ...flags, ...input });
  const found = rank(harvests, await loadLemmas(), flags.least);
  const top = flags.top === 0 ? found : found.slice(0, flags.top);
  process.stdout.write(output(top, flags.format));
  process.stderr.write(`${found.length} unknown verbs that may be acts, in ${harvests.length} releases\n`);
}

/** `communique discover`: verbs that look like speech acts and stand in no lexicon. */
export function discoverCommand(): Command {
  return withConfig(new Command('discover'))
    .description('rank verbs that look like speech acts and are in no lexicon, with entries ready to paste')
    .argument('[paths...]', 'releases: files or folders (default: the inputs of the configuration)')
    .option('--least <n>', 'uses that a verb must have', whole, 2)
    .option('--top <n>', 'verbs to show; 0 for all', whole, 20)
    .addOption(
      new Option('--format <format>', 'entries: as "lexicons" in the configuration takes them')
        .choices(['table', 'jsonl', 'entries'])
        .default('table'),
    )
    .action(act);
}
