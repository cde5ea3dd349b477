import { once } from 'node:events';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { CodePointMap } from '../core/code-points.js';
import { parseIso } from '../core/days.js';
import { UsageError } from '../core/diagnostics.js';
import type { SourceDocument, TimeExpression } from '../core/document.js';
import type { RejectRecord } from '../core/records.js';
import { InputFailure, rejectOf } from '../io/failure.js';
import { defaultLimits, readRelease, refuseLongText } from '../io/read.js';
import { createSerializer } from '../io/serialize.js';
import { timeml } from '../io/timeml.js';
import { streamJobs } from '../pipeline/stream.js';
import { findJobs, type Job } from '../pipeline/tasks.js';
import { createResources } from '../resources/lexicons.js';
import { createClean } from '../stages/clean.js';
import { createStructure } from '../stages/structure/index.js';
import { createTagTimes } from '../stages/tag-times/index.js';
import { createTokenize } from '../stages/tokenize/index.js';
import { EXIT } from './exit.js';

interface TimesFlags {
  readonly format: 'jsonl' | 'timeml';
  readonly timex: 'release' | 'all';
  readonly date?: string;
  readonly fiscalYear?: number;
}

interface Tagged {
  readonly date: string | null;
  readonly times: readonly TimeExpression[];
}

/** The four stages that time expressions need, compiled once. */
function createTagger({ timex, fiscalYear }: TimesFlags): (document: SourceDocument) => Tagged {
  const resources = createResources();
  const clean = createClean();
  const structure = createStructure(resources);
  const tokenize = createTokenize(resources);
  // Fiscal years that begin in the second half of a year are named after the year they end in.
  const fiscal = fiscalYear && {
    startMonth: fiscalYear,
    named: fiscalYear > 6 ? ('end' as const) : ('start' as const),
  };
  const tagTimes = createTagTimes(resources, { timex, ...(fiscal && { fiscalYear: fiscal }) });
  const ignore = (): void => undefined;
  return (document) => {
    const viewed = { ...document, ...clean.run(document, ignore) };
    const structured = { ...viewed, ...structure.run(viewed, ignore) };
    const tokenized = { ...structured, ...tokenize.run(structured, ignore) };
    return { date: structured.header.date, times: tagTimes.run(tokenized, ignore).times };
  };
}

function jobsOf(file: string): AsyncIterable<Job> {
  if (file === '-') return streamJobs(process.stdin, defaultLimits);
  // Nothing is written, so no output folder need be kept out of the search.
  return findJobs({ inputs: [resolve(file)], ignore: [], output: '', limits: defaultLimits }).jobs();
}

async function documentOf(job: Job, date: string | undefined): Promise<SourceDocument | RejectRecord> {
  if ('reject' in job) return job.reject;
  const { task } = job;
  const id = task.kind === 'file' ? task.file.id : task.document.id;
  const source = task.kind === 'file' ? task.file.source : task.document.source;
  try {
    const document = task.kind === 'file' ? await readRelease(task.file, defaultLimits) : task.document;
    refuseLongText(document.text, defaultLimits);
    return date === undefined ? document : { ...document, metadata: { date, ...document.metadata } };
  } catch (error) {
    if (error instanceof InputFailure) return rejectOf(error, id, source);
    throw error;
  }
}

function lineOf({ id, text }: SourceDocument, { times }: Tagged): string {
  const map = new CodePointMap(text);
  const timexes = times.map((time) => ({ ...map.record(time), type: time.type, value: time.value, mod: time.mod }));
  return `${JSON.stringify({ id, timexes })}\n`;
}

async function act(file: string, flags: TimesFlags): Promise<void> {
  const tag = createTagger(flags);
  const reject = createSerializer('reject');
  for await (const job of jobsOf(file)) {
    const document = await documentOf(job, flags.date);
    if (!('text' in document)) {
      process.stderr.write(`${reject(document)}\n`);
      process.exitCode = EXIT.finished;
      continue;
    }
    const tagged = tag(document);
    const out =
      flags.format === 'timeml'
        ? timeml(document.id, tagged.date, document.text, tagged.times)
        : lineOf(document, tagged);
    if (!process.stdout.write(out)) await once(process.stdout, 'drain');
  }
}

function dayOption(stated: string): string {
  if (parseIso(stated)) return stated;
  throw new UsageError(`--date: "${stated}" is no day. Give it as 2023-06-04.`);
}

function monthOption(stated: string): number {
  const month = Number(stated);
  if (Number.isInteger(month) && month >= 1 && month <= 12) return month;
  throw new InvalidArgumentError('Give the number of a month, 1 to 12.');
}

/** `communique times`: the time expressions of texts, as JSON lines or TimeML. */
export function timesCommand(): Command {
  return new Command('times')
    .description('time expressions (TIMEX3) of texts on standard output; rejects on standard error')
    .argument('<file>', 'a release, JSON documents {"id", "text", "date"} one a line (.jsonl), or - for standard input')
    .addOption(
      new Option('--format <format>', 'JSON lines, or TimeML with inline tags')
        .choices(['jsonl', 'timeml'])
        .default('jsonl'),
    )
    .addOption(
      new Option('--timex <extent>', 'calendar expressions of releases, or all of TIMEX3')
        .choices(['release', 'all'])
        .default('release'),
    )
    .option('--date <day>', 'day that counts as the release date, unless metadata give another', dayOption)
    .option('--fiscal-year <month>', 'month in which fiscal years begin', monthOption)
    .action(act);
}
