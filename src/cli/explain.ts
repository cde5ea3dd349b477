import { resolve } from 'node:path';
import { Command } from 'commander';
import { CodePointMap } from '../core/code-points.js';
import { UsageError } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import { InputFailure, rejectOf } from '../io/failure.js';
import { readRelease } from '../io/read.js';
import { createEngine } from '../pipeline/engine.js';
import { findJobs } from '../pipeline/tasks.js';
import { type TraceQuery, trace } from '../pipeline/trace.js';
import { EXIT } from './exit.js';
import { type CommonOptions, configOf, withConfig } from './options.js';
import { rejectLine } from './summary.js';
import { traceText } from './trace-text.js';

interface ExplainFlags extends CommonOptions {
  readonly at?: string;
  readonly match?: string;
  readonly id?: string;
  readonly json?: boolean;
}

/** The one document that the file holds, or the one with the id asked for. */
async function documentOf(file: string, flags: ExplainFlags): Promise<SourceDocument> {
  const config = configOf(flags);
  for await (const job of findJobs({ ...config, inputs: [resolve(file)] }).jobs()) {
    if ('reject' in job) {
      const { reason, message, remedy } = job.reject;
      throw new InputFailure(reason, message, remedy);
    }
    const { task } = job;
    const id = task.kind === 'file' ? task.file.id : task.document.id;
    if (flags.id !== undefined && id !== flags.id) continue;
    return task.kind === 'file' ? readRelease(task.file, config.limits) : task.document;
  }
  throw new UsageError(
    `no release "${flags.id ?? ''}" in ${file}. Give the path of a release, and --id for one of many.`,
  );
}

function queryOf({ at, match }: ExplainFlags): TraceQuery {
  if (at === undefined) return match === undefined ? {} : { match };
  const offset = Number(at);
  if (!Number.isInteger(offset) || offset < 0) {
    throw new UsageError(`--at: "${at}" is no offset. Give a number of code points from 0, as records have them.`);
  }
  return match === undefined ? { at: offset } : { at: offset, match };
}

async function explain(file: string, flags: ExplainFlags): Promise<void> {
  const query = queryOf(flags);
  const document = await documentOf(file, flags);
  const { sentences, rejects } = trace(createEngine(configOf(flags)), document, query);
  const map = new CodePointMap(document.text);
  for (const reject of rejects) console.error(rejectLine(reject));
  if (rejects.length > 0) process.exitCode = EXIT.finished;
  else if (sentences.length === 0) throw new UsageError('no sentence there. Give another --at or --match.');
  const lines = sentences.map((one) => (flags.json ? JSON.stringify(one) : traceText(one, map)));
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}

async function act(file: string, flags: ExplainFlags): Promise<void> {
  try {
    await explain(file, flags);
  } catch (error) {
    if (!(error instanceof InputFailure)) throw error;
    process.exitCode = EXIT.finished;
    console.error(rejectLine(rejectOf(error, null, file)));
  }
}

/** `communique explain`: how the records of a sentence came about. */
export function explainCommand(): Command {
  return withConfig(new Command('explain'))
    .description('what each stage saw in a sentence, and the rules that made or refused each record')
    .argument('<file>', 'a release')
    .option('--at <offset>', 'the sentence at this code point offset')
    .option('--match <words>', 'sentences that hold these words')
    .option('--id <id>', 'the release with this id, in a file of many')
    .option('--json', 'as JSON, one sentence a line, with UTF-16 offsets')
    .action(act);
}
