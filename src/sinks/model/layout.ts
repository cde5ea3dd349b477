import type { RecordKind } from './types.js';

/** What the schemas do not say about a table: its name, where its rows lie, its keys. Columns come from the schemas. */
export interface TableLayout {
  readonly name: string;
  readonly description: string;
  readonly kind: RecordKind;
  /** Lists that lead to the items; a dot leads into a part of the record. */
  readonly lists?: readonly string[];
  /** Name of the column for the items of a list of plain values. */
  readonly item?: string;
  /** Columns taken from the record or from the enclosing item: name, and key there. */
  readonly carried?: readonly { readonly name: string; readonly from: 'record' | 'outer'; readonly key: string }[];
  /** The position of the enclosing item, for lists within lists: name of the column. */
  readonly outerPosition?: string;
  readonly key?: readonly string[];
  readonly references?: readonly (readonly [columns: readonly string[], table: string, to: readonly string[]])[];
  readonly indexes?: readonly (readonly string[])[];
}

/**
 * Number of the shape of the database. Raise it whenever a schema or this layout changes the tables; a test compares
 * the shape with the one that was recorded for the number.
 */
export const MODEL_VERSION = 3;

/** Column in the tables of lists that names the record they belong to. */
export const OWNERS: Readonly<Record<RecordKind, string>> = {
  document: 'document',
  entity: 'entity',
  statement: 'statement',
};

/** File of the dataset for each kind of record. */
export const FILES: Readonly<Record<RecordKind, string>> = {
  document: 'documents.jsonl',
  entity: 'entities.jsonl',
  statement: 'statements.jsonl',
};

/** File of what a run could not accept. */
export const REJECTS = 'rejects.jsonl';

/** Names that SQL reserves or that would be unclear alone, by the name that the schema gives. */
export const RENAMED: Readonly<Record<string, string>> = {
  start: 'start_offset',
  end: 'end_offset',
  span_start: 'start_offset',
  span_end: 'end_offset',
  when: 'performed_on',
  codes_plover_event: 'plover_event',
  codes_plover_mode: 'plover_mode',
  codes_plover_fit: 'plover_fit',
  codes_cameo_code: 'cameo_code',
  codes_cameo_fit: 'cameo_fit',
};

const entity = { name: 'document', from: 'record', key: 'document' } as const;
const ofDocument = [['document'], 'documents', ['id']] as const;
const ofStatement = [['statement'], 'statements', ['id']] as const;
const namedThere = [['document', 'entity'], 'document_entities', ['document', 'entity']] as const;

/** All tables; referenced ones first. */
export const LAYOUT: readonly TableLayout[] = [
  {
    name: 'documents',
    description: 'Releases that were read.',
    kind: 'document',
    indexes: [['date'], ['publisher']],
  },
  {
    name: 'document_entities',
    description: 'Entities that a release names, as it names them.',
    kind: 'document',
    lists: ['entities'],
    key: ['document', 'entity'],
    references: [ofDocument],
    indexes: [['entity']],
  },
  {
    name: 'document_parties',
    description: 'Entities that a release speaks for.',
    kind: 'document',
    lists: ['parties'],
    item: 'entity',
    references: [ofDocument],
  },
  {
    name: 'mentions',
    description: 'Places where a release names an entity.',
    kind: 'document',
    lists: ['entities', 'mentions'],
    carried: [{ name: 'entity', from: 'outer', key: 'id' }],
    key: ['document', 'entity', 'position'],
    references: [namedThere],
  },
  {
    name: 'segments',
    description: 'Parts of a release: title, paragraphs, list items.',
    kind: 'document',
    lists: ['segments'],
    references: [ofDocument],
  },
  {
    name: 'times',
    description: 'Time expressions of a release (TIMEX3).',
    kind: 'document',
    lists: ['times'],
    references: [ofDocument],
  },
  {
    name: 'deadlines',
    description: 'Deadlines of a release.',
    kind: 'document',
    lists: ['deadlines'],
    references: [ofDocument],
    indexes: [['latest']],
  },
  {
    name: 'entities',
    description: 'Entities of the dataset, linked across releases.',
    kind: 'entity',
    indexes: [['country']],
  },
  {
    name: 'entity_aliases',
    description: 'Other names of an entity.',
    kind: 'entity',
    lists: ['aliases'],
    item: 'alias',
    references: [[['entity'], 'entities', ['id']]],
  },
  {
    name: 'entity_documents',
    description: 'Releases that name an entity.',
    kind: 'entity',
    lists: ['documents'],
    item: 'document',
    references: [[['entity'], 'entities', ['id']], ofDocument],
    indexes: [['document']],
  },
  {
    name: 'entity_links',
    description: 'Ids in single releases that an entity of the dataset stands for, with the evidence.',
    kind: 'entity',
    lists: ['sameAs'],
    references: [
      [['entity'], 'entities', ['id']],
      [['document', 'local_entity'], 'document_entities', ['document', 'entity']],
    ],
    indexes: [['document', 'local_entity']],
  },
  {
    name: 'statements',
    description: 'Speech acts performed by identifiable speakers.',
    kind: 'statement',
    references: [ofDocument, [['parent'], 'statements', ['id']]],
    indexes: [['document'], ['act'], ['date'], ['publisher'], ['parent']],
  },
  {
    name: 'statement_speakers',
    description: 'Who performs a statement.',
    kind: 'statement',
    lists: ['speakers'],
    carried: [entity],
    references: [ofStatement, namedThere],
    indexes: [['entity'], ['country']],
  },
  {
    name: 'statement_targets',
    description: 'Toward whom a statement is directed.',
    kind: 'statement',
    lists: ['targets'],
    carried: [entity],
    references: [ofStatement, namedThere],
    indexes: [['entity'], ['country']],
  },
  {
    name: 'statement_times',
    description: 'Time expressions that belong to a statement.',
    kind: 'statement',
    lists: ['times'],
    references: [ofStatement],
  },
  {
    name: 'statement_deadlines',
    description: 'Deadlines that bound the content of a statement.',
    kind: 'statement',
    lists: ['deadlines'],
    references: [ofStatement],
    indexes: [['latest']],
  },
  {
    name: 'statement_rules',
    description: 'Lexicon entries and rules that made a statement.',
    kind: 'statement',
    lists: ['rules'],
    item: 'rule',
    references: [ofStatement],
  },
  {
    name: 'statement_corrections',
    description: 'Fields of a statement that people amended.',
    kind: 'statement',
    lists: ['correction.fields'],
    item: 'field',
    references: [ofStatement],
  },
  {
    name: 'deadline_statements',
    description: 'Statements that a deadline of a release bounds.',
    kind: 'document',
    lists: ['deadlines', 'statements'],
    item: 'statement',
    outerPosition: 'deadline',
    key: ['document', 'deadline', 'position'],
    references: [[['document', 'deadline'], 'deadlines', ['document', 'position']], ofStatement],
    indexes: [['statement']],
  },
];

/** What the column `id` of a list is called, by table: `id` alone would pass for the row's own. */
export const LOCAL_IDS: Readonly<Record<string, string>> = {
  document_entities: 'entity',
  statement_speakers: 'entity',
  statement_targets: 'entity',
  entity_links: 'local_entity',
};
