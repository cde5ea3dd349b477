import { Command } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import { type Fetched, fetchReleases } from '../io/fetch/fetch.js';
import type { Config } from '../pipeline/config.js';
import { EXIT } from './exit.js';
import { interruptible } from './interrupt.js';
import { type CommonOptions, configOf, withConfig } from './options.js';
import { type LogFlags, withLog } from './run-log.js';

interface FetchFlags extends CommonOptions, LogFlags {
  readonly source?: readonly string[];
}

function wanted({ sources }: Config, names: readonly string[] | undefined): Config['sources'] {
  if (sources.length === 0) throw new UsageError('no sources. Give "sources" in the configuration.');
  const known = sources.map(({ name }) => name);
  const missing = names?.find((name) => !known.includes(name));
  if (missing !== undefined) throw new UsageError(`--source: no source "${missing}". There are: ${known.join(', ')}.`);
  return names ? sources.filter(({ name }) => names.includes(name)) : sources;
}

function say(fetched: Fetched, { log, quiet }: LogFlags): void {
  const { source, url, outcome, message } = fetched;
  if (log === 'json') process.stderr.write(`${JSON.stringify({ event: 'page', ...fetched })}\n`);
  else if (outcome === 'failed') process.stderr.write(`${source}: ${url}: ${message}\n`);
  else if (outcome === 'saved' && !quiet) process.stdout.write(`${source}: ${url}\n`);
}

async function act(flags: FetchFlags): Promise<void> {
  const config = configOf(flags);
  const sources = wanted(config, flags.source);
  const counts = { saved: 0, unchanged: 0, failed: 0 };
  await interruptible(async (signal) => {
    for await (const fetched of fetchReleases(sources, config.fetch, config.inbox, signal)) {
      counts[fetched.outcome]++;
      say(fetched, flags);
    }
  }, 'What was saved is kept: the same command goes on.');
  if (flags.log === 'json') process.stderr.write(`${JSON.stringify({ event: 'end', ...counts })}\n`);
  else if (!flags.quiet) {
    process.stdout.write(`${counts.saved} saved, ${counts.unchanged} unchanged, ${counts.failed} failed\n`);
  }
  if (counts.failed > 0) process.exitCode ??= EXIT.finished;
}

/** `communique fetch`: new releases of the sources into a folder. */
export function fetchCommand(): Command {
  return withLog(withConfig(new Command('fetch')))
    .description('save new releases of the sources of the configuration (feeds, sitemaps, URLs)')
    .option('--source <name...>', 'only these sources')
    .action(act);
}
