import { Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import { type Dataset, readDataset } from '../report/dataset.js';
import { enumeration } from '../report/enumeration.js';
import { csv } from '../report/shared/csv.js';
import { createFilter, type Filter } from '../report/shared/filter.js';
import { exported, type Row, sorted, unpack } from '../report/shared/rows.js';
import { SORT_KEYS, type SortKey } from '../report/shared/state.js';
import { pack } from '../report/site/data.js';
import { textTable } from '../report/text-table.js';
import { configOf, countryOption, withConfig } from './options.js';

interface Flags {
  readonly config?: string;
  readonly output?: string;
  readonly act?: readonly string[];
  readonly class?: string;
  readonly actor?: string;
  readonly as?: string;
  readonly country?: string;
  readonly from?: string;
  readonly to?: string;
  readonly deadline?: string;
  readonly dueFrom?: string;
  readonly dueTo?: string;
  readonly strength?: string;
  readonly release?: string;
  readonly sort: SortKey;
  readonly descending?: boolean;
  readonly limit: number;
  readonly format: 'table' | 'csv' | 'jsonl';
}

/** Characters in a line where the terminal does not say. */
const WIDTH = 140;

function count(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number; 0 for all.');
  return Number(text);
}

/** A day, a month or a year. */
function time(text: string): string {
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return text;
  throw new InvalidArgumentError('Give a day, month or year: 2023-06-04, 2023-06 or 2023.');
}

/** An actor by id, or by name where only one has it. */
function actorOf(stated: string, { entities, nameOf }: Dataset): string {
  if (entities.some(({ id }) => id === stated)) return stated;
  const wanted = stated.toLowerCase();
  const fits = ({ id, aliases }: Dataset['entities'][number]): boolean =>
    [nameOf(id), ...aliases].some((name) => name.toLowerCase().includes(wanted)) || id.toLowerCase().includes(wanted);
  const fitting = entities.filter(fits).sort((a, b) => b.counts.spoken - a.counts.spoken);
  const exact = fitting.filter(({ id }) => nameOf(id).toLowerCase() === wanted);
  const [only] = exact.length === 1 ? exact : fitting;
  if (only && (exact.length === 1 || fitting.length === 1)) return only.id;
  if (!only)
    throw new UsageError(`--actor: nobody called "${stated}" in the dataset. Give an id, such as JPN, or a name.`);
  const some = fitting.slice(0, 6).map(({ id }) => id);
  throw new UsageError(`--actor: "${stated}" may be ${some.join(', ')}. Give one of the ids.`);
}

function filterOf(words: readonly string[], flags: Flags, dataset: Dataset): Filter {
  const {
    act,
    actor,
    country,
    sort: _sort,
    limit: _limit,
    format: _format,
    descending: _descending,
    config: _config,
    output: _output,
    ...rest
  } = flags;
  return {
    ...rest,
    ...(words.length > 0 && { q: words.join(' ') }),
    ...(act && { act: act.join(',') }),
    ...(country !== undefined && { country: countryOption(country) }),
    ...(actor && { actor: actorOf(actor, dataset) }),
  };
}

function table(rows: readonly Row[]): string {
  const columns = [
    { name: 'date', width: 10 },
    { name: 'act', width: 18 },
    { name: 'who', width: 26 },
    { name: 'what', width: null },
    { name: 'due', width: 12 },
    { name: 'release', width: 22 },
  ];
  const cells = rows.map((row) => [
    row.date ?? '',
    [row.act, ...row.qualities].join(' '),
    row.speakerNames,
    row.content || row.cue,
    row.latest ?? row.deadlineText,
    row.release,
  ]);
  return textTable(columns, cells, process.stdout.columns ?? WIDTH);
}

function act(words: readonly string[], flags: Flags): void {
  const dataset = readDataset(configOf(flags).output);
  const { index, rows } = pack(dataset);
  const filter = createFilter(filterOf(words, flags, dataset));
  const found = sorted(rows.map((row) => unpack(row, index)).filter(filter), flags.sort, flags.descending ?? false);
  const shown = flags.limit === 0 ? found : found.slice(0, flags.limit);
  if (flags.format === 'csv') process.stdout.write(csv(exported(shown)));
  else if (flags.format === 'jsonl') {
    for (const { id } of shown) process.stdout.write(`${JSON.stringify(dataset.statement(id))}\n`);
  } else if (shown.length > 0) process.stdout.write(table(shown));
  const more = found.length > shown.length ? `, ${shown.length} shown; --limit 0 shows all` : '';
  process.stderr.write(`${found.length} of ${rows.length} statements${more}\n`);
}

/** `communique search`: statements by words, act, actor, date and deadline. */
export function searchCommand(): Command {
  return withConfig(new Command('search'))
    .description('find statements by words, act, actor, date and deadline')
    .argument(
      '[words...]',
      'words that must stand in cue, content, names or title; "a phrase"; put -- before -word to shut it out',
    )
    .option('--output <folder>', 'folder of the dataset')
    .addOption(new Option('--act <act...>').choices(enumeration('Act')))
    .addOption(new Option('--class <class>', 'class of the act').choices(enumeration('ActClass')))
    .option('--actor <id or name>', 'who speaks or is spoken to')
    .addOption(new Option('--as <part>', 'part of the actor').choices(['speaker', 'target']))
    .option('--country <code or name>', 'country that speaks, e.g. JPN or Japan')
    .option('--from <day>', 'said on this day or later', time)
    .option('--to <day>', 'said on this day or before; a month or year counts whole', time)
    .addOption(new Option('--deadline <kind>', 'with a deadline').choices(['any', 'dated', 'vague', 'none']))
    .option('--due-from <day>', 'due on this day or later', time)
    .option('--due-to <day>', 'due on this day or before', time)
    .addOption(new Option('--strength <degree>').choices(['strong', 'neutral', 'weak']))
    .option('--release <id>', 'in one release')
    .addOption(new Option('--sort <column>').choices([...SORT_KEYS]).default('date'))
    .option('--descending', 'sort the other way round')
    .option('--limit <n>', 'statements to show; 0 for all', count, 50)
    .addOption(new Option('--format <format>').choices(['table', 'csv', 'jsonl']).default('table'))
    .action(act);
}
