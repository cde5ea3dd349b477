import type { DocumentRecord, RejectRecord } from '../../core/records.js';
import type { Snapshot } from '../snapshot.js';
import { type Finding, verifyDataset } from '../verify/index.js';
import { holdVersion, type Step, schemaRule, type VersionRule } from '../versions.js';
import { alignDocuments } from './align.js';
import { createCauses } from './causes.js';
import { changedFields, type FieldChange } from './fields.js';
import { changedIngredients, type Ingredient } from './ingredients.js';
import { type IdChange, isTelling, type StatementChange, statementChanges } from './statements.js';
import { type Totals, totalsOf } from './totals.js';

/** A document or entity that came, went, or is not what it was. */
export interface RowChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly id: string;
  readonly fields: readonly FieldChange[];
}

export interface RejectChange {
  readonly kind: 'added' | 'removed';
  readonly source: string;
  readonly reason: string;
  readonly message: string;
}

/** One of the two datasets. */
export interface Side {
  /** What the user calls it: a folder, a revision, `a fresh run`. */
  readonly name: string;
  readonly version: string | null;
  readonly schemaVersion: string | null;
  readonly documents: number;
  readonly statements: number;
}

/** A measure of both datasets against gold. */
export interface ScoreChange {
  readonly name: string;
  readonly old: number | null;
  readonly new: number | null;
  readonly difference: number | null;
}

/** What differs between two datasets. */
export interface Difference {
  readonly old: Side;
  readonly new: Side;
  /** All files have the same bytes, or only the record of the code that made them differs. */
  readonly same: boolean;
  /** Paths of files whose bytes differ, or that one side lacks. */
  readonly files: readonly string[];
  /** What is wrong with the old dataset in itself. */
  readonly faults: readonly Finding[];
  readonly ingredients: readonly Ingredient[];
  readonly statements: readonly StatementChange[];
  readonly moved: number;
  readonly unchanged: number;
  readonly documents: readonly RowChange[];
  readonly entities: readonly RowChange[];
  readonly rejects: readonly RejectChange[];
  readonly totals: Totals;
  readonly ids: readonly IdChange[];
  readonly versions: readonly VersionRule[];
  /** Null where there is no gold. */
  readonly scores: readonly ScoreChange[] | null;
}

/** A dataset with the name that the user knows it by. */
export interface NamedSnapshot {
  readonly name: string;
  readonly snapshot: Snapshot;
}

function sideOf({ name, snapshot }: NamedSnapshot): Side {
  const { manifest, documents, statements } = snapshot;
  return {
    name,
    version: manifest?.dataset?.version ?? null,
    schemaVersion: manifest?.schemaVersion ?? null,
    documents: documents.length,
    statements: statements.length,
  };
}

function changedFiles(old: Snapshot, fresh: Snapshot): string[] {
  const names = [...new Set([...old.files.keys(), ...fresh.files.keys()])].sort();
  return names.filter((name) => old.files.get(name) !== fresh.files.get(name));
}

/** Whether the manifests say the same but for the hashes of the code. */
function sameButCode(old: Snapshot, fresh: Snapshot): boolean {
  const plain = ({ manifest }: Snapshot): string => JSON.stringify({ ...manifest, code: null });
  return old.manifest !== null && plain(old) === plain(fresh);
}

function rowChanges(
  old: ReadonlyMap<string, object>,
  fresh: ReadonlyMap<string, object>,
  ignored?: ReadonlySet<string>,
) {
  const ids = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return ids.flatMap((id): RowChange[] => {
    const [a, b] = [old.get(id), fresh.get(id)];
    if (!a) return [{ kind: 'added', id, fields: [] }];
    if (!b) return [{ kind: 'removed', id, fields: [] }];
    const fields = changedFields(a, b, ignored);
    return fields.length > 0 ? [{ kind: 'changed', id, fields }] : [];
  });
}

