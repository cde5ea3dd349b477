import { dirname, join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readGenres, readGold, readReading } from '../evaluate/files.js';
import { report } from '../evaluate/report.js';
import { scoreDocuments } from '../evaluate/score.js';
import { markdownTables, plainTables, tables } from '../evaluate/tables.js';

interface Options {
  readonly gold: string[];
  readonly pred: string;
  readonly format: 'table' | 'json' | 'md';
  readonly genres?: string;
  readonly seed: number;
  readonly samples: number;
}

/** `communique evaluate`: compares a run, or another annotator, with gold. */
export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('score a run, or another annotator, against gold')
    .option('--gold <path...>', 'gold files or folders', ['corpus/gold'])
    .option('--pred <dir>', 'output folder of a run, or a folder of gold files', 'output')
    .option(
      '--genres <file>',
      'JSON file that maps release ids to genres (default: genres.json beside the gold folder)',
    )
    .option('--seed <n>', 'seed of the resampling', wholeNumber, 20240601)
    .option('--samples <n>', 'draws of the bootstrap; 0 for none', wholeNumber, 1000)
    .addOption(
      new Option('--format <format>', 'format of the report').choices(['table', 'json', 'md']).default('table'),
    )
    .action(run);
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

function run(options: Options): void {
  const gold = readGold(options.gold);
  const predicted = readReading(options.pred);
  const genreOf = readGenres(options.genres ?? join(dirname(options.gold[0] ?? '.'), 'genres.json'));
  const documents = scoreDocuments([...gold.documents.values()], predicted.documents, genreOf);
  const result = report(documents, [...predicted.documents.keys()], options);
  const { format } = options;
  if (format === 'json') process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
  else process.stdout.write(`${(format === 'md' ? markdownTables : plainTables)(tables(result))}\n`);
}
