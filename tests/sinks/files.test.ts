import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/core/diagnostics.js';
import { dataPackageOf } from '../../src/pipeline/data-package.js';
import { packageRoot } from '../../src/resources/paths.js';
import { readSchema } from '../../src/resources/schemas.js';
import { exportDataset } from '../../src/sinks/export.js';
import { relationalModel } from '../../src/sinks/model/model.js';
import { dataDictionary } from '../../src/sinks/package/dictionary.js';
import { formatAnswer, queryDataset, queryFile } from '../../src/sinks/query.js';
import { first, rowsOf } from './datasets.js';

const folder = mkdtempSync(join(tmpdir(), 'communique-files-'));
const page = readFileSync(join(packageRoot, 'docs/databases.md'), 'utf8');
const statements = rowsOf(first, 'statements');
const has = (tool: string, ...args: string[]) => spawnSync(tool, args).status === 0;
const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

beforeAll(async () => {
  // As a run leaves it: this test needs no dataset that was made with the newest code.
  cpSync(first.folder, join(folder, 'dataset'), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(first.folder, 'manifest.json'), 'utf8'));
  writeFileSync(
    join(folder, 'dataset/datapackage.json'),
    JSON.stringify(dataPackageOf(manifest.dataset, manifest.outputs)),
  );
  for (const to of ['csv:tables', 'parquet:tables-parquet', 'sqlite:facts.sqlite', 'duckdb:facts.duckdb'])
    await exportDataset(first.folder, to, folder);
});

describe('packages', () => {
  it.each(['tables', 'tables-parquet'])('%s describes each file it holds', (name) => {
    const { resources } = json(`${name}/datapackage.json`);
    const tables = readdirSync(join(folder, name)).filter((file) => /\.(csv|parquet)$/.test(file));
    expect(resources.map(({ path }: { path: string }) => path).sort()).toEqual(tables.sort());
    for (const { path, bytes } of resources) expect(bytes).toBe(statSync(join(folder, name, path)).size);
  });

  it('has the columns that the description names, in CSV', () => {
    for (const { path, schema } of json('tables/datapackage.json').resources) {
      const [head] = readFileSync(join(folder, 'tables', path), 'utf8').split('\n');
      expect(head?.split(',')).toEqual(schema.fields.map(({ name }: { name: string }) => name));
    }
  });

  it('has a record set for each table in Croissant, and PROV terms', () => {
    const { recordSet, conformsTo } = json('tables/croissant.json');
    expect(recordSet).toHaveLength(relationalModel().tables.length + 2);
    expect(conformsTo).toBe('http://mlcommons.org/croissant/1.0');
    expect(json('tables/prov.json')['@graph'].flatMap((node: Record<string, unknown>) => node['@type'])).toContain(
      'prov:Activity',
    );
  });

  it('is the same bytes again, and replaces no folder of something else', async () => {
    const before = readFileSync(join(folder, 'tables/datapackage.json'));
    await exportDataset(first.folder, 'csv:tables', folder);
    expect(readFileSync(join(folder, 'tables/datapackage.json'))).toEqual(before);
    const other = mkdtempSync(join(tmpdir(), 'communique-other-'));
    writeFileSync(join(other, 'mine.txt'), 'mine');
    await expect(exportDataset(first.folder, `csv:${other}`, folder)).rejects.toThrow(/holds other files/);
  });

  it('has a data dictionary that is current (npx tsx scripts/data-dictionary.ts)', () => {
    expect(readFileSync(join(packageRoot, 'docs/data-dictionary.md'), 'utf8')).toBe(dataDictionary());
  });
});

describe('the dataset itself as a package', () => {
  it('describes all its files of rows, with the closed lists of the schemas', () => {
    const { resources } = json('dataset/datapackage.json');
    const files = readdirSync(join(folder, 'dataset')).filter((name) => name.endsWith('.jsonl'));
    expect(resources.map(({ path }: { path: string }) => path).sort()).toEqual(files.sort());
    const acts = resources[0].schema.fields.find(({ name }: { name: string }) => name === 'act').constraints.enum;
    expect(acts).toEqual((readSchema('common').$defs as { Act: { enum: string[] } }).Act.enum);
    expect(JSON.stringify(resources)).not.toContain('$ref');
  });
});

