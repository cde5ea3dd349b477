import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { calendar } from '../report/commitments/ics.js';
import { type Commitment, createLedger } from '../report/commitments/ledger.js';
import { csvLedger, htmlLedger, markdownLedger, plainLedger } from '../report/commitments/render.js';
import { readDataset } from '../report/dataset.js';
import { createComparer } from '../report/similarity/index.js';
import { configOf, countryOption, withConfig } from './options.js';
import { dayOption } from './report.js';

interface Flags {
  readonly config?: string;
  readonly output?: string;
  readonly asOf?: string;
  readonly country?: string;
  readonly status?: readonly Commitment['status'][];
  readonly dueDays: number;
  readonly format: 'table' | 'csv' | 'ics' | 'md' | 'html';
  readonly write?: string;
}

/** Characters in a line where the terminal does not say. */
const WIDTH = 120;

function days(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('Give a whole number of days.');
  return Number(text);
}

/** The day of the reader: a ledger is asked for to know what is due now. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function act(flags: Flags): void {
  const asOf = flags.asOf === undefined ? today() : dayOption('--as-of', flags.asOf);
  const country = flags.country === undefined ? undefined : countryOption(flags.country);
  const dataset = readDataset(configOf(flags).output);
  const ledger = createLedger(dataset, createComparer(dataset), { asOf, dueDays: flags.dueDays, country });
  const shown = ledger.filter(({ status }) => flags.status === undefined || flags.status.includes(status));
  const formats = {
    table: () => plainLedger(shown, asOf, process.stdout.columns ?? WIDTH),
    csv: () => csvLedger(shown),
    ics: () => calendar(shown),
    md: () => markdownLedger(shown, asOf),
    html: () => htmlLedger(shown, asOf),
  };
  const text = formats[flags.format]();
  if (flags.write) writeFileSync(flags.write, text);
  else process.stdout.write(text);
}

/** `communique commitments`: who promised what, by when, and what became of it in later releases. */
export function commitmentsCommand(): Command {
  return withConfig(new Command('commitments'))
    .description('the ledger of commitments: who, what, to whom, by when, and what later releases say of it')
    .option('--output <folder>', 'folder of the dataset')
    .option('--as-of <day>', 'the ledger as it stood on a day (default: today)')
    .option('--country <code or name>', 'only what this country is bound to, e.g. JPN or Japan')
    .addOption(new Option('--status <status...>', 'only these').choices(['overdue', 'due', 'open', 'undated']))
    .option('--due-days <n>', 'a deadline in this many days counts as due', days, 30)
    .addOption(new Option('--format <format>').choices(['table', 'csv', 'ics', 'md', 'html']).default('table'))
    .option('--write <file>', 'write to a file instead of the terminal')
    .action(act);
}
