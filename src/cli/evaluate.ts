import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import { calibrate } from '../evaluate/calibrate.js';
import { passages } from '../evaluate/context.js';
import { mistakes, plainMistakes } from '../evaluate/errors.js';
import { fromRun, keepConfident, type Reading, readGenres, readGold, readReading } from '../evaluate/files.js';
import { describeFailures, failedGates } from '../evaluate/gates.js';
import { page } from '../evaluate/html/page.js';
import { type Evaluation, evaluate } from '../evaluate/report.js';
import { readIds } from '../evaluate/selection.js';
import { markdownTables, plainTables } from '../evaluate/table-text.js';
import { tables } from '../evaluate/tables.js';
import { type Config, loadConfig } from '../pipeline/config.js';
import { CONFIDENCE_MODEL } from '../resources/confidence.js';
import { extractReleases, readReleases } from './releases.js';

interface Options {
  readonly gold: string[];
  readonly pred?: string;
  readonly run?: boolean;
  readonly against?: string;
  readonly input?: string[];
  readonly config?: string;
  readonly format: 'table' | 'json' | 'md' | 'html';
  readonly write?: string;
  readonly errors?: number;
  readonly only?: string;
  readonly except?: string;
  readonly genres?: string;
  readonly gates: boolean;
  readonly calibrate?: boolean | string;
  readonly unseen?: string;
  readonly seed: number;
  readonly samples: number;
  readonly confidence?: number;
}

/** `communique evaluate`: compares a run, or another annotator, with gold. Exit code 1 when a gate fails. */
export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('score a run, or another annotator, against gold')
    .option('--gold <path...>', 'gold files or folders', ['corpus/gold'])
    .addOption(
      new Option('--pred <dir>', 'output folder of a run, or a folder of gold files (default: the configured output)'),
    )
    .addOption(new Option('--run', 'run the pipeline over the gold releases first, and score that').conflicts('pred'))
    .option('--against <dir>', 'output folder of another run on the same gold, to compare with')
    .option('--input <path...>', 'the releases themselves (default: the folder "releases" beside the gold folder)')
    .option('--config <file>', 'configuration, with the floors of measures under "gates"')
    .addOption(new Option('--format <format>').choices(['table', 'json', 'md', 'html']).default('table'))
    .option('--write <file>', 'write the report to a file instead of the terminal')
    .option('--errors <n>', 'also list this many mistakes in the terminal', wholeNumber)
    .option('--only <file>', 'score only the releases whose ids this JSON list names')
    .option('--except <file>', 'leave out the releases whose ids this JSON list names')
    .option('--genres <file>', 'JSON file of genres by release id (default: genres.json beside the gold folder)')
    .option('--confidence <floor>', 'score only the records of at least this confidence', share)
    .option('--no-gates', 'leave out the gates of the configuration')
    .option('--calibrate [file]', 'fit confidence on this gold, and write the model')
    .option(
      '--unseen <file>',
      'with --calibrate: a JSON list of releases that nobody tuned on; it is made honest for these',
    )
    .option('--seed <n>', 'seed of the resampling', wholeNumber, 20240601)
    .option('--samples <n>', 'draws of the resampling; 0 for none', wholeNumber, 1000)
    .action(run);
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

function share(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('Give a number from 0 to 1.');
  return value;
}

/** What stands beside the gold folder: `corpus/releases` and `corpus/genres.json` for `corpus/gold`. */
function beside(gold: readonly string[], name: string): string {
  return join(dirname(resolve(gold[0] ?? '.')), name);
}

async function run(options: Options): Promise<void> {
  const stated = loadConfig(options.config);
  const gold = partOf(readGold(options.gold), options);
  const config = { ...stated, inputs: options.input ?? [beside(options.gold, 'releases')] };
  const texts = await releaseTexts(config, gold, options);
  const read = options.run ? await runOver(config, gold, texts) : readReading(options.pred ?? stated.output);
  const predicted = options.confidence === undefined ? read : keepConfident(read, options.confidence);
  warn(gold, predicted);
  const evaluation = evaluate({
    gold,
    predicted,
    ...(options.against ? { other: readReading(options.against) } : {}),
    genreOf: readGenres(options.genres ?? beside(options.gold, 'genres.json')),
    lengthOf: (id) => lengthOf(texts.get(id)),
    resampling: options,
  });
  print(evaluation, predicted, texts, options);
  if (options.calibrate)
    writeModel(evaluation, predicted, options.calibrate, options.unseen ? readIds(options.unseen, gold) : null);
  if (options.gates && predicted.records.size > 0) holdGates(evaluation, stated);
}

