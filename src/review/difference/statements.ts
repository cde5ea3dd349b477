import type { DocumentRecord, StatementRecord } from '../../core/records.js';
import type { Snapshot } from '../snapshot.js';
import { type Alignment, alignStatements } from './align.js';
import type { Cause, Circumstances } from './causes.js';
import { changedFields, type FieldChange, sameRow } from './fields.js';

/** A statement that came, went, or is not what it was. */
export interface StatementChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly document: string;
  /** The statement in the new dataset, or in the old one when it is gone. */
  readonly id: string;
  readonly act: string;
  readonly cue: string;
  readonly speakers: readonly string[];
  readonly sentence: string;
  readonly content: string | null;
  /** Empty unless changed. */
  readonly fields: readonly FieldChange[];
  readonly cause: Cause;
}

/** An id that a statement had, and the one it has now. */
export interface IdChange {
  readonly old: string;
  readonly new: string;
}

/** All that happened to statements between two datasets. */
export interface StatementChanges {
  readonly changes: readonly StatementChange[];
  /** Statements that are the same, but stand elsewhere in their release. */
  readonly moved: number;
  readonly same: number;
  readonly ids: readonly IdChange[];
  /** Statements with other ids although nothing that an id is made from changed: the making of ids did. */
  readonly rehashed: number;
}

type Cite = (row: Circumstances) => Cause;
type Pair = readonly [DocumentRecord | null, DocumentRecord | null];

/** Fields that may change without a reader of the data noticing. */
const MINOR_MATTERS = new Set(['confidence', 'rules', 'segment']);

/** Whether a change is one that a reader of the data would notice. */
export function isTelling({ kind, fields }: StatementChange): boolean {
  return kind !== 'changed' || fields.some(({ field }) => !MINOR_MATTERS.has(field));
}

const NOT_COMPARED = new Set(['id', 'document']);

function byDocument(rows: readonly StatementRecord[]): Map<string, StatementRecord[]> {
  const map = new Map<string, StatementRecord[]>();
  for (const row of rows) {
    const list = map.get(row.document);
    if (list) list.push(row);
    else map.set(row.document, [row]);
  }
  return map;
}

function described(row: StatementRecord): Omit<StatementChange, 'kind' | 'fields' | 'cause'> {
  return {
    document: row.document,
    id: row.id,
    act: row.act,
    cue: row.cue.text,
    speakers: row.speakers.map(({ id }) => id),
    sentence: row.sentence.text,
    content: row.content?.text ?? null,
  };
}

/** Statements of the two sides by document, and the pairs of documents that hold them. */
export function statementChanges(old: Snapshot, fresh: Snapshot, documents: Alignment<DocumentRecord>, cite: Cite) {
  const [before, after] = [byDocument(old.statements), byDocument(fresh.statements)];
  const pairs: Pair[] = [
    ...documents.pairs,
    ...documents.removed.map((document): Pair => [document, null]),
    ...documents.added.map((document): Pair => [null, document]),
  ];
  const known = new Set(old.documents.map(({ id }) => id));
  // Rows of a release that has no row of its own: only a damaged dataset has them.
  const orphans = [...before.keys()].filter((id) => !known.has(id));
  const found = [
    ...pairs.map(([a, b]) => ofDocument(a, b, before.get(a?.id ?? '') ?? [], after.get(b?.id ?? '') ?? [], cite)),
    ...orphans.map((id) => ofDocument(null, null, before.get(id) ?? [], [], cite)),
  ];
  return merged(found);
}

function merged(parts: readonly StatementChanges[]): StatementChanges {
  const order = (change: StatementChange): string => change.document;
  return {
    changes: parts
      .flatMap(({ changes }) => changes)
      .sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0)),
    moved: parts.reduce((sum, { moved }) => sum + moved, 0),
    same: parts.reduce((sum, { same }) => sum + same, 0),
    ids: parts.flatMap(({ ids }) => ids),
    rehashed: parts.reduce((sum, { rehashed }) => sum + rehashed, 0),
  };
}

/** Whether a statement has another id although its cue, content and sentence are what they were. */
function isRehashed([a, b]: readonly [StatementRecord, StatementRecord]): boolean {
  const made = ({ cue, content, sentence }: StatementRecord): string =>
    JSON.stringify([cue.start - sentence.start, cue.text, content?.text, sentence.text]);
  return a.id !== b.id && made(a) === made(b);
}

function ofDocument(
  oldDocument: DocumentRecord | null,
  freshDocument: DocumentRecord | null,
  old: readonly StatementRecord[],
  fresh: readonly StatementRecord[],
  cite: Cite,
): StatementChanges {
  const { pairs, removed, added } = alignStatements(old, fresh);
  const ids = pairs.filter(([a, b]) => a.id !== b.id).map(([a, b]) => ({ old: a.id, new: b.id }));
  const renamed = new Map(ids.map((pair) => [pair.old, pair.new]));
  const cause = (a: StatementRecord | null, b: StatementRecord | null): Cause =>
    cite({ oldDocument, freshDocument, old: a, fresh: b });
  const changes: StatementChange[] = [];
  let moved = 0;
  let same = 0;
  for (const [a, b] of pairs) {
    const parent = a.parent === null ? null : (renamed.get(a.parent) ?? a.parent);
    const fields = changedFields({ ...a, parent }, b, NOT_COMPARED);
    if (fields.length > 0) changes.push({ kind: 'changed', ...described(b), fields, cause: cause(a, b) });
    else if (sameRow(a, b)) same++;
    else moved++;
  }
  for (const row of removed) changes.push({ kind: 'removed', ...described(row), fields: [], cause: cause(row, null) });
  for (const row of added) changes.push({ kind: 'added', ...described(row), fields: [], cause: cause(null, row) });
  const rehashed = oldDocument?.id === freshDocument?.id ? pairs.filter(isRehashed).length : 0;
  return { changes, moved, same, ids, rehashed };
}
