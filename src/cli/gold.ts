import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Argument, Command } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import type { GoldDocument } from '../core/records.js';
import { filesUnder, goldFiles, readGold } from '../evaluate/files.js';
import { type Format, losses } from '../evaluate/formats/format.js';
import { FORMATS } from '../evaluate/formats/index.js';
import { restore } from '../evaluate/formats/restore.js';
import { fromRecords } from '../evaluate/from-records.js';
import { adjudicate } from '../evaluate/gold/adjudicate.js';
import { checkGold } from '../evaluate/gold/check.js';
import { describeDisagreements } from '../evaluate/gold/disagreements.js';
import { draft } from '../evaluate/gold/renumber.js';
import { loadConfig } from '../pipeline/config.js';
import { EXIT } from './exit.js';
import { extractReleases, readReleases } from './releases.js';

interface Options {
  readonly config?: string;
  readonly input?: string[];
  readonly output?: string;
  readonly base?: string[];
  readonly force?: boolean;
}

/** `communique gold`: makes, checks and merges gold, and carries it to annotation tools and back. */
export function goldCommand(): Command {
  const gold = new Command('gold').description('make, check and merge gold files, and carry them to annotation tools');
  const format = (): Argument => new Argument('<format>', 'annotation format').choices(FORMATS.map(({ name }) => name));
  const releases = (command: Command): Command =>
    command
      .option(
        '--input <path...>',
        'the releases (default: beside the gold, or in the folder "releases" beside its folder)',
      )
      .option('--config <file>', 'configuration');
  gold
    .command('new <file...>')
    .description('write pre-annotated gold of releases, to be corrected')
    .option('--output <dir>', 'folder to write NAME.gold.json to (default: beside the release)')
    .option('--force', 'overwrite gold that is there')
    .option('--config <file>', 'configuration')
    .action(makeNew);
  releases(gold.command('check <path...>'))
    .description('check offsets, ids, parents and closed lists; exit code 1 when something is wrong')
    .action(check);
  gold
    .command('adjudicate <a> <b>')
    .description("merge two annotators' files or folders, and list where they disagree")
    .option('--output <dir>', 'folder for the merged files (default: only list)')
    .option('--force', 'overwrite gold that is there')
    .action(merge);
  releases(gold.command('export').addArgument(format()).argument('<path...>', 'gold files or folders'))
    .description('write gold in the format of an annotation tool')
    .requiredOption('--output <dir>', 'folder to write to')
    .action(exportGold);
  releases(gold.command('import').addArgument(format()).argument('<path...>', 'files or folders of the tool'))
    .description('make gold of what an annotation tool exported')
    .requiredOption('--output <dir>', 'folder for the gold files')
    .option('--base <path...>', 'the gold that was exported: what the format cannot hold is taken from it')
    .option('--force', 'overwrite gold that is there')
    .action(importGold);
  return gold;
}