/** Lists of a document that its statements and the entities show better. */
const IN_OTHER_ROWS = new Set(['segments', 'entities', 'times', 'deadlines']);

function byId<T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function rejectChanges(old: readonly RejectRecord[], fresh: readonly RejectRecord[]): RejectChange[] {
  const keyOf = (row: RejectRecord): string => JSON.stringify([row.document, row.source, row.reason, row.errors]);
  const [before, after] = [new Set(old.map(keyOf)), new Set(fresh.map(keyOf))];
  const change = (kind: RejectChange['kind'], { document, source, reason, message, errors }: RejectRecord) => ({
    kind,
    source: source ?? document ?? '',
    reason,
    message: [message, ...(errors ?? [])].join(' '),
  });
  return [
    ...fresh.filter((row) => !before.has(keyOf(row))).map((row) => change('added', row)),
    ...old.filter((row) => !after.has(keyOf(row))).map((row) => change('removed', row)),
  ];
}

/** Ids of statements that corrections took out. */
function removalsOf({ corrections }: Snapshot): Set<string> {
  return new Set(
    corrections.flatMap(({ status, action, statement }) =>
      status === 'applied' && action === 'reject' && statement ? [statement] : [],
    ),
  );
}

/** The rule of the data version; see docs/versioning.md. */
function dataRule(found: Omit<Difference, 'versions' | 'scores'>, schema: VersionRule, rehashed: number): VersionRule {
  const { statements, documents, files } = found;
  const [needed, reason] = ((): [Step, string] => {
    if (found.same) return ['none', 'the records are the same'];
    if (schema.needed === 'major') return ['major', schema.reason];
    if (rehashed > 0) return ['major', `${rehashed} statements have other ids though they are what they were`];
    const telling = statements.filter(isTelling);
    const moved = documents.filter(({ kind }) => kind !== 'changed');
    if (telling.length + moved.length > 0) {
      return ['minor', `${telling.length} statements and ${moved.length} releases came, went or changed`];
    }
    const rows = files.filter((file) => file !== 'manifest.json' && file !== 'lexicons.jsonl');
    return rows.length > 0 ? ['patch', `other bytes in ${rows.join(', ')}`] : ['none', 'the records are the same'];
  })();
  return holdVersion('data', found.old.version, found.new.version, needed, reason);
}

/**
 * What differs between two datasets, statement by statement, with the cause where it is known.
 *
 * @param scores of both against gold, where there is gold
 */
export function difference(
  named: NamedSnapshot,
  freshNamed: NamedSnapshot,
  scores: Difference['scores'] = null,
): Difference {
  const [old, fresh] = [named.snapshot, freshNamed.snapshot];
  const documents = alignDocuments(old.documents, fresh.documents);
  const ingredients = changedIngredients(old, fresh);
  const faults = verifyDataset(old);
  const altered = faults.some(({ kind }) => kind === 'altered');
  const cite = createCauses(ingredients, altered, removalsOf(fresh));
  const { changes, moved, same, ids, rehashed } = statementChanges(old, fresh, documents, cite);
  const files = changedFiles(old, fresh);
  const renamed = new Map(documents.pairs.map(([a, b]): [string, DocumentRecord] => [b.id, a]));
  const before = new Map<string, object>([...byId(documents.removed), ...renamed]);
  const found = {
    old: sideOf(named),
    new: sideOf(freshNamed),
    same: files.every((file) => file === 'manifest.json' && sameButCode(old, fresh)),
    files,
    faults,
    ingredients,
    statements: changes,
    moved,
    unchanged: same,
    documents: rowChanges(before, byId(fresh.documents), IN_OTHER_ROWS),
    entities: rowChanges(byId(old.entities), byId(fresh.entities)),
    rejects: rejectChanges(old.rejects, fresh.rejects),
    totals: totalsOf(old.statements, fresh.statements, changes),
    ids,
  };
  const schema = schemaRule(old, fresh);
  return { ...found, versions: [dataRule(found, schema, rehashed), schema], scores };
}
