import type { Column, Table } from './model/types.js';

/** A value as rows hold it. */
export type Value = string | number | boolean | null;
type Record = Readonly<{ [key: string]: unknown }>;

interface Scope {
  readonly record: unknown;
  readonly outer: unknown;
  readonly item: unknown;
  readonly position: number;
  readonly outerPosition: number;
}

type Getter = (scope: Scope) => Value;

function at(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (found === null || found === undefined) return null;
    found = (found as Record)[key];
  }
  return found ?? null;
}

/** SQL texts cannot hold the character U+0000. */
export function storable(value: unknown): Value {
  if (typeof value === 'string' && value.includes('\u0000')) return value.replaceAll('\u0000', '\uFFFD');
  return value as Value;
}

function getter({ origin }: Column): Getter {
  switch (origin.from) {
    case 'item':
      return ({ item }) => storable(at(item, origin.path));
    case 'record':
      return ({ record }) => storable(at(record, origin.path));
    case 'outer':
      return ({ outer }) => storable(at(outer, origin.path));
    case 'position':
      return ({ position }) => position;
    case 'outer-position':
      return ({ outerPosition }) => outerPosition;
  }
}

function listOf(value: unknown, path: readonly string[]): readonly unknown[] {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
}

/**
 * Makes a function that unfolds a record into the rows of a table.
 *
 * @param table of the model
 * @returns calls `emit` with the values of each row, in the order of the columns
 */
export function unfolder(table: Table): (record: unknown, emit: (row: Value[]) => void) => void {
  const getters = table.columns.map(getter);
  const row = (scope: Scope): Value[] => getters.map((get) => get(scope));
  const [first, second] = table.lists.map((list) => list.split('.'));
  if (first === undefined) {
    return (record, emit) => emit(row({ record, outer: null, item: record, position: 1, outerPosition: 1 }));
  }
  return (record, emit) => {
    listOf(record, first).forEach((outer, index) => {
      if (second === undefined) {
        emit(row({ record, outer: record, item: outer, position: index + 1, outerPosition: 1 }));
        return;
      }
      listOf(outer, second).forEach((item, inner) => {
        emit(row({ record, outer, item, position: inner + 1, outerPosition: index + 1 }));
      });
    });
  };
}
