/** Types of columns that all databases have; each dialect spells them its own way. */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'day';

/** Where the value of a column comes from while a record is unfolded into rows. */
export type Origin =
  /** A value of the item that the row stands for, by its path; an empty path is the item itself. */
  | { readonly from: 'item'; readonly path: readonly string[] }
  /** A value of the whole record, e.g. the id of the statement. */
  | { readonly from: 'record'; readonly path: readonly string[] }
  /** A value of the item that encloses this one. */
  | { readonly from: 'outer'; readonly path: readonly string[] }
  /** Place of the item in its list, counted from 1, or that of the enclosing item. */
  | { readonly from: 'position' | 'outer-position' };

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly origin: Origin;
  readonly description: string;
  /** The closed list of the schema, if it has one. */
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface Reference {
  readonly columns: readonly string[];
  readonly table: string;
  readonly to: readonly string[];
}

/** Kinds of records of a dataset that become tables. */
export type RecordKind = 'document' | 'entity' | 'statement';

export interface Table {
  readonly name: string;
  readonly description: string;
  readonly kind: RecordKind;
  /** Names of the lists that lead from the record to the items that are rows; none for the record itself. */
  readonly lists: readonly string[];
  readonly columns: readonly Column[];
  readonly key: readonly string[];
  /** Column that names the record the row belongs to. */
  readonly owner: string;
  readonly references: readonly Reference[];
  readonly indexes: readonly (readonly string[])[];
}

/** A table of what runs were and gave, beside the tables of records. */
export interface RunTable {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
  readonly references: readonly Reference[];
}

export interface Model {
  readonly version: number;
  /** A row for each load that brought a new dataset. */
  readonly runs: RunTable;
  /** What each run could not accept. */
  readonly rejects: RunTable;
  /** In an order in which rows may be added: referenced tables first. */
  readonly tables: readonly Table[];
}
