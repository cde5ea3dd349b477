import { once } from 'node:events';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import { createSerializer } from '../io/serialize.js';
import type { Amender } from '../pipeline/amender.js';
import type { Config } from '../pipeline/config.js';
import { createEngine } from '../pipeline/engine.js';
import type { DocumentResult } from '../pipeline/result.js';
import { resultsOf, streamJobs } from '../pipeline/stream.js';
import { findJobs, type Job } from '../pipeline/tasks.js';
import { createAmender } from '../review/corrections/amender.js';
import { EXIT } from './exit.js';
import { type CommonOptions, configOf, withConfig } from './options.js';

interface ExtractFlags extends CommonOptions {
  readonly emit: 'statements' | 'documents' | 'both';
}

function jobsOf(files: readonly string[], config: Config): AsyncIterable<Job> {
  if (!files.includes('-')) return findJobs({ ...config, inputs: files.map((file) => resolve(file)) }).jobs();
  if (files.length > 1) throw new UsageError('"-" (standard input) stands alone. Leave out the other files, or "-".');
  return streamJobs(process.stdin, config.limits);
}

/** The lines that a result gives on standard output. */
function linesFor(emit: ExtractFlags['emit']): (result: DocumentResult) => string[] {
  const statement = createSerializer('statement');
  const document = createSerializer('document');
  return (result) => {
    const rows = emit === 'documents' ? [] : result.statements.map(statement);
    return result.document && emit !== 'statements' ? [document(result.document), ...rows] : rows;
  };
}

/** Writes lines, and waits while the reader is slower. */
async function write(lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  if (!process.stdout.write(`${lines.join('\n')}\n`)) await once(process.stdout, 'drain');
}

async function act(files: readonly string[], flags: ExtractFlags): Promise<void> {
  const config = configOf(flags);
  const engine = createEngine(config);
  const lines = linesFor(flags.emit);
  const reject = createSerializer('reject');
  const amender = createAmender(config);
  const seen = new Set<string>();
  for await (const found of resultsOf(jobsOf(files, config), engine)) {
    const result = amender.amend(found);
    if (result.document) seen.add(result.document.sha256);
    await write(lines(result));
    for (const row of result.rejects) process.stderr.write(`${reject(row)}\n`);
    if (result.rejects.length > 0 && config.strictness !== 'lenient') process.exitCode = EXIT.finished;
  }
  tellUnapplied(amender, seen);
}

/** Says which corrections of the releases at hand were not put in; those of other releases wait for theirs. */
function tellUnapplied(amender: Amender, seen: ReadonlySet<string>): void {
  for (const { sha256, status, message } of amender.outcomes()) {
    if (seen.has(sha256) && status !== 'applied') process.stderr.write(`correction ${status}: ${message}\n`);
  }
}

/** `communique extract`: releases in, records on standard output. */
export function extractCommand(): Command {
  return withConfig(new Command('extract'))
    .description('records of releases on standard output, one a line; rejects on standard error')
    .argument(
      '<file...>',
      'releases, or - for standard input: one release, or JSON documents {"id", "text", "date", "title", "publisher"}, one a line',
    )
    .addOption(
      new Option('--emit <records>', 'records to write')
        .choices(['statements', 'documents', 'both'])
        .default('statements'),
    )
    .action(act);
}
