import { readSchema } from '../../resources/schemas.js';
import { LAYOUT, LOCAL_IDS, MODEL_VERSION, OWNERS, RENAMED, type TableLayout } from './layout.js';
import { columnOf, leaves, placeAt, settle } from './schema-walk.js';
import type { Column, Model, Origin, RunTable, Table } from './types.js';

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function columnName(path: readonly string[], table: string): string {
  const name = path.map(snake).join('_');
  return (name === 'id' ? LOCAL_IDS[table] : RENAMED[name]) ?? name;
}

/** Lists of a record that no table takes up would be lost in silence. */
function claimed(layout: TableLayout): (list: string) => void {
  return (list) => {
    const lists = [...(layout.lists ?? []), list].join('/');
    const found = LAYOUT.some((one) => one.kind === layout.kind && (one.lists ?? []).join('/') === lists);
    if (!found)
      throw new Error(`No table takes up the list "${lists}" of the ${layout.kind} records. Add it to the layout.`);
  };
}

function itemColumns(layout: TableLayout): Column[] {
  const place = placeAt(readSchema(layout.kind), layout.lists ?? []);
  return leaves(place, claimed(layout)).map((leaf) =>
    columnOf(leaf, leaf.path.length === 0 ? (layout.item ?? 'value') : columnName(leaf.path, layout.name)),
  );
}

function plain(name: string, type: 'text' | 'integer', origin: Origin, description: string): Column {
  return { name, type, nullable: false, origin, description };
}

/** Columns that say to what the row of a list belongs. */
function ownerColumns({ kind, carried = [], outerPosition }: TableLayout): Column[] {
  return [
    plain(OWNERS[kind], 'text', { from: 'record', path: ['id'] }, `Id of the ${kind}.`),
    ...carried.map(({ name, from, key }) =>
      plain(
        name,
        'text',
        { from, path: [key] },
        name === 'document' ? 'Id of the document.' : 'Id of the entity in the document.',
      ),
    ),
    ...(outerPosition === undefined
      ? []
      : [plain(outerPosition, 'integer', { from: 'outer-position' }, `Position of the ${outerPosition} in its list.`)]),
    plain('position', 'integer', { from: 'position' }, 'Place in the list, from 1.'),
  ];
}

function tableOf(layout: TableLayout): Table {
  const { name, description, kind, lists = [] } = layout;
  const root = lists.length === 0;
  return {
    name,
    description,
    kind,
    lists,
    columns: [...(root ? [] : ownerColumns(layout)), ...itemColumns(layout)],
    key: layout.key ?? (root ? ['id'] : [OWNERS[kind], 'position']),
    owner: root ? 'id' : OWNERS[kind],
    references: (layout.references ?? []).map(([columns, table, to]) => ({ columns, table, to })),
    indexes: layout.indexes ?? [],
  };
}

function runsTable(): RunTable {
  const schema = readSchema('manifest');
  // The lists of a manifest say how a dataset was made; they are read there, not queried here.
  const found = leaves(settle(schema, schema), () => undefined);
  return {
    name: 'runs',
    description: 'Runs of the pipeline whose dataset was loaded, numbered from 1 in the order of loading.',
    columns: [
      plain('run', 'integer', { from: 'position' }, 'Number of the run in this database.'),
      plain('manifest', 'text', { from: 'position' }, 'SHA-256 of the manifest of the dataset.'),
      ...found.map((leaf) => ({ ...columnOf(leaf, columnName(leaf.path, 'runs')), nullable: true })),
    ],
    key: ['run'],
    references: [],
  };
}

/** Rejects have no ids that last, for they are no records: each run has its own. */
function rejectsTable(): RunTable {
  const schema = readSchema('reject');
  const only = (list: string): void => {
    if (list !== 'errors')
      throw new Error(`No column takes up the list "${list}" of the rejects. Add it to the model.`);
  };
  const found = leaves(settle(schema, schema), only);
  const text = (name: string, description: string): Column => ({
    ...plain(name, 'text', { from: 'item', path: [name] }, description),
    nullable: true,
  });
  return {
    name: 'rejects',
    description: 'Inputs and records that a run could not accept, with the reason.',
    columns: [
      plain('run', 'integer', { from: 'position' }, 'Number of the run.'),
      plain('position', 'integer', { from: 'position' }, 'Place among the rejects of the run, from 1.'),
      ...found.map((leaf) => columnOf(leaf, columnName(leaf.path, 'rejects'))),
      text('errors', 'What is wrong with the record, an error a line.'),
      text('record', 'The record that did not validate, as JSON; null for an input.'),
    ],
    key: ['run', 'position'],
    references: [{ columns: ['run'], table: 'runs', to: ['run'] }],
  };
}

let known: Model | undefined;

/** The relational model of a dataset, made from the JSON Schemas and the layout once. */
export function relationalModel(): Model {
  known ??= { version: MODEL_VERSION, runs: runsTable(), rejects: rejectsTable(), tables: LAYOUT.map(tableOf) };
  return known;
}
