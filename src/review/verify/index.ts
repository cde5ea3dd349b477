import type { Manifest, StatementRecord } from '../../core/records.js';
import { explainErrors, validator } from '../../resources/schemas.js';
import { type Snapshot, sha256 } from '../snapshot.js';
import { checkFiles } from './files.js';

/** A fault of a dataset. */
export interface Finding {
  /** `altered`: a file is not what the manifest says; `broken`: the rows do not fit together or their schemas. */
  readonly kind: 'altered' | 'broken';
  readonly place: string;
  readonly message: string;
}

const MOST_ERRORS = 3;

/** Kinds of rows: file, schema, and the key of the rows in a snapshot. */
const ROWS = [
  ['statements.jsonl', 'statement', 'statements'],
  ['documents.jsonl', 'document', 'documents'],
  ['entities.jsonl', 'entity', 'entities'],
  ['rejects.jsonl', 'reject', 'rejects'],
  ['lexicons.jsonl', 'entry', 'lexicons'],
  ['corrections.jsonl', 'correction-outcome', 'corrections'],
] as const;

function broken(place: string, message: string): Finding {
  return { kind: 'broken', place, message };
}

/** Rows that do not fit their schema; those of one kind with the same errors are one finding. */
function checkRows(snapshot: Snapshot): Finding[] {
  return ROWS.flatMap(([file, schema, key]) => {
    const validate = validator(schema);
    const faults = new Map<string, string[]>();
    const rows: readonly object[] = snapshot[key];
    rows.forEach((row, index) => {
      if (validate(row)) return;
      const errors = explainErrors(validate.errors).slice(0, MOST_ERRORS).join('; ');
      const name = 'id' in row ? String((row as { readonly id: unknown }).id) : `line ${index + 1}`;
      faults.set(errors, [...(faults.get(errors) ?? []), name]);
    });
    return [...faults].map(([errors, [first, ...more]]) =>
      broken(file, `${first}${more.length > 0 ? ` and ${more.length} more` : ''}: ${errors}`),
    );
  });
}

function repeated(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(ids.filter((id) => seen.size === seen.add(id).size))];
}

function checkIds({ statements, documents, entities }: Snapshot): Finding[] {
  return (
    [
      ['statements.jsonl', statements],
      ['documents.jsonl', documents],
      ['entities.jsonl', entities],
    ] as const
  ).flatMap(([file, rows]) =>
    repeated(rows.map(({ id }) => id)).map((id) => broken(file, `id collision: "${id}" stands on more than one row`)),
  );
}

/** Rows point only to rows that are there. */
function checkLinks({ statements, documents }: Snapshot): Finding[] {
  const releases = new Set(documents.map(({ id }) => id));
  const known = new Set(statements.map(({ id }) => id));
  const links = statements.flatMap(({ id, document, parent }) => [
    ...(releases.has(document) ? [] : [broken('statements.jsonl', `${id}: there is no document "${document}"`)]),
    ...(parent === null || known.has(parent)
      ? []
      : [broken('statements.jsonl', `${id}: there is no parent "${parent}"`)]),
  ]);
  const bounds = documents.flatMap(({ id, deadlines }) =>
    (deadlines ?? [])
      .flatMap(({ statements: bound }) => bound)
      .filter((statement) => !known.has(statement))
      .map((statement) => broken('documents.jsonl', `${id}: a deadline names "${statement}", which is not there`)),
  );
  return [...links, ...bounds];
}

function actCounts(statements: readonly StatementRecord[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { act } of statements) counts[act] = (counts[act] ?? 0) + 1;
  return counts;
}

function unlike(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => (a[key] ?? 0) !== (b[key] ?? 0)).sort();
}

/** Counts and the hash of the inputs follow from the rows. */
function checkManifest(snapshot: Snapshot, manifest: Manifest): Finding[] {
  const { statements, documents, entities, rejects } = snapshot;
  const { counts, inputs } = manifest;
  const found = (['documents', 'statements', 'entities', 'rejects'] as const).flatMap((name) => {
    const rows = { documents, statements, entities, rejects }[name].length;
    if (counts[name] === rows) return [];
    return [broken('manifest.json', `counts.${name} is ${counts[name]}, but there are ${rows} rows`)];
  });
  const acts = unlike(counts.acts, actCounts(statements));
  if (acts.length > 0) found.push(broken('manifest.json', `counts.acts does not fit the rows: ${acts.join(', ')}`));
  const hash = sha256(documents.map((document) => `${document.sha256} ${document.id}\n`).join(''));
  if (hash !== inputs.sha256) {
    found.push(broken('manifest.json', 'inputs.sha256 does not fit the hashes of the releases in documents.jsonl'));
  }
  return found;
}

/**
 * Checks a dataset against its manifest, its schemas and itself: bytes of files, shapes of rows, ids, links between
 * rows, counts.
 *
 * @returns nothing when all is well
 */
export function verifyDataset(snapshot: Snapshot): Finding[] {
  if (snapshot.files.size === 0) return [broken(snapshot.folder, 'there is no dataset in this folder')];
  const unreadable = snapshot.unreadable.map(({ file, line, message }) =>
    broken(file, `${line > 0 ? `line ${line} ` : ''}cannot be read: ${message}`),
  );
  const rows = [...checkRows(snapshot), ...checkIds(snapshot), ...checkLinks(snapshot)];
  const { manifest } = snapshot;
  if (manifest === null) {
    return [broken('manifest.json', 'is missing or cannot be read'), ...unreadable, ...rows];
  }
  const validate = validator('manifest');
  if (!validate(manifest)) {
    const errors = explainErrors(validate.errors).slice(0, MOST_ERRORS).join('; ');
    return [broken('manifest.json', errors), ...unreadable, ...rows];
  }
  const whole = manifest as Manifest;
  return [...checkFiles(snapshot, whole), ...unreadable, ...rows, ...checkManifest(snapshot, whole)];
}