function writeGold(gold: GoldDocument, folder: string, force: boolean | undefined): void {
  const path = join(folder, `${gold.document}.gold.json`);
  if (existsSync(path) && !force) throw new UsageError(`${path}: is there already. Give --force to overwrite it.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, `${JSON.stringify(gold, null, 1)}\n`);
  process.stderr.write(`wrote ${path}: ${gold.statements.length} statements\n`);
}

async function makeNew(files: string[], options: Options): Promise<void> {
  for (const file of files) {
    const config = { ...loadConfig(options.config), inputs: [resolve(file)] };
    for (const { document, statements, rejects } of await extractReleases(config, null)) {
      for (const { message, remedy } of rejects) process.stderr.write(`${file}: ${message} ${remedy}\n`);
      if (rejects.length > 0) process.exitCode = EXIT.finished;
      if (document === null) continue;
      const folder = options.output ?? (statSync(file).isDirectory() ? file : dirname(file));
      writeGold(draft(fromRecords(document, statements), document.parties), folder, options.force);
    }
  }
}

/** The releases of gold files: named, beside the files, or in `releases` beside their folder. */
async function releasesOf(
  paths: readonly string[],
  options: Options,
  wanted: ReadonlySet<string> | null,
): Promise<ReadonlyMap<string, SourceDocument>> {
  const folders = paths.map((path) => resolve(existsSync(path) && statSync(path).isDirectory() ? path : dirname(path)));
  const usual = [...new Set(folders.flatMap((folder) => [folder, join(dirname(folder), 'releases')]))].filter(
    existsSync,
  );
  const config = loadConfig(options.config);
  const found = new Map<string, SourceDocument>();
  for (const input of options.input ?? usual) {
    for (const [id, release] of await readReleases({ ...config, inputs: [resolve(input)] }, wanted)) {
      if (!found.has(id)) found.set(id, release);
    }
  }
  return found;
}

async function check(paths: string[], options: Options): Promise<void> {
  const files = goldFiles(paths);
  if (files.length === 0) throw new UsageError(`${paths.join(', ')}: no *.gold.json file found.`);
  const stem = (file: string): string => basename(file).replace(/\.gold\.json$/, '');
  const releases = await releasesOf(paths, options, new Set(files.map(stem)));
  let errors = 0;
  for (const file of files) {
    const findings = checkGold(readJson(file), releases.get(stem(file)) ?? null);
    errors += findings.filter(({ severity }) => severity === 'error').length;
    for (const { severity, place, message } of findings)
      process.stdout.write(`${file}: ${severity}: ${place}: ${message}\n`);
  }
  process.stdout.write(`${files.length} files, ${errors} errors\n`);
  if (errors > 0) process.exitCode = EXIT.finished;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: not JSON (${(error as Error).message}). Mend it and check again.`);
  }
}

function merge(a: string, b: string, options: Options): void {
  const first = readGold([a]).documents;
  const second = readGold([b]).documents;
  for (const [id, gold] of first) {
    const other = second.get(id);
    if (!other) {
      process.stdout.write(`${id}: only in ${a}\n`);
      continue;
    }
    const { merged, disagreements } = adjudicate(gold, other);
    process.stdout.write(`${id}: ${disagreements.length} disagreements\n`);
    if (disagreements.length > 0) process.stdout.write(`${describeDisagreements(disagreements)}\n`);
    if (options.output) writeGold(merged, options.output, options.force);
  }
  for (const id of second.keys()) if (!first.has(id)) process.stdout.write(`${id}: only in ${b}\n`);
}

function formatOf(name: string): Format {
  const format = FORMATS.find((known) => known.name === name);
  if (!format)
    throw new UsageError(
      `"${name}" is no annotation format. Use one of ${FORMATS.map((known) => known.name).join(', ')}.`,
    );
  return format;
}

async function exportGold(name: string, paths: string[], options: Options): Promise<void> {
  const format = formatOf(name);
  const gold = readGold(paths).documents;
  const texts = await releasesOf(paths, options, new Set(gold.keys()));
  const releases = [...gold.values()].map((reading) => {
    const text = texts.get(reading.document)?.text;
    if (text === undefined)
      throw new UsageError(`the release "${reading.document}" is not at hand. Name it with --input.`);
    return { gold: reading, text };
  });
  const folder = options.output ?? '.';
  mkdirSync(folder, { recursive: true });
  const files = format.write(releases);
  for (const file of files) writeFileSync(join(folder, file.name), file.content);
  process.stderr.write(`wrote ${files.length} files to ${folder}\n`);
  for (const loss of losses(format, releases)) process.stderr.write(`note: ${loss}\n`);
}

async function importGold(name: string, paths: string[], options: Options): Promise<void> {
  const format = formatOf(name);
  const files = filesUnder(paths)
    .filter((file) => format.extensions.some((extension) => file.endsWith(extension)))
    .map((file) => ({ name: basename(file), content: decode(readFileSync(file)) }));
  if (files.length === 0) {
    throw new UsageError(`${paths.join(', ')}: no ${format.extensions.join(' or ')} file found.`);
  }
  const base = options.base ? readGold(options.base).documents : null;
  const releases = await releasesOf(options.base ?? paths, options, null);
  for (const imported of format.read(files, (id) => releases.get(id)?.text)) {
    const { document } = imported;
    writeGold(
      restore(format, imported, base?.get(document) ?? null, releases.get(document)?.sha256),
      options.output ?? '.',
      options.force,
    );
  }
}

/** UTF-8, without a byte-order mark, as releases are read. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}