/** The gold of the releases asked for: "--only corpus/test-part.json" is the part that nobody tunes on. */
function partOf(gold: Reading, { only, except }: Options): Reading {
  const kept = only === undefined ? null : readIds(only, gold);
  const left = except === undefined ? null : readIds(except, gold);
  const documents = [...gold.documents].filter(([id]) => (kept?.has(id) ?? true) && !left?.has(id));
  if (documents.length === 0) throw new UsageError('--only, --except: no release with gold is left. Check the lists.');
  return { ...gold, documents: new Map(documents) };
}

function lengthOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : [...text].length;
}

/** Texts by release id; a default folder that is not there gives none, a named one must be there. */
async function releaseTexts(config: Config, gold: Reading, options: Options): Promise<Map<string, string>> {
  try {
    const releases = await readReleases(config, new Set(gold.documents.keys()));
    return new Map([...releases.values()].map(({ id, text }) => [id, text]));
  } catch (error) {
    if (error instanceof UsageError && !options.input && !options.run) return new Map();
    throw error;
  }
}

async function runOver(config: Config, gold: Reading, texts: Map<string, string>): Promise<Reading> {
  const results = await extractReleases(config, new Set(gold.documents.keys()));
  for (const { id, text, rejects } of results) {
    if (text !== null) texts.set(id, text);
    for (const { message, remedy } of rejects) process.stderr.write(`warning: ${id}: ${message} ${remedy}\n`);
  }
  return fromRun(
    results.flatMap(({ document }) => (document ? [document] : [])),
    results.flatMap(({ statements }) => statements),
  );
}

/** Offsets hold only against the same bytes, and a release not read costs all its statements: say so. */
function warn(gold: Reading, predicted: Reading): void {
  const ids = [...gold.documents.keys()];
  const other = ids.filter((id) => {
    const read = predicted.documents.get(id);
    return read !== undefined && read.sha256 !== gold.documents.get(id)?.sha256;
  });
  const say = (list: readonly string[], what: string): void => {
    if (list.length > 0) process.stderr.write(`warning: ${what}: ${list.join(', ')}\n`);
  };
  say(
    ids.filter((id) => !predicted.documents.has(id)),
    'releases with gold that were not read, whose statements all count as missed',
  );
  say(other, 'releases read from other bytes than their gold was made for, so that offsets may not match');
}

function print(evaluation: Evaluation, predicted: Reading, texts: ReadonlyMap<string, string>, options: Options): void {
  const { report, documents } = evaluation;
  const list = (): ReturnType<typeof mistakes> =>
    mistakes(
      documents,
      passages((id) => texts.get(id), predicted.records),
    );
  const formats = {
    table: () => `${plainTables(tables(report))}\n`,
    md: () => `${markdownTables(tables(report))}\n`,
    json: () => `${JSON.stringify(report, null, 1)}\n`,
    html: () =>
      page({
        title: `Evaluation: ${report.counts.gold} statements of ${report.counts.documents} releases`,
        tables: tables({ ...report, reliability: null }),
        reliability: report.reliability,
        mistakes: list(),
      }),
  };
  const text = formats[options.format]();
  if (options.write) writeFileSync(options.write, text);
  else process.stdout.write(text);
  if (options.errors) process.stdout.write(`${plainMistakes(list(), options.errors)}\n`);
}

function writeModel(
  evaluation: Evaluation,
  predicted: Reading,
  file: string | boolean,
  unseen: ReadonlySet<string> | null,
): void {
  const { missing } = evaluation.report;
  if (missing.length > 0) {
    throw new UsageError(
      `--calibrate: ${missing.length} releases with gold were not read. Name them with --input, or leave out their gold.`,
    );
  }
  const path = typeof file === 'string' ? file : CONFIDENCE_MODEL;
  const model = calibrate(evaluation.documents, predicted, unseen);
  writeFileSync(path, `${JSON.stringify(model, null, 2)}\n`);
  const { expectedCalibrationError, statements, documents, judged } = model.fitted;
  process.stderr.write(
    `wrote ${path}: fitted on ${statements} statements of ${documents} releases; calibration error on ${judged} of genres and issuers that were left out ${expectedCalibrationError}\n`,
  );
}

function holdGates({ report, documents }: Evaluation, config: Config): void {
  const failures = failedGates(report, documents, config.gates);
  if (failures.length === 0) return;
  process.stderr.write(`${describeFailures(failures)}\n`);
  process.exitCode = 1;
}
