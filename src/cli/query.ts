import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import { type CommonOptions, configOf, withConfig } from './options.js';

interface QueryFlags extends CommonOptions {
  readonly database?: string;
  readonly format: 'table' | 'json' | 'csv';
}

async function ask(sql: string, flags: QueryFlags): Promise<void> {
  const { formatAnswer, queryDataset, queryFile } = await import('../sinks/query.js');
  const { openDataset } = await import('../sinks/dataset.js');
  const { database } = flags;
  if (database !== undefined && !existsSync(database)) {
    throw new UsageError(
      `--database: the file "${database}" is not there. Make it with communique export --to duckdb:FILE.`,
    );
  }
  const dataset = database === undefined ? openDataset(configOf(flags).output) : null;
  const answer = await (dataset ? queryDataset(dataset, sql) : queryFile(database ?? '', sql)).catch((error: Error) => {
    throw new UsageError(error.message);
  });
  process.stdout.write(formatAnswer(answer, flags.format));
}

/** `communique query`: SQL on the dataset, with nothing installed. */
export function queryCommand(): Command {
  return withConfig(new Command('query'))
    .description('ask the dataset in SQL (docs/databases.md names tables and views)')
    .argument('<sql>', 'e.g. "SELECT act, COUNT(*) FROM statements GROUP BY act"')
    .option('--output <folder>', 'folder of the dataset')
    .option('--database <file>', 'a DuckDB file instead, which stays as it is')
    .addOption(new Option('--format <format>', 'of the answer').choices(['table', 'json', 'csv']).default('table'))
    .action(ask);
}
