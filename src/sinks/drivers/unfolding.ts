import { type Dataset, fileOf, longestRecord } from '../dataset.js';
import type { Column, ColumnType, Origin, RecordKind, Table } from '../model/types.js';
import { duckdb, literal, quoted } from '../sql/dialect.js';

/** Room for a record that DuckDB is given at least. */
const SMALLEST_LINE = 1 << 24;

/** Structure of the JSON that a table needs, as a tree of names. */
interface Tree {
  [name: string]: Tree | ColumnType | [Tree | ColumnType];
}

function put(tree: Tree, path: readonly string[], type: Tree[string]): Tree {
  const [name, ...rest] = path;
  if (name !== undefined) tree[name] = rest.length === 0 ? type : put((tree[name] ?? {}) as Tree, rest, type);
  return tree;
}

function itemTree(columns: readonly Column[], from: Origin['from']): Tree | ColumnType {
  const tree: Tree = {};
  for (const { origin, type } of columns) {
    if (origin.from !== from || !('path' in origin)) continue;
    if (origin.path.length === 0) return type;
    put(tree, origin.path, type);
  }
  return tree;
}

/** A list within a table's path; a dot leads into a part of the record. */
const pathOf = (list: string): string[] => list.split('.');

function structureOf({ columns, lists }: Table): Tree {
  const [first, second] = lists;
  const record = itemTree(columns, first === undefined ? 'item' : 'record') as Tree;
  if (first === undefined) return record;
  if (second === undefined) return put(record, pathOf(first), [itemTree(columns, 'item')]);
  const outer = itemTree(columns, 'outer') as Tree;
  return put(record, pathOf(first), [put(outer, pathOf(second), [itemTree(columns, 'item')])]);
}

function typeText(tree: Tree | ColumnType | [Tree | ColumnType]): string {
  if (typeof tree === 'string') return duckdb.types[tree];
  if (Array.isArray(tree)) return `${typeText(tree[0])}[]`;
  const fields = Object.entries(tree).map(([name, type]) => `${quoted(name)} ${typeText(type)}`);
  return `STRUCT(${fields.join(', ')})`;
}

function field(base: string, path: readonly string[]): string {
  return [base, ...path.map(quoted)].join('.');
}

function expression({ origin, name }: Column, root: boolean): string {
  const value = {
    item: () => field(root ? 'r' : 'i', 'path' in origin ? origin.path : []),
    record: () => field('r', 'path' in origin ? origin.path : []),
    outer: () => field('o', 'path' in origin ? origin.path : []),
    position: () => 'CAST(p AS INTEGER)',
    'outer-position': () => 'CAST(q AS INTEGER)',
  }[origin.from]();
  return `${value} AS ${quoted(name)}`;
}

/** The structure that several tables need. */
function merged(a: Tree[string] | undefined, b: Tree[string]): Tree[string] {
  if (a === undefined || typeof a === 'string' || typeof b === 'string') return b;
  if (Array.isArray(a) && Array.isArray(b)) return [merged(a[0], b[0]) as Tree | ColumnType];
  const [one, other] = [a as Tree, b as Tree];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    names.map((name) => [name, other[name] === undefined ? one[name] : merged(one[name], other[name])]),
  ) as Tree;
}

/**
 * The records of a kind as a source for queries: read from the file, only what the tables need of them.
 *
 * @param tables of one kind
 */
export function recordsOfFile(dataset: Dataset, kind: RecordKind, tables: readonly Table[]): string {
  const tree = tables.map(structureOf).reduce((all, one) => merged(all, one) as Tree, {});
  const columns = Object.entries(tree).map(([name, part]) => `${literal(name)}: ${literal(typeText(part))}`);
  const longest = Math.max(longestRecord(dataset, kind) + 1, SMALLEST_LINE);
  return `read_json(${literal(fileOf(dataset, kind))}, format = 'newline_delimited', maximum_object_size = ${longest}, columns = {${columns.join(', ')}})`;
}

/**
 * A query that unfolds records into the rows of a table: lists become rows, with their places.
 *
 * @param source of the records: `recordsOfFile`, or a table that holds them
 * @param extra more columns, as a tail of the select list
 */
export function unfoldingQuery(source: string, table: Table, extra = ''): string {
  const [first, second] = table.lists;
  const select = `SELECT ${table.columns.map((column) => expression(column, first === undefined)).join(', ')}${extra}`;
  if (first === undefined) return `${select} FROM ${source} r`;
  const unnested = (items: string, from: string, item: string, place: string) =>
    `SELECT *, unnest(${items}) AS ${item}, generate_subscripts(${items}, 1) AS ${place} FROM ${from}`;
  const outer = field('r', pathOf(first));
  if (second === undefined) return `${select} FROM (${unnested(outer, `${source} r`, 'i', 'p')}) r`;
  const inner = unnested(field('o', pathOf(second)), `(${unnested(outer, `${source} r`, 'o', 'q')})`, 'i', 'p');
  return `${select} FROM (${inner}) r`;
}
