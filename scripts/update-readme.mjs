// Puts what the README shows of the dataset and of its quality into it again, after the dataset was renewed: the row of
// output/statements.jsonl, and the tables of the commands that it names.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DOCUMENT = '2024-03-11-lagos-accra-defence';
const CUE = 'proposed';
const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const TEST_PART = 'corpus/test-part.json';

const MEASURES = [
  ['detection', 'statements found (F1)'],
  ['act', 'act right'],
  ['speakersCountry', 'speakers right, by country'],
  ['speakers', 'speakers right, one by one'],
  ['targetsCountry', 'targets right, by country'],
  ['content', 'content right (overlap ≥ 0.8)'],
  ['reported', 'told of another occasion'],
  ['parent', 'nesting right'],
  ['times', 'times, span and value (F1)'],
  ['deadlines', 'deadlines, all fields (F1)'],
  ['full', 'whole statement right (F1)'],
];
const BY_GENRE = ['detection', 'act', 'speakersCountry', 'content', 'full'];

/** The README with other lines between the comments of a name. */
function replaced(readme, name, lines) {
  const block = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(\n<!-- /${name} -->)`);
  if (!block.test(readme)) throw new Error(`The README has no place for "${name}".`);
  return readme.replace(block, (_, before, after) => `${before}${lines.join('\n')}${after}`);
}

/** The row that the README shows. */
function record(statements) {
  const rows = statements
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const row = rows.find(({ document, cue }) => document === DOCUMENT && cue.text === CUE);
  if (!row) throw new Error(`No statement "${CUE}" of ${DOCUMENT} in the dataset.`);
  const fields = Object.entries(row).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return ['```json', '{', fields.join(',\n'), '}', '```'];
}

/** The report of `communique evaluate` on a part of the corpus. */
function report(option) {
  const options = ['evaluate', option, TEST_PART, '--no-gates', '--samples', '0', '--format', 'json'];
  return JSON.parse(execFileSync(process.execPath, [MAIN, ...options], { maxBuffer: 2 ** 28 }).toString());
}

/** Measures of the test part beside those of the rest. */
function measures(part, rest) {
  const value = ({ measures }, name) => measures.find((measure) => measure.name === name).value.toFixed(3);
  return [
    '| measure | test part | the rest |',
    '|---|--:|--:|',
    ...MEASURES.map(([name, title]) => `| ${title} | ${value(part, name)} | ${value(rest, name)} |`),
  ];
}

/** Measures of the test part by genre. */
function genres(part) {
  return [
    '| genre | statements | found (F1) | act | speakers by country | content | whole statement (F1) |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...part.genres.map(({ name, counts, values }) =>
      ['', name, counts.gold, ...BY_GENRE.map((key) => values[key].toFixed(3)), ''].join(' | ').trim(),
    ),
  ];
}

/** The README as it should be. */
export function renewed(readme, statements) {
  const part = report('--only');
  const shown = replaced(replaced(readme, 'record', record(statements)), 'genres', genres(part));
  return replaced(shown, 'measures', measures(part, report('--except')));
}

if (process.argv[1]?.endsWith('update-readme.mjs')) {
  const readme = new URL('../README.md', import.meta.url);
  const statements = readFileSync(new URL('../output/statements.jsonl', import.meta.url), 'utf8');
  writeFileSync(readme, renewed(readFileSync(readme, 'utf8'), statements));
}
