// Puts the row of output/statements.jsonl that the README shows into it again, after the dataset was renewed.
import { readFileSync, writeFileSync } from 'node:fs';

const DOCUMENT = '2024-03-11-lagos-accra-defence';
const CUE = 'proposed';
const BLOCK = /(<!-- record -->\n```json\n)[\s\S]*?(\n```\n<!-- \/record -->)/;

/** The README with the record in it. */
export function renewed(readme, statements) {
  const rows = statements
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const row = rows.find(({ document, cue }) => document === DOCUMENT && cue.text === CUE);
  if (!row) throw new Error(`No statement "${CUE}" of ${DOCUMENT} in the dataset.`);
  const fields = Object.entries(row).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return readme.replace(BLOCK, (_, before, after) => `${before}{\n${fields.join(',\n')}\n}${after}`);
}

if (process.argv[1]?.endsWith('update-readme.mjs')) {
  const readme = new URL('../README.md', import.meta.url);
  const statements = readFileSync(new URL('../output/statements.jsonl', import.meta.url), 'utf8');
  writeFileSync(readme, renewed(readFileSync(readme, 'utf8'), statements));
}