describe('a target in a folder that is not there', () => {
  it.each(['duckdb:DIR/facts.duckdb', 'sqlite:DIR/facts.sqlite', 'csv:DIR/tables'])(
    '%s makes it, and says so once',
    async (form) => {
      const place = join(mkdtempSync(join(tmpdir(), 'communique-place-')), 'mistyped', 'deep');
      const target = form.replace('DIR', place);
      const told = `, in the new folder ${place}`;
      expect((await exportDataset(first.folder, target, '.'))[0]).toContain(told);
      expect((await exportDataset(first.folder, target, '.'))[0]).not.toContain(told);
    },
  );
});

describe('query', () => {
  it('asks the files of a dataset and a DuckDB file alike', async () => {
    const sql = 'SELECT act, COUNT(*) AS n FROM who_said_what GROUP BY act ORDER BY act';
    expect(await queryDataset(first, sql)).toEqual(await queryFile(join(folder, 'facts.duckdb'), sql));
  });

  it('does not change the file', async () => {
    await expect(queryFile(join(folder, 'facts.duckdb'), 'DELETE FROM runs')).rejects.toThrow(/read-only/i);
  });

  it.each([
    ['SELECT act FROM statment', 'there is no table or view "statment". Did you mean "statements"?'],
    ['SELECT 1 FROM zzzzzzzz', 'Known: commitments, condemnations, '],
    ['SELECT acts FROM statements', 'there is no column "acts" in statements. Did you mean "act"?'],
    ['SELECT s.zzzzzzzz FROM statements s', 'in statements. Known: id, document, date, '],
    ['SELECT speaker_name FROM statements', 'It is one of who_said_what. Known here: id, document, '],
    ['SELECT x.act FROM statements', '"x" is no table of the query'],
    ['SELECT * FROM deadlines_due', "SELECT * FROM deadlines_due('2026-12-31')"],
    ['SELEC 1', 'syntax error at or near "SELEC". In: SELEC 1'],
    [
      'SELECT sum(act) FROM statements',
      "'sum(VARCHAR)'. You might need to add explicit type casts. In: SELECT sum(act)",
    ],
    [' ; ', 'the query is empty'],
  ])('says in one line what is wrong with %s', async (sql, words) => {
    const fault = await queryDataset(first, sql).catch((error: Error) => error);
    expect(fault).toBeInstanceOf(UsageError);
    expect((fault as Error).message).toContain(words);
    expect((fault as Error).message).not.toMatch(/\n|Error:/);
  });

  it.each([
    ['json', '[\n  {\n    "a": 1,\n    "b": null\n  }\n]\n'],
    ['csv', 'a,b\n1,\n'],
    ['table', 'a  b\n-  -\n1\n(1 row)\n'],
  ] as const)('answers as %s', async (format, text) => {
    expect(formatAnswer(await queryDataset(first, 'SELECT COUNT(*) AS a, NULL AS b FROM runs'), format)).toBe(text);
  });
});

describe('snippets of docs/databases.md', () => {
  const snippets = [...page.matchAll(/```(python|r)\n([\s\S]*?)```/g)].map(([, language = '', code = '']) => ({
    language,
    code,
  }));
  const runners = { python: ['python3', '-c'], r: ['Rscript', '-e'] } as const;
  for (const [index, { language, code }] of snippets.entries()) {
    const [tool, flag] = runners[language as keyof typeof runners];
    const needsPandas = code.includes('pandas') && !has('python3', '-c', 'import pandas, pyarrow');
    it.skipIf(!has(tool, '--version') || needsPandas)(`${language} snippet ${index + 1} runs`, () => {
      const { status, stdout, stderr } = spawnSync(tool, [flag, code], { cwd: folder, encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(status).toBe(0);
      if (code.includes('csv.DictReader')) expect(stdout.trim()).toBe(`${statements.length} statements`);
    });
  }
});
