import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RejectRecord } from '../../src/core/records.js';
import { packageRoot } from '../../src/resources/paths.js';
import { type Dataset, openDataset } from '../../src/sinks/dataset.js';

type Row = Record<string, unknown> & { id: string };

const SOURCE = join(packageRoot, 'output');
const FILES = ['documents', 'entities', 'statements'] as const;

/** The dataset of this repository. */
export const first: Dataset = openDataset(SOURCE);

export function rowsOf(dataset: Dataset, name: (typeof FILES)[number]): Row[] {
  const lines = readFileSync(join(dataset.folder, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Row);
}

/** Writes a dataset that is the one of this repository but for its statements. */
export function withStatements(change: (rows: Row[]) => unknown[], rejects: readonly RejectRecord[] = []): Dataset {
  const folder = mkdtempSync(join(tmpdir(), 'communique-sinks-'));
  for (const name of FILES) copyFileSync(join(SOURCE, `${name}.jsonl`), join(folder, `${name}.jsonl`));
  writeFileSync(join(folder, 'rejects.jsonl'), rejects.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const rows = change(rowsOf(first, 'statements'));
  writeFileSync(join(folder, 'statements.jsonl'), `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
  const manifest = JSON.parse(readFileSync(join(SOURCE, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, counts: { statements: rows.length } }));
  return openDataset(folder);
}

/** A statement that nothing else refers to. */
export function loneStatement(): Row {
  const rows = rowsOf(first, 'statements');
  const parents = new Set(rows.map(({ parent }) => parent));
  const found = rows.find(({ id, deadlines }) => !parents.has(id) && (deadlines as unknown[]).length === 0);
  if (!found) throw new Error('no lone statement');
  return found;
}

/** One statement less, one changed in a list and one in its content, one more. */
export function second(): Dataset {
  const gone = loneStatement().id;
  return withStatements((rows) => {
    const [a, b, ...rest] = rows.filter(({ id }) => id !== gone);
    if (!a || !b) throw new Error('too few statements');
    const more = { ...a, id: `${a.document}#added`, parent: null, deadlines: [] };
    return [{ ...a, rules: [...(a.rules as string[]), 'test:more'] }, { ...b, confidence: 0.125 }, ...rest, more];
  });
}
