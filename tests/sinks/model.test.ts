import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSchema } from '../../src/resources/schemas.js';
import { relationalModel } from '../../src/sinks/model/model.js';
import { remembered } from '../../src/sinks/shape.js';
import { createTable } from '../../src/sinks/sql/ddl.js';
import { duckdb, postgres, quoted, sqlite } from '../../src/sinks/sql/dialect.js';

const model = relationalModel();
const tableOf = (name: string) => {
  const found = model.tables.find((table) => table.name === name);
  if (!found) throw new Error(`no table ${name}`);
  return found;
};

describe('relational model', () => {
  it('has a number for each shape: raise MODEL_VERSION, then record the new shape with vitest -u', async () => {
    const shape = `${JSON.stringify(JSON.parse(remembered(model)), null, 2)}\n`;
    await expect(shape).toMatchFileSnapshot(`shapes/${model.version}.json`);
  });

  it('never gives a column another type: tables of history hold rows of all shapes', () => {
    type Columns = Record<string, Record<string, string>>;
    const folder = join(import.meta.dirname, 'shapes');
    const shapes = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Columns);
    const types = new Map<string, string>();
    for (const [table, columns] of shapes.flatMap((shape) => Object.entries(shape)))
      for (const [column, type] of Object.entries(columns)) {
        const name = `${table}.${column}`;
        expect([name, type]).toEqual([name, types.get(name) ?? type]);
        types.set(name, type);
      }
  });

  it('has a column for each plain field of a statement', () => {
    const plain = Object.keys(readSchema('statement').properties as object);
    const names = tableOf('statements').columns.flatMap(({ origin }) =>
      'path' in origin ? origin.path.slice(0, 1) : [],
    );
    const lists = model.tables.filter(({ kind }) => kind === 'statement').flatMap((table) => table.lists);
    expect(plain.filter((name) => !names.includes(name) && !lists.includes(name))).toEqual([]);
  });

  it('takes the closed lists of the schemas into checks', () => {
    const acts = (readSchema('common').$defs as Record<string, { enum: string[] }>).Act?.enum ?? [];
    for (const dialect of [duckdb, sqlite, postgres]) {
      const sql = createTable(tableOf('statements'), dialect);
      expect(acts.filter((act) => !sql.includes(`'${act}'`))).toEqual([]);
    }
  });

  it.each([
    ['plain', '"plain"'],
    ['a"; DROP TABLE x; --', '"a""; DROP TABLE x; --"'],
  ])('quotes the name %s', (name, sql) => expect(quoted(name)).toBe(sql));
});
