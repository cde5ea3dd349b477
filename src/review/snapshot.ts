import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  CorrectionOutcome,
  DocumentRecord,
  EntityRecord,
  LexiconEntryRecord,
  Manifest,
  RejectRecord,
  StatementRecord,
} from '../core/records.js';
import { TEXTS } from '../io/dataset.js';
import { type DeclaredField, declaredFields } from './declared.js';

/** A line of a dataset that is no JSON object. */
export interface Unreadable {
  readonly file: string;
  /** From 1; 0 for a whole file. */
  readonly line: number;
  readonly message: string;
}

/** A dataset as it stands in a folder. Rows are taken as they are: `verify` says whether they fit their schemas. */
export interface Snapshot {
  readonly folder: string;
  /** Null when there is none, or it is no JSON object. */
  readonly manifest: Partial<Manifest> | null;
  readonly statements: readonly StatementRecord[];
  readonly documents: readonly DocumentRecord[];
  readonly entities: readonly EntityRecord[];
  readonly rejects: readonly RejectRecord[];
  readonly lexicons: readonly LexiconEntryRecord[];
  readonly corrections: readonly CorrectionOutcome[];
  /** What `datapackage.json` says of the fields of the rows; empty without one. */
  readonly declared: ReadonlyMap<string, DeclaredField>;
  readonly unreadable: readonly Unreadable[];
  /** SHA-256 of each file, by its path in the folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** SHA-256, hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Paths of the files of a dataset, sorted; hidden files are none of it. */
export function datasetFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const top = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const kept = join(folder, TEXTS);
  const texts = existsSync(kept) ? readdirSync(kept).map((name) => `${TEXTS}/${name}`) : [];
  return [...top.map(({ name }) => name).filter((name) => !name.startsWith('.')), ...texts].sort();
}

function objectOf(text: string): object {
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Error('it is no object');
}

/** Fields without which a row cannot be compared at all. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'statements.jsonl': ['id', 'document', 'act', 'cue', 'sentence', 'speakers', 'rules', 'deadlines'],
  'documents.jsonl': ['id', 'sha256', 'deadlines'],
  'entities.jsonl': ['id'],
};

function parsed<T>(text: string, file: string, line: number, unreadable: Unreadable[]): T[] {
  try {
    const value = objectOf(text);
    const lacks = (NEEDED[file] ?? []).filter((field) => !(field in value));
    if (lacks.length > 0) throw new Error(`it lacks ${lacks.join(', ')}`);
    return [value as T];
  } catch (error) {
    unreadable.push({ file, line, message: error instanceof Error ? error.message : String(error) });
    return [];
  }
}

/**
 * Reads a dataset. What cannot be read is told, never thrown: a damaged dataset is compared as far as it goes.
 *
 * @param folder of the dataset; one that is not there is an empty dataset
 */
export function readSnapshot(folder: string): Snapshot {
  const unreadable: Unreadable[] = [];
  const files = new Map(datasetFiles(folder).map((name) => [name, sha256(readFileSync(join(folder, name)))]));
  const textOf = (file: string): string => (files.has(file) ? readFileSync(join(folder, file), 'utf8') : '');
  const rows = <T>(file: string): T[] =>
    textOf(file)
      .split('\n')
      .flatMap((text, index) => (text === '' ? [] : parsed<T>(text, file, index + 1, unreadable)));
  const manifest = files.has('manifest.json')
    ? parsed<Partial<Manifest>>(textOf('manifest.json'), 'manifest.json', 0, unreadable)[0]
    : null;
  return {
    folder,
    manifest: manifest ?? null,
    statements: rows('statements.jsonl'),
    documents: rows('documents.jsonl'),
    entities: rows('entities.jsonl'),
    rejects: rows('rejects.jsonl'),
    lexicons: rows('lexicons.jsonl'),
    corrections: rows('corrections.jsonl'),
    declared: declaredFields(textOf('datapackage.json')),
    unreadable,
    files,
  };
}
